"""Readings of calendar dates: full dates, day and month, month and year, days of a month that was named
before.
"""

from __future__ import annotations

import re

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.calendar import Point, words
from timeline.times.context import Context, Found, Match, Year, ahead, dated, loose, nearest, past, phrase
from timeline.times.words import CLASSES

MONTH_CLASSES = ("MONTH", "MARCH", "MAY", "MONABBR")
DAY_CLASSES = ("DD", "ORDN")
SHIFT_CLASSES = ("LAST", "PAST", "PREVIOUS", "NEXT", "COMING", "FOLLOWING", "THIS", "THAT", "SAME", "CURRENT")
NUMBER_LETTERS = CLASSES["CARD"] + CLASSES["MULT"] + CLASSES["YEAR"]
DAY_LETTERS = CLASSES["DD"] + CLASSES["ORDN"]
BARE_DATE = (
    "(?:{EARLY}|{LATE}|{THE})*[{DD}{ORDN}]?{OF}?[{MONTH}{MARCH}{MAY}{MONABBR}]{DOT}?[{DD}{ORDN}]?".format(
        **CLASSES
    )
)
LINK = "[{TO}{AND}{DASH}{COMMA}{UNTIL}{THROUGH}{OR}{ON}{IN}]{{1,3}}".format(**CLASSES)
JOINED = re.compile(
    f"(?:{LINK}{BARE_DATE}){{0,6}}?{LINK}({BARE_DATE}"
    + "{COMMA}?{OF}?(?:{YEAR}|[{LAST}{THIS}{NEXT}{THAT}]{YEARU}))".format(**CLASSES)
)
"""The next date of a list or a range, where it has a year."""
THE_NEXT = CLASSES["THE"] + CLASSES["NEXT"]
HALF_YEAR = 183
SOON = 31
NEAR = 120
TO_COME = frozenset(CLASSES[name] for name in ("BY", "UNTIL", "FROM"))
LOOKING_ON = frozenset(
    CLASSES[name] for name in ("BY", "UNTIL", "THROUGH", "FOR", "FROM", "THE", "A", "EFFECTIVE")
)


def year_word(match: Match) -> int | None:
    """A year in words: "nineteen ninety-six", "two thousand three"; None where the words are no year."""
    numbers = [
        int(value)
        for letter, value in zip(match.letters, match.tokens.values[match.first : match.behind], strict=True)
        if letter in NUMBER_LETTERS
    ]
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) >= 2 and 11 <= numbers[0] <= 20 and 10 <= numbers[1] <= 99:
        return numbers[0] * 100 + sum(numbers[1:])
    return None


def year_of(match: Match, context: Context) -> tuple[int, Point | None] | None:
    """The year that stands in the match, as a number or as "last year"; with the anchor of the latter."""
    year = match.get("YEAR")
    if year is not None:
        return year, None
    if match.has("CARD", "MULT") and (told := year_word(match)) is not None:
        return told, None
    if match.has("YEARU"):
        by = shift(match)
        anchor, _ = context.reference() if refers_back(match) else context.anchor()
        if anchor is not None:
            return calendar.year_of(anchor) + by, anchor
    return None


def basis_of(match: Match, counted_from: Point | None) -> Basis:
    """How a date with a year came about: in full, against a date in the text, or against publication."""
    if counted_from is None:
        return "explicit"
    return "context" if refers_back(match) else "relative"


def shift(match: Match) -> int:
    """-1 for "last", 1 for "next", 0 for "this"."""
    value = match.get("LAST", "PAST", "PREVIOUS", "NEXT", "COMING", "FOLLOWING")
    return 0 if value is None else value


def refers_back(match: Match) -> bool:
    """Whether "that", "the previous", "the following", "the same" point to a date in the text."""
    return match.has("THAT", "SAME", "PREVIOUS", "FOLLOWING") or THE_NEXT in match.letters


def edge(match: Match) -> str | None:
    """The TIMEX3 mod of "early", "late", "mid-", "the end of"; START and END of thirds told apart in EDTF."""
    if match.has("END", "BEGIN"):
        return "CLOSE" if match.has("END") else "OPENING"
    index = match.find("EARLY", "LATE", "MID", "MIDDLE", "LATTER")
    return None if index < 0 else str(match.tokens.values[match.first + index])


def iso(match: Match, _context: Context) -> Found | None:
    """2023-01-12, 2023-01-12T10:30Z."""
    text = match.text(0)
    point = calendar.day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if point is None:
        return None
    return dated(match, point, "explicit", clock=text[10:].replace(" ", "T"))


def slashed(match: Match, context: Context) -> Found | None:
    """3/14/2022, 14.03.2022: the order is that of the text's other dates; a day above 12 decides."""
    first, second, year = (int(number) for number in re.split(r"[/.]", match.text(0)))
    if year < 100:
        year += 2000 if year < 70 else 1900
    month_first = second > 12 or (first <= 12 and context.month_first and "/" in match.text(0))
    point = calendar.day(year, *((first, second) if month_first else (second, first)))
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


def following_year(match: Match, context: Context) -> tuple[int, int] | None:
    """The year of the next date in a list or range ("12 January and 16 March 1936"), and its month."""
    ahead_of = JOINED.match(match.tokens.letters, match.behind)
    if ahead_of is None:
        return None
    rest = Match(match.tokens, ahead_of.start(1), ahead_of.end())
    told = year_of(rest, context)
    month = rest.get(*MONTH_CLASSES)
    return None if told is None or month is None else (told[0], month)


def yearless(
    match: Match, context: Context, candidates: Year, month: int, mod: str | None = None
) -> Found | None:
    """A day or month without a year: the year from its list, the passage, the verb or the nearest."""
    joined = following_year(match, context)
    if joined is not None:
        year = joined[0] - (month > joined[1])
        point = candidates(year)
        if point is not None:
            return dated(match, point, "context", f"the year of {phrase(match)} stands behind: {year}", mod)
    point, anchor, why = choose(match, context, candidates)
    if point is None or anchor is None:
        return None
    basis: Basis = "relative" if anchor is context.published else "context"
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why}", mod, anchor)


Choice = tuple[Point | None, Point | None, str]
"""A candidate, what it counts from, and the reason in words."""


def choose(match: Match, context: Context, candidates: Year) -> Choice:
    """The candidate that the passage means, what it counts from, and the reason in words."""
    published = context.published
    told = in_passage(match, context, candidates)
    if told is not None or published is None:
        return told or (None, None, "")
    direction = context.directions.at(match.start)
    aside = context.aside
    if aside is not None and context.same_sentence(match, context.aside_token):
        point = ahead(candidates, aside)
        if point is not None and calendar.first_day(point) <= published.number:
            return point, aside, f"the first from {words(aside)} on"
    if direction != "future" and context.threaded(match, direction in ("planned", "prospect")):
        assert context.thread is not None
        point = ahead(candidates, context.thread)
        if point is not None and calendar.first_day(point) <= published.number:
            return point, context.thread, f"the first from {words(context.thread)} on"
    if match.first and match.tokens.letters[match.first - 1] == CLASSES["OF"]:
        return (
            beside_publication(match, candidates, published),
            published,
            f"the nearest to {words(published)}",
        )
    main = context.main
    if direction == "prospect" and main is not None and context.same_sentence(match, context.main_token):
        return ahead(candidates, main), main, f"the first from {words(main)} on"
    if direction == "present" and timely(match, candidates, published):
        direction = "future"
    if direction in ("future", "prospect"):
        return ahead(candidates, published), published, f"the first from {words(published)} on"
    beside = beside_publication(match, candidates, published)
    if direction == "past" and not looks_on(match, beside, published):
        return past(candidates, published), published, f"the latest up to {words(published)}"
    return beside, published, f"the nearest to {words(published)}"


def timely(match: Match, candidates: Year, published: Point) -> bool:
    """Whether a date beside a present tense is a time to come: its last turn is long past, or "until" says so."""
    before = match.tokens.letters[match.first - 1] if match.first else ""
    latest, following = past(candidates, published), ahead(candidates, published)
    if following is None or calendar.first_day(following) - published.number > calendar.DAYS["year"]:
        return False
    return before in TO_COME or latest is None or published.number - calendar.last_day(latest) > NEAR


def in_passage(match: Match, context: Context, candidates: Year) -> Choice | None:
    """The candidate under a heading with a year, in a story, or in the month just named; else None."""
    thread, last = context.thread, context.last
    near = last is not None and context.near(match, context.last_token)
    if context.headed and thread is not None:
        if last is not None and near and context.directions.at(match.start) in ("future", "prospect"):
            return ahead(candidates, last), last, f"the first from {words(last)} on"
        return candidates(calendar.year_of(thread)), thread, "under its heading"
    if context.published is None or context.narrative:
        if thread is None:
            return None
        return onward(candidates, thread), thread, f"in the passage about {words(thread)}"
    if last is not None and near and last.unit in ("day", "month"):
        same = candidates(calendar.year_of(last))
        if same and calendar.convert(same, "month") == calendar.convert(last, "month"):
            return same, last, f"in the month of {words(last)}"
    return None


def onward(candidates: Year, thread: Point) -> Point | None:
    """The candidate in the year of the thread; the nearest where that lies more than half a year off."""
    point = candidates(calendar.year_of(thread))
    if thread.unit == "year" and point is not None:
        return point
    if point is None or abs(calendar.first_day(point) - calendar.first_day(thread)) > HALF_YEAR:
        return nearest(candidates, thread)
    return point


def beside_publication(match: Match, candidates: Year, published: Point) -> Point | None:
    """The latest candidate, or the next one where that is near; behind "ended" always the latest."""
    latest, following = past(candidates, published), ahead(candidates, published)
    tokens = match.tokens
    if (
        tokens.letters.startswith(CLASSES["ENDED"], match.first - 1)
        and tokens.text[tokens.ends[match.first - 1] - 1] == "d"
    ):
        return latest
    if following is None or calendar.first_day(following) - published.number > NEAR:
        return latest
    return nearest(candidates, published)


def looks_on(match: Match, beside: Point | None, published: Point) -> bool:
    """Whether a date beside a past tense lies ahead all the same: "the 14 January deadline", "payable 7
    December".
    """
    if beside is None or calendar.first_day(beside) <= published.number:
        return False
    tokens = match.tokens
    before = tokens.letters[match.first - 1] if match.first else ""
    if before in LOOKING_ON:
        return True
    return beside.unit == "day" and calendar.first_day(beside) - published.number <= SOON


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
    """3-5 March 2021, 27 and 28 July, 13, 14 and 15 May: one expression for each day; the last has the
    month.
    """
    month_at = match.find(*MONTH_CLASSES)
    month = match.get(*MONTH_CLASSES)
    days = [i for i, letter in enumerate(match.letters[:month_at]) if letter in DAY_LETTERS]
    assert month is not None
    head = match.part(days[-1], len(match.letters))
    whole = resolve_date(head, context, month, int(match.tokens.values[match.first + days[-1]]))
    if whole is None:
        return None
    found = [beside(match.part(i, i + 1), whole, month) for i in days[:-1]]
    return [f for f in found if f] + [whole]


def month_days(match: Match, context: Context) -> list[Found] | None:
    """September 13-14, March 3 to 14, January 25-29, 1905."""
    month = match.get(*MONTH_CLASSES)
    days = [i for i, letter in enumerate(match.letters) if letter in DAY_LETTERS]
    assert month is not None
    values = [int(match.tokens.values[match.first + i]) for i in days]
    whole = resolve_date(match, context, month, values[-1])
    if whole is None:
        return None
    first = beside(match.part(0, days[0] + 1), whole, month, values[0])
    last = whole._replace(first=match.first + days[-1])
    return [first, last] if first else [last]


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


def shifted_month(match: Match, context: Context, candidates: Year, mod: str | None) -> Found | None:
    """Last August, next May, this September, that March, the following February."""
    back = refers_back(match)
    anchor, basis = context.reference() if back else context.anchor()
    if anchor is None:
        return loose(match, "DATE", f"XXXX-{match.get(*MONTH_CLASSES):02d}", mod)
    here = calendar.convert(anchor, "month") if anchor.unit not in ("year", "decade", "century") else None
    by = shift(match)
    if match.has("SAME", "THAT"):
        point = candidates(calendar.year_of(anchor))
        why = f"in the year of {words(anchor)}"
    elif by < 0:
        point = past(candidates, here.shift(-1) if here else anchor)
        why = f"the latest that ended before {words(here or anchor)}"
    elif by > 0:
        point = ahead(candidates, here.shift(1) if here else anchor.shift(1))
        why = f"the first after {words(here or anchor)}"
    else:
        point, why = candidates(calendar.year_of(anchor)), f"in the year of {words(anchor)}"
    if point is None:
        return None
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why}", mod, anchor)


def day_of_month(match: Match, context: Context) -> Found | None:
    """The 10th, after 7 August: a day of the month mentioned last."""
    number = match.get("ORDN")
    last = context.main
    if number is None or last is None or last.unit not in ("day", "month"):
        return None
    year, month_index = calendar.index_in_year(calendar.convert(last, "month"))
    point = calendar.day(year, month_index, number)
    if point is None or not context.near(match, context.main_token):
        return None
    return dated(
        match,
        point,
        "context",
        f"{phrase(match)} = {words(point)}, in the month of {words(last)}",
        None,
        last,
    )


def day_of_that_month(match: Match, context: Context) -> Found | None:
    """The 24th of that month, the 3rd of this month."""
    number = match.get("ORDN", "ORD")
    anchor, basis = context.reference() if refers_back(match) else context.anchor()
    if number is None or anchor is None:
        return None
    year, index = calendar.index_in_year(calendar.convert(anchor, "month").shift(shift(match)))
    point = calendar.day(year, index, number)
    if point is None:
        return None
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, from {words(anchor)}", None, anchor)


def week_of_month(match: Match, context: Context) -> Found | None:
    """The first week of January: its first seven days; the last week: its last."""
    which = match.get("ORD", "LAST")
    rest = match.part(match.find("OF") + 1, len(match.letters))
    if rest.has("MONTHU"):
        anchor, basis = context.reference() if refers_back(rest) else context.anchor()
        if anchor is None:
            return None
        found = dated(match, calendar.convert(anchor, "month").shift(shift(rest)), basis, "", None, anchor)
    else:
        inner = month(rest, context)
        if inner is None:
            return None
        found = inner._replace(first=match.first)
    if found.point is None or which is None or which > 4:
        return found
    end = calendar.last_day(found.point)
    first = end - 6 if which < 0 else calendar.first_day(found.point) + 7 * (which - 1)
    edtf = f"{calendar.edtf_day(first)}/{calendar.edtf_day(first + 6)}"
    week = calendar.containing("week", first)
    return found._replace(value=calendar.timex(week), edtf=edtf, steps=f"{phrase(match)} = {edtf}")
