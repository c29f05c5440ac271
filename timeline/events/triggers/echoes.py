"""Verbs that leave it to what was told before what they tell of: "the fleet followed", "it began in May", "the first was held in 2019"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline.events.model import Candidate
from timeline.events.passage import Passage, TokenSpan
from timeline.events.triggers.antecedents import PLURAL, SINGULAR
from timeline.events.triggers.everyday import is_thing
from timeline.events.triggers.topics import head_of
from timeline.events.words import word_list
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

SO = frozenset({("follow", "suit"), ("do", "so"), ("do", "likewise")})
OBJECTS = frozenset({"ADJ", "ADV", "DET", "NOUN", "PRON", "PROPN"})
"""With what begins that a verb does."""
UNTOLD = frozenset({"what", "there", "nothing", "everything", "something", "anything"})
OPENING = (("with",), ("by",), ("up",), ("as",))
"""Behind a verb of beginning and ending: with what, or how, something began ("opened with a prayer")."""
AGAIN = frozenset(("do this", "do that", "do the same", "follow him", "follow her"))
"""A verb and its object that take up what was told."""
SENT = frozenset({"AID", "COOPERATE", "ECONOMY", "MOBILIZE"})
"""Types of what was sent, bought or paid for, and then comes."""

POWERS = frozenset({"body", "capital", "group", "state"})
"""Kinds of mentions of those whose deeds others repeat ("followed Poland")."""


class Told(NamedTuple):
    """The rows of what a text told last: of any event, and of the last deed of a verb."""

    last: Trigger | None = None
    done: Trigger | None = None

    def then(self, candidate: Candidate) -> Told:
        """What was told last once this is told too."""
        row = candidate.trigger
        return Told(row or self.last, self.done if candidate.noun else row or self.done)


def by_echo(p: Passage, found: Mapping[int, Candidate], at: int, told: Told) -> Candidate:
    """ "The army followed (suit)": a verb that only says so is of the kind that was told before.

    "Mali did so in May" repeats what was done, not the pact that was left.
    """
    candidate, lemma = found[at], p.lemmas[at]
    in_kind = lemma in word_list("reacting") and p.lemmas[at + 1 : at + 3] == ("in", "kind")
    if in_kind or p.lemmas[at : at + 2] in SO:
        return candidate._replace(trigger=told.done or told.last)
    if candidate.trigger is not None and not (
        candidate.trigger.type == "OTHER" and lemma in word_list("arriving")
    ):
        return candidate
    before = _taken_up(p, found, at) or told.last
    if lemma in word_list("echoing") and _says_again(p, candidate):
        repeats = lemma == "do" or (lemma == "follow" and _is_by_somebody(p, candidate))
        return candidate._replace(trigger=(told.done or told.last) if repeats else before)
    return candidate._replace(trigger=before) if _is_one_more(p, candidate, before) else candidate


def _says_again(p: Passage, candidate: Candidate) -> bool:
    """ "It began in May", "as France did in 1966": does a verb leave it to what was told before what began or was done?

    "Began to print", "resumed work", "could do more", "the series ended" tell it themselves, or tell of something else.
    """
    group = None if candidate.group is None else p.groups[candidate.group]
    if group is None or candidate.group is None:
        return True
    behind = group.last + 1
    if group.form != "finite":  # "the town fell, followed by two more"
        return group.lemma == "follow" and p.lemmas[behind : behind + 1] == ("by",)
    span = p.subject_of(candidate.group)
    if (group.lemma == "do" and group.modality) or (
        span is not None and _tells_else(p, p.subject_phrase(candidate.group) or span)
    ):
        return False
    leads = any(c.governor == group.head_index and c.kind in {"infinitive", "participle"} for c in p.clauses)
    if group.copular or behind in p.time_tokens:  # "is due in May", "began on Monday"
        return not leads
    again = "".join(p.lemmas[behind : behind + 1]) in SINGULAR | PLURAL
    again = again or any(" ".join((group.lemma, *p.lemmas[behind : behind + n])) in AGAIN for n in (1, 2))
    again = again or (group.lemma == "follow" and _is_power(p, behind) and _is_by_somebody(p, candidate))
    acted = (*p.tags, "")[behind] in OBJECTS
    return again or not (acted or leads or p.lemmas[behind : behind + 1] in OPENING)


def _is_one_more(p: Passage, candidate: Candidate, before: Trigger | None) -> bool:
    """ "The first was held in 2019", "the rest are due in May": does it tell of one more of those that were told of?"""
    lemma = p.lemmas[candidate.at]
    arrives = lemma in word_list("arriving")
    if before is None or candidate.group is None or not (arrives or lemma in word_list("recurring")):
        return False
    if arrives and before.type not in SENT:
        return False
    span = p.subject_of(candidate.group)
    if span is not None and arrives and "".join(p.lemmas[span[0] + 1 : span[0] + 2]) in word_list("parts"):
        return p.lemmas[span[0]] == "the"  # "the first two ships arrive"
    return span is not None and _is_headless(p, span) and _says_again(p, candidate)


def _is_headless(p: Passage, span: TokenSpan) -> bool:
    """ "The first", "six more", "all of them", "it": does a subject leave it open what it counts?"""
    first, last = span
    if first == last and p.tags[first] == "PRON":
        return p.words[first].lower() in SINGULAR | PLURAL
    if any(first <= b and a <= last for _, (a, b) in p.placed_mentions):
        return False
    return p.lemmas[last] in word_list("parts") or not any(
        p.tags[at] in {"NOUN", "PROPN"} for at in range(first, last + 1)
    )


def _is_by_somebody(p: Passage, candidate: Candidate) -> bool:
    """ "Australia followed": is it somebody who does as others did?"""
    span = None if candidate.group is None else p.subject_of(candidate.group)
    return span is not None and any(first <= span[1] <= last for _, (first, last) in p.placed_mentions)


def _is_power(p: Passage, at: int) -> bool:
    """ "Followed Poland": does a state or a body of them begin here?"""
    told = p.mention_at.get(at)
    return told is not None and p.mentions[told].kind in POWERS


def _tells_else(p: Passage, span: TokenSpan) -> bool:
    """ "The series", "what", "work began": does a subject stand for something that was not told before?"""
    at = head_of(p, span)
    if at is None:
        return p.words[span[1]].lower() in UNTOLD
    told = any(load_triggers().noun(p.lemmas, i) for i in range(span[0], span[1] + 1) if p.tags[i] == "NOUN")
    bare = span == (at, at) and at not in p.mention_at and p.words[at].lower() == p.lemmas[at]
    return (bare or is_thing(p, at)) and not told and p.lemmas[at] not in word_list("parts")


def _taken_up(p: Passage, found: Mapping[int, Candidate], at: int) -> Trigger | None:
    """ "The talks broke down a year after they began": what the subject of the clause above tells, where it is "they" or "it"."""
    told = found[at]
    if told.trigger or told.group is None:
        return None
    span, parent = p.subject_of(told.group), p.clauses[told.clause].parent
    above = p.clauses[parent].subject if parent is not None else None
    if span is None or above is None or p.words[span[0]].lower() not in {"it", "they"}:
        return None
    noun = found.get(above[1])
    return noun.trigger if noun and noun.noun and above[1] < span[0] else None
