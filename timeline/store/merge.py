"""Which mentions are one event, and what an event says when several tell it.

Everything here is a function of the set of mentions alone, not of the order in which they came: mentions that
may be one event are linked (`match`); each group of linked mentions is cut into events, finest dates first; and an
event takes its fields from its mentions by the rules below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from timeline.model import Actor, Basis, Event, Place, Status
from timeline.store.facts import Facts, Mention, filed
from timeline.store.match import ENOUGH, dates_fit, score

STANDING: dict[Status, int] = {"possible": 0, "planned": 1, "ongoing": 2, "negated": 2, "occurred": 3}
"""How far a report goes: one that goes further stands, of two that go as far the later one."""

Apart = Callable[[str, str], bool]
"""Says of two mentions' keys whether they must not be one event."""

_CLEARLY = 0.1  # by how much the best of several events has to fit better than the next
_ON_AVERAGE = 2.0  # what the evidence has to sum up to with all mentions of an event


def events(mentions: Iterable[Mention], apart: Apart = lambda one, other: False) -> list[list[Mention]]:
    """Cut a group of linked mentions into events, the same way in whatever order they are given.

    The finest dates come first and found the events; a coarser one joins the event that it fits best, and stays
    alone where it fits several equally well.
    """
    clusters: list[_Cluster] = []
    alone: list[list[Mention]] = []
    known = []
    for mention in sorted(mentions, key=lambda mention: mention.key):
        if mention.facts:
            known.append(mention.facts)
        else:
            alone.append([mention])
    known.sort(key=lambda f: (not f.dated, f.span, f.first, f.mention.key))
    for _, same in groupby(known, key=lambda f: (f.dated, f.span, f.first)):
        finer = len(clusters)  # mentions of one date choose among finer events first, then among themselves
        for item in same:
            home = _home(item, clusters[:finer], apart) or _home(item, clusters[finer:], apart)
            if home is None:
                clusters.append(home := _Cluster())
            home.add(item)
    return [[item.mention for item in cluster.members] for cluster in clusters] + alone


class _Cluster:
    """An event in the making: its mentions, and the dates that they give."""

    def __init__(self) -> None:
        self.members: list[Facts] = []
        self._dates: dict[str | None, Facts] = {}

    def add(self, item: Facts) -> None:
        """Take in a mention."""
        self.members.append(item)
        if item.dated:
            self._dates.setdefault(item.mention.event.date, item)

    def fit(self, item: Facts, apart: Apart) -> float:
        """How well a mention fits: 0 where some rule, or the analyst, keeps it out."""
        if not all(dates_fit(item, other) for other in self._dates.values()):
            return 0.0
        if any(apart(item.mention.key, other.mention.key) for other in self.members):
            return 0.0
        scores = [score(item, other) for other in self.members if item.dated or other.dated]
        if not scores or max(scores) < ENOUGH or sum(scores) < _ON_AVERAGE * len(scores):
            return 0.0
        return max(scores) + sum(scores) / len(scores)


def merged(mentions: Sequence[Mention]) -> Event:
    """Say what an event is by all of its mentions: the finest date, the fullest title, all actors."""
    best = lead(mentions).event
    by_time = sorted(mentions, key=_told)
    _, _, status = max((STANDING[m.event.status], n, m.event.status) for n, m in enumerate(by_time))
    dated = [mention.event for mention in mentions if mention.event.date == best.date]
    telling = [mention for mention in mentions if mention.event.status == status]
    fullest = max(
        telling, key=lambda m: (len(m.event.actors), _fullness(m.event.title), m.event.confidence, m.key)
    )
    return replace(
        best,
        id=min(mentions, key=_told).key,
        status=status,
        basis=min((event.basis for event in dated), key=_BASES.index),
        title=fullest.event.title,
        actors=_all_actors(by_time),
        places=_all_places(by_time),
        confidence=_confidence(mentions),
    )


def lead(mentions: Sequence[Mention]) -> Mention:
    """Give the mention that dates an event best."""
    return min(mentions, key=lambda m: (_fineness(m.event), -m.event.confidence, *_told(m)))


_BASES: tuple[Basis, ...] = ("explicit", "context", "relative", "document")


def _told(mention: Mention) -> tuple[date, str]:
    return mention.event.document.published or date.max, mention.key


def _fineness(event: Event) -> tuple[int, int]:
    if event.basis == "document":
        return 3, 0
    if event.start is None or event.end is None:
        return (1 if filed(event) else 2), 0
    return 0, (event.end - event.start).days


def _fullness(title: str) -> int:
    """How much a title tells; one that runs on beyond a line tells no more for it."""
    return min(len(title), 100)


def _confidence(mentions: Sequence[Mention]) -> float:
    """The chance that not all of the documents are wrong, as if each had erred by itself."""
    wrong = 1.0
    best: dict[int, float] = {}
    for mention in mentions:
        best[mention.document] = max(best.get(mention.document, 0.0), mention.event.confidence)
    for confidence in sorted(best.values()):
        wrong *= 1.0 - confidence
    return round(min(1.0 - wrong, 0.99) if len(best) > 1 else max(best.values()), 3)


def _all_actors(mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    found: dict[tuple[str, str | None], Actor] = {}
    for mention in mentions:
        for actor in mention.event.actors:
            found.setdefault((actor.name, actor.country), actor)
    return tuple(sorted(found.values(), key=lambda actor: actor.role != "source"))


def _all_places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for mention in mentions:
        for place in mention.event.places:
            found.setdefault(place.name, place)
    return tuple(found.values())


def _home(item: Facts, clusters: Sequence[_Cluster], apart: Apart) -> _Cluster | None:
    """Give the event that a mention belongs to: the one it fits, the best where it fits several."""
    scored = [(score, cluster) for cluster in clusters if (score := cluster.fit(item, apart))]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY):
        return None
    return scored[0][1]
