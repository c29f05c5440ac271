"""What a sentence is about where that has no name: "the storm", "the decree", "shareholders".

The subject of a sentence is what the next one speaks of first (Grosz, Joshi and Weinstein 1995): "it" behind "The decree
split Congress" is the decree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from timeline.actors.model import Mention, Named
from timeline.actors.salience import FEMININE, opens_clause, role
from timeline.actors.words import word_list
from timeline.language import noun_phrases
from timeline.language.model import Sentence
from timeline.language.phrases import NounPhrase
from timeline.language.tagger import members
from timeline.language.words import RELATIVES, words_of
from timeline.lexicon.actors import actor_nouns

CLAUSAL = frozenset({"after", "before", "since", "until"})
"""Words that may open a clause as well as a phrase: "soon after the boat left"."""
APART = frozenset({";", ":", "and", "but", "then"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
CLOSING = frozenset({'"', "”", "''"})
PLURAL = members("NNS")
Number = Literal["one", "many"]
PRONOUNS: dict[str, Number] = {"it": "one", "they": "many"}
"""In a sentence that goes on, one that stands for nobody is what was told of before: "after it left, it sank"."""


def unnamed_subject(sentence: Sentence, told: Iterable[Mention], before: int | None = None) -> Number | None:
    """Is the subject of the sentence's first finite verb, or of the last one `before` a token, one thing without a name, or many?"""
    subject = _subject_without_name(sentence, told, before)
    if subject is None:
        return None
    word = sentence.lowers[subject.head]
    if not word_list("storms").isdisjoint(sentence.lowers[subject.first : subject.last + 1]):
        return "one"
    if sentence.tags[subject.head] != "NOUN":
        return PRONOUNS.get(word) if before else None
    return (
        "one"
        if word == sentence.lemmas[subject.head] and sentence.codes[subject.head] not in PLURAL
        else "many"
    )


def _subject_without_name(
    sentence: Sentence, told: Iterable[Mention], before: int | None
) -> NounPhrase | None:
    """The subject of the sentence's first finite verb, or of the last one `before` a token, where it names nobody."""
    finite = [g for g in sentence.groups if g.form == "finite" and (before is None or g.last < before)]
    verb = next(iter(finite if before is None else reversed(finite)), None)
    if verb is None:
        return None
    tags = sentence.tags
    phrases = [n for n in noun_phrases(sentence) if n.last < verb.first]
    lemmas = ("", *sentence.lemmas)  # each stands behind its place
    free = (n for n in reversed(phrases) if lemmas[n.first] in CLAUSAL or ("", *tags)[n.first] != "ADP")
    subject = next(free, None)
    if subject is None or ("", *tags)[subject.first] == "CCONJ":
        return None
    start, end = sentence.starts[subject.first], sentence.ends[subject.last]
    if sentence.lemmas[subject.last + 1] == "of":  # "the mandate of the council"
        end = sentence.starts[verb.first]
    return None if any(m.named and start < m.end and m.start < end for m in told) else subject


def is_said_to_be(sentence: Sentence, at: int) -> bool:
    """ "It was the second test of the year", behind "be": is what is told of a thing, and not "a member of NATO"?"""
    noun = next((n for n in noun_phrases(sentence) if n.first == at), None)
    if (
        noun is None
        or noun.first == noun.last
        or sentence.tags[at] != "DET"
        or sentence.tags[noun.head] != "NOUN"
    ):
        return False
    return sentence.lemmas[noun.head] not in actor_nouns()


def opening(sentence: Sentence) -> int | None:
    """The first word of a sentence, behind marks and the number of an item."""
    return next((at for at, word in enumerate(sentence.words) if word[0].isalpha()), None)


def sayer(sentence: Sentence, index: int) -> NounPhrase | None:
    """ "Two miners said they would go": who says what a pronoun at a token opens; None where no such verb stands before it."""
    said = next((g for g in reversed(sentence.groups) if g.form == "finite" and g.last < index), None)
    if said is None or said.lemma not in words_of("reporting"):
        return None
    if not APART.isdisjoint(sentence.lemmas[said.last + 1 : index]):
        return None  # "declared himself king; then he fled"
    tags = ("", *sentence.tags)  # each stands behind its place
    asides = [g for g in sentence.groups if g.last < said.first and sentence.lemmas[g.first - 1] in RELATIVES]
    before = [n for n in noun_phrases(sentence) if n.last < said.first]
    free = (
        n
        for n in reversed(before)
        if tags[n.first] not in {"ADP", "CCONJ"} or opens_clause(sentence, n.first, n.last + 1)
    )
    return next((n for n in free if not any(g.last < n.first for g in asides)), None)


def nobody_says(sentence: Sentence, told: Iterable[Mention], index: int) -> bool:
    """Has who says what "it" or "they" opens no name, and nobody of whom they are: "Unisys said it", "two miners said they"?"""
    subject = sayer(sentence, index)
    if subject is None or sentence.tags[subject.head] == "PRON":
        return False
    start, at = sentence.starts[subject.first], sentence.starts[index]
    return not any(m.named and start < m.end and m.start < at for m in told)


def named_sayer(
    sentence: Sentence, told: Iterable[Mention], index: int, kinds: set[str]
) -> tuple[Named, ...]:
    """ "The senate met, and Canada said it would send envoys": "it" that opens what a state or body says is itself.

    "Chile's president said it would" speaks of the state.
    """
    said = next((g for g in reversed(sentence.groups) if g.last < index), None)
    if said is None or index - said.last > 2 or sayer(sentence, index) is None:
        return ()
    speakers = (m for m in told if m.end == sentence.ends[said.first - 1] and m.kind in {*kinds, "office"})
    return next((m.named[:1] for m in speakers if role(m, sentence) == "subject"), ())


def unnamed_sayer(sentence: Sentence, index: int, told: Iterable[Mention]) -> Mention | None:
    """ "The army said it had withdrawn", "the minister said he would go": who has no name, and says what he, she, it or they did."""
    wanted = SAYERS.get(sentence.lowers[index])
    subject = sayer(sentence, index) if wanted else None
    if subject is None or not _says_itself(sentence, subject):
        return None
    start, end = sentence.starts[subject.first], sentence.ends[subject.head]
    whole = next((m for m in told if m.start <= start < end <= m.end and m.kind in SAID_BY), None)
    noun = actor_nouns().get(sentence.lemmas[subject.head])
    if whole is None or noun is None:
        return None
    together = noun.kind == "body" or noun.noun.split()[-1] in word_list("collectives")
    many = noun.kind == "police" or sentence.lowers[subject.head] != sentence.lemmas[subject.head]
    if wanted != ("they" if many else "it" if together else "he"):
        return None
    return whole._replace(start=sentence.starts[index], end=sentence.ends[index], rule="actor:stand-in")


def _says_itself(sentence: Sentence, subject: NounPhrase) -> bool:
    """ "The envoy said", "the envoy to the UN said", and not "the envoy, who left, said"."""
    verb = next((g for g in sentence.groups if g.first > subject.last), None)
    if verb is None or verb.first == subject.last + 1:
        return verb is not None
    between = sentence.words[subject.last + 1 : verb.first]
    return (
        verb.lemma in words_of("reporting")
        and "," not in between
        and sentence.tags[subject.last + 1] == "ADP"
    )


SAID_BY = frozenset({"forces", "generic", "office"})
"""Kinds of mention of those who have no name: "the minister", "Libya's ambassador"."""
SAYERS = {"he": "he", "she": "he", "it": "it", "they": "they"}
"""For which pronouns one who speaks without a name stands: a person, a body, several."""


def is_unknown(sentence: Sentence, told: Sequence[Mention], index: int) -> bool:
    """ "The grandmother of Juan Gomez said she", "Belkani said he", "Luz said the singer was well before he": who has no name."""
    subject = sayer(sentence, index)
    if subject is None:
        acts = sentence.lowers[index] in {"he", "she"}
        acts = acts and not (index and sentence.words[index - 1] in CLOSING)  # "People blame me," she said
        return acts and _is_person(sentence, _subject_without_name(sentence, told, index))
    if sentence.tags[subject.head] == "PROPN":
        start, end = sentence.starts[subject.head], sentence.ends[subject.last]
        return not any(m.named and start < m.end and m.start < end for m in told)  # "BP's Kent Wells"
    kin = "women" if sentence.lowers[index] in {"she", "her"} else "men"
    return sentence.lowers[subject.head] in word_list(kin)


def _is_person(sentence: Sentence, subject: NounPhrase | None) -> bool:
    """Is a noun phrase one person of no office, force or court?"""
    if subject is None or sentence.lowers[subject.head] != sentence.lemmas[subject.head]:
        return False
    noun = actor_nouns().get(sentence.lemmas[subject.head])
    return noun is not None and noun.kind in {"civil", "person"}


def stranger_of(sentence: Sentence) -> str:
    """ "I saw it all," one man said; "A nurse came": the noun for who speaks or acts, without a name and not told of before."""
    saying = [g for g in sentence.groups if g.lemma in word_list("saying")]
    main = [g for g in sentence.groups if g.form == "finite"][:1]
    verbs, spoken = {g.first for g in (*main, *saying)}, {g.last for g in saying}
    new = (
        sentence.lemmas[n.head]
        for n in noun_phrases(sentence)
        if sentence.lemmas[n.first] in INDEFINITE
        and (n.first == 0 or sentence.tags[n.first - 1] in {"PUNCT", "VERB"})
        and (n.last + 1 in verbs or n.first - 1 in spoken)
        and _is_person(sentence, n)
    )
    return next(new, "")


def may_be_stranger(pronoun: str, noun: str) -> bool:
    """Does "he", "her" fit the noun for a stranger?"""
    others = "men" if pronoun in FEMININE else "women"
    return noun not in word_list(others)


def owned(sentence: Sentence, index: int) -> str:
    """The noun that a possessive pronoun goes with."""
    last = index + 1
    while (*sentence.tags, "")[last] in {"ADJ", "NUM", "NOUN"}:
        last += 1
    men = sentence.lowers[last - 1] == "men"  # who fight for him
    return "fighter" if men else sentence.lemmas[last - 1]
