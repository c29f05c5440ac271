"""Put documents into a store: each whole or not at all, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from timeline.model import Document, Event
from timeline.store.codec import read_citation
from timeline.store.connect import BUSY_SECONDS, translated
from timeline.store.correct import edits_on, keep
from timeline.store.rows import document_row, is_here
from timeline.store.schema import UNNAMED
from timeline.store.session import Session, session

Fate = Literal["new", "replaced", "unchanged"]
Extract = Callable[[Document], list[Event]]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a document, and how many events it tells."""

    fate: Fate
    mentions: int


class Writer:
    """Writes documents to one store. `extract` makes a document's events; it is called for new text only."""

    def __init__(self, opened: Session, extract: Extract) -> None:
        self._session = opened
        self._extract = extract

    def knows(self, document: Document) -> bool:
        """Is this document in the store?"""
        with translated(self._session.file):
            return is_here(self._session.database.conn, document)

    def together(self) -> AbstractContextManager[None]:
        """Surround what is to be stored at once; broken off between two documents, those before are stored."""
        return self._session.together()

    def add(self, document: Document) -> Stored:
        """Store a document with its events, in place of an older text of the same URL or path."""
        return self.add_all([document])[0]

    def add_all(self, documents: Sequence[Document]) -> list[Stored]:
        """Store several documents in one change, which is faster for many small ones."""
        rows = [document_row(document) for document in documents]
        with translated(self._session.file):
            here = [self._is_here(row) for row in rows]
        told = [
            [] if known else self._extract(document) for known, document in zip(here, documents, strict=True)
        ]
        if all(here):
            return [Stored("unchanged", 0)] * len(documents)
        with self._session.change():
            return [self._store(*item) for item in zip(rows, documents, told, strict=True)]

    def _store(self, row: Mapping[str, Any], document: Document, events: list[Event]) -> Stored:
        if self._is_here(row):  # it was before, or another process has stored it meanwhile
            return Stored("unchanged", 0)
        if older := self._older(row):
            self._put(older, document, events)
            return Stored("replaced", len(events))
        self._session.link(self._session.insert(document, events))
        return Stored("new", len(events))

    def forget(self, source: str) -> int:
        """Take out all articles of a source, UNNAMED for those without one; give how many there were.

        What the analyst has entered is no article.
        """
        with self._session.change():
            found = self._session.database.execute(
                "SELECT id FROM document WHERE coalesce(source, ?) = ? AND correction_id IS NULL",
                (UNNAMED, source),
            ).fetchall()
            documents = [number for (number,) in found]
            self._session.settle()
            edits = edits_on(self._session, documents)
            self._session.linker.relink(sorted(self._session.remove(documents)))
            keep(self._session, edits)
            self._session.database.execute("DELETE FROM file")  # what is gone may be read again
        return len(documents)

    def documents_of(self, path: str, stamp: str) -> int | None:
        """Give how many documents a file holds, where it was read to its end and has not changed since."""
        query = "SELECT documents FROM file WHERE path = ? AND stamp = ?"
        found = self._session.database.execute(query, (path, stamp)).fetchone()
        return int(found[0]) if found else None

    def was_read(self, path: str, stamp: str, documents: int) -> None:
        """Remember that a file was read to its end; `stamp` says in which state, and how."""
        with self._session.change():
            self._session.database.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (path, stamp, documents)
            )

    def rebuild(self) -> int:
        """Extract the events of all documents anew; give how many documents there are."""
        query = "SELECT id, text, title, published, source, url, path, evidence FROM document WHERE correction_id IS NULL ORDER BY id"
        stored = self._session.database.execute(query).fetchall()
        for number, text, *cited in stored:
            document = Document(text, read_citation(cited))
            events = self._extract(document)
            with self._session.change():
                self._put([number], document, events)
        return len(stored)

    def _put(self, older: Sequence[int], document: Document, events: list[Event]) -> None:
        self._session.settle()
        edits = edits_on(self._session, older)
        touched = self._session.remove(older)
        added = self._session.insert(document, events)
        self._session.linker.relink(sorted(touched))
        self._session.linker.link(added)
        keep(self._session, edits)

    def count(self, table: Literal["document", "mention", "event"]) -> int:
        """Count the rows of a table."""
        counted = "event_core" if table == "event" else table
        return int(self._session.database.execute(f"SELECT count(*) FROM {counted}").fetchone()[0])

    def _is_here(self, row: Mapping[str, Any]) -> bool:
        """Is this text here already? Then only the place where it was last seen is kept up to date."""
        execute = self._session.database.execute
        found = execute("SELECT id, path FROM document WHERE hash = ?", (row["hash"],)).fetchone()
        if found and row["path"] and found[1] != row["path"]:
            execute("UPDATE document SET path = ? WHERE id = ?", (row["path"], found[0]))
        return bool(found)

    def _older(self, row: Mapping[str, Any]) -> list[int]:
        """Give the documents that this one takes the place of: those of its URL, else of its path."""
        execute = self._session.database.execute
        for name in ("url", "path"):
            found = execute(f"SELECT id FROM document WHERE {name} = ?", (row[name],)).fetchall()
            if found:
                return [number for (number,) in found]
        return []


@contextmanager
def writer(path: str | Path, extract: Extract, busy: float = BUSY_SECONDS) -> Iterator[Writer]:
    """Open a store to write documents to; make it where there is none."""
    with session(path, busy) as opened:
        yield Writer(opened, extract)
