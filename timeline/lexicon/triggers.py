"""The words that name events: triggers with their frames, governors with their status, reporting verbs.

A phrase is a list of elements around a head. `sign * {treaty}` is the verb "sign" with one of the words of
the class "treaty" up to six tokens behind it; `call off` wants its particle at once (a weekday or an adverb
may stand between); `[price|rate] fall` wants one of the words in front of the verb. `load` reads the rows,
but a row is parsed only when its head is first met: a text uses few of them. `matching` tells which row fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Generic, Literal, cast

from timeline.errors import LexiconError
from timeline.lexicon.actors import places, states
from timeline.lexicon.matching import (
    SMALL,
    Element,
    EntryT,
    Head,
    Match,
    Pattern,
    best_noun,
    best_verb,
    clause_at,
)
from timeline.lexicon.phrases import fault, noun_head, verb_head
from timeline.lexicon.tables import DATA, lines, records, rows, sources, values
from timeline.model import Status

TAKEN = frozenset(("city", "province", "region", "island", "base"))
"""Kinds of places that armies take and envoys fly to."""

Slot = Literal[
    "subj", "obj", "iobj", "poss", "of", "by", "with", "to", "from", "on", "against", "at", "in", "into",
    "between", "for", "over", "about", "through", "toward", "towards", "near", "across", "off", "behind", "alongside", "after", "-",
]  # fmt: skip
"""Where an actor stands: as subject, object or possessor, or behind a preposition; - for nowhere."""
ComplementStatus = Literal["planned", "possible", "negated", "same"]
ReportingKind = Literal["plain", "news"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of triggers.tsv: the type of event that the phrase names, and the slots of source and target."""

    phrase: str
    head: str
    pos: Literal["v", "n"]
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Governor:
    """A row of governors.tsv: the status of the phrase's complement, and whether it is an event itself."""

    phrase: str
    head: str
    complement_status: ComplementStatus
    own_event: bool
    name: str

    def status(self, own: Status) -> Status:
        """The status of the complement, where the governor's own verb group has the status `own`."""
        return own if self.complement_status == "same" else self.complement_status


class WordClasses:
    """The classes of word_classes.tsv, and `town`: the names of places, which are read when they are first asked for."""

    def __init__(self, listed: dict[str, tuple[str, ...]]) -> None:
        self._listed = listed

    def __contains__(self, name: object) -> bool:
        return name == "town" or name in self._listed

    def words(self, name: str) -> tuple[str, ...]:
        """The lemmas of a class."""
        return _towns() if name == "town" else self._listed[name]


class _Table(Generic[EntryT]):
    """The rows of one table and part of speech, by head."""

    def __init__(
        self,
        lines: Iterable[str],
        head: Callable[[str], str],
        build: Callable[[str, str], EntryT],
        classes: WordClasses,
    ) -> None:
        self._build = build
        self._classes = classes
        self._lines: dict[str, list[str]] = {}
        self._heads: dict[str, Head[EntryT] | None] = {}
        found = self._lines
        for line in lines:
            phrase = line.partition("\t")[0]
            word = head(phrase) if " " in phrase else phrase
            if word in found:
                found[word].append(line)
            else:
                found[word] = [line]

    @property
    def heads(self) -> KeysView[str]:
        return self._lines.keys()

    def rows(self) -> Iterator[EntryT]:
        return (self._build(head, line) for head, found in self._lines.items() for line in found)

    def head(self, lemma: str) -> Head[EntryT] | None:
        try:
            return self._heads[lemma]
        except KeyError:
            lines = self._lines.get(lemma)
            self._heads[lemma] = self._parse(lemma, lines) if lines else None
            return self._heads[lemma]

    def _parse(self, head: str, lines: list[str]) -> Head[EntryT]:
        bare: Match[EntryT] | None = None
        by_word: dict[str, list[Pattern[EntryT]]] = {}
        for line in lines:
            pattern = self._pattern(self._build(head, line), head)
            if pattern.after:
                keys = pattern.after[-1].words
            elif pattern.front or pattern.subject:
                keys = pattern.subject or pattern.front[-1]
            else:
                bare = bare or Match(pattern.row, ())
                continue
            for word in keys:
                by_word.setdefault(word, []).append(pattern)
        for patterns in by_word.values():
            patterns.sort(key=lambda pattern: len(pattern.after[-1].words) if pattern.after else 0)
        return Head(bare, by_word)

    def _pattern(self, row: EntryT, head: str) -> Pattern[EntryT]:
        subject: frozenset[str] = frozenset()
        front: list[frozenset[str]] = []
        after: list[Element] = []
        gap = seen = False
        for part in row.phrase.split():
            if part.startswith("["):
                subject = self._words(part[1:-1])
            elif part == "*":
                gap = True
            elif not seen and part == head:
                seen = True
            elif seen:
                after.append(Element(self._words(part), gap))
                gap = False
            else:
                front.append(self._words(part))
        weight = 3 * (len(front) + bool(subject)) + sum(_weight(element) for element in after)
        return Pattern(row, subject, tuple(front), tuple(after), weight)

    def _words(self, part: str) -> frozenset[str]:
        words: set[str] = set()
        for word in part.split("|"):
            if word.startswith("{"):
                words.update(self._classes.words(word[1:-1]))
            else:
                words.add(word)
        return frozenset(words)


def _weight(element: Element) -> int:
    """A word says more than a preposition, and what stands close more than what stands somewhere behind."""
    small = element.words <= SMALL
    return (2 if small else 4) - (element.gap and small)


class Triggers:
    """The three tables, ready to be asked. Get it from `load`."""

    def __init__(
        self,
        triggers: Iterable[str],
        governors: Iterable[str],
        reporting: dict[str, ReportingKind],
        classes: WordClasses,
    ) -> None:
        rows = tuple(triggers)
        self._verbs = _Table([x for x in rows if "\tv\t" in x], verb_head, _trigger, classes)
        self._nouns = _Table([x for x in rows if "\tn\t" in x], noun_head, _trigger, classes)
        self._governors = _Table(governors, verb_head, _governor, classes)
        self._reporting = reporting
        self.noun_heads = self._nouns.heads
        """The nouns that head a row, as lemmas: the cheap question before `noun`."""

    def verb(
        self,
        lemmas: Sequence[str],
        head: int,
        start: int = 0,
        stop: int | None = None,
        subject: range = range(0),
    ) -> Match[Trigger] | None:
        """The row for the active verb at `lemmas[head]`, looking no further than its clause `start:stop`."""
        entry = self._verbs.head(lemmas[head])
        return entry and best_verb(entry, clause_at(lemmas, head, start, stop, subject=subject))

    def passive(
        self,
        lemmas: Sequence[str],
        head: int,
        start: int = 0,
        stop: int | None = None,
        subject: range = range(0),
    ) -> Match[Trigger] | None:
        """As `verb`, for a passive or relative clause: the object may stand in front ("talks were held")."""
        entry = self._verbs.head(lemmas[head])
        return entry and best_verb(entry, clause_at(lemmas, head, start, stop, fronted=True, subject=subject))

    def noun(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Trigger] | None:
        """The row for the noun at `lemmas[head]`, with the words before it or "of ..." right behind it."""
        entry = self._nouns.head(lemmas[head])
        return entry and best_noun(entry, clause_at(lemmas, head, start, stop))

    def governor(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Governor] | None:
        """The row for the governor at `lemmas[head]`: a verb, an adjective or a noun."""
        entry = self._governors.head(lemmas[head])
        return entry and best_verb(entry, clause_at(lemmas, head, start, stop))

    def reporting(self, lemma: str) -> ReportingKind | None:
        """Is the verb a reporting verb, and is the saying itself the news?"""
        return self._reporting.get(lemma)

    def rows(self) -> Iterator[Trigger]:
        """Every trigger, verbs first."""
        yield from self._verbs.rows()
        yield from self._nouns.rows()


def _trigger(head: str, line: str) -> Trigger:
    phrase, pos, kind, source, target, *_ = line.split("\t")
    return Trigger(
        phrase, head, cast(Literal["v", "n"], pos), kind, values(source), values(target), f"trigger:{phrase}"
    )


def _governor(head: str, line: str) -> Governor:
    phrase, status, own, *_ = line.split("\t")
    return Governor(phrase, head, cast(ComplementStatus, status), own == "yes", f"governor:{phrase}")


@cache
def load() -> Triggers:
    """Read the tables: the user's, then the shipped ones. Raises LexiconError for a phrase of the user's that cannot fit."""
    for table in ("triggers", "governors"):
        _check_own(table)
    reporting: dict[str, ReportingKind] = {}
    for lemma, kind in records("reporting", "lemma", "kind"):
        reporting.setdefault(lemma, cast(ReportingKind, kind))
    return Triggers(
        lines("triggers", "phrase", "pos", "type", "source", "target"),
        lines("governors", "phrase", "complement_status", "own_event"),
        reporting,
        word_classes(),
    )


def _check_own(table: str) -> None:
    """Raise LexiconError for the first of the user's phrases that would silently never fit; the tests check the shipped ones."""
    for path in sources(table):
        if path.parent != DATA:
            for row in rows(table, path.parent):
                phrase = row.get("phrase", "")
                if phrase and (wrong := fault(phrase, row.get("pos", "v"), word_classes())):
                    raise LexiconError(f"{path}: {phrase!r}: {wrong}")


@cache
def word_classes() -> WordClasses:
    """Read the classes: the user's, then the shipped ones."""
    listed: dict[str, tuple[str, ...]] = {}
    for name, words in records("word_classes", "class", "words"):
        listed.setdefault(name, values(words))
    return WordClasses(listed)


@cache
def cameo_codes() -> dict[tuple[str, str], str]:
    """CAMEO's root codes by the name of a trigger and its type: those of the rows that have one of their own."""
    found: dict[tuple[str, str], str] = {}
    for phrase, kind, code in records("triggers", "phrase", "type", "cameo"):
        found.setdefault((f"trigger:{phrase}", kind), code)
    return {row: code for row, code in found.items() if code}


@cache
def _towns() -> tuple[str, ...]:
    names = chain(
        *((place.name, *place.aliases) for place in places() if place.kind in TAKEN),
        *((state.name, *state.capitals) for state in states()),
    )
    return tuple(dict.fromkeys(name.lower() for name in names if name.replace("-", "").isalpha()))
