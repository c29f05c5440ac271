"""Rules of attachment that give a date to what is told in a clause behind it: "when", "on which", "a year after"."""

from __future__ import annotations

from timeline.events.dates.joined import COUNTED, coordinated, has_date
from timeline.events.dates.simultaneous import is_simple_past
from timeline.events.dates.verbs import what_is_framed
from timeline.events.dates.view import Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage


def behind_when(view: View) -> Found:
    """What is told in a clause with "when", "on which" or "at which" right behind the date; None where there is no such clause.

    Behind "the same day" the clause may begin with "that".
    """
    p, at = view.p, view.last + 1
    at += view.lemma(at) in {"onward", "onwards"}
    apart = view.lemma(at) == ","
    at += apart
    at += view.lemma(at) in ({"at", "during"} if apart else {"in", "on"})
    at += view.lemma(at) == ","
    shown = view.lemma(at) == "where" or (view.lemma(at) == "which" and p.tags[at - 1] == "ADP")
    same = view.lemma(at) == "that" and tuple(p.lemmas[at - 3 : at - 1]) == ("the", "same")
    if view.lemma(at) != "when" and not same and not (shown and at > view.last + 1):
        return None
    clause = p.clause_of[at]
    verb = p.main_group(clause)
    if _has_day(p, clause) or (apart and verb is not None and p.groups[verb].form != "finite"):
        return None  # "for the month, when asked about it, would not say"
    told = view.triggers.verb(what_is_framed(view, verb))
    return (*([told] if told else []), *coordinated(view, clause))


def in_which(view: View, noun: int) -> tuple[Candidate, ...]:
    """ "The March riots, in which nine people died": what was done in an event that has the date."""
    p, found = view.p, []
    for number, clause in enumerate(p.clauses):
        inside = clause.kind == "relative" and clause.marker == "which" and clause.governor == noun
        group = (
            p.main_group(number)
            if inside and view.lemma(clause.first - 1) in {"at", "during", "in"}
            else None
        )
        if group is None or has_date(p, number) or not is_simple_past(p.groups[group]):
            continue
        if told := view.triggers.verb(group):
            found += [told, *coordinated(view, number)]
    return tuple(found)


def _has_day(p: Passage, clause: int) -> bool:
    """ "had left on Monday when they came on Tuesday": has a clause a day of its own?"""
    spans = zip(p.phrases, p.phrase_spans, strict=True)
    return any(
        x.relation == "at" and x.earliest == x.latest and x.edtf and p.clause_of[a] == clause
        for x, (a, _) in spans
    )


def counted_from(view: View) -> Found:
    """ "days after the craft had crashed", "a year after closing it", "a day after the raid": counted back to what "after" leads to."""
    p, at = view.p, view.last + 1
    counted = COUNTED.fullmatch(view.phrase.text)
    joint = view.lemma(at)
    onward = view.phrase.edtf == view.phrase.parts[0].edtf  # from what was told in the sentence before
    next_ = view.phrase.parts[0].rule == "shifted-unit"  # "the next day that"
    shown = view.lemma(view.first) == "the" and not next_
    # not "the day of shame"
    told = joint == "that" or (joint == "of" and p.tags[at + 1] in {"DET", "PRON", "PROPN"})
    aside = (joint in {"after", "before"} or (joint == "ahead" and view.lemma(at + 1) == "of")) and not onward
    if not counted or not (aside or (told and shown)):
        return None
    if view.phrase.parts[0].rule == "first-span":  # "the second day of the siege"
        return ()
    clause = p.clause_of[at]
    group = p.main_group(clause)
    if (
        p.clauses[clause].kind in {"subordinate", "complement", "relative", "participle"}
        and group is not None
        and p.groups[group].head_index > at
    ):
        candidate = view.triggers.verb(group)
        return (candidate, *coordinated(view, clause)) if candidate else ()
    following = (view.triggers.noun(i) for i in range(at + 1, min(at + 8, len(p.words))))
    candidate = next((c for c in following if c), None)
    return (candidate,) if candidate else ()
