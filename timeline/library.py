"""The store as Python sees it: put documents in, ask for events.

with timeline.open_store("chronology.db") as store:
    store.ingest(documents)
    for event in store.events(Filters(actor=("Japan",))):
        ...
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

from timeline.convert import as_event
from timeline.model import Document, Event
from timeline.query import Filters, rows
from timeline.store.connect import reading
from timeline.store.write import Writer, writer

_BATCH = 32  # documents in one change


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the documents of one `ingest`, and how many mentions of events they hold."""

    new: int
    replaced: int
    unchanged: int
    mentions: int


class Store:
    """A store of documents and of the events that they tell. Made by `open_store`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._open = ExitStack()
        self._writer: Writer = self._open.enter_context(writer(self.path, _extract))

    def ingest(self, documents: Iterable[Document]) -> Summary:
        """Store documents with their events; each whole or not at all, and each once."""
        tally: Counter[str] = Counter()
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            for stored in self._writer.add_all(batch):
                tally[stored.fate] += 1
                tally["mentions"] += stored.mentions
        return Summary(tally["new"], tally["replaced"], tally["unchanged"], tally["mentions"])

    def events(self, filters: Filters | None = None) -> Iterator[Event]:
        """Give the events that `filters` asks for, in order."""
        with reading(self.path) as connection:
            for row in rows(connection, filters or Filters()):
                yield as_event(row)

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: str | Path) -> Store:
    """Open the store at `path`, or make one there."""
    return Store(path)


def _extract(document: Document) -> list[Event]:
    from timeline.extraction import extract_document

    return extract_document(document)
