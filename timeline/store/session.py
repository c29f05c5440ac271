"""One store open for writing: its database, and the linker that keeps its events in step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from timeline.collector import collector_off
from timeline.model import Document, Event
from timeline.store.codec import clean
from timeline.store.connect import BUSY_SECONDS, translated
from timeline.store.files import transaction, writing
from timeline.store.link import Linker
from timeline.store.merging import match
from timeline.store.merging.facts import Mention
from timeline.store.put import insert
from timeline.store.rows import document_row, mention_rows, standing, text_row
from timeline.store.upgrade import upgrade

_CHUNK = 2000


class Session:
    """What everything that writes to a store works with."""

    def __init__(self, database: Database, file: Path) -> None:
        self.database = database
        self.file = file
        self.linker = Linker(database)
        self._seen = -1
        self._unlinked: list[int] = []
        # did one of the changes that are made together? None where there are none
        self._failed: bool | None = None

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make one whole change: all of it is stored, or nothing."""
        if self._failed is None:
            with self._transaction():
                yield
                self.settle()
            return
        self._failed = True
        yield
        self._failed = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several changes at once, which is faster. Broken off between two of them, those before are stored."""
        broken: BaseException | None = None
        try:
            with self._transaction():
                self._failed = False
                try:
                    yield
                except BaseException as error:
                    if self._failed:
                        raise
                    broken = error
                self.settle()
        finally:
            self._failed = None
        if broken:
            raise broken

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self.file), collector_off():
            try:
                with transaction(self.database):
                    self._look_around()
                    yield
            except BaseException:
                self.linker.forget_all()  # what was remembered of the change did not happen
                self._unlinked = []
                raise

    def link(self, numbers: Iterable[int]) -> None:
        """Make events of new mentions before what is being changed is stored: of all at once, which is faster."""
        self._unlinked += numbers

    def settle(self) -> None:
        """Make them now, for what has to do with events."""
        numbers, self._unlinked = self._unlinked, []
        if numbers:
            self.linker.link(numbers)

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
        if keys:
            row["hash"] = keys[0]
        insert(self.database.conn, "document", [row])
        return self.tell(row["id"], document, events, keys)

    def tell(
        self, number: int, document: Document, events: Sequence[Event], keys: Sequence[str] | None = None
    ) -> list[int]:
        """Store the events that a document tells, which has this number; give its mentions."""
        mentions = mention_rows(document, events, self.linker.pools)
        if keys:
            mentions = [mention | {"key": key} for mention, key in zip(mentions, keys, strict=True)]
        first = self._next("mention")
        numbers = list(range(first, first + len(mentions)))
        told = [
            {"id": mention, "document_id": number, **row}
            for mention, row in zip(numbers, mentions, strict=True)
        ]
        store = self.database.conn
        insert(store, "mention", told)
        insert(store, "mention_text", [text_row(n, event) for n, event in zip(numbers, events, strict=True)])
        stored = [
            Mention(row["id"], row["key"], number, replace(event, id=row["key"], marks=(), steps=()), *stands)
            for row, event, stands in zip(told, events, standing(document, events), strict=True)
        ]
        if clean(document.text) == document.text:  # else the events quote what SQLite cannot hold
            self.linker.remember(stored)
        self._find_by(stored)
        return numbers

    def _find_by(self, mentions: Iterable[Mention]) -> None:
        """Enter where mentions are to be found by those that may be one event with them."""
        block, rows = self.linker.pools.block, list[tuple[int | str, ...]]()
        for mention in mentions:
            family, names = block(mention.family), len(mention.found_by)
            rows += [(*key, family, names, mention.bits) for key in self._keys(mention)]
        entered = "INSERT INTO merge_key (block_id, day, mention_id, family_id, names, acts) VALUES (?, ?, ?, ?, ?, ?)"
        self.database.conn.executemany(entered, rows)

    def _keys(self, mention: Mention) -> Iterator[tuple[int, str, int]]:
        """The key of each row by which a mention is found."""
        block = self.linker.pools.block
        return ((block(name), day, mention.id) for name, day in match.blocks(mention))

    def merge_afresh(self) -> None:
        """Merge all mentions anew, some at a time."""
        self.database.execute("DELETE FROM event_core")
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
        self._lose(self.linker.load(sorted(gone)))
        for event in sorted(set(self._each("SELECT event_id FROM event_mention WHERE mention_id = ?", gone))):
            self.database.execute("DELETE FROM event_core WHERE number = ?", (event,))
        for document in documents:
            self.database.execute("DELETE FROM document WHERE id = ?", (document,))
        self.linker.forget(gone)
        return touched - gone

    def _lose(self, mentions: Sequence[Mention]) -> None:
        """Take mentions out of what they are found by: names, and the words of the search."""
        keys = [row for mention in mentions for row in self._keys(mention)]
        away = "DELETE FROM merge_key WHERE block_id = ? AND day = ? AND mention_id = ?"
        self.database.conn.executemany(away, keys)
        words = [{"mention_text": "delete"} | text_row(mention.id, mention.event) for mention in mentions]
        insert(self.database.conn, "mention_text", words)

    def _each(self, query: str, values: Sequence[int] | set[int]) -> Iterator[int]:
        for value in values:
            for (found,) in self.database.execute(query, (value,)):
                yield found

    def _next(self, table: str) -> int:
        return int(self.database.execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0])


@contextmanager
def session(path: str | Path, busy: float = BUSY_SECONDS) -> Iterator[Session]:
    """Open a store to write to; make it where there is none."""
    with writing(path, busy) as database:
        opened = Session(database, Path(path))
        upgrade(opened)
        yield opened
