"""What an event says when several mentions tell it: a function of their set, not of the order in which they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from timeline.lexicon.names import fold
from timeline.model import Actor, Basis, Event, Place, Status
from timeline.store.merging.facts import Mention, filed

_Told = TypeVar("_Told")

STANDING: dict[Status, int] = {"possible": 0, "planned": 1, "ongoing": 2, "negated": 2, "occurred": 3}
"""How far a report goes: one that goes further stands, of two that go as far the later one."""
_NEARLY = 0.75
"""How much of what the most usual title shares with the others another has to share to be as usual."""
_HARDLY = 0.2
"""How often an actor or a place has to be named, compared with the one named most: of many mentions a few are misread."""
_OBJECTS = frozenset({"him", "it", "them"})
_PRONOUNS = frozenset(
    ("he", "her", "his", "it", "its", "she", "that", "their", "these", "they", "this", "those", "we", "which", "who")
)  # fmt: skip


def merged(mentions: Sequence[Mention]) -> Event:
    """Say what an event is by all of its mentions: the finest date, the fullest title, all actors."""
    best = lead(mentions).event
    if len(mentions) == 1 and _tidy(best):
        return best
    by_time = sorted(mentions, key=_told)
    _, _, status = max((STANDING[m.event.status], n, m.event.status) for n, m in enumerate(by_time))
    dated = [mention.event for mention in mentions if mention.event.date == best.date]
    telling = [mention for mention in mentions if mention.event.status == status]
    return replace(
        best,
        id=min(mentions, key=_told).key,
        status=status,
        basis=min((event.basis for event in dated), key=_BASES.index),
        title=_title(telling),
        actors=_all_actors(by_time),
        places=_all_places(by_time),
        confidence=_confidence(mentions),
    )


def _title(mentions: Sequence[Mention]) -> str:
    """Give the fullest of the titles that stand alone and that say what most others say."""
    alone = [mention for mention in mentions if _stands_alone(mention.event.title)] or mentions
    return max(
        _usual(alone),
        key=lambda m: (
            _named(m.event),
            len(m.event.actors),
            _fullness(m.event.title),
            m.event.confidence,
            m.key,
        ),
    ).event.title


def _usual(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Those of many that are told in nearly the most usual words: what few say was said of something else, or misread."""
    if len(mentions) < 3:
        return mentions
    said = [mention.words | mention.titled for mention in mentions]
    count = Counter(word for words in said for word in words)
    length = sum(map(len, said)) / len(said)
    shared = [sum(count[word] - 1 for word in words) / (len(words) + 2 * length) for words in said]
    least = _NEARLY * max(shared)
    return [mention for mention, much in zip(mentions, shared, strict=True) if much >= least]


def _stands_alone(title: str) -> bool:
    """ "This was completed", "Pakistan reopened it": a title with a pronoun says little without the text before it."""
    words = title.casefold().split()
    return _PRONOUNS.isdisjoint(words[:1]) and _OBJECTS.isdisjoint(words)


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
    """Give who takes part by what most say: each in the role that more mentions have, and nobody whom hardly any names.

    Whom some call by the surname alone, or give no state, is who bears the name in full, where but one does.
    """
    told: dict[tuple[str, str | None], list[Actor]] = {}
    for mention in mentions:
        for actor in _once(mention.event.actors):
            told.setdefault((fold(actor.name), actor.country), []).append(actor)
    for short in [key for key in told if key[1] is None]:
        whole = [key for key in told if key != short and _bears(key[0], short[0])]
        if len(whole) == 1:
            full = told[whole[0]][0]
            told[whole[0]] += [
                replace(actor, name=full.name, country=full.country) for actor in told.pop(short)
            ]
    found = [max(actors, key=lambda a: [b.role for b in actors].count(a.role)) for actors in _agreed(told)]
    return tuple(sorted(found, key=_acted))


def _bears(whole: str, short: str) -> bool:
    """Is this the name, or does it end with this surname?"""
    return whole == short or (" " not in short and whole.endswith(f" {short}"))


def _once(actors: Sequence[Actor]) -> Iterable[Actor]:
    """Give each who takes part in a mention once, in the role told first."""
    first: dict[tuple[str, str | None], Actor] = {}
    for actor in actors:
        first.setdefault((actor.name, actor.country), actor)
    return first.values()


def _acted(actor: Actor) -> bool:
    """Sorts those who acted before those to whom it was done."""
    return actor.role != "source"


def _all_places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Give where it happens: no place that hardly any mention names."""
    told: dict[str, list[Place]] = {}
    for mention in mentions:
        for place in mention.event.places:
            told.setdefault(place.name, []).append(place)
    return tuple(places[0] for places in _agreed(told))


def _agreed(told: Mapping[Any, list[_Told]]) -> list[list[_Told]]:
    """Leave out what is named far less often than the rest."""
    most = max(map(len, told.values()), default=0)
    return [named for named in told.values() if len(named) >= _HARDLY * most]
