"""Does a phrase of the lexicon fit here? Its elements against the lemmas of a clause, around a head.

Of the phrases that fit the heaviest wins: the one that says most, and whose words stand closest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Generic, NamedTuple, Protocol, TypeVar

GAP = 6
"""How many tokens `*` skips, brackets aside."""
BRACKETED = 12
"""How many tokens may stand in these."""
BEFORE = 9
"""How far in front of the verb its subject, or a passive's object, may stand."""
_LOOSE = """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight again also back both
    not never once twice earlier late later jointly together
"""
LOOSE = frozenset(_LOOSE.split())
"""Words that may stand between a verb and its particle: "called again for", "met on Monday with"."""
PARTICLES = frozenset(("off", "out", "up", "down", "back", "away", "over"))
"""Of verbs: "turned down"."""
OBJECTS = frozenset(("it", "they", "them", "he", "him", "she", "her", "we", "us"))
"""Pronouns that stand between a verb and its particle: "turned it down"."""
_PREPOSITIONS = """
    to on for with from in into at of against over about through off out up down back away by as behind
    between near along upon toward towards around that not without together a an
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
QUOTES = frozenset(('"', "“", "''", "``"))
SMALL = PREPOSITIONS | QUOTES
"""What says little beside the words of a row: such an element follows the verb in the passive too."""
AROUND = frozenset(("in", "since", "until", "during", "before", "after"))
"""A word right behind one of these is no object of the verb: "signed in March", "resigned after talks"."""
AUXILIARIES = frozenset(("be", "have", "will", "would"))
"""What may stand between a subject and its verb."""
_BARRIERS = """
    . ; : ! ? that which who but while because although after when where if despite amid follow following before
"""
BARRIERS = frozenset(_BARRIERS.split())
"""A gap does not reach over these: what follows them belongs to another clause."""

_MONTHS = """
    january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
"""
MONTHS = frozenset(_MONTHS.split())
"""Behind "on" or "in" a date, beside a number no noun: "voted on 5 November", "called on 8 March"."""
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))

OF_GAP = 4
"""How many tokens may stand between a noun's "of" and the word that it wants."""
CLOSED = PREPOSITIONS - {"a", "an"} | BARRIERS | {",", "and", "or"}
"""What ends the phrase behind a noun's "of"."""


class Entry(Protocol):
    """A row of a table: it has a phrase."""

    @property
    def phrase(self) -> str:
        """The phrase as the table writes it."""


EntryT = TypeVar("EntryT", bound=Entry)


class Match(NamedTuple, Generic[EntryT]):
    """A row that fits, and the indices of the tokens that fill its elements (without the head)."""

    row: EntryT
    tokens: tuple[int, ...]


class Element(NamedTuple):
    """The words any of which fills it; with a gap it may stand further off."""

    words: frozenset[str]
    gap: bool


class Pattern(NamedTuple, Generic[EntryT]):
    """A phrase taken apart: the verb's subject, a compound noun's first words, what follows the head."""

    row: EntryT
    subject: frozenset[str]
    front: tuple[frozenset[str], ...]
    after: tuple[Element, ...]
    weight: int


class Clause(NamedTuple):
    """The lemmas of a sentence, the head's index, the clause's bounds; a passive's object is `fronted`.

    `subject` is the part of the subject that the parser found further off than `BEFORE`.
    """

    lemmas: Sequence[str]
    head: int
    start: int
    stop: int
    fronted: bool = False
    subject: range = range(0)


def clause_at(
    lemmas: Sequence[str],
    head: int,
    start: int,
    stop: int | None,
    fronted: bool = False,
    subject: range = range(0),
) -> Clause:
    """The clause `start:stop` of a sentence, up to its end where `stop` is None."""
    far = range(subject.start, min(subject.stop, max(start, head - BEFORE)))
    return Clause(lemmas, head, start, len(lemmas) if stop is None else stop, fronted, far)


class Head(NamedTuple, Generic[EntryT]):
    """All patterns of one head: what the head alone gives, and the others under each word of one of their elements.

    Under a word the element with the fewest alternatives comes first: it is the more exact one.
    """

    bare: Match[EntryT] | None
    by_word: dict[str, list[Pattern[EntryT]]]


def _place(element: Element, lemmas: Sequence[str], at: int, stop: int) -> int:
    """The index of the first token from `at` that fills the element, -1 where none does."""
    words, gap = element
    index, last = at - 1, at + GAP
    while (index := index + 1) <= last and index < stop:
        lemma = lemmas[index]
        if gap and lemma == "(":  # "reported a $17bn (£11bn) loss"
            closes = next((i for i in range(index, min(index + BRACKETED, stop)) if lemmas[i] == ")"), index)
            index, last = closes, last + 1 + closes - index
            continue
        if gap and lemma == ",":  # "placed Ali Badr, the founder of the band, on its list"
            closes = next(
                (i for i in range(index + 1, min(index + BRACKETED, stop)) if lemmas[i] == ","), stop
            )
            if closes + 1 < stop and lemmas[closes + 1] in words and words <= SMALL:
                return closes + 1
        if (
            lemma in words
            and (index == at or lemmas[index - 1] not in AROUND or lemma in SMALL)
            and not _dates(lemmas, index, stop)
        ):
            return index
        object_first = lemma in OBJECTS and index == at and words <= PARTICLES
        if lemma in BARRIERS or not (gap or object_first or _loose(lemmas, index, stop)):
            return -1
    return -1


def _loose(lemmas: Sequence[str], index: int, stop: int) -> bool:
    """May the token stand between two words of a phrase: an adverb, or part of a date ("cleared in May of fraud")?"""
    lemma = lemmas[index]
    if lemma in {"on", "in"}:
        return _dates(lemmas, index, stop)
    if lemma in MONTHS or lemma[:1].isdigit():
        beside = {*lemmas[max(0, index - 1) : index], *lemmas[index + 1 : min(index + 2, stop)]}
        return not beside.isdisjoint({"in", *MONTHS}) or any(near[:1].isdigit() for near in beside)
    return lemma in LOOSE or (lemma.endswith("ly") and len(lemma) > 4)


def _dates(lemmas: Sequence[str], index: int, stop: int) -> bool:
    """Is the token part of a date: a month beside a number, or "on", "in" and "for" before a day, a month or a year?"""
    lemma = lemmas[index]
    if lemma not in {"on", "in", "for"} and lemma not in MONTHS:
        return False
    behind = lemmas[index + 1 : min(index + 3, stop)]
    if lemma in MONTHS:
        before = lemmas[index - 1] if index else ""
        return before in {"last", "next"} or before[:1].isdigit() or any(x[:1].isdigit() for x in behind[:1])
    if lemma == "in" and behind and len(behind[0]) == 4 and behind[0].isdigit():
        return True
    return any(word in MONTHS or word in WEEKDAYS for word in behind[:1]) or (
        len(behind) == 2 and behind[0][:1].isdigit() and behind[1] in MONTHS
    )


def _nearest(words: frozenset[str], clause: Clause) -> int:
    """The index of the last token in front of the head that is one of the words, -1 where none is.

    Right in front of the head it may stand behind "in": "in papers released on Friday".
    """
    near = range(clause.head - 1, max(clause.start, clause.head - BEFORE) - 1, -1)
    for index in chain(near, reversed(clause.subject)):
        if (
            clause.lemmas[index] in words
            and (index in (0, clause.head - 1) or clause.lemmas[index - 1] not in AROUND)
            and not _dates(clause.lemmas, index, clause.stop)
        ):
            return index
    return -1


def _subject(words: frozenset[str], clause: Clause) -> int:
    """The index of a verb's subject: right in front of it ("since fighting erupted"), else the nearest of the words."""
    at = clause.head - 1
    while at > clause.start and clause.lemmas[at] in AUXILIARIES:
        at -= 1
    if at >= clause.start and clause.lemmas[at] in words and not _dates(clause.lemmas, at, clause.stop):
        return at
    return _nearest(words, clause)


def _fit(pattern: Pattern[EntryT], clause: Clause) -> tuple[int, ...] | None:
    """The tokens that fill a verb's pattern, None where it does not fit."""
    tokens: list[int] = []
    if pattern.subject:  # what stands before a passive verb is its object
        tokens.append(-1 if clause.fronted else _subject(pattern.subject, clause))
    at = clause.head + 1
    for element in pattern.after:
        index = _place(element, clause.lemmas, at, clause.stop)
        if index >= 0:
            at = index + 1
        elif clause.fronted and not element.words <= SMALL:
            index = _nearest(element.words, clause)
        tokens.append(index)
        if index < 0:
            break
    return None if -1 in tokens else tuple(tokens)


def best_verb(entry: Head[EntryT], clause: Clause) -> Match[EntryT] | None:
    """The heaviest pattern that fits; of equals the nearest one, or the one that heads its compound."""
    lemmas, head, start, stop, _, subject = clause
    first, last = max(start, head - BEFORE), min(head + 3 * GAP, stop)
    by_word = entry.by_word
    words = by_word.keys()
    if words.isdisjoint(lemmas[first:last]) and words.isdisjoint(lemmas[subject.start : subject.stop]):
        return entry.bare
    best: Pattern[EntryT] | None = None
    found: tuple[int, ...] = ()
    nearest = chain(range(head + 1, last), range(head - 1, first - 1, -1), reversed(subject))
    for index in [i for i in nearest if lemmas[i] in by_word]:
        for pattern in by_word[lemmas[index]]:
            if best and (pattern is best or pattern.weight < best.weight):
                continue
            tokens = _fit(pattern, clause)
            if not tokens or index not in tokens:
                continue
            if not best or pattern.weight > best.weight or tokens[-1] == found[-1] + 1:
                best, found = pattern, tokens
    return Match(best.row, found) if best else entry.bare


def best_noun(entry: Head[EntryT], clause: Clause) -> Match[EntryT] | None:
    """The heaviest noun pattern whose words stand right before the head, or behind it after "of"."""
    lemmas, head, start, stop, *_ = clause
    best: Pattern[EntryT] | None = None
    found: tuple[int, ...] = ()
    for word in (*lemmas[max(start, head - 1) : head], *lemmas[head + 1 : min(head + 3 + OF_GAP, stop)]):
        for pattern in entry.by_word.get(word, ()):
            if best is None or pattern.weight > best.weight:
                tokens = _around(pattern, clause)
                best, found = (pattern, tokens) if tokens else (best, found)
    return Match(best.row, found) if best else entry.bare


def _around(pattern: Pattern[EntryT], clause: Clause) -> tuple[int, ...]:
    """The tokens that fill a noun's pattern, none where it does not fit: "launch of a new missile"."""
    lemmas, head, start, stop, *_ = clause
    first = head - len(pattern.front)
    if first < start or any(lemmas[first + i] not in words for i, words in enumerate(pattern.front)):
        return ()
    tokens = [*range(first, head)]
    at = head + 1
    for element in pattern.after:
        if at < stop and _dates(lemmas, at, stop):  # "the first attempt on 16 January"
            return ()
        while at < stop and lemmas[at] not in element.words:
            if at == head + 1 or at > head + 1 + OF_GAP or lemmas[at] in CLOSED:
                return ()
            at += 1
        if at == stop:
            return ()
        tokens.append(at)
        at += 1
    return tuple(tokens)
