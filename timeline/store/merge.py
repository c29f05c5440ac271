"""What an event says when several mentions tell it: a function of their set, not of the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Actor, Basis, Event, Place, Status
from timeline.store.facts import Mention, filed

STANDING: dict[Status, int] = {"possible": 0, "planned": 1, "ongoing": 2, "negated": 2, "occurred": 3}
"""How far a report goes: one that goes further stands, of two that go as far the later one."""


def merged(mentions: Sequence[Mention]) -> Event:
    """Say what an event is by all of its mentions: the finest date, the fullest title, all actors."""
    best = lead(mentions).event
    if len(mentions) == 1 and _tidy(best):
        return best
    by_time = sorted(mentions, key=_told)
    _, _, status = max((STANDING[m.event.status], n, m.event.status) for n, m in enumerate(by_time))
    dated = [mention.event for mention in mentions if mention.event.date == best.date]
    telling = [mention for mention in mentions if mention.event.status == status]
    fullest = max(
        telling,
        key=lambda m: (
            _named(m.event),
            len(m.event.actors),
            _fullness(m.event.title),
            m.event.confidence,
            m.key,
        ),
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
    if len(mentions) == 1:
        return mentions[0]
    return min(mentions, key=lambda m: (_fineness(m.event), -m.event.confidence, *_told(m)))


_BASES: tuple[Basis, ...] = ("explicit", "context", "relative", "document")


def _tidy(event: Event) -> bool:
    """Says an event of one mention what that mention says?"""
    actors = event.actors
    once = len(actors) == len({(actor.name, actor.country) for actor in actors})
    in_order = list(actors) == sorted(actors, key=_acted)
    return once and in_order and len(event.places) < 2 and event.confidence == round(event.confidence, 3)


def _told(mention: Mention) -> tuple[date, str]:
    return mention.event.document.published or date.max, mention.key


def _fineness(event: Event) -> tuple[int, int]:
    if event.basis == "document":
        return 3, 0
    if event.start is None or event.end is None:
        return (1 if filed(event) else 2), 0
    return 0, (event.end - event.start).days


def _named(event: Event) -> int:
    """How many of those who take part the title names, if only by surname: it reads well alone."""
    return sum(actor.name.rpartition(" ")[2] in event.title for actor in event.actors)


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
    return tuple(sorted(found.values(), key=_acted))


def _acted(actor: Actor) -> bool:
    """Sorts those who acted before those to whom it was done."""
    return actor.role != "source"


def _all_places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for mention in mentions:
        for place in mention.event.places:
            found.setdefault(place.name, place)
    return tuple(found.values())
