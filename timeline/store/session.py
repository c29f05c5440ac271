"""One store open for writing: its database, and the linker that keeps its events in step."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from timeline.model import Document, Event
from timeline.store import match
from timeline.store.connect import BUSY_SECONDS, translated
from timeline.store.facts import Mention
from timeline.store.files import transaction, writing
from timeline.store.link import Linker
from timeline.store.put import insert
from timeline.store.rows import document_row, mention_rows

_CHUNK = 2000


class Session:
    """What everything that writes to a store works with."""

    def __init__(self, database: Database, file: Path) -> None:
        self.database = database
        self.file = file
        self.linker = Linker(database)
        self._seen = -1

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make one whole change: all of it is stored, or nothing."""
        with translated(self.file), uncollected():
            try:
                with transaction(self.database):
                    self._look_around()
                    yield
            except BaseException:
                self.linker.forget_all()  # what was remembered of the change did not happen
                raise

    def _look_around(self) -> None:
        """Forget what is remembered where another process has written since."""
        version = self.database.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen:
            self.linker.forget_all()
            self._seen = version

    def insert(
        self,
        document: Document,
        events: Sequence[Event],
        keys: Sequence[str] | None = None,
        correction: int | None = None,
    ) -> list[int]:
        """Store a document with its events; give its mentions, which are to be linked then.

        The analyst's own entries bring the keys of their mentions and the number of their correction.
        """
        row = document_row(document) | {"id": self._next("document"), "correction_id": correction}
        mentions = mention_rows(document, events)
        if keys:
            row["hash"] = keys[0]
            mentions = [mention | {"key": key} for mention, key in zip(mentions, keys, strict=True)]
        first = self._next("mention")
        numbers = list(range(first, first + len(mentions)))
        store = self.database.conn
        insert(store, "document", [row])
        told = [
            {"id": number, "document_id": row["id"], **mention}
            for number, mention in zip(numbers, mentions, strict=True)
        ]
        insert(store, "mention", told)
        stored = [
            Mention(number, mention["key"], row["id"], replace(event, id=mention["key"], marks=(), steps=()))
            for number, mention, event in zip(numbers, mentions, events, strict=True)
        ]
        if row["text"] == document.text:  # else the events quote what SQLite cannot hold
            self.linker.remember(stored)
        self._find_by(stored)
        return numbers

    def _find_by(self, mentions: Iterable[Mention]) -> None:
        """Enter where mentions are to be found by those that may be one event with them."""
        rows = [
            {"block": block, "day": day, "mention_id": mention.id, "names": names}
            for mention in mentions
            if mention.facts
            for block, day, names in match.blocks(mention.facts)
        ]
        insert(self.database.conn, "merge_key", rows)

    def merge_afresh(self) -> None:
        """Merge all mentions anew, some at a time."""
        self.database.execute("DELETE FROM event")
        self.database.execute("DELETE FROM merge_key")
        numbers = [number for (number,) in self.database.execute("SELECT id FROM mention ORDER BY id")]
        for start in range(0, len(numbers), _CHUNK):
            part = numbers[start : start + _CHUNK]
            self._find_by(self.linker.load(part))
            self.linker.link(part)

    def remove(self, documents: Sequence[int]) -> set[int]:
        """Take documents out; give the mentions of others whose events depended on theirs, to be linked anew."""
        gone = set(self._each("SELECT id FROM mention WHERE document_id = ?", documents))
        touched = self.linker.component(gone)
        places = [
            (block, day, mention.id)
            for mention in self.linker.load(sorted(gone))
            if mention.facts
            for block, day, _ in match.blocks(mention.facts)
        ]
        away = "DELETE FROM merge_key WHERE block = ? AND day = ? AND mention_id = ?"
        self.database.conn.executemany(away, places)
        for event in sorted(set(self._each("SELECT event_id FROM event_mention WHERE mention_id = ?", gone))):
            self.database.execute("DELETE FROM event WHERE id = ?", (event,))
        for document in documents:
            self.database.execute("DELETE FROM document WHERE id = ?", (document,))
        self.linker.forget(gone)
        return touched - gone

    def _each(self, query: str, values: Sequence[int] | set[int]) -> Iterator[int]:
        for value in values:
            for (found,) in self.database.execute(query, (value,)):
                yield found

    def _next(self, table: str) -> int:
        return int(self.database.execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0])


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the search for cycles: what a change makes has none, and to look through it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def session(path: str | Path, busy: float = BUSY_SECONDS) -> Iterator[Session]:
    """Open a store to write to; make it where there is none."""
    from timeline.store.upgrade import upgrade  # the steps work with a session

    with writing(path, busy) as database:
        opened = Session(database, Path(path))
        upgrade(opened)
        yield opened
