"""What "it" and "they" stand for, where it is a thing: "The bill was drafted in May. It was passed in June."

People and states are found by timeline.actors; here it is enough that some thing told of before goes with the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import Match
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

SINGULAR, PLURAL = frozenset({"it"}), frozenset({"they", "them", "both"})


class Thing(NamedTuple):
    """A noun that stands for nobody, and its number."""

    lemma: str
    plural: bool


def things_of(p: Passage, until: int | None = None) -> list[Thing]:
    """The things that a sentence speaks of, up to a token."""
    return [
        Thing(p.lemmas[at], p.words[at].lower() != p.lemmas[at])
        for at in p.nouns
        if (until is None or at < until)
        and p.tags[at] == "NOUN"
        and at not in p.time_tokens
        and p.lemmas[at] not in actor_nouns()
    ]


def by_antecedent(p: Passage, number: int, things: Sequence[Thing]) -> Match[Trigger] | None:
    """The lexicon row of a verb with its pronoun read as the first thing, here or in the sentence before, that goes with it."""
    group = p.groups[number]
    at = _pronoun(p, number)
    if at is None:
        return None
    least = 2 if group.lemma in word_list("light") else 1  # "it came into force", not "it came"
    plural = p.words[at].lower() in PLURAL
    look = load_triggers().passive if group.voice == "passive" else load_triggers().verb
    for thing in dict.fromkeys((*things_of(p, at), *things)):
        if thing.plural == plural:
            found = look((*p.lemmas[:at], thing.lemma, *p.lemmas[at + 1 :]), group.head_index)
            if found and at in found.tokens and len(found.tokens) >= least:
                return found
    return None


def _pronoun(p: Passage, number: int) -> int | None:
    """The pronoun that is the object of a verb group, behind an active verb, else its subject."""
    behind = p.groups[number].last + 1
    if p.groups[number].voice == "active" and behind < len(p.words) and _is_pronoun(p, behind):
        return behind
    first, last = p.subject_of(number) or (0, -1)
    return first if first == last and _is_pronoun(p, first) else None


def _is_pronoun(p: Passage, at: int) -> bool:
    return p.words[at].lower() in SINGULAR | PLURAL
