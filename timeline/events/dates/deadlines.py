"""The rule of attachment for deadlines: what is to be done by the day that the noun names."""

from __future__ import annotations

from timeline.events.dates.view import Found, View
from timeline.events.model import Candidate

DEADLINES = frozenset({"deadline", "cutoff", "ultimatum"})
"""Things that are called by a day; nothing is said to have been done on it."""

ALLOWING = frozenset({"allow", "give", "grant"})
"""Verbs by which somebody is left time: "gave the rebels until Monday"."""

BY_THE = {("by", "the"), ("before", "the")}


def deadline(view: View) -> Found:
    """ "A deadline of 30 June to sign", "has until Friday to sign": what is to be done by then, if that is told."""
    if _has_until(view):
        verb = _to_be_done(view, view.behind)
        return None if verb is None else (verb,)
    noun = _noun(view)
    if noun is None:
        return None
    done = _to_be_done(view, max(noun, view.last) + 1) or _to_be_done(view, noun + 1)
    return None if done is None else (done,)


def by_deadline(view: View) -> Found:
    """ "Failed to reply by the June deadline": the verb has the day of the deadline behind "by"."""
    before = view.p.lemmas[max(0, view.bare_first - 2) : view.bare_first]
    if before not in BY_THE or view.lemma(view.behind) not in DEADLINES:
        return None
    verb = view.triggers.verb(view.group)
    return (verb,) if verb else None


def _has_until(view: View) -> bool:
    """ "Had until Monday to reply", "gave the rebels until Monday to reply"."""
    if view.phrase.relation != "until" or view.group is None:
        return False
    verb = view.p.groups[view.group]
    if verb.lemma in ALLOWING:
        return not any(verb.last < group.first < view.first for group in view.p.groups)
    return verb.lemma == "have" and verb.last + 1 == view.first


def _noun(view: View) -> int | None:
    """The deadline that a date belongs to: before it, behind it, or its subject."""
    before = view.bare_first - 2 if view.lemma(view.bare_first - 1) == "of" else None
    if before is not None and view.lemma(before) in DEADLINES:
        return before
    if view.lemma(view.behind) in DEADLINES:
        return view.behind
    group = view.group
    if group is None or not view.p.groups[group].copular or view.p.groups[group].last + 1 != view.first:
        return None
    subject = view.p.subject_phrase(group)
    if subject is None:
        return None
    return next((at for at in range(subject[0], subject[1] + 1) if view.lemma(at) in DEADLINES), None)


def _to_be_done(view: View, at: int) -> Candidate | None:
    """The verb behind "to", "for" or "for them to", or the noun behind "for", that begins at a token."""
    p = view.p
    verb = next((n for n, g in enumerate(p.groups) if at <= g.first <= at + 1 and g.form != "finite"), None)
    if verb is not None and (p.groups[verb].form == "infinitive" or view.lemma(at) == "for"):
        return view.triggers.verb(verb)
    if view.lemma(at) != "for":
        return None
    ends = (n for n in range(at + 1, len(p.words)) if n in p.group_starts or p.tags[n] == "PUNCT")
    end = next(ends, len(p.words))
    nouns = (view.triggers.noun(n) for n in range(at + 1, end))
    whose = next((n for n, g in enumerate(p.groups) if g.first == end and g.form == "infinitive"), None)
    return view.triggers.verb(whose) or next((noun for noun in nouns if noun), None)
