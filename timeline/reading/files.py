"""Find the files that are meant, decode them, and hand each to the reader of its format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from timeline.errors import InputError
from timeline.model import Document
from timeline.reading.articles import articles
from timeline.reading.model import Skipped
from timeline.reading.records import are_articles, records

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".jsonl"})
"""The endings that are read in a folder. A file that is named itself is read whatever its ending."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY_SHARE = 0.02
_FIRST_LINE = 1 << 24


def read(paths: Iterable[str], published: date | None = None) -> Iterator[Document | Skipped]:
    """Give the documents of files, folders (in order of name) and `-`, standard input.

    `published` is for documents that do not say when they were published. What cannot be read is given as
    Skipped with its reason; the rest goes on.
    """
    for path in paths:
        if path == "-":
            yield from _guarded(None, published)
        elif Path(path).is_dir():
            found = False
            for file in _walk(path):
                found = True
                yield from _guarded(file, published)
            if not found:
                yield Skipped(path, f"no file in it ends in {', '.join(sorted(SUFFIXES))}")
        else:
            yield from _guarded(path, published)


def _walk(folder: str) -> Iterator[str]:
    """Give the readable files below a folder, in order of name, without hidden ones."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(base, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and not _is_other_data(path):
                yield os.path.normpath(path)


def _is_other_data(path: Path) -> bool:
    """Is this a file of JSON Lines that are no articles? In a folder it is passed over, like a picture."""
    if path.suffix.lower() != ".jsonl":
        return False
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            return not are_articles(lines.readline(_FIRST_LINE))
    except OSError:
        return False  # it is to be named when it is read


def _guarded(path: str | None, published: date | None) -> Iterator[Document | Skipped]:
    name = path or "-"
    try:
        data = Path(path).read_bytes() if path else sys.stdin.buffer.read()
        text = _decode(data)
        if name.lower().endswith(".jsonl"):
            if not are_articles(text.partition("\n")[0]):
                raise InputError("its lines have no field 'text'")
            yield from records(text.split("\n"), path, published)
        else:
            yield from articles(text, path, published)
    except InputError as error:
        yield Skipped(name, str(error))
    except OSError as error:
        yield Skipped(name, (error.strerror or "cannot be read").lower())


def _decode(data: bytes) -> str:
    """Give the text of a file: by its byte order mark, else UTF-8, else Windows-1252."""
    if not data.strip():
        raise InputError("the file is empty")
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise InputError("not a text file") from None
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if "\0" in text or controls > _BINARY_SHARE * len(text):
        raise InputError("not a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")
