"""Readings of where one year or century ends and the next begins: the turn of the century, the new year."""

from __future__ import annotations

import re

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.modifiers import edge
from timeline.times.calendar import Point, words
from timeline.times.found import Found, Match, dated, loose, phrase
from timeline.times.words import CLASSES

CENTURY = 100
NEAR = 20
"""So many years before its end a century's turn may be the one to come."""
LATE_MONTH = 7
"""From here on in a year the next one is near."""
NEW = re.compile(r"\b([Ee]arly )?[Ii]n the new $")
EARLY_IN, FARTHEST = 4, 20
"""So many tokens and characters back these words may begin."""
LOOKING_BACK = ("past", "done")


def turn(match: Match, context: Context) -> Found | None:
    """The turn of the century, of the 20th century, of the year."""
    named = match.get("ORDN", "ORD")
    if named is not None:
        return dated(match, Point("year", (named - 1) * CENTURY), "explicit", "", "APPROX")
    anchor, point = _told(match, context), None
    if match.has("YEARU"):
        year = _next_year(match, context)
        point = None if year is None else calendar.part("month", year, 1)
    elif anchor is not None and match.has("DECADEU"):
        point = Point("year", round(calendar.civil(calendar.last_day(anchor))[0], -1))
    elif anchor is not None:
        year = calendar.year_of(anchor) + (CENTURY - 1 if _leads_on(match, context) else NEAR)
        point = Point("year", year - year % CENTURY)
    if point is None or anchor is None:
        return loose(match, "DATE", "XXXX")
    steps = f"{phrase(match)} = {words(point)}, from {words(anchor)}"
    basis: Basis = "relative" if anchor is context.published else "context"
    return dated(match, point, basis, steps, None if match.has("YEARU") else "APPROX", anchor)


def _leads_on(match: Match, context: Context) -> bool:
    """ "Kept silent until the turn of the century": is it the next one?"""
    until = match.first > 0 and match.tokens.letters[match.first - 1] == CLASSES["UNTIL"]
    return until or context.directions.at(match.start) == "future"


def new_year(match: Match, context: Context) -> Found | None:
    """In the new year, early in the new year; "in the academic year" is none.

    The match begins with its last word: those before are of no class that tells of a time.
    """
    before = NEW.search(match.tokens.text, max(0, match.start - FARTHEST), match.start)
    if before is None:
        return None
    match = Match(match.tokens, match.first - (EARLY_IN if before[1] else 2), match.behind)
    anchor, year = _told(match, context), _next_year(match, context)
    if anchor is None or year is None:
        return loose(match, "DATE", "XXXX")
    point = Point("year", year)
    steps = f"{phrase(match)} = {words(point)}, from {words(anchor)}"
    basis: Basis = "relative" if anchor is context.published else "context"
    return dated(match, point, basis, steps, edge(match), anchor)


def _told(match: Match, context: Context) -> Point | None:
    """The date from which is counted: the last one that a paragraph tells of what is past, else as a story does."""
    main, now = context.main, context.published
    past = main is not None and (now is None or calendar.last_day(main) < now.number)
    if past and context.near(match, context.main_token) and not context.looks_ahead(match):
        return main
    return context.anchor(match)[0]


def _next_year(match: Match, context: Context) -> int | None:
    """The year that follows the date told; at publication the one nearest, or to come where the verb looks ahead."""
    anchor = _told(match, context)
    if anchor is None:
        return None
    year, month = calendar.index_in_year(calendar.containing("month", calendar.last_day(anchor)))
    if anchor is not context.published:
        return year + 1
    return year + (month >= LATE_MONTH or context.directions.at(match.start) not in LOOKING_BACK)
