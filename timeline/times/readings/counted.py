"""Readings of what is counted within a month or a year, and of weekdays counted in weeks.

The first Monday in November, the last week of 2023, the closing days of May, a week on Friday, the Tuesday before last.
"""

from __future__ import annotations

from timeline.times import calendar
from timeline.times.anchoring.choice import yearless
from timeline.times.anchoring.context import MONTH_CLASSES, Context
from timeline.times.anchoring.modifiers import refers_back, shift
from timeline.times.calendar import Point, words
from timeline.times.found import Found, Match, dated, loose, phrase, unit_of
from timeline.times.readings import quantities
from timeline.times.readings.dates import month, month_candidates
from timeline.times.readings.durations import away
from timeline.times.words import CLASSES

WEEK, FORTNIGHT = 7, 14
SATURDAY = 5
LAST_WHOLE = 4
"""So many weeks every month has."""
MONTH_LETTERS = "".join(CLASSES[name] for name in (*MONTH_CLASSES, "DOT"))
SHIFTED = ("THIS", "NEXT", "LAST", "COMING", "CURRENT", "PAST")
"""With these a month or year counts from publication, without them from the date told before."""


def whole(match: Match, context: Context) -> Found | None:
    """The month or year within which is counted: "of May 2020", "in 2023", "of last month", "of the year"."""
    rest = match.part(match.find("OF", "IN") + 1, len(match.letters))
    index, year, unit = rest.get(*MONTH_CLASSES), rest.get("YEAR"), rest.word("MONTHU", "YEARU")
    if index is not None:
        alone = not rest.letters.strip(MONTH_LETTERS)
        inner = (
            yearless(match, context, month_candidates(index), index, None) if alone else month(rest, context)
        )
        return inner and inner._replace(first=match.first)
    if year is not None:
        return dated(match, Point("year", year), "explicit")
    aside = rest.has(*SHIFTED) and not refers_back(rest)
    told = unit == "year" and not aside and context.near(match, context.main_token)
    if told and context.directions.at(match.start) in ("past", "done"):
        main = context.main
        return main and dated(match, calendar.convert(main, "year"), "context", "", None, main)
    anchor, basis = context.anchor(match) if aside or unit == "year" else context.onward(match)
    if anchor is None or (unit == "month" and anchor.unit in calendar.YEARS):
        return None
    point = calendar.convert(anchor, unit_of(unit)).shift(shift(rest))
    return dated(match, point, basis, "", None, anchor)


def day(match: Match, context: Context) -> Found | None:
    """The first day of July, the last day of 2023, the second Sunday of October, the first Monday in November."""
    found, which = whole(match, context), match.get("ORD", "LAST", "FINAL")
    if found is None or found.point is None or which is None:
        return found
    weekday = match.get("WEEKDAY")
    first, last = calendar.first_day(found.point), calendar.last_day(found.point)
    apart = 1 if weekday is None else WEEK
    if weekday is not None:
        first += (weekday - calendar.weekday(first)) % WEEK
        last -= (calendar.weekday(last) - weekday) % WEEK
    point = Point("day", last if which < 0 else min(last, first + apart * (which - 1)))
    steps = f"{phrase(match)} = {words(point)}"
    return found._replace(value=calendar.timex(point), edtf=calendar.edtf(point), point=point, steps=steps)


def week(match: Match, context: Context) -> Found | None:
    """The first week of January: its first seven days; the last week of 2023: its last."""
    found, which = whole(match, context), match.get("ORD", "LAST", "FINAL")
    if found is None or found.point is None or which is None or which > LAST_WHOLE:
        return found
    end = calendar.last_day(found.point)
    first = end - 6 if which < 0 else calendar.first_day(found.point) + WEEK * (which - 1)
    edtf = f"{calendar.edtf_day(first)}/{calendar.edtf_day(first + 6)}"
    value = calendar.timex(calendar.containing("week", first))
    return found._replace(value=value, edtf=edtf, steps=f"{phrase(match)} = {edtf}")


def weekend(match: Match, context: Context) -> Found | None:
    """The last weekend of March: that of its last Saturday; the first weekend of May: that of its first."""
    found, which = whole(match, context), match.get("ORD", "LAST", "FINAL")
    if found is None or found.point is None or found.basis is None or which is None or which > LAST_WHOLE:
        return found
    first, last = calendar.first_day(found.point), calendar.last_day(found.point)
    saturday = last - (calendar.weekday(last) - SATURDAY) % WEEK
    if which > 0:
        saturday = first + (SATURDAY - calendar.weekday(first)) % WEEK + WEEK * (which - 1)
    point = calendar.containing("weekend", saturday)
    return dated(match, point, found.basis)._replace(anchor=found.anchor)


def edge_days(match: Match, context: Context) -> Found | None:
    """The last days of 2023, the opening weeks of May: December 2023, the early third of May."""
    found = whole(match, context)
    if found is None or found.point is None or found.basis is None:
        return found
    mod = "END" if match.part(0, 2).has("LAST", "FINAL") else "START"
    point = found.point
    edged = dated(match, point, found.basis, found.steps, mod)
    if point.unit == "year" and match.word("DAYUS", "PLURALU") in ("day", "week"):
        near = calendar.part("month", point.number, 12 if mod == "END" else 1)
        edged = edged._replace(edtf=calendar.edtf(near), point=near)
    return edged._replace(anchor=found.anchor)


def stretch(match: Match, context: Context) -> Found | None:
    """The first two weeks of 1987, the last ten days of May: a stretch that the year or month places."""
    quantity = quantities.read(match.part(0, match.find("OF")))
    within = whole(match, context)
    if quantity is None or within is None or within.point is None:
        return None
    point, basis = within.point, within.basis
    found = loose(match, "DURATION", quantity.timex)._replace(point=point, basis=basis, anchor=within.anchor)
    if quantity.amount is None or calendar.DAYS.get(quantity.unit, 0) >= calendar.DAYS[point.unit]:
        return found._replace(edtf=calendar.edtf(point))
    last = match.part(0, 2).has("LAST", "FINAL")
    edge = calendar.first_day(point.shift(1) if last else point)
    first, behind = sorted((edge, away(edge, quantity, -1 if last else 1)))
    unit: calendar.Unit = "month" if quantity.unit == "month" else "day"
    ends = (calendar.containing(unit, first), calendar.containing(unit, behind - 1))
    edtf = "/".join(calendar.edtf(end) for end in ends)
    return found._replace(edtf=edtf, steps=f"{phrase(match)} = {edtf}")


def half(match: Match, context: Context) -> Found | None:
    """The first half of May, the latter half of June 2021: to the 15th, from the 16th."""
    found = whole(match, context)
    if found is None or found.point is None:
        return found
    first = calendar.first_day(found.point)
    late = match.has("LATTER") or match.get("ORD") != 1
    days = (first + FORTNIGHT + 1, calendar.last_day(found.point)) if late else (first, first + FORTNIGHT)
    edtf = "/".join(map(calendar.edtf_day, days))
    return found._replace(mod="END" if late else "START", edtf=edtf, steps=f"{phrase(match)} = {edtf}")


def from_day(match: Match, context: Context) -> Found | None:
    """A week from Friday, two weeks on Monday, Tuesday week, a week today: weeks behind the coming one."""
    anchor, basis = context.day_anchor(match)
    weekday, by = match.get("WEEKDAY"), match.get("TODAY", "TOMORROW")
    if match.word("PLURALU") not in (None, "week", "fortnight"):
        return None
    if anchor is None:
        return loose(match, "DATE", f"XXXX-WXX-{weekday + 1}" if weekday is not None else "XXXX-XX-XX")
    today = calendar.convert(anchor, "day")
    base = (
        today.shift(by or 0)
        if weekday is None
        else today.shift((weekday - calendar.weekday(today.number)) % WEEK)
    )
    weeks = (match.get("CARD") or 1) * (2 if match.word("FORTNIGHT", "PLURALU") == "fortnight" else 1)
    point = base.shift(WEEK * weeks)
    return dated(
        match, point, basis, f"{phrase(match)} = {words(point)}, counted from {words(base)}", None, anchor
    )


def beyond(match: Match, context: Context) -> Found | None:
    """The Tuesday before last, the Sunday after next: a week beyond the nearest one; the night before last."""
    anchor, basis = context.day_anchor(match)
    weekday, back = match.get("WEEKDAY"), match.has("BEFORE")
    clock = f"T{match.word('PART')}" if match.has("PART") else ""
    if anchor is None:
        return loose(match, "TIME" if clock else "DATE", f"XXXX-XX-XX{clock}")
    today = calendar.convert(anchor, "day")
    if weekday is None:
        point = today.shift(-2 if back else 2)
    else:
        ahead = (weekday - calendar.weekday(today.number)) % WEEK
        point = today.shift(ahead - 2 * WEEK if back else (ahead or WEEK) + WEEK)
    steps = f"{phrase(match)} = {words(point)}, from {words(anchor)}"
    return dated(match, point, basis, steps, None, anchor, clock)


def weekdays_ago(match: Match, context: Context) -> Found | None:
    """Three Sundays ago: the third before the day of publication."""
    anchor, count, weekday = context.published, match.get("CARD", "DD", "COUPLE"), match.get("WEEKDAYS")
    if anchor is None or count is None or weekday is None:
        return None
    point = anchor.shift((weekday - calendar.weekday(anchor.number)) % WEEK - WEEK * count)
    steps = f"{phrase(match)} = {words(point)}, counted from {words(anchor)}"
    return dated(match, point, "relative", steps, None, anchor)
