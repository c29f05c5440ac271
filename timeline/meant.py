"""Which actors and places of a store a name means that a user typed. sqlite3 and the lexicon alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from timeline.errors import UsageError
from timeline.lexicon.actors import FAMILY_NAME_FIRST
from timeline.lexicon.names import (
    fold,
    holds,
    known,
    known_places,
    near,
    people_called,
    place,
    resolve,
    untitled,
)

_FAMILY_FIRST = ", ".join(f"'{code}'" for code in sorted(FAMILY_NAME_FIRST))
_CALLED = f"""
SELECT id, name FROM actor
WHERE substr(folded, ?1) = ?2 OR country IN ({_FAMILY_FIRST}) AND substr(folded, 1, -?1) = ?3"""
"""Those whose name ends with a word; where the family's name stands first, also those whose name begins with it."""


def actors(store: sqlite3.Connection, name: str) -> list[int]:
    """Give the store's actors that a name means: a state with its people and bodies, or whoever bears the name.

    Raises UsageError where neither the lexicon nor the store knows it, or where it may be one or the other.
    """
    meant = resolve(name)
    if meant and meant.country:
        query = "SELECT id FROM actor WHERE country = ? OR folded = ?"
        return _numbers(store, query, meant.country, fold(meant.name))
    numbers = _numbers(store, "SELECT id FROM actor WHERE folded = ?", fold(meant.name if meant else name))
    if numbers or meant:
        return numbers
    called, office = untitled(name)
    bearers = _called(store, called)
    if office and len(bearers) > 1:
        bearers = {bearer: found for bearer, found in bearers.items() if holds(bearer, office)} or bearers
    if len(bearers) > 1:
        raise UsageError(f"{name!r} may be {' or '.join(sorted(bearers))}; write the whole name")
    if not bearers and (located := place(name)):
        raise UsageError(f"{name!r} is no actor but a place; ask for it with --place {located.name!r}")
    if not bearers:
        raise unknown("actor", name, (*_names(store, "actor"), *known()))
    return [number for found in bearers.values() for number in found]


def places(store: sqlite3.Connection, name: str) -> list[int]:
    """Give the store's places that a name means: a state with all that lies in it, or the place of that name.

    Raises UsageError where neither the lexicon nor the store knows it.
    """
    meant = place(name)
    query = "SELECT id FROM place WHERE folded IN (?, ?) OR country = ?"
    whole = meant.country if meant and meant.whole else None
    found = _numbers(store, query, fold(name), fold(meant.name if meant else name), whole)
    if not found and not meant:
        raise unknown("place", name, (*_names(store, "place"), *known_places()))
    return found


def unknown(what: str, name: str, names: Iterable[str]) -> UsageError:
    """Say that there is none of that name, and what may be meant."""
    hint = " or ".join(near(name, names))
    there = f"did you mean {hint}?" if hint else f"'timeline list {what}s' shows those in the store"
    return UsageError(f"unknown {what} {name!r}; {there}")


def _called(store: sqlite3.Connection, name: str) -> dict[str, list[int]]:
    """Give those of the store whom a surname, or another part of a longer name, means: by their own spelling, else by another."""
    wanted = fold(name)
    bearers: dict[str, list[int]] = {}
    for number, bearer in store.execute(_CALLED, (-len(wanted) - 1, f" {wanted}", f"{wanted} ")):
        bearers.setdefault(bearer, []).append(number)
    if bearers:
        return bearers
    for person in people_called(name):
        if numbers := _numbers(store, "SELECT id FROM actor WHERE folded = ?", fold(person)):
            bearers[person] = numbers
    return bearers


def _numbers(store: sqlite3.Connection, query: str, *values: object) -> list[int]:
    return [number for (number,) in store.execute(query, values)]


def _names(store: sqlite3.Connection, table: str) -> Iterable[str]:
    return (name for (name,) in store.execute(f"SELECT name FROM {table}"))
