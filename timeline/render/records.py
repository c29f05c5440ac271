"""An event as a record: what JSON and JSON Lines are made from; and its date and actors in words."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from timeline.query import Row
from timeline.render.dates import words

Record = dict[str, Any]


def record(row: Row) -> Record:
    """Give a row with the fields of an event as JSON, in their order."""
    return {
        "id": row.id,
        "date": row.date,
        "start": row.start,
        "end": row.end,
        "date_text": row.date_text,
        "basis": row.basis,
        "status": row.status,
        "type": row.type,
        "title": row.title,
        "trigger": row.trigger,
        "sentence": row.sentence,
        "actors": _read(row.actors),
        "places": _read(row.places),
        "confidence": row.confidence,
        "document": {
            "title": row.doc_title,
            "published": row.doc_published,
            "source": row.doc_source,
            "path": row.doc_path,
        },
        "offset": [row.offset_start, row.offset_end],
        "rules": [rule for rule, _ in _read(row.steps)],
    }


@lru_cache(maxsize=1 << 10)
def _read(packed: str) -> list[Any]:
    """Read a list that a row holds as JSON; the same few come again and again, and nobody changes them."""
    found: list[Any] = json.loads(packed)
    return found


def when(row: Row) -> str:
    """Say when it was; in brackets where the text does not, so that only the day of publication is known."""
    return f"({words(row.date)})" if row.basis == "document" and row.date else words(row.date)


def year(row: Row) -> str:
    """Give the year under which an event is listed."""
    return row.filed[:4].lstrip("0") if row.filed else "undated"


def who(row: Row) -> str:
    """Say who took part: those who acted, an arrow, those on whom, with whom or whither."""
    sides: dict[str, list[str]] = {"source": [], "target": []}
    for actor in _read(row.actors):
        names = sides[actor["role"]]
        if actor["name"] not in names:
            names.append(actor["name"])
    acting, others = ", ".join(sides["source"]), ", ".join(sides["target"])
    return f"{acting} → {others}" if acting and others else acting or (f"→ {others}" if others else "")
