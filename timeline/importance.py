"""Which events matter most: what many articles tell, on many days, and what is still told long after.

A day that is told of again and again weighs more than a busy one, so that each day of publication counts once for a
period (the day, month or year that an event is dated to), and counts more the further it lies from that period, up to
a month. Inside a period the best-told event comes first and each further one counts half of the one before it, so that
the most important events are not ten tellings of one day. Of what is told equally, what has a known kind, two sides, a
place at the head of its article and a high confidence comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from math import log2
from typing import NamedTuple


class Telling(NamedTuple):
    """One mention of an event, with what is known of the event as a whole."""

    event: str
    start: str | None
    end: str | None
    status: str
    type: str
    actors: int
    confidence: float
    position: int
    published: str | None


Period = tuple[str, str]

_DONE = frozenset(("occurred", "ongoing"))
_UNREAL = 0.3  # what a telling counts of an event that is planned, possible or negated
_PRECISION = ((0, 1.0), (10, 0.7), (31, 0.4), (366, 0.25))  # the most days, and what their tellings count
_VAGUE = 0.15
_LONG = 30  # days after which a telling looks back at what has lasted: longer adds nothing
_LEAD = 500  # characters after which a mention has half the stress of one at the head
_PLAIN = frozenset(("OTHER", "ECONOMY"))


def ranked(tellings: Iterable[Telling]) -> list[str]:
    """Give the events, the most important first; `tellings` come grouped by event."""
    told: dict[Period, dict[str, float]] = defaultdict(dict)
    merits: dict[Period, dict[str, float]] = defaultdict(dict)
    for event, group in groupby(tellings, key=lambda telling: telling.event):
        members = list(group)
        period = _period(members[0])
        days = _days_told(members)
        merits[period][event] = log2(1 + sum(days.values())) + _quality(members)
        for day, weight in days.items():
            told[period][day] = max(weight, told[period].get(day, 0.0))
    scores: dict[str, tuple[float, str]] = {}
    for period, events in merits.items():
        weight = _precision(period) * sum(told[period].values())
        best = sorted(events, key=lambda event: (-events[event], event))
        for number, event in enumerate(best):
            scores[event] = (weight + events[event] / 4) / 2**number, period[0]
    return sorted(scores, key=lambda event: (-scores[event][0], scores[event][1], event))


def _period(telling: Telling) -> Period:
    return telling.start or "", telling.end or ""


def _days_told(members: Iterable[Telling]) -> dict[str, float]:
    """Weigh the days of publication on which an event is told, by how far they lie from it."""
    days: dict[str, float] = {}
    for telling in members:
        share = 1.0 if telling.status in _DONE else _UNREAL
        weight = share * log2(2 + min(_LONG, _gap(telling)))
        day = telling.published or ""
        days[day] = max(weight, days.get(day, 0.0))
    return days


def _gap(telling: Telling) -> int:
    """Count the days between an event and what tells it; none where the one holds the other."""
    if not telling.published or not (telling.start or telling.end):
        return 0
    first, last = telling.start or telling.end or "", telling.end or telling.start or ""
    if telling.published < first:
        return _days(telling.published, first)
    return _days(last, telling.published) if telling.published > last else 0


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _quality(members: list[Telling]) -> float:
    """Say how much the event itself promises, from 0 to 1: its kind, its sides, its place in the text, its confidence."""
    event = members[0]
    lead = max(1 / (1 + telling.position / _LEAD) for telling in members)
    return (
        0.3 * (event.type not in _PLAIN) + 0.15 * min(2, event.actors) + 0.2 * lead + 0.2 * event.confidence
    )


def _precision(period: Period) -> float:
    first, last = period
    if not first or not last:
        return _VAGUE
    span = _days(first, last)
    return next((share for most, share in _PRECISION if span <= most), _VAGUE)
