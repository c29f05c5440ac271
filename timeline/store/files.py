"""Open a store for writing, make one, copy one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from timeline.errors import NoStoreError, StoreError, reason
from timeline.store.connect import BUSY_SECONDS, MAPPED, check_file, check_version, translated
from timeline.store.schema import (
    APPLICATION_ID,
    BLOCKS,
    CORRECTIONS,
    DOCUMENTS,
    FILES,
    MERGE_KEYS,
    TABLES,
    VERSION,
    VIEWS,
)


@contextmanager
def writing(path: str | Path, busy: float = BUSY_SECONDS) -> Iterator[Database]:
    """Open a store to write to; make it where there is none."""
    file = Path(path)
    try:
        check_file(file)
    except NoStoreError:
        _create(file)
        check_file(file)
    with translated(file):
        connection = sqlite3.connect(file, timeout=busy, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # WAL stays whole; the last changes may go with the power
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")  # in KiB: a bulk ingest touches pages all over
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            connection.execute("PRAGMA wal_autocheckpoint = 8000")
            check_version(connection, file)
            yield Database(connection)
        finally:
            connection.close()


def _create(file: Path) -> None:
    """Make a store beside its place and put it there whole; one that another process has put there meanwhile stays."""
    part = Path(f"{file}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with translated(file):
            connection = sqlite3.connect(part, isolation_level=None)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(
                    f"BEGIN; {CORRECTIONS} {FILES} {BLOCKS} {MERGE_KEYS} {DOCUMENTS} {TABLES} {VIEWS} COMMIT;"
                )
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            finally:
                connection.close()
        with suppress(FileExistsError):
            os.link(part, file)
    except OSError as error:
        raise StoreError(f"{file} cannot be made: {reason(error)}") from None
    finally:
        with suppress(OSError):
            part.unlink()


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


def statements(script: str) -> Iterator[str]:
    """Split a script into statements; `executescript` would commit the transaction they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
