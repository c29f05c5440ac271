"""Open a store with sqlite3 alone, and say in one line what is wrong where that fails."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from timeline.errors import NoStoreError, StoreError, reason
from timeline.store.schema import APPLICATION_ID, VERSION

BUSY_SECONDS = 30.0
MAPPED = 1 << 30
"""How many bytes of a store are read from memory that the system maps: who looks for an event jumps between pages."""
_CACHED = 16384  # KiB
_HEADER = b"SQLite format 3\0"


@contextmanager
def reading(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Open a store to read from; nothing is written, not even by accident."""
    file = Path(path)
    check_file(file)
    # A store in a folder that cannot be written to has no place for SQLite's shared memory; if no one
    # else can be writing either, SQLite may be told that the file does not change.
    frozen = not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists()
    uri = f"file:{quote(str(file.absolute()))}?mode=ro{'&immutable=1' if frozen else ''}"
    with translated(file):
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
        try:
            if check_version(connection, file) < VERSION:
                raise StoreError(
                    f"{file} was written by an older timeline; 'timeline db upgrade' brings it up to date"
                )
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            connection.execute(f"PRAGMA cache_size = {-_CACHED}")
            yield connection
        finally:
            connection.close()


def check_file(file: Path) -> None:
    """Raise StoreError where there is no file, or one that is plainly no SQLite store."""
    try:
        with file.open("rb") as handle:
            header = handle.read(len(_HEADER))
    except (FileNotFoundError, NotADirectoryError):
        raise NoStoreError(
            f"there is no store at {file}; fill one with 'timeline ingest', or name another with --db"
        ) from None
    except IsADirectoryError:
        raise StoreError(f"{file} is a folder, not a store; name a file with --db") from None
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {reason(error)}") from None
    if not header:
        raise StoreError(f"{file} is empty, not a store; delete it or name another with --db")
    if header != _HEADER:
        raise StoreError(f"{file} is not a store; name another with --db")


def check_version(connection: sqlite3.Connection, file: Path) -> int:
    """Give the version of a store's schema; raise StoreError where it is another program's or too new."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreError(f"{file} is a database of another program; name another file with --db")
    if version > VERSION:
        raise StoreError(
            f"{file} was written by a newer timeline (schema {version}, this one knows {VERSION}); upgrade timeline to use it"
        )
    return version


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError with a word on what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{file}: {_explained(error)}") from error


def _explained(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for start, words in _WORDS:
        if name.startswith(start):
            return words
    return f"the store failed: {error}"


_WORDS = (
    ("SQLITE_BUSY", "the store is busy; another timeline is writing to it, try again in a moment"),
    ("SQLITE_LOCKED", "the store is busy; another timeline is writing to it, try again in a moment"),
    ("SQLITE_FULL", "the disk is full; nothing of the last document was stored"),
    ("SQLITE_READONLY", "the store cannot be written to; check the permissions of the file and its folder"),
    ("SQLITE_CANTOPEN", "the store cannot be opened; check the permissions of the file and its folder"),
    ("SQLITE_CORRUPT", "the store is damaged; restore a backup, or ingest the articles into a new one"),
    ("SQLITE_NOTADB", "the file is not a store; name another with --db"),
    ("SQLITE_IOERR", "the disk failed or is full; nothing of the last document was stored"),
)
