"""Find the mentions that a change touches, and compute their events afresh."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from timeline.lexicon.names import fold
from timeline.store import match
from timeline.store.events import MENTIONS, event_row, read_mention
from timeline.store.hand import Composed, composed, partners, present
from timeline.store.match import Mention

ID_LENGTH = 8
_CHUNK = 500
_FOUND = "SELECT mention_id FROM merge_key WHERE block = ? AND day BETWEEN ? AND ? AND day LIKE ?"


class Linker:
    """Keeps the events of a store in step with its mentions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Mention] = {}
        self._actors: dict[tuple[str, str | None], int] = {}
        self._places: dict[tuple[str, str | None], int] = {}

    def component(self, seeds: Iterable[int]) -> set[int]:
        """Give all mentions whose events depend on these: the linked ones, and those linked to them."""
        return {mention.id for group in self._components(seeds) for mention in group}

    def relink(self, seeds: Iterable[int]) -> None:
        """Compute the events of these mentions, and of all that depend on them, afresh."""
        for group in self._components(seeds):
            self._write(composed(self._database.conn, group))

    def home(self, keys: Iterable[str]) -> Composed | None:
        """Give the event that holds the first of these mentions that is there."""
        for number in present(self._database.conn, keys):
            for group in self._components([number]):
                return next(
                    event
                    for event in composed(self._database.conn, group)
                    if number in {m.id for m in event.mentions}
                )
        return None

    def forget(self, mentions: Iterable[int]) -> None:
        """Drop what is remembered of mentions that are no more."""
        for mention in mentions:
            self._known.pop(mention, None)

    def forget_all(self) -> None:
        """Drop everything that is remembered."""
        self._known.clear()
        self._actors.clear()
        self._places.clear()

    def _components(self, seeds: Iterable[int]) -> Iterator[list[Mention]]:
        done: set[int] = set()
        for seed in seeds:
            if seed in done:
                continue
            group: dict[int, Mention] = {}
            ahead = self._load([seed])
            while ahead:
                mention = ahead.pop()
                if mention.id in group:
                    continue
                group[mention.id] = mention
                ahead += [other for other in self._neighbours(mention) if other.id not in group]
            done |= group.keys()
            yield list(group.values())

    def _neighbours(self, mention: Mention) -> list[Mention]:
        merged = self._load(partners(self._database.conn, mention.key))
        known = match.facts(mention)
        if known is None:
            return merged
        found: set[int] = set()
        for start, end, ending in match.searches(known):
            values = (start.block, start.day, end.day, f"%{ending}")
            found.update(number for (number,) in self._database.execute(_FOUND, values))
        found.discard(mention.id)
        others = ((other, match.facts(other)) for other in self._load(found))
        return merged + [other for other, facts in others if facts and match.linked(known, facts)]

    def _load(self, ids: Iterable[int]) -> list[Mention]:
        wanted = list(ids)
        missing = [number for number in wanted if number not in self._known]
        if len(self._known) > 200_000:
            self._known.clear()
            missing = wanted
        for start in range(0, len(missing), _CHUNK):
            part = missing[start : start + _CHUNK]
            for row in self._database.execute(MENTIONS.format(",".join("?" * len(part))), part):
                self._known[row[0]] = read_mention(row)
        return [self._known[number] for number in wanted]

    def _write(self, events: Sequence[Composed]) -> None:
        """Store these events in place of those that their mentions made before."""
        members = [mention.id for event in events for mention in event.mentions]
        stale = {
            event
            for (event,) in _in_chunks(
                self._database.conn, "SELECT event_id FROM event_mention WHERE mention_id IN ({})", members
            )
        }
        for number in sorted(stale):
            self._database.execute("DELETE FROM event WHERE id = ?", (number,))
        for event in sorted(events, key=lambda event: min(mention.key for mention in event.mentions)):
            self._insert(event)

    def _insert(self, found: Composed) -> None:
        event = found.event
        row = event_row(event, found.mentions, self._free_id(event.id)) | {"rejected": int(found.rejected)}
        self._database.table("event").insert(row)
        number = row["id"]
        many = self._database.conn.executemany
        members = [(mention.id, number) for mention in found.mentions]
        many("INSERT INTO event_mention (mention_id, event_id) VALUES (?, ?)", members)
        days = (row["first_day"] or "", row["last_day"] or "")
        actors = {self._actor(actor.name, actor.country) for actor in event.actors}
        many(
            "INSERT INTO event_actor VALUES (?, ?, ?, ?)",
            [(actor, days[0], number, days[1]) for actor in sorted(actors)],
        )
        places = {self._place(place.name, place.country) for place in event.places}
        many("INSERT INTO event_place VALUES (?, ?)", [(place, number) for place in sorted(places)])

    def _free_id(self, key: str) -> str:
        """Give the shortest start of a key that names no other event yet."""
        for length in range(ID_LENGTH, len(key) + 1):
            if not self._database.execute("SELECT 1 FROM event WHERE id = ?", (key[:length],)).fetchone():
                return key[:length]
        return self._free_id(key + key[:ID_LENGTH])

    def _actor(self, name: str, country: str | None) -> int:
        return self._named("actor", self._actors, name, country)

    def _place(self, name: str, country: str | None) -> int:
        return self._named("place", self._places, name, country)

    def _named(
        self, table: str, known: dict[tuple[str, str | None], int], name: str, country: str | None
    ) -> int:
        number = known.get((name, country))
        if number is None:
            execute = self._database.execute
            found = execute(
                f"SELECT id FROM {table} WHERE name = ? AND country IS ?", (name, country)
            ).fetchone()
            if found is None:
                row = (name, country, fold(name))
                found = execute(
                    f"INSERT INTO {table} (name, country, folded) VALUES (?, ?, ?) RETURNING id", row
                ).fetchone()
            number = known[name, country] = int(found[0])
        return number


def _in_chunks(connection: sqlite3.Connection, query: str, values: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(values), _CHUNK):
        part = values[start : start + _CHUNK]
        yield from connection.execute(query.format(",".join("?" * len(part))), part)
