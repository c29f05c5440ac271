"""The subject of a verb group where the clause alone does not say it: quotations, reports, explanations between commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.words import word_list
from timeline.language.classes import CODE
from timeline.language.words import GENITIVES, POSSESSIVES

if TYPE_CHECKING:
    from timeline.events.passage import Passage, TokenSpan

NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PART", "PRON"})
IN_LISTS = frozenset({"CCONJ", "PUNCT", *NOMINAL})
CLOSING = frozenset({"by", "of", "to", "with"})
ASIDE = 8
"""So many tokens before a list at the most the aside opens that it closes."""
QUOTES = frozenset({'"', "”", "“", "''", "’", "'"})
PAUSES = frozenset({",", "!", "?"})
LISTED = frozenset({"body", "capital", "group", "person", "place", "state"})
"""Kinds of names that a list before a relative clause has: "Chad, Mali and Niger, which"."""
SINGULAR = frozenset({CODE["BEZ"], CODE["HVZ"], CODE["VBZ"]})
PLURAL = frozenset({"are", "have", "were"})
OPENING = frozenset(
    {",", ";", ":", "(", "-", "--", "–", "—", "and", "between", "but", "by", "of", "that", "when", "while"}
)
"""Behind these, or a verb, a list of names begins."""
TELLING = frozenset({"allege", "believe", "claim", "fear", "hope", "insist", "say", "think"})


def find_subject(p: Passage, group: int) -> TokenSpan | None:
    """The tokens of a verb group's subject, shared or resolved; where none was found, the name right before the verb."""
    first = p.groups[group].first
    told = _serving_as(p, group) or _told_by_others(p, group) or _explained(p, group) or _quoting(p, group)
    told = told or _aged(p, group) or _resolved(p, group) or _backed(p, group) or _counted_on(p, group)
    if told is not None:
        return told
    span = p.clauses[p.clause_of_group[group]].subject
    if span is not None and not (first <= span[0] <= p.groups[group].last + 2):
        return _all_of_whom(p, group, span)
    beside = (s for m, s in p.placed_mentions if s[1] == first - 1 and m.named and m.kind != "adjective")
    return next(beside, span)


def _all_of_whom(p: Passage, group: int, span: TokenSpan) -> TokenSpan:
    """ "Chile, Peru and Fiji, which joined": a relative clause in the plural tells of all the names of the list before it."""
    clause, verb = p.clauses[p.relative_over(p.clause_of_group[group])], p.groups[group].first
    told = (
        clause.kind == "relative" and clause.marker in {"which", "who"} and p.words[clause.first - 1] == ","
    )
    if (
        not told
        or p.lemmas[span[0] - 1] != "and"
        or p.words[verb] == "was"
        or p.sentence.codes[verb] in SINGULAR
    ):
        return span
    named = {b: p.phrase_start(a) for m, (a, b) in p.placed_mentions if m.named and m.kind in LISTED}
    first = named.get(span[0] - 2)
    while first is not None and first > 1 and p.words[first - 1] == "," and first - 2 in named:
        first = named[first - 2]
    if first is None:
        return span
    opens = first == 0 or first - 1 in p.group_at or p.words[first - 1] in OPENING
    return (first, span[1]) if opens or (first > 1 and p.words[verb] in PLURAL) else span


def _serving_as(p: Passage, group: int) -> TokenSpan | None:
    """ "Chang, who as minister signed the bonds": "as" with a noun parts the subject from its verb."""
    clause = p.clauses[p.clause_of_group[group]]
    over = p.clauses[clause.parent] if clause.parent is not None else None
    if clause.marker != "as" or not over or over.marker != "who" or clause.first != over.first + 1:
        return None
    return None if over.governor is None else (p.phrase_start(over.governor), over.governor)


def _aged(p: Passage, group: int) -> TokenSpan | None:
    """ "Ann Dean, 36, who took office": whose age stands between commas."""
    clause = p.clauses[p.clause_of_group[group]]
    at = clause.governor
    if clause.marker != "who" or at is None or p.tags[at] != "NUM" or p.words[clause.first - 1] != ",":
        return None
    at -= 1 + (p.lemmas[at - 1] in {"age", "aged"})
    return (p.phrase_start(at - 1), at - 1) if at > 0 and p.words[at] == "," else None


def _resolved(p: Passage, group: int) -> TokenSpan | None:
    """ "Praised the decision of Chad to leave", "praised Chad's decision to leave": whose decision it is."""
    clause = p.clauses[p.clause_of_group[group]]
    if clause.kind != "infinitive" or not clause.first:
        return None
    noun = clause.first - 1
    if p.lemmas[noun] in word_list("resolving") and p.words[p.phrase_start(noun) : noun]:
        owned = next((at for at in range(noun - 1, noun - 4, -1) if p.words[at] in GENITIVES), None)
        return None if owned is None else (p.phrase_start(owned - 1), owned - 1)
    for at in range(noun, max(noun - RESOLVED_WITHIN, 0), -1):
        if p.lemmas[at] in {"of", "by"} and p.lemmas[at - 1] in word_list("resolving"):
            return _listed_from(p, at + 1, clause.first)
    return None


def _backed(p: Passage, group: int) -> TokenSpan | None:
    """ "Chad and Niger, backed by Mali, Togo and Benin, attacked": those who close an aside are not the subject behind it.

    So it is in "Ana Luz, on a tour of Chad, Mali and Togo in May, said".
    """
    at = close = p.groups[group].first - 1
    if at < 1 or p.words[at] != "," or p.groups[group].form != "finite":
        return None
    while at > 1 and (at - 1 in p.time_tokens or p.tags[at - 1] == "ADP"):
        at -= 1
    end = at
    while at > 1 and p.tags[at - 1] in IN_LISTS:
        at -= 1
    if p.tags[at - 1] != "ADP" or "," not in p.words[at:end] or p.lemmas[at - 1] not in CLOSING:
        return None
    opens = next((i for i in range(at - 1, max(at - ASIDE, 0), -1) if p.words[i] == ","), None)
    if opens is None or any(g.form == "finite" and opens < g.first < close for g in p.groups):
        return None
    return next(((a, b) for m, (a, b) in p.placed_mentions if b == opens - 1 and m.named), None)


def _counted_on(p: Passage, group: int) -> TokenSpan | None:
    """ "Is counting on Rui Costa to help her": on whom somebody counts is to do it."""
    clause = p.clauses[p.clause_of_group[group]]
    if clause.kind != "infinitive" or clause.governor is None or not group:
        return None
    over, noun = p.groups[group - 1], clause.first - 1
    before = over.last + 1
    relied = over.lemma in word_list("relying") and p.tags[before] == "ADP" and before < clause.governor
    return (before + 1, noun) if relied and NOMINAL.issuperset(p.tags[before + 1 : noun + 1]) else None


def _listed_from(p: Passage, first: int, end: int) -> TokenSpan | None:
    """The noun phrase that begins at a token, with those that "and" joins to it, before token `end`."""
    last = first
    while last + 1 < end and (
        p.tags[last + 1] in NOMINAL or (p.lemmas[last + 1] == "and" and p.tags[last + 2] in NOMINAL)
    ):
        last += 1
    return (first, last) if p.tags[last] in {"NOUN", "PROPN"} else None


RESOLVED_WITHIN = 16  # tokens


def _quoting(p: Passage, group: int) -> TokenSpan | None:
    """ "We go," warned Merkel: behind a quotation the subject follows its verb."""
    verb = p.groups[group]
    before = set(p.words[max(verb.first - 2, 0) : verb.first])
    quoted = len(before & QUOTES) == 1 and not before.isdisjoint(PAUSES)
    if (
        not quoted
        or verb.form != "finite"
        or verb.voice != "active"
        or verb.lemma not in word_list("quoting")
    ):
        return None
    end = verb.last + 1
    while (*p.tags, "")[end] in NOMINAL and end not in p.time_tokens:
        end += 1
    return (verb.last + 1, end - 1) if end > verb.last + 1 else None


def _told_by_others(p: Passage, group: int) -> TokenSpan | None:
    """ "Deif, who Israel says was killed": the noun of a relative clause in which somebody tells of it."""
    saying = p.groups[group - 1] if group else None
    if saying is None or saying.last != p.groups[group].first - 1:
        return None
    clause = p.clauses[p.clause_of_group[group - 1]]
    if clause.kind != "relative" or clause.governor is None or saying.lemma not in TELLING:
        return None
    return (p.phrase_start(clause.governor), clause.governor)


def _explained(p: Passage, group: int) -> TokenSpan | None:
    """ "..., and Mark Rutte, the head of NATO, promised": a name that its explanation parts from the verb."""
    comma = p.groups[group].first - 1
    if comma < 2 or p.words[comma] != ",":
        return None
    people = [s for m, s in p.placed_mentions if m.kind == "person"]
    last = next(((a, b) for a, b in people if b == comma - 1 and "," in p.words[a:b]), None)
    if last is not None and p.clauses[p.clause_of[last[0]]].kind == "relative":
        return None  # "Luz, who met the premier, Ann Dean, denied it"
    if last is None or _opens_clause(p, last[0]):
        return last
    if p.words[max(last[0] - 2, 0) : last[0]] != (",", "and"):
        return None
    return next((a for a, b in people if b == last[0] - 3), last[0]), last[1]


def _opens_clause(p: Passage, at: int) -> bool:
    """ "He said the president, Luis Arce, had told him": may a clause begin at a token?"""
    words = ("", *p.words)  # each stands behind its place
    at -= words[at] in POSSESSIVES
    told = any(g.last == at - 1 and g.lemma in TELLING for g in p.groups)
    return told or words[at] in {";", ":", "that", "when", "while"}
