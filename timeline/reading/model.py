"""What is to be read, how, and what the reading of it gives beside documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.errors import InputError
from timeline.model import Document

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d.*)?")
MAX_BYTES = 50_000_000
_READER = 1  # to be raised when files are read differently


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read. `columns` says which column of an export holds which field, `format` overrules detection."""

    published: date | None = None
    columns: tuple[tuple[str, str], ...] = ()
    format: str | None = None
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or an article in a file, that was left out, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about an article that its reader should know; it was read all the same."""

    path: str
    says: str


@dataclass(frozen=True, slots=True)
class Target:
    """A file, a URL or standard input that is to be read; of a file also its size and the time of its last change."""

    path: str | None
    size: int = 0
    changed: int = 0

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.path or "-"

    def stamp(self, settings: Settings) -> str | None:
        """Name the state of a file and the way it is read, None for what is no file: the same stamp gives the same articles."""
        how = f"{settings.published} {settings.columns} {settings.format} {settings.max_bytes}"
        return f"{_READER} {self.size} {self.changed} {how}" if self.changed else None


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one article, or of a file with several, ready to be parsed as `format`.

    `number` names it within its file, if it is a part of one; `charset` and `url` come from the transport.
    """

    path: str | None
    format: str
    data: bytes
    number: str | None = None
    url: str | None = None
    charset: str | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.path or '-'}:{self.number}" if self.number else self.path or "-"


Found = Document | Skipped | Notice


def full_date(text: str) -> date:
    """Read a publication date: YYYY-MM-DD, with or without a time of day behind it."""
    found = _FULL.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise InputError(f"{text!r} is no date; write it as YYYY-MM-DD")
