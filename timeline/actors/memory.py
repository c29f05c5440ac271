"""What an article has told so far: what its names have shown, and the actors it spoke of last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from timeline.actors.gazetteer import body_called, scan, state_names
from timeline.actors.known_people import KnownPeople
from timeline.actors.model import UNKNOWN, Mention, MentionKind, Named
from timeline.actors.salience import Salience, role
from timeline.actors.subjects import Number, stranger_of, unnamed_subject
from timeline.actors.words import word_list
from timeline.language.model import Sentence

FADING = 0.7
"""What is left of a participant's weight when a sentence passes."""
IN_PASSING = 0.3
HEADLINE = 0.6
"""What the states of a headline have above others, where it names as many as are asked for."""
REACH = 8
"""How many sentences back a pronoun may look."""

STAND_IN = "actor:stand-in"
"""The rule of a pronoun, or of a noun that does not say what it takes up."""
JOINT = re.compile(r"(?:,| and| or| as well as|, and|, or) (?:the )?")
"""What joins those of whom one speaks together."""
SHORT = {
    "captain": "capt", "colonel": "col", "congressman": "rep", "doctor": "dr", "general": "gen", "governor": "gov",
    "lieutenant": "lt", "professor": "prof", "representative": "rep", "senator": "sen",
}  # fmt: skip
"""How titles are shortened before a name."""


def is_oblique(mention: Mention, sentence: Sentence) -> bool:
    """Does a mention stand behind a preposition?"""
    before = bisect_left(sentence.starts, mention.start) - 1
    while before >= 0 and sentence.ends[before] > mention.start:
        before -= 1
    return before >= 0 and sentence.tags[before] == "ADP"


def is_of_kind(mention: Mention, kind: str) -> bool:
    """Is a mention a body that the lexicon knows to be of this kind?"""
    body = body_called(mention.named[0].name) if mention.kind == "body" else None
    return body is not None and body.kind == kind


def is_audience(mention: Mention, sentence: Sentence) -> bool:
    """ "He told CNN that it was lost": whom a report was given to is not spoken of again."""
    return is_of_kind(mention, "media") and role(mention, sentence) != "subject"


def _of_kinds(mention: Mention, kinds: set[str]) -> tuple[Named, ...]:
    """Of whom a mention speaks, where only participants of these kinds are asked for; a person speaks of a state."""
    if mention.kind in kinds or mention.refers in kinds:
        return mention.named
    if mention.kind == "office" and "state" in kinds:
        return mention.named  # "the leaders" of whom no name was told
    if mention.kind == "person" and "state" in kinds:
        names = state_names()
        return tuple(Named(names[n.country], n.country) for n in mention.named if n.country in names)
    return ()


class Memory:
    """The running state of one article's reading; lives only as long as `timeline.actors.find` works.

    `find` reads the text twice: names first, so that what an article explains late is known from its start, then what stands for them.
    """

    def __init__(self, text: str, published: date | None, headline: str) -> None:
        self.text, self.published, self.headline = text, published, headline
        # what the names of the text have shown
        self.people = KnownPeople(text, published, headline)
        self.bodies: dict[str, Named] = {}
        self.firms: dict[
            str, Named
        ] = {}  # by each name that the article may call them: "Target", of Target Corp.
        self.town_firms: dict[str, Named] = {}  # by a first word that is a town too
        self.places: set[str] = set()
        self.wholes: dict[str, Mention] = {}  # places named in full, by their first word: "the Gulf"
        self.storms: set[str] = set()
        self.parts: set[str] = set()  # the words of unknown names of two words and more
        # what the sentences so far have told
        self.begun = False
        self.salience = Salience(headline)
        self.before: tuple[Sentence, list[Mention]] | None = None
        self.opener: tuple[Sentence, list[Mention]] | None = None  # the first sentence of this paragraph
        self.told: dict[str, Named] = {}
        self.where: Mention | None = None
        self.heads: dict[str, Mention] = {}  # places by the noun that says what they are
        self.stranger = ""  # the noun for the last person told of, where that has no name
        self._recent: list[list[Mention]] = []
        self._told_of: dict[Named, MentionKind] = {}
        self._times: Counter[Named] = Counter()
        self._introduced: dict[Named, str] = {}
        self._first: dict[str, Named] = {}
        named = (state_names().get(m.entry.country or "") for m in scan(headline, 0, len(headline)))
        self._headlined = frozenset(named)

    def recognise(self, mentions: list[Mention]) -> list[Mention]:
        """Unknown names that the article shows elsewhere to be a place or a body are that here too; a storm is nobody.

        "The Gulf" is the gulf that the article names in full.
        """
        return [self._recognise(mention) for mention in mentions if mention.text not in self.storms]

    def _recognise(self, mention: Mention) -> Mention:
        if mention.kind == "place" and mention.text != mention.place:
            whole = self.wholes.get(mention.text.removeprefix("the "), mention)
            return mention._replace(place=whole.place, place_country=whole.place_country)
        if mention.kind != "generic":
            return mention
        if mention.text in self.bodies:
            return mention._replace(kind="body", named=(self.bodies[mention.text],), rule="actor:body again")
        if mention.text in self.places:
            return mention._replace(kind="place", place=mention.text, rule="actor:unknown place")
        person = self.people.called_just(mention.text)
        if mention.rule == UNKNOWN and person:
            return mention._replace(kind="person", named=(person,), rule="actor:told later")
        return mention

    def told_of(self) -> Iterator[tuple[MentionKind, Named]]:
        """The persons and bodies of whom the text spoke by name, the last one first."""
        return ((kind, named) for named, kind in reversed(self._told_of.items()))

    def times_told(self, named: Named) -> int:
        """How often the text named somebody so far."""
        return self._times[named]

    def is_called(self, person: Named, words: str) -> bool:
        """Did these words stand beside a person's name?"""
        beside = self._introduced.get(person, "").replace(".", "")
        return f" {words} " in beside or f" {SHORT.get(words, words)} " in beside

    def _introduce(self, mention: Mention, sentence: Sentence) -> None:
        """Remember what stood beside a name, and the order in which names were told."""
        for named in mention.named:
            self._told_of.pop(named, None)
            self._told_of[named] = "body" if mention.kind == "forces" else mention.kind
            first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
            if mention.kind == "forces" and sentence.lowers[last - 1] not in word_list("single_states"):
                self._introduced[named] = f" {sentence.lowers[last - 1]} "
            elif mention.kind == "body" and sentence.lowers[last - 1] in word_list("firm_heads"):
                self._introduced[named] = " ".join(("", *word_list("firms"), ""))
            elif mention.kind == "person" and mention.end - mention.start > len(mention.text):
                self._introduced[named] = f" {' '.join(sentence.lowers[first:last])} "

    def note(self, mentions: list[Mention], sentence: Sentence) -> None:
        """Remember whom a sentence spoke of: its subjects first, then its pronouns, then the others in order."""
        self.begun = True
        self._times.update(
            named for m in mentions if m.kind != "capital" and m.rule != STAND_IN for named in m.named
        )
        if self.before is None or self.before[0].block != sentence.block:
            self.opener = (sentence, mentions)
        self.before = (sentence, mentions)
        for mention in reversed(mentions):  # whom a sentence is about it tells of first
            if mention.kind in {"person", "body", "group", "forces"}:
                self._introduce(mention, sentence)
        self.salience.note(mentions, sentence)
        people = any(m.named and "person" in (m.kind, m.refers) for m in mentions)
        goes_on = not {"he", "she"}.isdisjoint(sentence.lowers)
        self.stranger = "" if people else stranger_of(sentence) or (self.stranger if goes_on else "")
        told = [m for m in mentions if m.named and m.kind != "adjective" and not is_audience(m, sentence)]
        if len(told) > 1:
            verb = next((g.start for g in sentence.groups if g.form == "finite"), sentence.end)
            told.sort(key=lambda m: (m.end > verb or is_oblique(m, sentence), m.kind != "pronoun"))
        if told:
            if len(self._first) < 2:
                self._first.update(
                    (n.country, n) for m in told if m.kind != "place" for n in m.named if n.country
                )
            self.told.update((n.name, n) for m in told for n in m.named)
            self._recent.append(told)
            del self._recent[:-REACH]

    def last(self, kinds: set[str]) -> Mention | None:
        """The first mention of one of these kinds in the last sentence that spoke of anybody: its subject, most often."""
        told = (m for told in self._recent[-1:] for m in told)
        return next((m for m in told if m.kind in kinds or m.refers in kinds), None)

    def was_about(self) -> Number | None:
        """Was the last sentence about one thing without a name, or about many?"""
        return unnamed_subject(*self.before) if self.before else None

    def last_of(self, codes: frozenset[str], earlier: list[Mention]) -> tuple[Named, ...]:
        """The last of these states of which the text, or this sentence so far, has told by more than its people."""
        told = chain(reversed(earlier), *(reversed(told) for told in reversed(self._recent)))
        found = (n.country for m in told if m.kind != "person" for n in m.named if n.country in codes)
        return next(((Named(state_names()[code], code),) for code in found if code), ())

    def spoke_of(self, kinds: set[str]) -> bool:
        """Did the last sentence that spoke of anybody speak of one of these kinds?"""
        return any(m.kind in kinds or m.refers in kinds for told in self._recent[-1:] for m in told)

    def last_joined(self, kinds: set[str]) -> tuple[Named, ...]:
        """Those joined by "and" or commas to the first of these kinds in the last sentence that has one."""
        told = next((t for t in self._recent[-1:] if any(m.kind in kinds for m in t)), [])
        joined: list[Mention] = []
        for mention in (m for m in told if m.kind in kinds):
            if joined and not JOINT.fullmatch(self.text, joined[-1].end, mention.start):
                break
            joined.append(mention)
        return tuple(dict.fromkeys(named for m in joined for named in m.named))

    def last_several(self) -> tuple[Named, ...]:
        """Those for whom one phrase stood in the last sentence: "the three countries"."""
        told = (m.named for told in self._recent[-1:] for m in told)
        return next((named for named in told if len(named) > 1), ())

    def last_two(self) -> tuple[Named, ...]:
        """The two of the last sentence of whom one acted on the other: "Kim met him. They". States only where they meet or fight."""
        if self.before is None:
            return ()
        sentence, mentions = self.before
        mutual = any(g.lemma in word_list("mutual") for g in sentence.groups)
        kinds = {"person", "state", "body", "group"} if mutual else {"person"}
        told = (
            m for m in mentions if {m.kind, m.refers} & kinds and role(m, sentence) in {"subject", "object"}
        )
        two = tuple(dict.fromkeys(named for m in told for named in m.named))
        return two if len(two) == 2 else ()

    def parties(self) -> tuple[Named, ...]:
        """The states of whom the article's first sentences speak."""
        names = state_names()
        return tuple(Named(names[code], code) for code in self._first if code in names)

    def most_salient(self, kinds: set[str], count: int, besides: tuple[Named, ...] = ()) -> tuple[Named, ...]:
        """So many participants of these kinds of whom the last sentences spoke most, `besides` these, in the order of the text."""
        weights: dict[Named, float] = {}
        for age, told in enumerate(reversed(self._recent)):
            here: dict[Named, float] = {}
            for mention in told:
                weight = IN_PASSING if mention.kind == "capital" else 1.0
                for named in _of_kinds(mention, kinds):
                    here[named] = max(here.get(named, 0), weight)
            for named, weight in here.items():
                about = HEADLINE * (named.name in self._headlined and len(self._headlined) == count)
                weights[named] = weights.get(named, about) + weight * FADING**age
        free = [named for named in weights if named not in besides]
        best = sorted(free, key=weights.__getitem__, reverse=True)[:count]
        order = [named for told in self._recent for m in told for named in _of_kinds(m, kinds)]
        return tuple(sorted(best, key=order.index))
