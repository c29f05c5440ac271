"""Lines and paragraphs: which lines of a text belong together."""

from __future__ import annotations

import re

from timeline.language.furniture import furniture
from timeline.language.seams import seams
from timeline.model import Span

_MARKER = re.compile(
    r"(?:(?:Read|See|Watch|Listen|Related|Photo|Image|Picture|Video|Source|Credit|Published|Updated"
    r"|Last updated)\b[^.:]{0,12}: "
    r"|[-*•‣▪–—·]\s|\d{1,3}[.)]\s|\([a-z0-9]{1,3}\)\s|#{1,6}\s|>|\||={3,}|-{3,}|\*\*)"
)
_ENDING = re.compile(r"""[.!?…:]["'”’)\]]*$""")
_NARROW, _WIDE = 45, 130
_FULL = 0.8
"""So much of the width fills a line."""


def lines(text: str) -> list[Span]:
    """Give the lines of a text without the white space around them; empty lines are (n, n)."""
    spans: list[Span] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        start = at + (len(raw) - len(raw.lstrip())) if stripped else at
        spans.append((start, start + len(stripped)))
        at += len(raw)
    return spans


def _joins(text: str, upper: Span, lower: Span, width: int) -> bool:
    """Say whether the line `lower` goes on with the paragraph of the line `upper` right above it.

    `width` is the width that the lines of the stretch are wrapped at, 0 where they are not.
    """
    if _MARKER.match(text, lower[0], lower[1]) or text[upper[0]] == "#":
        return False
    if text[lower[0]].isupper() and furniture(text[lower[0] : lower[1]]):
        return False
    length = upper[1] - upper[0]
    first_word = text[lower[0] : lower[1]].split(None, 1)[0]
    if width and length + 1 + len(first_word) > width:
        return True
    if _ENDING.search(text, max(upper[0], upper[1] - 4), upper[1]):
        return False
    return (width > 0 and length > width * _FULL) or (text[lower[0]].islower() and length > _NARROW)


def _wrap_width(text: str, stretch: list[Span]) -> int:
    """Give the width at which lines that follow each other without a gap were wrapped, or 0.

    Lines that end with a full stop nearly all are paragraphs of their own, whatever their length.
    """
    if len(stretch) < 2:
        return 0
    lengths = [end - start for start, end in stretch]
    width = max(lengths)
    if not _NARROW <= width <= _WIDE:
        return 0
    ended = sum(_ENDING.search(text, max(a, b - 4), b) is not None for a, b in stretch[:-1])
    if ended > 0.7 * (len(stretch) - 1):
        return 0
    full = sum(length > width * _FULL for length in lengths[:-1])
    return width if full >= 0.6 * (len(lengths) - 1) else 0


def paragraphs(text: str) -> list[Span]:
    """Group the lines of a text into paragraphs, hard-wrapped lines together; empty lines and seams part them."""
    found: list[Span] = []
    stretch: list[Span] = []
    for span in [*lines(text), (0, 0)]:
        if span[0] < span[1]:
            stretch.append(span)
            continue
        width = _wrap_width(text, stretch)
        for index, line in enumerate(stretch):
            if index and _joins(text, stretch[index - 1], line, width):
                found[-1] = (found[-1][0], line[1])
            else:
                found.append(line)
        stretch = []
    return [part for start, end in found for part in seams(text, start, end)]
