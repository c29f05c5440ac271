"""Which way a bare weekday or month looks: the tense of the verb group on which it hangs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from timeline.language.model import Sentence, VerbGroup

Direction = Literal["past", "future", "present"]

PLANNERS = frozenset(
    "plan expect schedule slate intend hope aim due set promise vow pledge agree prepare want propose predict "
    "forecast anticipate".split()
)
"""Lemmas whose infinitives lie ahead."""


class Directions:
    """Looks up the verb group of an expression; sentences are read only when one is asked for."""

    __slots__ = ("_sentences", "_starts", "_text")

    def __init__(self, text: str, sentences: Sequence[Sentence] | None) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = None if sentences is None else [sentence.start for sentence in sentences]

    def at(self, start: int) -> Direction | None:
        """The direction of the verb group that governs an expression which starts here, None if there is none."""
        sentence = self._sentence(start)
        return None if sentence is None else direction(sentence, start)

    def _sentence(self, start: int) -> Sentence | None:
        if self._sentences is None or self._starts is None:
            return None
        index = bisect_right(self._starts, start) - 1
        return self._sentences[index] if index >= 0 else None


def direction(sentence: Sentence, start: int) -> Direction | None:
    """The direction of the nearest verb group in the sentence; one that stands before the expression goes first."""
    groups = sentence.groups
    if not groups:
        return None
    before = [g for g in groups if g.end <= start]
    return tense(before[-1] if before else groups[0])


def tense(group: VerbGroup) -> Direction:
    """What a verb group says about the side of the calendar."""
    if group.tense == "future" or group.form == "infinitive" or group.modality in ("will", "shall", "would"):
        return "future"
    return "past" if group.tense == "past" or "perfect" in group.aspect else "present"
