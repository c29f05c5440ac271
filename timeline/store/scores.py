"""What the evidence comes to between the mentions of a store, remembered: a group that grows is not weighed afresh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.store.evidence import score
from timeline.store.facts import Mention
from timeline.store.match import ENOUGH, may_be_one

_REMEMBERED = 1_000_000


class Link(NamedTuple):
    """Two mentions, by their numbers, that may be one event, and what speaks for it."""

    strength: float
    one: int
    other: int


class _Weighed(NamedTuple):
    """Mentions of which each was weighed against every other, and the links between them."""

    numbers: frozenset[int]
    links: list[Link]


class Scores:
    """Scores and links of a store's mentions; each pair is weighed once."""

    def __init__(self) -> None:
        self._scores: dict[tuple[int, int], float] = {}
        self._weighed: dict[int, _Weighed] = {}

    def score(self, a: Mention, b: Mention) -> float:
        """Give what the evidence for two mentions sums up to."""
        pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        found = self._scores.get(pair)
        if found is None:
            if len(self._scores) >= _REMEMBERED:
                self._scores.clear()
            found = self._scores[pair] = score(a, b)
        return found

    def link(self, a: Mention, b: Mention) -> float:
        """Give the score of two mentions if they may be one event, else 0."""
        if not may_be_one(a, b):
            return 0.0
        found = self.score(a, b)
        return found if found >= ENOUGH else 0.0

    def links(self, group: Sequence[Mention]) -> list[Link]:
        """Give all links between the mentions of a group. Those that were in a group before are not weighed again."""
        here = frozenset(mention.id for mention in group)
        known = max(
            (self._weighed[number] for number in here if number in self._weighed),
            key=lambda weighed: len(weighed.numbers),
            default=_Weighed(frozenset(), []),
        )
        found = [link for link in known.links if link.one in here and link.other in here]
        for a, b in _overlapping(group, known.numbers):
            if strength := self.link(a, b):
                found.append(Link(strength, a.id, b.id))
        if len(self._weighed) >= _REMEMBERED:
            self._weighed.clear()
        self._weighed |= dict.fromkeys(here, _Weighed(here, found))
        return found


def _overlapping(group: Sequence[Mention], known: frozenset[int]) -> Iterator[tuple[Mention, Mention]]:
    """Give pairs that may fit by their dates, as one begins within the other; none of two that are known."""
    in_order = sorted(group, key=lambda mention: mention.first)
    new = [mention for mention in in_order if mention.id not in known]
    begins, new_begin = ([mention.first for mention in mentions] for mentions in (in_order, new))
    passed = 0
    for rank, mention in enumerate(in_order, 1):
        if passed < len(new) and mention is new[passed]:
            passed += 1
            later = in_order[rank : bisect_right(begins, mention.last)]
        else:
            later = new[passed : bisect_right(new_begin, mention.last)]
        for other in later:
            yield mention, other
