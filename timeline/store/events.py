"""Mentions read from the store, and events as its rows: what the writer and a look back in time share. sqlite3 alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from timeline.model import Event
from timeline.store.codec import (
    actors_text,
    places_text,
    read_actors,
    read_bounds,
    read_citation,
    read_places,
    text_date,
)
from timeline.store.merging import merge
from timeline.store.merging.facts import Mention
from timeline.store.schema import ALONE, AROUND, BESIDE, DATE_TEXT, SENTENCE

_Value = TypeVar("_Value")

MENTIONS = f"""
SELECT mention.id, key, document_id, date, bounds, {DATE_TEXT}, basis, status, type, mention.title, "trigger",
  {SENTENCE}, actors, ifnull(places, '[]'), confidence, trigger_start, trigger_end,
  document.title, published, source, url, path, {AROUND}, {ALONE}, {BESIDE}
FROM mention JOIN sense ON sense.id = sense_id JOIN roles ON roles.id = roles_id
JOIN document ON document.id = mention.document_id WHERE mention.id IN ({{}})
"""
"""Reads mentions with their documents' citations; `{{}}` is the list of their ids."""


_citation = lru_cache(maxsize=1 << 12)(read_citation)  # the mentions of a document share it


def read_mention(row: Sequence[Any]) -> Mention:
    """Read a mention with its document's citation."""
    start, end = read_bounds(row[3], row[4])
    return Mention(
        id=row[0],
        key=row[1],
        document=row[2],
        around=row[22] or "",
        alone=bool(row[23]),
        beside=row[24],
        event=Event(
            id=row[1],
            date=row[3],
            start=start,
            end=end,
            date_text=row[5],
            basis=row[6],
            status=row[7],
            type=row[8],
            title=row[9],
            trigger=row[10],
            sentence=row[11],
            actors=read_actors(row[12]),
            places=read_places(row[13]),
            confidence=row[14],
            document=_citation(row[17:22]),
            offset=(row[15], row[16]),
        ),
    )


def event_row(event: Event, mentions: Sequence[Mention], number: str) -> dict[str, Any]:
    """Give an event as a row of `event_core`: what the mention that dates it best says too is left open."""
    published = sorted(day for m in mentions if (day := m.event.document.published))
    lead = merge.lead(mentions)
    best = lead.event
    first, last = search_days(event, published)
    return {
        "number": lead.id,
        "id": number,
        "start": text_date(event.start),
        "end": text_date(event.end),
        "first_day": text_date(_beyond(event.start, first)),
        "last_day": text_date(_beyond(event.end, last)),
        "date": _beyond(best.date, event.date),
        "basis": _beyond(best.basis, event.basis),
        "status": _beyond(best.status, event.status),
        "type": _beyond(best.type, event.type),
        "title": _beyond(best.title, event.title),
        "actors": None if event.actors == best.actors else actors_text(event.actors),
        "places": None if event.places == best.places else places_text(event.places),
        "confidence": _beyond(best.confidence, event.confidence),
        "sources": len({mention.document for mention in mentions}),
        "days": len(set(published)) or 1,
        "first_published": text_date(_beyond(best.document.published, published[0] if published else None)),
        "last_published": text_date(_beyond(best.document.published, published[-1] if published else None)),
    }


def _beyond(known: _Value | None, value: _Value | None) -> _Value | None:
    """Give a value, or nothing where it is known already."""
    return None if value == known else value


def days_row(row: dict[str, Any]) -> dict[str, Any]:
    """Give the days by which an event of `event_core` is linked to its actors."""
    start, end = row["first_day"] or row["start"], row["last_day"] or row["end"]
    return {"start": start or "", "end": None if start == end else end}


def search_days(event: Event, published: Sequence[date]) -> tuple[date | None, date | None]:
    """Give the first and the last day on which a search by date finds an event; `published` is in order.

    "By 2025" can be met from the day on which it was first told; "since 2014" goes on until the day on which it
    was last told.
    """
    start, end = event.start, event.end
    if start and end:
        return start, end
    if start:
        return start, max(published[-1] if published else date.max, start)
    if end:
        return min(published[0] if published else end, end), end
    return None, None
