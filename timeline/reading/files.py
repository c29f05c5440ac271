"""Find the files that are meant, tell their formats, cut them into pieces, and hand each to the reader of its format."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from timeline.errors import InputError, MissingExtraError, UsageError, reason
from timeline.reading.detect import FEED_NAMES, HEAD, detect, tells_itself
from timeline.reading.model import Found, Piece, Settings, Skipped, Target
from timeline.reading.records import are_articles, column
from timeline.reading.unpack import too_large, unpacked, whole

Split = Callable[[io.BufferedReader, Target, Settings], Iterator[Piece | Skipped]]
Parse = Callable[[Piece, Settings], Iterator[Found]]


class Format(NamedTuple):
    """A format: the function that parses a piece of it, and the one that cuts a file into pieces, where it holds many."""

    parse: str
    split: str | None = None


FORMATS = {
    "text": Format("articles.parse"),
    "html": Format("web.parse"),
    "feed": Format("feeds.parse"),
    "jsonl": Format("records.parse", "records.split_lines"),
    "json": Format("records.parse", "records.split_json"),
    "csv": Format("records.parse", "records.split_csv"),
    "parquet": Format("records.parse", "records.split_parquet"),
    "warc": Format("web.parse", "archives.split"),
    "eml": Format("mail.parse"),
    "mbox": Format("mail.parse", "mail.split"),
    "pdf": Format("pdf.parse"),
    "docx": Format("office.parse_docx"),
    "epub": Format("office.parse_epub"),
}
"""The formats by name. The modules, some of which need an extra, are imported when they are needed."""

SUFFIXES = frozenset(
    {".md", ".markdown", ".txt", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", ".htm", ".html", ".xhtml", ".mhtml"}
    | {".warc", ".eml", ".mbox", ".pdf", ".docx", ".epub"} | FEED_NAMES | {".doc", ".rtf", ".odt", ".msg", ".zip"}
)  # fmt: skip
"""The endings that are looked into in a folder, also with .gz behind them: of articles, and of what holds some that cannot be read.

A file of another ending, or of none, is read there if its content says what it is; one that is named itself is read anyhow.
"""

_JSON = {".jsonl", ".ndjson", ".json"}
_SCHEMES = ("https://", "http://")
_FIRST_LINE = 1 << 24
_GLANCE = 1 << 12


def read(paths: Iterable[str], settings: Settings | None = None) -> Iterator[Found]:
    """Give the documents of files, folders (in order of name), web addresses and `-`, standard input.

    What cannot be read is given as Skipped with its reason; the rest goes on. A Notice comes before its document.
    """
    how = settings or Settings()
    for target in find(paths, how):
        if isinstance(target, Skipped):
            yield target
            continue
        for piece in pieces(target, how):
            yield from (piece,) if isinstance(piece, Skipped) else parse(piece, how)


def find(paths: Iterable[str], settings: Settings) -> Iterator[Target | Skipped]:
    """Give what is to be read: each file, in the order of the paths and of the names below them."""
    for path in paths:
        if path == "-" or path.startswith(_SCHEMES):
            yield Target(None if path == "-" else path)
        elif "://" in path and not is_there(path):
            yield Skipped(path, "only http and https addresses are read")
        elif is_folder(path):
            inside = list(walk(path, settings))
            yield from inside or (Skipped(path, "no file in it that could be an article"),)
        else:
            yield _file(path)


def is_there(path: str | Path) -> bool:
    """Is there a file of that name, as far as one may look?"""
    try:
        return Path(path).exists()
    except OSError:
        return False


def is_folder(path: str) -> bool:
    """Is there a folder of that name, as far as one may look?"""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _file(path: str) -> Target | Skipped:
    try:
        status = Path(path).stat()
    except OSError as error:
        return Skipped(path, reason(error))
    except ValueError:
        return Skipped(path, "no such file or directory")  # NUL in its name
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
        return Skipped(path, "not a file")
    return Target(path, status.st_size, status.st_mtime_ns if stat.S_ISREG(status.st_mode) else 0)


def walk(folder: str, settings: Settings) -> Iterator[Target | Skipped]:
    """Give the files below a folder that could be articles, in order of name, without hidden ones; then what stayed shut."""
    root = Path(folder).resolve()
    shut: list[OSError] = []
    for base, folders, names in os.walk(folder, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(os.path.normpath(Path(base, name)))
            if name.startswith("."):
                continue
            if _suffix(path) not in SUFFIXES and not _tells_itself(path):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Skipped(str(path), "a symbolic link out of the folder")
            elif path.is_fifo():
                yield Skipped(str(path), "not a file")
            elif not _is_other_data(path, settings):
                yield _file(str(path))
    yield from (Skipped(str(error.filename), reason(error)) for error in shut)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix == ".gz" else suffix


def _tells_itself(path: Path) -> bool:
    """Is this a page, a mail or the like under a name that does not say so ("article.php")? A link is not followed."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as content:
            return tells_itself(content.read(_GLANCE), str(path))
    except OSError:
        return False


def _is_other_data(path: Path, settings: Settings) -> bool:
    """Is this JSON that holds no articles? In a folder it is passed over, like a picture."""
    suffix = path.suffix.lower()
    if suffix not in _JSON:
        return False
    try:
        with path.open("rb") as content:
            if suffix == ".json":
                return f'"{column(settings, "text")}"'.encode() not in content.read(HEAD)
            return not are_articles(content.readline(_FIRST_LINE), settings)
    except OSError:
        return False  # it is to be named when it is read


def pieces(target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give what a file holds, each article's bytes as they are; many articles are never in memory together."""
    try:
        if target.path and target.path.startswith(_SCHEMES):
            yield from _fetched(target.path, settings)
            return
        with ExitStack() as opened:
            raw = opened.enter_context(Path(target.path).open("rb")) if target.path else sys.stdin.buffer
            stream = unpacked(io.BufferedReader(raw, HEAD))  # type: ignore[arg-type]
            yield from _split(stream, target, settings)
            if not target.path:
                stream.detach()
    except (InputError, MissingExtraError) as error:
        yield Skipped(target.name, str(error))
    except OSError as error:
        yield Skipped(target.name, reason(error))


def _fetched(url: str, settings: Settings) -> Iterator[Piece | Skipped]:
    from timeline.reading.fetch import fetch

    page = fetch(url, settings.max_bytes)
    stream = unpacked(io.BufferedReader(io.BytesIO(page.data)))
    for piece in _split(stream, Target(url), settings):
        yield piece if isinstance(piece, Skipped) else replace(piece, url=page.url, charset=page.charset)


def _split(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    head = stream.peek(HEAD)
    if not head:
        raise InputError("the file is empty")
    name = settings.format or detect(head, target.path)
    split = FORMATS[name].split
    if split:
        cut: Split = _function(split)
        yield from cut(stream, target, settings)
        return
    if target.size > settings.max_bytes and stream.seekable():
        raise InputError(too_large(settings.max_bytes))
    yield Piece(target.path, name, whole(stream, settings.max_bytes))


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the documents of a piece; one that cannot be read is given as Skipped."""
    try:
        read_piece: Parse = _function(FORMATS[piece.format].parse)
        yield from read_piece(piece, settings)
    except (InputError, MissingExtraError) as error:
        yield Skipped(piece.name, str(error))


def known_format(name: str | None) -> str | None:
    """Check the name of a format."""
    if name is not None and name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; there are {', '.join(FORMATS)}")
    return name


def _function(name: str) -> Any:
    module, _, function = name.partition(".")
    return getattr(import_module(f"timeline.reading.{module}"), function)
