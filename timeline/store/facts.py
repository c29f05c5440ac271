"""What a mention is compared by: its date, its parties, and the names and words with which it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from timeline.lexicon.actors import states
from timeline.lexicon.names import fold, resolve
from timeline.model import Actor, Event, Place, Status
from timeline.store import near
from timeline.times.calendar import bounds

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("CONSULT",),
    ("AGREE", "SUPPORT", "COOPERATE", "CONCEDE"),
    ("DISAPPROVE", "DEMAND", "REJECT", "THREATEN"),
    ("ASSAULT", "COERCE"),
    ("INVESTIGATE", "CRIME"),
    ("OFFICE", "ELECT"),
)
"""Types that careful coders give to one and the same event; every other type is a family of its own."""

YEAR = 366
BACK = 2 * YEAR
"""How many days before its publication an undated report may be about."""

_BEFORE = 500  # characters

_TIMES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar",
     "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring", "summer", "autumn", "winter"}
)  # fmt: skip
_STOP = frozenset(
    {"the", "and", "for", "with", "from", "that", "its", "his", "her", "their", "after", "over", "into", "will", "was",
     "were", "has", "have", "had", "been", "not", "would", "could", "may", "said", "which", "who", "this", "between",
     "first", "two", "last", "new", "president", "minister", "prime", "foreign", "government", "leader", "country",
     "mr", "mrs", "ms", "dr", "sir", "secretary", "general", "chancellor", "king", "queen", "state", "states", "united",
     "republic"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w-]+")
_FIGURE = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_CLEAN = str.maketrans({"’": "'"})


@dataclass(frozen=True)
class Mention:
    """An event as one document tells it, with what merging needs to know of its place in the store."""

    id: int
    key: str
    document: int
    event: Event
    around: str = ""
    """What the document says where the event stands: a few sentences."""
    alone: bool = False
    """Does no other sentence of the document tell of anything on that date?"""

    @cached_property
    def facts(self) -> Facts | None:
        """What it is compared by, or None where it can be no other's: no date at all, or a vague one."""
        return _facts(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """What two mentions are compared by.

    `parties` are states (for all that act for them) and others by name; `names` the persons and bodies;
    `called` has the codes of the states among the parties and the words of the other names; `towns` places
    that are no states, `lands` the states of all places. `titled` has the proper names of the title, `heard` those of the
    sentence too, a state's under its code. `stems` is what the trigger is near to, `says` its words where they say
    something, `acts` what any word of the title is near to, `words` what the title says besides, `figures` the numbers of
    the sentence. `scene` has the states in the headline of the article and, for a mention without parties, of the
    sentences around it. An undated mention has the days that it may be about. A mention is `found_by` its parties and
    the other names of its title.
    """

    mention: Mention
    family: str
    parties: frozenset[str]
    names: frozenset[str]
    called: frozenset[str]
    towns: frozenset[str]
    lands: frozenset[str]
    titled: frozenset[str]
    heard: frozenset[str]
    stems: frozenset[str]
    says: frozenset[str]
    acts: frozenset[str]
    words: frozenset[str]
    figures: frozenset[str]
    scene: frozenset[str]
    found_by: tuple[str, ...]
    first: date
    last: date
    open: bool
    dated: bool

    @property
    def span(self) -> int:
        """How many days the date allows, less one."""
        return (self.last - self.first).days


def family(event_type: str) -> str:
    """Name the family of a type by its first member."""
    return _FAMILY.get(event_type, event_type)


_FAMILY = {member: members[0] for members in FAMILIES for member in members}


def filed(event: Event) -> date | None:
    """Give the day under which a chronology lists an event: its first, or the deadline where that is open."""
    return event.start or event.end


def _facts(mention: Mention) -> Facts | None:
    event = mention.event
    first, last = filed(event), event.end or event.start
    dated = event.basis != "document"
    if not first or not last or (not dated and event.status == "negated"):
        return None
    if not dated:
        first, last = _about(first, event.status)
    elif event.start is None or event.end is None:
        first, last = _bound(event.date) or (first, last)
    if dated and (last - first).days > YEAR:
        return None
    titled = proper(event.title)
    heard = titled | proper(event.sentence)
    cast = _cast(event.actors)
    towns, lands = _where(event.places)
    near_to = stems(event.trigger)
    scene = _scene(event.document.title or "")
    if not cast.parties:
        scene |= proper(mention.around) & _codes()
    if not (cast.parties or heard or towns or scene):
        return None
    called = (cast.parties | titled) - cast.parts if cast.parties else heard | scene
    return Facts(
        mention=mention,
        family=family(event.type),
        parties=cast.parties,
        called=cast.called,
        names=cast.names,
        towns=towns,
        lands=lands,
        titled=titled,
        heard=heard,
        stems=near_to,
        says=frozenset(stem for stem in near_to if stem[0] != "~") - near.LITTLE,
        acts=acts(event.title),
        words=words(event.title),
        figures=figures(event.sentence),
        scene=scene,
        found_by=tuple(sorted(called | towns)),
        first=first,
        last=last,
        open=event.start is None or event.end is None,
        dated=dated,
    )


@lru_cache(maxsize=1 << 14)
def _bound(edtf: str | None) -> tuple[date, date] | None:
    """Give the first and last day of the one end that an open date has."""
    try:
        first, last = bounds((edtf or "").replace("..", "").strip("/"))
    except ValueError:  # a date that is no EDTF
        return None
    return (first, last) if first and last else None


def window(start: int) -> tuple[int, int]:
    """Give from where to where a text is around an event whose sentence or trigger starts there."""
    first = max(start - _BEFORE, 0)
    return first, first + 2 * _BEFORE


@lru_cache(maxsize=1 << 12)
def _scene(headline: str) -> frozenset[str]:
    """Give the states in the headline of an article."""
    return proper(headline) & _codes()


class _Cast(NamedTuple):
    """Who takes part in an event: `parts` has the words of names by which they need not be sought."""

    parties: frozenset[str]
    called: frozenset[str]
    names: frozenset[str]
    parts: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _cast(actors: tuple[Actor, ...]) -> _Cast:
    """Give the actors that are named, in the ways in which they are compared; a person is sought by the last name."""
    named = [
        actor
        for actor in actors
        if actor.country or (not actor.name.islower() and not actor.name[0].isdigit())
    ]
    parties = frozenset(actor.country or actor.name for actor in named)
    whole = [actor.name for actor in actors if actor.name in actor.text]
    return _Cast(
        parties,
        frozenset(word for name in parties for word in ((name,) if is_code(name) else name_words(name))),
        frozenset(actor.name for actor in named if not is_state(actor.name)),
        frozenset(word for name in whole for word in name_words(name)[: None if is_state(name) else -1]),
    )


@lru_cache(maxsize=1 << 12)
def _where(places: tuple[Place, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the places that are no states, and the states of all."""
    towns = frozenset(fold(place.name) for place in places if not is_land(place.name))
    return towns, frozenset(place.country for place in places if place.country)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name as names are compared."""
    return tuple(fold(name).split())


@lru_cache(maxsize=1 << 16)
def is_state(name: str) -> bool:
    """Is this the name of a state?"""
    return _code(name) is not None


def _about(published: date, status: Status) -> tuple[date, date]:
    """Give the days that an undated mention may be about: a plan is for the days to come, a report of those gone by."""
    try:
        if status in ("planned", "possible"):
            return published, published + timedelta(days=YEAR)
        return published - timedelta(days=BACK), published
    except OverflowError:
        return published, published


@lru_cache(maxsize=1 << 16)
def _code(name: str) -> str | None:
    meant = resolve(name)
    return meant.country if meant else None


@cache
def _lands() -> frozenset[str]:
    return frozenset(state.name for state in states())


def is_land(name: str) -> bool:
    """Is this place a whole state?"""
    return name in _lands()


def is_code(name: str) -> bool:
    """Does a party or a proper name stand for a state?"""
    return name in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.code for state in states())


@lru_cache(maxsize=1 << 14)
def proper(text: str) -> frozenset[str]:
    """Give the words with a capital letter that name something, a state's name as its code."""
    found = _WORD.findall(text)
    first = found[:1] if text.startswith(tuple(found[:1])) else []
    names = {_proper(word, False) for word in found[len(first) :] if not word.islower()}
    names.update(_proper(word, True) for word in first)
    return frozenset(name for name in names if name)


@lru_cache(maxsize=1 << 16)
def _proper(word: str, leads: bool) -> str | None:
    """Give what a word names; one that leads a sentence names nothing where the lexicon has it as a common word."""
    from timeline.language.words import load_classes  # a lexicon that those who never merge can do without

    bare = word.casefold()
    if not word[0].isupper() or bare in _TIMES or bare in _STOP:
        return None
    return _code(word) or (None if leads and bare in load_classes() else fold(bare))


@lru_cache(maxsize=1 << 16)
def stems(trigger: str) -> frozenset[str]:
    """Give the stem of a trigger with the rows of NEAR that it stands in."""
    found = frozenset(_stem(word) for word in trigger.casefold().replace("-", " ").split())
    return found | near.rows(found)


@lru_cache(maxsize=1 << 14)
def acts(title: str) -> frozenset[str]:
    """Give the rows of NEAR that any word of a title stands in."""
    return near.rows(words(title))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Give the verb or noun that a form is of, without its last e, so that "visits", "visited", "left", "leave" meet."""
    from timeline.language.words import lemma_of

    lemma = lemma_of(word, "verb")
    if lemma == word:
        lemma = lemma_of(word, "noun")
    return lemma.removesuffix("e") or word


@lru_cache(maxsize=1 << 14)
def figures(text: str) -> frozenset[str]:
    """Give the numbers of a text that are told in three digits or more, but for years."""
    return frozenset(
        bare
        for found in _FIGURE.findall(text)
        if len(bare := found.strip(".,").replace(",", "")) > 2 and not _YEAR.fullmatch(bare)
    )


@lru_cache(maxsize=1 << 14)
def words(text: str) -> frozenset[str]:
    """Give the stems of the common words of a text that say something."""
    return frozenset(
        _stem(word) for word in _WORD.findall(text) if word.islower() and len(word) > 2 and word not in _STOP
    )
