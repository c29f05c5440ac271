"""Write computed events in place of those that their mentions made before, many at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from timeline.store.codec import packed
from timeline.store.events import days_row, event_row
from timeline.store.hand import Composed
from timeline.store.pools import Pools

ID_LENGTH = 8
LISTED = "SELECT value FROM json_each(?1)"
"""The values of a list that is given as JSON, so that one statement serves lists of any length."""

_MEMBERS = f"""
SELECT event_id, mention_id, root FROM event_mention
WHERE event_id IN (SELECT event_id FROM event_mention WHERE mention_id IN ({LISTED}))"""
_ROWS = f"SELECT * FROM event_core WHERE number IN ({LISTED})"
_IDS = f"SELECT id FROM event_core WHERE id IN ({LISTED})"
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
        """Store the events that wait in place of those that their mentions made before; what has not changed stays."""
        waiting = sorted(self._waiting, key=lambda pair: min(mention.key for mention in pair[0].mentions))
        self._waiting = []
        before = self._before([mention.id for event, _ in waiting for mention in event.mentions])
        new = []
        for event, root in waiting:
            row = event_row(event.event, event.mentions, event.event.id[:ID_LENGTH])
            row["rejected"] = int(event.rejected)
            if before.get(row["number"]) == (row, {(mention.id, root) for mention in event.mentions}):
                del before[row["number"]]
            else:
                new.append((event, root, row))
        self._store.executemany("DELETE FROM event_core WHERE number = ?", [(n,) for n in sorted(before)])
        self._insert(new)

    def _before(self, mentions: Sequence[int]) -> dict[int, tuple[dict[str, Any], set[tuple[int, int]]]]:
        """Give the events that these mentions made before: the row of each, and its mentions with their roots."""
        members: dict[int, set[tuple[int, int]]] = {}
        for number, mention, root in self._all(_MEMBERS, mentions):
            members.setdefault(number, set()).add((mention, root))
        if not members:
            return {}
        found = self._all(_ROWS, list(members))
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found]
        return {row["number"]: (row, members[row["number"]]) for row in rows}

    def _insert(self, new: Sequence[tuple[Composed, int, dict[str, Any]]]) -> None:
        rows: dict[str, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        taken = {name for (name,) in self._all(_IDS, [row["id"] for _, _, row in new])}
        for event, root, row in new:
            row["id"] = self._free_id(event.event.id, taken)
            taken.add(row["id"])
            self._rows(rows, event, root, row)
        for table, number in _TABLES.items():  # in order, so that the pages become full
            insert(self._store, table, sorted(rows[table], key=itemgetter(number)))

    def _rows(
        self, rows: dict[str, list[dict[str, Any]]], found: Composed, root: int, row: dict[str, Any]
    ) -> None:
        rows["event_core"].append(row)
        number = row["number"]
        for mention in found.mentions:
            rows["event_mention"].append({"mention_id": mention.id, "event_id": number, "root": root})
        for actor in sorted(self._pools.actors(found.event.actors)):
            rows["event_actor"].append({"actor_id": actor, "event_id": number} | days_row(row))
        for place in sorted(self._pools.places(found.event.places)):
            rows["event_place"].append({"place_id": place, "event_id": number})

    def _free_id(self, key: str, taken: set[str]) -> str:
        """Give the shortest start of a key that names no other event yet."""
        if key[:ID_LENGTH] not in taken:
            return key[:ID_LENGTH]
        for length in range(ID_LENGTH + 1, len(key) + 1):
            if key[:length] not in taken and not self._all(_IDS, [key[:length]]).fetchone():
                return key[:length]
        return self._free_id(key + key[:ID_LENGTH], taken)

    def _all(self, query: str, values: Sequence[int] | Sequence[str]) -> sqlite3.Cursor:
        return self._store.execute(query, (packed(values),))
