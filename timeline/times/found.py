"""What a rule found: the tokens that it matched, the expression that they make, the candidates of a date without a year."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.calendar import Point, Unit, words
from timeline.times.lexer import Tokens
from timeline.times.words import CLASSES

INEXACT = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
THIRDS = {"START": 0, "MID": 1, "END": 2}
PLACEHOLDERS = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month":
    "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X",
}  # fmt: skip
"""How a unit is written of which nothing but its kind is known."""


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

    __slots__ = ("behind", "first", "letters", "start", "tokens")

    def __init__(self, tokens: Tokens, first: int, behind: int) -> None:
        self.tokens = tokens
        self.first = first
        self.behind = behind
        self.letters = tokens.letters[first:behind]
        self.start = tokens.starts[first]
        """Where the match starts in the text."""

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
        letters = self.letters
        for name in names:  # noqa: SIM110 - a loop is twice as fast here, and this is asked most
            if CLASSES[name] in letters:
                return True
        return False

    def get(self, *names: str) -> int | None:
        """The number that the first token of these classes stands for."""
        index = self.find(*names)
        return None if index < 0 else int(self.value(index))

    def word(self, *names: str) -> str | None:
        """The value, as text, of the first token of these classes."""
        index = self.find(*names)
        return None if index < 0 else str(self.value(index))

    def part(self, first: int, behind: int) -> Match:
        """The match cut down to some of its tokens."""
        return Match(self.tokens, self.first + first, self.first + behind)

    def value(self, index: int) -> int | str:
        """What a token stands for."""
        return self.tokens.value(self.first + index)

    def text(self, index: int) -> str:
        """A token as written."""
        at = self.first + index
        return self.tokens.text[self.tokens.starts[at] : self.tokens.end(at)]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens.end(self.behind - 1)


Year = Callable[[int], Point | None]
"""Gives the candidate of a year: the third of May in it, its winter, its Ramadan."""


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
    elif mod in INEXACT and point.unit in ("day", "month", "year"):
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
    return " ".join(match.tokens.text[match.start : match.end].split())


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
    if not points:
        points = [p for p in map(candidates, range(year - 8, year + 9)) if p]
    return min(
        points, key=lambda p: abs((calendar.first_day(p) + calendar.last_day(p)) // 2 - centre), default=None
    )


def past(candidates: Year, anchor: Point) -> Point | None:
    """The latest candidate that has begun when the anchor ends."""
    year = calendar.year_of(anchor)
    end = calendar.last_day(anchor)
    points = map(candidates, range(year + 1, year - 9, -1))
    return next((point for point in points if point and calendar.first_day(point) <= end), None)


def ahead(candidates: Year, anchor: Point) -> Point | None:
    """The first candidate that has not ended when the anchor begins."""
    year = calendar.year_of(anchor)
    start = calendar.first_day(anchor)
    points = map(candidates, range(year - 1, year + 9))
    return next((point for point in points if point and calendar.last_day(point) >= start), None)


def unit_of(value: str | None) -> Unit:
    """The calendar unit that a unit word names; a fortnight counts as weeks."""
    return "week" if value == "fortnight" else value or "day"  # type: ignore[return-value]
