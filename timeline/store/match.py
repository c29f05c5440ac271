"""When two mentions may be one event: a table of rules over their dates, parties, types and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from timeline.lexicon.names import resolve
from timeline.model import Event

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

OFTEN = frozenset({"CONSULT", "AGREE"})
"""Families of what a person does with many others in one month."""

SAYING = frozenset({"DISAPPROVE", "OTHER", "ECONOMY"})
"""Families of what is said or comes about many times in one month."""

Condition = Callable[["Facts", "Facts"], bool]

_YEAR = 366
_MONTH = 31
_SIMILAR = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    {"the", "and", "for", "with", "from", "that", "its", "his", "her", "their", "after", "over", "into", "will", "was", "were",
     "has", "have", "had", "been", "not", "would", "could", "may", "said", "which", "who", "this", "between", "first", "two",
     "last", "new", "president", "minister", "prime", "foreign", "government", "leader", "country"}
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """An event as one document tells it, with what merging needs to know of its place in the store."""

    id: int
    key: str
    document: int
    event: Event

    @cached_property
    def facts(self) -> Facts | None:
        """What it is compared by, or None where it can be no other's: no date, no actor, a vague date."""
        return _facts(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """What two mentions are compared by.

    `parties` are states (for all that act for them) and others by name; `names` the persons and bodies; `words`
    what the title says beside the parties' names.
    """

    mention: Mention
    family: str
    parties: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    first: date
    last: date
    open: bool

    @property
    def span(self) -> int:
        """How many days the date allows, less one."""
        return (self.last - self.first).days


class Link(NamedTuple):
    """A reason why two mentions whose dates and parties fit may be one event: all of its conditions hold."""

    name: str
    conditions: tuple[Condition, ...]

    def holds(self, a: Facts, b: Facts) -> bool:
        """Do these two mentions meet all conditions?"""
        return all(condition(a, b) for condition in self.conditions)


def family(event_type: str) -> str:
    """Name the family of a type by its first member."""
    return next((members[0] for members in FAMILIES if event_type in members), event_type)


def filed(event: Event) -> date | None:
    """Give the day under which a chronology lists an event: its first, or the deadline where that is open."""
    return event.start or event.end


def _facts(mention: Mention) -> Facts | None:
    event = mention.event
    day = filed(event)
    last = event.end or event.start
    if not day or not last or event.basis == "document" or not event.actors or (last - day).days > _YEAR:
        return None
    said = " ".join(f"{actor.name} {actor.text}" for actor in event.actors)
    return Facts(
        mention,
        family(event.type),
        frozenset(actor.country or actor.name for actor in event.actors),
        frozenset(actor.name for actor in event.actors if not _is_state(actor.name)),
        _stems(event.trigger),
        _words(event.title) - _words(said),
        day,
        last,
        event.start is None or event.end is None,
    )


@lru_cache(maxsize=1 << 16)
def _is_state(name: str) -> bool:
    meant = resolve(name)
    return bool(meant and meant.country)


def linked(a: Facts, b: Facts) -> bool:
    """Could these two mentions be one event?"""
    return dates_fit(a, b) and parties_fit(a.parties, b.parties) and any(link.holds(a, b) for link in LINKS)


def differs_by_date(a: Facts, b: Facts) -> bool:
    """Are these one act between the same two or more parties, that two articles put on different days?"""
    days = not a.span and not b.span and not a.open and not b.open and a.first != b.first
    parties = len(a.parties) > 1 and a.parties == b.parties and a.names == b.names
    return days and parties and _two_articles(a, b) and _one_family(a, b) and _near(a, b)


def dates_fit(a: Facts, b: Facts) -> bool:
    """Equal dates, or one that holds the other and is not too coarse to say which of a series is meant."""
    if a.open or b.open:
        return _same_date(a, b)
    coarse, fine = (a, b) if a.span > b.span else (b, a)
    if not (coarse.first <= fine.first and fine.last <= coarse.last):
        return False
    return coarse.span <= _MONTH or a.family not in SERIAL


def parties_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    """One party in common, and no two that differ on both sides."""
    shared = a & b
    return bool(shared) and (shared in (a, b) or len(shared) > 1)


def similarity(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of what two say is said by both."""
    return len(a & b) / len(a | b) if a or b else 0.0


class Block(NamedTuple):
    """Where a mention is kept for others to find: a party and a precision, by first day and family."""

    block: str
    day: str


def blocks(known: Facts) -> list[Block]:
    """Give where a mention is to be found."""
    grain = _grain(known)
    return [
        Block(f"{grain} {party}", f"{known.first.isoformat()} {known.family}")
        for party in sorted(known.parties)
    ]


def searches(known: Facts) -> Iterator[tuple[Block, Block, str]]:
    """Give where the mentions that may be linked to this one are: from, to, and the ending of the day's key.

    On the same day any family will do; where a date is coarser, only the same one.
    """
    first, last, same = known.first, known.last, f" {known.family}"
    earliest = first - timedelta(days=_YEAR) if first.year > 1 else date.min
    for party in sorted(known.parties):
        yield (
            Block(f"coarse {party}", earliest.isoformat()),
            Block(f"coarse {party}", f"{last.isoformat()}~"),
            same,
        )
        days = f"day {party}"
        ending = "" if _grain(known) == "day" else same
        yield Block(days, first.isoformat()), Block(days, f"{last.isoformat()}~"), ending


def _grain(known: Facts) -> str:
    return "coarse" if known.span or known.open else "day"


def _kin(a: Facts, b: Facts) -> bool:
    return a.family == b.family


def _one_family(a: Facts, b: Facts) -> bool:
    return a.family == b.family != "OTHER"


def _one_type(a: Facts, b: Facts) -> bool:
    return a.mention.event.type == b.mention.event.type != "OTHER"


def _two_articles(a: Facts, b: Facts) -> bool:
    """An author seldom tells one act twice under one date; two dates of one day in one article are two acts."""
    return a.mention.document != b.mention.document


def _same_month(a: Facts, b: Facts) -> bool:
    return max(a.span, b.span) <= _MONTH and not a.open and not b.open


def _same_pair(a: Facts, b: Facts) -> bool:
    """Two or more parties that do this but seldom together."""
    return len(a.parties & b.parties) > 1 and a.family not in OFTEN and a.family not in SERIAL


def _common_word(a: Facts, b: Facts) -> bool:
    return bool(a.words & b.words)


def _same_person(a: Facts, b: Facts) -> bool:
    """A person meets many people in a month, and says many things; a body meets once."""
    if a.family in OFTEN and len(a.parties & b.parties) < 2 and not a.names & b.names & a.parties:
        return False
    return a.family not in SAYING and bool(a.names & b.names)


def _same_date(a: Facts, b: Facts) -> bool:
    return a.mention.event.date == b.mention.event.date


def _same_day(a: Facts, b: Facts) -> bool:
    return not a.span and not a.open and a.first == b.first and a.last == b.last


def _alike(a: Facts, b: Facts) -> bool:
    return _near(a, b) or _common_word(a, b)


def _near(a: Facts, b: Facts) -> bool:
    return not a.stems.isdisjoint(b.stems) or similarity(a.words, b.words) >= _SIMILAR


@lru_cache(maxsize=1 << 16)
def _stems(trigger: str) -> frozenset[str]:
    """Give the stem of a trigger with the rows of NEAR that it stands in, named by their first stem."""
    found = {_stem(word) for word in trigger.casefold().split()}
    return frozenset(found | {f"~{row[0]}" for row in NEAR if not found.isdisjoint(row)})


def _stem(word: str) -> str:
    """Give the verb or noun that a form is of, without its last e, so that "visits", "visited", "left", "leave" meet."""
    from timeline.language.words import (
        lemma_of,  # it reads a lexicon, which those who never merge can do without
    )

    lemma = lemma_of(word, "verb")
    if lemma == word:
        lemma = lemma_of(word, "noun")
    return lemma.removesuffix("e")


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _STOP)


LINKS: tuple[Link, ...] = (
    Link("one act in the same or like words", (_kin, _near)),
    Link("one kind of act on one day", (_two_articles, _same_day, _one_type)),
    Link("one day, and words in common", (_two_articles, _same_day, _alike)),
    Link(
        "what a person or body does but once in a month",
        (_two_articles, _same_month, _one_family, _same_person),
    ),
    Link("what two parties do but once in a month", (_two_articles, _same_month, _one_type, _same_pair)),
    Link(
        "one kind of act with one date, and a word in common",
        (_two_articles, _same_date, _one_family, _common_word),
    ),
)
"""One that holds is enough."""
