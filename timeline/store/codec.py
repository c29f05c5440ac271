"""How documents and mentions are written as rows, and read back."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from timeline.model import Actor, Citation, Document, Event, Mark, Place, Step

KEY_LENGTH = 16  # characters of base32: 80 bits


def packed(value: object) -> str:
    """Give `value` as JSON, as short as it can be and still be read."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text_date(day: date | None) -> str | None:
    """Give a day as the store writes it."""
    return day.isoformat() if day else None


def read_date(text: str | None) -> date | None:
    """Read a day that the store has written."""
    return date.fromisoformat(text) if text else None


def document_row(document: Document) -> dict[str, Any]:
    """Give a document as a row. Its hash leaves the path out: an article that has moved is the same article."""
    cited = document.citation
    published = text_date(cited.published)
    content = packed([cited.title, published, cited.source, cited.url, document.text])
    return {
        "hash": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "title": clean(cited.title),
        "published": published,
        "source": clean(cited.source),
        "url": clean(cited.url),
        "path": clean(absolute(cited.path)),
        "text": clean(document.text),
    }


def absolute(path: str | None) -> str | None:
    """Give a path that means the same from every folder; an article's number in its file stays behind it."""
    return str(Path(path).absolute()) if path else None


def clean(text: str | None) -> str | None:
    """Give text that SQLite can hold: lone surrogates and NUL have no place in it."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def mention_rows(document: Document, events: Iterable[Event]) -> list[dict[str, Any]]:
    """Give the events of one document as rows, without the document's id."""
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for event in events:
        told = (event.sentence, event.trigger.casefold())
        seen[told] += 1
        rows.append(_mention_row(event, _key(document.citation, *told, seen[told])))
    return rows


def _key(cited: Citation, sentence: str, trigger: str, number: int) -> str:
    """Name a mention by what tells it, so that its name outlives a change to the rest of the article."""
    told = packed(
        [cited.title, text_date(cited.published), cited.source, cited.url, sentence, trigger, number]
    )
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:KEY_LENGTH].lower()


def _mention_row(event: Event, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "date": event.date,
        "start": text_date(event.start),
        "end": text_date(event.end),
        "date_text": clean(event.date_text),
        "basis": event.basis,
        "status": event.status,
        "type": event.type,
        "title": clean(event.title),
        "trigger": clean(event.trigger),
        "sentence": clean(event.sentence),
        "actors": packed(actors_json(event.actors)),
        "places": packed(places_json(event.places)),
        "confidence": float(event.confidence),
        "trigger_start": event.offset[0],
        "trigger_end": event.offset[1],
        "marks": packed([[mark.kind, mark.start, mark.end] for mark in event.marks]),
        "steps": clean(packed([[step.rule, step.says] for step in event.steps])),
    }


def actors_json(actors: Iterable[Actor]) -> list[dict[str, str | None]]:
    """Give actors as the JSON of an event has them."""
    return [
        {"name": clean(a.name), "country": a.country, "role": a.role, "text": clean(a.text)} for a in actors
    ]


def places_json(places: Iterable[Place]) -> list[dict[str, str | None]]:
    """Give places as the JSON of an event has them."""
    return [{"name": clean(place.name), "country": place.country} for place in places]


def read_actors(text: str) -> tuple[Actor, ...]:
    """Read actors that `actors_json` has written."""
    return tuple(Actor(a["name"], a["country"], a["role"], a["text"]) for a in json.loads(text))


def read_places(text: str) -> tuple[Place, ...]:
    """Read places that `places_json` has written."""
    return tuple(Place(place["name"], place["country"]) for place in json.loads(text))


def read_marks(text: str) -> tuple[Mark, ...]:
    """Read the marks of a mention."""
    return tuple(Mark(kind, start, end) for kind, start, end in json.loads(text))


def read_steps(text: str) -> tuple[Step, ...]:
    """Read the steps of a mention."""
    return tuple(Step(rule, says) for rule, says in json.loads(text))


def read_citation(row: Sequence[Any]) -> Citation:
    """Read title, published, source, url and path."""
    title, published, source, url, path = row
    return Citation(title, read_date(published), source, url, path)
