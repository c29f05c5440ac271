"""What the store knows of one event, and what it holds in all. sqlite3 alone, like `query`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.errors import UsageError
from timeline.model import Citation, Mark, Step
from timeline.query import ROWS, Row
from timeline.store.codec import read_citation, read_marks, read_steps
from timeline.store.hand import Correction, about, entered

Kind = Literal["actors", "places", "types", "sources"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with the text of its document."""

    document: Citation
    text: str
    title: str
    date: str | None
    status: str
    sentence: str
    confidence: float
    marks: tuple[Mark, ...]
    steps: tuple[Step, ...]


class Counted(NamedTuple):
    """A name in the store, how many events have it, and its country or publisher's days."""

    name: str
    events: int
    detail: str | None


def event_id(store: sqlite3.Connection, number: str) -> str:
    """Give the id of the event that `number` names.

    The start of an id will do where it names one event only. An id from before a merge still leads to the event,
    because an event's id is the start of one of its mentions' keys.
    """
    wanted = number.strip().lower()
    found: list[str] = []
    for query in _BY_ID if wanted.isalnum() and wanted.isascii() else ():
        found = found or [row[0] for row in store.execute(query, (f"{wanted}%",))]
    if not found:
        raise UsageError(
            f"no event {number!r}; 'timeline show' gives the id of each event in its last column"
        )
    if len(found) > 1:
        raise UsageError(f"{number!r} is the start of several events' ids: {', '.join(found)}")
    return found[0]


_BY_ID = (
    "SELECT id FROM event WHERE id LIKE ? LIMIT 3",
    "SELECT DISTINCT event_id FROM mention JOIN event_mention ON mention_id = mention.id WHERE key LIKE ? LIMIT 3",
)


def event(store: sqlite3.Connection, number: str) -> tuple[Row, list[Telling]]:
    """Give the event that `number` names, with all that tell it, the earliest first."""
    identity = event_id(store, number)
    row = store.execute(f"{ROWS} WHERE event.id = ?", (identity,)).fetchone()
    return Row._make(row), list(_tellings(store, identity))


def history(store: sqlite3.Connection, number: str) -> tuple[Row, list[Telling], list[Correction]]:
    """Give an event with all that tell it and all that the analyst has said of it."""
    row, tellings = event(store, number)
    members = "SELECT key FROM event_mention JOIN mention ON mention.id = mention_id WHERE event_id = ?"
    keys = [key for (key,) in store.execute(members, (row.id,))]
    return row, tellings, [*entered(store, row.id), *about(store, keys)]


def _tellings(store: sqlite3.Connection, number: str) -> Iterator[Telling]:
    query = """
    SELECT document.title, published, source, url, path, evidence, text, mention.title, date, status, sentence, confidence, marks, steps
    FROM event_mention JOIN mention ON mention.id = mention_id JOIN document ON document.id = document_id
    WHERE event_id = ? ORDER BY published IS NULL, published, mention.id"""
    for row in store.execute(query, (number,)):
        yield Telling(
            read_citation(row[:6]),
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            row[11],
            read_marks(row[12]),
            read_steps(row[13]),
        )


def counted(store: sqlite3.Connection, kind: Kind) -> Iterator[Counted]:
    """Give what the store holds of a kind, most events first."""
    yield from map(Counted._make, store.execute(_COUNTS[kind]))


def yearly(store: sqlite3.Connection, kind: Kind) -> dict[str, dict[int, int]]:
    """Give, for each name of a kind, how many events it has in each year."""
    years: dict[str, dict[int, int]] = {}
    for name, year, events in store.execute(_YEARS[kind]):
        years.setdefault(name, {})[int(year)] = events
    return years


_COUNTS: dict[Kind, str] = {
    "actors": "SELECT name, count(*) AS events, country FROM event_actor JOIN actor ON actor.id = actor_id "
    "GROUP BY actor_id ORDER BY events DESC, name",
    "places": "SELECT name, count(*) AS events, country FROM event_place JOIN place ON place.id = place_id "
    "GROUP BY place_id ORDER BY events DESC, name",
    "types": "SELECT type, count(*) AS events, NULL FROM event GROUP BY type ORDER BY events DESC, type",
    "sources": "SELECT coalesce(source, '(unnamed)') AS name, count(DISTINCT event_id) AS events, "
    "count(DISTINCT document.id) || CASE count(DISTINCT document.id) WHEN 1 THEN ' article' ELSE ' articles' END "
    "FROM document LEFT JOIN mention ON document_id = document.id LEFT JOIN event_mention ON mention_id = mention.id "
    "GROUP BY source ORDER BY events DESC, name",
}


_BY_YEAR = """SELECT {}, substr(event.filed, 1, 4) AS year, count(DISTINCT event.id) FROM event {}
WHERE event.filed IS NOT NULL AND NOT event.rejected GROUP BY 1, 2"""
_YEARS: dict[Kind, str] = {
    "actors": _BY_YEAR.format(
        "actor.name", "JOIN event_actor ON event_id = event.id JOIN actor ON actor.id = actor_id"
    ),
    "places": _BY_YEAR.format(
        "place.name", "JOIN event_place ON event_id = event.id JOIN place ON place.id = place_id"
    ),
    "types": _BY_YEAR.format("event.type", ""),
    "sources": _BY_YEAR.format(
        "coalesce(document.source, '(unnamed)')",
        "JOIN event_mention ON event_id = event.id JOIN mention ON mention.id = event_mention.mention_id "
        "JOIN document ON document.id = document_id",
    ),
}


def size(store: sqlite3.Connection) -> dict[str, int | str | None]:
    """Give the counts and the span of a store."""
    facts: dict[str, int | str | None] = {
        f"{table}s": store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("document", "mention", "event", "actor", "place")
    }
    facts["undated"] = store.execute(
        "SELECT count(*) FROM event WHERE filed IS NULL OR basis = 'document'"
    ).fetchone()[0]
    facts["merged"] = store.execute("SELECT count(*) FROM event WHERE sources > 1").fetchone()[0]
    dated = "WHERE basis <> 'document'"
    facts["first"], facts["last"] = store.execute(
        f"SELECT min(filed), max(filed) FROM event {dated}"
    ).fetchone()
    return facts


class Faults(NamedTuple):
    """What is wrong with a store, and what is worth a remark."""

    damage: list[str]
    remarks: list[str]


def faults(store: sqlite3.Connection) -> Faults:
    """Look for damage, and for corrections that have nothing left to correct."""
    damage = [row[0] for row in store.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    damage += [f"a row of {row[0]} points to nothing" for row in store.execute("PRAGMA foreign_key_check")]
    damage += [f"{row[0]} mentions without an event" for row in store.execute(_HOMELESS) if row[0]]
    orphans = [number for (number,) in store.execute(_ORPHANS)]
    return Faults(damage, [f"correction {number} has nothing left to correct" for number in orphans])


_HOMELESS = "SELECT count(*) FROM mention LEFT JOIN event_mention ON mention_id = id WHERE event_id IS NULL"
_ORPHANS = """
SELECT id FROM correction WHERE undone IS NULL AND action <> 'add'
AND NOT EXISTS (SELECT 1 FROM correction_key JOIN mention USING (key) WHERE correction_id = correction.id)"""
