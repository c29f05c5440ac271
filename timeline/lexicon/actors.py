"""The typed records of the tables that say who and where: states, bodies, groups, offices, people, places.

Each loader reads one table, keeps its order and raises LexiconError on a malformed row. Dates of offices are partial ISO dates, compared as
text: "2020-09" lies between "2020-08-31" and "2020-10-01".
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.lexicon.tables import rows, values


class State(NamedTuple):
    """A state, dependency or former state. `code` is ISO 3166-1 alpha-3 (or ISO 3166-3 for former ones)."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]


class Body(NamedTuple):
    """An organisation or an armed group; `country` is None for international ones."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None


class PlaceRow(NamedTuple):
    """A place that is no state and no capital; `country` is None for seas and continents."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None


class Tenure(NamedTuple):
    """An office held from `since` to `until` (partial ISO dates, "" where open); `of` is a state's code or a body's name."""

    person: str
    aliases: tuple[str, ...]
    office: str
    of: str
    since: str
    until: str


class Title(NamedTuple):
    """A way to write an office. `office` is "-" for words that only precede a name; `of` is "" where any state has it."""

    title: str
    office: str
    of: str


class ActorNoun(NamedTuple):
    """A common noun that says who acts: "troops", "court", "protesters"."""

    noun: str
    kind: str


@cache
def states() -> tuple[State, ...]:
    """All states, dependencies and former states."""
    return tuple(
        State(r["code"], r["name"], *(values(r[c]) for c in ("adjectives", "people", "capital", "aliases")))
        for r in rows("states")
    )


@cache
def organisations() -> tuple[Body, ...]:
    """Alliances, international bodies, and the bodies of states."""
    return tuple(
        Body(r["name"], values(r["aliases"]), r["kind"], r["country"] or None) for r in rows("organisations")
    )


@cache
def groups() -> tuple[Body, ...]:
    """Armed groups."""
    return tuple(Body(r["name"], values(r["aliases"]), "group", r["country"] or None) for r in rows("groups"))


@cache
def places() -> tuple[PlaceRow, ...]:
    """Cities, regions, seas, islands, bases."""
    return tuple(
        PlaceRow(r["name"], values(r["aliases"]), r["kind"], r["country"] or None) for r in rows("places")
    )


@cache
def tenures() -> tuple[Tenure, ...]:
    """Who held which office from when to when; then other people in the news, with their description as office."""
    held = [
        Tenure(r["person"], values(r["aliases"]), r["office"], r["of"], r["from"], r["to"])
        for r in rows("offices")
    ]
    others = [
        Tenure(r["person"], values(r["aliases"]), "", r["of"], r["from"], r["to"]) for r in rows("people")
    ]
    return (*held, *others)


@cache
def titles() -> tuple[Title, ...]:
    """The ways in which offices are written."""
    return tuple(Title(r["title"], r["office"], r["of"]) for r in rows("titles"))


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Common nouns that say who acts, by lemma."""
    return {r["noun"].lower(): ActorNoun(r["noun"], r["kind"]) for r in rows("actor_nouns")}
