"""What a briefing says, as plain data: what is new, what happened, what comes next, who matters, who tells it differently.

One line an event: of events that are dated alike and told in much the same words, the most important stands for all.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, islice
from typing import NamedTuple

from timeline.model import Citation
from timeline.query import Filters, Row, rows
from timeline.review import Conflict, Due, conflicts, due
from timeline.store.codec import read_citation
from timeline.store.schema import NUMBER

Seen = dict[str, str]
"""What an earlier briefing has told: the event, and what it said of it."""

_ALIKE = 0.5  # the share of words from which on two titles tell the same
_MOST_ACTORS, _MOST_DISAGREEMENTS, _MOST_COMING, _MOST_CITED = 10, 8, 15, 4
_OVERDUE = timedelta(days=366)
"""So long a plan whose day has passed is worth a line."""
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a briefing: an event, how it is new, and the numbers of what tells it."""

    row: Row
    change: str | None
    sources: tuple[int, ...]


class Withdrawn(NamedTuple):
    """What an earlier briefing has told, and what holds no more: its date in EDTF, its title, and why."""

    date: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing, and what it has told."""

    day: date
    since: date | None
    events: int
    fresh: int
    new: list[Item]
    chronology: list[Item]
    passed: list[Item]
    coming: list[Item]
    actors: list[tuple[str, int]]
    disagreements: list[tuple[Conflict, tuple[int, ...]]]
    sources: list[Citation]
    withdrawn: list[Withdrawn]
    seen: Seen
    first: bool
    """Is it the first of its name, so that all is new to it?"""


def briefing(
    store: sqlite3.Connection, filters: Filters, day: date, top: int, window: int, earlier: Seen | None
) -> Briefing:
    """Make a briefing of the `top` most important events; `earlier` is what the last one told, None where none matters."""
    found = list(rows(store, filters._replace(sort="importance", top=None, limit=None)))
    filters = filters._replace(as_of=None, sort="date", top=None)  # the connection is in the past by now
    keys = _keys(store)
    since = day - timedelta(days=window)
    changes = {row.id: _change(row, since, day, keys.get(row.id, ()), earlier) for row in found}
    told = found if earlier is None else [row for row in found if changes[row.id]]
    wanted = {row.id for row in told}
    fresh = [row for row in told if changes[row.id]]
    new = distinct(fresh)[:top]
    best = (alike[0] for alike in distinct(told)[:top])
    passed, coming = _plans(due(store, filters, day), wanted, day)
    away = {} if earlier is None else dict(_withdrawn(store, filters, keys, earlier))
    still = {event: said for event, said in (earlier or {}).items() if event not in away}
    numbers = _Numbers(store)  # in the order in which the briefing cites them

    def items(chosen: Iterable[Row]) -> list[Item]:
        return [Item(row, changes.get(row.id), numbers.of(row.id)) for row in chosen]

    return Briefing(
        day, None if earlier is not None else since, len(told), len(fresh),
        new=items(sorted((alike[0] for alike in new), key=_by_date)),
        chronology=items(sorted((row for row in best if row.status != "planned" or not _to_come(row, day)), key=_by_date)),
        passed=items(passed),
        coming=items(coming),
        actors=_actors(told),
        disagreements=[(each, numbers.of_all(each)) for each in _disagreements(store, filters, wanted)],
        sources=numbers.cited,
        withdrawn=list(away.values()),
        seen={} if earlier is None else _seen(still, chain(passed, coming, *new), keys),
        first=earlier == {},
    )  # fmt: skip


def _plans(plans: Due, wanted: Container[str], day: date) -> tuple[list[Row], list[Row]]:
    """Give the plans that are worth a line: those that were due in the last year, and those that come next."""
    overdue = (day - _OVERDUE).isoformat()
    passed = [row for row in plans.passed if row.id in wanted and (row.end or "") >= overdue]
    coming = sorted((row for row in plans.coming if row.id in wanted), key=_by_deadline)
    return passed[-_MOST_COMING:], coming[:_MOST_COMING]


def _disagreements(store: sqlite3.Connection, filters: Filters, wanted: Container[str]) -> Iterator[Conflict]:
    """Give the first of those events that sources tell differently."""
    told_apart = (conflict for conflict in conflicts(store, filters) if conflict.event in wanted)
    return islice(told_apart, _MOST_DISAGREEMENTS)


def distinct(ranked: Sequence[Row]) -> list[list[Row]]:
    """Put together events of which one tells what another tells; the first of each stands for all."""
    groups: list[list[Row]] = []
    words: dict[tuple[str | None, str | None], list[tuple[set[str], list[Row]]]] = {}
    for row in ranked:
        said = set(_WORD.findall(row.title.lower()))
        others = words.setdefault((row.start, row.end), [])
        alike = next((group for other, group in others if _alike(said, other)), None)
        if alike is None:
            groups.append(alike := [])
        alike.append(row)
        others.append((said, alike))
    return groups


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))


def _withdrawn(
    store: sqlite3.Connection, filters: Filters, keys: Mapping[str, Sequence[str]], earlier: Seen
) -> Iterator[tuple[str, Withdrawn]]:
    """Give what the last briefing told and what the analyst has rejected since, or no article tells any more."""
    for row in rows(store, filters._replace(rejected=not filters.rejected)):
        for event in {row.id, *keys.get(row.id, ())} & earlier.keys():
            yield event, Withdrawn(row.date or "", row.title, "rejected")
    for event, said in earlier.items():
        dated, _, _, *title = said.split(" ", 3)
        if title and not store.execute("SELECT 1 FROM mention WHERE key GLOB ?", (f"{event}*",)).fetchone():
            yield event, Withdrawn(dated, title[0], "no longer told")


def _seen(before: Seen, told: Iterable[Row], keys: Mapping[str, Sequence[str]]) -> Seen:
    """Give what has been told when this briefing is out: what was before, and what it says, each under its id of today."""
    seen = dict(before)
    for row in told:
        for event in (row.id, *keys.get(row.id, ())):
            seen.pop(event, None)
        seen[row.id] = _said(row)
    return seen


def _by_date(row: Row) -> tuple[str, str, str]:
    return row.filed or "~", row.end or "~", row.id


def _by_deadline(row: Row) -> tuple[str, str, str]:
    return row.end or "~", row.start or "", row.id


def _to_come(row: Row, day: date) -> bool:
    return not row.end or row.end >= day.isoformat()


def _said(row: Row) -> str:
    return f"{row.date or ''} {row.status} {row.sources} {row.title}"


def _change(row: Row, since: date, day: date, keys: Sequence[str], earlier: Seen | None) -> str | None:
    """Say how an event is new: to this briefing, or, where none was kept, to the press of the last days."""
    if earlier is None:
        return (
            "new"
            if row.first_published and since.isoformat() < row.first_published <= day.isoformat()
            else None
        )
    before = earlier.get(row.id) or next((earlier[key] for key in keys if key in earlier), None)
    if before is None:
        return "new"
    dated, status, sources, *title = before.split(" ", 3)
    if status != row.status:
        return f"was {status}"
    if dated != (row.date or ""):
        return "date changed"
    if int(sources) < row.sources:
        return "more sources"
    return "title changed" if title and title[0] != row.title else None


def _keys(store: sqlite3.Connection) -> Mapping[str, list[str]]:
    """Give the ids under which each event may have been known before others were merged into it."""
    keys: dict[str, list[str]] = {}
    query = """
    SELECT event_core.id, substr(key, 1, 8) FROM event_mention JOIN mention ON mention.id = mention_id
    JOIN event_core ON number = event_id"""
    for event, key in store.execute(query):
        keys.setdefault(event, []).append(key)
    return keys


def _actors(found: Iterable[Row]) -> list[tuple[str, int]]:
    counts = Counter(name for row in found for name in {actor["name"] for actor in json.loads(row.actors)})
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_ACTORS]


class _Numbers:
    """Numbers the documents in the order in which they are first cited."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._numbers: dict[Citation, int] = {}

    @property
    def cited(self) -> list[Citation]:
        return list(self._numbers)

    def cite(self, document: Citation) -> int:
        """Give a document's number; what its date rests on makes it no other one."""
        return self._numbers.setdefault(replace(document, evidence=None), len(self._numbers) + 1)

    def of_all(self, conflict: Conflict) -> tuple[int, ...]:
        """Give the numbers of what tells an event differently."""
        return tuple(self.cite(each.document) for each in conflict.tellings)

    def of(self, event: str) -> tuple[int, ...]:
        """Give the numbers of what first told an event."""
        query = f"""
        SELECT DISTINCT document.title, published, source, url, path FROM event_mention
        JOIN mention ON mention.id = mention_id JOIN document ON document.id = document_id
        WHERE event_id = {NUMBER} ORDER BY published IS NULL, published, document.id LIMIT ?"""
        return tuple(
            self.cite(read_citation(row)) for row in self._store.execute(query, (event, _MOST_CITED))
        )
