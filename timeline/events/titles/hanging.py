"""Which clauses hang so closely inside another that its title tells them: infinitives, complements, what completes a verb."""

from __future__ import annotations

from timeline.events.passage import DAYS, Passage
from timeline.language.words import words_of

LINKS = frozenset(
    (link,) for link in ("against", "at", "for", "from", "in", "of", "off", "on", "out", "to", "with")
)
"""What may link a verb with the gerund that completes it."""
COMPLETED = frozenset({"declare", "find", "get", "have", "keep", "want"})
"""Verbs whose object a participle completes: "had three men arrested"."""
TOLD = frozenset({"believe", "fear", "find", "leave", "presume", "report"})
"""Verbs whose passive a participle behind them completes: "were reported cut", "was found abandoned"."""
BECOMING = frozenset({"get", "go"})
"""Verbs that a participle behind them completes: "went bust"."""


def inside(p: Passage, inner: int, outer: int) -> bool:
    """Does a clause hang inside another as its infinitive or complement?"""
    seen = 0
    while inner != outer and seen < len(p.clauses):
        clause = p.clauses[inner]
        hangs = (
            clause.kind == "infinitive"
            or (clause.kind == "complement" and not _is_said_above(p, inner))
            or completes(p, inner)
            or _completes_object(p, inner)
            or clause.marker == "whether"
            or _tells_day(p, inner)
            or _tells_who(p, inner)
            or _interrupts(p, inner)
            or goes_on(p, inner)
        )
        if not hangs or clause.parent is None:
            return False
        inner, seen = clause.parent, seen + 1
    return inner == outer


def _is_said_above(p: Passage, inner: int) -> bool:
    """ "Said in a letter published on Monday that it would go": is a clause told by the verb above a participle, and not by that?"""
    clause = p.clauses[inner]
    over = clause.parent if clause.marker == "that" else None
    verb = p.main_group(over) if over is not None and p.clauses[over].kind == "participle" else None
    above = p.clauses[over or 0].parent if verb is not None else None
    said = p.main_group(above) if above is not None else None
    reporting = words_of("reporting")
    if verb is None or said is None or p.groups[verb].lemma in reporting:
        return False
    return p.groups[verb].voice == "passive" and p.groups[said].lemma in reporting


def completes(p: Passage, clause: int) -> bool:
    """Is a clause a gerund right behind the verb that it hangs on, or behind its "of" ("is accused of selling")?

    So is the participle of "went bust", "got fired".
    """
    group, over = p.main_group(clause), p.governing_group(clause)
    if group is None or over is None or p.clauses[clause].kind != "participle":
        return False
    verb = p.groups[group]
    apart = range(p.groups[over].last + 1, verb.first)
    between = tuple(
        p.lemmas[at] for at in apart if at not in p.time_tokens
    )  # "approved on Monday sending it"
    # "was successful in ending"
    if p.groups[over].copular and p.gap(over) is None and p.tags[verb.first - len(between)] == "ADJ":
        between = between[1:]
    told = p.groups[over].voice == "passive" and p.groups[over].lemma in TOLD
    if (p.groups[over].lemma in BECOMING or (told and verb.voice == "passive")) and not between:
        return True
    if p.groups[over].lemma == "spend":  # "has spent the last month defending it"
        told = p.tags[p.groups[over].last + 1] in {"DET", "NUM"}
        return told and p.time_tokens.issuperset(range(p.groups[over].last + 1, verb.first))
    return p.words[verb.head_index].endswith("ing") and (not between or between in LINKS)


def _completes_object(p: Passage, number: int) -> bool:
    """ "Declared the war lost", "left the town cut off": a participle right behind the object that it completes."""
    clause, group = p.clauses[number], p.main_group(number)
    over = p.main_group(clause.parent) if clause.parent is not None else None
    if clause.kind != "participle" or group is None or over is None or clause.governor is None:
        return False
    verb, done = p.groups[over], p.groups[group]
    whole = verb.lemma in COMPLETED and verb.voice == "active" and done.voice == "passive"
    return whole and clause.governor + 1 == done.first and p.phrase_start(clause.governor) == verb.last + 1


def _tells_day(p: Passage, number: int) -> bool:
    """ "the day the war began": does a clause tell of which day?"""
    clause = p.clauses[number]
    at = clause.governor
    return clause.kind == "relative" and clause.marker is None and at is not None and p.lemmas[at] in DAYS


def _interrupts(p: Passage, number: int) -> bool:
    """ "Said that the men who had robbed it were caught", "that the men shown were held": does a clause part a verb from its subject?"""
    clause = p.clauses[number]
    beside = clause.kind == "participle" and clause.governor == clause.first - 1
    parts = clause.kind == "relative" or beside
    over = p.main_group(clause.parent) if parts and clause.parent is not None else None
    outer = p.clauses[clause.parent or 0]
    told = over is not None and (outer.kind == "complement" or outer.marker == "whether")
    return told and over is not None and p.groups[over].first > clause.last


def goes_on(p: Passage, number: int) -> bool:
    """ "Whether a school now held in a church can move": does a clause go on with no joint between, where its subject was?"""
    clause = p.clauses[number]
    joined = clause.kind == "coordinate" and clause.marker is None and clause.first in p.group_starts
    whether = clause.parent is not None and p.clauses[clause.parent].marker == "whether"
    return joined and whether and p.tags[clause.first - 1] in {"NOUN", "PROPN"}


def _tells_who(p: Passage, number: int) -> bool:
    """ "the safety of those who stayed": does a clause hang on a word that says nothing without it?"""
    clause = p.clauses[number]
    at = clause.governor
    return (
        clause.kind in {"relative", "participle"} and at is not None and p.lemmas[at] in {"anyone", "those"}
    )
