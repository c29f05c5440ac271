"""The typed records of the tables that say who and where: states, bodies, groups, offices, people, places.

Each loader reads one table, keeps its order and raises LexiconError on a malformed row. Dates of offices are partial ISO dates, compared as
text: "2020-09" lies between "2020-08-31" and "2020-10-01".
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.lexicon.tables import records, values


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
        [
            State(code, name, values(adjectives), values(people), values(capital), values(aliases))
            for code, name, adjectives, people, capital, aliases in records(
                "states", "code", "name", "adjectives", "people", "capital", "aliases"
            )
        ]
    )


@cache
def organisations() -> tuple[Body, ...]:
    """Alliances, international bodies, and the bodies of states."""
    return tuple(
        [
            Body(name, values(aliases), kind, country or None)
            for name, aliases, kind, country in records("organisations", "name", "aliases", "kind", "country")
        ]
    )


@cache
def groups() -> tuple[Body, ...]:
    """Armed groups."""
    return tuple(
        [
            Body(name, values(aliases), "group", country or None)
            for name, aliases, country in records("groups", "name", "aliases", "country")
        ]
    )


@cache
def places() -> tuple[PlaceRow, ...]:
    """Cities, regions, seas, islands, bases."""
    return tuple(
        [
            PlaceRow(name, values(aliases), kind, country or None)
            for name, aliases, kind, country in records("places", "name", "aliases", "kind", "country")
        ]
    )


@cache
def tenures() -> tuple[Tenure, ...]:
    """Who held which office from when to when; then other people in the news, with their description as office."""
    held = [
        Tenure(person, values(aliases), office, of, since, until)
        for person, aliases, office, of, since, until in records(
            "offices", "person", "aliases", "office", "of", "from", "to"
        )
    ]
    others = [
        Tenure(person, values(aliases), "", of, since, until)
        for person, aliases, of, since, until in records("people", "person", "aliases", "of", "from", "to")
    ]
    return (*held, *others)


@cache
def titles() -> tuple[Title, ...]:
    """The ways in which offices are written."""
    return tuple([Title(*row) for row in records("titles", "title", "office", "of")])


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Common nouns that say who acts, by lemma."""
    return {noun.lower(): ActorNoun(noun, kind) for noun, kind in records("actor_nouns", "noun", "kind")}


@cache
def female_names() -> frozenset[str]:
    """Given names that only women bear."""
    return frozenset(name for (name,) in records("female_names", "name"))
