"""Match the rules over a text's class letters.

A rule's pattern becomes a regular expression over letters when a text first has a place where the rule may match:
where a letter stands with which it may begin, and the next letter that tells of a time is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from timeline.times.fragments import FRAGMENTS, SETS
from timeline.times.rules import RULES, Rule
from timeline.times.words import CLASSES

NAMES = re.compile(r"@?[A-Za-z_]\w*|\s+")
PARTS = re.compile(r"@?[A-Za-z_]\w*|\(\?(?:[:=!]|<[=!])|\{[^}]*\}|[()|?$]")
"""The pieces of a pattern."""

CORES = (
    "ISO SLASHED MONTH MARCH MAY MONABBR WEEKDAY WDABBR WEEKDAYS YEAR DECADE DECADEWORD BC AD QNUM "
    "HNUM FYNUM ORDN SEASON SPRING FALL SEASONS DAYU WEEKU MONTHU QUARTERU YEARU DECADEU CENTURYU "
    "CLOCKU FORTNIGHT WEEKEND DAYUS CLOCKUS PLURALU QUARTERUS WEEKENDS PART PARTS NOON CLOCK CLOCKED "
    "AMPM OCLOCK TODAY YESTERDAY TOMORROW TONIGHT OVERNIGHT NOW CURRENT RECENTLY RECENT FORMER FUTURE "
    "PAST PRESENT DATE TIME TERM SOON WHILE HOLIDAY NAMED DAILY SETADV HOURLY"
)
"""Classes one of which every rule needs: where none follows soon, no rule is tried."""
CORELESS = frozenset(("quarter-of-year", "year-words", "short-year", "time"))
"""But for these ("the first half", "0735 GMT"), which are tried where another's core follows; years in words, and "'98", always."""
FAR = 12


class Opening(NamedTuple):
    """With which letters something may begin: `pairs` are some and those that may follow, `alone` those that may be all of it."""

    letters: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    alone: frozenset[str]
    empty: bool

    def optional(self) -> Opening:
        """How it may begin where it may be left out."""
        return Opening(self.letters, self.pairs, self.alone, empty=True)

    def admits(self, letter: str, following: str) -> bool:
        """Whether it may begin with this letter, where that one follows in the text."""
        return letter in self.alone or any(
            letter in first and following in second for first, second in self.pairs
        )


NOTHING = Opening(frozenset(), (), frozenset(), empty=True)


def matches(letters: str) -> Iterator[tuple[Rule, int, int]]:
    """Give, from left to right, each rule that matches, its first letter and the one behind its last."""
    behind = 0
    for place in near_core().finditer(letters):
        first = place.start()
        if first < behind:
            continue
        following = letters[first + 1 : first + 2]
        for expression, rule in rules_from(letters[first], following, place[1] or place[2] or ""):
            found = expression.match(letters, first)
            if found is not None:
                behind = found.end()
                yield rule, first, behind
                break


@cache
def near_core() -> re.Pattern[str]:
    """The places where a rule may match, each with the class of `CORES` that it is or that follows, if one does."""
    core = "".join(CLASSES[name] for name in CORES.split())
    stops = "".join(CLASSES[name] for name in ("WORD", "BREAK", "CODE"))
    begins = "".join(sorted(set().union(*(opening(rule.pattern).letters for rule in RULES)) - set(stops)))
    coreless = translated("(?<=CARD)(?=CARD)|(?<=APOS)(?=DD|NUM)")
    # The set goes first: a search that starts with one is several times faster.
    return re.compile(
        f"[{begins}](?:(?<=([{core}]))|(?=[^{stops}{core}]{{0,{FAR - 1}}}([{core}]))|{coreless})"
    )


@cache
def rules_from(letter: str, following: str, core: str) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The rules that may begin with this letter before that one and hold this one of `CORES` before any other, in order."""
    return tuple(
        (compiled(rule.pattern), rule)
        for rule in begun_by(letter)
        if (rule.name in CORELESS or core in translated(rule.pattern))
        and opening(rule.pattern).admits(letter, following)
    )


@cache
def begun_by(letter: str) -> tuple[Rule, ...]:
    """The rules that may begin with this letter, in order."""
    return tuple(rule for rule in RULES if letter in opening(rule.pattern).letters)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over class names as a regular expression over class letters."""
    return re.compile(translated(pattern))


@cache
def translated(pattern: str) -> str:
    """A pattern over class names as the text of one over class letters."""

    def letter(found: re.Match[str]) -> str:
        name = found.group()
        if name.isspace():
            return ""
        if name in SETS:
            return "(?<=[" + "".join(CLASSES[word] for word in SETS[name].split()) + "])"
        return translated(FRAGMENTS[name]) if name in FRAGMENTS else CLASSES[name]

    return NAMES.sub(letter, pattern)


@cache
def opening(pattern: str) -> Opening:
    """What a pattern may begin with."""
    return alternatives(iter([*PARTS.findall(pattern), ")"]))


def alternatives(pieces: Iterator[str]) -> Opening:
    """How the alternatives up to the closing bracket may begin; look-around and sets before take no letter."""
    found: list[Opening] = []
    items: list[Opening] = []
    for piece in pieces:
        if piece in ("|", ")"):
            found.append(items[0] if len(items) == 1 else sequence(items))
            items = []
            if piece == ")":
                break
        elif piece[0] == "(":
            inside = alternatives(pieces)
            items.append(inside if piece == "(?:" else NOTHING)
        elif piece == "?":
            items[-1] = items[-1].optional()
        elif piece[0] == "{":  # every count starts at 0
            items[-1] = sequence([items[-1], items[-1].optional()]).optional()
        elif piece[0] in "@$":
            items.append(NOTHING)
        elif piece in FRAGMENTS:
            items.append(opening(FRAGMENTS[piece]))
        else:
            items.append(one_letter(CLASSES[piece]))
    if len(found) == 1:
        return found[0]
    return Opening(
        frozenset().union(*(one.letters for one in found)),
        tuple(pair for one in found for pair in one.pairs),
        frozenset().union(*(one.alone for one in found)),
        any(one.empty for one in found),
    )


@cache
def one_letter(letter: str) -> Opening:
    """How a letter begins."""
    return Opening(frozenset(letter), (), frozenset(letter), empty=False)


def sequence(items: list[Opening]) -> Opening:
    """How items one behind the other may begin."""
    letters: frozenset[str] = frozenset()
    pairs: list[tuple[frozenset[str], frozenset[str]]] = []
    alone: frozenset[str] = frozenset()
    empty = True
    for item in items:
        if alone:
            pairs.append((alone, item.letters))
        if empty:
            letters |= item.letters
            pairs += item.pairs
        alone = (alone if item.empty else frozenset()) | (item.alone if empty else frozenset())
        empty = empty and item.empty
        if not alone and not empty:
            break
    return Opening(letters, tuple(pairs), alone, empty)
