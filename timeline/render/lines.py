"""Many lines, written in few steps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TextIO

_BLOCK = 100  # lines


def write_lines(lines: Iterable[str], out: TextIO) -> None:
    """Write lines as they come, a block of them at once."""
    lines = iter(lines)
    while block := "".join(islice(lines, _BLOCK)):
        out.write(block)
