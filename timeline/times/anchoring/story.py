"""Whether a text is news or tells a story of its own time, and the headings with years that part it."""

from __future__ import annotations

import re

from timeline.times import calendar
from timeline.times.calendar import Point
from timeline.times.lexer import Tokens
from timeline.times.words import CLASSES

HEADING = re.compile(
    r"^[^\S\n]*#{1,6}[^\S\n][^\n]*|(?:\A|(?<=\n\n))[^\w\n]{0,9}([12]\d{3})\b(?:[^\w\n.]{0,9}|:[^\n]{0,60})$"
    r"|(?<=\n\n)\*\*[^*\n]{1,60}\*\*$",
    re.MULTILINE,
)
BOLD = 7
"""The level of a heading that is no more than a bold line."""
HEADING_YEAR = re.compile(r"\b[12]\d{3}\b")
ABSOLUTE = re.compile("[{YEAR}]".format(**CLASSES))
WEEKDAY = re.compile("{WEEKDAY}(?!{POSS})".format(**CLASSES))
DEICTIC = re.compile(
    "[{YESTERDAY}{TOMORROW}{TONIGHT}{WEEKDAY}]|{AGO}{TODAY}?|{TODAY}"
    "|[{LAST}{THIS}{NEXT}][{WEEKU}{MONTHU}{YEARU}{WEEKEND}{MONTH}{MARCH}{MAY}{SEASON}{SPRING}{FALL}]".format(
        **CLASSES
    )
)
STORY_YEARS = 8
ANCIENT_YEARS = 4
"""So many years before publication's, or long before it, make a story, where deictic words are rare."""
CALENDAR_DATE = re.compile(
    "[{MONTH}{MARCH}{MAY}{MONABBR}]{DOT}?(?:[{DD}{ORDN}]{COMMA}?)?{YEAR}".format(**CLASSES)
)
SHORT_STORY = 2
"""So many months or days with their years are a story too, where all years are long past and nothing is deictic."""


def follows_narrative(tokens: Tokens, published: Point | None) -> bool:
    """Whether the text tells a story of its own time: old years, hardly a "today"."""
    if published is None:
        return True
    year = calendar.year_of(published)
    years = sorted(
        [int(tokens.value(m.start())) for m in ABSOLUTE.finditer(tokens.letters)]
        + [0] * tokens.letters.count(CLASSES["BC"])
    )
    if len(years) < SHORT_STORY or years[len(years) // 2] >= year - 1:
        return False
    deictic = sum(1 for _ in DEICTIC.finditer(tokens.letters))
    if len(years) < ANCIENT_YEARS:
        dates = sum(1 for _ in CALENDAR_DATE.finditer(tokens.letters))
        return dates >= SHORT_STORY and years[-1] < year - 5 and not deictic
    old = sum(1 for told in years if told < year - 1)
    ancient = sum(1 for told in years if told < year - 5)
    return (old >= STORY_YEARS and old > 4 * deictic) or (ancient >= ANCIENT_YEARS and ancient > 3 * deictic)


LEAD = 500
"""In so many characters a report comes to its point."""
DATED_OTHERWISE = frozenset(
    CLASSES[n]
    for n in ("LAST", "NEXT", "THIS", "COMING", "SINCE", "EACH", "FOLLOWING", "BY", "UNTIL", "BEFORE")
)


def reports_next_day(tokens: Tokens, published: Point | None) -> bool:
    """Whether a report was written on the day after its publication date, as one filed from another time zone is.

    It names that weekday twice, first where it comes to its point.
    """
    if published is None:
        return False
    tomorrow = calendar.weekday(published.number + 1)
    named = [
        place.start()
        for place in WEEKDAY.finditer(tokens.letters)
        if tokens.value(place.start()) == tomorrow
        and tokens.letters[place.start() - 1 : place.start()] not in DATED_OTHERWISE
    ]
    return len(named) > 1 and tokens.starts[named[0]] < LEAD


STAMP = re.compile(r"^\W{0,4}((?:[01]\d|2[0-3])[0-5]\d):\s", re.MULTILINE)
STAMPED = re.compile(r":(?<=\d{4}:)\s")
"""A sign that there may be one, found many times sooner."""
NO_YEAR = (1500, 2100)


def stamps_of(text: str) -> frozenset[int]:
    """Where the times stand with which the entries of a log begin ("2135: The minister speaks").

    None, unless two of them can be no years.
    """
    if STAMPED.search(text) is None:
        return frozenset()
    stamps = list(STAMP.finditer(text))
    clear = sum(1 for stamp in stamps if not NO_YEAR[0] <= int(stamp[1]) <= NO_YEAR[1])
    return frozenset(stamp.start(1) for stamp in stamps) if clear > 1 else frozenset()


ITEM_YEAR = re.compile(r"[^\S\n]*[-*•]\s[*_]{0,2}([12]\d{3})[*_]{0,2}\s?(?:[-–—:]\s)[^\n]*")
"""An item of a list that opens with its year: "- 2026 - The term ends in May"."""


def headings_of(text: str, stamps: frozenset[int]) -> list[tuple[int, int | None]]:
    """The headings of a text, last first: where each starts and its year, its own or that of the heading it stands under."""
    found: list[tuple[int, int | None]] = []
    over: tuple[int, int | None] = (0, None)  # the last heading with a year: its level, that year
    for start in (0, *(line.end() for line in re.finditer("\n", text))):
        if text[start : start + 1].isalpha():  # as most lines begin, and none of these
            continue
        item = ITEM_YEAR.match(text, start)
        if item is not None:
            found += [(start, int(item[1])), (item.end(), found[-1][1] if found else None)]
            continue
        heading = HEADING.match(text, start)
        if heading is None or heading.start(1) in stamps:
            continue
        level = heading.group().count("#") or BOLD
        inside = HEADING_YEAR.findall(heading.group()) if level < BOLD else ()
        written = heading[1] or next(iter(inside), None)
        if written is not None or level <= over[0]:
            over = (level, None if written is None else int(written))
        found.append((heading.start(), over[1]))
    return found[::-1]
