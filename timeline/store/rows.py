"""Documents and mentions as the rows that are written of them, with the hashes that name them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from timeline.model import Document, Event, Mark
from timeline.store.codec import bounds_text, clean, packed, places_text, text_date
from timeline.store.merging.facts import window
from timeline.store.pools import Pools

KEY_BYTES = 10  # 16 characters of base32
_QUICKLY = 10_000
"""Of how long a text a sentence is quickly cut out; those of longer ones are kept."""


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


def is_here(store: sqlite3.Connection, document: Document) -> bool:
    """Is this document in the store?"""
    query = "SELECT 1 FROM document WHERE hash = ?"
    return store.execute(query, (document_row(document)["hash"],)).fetchone() is not None


def absolute(path: str | None) -> str | None:
    """Give a path that means the same from every folder; an article's number in its file stays behind it."""
    return str(Path(path).absolute()) if path else None


def mention_rows(document: Document, events: Iterable[Event], pools: Pools) -> list[dict[str, Any]]:
    """Give the events of one document as rows, without the document's id."""
    cited = document.citation
    article = packed([cited.title, text_date(cited.published), cited.source, cited.url])
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for event in events:
        told = (event.sentence, event.trigger.casefold())
        seen[told] += 1
        rows.append(_mention_row(event, _key(article, *told, seen[told]), document.text, pools))
    return rows


def _key(article: str, sentence: str, trigger: str, number: int) -> str:
    """Name a mention by what tells it, so that its name outlives a change to the rest of the article."""
    told = f"{article[:-1]},{packed(sentence)},{packed(trigger)},{number}]"
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:KEY_BYTES], "big")
    return "".join([_PAIRS[number >> bits & 1023] for bits in range(KEY_BYTES * 8 - 10, -1, -10)])


_PAIRS = ["".join(pair) for pair in product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)]
"""Base32, ten bits at a time: a third of the time that Python's own takes."""


def _mention_row(event: Event, key: str, text: str, pools: Pools) -> dict[str, Any]:
    first, last, marks = _marked(event)
    there = first is not None and len(text) <= _QUICKLY and text[first:last] == event.sentence
    return {
        "key": key,
        "date": event.date,
        "bounds": bounds_text(event),
        "date_text": None if event.date_text == event.date else clean(event.date_text) or "",
        "sense_id": pools.sense(event),
        "title": clean(event.title),
        "sentence": None if there else clean(event.sentence),
        "sentence_start": first,
        "sentence_end": last,
        "roles_id": pools.roles(event.actors),
        "places": places_text(event.places) if event.places else None,
        "confidence": float(event.confidence),
        "trigger_start": event.offset[0],
        "trigger_end": event.offset[1],
        "marks": packed([[mark.kind, mark.start, mark.end] for mark in marks]) if marks else None,
        "steps": pools.steps(event.steps),
    }


def _marked(event: Event) -> tuple[int | None, int | None, tuple[Mark, ...]]:
    """Give where the sentence stands, and the marks that neither this nor the trigger's place says; else all marks."""
    if len(event.marks) > 1:
        sentence, trigger, *others = event.marks
        kinds = sentence.kind, trigger.kind
        if kinds == ("sentence", "trigger") and (trigger.start, trigger.end) == event.offset:
            return sentence.start, sentence.end, tuple(others)
    return None, None, event.marks


def standing(document: Document, events: Iterable[Event]) -> list[tuple[str, bool, str | None]]:
    """Give what stands around each event, whether its date is its sentence's alone, and what dates the event beside it.

    All as the store reads them.
    """
    starts = [(event, _start(event)) for event in events]
    sentences = Counter(day for day, _ in {(event.date, start) for event, start in starts})
    dated: dict[int, list[tuple[int, str]]] = {}
    for event, start in starts:
        if event.basis != "document" and event.date:
            dated.setdefault(start, []).append((event.offset[0], event.date))
    found = []
    for event, start in starts:
        first, last = window(start)
        others = dated.get(start) if event.basis == "document" else None
        beside = min(others, key=lambda other: abs(other[0] - event.offset[0]))[1] if others else None
        found.append((document.text[first:last], sentences[event.date] == 1, beside))
    return found


def _start(event: Event) -> int:
    sentence, _, _ = _marked(event)
    return event.offset[0] if sentence is None else sentence


def text_row(number: int, event: Event) -> dict[str, Any]:
    """Give the words by which a search finds a mention: its sentence, and its title where that says more."""
    title, sentence = clean(event.title) or "", clean(event.sentence) or ""
    at = sentence.find(title)
    around = sentence[max(at - 1, 0) : at] + sentence[at + len(title) :][:1]
    within = at >= 0 and not any(sign.isalnum() for sign in around)
    return {"rowid": number, "title": None if within else title, "sentence": sentence}
