"""Which mentions are one event, and what an event says when several tell it.

Everything here is a function of the set of mentions alone, not of the order in which they came: mentions that
could be one event are linked; each group of linked mentions is cut into events, finest dates first; and an
event takes its fields from its mentions by the rules below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from timeline.model import Actor, Basis, Event, Place, Status

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("CONSULT",),
    ("AGREE", "SUPPORT", "COOPERATE", "CONCEDE"),
    ("DISAPPROVE", "DEMAND", "REJECT", "THREATEN"),
    ("ASSAULT", "COERCE"),
    ("INVESTIGATE", "CRIME"),
    ("OFFICE", "ELECT"),
)
"""Types that careful coders give to one and the same event; every other type is a family of its own."""

NEAR: tuple[tuple[str, ...], ...] = (
    ("visit", "trip", "travel", "arriv", "tour", "land", "fly", "flew", "stop", "touch"),
    (
        "meet",
        "met",
        "meeting",
        "talk",
        "summit",
        "host",
        "hold",
        "held",
        "gather",
        "conven",
        "attend",
        "confer",
    ),
    (
        "sign",
        "agree",
        "agreement",
        "accord",
        "pact",
        "treaty",
        "deal",
        "conclud",
        "seal",
        "communiqu",
        "declaration",
    ),
    ("invad", "invasion", "attack", "assault", "offensive", "war", "launch", "begin", "began", "start"),
    ("station", "deploy", "deployment", "base", "regiment", "complet"),
    ("adopt", "approv", "announc", "unveil", "publish", "outlin", "releas", "pass"),
    ("take", "took", "office", "appoint", "becam", "becom", "succeed", "swear", "sworn", "inaugurat"),
    ("elect", "election", "win", "won", "vote", "poll", "referendum"),
    ("test", "fire", "launch", "missil"),
    ("exercise", "drill", "maneuver", "manoeuvr"),
    ("kill", "die", "dead", "death", "assassinat", "shot", "shoot"),
)
"""Stems of triggers that tell of one act in different words. A stem may stand in several rows."""

SERIAL = frozenset(
    {"ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "THREATEN", "ECONOMY", "DISASTER", "DISAPPROVE"}
)
"""Types that come in series: a date that is coarser than a month does not say which of them is meant."""

STANDING: dict[Status, int] = {"possible": 0, "planned": 1, "ongoing": 2, "negated": 2, "occurred": 3}
"""How far a report goes: one that goes further stands, of two that go as far the later one."""

Apart = Callable[[str, str], bool]
"""Says of two mentions' keys whether they must not be one event."""

_YEAR = 366
_MONTH = 31
_SIMILAR = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    "the and for with from that its his her their after over into will was were has have been".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one document tells it, with what merging needs to know of its place in the store."""

    id: int
    key: str
    document: int
    event: Event


@dataclass(frozen=True, slots=True)
class Facts:
    """What two mentions are compared by."""

    mention: Mention
    family: str
    principals: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    first: date
    last: date
    open: bool

    @property
    def span(self) -> int:
        """How many days the date allows, less one."""
        return (self.last - self.first).days


def family(event_type: str) -> str:
    """Name the family of a type by its first member."""
    return next((members[0] for members in FAMILIES if event_type in members), event_type)


def principals(event: Event) -> frozenset[str]:
    """Give who takes part: states and all that act for them by the state's code, others by name."""
    return frozenset(actor.country or actor.name for actor in event.actors)


def filed(event: Event) -> date | None:
    """Give the day under which a chronology lists an event: its first, or the deadline where that is open."""
    return event.start or event.end


def blocks(event: Event) -> list[str]:
    """Give the keys under which mentions that could be the same event are found; none where it stays alone."""
    if facts(Mention(0, "", 0, event)) is None:
        return []
    return sorted(f"{family(event.type)} {name}" for name in principals(event))


def facts(mention: Mention) -> Facts | None:
    """Give what a mention is compared by, or None where it can be no other's: no date, no actor, a vague date."""
    event = mention.event
    day = filed(event)
    last = event.end or event.start
    if not day or not last or event.basis == "document" or not event.actors or (last - day).days > _YEAR:
        return None
    return Facts(
        mention,
        family(event.type),
        principals(event),
        _stems(event.trigger),
        _words(event.title),
        day,
        last,
        event.start is None or event.end is None,
    )


def linked(a: Facts, b: Facts) -> bool:
    """Could these two mentions be one event?"""
    return (
        a.family == b.family and _dates_fit(a, b) and _actors_fit(a.principals, b.principals) and _near(a, b)
    )


def events(mentions: Iterable[Mention], apart: Apart = lambda one, other: False) -> list[list[Mention]]:
    """Cut a group of linked mentions into events, the same way in whatever order they are given.

    The finest dates come first and found the events; a coarser one joins the event that it fits best, and stays
    alone where it fits several equally well.
    """
    clusters: list[list[Facts]] = []
    alone: list[list[Mention]] = []
    ordered = sorted(mentions, key=lambda mention: mention.key)
    known = []
    for mention in ordered:
        found = facts(mention)
        if found is None:
            alone.append([mention])
        else:
            known.append(found)
    known.sort(key=lambda f: (f.span, f.first, f.mention.key))
    for _, same in groupby(known, key=lambda f: (f.span, f.first)):
        finer = len(clusters)  # mentions of one date choose among finer events first, then among themselves
        for item in same:
            home = _home(item, clusters[:finer], apart) or _home(item, clusters[finer:], apart)
            if home is None:
                clusters.append([item])
            else:
                home.append(item)
    return [[item.mention for item in cluster] for cluster in clusters] + alone


def merged(mentions: Sequence[Mention]) -> Event:
    """Say what an event is by all of its mentions: the finest date, the fullest title, all actors."""
    best = lead(mentions).event
    by_time = sorted(mentions, key=_told)
    status = max(enumerate(by_time), key=lambda pair: (STANDING[pair[1].event.status], pair[0]))[
        1
    ].event.status
    dated = [mention.event for mention in mentions if mention.event.date == best.date]
    fullest = max(
        mentions, key=lambda m: (len(m.event.actors), _fullness(m.event.title), m.event.confidence, m.key)
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


def _home(item: Facts, clusters: Sequence[list[Facts]], apart: Apart) -> list[Facts] | None:
    """Give the event that a mention belongs to: the one it fits, the best where it fits several."""
    scored = []
    for cluster in clusters:
        score = _fit(item, cluster)
        if score > 0 and not any(apart(item.mention.key, other.mention.key) for other in cluster):
            scored.append((score, cluster))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    if len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1:
        return None
    return scored[0][1]


def _fit(item: Facts, cluster: Sequence[Facts]) -> float:
    """How well a mention fits an event: 0 where some rule keeps it out."""
    everyone = frozenset().union(*(other.principals for other in cluster))
    if item.family != cluster[0].family or not _actors_fit(item.principals, everyone):
        return 0.0
    if not all(_dates_fit(item, other) for other in cluster) or not any(
        _near(item, other) for other in cluster
    ):
        return 0.0
    shared = len(item.principals & everyone) / len(item.principals | everyone)
    return shared + max(_similarity(item.words, other.words) for other in cluster)


def _dates_fit(a: Facts, b: Facts) -> bool:
    """Equal dates, or one that holds the other and is not too coarse to say which of a series is meant."""
    if a.open or b.open:
        return a.mention.event.date == b.mention.event.date
    if (a.first, a.last) == (b.first, b.last):
        return a.span <= _MONTH or a.family not in SERIAL
    coarse, fine = (a, b) if a.span > b.span else (b, a)
    if not (coarse.first <= fine.first and fine.last <= coarse.last):
        return False
    return coarse.span <= _MONTH or a.family not in SERIAL


def _actors_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    """One party in common, and no two that differ on both sides."""
    shared = a & b
    return bool(shared) and (shared in (a, b) or len(shared) > 1)


def _near(a: Facts, b: Facts) -> bool:
    return not a.stems.isdisjoint(b.stems) or _similarity(a.words, b.words) >= _SIMILAR


def _similarity(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


@lru_cache(maxsize=1 << 16)
def _stems(trigger: str) -> frozenset[str]:
    """Give the stem of a trigger with the rows of NEAR that it stands in, named by their first stem."""
    found = {_stem(word.casefold()) for word in trigger.split()}
    return frozenset(found | {f"~{row[0]}" for row in NEAR if not found.isdisjoint(row)})


def _stem(word: str) -> str:
    """Cut the endings of a verb or noun, so that "visits", "visited" and "visiting" are one."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if ending in ("ing", "ed") and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word


@lru_cache(maxsize=1 << 16)
def _words(title: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(title.casefold()) if word not in _STOP)
