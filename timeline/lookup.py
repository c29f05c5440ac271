"""What the store knows of one event, and what it holds in all. sqlite3 alone, like `query`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.errors import UsageError
from timeline.model import Citation, Mark, Step
from timeline.query import Row, row
from timeline.store.codec import read_citation, read_marks, read_steps
from timeline.store.hand import Correction, about, entered
from timeline.store.schema import NUMBER, SENTENCE, UNNAMED

Kind = Literal["actors", "places", "types", "sources"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with the text of its document."""

    document: Citation
    text: str
    date: str | None
    status: str
    basis: str
    sentence: str
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
        found = found or [row[0] for row in store.execute(query, (f"{wanted}*",))]
    if not found:
        raise UsageError(
            f"no event {number!r}; 'timeline show' gives the id of each event in its last column"
        )
    if len(found) > 1:
        raise UsageError(f"{number!r} is the start of several events' ids: {', '.join(found)}")
    return found[0]


_BY_ID = (
    "SELECT id FROM event_core WHERE id GLOB ? LIMIT 3",
    "SELECT DISTINCT event_core.id FROM mention JOIN event_mention ON mention_id = mention.id "
    "JOIN event_core ON number = event_id WHERE key GLOB ? LIMIT 3",
)


def spoken_of(store: sqlite3.Connection, key: str) -> str:
    """Name the event that has the mention of this key, by its title and its id; "" where there is none any more."""
    query = """
    SELECT event.title || '  ' || event.id FROM mention JOIN event_mention ON mention_id = mention.id
    JOIN event ON event.number = event_id WHERE key GLOB ? LIMIT 1"""
    found = store.execute(query, (f"{key}*",)).fetchone()
    return str(found[0]) if found else ""


def event(store: sqlite3.Connection, number: str) -> tuple[Row, list[Telling]]:
    """Give the event that `number` names, with all that tell it, the earliest first."""
    identity = event_id(store, number)
    return row(store, identity), list(_tellings(store, identity))


def history(store: sqlite3.Connection, number: str) -> tuple[Row, list[Telling], list[Correction]]:
    """Give an event with all that tell it and all that the analyst has said of it."""
    found, tellings = event(store, number)
    members = (
        f"SELECT key FROM event_mention JOIN mention ON mention.id = mention_id WHERE event_id = {NUMBER}"
    )
    keys = [key for (key,) in store.execute(members, (found.id,))]
    return found, tellings, [*entered(store, found.id), *about(store, keys)]


def _tellings(store: sqlite3.Connection, number: str) -> Iterator[Telling]:
    query = f"""
    SELECT document.title, published, source, url, path, evidence, text, date, status, basis, {SENTENCE},
      sentence_start, sentence_end, trigger_start, trigger_end, ifnull(marks, '[]'), (
        SELECT json_group_array(json_array(rule, says)) FROM json_each(steps) CROSS JOIN step ON step.id = json_each.value)
    FROM event_mention JOIN mention ON mention.id = mention_id JOIN document ON document.id = document_id
    JOIN sense ON sense.id = sense_id
    WHERE event_id = {NUMBER} ORDER BY published IS NULL, published, mention.id"""
    for told in store.execute(query, (number,)):
        text, day, status, basis, sentence = told[6:11]
        marks, steps = read_marks(told[11:13], told[13:15], told[15]), read_steps(told[16])
        yield Telling(read_citation(told[:6]), text, day, status, basis, sentence, marks, steps)


def counted(store: sqlite3.Connection, kind: Kind) -> Iterator[Counted]:
    """Give what the store holds of a kind, most events first."""
    yield from map(Counted._make, store.execute(_COUNTS[kind]))


def publishers(store: sqlite3.Connection) -> list[str]:
    """Give the sources of the articles, without the analyst, who has none."""
    query = (
        f"SELECT DISTINCT coalesce(source, '{UNNAMED}') FROM document WHERE correction_id IS NULL ORDER BY 1"
    )
    return [name for (name,) in store.execute(query)]


def yearly(store: sqlite3.Connection, kind: Kind) -> dict[str, dict[int, int]]:
    """Give, for each name of a kind, how many events it has in each year."""
    years: dict[str, dict[int, int]] = {}
    for name, year, events in store.execute(_YEARS[kind]):
        years.setdefault(name, {})[int(year)] = events
    return years


_STANDING = "JOIN event_core ON number = event_id AND NOT rejected"
_COUNTS: dict[Kind, str] = {
    "actors": f"SELECT name, count(*) AS events, country FROM event_actor {_STANDING} JOIN actor ON actor.id = actor_id "
    "GROUP BY actor_id ORDER BY events DESC, name",
    "places": f"SELECT name, count(*) AS events, country FROM event_place {_STANDING} JOIN place ON place.id = place_id "
    "GROUP BY place_id ORDER BY events DESC, name",
    "types": "SELECT type, count(*) AS events, NULL FROM event WHERE NOT rejected GROUP BY type ORDER BY events DESC, type",
    "sources": f"SELECT coalesce(source, '{UNNAMED}') AS name, count(DISTINCT number) AS events, "
    "count(DISTINCT document.id) || CASE count(DISTINCT document.id) WHEN 1 THEN ' article' ELSE ' articles' END "
    "FROM document LEFT JOIN mention ON document_id = document.id LEFT JOIN event_mention ON mention_id = mention.id "
    "LEFT JOIN event_core ON number = event_id AND NOT rejected GROUP BY source ORDER BY events DESC, name",
}


_BY_YEAR = """SELECT {}, substr(event.filed, 1, 4) AS year, count(DISTINCT event.number) FROM event {}
WHERE event.filed IS NOT NULL AND NOT event.rejected GROUP BY 1, 2"""
_YEARS: dict[Kind, str] = {
    "actors": _BY_YEAR.format(
        "actor.name", "JOIN event_actor ON event_id = event.number JOIN actor ON actor.id = actor_id"
    ),
    "places": _BY_YEAR.format(
        "place.name", "JOIN event_place ON event_id = event.number JOIN place ON place.id = place_id"
    ),
    "types": _BY_YEAR.format("event.type", ""),
    "sources": _BY_YEAR.format(
        f"coalesce(document.source, '{UNNAMED}')",
        "JOIN event_mention ON event_id = event.number JOIN mention ON mention.id = event_mention.mention_id "
        "JOIN document ON document.id = mention.document_id",
    ),
}


def size(store: sqlite3.Connection) -> dict[str, int | str | None]:
    """Give the counts and the span of a store."""
    facts: dict[str, int | str | None] = {
        f"{name}s": store.execute(f"SELECT {counted}").fetchone()[0] for name, counted in _SIZES.items()
    }
    facts["merged"] = store.execute(
        "SELECT count(*) FROM event_core WHERE sources > 1 AND NOT rejected"
    ).fetchone()[0]
    undated = "count(*) FILTER (WHERE filed IS NULL OR basis = 'document')"
    days = "min(filed) FILTER (WHERE basis <> 'document'), max(filed) FILTER (WHERE basis <> 'document')"
    found = store.execute(f"SELECT {undated}, {days} FROM event WHERE NOT rejected").fetchone()
    facts["undated"], facts["first"], facts["last"] = found
    facts["rejected"] = store.execute("SELECT count(*) FROM event_core WHERE rejected").fetchone()[0]
    return facts


_SIZES = {
    "document": "count(*) FROM document WHERE correction_id IS NULL",
    "mention": "count(*) FROM mention",
    "event": "count(*) FROM event_core WHERE NOT rejected",
    "actor": f"count(DISTINCT actor_id) FROM event_actor {_STANDING}",
    "place": f"count(DISTINCT place_id) FROM event_place {_STANDING}",
}
"""What is counted: events that stand, and who and where has part in one."""


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
