"""The work of an ingest, cut into parts that a process can take: what to read, and what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.extraction import extract_document
from timeline.model import Document, Event
from timeline.reading import (
    Notice,
    Piece,
    Settings,
    Shard,
    Skipped,
    Target,
    parse,
    pieces,
    read_shard,
    shards,
)
from timeline.store.rows import is_here
from timeline.times import tag

_FILES, _PIECES, _BYTES = 8, 16, 1 << 18
"""A part of the work is at most so many files or pieces, or not much more than so many bytes."""
_LARGE = 1 << 20
"""Files of more bytes are read in shards, where they can be."""


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
    """Files to read, or a shard or pieces of one that is too large to be read in one go; `ends` says that it is the last."""

    targets: tuple[Target, ...]
    pieces: tuple[Piece | Skipped, ...] | None = None
    shard: Shard | None = None
    ends: bool = True

    @property
    def size(self) -> int:
        """How many bytes of the files are dealt with when this is done."""
        if self.shard:
            return self.shard.stop - self.shard.start
        return sum(target.size for target in self.targets) if self.ends else 0


def parts(targets: Iterable[Target], settings: Settings, whole: int) -> Iterator[Work]:
    """Cut the work into parts; files of not more than `whole` bytes stay whole, but for large ones that have lines."""
    waiting: list[Target] = []
    for target in targets:
        apart = _apart(target, settings, whole)
        if apart is None:
            waiting.append(target)
        full = len(waiting) >= _FILES or sum(one.size for one in waiting) > _BYTES
        if waiting and (apart or full):
            yield Work(tuple(waiting))
            waiting = []
        yield from apart or ()
    if waiting:
        yield Work(tuple(waiting))


def _apart(target: Target, settings: Settings, whole: int) -> Iterator[Work] | None:
    """Give the parts of a file that does not stay whole: shards, else pieces that are read here, as what is no file is."""
    cut = shards(target, settings, _BYTES) if target.size > _LARGE else []
    if cut:
        return (Work((target,), shard=shard, ends=shard is cut[-1]) for shard in cut)
    return _pieces(target, settings) if target.size > whole or not target.size else None


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
        for piece in _of_target(work, target, settings):
            if isinstance(piece, Skipped):
                yield piece
                continue
            for found in parse(piece, settings):
                yield Told(found) if isinstance(found, Document) else found
        if work.ends:
            yield Finished(target)


def _of_target(work: Work, target: Target, settings: Settings) -> Iterable[Piece | Skipped]:
    if work.pieces is not None:
        return work.pieces
    return read_shard(target, work.shard, settings) if work.shard else pieces(target, settings)


def performed(work: Work, settings: Settings, store: sqlite3.Connection | None) -> Iterator[Outcome]:
    """Read what a part of the work names, and extract the events of what is not in `store` yet."""
    for outcome in outcomes(work, settings):
        if isinstance(outcome, Told) and not (store and is_here(store, outcome.document)):
            yield told(outcome.document)
        else:
            yield outcome


def told(document: Document) -> Told:
    """Extract the events of a document."""
    return Told(document, extract_document(document), unresolved(document))


def unresolved(document: Document) -> int:
    """Count the time expressions that only a publication date would place on the calendar."""
    if document.published:
        return 0
    with_date = sum(1 for found in tag(document.text, date(2000, 1, 1)) if found.edtf)
    return with_date - sum(1 for found in tag(document.text, None) if found.edtf)
