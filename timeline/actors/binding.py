"""Where a pronoun stands says whom it cannot mean, or must: the principles of binding (Chomsky 1981).

A pronoun behind a verb is not its subject (principle B), whom a subject has by name behind it, it is not (principle C), and a possessive
behind a verb is its subject's.
"""

from __future__ import annotations

from bisect import bisect_left

from timeline.actors.memory import Memory
from timeline.actors.model import Mention, Named
from timeline.actors.salience import BOUNDARIES, CONJUNCTIONS, role
from timeline.actors.words import word_list
from timeline.language.model import Sentence, VerbGroup

COUNTING = frozenset({"ADP", "ADV", "DET", "NUM", "PRON"})
"""What stands before "its" in "shot down one of its jets"."""
OPENING = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "SCONJ"})
"""What stands before the pronoun in "Just two days after he"."""


def free_of_subject(sentence: Sentence, first: int, last: int, earlier: list[Mention]) -> list[Mention]:
    """ "Obama endorsed her", "the council imposed sanctions on it": what stands behind a verb is not its subject (principle B)."""
    behind_verb = next((g for g in sentence.groups if g.last == first - 1 and g.form != "participle"), None)
    if behind_verb is None and sentence.tags[first - 1 : first] == ("ADP",):
        behind_verb = _verb_over(sentence, first)
    next_pos = (*sentence.tags, "")[last + 1]
    if behind_verb is None or next_pos in {"NOUN", "ADJ", "PROPN", "NUM", "VERB", "AUX"}:
        return earlier
    before = [m for m in reversed(earlier) if m.end <= behind_verb.start]
    # "stopped two boats and sank them": the subject is that of the verb before
    joined = sentence.tags[behind_verb.first - 1 : behind_verb.first] == ("CCONJ",)
    subject = next((m for m in before if not joined or role(m, sentence) == "subject"), None)
    own = subject.named if subject is not None and not joined else ()
    return [m for m in earlier if m is not subject and (not own or m.named != own)]


def _verb_over(sentence: Sentence, at: int) -> VerbGroup | None:
    """The finite verb before a token, where no other clause and no mark parts the two."""
    verb = next((g for g in reversed(sentence.groups) if g.last < at), None)
    if verb is None or verb.form != "finite":
        return None
    return None if BOUNDARIES.intersection(sentence.tags[verb.last + 1 : at]) else verb


def owner(sentence: Sentence, index: int, earlier: list[Mention], memory: Memory) -> tuple[Named, ...]:
    """ "Orban received his colleague": a possessive behind a verb is its subject's, where that is one person."""
    lower = sentence.lowers[index]
    if lower not in {"his", "her"} or (*sentence.tags, "")[index + 1] not in {"ADJ", "NOUN", "NUM", "PROPN"}:
        return ()
    verb = next((g for g in reversed(sentence.groups) if g.last < index), None)
    if verb is None or ";" in sentence.words[verb.last : index]:
        return ()
    at = bisect_left(sentence.starts, verb.start)
    while at and sentence.lowers[at - 1] in {"who", ","}:
        at -= 1
    subject = next((m for m in earlier if m.end == sentence.ends[at - 1]), None) if at else None
    if subject is None or "person" not in {subject.kind, subject.refers} or len(subject.named) > 1:
        return ()
    return subject.named if memory.salience.may_be(lower, subject.named[0]) else ()


def does_both(sentence: Sentence, index: int, earlier: list[Mention], kinds: set[str]) -> tuple[Named, ...]:
    """ "Cuba left a pact (that) it had signed": in a clause on an object, "it" is who does what the object is for."""
    if sentence.lowers[index] != "it" or not any(g.first == index + 1 for g in sentence.groups):
        return ()
    noun = index - 1 - (sentence.lowers[index - 1] in {"that", "which"})
    verb = _verb_over(sentence, noun) if noun > 0 and sentence.tags[noun] == "NOUN" else None
    if verb is None:
        return ()
    subject = next((m for m in earlier if m.end == sentence.ends[verb.first - 1]), None)
    return subject.named[:1] if subject is not None and (subject.refers or subject.kind) in kinds else ()


def is_attacked(sentence: Sentence, index: int) -> bool:
    """ "Shot down one of its jets", "raised duties on its goods": what somebody attacks or burdens is another's."""
    if sentence.lemmas[index - 1] == "on" and sentence.lemmas[index - 2] in word_list("burdens"):
        return sentence.lemmas[index + 1 : index + 2] not in {("own",), ("import",)}
    verb = next((g for g in reversed(sentence.groups) if g.last < index), None)
    if verb is None or verb.voice == "passive" or verb.lemma not in word_list("hostile"):
        return False
    between = sentence.tags[verb.last + 1 : index]
    return COUNTING.issuperset(between) and sentence.lemmas[index + 1 : index + 2] != ("own",)


def acts_here(sentence: Sentence, index: int, subject: Mention) -> bool:
    """ "Mexico protested after gunmen attacked its consulate": does a subject act in the clause of the pronoun, and not in one above?"""
    verb = next((g for g in reversed(sentence.groups) if g.last < index), None)
    while verb is not None and sentence.tags[verb.first - 1 : verb.first] == ("CCONJ",):
        # "left it as a sign and raised duties": they have one subject
        verb = next((g for g in reversed(sentence.groups) if g.last < verb.first), None)
    if verb is None:
        return True
    between = range(bisect_left(sentence.starts, subject.end), verb.first)
    above = (sentence.tags[at] == "SCONJ" or sentence.lowers[at] in CONJUNCTIONS for at in between)
    return not any(
        is_joint and sentence.words[at - 1] != "," for is_joint, at in zip(above, between, strict=True)
    )


def named_behind(sentence: Sentence, index: int, found: list[Mention]) -> frozenset[Named]:
    """ "He laid flowers with Kishida": whom a subject has behind it by name, up to a comma, it is not (Chomsky's principle C)."""
    if sentence.lowers[index] not in {"he", "she"}:
        return frozenset()
    start, rest = sentence.ends[index], sentence.words[index:]
    end = sentence.starts[index + rest.index(",")] if "," in rest else sentence.end
    return frozenset(n for m in found if m.kind == "person" and start <= m.start < end for n in m.named)


def ahead(sentence: Sentence, index: int, found: list[Mention]) -> tuple[Named, ...]:
    """ "Two days after he left office, Obama spoke": a pronoun in the clause that opens a sentence is who stands behind its comma."""
    if sentence.lowers[index] not in {"he", "she"} or not OPENING.issuperset(sentence.tags[:index]):
        return ()
    if {"ADP", "SCONJ"}.isdisjoint(sentence.tags[:index]):
        return ()
    comma = next((at for at in range(index, len(sentence.words)) if sentence.words[at] == ","), None)
    if comma is None or comma + 1 == len(sentence.words):
        return ()
    start = sentence.starts[comma + 1]
    return next((m.named for m in found if m.kind == "person" and m.start == start), ())


def does_ahead(sentence: Sentence, index: int, found: list[Mention], memory: Memory) -> tuple[Named, ...]:
    """ "During his speech, Obama promised": whose deed opens a sentence is that of whoever acts behind the comma."""
    lower, lowers = sentence.lowers[index], sentence.lowers
    if lower not in {"her", "his", "its"} or index > 2 or sentence.tags[0] != "ADP":
        return ()
    if word_list("own_deeds").isdisjoint(sentence.lemmas[index + 1 : index + 4]):
        return ()
    kinds = {"body", "state", "group"} if lower == "its" else {"person"}
    verb = next((g.first for g in sentence.groups if g.first > index), len(lowers))
    comma = lowers.index(",", index) if "," in lowers[index:verb] else None
    where = sentence.ends[verb - 1] if comma is None else sentence.starts[comma + 1]
    actor = next(
        (m for m in found if m.kind in kinds and where == (m.end if comma is None else m.start)), None
    )
    if actor is None or (lower != "its" and not memory.salience.may_be(lower, actor.named[0])):
        return ()
    return actor.named
