"""Readings of weekdays, years, decades, centuries, seasons, holidays and named times."""

from __future__ import annotations

from timeline.model import Basis
from timeline.times import calendar, named
from timeline.times.anchoring.choice import yearless
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.modifiers import basis_of, edge, refers_back, shift, year_of
from timeline.times.anchoring.passage import TO_COME
from timeline.times.anchoring.signs import ASKED, BUT, CALLED_OFF_IT, WAS_DUE, said_before, said_behind
from timeline.times.calendar import Point, words
from timeline.times.found import Found, Match, ahead, dated, loose, past, phrase
from timeline.times.readings import deictic
from timeline.times.words import CLASSES

YEAR_MARKERS = frozenset(
    CLASSES[name]
    for name in (
        "IN", "SINCE", "BY", "UNTIL", "OF", "FROM", "TO", "DURING", "AND", "BETWEEN",
        "BEFORE", "AFTER", "THROUGH", "COMMA", "OPEN", "DASH", "THE", "BREAK", "FOR", "ITS",
    )
)  # fmt: skip
"""What stands before a bare number that is a year, where it lies outside the twentieth and twenty-first
centuries.
"""
RANGES = frozenset(CLASSES[name] for name in ("TO", "THROUGH", "UNTIL", "DASH"))
TOGETHER = RANGES | {CLASSES["AND"], CLASSES["OR"]}
"""What joins two weekdays."""
LATE_AS = tuple(CLASSES["AS"] + CLASSES[name] + CLASSES["AS"] for name in ("EARLY", "LATE"))
"""So does "as late as"."""
STAMPS = 1500
"""A number below this before a colon is the time of an entry: "1243: The minister speaks"."""
JUST_GONE = 2
"""So many days ago what was due, or asked for, on a weekday is that of the past rather than the next one."""
ON_THE = tuple(CLASSES[name] + CLASSES["THE"] for name in ("ON", "FOR"))
NUMBER_LETTERS = CLASSES["YEAR"] + CLASSES["DD"] + CLASSES["NUM"]
ORDINAL_LETTERS = CLASSES["ORDN"] + CLASSES["ORD"] + CLASSES["CARD"]


def weekday(match: Match, context: Context) -> Found | None:
    """Friday, last Friday, next Friday, Friday morning."""
    index = match.get("WEEKDAY", "WDABBR")
    assert index is not None
    clock = "T" + str(match.word("PART")) if match.has("PART") else match.word("NOON") or ""
    mod = edge(match)
    back = refers_back(match) and match.has("PREVIOUS", "FOLLOWING", "SAME", "THAT")
    anchor, basis = context.reference() if back else context.day_anchor(match)
    if anchor is None:
        return loose(match, "TIME" if clock else "DATE", f"XXXX-WXX-{index + 1}{clock}", mod)
    day = calendar.convert(anchor, "day").number
    by = shift(match)
    earlier = day - (calendar.weekday(day) - index) % 7
    if context.marks_next(match) and context.marked is not None:
        after = calendar.last_day(context.marked) + 1
        number = after + (index - calendar.weekday(after)) % 7
        anchor, basis, why = (
            context.marked,
            "context",
            f"the first behind {words(context.marked)}, which marks the item before",
        )
    elif match.has("THIS", "CURRENT", "COMING"):
        number, why = day - calendar.weekday(day) + index, f"in the week of {words(anchor)}"
    elif by < 0:
        number, why = earlier - 7 * (earlier == day), f"the latest before {words(anchor)}"
    elif by > 0 and not back:
        number, why = day - calendar.weekday(day) + 7 + index, f"in the week after that of {words(anchor)}"
    elif by > 0:
        number, why = day + ((index - calendar.weekday(day) - 1) % 7 + 1), f"the first after {words(anchor)}"
    elif (main := told_of(match, context)) is not None and main.number <= day:
        anchor, basis = main, "context"
        number, why = (
            main.number + (index - calendar.weekday(main.number)) % 7,
            f"the first from {words(main)} on",
        )
    elif (before := joined_to(match, context, day)) is not None:
        number = before.number + (index - calendar.weekday(before.number)) % 7
        why = f"the first from {words(before)} on"
    elif not just_missed(match, context, day - earlier) and (
        looks_ahead(match, context) or soon_after_plan(match, context, day, index)
    ):
        day, anchor, basis = onward_from(match, context, day, anchor, basis)
        number, why = day + (index - calendar.weekday(day)) % 7, f"the first from {words(anchor)} on"
    elif context.next_day and earlier == day - 6 and not follows_since(match):
        number, why = day + 1, f"the text was written on the day after {words(anchor)}"
    else:
        number, why = earlier, f"the latest up to {words(anchor)}"
    point = Point("day", number)
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why}", mod, anchor, clock)


def weekday_beside(match: Match, context: Context) -> Found | None:
    """The Friday before, the Monday after: beside the day of the passage."""
    index = match.get("WEEKDAY")
    assert index is not None
    anchor, basis = context.onward(match)
    if anchor is None or anchor.unit != "day":
        return loose(match, "DATE", f"XXXX-WXX-{index + 1}")
    beside = (index - calendar.weekday(anchor.number)) % 7
    point = anchor.shift(beside or 7) if match.has("AFTER") else anchor.shift(beside - 7)
    side = "first after" if match.has("AFTER") else "latest before"
    return dated(
        match, point, basis, f"{phrase(match)} = {words(point)}, the {side} {words(anchor)}", None, anchor
    )


def follows_since(match: Match) -> bool:
    """Whether "since" stands before a weekday, or it has a possessive behind it: a day that is known."""
    letters = match.tokens.letters
    since = match.first > 0 and letters[match.first - 1] == CLASSES["SINCE"]
    return since or letters.startswith(CLASSES["POSS"], match.behind)


def told_of(match: Match, context: Context) -> Point | None:
    """The day from which "on the Wednesday", "for the Wednesday" count: the last that the story told of."""
    here = context.same_sentence(match, context.last_token)
    main = context.last if here else context.main
    if not match.tokens.letters.endswith(ON_THE, 0, match.first) or main is None or main.unit != "day":
        return None
    return main


def onward_from(
    match: Match, context: Context, day: int, anchor: Point, basis: Basis
) -> tuple[int, Point, Basis]:
    """The day from which a coming weekday counts; "said on Monday it would ... on Friday" counts from Monday."""
    main = context.main
    if main is None or main.unit != "day" or context.directions.at(match.start) != "prospect":
        return day, anchor, basis
    if main.number > day or not context.same_sentence(match, context.main_token):
        return day, anchor, basis
    return main.number, main, "context"


def looks_ahead(match: Match, context: Context) -> bool:
    """Whether a bare weekday lies ahead; "Friday's vote" does so only behind a finite future, or where it is called off."""
    direction = context.directions.at(match.start)
    before = match.tokens.letters[match.first - 1] if match.first else ""
    if before == CLASSES["SINCE"]:
        return False
    if direction == "scene" and before in TO_COME:
        return True
    if match.tokens.letters.startswith(CLASSES["POSS"], match.behind):
        return direction == "future" or said_before(match, CALLED_OFF_IT)
    return direction in ("future", "planned", "prospect", "present")


def just_missed(match: Match, context: Context, gone: int) -> bool:
    """Whether it is told a day or two later: "was due to land on Wednesday", "asked Chad to stop on Wednesday", on a Thursday."""
    told = said_before(match, WAS_DUE) or said_before(match, ASKED)
    if not 0 < gone <= JUST_GONE or not told or said_behind(match, BUT):
        return False
    main = context.main
    return main is None or not context.same_sentence(match, context.main_token)


def joined_to(match: Match, context: Context, day: int) -> Point | None:
    """The day from which "to Wednesday", "and Saturday" count.

    A weekday right before, where that lies ahead, or the two are a range.
    """
    last, letters = context.last, match.tokens.letters
    if (
        last is None
        or context.last_token != match.first - 2
        or letters[match.first - 2] != CLASSES["WEEKDAY"]
    ):
        return None
    joint = letters[match.first - 1]
    return last if joint in TOGETHER and (joint in RANGES or last.number > day) else None


def soon_after_plan(match: Match, context: Context, day: int, index: int) -> bool:
    """Whether a weekday beside a plan that came to nothing lies ahead: it is nearer than the last one."""
    soon = (index - calendar.weekday(day)) % 7 <= deictic.NEARER
    return soon and context.directions.at(match.start) == "lapsed"


def noon_of(match: Match, context: Context) -> Found | None:
    """Noon Saturday, mid-afternoon yesterday, overnight on Friday."""
    clock = match.word("NOON") or "T" + str(match.word("PART", "PARTS", "OVERNIGHT"))
    inner = weekday(match, context) if match.has("WEEKDAY") else deictic.today(match, context)
    if inner is None or inner.type == "TIME":
        return inner
    return inner._replace(type="TIME", value=inner.value + clock)


def weekday_of_week(match: Match, context: Context) -> Found | None:
    """Wednesday of last week."""
    index = match.get("WEEKDAY")
    assert index is not None
    anchor, basis = context.reference() if refers_back(match) else context.anchor(match)
    if anchor is None:
        return loose(match, "DATE", f"XXXX-WXX-{index + 1}")
    week = calendar.convert(anchor, "week").shift(shift(match))
    point = Point("day", calendar.first_day(week) + index)
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, in {words(week)}", None, anchor)


def year(match: Match, context: Context) -> Found | None:
    """2014, early 2021, around 2021, the year 2000, nineteen ninety-six."""
    told = year_of(match, context)
    if told is None or match.start in context.stamps:
        return None
    before = match.tokens.letters[max(0, match.first - 3) : match.first]
    stamp = told[0] < STAMPS and match.tokens.text.startswith(":", match.end)
    marked = not stamp and (before[-1:] in YEAR_MARKERS or before in LATE_AS)
    if len(match.letters) == 1 and not 1900 <= told[0] <= 2100 and not marked:
        return None
    mod = edge(match) or ("APPROX" if match.has("ABOUT", "AROUND") else None)
    return dated(match, Point("year", told[0]), "explicit", "", mod)


def short_year(match: Match, context: Context) -> Found | None:
    """ "In '98": two digits right behind an apostrophe."""
    digits = match.part(1, 2)
    beside = match.start + 1 == digits.start and len(digits.text(0)) == 2
    return year(match, context) if beside else None


def year_range(match: Match, _context: Context) -> list[Found] | None:
    """2003-2004, 2015-18."""
    at = [i for i, letter in enumerate(match.letters) if letter in NUMBER_LETTERS]
    first, second = (int(match.value(i)) for i in at)
    if second < 100:
        if len(match.text(at[1])) != 2:
            return None
        second += first - first % 100
    if second <= first:
        return None
    return [
        dated(match.part(0, at[0] + 1), Point("year", first), "explicit", "", edge(match)),
        dated(match.part(at[1], at[1] + 1), Point("year", second), "explicit"),
    ]


def bc(match: Match, _context: Context) -> list[Found] | None:
    """241 BC, AD 69, 264 to 241 BC."""
    at = [i for i, letter in enumerate(match.letters) if letter in NUMBER_LETTERS]
    mod = "APPROX" if match.has("ABOUT", "AROUND") else None
    found = []
    for n, i in enumerate(at):
        value = int(match.value(i))
        if not 1 <= value <= 9999:
            return None
        behind = len(match.letters) if n == len(at) - 1 else i + 1
        point = Point("year", 1 - value if match.has("BC") else value)
        found.append(dated(match.part(0 if n == 0 else i, behind), point, "explicit", "", mod))
    return found


def decade(match: Match, context: Context) -> Found | None:
    """The 1990s, the mid-1990s, the '60s, the nineties."""
    value = match.get("DECADE", "YEAR", "DECADEWORD")
    assert value is not None
    if match.has("YEAR") and value % 10:
        return None
    if value < 100:
        if not match.has("THE", "APOS", "DECADEWORD", "EARLY", "LATE", "MID"):
            return None
        published = context.published
        latest = calendar.year_of(published) if published else 2029
        value += latest - latest % 100 - (100 if value > latest % 100 else 0)
    return dated(match, Point("decade", value // 10), "explicit", "", edge(match))


def century(match: Match, _context: Context) -> Found | None:
    """The 19th century, the early twentieth century, the ninth century BC."""
    values = [int(match.value(i)) for i, letter in enumerate(match.letters) if letter in ORDINAL_LETTERS]
    number = sum(values)
    if not 1 <= number <= 30:
        return None
    unit = match.word("CENTURYU")
    if match.has("BC"):
        width = 100 if unit == "century" else 1000
        first, last = 1 - number * width, (1 - number) * width
        edtf = f"{calendar.edtf_year(first)}/{calendar.edtf_year(last)}"
        found = loose(match, "DATE", f"BC{number - 1:02d}", edge(match))
        return found._replace(edtf=edtf, basis="explicit")
    point = Point("century" if unit == "century" else "millennium", number - 1)
    return dated(match, point, "explicit", "", edge(match))


def season(match: Match, context: Context) -> Found | None:
    """Spring 2022, last summer, the autumn, the winter of 1777."""
    at = match.find("SEASON", "SPRING", "FALL")
    index = int(match.value(at))
    if match.text(at)[0].isupper() and match.tokens.letters.startswith(CLASSES["CAP"], match.behind):
        return None
    mod = edge(match)
    told = year_of(match, context)

    def candidates(year: int) -> Point:
        return calendar.part("season", year, index)

    if told is not None:
        basis = basis_of(match, told[1])
        return dated(match, candidates(told[0]), basis, "", mod, told[1])
    unresolved = loose(match, "DATE", f"XXXX-{calendar.TIMEX_SEASONS[index - 1]}", mod)
    anchor, basis = context.reference() if refers_back(match) else context.anchor(match)
    by = shift(match)
    if by or match.has("THIS", "THAT", "SAME"):
        if anchor is None:
            return unresolved
        if by < 0:
            point = past(candidates, Point("day", calendar.first_day(anchor) - 1))
            while point and calendar.last_day(point) >= calendar.first_day(anchor):
                point = point.shift(-4)
        elif by > 0:
            point = ahead(candidates, Point("day", calendar.last_day(anchor) + 1))
            while point and calendar.first_day(point) <= calendar.last_day(anchor):
                point = point.shift(4)
        else:
            point = _season_told(match, context, candidates(calendar.year_of(anchor)), anchor)
        if point is None:
            return unresolved
        return dated(
            match, point, basis, f"{phrase(match)} = {words(point)}, from {words(anchor)}", mod, anchor
        )
    return yearless(match, context, candidates, calendar.SEASON_MONTHS[index - 1], mod) or unresolved


JUST_ENDED = 45
"""So many days after its end a season is still "this winter"."""


def _season_told(match: Match, context: Context, point: Point, anchor: Point) -> Point:
    """ "This winter" in February, or in March beside a past tense, is the one that began in the year before."""
    before = point.shift(-4)
    since = calendar.first_day(anchor) - calendar.last_day(before)
    if anchor.unit != "day" or not match.has("THIS") or since > JUST_ENDED:
        return point
    return before if since <= 0 or context.directions.at(match.start) in ("past", "done") else point


def holiday(match: Match, context: Context) -> Found | None:
    """Christmas, Easter 2022, next Ramadan, Christmas night."""
    rule = match.word("HOLIDAY")
    assert rule is not None
    clock = "T" + str(match.word("PART")) if match.has("PART") else ""

    def candidates(year: int) -> Point | None:
        point = named.holiday(rule, year)
        if point is None or not match.has("WEEKU", "WEEKEND"):
            return point
        return calendar.containing("week" if match.has("WEEKU") else "weekend", point.number)

    told = year_of(match, context)
    if told is not None:
        point = candidates(told[0])
        basis = basis_of(match, told[1])
        return None if point is None else dated(match, point, basis, "", None, told[1], clock)
    anchor, basis = context.anchor(match)
    by = shift(match)
    if by and anchor is not None:
        point = ahead(candidates, anchor.shift(1)) if by > 0 else past(candidates, anchor.shift(-1))
        return None if point is None else dated(match, point, basis, "", None, anchor, clock)
    found = yearless(match, context, candidates, 12)
    if found is None:
        return loose(match, "DATE", "XXXX-XX-XX")
    return found._replace(type="TIME", value=found.value + clock) if clock else found


def named_time(match: Match, _context: Context) -> Found | None:
    """World War II, the Cold War, 9/11."""
    edtf = match.word("NAMED")
    assert edtf is not None
    first, _, last = edtf.partition("/")
    value = first if not last else f"{first}/{last}"
    found = loose(match, "DATE", value, edge(match), f"{phrase(match)} = {edtf}")
    return found._replace(edtf=edtf, basis="explicit")
