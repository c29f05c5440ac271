"""What a mention is compared by: its date, its parties, and the names and words with which it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from timeline.lexicon.names import fold
from timeline.model import Actor, Event, Status
from timeline.store.merging import near
from timeline.store.merging.lazy import Lazy
from timeline.store.merging.wording import (
    act_beside,
    any_state,
    counts,
    figures,
    himself,
    is_code,
    is_land,
    is_state,
    name_words,
    proper,
    says,
    states_among,
    told_by,
    words,
)
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

MONTH = 31
YEAR = 366
BACK = 2 * YEAR
"""How many days before its publication an undated report may be about."""
LONG_BACK = 20 * YEAR
"""How many it may be about where it tells of somebody's end, which comes but once."""

_BEFORE = 500  # characters


Spell = tuple[date, date]
"""A first and a last day."""


@dataclass(frozen=True)
class Mention:
    """An event as one document tells it, and what it is compared by: each part is made when it is first asked for."""

    id: int
    key: str
    document: int
    event: Event
    around: str = ""
    """What the document says where the event stands: a few sentences."""
    alone: bool = False
    """Does no other sentence of the document tell of anything on that date?"""
    beside: str | None = None
    """The date of what stands nearest in its sentence and has one, where it has none itself."""

    @Lazy
    def comparable(self) -> bool:
        """Can it be another's event too? Not without a date, with a vague one, or where it names nothing."""
        return self.first <= self.last and bool(self.parties or self.towns or self.scene or self.heard)

    @Lazy
    def dated(self) -> bool:
        """Does the text say when?"""
        return self.event.basis != "document"

    @Lazy
    def open(self) -> bool:
        """Has its date but one end?"""
        return self.event.start is None or self.event.end is None

    @Lazy
    def first(self) -> date:
        """The first day on which it may have been, or of the one end that an open date has."""
        return min(first for first, _ in self.spells)

    @Lazy
    def last(self) -> date:
        """The last such day."""
        return max(last for _, last in self.spells)

    @Lazy
    def spells(self) -> tuple[Spell, ...]:
        """The days on which it may have been: those of its date.

        Without one, those before its publication, and those about the date of what stands beside it, where that was long before.
        """
        about = self.beside_days
        if not about or about[0] >= self._days[0]:
            return (self._days,)
        return (self._days, (shifted(about[0], -MONTH), shifted(about[1], MONTH)))

    @Lazy
    def back(self) -> int:
        """How many days before its publication it may have been, where it has no date."""
        return LONG_BACK if self.ended else BACK

    @Lazy
    def beside_days(self) -> Spell | None:
        """The days of what stands beside it, where they are no more than a month: of what is to come they say nothing."""
        if self.dated or self.event.status != "occurred":
            return None
        days = _bound(self.beside)
        return days if days and (days[1] - days[0]).days <= MONTH else None

    @Lazy
    def span(self) -> int:
        """How many days the date allows, less one."""
        return (self.last - self.first).days

    @Lazy
    def exact(self) -> bool:
        """Is its date one day?"""
        return self.dated and not self.span and not self.open

    @Lazy
    def family(self) -> str:
        """The family of its type."""
        return family(self.event.type)

    @Lazy
    def parties(self) -> frozenset[str]:
        """States, for all that act for them, by code, and others by name."""
        return self._cast.parties

    @Lazy
    def called(self) -> frozenset[str]:
        """The codes of the states among the parties, and the words of the other names."""
        return self._cast.called

    @Lazy
    def names(self) -> frozenset[str]:
        """The persons and bodies."""
        return self._cast.names

    @Lazy
    def doers(self) -> frozenset[str]:
        """The parties that act."""
        return self._cast.doers

    @Lazy
    def sufferers(self) -> frozenset[str]:
        """The parties that are acted on; who falls or dies too."""
        falls = not near.listed("falling").isdisjoint(self._trigger)
        return self._cast.sufferers | self._cast.doers if falls else self._cast.sufferers

    @Lazy
    def ended(self) -> frozenset[str]:
        """The persons whose end it tells."""
        dies = not self.says.isdisjoint(near.listed("dying"))
        if self.event.status != "occurred" or not (dies or self.says & near.listed("killing")):
            return frozenset()
        return self.names & {
            fold(actor.name)
            for actor in self.event.actors
            if (dies or actor.role == "target") and himself(actor.text or actor.name, self.event.sentence)
        }

    @Lazy
    def towns(self) -> frozenset[str]:
        """The places that are no states."""
        return frozenset(fold(place.name) for place in self.event.places if not is_land(place.name))

    @Lazy
    def lands(self) -> frozenset[str]:
        """The states of all places."""
        return frozenset(place.country for place in self.event.places if place.country)

    @Lazy
    def titled(self) -> frozenset[str]:
        """The proper names of the title, a state's under its code."""
        return proper(self.event.title)

    @Lazy
    def heard(self) -> frozenset[str]:
        """The proper names of title and sentence."""
        return self.titled | proper(self.event.sentence)

    @Lazy
    def scene(self) -> frozenset[str]:
        """The states in the headline of the article and, for one without parties, in the sentences around it."""
        headline = _scene(self.event.document.title or "")
        return headline if self.parties else headline | states_among(self.setting)

    @Lazy
    def setting(self) -> frozenset[str]:
        """The proper names of the sentences around it."""
        return proper(self.around)

    @Lazy
    def stems(self) -> frozenset[str]:
        """What the trigger is near to; where it says little, what the act beside it is near to."""
        return self._trigger | self.rows

    @Lazy
    def says(self) -> frozenset[str]:
        """The words of the trigger that say something."""
        return says(self._trigger)

    @Lazy
    def sides(self) -> frozenset[tuple[int, int]]:
        """On which side of which contrary the trigger stands."""
        return near.sides(self._trigger)

    @Lazy
    def contraries(self) -> frozenset[tuple[int, int]]:
        """What stands on the other side."""
        return frozenset((row, -side) for row, side in self.sides)

    @Lazy
    def rows(self) -> frozenset[str]:
        """The rows of NEAR in which they stand; where none says anything, those of the act that the title has beside the trigger."""
        return near.rows(self.says or act_beside(self.event.title, self.event.trigger))

    @Lazy
    def bits(self) -> int:
        """The rows as bits of a number, of which several share one."""
        return near.bits(self.rows)

    @Lazy
    def words(self) -> frozenset[str]:
        """What the title says besides names."""
        return words(self.event.title)

    @Lazy
    def told(self) -> frozenset[str]:
        """What the sentence says besides names."""
        return words(self.event.sentence)

    @Lazy
    def acts(self) -> frozenset[str]:
        """What any word of the title is near to."""
        return near.rows(self.words - near.listed("light"))

    @Lazy
    def figures(self) -> frozenset[str]:
        """The numbers of the sentence."""
        return figures(self.event.sentence)

    @Lazy
    def found_by(self) -> tuple[str, ...]:
        """The names by which it is found: its parties and the other names of its title.

        Where it has no party, all that it names and its scene; its scene too where none of its parties is a state.
        """
        if not self.comparable:
            return ()
        if not self.parties:
            return tuple(sorted(self.heard | self.scene | self.towns))
        surnames = {word for name in self.names for word in name_words(name)[-1:]}
        titled = self.titled - _parts(self.event.actors)
        named = self.parties | titled | self.towns | self.lands | surnames
        return tuple(sorted(named if any_state(self.parties) else named | self.scene))

    @Lazy
    def tolls(self) -> frozenset[int]:
        """How many it says that died."""
        ends = near.listed("dying") | near.listed("killing")
        return counts(self.event.title) if not ends.isdisjoint(self._trigger | self.words) else frozenset()

    def in_role(self, role: str) -> frozenset[str]:
        """The persons and bodies that play a part."""
        return self.names & {fold(actor.name) for actor in self.event.actors if actor.role == role}

    @Lazy
    def _trigger(self) -> frozenset[str]:
        return told_by(self.event.trigger, self.event.sentence)

    @Lazy
    def _cast(self) -> _Cast:
        return _cast(self.event.actors)

    @Lazy
    def _days(self) -> Spell:
        event = self.event
        first, last = filed(event), event.end or event.start
        if not first or not last:
            return _NEVER
        if not self.dated:
            return _NEVER if event.status == "negated" else _about(first, event.status, self.back)
        if self.open:
            first, last = _bound(event.date) or (first, last)
        return _NEVER if (last - first).days > YEAR else (first, last)


_NEVER = date.max, date.min


def shifted(day: date, days: int) -> date:
    """Give the day so many days later, or the last or first that there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def family(event_type: str) -> str:
    """Name the family of a type by its first member."""
    return _FAMILY.get(event_type, event_type)


_FAMILY = {member: members[0] for members in FAMILIES for member in members}


def filed(event: Event) -> date | None:
    """Give the day under which a chronology lists an event: its first, or the deadline where that is open."""
    return event.start or event.end


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
    return states_among(proper(headline))


class _Cast(NamedTuple):
    """Who takes part in an event."""

    parties: frozenset[str]
    called: frozenset[str]
    names: frozenset[str]
    doers: frozenset[str]
    sufferers: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _cast(actors: tuple[Actor, ...]) -> _Cast:
    """Give the actors that are named, in the ways in which they are compared."""
    named = [
        actor
        for actor in actors
        if actor.country or (not actor.name.islower() and not actor.name[0].isdigit())
    ]
    by_role = {
        role: frozenset(_party(actor) for actor in named if actor.role == role)
        for role in ("source", "target")
    }
    parties = by_role["source"] | by_role["target"]
    return _Cast(
        parties,
        frozenset(word for name in parties for word in ((name,) if is_code(name) else name_words(name))),
        frozenset(fold(actor.name) for actor in named if not is_state(actor.name)),
        by_role["source"],
        by_role["target"],
    )


def _party(actor: Actor) -> str:
    """Give what stands for an actor: the code of its state, or its name as names are compared."""
    return actor.country or (actor.name if is_code(actor.name) else fold(actor.name))


def _parts(actors: Iterable[Actor]) -> set[str]:
    """Give the words by which those that are named in full need not be sought: a person is sought by the last name."""
    whole = [actor.name for actor in actors if actor.name in actor.text]
    return {word for name in whole for word in name_words(name)[: None if is_state(name) else -1]}


def _about(published: date, status: Status, back: int) -> tuple[date, date]:
    """Give the days that an undated mention may be about: a plan is for the days to come, a report of those gone by."""
    if status in ("planned", "possible"):
        return published, shifted(published, YEAR)
    return shifted(published, -back), published
