"""Look at a store as it could be known on a day: documents published later, or on no known day, are not there yet.

Events that only earlier documents tell are as they are. Those that later ones tell too are computed afresh from what
was told by then, into temporary tables; temporary views of the same names then stand before the store's own tables,
so that every query works unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from timeline.store.events import MENTIONS, event_row, read_mention
from timeline.store.facts import Mention
from timeline.store.hand import Composed, composed
from timeline.store.match import Scores

_NEWER = "SELECT id FROM main.event WHERE first_published <= ? AND last_published > ?"
_KNOWN = "first_published <= '{0}' AND last_published <= '{0}'"

_SET_UP = """
DROP VIEW IF EXISTS temp.event;
DROP VIEW IF EXISTS temp.event_mention;
DROP VIEW IF EXISTS temp.event_actor;
DROP VIEW IF EXISTS temp.event_place;
DROP TABLE IF EXISTS temp.changed;
DROP TABLE IF EXISTS temp.event_then;
DROP TABLE IF EXISTS temp.mention_then;
DROP TABLE IF EXISTS temp.actor_then;
DROP TABLE IF EXISTS temp.place_then;
CREATE TEMP TABLE changed (id TEXT PRIMARY KEY);
CREATE TEMP TABLE event_then AS SELECT * FROM main.event LIMIT 0;
CREATE TEMP TABLE mention_then (mention_id INTEGER PRIMARY KEY, event_id TEXT);
CREATE TEMP TABLE actor_then AS SELECT * FROM main.event_actor LIMIT 0;
CREATE TEMP TABLE place_then AS SELECT * FROM main.event_place LIMIT 0;
"""
_VIEWS = """
CREATE TEMP VIEW event AS SELECT * FROM main.event WHERE {known} UNION ALL SELECT * FROM event_then;
CREATE TEMP VIEW event_mention AS SELECT mention_id, event_id FROM main.event_mention WHERE event_id NOT IN (SELECT id FROM changed)
  UNION ALL SELECT * FROM mention_then;
CREATE TEMP VIEW event_actor AS SELECT * FROM main.event_actor WHERE event_id NOT IN (SELECT id FROM changed)
  UNION ALL SELECT * FROM actor_then;
CREATE TEMP VIEW event_place AS SELECT * FROM main.event_place WHERE event_id NOT IN (SELECT id FROM changed)
  UNION ALL SELECT * FROM place_then;
"""


def go_back(store: sqlite3.Connection, day: date) -> None:
    """Make this connection see the store as of `day`, whichever day it saw before."""
    text = day.isoformat()
    for statement in _SET_UP.split(";\n"):
        store.execute(statement)
    store.execute(f"INSERT INTO changed {_NEWER}", (text, text))
    scores = Scores()
    for group in _told_by(store, text):
        for event in composed(store, group, scores):
            _insert(store, event)
    for statement in _VIEWS.format(known=_KNOWN.format(text)).split(";\n"):
        store.execute(statement)


def _told_by(store: sqlite3.Connection, day: str) -> Iterator[list[Mention]]:
    """Give, for each event that has changed since, the mentions published by `day`."""
    members = """
    SELECT event_id, mention_id FROM main.event_mention JOIN mention ON mention.id = mention_id
    JOIN document ON document.id = document_id
    WHERE event_id IN (SELECT id FROM changed) AND published <= ? ORDER BY event_id"""
    groups: dict[str, list[int]] = {}
    for event, mention in store.execute(members, (day,)).fetchall():
        groups.setdefault(event, []).append(mention)
    for mentions in groups.values():
        marks = ",".join("?" * len(mentions))
        yield [read_mention(row) for row in store.execute(MENTIONS.format(marks), mentions)]


def _insert(store: sqlite3.Connection, found: Composed) -> None:
    event = found.event
    row = event_row(event, found.mentions, event.id[:8]) | {"rejected": int(found.rejected)}
    store.execute(f"INSERT INTO event_then VALUES ({','.join('?' * len(row))})", list(row.values()))
    number, days = row["id"], (row["first_day"] or "", row["last_day"] or "")
    store.executemany(
        "INSERT INTO mention_then VALUES (?, ?)", [(mention.id, number) for mention in found.mentions]
    )
    for actor in event.actors:
        store.execute(
            "INSERT INTO actor_then SELECT id, ?, ?, ? FROM actor WHERE name = ? AND country IS ?",
            (days[0], number, days[1], actor.name, actor.country),
        )
    for place in event.places:
        store.execute(
            "INSERT INTO place_then SELECT id, ? FROM place WHERE name = ? AND country IS ?",
            (number, place.name, place.country),
        )
