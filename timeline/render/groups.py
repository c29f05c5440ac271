"""Events under headings: by year, actor, type or place. An event with several actors or places stands under each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from timeline.query import Row, falls_in
from timeline.render.records import year
from timeline.render.view import GroupBy, View

BY_IMPORTANCE = "by importance"
LONGER = "longer spans"
"""The heading of what a period has only a part of, or nothing that the text says."""
UNSORTED = (BY_IMPORTANCE, LONGER)
"""The headings under which past and future stand mixed."""


def sections(rows: Iterable[Row], view: View) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give the sections of a chronology, each with its heading, in the order of the rows; years as the rows come."""
    if view.group_by != "date":
        yield from grouped(rows, view.group_by)
    else:
        yield from groupby(rows, key=lambda row: under(row, view))


def under(row: Row, view: View) -> str:
    """Say under which heading an event stands by its date; what only reaches over the period comes behind, under one."""
    if not view.by_date:
        return BY_IMPORTANCE
    return LONGER if view.within and not falls_in(row, view.within) else year(row)


def grouped(rows: Iterable[Row], by: GroupBy) -> list[tuple[str, list[Row]]]:
    """Give the groups, the biggest first and what has none last, each in the order of its rows."""
    groups: dict[str, list[Row]] = {}
    none = f"no {by}"
    for row in rows:
        for name in HEADINGS[by](row) or (none,):
            groups.setdefault(name, []).append(row)
    return sorted(groups.items(), key=lambda group: (group[0] == none, -len(group[1]), group[0]))


def _names(packed: str) -> Sequence[str]:
    return list(dict.fromkeys(record["name"] for record in json.loads(packed)))


HEADINGS: dict[str, Callable[[Row], Sequence[str]]] = {
    "actor": lambda row: _names(row.actors),
    "type": lambda row: [row.type],
    "place": lambda row: _names(row.places),
}
"""What an event is filed under, for each way to group."""
