"""Which date is whose: the named rules that join a time phrase to the triggers that it dates.

For each phrase the rules are tried in order; the first that speaks decides. A rule gives the candidates that the phrase dates, none
where it dates no happening ("the 1992 Consensus"), or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline.events.dates import (
    apposed,
    asides,
    clauses,
    clefts,
    compared,
    deadlines,
    inside_nouns,
    joined,
    left,
    nouns,
    remembered,
    scenes,
    verbs,
)
from timeline.events.dates.view import Found, View


class Rule(NamedTuple):
    """A rule of attachment, and what it says to the reader of `timeline why`."""

    name: str
    find: Callable[[View], Found]
    says: str


RULES: tuple[Rule, ...] = (
    Rule("measured", compared.measured, "a figure is held against the date"),
    Rule("compared", compared.compared, "the date says how long there was no such thing"),
    Rule("of-figures", compared.of_figures, "the date is that of the figures told of"),
    Rule("inside-verb", asides.inside_verb, "the date stands between an auxiliary and its verb"),
    Rule("says-who", apposed.says_who, "the date only says when somebody held an office"),
    Rule("standing", asides.standing, "the date only says since when something was so"),
    Rule("joint-aside", asides.joint_aside, 'the date stands in commas behind "and"'),
    Rule("deadline", deadlines.deadline, "it is to be done by the date of the deadline"),
    Rule("by-deadline", deadlines.by_deadline, "it was to be done by the day of the deadline"),
    Rule("contested", scenes.contested, "what was won or lost there has the date of the contest"),
    Rule("before-noun", inside_nouns.before_noun, "the date stands inside the noun phrase"),
    Rule("noun-of", nouns.noun_of, 'the date follows the noun with "of"'),
    Rule("parted", nouns.parted, 'the date stands between the noun and its "of"'),
    Rule("counted-from", clauses.counted_from, 'it is counted from what stands behind "after" or "before"'),
    Rule("when-clause", scenes.when_clause, 'the clause behind the date begins with "when"'),
    Rule("framed-verb", verbs.framed_verb, "the verb before the date only frames the one behind it"),
    Rule("day-of", scenes.day_of, "the date explains the day of the noun"),
    Rule("day-when", scenes.day_when, "the date explains the day on which it was done"),
    Rule(
        "day-it-was", scenes.day_it_was, "what tells which day it was has the date, and so has what was done"
    ),
    Rule("aside", nouns.aside, "the date stands in commas behind the noun"),
    Rule("scene", scenes.scene, "what opens the sentence is the scene of what it tells"),
    Rule("upon", scenes.upon, "what set it off was of the same month"),
    Rule("sitting", scenes.sitting, "the meeting has the date, and so has what was done there"),
    Rule(
        "anniversary", remembered.anniversary, "the date is that of what is remembered, or of the day it is"
    ),
    Rule(
        "noun-behind-preposition",
        nouns.noun_behind_preposition,
        "the noun stands behind a preposition of time",
    ),
    Rule("due-behind", nouns.due_behind, '"due" behind the noun gives it the date'),
    Rule("framed-noun", nouns.framed_noun, "the verb only frames the noun"),
    Rule("to-be-done", nouns.to_be_done, "the infinitive is about the noun, which has the date"),
    Rule("took-until", clefts.took_until, "it came about only then"),
    Rule("last-time", clefts.last_time, "the date is that of the time when it was done"),
    Rule("taking-place", nouns.taking_place, "the noun takes place then"),
    Rule("done-too", nouns.done_too, "the noun did so then too"),
    Rule("again", joined.again, '"again" repeats the verb'),
    Rule("reacted-to", remembered.reacted_to, "the verb reacts to the noun, which has the date"),
    Rule("outcome", nouns.outcome, "the verb leads to the noun, which has the date"),
    Rule("matter", nouns.matter, "the verb takes up the noun, which has the date"),
    Rule("second-date", left.second_date, "the verb has another date"),
    Rule("future-noun", left.future_noun, "the verb is past, the date to come: the noun has it"),
    Rule("past-noun", left.past_noun, "the verb is to come, the date past: the noun has it"),
    Rule("present-noun", left.present_noun, "the verb is present, the date past: the noun has it"),
    Rule("trailing", verbs.trailing, "the verb before the date in its clause"),
    Rule("closing", asides.closing, "the date stands in commas behind the clause"),
    Rule("bare-noun", nouns.bare_noun, "the noun before the date"),
    Rule("bracketed", asides.bracketed, "the date stands in brackets behind the clause"),
    Rule("fronted", verbs.fronted, "the verb behind the date in its clause"),
    Rule("nearest", verbs.nearest, "the nearest verb before the date"),
)
