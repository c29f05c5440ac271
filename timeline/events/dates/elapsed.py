"""Events told by how long ago they were.

"It is three years since the army seized power", "Two years after the coup, Mali has no parliament".
"""

from __future__ import annotations

from datetime import date

from timeline.events.dates.anchors import event_behind, noun_behind, told_behind
from timeline.events.dates.view import Triggers
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.times import TimePhrase, counted_back

PASSING = frozenset({"elapse", "go", "pass"})
"""What time does: "three years have gone by since"."""
BETWEEN = frozenset({"by", "day", "exactly", "month", "now", "the", "to"})
"""What may stand before "since": "two years to the day since", "a year has now gone by since"."""


Counted = tuple[TimePhrase, Candidate]
"""A phrase with its date, and what it dates."""


def elapsed(p: Passage, triggers: Triggers, number: int) -> Counted | None:
    """What was done since which the time of a phrase has passed, and the phrase with the date of that."""
    return _until_today(p, triggers, number) or _until_its_sequel(p, triggers, number)


def _until_its_sequel(p: Passage, triggers: Triggers, number: int) -> Counted | None:
    """ "Four days after the bank failed, its owner fled on 9 March": counted back from the day of the main clause.

    So from "Four days after a riot in Rome, its owner fled on 9 March".
    """
    phrase, (_, last) = p.phrases[number], p.phrase_spans[number]
    if phrase.relation != "vague" or p.lemmas[last + 1 : last + 2] != ("after",):
        return None
    told = told_behind(p, triggers, last + 2)
    over = p.clauses[told.clause].parent if told else None
    if told is None and last + 2 < len(p.words):
        told = noun_behind(p, triggers, last + 2 + (p.tags[last + 2] in {"DET", "PRON"}))
        over = told.clause if told else None
    if told is None or over is None:
        return None
    days = (
        x.earliest
        for x, (at, _) in zip(p.phrases[number + 1 :], p.phrase_spans[number + 1 :], strict=True)
        if p.clause_of[at] == over and x.relation == "at" and x.edtf and x.earliest == x.latest
    )
    day = next((day for day in days if day), None)
    dated = counted_back(p.text, phrase, day) if day else None
    if dated is None or (told.noun and len(dated.edtf or "") < len("2024-03-09")):
        return None  # "Ten years after the flood, the town marked the day"
    return dated._replace(basis="context"), told


def _until_today(p: Passage, triggers: Triggers, number: int) -> Counted | None:
    """ "It is three years since the army seized power": counted back from the day of publication, or one to come."""
    phrase, (_, last) = p.phrases[number], p.phrase_spans[number]
    group = p.main_group(p.clause_of[last])
    if (
        phrase.relation != "vague"
        or p.published is None
        or group is None
        or phrase.parts[0].mod == "MORE_THAN"
        or p.groups[group].tense not in {"present", "future"}
        or p.context is not None
    ):
        return None
    behind = _behind_passing(p, number, group) or _behind_after(p, number, group)
    if behind is None:
        return None
    told = told_behind(p, triggers, behind) or event_behind(p, triggers, behind)
    then = p.published if p.groups[group].tense == "present" else _day_to_come(p, last)
    dated = counted_back(p.text, phrase, then) if then else None
    return (dated, told) if told and dated and not _is_general(p, told) else None


def _day_to_come(p: Passage, counted: int) -> date | None:
    """ "In May it will be ten years since": the day from which is counted, by the date in that clause."""
    clause = p.clause_of[counted]
    days = (
        x.earliest for x, (at, _) in zip(p.phrases, p.phrase_spans, strict=True) if p.clause_of[at] == clause
    )
    return next((day for day in days if day), None)


def will_have_passed(p: Passage, number: int) -> bool:
    """ "In May it will be ten years since the fire": is a phrase the date from which that is counted?"""
    clause = p.clause_of[p.phrase_spans[number][0]]
    group = p.main_group(clause)
    if group is None or p.groups[group].tense != "future":
        return False
    beside = (
        n
        for n, x in enumerate(p.phrases)
        if x.relation == "vague" and p.clause_of[p.phrase_spans[n][1]] == clause
    )
    return any(_behind_passing(p, other, group) is not None for other in beside)


def _behind_passing(p: Passage, number: int, group: int) -> int | None:
    """ "It is three years since", "Three years have passed since": the token behind "since"."""
    verb, (first, last) = p.groups[group], p.phrase_spans[number]
    passed = last < verb.first and verb.lemma in PASSING
    at_once = first > verb.last and all(p.tags[at] == "ADV" for at in range(verb.last + 1, first))
    counted = at_once and verb.lemma == "be" and p.words[verb.first - 1].lower() == "it"
    return None if verb.negated or not (passed or counted) else _behind_since(p, max(last, verb.last) + 1)


def _behind_after(p: Passage, number: int, group: int) -> int | None:
    """ "Two years after the coup, Mali has": the token behind "after", where what is told of today stands apart by a comma."""
    verb, (first, last) = p.groups[group], p.phrase_spans[number]
    fronted = (
        all(p.tags[at] in {"ADV", "CCONJ"} for at in range(first)) and p.words[verb.first - 1] != "after"
    )
    aside = first > verb.last and p.words[first - 1] == ","
    comma = aside or (fronted and "," in p.words[last : verb.first])
    return last + 2 if comma and p.lemmas[last + 1 : last + 2] == ("after",) else None


def _is_general(p: Passage, told: Candidate) -> bool:
    """ "A week after the vote is held, results are announced": is the verb no past, and so of no certain time?"""
    return not told.noun and told.group is not None and p.groups[told.group].tense == "present"


def _behind_since(p: Passage, at: int) -> int | None:
    """The token behind the "since" that follows soon."""
    while at < len(p.words) and (at in p.time_tokens or p.words[at].lower() in BETWEEN):
        at += 1
    return at + 1 if p.lemmas[at : at + 1] == ("since",) else None
