"""Make a document of what a format has found, and settle when it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.errors import InputError
from timeline.model import Citation, Document
from timeline.reading.dates import Evidence, date_line, in_file_name, in_url, settle
from timeline.reading.decode import checked, seen
from timeline.reading.model import Notice, Piece, Settings


def place(piece: Piece, number: str | None = None) -> str | None:
    """Give the path of an article: that of its file, and which one of it."""
    part = number or piece.number
    return f"{piece.path}#{part}" if piece.path and part else piece.path


def without_title(text: str, title: str | None) -> str:
    """Give `text` without the title at its top."""
    first, _, rest = text.lstrip().partition("\n")
    return rest.lstrip("\n") if title and rest.strip() and first.split() == title.split() else text


def document(
    text: str,
    piece: Piece,
    settings: Settings,
    evidence: Sequence[Evidence] = (),
    *,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    number: str | None = None,
    alone: bool = True,
) -> Iterator[Document | Notice]:
    """Give a document, and a notice where the evidence for its date is at odds.

    `alone` says that the file holds this article only, so that the file's name may date it.
    """
    text = seen(checked(text))
    if not text.strip():
        raise InputError("no text")
    url = url or piece.url
    path = place(piece, number)
    found = [*(known for known in evidence if not known.weak)]
    found += in_file_name(piece.path) if alone and piece.path and not piece.number else ()
    found += in_url(url) if url else ()
    found += date_line(text)
    found += (known for known in evidence if known.weak)
    verdict = settle(found, settings.published)
    if verdict.conflict:
        yield Notice(path or "-", verdict.conflict)
    title = seen(checked(title)).strip() if title else None
    yield Document(text, Citation(title or None, verdict.day, source or None, url, path, verdict.kind))
