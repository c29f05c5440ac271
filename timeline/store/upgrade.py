"""Bring a store of an older schema forward: all steps in one transaction, after a backup beside the store."""

from __future__ import annotations

from pathlib import Path

from timeline.store.connect import check_version
from timeline.store.files import backup, statements
from timeline.store.schema import CORRECTIONS, FILES, MERGE_KEYS, VERSION, VIEWS
from timeline.store.session import Session

STEPS = {
    1: CORRECTIONS
    + """
ALTER TABLE document ADD COLUMN correction_id INTEGER REFERENCES correction (id);
ALTER TABLE event ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_mention ADD COLUMN root INTEGER NOT NULL DEFAULT 0;
CREATE INDEX event_mention_root ON event_mention (root);
""",
    2: FILES + "ALTER TABLE document ADD COLUMN evidence TEXT;\n",
    3: "DROP TABLE merge_key;\n" + MERGE_KEYS,
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
    session.merge_afresh()
    store.execute(f"PRAGMA user_version = {VERSION}")
