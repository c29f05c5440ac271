"""Events by actor, type or place. An event with several actors or places stands under each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from timeline.query import Row
from timeline.render.view import GroupBy

NONE = "(none)"
"""The heading of events without an actor or a place."""


def grouped(rows: Iterable[Row], by: GroupBy) -> list[tuple[str, list[Row]]]:
    """Give the groups, the biggest first, each in the order of its rows."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for name in HEADINGS[by](row) or (NONE,):
            groups.setdefault(name, []).append(row)
    return sorted(groups.items(), key=lambda group: (group[0] == NONE, -len(group[1]), group[0]))


def _names(packed: str) -> Sequence[str]:
    return list(dict.fromkeys(record["name"] for record in json.loads(packed)))


HEADINGS: dict[str, Callable[[Row], Sequence[str]]] = {
    "date": lambda row: [row.filed[:4]] if row.filed else [],
    "actor": lambda row: _names(row.actors),
    "type": lambda row: [row.type],
    "place": lambda row: _names(row.places),
}
"""What an event is filed under, for each way to group."""
