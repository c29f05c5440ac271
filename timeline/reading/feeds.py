"""Read RSS and Atom: each entry with the text that the feed itself gives of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import InputError
from timeline.extras import needed
from timeline.reading.dates import evidence
from timeline.reading.document import document
from timeline.reading.markup import text_of
from timeline.reading.model import Found, Piece, Settings, Skipped

_ENTITIES = re.compile(
    rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y|\x00<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y", re.I
)


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the entries of a feed."""
    if _ENTITIES.search(piece.data):
        raise InputError("it declares XML entities, which no feed needs")
    headers = {"content-type": f"application/xml; charset={piece.charset}"} if piece.charset else {}
    content = io.BytesIO(piece.data)  # what is no stream it would take for a path or an address, and open
    feed = needed("feedparser", "feeds").parse(content, response_headers=headers)
    if not feed.get("version"):
        raise InputError("no feed")
    if not feed.entries:
        raise InputError("a feed without entries" if not feed.bozo else "a broken feed")
    source = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        name = str(entry.get("id") or entry.get("link") or number)
        try:
            yield from _entry(entry, source, name, piece, settings)
        except InputError as error:
            yield Skipped(f"{piece.name}#{name}", str(error))


def _entry(entry: Any, source: str | None, number: str, piece: Piece, settings: Settings) -> Iterator[Found]:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    text, _ = text_of(max([*contents, entry.get("summary", "")], key=len))
    if not text:
        raise InputError("an entry without text")
    dates = [
        found
        for name in ("published", "issued", "created")
        for found in evidence("feed entry", entry.get(name))
    ]
    if not dates:
        dates = list(evidence("feed entry", entry.get("updated")))
    title, _ = text_of(entry.get("title", ""))
    yield from document(
        text,
        piece,
        settings,
        dates,
        title=title,
        source=source,
        url=entry.get("link"),
        number=number,
        alone=False,
    )
