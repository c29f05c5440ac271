"""Verbs that lead to another clause and have its type: "began to deploy", "announced that it would halt attacks"."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.passage import Passage
from timeline.events.triggers.attitude import HOSTILE, MUST, WILL, ceased
from timeline.events.triggers.verb_rows import verb_row
from timeline.events.triggers.verb_types import by_subject
from timeline.events.words import word_list
from timeline.language.clauses import Clause
from timeline.lexicon.matching import Match
from timeline.lexicon.triggers import Trigger

SAID = frozenset({"DISAPPROVE", "DEMAND", "THREATEN", "SUPPORT", "REJECT"})
"""Types of what words do: a paper or a telephone call is of their kind."""
FORECAST = frozenset({"ECONOMY", "DISASTER"})
"""Types of what nobody does: who warns of it threatens nobody ("warned that growth would slow")."""
YIELDING = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"})
"""Types of what one refuses who promises not to do it."""
UNSAID = frozenset({"OTHER", "LEGISLATE", "CONSULT", "AGREE", "INVESTIGATE"})
"""Types of handing over a paper, before it is known what it says."""


def by_complement(p: Passage, number: int) -> Trigger | None:
    """ "start to deploy", "responded by banning": where a verb only leads to another, the type is that of the other."""
    group = p.groups[number]
    inner = next(
        (c.groups[0] for at, c in enumerate(p.clauses) if c.groups and _leads_to(p, number, at)), None
    )
    row = by_subject(p, inner, verb_row(p, inner)) if inner is not None else None
    return ceased(row) if group.lemma in word_list("ceasing") else row


def _leads_to(p: Passage, number: int, inner: int) -> bool:
    """Does a verb lead to this clause, and say little itself?"""
    group, clause = p.groups[number], p.clauses[inner]
    if group.lemma == "become":
        return p.feat_over(inner) == number
    if clause.kind == "infinitive" and _is_tried(p, number, clause.first - 1):
        return True
    if clause.governor != group.head_index:
        return False
    if clause.kind == "infinitive":
        return p.governor(group.head_index) is not None
    means = clause.marker == "by" and group.lemma in word_list("reacting")
    straight = clause.first == group.last + 1 and group.lemma in word_list("ceasing") | word_list("phases")
    return clause.kind == "participle" and (means or straight)


def _is_tried(p: Passage, number: int, noun: int) -> bool:
    """ "Made an attempt to seize", "the bid to seize it was launched": is the noun of a light verb one of trying?"""
    tried = p.lemmas[noun] in word_list("tries") and p.clause_of[noun] == p.clause_of_group[number]
    return tried and p.groups[number].lemma in word_list("light") | word_list("phases")


def by_announced(p: Passage, number: int, match: Match[Trigger] | None) -> Trigger | None:
    """ "announced that its fighters would halt attacks", "announced plans to cut posts": the type is that of what is announced."""
    group = p.groups[number]
    if match is None or group.lemma not in word_list("announcing"):
        return None
    told = next(
        (
            clause.groups[0]
            for clause in p.clauses
            if clause.kind in {"complement", "infinitive"}
            and clause.groups
            and clause.governor in {group.head_index, *match.tokens}
        ),
        None,
    )
    inner = verb_row(p, told) if told is not None and not p.groups[told].negated else None
    return replace(match.row, type=inner.type) if inner and inner.type != "OTHER" else None


def by_promised(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "Vowed to shell the port", "swore that it would strike": who promises harm threatens; "vowed not to yield" refuses."""
    group = p.groups[number]
    warns = group.lemma == "warn"
    if row is None or not (warns or group.lemma in word_list("promising")):
        return row
    hung = (c for c in p.clauses if c.kind in {"complement", "infinitive"} and c.governor == group.head_index)
    told = next((c.groups[0] for c in hung if c.groups), None)
    inner = _row_of_deed(p, told) if told is not None else None
    if inner and told is not None and p.groups[told].negated:
        return row if warns or inner.type not in YIELDING else replace(row, type="REJECT")
    if inner and warns and inner.type in FORECAST:
        return replace(row, type=inner.type)
    if told is not None and warns and not _is_ones_own(p, told):
        return row
    return replace(row, type="THREATEN") if inner and inner.type in HOSTILE else row


def by_claim(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "Insisted that the talks be held" demands, "insisted that it had won" only claims."""
    group = p.groups[number]
    if row is None or row.type != "DEMAND" or group.lemma not in word_list("claiming"):
        return row
    hung = (c for c in p.clauses if c.kind == "complement" and c.governor == group.head_index and c.groups)
    told = next((p.groups[c.groups[0]] for c in hung), None)
    if told is None or told.modality in MUST:
        return row
    indicative = told.tense == "past" or bool(told.modality) or p.words[told.first] != p.lemmas[told.first]
    return replace(row, type="OTHER") if indicative else row


def _row_of_deed(p: Passage, number: int) -> Trigger | None:
    """ "To shell the port", "to keep shelling it"."""
    group, behind = p.groups[number], p.groups[number + 1 : number + 2]
    goes_on = group.lemma in word_list("keeping") and any(g.first == group.last + 1 for g in behind)
    return verb_row(p, number + goes_on)


def _is_ones_own(p: Passage, number: int) -> bool:
    """ "Warned that it would strike": is it the speaker who will?"""
    first, last = p.subject_of(number) or (0, -1)
    return first == last and p.tags[first] == "PRON" and p.groups[number].modality in WILL


def by_words(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "Passed a resolution condemning the raid", "called to express support": words are of the kind of what they say."""
    lemma = p.groups[number].lemma
    if row is not None and row.type not in UNSAID:
        return row
    if lemma in word_list("issuing"):
        said = (
            c for c in p.clauses if c.kind == "participle" and c.marker is None and _is_of_paper(p, number, c)
        )
    elif lemma in word_list("contacting"):
        head = p.groups[number].head_index
        said = (c for c in p.clauses if c.kind == "infinitive" and c.governor == head)
    else:
        return row
    inner = next((verb_row(p, c.groups[0]) for c in said if c.groups), None)
    return inner if inner and inner.type in SAID else row


def _is_of_paper(p: Passage, number: int, clause: Clause) -> bool:
    """Does a clause tell what the paper says that a verb issues: behind the paper, or behind the date of the verb?"""
    at, group = clause.governor, p.groups[number]
    if at == group.head_index:
        return not word_list("papers").isdisjoint(p.lemmas[group.last + 1 : clause.first])
    return (
        at is not None
        and p.lemmas[at] in word_list("papers")
        and p.clause_of[at] == p.clause_of_group[number]
    )
