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


@lru_cache(maxsize=1 << 12)
def _place_countries(packed: str) -> str:
    return _joined(json.loads(packed), "country")


@lru_cache(maxsize=1 << 14)
def _rules(steps: str) -> str:
    return "; ".join(rule for rule, _ in json.loads(steps))


def _precision(row: Row) -> str:
    """Give the precision as ACLED codes it: 1 a day, 2 a week, 3 a month; coarser dates have none."""
    if not row.start or not row.end:
        return ""
    days = (date.fromisoformat(row.end) - date.fromisoformat(row.start)).days
    return next((code for most, code in ((0, "1"), (6, "2"), (30, "3")) if days <= most), "")


def _filed(first: int, last: int) -> Callable[[Row], Value]:
    return lambda row: (row.filed or "").replace("-", "")[first:last]


_READ: dict[str, str | Callable[[Row], Value]] = {
    "id": "id",
    "date": "date",
    "start": "start",
    "end": "end",
    "when": when,
    "date_text": "date_text",
    "basis": "basis",
    "status": "status",
    "type": "type",
    "family": lambda row: family(row.type).name,
    "title": "title",
    "trigger": "trigger",
    "sentence": "sentence",
    "who": who,
    "actors": lambda row: sides(row.actors).names,
    "countries": lambda row: sides(row.actors).countries,
    "source_actors": lambda row: sides(row.actors).sources,
    "source_countries": lambda row: sides(row.actors).source_countries,
    "source_texts": lambda row: sides(row.actors).source_texts,
    "target_actors": lambda row: sides(row.actors).targets,
    "target_countries": lambda row: sides(row.actors).target_countries,
    "target_texts": lambda row: sides(row.actors).target_texts,
    "places": lambda row: places(row.places),
    "place_countries": lambda row: _place_countries(row.places),
    "confidence": "confidence",
    "sources": "sources",
    "document_title": "doc_title",
    "document_published": "doc_published",
    "document_source": "doc_source",
    "document_url": "doc_url",
    "document_path": "doc_path",
    "offset": lambda row: f"{row.offset_start}; {row.offset_end}",
    "rules": lambda row: _rules(row.steps),
    "year": _filed(0, 4),
    "month": _filed(0, 6),
    "day": _filed(0, 8),
    "precision": _precision,
    "quad": lambda row: family(row.type).quad or "",
    "cameo": lambda row: CAMEO.get(row.type, ""),
}  # fmt: skip
"""What each field of a flat table says of an event: something that its row holds, by name, or what reads it of the row."""

FIELDS = {name: attrgetter(read) if isinstance(read, str) else read for name, read in _READ.items()}
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
        ("ActionGeo_CountryCode", "place_countries"), ("DATEADDED", "document_published"), ("SOURCEURL", "document_url"),
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
    read = [_READ[field] for _, field in chosen]
    return [held[get] if isinstance(get, str) else list(map(get, rows)) for get in read]
