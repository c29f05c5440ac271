"""Find the mentions that a change touches, and compute their events afresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from timeline.store import match
from timeline.store.events import MENTIONS, read_mention
from timeline.store.facts import Mention
from timeline.store.hand import Composed, any_corrections, composed, partners, present, uncorrected
from timeline.store.put import EventWriter

_CHUNK = 500
_ROOTS = "SELECT DISTINCT root FROM event_mention WHERE mention_id IN ({})"
_OF_ROOTS = "SELECT mention_id FROM event_mention WHERE root IN ({})"
_REMEMBERED = 100_000
_FOUND = "SELECT mention_id FROM merge_key WHERE block = ? AND day BETWEEN ? AND ? AND day LIKE ?"


class Linker:
    """Keeps the events of a store in step with its mentions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Mention] = {}
        self._any_corrections: bool | None = None
        self._events = EventWriter(database.conn)

    def component(self, numbers: Iterable[int]) -> set[int]:
        """Give all mentions whose events depend on these: the linked ones, and those linked to them."""
        roots = {root for (root,) in self._in_chunks(_ROOTS, sorted(numbers))}
        return {number for (number,) in self._in_chunks(_OF_ROOTS, sorted(roots))}

    def link(self, numbers: Sequence[int]) -> None:
        """Make events of new mentions, together with the old ones that they are linked to."""
        groups: list[set[int]] = []
        for mention in self.load(numbers):
            near = {other.id for other in self._neighbours(mention)}
            group = {mention.id} | near | self.component(near)
            for other in [other for other in groups if not other.isdisjoint(group)]:
                groups.remove(other)
                group |= other
            groups.append(group)
        self._compose(self.load(sorted(group)) for group in groups)

    def relink(self, numbers: Iterable[int]) -> None:
        """Compute the events of these mentions afresh, and first of all what is still linked to what."""
        self._compose(self._components(numbers))

    def home(self, keys: Iterable[str]) -> Composed | None:
        """Give the event that holds the first of these mentions that is there."""
        for number in present(self._database.conn, keys):
            group = self.load(sorted(self.component([number])))
            found = composed(self._database.conn, group)
            return next(event for event in found if number in {mention.id for mention in event.mentions})
        return None

    def _compose(self, groups: Iterable[Sequence[Mention]]) -> None:
        corrected = self._corrected()
        for group in groups:
            made = composed(self._database.conn, group) if corrected else uncorrected(group)
            self._events.add(made, root=min(mention.id for mention in group))
        self._events.write()

    def _corrected(self) -> bool:
        """Has the analyst said anything at all?"""
        if self._any_corrections is None:
            self._any_corrections = any_corrections(self._database.conn)
        return self._any_corrections

    def forget(self, mentions: Iterable[int]) -> None:
        """Drop what is remembered of mentions that are no more."""
        for mention in mentions:
            self._known.pop(mention, None)

    def forget_all(self) -> None:
        """Drop everything that is remembered."""
        self._known.clear()
        self._any_corrections = None
        self._events.forget()

    def _components(self, seeds: Iterable[int]) -> Iterator[list[Mention]]:
        done: set[int] = set()
        for seed in seeds:
            if seed in done:
                continue
            group: dict[int, Mention] = {}
            ahead = self.load([seed])
            while ahead:
                mention = ahead.pop()
                if mention.id in group:
                    continue
                group[mention.id] = mention
                ahead += [other for other in self._neighbours(mention) if other.id not in group]
            done |= group.keys()
            yield list(group.values())

    def _neighbours(self, mention: Mention) -> list[Mention]:
        merged = self.load(partners(self._database.conn, mention.key)) if self._corrected() else []
        known = mention.facts
        if known is None:
            return merged
        found: set[int] = set()
        for start, end, ending in match.searches(known):
            values = (start.block, start.day, end.day, f"%{ending}")
            found.update(number for (number,) in self._database.execute(_FOUND, values))
        found.discard(mention.id)
        near = [
            other for other in self.load(sorted(found)) if other.facts and match.linked(known, other.facts)
        ]
        return merged + near

    def load(self, wanted: Sequence[int]) -> list[Mention]:
        """Give these mentions, as far as they are remembered from there, else from the store."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        missing = [number for number in wanted if number not in self._known]
        for row in self._in_chunks(MENTIONS, missing):
            self._known[row[0]] = read_mention(row)
        return [self._known[number] for number in wanted]

    def _in_chunks(self, query: str, values: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(values), _CHUNK):
            part = values[start : start + _CHUNK]
            yield from self._database.execute(query.format(",".join("?" * len(part))), part)
