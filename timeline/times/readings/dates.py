"""Readings of calendar dates: full dates, day and month, month and year, days of the month named before."""

from __future__ import annotations

import re

from timeline.language.words import closed_classes
from timeline.times import calendar
from timeline.times.anchoring.choice import yearless
from timeline.times.anchoring.context import MONTH_CLASSES, Context
from timeline.times.anchoring.modifiers import basis_of, edge, refers_back, shift, year_of
from timeline.times.anchoring.signs import marks
from timeline.times.calendar import Point, words
from timeline.times.found import Found, Match, Year, ahead, dated, loose, past, phrase
from timeline.times.words import CLASSES

DAY_CLASSES = ("DD", "ORDN")
SHIFT_CLASSES = ("LAST", "PAST", "PREVIOUS", "NEXT", "COMING", "FOLLOWING", "THIS", "THAT", "SAME", "CURRENT")
DAY_LETTERS = CLASSES["DD"] + CLASSES["ORDN"]
DAYS_A_WEEK = 7
OF_MONTHS = ("day", "week", "month")
"""The units of a date in whose month another lies: "on the 11th"."""
COUNTLESS = re.compile("ed$|[^isu]s$")
"""What an ordinal does not count: verbs, plurals."""
RULED = re.compile(
    r"\s(?:government|administration|cabinet|premiership|leadership|ministry|era|years|family|camp)\b"
)
"""Behind "the May": what is a prime minister's."""


def iso(match: Match, _context: Context) -> Found | None:
    """2023-01-12, 2023-01-12T10:30Z."""
    text = match.text(0)
    point = calendar.day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if point is None:
        return None
    return dated(match, point, "explicit", clock=text[10:].replace(" ", "T"))


def slashed(match: Match, context: Context) -> Found | None:
    """3/14/2022, 14.03.2022, 14/3: the order is that of the text's other dates; a day above 12 decides."""
    first, second, *rest = (int(number) for number in re.split(r"[/.]", match.text(0)))
    month_first = second > 12 or (first <= 12 and context.month_first and "/" in match.text(0))
    month, number = (first, second) if month_first else (second, first)
    if not rest:
        return yearless(match, context, day_candidates(month, number), month) if 1 <= month <= 12 else None
    year = rest[0] + (0 if rest[0] >= 100 else 2000 if rest[0] < 70 else 1900)
    point = calendar.day(year, month, number)
    return None if point is None else dated(match, point, "explicit")


def day_candidates(month: int, number: int, weekday: int | None = None) -> Year:
    """The day of each year; with a weekday, only of the years in which it falls on that."""

    def candidates(year: int) -> Point | None:
        point = calendar.day(year, month, number)
        if point is None or weekday is None or calendar.weekday(point.number) == weekday:
            return point
        return None

    return candidates


def month_candidates(month: int) -> Year:
    """The month of each year."""
    return lambda year: calendar.part("month", year, month)


def resolve_date(match: Match, context: Context, month: int, number: int) -> Found | None:
    """A day of a month, with or without a year; "around" makes it approximate."""
    found = resolve_day(match, context, month, number)
    if found is None or not match.has("ABOUT", "AROUND"):
        return found
    return found._replace(mod="APPROX", edtf=found.edtf and f"{found.edtf}~")


def resolve_day(match: Match, context: Context, month: int, number: int) -> Found | None:
    """A day of a month, with or without a year."""
    told = year_of(match, context)
    if told is None:
        return yearless(
            match, context, day_candidates(month, number, match.get("WEEKDAY", "WDABBR")), month
        ) or unresolved_day(match, month, number)
    point = calendar.day(told[0], month, number)
    if point is None:
        return None
    if told[1] is None:
        return dated(match, point, "explicit")
    steps = f"{phrase(match)} = {words(point)}, counted from {words(told[1])}"
    return dated(match, point, basis_of(match, told[1]), steps, None, told[1])


def unresolved_day(match: Match, month: int, number: int) -> Found | None:
    """A day of an unknown year."""
    if number > 29 and number > calendar.MONTH_DAYS[month]:
        return None
    return loose(match, "DATE", f"XXXX-{month:02d}-{number:02d}")


def day_month(match: Match, context: Context) -> Found | None:
    """3 May 2021, the 3rd of May, Friday 13 January, 29 October last year."""
    month, number = match.get(*MONTH_CLASSES), match.get("DD", "ORDN", "ORD")
    assert month is not None and number is not None
    return resolve_date(match, context, month, number)


def month_day(match: Match, context: Context) -> Found | None:
    """May 3, 2021; Sept. 30."""
    month, number = match.get(*MONTH_CLASSES), match.get("DD", "ORDN", "ORD")
    assert month is not None and number is not None
    return resolve_date(match, context, month, number)


def days_of_month(match: Match, context: Context) -> list[Found] | None:
    """3-5 March 2021, 27 and 28 July, 13, 14 and 15 May: one expression for each day; the last has the month."""
    month_at = match.find(*MONTH_CLASSES)
    month = match.get(*MONTH_CLASSES)
    days = [i for i, letter in enumerate(match.letters[:month_at]) if letter in DAY_LETTERS]
    assert month is not None
    head = match.part(days[-1], len(match.letters))
    whole = resolve_date(head, context, month, int(match.value(days[-1])))
    if whole is None:
        return None
    found = [beside(match.part(i, i + 1), whole, month) for i in days[:-1]]
    return [f for f in found if f] + [whole]


def month_days(match: Match, context: Context) -> list[Found] | None:
    """September 13-14, March 3 to 14, January 25-29, 1905, June 3, 4 and 6: the first has the month."""
    month = match.get(*MONTH_CLASSES)
    days = [i for i, letter in enumerate(match.letters) if letter in DAY_LETTERS]
    assert month is not None
    values = [int(match.value(i)) for i in days]
    whole = resolve_date(match, context, month, values[-1])
    if whole is None:
        return None
    parts = (match.part(i if n else 0, i + 1) for n, i in enumerate(days[:-1]))
    found = [beside(part, whole, month, day) for part, day in zip(parts, values, strict=False)]
    return [*(day for day in found if day), whole._replace(first=match.first + days[-1])]


def beside(match: Match, whole: Found, month: int, number: int | None = None) -> Found | None:
    """A day that takes its month and year from the date beside it."""
    number = match.get(*DAY_CLASSES) if number is None else number
    if number is None:
        return None
    if whole.point is None:
        return unresolved_day(match, month, number)
    point = calendar.day(calendar.year_of(whole.point), month, number)
    if point is None:
        return None
    steps = f"{phrase(match)} = {words(point)}, beside {words(whole.point)}"
    anchor = whole.point if whole.anchor is None else None
    found = dated(match, point, whole.basis or "explicit", steps, None, anchor)
    return found._replace(anchor=whole.anchor)


def month(match: Match, context: Context) -> Found | None:
    """May 2021, late March 2022, August of that year, last August, that September, in April."""
    index = match.get(*MONTH_CLASSES)
    assert index is not None
    if match.letters == CLASSES["MAY"] and RULED.match(match.tokens.text, match.end):
        return None
    mod = edge(match)
    candidates = month_candidates(index)
    told = year_of(match, context)
    if told is not None:
        point = calendar.part("month", told[0], index)
        if told[1] is None:
            return dated(match, point, "explicit", "", mod)
        steps = f"{phrase(match)} = {words(point)}, counted from {words(told[1])}"
        return dated(match, point, basis_of(match, told[1]), steps, mod, told[1])
    if match.has(*SHIFT_CLASSES):
        return shifted_month(match, context, candidates, mod)
    return yearless(match, context, candidates, index, mod) or loose(match, "DATE", f"XXXX-{index:02d}", mod)


def marking(match: Match, context: Context) -> Found | None:
    """ "May - the talks open": the month that opens a line and marks it, and no verb."""
    return month(match, context) if marks(match) else None


def year_month(match: Match, context: Context) -> list[Found] | Found | None:
    """ "1997, May - ": a year and a month that mark a line; else each by itself, "in 1997, October was wet"; May may be no month."""
    if marks(match):
        return month(match, context)
    year, index = match.get("YEAR"), match.get("MONTH")
    if year is None:
        return None
    told = [dated(match.part(0, 1), Point("year", year), "explicit")]
    if index is not None:
        at = match.find("MONTH")
        told.append(dated(match.part(at, at + 1), calendar.part("month", year, index), "context"))
    return told


def shifted_month(match: Match, context: Context, candidates: Year, mod: str | None) -> Found | None:
    """Last August, next May, this September, that March, the following February."""
    if match.has("THAT", "SAME"):
        anchor, basis = context.reference()
    elif match.has("THIS") and context.published is not None:
        anchor, basis = context.published, "relative"
    else:
        anchor, basis = context.onward(match) if refers_back(match) else context.anchor(match)
    if anchor is None:
        return loose(match, "DATE", f"XXXX-{match.get(*MONTH_CLASSES):02d}", mod)
    here = calendar.convert(anchor, "month") if anchor.unit not in ("year", "decade", "century") else None
    by = shift(match)
    if match.has("SAME", "THAT"):
        point = candidates(calendar.year_of(anchor))
        why = f"in the year of {words(anchor)}"
    elif by < 0:
        point = past(candidates, here.shift(-1) if here else anchor.shift(-1))
        why = f"the latest that ended before {words(here or anchor)}"
    elif by > 0:
        point = ahead(candidates, here.shift(1) if here else anchor.shift(1))
        last = context.last
        if refers_back(match) and point and last and context.is_too_late(match, point):
            anchor, point = (
                last,
                ahead(
                    candidates,
                    calendar.convert(last, "month").shift(1) if last.unit in OF_MONTHS else last.shift(1),
                ),
            )
        why = f"the first after {words(here or anchor)}"
    else:
        point, why = candidates(calendar.year_of(anchor)), f"in the year of {words(anchor)}"
    if point is None:
        return None
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why}", mod, anchor)


def day_of_month(match: Match, context: Context) -> Found | None:
    """The 10th, after 7 August: a day of the month mentioned last, else of a month around publication."""
    ordinal, last = match.get("ORDN"), context.told_of(match)
    if ordinal is None or counts(match):
        return None
    number = int(ordinal)
    if last is not None and last.unit not in OF_MONTHS and context.near(match, context.last_token):
        last = context.last  # "in the winter of 1933; in December they met, and on the 11th"
    if last is None and context.published is not None:
        return _around_publication(match, context, context.published, number)
    if last is None or last.unit not in OF_MONTHS:
        return None
    # "the 2nd" of a week over the turn of a month is in the later one
    within = calendar.last_day(last) if number <= DAYS_A_WEEK else calendar.first_day(last)
    year, month_index = calendar.index_in_year(calendar.containing("month", within))
    point = calendar.day(year, month_index, number)
    if point is None or context.far(match, context.main_token):
        return None
    return dated(
        match,
        point,
        "context",
        f"{phrase(match)} = {words(point)}, in the month of {words(last)}",
        None,
        last,
    )


def _around_publication(match: Match, context: Context, published: Point, number: int) -> Found | None:
    """ "They met on the 4th": the latest such day, or the next one under a verb that looks ahead."""
    year, month_index = calendar.index_in_year(calendar.convert(published, "month"))
    months = [divmod(12 * year + month_index - 1 + step, 12) for step in (-2, -1, 0, 1, 2)]
    near = [calendar.day(year, month + 1, number) for year, month in months]
    ahead = context.directions.at(match.start) in ("future", "prospect", "planned", "present")
    days = [day for day in near if day is not None and (day.number > published.number) == ahead]
    if not days:
        return None
    point, way = (days[0], "first from") if ahead else (days[-1], "latest up to")
    says = f"{phrase(match)} = {words(point)}, the {way} {words(published)}"
    return dated(match, point, "relative", says, None, published)


def counts(match: Match) -> bool:
    """Whether an ordinal counts the thing behind it: "the 14th floor", "the 14th-floor flat".

    Not "on the 14th she", "on the 14th voted", "on the 14th troops", "on the 14th; it".
    """
    tokens = match.tokens
    if tokens.letters.startswith(CLASSES["DASH"], match.behind):
        return tokens.end(match.behind - 1) == tokens.starts[match.behind]
    if not tokens.letters.startswith(CLASSES["WORD"], match.behind):
        return False
    word = tokens.text[tokens.starts[match.behind] : tokens.end(match.behind)].partition(" ")[0]
    return word[0].isalpha() and word not in closed_classes() and not COUNTLESS.search(word)


def day_of_that_month(match: Match, context: Context) -> Found | None:
    """The 24th of that month, the 3rd of this month; the 1st of the month just named."""
    number = match.get("ORDN", "ORD")
    last = context.last
    named = (
        last is not None
        and last.unit in OF_MONTHS
        and not match.has("THIS")
        and context.near(match, context.last_token)
    )
    anchor, basis = context.reference() if named or refers_back(match) else context.anchor(match)
    if number is None or anchor is None:
        return None
    year, index = calendar.index_in_year(calendar.convert(anchor, "month").shift(shift(match)))
    point = calendar.day(year, index, number)
    if point is None:
        return None
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, from {words(anchor)}", None, anchor)


def week_of_day(match: Match, context: Context) -> Found | None:
    """The week of March 6: the calendar week in which the day lies."""
    inner = day_month(match.part(match.find("OF") + 1, len(match.letters)), context)
    if inner is None or inner.point is None:
        return inner
    week = calendar.convert(inner.point, "week")
    return dated(match, week, inner.basis or "context", f"{phrase(match)} = {words(week)}")
