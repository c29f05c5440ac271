"""Many lines, written in few steps; and long ones, broken between words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from textwrap import wrap
from typing import TextIO

_BLOCK = 100  # lines


def write_lines(lines: Iterable[str], out: TextIO) -> None:
    """Write lines as they come, a block of them at once."""
    lines = iter(lines)
    while block := "".join(islice(lines, _BLOCK)):
        out.write(block)


def wrapped(text: str, width: int, indent: str = "", under: int = 3) -> list[str]:
    """Break a text into lines of this width; all but the first stand `under` columns further in."""
    return wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * under,
        break_long_words=False,
        break_on_hyphens=False,
    )
