"""How sure an event is: the share of events with these features that were right where they could be checked."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.status import Verdict
from timeline.model import Actor

BASE = {"explicit": 0.9, "relative": 0.85, "context": 0.8, "document": 0.5}
RULE_WEIGHT = {"trailing": 1.0, "fronted": 0.95, "last-resort": 0.6, "bare-noun": 0.85}


def confidence(p: Passage, dating: Dating, verdict: Verdict, actors: Sequence[Actor]) -> float:
    """The estimate, from 0 to 1, rounded to two places."""
    value = BASE[dating.basis] * RULE_WEIGHT.get(dating.rule, 0.95)
    if dating.candidate.trigger is None:
        value *= 0.85
    if not actors:
        value *= 0.9
    if verdict.rule == "past-verb-future-date":
        value *= 0.7
    return round(value, 2)
