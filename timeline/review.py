"""What an analyst has to look at: plans whose day has passed or comes next, and events that sources tell differently."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from timeline.lookup import Telling, event
from timeline.query import Filters, Row, rows
from timeline.store.events import MENTIONS, read_mention
from timeline.store.facts import Mention
from timeline.store.match import differs_by_date
from timeline.store.schema import NUMBER

_DAYS = 3


@dataclass(frozen=True, slots=True)
class Due:
    """Plans: those whose day has passed with no report of them, and those that come next."""

    passed: list[Row]
    coming: list[Row]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources tell differently, in how they differ, and who tells it how."""

    about: str
    title: str
    tellings: list[Telling]


def due(store: sqlite3.Connection, filters: Filters, day: date) -> Due:
    """Sort the plans that `filters` lets through into those that were due before `day` and those to come."""
    found = Due([], [])
    for row in rows(store, replace(filters, status=("planned",))):
        (found.passed if row.end and row.end < day.isoformat() else found.coming).append(row)
    return found


def conflicts(store: sqlite3.Connection, filters: Filters) -> Iterator[Conflict]:
    """Give the events whose sources differ on status, on who acted, or on the day."""
    seen: set[frozenset[str]] = set()
    for row in list(rows(store, filters)):
        members = _mentions(store, row.id)
        for about, differ in (("status", _differ_on_status), ("who acted", _differ_on_who)):
            if any(differ(a, b) for a, b in combinations(members, 2)):
                yield Conflict(about, row.title, event(store, row.id)[1])
        for other in _on_other_days(store, members):
            if (pair := frozenset({row.id, other})) not in seen:
                seen.add(pair)
                tellings = [*event(store, row.id)[1], *event(store, other)[1]]
                yield Conflict("date", row.title, tellings)


def _mentions(store: sqlite3.Connection, number: str) -> list[Mention]:
    members = f"SELECT mention_id FROM event_mention WHERE event_id = {NUMBER}"
    numbers = [mention for (mention,) in store.execute(members, (number,))]
    return [
        read_mention(row) for row in store.execute(MENTIONS.format(",".join("?" * len(numbers))), numbers)
    ]


def _differ_on_status(a: Mention, b: Mention) -> bool:
    """One tells it as done and the other as not. A plan that was then carried out is no conflict."""
    return {a.event.status, b.event.status} in ({"occurred", "negated"}, {"ongoing", "negated"})


def _differ_on_who(a: Mention, b: Mention) -> bool:
    acting = [
        {actor.country or actor.name for actor in mention.event.actors if actor.role == "source"}
        for mention in (a, b)
    ]
    return all(acting) and not acting[0] & acting[1]


def _on_other_days(store: sqlite3.Connection, members: Sequence[Mention]) -> set[str]:
    """Give the events that other articles date a few days apart, and that are like this one in everything else."""
    found: set[str] = set()
    for mention in members:
        if not mention.comparable:
            continue
        numbers = _around(store, mention)
        query = MENTIONS.format(",".join("?" * len(numbers)))
        for other in (read_mention(row) for row in store.execute(query, numbers)):
            if differs_by_date(mention, other):
                home = store.execute(
                    "SELECT event_core.id FROM event_mention JOIN event_core ON number = event_id WHERE mention_id = ?",
                    (other.id,),
                ).fetchone()
                found.update(home or ())
    return found


def _around(store: sqlite3.Connection, mention: Mention) -> list[int]:
    query = """
    SELECT mention_id FROM merge_key JOIN block ON block.id = block_id JOIN block AS family ON family.id = family_id
    WHERE block.name = ? AND day BETWEEN ? AND ? AND family.name = ?"""
    first, last = (mention.first + timedelta(days=days) for days in (-_DAYS, _DAYS))
    keys = [
        (f"day {party}", first.isoformat(), last.isoformat(), mention.family) for party in mention.parties
    ]
    return sorted({number for values in keys for (number,) in store.execute(query, values)})
