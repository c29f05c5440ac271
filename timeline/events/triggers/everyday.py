"""Verbs of power, war and will in an everyday sense: "replaced the valve", "blocked the leak", "a current threatens the coast"."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.passage import Passage
from timeline.events.triggers.topics import head_of, object_of
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

ELSEWHERE = frozenset({"OTHER", "ECONOMY", "DISASTER", "AID", "INVESTIGATE"})
"""Types that what is done to things and mishaps may well have."""
_WILLED = """
    CONCEDE REJECT RETREAT THREATEN AGREE CONSULT COERCE COOPERATE DEMAND DISAPPROVE MOBILIZE OFFICE SUPPORT
"""
WILLED = frozenset(_WILLED.split())
"""Types of what only somebody does, with a will of his own, or a paper that speaks for him."""
SPEAKING = ("papers", "authored", "documents", "vehicles", "crafts", "weapons", "occasions")
"""The lists of what does so for people: papers, what they come in, and where they meet."""
DOERS = ("er", "or", "ant", "ent", "ee")
"""How nouns for those who do something end, but for those of the list `inert`."""
PERSONAL = ("man", "men", "woman", "women", "ist", "ian")
"""How nouns for people end that no list has."""


def by_thing(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """The row of a verb alone, where no somebody is acted on: a mishap is fought or stopped, and a thing only handled."""
    group = p.groups[number]
    if row is None or row.type == "OTHER" or not row.phrase.startswith(group.lemma):
        return row
    phrase = row.phrase.replace(" ", "_")
    everyday = phrase in word_list("everyday")
    if row.type in ELSEWHERE and not everyday:
        return row
    if row.type in WILLED and "subj" in row.source and group.voice == "active" and _does_nothing(p, number):
        return replace(row, type="OTHER")
    if not everyday and row.phrase != group.lemma:
        return row
    if group.lemma in word_list("falling"):
        return _by_what_falls(p, number, row)
    at = _acted_on(p, number)
    if phrase in word_list("taking") and group.voice == "active":
        return replace(row, type="OTHER")
    if at is None:
        alone = phrase in word_list("transitive") and not _acts_on_pronoun(p, group)
        return replace(row, type="OTHER") if alone else row
    event = None if p.lemmas[at] in word_list("static") else load_triggers().noun(p.lemmas, at)
    if event and event.row.type == "DISASTER" and group.lemma in word_list("fought"):
        return replace(row, type="DISASTER")
    handled = everyday and event is None and p.lemmas[at] not in word_list("weapons") and is_thing(p, at)
    return replace(row, type="OTHER") if handled else row


def _by_what_falls(p: Passage, number: int, row: Trigger) -> Trigger:
    """ "Visits fell", "the curtain fell": many things that fall grow fewer, and one only falls; towns fall in war."""
    span = p.subject_phrase(number)
    at = head_of(p, span) if span else None
    if at is None or not is_thing(p, at) or p.lemmas[at] in word_list("held_ground"):
        return row
    return replace(row, type="ECONOMY" if p.words[at].lower() != p.lemmas[at] else "OTHER")


def is_lifeless(p: Passage, at: int) -> bool:
    """Is a subject a thing, or a pronoun for one, that says nothing itself?"""
    if p.lemmas[at] not in word_list("thing_pronouns"):
        return is_thing(p, at)
    return not any(first <= at <= last and m.named for m, (first, last) in p.placed_mentions)


def is_thing(p: Passage, at: int) -> bool:
    """Is a noun a common one for no person and no body, and part of nobody's name?"""
    noun = p.lemmas[at]
    somebody = noun in actor_nouns() or noun in word_list("folk") or noun.endswith(PERSONAL)
    if p.tags[at] != "NOUN" or somebody or at in p.time_tokens:
        return False
    return not any(first <= at <= last for _, (first, last) in p.placed_mentions)


def _does_nothing(p: Passage, number: int) -> bool:
    """ "The valves let gas through", "a current threatens the coast": is the subject a thing, and neither a paper nor an event?"""
    group, span = p.groups[number], p.subject_of(number)
    if span is None or group.form != "finite" or span[1] >= group.first or not is_thing(p, span[1]):
        return False
    at = head_of(p, p.subject_phrase(number) or span)
    if at is None or p.clause_of[at] != p.clause_of_group[number] or not is_thing(p, at):
        return False
    if p.lemmas[at] in load_triggers().noun_heads:
        return False
    if _stands_for_somebody(p, number, span[0]):
        return False
    doer = p.lemmas[at].endswith(DOERS) and p.lemmas[at] not in word_list("inert")
    return not doer and not any(p.lemmas[at] in word_list(name) for name in SPEAKING)


def _stands_for_somebody(p: Passage, number: int, first: int) -> bool:
    """ "Chad, until then the exception, tore it up": does somebody stand before the subject in the same clause?"""
    opens = p.clauses[p.clause_of_group[number]].first
    return any(opens == a and b < first and p.words[b + 1] == "," for _, (a, b) in p.placed_mentions)


def _acts_on_pronoun(p: Passage, group: VerbGroup) -> bool:
    """ "Succeeded him", "was succeeded by him": is somebody acted on, or does he act?"""
    return group.voice == "passive" or "".join(p.tags[group.last + 1 : group.last + 2]) == "PRON"


def _acted_on(p: Passage, number: int) -> int | None:
    """The head of the noun phrase that a verb acts on."""
    gap = p.gap(number)
    if gap is not None:
        return gap
    span = p.subject_of(number) if p.groups[number].voice == "passive" else object_of(p, number)
    return head_of(p, span) if span else None
