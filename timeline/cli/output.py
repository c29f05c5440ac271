"""What the commands say: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

from timeline.errors import TimelineError, reason
from timeline.safety import terminal

_UNCUT = 1 << 16


def complain(message: str) -> None:
    """Print a line of trouble."""
    print(f"timeline: {terminal(message)}", file=sys.stderr)


def note(message: str) -> None:
    """Print a line of news: a summary, a hint."""
    print(terminal(message), file=sys.stderr)


def count(number: int, what: str) -> str:
    """Give a number with its noun."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def mute() -> None:
    """Let standard output lead nowhere, so that Python's own flush at the end is silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def width() -> int:
    """Give how many columns a line may have: those of the terminal; into a pipe nothing is cut."""
    return get_terminal_size().columns if sys.stdout.isatty() else _UNCUT


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Give where a result goes: standard output, or a file that is replaced only whole."""
    if path is None or path == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            mute()
            raise _unwritten("standard output", error) from None
        return
    whole = Path(path).resolve()  # what a link points to, not the link
    special = False
    part = Path(f"{whole}.{os.getpid()}.part")
    try:
        special = whole.exists() and not whole.is_file()  # a pipe or a device is written to, never replaced
        part = whole if special else part
        with part.open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        if not special:
            part.replace(whole)
    except OSError as error:
        raise _unwritten(path, error) from None
    finally:
        if not special:
            with suppress(OSError):
                part.unlink()


def _unwritten(path: str, error: OSError) -> TimelineError:
    return TimelineError(f"{path} cannot be written: {reason(error)}")
