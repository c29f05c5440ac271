"""Readings of durations and sets: for three years, the past decade, every Friday, daily."""

from __future__ import annotations

import re

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.lemmas import ANNOUNCERS, PLANNERS
from timeline.times.calendar import Point
from timeline.times.found import Found, Match, dated, loose, phrase
from timeline.times.readings import deictic, elapsed, quantities
from timeline.times.readings.quantities import Quantity
from timeline.times.words import CLASSES

DAYS = CLASSES["DAYU"]
A_DAY = 24
REACH = 90
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\w+th|last|only|once|twice|times?|record|most|least|worst|best|\w{3,}est"
    r"|can|could|may|might)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What counts or ranks within a stretch of time: "the first vote in ten years", "twice in a week"."""


def plain(match: Match, _context: Context) -> Found | None:
    """Three years, 18 months, a 10-hour tour, two to three weeks."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    return loose(match, "DURATION", quantity.timex, quantities.limit(match))


def bare(match: Match, _context: Context) -> Found | None:
    """For days, within weeks, decades."""
    quantity = quantities.read(match)
    assert quantity is not None
    if match.tokens.text.endswith("matter of ", 0, match.start):
        return None
    return loose(match, "DURATION", Quantity(None, False, quantity.unit).timex)


IS = (" is ", "'s ", "’s ")
APART = (", ", " (", " - ", " – ", " — ")
"""What stands between a day and what else is said of it."""
FARTHEST = 3_600_000
"""Days from the year 1 to where years have five figures, nearly; EDTF knows no days there."""


def anchored(match: Match, context: Context, sign: int, origin: Point | None = None) -> Found | None:
    """A stretch that ends or begins at publication; its EDTF is the range of days."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    if quantity.amount is None and not match.has("FEW", "MANY", "TENS", "TO", "SOME"):
        quantity = quantity._replace(amount=1)
    found = loose(match, "DURATION", quantity.timex, quantities.limit(match))
    anchor, basis = context.anchor(match) if origin is None else (origin, "context")
    if quantity.unit == "H" and quantity.amount and quantity.amount % A_DAY == 0:
        quantity = quantity._replace(amount=quantity.amount // A_DAY, unit="day")
    if anchor is None or quantity.amount is None or quantity.unit in ("S", "M", "H"):
        return found
    if origin is not None and quantity.unit in ("day", "week") and origin.unit == "month":
        steps = f"{phrase(match)} = {calendar.words(origin)}, as far as the calendar goes"
        return found._replace(
            edtf=calendar.edtf(origin), anchor=calendar.edtf(origin), basis=basis, steps=steps
        )
    here = calendar.convert(anchor, "day")
    there = away(here.number, quantity, sign)
    first, last = sorted((here.number, there))
    if first < -FARTHEST or last > FARTHEST:
        return found
    edtf = f"{calendar.edtf_day(first)}/{calendar.edtf_day(last)}"
    side = "up to" if sign < 0 else "from"
    steps = f"{phrase(match)} = {edtf}, {quantity.says} {side} {calendar.words(here)}"
    return found._replace(edtf=edtf, anchor=calendar.edtf(anchor), basis=basis, steps=steps)


def away(number: int, quantity: Quantity, sign: int) -> int:
    """The day so many units from a day; 29 February becomes the 28th where it must."""
    count = (quantity.amount or 0) * {
        "fortnight": 14,
        "week": 7,
        "weekend": 7,
        "decade": 120,
        "century": 1200,
    }.get(quantity.unit, {"year": 12, "quarter": 3}.get(quantity.unit, 1))
    if quantity.unit in ("day", "week", "fortnight", "weekend"):
        return number + sign * count
    count += 6 if quantity.half and quantity.unit == "year" else 0
    year, month, day = calendar.civil(number)
    year, month = divmod(year * 12 + month - 1 + sign * count, 12)
    return calendar.ordinal(year, month + 1, min(day, calendar.days_in(year, month + 1)))


def _told_before(match: Match, context: Context) -> Point | None:
    """The date in the sentence, else that of the passage."""
    if context.same_sentence(match, context.last_token):
        return context.last
    return context.main if context.near(match, context.main_token) else None


NEWS = 7
"""Days before publication within which a story is news, told from publication."""


def past_span(match: Match, context: Context) -> Found | None:
    """The past two years, the last three months: up to publication; "the previous four months" up to what was told before."""
    main = _told_before(match, context) if match.has("PREVIOUS") else None
    if main is None or context.published is None or calendar.DAYS[main.unit] > calendar.DAYS["month"]:
        return anchored(match, context, -1)
    told = calendar.last_day(main) < context.published.number - NEWS
    return anchored(match, context, -1, main if told else None)


def next_span(match: Match, context: Context) -> Found | None:
    """The next five years: from publication on; what has come to pass, from the day of the passage if it is told."""
    if context.directions.at(match.start) != "past":
        return anchored(match, context, 1)
    main, now = context.main, context.published
    if main is not None and now is not None and context.just_before(match, context.main_token):
        fine = calendar.DAYS[main.unit] <= calendar.DAYS["month"]
        if fine and calendar.last_day(main) < now.number:
            return anchored(match, context, 1, main)
    found = anchored(match, context, 1)
    return found and found._replace(edtf=None, basis=None, anchor=None)


def in_span(match: Match, context: Context) -> Found | None:
    """In two weeks: a duration; under a verb that looks ahead, so long after publication."""
    found = plain(match, context)
    ahead = context.published is not None and context.directions.at(match.start) in ("future", "planned")
    if (
        found is None
        or not ahead
        or RANKED.search(match.tokens.text, max(0, match.start - REACH), match.start)
    ):
        return found
    told = elapsed.counted(match, context, 1, back=False)
    if told is None or told.edtf is None:
        return found
    return found._replace(
        edtf=told.edtf, point=told.point, basis="relative", anchor=told.anchor, steps=told.steps
    )


def within_span(match: Match, context: Context) -> Found | None:
    """Within two years: from the date in the sentence, else as `next_span`; an item of a chronicle tells no more than its date.

    "Has taken three towns within a week": up to publication.
    """
    main = context.main
    if context.in_item(match) is not None and context.directions.at(match.start) in ("scene", "present"):
        return plain(match, context)
    fine = main is not None and calendar.DAYS[main.unit] <= calendar.DAYS["month"]
    line = main == context.published  # that of a date line
    if fine and not line and context.same_sentence(match, context.main_token):
        return anchored(match, context, 1, main)
    return anchored(match, context, -1) if _has_been_done(match, context) else next_span(match, context)


def _has_been_done(match: Match, context: Context) -> bool:
    """ "Has taken three towns": is the verb before the match in the present perfect, and looks to nothing ahead?"""
    sentence = None if context.narrative else context.directions.around(match.start)
    before = [g for g in sentence.groups if sentence.starts[g.head_index] < match.start] if sentence else []
    if not before or before[-1].lemma in PLANNERS | ANNOUNCERS:  # "has promised a reply within a week"
        return False
    return (before[-1].tense, before[-1].aspect) == ("present", "perfect")


def within_unit(match: Match, context: Context) -> Found | None:
    """Within the week: of what is over, from the day of the passage on; else that of the calendar."""
    main, now = context.main, context.published
    if main is None or now is None or context.directions.at(match.start) != "past":
        return deictic.the_unit(match, context)
    told = calendar.DAYS[main.unit] <= calendar.DAYS["month"] and context.near(match, context.main_token)
    if not told or calendar.last_day(main) >= now.number - NEWS:
        return deictic.the_unit(match, context)
    return anchored(match, context, 1, main)


def first_span(match: Match, context: Context) -> Found | None:
    """The first nine months, the first three years of the war."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    if quantity.amount is None and match.letters[-1] in DAYS:
        return counted_day(match, context)
    if quantity.amount is None and not match.has("FEW", "DAYUS", "PLURALU", "QUARTERUS", "CLOCKUS"):
        return None
    return loose(match, "DURATION", quantity.timex)


def counted_day(match: Match, context: Context) -> Found:
    """The third day of something: the day named right before it, or publication's behind "is"."""
    text, last = match.tokens.text, context.last
    anchor = context.published if text.endswith(IS, 0, match.start) and not context.narrative else None
    if (
        last is not None
        and last.unit == "day"
        and text[match.tokens.end(context.last_token) : match.start] in APART
    ):
        anchor = last
    if anchor is None:
        return loose(match, "DATE", "XXXX-XX-XX")
    basis: Basis = "relative" if anchor is context.published else "context"
    return dated(match, anchor, basis, f"{phrase(match)} = {calendar.words(anchor)}", None, anchor)


def a_while(match: Match, _context: Context) -> Found:
    """For a while, for some time."""
    return loose(match, "DURATION", "PXX")


def at_night(match: Match, _context: Context) -> Found:
    """At night: any night."""
    return loose(match, "TIME", f"XXXX-XX-XXT{match.word('PART')}")


def recent(match: Match, _context: Context) -> Found | None:
    """Recent weeks, coming months, the years ahead."""
    if match.has("FUTURE"):
        return loose(match, "DATE", "FUTURE_REF")
    if match.has("PAST"):
        return loose(match, "DATE", "PAST_REF")
    quantity = quantities.read(match)
    if quantity is None:
        return None
    return loose(match, "DURATION", Quantity(None, False, quantity.unit).timex)


def every(match: Match, _context: Context) -> Found | None:
    """Every day, each Thursday, every two years."""
    weekday = match.get("WEEKDAY")
    month = match.get("MONTH", "MARCH", "MAY", "MONABBR")
    if weekday is not None:
        return loose(match, "SET", f"XXXX-WXX-{weekday + 1}")
    if month is not None:
        return loose(match, "SET", f"XXXX-{month:02d}")
    season = match.get("SEASON", "SPRING", "FALL")
    if season is not None:
        return loose(match, "SET", f"XXXX-{calendar.TIMEX_SEASONS[season - 1]}")
    if match.has("PART"):
        return loose(match, "SET", f"XXXX-XX-XXT{match.word('PART')}")
    quantity = quantities.read(match)
    if quantity is None:
        return None
    return loose(match, "SET", quantity._replace(amount=quantity.amount or 1 + match.has("OTHER")).timex)


def per(match: Match, _context: Context) -> Found | None:
    """A year, per day, where something is counted by it."""
    unit = match.word(*quantities.UNIT_CLASSES)
    return loose(match, "SET", Quantity(1, False, unit or "day").timex)


def adverb(match: Match, _context: Context) -> Found | None:
    """Daily, weekly, annually; not "the Daily Star"."""
    if match.text(0)[0].isupper() and match.tokens.letters.startswith(CLASSES["CAP"], match.behind):
        return None
    return loose(match, "SET", str(match.value(0)))


def weekdays(match: Match, _context: Context) -> Found | None:
    """Mondays."""
    clock = f"T{match.word('PARTS')}" if match.has("PARTS") else ""
    return loose(match, "SET", f"XXXX-WXX-{int(match.value(0)) + 1}{clock}")


def seasons(match: Match, _context: Context) -> Found | None:
    """Summers."""
    return loose(match, "SET", f"XXXX-{calendar.TIMEX_SEASONS[int(match.value(0)) - 1]}")
