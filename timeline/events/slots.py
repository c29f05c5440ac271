"""Which mention stands in which grammatical slot of a trigger: subject, object, or behind a preposition."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.model import Candidate
from timeline.events.passage import Passage, TokenSpan

Slots = dict[str, list[int]]
"""Slot name ("subj", "obj", "poss", "with", "to" ...) -> indices of the passage's mentions, in order."""

PREMODIFIER_POS = {"ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "PRON"}
COMPOUND = {"along", "together", "jointly"}


def slots_of(p: Passage, candidate: Candidate) -> Slots:
    """The slots of a trigger."""
    if candidate.noun:
        return _noun_slots(p, candidate)
    return _verb_slots(p, candidate.group if candidate.group is not None else -1)


def _within(p: Passage, span: TokenSpan) -> list[int]:
    """The mentions that lie in a run of tokens."""
    return [m for m, (first, last) in enumerate(p.mention_spans) if first >= span[0] and last <= span[1]]


def _subject(p: Passage, group: int) -> list[int]:
    """The mentions of a verb group's subject; those behind a preposition inside it only where it has no others."""
    span = p.subject_of(group)
    if span is None:
        return []
    inside = [m for m, (first, last) in enumerate(p.mention_spans) if first <= span[1] and last >= span[0]]
    direct = [m for m in inside if not _behind_preposition(p, m, span[0])]
    return direct or inside


def _behind_preposition(p: Passage, mention: int, start: int) -> bool:
    """Does a preposition stand between the start of a phrase and a mention in it?"""
    first = p.mention_spans[mention][0]
    return any(p.tokens[i].pos == "ADP" for i in range(start, first))


def _verb_slots(p: Passage, group: int) -> Slots:
    verb = p.groups[group]
    clause = p.clause_of_group[group]
    slots: Slots = {"subj": _subject(p, group)}
    _walk(p, range(verb.last + 1, p.clauses[clause].last + 1), clause, "obj", slots)
    start = p.clauses[clause].first
    _walk(p, range(start, verb.first), clause, "front", slots)
    slots["front"] = []
    if verb.voice == "passive":
        slots["obj"] = slots["subj"]
        slots["subj"] = slots.pop("by", [])
    return slots


def _walk(p: Passage, tokens: Iterable[int], clause: int, slot: str, slots: Slots) -> None:
    """Go through the tokens of a clause and put each mention into the slot of the preposition before it."""
    starts = {first: m for m, (first, _) in enumerate(p.mention_spans)}
    taken = set(slots["subj"])
    busy_until = -1
    for i in tokens:
        if p.clause_of[i] != clause:
            continue
        mention = starts.get(i)
        if mention is not None and mention not in taken:
            slots.setdefault(slot, []).append(mention)
            busy_until = max(busy_until, p.mention_spans[mention][1])
        elif i > busy_until and i not in p.time_tokens and p.tokens[i].pos == "ADP":
            slot = p.tokens[i].lemma


def _noun_slots(p: Passage, candidate: Candidate) -> Slots:
    slots: Slots = {"subj": []}
    first = candidate.at
    while first > 0 and p.tokens[first - 1].pos in PREMODIFIER_POS and first - 1 not in p.time_tokens:
        first -= 1
    slots["poss"] = [
        m for m, (a, b) in enumerate(p.mention_spans) if first <= b and a <= candidate.at and a < candidate.at
    ]
    end = candidate.at + 1
    while end < len(p.tokens) and not p.starts_group(end) and p.tokens[end].text not in {",", ";", ":", "."}:
        end += 1
    clause = p.clause_of[candidate.at]
    _walk(p, range(candidate.at + 1, end), clause, "-", slots)
    if candidate.group is not None:
        _inherit(p, candidate, slots)
    return slots


def _inherit(p: Passage, candidate: Candidate, slots: Slots) -> None:
    """Give a noun the slots of the verb that governs it: "Japan held talks with India", "talks were held by"."""
    verb_slots = _verb_slots(p, candidate.group or 0)
    for name, mentions in verb_slots.items():
        free = [m for m in mentions if all(m not in taken for taken in slots.values())]
        if free and name != "obj":
            slots.setdefault(name, []).extend(free)
