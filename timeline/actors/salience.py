"""Whom "he", "she" or "the minister" takes up: the most salient person of the text so far.

The weights are those of Lappin and Leass (1994, "An algorithm for pronominal anaphora resolution", table 1): each sentence adds to a
person by the place they have there, and each sentence that passes takes half away.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Literal

from timeline.actors.model import Mention, Named
from timeline.actors.tenures import first_names, office_held, surname
from timeline.language.model import Sentence
from timeline.language.words import GENITIVES
from timeline.lexicon.actors import female_names

Role = Literal["subject", "object", "oblique", "embedded"]

WEIGHTS: dict[Role, int] = {"subject": 310, "object": 280, "oblique": 220, "embedded": 140}
"""The sums of Lappin and Leass's factors: recency 100, subject 80, object 50, oblique 40, head noun 80, not adverbial 50."""

HEADLINE = 100
"""What a person whom the headline names has above others: it is whom the article is about."""
FAR = 4
"""So many times more somebody else may weigh than who holds the office in the state that the text speaks of."""
GONE = 2
"""Below this a person is forgotten: about seven sentences after the last mention."""
WORD = re.compile(r"[^\W\d_]+(?:-\w+)*")
BOUNDARIES = frozenset({"PUNCT", "CCONJ", "SCONJ"})
CONJUNCTIONS = frozenset({"after", "as", "before", "once", "since", "until"})
"""Words that are prepositions as well."""
FEMININE, MASCULINE = frozenset({"she", "her", "hers"}), frozenset({"he", "him", "his"})
FEMALE_TITLES = frozenset(
    {"Mrs", "Ms", "Miss", "Mme", "Madame", "Lady", "Dame", "Queen", "Princess", "Baroness"}
)
MALE_TITLES = frozenset({"Mr", "Sir", "Lord", "King", "Prince", "Emperor", "Sheikh"})


def opens_clause(sentence: Sentence, first: int, behind: int) -> bool:
    """ "After Russia said": is the word before a phrase that ends before `behind` no preposition, a verb following?"""
    conjunction = first > 0 and sentence.lemmas[first - 1] in CONJUNCTIONS
    return conjunction and any(g.first == behind and g.form == "finite" for g in sentence.groups)


def role(mention: Mention, sentence: Sentence) -> Role:
    """The place of a mention in its sentence, by the words beside it."""
    tags = sentence.tags
    first = bisect_right(sentence.ends, mention.start)
    behind = bisect_left(sentence.starts, mention.end)
    if behind < len(tags) and sentence.lemmas[behind] in GENITIVES:
        return "embedded"
    if mention.kind == "person" and tags[behind : behind + 2] == ("NOUN", "PROPN"):
        return "embedded"  # "Obama aide Ana Luz"
    if first and tags[first - 1] == "ADP" and not opens_clause(sentence, first, behind):
        return "embedded" if first > 1 and tags[first - 2] in {"NOUN", "PROPN"} else "oblique"
    verb = next((g for g in reversed(sentence.groups) if g.end <= mention.start), None)
    if verb and BOUNDARIES.isdisjoint(tags[bisect_left(sentence.starts, verb.end) : first]):
        return "object"
    return "subject" if any(g.start >= mention.end for g in sentence.groups) else "object"


class Salience:
    """How much each person is in the reader's mind; lives as long as one article is read."""

    def __init__(self, headline: str) -> None:
        self._headline = frozenset(WORD.findall(headline))
        self._weights: dict[Named, float] = {}
        self._women: set[Named] = set()
        self._men: set[Named] = set()

    def note(self, mentions: Iterable[Mention], sentence: Sentence) -> None:
        """A sentence has passed that spoke of these."""
        self._weights = self._with(mentions, sentence)

    def best(
        self,
        word: str,
        earlier: Iterable[Mention],
        sentence: Sentence,
        others: frozenset[Named] = frozenset(),
    ) -> tuple[Named, ...]:
        """The most salient person whom a pronoun or noun can mean, behind these mentions of its sentence; none, or one.

        It means none of the `others`.
        """
        weights = {n: w for n, w in self._with(earlier, sentence).items() if n not in others}
        fitting = list(weights)
        if word in MASCULINE:
            fitting = [named for named in weights if named not in self._women]
        elif word in FEMININE:
            fitting = [named for named in weights if named in self._women]
            here = [n for m in earlier if m.kind == "person" for n in m.named]
            if self._women.isdisjoint(here):
                fitting = [n for n in here if n in weights and self._may_be_woman(n)] or fitting
            fitting = fitting or [named for named in weights if named not in self._men]
        else:
            fitting = [named for named in weights if office_held(named.name, word)] or fitting
        if not fitting:
            return ()
        best = max(fitting, key=lambda named: weights[named] + self._bonus(named))
        if word in FEMININE:
            self._women.add(best)
        return (best,)

    def in_office(self, title: str, home: Named | None) -> Named | None:
        """The most salient person who held an office of that title, of the state that the text speaks of where one did."""
        holders = [n for n in self._weights if office_held(n.name, title)]
        best = max(holders, key=self._weights.__getitem__, default=None)
        at_home = [n for n in holders if home and n.country == home.country]
        own = max(at_home, key=self._weights.__getitem__, default=None)
        if best is None or own is None:
            return best
        return own if self._weights[own] * FAR >= self._weights[best] else best

    def may_be(self, word: str, person: Named) -> bool:
        """Does a pronoun fit somebody, as far as the text shows?"""
        return person not in (self._women if word in MASCULINE else self._men)

    def _with(self, mentions: Iterable[Mention], sentence: Sentence) -> dict[Named, float]:
        here: dict[Named, float] = {}
        for mention in mentions:
            if mention.kind == "person" or mention.refers == "person":
                self._learn_gender(mention, sentence)
                for named in mention.named:
                    here[named] = max(here.get(named, 0), WEIGHTS[role(mention, sentence)])
        kept = {named: weight / 2 for named, weight in self._weights.items() if weight / 2 > GONE}
        return {named: kept.get(named, 0) + here.get(named, 0) for named in {**here, **kept}}

    def _learn_gender(self, mention: Mention, sentence: Sentence) -> None:
        """By the title before the name, or by the given name."""
        at = bisect_left(sentence.starts, mention.start)
        first = sentence.words[at].rstrip(".") if at < len(sentence.words) else ""
        if first in MALE_TITLES:
            self._men.update(mention.named)
        elif first in FEMALE_TITLES:
            self._women.update(mention.named)
        else:
            self._women.update(n for n in mention.named if n.name.split()[0] in female_names())

    def _may_be_woman(self, named: Named) -> bool:
        """A given name that nobody in the lexicon bears tells nothing: "Mya Khaing was shot; she died later"."""
        return named not in self._men and " " in named.name and named.name.split()[0] not in first_names()

    def _bonus(self, named: Named) -> float:
        return HEADLINE if surname(named.name, named.country) in self._headline else 0
