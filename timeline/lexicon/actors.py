"""The typed records of the tables that say who and where: states, bodies, groups, offices, people, places.

Each loader reads one table, keeps its order and raises LexiconError on a malformed row. Dates of offices are partial ISO dates, compared as
text: "2020-09" lies between "2020-08-31" and "2020-10-01".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from timeline.lexicon.tables import lines, records, values

RowT = TypeVar("RowT")


FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "SGP", "HKG", "KHM"})
"""The states in which a family's name stands first."""


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


def _state(line: str) -> State:
    code, name, adjectives, people, capital, aliases, *_ = line.split("\t")
    return State(code, name, values(adjectives), values(people), values(capital), values(aliases))


def _organisation(line: str) -> Body:
    name, aliases, kind, country, *_ = line.split("\t")
    return Body(name, values(aliases), kind, country or None)


def _group(line: str) -> Body:
    name, aliases, country, *_ = line.split("\t")
    return Body(name, values(aliases), "group", country or None)


def _place(line: str) -> PlaceRow:
    name, aliases, kind, country, *_ = line.split("\t")
    return PlaceRow(name, values(aliases), kind, country or None)


def _office(line: str) -> Tenure:
    person, aliases, office, of, since, until, *_ = line.split("\t")
    return Tenure(person, values(aliases), office, of, since, until)


def _person(line: str) -> Tenure:
    person, aliases, of, since, until, *_ = line.split("\t")
    return Tenure(person, values(aliases), "", of, since, until)


@cache
def _lines(title: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lines(title, *columns))


class Table(NamedTuple, Generic[RowT]):
    """A table of names: its columns, the cells that hold names (from, up to), and what makes a row of a line.

    A reader that wants few of the rows makes them itself from the lines.
    """

    title: str
    columns: tuple[str, ...]
    names: tuple[int, int]
    row: Callable[[str], RowT]

    def lines(self) -> tuple[str, ...]:
        """The rows as the file has them, which is read once."""
        return _lines(self.title, self.columns)

    def rows(self) -> tuple[RowT, ...]:
        """All rows, in the order of the file."""
        return tuple(map(self.row, self.lines()))


FIRST_TWO = (0, 2)
STATES = Table(
    "states", ("code", "name", "adjectives", "people", "capital", "aliases"), (1, 6), _state
)  # fmt: skip
ORGANISATIONS = Table("organisations", ("name", "aliases", "kind", "country"), FIRST_TWO, _organisation)
GROUPS = Table("groups", ("name", "aliases", "country"), FIRST_TWO, _group)
OFFICES = Table("offices", ("person", "aliases", "office", "of", "from", "to"), FIRST_TWO, _office)
PEOPLE = Table("people", ("person", "aliases", "of", "from", "to"), FIRST_TWO, _person)
PLACES = Table("places", ("name", "aliases", "kind", "country"), FIRST_TWO, _place)


@cache
def states() -> tuple[State, ...]:
    """All states, dependencies and former states."""
    return STATES.rows()


@cache
def organisations() -> tuple[Body, ...]:
    """Alliances, international bodies, and the bodies of states."""
    return ORGANISATIONS.rows()


@cache
def firms() -> frozenset[str]:
    """Companies, media and clubs: their state is where they are registered, and hardly ever what a text is about."""
    kinds = (line.split("\t", 3) for line in ORGANISATIONS.lines())
    return frozenset(cells[0] for cells in kinds if cells[2] in {"company", "media", "sport"})


@cache
def founders() -> frozenset[str]:
    """With what the names of firms begin, which may be their founders' ("Ford Motor", "Morgan Stanley")."""
    return frozenset(firm.split()[0] for firm in firms())


@cache
def groups() -> tuple[Body, ...]:
    """Armed groups."""
    return GROUPS.rows()


@cache
def places() -> tuple[PlaceRow, ...]:
    """Cities, regions, seas, islands, bases."""
    return PLACES.rows()


@cache
def tenures() -> tuple[Tenure, ...]:
    """Who held which office from when to when; then other people in the news, without an office."""
    return OFFICES.rows() + PEOPLE.rows()


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
