"""Who held which office from when to when: whom a bare surname means on a day, and who spoke for which state or body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TypeVar

from timeline.actors.gazetteer import state_of
from timeline.lexicon import actors as tables
from timeline.lexicon.actors import FAMILY_NAME_FIRST, Tenure
from timeline.lexicon.names import fold

Key = TypeVar("Key", str, tuple[str, str])

COMMON = 3
"""So many people of the lexicon bear a common given name."""
NO_SURNAME = re.compile(r"Jr\.?|Sr\.?|[IVX]+|King|Queen|Pope|Emperor|Prince|Sheikh")


@cache
def first_names() -> frozenset[str]:
    """Given names that the lexicon's people bear: evidence that a capitalised pair of words is a person."""
    return frozenset(t.person.split()[0] for t in tables.tenures() if " " in t.person)


@cache
def _given_names() -> frozenset[str]:
    return first_names() | tables.female_names()


def is_given_name(word: str) -> bool:
    """Is it a given name that the lexicon has, with its accents or without?"""
    return word in _given_names() or (not word.isascii() and fold(word).capitalize() in _given_names())


@cache
def common_given_names() -> frozenset[str]:
    """Given names that several of the lexicon's people bear: alone such a name is nobody's surname."""
    people = {t.person: t for t in tables.tenures() if " " in t.person}
    western = (p for p, t in people.items() if state_of(t.of) not in FAMILY_NAME_FIRST)
    counts = Counter(person.split()[0] for person in western)
    return frozenset(name for name, count in counts.items() if count >= COMMON)


def surname(name: str, country: str | None) -> str:
    """The part of a full name by which texts call a person again."""
    words = [w for w in name.replace(",", "").split() if not NO_SURNAME.fullmatch(w)]
    if len(words) <= 1:
        return words[0] if words else name
    if country in FAMILY_NAME_FIRST and "." not in words[0]:
        return words[0]
    last = words[-1]
    return last[3:] if last[:3] in {"al-", "Al-", "el-"} else last


def _keys(tenure: Tenure) -> set[str]:
    """The surnames of a person, in every spelling: "Gaddafi", and "Gadhafi" by "Moammar Gadhafi"; aliases of one word.

    An alias spells the surname anew where it has the same given name, or the same initials.
    """
    country = state_of(tenure.of)
    keys = {surname(tenure.person, country)}
    first, _, last = tenure.person.rpartition(" ")
    for alias in tenure.aliases:
        given, _, family = alias.rpartition(" ")
        if not given:
            keys.add(alias)
        elif family != last and (given == first or (given[0] == first[:1] and family[0] == last[:1])):
            keys.add(surname(alias, country))
    return keys


def _indexed(keys: Callable[[Tenure], Iterable[Key]]) -> dict[Key, tuple[Tenure, ...]]:
    """The tenures under each of their keys, in the order of the tables."""
    index: dict[Key, list[Tenure]] = {}
    for tenure in tables.tenures():
        for key in keys(tenure):
            index.setdefault(key, []).append(tenure)
    return {key: tuple(found) for key, found in index.items()}


@cache
def _by_surname() -> dict[str, tuple[Tenure, ...]]:
    """Surname, however spelt (and one-word alias) -> everybody who bears it, in the order of the tables."""
    return _indexed(_keys)


def bearers_of(name: str) -> tuple[Tenure, ...]:
    """Everybody in the lexicon who bears a surname."""
    return _by_surname().get(name, ())


LEADERS = frozenset({"president", "prime minister", "chancellor", "supreme leader", "leader"})
RULERS = frozenset(
    {
        "acting president", "acting prime minister", "de facto leader", "emir", "king", "military leader",
        "paramount leader", "shah", "sultan",
    }
)  # fmt: skip
"""More offices of who leads a state."""
LEADING = (LEADERS | RULERS) - {"king"}
"""Those whose holder the news calls by surname."""

SECOND = frozenset(
    {"king", "crown prince", "foreign minister", "defence minister", "vice-president", "secretary-general"}
)


def _rank(tenure: Tenure) -> int:
    """How high an office stands in the news, 0 the highest: who leads a state, who speaks for one, the rest, no office."""
    if not tenure.office:
        return 4
    if tenure.office in LEADING and state_of(tenure.of):
        return 0 if tenure.office == "supreme leader" else 1
    return 2 if tenure.office in SECOND else 3


def person_by_surname(
    name: str, when: date | None, country: str | None = None, office: str | None = None
) -> Tenure | None:
    """Who a bare surname means on a day: a holder of that time before one of another time, the higher office first.

    Somebody without an office comes behind everybody who ever led a state; of two who serve, the one who has served
    longer is better known, of two who do not, the one who came last.
    """
    day = when.isoformat() if when else None

    def order(tenure: Tenure) -> tuple[bool, bool, int, str]:
        rank, serves = _rank(tenure), day is not None and covers(tenure, day)
        late = day is not None and not serves and rank > 1
        since = tenure.since if serves else _descending(tenure.since)
        return (office is not None and tenure.office != office, late, rank, since)

    candidates = [t for t in _by_surname().get(name, ()) if country is None or state_of(t.of) == country]
    if day is not None:
        candidates = [t for t in candidates if t.since <= day]
        serving = [t for t in candidates if _rank(t) < 4 and covers(t, day)]
        candidates = serving or [t for t in candidates if _rank(t) not in (2, 3)]
    return min(candidates, key=order, default=None)


def leads(name: str, when: date | None) -> bool:
    """Is it the surname of somebody who leads a state on that day?"""
    tenure = person_by_surname(name, when)
    return tenure is not None and _rank(tenure) <= 1 and (when is None or covers(tenure, when.isoformat()))


def has_led(person: str) -> bool:
    """Did somebody ever lead a state, under whatever title?"""
    held = _people_by_name().get(person, ())
    return any(t.office in LEADERS | RULERS and state_of(t.of) is not None for t in held)


def covers(tenure: Tenure, day: str) -> bool:
    """Was the office held on that day? A partial date covers all its days."""
    return tenure.since <= day and (not tenure.until or day[: len(tenure.until)] <= tenure.until)


def _descending(iso: str) -> str:
    """A key that sorts later dates first."""
    return "".join(chr(0x10FF - ord(c)) for c in iso)


@cache
def _by_office() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    return _indexed(lambda tenure: [(tenure.office, tenure.of)])


@cache
def offices_of_states() -> frozenset[str]:
    """The offices that states have."""
    return frozenset(t.office for t in tables.tenures() if t.office and state_of(t.of))


@cache
def _offices_called() -> dict[str, frozenset[str]]:
    """A title in small letters -> the offices that it may mean."""
    called: dict[str, set[str]] = {}
    for title in tables.titles():
        called.setdefault(title.title.lower(), set()).add(title.office)
    return {title: frozenset(offices) for title, offices in called.items()}


def offices_called(title: str) -> frozenset[str]:
    """The offices that a title in small letters may mean."""
    return _offices_called().get(title, frozenset())


def office_held(person: str, title: str) -> tuple[str, str] | None:
    """The office of that title which somebody held at some time, and the state of it."""
    offices = offices_called(title)
    held = (t for t in _people_by_name().get(person, ()) if t.office in offices and state_of(t.of))
    return next(((t.office, t.of) for t in held), None)


ORGANS = {"European Commission": "EU", "European Council": "EU"}
"""Organs whose heads speak for the whole body."""


def exists(office: str, of: str) -> bool:
    """Does the lexicon know of such an office in a state?"""
    return (office, of) in _by_office()


def holder(office: str, of: str, when: date) -> Tenure | None:
    """Who held an office on a day; None where the lexicon does not say."""
    day = when.isoformat()
    covering = [t for t in _by_office().get((office, of), ()) if covers(t, day)]
    return max(covering, key=lambda t: t.since, default=None)


@cache
def _people_by_name() -> dict[str, tuple[Tenure, ...]]:
    return _indexed(lambda tenure: [tenure.person])


def body_of(person: str, when: date | None) -> str | None:
    """The international body that a person heads on a day: a commissioner speaks for the EU."""
    if when is None:
        return None
    day = when.isoformat()
    held = [
        t for t in _people_by_name().get(person, ()) if t.office and not state_of(t.of) and covers(t, day)
    ]
    return ORGANS.get(held[-1].of, held[-1].of) if held else None


def office_on(person: str, when: date) -> tuple[str, str] | None:
    """The highest office that somebody holds in a state on a day, and the state."""
    day = when.isoformat()
    held = [t for t in _people_by_name().get(person, ()) if t.office and state_of(t.of) and covers(t, day)]
    return next(((t.office, t.of) for t in sorted(held, key=_rank)), None)


def holds_office(person: str, when: date) -> bool:
    """Does somebody hold any office on a day?"""
    day = when.isoformat()
    return any(t.office and covers(t, day) for t in _people_by_name().get(person, ()))


def next_in_office(person: str, when: date | None, step: int) -> tuple[str, str | None] | None:
    """Who held the office of somebody before (-1) or after (1) them, and the state: the highest office that they ever had by that day."""
    day = when.isoformat() if when else ""
    held = [t for t in _people_by_name().get(person, ()) if t.office and t.since <= day]
    if not held:
        return None
    tenure = min(held, key=lambda t: (_rank(t), _descending(t.since)))
    row = sorted((t for t in _by_office()[tenure.office, tenure.of] if t.since <= day), key=lambda t: t.since)
    others = row[row.index(tenure) + 1 :] if step > 0 else row[row.index(tenure) :: -1]
    other = next((t for t in others if t.person != person), None)
    return (other.person, state_of(other.of)) if other else None


def country_of(person: str, when: date | None) -> str | None:
    """The state whose office a person held on a day, or held last before it, or ever; None for the head of a body."""
    held = _people_by_name().get(person, ())
    if when is not None:
        day = when.isoformat()
        serving = [t for t in held if t.office and covers(t, day)]
        if serving:
            return next((code for t in reversed(serving) if (code := state_of(t.of))), None)
        before = [code for t in held if t.since <= day and (code := state_of(t.of))]
        if before:
            return before[-1]
    return next((code for t in held if (code := state_of(t.of))), None)
