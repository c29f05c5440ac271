"""Read PDF files: the text of the pages without running heads, feet and page numbers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from timeline.errors import InputError
from timeline.extras import needed
from timeline.reading.articles import first_title
from timeline.reading.dates import evidence
from timeline.reading.document import document, without_title
from timeline.reading.model import Found, Piece, Settings

_PAGES = 2000
_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_HYPHEN = re.compile(r"(\w)[-\u00ad]\n(?=[a-z])")
_CONTINUED = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_FULL = 0.9
"""So much of the longest line is full: letters differ in width."""
_OFTEN = 0.5


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the article that a PDF file is."""
    pypdf = needed("pypdf", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every small fault
    try:
        reader = pypdf.PdfReader(io.BytesIO(piece.data))
        if reader.is_encrypted:
            raise InputError("an encrypted PDF; save it without its password")
        if len(reader.pages) > _PAGES:
            raise InputError(f"a PDF of more than {_PAGES} pages")
        pages = _capped(reader.pages, settings.max_bytes)
        info = reader.metadata or {}
        title, made = str(info.get("/Title") or ""), str(info.get("/CreationDate") or "")
    except InputError:
        raise
    except RecursionError:
        raise InputError("a PDF whose parts contain one another") from None
    except Exception as error:  # whatever a broken file makes of a parser
        raise InputError(f"a broken PDF: {type(error).__name__}: {str(error)[:80]}") from None
    text = "\n\n".join(filter(None, map(_paragraphs, _without_running_lines(pages))))
    if not text.strip():
        raise InputError("a PDF without text: scanned pages have to be recognised first")
    dates = list(evidence("document properties", made.removeprefix("D:")[:8], weak=True))
    title = title.strip() or first_title(text) or ""
    yield from document(without_title(text, title), piece, settings, dates, title=title)


def _capped(pages: Any, limit: int) -> list[list[str]]:
    found: list[list[str]] = []
    size = 0
    for page in pages:
        text = page.extract_text()
        size += len(text)
        if size > limit:
            raise InputError("a PDF bomb: its text is larger than --max-bytes")
        found.append([line.strip() for line in text.split("\n")])
    return found


def _without_running_lines(pages: list[list[str]]) -> Iterator[list[str]]:
    """Leave out page numbers, and first and last lines that most pages have."""
    edges = Counter(line for lines in pages for line in {*lines[:2], *lines[-2:]})
    common = {line for line, times in edges.items() if times > max(2, _OFTEN * len(pages))}
    for lines in pages:
        yield [line for line in lines if line not in common and not _NUMBER.fullmatch(line)]


def _paragraphs(lines: list[str]) -> str:
    """Join lines into paragraphs: one ends where the next word would have fitted into the line."""
    longest = max(map(len, lines), default=0)
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        ends = len(line) + 1 + len(following.partition(" ")[0]) < _FULL * longest
        text += f"{line}\n\n" if ends else f"{line}\n"
    return _CONTINUED.sub(" ", _HYPHEN.sub(r"\1", text)).strip()
