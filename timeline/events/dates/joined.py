"""Verbs that share a date because they are joined: by "and", by "again", or told in a row."""

from __future__ import annotations

import re

from timeline.events.dates.anchors import DATE
from timeline.events.dates.view import Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.language.clauses import Clause
from timeline.times.model import TimePhrase

COUNTED = re.compile(
    r"(?!this|last|next|that|the same|every|each)(?:\S+ ){0,4}(?:minute|moment|hour|day|week|fortnight|month|year|decade)s?"
    r"|the (?:morning|evening|night)",
    re.IGNORECASE,
)
AFTERWARDS = frozenset({"afterward", "afterwards", "thereafter"})
"""Behind "and" these say that what follows was not done by that date."""
SHARED = frozenset({"at", "within", "from"})
"""The relations of a date that is that of the next verb too; by or since a day is so only where the day stands first."""
TERMS = frozenset({"by", "until", "within"})
"""The relations of a date up to which something is to be done."""
HOURS = ("minute", "minutes", "moment", "moments", "hour", "hours")
"""So little after something it is still the same day."""
TOLD = frozenset({"main", "coordinate", "complement"})
"""Kinds of clauses that tell what happened for its own sake."""


def again(view: View) -> Found:
    """ "was used on 5 March, injuring four, and again on 23 March": what had the date before has this one too."""
    before = view.p.lemmas[max(0, view.first - 3) : view.first]
    if "again" not in before or not view.dated:
        return None
    between = [g for g in view.p.groups[view.dated[-1] + 1 :] if g.head_index < view.first]
    own = any("again" in view.p.lemmas[g.last + 1 : g.last + 3] for g in between)  # "locked up again"
    if own or any(g.form == "finite" for g in between):
        return None
    candidate = view.triggers.verb(view.dated[-1])
    return (candidate,) if candidate else None


def sharing(view: View, group: int) -> tuple[Candidate, ...]:
    """ "fought and lost a war in 1962": a verb joined to the one before it shares its date with it.

    So does what was done to others: "Five men were killed and ten wounded on Sunday".
    """
    p = view.p
    before = p.groups[group].first - 2
    earlier = p.group_at.get(before) if before >= 0 and p.tags[before + 1] == "CCONJ" else None
    if earlier is None:
        earlier = _undergone_before(view, group)
    candidate = view.triggers.verb(earlier) if earlier is not None else None
    return (candidate,) if candidate else ()


def _undergone_before(view: View, group: int) -> int | None:
    """The passive verb to which another, of others, is joined by a bare "and", where its clause has no date."""
    p = view.p
    clause, verb = p.clauses[p.clause_of_group[group]], p.groups[group]
    own = clause.subject is not None and clause.subject[0] > clause.first
    bare = clause.kind == "coordinate" and clause.marker == "and" and p.words[clause.first - 1] != ","
    if not (own and bare and verb.voice == "passive") or clause.parent is None:
        return None
    if has_date(p, clause.parent, view.phrase):
        return None
    over = p.main_group(clause.parent)
    alike = over is not None and (p.groups[over].voice, p.groups[over].tense) == ("passive", verb.tense)
    return over if alike else None


def listed(view: View, clause: int) -> tuple[Candidate, ...]:
    """ "On Monday ten voted for it, one abstained and two left": main clauses in a row, the last behind "and"."""
    p, first = view.p, view.p.clauses[clause].last + 1
    if first >= len(p.words) or p.words[first] != ",":
        return ()
    number = p.clause_of[first]
    following = p.clauses[number]
    joined = any(c.kind == "coordinate" and c.parent == number for c in p.clauses)
    if following.kind != "main" or following.first != first or not following.groups or not joined:
        return ()
    model, other = p.groups[p.clauses[clause].groups[0]], p.groups[following.groups[0]]
    candidate = view.triggers.verb(following.groups[0])
    if candidate is None or other.form != "finite" or model.tense != other.tense or has_date(p, number):
        return ()
    return (candidate, *coordinated(view, number))


def coordinated(view: View, clause: int) -> tuple[Candidate, ...]:
    """The verbs joined by "and" to a clause's verb that look like it, up to one with a date of its own."""
    p = view.p
    model = p.main_group(clause)
    if model is None:
        return ()
    fronted = view.last < p.groups[model].first  # "By Tuesday he had fled and been caught"
    if view.phrase.relation not in (SHARED | {"by", "since"} if fronted else SHARED):
        return ()
    own = p.clauses[clause]
    outer = {clause, own.parent} if own.kind == "coordinate" else {clause}
    found: list[Candidate] = []
    for number, other in enumerate(p.clauses):
        if other.kind != "coordinate" or other.parent not in outer:
            continue
        group = p.main_group(number)
        if group is None or group <= model or p.groups[group].head_index not in view.segment:
            continue
        outer.add(number)  # "signed a treaty, met the king and flew home": each hangs on the one before
        if has_date(p, number) or _leads_to_dated(p, number, fronted) or _contrasts(view, model, other):
            break
        if _is_counted_off(p, number):
            break
        if not AFTERWARDS.isdisjoint(p.lemmas[other.first : p.groups[group].first]):
            break
        candidate = view.triggers.verb(group)
        alike = (p.groups[group].tense, p.groups[group].modality) == (
            p.groups[model].tense,
            p.groups[model].modality,
        )
        if candidate and alike:
            found.append(candidate)
    return tuple(found)


def _is_counted_off(p: Passage, clause: int) -> bool:
    """ "Met on 3 May and signed it a week after that": is the time of a clause so many days or more from another?

    Not in "met on Monday and signed it, a week after the war had begun".
    """
    return any(
        p.clause_of[first] == clause
        and (p.words[first - 1] != "," or p.tags[first - 2] == "CCONJ")
        and COUNTED.fullmatch(phrase.text)
        and not phrase.text.lower().endswith(HOURS)
        and p.lemmas[last + 1 : last + 2] in {("after",), ("before",)}
        for phrase, (first, last) in zip(p.phrases, p.phrase_spans, strict=True)
    )


def _contrasts(view: View, model: int, other: Clause) -> bool:
    """ "A vote is expected on Tuesday, but the king may refuse": does what somebody else does stand behind "but", and behind the date?"""
    apart = other.subject is not None and other.subject != view.p.subject_of(model)
    return other.marker == "but" and apart and view.p.groups[model].last < view.first


def _leads_to_dated(p: Passage, clause: int, fronted: bool) -> bool:
    """ "Freed one on Monday and was due to free two on Friday": has what a clause leads to a date of its own?

    A mere term is none behind a date that stands first: "In May he took over and vowed to leave within a year".
    """
    led = (n for n, c in enumerate(p.clauses) if c.parent == clause)
    dated = (n for n in led if (p.clauses[n].kind == "infinitive" or _is_gerund_of(p, n)) and has_date(p, n))
    return any(not (fronted and _has_term(p, n)) for n in dated)


def _has_term(p: Passage, clause: int) -> bool:
    """ "To leave within a year", "to free them by May": is every date of a clause the end of a term?"""
    told = (x for x, (at, _) in zip(p.phrases, p.phrase_spans, strict=True) if p.clause_of[at] == clause)
    return all(x.relation in TERMS for x in told if x.edtf)


def _is_gerund_of(p: Passage, clause: int) -> bool:
    """ "Stopped flying in May": does a gerund stand right behind the verb that it completes?"""
    group, over = p.main_group(clause), p.governing_group(clause)
    if group is None or over is None or p.groups[group].first != p.groups[over].last + 1:
        return False
    return p.words[p.groups[group].head_index].endswith("ing")


def has_date(p: Passage, clause: int, beside: TimePhrase | None = None) -> bool:
    """Has a clause a date of its own, and not this one that stands beside it?

    "A month after the raid" is the raid's, "and, in May, left" that of what follows.
    """
    opens = p.clauses[clause].first
    for phrase, (first, last) in zip(p.phrases, p.phrase_spans, strict=True):
        if phrase is beside:
            continue
        shown = first > 0 and p.lemmas[first] == "that"
        back = p.words[last + 1 : last + 4] == ("after", "that", ",")  # "and, a week after that, left"
        counts = COUNTED.fullmatch(phrase.text) and p.lemmas[last + 1 : last + 2] in {("after",), ("before",)}
        counts = counts and not back
        ahead = last + 1 + 2 * back == opens and p.words[first - 1] == "," and p.tags[first - 2] == "CCONJ"
        # "called a vote for 5 May": the vote's
        aimed = p.lemmas[first] == "for" and DATE.fullmatch(phrase.edtf or "")
        if phrase.edtf and not counts and not aimed and (ahead or p.clause_of[first - shown] == clause):
            return True
    return False
