"""Cut a group of linked mentions into events, the same way in whatever order they came.

Pairs are taken in order, the strongest evidence first, and each unites the two events in the making that its mentions
stand in (Kruskal's way), unless the dates of the two do not fit, the analyst keeps them apart, the rest of their mentions
speak against it, or a coarse date fits another event as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from timeline.store.merging.facts import Mention
from timeline.store.merging.match import dates_fit
from timeline.store.merging.scores import Scores, speaking

Apart = Callable[[str, str], bool]
"""Says of two mentions' keys whether they must not be one event."""

_CLEARLY = 0.3  # by how much the best of several events has to fit better than the next
_AT_LEAST = 0.5  # what it has to sum up to between any two of their mentions
_ON_AVERAGE = 3.0  # what the evidence has to sum up to between all mentions of two events
_BUT_ONE_IN = 10  # of many mentions some are misread: one pair in so many may be unlike,
_WELL_ABOVE = 4.5  # where the others are this much alike
_NO_DATE = 1 << 30  # days: coarser than any date


def events(mentions: Sequence[Mention], scores: Scores, apart: Apart | None = None) -> list[list[Mention]]:
    """Cut a group of linked mentions into events."""
    if len(mentions) == 1:
        return [list(mentions)]
    by_key = sorted(mentions, key=lambda mention: mention.key)
    known = [mention for mention in by_key if mention.comparable]
    cut = _Cut(known, scores, apart)
    cut.follow_links()
    return [*cut.clusters(), *([mention] for mention in by_key if not mention.comparable)]


class _Sum(NamedTuple):
    """What the evidence comes to between the first so many members of two events; so many of the first's speak."""

    first: int = 0
    voices: int = 0
    second: int = 0
    pairs: int = 0
    total: float = 0.0
    unlike: int = 0


class _Cut:
    """Events in the making. Each is called by the place of its first mention."""

    def __init__(self, known: Sequence[Mention], scores: Scores, apart: Apart | None) -> None:
        self._known = known
        self._apart = apart
        self._scores = scores
        self._home = list(range(len(known)))
        self._members = {place: [place] for place in self._home}
        self._dates = {place: [item] if item.dated else [] for place, item in enumerate(known)}
        speakers = speaking(known)
        self._speaks = [mention.id in speakers for mention in known]
        self._voices = {place: [place] if speaks else [] for place, speaks in enumerate(self._speaks)}
        self._sums: dict[tuple[int, int], _Sum] = {}
        self._links = sorted(self._find_links(speakers))

    def _find_links(self, speakers: frozenset[int]) -> Iterator[tuple[float, int, int]]:
        """Give the pairs that the evidence links, the strongest first when sorted."""
        place_of = {mention.id: place for place, mention in enumerate(self._known)}
        for strength, number, another in self._scores.links(self._known, speakers):
            one, other = place_of[number], place_of[another]
            yield (-strength, one, other) if one < other else (-strength, other, one)

    @cached_property
    def _near(self) -> list[list[tuple[float, int]]]:
        """What each mention is linked to, the strongest first."""
        near: list[list[tuple[float, int]]] = [[] for _ in self._known]
        for strength, one, other in self._links:
            near[one].append((strength, other))
            near[other].append((strength, one))
        return near

    def follow_links(self) -> None:
        """Unite what is linked, the strongest links first."""
        home = self._home
        for strength, one, other in self._links:
            if home[one] != home[other]:
                self._unite(strength, *sorted((home[one], home[other])))

    def _unite(self, strength: float, first: int, second: int) -> None:
        """Make one of two events, where nothing speaks against it."""
        old, new = self._members[first], self._members[second]
        known = self._sums.get((first, second))
        if known and (known.first, known.second) == (len(old), len(new)):
            return  # refused, and nothing has changed since
        if (
            not self._agree(first, second)
            or not self._dates_fit(first, second)
            or self._kept_apart(first, second)
            or self._torn(first, second, strength + _CLEARLY)
        ):
            return
        for place in new:
            self._home[place] = first
        old += self._members.pop(second)
        self._voices[first] += self._voices.pop(second)
        dates = {item.event.date: item for item in self._dates.pop(second) + self._dates[first]}
        self._dates[first] = list(dates.values())

    def clusters(self) -> Iterator[list[Mention]]:
        """Give the events, with their finest dates first."""
        for places in self._members.values():
            items = [self._known[place] for place in places]
            yield sorted(items, key=lambda f: (not f.dated, f.span, f.first, f.key))

    def _dates_fit(self, first: int, second: int) -> bool:
        return all(dates_fit(a, b) for a in self._dates[first] for b in self._dates[second])

    def _kept_apart(self, first: int, second: int) -> bool:
        if self._apart is None:
            return False
        keys = [[self._known[place].key for place in self._members[home]] for home in (first, second)]
        return any(self._apart(one, other) for one in keys[0] for other in keys[1])

    def _agree(self, first: int, second: int) -> bool:
        """Does the evidence between all mentions of two events, of which one has a date and one speaks, allow them to be one?

        Members are only ever added, so what was summed up before still holds for those that were there.
        """
        old, voices, new = self._members[first], self._voices[first], self._members[second]
        done = self._sums.get((first, second), _Sum())
        fresh, seen = new[done.second :], new[: done.second]
        pairs = [(one, other) for other in fresh for one in (old if self._speaks[other] else voices)]
        later, later_voices = old[done.first :], voices[done.voices :]
        pairs += [(one, other) for other in seen for one in (later if self._speaks[other] else later_voices)]
        scores = [
            self._scores.score(self._known[one], self._known[other])
            for one, other in pairs
            if self._known[one].dated or self._known[other].dated
        ]
        found = _Sum(
            len(old),
            len(voices),
            len(new),
            done.pairs + len(scores),
            done.total + sum(scores),
            done.unlike + sum(score < _AT_LEAST for score in scores),
        )
        self._sums[first, second] = found
        if not found.unlike:
            return found.pairs > 0 and found.total >= _ON_AVERAGE * found.pairs
        return found.unlike * _BUT_ONE_IN <= found.pairs and found.total >= _WELL_ABOVE * found.pairs

    def _torn(self, first: int, second: int, strength: float) -> bool:
        """Is the one of two events with the coarser date linked as strongly to one that cannot be the finer?"""
        grains = [
            min((item.span for item in self._dates[home]), default=_NO_DATE) for home in (first, second)
        ]
        if grains[0] == grains[1]:
            return False
        coarse, fine = (first, second) if grains[0] > grains[1] else (second, first)
        return any(
            (rival := self._home[other]) not in (first, second)
            and not self._dates_fit(rival, fine)
            and self._dates_fit(rival, coarse)
            for place in self._members[coarse]
            for _, other in takewhile(lambda link: link[0] <= strength, self._near[place])
        )
