"""Find the mentions that a change touches, and compute their events afresh."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from timeline.lexicon.names import fold
from timeline.model import Event
from timeline.store import merge
from timeline.store.codec import (
    actors_json,
    packed,
    places_json,
    read_actors,
    read_citation,
    read_date,
    read_places,
    text_date,
)
from timeline.store.merge import Mention

ID_LENGTH = 8
_REACH = timedelta(days=366)
_CHUNK = 500

_MENTIONS = """
SELECT mention.id, key, document_id, date, start, "end", date_text, basis, status, type, mention.title, "trigger",
  sentence, actors, places, confidence, trigger_start, trigger_end,
  document.title, published, source, url, path
FROM mention JOIN document ON document.id = mention.document_id WHERE mention.id IN ({})
"""


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
            self._write(merge.events(group))

    def forget(self, mentions: Iterable[int]) -> None:
        """Drop what is remembered of mentions that are no more."""
        for mention in mentions:
            self._known.pop(mention, None)

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
        facts = merge.facts(mention)
        if facts is None:
            return []
        found: set[int] = set()
        for block in merge.blocks(mention.event):
            found.update(
                row[0]
                for row in self._database.execute(
                    "SELECT mention_id FROM merge_key WHERE block = ? AND day BETWEEN ? AND ?",
                    (block, _earlier(facts.first), facts.last.isoformat()),
                )
            )
        found.discard(mention.id)
        others = ((other, merge.facts(other)) for other in self._load(found))
        return [other for other, known in others if known and merge.linked(facts, known)]

    def _load(self, ids: Iterable[int]) -> list[Mention]:
        wanted = list(ids)
        missing = [number for number in wanted if number not in self._known]
        if len(self._known) > 200_000:
            self._known.clear()
            missing = wanted
        for start in range(0, len(missing), _CHUNK):
            part = missing[start : start + _CHUNK]
            for row in self._database.execute(_MENTIONS.format(",".join("?" * len(part))), part):
                self._known[row[0]] = read_mention(row)
        return [self._known[number] for number in wanted]

    def _write(self, clusters: Sequence[Sequence[Mention]]) -> None:
        """Store the events of these clusters in place of those that their mentions made before."""
        execute = self._database.execute
        members = [mention.id for cluster in clusters for mention in cluster]
        before: dict[str, set[int]] = {}
        for event_id, mention_id in _in_chunks(
            self._database.conn,
            "SELECT event_id, mention_id FROM event_mention WHERE mention_id IN ({})",
            members,
        ):
            before.setdefault(event_id, set()).add(mention_id)
        stale = set(before)
        fresh = []
        for cluster in clusters:
            ids = {mention.id for mention in cluster}
            same = next((event for event, had in before.items() if had == ids), None)
            whole = (
                same
                and execute("SELECT count(*) FROM event_mention WHERE event_id = ?", (same,)).fetchone()[0]
            )
            if same and whole == len(ids):
                stale.discard(same)
            else:
                fresh.append(cluster)
        for event in sorted(stale):
            execute("DELETE FROM event WHERE id = ?", (event,))
        for cluster in sorted(fresh, key=lambda cluster: min(mention.key for mention in cluster)):
            self._insert(cluster)

    def _insert(self, cluster: Sequence[Mention]) -> None:
        event = merge.merged(cluster)
        row = event_row(event, cluster, self._free_id(event.id))
        self._database.table("event").insert(row)
        number = row["id"]
        many = self._database.conn.executemany
        many(
            "INSERT INTO event_mention (mention_id, event_id) VALUES (?, ?)",
            [(m.id, number) for m in cluster],
        )
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


def read_mention(row: Sequence[Any]) -> Mention:
    """Read a mention with its document's citation."""
    return Mention(
        id=row[0],
        key=row[1],
        document=row[2],
        event=Event(
            id=row[1],
            date=row[3],
            start=read_date(row[4]),
            end=read_date(row[5]),
            date_text=row[6],
            basis=row[7],
            status=row[8],
            type=row[9],
            title=row[10],
            trigger=row[11],
            sentence=row[12],
            actors=read_actors(row[13]),
            places=read_places(row[14]),
            confidence=row[15],
            document=read_citation(row[18:23]),
            offset=(row[16], row[17]),
        ),
    )


def event_row(event: Event, mentions: Sequence[Mention], number: str) -> dict[str, Any]:
    """Give an event as a row."""
    published = sorted(day for m in mentions if (day := m.event.document.published))
    first, last = search_days(event, published[0] if published else None)
    return {
        "id": number,
        "date": event.date,
        "start": text_date(event.start),
        "end": text_date(event.end),
        "filed": text_date(merge.filed(event)),
        "first_day": text_date(first),
        "last_day": text_date(last),
        "date_text": event.date_text,
        "basis": event.basis,
        "status": event.status,
        "type": event.type,
        "title": event.title,
        "actors": packed(actors_json(event.actors)),
        "places": packed(places_json(event.places)),
        "confidence": event.confidence,
        "sources": len({mention.document for mention in mentions}),
        "days": len(set(published)) or 1,
        "first_published": text_date(published[0]) if published else None,
        "last_published": text_date(published[-1]) if published else None,
        "mention_id": merge.lead(mentions).id,
    }


def search_days(event: Event, published: date | None) -> tuple[date | None, date | None]:
    """Give the first and the last day on which a search by date finds an event.

    "By 2025" can be met from the day on which it was told; "since 2014" goes on.
    """
    if event.start is None and event.end is None:
        return None, None
    last = event.end or date.max
    return event.start or min(published or last, last), last


def _earlier(day: date) -> str:
    return (day - _REACH).isoformat() if day.year > 1 else date.min.isoformat()


def _in_chunks(connection: sqlite3.Connection, query: str, values: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(values), _CHUNK):
        part = values[start : start + _CHUNK]
        yield from connection.execute(query.format(",".join("?" * len(part))), part)
