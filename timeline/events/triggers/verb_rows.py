"""The lexicon row of a verb group, with the words of its clause before and behind it."""

from __future__ import annotations

from timeline.events.passage import Passage
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import BEFORE, Match
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

NEXT = frozenset({"main", "coordinate"})
"""Kinds of clauses whose subject is no object of the verb before."""


def verb_match(p: Passage, number: int) -> Match[Trigger] | None:
    """The lexicon row of a verb, with the words of its clause before and behind it."""
    group = p.groups[number]
    if _is_obliged(p, number):
        return None
    clause = p.clauses[p.clause_of_group[number]]
    gap = p.gap(number) if group.voice == "active" else None
    led = "ADP" in p.tags[max(clause.first - 1, 0) : clause.first + 1]  # "with which it signed"
    if gap is not None and not led and gap not in p.time_tokens:
        acted_on = range(max(0, gap - BEFORE), gap + 1)  # "the truce that the men from the coast struck"
        return load_triggers().passive(p.lemmas, group.head_index, group.head_index, subject=acted_on)
    first, last = p.subject_of(number) or (0, -1)
    doer = clause.governor is not None and first <= clause.governor <= last  # "a truce that took effect"
    fronted = group.voice == "passive" or (clause.kind == "relative" and not doer)
    look = load_triggers().passive if fronted else load_triggers().verb
    found = look(p.lemmas, group.head_index, subject=range(first, last + 1))
    if found is None:
        return None
    if found.tokens:
        others = {g.head_index for g in p.groups if g.form == "finite" and g is not group}
        if any(at in others or _is_elsewhere(p, number, last, at) for at in found.tokens):
            # "opened in 1929 and was bombed in 1943"
            lemmas = tuple(
                "" if at in others or _is_elsewhere(p, number, last, at) else x
                for at, x in enumerate(p.lemmas)
            )
            found = look(lemmas, group.head_index, subject=range(first, last + 1))
    # "were stopped by the police"
    if found and group.voice == "passive" and found.row.phrase.endswith(" by"):
        return look((group.lemma,), 0)
    return found


def _is_obliged(p: Passage, number: int) -> bool:
    """ "Had to call off the talks": does "have" only say that somebody must?"""
    behind = p.groups[number + 1 : number + 2]
    own = p.groups[number]
    return (
        own.lemma == "have"
        and bool(behind)
        and behind[0].form == "infinitive"
        and behind[0].first == own.last + 1
    )


def _is_elsewhere(p: Passage, number: int, last: int, at: int) -> bool:
    """Does a token belong to a clause inside a subject and its verb, or is it the subject of the next main clause?

    "Jets struck two farms, the alliance said".
    """
    if at < p.groups[number].first:
        return _is_aside(p, number, last, at) or _only_modifies(p, number, at)
    clause = p.clause_of[at]
    other = p.clauses[clause]
    if clause == p.clause_of_group[number] or other.kind not in NEXT or other.subject is None:
        return False
    if "," not in p.words[other.first - 1 : other.first + 1]:
        return False
    return other.subject[0] <= at <= other.subject[1]


def _is_aside(p: Passage, number: int, last: int, at: int) -> bool:
    """Does a token between a subject, with its last token, and its verb belong to a clause inside theirs?

    "A ship owned by the oil company Total burned and sank".
    """
    inner = p.clauses[p.clause_of[at]]
    inside = last < at < p.groups[number].first
    explains = inner.kind == "participle" and inner.governor == last
    return inside and (explains or inner.parent == p.clause_of_group[number])


def _only_modifies(p: Passage, number: int, at: int) -> bool:
    """ "The aid chief arrived", "he sent tanks; trucks rolled in": does a noun only tell what another is, or belong to another sentence?"""
    if ";" in p.words[at : p.groups[number].first]:
        return True
    head = p.lemmas[at + 1]
    nouns = p.tags[at] == "NOUN" and p.tags[at + 1] in {"ADJ", "NOUN"}
    return nouns and head in actor_nouns() and p.lemmas[at] not in actor_nouns()


def verb_row(p: Passage, number: int) -> Trigger | None:
    """Give the row alone."""
    match = verb_match(p, number)
    return match.row if match else None


def row_of(lemma: str) -> Trigger | None:
    """The lexicon row of a verb alone."""
    match = load_triggers().verb((lemma,), 0)
    return match.row if match else None
