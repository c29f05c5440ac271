"""Mentions read from the store, and events as its rows: what the writer and a look back in time share. sqlite3 alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline.model import Event
from timeline.store import merge
from timeline.store.codec import (
    actors_text,
    places_text,
    read_actors,
    read_citation,
    read_date,
    read_places,
    text_date,
)
from timeline.store.facts import Mention, filed

MENTIONS = """
SELECT mention.id, key, document_id, date, start, "end", date_text, basis, status, type, mention.title, "trigger",
  sentence, actors, places, confidence, trigger_start, trigger_end,
  document.title, published, source, url, path
FROM mention JOIN document ON document.id = mention.document_id WHERE mention.id IN ({})
"""
"""Reads mentions with their documents' citations; `{}` is the list of their ids."""


def read_mention(row: Sequence[Any]) -> Mention:
    """Read a mention with its document's citation."""
    return Mention(
        id=row[0],
        key=row[1],
        document=row[2],
        event=Event(
            id=row[1],
            date=row[3],
            start=read_date(row[4]),
            end=read_date(row[5]),
            date_text=row[6],
            basis=row[7],
            status=row[8],
            type=row[9],
            title=row[10],
            trigger=row[11],
            sentence=row[12],
            actors=read_actors(row[13]),
            places=read_places(row[14]),
            confidence=row[15],
            document=read_citation(row[18:23]),
            offset=(row[16], row[17]),
        ),
    )


def event_row(event: Event, mentions: Sequence[Mention], number: str) -> dict[str, Any]:
    """Give an event as a row."""
    published = sorted(day for m in mentions if (day := m.event.document.published))
    first, last = search_days(event, published)
    return {
        "id": number,
        "date": event.date,
        "start": text_date(event.start),
        "end": text_date(event.end),
        "filed": text_date(filed(event)),
        "first_day": text_date(first),
        "last_day": text_date(last),
        "date_text": event.date_text,
        "basis": event.basis,
        "status": event.status,
        "type": event.type,
        "title": event.title,
        "actors": actors_text(event.actors),
        "places": places_text(event.places),
        "confidence": event.confidence,
        "sources": len({mention.document for mention in mentions}),
        "days": len(set(published)) or 1,
        "first_published": text_date(published[0]) if published else None,
        "last_published": text_date(published[-1]) if published else None,
        "mention_id": merge.lead(mentions).id,
    }


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
