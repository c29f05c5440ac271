"""How dates, actors, places and marks are written into a store, and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from timeline.model import Actor, Citation, Mark, Place, Step


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


def read_actors(text: str) -> tuple[Actor, ...]:
    """Read actors that `actors_text` has written."""
    return tuple(Actor(a["name"], a["country"], a["role"], a["text"]) for a in json.loads(text))


def read_places(text: str) -> tuple[Place, ...]:
    """Read places that `places_text` has written."""
    return tuple(Place(place["name"], place["country"]) for place in json.loads(text))


def read_marks(text: str) -> tuple[Mark, ...]:
    """Read the marks of a mention."""
    return tuple(Mark(kind, start, end) for kind, start, end in json.loads(text))


def read_steps(text: str) -> tuple[Step, ...]:
    """Read the steps of a mention."""
    return tuple(Step(rule, says) for rule, says in json.loads(text))


def read_citation(row: Sequence[Any]) -> Citation:
    """Read title, published, source, url, path, and evidence where it was asked for."""
    title, published, *rest = row
    return Citation(title, read_date(published), *rest)
