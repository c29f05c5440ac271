"""What is remembered of the dates of a text while it is read: the date mentioned last, the time of which it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.times import calendar
from timeline.times.anchoring.asides import (
    behind_pluperfect,
    in_aside,
    in_comparison,
    in_relative,
    leads_on,
    may_tell_which,
    tells_which,
    up_to_now,
)
from timeline.times.anchoring.direction import Directions
from timeline.times.calendar import Point
from timeline.times.found import Found
from timeline.times.lexer import Tokens
from timeline.times.parts import HOUR_BEHIND
from timeline.times.words import CLASSES

UNTHREADED = frozenset(CLASSES[n] for n in ("BY", "UNTIL", "SINCE", "BEFORE", "FISCAL"))
"""A date behind one of these says nothing about the time that the passage tells of."""
YEAR_OPENERS = frozenset(CLASSES[n] for n in ("IN", "DURING", "THROUGH", "BY", "SINCE", "BREAK"))
SHIFTED = re.compile("[{LAST}{THIS}]".format(**CLASSES))
"""What a date that counts from publication begins with."""
FROM_NOW = re.compile("[{LAST}{THIS}{NEXT}](?![{DAYU}])".format(**CLASSES))
"""What a date holds that is near publication, whatever is told beside it: "next May", "the end of this month"."""
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
RANGES = frozenset(CLASSES[n] for n in ("DASH", "TO", "SLASH"))
"""What joins the ends of a stretch of time that marks an item: "March-July 1992: war"."""
INSIDE = (CLASSES["IN"], CLASSES["OF"])
"""The last word before a date in what something is compared with."""
NOT_UNTIL = re.compile(r"(?:\bnot|n['’]t)\b[^.,;:]*\suntil\s$")
BESIDE_NOT = 80
"""So many characters before a date "not ... until" is looked for."""
OCCASION = re.compile(r"\b(?:in|during|at|after) (?:the|an?) (?:[\w-]+ ){1,3}of $")
"""What a year tells when, and not only which: "was ousted in the coup of 2006"."""
SUBJECT = re.compile(r"(?:^|[.\n]\s?)The (?:[\w-]+ ){1,3}of $")
"""So, in a story, where it opens the sentence: "The secret talks of 1972 produced"."""
LONGER = ("P9M", "P6M", "P1Y")
"""Stretches of accounts that end the comparison of quarters."""
BESIDE = 31
"""So many days behind the last, a day is what came next."""
NEWS = 7
"""So many days before publication, a day is that of the news."""
AFAR = 366
"""So many days ahead of a paragraph's opening, a date is a glance at what came of it."""
SENTENCE_END = re.compile(r"\. (?<![A-Z]\. )(?<![A-Z][a-z]\. )(?<![A-Z][a-z]{2}\. )")
"""The full stop of a sentence, not that of "Lt." or "U.S."."""
PARAGRAPH = re.compile(r"[^\w\s,;][^\S\n]*\n")
LINE_START = re.compile(r"(?:^|\n)[\s*#_•>+|-]*$")
HEADING_END = re.compile(r"[*_:]{0,3}[^\S\n]*(?:\n|$)")
MARKER_END = re.compile(
    HOUR_BEHIND + r"[*_]{0,2}(?:[.:][*_]{0,2}\s|[^\S\n]?(?:--?|[–—|])\s)|[*_]{2}[^\S\n](?=\S)"
)
"""What stands around a date that heads a part of a text, and around one that marks an item or an entry."""


@dataclass(slots=True)
class Memory:
    """The state of reading: grows with every date that is resolved, in the order of the text.

    Beside a date stands the token with which it ends.
    """

    tokens: Tokens
    published: Point | None
    directions: Directions
    narrative: bool  # the text is a story, and not a report of the day
    month_first: bool  # 3/4 is 4 March
    next_day: bool  # the text was written on the day after its publication date
    headings: list[tuple[int, int | None]]  # those ahead, the last first: their start and year
    stamps: frozenset[int]  # where the entries of a log begin
    last: Point | None = None  # the date mentioned last, to which "that day" points
    last_token: int = -1
    now_token: int = -1  # where a week or month ended that counts from publication ("next May")
    goes_on: bool = False  # whether that began what goes on at publication ("since March")
    naming: bool = False  # whether that only tells a thing from others ("the May 2019 flood")
    named: Point | None = None  # the year that a name bore ("the 1777 campaign")
    told: Point | None = None  # the year written last, or counted from another
    main: Point | None = None  # the last date on no pluperfect, from which "two days later" counts
    main_token: int = -1
    gone: Point | None = None  # the last of these that was past at publication
    coming: Point | None = None  # the last of those that are still to come
    coming_token: int = -1
    beside: bool = False  # whether the last date leaves that where it is
    aside: Point | None = None  # a full date that does
    aside_token: int = -1
    thread: Point | None = None  # the date of which the passage tells, whose year a bare "in May" takes
    thread_token: int = -1
    run: int = 0  # how many dates in a row have followed it
    opened: Point | None = None  # the thread with which the paragraph opened
    last_day: Point | None = None  # the last day told of; others count from it where a month is told
    fiscal: str = ""  # the state whose fiscal year was meant last
    headed: bool = False  # whether the heading above names a year
    section: Point | None = None  # that year
    heads: int = -1  # where a date ended that is a heading
    marks: int = -1  # where one ended that marks an item
    marked: Point | None = None  # that one
    opened_by: int = -1  # behind which token a date ends that opens a line
    entry: Point | None = None  # the day of the diary's entry
    entry_token: int = -1
    quarter: Point | None = None  # the quarter of the accounts
    quarter_token: int = 0  # where one was named last
    compared: bool = False  # whether others are compared with it

    def enter(self, start: int) -> None:
        """Pass the headings that stand before this place; a year in one is the thread of its section.

        In a story, a new paragraph takes up the thread with which the last one opened, where that ended on a glance back or
        far ahead.
        """
        if self.opened is not None and PARAGRAPH.search(
            self.tokens.text, self.tokens.end(self.thread_token), start
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
        self.begin(found, point)
        if point.unit == "quarter":
            self.quarter_token = found.first
            self.compared = True
        if self.counts_from_now(found, point):
            self.thread = None
        self.now_token = found.behind - 1 if self.is_from_now(found, point) else self.now_token
        before = self.tokens.letters[found.first - 1] if found.first else CLASSES["BREAK"]
        coarse = calendar.DAYS[point.unit] >= calendar.DAYS["year"]
        explicit = found.basis == "explicit"
        if found.basis != "relative" and calendar.DAYS[point.unit] <= calendar.DAYS["year"]:
            self.told = Point("year", calendar.year_of(point))
        attributive = coarse and explicit and self.only_names(found, point, before)
        if coarse and explicit and self.last is not None and calendar.within(self.last, point):
            return
        if not (attributive and self.last is not None):
            self.last, self.last_token = point, found.behind - 1
            self.goes_on = before == CLASSES["SINCE"] and up_to_now(
                self.tokens.text, self.tokens.starts[found.first]
            )
            self.naming = before == CLASSES["THE"] and explicit and not self.narrative
        told = YEAR_TOLD.search(self.tokens.letters, found.first, found.behind)
        self.beside = self.stands_beside(found, point) or (coarse and explicit and self.is_behind_news(found))
        if self.beside:
            if (told or explicit) and not coarse:
                self.aside, self.aside_token = point, found.behind - 1
            return
        if (
            not (attributive and self.main is not None)
            and not self.deadline(before, point)
            and not self.tells_apart(found, before)
            and not self.holds_main(found, point)
        ):
            self.tell(found, point)
        if point.unit == "day":
            self.last_day = point
        if not attributive and not self.naming:
            self.follow(found, point, before, told is not None)

    def tell(self, found: Found, point: Point) -> None:
        """Take up a date as the last in the passage's own tense."""
        self.main, self.main_token = point, found.behind - 1
        if self.published is None or calendar.first_day(point) <= self.published.number:
            self.gone = point
        else:
            self.coming, self.coming_token = point, found.behind - 1

    def begin(self, found: Found, point: Point) -> None:
        """Begin a section, an item or an entry where a date stands at the start of a line, parted from what follows."""
        ranged = found.first == self.opened_by + 1 and self.tokens.letters[self.opened_by] in RANGES
        if not (ranged or self.opens_line(found.first)):
            return
        text, end = self.tokens.text, self.tokens.end(found.behind - 1)
        self.opened_by = found.behind
        if HEADING_END.match(text, end):
            self.heads = end
        elif MARKER_END.match(text, end):
            self.marks, self.marked = end, point
            if point.unit == "day":
                self.entry, self.entry_token = point, found.first

    def opens_line(self, first: int) -> bool:
        """Whether a date stands at the start of a line."""
        text, start = self.tokens.text, self.tokens.starts[first]
        inside = start > 1 and text[start - 2].isalnum()  # told sooner than by the expression
        return not inside and LINE_START.search(text[max(0, start - 12) : start]) is not None

    def only_names(self, found: Found, point: Point, before: str) -> bool:
        """Whether a year only tells a thing from others ("the 1992 Games"); one that two names of a story bear is its own."""
        start = self.tokens.starts[found.first]
        if before in YEAR_OPENERS or self.tokens.text.endswith(COPULAS, max(0, start - 6), start):
            return False
        if self.came_only(found):
            return False
        if before == CLASSES["OF"] and OCCASION.search(self.tokens.text, max(0, start - 50), start):
            return False
        if (
            before == CLASSES["OF"]
            and self.narrative
            and SUBJECT.search(self.tokens.text, max(0, start - 50), start)
        ):
            return False
        if self.tokens.letters[found.behind : found.behind + 1] not in NAMES:
            return True
        again = self.narrative and point == self.named
        self.named = point
        return not again

    def holds_main(self, found: Found, point: Point) -> bool:
        """Whether a date is only the month or year of the day from which the passage counts: "by the end of the month"."""
        counted = found.basis != "explicit" and point.unit != "day"
        return counted and self.main is not None and calendar.within(self.main, point)

    def tells_apart(self, found: Found, before: str) -> bool:
        """Whether a day only tells a thing from others, in a paragraph that has its time: "the 28 November vote"."""
        letters = self.tokens.letters
        inside = before == CLASSES["THE"] and letters[found.behind : found.behind + 1] in NAMES
        return (
            inside
            and self.main is not None
            and letters.find(CLASSES["BREAK"], self.main_token, found.first) < 0
        )

    def stands_beside(self, found: Found, point: Point) -> bool:
        """Whether a date leaves the time of the passage where it is: a glance back, an explanation."""
        start = self.tokens.starts[found.first]
        if self.looks_back(start) or (not self.follows_on(point) and self.explains(found.first)):
            return True
        if self.names_by_year(found, point):
            return True
        main, letters = self.main, self.tokens.letters
        return main is not None and BACKWARD.search(letters, found.first, found.behind) is not None

    def names_by_year(self, found: Found, point: Point) -> bool:
        """Whether a year only tells which thing a report means: "A plan drawn up in 2019 promised much"."""
        if point.unit != "year" or self.narrative or self.published is None or found.basis != "explicit":
            return False
        start, end = self.tokens.starts[found.first], self.tokens.end(found.behind - 1)
        if not may_tell_which(self.tokens.text, start, end):
            return False
        sentence = self.directions.around(start)
        return sentence is not None and tells_which(sentence, start)

    def is_behind_news(self, found: Found) -> bool:
        """Whether a date stands behind the day of the news: "A judge on Tuesday fined the firm over a crash in 2021"."""
        main, now = self.main, self.published
        if self.narrative or main is None or now is None or not main.unit == now.unit == "day":
            return False
        start, end = self.tokens.starts[found.first], self.tokens.end(self.main_token)
        return (
            0 <= now.number - main.number <= NEWS
            and SENTENCE_END.search(self.tokens.text, end, start) is None
        )

    def follow(self, found: Found, point: Point, before: str, told: bool) -> None:
        """Take up a date as the thread of the passage, unless it is a mere deadline, or counts from publication."""
        coarse = calendar.DAYS[point.unit] >= calendar.DAYS["year"]
        unthreaded = before in UNTHREADED and not (self.narrative and before in REACHED)
        unthreaded = unthreaded and not self.came_only(found)
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
        self.run = self.run + 1 if found.basis == "context" else 1
        if self.narrative and (self.opened is None or self.moves_on(point, self.opened)):
            self.opened = point
        self.thread, self.thread_token = point, found.behind - 1

    def came_only(self, found: Found) -> bool:
        """Whether something came about only then: "was not put into force until seven years later"."""
        start = self.tokens.starts[found.first]
        return NOT_UNTIL.search(self.tokens.text, max(0, start - BESIDE_NOT), start) is not None

    def moves_on(self, point: Point, opened: Point) -> bool:
        """Whether a paragraph has left the time of its opening: a date lies behind that, and little behind the one before it."""
        if self.thread is None or calendar.first_day(point) < calendar.first_day(opened):
            return False
        return 0 <= calendar.last_day(point) - calendar.first_day(self.thread) <= AFAR

    def is_from_now(self, found: Found, point: Point) -> bool:
        """Whether a week, month or season is told by how it lies to publication: "next May", "the end of this month"."""
        near = found.basis == "relative" and calendar.DAYS[point.unit] <= calendar.DAYS["season"]
        return near and FROM_NOW.search(self.tokens.letters, found.first, found.behind) is not None

    def counts_from_now(self, found: Found, point: Point) -> bool:
        """Whether a date brings a report back to its own time: "last August", "this spring", "last year" behind an older one."""
        if found.basis != "relative" or SHIFTED.match(self.tokens.letters, found.first) is None:
            return False
        older = self.thread is not None and calendar.year_of(self.thread) < calendar.year_of(point)
        return point.unit in ("week", "month", "season") or (point.unit == "year" and older)

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
        return self.main is not None and behind_pluperfect(self.tokens.text, start)

    def explains(self, token: int) -> bool:
        """Whether a date stands beside the story: in a relative clause or an aside, or in what something is compared with."""
        text, start = self.tokens.text, self.tokens.starts[token]
        reports = self.published is not None and not self.narrative
        if self.main is not None or reports:
            if in_relative(text, start):
                return True
            if in_aside(text, start) and not (self.main is None and leads_on(text, start)):
                return True
        inside = token > 0 and self.tokens.letters[token - 1] in INSIDE
        return inside and in_comparison(text, start)

    def follows_on(self, point: Point) -> bool:
        """Whether a day lies so little after the last that a clause with "who" tells what came next."""
        main = self.main
        return (
            main is not None
            and main.unit == point.unit == "day"
            and 0 <= point.number - main.number <= BESIDE
        )
