"""What a name that a user types stands for: a state under any of its names, an organisation, a holder of an office.

Reads one table after the other and stops at the first that knows the name: the common case, a state, costs a millisecond.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import actors


@dataclass(frozen=True, slots=True)
class Named:
    """A name's meaning. `country` is set where the name is a state's: then its people and bodies are meant too."""

    name: str
    country: str | None = None


def fold(name: str) -> str:
    """Give a name as names are compared: without accents, letter case, full stops and a leading "the"."""
    bare = name
    if not name.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = " ".join(bare.casefold().replace(".", "").replace("\u2019", "'").split())
    return bare.removeprefix("the ")


def resolve(name: str) -> Named | None:
    """Give what a name stands for, or None where the lexicon does not know it."""
    if exact := next((Named(s.name, s.code) for s in actors.states() if name in (s.name, s.code)), None):
        return exact
    wanted = fold(name)
    return next((table()[wanted] for table in _TABLES if wanted in table()), None)


def known() -> Iterator[str]:
    """Give the usual name of everything that `resolve` finds."""
    for table in _TABLES:
        yield from {named.name for named in table().values()}


@cache
def _states() -> dict[str, Named]:
    return _table(
        (Named(s.name, s.code), (s.code, s.name, *s.aliases, *s.adjectives, *s.people, *s.capitals))
        for s in actors.states()
    )


@cache
def _bodies() -> dict[str, Named]:
    return _table((Named(b.name), (b.name, *b.aliases)) for b in (*actors.organisations(), *actors.groups()))


@cache
def _people() -> dict[str, Named]:
    return _table((Named(t.person), (t.person, *t.aliases)) for t in actors.tenures())


_TABLES: tuple[Callable[[], dict[str, Named]], ...] = (_states, _bodies, _people)


def _table(entries: Iterable[tuple[Named, tuple[str, ...]]]) -> dict[str, Named]:
    """Index by every name; the first row that has a name keeps it."""
    found: dict[str, Named] = {}
    for named, names in entries:
        for name in names:
            found.setdefault(fold(name), named)
    return found
