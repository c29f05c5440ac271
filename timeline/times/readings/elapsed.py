"""Readings of so many units from a point: two weeks ago, three days later, two months after the vote."""

from __future__ import annotations

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.calendar import Point, words
from timeline.times.found import PLACEHOLDERS, Found, Match, dated, loose, phrase, unit_of
from timeline.times.readings import quantities
from timeline.times.readings.quantities import Quantity
from timeline.times.words import CLASSES

A_YEAR_AGO = CLASSES["A"] + CLASSES["YEARU"] + CLASSES["AGO"]
A_YEAR_EARLIER = CLASSES["A"] + CLASSES["YEARU"] + CLASSES["EARLIER"]
QUARTER_REACH = 1200
DAYLESS = ("S", "M", "H")
HALF_DAY = 12


def moved(anchor: Point, quantity: Quantity, sign: int) -> Point | None:
    """The point so many units from the anchor, in the precision of the unit; None for hours and the like."""
    if quantity.amount is None or quantity.unit in DAYLESS:
        return None
    unit = unit_of(quantity.unit)
    count = quantity.amount * (2 if quantity.unit == "fortnight" else 1)
    if quantity.half and unit == "year":
        return calendar.convert(anchor, "month").shift(sign * (12 * count + 6))
    if quantity.half and unit in ("week", "month"):
        days = calendar.DAYS[unit] * count + calendar.DAYS[unit] // 2
        return calendar.containing(unit, calendar.first_day(anchor) + sign * days)
    if half := quantities.HALF_YEARS.get(unit):
        return calendar.convert(anchor, "year").shift(sign * half * (2 * count + quantity.half))
    if (
        unit != "day"
        and anchor.unit not in calendar.YEARS
        and calendar.DAYS[anchor.unit] > calendar.DAYS[unit]
    ):
        middle = (calendar.first_day(anchor) + calendar.last_day(anchor)) // 2
        return calendar.containing(anchor.unit, middle + sign * calendar.DAYS[unit] * count)
    if calendar.DAYS[anchor.unit] > calendar.DAYS[unit]:
        return anchor if unit in ("day", "week") else None
    return calendar.convert(anchor, unit).shift(sign * count)


def counted(match: Match, context: Context, sign: int, back: bool) -> Found | None:
    """N units before or behind the anchor; vague counts give a vague reference."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    quantity = quantities.whole_days(quantity)
    anchor, basis = _counted_from(match, context, quantity) if back else (context.published, "relative")
    mod = quantities.limit(match)
    if back and sign > 0 and basis == "relative" and context.directions.at(match.start) != "future":
        anchor = None
    if back and anchor is not None and anchor.unit in calendar.YEARS and quantity.unit in ("day", "week"):
        anchor = context.last_day or anchor
    if back and anchor is not None and anchor.unit == "month" and quantity.unit == "day":
        day = (
            context.last_day
        )  # "on 3 May he asked them to wait until the end of the month; two days later he left"
        anchor = day if day is not None and day == context.main and calendar.within(day, anchor) else anchor
    if quantity.unit in DAYLESS and anchor is not None and quantity.amount is not None:
        return on_the_day(
            loose(match, "DURATION", quantity.timex, mod), anchor if basis == "context" else None
        )
    point = None if anchor is None else moved(anchor, quantity, sign)
    if point is not None and anchor is not None and overtakes(context, anchor, point):
        anchor = point = None
    if point is None or anchor is None:
        if anchor is None and quantity.amount is not None:
            return loose(match, "DATE", PLACEHOLDERS.get(quantity.unit, "XXXX"), mod)
        found = loose(match, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod)
        if anchor is None:
            return found
        return ranging(match, found, anchor, basis, sign) or months_from_year(found, anchor, quantity, sign)
    side = "before" if sign < 0 else "after"
    steps = f"{phrase(match)} = {words(point)}, {quantity.says} {side} {words(anchor)}"
    found = dated(match, point, basis, steps, mod, anchor)
    if quantity.unit == "decade" and "~" not in str(found.edtf):
        found = found._replace(edtf=f"{found.edtf}~")
    return found


def _counted_from(match: Match, context: Context, quantity: Quantity) -> tuple[Point | None, Basis]:
    """The anchor of "two days later"; "two years after that" counts from what was just named, if that is as fine."""
    if not match.has("THAT"):
        return context.onward(match)
    anchor, basis = context.pointed_at(match)
    if anchor is None or quantity.unit in DAYLESS:
        return anchor, basis
    coarse = calendar.DAYS[anchor.unit] > calendar.DAYS[unit_of(quantity.unit)]
    return (None if coarse else anchor), basis


def ranging(match: Match, found: Found, anchor: Point, basis: Basis, sign: int) -> Found | None:
    """In seven to 10 days' time, two to three years ago: from the one to the other."""
    told = quantities.ends(match)
    points = [moved(anchor, quantity, sign) for quantity in told or ()]
    edges = sorted((p for p in points if p is not None), key=calendar.first_day)
    if len(edges) < 2 or edges[0] == edges[1]:
        return None
    steps = f"{phrase(match)} = {words(edges[0])} to {words(edges[1])}, counted from {words(anchor)}"
    first, last = (calendar.edtf(point) for point in edges)  # that of a week is a range itself
    span = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    return found._replace(edtf=span, basis=basis, anchor=calendar.edtf(anchor), steps=steps)


def months_from_year(found: Found, anchor: Point, quantity: Quantity, sign: int) -> Found:
    """1975. Six months later: from July 1975 to June 1976."""
    if anchor.unit != "year" or quantity.unit != "month" or not quantity.amount:
        return found
    first = calendar.convert(anchor, "month").shift(sign * quantity.amount)
    edtf = f"{calendar.edtf(first)}/{calendar.edtf(first.shift(11))}"
    return found._replace(edtf=edtf, basis="context", anchor=calendar.edtf(anchor))


def overtakes(context: Context, anchor: Point, point: Point) -> bool:
    """Whether years or months "later" than a date lead past publication: they count from a time that is not told."""
    now = context.published
    if now is None or calendar.DAYS[point.unit] < calendar.DAYS["month"]:
        return False
    return calendar.first_day(anchor) <= now.number < calendar.first_day(point) and anchor is not now


def on_the_day(found: Found, anchor: Point | None, basis: Basis = "context") -> Found:
    """Twelve minutes later, hours earlier, an hour ago: on the day from which they count."""
    if anchor is None or anchor.unit != "day":
        return found
    day = calendar.edtf(anchor)
    return found._replace(edtf=day, basis=basis, anchor=day, steps=f"{found.steps}, on {words(anchor)}")


def ago(match: Match, context: Context) -> Found | None:
    """Two weeks ago, nearly four years ago: counted from publication; hours ago are on its day."""
    if match.letters == A_YEAR_AGO and compares(match, context):
        return comparison(match, context)
    found, quantity, now = counted(match, context, -1, back=False), quantities.read(match), context.published
    if found is None or quantity is None or now is None or quantity.unit not in DAYLESS or now.unit != "day":
        return found
    long = quantity.unit == "H" and (quantity.amount or 0) > HALF_DAY
    # "posted 3 hours ago"
    of_page = match.tokens.letters[match.behind : match.behind + 1] == CLASSES["BREAK"]
    return found if long or of_page else on_the_day(found, now, "relative")


def compares(match: Match, context: Context) -> bool:
    """Whether a quarter is compared: it stands a little before, and no other stretch of months since."""
    if context.quarter is None or not context.compared:
        return False
    near = match.start - context.tokens.starts[context.quarter_token] < QUARTER_REACH
    return near and (match.has("EARLIER") or match.text(0) == "a")


def comparison(match: Match, context: Context) -> Found:
    """A year ago, a year earlier, where a quarter is compared: the same quarter of the year before."""
    assert context.quarter is not None
    point = context.quarter.shift(-4)
    steps = f"{phrase(match)} = {words(point)}, a year before {words(context.quarter)}"
    return dated(match, point, "context", steps, None, context.quarter)


def from_now(match: Match, context: Context) -> Found | None:
    """Three years from now."""
    return counted(match, context, 1, back=False)


def later(match: Match, context: Context) -> Found | None:
    """Two days later, a week earlier: counted from the date mentioned last."""
    if match.letters == A_YEAR_EARLIER and compares(match, context):
        return comparison(match, context)
    return counted(match, context, 1 if match.has("LATER", "AFTER") else -1, back=True)


def time_on(match: Match, context: Context) -> Found | None:
    """ "Three months on, crowds stormed the palace": later than what was told before; of what goes on, no more than how long."""
    if context.main is not None and context.directions.at(match.start) == "past":
        return counted(match, context, 1, back=True)
    quantity = quantities.read(match)
    return quantity and loose(match.part(0, len(match.letters) - 1), "DURATION", quantity.timex)


def hours_later(match: Match, context: Context) -> Found | None:
    """Hours later, a few hours earlier: on the day from which they count."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    anchor, basis = context.onward(match)
    found = loose(match, "DURATION", Quantity(None, False, quantity.unit).timex)
    return on_the_day(found, anchor if basis == "context" else None)


def hours_within(match: Match, context: Context) -> Found | None:
    """Within hours, within the hour: of what is over, on the day from which they count."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    anchor, basis = context.onward(match)
    counts = basis == "context" and context.directions.at(match.start) == "past"
    return on_the_day(loose(match, "DURATION", quantity.timex), anchor if counts else None)


def beside_event(match: Match, context: Context) -> Found | None:
    """Two days after the gate fell: in a story counted from the date of the sentence before, elsewhere a mere duration."""
    quantity = quantities.read(match)
    if quantity is None:
        return None
    sign = 1 if match.tokens.letters[match.behind] == CLASSES["AFTER"] else -1
    token = context.main_token
    told = context.narrative or context.itemized(match)
    if told and context.near(match, token) and not context.same_sentence(match, token):
        return counted(match, context, sign, back=True)
    return loose(match, "DURATION", quantity.timex, quantities.limit(match))
