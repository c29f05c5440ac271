"""The fields of an event by name, and the sets of columns in which tables and spreadsheets show them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from timeline.errors import UsageError
from timeline.query import Row
from timeline.render.marks import CAMEO, family
from timeline.render.records import when, who

Value = str | float | int | None
Columns = tuple[tuple[str, str], ...]


class Sides(NamedTuple):
    """The actors of an event, by what a flat table asks of them; several are joined by "; "."""

    names: str
    countries: str
    sources: str
    targets: str
    source_countries: str
    target_countries: str
    source_texts: str
    target_texts: str


@lru_cache(maxsize=1 << 14)
def sides(actors: str) -> Sides:
    """Read an event's actors."""
    listed = json.loads(actors)
    source = [actor for actor in listed if actor["role"] == "source"]
    target = [actor for actor in listed if actor["role"] == "target"]
    return Sides(
        _joined(listed, "name"), _joined(listed, "country"), _joined(source, "name"), _joined(target, "name"),
        _joined(source, "country"), _joined(target, "country"), _joined(source, "text"), _joined(target, "text"),
    )  # fmt: skip


def _joined(records: Sequence[dict[str, str]], key: str) -> str:
    return "; ".join(dict.fromkeys(record[key] for record in records if record[key]))


@lru_cache(maxsize=1 << 12)
def places(packed: str) -> str:
    """Join the names of an event's places."""
    return _joined(json.loads(packed), "name") if packed != "[]" else ""


def _place_countries(packed: str) -> str:
    return _joined(json.loads(packed), "country")


def _rules(steps: str) -> str:
    return "; ".join(rule for rule, _ in json.loads(steps))


def _precision(row: Row) -> str:
    """Give the precision as ACLED codes it: 1 a day, 2 a week, 3 a month; coarser dates have none."""
    if not row.start or not row.end:
        return ""
    days = (date.fromisoformat(row.end) - date.fromisoformat(row.start)).days
    return next((code for most, code in ((0, "1"), (6, "2"), (30, "3")) if days <= most), "")


def _cameo(row: Row) -> str:
    """Give CAMEO's root code: that of the trigger's own row of the lexicon, else that of the type."""
    from timeline.lexicon.triggers import cameo_codes  # thousands of rows, which no other field asks for

    own = (cameo_codes().get((rule, row.type)) for rule, _ in json.loads(row.steps))
    return next(filter(None, own), CAMEO.get(row.type, ""))


class _Of(NamedTuple):
    """What a field says, read of one column alone: events that have the same there share what is read."""

    column: str
    read: Callable[[Any], Value]


def _of(column: str, read: Callable[[str], Value]) -> _Of:
    return _Of(column, lru_cache(maxsize=1 << 14)(read))


def _of_sides(part: str) -> _Of:
    told = attrgetter(part)
    return _of("actors", lambda actors: told(sides(actors)))


def _filed(first: int, last: int) -> Callable[[Row], Value]:
    return lambda row: (row.filed or "").replace("-", "")[first:last]


_READ: dict[str, str | _Of | Callable[[Row], Value]] = {
    "id": "id",
    "date": "date",
    "start": "start",
    "end": "end",
    "when": when,
    "date_text": "date_text",
    "basis": "basis",
    "status": "status",
    "type": "type",
    "family": _of("type", lambda kind: family(kind).name),
    "title": "title",
    "trigger": "trigger",
    "sentence": "sentence",
    "who": who,
    "actors": _of_sides("names"),
    "countries": _of_sides("countries"),
    "source_actors": _of_sides("sources"),
    "source_countries": _of_sides("source_countries"),
    "source_texts": _of_sides("source_texts"),
    "target_actors": _of_sides("targets"),
    "target_countries": _of_sides("target_countries"),
    "target_texts": _of_sides("target_texts"),
    "places": _Of("places", places),
    "place_countries": _of("places", _place_countries),
    "confidence": "confidence",
    "sources": "sources",
    "document_title": "doc_title",
    "document_published": "doc_published",
    "document_source": "doc_source",
    "document_day": _of("doc_published", lambda day: (day or "").replace("-", "")),
    "document_url": "doc_url",
    "document_path": "doc_path",
    "offset": lambda row: f"{row.offset_start}; {row.offset_end}",
    "rules": _of("steps", _rules),
    "year": _filed(0, 4),
    "month": _filed(0, 6),
    "day": _filed(0, 8),
    "precision": _precision,
    "quad": _of("type", lambda kind: family(kind).quad or ""),
    "cameo": _cameo,
}  # fmt: skip
"""What each field of a flat table says of an event: something that its row holds, by name, or what reads it of the row."""


def _getter(read: str | _Of | Callable[[Row], Value]) -> Callable[[Row], Value]:
    if isinstance(read, str):
        return attrgetter(read)
    if isinstance(read, _Of):
        column, of = attrgetter(read.column), read.read
        return lambda row: of(column(row))
    return read


FIELDS = {name: _getter(read) for name, read in _READ.items()}
"""What reads each field."""

DATES = frozenset(("start", "end", "document_published"))
NUMBERS = frozenset(("confidence", "sources"))
"""The fields that are dates (YYYY-MM-DD) and numbers; all others are text."""

NOT_TEXT = NUMBERS | {"quad"}
"""The fields whose values may be numbers: beside those, a code that is empty where an event has none."""

_COLUMNS = (
    "id", "date", "start", "end", "date_text", "basis", "status", "type", "title", "trigger", "sentence", "actors",
    "countries", "places", "confidence", "sources", "document_title", "document_published", "document_source",
    "document_url", "document_path", "offset", "rules",
)  # fmt: skip

COLUMNS: Columns = tuple((name, name) for name in _COLUMNS)
"""The columns of CSV and its like, where nobody asks for others."""

PRESETS: dict[str, Columns] = {
    "acled": (
        ("event_id_cnty", "id"), ("event_date", "start"), ("year", "year"), ("time_precision", "precision"),
        ("disorder_type", "family"), ("event_type", "type"), ("sub_event_type", "status"), ("actor1", "source_actors"),
        ("actor2", "target_actors"), ("country", "place_countries"), ("location", "places"), ("source", "document_source"),
        ("notes", "sentence"), ("timestamp", "document_published"),
    ),
    "polecat": (
        ("Event ID", "id"), ("Event Date", "start"), ("Event Type", "type"), ("Quad Code", "quad"), ("Contexts", "status"),
        ("Actor Name", "source_actors"), ("Actor Name Raw", "source_texts"), ("Actor Country", "source_countries"),
        ("Recipient Name", "target_actors"), ("Recipient Name Raw", "target_texts"), ("Recipient Country", "target_countries"),
        ("Placename", "places"), ("Country", "place_countries"), ("Event Text", "sentence"), ("Headline", "document_title"),
        ("Source", "document_source"), ("Publication Date", "document_published"),
    ),
    "gdelt": (
        ("GLOBALEVENTID", "id"), ("SQLDATE", "day"), ("MonthYear", "month"), ("Year", "year"), ("Actor1Name", "source_actors"),
        ("Actor1CountryCode", "source_countries"), ("Actor2Name", "target_actors"), ("Actor2CountryCode", "target_countries"),
        ("EventRootCode", "cameo"), ("QuadClass", "quad"), ("NumArticles", "sources"), ("ActionGeo_FullName", "places"),
        ("ActionGeo_CountryCode", "place_countries"), ("DATEADDED", "document_day"), ("SOURCEURL", "document_url"),
    ),
}  # fmt: skip
"""Columns under the names that a well-known data set gives them: what `timeline` knows of each, and no other."""


def columns(fields: str | None, preset: str | None) -> Columns:
    """Read which columns are wanted: names with commas between, or a preset; none where nothing is said."""
    if fields and preset:
        raise UsageError("--fields or --preset, not both")
    if preset:
        if preset not in PRESETS:
            raise UsageError(f"unknown preset {preset!r}; there are {', '.join(PRESETS)}")
        return PRESETS[preset]
    names = [name.strip() for name in (fields or "").split(",") if name.strip()]
    for name in names:
        if name not in FIELDS:
            raise UsageError(f"unknown column {name!r}; there are {', '.join(FIELDS)}")
    return tuple((name, name) for name in names)


def getters(chosen: Columns) -> list[Callable[[Row], Value]]:
    """Give what reads the value of each column."""
    return [FIELDS[field] for _, field in chosen]


def values(rows: Sequence[Row], chosen: Columns) -> list[Sequence[Any]]:
    """Give the columns of some rows; what the rows hold already is turned over, all of it at once."""
    held = dict(zip(Row._fields, zip(*rows, strict=True), strict=True))

    def column(read: str | _Of | Callable[[Row], Value]) -> Sequence[Any]:
        if isinstance(read, str):
            return held[read]
        if isinstance(read, _Of):
            return list(map(read.read, held[read.column]))
        return list(map(read, rows))

    return [column(_READ[field]) for _, field in chosen]
