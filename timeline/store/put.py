"""Write computed events in place of those that their mentions made before, many at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from timeline.store.events import days_row, event_row
from timeline.store.hand import Composed
from timeline.store.pools import Pools

ID_LENGTH = 8
_CHUNK = 500
_EVENTS = "SELECT event_id FROM event_mention WHERE mention_id IN ({})"
_IDS = "SELECT id FROM event_core WHERE id IN ({})"
_TABLES = {
    "event_core": "number",
    "event_mention": "mention_id",
    "event_actor": "event_id",
    "event_place": "event_id",
}


def insert(store: sqlite3.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns; sqlite-utils, which first looks at what they have, takes four times as long."""
    if rows:
        columns = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        store.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", [list(row.values()) for row in rows]
        )


class EventWriter:
    """Writes events, with the links to their actors and places."""

    def __init__(self, store: sqlite3.Connection, pools: Pools) -> None:
        self._store = store
        self._pools = pools
        self._waiting: list[tuple[Composed, int]] = []

    def forget(self) -> None:
        """Drop the events that wait."""
        self._waiting = []

    def add(self, events: Iterable[Composed], root: int) -> None:
        """Take up the events of one group of linked mentions, which is named by its first mention."""
        self._waiting += [(event, root) for event in events]

    def write(self) -> None:
        """Store the events that wait in place of those that their mentions made before."""
        waiting = sorted(self._waiting, key=lambda pair: min(mention.key for mention in pair[0].mentions))
        self._waiting = []
        members = [mention.id for event, _ in waiting for mention in event.mentions]
        stale = sorted(set(self._each(_EVENTS, members)))
        self._store.executemany("DELETE FROM event_core WHERE number = ?", [(number,) for number in stale])
        rows: dict[str, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        taken = set(self._each(_IDS, [event.event.id[:ID_LENGTH] for event, _ in waiting]))
        for event, root in waiting:
            name = self._free_id(event.event.id, taken)
            taken.add(name)
            self._rows(rows, event, name, root)
        for table, number in _TABLES.items():  # in order, so that the pages become full
            insert(self._store, table, sorted(rows[table], key=itemgetter(number)))

    def _rows(self, rows: dict[str, list[dict[str, Any]]], found: Composed, name: str, root: int) -> None:
        event = found.event
        row = event_row(event, found.mentions, name) | {"rejected": int(found.rejected)}
        rows["event_core"].append(row)
        number = row["number"]
        for mention in found.mentions:
            rows["event_mention"].append({"mention_id": mention.id, "event_id": number, "root": root})
        for actor in sorted(self._pools.actors(event.actors)):
            rows["event_actor"].append({"actor_id": actor, "event_id": number} | days_row(row))
        for place in sorted(self._pools.places(event.places)):
            rows["event_place"].append({"place_id": place, "event_id": number})

    def _free_id(self, key: str, taken: set[str]) -> str:
        """Give the shortest start of a key that names no other event yet."""
        if key[:ID_LENGTH] not in taken:
            return key[:ID_LENGTH]
        for length in range(ID_LENGTH + 1, len(key) + 1):
            if key[:length] not in taken and not list(self._each(_IDS, [key[:length]])):
                return key[:length]
        return self._free_id(key + key[:ID_LENGTH], taken)

    def _each(self, query: str, values: Sequence[int] | Sequence[str]) -> Iterator[Any]:
        for start in range(0, len(values), _CHUNK):
            part = values[start : start + _CHUNK]
            yield from (
                found for (found,) in self._store.execute(query.format(",".join("?" * len(part))), part)
            )
