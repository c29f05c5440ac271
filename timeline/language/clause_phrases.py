"""The noun phrases of a sentence that is cut into clauses: which stands beside a place, and which hangs on which."""

from __future__ import annotations

from bisect import bisect_left

from timeline.language.classes import CODE
from timeline.language.clause_stack import ClauseStack
from timeline.language.model import Sentence, VerbGroup
from timeline.language.phrases import NounPhrase, is_time, noun_phrases
from timeline.language.tagger import members
from timeline.language.words import words_of

WINDOW = 80
"""So many tokens before its verb a subject is sought."""
PREPOSITIONS = members("PREP")
ASIDE = 8
"""Tokens in brackets or commas that do not part a noun from what follows."""
_SETS_IN = frozenset((("effect",), ("force",), ("place",)))
"""Behind "take" or "come into" these say that something sets in."""


class ClausePhrases(ClauseStack):
    """The phrases of a sentence while it is read, by where they begin and end."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.phrases = noun_phrases(sentence)
        self.begins = {phrase.first: phrase for phrase in self.phrases}
        self.ends = {phrase.last: phrase for phrase in self.phrases}
        self.firsts = list(self.begins)
        self.last_finite = max((g.first for g in sentence.groups if g.form == "finite"), default=-1)
        self.last_comma = sentence.codes.rfind(CODE["COMMA"])

    def phrase_before(self, at: int) -> NounPhrase | None:
        """Give the noun phrase that ends right before `at`, a comma, a quotation mark or a few words in brackets aside."""
        end = at - 2 if self.name(at - 1) in ("COMMA", "DASH", "QUOTE") else at - 1
        if end > 1 and self.name(end) == "RRB":  # "the Workers' Party (PKK), which"
            opens = (left for left in range(end - 2, max(end - ASIDE, 0), -1) if self.name(left) == "LRB")
            end = next(opens, end + 1) - 1
        return self.ends.get(end)

    def is_name_of_two(self, noun: NounPhrase) -> bool:
        """Say whether a phrase before "of" is the whole name of somebody: "Ann Dean of the council"."""
        names = self.sentence.tags[noun.first : noun.last + 1]
        return len(names) > 1 and set(names) == {"PROPN"} and self.name(noun.last + 1) == "OF"

    def with_adverb(self, first: int) -> int:
        """Give where the adverb before a participle begins that explains a noun: "a man allegedly holding it", ", last seen in May"."""
        if self.name(first - 2) == "COMMA":
            return first - (self.name(first - 1) in ("RB", "JR"))
        behind_noun = self.name(first - 1) == "RB" and first - 2 in self.ends
        return first - 1 if behind_noun and self.sentence.lowers[first - 1].endswith("ly") else first

    def between(self, start: int, end: int) -> list[NounPhrase]:
        """Give the noun phrases in tokens start..end, the last ones of many."""
        low = bisect_left(self.firsts, max(start, end - WINDOW))
        return [p for p in self.phrases[low : bisect_left(self.firsts, end)] if p.last < end]

    def beside(self, noun: NounPhrase) -> NounPhrase | None:
        """Give the noun before "due" or the like: "the talks with Chad, due to open", "with talks due to open"."""
        if self.name(noun.last) not in ("JJ", "JR"):
            return noun
        if noun.head < noun.last:
            return NounPhrase(noun.first, noun.head, noun.head)
        before = self.phrase_before(noun.first)
        apart = before is not None and self.name(noun.first - 1) == "COMMA"
        return (self.hung_on(before) if apart and before else None) or before

    def of_chain(self, noun: NounPhrase) -> NounPhrase:
        """Give the phrase with which "the number of people" begins."""
        while self.name(noun.first - 1) == "OF" and (before := self.ends.get(noun.first - 2)):
            noun = before
        return noun

    def list_head(self, name: NounPhrase) -> NounPhrase:
        """Give the phrase to which "of" joins a name, or two: "the presidents of Chad and Mali"."""
        first = self.first_of_two(name)
        whole = self.of_chain(first)
        return name if whole is first else whole

    def noun_over(self, phrase: NounPhrase) -> NounPhrase:
        """Give the noun on which a phrase hangs by its preposition, or the phrase."""
        over = self.ends.get(self.first_of_two(phrase).first - 2)
        return over if over is not None and self.sentence.tags[over.head] in {"NOUN", "PROPN"} else phrase

    def first_of_two(self, name: NounPhrase) -> NounPhrase:
        """Give the first of two names that "and" joins, or the one there is."""
        joined = self.name(name.first - 1) == "CC" and self.sentence.tags[name.last] == "PROPN"
        return self.ends.get(name.first - 2, name) if joined else name

    def hung_on(self, name: NounPhrase) -> NounPhrase | None:
        """ "A deal between Chad and Mali, signed in May": the noun on which a name behind a preposition hangs."""
        tags, at = self.sentence.tags, name.first - 1
        while at > 1 and self.name(at) in ("CC", "COMMA") and (other := self.ends.get(at - 1)):
            at = other.first - 1
        hangs = at > 0 and tags[name.first] == "PROPN" and tags[at] == "ADP" and tags[at - 1] == "NOUN"
        return self.ends.get(at - 1) if hangs else None

    def setting_in(self, verb: VerbGroup, over: VerbGroup | None) -> NounPhrase | None:
        """Give the thing that lasts from some time on: "announced a truce in Rome on Friday, to begin in May".

        That is the nearest before the comma and behind the verb above it, no time and no name.
        """
        comma = verb.first - 1
        if over is None or verb.form != "infinitive" or self.name(comma) != "COMMA":
            return None
        sets_in = verb.voice == "passive" or verb.lemma in words_of("setting_in")
        if not sets_in and self.sentence.lemmas[verb.last + 1 : verb.last + 2] not in _SETS_IN:
            return None
        behind = self.phrases[bisect_left(self.firsts, over.last + 1) : bisect_left(self.firsts, comma)]
        things = (n for n in reversed(behind) if self.sentence.tags[n.head] == "NOUN")
        found = next((n for n in things if not is_time(self.sentence, n)), None)
        return self.of_chain(found) if found else None

    def is_dated(self, at: int) -> bool:
        """Say whether a time stands at a token, behind a preposition perhaps."""
        time = self.begins.get(at + (self.codes[at : at + 1] in PREPOSITIONS))
        return time is not None and is_time(self.sentence, time)
