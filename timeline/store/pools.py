"""What many rows of a store have in common, stored once and known by a number. sqlite3 alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from timeline.lexicon.names import fold
from timeline.model import Actor, Event, Place, Step
from timeline.store.codec import actors_text, clean

_REMEMBERED = 1 << 17
_NONE = 0  # is no row's number


class Pools:
    """The tables of a store whose rows others share."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._senses = _Pool(store, "sense", "trigger", "basis", "status", "type")
        self._roles = _Pool(store, "roles", "actors")
        self._steps = _Pool(store, "step", "rule", "says")
        self._actors = _Pool(store, "actor", "name", "country", "folded")
        self._places = _Pool(store, "place", "name", "country", "folded")
        self._blocks = _Pool(store, "block", "name")

    def forget(self) -> None:
        """Drop what is remembered of the store."""
        for pool in (self._senses, self._roles, self._steps, self._actors, self._places, self._blocks):
            pool.known.clear()

    def sense(self, event: Event) -> int:
        """Give the number of what the trigger of a mention was read as."""
        return self._senses.number(clean(event.trigger), event.basis, event.status, event.type)

    def roles(self, actors: tuple[Actor, ...]) -> int:
        """Give the number of a list of actors."""
        return self._roles.number(actors_text(actors))

    def steps(self, steps: Iterable[Step]) -> str:
        """Give the numbers of steps as JSON."""
        numbers = [self._steps.number(clean(step.rule), clean(step.says)) for step in steps]
        return f"[{','.join(map(str, numbers))}]"

    def actors(self, actors: Iterable[Actor]) -> set[int]:
        """Give the numbers of actors."""
        return {self._actors.number(actor.name, actor.country, fold(actor.name)) for actor in actors}

    def places(self, places: Iterable[Place]) -> set[int]:
        """Give the numbers of places."""
        return {self._places.number(place.name, place.country, fold(place.name)) for place in places}

    def block(self, name: str) -> int:
        """Give the number of a name by which mentions are found."""
        return self._blocks.number(name)

    def known_block(self, name: str) -> int | None:
        """Give the number of a name, if any mention is found by it."""
        return self._blocks.find(name)


class _Pool:
    """A table of rows that no two are alike, and the numbers of those that were met."""

    def __init__(self, store: sqlite3.Connection, table: str, *columns: str) -> None:
        named = [f'"{column}"' for column in columns]
        same = " AND ".join(f"{name} IS ?" for name in named)
        self._store = store
        self._find = f"SELECT id FROM {table} WHERE {same}"
        marks = ", ".join("?" * len(named))
        self._add = f"INSERT INTO {table} ({', '.join(named)}) VALUES ({marks}) ON CONFLICT DO NOTHING"
        self.known: dict[tuple[str | None, ...], int] = {}

    def number(self, *values: str | None) -> int:
        """Give the number of a row; add it where there is none."""
        number = self.known.get(values)
        if not number:
            added = self._store.execute(self._add, values)
            new = (added.lastrowid or _NONE,) if added.rowcount else None
            number = self._remember(values, new or self._store.execute(self._find, values).fetchone())
        return number

    def find(self, *values: str | None) -> int | None:
        """Give the number of a row, if there is one."""
        number = self.known.get(values)
        if number is None:
            number = self._remember(values, self._store.execute(self._find, values).fetchone())
        return number or None

    def _remember(self, values: tuple[str | None, ...], found: tuple[int] | None) -> int:
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        number = self.known[values] = found[0] if found else _NONE
        return number
