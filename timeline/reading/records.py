"""Read exports: an article for each line of JSON Lines, each row of a CSV or Parquet file, each object of a JSON list.

The fields are text, title, published, source, url and id; `Settings.columns` says which columns hold them where they are
called something else.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

from timeline.errors import InputError, UsageError
from timeline.extras import needed
from timeline.reading.articles import first_title
from timeline.reading.dates import Evidence, any_date
from timeline.reading.decode import UTF_16, decode
from timeline.reading.document import document
from timeline.reading.model import Found, Piece, Settings, Skipped, Target
from timeline.reading.unpack import too_large, whole

FIELDS = ("text", "title", "published", "source", "url", "id")
_SNIFFED = 1 << 14
_BATCH = 256


def columns(mapping: str) -> tuple[tuple[str, str], ...]:
    """Read a mapping as a user writes it: text=body,published=date."""
    pairs = []
    for part in mapping.split(","):
        field, sign, column = part.partition("=")
        if field.strip() not in FIELDS or not sign or not column.strip():
            raise UsageError(
                f"--map: {part.strip()!r} is not FIELD=COLUMN; the fields are {', '.join(FIELDS)}"
            )
        pairs.append((field.strip(), column.strip()))
    return tuple(pairs)


# --- into pieces: one JSON object each ------------------------------------------------------------------------------


def split_lines(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the lines of JSON Lines that hold articles."""
    if stream.peek(2)[:2] in UTF_16:
        utf8 = decode(whole(stream, settings.max_bytes)).encode()
        stream = io.BufferedReader(io.BytesIO(utf8))
    for number, piece in enumerate(lines(stream, target, settings)):
        if not number and isinstance(piece, Piece) and not are_articles(piece.data, settings):
            raise InputError(f"its lines have no field {column(settings, 'text')!r}")
        yield piece


def lines(
    stream: io.BufferedReader, target: Target, settings: Settings, number: int = 0, stop: int | None = None
) -> Iterator[Piece | Skipped]:
    """Give the lines up to the byte `stop`; `number` are before them. One beyond the limit is passed over, and not kept."""
    while (stop is None or stream.tell() < stop) and (line := stream.readline(settings.max_bytes + 1)):
        number += 1
        if len(line) > settings.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(settings.max_bytes)
            yield Skipped(f"{target.name}:{number}", f"the line is {too_large(settings.max_bytes)}")
        elif line.strip():
            yield Piece(target.path, "jsonl", line, str(number))


def split_csv(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the rows of a CSV file, whose first line names the columns."""
    head = stream.peek(_SNIFFED)
    cut = head.rfind(b"\n") + 1 or len(head)
    encoding = _encoding(head[:cut])
    csv.field_size_limit(settings.max_bytes)
    first = head[:cut].decode(encoding, "replace").partition("\n")[0]
    sign = max(",;\t|", key=first.count)
    rows = csv.DictReader(io.TextIOWrapper(stream, encoding, newline=""), delimiter=sign)
    wanted = column(settings, "text")
    names = {name: name.strip() for name in rows.fieldnames or () if name}
    if wanted not in names.values():
        raise InputError(
            f"it has no column {wanted!r}; its columns are {', '.join(names.values())}: say which with --map text=COLUMN"
        )
    try:
        for number, row in enumerate(rows, 1):
            fields = {names[name]: value for name, value in row.items() if name in names and value}
            yield _as_json(fields, target, number)
    except csv.Error as error:
        raise InputError(f"broken CSV in line {rows.line_num}: {error}") from None
    except UnicodeDecodeError:
        raise InputError(f"not {encoding} in line {rows.line_num}") from None


def split_parquet(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the rows of a Parquet file, a batch in memory at a time."""
    parquet = needed("pyarrow.parquet", "parquet")
    try:
        table = parquet.ParquetFile(stream if target.path is None else target.path)
        wanted = {column(settings, field) for field in FIELDS}
        names = [name for name in table.schema_arrow.names if name in wanted]
        if column(settings, "text") not in names:
            raise InputError(
                f"it has no column {column(settings, 'text')!r}; say which with --map text=COLUMN"
            )
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield _as_json(row, target, number)
    except (ValueError, OSError) as error:  # what pyarrow raises on a broken file derives from these
        raise InputError(f"a broken Parquet file: {str(error)[:80]}") from None


def split_json(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the objects of a JSON list, or the one object that the file is."""
    try:
        value = json.loads(decode(whole(stream, settings.max_bytes)))
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON: {error}") from None
    # a list in a wrapper, as most interfaces answer
    if isinstance(value, dict) and column(settings, "text") not in value:
        lists = [
            inner
            for inner in value.values()
            if isinstance(inner, list) and inner and isinstance(inner[0], dict)
        ]
        value = lists[0] if len(lists) == 1 else value
    for number, fields in enumerate(value if isinstance(value, list) else [value], 1):
        if not isinstance(fields, dict):
            yield Skipped(f"{target.name}:{number}", "no JSON object")
        else:
            yield _as_json(fields, target, number)


def are_articles(first: bytes | str, settings: Settings) -> bool:
    """Could a file whose first line this is hold articles? Other JSON Lines, whose objects have no text, do not."""
    try:
        fields = json.loads(first)
    except (ValueError, RecursionError):
        return True  # a broken line of articles, which is to be named
    return not isinstance(fields, dict) or column(settings, "text") in fields


def _as_json(fields: dict[str, object], target: Target, number: int) -> Piece:
    data = json.dumps(fields, default=_day).encode()
    return Piece(target.path, "jsonl", data, str(number))


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _encoding(head: bytes) -> str:
    """Give the encoding of a table, by its beginning up to the end of a line."""
    if head.startswith(UTF_16):
        return "utf-16"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


# --- a piece into a document ----------------------------------------------------------------------------------------


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the article of one JSON object."""
    try:
        fields = json.loads(decode(piece.data))
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON: {error}") from None
    if not isinstance(fields, dict):
        raise InputError("no JSON object")
    known = {field: fields.get(column(settings, field)) for field in FIELDS}
    text = _string(known, "text")
    if not text or not text.strip():
        raise InputError("no text")
    written = _string(known, "published")
    evidence = [Evidence(any_date(written), "record", written)] if written else []
    yield from document(
        text,
        piece,
        settings,
        evidence,
        title=_string(known, "title") or first_title(text),
        source=_string(known, "source"),
        url=_string(known, "url"),
        number=str(known["id"] or piece.number),
        alone=False,
    )


def column(settings: Settings, field: str) -> str:
    """Give the column that holds a field."""
    return dict(settings.columns).get(field, field)


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{name!r} is not a string")
