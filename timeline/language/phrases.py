"""Noun phrases: base noun phrases with their heads, and who is the subject of a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.language.classes import CODE
from timeline.language.model import Sentence
from timeline.language.tagger import pattern

_START = pattern("DT|NO|DS|DP|PRPS|THATD")
_MOD = pattern("JJ|VAJ|CD|NN|NNS|NNP|SYM")
_BASE = (
    f"(?:{_START}{{0,2}}{pattern('RB|RBR|JR|NEG')}{{0,2}}{pattern('JJ|VAJ|CD|SYM')}|{_START}{{1,2}}{_MOD}|{_MOD})"
    f"(?:{_MOD}|{CODE['RB']}(?={pattern('JJ|VAJ')})){{0,12}}"
)
_PHRASE = re.compile(
    f"{pattern('PRP|IT|PRPO|EX')}|{pattern('DT|DP|JR|JJ')}?{pattern('MON|TMP')}(?:{CODE['CD']}){{0,2}}"
    f"|(?:{_BASE}{CODE['POS']}){{0,4}}{_BASE}|{_BASE}{CODE['POS']}|{pattern('DP|DS|NO|THATD|PRPS|DT')}"
)
_NOUNS = frozenset(pattern("NN|NNS|NNP|MON|TMP"))
_TIMES = frozenset(pattern("MON|TMP"))
_TIME_NOUNS = frozenset(
    ("year", "month", "week", "day", "decade", "century", "hour", "minute", "morning", "evening", "night", "afternoon", "weekend", "summer",
     "winter", "spring", "autumn", "fall", "quarter", "season", "time", "moment")
)  # fmt: skip
_PREPOSITIONS = frozenset(pattern("IN|OF|BY|TOP|AS|PS|LIKE|RP"))
_BARE_START = frozenset(pattern("DT|PRPS"))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase, tokens first..last inclusive; possessors are inside, "of" parts them. `head` is a token index."""

    first: int
    last: int
    head: int


def noun_phrases(sentence: Sentence) -> list[NounPhrase]:
    """Find the base noun phrases of a sentence, pronouns among them, in order."""
    codes = sentence.codes
    found = []
    for match in _PHRASE.finditer(codes):
        first, last = match.start(), match.end() - 1
        if first == last and codes[first] in _BARE_START:
            continue
        head = next((i for i in range(last, first - 1, -1) if codes[i] in _NOUNS), last)
        found.append(NounPhrase(first, last, head))
    return found


def is_time(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Say whether a phrase names a time ("Monday", "last week"): it is no subject."""
    codes = sentence.codes
    if codes[phrase.head] in _TIMES and all(
        c in _TIMES or c not in _NOUNS for c in codes[phrase.first : phrase.last + 1]
    ):
        return True
    lemma = sentence.tokens[phrase.head].lemma
    return lemma in _TIME_NOUNS or (sentence.tokens[phrase.head].text.isdigit() and len(lemma) == 4)


def governed(sentence: Sentence, phrase: NounPhrase, first: int = 0) -> bool:
    """Say whether a preposition stands right before a phrase, at token `first` or behind."""
    return phrase.first > first and sentence.codes[phrase.first - 1] in _PREPOSITIONS


def subject_between(sentence: Sentence, phrases: list[NounPhrase], first: int, end: int) -> NounPhrase | None:
    """Find the subject of a verb at `end` in a clause that begins at `first`: names joined by "and" together.

    An apposition between commas ("Putin, the president, signed") does not count.
    """
    inside = [p for p in phrases if first <= p.first and p.last < end]
    free = [i for i, p in enumerate(inside) if not governed(sentence, p, first) and not is_time(sentence, p)]
    if not free:
        return None
    at = free[-1]
    commas = frozenset((CODE["COMMA"], CODE["DASH"], CODE["RRB"], CODE["LRB"]))
    while (
        at > 0
        and inside[at].first > 0
        and sentence.codes[inside[at].first - 1] in commas
        and _closed(sentence, inside[at].last, end, commas)
    ):
        earlier = [i for i in free if i < at]
        if not earlier or any(
            c in _VERBS for c in sentence.codes[inside[earlier[-1]].last : inside[at].first]
        ):
            break
        at = earlier[-1]
    return _coordinated(sentence, inside, at)


_VERBS = frozenset(pattern("VERB"))


def _closed(sentence: Sentence, last: int, end: int, commas: frozenset[str]) -> bool:
    return any(c in commas for c in sentence.codes[last + 1 : end])


def _coordinated(sentence: Sentence, inside: list[NounPhrase], at: int) -> NounPhrase:
    """Widen a phrase to the left over "A, B and C"."""
    first = inside[at].first
    low = at
    while low > 0 and sentence.codes[first - 1 : first] == CODE["CC"]:
        low -= 1
        first = inside[low].first
        while (
            low > 0
            and sentence.codes[inside[low].first - 1] == CODE["COMMA"]
            and inside[low - 1].last == inside[low].first - 2
        ):
            low -= 1
            first = inside[low].first
    return NounPhrase(first, inside[at].last, inside[low].head)
