"""What a passage tells about its dates: publication, the date mentioned last, and whether it is news or narrative."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.calendar import Point, Unit, words
from timeline.times.direction import Directions
from timeline.times.lexer import Tokens
from timeline.times.words import CLASSES

THIRDS = {"START": 0, "MID": 1, "END": 2}


class Found(NamedTuple):
    """One time expression that a rule found: its tokens (first, behind the last) and what it stands for."""

    first: int
    behind: int
    type: str
    value: str
    mod: str | None = None
    edtf: str | None = None
    point: Point | None = None
    anchor: str | None = None
    basis: Basis | None = None
    steps: str = ""


class Match:
    """The tokens that a rule matched."""

    __slots__ = ("behind", "first", "letters", "tokens")

    def __init__(self, tokens: Tokens, first: int, behind: int) -> None:
        self.tokens = tokens
        self.first = first
        self.behind = behind
        self.letters = tokens.letters[first:behind]

    def find(self, *names: str) -> int:
        """The index of the first token of one of these classes, -1 where there is none."""
        best = -1
        for name in names:
            index = self.letters.find(CLASSES[name])
            if index >= 0 and (best < 0 or index < best):
                best = index
        return best

    def has(self, *names: str) -> bool:
        """Whether a token of one of these classes is there."""
        return any(CLASSES[name] in self.letters for name in names)

    def get(self, *names: str) -> int | None:
        """The number that the first token of these classes stands for."""
        index = self.find(*names)
        return None if index < 0 else int(self.tokens.values[self.first + index])

    def word(self, *names: str) -> str | None:
        """The value, as text, of the first token of these classes."""
        index = self.find(*names)
        return None if index < 0 else str(self.tokens.values[self.first + index])

    def part(self, first: int, behind: int) -> Match:
        """The match cut down to some of its tokens."""
        return Match(self.tokens, self.first + first, self.first + behind)

    def text(self, index: int) -> str:
        """A token as written."""
        return self.tokens.text[self.tokens.starts[self.first + index] : self.tokens.ends[self.first + index]]

    @property
    def start(self) -> int:
        """Where the match starts in the text."""
        return self.tokens.starts[self.first]


Year = Callable[[int], Point | None]
"""Gives the candidate of a year: the third of May in it, its winter, its Ramadan."""


@dataclass(slots=True)
class Context:
    """The state of reading: grows with every date that is resolved, in the order of the text."""

    tokens: Tokens
    published: Point | None
    directions: Directions
    narrative: bool
    month_first: bool
    last: Point | None = None
    last_at: int = -1
    year: int | None = None
    year_at: int = -1
    quarter: Point | None = None

    def note(self, found: Found) -> None:
        """Remember what was found, as an anchor for what follows."""
        if found.point is None or found.type not in ("DATE", "TIME"):
            return
        self.last = found.point
        self.last_at = self.tokens.starts[found.first]
        if found.basis == "explicit" or found.mod is None or found.point.unit != "century":
            self.year = calendar.year_of(found.point)
            if found.basis == "explicit" or self.narrative:
                self.year_at = self.last_at

    def anchor(self) -> tuple[Point | None, Basis]:
        """The point from which "this", "last" and "next" count: publication, in a narrative the last date."""
        if self.narrative and self.last is not None:
            return self.last, "context"
        return self.published, "relative"

    def reference(self) -> tuple[Point | None, Basis]:
        """The point from which "later", "the next", "that" count: the last date, else publication."""
        if self.last is not None:
            return self.last, "context"
        return self.published, "relative"


Builder = Callable[[Match, Context], "list[Found] | Found | None"]


def dated(
    match: Match,
    point: Point,
    basis: Basis,
    steps: str = "",
    mod: str | None = None,
    anchor: Point | None = None,
    clock: str = "",
) -> Found:
    """A date or, with a `clock`, a time of day."""
    edtf = calendar.edtf(point)
    if mod in THIRDS:
        edtf = third(point, THIRDS[mod]) or edtf
    elif mod in ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS") and "/" not in edtf:
        edtf += "~"
    mod = "END" if mod == "CLOSE" else "START" if mod == "OPENING" else mod
    return Found(
        match.first,
        match.behind,
        "TIME" if clock else "DATE",
        calendar.timex(point) + clock,
        mod,
        edtf,
        point,
        calendar.edtf(anchor) if anchor else None,
        basis,
        steps or f"{phrase(match)} = {words(point)}",
    )


def phrase(match: Match) -> str:
    """The matched text, white space folded."""
    tokens = match.tokens
    return " ".join(tokens.text[tokens.starts[match.first] : tokens.ends[match.behind - 1]].split())


def third(point: Point, index: int) -> str | None:
    """The early, middle or late part of a year, month or decade, as an EDTF range; None for other units."""
    unit, number = point
    if unit == "year":
        year = calendar.edtf_year(number)
        return f"{year}-{4 * index + 1:02d}/{year}-{4 * index + 4:02d}"
    if unit == "month":
        month = calendar.edtf(point)
        last = calendar.civil(calendar.last_day(point))[2]
        first_day, last_day = ((1, 10), (11, 20), (21, last))[index]
        return f"{month}-{first_day:02d}/{month}-{last_day:02d}"
    if unit == "decade":
        first, last = ((0, 3), (4, 6), (7, 9))[index]
        return f"{calendar.edtf_year(number * 10 + first)}/{calendar.edtf_year(number * 10 + last)}"
    return None


def loose(match: Match, kind: str, value: str, mod: str | None = None, steps: str = "") -> Found:
    """An expression that has no place on the calendar: a duration, a set, a vague reference."""
    return Found(match.first, match.behind, kind, value, mod, steps=steps or f"{phrase(match)} = {value}")


def nearest(candidates: Year, anchor: Point) -> Point | None:
    """The candidate that lies nearest to the anchor, of the years around it."""
    year = calendar.year_of(anchor)
    centre = (calendar.first_day(anchor) + calendar.last_day(anchor)) // 2
    points = [p for p in map(candidates, (year - 1, year, year + 1)) if p]
    return min(points, key=lambda p: abs((calendar.first_day(p) + calendar.last_day(p)) // 2 - centre), default=None)


def past(candidates: Year, anchor: Point) -> Point | None:
    """The latest candidate that has begun when the anchor ends."""
    year = calendar.year_of(anchor)
    end = calendar.last_day(anchor)
    points = [p for p in map(candidates, range(year - 8, year + 2)) if p and calendar.first_day(p) <= end]
    return points[-1] if points else None


def ahead(candidates: Year, anchor: Point) -> Point | None:
    """The first candidate that has not ended when the anchor begins."""
    year = calendar.year_of(anchor)
    start = calendar.first_day(anchor)
    points = [p for p in map(candidates, range(year - 1, year + 9)) if p and calendar.last_day(p) >= start]
    return points[0] if points else None


ABSOLUTE = re.compile("[" + "".join(CLASSES[n] for n in ("YEAR", "ISO", "SLASHED")) + "]")
DEICTIC = re.compile(
    "[" + "".join(CLASSES[n] for n in ("TODAY", "YESTERDAY", "TOMORROW", "TONIGHT", "AGO", "WEEKDAY")) + "]"
)


def follows_narrative(tokens: Tokens, published: Point | None) -> bool:
    """Whether the text tells a story of its own time: many years long before publication, hardly a "today"."""
    if published is None:
        return True
    year = calendar.year_of(published)
    told = [tokens.values[m.start()] for m in ABSOLUTE.finditer(tokens.letters)]
    old = sum(1 for value in told if isinstance(value, int) and value < year - 1)
    return old >= 4 and old > 3 * sum(1 for _ in DEICTIC.finditer(tokens.letters))


def unit_of(value: str | None) -> Unit:
    """The calendar unit that a unit word names; a fortnight counts as weeks."""
    return "week" if value == "fortnight" else value or "day"  # type: ignore[return-value]
