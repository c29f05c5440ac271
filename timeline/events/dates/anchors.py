"""Events as anchors: "two days after the raid" counts from the raid, where its day was told before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.events.dates.view import Triggers
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.times import TimePhrase, counted_from

REMEMBERED, NEARBY = 60, 3
"""So many dated events back, "the raid" may mean a raid, and any attack."""
DATE = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?")
"""A day or month in EDTF."""
POINT = re.compile(rf"{DATE.pattern}|\d{{4}}")
"""So is a year."""
JOINTS = frozenset({("after",), ("before",), ("of",)})
KNOWN = frozenset({"the", "that", "this", "his", "her", "its", "their"})
NEAR = 5
"""Within so many words behind its article stands the noun of an event."""


class Anchor(NamedTuple):
    """An event of which the text has told the day, month or year.

    Its type if it has a known one, its words, that date, the phrase that gave it, and where it was told.
    """

    type: str
    words: frozenset[str]
    date: str
    phrase: TimePhrase
    start: int


def anchors_of(p: Passage, datings: Iterable[Dating]) -> list[Anchor]:
    """The events of a passage that have a date of their own, in the order in which they were told."""
    return [
        Anchor(
            d.candidate.trigger.type if d.candidate.trigger else "",
            _words(p, d.candidate),
            d.edtf,
            d.phrase,
            p.starts[d.candidate.at],
        )
        for d in datings
        if d.phrase and d.edtf and POINT.fullmatch(d.edtf)
    ]


def _words(p: Passage, told: Candidate) -> frozenset[str]:
    """The word of an event, and the noun of which a verb says that it took place; no verb that says little more."""
    noun = p.event_noun_of(told.group) if told.group is not None else None
    words = {p.lemmas[at] for at in (told.at, noun) if at is not None}
    return frozenset(words if told.noun else words - word_list("light"))


def from_anchor(p: Passage, triggers: Triggers, number: int, anchors: Sequence[Anchor]) -> TimePhrase | None:
    """The phrase of that number with the date that it has by an anchor: "nine days after the raid"."""
    phrase, (first, last) = p.phrases[number], p.phrase_spans[number]
    if phrase.relation != "vague" or p.lemmas[last + 1 : last + 2] not in JOINTS:
        return None
    if phrase.text.lower().startswith("for ") or p.lemmas[max(0, first - 1) : first] == ("for",):
        return None  # "held it up for six months before it gave way"
    if anchors and _shows_back(p, last + 2):
        return counted_from(p.text, phrase, anchors[-1].date)
    told = told_behind(p, triggers, last + 2)
    if told is not None and (then := _dated_behind(p, number, told.clause)):
        return counted_from(p.text, phrase, then)
    named = event_behind(p, triggers, last + 2) or told
    if named is None or named.trigger is None:
        return None
    fine = [(a, date) for a in anchors if a.type and (date := counted_from(p.text, phrase, a.date))]
    same = [date for a, date in fine if not a.words.isdisjoint(_words(p, named))]
    akin = [date for a, date in fine[-NEARBY:] if named.noun and a.type == named.trigger.type != "OTHER"]
    return next(iter((same or akin)[::-1]), None)


def _dated_behind(p: Passage, number: int, clause: int) -> str | None:
    """ "It was searched two days before it sailed on 3 May": the date of the clause from which a phrase counts."""
    own = (
        x.edtf
        for x, (first, _) in zip(p.phrases[number + 1 :], p.phrase_spans[number + 1 :], strict=True)
        if x.relation == "at" and p.clause_of[first] == clause
    )
    return next((date for date in own if date and DATE.fullmatch(date)), None)


def _shows_back(p: Passage, at: int) -> bool:
    """ "A month after that Chile left", "It left a month after that.": is "that" all that stands between the count and what was done?"""
    if p.words[at : at + 1] != ("that",):
        return False
    behind = p.clauses[p.clause_of[at]].subject
    return p.words[at + 1] in {",", "."} or (behind is not None and behind[0] == at + 1)


def event_behind(p: Passage, triggers: Triggers, first: int) -> Candidate | None:
    """The event noun of the noun phrase that begins at a token with "the" or "their"."""
    known = first < len(p.words) and p.words[first].lower() in KNOWN
    return noun_behind(p, triggers, first + 1) if known else None


def noun_behind(p: Passage, triggers: Triggers, first: int) -> Candidate | None:
    """The event noun of the noun phrase of which a token is the first, or the first behind its article."""
    for at in range(first, min(first + NEAR, len(p.words))):
        if p.tags[at] not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return None
        candidate = triggers.noun(at)
        if candidate:
            return candidate
    return None


def told_behind(p: Passage, triggers: Triggers, first: int) -> Candidate | None:
    """The verb of the clause that begins at a token: "two days before it left", "a year after signing it"."""
    clause = p.clause_of[first] if first < len(p.words) else 0
    opens = p.clauses[clause].kind in {"subordinate", "participle"} and p.clauses[clause].first >= first - 1
    return triggers.verb(p.main_group(clause)) if opens else None
