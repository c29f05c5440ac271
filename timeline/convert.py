"""An event of the public model as a row, and back. Apart from `query`, so that a reader of the store is not kept waiting."""

from __future__ import annotations

from timeline.model import Citation, Event
from timeline.query import Row
from timeline.store.codec import (
    actors_text,
    packed,
    places_text,
    read_actors,
    read_date,
    read_places,
    read_steps,
    text_date,
)


def as_row(event: Event) -> Row:
    """Make a row of an event that comes from no store."""
    cited = event.document
    return Row(
        event.id, event.date, text_date(event.start), text_date(event.end), event.date_text, event.basis,
        event.status, event.type, event.title, event.trigger, event.sentence, actors_text(event.actors),
        places_text(event.places), event.confidence, *event.offset, 1,
        text_date(cited.published), cited.title, text_date(cited.published), cited.source, cited.url, cited.path,
        packed([[step.rule, step.says] for step in event.steps]),
    )  # fmt: skip


def as_event(row: Row) -> Event:
    """Give a row as an event of the public model."""
    return Event(
        id=row.id,
        date=row.date,
        start=read_date(row.start),
        end=read_date(row.end),
        date_text=row.date_text,
        basis=row.basis,  # type: ignore[arg-type]
        status=row.status,  # type: ignore[arg-type]
        type=row.type,
        title=row.title,
        trigger=row.trigger,
        sentence=row.sentence,
        actors=read_actors(row.actors),
        places=read_places(row.places),
        confidence=row.confidence,
        document=Citation(
            row.doc_title, read_date(row.doc_published), row.doc_source, row.doc_url, row.doc_path
        ),
        offset=(row.offset_start, row.offset_end),
        steps=read_steps(row.steps),
    )
