"""How dates, actors, places and marks are written into a store, and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from timeline.model import Actor, Citation, Event, Mark, Place, Step


def packed(value: object) -> str:
    """Give `value` as JSON, as short as it can be and still be read."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def text_date(day: date | None) -> str | None:
    """Give a day as the store writes it."""
    return day.isoformat() if day else None


def read_date(text: str | None) -> date | None:
    """Read a day that the store has written."""
    return date.fromisoformat(text) if text else None


def bounds_text(event: Event) -> str | None:
    """Give the first and last day of an event as JSON, where its date alone does not say them."""
    if (event.start, event.end) == _bounds(event.date):
        return None
    return packed([text_date(event.start), text_date(event.end)])


def read_bounds(edtf: str | None, text: str | None) -> tuple[date | None, date | None]:
    """Read the first and last day of a mention: what `bounds_text` has written, else what its date says."""
    if text is None:
        return _bounds(edtf)
    first, last = json.loads(text)
    return read_date(first), read_date(last)


@lru_cache(maxsize=1 << 14)
def _bounds(edtf: str | None) -> tuple[date | None, date | None]:
    # with all rules of times, which those who only ask can do without
    from timeline.times.calendar import bounds

    if edtf is None:
        return None, None
    try:
        return bounds(edtf)
    except ValueError:  # an event that someone else has made
        return None, None


def clean(text: str | None) -> str | None:
    """Give text that SQLite can hold: lone surrogates and NUL have no place in it."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


@lru_cache(maxsize=1 << 14)
def actors_text(actors: tuple[Actor, ...]) -> str:
    """Give actors as the JSON of an event has them."""
    return packed(
        [{"name": clean(a.name), "country": a.country, "role": a.role, "text": clean(a.text)} for a in actors]
    )


@lru_cache(maxsize=1 << 14)
def places_text(places: tuple[Place, ...]) -> str:
    """Give places as the JSON of an event has them."""
    return packed([{"name": clean(place.name), "country": place.country} for place in places])


@lru_cache(maxsize=1 << 14)
def read_actors(text: str) -> tuple[Actor, ...]:
    """Read actors that `actors_text` has written."""
    return tuple(Actor(a["name"], a["country"], a["role"], a["text"]) for a in json.loads(text))


@lru_cache(maxsize=1 << 14)
def read_places(text: str) -> tuple[Place, ...]:
    """Read places that `places_text` has written."""
    return tuple(Place(place["name"], place["country"]) for place in json.loads(text))


def read_marks(
    sentence: tuple[int | None, int | None], trigger: tuple[int, int], text: str
) -> tuple[Mark, ...]:
    """Read the marks of a mention: those of sentence and trigger, where they stand apart, and the others."""
    others = [Mark(kind, start, end) for kind, start, end in json.loads(text)]
    first, last = sentence
    if first is None or last is None:
        return tuple(others)
    return (Mark("sentence", first, last), Mark("trigger", *trigger), *others)


def read_steps(text: str) -> tuple[Step, ...]:
    """Read the steps of a mention."""
    return tuple(Step(rule, says) for rule, says in json.loads(text))


def read_citation(row: Sequence[Any]) -> Citation:
    """Read title, published, source, url, path, and evidence where it was asked for."""
    title, published, *rest = row
    return Citation(title, read_date(published), *rest)
