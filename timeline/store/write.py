"""Put documents into a store: each whole or not at all, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database

from timeline.model import Document, Event
from timeline.store import merge
from timeline.store.codec import text_date
from timeline.store.connect import BUSY_SECONDS, translated
from timeline.store.link import Linker
from timeline.store.migrate import transaction, writing
from timeline.store.rows import document_row, mention_rows

Fate = Literal["new", "replaced", "unchanged"]
Extract = Callable[[Document], list[Event]]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a document, and how many events it tells."""

    fate: Fate
    mentions: int


class Writer:
    """Writes to one store. `extract` makes a document's events; it is called for new text only."""

    def __init__(self, database: Database, file: Path, extract: Extract) -> None:
        self._database = database
        self._file = file
        self._extract = extract
        self._linker = Linker(database)

    def add(self, document: Document) -> Stored:
        """Store a document with its events, in place of an older text of the same URL or path."""
        row = document_row(document)
        with translated(self._file):
            if self._same(row):
                return Stored("unchanged", 0)
        events = self._extract(document)
        with translated(self._file), transaction(self._database):
            if self._same(row):  # another process stored it meanwhile
                return Stored("unchanged", 0)
            older = self._older(row)
            touched = self._remove(older) if older else set()
            added = self._insert(row, events, mention_rows(document, events))
            self._linker.relink([*sorted(touched), *added])
        return Stored("replaced" if older else "new", len(events))

    def count(self, table: Literal["document", "mention", "event"]) -> int:
        """Count the rows of a table."""
        return int(self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def _same(self, row: dict[str, Any]) -> bool:
        """Is this text here already? Then only the place where it was last seen is kept up to date."""
        found = self._database.execute(
            "SELECT id, path FROM document WHERE hash = ?", (row["hash"],)
        ).fetchone()
        if found and row["path"] and found[1] != row["path"]:
            self._database.execute("UPDATE document SET path = ? WHERE id = ?", (row["path"], found[0]))
        return bool(found)

    def _older(self, row: dict[str, Any]) -> list[int]:
        """Give the documents that this one takes the place of: those of its URL, else of its path."""
        for name in ("url", "path"):
            if row[name]:
                found = self._database.execute(
                    f"SELECT id FROM document WHERE {name} = ?", (row[name],)
                ).fetchall()
                if found:
                    return [number for (number,) in found]
        return []

    def _remove(self, documents: list[int]) -> set[int]:
        """Take documents out; give the mentions of others whose events depended on theirs."""
        gone: set[int] = set()
        for document in documents:
            gone.update(
                n
                for (n,) in self._database.execute(
                    "SELECT id FROM mention WHERE document_id = ?", (document,)
                )
            )
        touched = self._linker.component(gone)
        events = {
            event
            for mention in gone
            for (event,) in self._database.execute(
                "SELECT event_id FROM event_mention WHERE mention_id = ?", (mention,)
            )
        }
        for event in sorted(events):
            self._database.execute("DELETE FROM event WHERE id = ?", (event,))
        for document in documents:
            self._database.execute("DELETE FROM document WHERE id = ?", (document,))
        self._linker.forget(gone)
        return touched - gone

    def _insert(self, row: dict[str, Any], events: list[Event], mentions: list[dict[str, Any]]) -> list[int]:
        row["id"] = self._next("document")
        first = self._next("mention")
        numbers = list(range(first, first + len(mentions)))
        self._database.table("document").insert(row)
        self._database.table("mention").insert_all(
            {"id": number, "document_id": row["id"], **mention}
            for number, mention in zip(numbers, mentions, strict=True)
        )
        self._database.table("merge_key").insert_all(
            {"block": block, "day": text_date(merge.filed(event)), "mention_id": number}
            for number, event in zip(numbers, events, strict=True)
            for block in merge.blocks(event)
        )
        return numbers

    def _next(self, table: str) -> int:
        return int(self._database.execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0])


@contextmanager
def writer(path: str | Path, extract: Extract, busy: float = BUSY_SECONDS) -> Iterator[Writer]:
    """Open a store to write to; make it where there is none."""
    with writing(path, busy) as database:
        yield Writer(database, Path(path), extract)
