"""What the analyst has said of events, and how it changes what the mentions alone would give. sqlite3 alone.

A correction names mentions by their keys, which outlive a re-ingest and a new lexicon. It is about the event that holds
the first of them that is still there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Literal

from timeline.model import Actor, Event, Place
from timeline.store.codec import read_date
from timeline.store.merging import cluster, merge
from timeline.store.merging.facts import Mention
from timeline.store.merging.scores import Scores

Action = Literal["add", "edit", "reject", "merge", "split"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the analyst did. `parts` has the keys of the mentions of each event that it is about."""

    id: int
    made: str
    action: Action
    parts: tuple[tuple[str, ...], ...]
    change: dict[str, Any]
    note: str | None
    undone: str | None
    """When it was taken back, and behind a space why."""


@dataclass(frozen=True, slots=True)
class Composed:
    """An event as the chronology has it: its mentions, what they and the analyst say, and whether he rejects it."""

    mentions: list[Mention]
    event: Event
    rejected: bool


def any_corrections(store: sqlite3.Connection) -> bool:
    """Has the analyst said anything at all?"""
    return bool(store.execute("SELECT 1 FROM correction LIMIT 1").fetchone())


def uncorrected(group: Sequence[Mention], scores: Scores) -> list[Composed]:
    """Cut linked mentions into events, as they are told."""
    return [Composed(part, merge.merged(part), False) for part in cluster.events(group, scores)]


def composed(store: sqlite3.Connection, group: Sequence[Mention], scores: Scores) -> list[Composed]:
    """Cut linked mentions into events, and apply to each what the analyst has said of it."""
    said = standing(store, (mention.key for mention in group))
    if not said:
        return uncorrected(group, scores)
    verdicts = _Verdicts(said)
    clusters = cluster.events(group, scores, verdicts.apart)
    for one, other in verdicts.together(store):
        _join(clusters, one, other)
    return [_applied(store, members, said) for members in clusters]


def standing(store: sqlite3.Connection, keys: Iterable[str]) -> list[Correction]:
    """Give the corrections about any of these mentions, in order, without those that were undone."""
    return [correction for correction in about(store, keys) if not correction.undone]


def about(store: sqlite3.Connection, keys: Iterable[str]) -> list[Correction]:
    """Give all corrections about any of these mentions, in order."""
    named = {
        number
        for key in keys
        for (number,) in store.execute("SELECT correction_id FROM correction_key WHERE key = ?", (key,))
    }
    return [read(store, number) for number in sorted(named)]


def entered(store: sqlite3.Connection, event: str) -> list[Correction]:
    """Give the entries of the analyst's own that are among an event's mentions."""
    query = """
    SELECT DISTINCT correction_id FROM event_core JOIN event_mention ON event_id = number
    JOIN mention ON mention.id = mention_id JOIN document ON document.id = document_id
    WHERE event_core.id = ? AND correction_id IS NOT NULL ORDER BY 1"""
    return [read(store, number) for (number,) in store.execute(query, (event,)).fetchall()]


def read(store: sqlite3.Connection, number: int) -> Correction:
    """Read a correction."""
    row = store.execute("SELECT * FROM correction WHERE id = ?", (number,)).fetchone()
    identity, made, action, parts, change, note, undone = row
    return Correction(
        identity, made, action, tuple(map(tuple, json.loads(parts))), json.loads(change), note, undone
    )


def partners(store: sqlite3.Connection, key: str) -> list[int]:
    """Give the mentions with which the analyst has merged this one."""
    merges = [correction for correction in standing(store, [key]) if correction.action == "merge"]
    return [
        number for c in merges for part in c.parts if key not in part for number in present(store, part)[:1]
    ]


def present(store: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    """Give the mentions of these keys that are in the store, in order of the keys."""
    found = []
    for key in keys:
        found += [
            number for (number,) in store.execute("SELECT id FROM mention WHERE key = ? ORDER BY id", (key,))
        ]
    return found


class _Verdicts:
    """Which mentions the analyst wants in one event, and which apart; what was said last of two holds."""

    def __init__(self, said: Iterable[Correction]) -> None:
        self._said = [correction for correction in said if correction.action in ("merge", "split")]

    def _last(self, one: str, other: str) -> Action | None:
        for correction in reversed(self._said):
            sides = [{n for n, part in enumerate(correction.parts) if key in part} for key in (one, other)]
            if all(sides) and not sides[0] & sides[1]:
                return correction.action
        return None

    def apart(self, one: str, other: str) -> bool:
        """Are these two to stay in different events?"""
        return self._last(one, other) == "split"

    def together(self, store: sqlite3.Connection) -> list[tuple[int, int]]:
        """Give pairs of mentions whose events are to be one."""
        pairs: list[tuple[int, int]] = []
        for correction in self._said:
            if correction.action == "merge":
                first, second = correction.parts
                if any(self._last(a, b) == "merge" for a, b in product(first, second)):
                    pairs += zip(present(store, first)[:1], present(store, second)[:1], strict=False)
        return pairs


def _join(clusters: list[list[Mention]], one: int, other: int) -> None:
    """Make one cluster of the two that hold these mentions."""
    homes = [cluster for number in (one, other) for cluster in clusters if number in {m.id for m in cluster}]
    if len(homes) == 2 and homes[0] is not homes[1]:
        homes[0].extend(homes[1])
        clusters.remove(homes[1])


def _applied(store: sqlite3.Connection, cluster: list[Mention], said: Sequence[Correction]) -> Composed:
    event, rejected = merge.merged(cluster), False
    members = {mention.id for mention in cluster}
    for correction in said:
        if correction.action in ("edit", "reject") and members.intersection(
            present(store, correction.parts[0])[:1]
        ):
            rejected = rejected or correction.action == "reject"
            event = edited(event, correction.change)
    return Composed(cluster, event, rejected)


def edited(event: Event, change: dict[str, Any]) -> Event:
    """Give an event with the fields of `change`, which is as `timeline.store.correct` writes it."""
    fields: dict[str, Any] = {name: change[name] for name in ("status", "type", "title") if name in change}
    if "date" in change:
        start, end = change["days"]
        fields |= {
            "date": change["date"],
            "start": read_date(start),
            "end": read_date(end),
            "basis": "explicit",
        }
    if "actors" in change:
        fields["actors"] = tuple(Actor(*actor) for actor in change["actors"])
    if "places" in change:
        fields["places"] = tuple(Place(*place) for place in change["places"])
    return replace(event, **fields) if fields else event
