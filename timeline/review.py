"""What an analyst has to look at: plans whose day has passed or comes next, and events that sources tell differently."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations

from timeline.model import Event
from timeline.query import Filters, Row, rows
from timeline.store.events import MENTIONS, read_mention
from timeline.store.merging.evidence import one_article, one_word
from timeline.store.merging.facts import Mention
from timeline.store.merging.match import MUTUAL, dates_fit, differs_by_date, names_any, sortable, tell_one_act
from timeline.store.schema import NUMBER

_DAYS = 3


@dataclass(frozen=True, slots=True)
class Due:
    """Plans: those whose day has passed with no report of them, and those that come next."""

    passed: list[Row]
    coming: list[Row]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources tell differently, in how they differ, and the mentions that do, the earliest told first.

    Where it is the date, another event stands on the other date, unless the analyst has made one of the two.
    """

    event: str
    other: str | None
    about: str
    title: str
    tellings: list[Event]


def due(store: sqlite3.Connection, filters: Filters, day: date) -> Due:
    """Sort the plans that `filters` lets through into those that were due before `day` and those to come."""
    found = Due([], [])
    for row in rows(store, filters._replace(status=("planned",))):
        (found.passed if row.end and row.end < day.isoformat() else found.coming).append(row)
    return found


def conflicts(store: sqlite3.Connection, filters: Filters) -> Iterator[Conflict]:
    """Give the events whose sources differ on status, on who acted, or on the day."""
    seen: set[frozenset[str]] = set()
    for row in list(rows(store, filters)):
        reports = [mention for mention in _mentions(store, row.id) if _reports(mention)]
        for about, differ in _WITHIN:
            pairs = (pair for pair in combinations(reports, 2) if differ(*pair))
            if at_odds := _in_order(chain.from_iterable(pairs)):
                yield Conflict(row.id, None, about, row.title, at_odds)
        for other, on_other_days in _on_other_days(store, reports).items():
            if (both := frozenset({row.id, other})) not in seen:
                seen.add(both)
                yield Conflict(
                    row.id, other, "date", row.title, _in_order(chain.from_iterable(on_other_days))
                )


def _in_order(mentions: Iterable[Mention]) -> list[Event]:
    """Give each mention once, the earliest told first."""
    once = {mention.id: mention for mention in mentions}.values()
    told = sorted(once, key=lambda mention: (mention.event.document.published or date.min, mention.id))
    return [mention.event for mention in told]


def _reports(mention: Mention) -> bool:
    """Does it say of a day that something was done, or was not? A plan is no report."""
    return mention.dated and mention.event.status in ("occurred", "ongoing", "negated")


def _differ_on_status(a: Mention, b: Mention) -> bool:
    """One tells it as done and the other as not, in one word: of near words the one may be the other denied."""
    return (
        tell_one_act(a, b)
        and (a.event.status == "negated") != (b.event.status == "negated")
        and one_word(a, b)
    )


def _differ_on_who(a: Mention, b: Mention) -> bool:
    """Those who acted according to one are not so much as named by the other. Who meets whom says nothing."""
    acting = [
        {actor.country or actor.name for actor in mention.event.actors if actor.role == "source"}
        for mention in (a, b)
    ]
    named = names_any(b, acting[0]) or names_any(a, acting[1])
    return tell_one_act(a, b) and a.family not in MUTUAL and all(acting) and not named


def _differ_on_date(a: Mention, b: Mention) -> bool:
    """Two articles put what the analyst says is one event on days that do not fit; merging itself leaves those apart."""
    return not one_article(a, b) and not dates_fit(a, b)


_WITHIN = (("status", _differ_on_status), ("who acted", _differ_on_who), ("date", _differ_on_date))
"""In what the mentions of one event may differ."""


def _on_other_days(
    store: sqlite3.Connection, members: Sequence[Mention]
) -> dict[str, list[tuple[Mention, Mention]]]:
    """Give the events that others date a few days apart, and that are like this one in everything else.

    A document that tells both knows of two days.
    """
    found: dict[str, list[tuple[Mention, Mention]]] = {}
    documents = {mention.document for mention in members}
    for mention in members:
        for other in _around(store, mention):
            if _reports(other) and differs_by_date(mention, other):
                home = str(store.execute(_HOME, (other.id,)).fetchone()[0])
                if documents.isdisjoint(each.document for each in _mentions(store, home)):
                    found.setdefault(home, []).append((mention, other))
    return found


_HOME = "SELECT event_core.id FROM event_mention JOIN event_core ON number = event_id WHERE mention_id = ?"


def _around(store: sqlite3.Connection, mention: Mention) -> list[Mention]:
    """Give the mentions of one family with it that were a few days before or after, with one of its parties."""
    if not mention.comparable:
        return []
    query = """
    SELECT mention_id FROM merge_key JOIN block ON block.id = block_id JOIN block AS family ON family.id = family_id
    WHERE block.name = ? AND day BETWEEN ? AND ? AND family.name = ?"""
    first, last = (mention.first + timedelta(days=days) for days in (-_DAYS, _DAYS))
    keys = [(f"day {party}", sortable(first), sortable(last), mention.family) for party in mention.parties]
    return _read(store, sorted({number for values in keys for (number,) in store.execute(query, values)}))


def _mentions(store: sqlite3.Connection, event: str) -> list[Mention]:
    members = f"SELECT mention_id FROM event_mention WHERE event_id = {NUMBER}"
    return _read(store, [mention for (mention,) in store.execute(members, (event,))])


def _read(store: sqlite3.Connection, numbers: Sequence[int]) -> list[Mention]:
    query = MENTIONS.format(",".join("?" * len(numbers)))
    return [read_mention(row) for row in store.execute(query, numbers)]
