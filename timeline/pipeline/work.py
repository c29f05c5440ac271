"""The work of an ingest, cut into parts that a process can take: what to read, and what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.extraction import extract_document
from timeline.model import Document, Event
from timeline.reading import Notice, Piece, Settings, Skipped, Target, parse, pieces
from timeline.store.rows import document_row
from timeline.times import tag

_FILES, _PIECES, _BYTES = 8, 16, 1 << 18
"""A part of the work is at most so many files or pieces, or not much more than so many bytes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its events; None where they have not been looked for."""

    document: Document
    events: list[Event] | None = None
    unresolved: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """All that a file holds has been given."""

    target: Target


Outcome = Told | Skipped | Notice | Finished
"""What is found between the ends of two files belongs to the second."""


@dataclass(frozen=True, slots=True)
class Work:
    """Files to read, or pieces of one that is too large to be read in one go; `ends` says that they are its last."""

    targets: tuple[Target, ...]
    pieces: tuple[Piece | Skipped, ...] | None = None
    ends: bool = True

    @property
    def size(self) -> int:
        """How many bytes of the files are dealt with when this is done."""
        return sum(target.size for target in self.targets) if self.ends else 0


def parts(targets: Iterable[Target], settings: Settings, whole: int) -> Iterator[Work]:
    """Cut the work. Files of more than `whole` bytes, and what is no file, are read here and given in pieces."""
    waiting: list[Target] = []
    for target in targets:
        if target.size > whole or not target.size:
            if waiting:
                yield Work(tuple(waiting))
                waiting = []
            yield from _pieces(target, settings)
            continue
        waiting.append(target)
        if len(waiting) >= _FILES or sum(one.size for one in waiting) > _BYTES:
            yield Work(tuple(waiting))
            waiting = []
    if waiting:
        yield Work(tuple(waiting))


def _pieces(target: Target, settings: Settings) -> Iterator[Work]:
    waiting: list[Piece | Skipped] = []
    size = 0
    for piece in pieces(target, settings):
        waiting.append(piece)
        size += len(piece.data) if isinstance(piece, Piece) else 0
        if len(waiting) >= _PIECES or size > _BYTES:
            yield Work((target,), tuple(waiting), ends=False)
            waiting, size = [], 0
    yield Work((target,), tuple(waiting))


def outcomes(work: Work, settings: Settings) -> Iterator[Outcome]:
    """Read what a part of the work names; nothing is extracted yet."""
    for target in work.targets:
        for piece in pieces(target, settings) if work.pieces is None else work.pieces:
            if isinstance(piece, Skipped):
                yield piece
                continue
            for found in parse(piece, settings):
                yield Told(found) if isinstance(found, Document) else found
        if work.ends:
            yield Finished(target)


def performed(work: Work, settings: Settings, store: sqlite3.Connection | None) -> Iterator[Outcome]:
    """Read what a part of the work names, and extract the events of what is not in `store` yet."""
    for outcome in outcomes(work, settings):
        if isinstance(outcome, Told) and not (store and is_here(store, outcome.document)):
            yield told(outcome.document)
        else:
            yield outcome


def told(document: Document) -> Told:
    """Extract the events of a document."""
    return Told(document, extract_document(document), _unresolved(document))


def is_here(store: sqlite3.Connection, document: Document) -> bool:
    """Is this document in the store?"""
    query = "SELECT 1 FROM document WHERE hash = ?"
    return store.execute(query, (document_row(document)["hash"],)).fetchone() is not None


def _unresolved(document: Document) -> int:
    """Count the time expressions that only a publication date would place on the calendar."""
    if document.published:
        return 0
    with_date = sum(1 for found in tag(document.text, date(2000, 1, 1)) if found.edtf)
    return with_date - sum(1 for found in tag(document.text, None) if found.edtf)
