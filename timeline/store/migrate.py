"""Create a store, and bring an older one forward: each step in one transaction, after a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from timeline.errors import StoreError
from timeline.store.connect import BUSY_SECONDS, check_file, check_version, translated
from timeline.store.schema import APPLICATION_ID, CORRECTIONS, TABLES, VERSION, VIEWS


@contextmanager
def writing(path: str | Path, busy: float = BUSY_SECONDS) -> Iterator[Database]:
    """Open a store to write to; make it where there is none."""
    file = Path(path)
    if file.exists():
        check_file(file)
    else:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{file.parent} cannot be made: {(error.strerror or 'unknown reason').lower()}"
            ) from None
    with translated(file):
        connection = sqlite3.connect(file, timeout=busy, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            database = Database(connection)
            _prepare(database, file)
            yield database
        finally:
            connection.close()


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Hold the store for one whole change. IMMEDIATE, so that waiting for another writer happens before reading."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if database.conn.in_transaction:
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _prepare(database: Database, file: Path) -> None:
    if not _is_blank(database):
        version = check_version(database.conn, file)
        if version < VERSION:
            _upgrade(database, file, version)
        return
    database.execute("PRAGMA journal_mode = WAL")
    with transaction(database):
        if _is_blank(database):  # no one else made it while this process waited
            for statement in _statements(CORRECTIONS + TABLES + VIEWS):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {VERSION}")


def _upgrade(database: Database, file: Path, version: int) -> None:
    """Bring an older store forward, a step at a time, after a backup beside it."""
    backup(database.conn, Path(f"{file}.schema-{version}"))
    while version < VERSION:
        database.execute("PRAGMA foreign_keys = OFF")
        with transaction(database):
            if check_version(database.conn, file) == version:  # no one else did it while this process waited
                for view in database.view_names():
                    database.execute(f"DROP VIEW {view}")
                for statement in _statements(_STEPS[version] + VIEWS):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {version + 1}")
        database.execute("PRAGMA foreign_keys = ON")
        version = check_version(database.conn, file)


_STEPS = {
    1: CORRECTIONS
    + """
ALTER TABLE document ADD COLUMN correction_id INTEGER REFERENCES correction (id);
ALTER TABLE event ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
"""
}
"""How a store of each older schema becomes one of the next."""


def backup(store: sqlite3.Connection, target: Path) -> None:
    """Copy a store, whole and consistent, even while others write to it."""
    part = Path(f"{target}.part")
    with translated(target):
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            store.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        part.replace(target)


def _is_blank(database: Database) -> bool:
    return not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _statements(script: str) -> Iterator[str]:
    """Split a script into statements; `executescript` would commit the transaction they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
