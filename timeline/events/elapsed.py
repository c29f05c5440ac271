"""Events told by how long ago they were: "It is three years since the army seized power"."""

from __future__ import annotations

from timeline.events.anchors import event_behind, told_behind
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.view import Triggers
from timeline.times import TimePhrase, counted_back

PASSING = frozenset({"elapse", "go", "pass"})
"""What time does: "three years have gone by since"."""
BETWEEN = frozenset({"by", "day", "exactly", "month", "now", "the", "to"})
"""What may stand before "since": "two years to the day since", "a year has now gone by since"."""


def elapsed(p: Passage, triggers: Triggers, number: int) -> tuple[TimePhrase, Candidate] | None:
    """What was done since which the time of a phrase has passed, and the phrase with the date of that."""
    phrase, (first, last) = p.phrases[number], p.phrase_spans[number]
    group = p.main_group(p.clause_of[last])
    if (
        phrase.relation != "vague"
        or p.published is None
        or group is None
        or phrase.parts[0].mod == "MORE_THAN"
    ):
        return None
    verb = p.groups[group]
    behind = _behind_since(p, max(last, verb.last) + 1)
    passed = last < verb.first and verb.lemma in PASSING
    at_once = first > verb.last and all(p.tags[at] == "ADV" for at in range(verb.last + 1, first))
    counted = at_once and verb.lemma == "be" and p.words[verb.first - 1].lower() == "it"
    if behind is None or verb.tense != "present" or verb.negated or not (passed or counted):
        return None
    told = told_behind(p, triggers, behind) or event_behind(p, triggers, behind)
    dated = counted_back(p.text, phrase, p.published)
    return (dated, told) if told and dated else None


def _behind_since(p: Passage, at: int) -> int | None:
    """The token behind the "since" that follows soon."""
    while at < len(p.words) and p.words[at].lower() in BETWEEN:
        at += 1
    return at + 1 if p.lemmas[at : at + 1] == ("since",) else None
