"""Readings of quarters, halves and fiscal years, and of the quarters that accounts compare."""

from __future__ import annotations

from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.modifiers import basis_of, edge, year_of
from timeline.times.calendar import Point, words
from timeline.times.found import Found, Match, Year, ahead, dated, loose, past, phrase

FISCAL_START = {"JPN": 4, "IND": 4, "USA": 10, "AUS": 7, "PAK": 7, "GBR": 4, "": 1}
"""The month in which a state's fiscal year starts; the American one is named after the year in which it
ends.
"""
FISCAL_NAMES = (
    ("JPN", ("Japan", "Japanese", "Tokyo", "yen")),
    ("IND", ("India", "Indian", "Delhi", "rupee")),
    ("USA", ("United States", "U.S.", "US ", "American", "Washington", "Pentagon", "Congress")),
    ("AUS", ("Australia", "Australian", "Canberra")),
    ("PAK", ("Pakistan", "Islamabad")),
    ("GBR", ("Britain", "British", "U.K.", "UK ", "London")),
)
NEXT_QUARTERS = 200
"""A quarter that begins in so many days may be meant by a future; a later one is not."""
NAMED_AFTER_END = ("USA", "AUS", "PAK")


def quarter(match: Match, context: Context) -> Found | None:
    """The third quarter of 2022, the first half of the year, Q3 2022, third-quarter."""
    unit: calendar.Unit = "half" if match.has("HALF", "HNUM") else "quarter"
    index = match.get("QNUM", "HNUM", "ORD", "ORDN")
    if index is None:
        index = 2 if unit == "half" else 4
    if index > calendar.PER_YEAR[unit]:
        return None
    mod = edge(match)
    told = year_of(match, context)

    def candidates(year: int) -> Point:
        return calendar.part(unit, year, index)

    if told is not None:
        year = told[0] - _gone(match, context, candidates(told[0]))
        found = dated(match, candidates(year), basis_of(match, told[1]), "", mod, told[1])
    else:
        letter = "H" if unit == "half" else "Q"
        found = recent_part(match, context, candidates, mod) or loose(
            match, "DATE", f"XXXX-{letter}{index}", mod
        )
    if unit == "quarter" and found.point and reported(found.point, context):
        context.quarter = found.point
    return found


def _gone(match: Match, context: Context, point: Point) -> bool:
    """ "Sales fell in the second half of the year", told in January: is it that of the year before?"""
    now = context.published
    ahead_of = now is not None and match.has("YEARU") and calendar.first_day(point) > now.number
    return ahead_of and not match.has("THIS", "NEXT") and context.directions.at(match.start) == "past"


def reported(point: Point, context: Context) -> bool:
    """Whether a quarter is the one whose accounts are told: it has ended and none after it was named.

    The first to be named need only have begun, as the last of a fiscal year that closes before December has.
    """
    now = context.published.number if context.published else calendar.last_day(point) + 1
    if context.quarter is None:
        return calendar.first_day(point) <= now
    return context.quarter.number <= point.number and calendar.last_day(point) < now


def recent_part(match: Match, context: Context, candidates: Year, mod: str | None) -> Found | None:
    """A quarter or half without a year: the latest that has begun, the next where the verb looks ahead."""
    anchor, basis = context.anchor(match)
    direction, planned = context.directions.at(match.start), context.main
    if direction == "prospect" and planned and context.same_sentence(match, context.main_token):
        anchor, basis = planned, "context"  # "promised on 31 December to hold talks in the first quarter"
        point, why = ahead(candidates, anchor), "the first from"
    elif anchor is None:
        return None
    elif basis == "context":
        point, why = candidates(calendar.year_of(anchor)), "in the year of"
    else:
        point, why = past(candidates, anchor), "the latest up to"
        following = ahead(candidates, anchor)
        soon = following is not None and calendar.first_day(following) - anchor.number < NEXT_QUARTERS
        if soon and direction in ("future", "planned", "prospect"):
            point, why = following, "the first from"
    if point is None:
        return None
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why} {words(anchor)}", mod, anchor)


def the_quarter(match: Match, context: Context) -> Found | None:
    """The quarter, the latest period, this quarter: the quarter mentioned last, else the last that ended."""
    last = context.quarter
    anchor, basis = context.anchor(match)
    if last is not None and not match.has("THIS", "CURRENT"):
        return dated(match, last, "context", f"{phrase(match)} = {words(last)}, mentioned before", None, last)
    if anchor is None or (match.has("TERM") and not match.has("LATEST")):
        return None
    point = calendar.convert(anchor, "quarter").shift(0 if match.has("THIS", "CURRENT") else -1)
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, from {words(anchor)}", None, anchor)


def quarter_shift(match: Match, context: Context) -> Found | None:
    """The year-earlier quarter, the 1988 period, the latest quarter."""
    year = match.get("YEAR")
    index = match.get("ORD")
    if index is not None and context.published is not None and index <= 4:
        last = past(lambda told: calendar.part("quarter", told, index), context.published)
        context.quarter = last or context.quarter
    back = match.has("AGO", "EARLIER", "YEARAGO")
    last = context.quarter
    if year is None and not back:
        return the_quarter(match, context)
    if year is not None:
        point = Point("year", year) if last is None else Point("quarter", year * 4 + last.number % 4)
        return dated(match, point, "explicit" if last is None else "context", "", None, last)
    if last is None and context.published is not None and match.has("QUARTERU"):
        last = calendar.convert(context.published, "quarter").shift(-1)
    if last is None:
        return year_earlier(match, context)
    point = last.shift(-4)
    return dated(match, point, "context", f"{phrase(match)} = {words(point)}, from {words(last)}", None, last)


def year_earlier(match: Match, context: Context) -> Found | None:
    """Year-earlier, the same period last year: the quarter a year before the one mentioned, else the year before."""
    last = context.quarter
    anchor, basis = (last, "context") if last else context.anchor(match)
    if anchor is None:
        return None
    point = anchor.shift(-4) if anchor.unit == "quarter" else calendar.convert(anchor, "year").shift(-1)
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, from {words(anchor)}", None, anchor)


def fiscal(match: Match, context: Context) -> Found | None:
    """Fiscal 2025, FY2024, the fiscal year 2024: by the calendar of the state that the passage names."""
    number = match.get("YEAR", "FYNUM")
    if number is None:
        return None
    if number < 100:
        number += 2000
    state = fiscal_state(match, context)
    found = dated(match, Point("year", number), "explicit")
    start, both = FISCAL_START[state], match.has("DASH", "SLASH")
    if start == 1:
        return found._replace(edtf=f"{number}/{number + 1}") if both else found
    begin = number - 1 if state in NAMED_AFTER_END and not both else number
    first = calendar.part("month", begin, start)
    edtf = f"{calendar.edtf(first)}/{calendar.edtf(first.shift(11))}"
    return found._replace(edtf=edtf, steps=f"{phrase(match)} = {edtf}, the fiscal year of {state}")


def fiscal_state(match: Match, context: Context) -> str:
    """The state whose fiscal year is meant: one named just before, that of the last fiscal year, or the last named."""
    text = match.tokens.text
    before = text[max(0, match.start - 300) : match.behind and match.end]
    best, state = -1, ""
    for code, names in FISCAL_NAMES:
        at = max(before.rfind(name) for name in names)
        if at > best:
            best, state = at, code
    if context.fiscal and best < len(before) - 60:
        return context.fiscal
    context.fiscal = state
    return state
