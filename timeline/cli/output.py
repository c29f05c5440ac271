"""What the commands say: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from timeline.errors import TimelineError
from timeline.safety import terminal


def complain(message: str) -> None:
    """Print a line of trouble."""
    print(f"timeline: {terminal(message)}", file=sys.stderr)


def note(message: str) -> None:
    """Print a line of news: a summary, a hint."""
    print(terminal(message), file=sys.stderr)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Give where a result goes: standard output, or a file that is replaced only whole."""
    if path is None or path == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    whole = Path(path).resolve()  # what a link points to, not the link
    special = whole.exists() and not whole.is_file()  # a pipe or a device is written to, never replaced
    part = whole if special else Path(f"{whole}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        if not special:
            part.replace(whole)
    except OSError as error:
        raise TimelineError(
            f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}"
        ) from None
    finally:
        if not special:
            part.unlink(missing_ok=True)
