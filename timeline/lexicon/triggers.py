"""The words that name events: triggers with their frames, governors with their status, reporting verbs.

A phrase is a list of elements around a head. `sign * {treaty}` is the verb "sign" with one of the words of
the class "treaty" up to six tokens behind it; `call off` wants its particle at once (a weekday or an adverb
may stand between); `[price|rate] fall` wants one of the words in front of the verb. `load` reads the rows,
but a row is parsed only when its head is first met: a text uses few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar, cast

from timeline.errors import LexiconError
from timeline.lexicon.actors import places, states
from timeline.lexicon.tables import DATA, user_folder, values
from timeline.model import Status

GAP = 6
"""How many tokens `*` skips."""
BEFORE = 9
"""How far in front of the verb its subject, or a passive's object, may stand."""
_LOOSE = """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight again also back both
    not never once twice earlier late later jointly together
"""
LOOSE = frozenset(_LOOSE.split())
"""Words that may stand between a verb and its particle: "called again for", "met on Monday with"."""
_SMALL = """
    to on for with from in into at of against over about through off out up down back away by as behind
    between near along upon toward towards around that not without together a an
"""
SMALL = frozenset(_SMALL.split())
"""Prepositions and particles: elements that follow the verb in the passive too."""
AROUND = frozenset(("in", "since", "until", "during", "before", "after"))
"""A word right behind one of these is no object of the verb: "signed in March", "resigned after talks"."""
BARRIERS = frozenset(
    {".", ";", ":", "!", "?", "that", "which", "who", "but", "while", "because", "although", "after"}
)
"""A gap does not reach over these: what follows them belongs to another clause."""

_MONTHS = """
    january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
"""
MONTHS = frozenset(_MONTHS.split())
"""Behind "on" or "in" a date, beside a number no noun: "voted on 5 November", "called on 8 March"."""
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))

TAKEN = frozenset(("city", "province", "region", "island", "base"))
"""Kinds of places that armies take and envoys fly to."""

OF_GAP = 3
"""How many tokens may stand between a noun's "of" and the word that it wants."""
CLOSED = SMALL - {"a", "an"} | BARRIERS | {",", "and", "or"}
"""What ends the phrase behind a noun's "of"."""

Slot = Literal[
    "subj", "obj", "iobj", "poss", "of", "by", "with", "to", "from", "on", "against", "at", "in", "into",
    "between", "for", "over", "about", "through", "-",
]  # fmt: skip
ComplementStatus = Literal["planned", "possible", "negated", "same"]
ReportingKind = Literal["plain", "news"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of triggers.tsv: the type of event that the phrase names, and the slots of source and target."""

    phrase: str
    head: str
    pos: Literal["v", "n"]
    type: str
    cameo: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    symmetric: bool
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


class _Entry(Protocol):
    @property
    def phrase(self) -> str: ...


EntryT = TypeVar("EntryT", bound=_Entry)


class Match(NamedTuple, Generic[EntryT]):
    """A row that fits, and the indices of the tokens that fill its elements (without the head)."""

    row: EntryT
    tokens: tuple[int, ...]


class _Element(NamedTuple):
    words: frozenset[str]
    gap: bool


class _Pattern(NamedTuple, Generic[EntryT]):
    """A phrase taken apart: the verb's subject, a compound noun's first words, what follows the head."""

    row: EntryT
    subject: frozenset[str]
    front: tuple[frozenset[str], ...]
    after: tuple[_Element, ...]
    weight: int


class _Clause(NamedTuple):
    """The lemmas of a sentence, the head's index, the clause's bounds; a passive's object is `fronted`."""

    lemmas: Sequence[str]
    head: int
    start: int
    stop: int
    fronted: bool = False


def _clause(lemmas: Sequence[str], head: int, start: int, stop: int | None, fronted: bool = False) -> _Clause:
    return _Clause(lemmas, head, start, len(lemmas) if stop is None else stop, fronted)


class _Head(NamedTuple, Generic[EntryT]):
    """All patterns of one head: the bare one, and the others under each word of one of their elements.

    Under a word the element with the fewest alternatives comes first: it is the more exact one.
    """

    bare: EntryT | None
    by_word: dict[str, list[_Pattern[EntryT]]]


class _Table(Generic[EntryT]):
    """The rows of one table and part of speech, by head."""

    def __init__(
        self,
        lines: Iterable[str],
        head: Callable[[str], str],
        build: Callable[[str, str], EntryT],
        classes: dict[str, tuple[str, ...]],
    ) -> None:
        self._build = build
        self._classes = classes
        self._lines: dict[str, list[str]] = {}
        self._heads: dict[str, _Head[EntryT] | None] = {}
        for line in lines:
            phrase = line.partition("\t")[0]
            self._lines.setdefault(head(phrase) if " " in phrase else phrase, []).append(line)

    @property
    def heads(self) -> KeysView[str]:
        return self._lines.keys()

    def rows(self) -> Iterator[EntryT]:
        for head, lines in self._lines.items():
            for line in lines:
                yield self._build(head, line)

    def head(self, lemma: str) -> _Head[EntryT] | None:
        if lemma not in self._heads:
            lines = self._lines.get(lemma)
            self._heads[lemma] = self._parse(lemma, lines) if lines else None
        return self._heads[lemma]

    def _parse(self, head: str, lines: list[str]) -> _Head[EntryT]:
        bare: EntryT | None = None
        by_word: dict[str, list[_Pattern[EntryT]]] = {}
        for line in lines:
            pattern = self._pattern(self._build(head, line), head)
            if pattern.after:
                keys = pattern.after[-1].words
            elif pattern.front or pattern.subject:
                keys = pattern.subject or pattern.front[-1]
            else:
                bare = bare or pattern.row
                continue
            for word in keys:
                by_word.setdefault(word, []).append(pattern)
        for patterns in by_word.values():
            patterns.sort(key=lambda pattern: len(pattern.after[-1].words) if pattern.after else 0)
        return _Head(bare, by_word)

    def _pattern(self, row: EntryT, head: str) -> _Pattern[EntryT]:
        subject: frozenset[str] = frozenset()
        front: list[frozenset[str]] = []
        after: list[_Element] = []
        gap = seen = False
        for part in row.phrase.split():
            if part.startswith("["):
                subject = self._words(part[1:-1])
            elif part == "*":
                gap = True
            elif not seen and part == head:
                seen = True
            elif seen:
                after.append(_Element(self._words(part), gap))
                gap = False
            else:
                front.append(self._words(part))
        weight = 3 * (len(front) + bool(subject)) + sum(_weight(element) for element in after)
        return _Pattern(row, subject, tuple(front), tuple(after), weight)

    def _words(self, part: str) -> frozenset[str]:
        words: set[str] = set()
        for word in part.split("|"):
            if word.startswith("{"):
                words.update(self._classes[word[1:-1]])
            else:
                words.add(word)
        return frozenset(words)


def _weight(element: _Element) -> int:
    """A word says more than a preposition, and what stands close more than what stands somewhere behind."""
    small = element.words <= SMALL
    return (2 if small else 4) - (element.gap and small)


def _place(element: _Element, lemmas: Sequence[str], at: int, stop: int) -> int:
    """The index of the first token from `at` that fills the element, -1 where none does."""
    words, gap = element
    for index in range(at, min(at + GAP + 1, stop)):
        lemma = lemmas[index]
        if (
            lemma in words
            and (index == at or lemmas[index - 1] not in AROUND or lemma in SMALL)
            and not _dates(lemmas, index, stop)
        ):
            return index
        if lemma in BARRIERS or not (gap or _loose(lemmas, index, stop)):
            return -1
    return -1


def _loose(lemmas: Sequence[str], index: int, stop: int) -> bool:
    lemma = lemmas[index]
    if lemma == "on":
        return index + 1 < stop and lemmas[index + 1] in LOOSE
    return lemma in LOOSE or (lemma.endswith("ly") and len(lemma) > 4)


def _dates(lemmas: Sequence[str], index: int, stop: int) -> bool:
    """Is the token part of a date: a month beside a number, or "on" and "in" before a day or a month?"""
    lemma = lemmas[index]
    if lemma not in {"on", "in"} and lemma not in MONTHS:
        return False
    behind = lemmas[index + 1 : min(index + 3, stop)]
    if lemma in MONTHS:
        before = lemmas[index - 1] if index else ""
        return before in {"last", "next"} or before[:1].isdigit() or any(x[:1].isdigit() for x in behind[:1])
    return any(word in MONTHS or word in WEEKDAYS for word in behind[:1]) or (
        len(behind) == 2 and behind[0][:1].isdigit() and behind[1] in MONTHS
    )


def _nearest(words: frozenset[str], clause: _Clause) -> int:
    """The index of the last token in front of the head that is one of the words, -1 where none is."""
    head = clause.head
    for index in range(head - 1, max(clause.start, head - BEFORE) - 1, -1):
        if (
            clause.lemmas[index] in words
            and (index == 0 or clause.lemmas[index - 1] not in AROUND)
            and not _dates(clause.lemmas, index, clause.stop)
        ):
            return index
    return -1


def _fit(pattern: _Pattern[EntryT], clause: _Clause) -> tuple[int, ...] | None:
    """The tokens that fill a verb's pattern, None where it does not fit."""
    tokens: list[int] = []
    if pattern.subject:  # what stands before a passive verb is its object
        tokens.append(-1 if clause.fronted else _nearest(pattern.subject, clause))
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


def _best(entry: _Head[EntryT], clause: _Clause) -> Match[EntryT] | None:
    """The heaviest pattern that fits; of equals the nearest one, or the one that heads its compound."""
    best: _Pattern[EntryT] | None = None
    found: tuple[int, ...] = ()
    lemmas, head, start, stop, _ = clause
    first, last = max(start, head - BEFORE), min(head + 3 * GAP, stop)
    by_word = entry.by_word
    if by_word and not by_word.keys().isdisjoint(lemmas[first:last]):
        nearest = chain(range(head + 1, last), range(head - 1, first - 1, -1))
        for index in [i for i in nearest if lemmas[i] in by_word]:
            for pattern in by_word[lemmas[index]]:
                if best and (pattern is best or pattern.weight < best.weight):
                    continue
                tokens = _fit(pattern, clause)
                if not tokens or index not in tokens:
                    continue
                if not best or pattern.weight > best.weight or tokens[-1] == found[-1] + 1:
                    best, found = pattern, tokens
    if best:
        return Match(best.row, found)
    return Match(entry.bare, ()) if entry.bare else None


def _compound(entry: _Head[EntryT], clause: _Clause) -> Match[EntryT] | None:
    """The heaviest noun pattern whose words stand right before the head, or behind it after "of"."""
    lemmas, head, start, stop, _ = clause
    best: _Pattern[EntryT] | None = None
    found: tuple[int, ...] = ()
    near = (*lemmas[max(start, head - 1) : head], *lemmas[head + 1 : min(head + 3 + OF_GAP, stop)])
    for word in near if entry.by_word else ():
        for pattern in entry.by_word.get(word, ()):
            if best is None or pattern.weight > best.weight:
                tokens = _around(pattern, clause)
                best, found = (pattern, tokens) if tokens else (best, found)
    if best:
        return Match(best.row, found)
    return Match(entry.bare, ()) if entry.bare else None


def _around(pattern: _Pattern[EntryT], clause: _Clause) -> tuple[int, ...]:
    """The tokens that fill a noun's pattern, none where it does not fit: "launch of a new missile"."""
    lemmas, head, start, stop, _ = clause
    first = head - len(pattern.front)
    if first < start or any(lemmas[first + i] not in words for i, words in enumerate(pattern.front)):
        return ()
    tokens = [*range(first, head)]
    at = head + 1
    for element in pattern.after:
        while at < stop and lemmas[at] not in element.words:
            if at == head + 1 or at > head + 1 + OF_GAP or lemmas[at] in CLOSED:
                return ()
            at += 1
        if at == stop:
            return ()
        tokens.append(at)
        at += 1
    return tuple(tokens)


class Triggers:
    """The three tables, ready to be asked. Get it from `load`."""

    def __init__(
        self,
        triggers: Iterable[str],
        governors: Iterable[str],
        reporting: dict[str, ReportingKind],
        classes: dict[str, tuple[str, ...]],
    ) -> None:
        lines = tuple(triggers)
        self._verbs = _Table([x for x in lines if "\tv\t" in x], verb_head, _trigger, classes)
        self._nouns = _Table([x for x in lines if "\tn\t" in x], noun_head, _trigger, classes)
        self._governors = _Table(governors, verb_head, _governor, classes)
        self._reporting = reporting
        self.noun_heads = self._nouns.heads
        """The nouns that head a row, as lemmas."""

    def verb(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Trigger] | None:
        """The row for the active verb at `lemmas[head]`, looking no further than its clause `start:stop`."""
        entry = self._verbs.head(lemmas[head])
        return _best(entry, _clause(lemmas, head, start, stop)) if entry else None

    def passive(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Trigger] | None:
        """As `verb`, for a passive or relative clause: the object may stand in front ("talks were held")."""
        entry = self._verbs.head(lemmas[head])
        return _best(entry, _clause(lemmas, head, start, stop, fronted=True)) if entry else None

    def noun(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Trigger] | None:
        """The row for the noun at `lemmas[head]`, with the words before it or "of ..." right behind it."""
        entry = self._nouns.head(lemmas[head])
        return _compound(entry, _clause(lemmas, head, start, stop)) if entry else None

    def governor(
        self, lemmas: Sequence[str], head: int, start: int = 0, stop: int | None = None
    ) -> Match[Governor] | None:
        """The row for the governor at `lemmas[head]`: a verb, an adjective or a noun."""
        entry = self._governors.head(lemmas[head])
        return _best(entry, _clause(lemmas, head, start, stop)) if entry else None

    def reporting(self, lemma: str) -> ReportingKind | None:
        """Is the verb a reporting verb, and is the saying itself the news?"""
        return self._reporting.get(lemma)

    def is_noun(self, lemma: str) -> bool:
        """Does a noun's row have this head? The cheap question before `noun`."""
        return lemma in self.noun_heads

    def rows(self) -> Iterator[Trigger]:
        """Every trigger, verbs first."""
        yield from self._verbs.rows()
        yield from self._nouns.rows()

    def governors(self) -> Iterator[Governor]:
        """Every governor."""
        yield from self._governors.rows()


def verb_head(phrase: str) -> str:
    """The first word of a phrase that is not its subject."""
    return phrase.rpartition("] ")[2].partition(" ")[0]


def noun_head(phrase: str) -> str:
    """The last word of a noun phrase, or the last before "of"."""
    return phrase.partition(" of ")[0].rpartition(" ")[2]


def _trigger(head: str, line: str) -> Trigger:
    phrase, pos, kind, cameo, source, target, symmetric, _ = _cells(line, 8)
    return Trigger(
        phrase, head, cast(Literal["v", "n"], pos), kind, cameo, values(source), values(target),
        symmetric == "yes", f"trigger:{phrase}",
    )  # fmt: skip


def _governor(head: str, line: str) -> Governor:
    phrase, status, own, _ = _cells(line, 4)
    return Governor(phrase, head, cast(ComplementStatus, status), own == "yes", f"governor:{phrase}")


def _cells(line: str, columns: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) > columns:
        raise LexiconError(f"{len(cells)} cells under {columns} columns: {line}")
    return cells + [""] * (columns - len(cells))


def _lines(name: str, folder: Path) -> Iterator[str]:
    """The rows of a table as bare lines, the user's before the shipped ones.

    `tables.rows` makes a dict of every row; of these thousands most are never looked at.
    """
    for place in dict.fromkeys((folder, DATA)):
        path = place / f"{name}.tsv"
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from [line for line in lines if line and line[0] != "#"][1:]


@cache
def load(folder: Path | None = None) -> Triggers:
    """Read the tables: the user's (from `folder`, where one is given), then the shipped ones."""
    folder = folder or user_folder()
    reporting: dict[str, ReportingKind] = {}
    for line in _lines("reporting", folder):
        lemma, kind = _cells(line, 2)
        reporting.setdefault(lemma, cast(ReportingKind, kind))
    classes = word_classes(folder)
    return Triggers(_lines("triggers", folder), _lines("governors", folder), reporting, classes)


def word_classes(folder: Path) -> dict[str, tuple[str, ...]]:
    """The classes that phrases name as {class}: those of word_classes.tsv, and `town`, the places' names of one word."""
    classes: dict[str, tuple[str, ...]] = {}
    for line in _lines("word_classes", folder):
        name, words = _cells(line, 2)
        classes.setdefault(name, values(words))
    names = chain(
        *((place.name, *place.aliases) for place in places() if place.kind in TAKEN),
        *((state.name, *state.capitals) for state in states()),
    )
    classes["town"] = tuple(dict.fromkeys(name.lower() for name in names if name.isalpha()))
    return classes
