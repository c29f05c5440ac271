"""Read JSON Lines: an article on each line, with the fields text, title, published, source, url and id."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from timeline.errors import InputError
from timeline.model import Citation, Document
from timeline.reading.articles import first_title
from timeline.reading.model import Skipped, full_date


def are_articles(first: str) -> bool:
    """Could a file whose first line this is hold articles? Other JSON Lines, whose objects have no text, do not."""
    try:
        fields = json.loads(first)
    except (ValueError, RecursionError):
        return True  # a broken line of articles, which is to be named
    return not isinstance(fields, dict) or "text" in fields


def records(lines: Iterable[str], path: str | None, published: date | None) -> Iterator[Document | Skipped]:
    """Give the article of each line; a line that cannot be read is skipped, the rest goes on."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _document(line, number, path, published)
        except InputError as error:
            yield Skipped(f"{path or '-'}:{number}", str(error))


def _document(line: str, number: int, path: str | None, published: date | None) -> Document:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON: {error}") from None
    if not isinstance(fields, dict):
        raise InputError("no JSON object")
    text = _string(fields, "text")
    if not text or not text.strip():
        raise InputError("no text")
    given = _string(fields, "published")
    place = f"{path}#{fields.get('id') or number}" if path else None
    return Document(
        text,
        Citation(
            title=_string(fields, "title") or first_title(text),
            published=full_date(given) if given else published,
            source=_string(fields, "source"),
            url=_string(fields, "url"),
            path=place,
        ),
    )


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"{name!r} is not a string")
