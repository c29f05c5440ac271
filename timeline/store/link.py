"""Find the mentions that a change touches, and compute their events afresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from timeline.store import match
from timeline.store.events import MENTIONS, read_mention
from timeline.store.hand import Composed, any_corrections, composed, partners, present, uncorrected
from timeline.store.match import Mention
from timeline.store.put import EventWriter

_CHUNK = 500
_REMEMBERED = 100_000
_FOUND = "SELECT mention_id FROM merge_key WHERE block = ? AND day BETWEEN ? AND ? AND day LIKE ?"


class Linker:
    """Keeps the events of a store in step with its mentions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Mention] = {}
        self._events = EventWriter(database.conn)

    def component(self, seeds: Iterable[int]) -> set[int]:
        """Give all mentions whose events depend on these: the linked ones, and those linked to them."""
        return {mention.id for group in self._components(seeds) for mention in group}

    def relink(self, seeds: Iterable[int]) -> None:
        """Compute the events of these mentions, and of all that depend on them, afresh."""
        corrected = any_corrections(self._database.conn)
        made = [
            event
            for group in self._components(seeds)
            for event in (composed(self._database.conn, group) if corrected else uncorrected(group))
        ]
        self._events.write(made)

    def home(self, keys: Iterable[str]) -> Composed | None:
        """Give the event that holds the first of these mentions that is there."""
        for number in present(self._database.conn, keys):
            for group in self._components([number]):
                return next(
                    event
                    for event in composed(self._database.conn, group)
                    if number in {m.id for m in event.mentions}
                )
        return None

    def forget(self, mentions: Iterable[int]) -> None:
        """Drop what is remembered of mentions that are no more."""
        for mention in mentions:
            self._known.pop(mention, None)

    def forget_all(self) -> None:
        """Drop everything that is remembered."""
        self._known.clear()
        self._events.forget()

    def _components(self, seeds: Iterable[int]) -> Iterator[list[Mention]]:
        done: set[int] = set()
        for seed in seeds:
            if seed in done:
                continue
            group: dict[int, Mention] = {}
            ahead = self._load([seed])
            while ahead:
                mention = ahead.pop()
                if mention.id in group:
                    continue
                group[mention.id] = mention
                ahead += [other for other in self._neighbours(mention) if other.id not in group]
            done |= group.keys()
            yield list(group.values())

    def _neighbours(self, mention: Mention) -> list[Mention]:
        merged = self._load(partners(self._database.conn, mention.key))
        known = mention.facts
        if known is None:
            return merged
        found: set[int] = set()
        for start, end, ending in match.searches(known):
            values = (start.block, start.day, end.day, f"%{ending}")
            found.update(number for (number,) in self._database.execute(_FOUND, values))
        found.discard(mention.id)
        near = [other for other in self._load(found) if other.facts and match.linked(known, other.facts)]
        return merged + near

    def _load(self, ids: Iterable[int]) -> list[Mention]:
        wanted = list(ids)
        missing = [number for number in wanted if number not in self._known]
        if len(self._known) > _REMEMBERED:
            self._known.clear()
            missing = wanted
        for start in range(0, len(missing), _CHUNK):
            part = missing[start : start + _CHUNK]
            for row in self._database.execute(MENTIONS.format(",".join("?" * len(part))), part):
                self._known[row[0]] = read_mention(row)
        return [self._known[number] for number in wanted]
