"""Rules of attachment for sentences that turn what was done round its date: "It took until Monday for X to", "The last time was"."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.dates.view import Found, View
from timeline.events.passage import Passage
from timeline.language.model import VerbGroup

TIMES = frozenset({("first", "time"), ("last", "time"), ("only", "time"), ("previous", "time")})


def took_until(view: View) -> Found:
    """ "It took until 1946 for women to win the vote": what came about only then."""
    p, group = view.p, view.group
    if view.phrase.relation != "until" or group is None or not _took(p.groups[group]):
        return None
    span, done = p.subject_of(group), group + 1
    turned = span is not None and p.lemmas[span[0]] == "it" and view.lemma(view.behind) in {"for", "to"}
    if not turned or done >= len(p.groups) or p.groups[done].form != "infinitive":
        return None
    candidate = view.triggers.verb(done)
    return (candidate,) if candidate else None


def _took(verb: VerbGroup) -> bool:
    return verb.lemma == "take" and verb.tense == "past" and verb.modality is None


def last_time(view: View) -> Found:
    """ "The last time the two met was in 2019": what was done that time."""
    p, group = view.p, view.group
    if not group or not p.groups[group].copular or p.groups[group].last + 1 != view.first:
        return None
    done = p.groups[group - 1].first
    told = any(pair in TIMES for pair in pairwise(p.lemmas[:done]))
    candidate = view.triggers.verb(group - 1) if told else None
    return (candidate,) if candidate else None


def behind_aside(view: View) -> Found:
    """ "It was only in April, when Chad gave way, that talks began": what came about then, behind the clause in commas."""
    p, group = view.p, view.group
    if group is None or p.groups[group].lemma != "be" or p.lemmas[p.groups[group].first - 1] != "it":
        return None
    joint = (
        at for at in range(view.behind + 2, len(p.words)) if p.words[at - 1] == "," and p.lemmas[at] == "that"
    )
    that = next(joint, None)
    done = (g for g, x in enumerate(p.groups) if that is not None and x.first > that and x.form == "finite")
    candidate = view.triggers.verb(next(done, None))
    return (candidate,) if candidate else None


def turned_round(p: Passage, group: int | None) -> int | None:
    """ "In May it was Chile that left": what somebody did, for "it was"; any other verb itself."""
    if group is None or p.groups[group].lemma != "be" or group + 1 >= len(p.groups):
        return group
    span, clause = p.subject_of(group), p.clauses[p.clause_of_group[group + 1]]
    it = span is not None and span[0] == span[1] and p.lemmas[span[0]] == "it"
    who = clause.marker in {"who", "that", "which"} and clause.governor is not None
    told = it and who and p.groups[group].last < (clause.governor or 0) == clause.first - 1
    return group + 1 if told and p.groups[group + 1].form == "finite" else group
