"""Where what was read goes: into the store, or nowhere, to see what would become of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from timeline.model import Document, Event
from timeline.pipeline.work import Outcome, Told, told
from timeline.reading import Target, is_there
from timeline.store.connect import reading
from timeline.store.rows import absolute, document_row, is_here
from timeline.store.write import Fate, Writer, writer


class Sink(Protocol):
    """Takes documents with their events."""

    def extracted(self, outcome: Outcome) -> Outcome:
        """Give what was found, a document with its events where it is not known yet."""

    def together(self) -> AbstractContextManager[None]:
        """Surround what is to be taken at once; broken off between two documents, those before are taken."""

    def put(self, found: Told) -> tuple[Fate, Told]:
        """Take a document; give what became of it, with its events where it was new."""

    def documents_of(self, target: Target, stamp: str) -> int | None:
        """Give how many documents a file holds, where it was read to its end and has not changed since."""

    def was_read(self, target: Target, stamp: str, documents: int) -> None:
        """Remember that a file was read to its end."""

    def counts(self) -> tuple[int, int]:
        """Count mentions and events."""


class _Storing:
    """Writes to a store, which asks for a document's events only where it does not have them yet."""

    def __init__(self) -> None:
        self.writer: Writer
        self._found = Told(Document(""))

    def events(self, document: Document) -> list[Event]:
        if self._found.events is None:
            self._found = told(document)
        return self._found.events or []

    def extracted(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Told) and outcome.events is None and not self.writer.knows(outcome.document):
            return told(outcome.document)
        return outcome

    def together(self) -> AbstractContextManager[None]:
        return self.writer.together()

    def put(self, found: Told) -> tuple[Fate, Told]:
        self._found = found
        return self.writer.add(found.document).fate, self._found

    def documents_of(self, target: Target, stamp: str) -> int | None:
        return self.writer.documents_of(absolute(target.path) or "", stamp)

    def was_read(self, target: Target, stamp: str, documents: int) -> None:
        self.writer.was_read(absolute(target.path) or "", stamp, documents)

    def counts(self) -> tuple[int, int]:
        return self.writer.count("mention"), self.writer.count("event")


class _Rehearsing:
    """Writes nothing. What would be stored is remembered by its hash, since a second copy of it would change nothing."""

    def __init__(self, store: sqlite3.Connection | None) -> None:
        self._store = store
        self._seen: set[str] = set()
        self._mentions = 0

    def extracted(self, outcome: Outcome) -> Outcome:
        return outcome

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def put(self, found: Told) -> tuple[Fate, Told]:
        name = str(document_row(found.document)["hash"])
        if name in self._seen or (self._store and is_here(self._store, found.document)):
            return "unchanged", found
        self._seen.add(name)
        if found.events is None:
            found = told(found.document)
        self._mentions += len(found.events or ())
        return "new", found

    def documents_of(self, target: Target, stamp: str) -> int | None:
        return None

    def was_read(self, target: Target, stamp: str, documents: int) -> None:
        """Nothing is remembered."""

    def counts(self) -> tuple[int, int]:
        return self._mentions, 0


@contextmanager
def storing(path: Path) -> Iterator[Sink]:
    """Open a store to put documents into; make it where there is none."""
    sink = _Storing()
    with writer(path, sink.events) as sink.writer:
        yield sink


@contextmanager
def rehearsing(path: Path) -> Iterator[Sink]:
    """Open a store to see what it would make of documents; nothing is written, and none is made."""
    if not is_there(path):
        yield _Rehearsing(None)
        return
    with reading(path) as store:
        yield _Rehearsing(store)
