"""The sentence around a place in a text, which has been read or is read when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from timeline import language
from timeline.language.model import Sentence
from timeline.model import Span

LONGEST = 2000
"""A sentence longer than this is read in pieces."""


class Parsed:
    """The sentences of a text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def around(self, place: int) -> Sentence | None:
        """The sentence in which a place lies."""
        index = bisect_right(self._starts, place) - 1
        return None if index < 0 else self._sentences[index]


class Unparsed:
    """The sentences of a text that is read no further than it is asked about; long ones are read in pieces."""

    def __init__(self, text: str, asked: Sequence[int]) -> None:
        self._text = text
        self._asked = asked
        self._bodies: list[Span] | None = None
        self._spans: dict[int, list[Span]] = {}
        self._read: dict[Span, Sentence | None] = {}

    def around(self, place: int) -> Sentence | None:
        """The sentence in which a place lies."""
        if self._bodies is None:
            self._bodies = language.bodies(self._text)
            self._parse({self._span(asked, self._bodies) for asked in self._asked})
        span = self._span(place, self._bodies)
        if span not in self._read:
            self._parse({span})
        return self._read[span]

    def _span(self, place: int, bodies: list[Span]) -> Span:
        """Where the sentence around a place stands; empty in front of the first one."""
        here = (place, len(self._text))
        block = bisect_right(bodies, here) - 1
        if block < 0:
            return 0, 0
        if block not in self._spans:
            self._spans[block] = [
                (piece, min(piece + LONGEST, end))
                for start, end in language.split_span(self._text, *bodies[block])
                for piece in range(start, end, LONGEST)
            ]
        spans = self._spans[block]
        return spans[bisect_right(spans, here) - 1]

    def _parse(self, spans: set[Span]) -> None:
        """Parse the sentences that stand here."""
        self._read |= dict.fromkeys(spans)
        numbered = sorted(spans)  # the number of each stands for that of its block
        for sentence in language.parse_spans(self._text, [(*span, n) for n, span in enumerate(numbered)]):
            self._read[numbered[sentence.block]] = sentence
