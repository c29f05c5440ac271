"""Match the rules over a text's class letters.

A rule's pattern becomes a regular expression over letters when a text first has a place where the rule may match:
where a letter stands with which it may begin, and the next letter that tells of a time is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

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

Opening = tuple[set[str], bool]
"""The letters with which something may begin, and whether it may be empty."""


def matches(letters: str) -> Iterator[tuple[Rule, int, int]]:
    """Give, from left to right, each rule that matches, its first letter and the one behind its last."""
    behind = 0
    for place in near_core().finditer(letters):
        first = place.start()
        if first < behind:
            continue
        for expression, rule in rules_from(letters[first], place[1] or place[2] or ""):
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
    begins = "".join(sorted(set().union(*(opening(rule.pattern)[0] for rule in RULES)) - set(stops)))
    coreless = translated("(?<=CARD)(?=CARD)|(?<=APOS)(?=DD|NUM)")
    # The set goes first: a search that starts with one is several times faster.
    return re.compile(
        f"[{begins}](?:(?<=([{core}]))|(?=[^{stops}{core}]{{0,{FAR - 1}}}([{core}]))|{coreless})"
    )


@cache
def rules_from(letter: str, core: str) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The rules that may begin with this letter and hold this one of `CORES` before any other, in order."""
    return tuple(
        (compiled(rule.pattern), rule)
        for rule in begun_by(letter)
        if rule.name in CORELESS or core in translated(rule.pattern)
    )


@cache
def begun_by(letter: str) -> tuple[Rule, ...]:
    """The rules that may begin with this letter, in order."""
    return tuple(rule for rule in RULES if letter in opening(rule.pattern)[0])


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
    """What the alternatives up to the closing bracket may begin with; look-around and sets before take no letter."""
    letters: set[str] = set()
    empty = False
    items: list[Opening] = []
    for piece in pieces:
        if piece in ("|", ")"):
            begun, nothing = sequence(items)
            letters |= begun
            empty |= nothing
            items = []
            if piece == ")":
                break
        elif piece[0] == "(":
            inside = alternatives(pieces)
            items.append(inside if piece == "(?:" else (set(), True))
        elif piece[0] in "?{":  # every count starts at 0
            items[-1] = items[-1][0], True
        elif piece[0] in "@$":
            items.append((set(), True))
        else:
            items.append(opening(FRAGMENTS[piece]) if piece in FRAGMENTS else ({CLASSES[piece]}, False))
    return letters, empty


def sequence(items: list[Opening]) -> Opening:
    """What items one behind the other may begin with."""
    letters: set[str] = set()
    for begun, empty in items:
        letters |= begun
        if not empty:
            return letters, False
    return letters, True
