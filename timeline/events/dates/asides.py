"""Rules of attachment for a date that stands apart: in brackets, between commas, or inside the verb."""

from __future__ import annotations

import re

from timeline.events.dates.joined import coordinated, has_date
from timeline.events.dates.simultaneous import at_once, opens
from timeline.events.dates.view import Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.lexicon.actors import actor_nouns

SPAN = re.compile(r"\d{4}/\d{4}")
"""From year to year, in EDTF."""


def inside_verb(view: View) -> Found:
    """ "The law was yesterday signed", "has since 2015 fought": a date between an auxiliary and its verb is the verb's."""
    groups = view.p.groups
    group = next((n for n, g in enumerate(groups) if g.first < view.first and view.last < g.last), None)
    candidate = view.triggers.verb(group)
    if candidate is None or group is None:
        return None
    return (candidate, *coordinated(view, view.p.clause_of_group[group]))


def joint_aside(view: View) -> Found:
    """ "marched and, on Wednesday, clashed", "and, at a summit in May, left": between commas behind "and" a date is the next verb's."""
    comma = next((n for n in range(view.first - 1, max(view.first - 7, 0), -1) if view.p.words[n] == ","), 0)
    at = comma - 1 - (view.lemma(comma - 1) == "then")
    inside = any(n in view.p.group_at for n in range(comma, view.first))
    closed = comma + 1 == view.first or view.lemma(view.behind) == ","
    if comma < 2 or inside or view.p.tags[at] != "CCONJ" or not closed:
        return None
    group = next((g for g, x in enumerate(view.p.groups) if x.head_index > view.last), None)
    candidate = view.triggers.verb(group)
    return (candidate,) if candidate else None


def standing(view: View) -> Found:
    """ "The mayor, in office since May 2010, had fled": since when something is so, in commas behind the subject."""
    p, words = view.p, view.p.words
    if view.phrase.relation != "since" or view.lemma(view.behind) != ",":
        return None
    comma = next((at for at in range(view.first - 1, 0, -1) if words[at] == "," or at in p.group_at), 0)
    inside = range(comma + 1, view.first)
    if words[comma] != "," or not inside or view.triggers.has_noun(inside):
        return None
    behind = next((g for g, x in enumerate(p.groups) if x.first > view.last), None)
    span = p.subject_of(behind) if behind is not None and p.groups[behind].form == "finite" else None
    if span is None or span[1] != comma - 1:
        return None
    subject = view.triggers.noun(comma - 1)  # "the curfew, in force since Friday, was lifted"
    return (subject,) if subject else ()


def bracketed(view: View) -> Found:
    """ "signed a deal (4 March) and left": a date alone in brackets is that of the clause before them."""
    p = view.p
    if view.first == 0 or p.words[view.first - 1] != "(" or view.lemma(view.behind) != ")":
        return None
    if SPAN.fullmatch(view.phrase.edtf or "") and _is_somebody(p, view.first - 2):
        return ()
    parent = p.clauses[view.clause].parent
    main = p.main_group(parent) if parent is not None else None
    candidate = view.triggers.verb(main)
    if candidate and candidate.at < view.first:
        return (candidate,)
    verbs = [g.last for g in p.groups if g.last < view.first]
    nouns = map(view.triggers.noun, range(view.first - 2, max(verbs, default=-1), -1))
    noun = next((c for c in nouns if c), None)  # "the coup (May 2023) was short"
    told = noun is not None and p.groups and p.lemmas[noun.at] not in word_list("documents")
    return (noun,) if noun and told else None


def _is_somebody(p: Passage, at: int) -> bool:
    """ "The former president (2007-2015)": does an office or a person's name end at a token?"""
    person = any(last == at and m.kind == "person" for m, (_, last) in p.placed_mentions)
    return person or (p.tags[at] == "NOUN" and p.lemmas[at] in actor_nouns())


def closing(view: View) -> Found:
    """ "When he died, on 3 May, his son took over": a date in commas behind a clause belongs to that clause."""
    p = view.p
    if view.first < 2 or p.words[view.first - 1] != "," or view.lemma(view.behind) != ",":
        return None
    if born := _opening(view):
        return (born,)
    number = p.clause_of[view.first - 2]
    group = p.main_group(number)
    if group is None or p.clauses[number].kind != "subordinate" or has_date(p, number):
        return None
    candidate = view.triggers.verb(group)
    if candidate is None or p.groups[group].form != "finite" or not opens(p, number):
        return None
    return (candidate, *at_once(view, number))


def _opening(view: View) -> Candidate | None:
    """ "Born in Lima, in May 1962, she trained there": a date between the participle that opens a sentence and the subject."""
    p = view.p
    if len(p.groups) < 2:
        return None
    verb, behind = p.groups[0], p.groups[1].first
    opens = verb.first == 0 and verb.form == "participle" and not p.words[verb.head_index].endswith("ing")
    if not opens or not verb.last < view.first < behind or has_date(p, p.clause_of_group[0]):
        return None
    return view.triggers.verb(0)
