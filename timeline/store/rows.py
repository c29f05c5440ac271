"""Documents and mentions as the rows that are written of them, with the hashes that name them."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline.model import Citation, Document, Event
from timeline.store.codec import actors_text, clean, packed, places_text, text_date

KEY_LENGTH = 16  # characters of base32: 80 bits


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
        "evidence": clean(cited.evidence),
    }


def absolute(path: str | None) -> str | None:
    """Give a path that means the same from every folder; an article's number in its file stays behind it."""
    return str(Path(path).absolute()) if path else None


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
        "actors": actors_text(event.actors),
        "places": places_text(event.places),
        "confidence": float(event.confidence),
        "trigger_start": event.offset[0],
        "trigger_end": event.offset[1],
        "marks": packed([[mark.kind, mark.start, mark.end] for mark in event.marks]),
        "steps": clean(packed([[step.rule, step.says] for step in event.steps])),
    }
