"""Bring a store of an older schema forward: all steps in one transaction, after a backup beside the store."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model import Document, Event, Mark
from timeline.store.codec import read_actors, read_citation, read_date, read_places, read_steps
from timeline.store.connect import check_version
from timeline.store.files import backup, statements
from timeline.store.schema import BLOCKS, CORRECTIONS, FILES, MERGE_KEYS, TABLES, VERSION, VIEWS

if TYPE_CHECKING:
    from timeline.store.session import Session

STEPS = {
    1: CORRECTIONS + "ALTER TABLE document ADD COLUMN correction_id INTEGER REFERENCES correction (id);\n",
    2: FILES + "ALTER TABLE document ADD COLUMN evidence TEXT;\n",
    3: "",  # what the merging looks up, which is made anew below
    4: """
DROP TABLE merge_key;
DROP TABLE event_actor;
DROP TABLE event_place;
DROP TABLE event_mention;
DROP TABLE event;
DROP TABLE actor;
DROP TABLE place;
DROP TABLE mention_text;
DROP TRIGGER mention_added;
DROP TRIGGER mention_removed;
DROP INDEX mention_document;
DROP INDEX mention_key;
ALTER TABLE mention RENAME TO mention_4;
"""
    + BLOCKS
    + MERGE_KEYS
    + TABLES,
    5: "",  # as 3
    6: "",  # as 3, and a view that names its document
    7: "",  # as 3
    8: "",  # as 3
    9: "",  # as 3
    10: "",  # as 3
    11: "",  # as 3
    12: "DROP TABLE merge_key;\n" + MERGE_KEYS,
}
"""How a store of each older schema becomes one of the next; at the end the mentions are merged afresh."""


def upgrade(session: Session) -> None:
    """Bring a store to the present schema, where it has an older one."""
    store = session.database.conn
    version = check_version(store, session.file)
    if version < VERSION:
        backup(store, Path(f"{session.file}.schema-{version}"))
        with session.change():
            version = check_version(store, session.file)  # another process may have done it meanwhile
            if version < VERSION:
                _step_forward(session, version)


def _step_forward(session: Session, version: int) -> None:
    store = session.database.conn
    for view in session.database.view_names():
        store.execute(f"DROP VIEW {view}")
    for statement in statements("".join(STEPS[number] for number in range(version, VERSION)) + VIEWS):
        store.execute(statement)
    if version < 5:
        _tell_anew(session)
    session.merge_afresh()
    store.execute(f"PRAGMA user_version = {VERSION}")


def _tell_anew(session: Session) -> None:
    """Write the mentions of schema 4, which repeated in each what is now stored once."""
    query = """
    SELECT document.id, text, document.title, published, source, url, path, key, date, start, "end", date_text, basis,
      status, type, mention_4.title, "trigger", sentence, actors, places, confidence, trigger_start, trigger_end, marks, steps
    FROM mention_4 JOIN document ON document.id = document_id ORDER BY document.id, mention_4.id"""
    store = session.database.conn
    for (number, text, *cited), rows in groupby(store.execute(query), lambda row: row[:7]):
        document = Document(text, read_citation(cited))
        keys, events = zip(*((row[7], _event(document, row[8:])) for row in rows), strict=True)
        session.tell(number, document, events, keys)
    store.execute("DROP TABLE mention_4")


def _event(document: Document, row: tuple[Any, ...]) -> Event:
    (
        date,
        start,
        end,
        date_text,
        basis,
        status,
        kind,
        title,
        trigger,
        sentence,
        actors,
        places,
        confidence,
        *rest,
    ) = row
    first, last, marks, steps = rest
    return Event(
        "", date, read_date(start), read_date(end), date_text, basis, status, kind, title, trigger, sentence,
        read_actors(actors), read_places(places), confidence, document.citation, (first, last),
        tuple(Mark(*mark) for mark in json.loads(marks)), read_steps(steps),
    )  # fmt: skip
