"""What "it" and "they" stand for in a title, where it is a thing and the sentence says which."""

from __future__ import annotations

import re

from timeline.events.passage import Passage, TokenSpan
from timeline.events.titles.tidy import MOST
from timeline.events.titles.wording import OWNING, by_name, written
from timeline.events.triggers.antecedents import things_of
from timeline.events.words import word_list
from timeline.language.words import words_of
from timeline.lexicon.actors import actor_nouns

OBJECT_THING = re.compile(r"(?<= )(?:it|them)(?![\w'’])(?! (?:clear|is|that|to|was)\b)")
INSIDE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN"})
BEHIND_NOUN = frozenset({"NOUN", "PART", "PROPN"})
HUMAN = frozenset({"civil", "diplomat", "person"})
"""Kinds of actor nouns for one of whom nobody says "it"."""
KNOWN = frozenset({"a", "an", "another", "this", "that", "these", "those"})
"""A thing that is told with one of these is "the" thing when it is taken up."""
JOINED = frozenset({"coordinate", "subordinate"})
UNKNOWN = frozenset({"all", "any", "each", "every", "little", "many", "most", "much", "no", "none", "some"})


def subject_taken_up(p: Passage, group: int, span: TokenSpan) -> TokenSpan | None:
    """ "The rig burned until it sank": the thing that a pronoun in a clause inside another takes up, the other's subject."""
    at, clause = span[0], p.clauses[p.clause_of_group[group]]
    told = p.mentions[p.mention_at[at]] if at in p.mention_at else None
    if told is not None and told.kind == "generic" and p.tags[at] == "PRON":  # "the army said it would leave"
        said = p.governing_group(p.clause_of_group[group])
        return p.subject_phrase(said) if said is not None else None
    if (begun := _begun(p, group, at)) is not None:
        return begun
    named = at in p.mention_at and p.mentions[p.mention_at[at]].named
    if p.lemmas[at] not in {"it", "they"} or span[1] > at or named or clause.parent is None:
        return None
    inside = clause.kind in {"coordinate", "main", "subordinate"}  # "was shut in May; it reopened in June"
    over = p.main_group(clause.parent) if inside else None
    head = p.subject_of(over) if over is not None else None
    if (
        over is None
        or head is None
        or p.lemmas[p.groups[group].last + 1 : p.groups[group].last + 2] == ("that",)
    ):
        return None
    plural = p.words[head[1]].lower() != p.lemmas[head[1]]
    thing = p.tags[head[1]] in {"NOUN", "PROPN"} and plural == (p.lemmas[at] == "they")
    people = any(m.kind == "person" for m, (a, b) in p.placed_mentions if a <= head[1] and b >= head[0])
    others = {thing.plural for thing in things_of(p, at)[len(things_of(p, head[1] + 1)) :]}
    owned = any(p.lemmas[i] in OWNING for i in range(head[0], head[1]))
    return p.subject_phrase(over) if thing and not people and not owned and plural not in others else None


def _begun(p: Passage, group: int, at: int) -> TokenSpan | None:
    """ "Chad halted its offensive a day after it began": the event that a pronoun takes up, the object of the verb above."""
    clause = p.clauses[p.clause_of_group[group]]
    phases = word_list("phases") | words_of("setting_in")
    begins = p.lemmas[at] in {"it", "they"} and p.groups[group].lemma in phases
    over = p.main_group(clause.parent) if begins and clause.parent is not None else None
    if over is None or clause.kind != "subordinate" or p.groups[over].voice != "active":
        return None
    first, last = _behind(p, p.groups[over].last + 1)
    several = p.words[last].lower() != p.lemmas[last]
    agrees = several == (p.lemmas[at] == "they")
    return (first, last) if last in p.event_nouns and last < at and agrees else None


def with_thing(p: Passage, text: str) -> str:
    """A title with the thing for which it says "it" or "them" behind a verb: "Mali closed its border and reopened it".

    That is the object of the verb before, where both have one subject, or else its subject: "The ship left, but rebels seized it".
    """
    found = OBJECT_THING.findall(text)
    if len(found) != 1:
        return text
    for number, group in enumerate(p.groups):
        if p.words[group.last + 1 : group.last + 2] == (found[0],) and group.voice == "active":
            plural = found[0] == "them"
            thing = _object_before(p, number, plural) or _subject_before(p, number, plural)
            told = OBJECT_THING.sub(thing, text)
            return told if thing and len(told) <= MOST and thing.split()[-1] not in text.split() else text
    return text


def _object_before(p: Passage, number: int, plural: bool) -> str:
    """The object of the finite verb before, as it is taken up; "" where it is another's or does not agree."""
    finite = [n for n in range(number + 1) if p.groups[n].form == "finite"]
    if len(finite) < 2 or p.subject_of(finite[-1]) is None:
        return ""
    above, before = finite[-1], finite[-2]
    verb = p.groups[before]
    if p.subject_of(before) != p.subject_of(above) or verb.voice != "active" or verb.negated:
        return ""
    return _thing(p, _behind(p, verb.last + 1), plural)


def _subject_before(p: Passage, number: int, plural: bool) -> str:
    """The subject of the clause that another hangs on or is joined to, where it has no object that could be meant; "" else."""
    clause = p.clauses[p.clause_of_group[number]]
    over = p.main_group(clause.parent) if clause.parent is not None else None
    head, own = p.subject_of(over) if over is not None else None, p.subject_of(number)
    if over is None or head is None or own is None or head == own or clause.kind not in JOINED:
        return ""
    behind = _behind(p, p.groups[over].last + 1)
    if p.tags[behind[1]] == "NOUN" and behind[1] not in p.time_tokens:
        return ""
    return _thing(p, head, plural)


def _behind(p: Passage, first: int) -> TokenSpan:
    """The noun phrase that begins at a token."""
    last = first
    while (
        p.tags[last + 1] in (BEHIND_NOUN if p.tags[last] == "NOUN" else INSIDE)
        and last + 1 not in p.time_tokens
    ):
        last += 1
    return first, last


def _thing(p: Passage, span: TokenSpan, plural: bool) -> str:
    """A thing as it is taken up; "" for somebody, a time, or where it does not agree."""
    first, last = span
    noun = p.tags[last] == "NOUN" and p.tags[first] in INSIDE and p.lemmas[first] not in UNKNOWN
    if not noun or first in p.time_tokens or (p.words[last].lower() != p.lemmas[last]) != plural:
        return ""
    people = any(m.kind == "person" for m, (a, b) in p.placed_mentions if a <= last <= b)
    told = actor_nouns().get(p.lemmas[last])
    if not plural and (people or (told is not None and told.kind in HUMAN)):
        return ""
    if p.lemmas[first] in KNOWN and first < last:
        return f"the {by_name(p, (first + 1, last))}"
    if p.lemmas[first] in OWNING:
        return written(p, first, last)
    thing = by_name(p, (first, last))
    if first == 0 and p.tags[first] != "PROPN":
        thing = thing[:1].lower() + thing[1:]
    return thing if p.lemmas[first] == "the" or p.tags[first] == "PROPN" else f"the {thing}"
