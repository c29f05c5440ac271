"""Look at a store as it could be known on a day: documents published later, or on no known day, are not there yet.

Events that only earlier documents tell are as they are. Those that later ones tell too are computed afresh from what
was told by then, into temporary tables; temporary views of the same names then stand before the store's own tables,
so that every query works unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from timeline.store.events import MENTIONS, days_row, event_row, read_mention
from timeline.store.hand import Composed, composed
from timeline.store.merging.facts import Mention
from timeline.store.merging.scores import Scores
from timeline.store.put import insert
from timeline.store.schema import EVENT

_SET_UP = """
DROP VIEW IF EXISTS temp.event;
DROP VIEW IF EXISTS temp.event_core;
DROP VIEW IF EXISTS temp.event_mention;
DROP VIEW IF EXISTS temp.event_actor;
DROP VIEW IF EXISTS temp.event_place;
DROP TABLE IF EXISTS temp.changed;
DROP TABLE IF EXISTS temp.event_then;
DROP TABLE IF EXISTS temp.mention_then;
DROP TABLE IF EXISTS temp.actor_then;
DROP TABLE IF EXISTS temp.place_then;
CREATE TEMP TABLE changed (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE event_then AS SELECT * FROM main.event_core LIMIT 0;
CREATE TEMP TABLE mention_then (mention_id INTEGER PRIMARY KEY, event_id INTEGER);
CREATE TEMP TABLE actor_then AS SELECT * FROM main.event_actor LIMIT 0;
CREATE TEMP TABLE place_then AS SELECT * FROM main.event_place LIMIT 0;
"""
_PUBLISHED = """
SELECT core.* FROM main.event_core AS core JOIN main.mention ON mention.id = number
JOIN main.document ON document.id = document_id
WHERE ifnull(first_published, published) <= '{day}' AND ifnull(last_published, published) {last} '{day}'"""
_VIEWS = """
CREATE TEMP VIEW event_core AS {known} UNION ALL SELECT * FROM event_then;
CREATE TEMP VIEW event_mention AS SELECT mention_id, event_id FROM main.event_mention
  WHERE event_id NOT IN (SELECT number FROM changed) UNION ALL SELECT * FROM mention_then;
CREATE TEMP VIEW event_actor AS SELECT * FROM main.event_actor
  WHERE event_id NOT IN (SELECT number FROM changed) UNION ALL SELECT * FROM actor_then;
CREATE TEMP VIEW event_place AS SELECT * FROM main.event_place
  WHERE event_id NOT IN (SELECT number FROM changed) UNION ALL SELECT * FROM place_then;
"""


def go_back(store: sqlite3.Connection, day: date) -> None:
    """Make this connection see the store as of `day`, whichever day it saw before."""
    text = day.isoformat()
    for statement in _SET_UP.split(";\n"):
        store.execute(statement)
    store.execute(f"INSERT INTO changed SELECT number FROM ({_PUBLISHED.format(day=text, last='>')})")
    scores = Scores()
    for group in _told_by(store, text):
        for event in composed(store, group, scores):
            _insert(store, event)
    known = _PUBLISHED.format(day=text, last="<=")
    for statement in (_VIEWS.format(known=known) + EVENT.replace("CREATE VIEW", "CREATE TEMP VIEW")).split(
        ";\n"
    ):
        store.execute(statement)


def _told_by(store: sqlite3.Connection, day: str) -> Iterator[list[Mention]]:
    """Give, for each event that has changed since, the mentions published by `day`."""
    members = """
    SELECT event_id, mention_id FROM main.event_mention JOIN mention ON mention.id = mention_id
    JOIN document ON document.id = document_id
    WHERE event_id IN (SELECT number FROM changed) AND published <= ? ORDER BY event_id"""
    groups: dict[int, list[int]] = {}
    for event, mention in store.execute(members, (day,)).fetchall():
        groups.setdefault(event, []).append(mention)
    for mentions in groups.values():
        marks = ",".join("?" * len(mentions))
        yield [read_mention(row) for row in store.execute(MENTIONS.format(marks), mentions)]


def _insert(store: sqlite3.Connection, found: Composed) -> None:
    event = found.event
    row = event_row(event, found.mentions, event.id[:8]) | {"rejected": int(found.rejected)}
    insert(store, "event_then", [row])
    number, days = row["number"], days_row(row)
    store.executemany(
        "INSERT INTO mention_then VALUES (?, ?)", [(mention.id, number) for mention in found.mentions]
    )
    for actor in event.actors:
        store.execute(
            "INSERT INTO actor_then SELECT id, ?, ?, ? FROM actor WHERE name = ? AND country IS ?",
            (days["start"], number, days["end"], actor.name, actor.country),
        )
    for place in event.places:
        store.execute(
            "INSERT INTO place_then SELECT id, ? FROM place WHERE name = ? AND country IS ?",
            (number, place.name, place.country),
        )
