"""What a passage tells about its dates: publication, the date mentioned last, the time of which it tells."""

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

INEXACT = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
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
        letters = self.letters
        for name in names:  # noqa: SIM110 - a loop is twice as fast here, and this is asked most
            if CLASSES[name] in letters:
                return True
        return False

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


UNTHREADED = frozenset(CLASSES[n] for n in ("BY", "UNTIL", "SINCE", "BEFORE", "FISCAL"))
"""A date behind one of these says nothing about the time that the passage tells of."""
YEAR_OPENERS = frozenset(CLASSES[n] for n in ("IN", "DURING", "THROUGH", "BY", "BREAK"))
COPULAS = (" was ", " is ", " were ")
NAMES = tuple(CLASSES[n] for n in ("WORD", "CAP"))
"""What stands behind a year that is part of a name: "the 1777 campaign"."""
DEADLINES = frozenset(CLASSES[n] for n in ("BY", "UNTIL"))
REACHED = frozenset(CLASSES[n] for n in ("BY",))
"""In a story, a date behind one of these has come."""
BACKWARD = re.compile("[{EARLIER}{PREVIOUS}{BEFORE}]".format(**CLASSES))
"""A glance back ("a week earlier") leaves the time of the passage where it is."""
YEAR_TOLD = re.compile("[{MONTH}{MARCH}{MAY}{MONABBR}].*{YEARU}".format(**CLASSES))
"""A month or day with "last year", "this year" behind it: as good as a year in figures."""
CLAUSE_END = re.compile(r"[:;]|\.\s|,\s(?:but|yet|so)\s")
RELATIVE = re.compile(r",\s(?:who|which|whose|where)\s[^,;:.]*$")
COMPARED = re.compile(r"\b(?:since|until)\s[^,;:.]{1,60}\s(?:in|of)\s$")
LONGER = ("P9M", "P6M", "P1Y")
"""Stretches of accounts that end the comparison of quarters."""
AFAR = 366
"""So many days ahead of a paragraph's opening, a date is a glance at what came of it."""
PARAGRAPH = re.compile(r"[^\w\s,;][^\S\n]*\n")
FRESH = 45
"""Days before publication in which a story is news."""
REACH, LONG_REACH = 300, 1500
YEAR_REACH = 160
"""So many characters back, in the same paragraph, a year in the text goes before the one next to
publication.
"""


@dataclass(slots=True)
class Context:
    """The state of reading: grows with every date that is resolved, in the order of the text.

    `next_day` says that the text was written on the day after its publication date. `last` is the date
    mentioned last, to which "that day" points, `naming` whether it only tells a thing from others ("the May
    2019 flood"), `named` the year that a name bore ("the 1777 campaign": two such make it that of the story),
    `told` the year written last; `main` the last that hangs on no pluperfect, from which "two days later"
    counts, `aside` a full date that does; `thread` the date of which the passage tells, whose year a bare "in
    May" takes, `opened` that with which its paragraph opened; `quarter` the quarter that is compared with
    others.
    """

    tokens: Tokens
    published: Point | None
    directions: Directions
    narrative: bool
    month_first: bool
    next_day: bool
    headings: list[tuple[int, int | None]]
    last: Point | None = None
    last_token: int = -1
    naming: bool = False
    named: Point | None = None
    told: Point | None = None
    main: Point | None = None
    main_token: int = -1
    aside: Point | None = None
    aside_token: int = -1
    thread: Point | None = None
    thread_token: int = -1
    opened: Point | None = None
    last_day: Point | None = None
    fiscal: str = ""
    headed: bool = False
    section: Point | None = None
    quarter: Point | None = None
    quarter_token: int = 0
    compared: bool = False

    def enter(self, start: int) -> None:
        """Pass the headings that stand before this place; a year in one is the thread of its section. In a
        story, a new paragraph takes up the thread with which the last one opened, where that ended on a glance
        back or far ahead.
        """
        if self.opened is not None and PARAGRAPH.search(
            self.tokens.text, self.tokens.ends[self.thread_token], start
        ):
            if self.thread is not None and self.glances(self.thread, self.opened):
                self.thread = self.opened
            self.opened = None
        while self.headings and self.headings[-1][0] <= start:
            year = self.headings.pop()[1]
            self.headed = year is not None
            if year is not None:
                self.thread = self.last = self.main = self.section = Point("year", year)
                self.opened = None

    def note(self, found: Found) -> None:
        """Remember what was found, as an anchor for what follows."""
        point = found.point
        if found.value in LONGER:
            self.compared = False
        if point is None:
            return
        if point.unit == "quarter":
            self.quarter_token = found.first
            self.compared = True
        before = self.tokens.letters[found.first - 1] if found.first else CLASSES["BREAK"]
        coarse = calendar.DAYS[point.unit] >= calendar.DAYS["year"]
        explicit = found.basis == "explicit"
        if explicit:
            self.told = Point("year", calendar.year_of(point))
        start = self.tokens.starts[found.first]
        opened = before in YEAR_OPENERS or self.tokens.text.endswith(COPULAS, max(0, start - 6), start)
        bears = coarse and explicit and self.tokens.letters[found.behind : found.behind + 1] in NAMES
        attributive = coarse and explicit and not opened
        if attributive and bears:
            attributive = not (self.narrative and point == self.named)
            self.named = point
        if coarse and explicit and self.last is not None and self.within(self.last, point):
            return
        if not (attributive and self.last is not None):
            self.last, self.last_token = point, found.behind - 1
            self.naming = before == CLASSES["THE"] and explicit and not self.narrative
        told = YEAR_TOLD.search(self.tokens.letters, found.first, found.behind)
        if (
            self.looks_back(start)
            or self.explains(start)
            or (self.main is not None and BACKWARD.search(self.tokens.letters, found.first, found.behind))
        ):
            if (told or explicit) and not coarse:
                self.aside, self.aside_token = point, found.behind - 1
            return
        if not (attributive and self.main is not None) and not self.deadline(before, point):
            self.main, self.main_token = point, found.behind - 1
        if point.unit == "day":
            self.last_day = point
        if not attributive and not self.naming:
            self.follow(found, point, before, told is not None)

    def follow(self, found: Found, point: Point, before: str, told: bool) -> None:
        """Take up a date as the thread of the passage, unless it is a mere deadline, or counts from publication."""
        coarse = calendar.DAYS[point.unit] >= calendar.DAYS["year"]
        unthreaded = before in UNTHREADED and not (self.narrative and before in REACHED)
        if unthreaded or (coarse and point.unit != "year"):
            return
        if (
            coarse
            and found.basis != "explicit"
            and (self.thread is None or point.number < calendar.year_of(self.thread))
        ):
            return
        if found.basis == "relative" and not self.narrative and not told:
            return
        self.thread, self.thread_token = point, found.behind - 1
        self.opened = self.opened or (point if self.narrative else None)

    def deadline(self, before: str, point: Point) -> bool:
        """Whether a date is only the end of what was still to be done at publication ("by 2030")."""
        now = self.published
        return before in DEADLINES and now is not None and calendar.first_day(point) > now.number

    def glances(self, point: Point, opened: Point) -> bool:
        """Whether a date looks back from that of a paragraph's opening, or so far ahead that it stands alone."""
        back = calendar.last_day(point) < calendar.first_day(opened)
        return back or calendar.first_day(point) - calendar.last_day(opened) > AFAR

    def looks_back(self, start: int) -> bool:
        """Whether a date hangs on a pluperfect, which leaves the time of the passage where it is."""
        text = self.tokens.text
        at = text.rfind(" had ", max(0, start - 60), start)
        return at >= 0 and self.main is not None and CLAUSE_END.search(text, at, start) is None

    def looks_ahead(self, match: Match) -> bool:
        """Whether a story speaks of what is still to come at publication ("will be tried on 6 November")."""
        return self.published is not None and self.directions.at(match.start) == "future"

    def explains(self, start: int) -> bool:
        """Whether a date stands beside the story: "the war, which began in 2017, has", "the worst
        since the coup in 1948", "until the fall of the city in June".
        """
        text = self.tokens.text
        beside = self.main is not None and RELATIVE.search(text, max(0, start - 80), start) is not None
        return beside or COMPARED.search(text, max(0, start - 80), start) is not None

    def near(self, match: Match, token: int) -> bool:
        """Whether a token lies a few sentences back in the same paragraph."""
        tokens = self.tokens
        if token < 0 or tokens.starts[match.first] - tokens.starts[token] > REACH:
            return False
        return tokens.letters.find(CLASSES["BREAK"], token, match.first) < 0

    def far(self, match: Match, token: int) -> bool:
        """Whether a token lies some paragraphs back."""
        return token < 0 or self.tokens.starts[match.first] - self.tokens.starts[token] > LONG_REACH

    def within(self, inner: Point, outer: Point) -> bool:
        """Whether one point lies inside another."""
        return calendar.first_day(outer) <= calendar.first_day(inner) <= calendar.last_day(outer)

    def threaded(self, match: Match, looks_ahead: bool) -> bool:
        """Whether the year of a date shortly before, and not publication, gives the year of a bare month or
        day.
        """
        if self.thread is None or self.published is None or not self.near(match, self.thread_token):
            return False
        tokens = self.tokens
        if looks_ahead and tokens.text.find(". ", tokens.starts[self.thread_token], match.start) >= 0:
            return False
        if self.thread.unit == "year" and match.start - tokens.starts[self.thread_token] > YEAR_REACH:
            return False
        return calendar.first_day(self.thread) <= self.published.number

    def anchor(self) -> tuple[Point | None, Basis]:
        """The point from which "this", "last" and "next" count: publication, in a narrative the last date."""
        if (self.narrative or self.headed) and self.last is not None and not self.up_to_date():
            return self.last, "context"
        return self.published, "relative"

    def day_anchor(self) -> tuple[Point | None, Basis]:
        """The point from which "today", "last week" and a weekday count: as `anchor`, but a year tells no day."""
        anchor, basis = self.anchor()
        if anchor is not None and calendar.DAYS[anchor.unit] >= calendar.DAYS["season"]:
            return self.published, "relative"
        return anchor, basis

    def up_to_date(self) -> bool:
        """Whether a story has come to the weeks before publication."""
        if self.published is None or self.last is None or self.headed:
            return False
        return 0 <= self.published.number - calendar.last_day(self.last) <= FRESH

    def onward(self, match: Match) -> tuple[Point | None, Basis]:
        """The point from which "later", "the next" count: the date mentioned last in the sentence, else the
        last that was told in the passage's own tense.
        """
        if self.main is None or self.same_sentence(match, self.last_token):
            return self.reference()
        return self.main, "context"

    def same_sentence(self, match: Match, token: int) -> bool:
        """Whether a token stands a little before, in the same sentence."""
        if not self.near(match, token):
            return False
        return self.tokens.text.find(". ", self.tokens.ends[token], match.start) < 0

    def reference(self) -> tuple[Point | None, Basis]:
        """The point from which "that", "the same" count: the last date, else publication."""
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
