"""What the reading of a file gives beside documents, and how a publication date is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.errors import InputError

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d.*)?")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or an article in a file, that was left out, and why."""

    path: str
    reason: str


def full_date(text: str) -> date:
    """Read a publication date: YYYY-MM-DD, with or without a time of day behind it."""
    found = _FULL.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise InputError(f"{text!r} is no date; write it as YYYY-MM-DD")
