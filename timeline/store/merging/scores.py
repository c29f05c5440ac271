"""What the evidence comes to between the mentions of a store, remembered: a group that grows is not weighed afresh."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.store.merging.evidence import may_reach, score
from timeline.store.merging.facts import Mention
from timeline.store.merging.match import ENOUGH, may_be_one

_REMEMBERED = 1_000_000
_SPEAKERS = 32


class Link(NamedTuple):
    """Two mentions, by their numbers, that may be one event, and what speaks for it."""

    strength: float
    one: int
    other: int


class _Weighed(NamedTuple):
    """Mentions that were weighed against each other, those that spoke for them, and the links that were found."""

    numbers: frozenset[int]
    speakers: frozenset[int]
    links: list[Link]

    def has(self, a: Mention, b: Mention) -> bool:
        """Were these two weighed?"""
        here = a.id in self.numbers and b.id in self.numbers
        return here and (a.id in self.speakers or b.id in self.speakers)


_NOTHING = _Weighed(frozenset(), frozenset(), [])


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
        if not may_be_one(a, b) or not may_reach(a, b, ENOUGH):
            return 0.0
        found = self.score(a, b)
        return found if found >= ENOUGH else 0.0

    def links(self, group: Sequence[Mention], speakers: frozenset[int]) -> list[Link]:
        """Give all links between the mentions of a group and its speakers. What was weighed before is not weighed again."""
        here = frozenset(mention.id for mention in group)
        known = max(
            (self._weighed[number] for number in here if number in self._weighed),
            key=lambda weighed: len(weighed.numbers),
            default=_NOTHING,
        )
        found = [
            link
            for link in known.links
            if link.one in here and link.other in here and (link.one in speakers or link.other in speakers)
        ]
        for a, b in _overlapping(group, speakers, known):
            if strength := self.link(a, b):
                found.append(Link(strength, a.id, b.id))
        if len(self._weighed) >= _REMEMBERED:
            self._weighed.clear()
        self._weighed |= dict.fromkeys(here, _Weighed(here, speakers, found))
        return found


def speaking(group: Iterable[Mention]) -> frozenset[int]:
    """Give the mentions that are weighed against all others: but the first few of those that tell one date in one word.

    What half the world's papers tell would else be weighed by the square of their number. Who is first goes by the key,
    which is as good as drawn by lot, and the same in whatever order they came.
    """
    alike: dict[tuple[object, ...], list[Mention]] = {}
    for mention in group:
        alike.setdefault((mention.first, mention.last, mention.dated, mention.says), []).append(mention)
    few = (sorted(some, key=lambda mention: mention.key)[:_SPEAKERS] for some in alike.values())
    return frozenset(mention.id for some in few for mention in some)


def _overlapping(
    group: Sequence[Mention], speakers: frozenset[int], known: _Weighed
) -> Iterator[tuple[Mention, Mention]]:
    """Give pairs that may fit by their dates, as one begins within the other, and of which one speaks; none that is known."""
    in_order = sorted(group, key=lambda mention: mention.first)
    begins = [mention.first for mention in in_order]
    new = {mention.id for mention in in_order} - known.numbers
    risen = new | (speakers - known.speakers)  # to whom it is new that they speak, or are heard
    everyone = list(range(len(in_order)))
    newcomers = [place for place in everyone if in_order[place].id in new]
    heard = [place for place in everyone if in_order[place].id in speakers]
    newly_heard = [place for place in heard if in_order[place].id in risen]
    for place, mention in enumerate(in_order):
        if mention.id in risen:
            others = everyone if mention.id in speakers else heard
        else:
            others = newcomers if mention.id in speakers else newly_heard
        end = bisect_right(begins, mention.last)
        for other in others[bisect_right(others, place) : bisect_left(others, end)]:
            if not known.has(mention, in_order[other]):
                yield mention, in_order[other]
