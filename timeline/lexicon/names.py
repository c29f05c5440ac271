"""What a name that a user types stands for: a state under any of its names, an organisation, a holder of an office.

Reads one table after the other and stops at the first that knows the name: the common case, a state, costs a millisecond.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from timeline.lexicon import actors

_Meaning = TypeVar("_Meaning")


class Named(NamedTuple):
    """A name's meaning. `country` is set where the name is a state's: then its people and bodies are meant too."""

    name: str
    country: str | None = None


class Located(NamedTuple):
    """A place by its usual English name; `whole` where it is a state, whose places are all meant."""

    name: str
    country: str | None
    whole: bool = False


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Give a name as names are compared: without accents, letter case, full stops and a leading "the"."""
    bare = name
    if not name.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = " ".join(bare.casefold().replace(".", "").replace("\u2019", "'").split())
    return bare.removeprefix("the ")


def resolve(name: str) -> Named | None:
    """Give what a name stands for, or None where the lexicon does not know it."""
    if exact := _exact().get(name):
        return exact
    wanted = fold(name)
    return next((table()[wanted] for table in _TABLES if wanted in table()), None)


def place(name: str) -> Located | None:
    """Give the place that a name stands for, or None where the lexicon does not know it."""
    wanted = fold(name)
    return next((table()[wanted] for table in (_countries, _places) if wanted in table()), None)


def untitled(name: str) -> tuple[str, str | None]:
    """Cut the title off a person's name; give the rest, and the office that the title names, if it names one."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        if (office := _titles().get(" ".join(words[:size]).lower())) is not None:
            return " ".join(words[size:]), office.strip("-") or None
    return name, None


def people_called(surname: str) -> list[str]:
    """Give the people of the lexicon who bear a surname, in any spelling of their names."""
    wanted = fold(surname)
    found = (
        tenure.person
        for tenure in actors.tenures()
        for name in map(fold, (tenure.person, *tenure.aliases))
        if name.endswith(f" {wanted}")
        or (tenure.of in actors.FAMILY_NAME_FIRST and name.startswith(f"{wanted} "))
    )
    return list(dict.fromkeys(found))


def holds(person: str, office: str) -> bool:
    """Has this person ever held this office?"""
    return any(tenure.person == person and tenure.office == office for tenure in actors.tenures())


def known() -> Iterator[str]:
    """Give the usual name of everything that `resolve` finds."""
    for table in _TABLES:
        yield from {named.name for named in table().values()}


def known_places() -> Iterator[str]:
    """Give the usual names of all that `place` finds."""
    yield from {found.name for table in (_countries, _places) for found in table().values()}


def near(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Give those of `names` that may be meant by a name that is none of them: those that are nearly it or have it as a word.

    Where there are none, those that have nearly it as a word.
    """
    from difflib import get_close_matches

    wanted = fold(name)
    whole: dict[str, str] = {}
    by_word: dict[str, list[str]] = {}
    for other in names:
        whole.setdefault(fold(other), other)
    found = [whole[match] for match in get_close_matches(wanted, whole, n=most, cutoff=0.8)]
    for folded, other in whole.items():
        for word in folded.split():
            by_word.setdefault(word, []).append(other)
    found += by_word.get(wanted, [])
    if not found:
        found = [
            name for word in get_close_matches(wanted, by_word, n=most, cutoff=0.8) for name in by_word[word]
        ]
    return list(dict.fromkeys(found))[:most]


def state_phrases() -> dict[str, str]:
    """Give the codes of the states by all of their folded names that are of several words."""
    return {name: named.country for name, named in _states().items() if named.country and " " in name}


@cache
def _exact() -> dict[str, Named]:
    """States by name and code, letter by letter: the first row that has a name keeps it."""
    found: dict[str, Named] = {}
    for line in actors.STATES.lines():
        code, name, _ = line.split("\t", 2)
        named = Named(name, code)
        found.setdefault(name, named)
        found.setdefault(code, named)
    return found


@cache
def _states() -> dict[str, Named]:
    return _table(
        (Named(s.name, s.code), (s.code, s.name, *s.aliases, *s.adjectives, *s.people, *s.capitals))
        for s in actors.states()
    )


@cache
def _titles() -> dict[str, str]:
    return {title.title.lower(): title.office for title in reversed(actors.titles())}


@cache
def _countries() -> dict[str, Located]:
    return _table(
        (Located(s.name, s.code, whole=True), (s.code, s.name, *s.aliases, *s.adjectives, *s.people))
        for s in actors.states()
    )


@cache
def _places() -> dict[str, Located]:
    towns = ((Located(s.capitals[0], s.code), s.capitals) for s in actors.states() if s.capitals)
    others = ((Located(p.name, p.country), (p.name, *p.aliases)) for p in actors.places())
    return _table((*towns, *others))


@cache
def _bodies() -> dict[str, Named]:
    return _table((Named(b.name), (b.name, *b.aliases)) for b in (*actors.organisations(), *actors.groups()))


@cache
def _people() -> dict[str, Named]:
    return _table((Named(t.person), (t.person, *t.aliases)) for t in actors.tenures())


_TABLES: tuple[Callable[[], dict[str, Named]], ...] = (_states, _bodies, _people)


def _table(entries: Iterable[tuple[_Meaning, tuple[str, ...]]]) -> dict[str, _Meaning]:
    """Index by every name; the first row that has a name keeps it."""
    found: dict[str, _Meaning] = {}
    for named, names in entries:
        for name in names:
            found.setdefault(fold(name), named)
    return found
