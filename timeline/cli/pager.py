"""A pager for what is longer than the terminal: $PAGER, else less."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from shutil import which
from typing import IO, TextIO

from timeline.cli.output import output
from timeline.errors import UsageError


@contextmanager
def pager(wide: bool) -> Iterator[TextIO]:
    """Give where to write so that a pager shows it; standard output where there is none, or nobody to turn pages."""
    words = _words(os.environ.get("PAGER", "less"))
    if not words or words == ["cat"] or not which(words[0]) or not sys.stdin.isatty():
        with output(None) as out:
            yield out
        return
    keys = "FRXS" if wide else "FRX"  # quit if it fits, keep colours, leave it on the screen, do not fold
    settings = {"LESS": os.environ.get("LESS", keys), "LV": "-c"}
    process = subprocess.Popen(
        words, stdin=subprocess.PIPE, encoding="utf-8", errors="replace", env=os.environ | settings
    )
    assert process.stdin
    try:
        with suppress(BrokenPipeError):  # the reader has seen enough
            yield _Terminal(process.stdin)  # type: ignore[misc]
    finally:
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as error:
        raise UsageError(f"PAGER is {command!r}: {str(error).lower()}") from None


class _Terminal:
    """A pipe behind which a terminal stands: what draws for a terminal may draw for this."""

    def __init__(self, pipe: IO[str]) -> None:
        self._pipe = pipe
        self.encoding = "utf-8"

    def write(self, text: str) -> int:
        return self._pipe.write(text)

    def flush(self) -> None:
        self._pipe.flush()

    def isatty(self) -> bool:
        return True
