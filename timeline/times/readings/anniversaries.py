"""Readings of what lies years from a day or month: three years ago this Sunday, the same day last year."""

from __future__ import annotations

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.modifiers import shift
from timeline.times.calendar import Point, words
from timeline.times.found import PLACEHOLDERS, Found, Match, dated, loose, phrase, unit_of
from timeline.times.readings import quantities
from timeline.times.readings.deictic import NEARER
from timeline.times.readings.elapsed import DAYLESS


def ago_deictic(match: Match, context: Context) -> Found | None:
    """Two years ago today, three years ago this month, a year ago to the day."""
    quantity = quantities.read(match)
    near = match.has("TODAY", "YESTERDAY", "TOMORROW", "TONIGHT", "TO")
    anchor, basis = context.today(match) if near else (context.published, "relative")
    if quantity is None or anchor is None or quantity.amount is None or quantity.unit in DAYLESS:
        return None
    behind = match.find("AGO") + 1
    rest = match.part(behind, len(match.letters))
    target = counted_to(rest, anchor)
    step = unit_of(quantity.unit)
    if step in ("year", "month", "decade"):
        point = months_before(target, quantity.amount * {"month": 1, "year": 12, "decade": 120}[step])
    else:
        days = quantity.amount * calendar.DAYS[step] * (2 if quantity.unit == "fortnight" else 1)
        point = calendar.containing(target.unit, calendar.first_day(target) - days)
    steps = f"{phrase(match)} = {words(point)}, counted from {words(anchor)}"
    return dated(match, point, basis, steps, quantities.limit(match), anchor)


def counted_to(match: Match, anchor: Point) -> Point:
    """From where "years ago today", "this month", "this May", "on Monday" count.

    A weekday is the nearest one, "last" the one before, "this" the one to come.
    """
    by, index = match.get("TODAY", "YESTERDAY", "TOMORROW", "TONIGHT"), match.get("WEEKDAY")
    if by is not None or match.has("TO"):
        return anchor.shift(by or 0)
    if (month := match.get("MONTH", "MARCH", "MAY", "MONABBR")) is not None:
        return calendar.part("month", calendar.year_of(anchor), month)
    if index is None:
        return calendar.convert(anchor, unit_of(match.word("WEEKU", "MONTHU", "YEARU", "WEEKEND"))).shift(
            shift(match)
        )
    ahead_by = (index - calendar.weekday(anchor.number)) % 7
    if match.has("LAST"):
        return anchor.shift(ahead_by - 7)
    return anchor.shift(ahead_by - 7 * (ahead_by > NEARER and not match.has("THIS")))


def months_before(point: Point, months: int) -> Point:
    """The point of the same unit so many months before; 29 February becomes the 28th where it must."""
    if point.unit == "month":
        return point.shift(-months)
    middle = (calendar.first_day(point) + calendar.last_day(point)) // 2
    year, month, day = calendar.civil(middle)
    year, month = divmod(year * 12 + month - 1 - months, 12)
    number = calendar.ordinal(year, month + 1, min(day, calendar.days_in(year, month + 1)))
    return calendar.containing(point.unit, number)


def same_of_year(match: Match, context: Context) -> Found | None:
    """The same day last year, last year on the same day, this month next year: a year from the one mentioned."""
    unit = unit_of(match.word("DAYU", "MONTHU"))
    told = context.last if context.near(match, context.last_token) and match.has("SAME") else None
    anchor = (
        told if told is not None and calendar.DAYS[told.unit] <= calendar.DAYS[unit] else context.published
    )
    if anchor is None:
        return loose(match, "DATE", PLACEHOLDERS[unit])
    point = months_before(calendar.convert(anchor, unit), -12 * (match.get("LAST", "NEXT") or 0))
    basis: Basis = "relative" if anchor is context.published else "context"
    steps = f"{phrase(match)} = {words(point)}, counted from {words(anchor)}"
    return dated(match, point, basis, steps, None, anchor)
