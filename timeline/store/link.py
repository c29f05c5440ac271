"""Find the mentions that a change touches, and compute their events afresh."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlite_utils import Database

from timeline.store.codec import packed
from timeline.store.events import MENTIONS, read_mention
from timeline.store.hand import Composed, any_corrections, composed, partners, present, uncorrected
from timeline.store.merging import match
from timeline.store.merging.facts import Mention
from timeline.store.merging.scores import Scores
from timeline.store.pools import Pools
from timeline.store.put import LISTED, EventWriter

_ROOTS = f"SELECT DISTINCT root FROM event_mention WHERE mention_id IN ({LISTED})"
_MEMBERS = f"""
SELECT root, mention_id FROM event_mention WHERE mention_id IN ({LISTED})
UNION ALL SELECT root, mention_id FROM event_mention WHERE root IN ({LISTED}) AND root <> mention_id"""
"""The members of groups, by their roots; a root is the first of its members."""
_STEP = 256
"""How many mentions are followed at once; each may have thousands that are to be looked at."""
_REMEMBERED = 30_000
"""How many mentions stay in memory, at some five kilobytes each."""
_ROOT_OF = f"SELECT mention_id, root FROM event_mention WHERE mention_id IN ({LISTED})"
_MENTIONS = MENTIONS.format(LISTED)
_SOUGHT = """
CREATE TEMP TABLE IF NOT EXISTS sought (
  mention_id INTEGER, block_id INTEGER, first TEXT, last TEXT, family_id INTEGER, strict INTEGER, worth INTEGER,
  needed INTEGER, whole INTEGER, other_id INTEGER, acts INTEGER)"""
_UNKNOWN = 1 << 60  # is no block's number
_KIN = "other_id IN (sought.family_id, merge_key.family_id) OR merge_key.family_id IS sought.family_id"
"""Of one family, or of one that may be any."""
_ALIKE = "(whole NOT NULL AND sought.acts & merge_key.acts <> 0)"
"""Both dated, and their triggers near to one thing, or to what has the same bit."""
_FOUND = f"""
SELECT sought.mention_id, merge_key.mention_id FROM sought CROSS JOIN merge_key
ON merge_key.block_id = sought.block_id AND day BETWEEN first AND last
WHERE merge_key.mention_id <> sought.mention_id AND (NOT strict OR {_KIN} OR {_ALIKE})
GROUP BY 1, 2 HAVING sum(worth + ({_KIN} OR {_ALIKE})) >= needed OR count(*) >= min(whole, names)"""


Pairs = list[tuple[int, int]]
"""Mentions by their numbers: one that is looked at, and another."""


class Linker:
    """Keeps the events of a store in step with its mentions."""

    def __init__(self, database: Database) -> None:
        self._store: sqlite3.Connection = database.conn
        self._known: dict[int, Mention] = {}
        self._scores = Scores()
        self._any_corrections: bool | None = None
        self.pools = Pools(database.conn)
        self._events = EventWriter(database.conn, self.pools)

    def component(self, numbers: Iterable[int]) -> set[int]:
        """Give all mentions whose events depend on these: the linked ones, and those linked to them."""
        roots = {root for (root,) in self._all(_ROOTS, sorted(numbers))}
        return {number for _, number in self._all(_MEMBERS, sorted(roots))}

    def link(self, numbers: Sequence[int]) -> None:
        """Make events of new mentions, together with the old ones that they are linked to."""
        new = self.load(numbers)
        pairs, merges = self._candidates(new), self._merges(new)
        roots = dict(self._all(_ROOT_OF, sorted({other for _, other in (*pairs, *merges)})))
        groups = _Groups(numbers)
        for old, root in roots.items():  # what is together needs no second link
            groups.join(root, old)
        self._follow(groups, new, pairs, merges)
        linked = {number for group in groups.of(numbers) for number in group}
        for root, member in self._all(_MEMBERS, sorted({roots[old] for old in linked if old in roots})):
            groups.join(root, member)
        self._compose(self.load(sorted(group)) for group in groups.of(numbers))

    def relink(self, numbers: Iterable[int]) -> None:
        """Compute the events of these mentions afresh, and first of all what is still linked to what."""
        self._compose(self._components(numbers))

    def home(self, keys: Iterable[str]) -> Composed | None:
        """Give the event that holds the first of these mentions that is there."""
        for number in present(self._store, keys):
            group = self.load(sorted(self.component([number])))
            found = composed(self._store, group, self._scores)
            return next(event for event in found if number in {mention.id for mention in event.mentions})
        return None

    def _compose(self, groups: Iterable[Sequence[Mention]]) -> None:
        corrected = self._corrected()
        for group in groups:
            made = (
                composed(self._store, group, self._scores) if corrected else uncorrected(group, self._scores)
            )
            self._events.add(made, root=min(mention.id for mention in group))
        self._events.write()

    def _corrected(self) -> bool:
        """Has the analyst said anything at all?"""
        if self._any_corrections is None:
            self._any_corrections = any_corrections(self._store)
        return self._any_corrections

    def forget(self, mentions: Iterable[int]) -> None:
        """Drop what is remembered of mentions that are no more."""
        for mention in mentions:
            self._known.pop(mention, None)
        self._scores = Scores()  # the store may give their numbers to others

    def forget_all(self) -> None:
        """Drop everything that is remembered."""
        self._known.clear()
        self._scores = Scores()
        self._any_corrections = None
        self.pools.forget()
        self._events.forget()

    def _components(self, seeds: Iterable[int]) -> Iterator[list[Mention]]:
        """Follow links from mention to mention, some at a time."""
        ahead, done = set(seeds), set[int]()
        groups = _Groups(ahead)
        while ahead:
            step = self.load(sorted(ahead)[:_STEP])
            done.update(mention.id for mention in step)
            ahead |= self._follow(groups, step, self._candidates(step), self._merges(step))
            ahead -= done
        for group in groups.of(done):
            yield self.load(sorted(group))

    def _follow(self, groups: _Groups, mentions: Sequence[Mention], pairs: Pairs, merges: Pairs) -> set[int]:
        """Join these mentions with what they are linked to or merged with; give what was reached."""
        by_id = {mention.id: mention for mention in mentions}
        others = {mention.id: mention for mention in self.load(sorted({other for _, other in pairs}))}
        reached = set[int]()
        for one, other in merges:
            groups.join(one, other)
            reached.add(other)
        for one, other in pairs:
            if not groups.together(one, other) and self._scores.link(by_id[one], others[other]):
                groups.join(one, other)
                reached.add(other)
        return reached

    def _merges(self, mentions: Iterable[Mention]) -> Pairs:
        """Give pairs of these mentions and others that the analyst has merged them with."""
        if not self._corrected():
            return []
        return [(mention.id, other) for mention in mentions for other in partners(self._store, mention.key)]

    def _candidates(self, mentions: Iterable[Mention]) -> Pairs:
        """Give pairs of these mentions and others that have a name in common, and perhaps the time."""
        rows = [row for mention in mentions for row in self._searches(mention)]
        self._store.execute(_SOUGHT)
        self._store.execute("DELETE FROM sought")
        self._store.executemany("INSERT INTO sought VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return self._store.execute(_FOUND).fetchall()

    def _searches(self, known: Mention) -> Iterator[tuple[int | str | None, ...]]:
        """Give where to look for what a mention may be linked to, as far as there is anything."""
        known_block = self.pools.known_block
        family, other = known_block(known.family) or _UNKNOWN, known_block("OTHER") or -_UNKNOWN
        for name, first, last, *wanted in match.searches(known):
            if block := known_block(name):
                yield known.id, block, first, last, family, *wanted, other, known.bits

    def remember(self, mentions: Iterable[Mention]) -> None:
        """Keep mentions that were just stored, as the store would give them."""
        self._known.update((mention.id, mention) for mention in mentions)

    def load(self, wanted: Sequence[int]) -> list[Mention]:
        """Give these mentions, as far as they are remembered from there, else from the store."""
        if len(self._known) > _REMEMBERED:
            for number in list(islice(self._known, _REMEMBERED // 2)):  # those that were met first
                del self._known[number]
        if missing := [number for number in wanted if number not in self._known]:
            self._known.update((row[0], read_mention(row)) for row in self._all(_MENTIONS, missing))
        return [self._known[number] for number in wanted]

    def _all(self, query: str, values: Sequence[int]) -> sqlite3.Cursor:
        return self._store.execute(query, (packed(values),))


class _Groups:
    """Numbers in disjoint groups, each alone at first, joined by pairs."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._above = {number: number for number in numbers}

    def join(self, one: int, other: int) -> None:
        """Put two numbers into one group."""
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first

    def together(self, one: int, other: int) -> bool:
        """Are these two in one group?"""
        return self._top(one) == self._top(other)

    def of(self, numbers: Iterable[int]) -> list[set[int]]:
        """Give the groups that hold any of these numbers."""
        found: dict[int, set[int]] = {self._top(number): set() for number in numbers}
        for number in self._above:
            if (top := self._top(number)) in found:
                found[top].add(number)
        return list(found.values())

    def _top(self, number: int) -> int:
        above = self._above
        while (higher := above.setdefault(number, number)) != number:
            above[number] = number = above[higher]
        return number
