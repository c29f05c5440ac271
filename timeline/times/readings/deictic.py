"""Readings of what counts from a point: today, last year, two weeks ago, three days later, the next month, now."""

from __future__ import annotations

import re

from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.modifiers import edge, refers_back, shift
from timeline.times.anchoring.signs import said_behind
from timeline.times.calendar import Point, words
from timeline.times.found import PLACEHOLDERS, Found, Match, dated, loose, phrase, unit_of
from timeline.times.readings import quantities
from timeline.times.words import CLASSES

SATURDAY = 5
OWN = re.compile(r"\b(?:his|her|its|their|my|our)\s$", re.IGNORECASE)
"""Before "last day": the day that is somebody's own, and not yesterday."""
HOURS_AND_MINUTES = CLASSES["YEAR"] + CLASSES["NUM"]
NEARER = 3
"""A weekday so many days ahead is nearer than the last one."""
NAMING = tuple(CLASSES[name] for name in ("CAP", "POSS"))
"""What stands before "Today" in a name."""
WAS = re.compile(r"\s(?:was|had)\b")
"""Behind "the month": that of which the passage tells ("before the month was out")."""
RUN_UP = tuple(CLASSES[name] for name in ("ENDED", "TO", "SINCE"))
"""Behind "the year": the time up to a date, or from it on."""
BESIDE_DAY = 2
"""So near a day stands what part of it is meant: "early on Saturday", "on Saturday morning"."""
HONOURED = """
    actor airline album artist athlete author bank book captain car city coach company deal dish driver entrepreneur film
    footballer game goal image man manager minister moment officer performance person personality photo photograph
    picture player politician product record rookie scandal scientist sensation show singer song sportsman sportswoman
    story student team teacher trial volunteer woman word
"""
HONOUR = re.compile(
    rf"(?<!st)(?<!second)(?<!third)(?<!th)\s(?:{'|'.join(HONOURED.split())})\sof\s$",
    re.IGNORECASE,
)
"""Before "the year": a title of honour ("player of the year"), but "the worst show of the year"."""
FARTHEST = 24
"""So many characters back such a title is looked for."""
DAYBREAK = "T06:00"
"""An hour before this belongs to the night that began on the day before."""
UP_TO = frozenset(CLASSES[name] for name in ("BEFORE", "BY", "TO", "UNTIL"))
"""Behind one of these midnight ends a day."""
THE_LAST, OF = CLASSES["THE"] + CLASSES["LAST"], CLASSES["OF"]
STRETCH = re.compile(r"\b(?:between now and|from now (?:to|until|till|through))\b", re.IGNORECASE)
"""What goes on from the day of publication."""


def the_day(match: Match, context: Context) -> Found | None:
    """3 May, the day after ...; 1989, the year in which ...: the day, month or year just named, said again."""
    last, unit = context.last, unit_of(match.word("DAYU", "MONTHU", "YEARU", "PART") or "day")
    unit = "day" if match.has("PART") else unit
    if last is None or last.unit != unit or not context.near(match, context.last_token):
        return None
    return dated(match, last, "context", f"{phrase(match)} = {words(last)}, named just before", None, last)


def day_beside_event(match: Match, _context: Context) -> Found | None:
    """The day after the raid, the night before the vote: a duration, which the story may count from the event."""
    return loose(match, "DURATION", "P1W" if match.has("WEEKU") else "P1D")


def unit_after(match: Match, context: Context) -> Found | None:
    """The day before, the month after, the week that followed: beside the date mentioned last."""
    return step(match, context, 1 if match.has("AFTER", "FOLLOWED") else -1, "context")


def after_next(match: Match, context: Context) -> Found | None:
    """The day before yesterday, the week after next."""
    anchor = context.published
    by = 2 if match.has("AFTER") else -2
    unit = unit_of(match.word("DAYU", "WEEKU", "WEEKEND", "MONTHU", "YEARU"))
    if anchor is None:
        return loose(match, "DATE", PLACEHOLDERS[unit])
    point = calendar.convert(anchor, unit).shift(by)
    return dated(
        match, point, "relative", f"{phrase(match)} = {words(point)}, from {words(anchor)}", None, anchor
    )


def step(match: Match, context: Context, by: int, side: str) -> Found:
    """A unit moved from the anchor: the next day, last year, that month."""
    word = match.word(*quantities.UNIT_CLASSES, "PART") or "day"
    unit = "day" if match.has("PART") else unit_of(word)
    clock = "T" + word if match.has("PART") else ""
    that = match.has("THAT", "SAME") and not match.has("AFTER", "BEFORE")
    if side == "context":
        anchor, basis = context.pointed_at(match) if that else context.onward(match)
    else:
        fine = calendar.DAYS[unit] < calendar.DAYS["month"]
        anchor, basis = context.day_anchor(match) if fine else context.anchor(match)
    if that and anchor is not None and context.main is not None and anchor.unit == "year" != unit:
        anchor = context.main if context.near(match, context.main_token) else anchor
    mod = edge(match)
    if anchor is None:
        return loose(match, "DATE", PLACEHOLDERS[unit] + clock, mod)
    if side == "context" and unit == "day" and anchor.unit != "day" and context.last_day is not None:
        here = by != 0 or context.same_sentence(match, context.main_token)
        told = here and anchor.unit == "month" and not calendar.within(context.last_day, anchor)
        anchor = anchor if told else context.last_day
    if calendar.DAYS[anchor.unit] > calendar.DAYS[unit] and side == "context":
        near = context.near(match, context.main_token if anchor == context.main else context.last_token)
        return vague_step(match, by, unit, anchor) if near else loose(match, "DATE", PLACEHOLDERS[unit])
    point = calendar.convert(anchor, unit).shift(by * (2 if word == "fortnight" else 1))
    said = {-1: "the one before", 0: "the one of", 1: "the one after"}[by]
    steps = f"{phrase(match)} = {words(point)}, {said} {words(anchor)}"
    return dated(match, point, basis, steps, mod, anchor, clock)


def vague_step(match: Match, by: int, unit: str, anchor: Point) -> Found:
    """ "The next day" where only a month is known: the month, as far as the calendar goes."""
    if by == 0 or unit == "day":
        found = loose(match, "DATE", calendar.timex(anchor) + "-XX" * (anchor.unit == "month"))
        if anchor.unit != "month":
            return found
        steps = f"{phrase(match)} = {words(anchor)}, as far as the calendar goes"
        return found._replace(
            edtf=calendar.edtf(anchor), anchor=calendar.edtf(anchor), basis="context", steps=steps
        )
    return loose(match, "DATE", PLACEHOLDERS[unit])


def shifted(match: Match, context: Context) -> Found | None:
    """Last year, this week, the next day, that month, the same year, earlier this month, the end of last year."""
    # "signed next day": nobody says so of tomorrow
    back = refers_back(match) or (match.has("DAYU") and match.has("NEXT"))
    if match.has("DAYU") and match.has("THIS", "COMING", "CURRENT"):
        return None
    if (
        match.has("LAST")
        and match.letters.startswith(THE_LAST)
        and match.tokens.letters.startswith(OF, match.behind)
    ):
        return None  # "in the last year of the war"
    if match.has("DAYU") and match.has("LAST") and OWN.search(match.tokens.text[: match.start][-8:]):
        return None
    by = shift(match)
    if match.has("WEEKEND") and match.has("THIS") and context.directions.at(match.start) == "past":
        by = _weekend_gone(context)
    return step(match, context, by, "context" if back else "published")


def _weekend_gone(context: Context) -> int:
    """Which weekend is past on the day of publication: the last one before Saturday."""
    published = context.published
    return -1 if published is not None and calendar.weekday(published.number) < SATURDAY else 0


def end_of_unit(match: Match, context: Context) -> Found | None:
    """The end of the year, year-end, later in the month; since an end is since the last one."""
    since = match.first > 0 and match.tokens.letters[match.first - 1] == CLASSES["SINCE"]
    named = (
        context.last is not None and context.last.unit == "day" and context.near(match, context.last_token)
    )
    told = (match.has("DAYU") and named) or _of_that(match, context) or _has_come(match, context)
    told = told or _of_item(match, context)
    side = "context" if told else "published"
    found = step(match, context, -1 if since and match.has("END") else 0, side)
    if (
        match.has("YEARU")
        and match.has("DASH")
        and match.letters[-1] == CLASSES["END"]
        and found.point is not None
    ):
        return found._replace(value=f"{calendar.timex(found.point)}-12-31")
    return found


def _of_item(match: Match, context: Context) -> bool:
    """ "22 August: He asks them to stay beyond the end of the month": does a finer date mark the item?"""
    marked = context.in_item(match)
    return (
        marked is not None and marked.unit == "day" and match.has("MONTHU", "YEARU") and not match.has("DASH")
    )


def _of_that(match: Match, context: Context) -> bool:
    """ "It began in May and ended later in the month": does a date in the same sentence say which month or year it is?"""
    last = context.last
    if last is None or last.unit not in ("day", "month") or not match.has("MONTHU", "YEARU"):
        return False
    here = context.same_sentence(match, context.last_token) and not match.has("DASH")
    return here and context.directions.at(match.start) in ("past", "done")


def _has_come(match: Match, context: Context) -> bool:
    """ "It fell in May 1976. By the end of the decade all had": has the end of a decade come that has not at publication?"""
    main, now = context.main, context.published
    if main is None or now is None or not match.has("DECADEU", "CENTURYU") or not match.has("END"):
        return False
    told = context.directions.at(match.start) in ("past", "done")
    return told and context.in_paragraph(match, context.main_token) and main.unit != "century"


def today(match: Match, context: Context) -> Found | None:
    """Today, late yesterday, tomorrow morning, tonight, overnight; not the name of a programme or paper."""
    if match.text(0)[0].isupper() and match.tokens.letters[max(0, match.first - 1) : match.first] in NAMING:
        return None
    if match.has("TONIGHT", "OVERNIGHT"):
        by, clock = 0 if match.has("TONIGHT") else -1, "TNI"
    else:
        by = match.get("TODAY", "YESTERDAY", "TOMORROW") or 0
        clock = "T" + str(match.word("PART")) if match.has("PART") else match.word("NOON") or ""
    anchor, basis = context.today(match)
    if match.has("OVERNIGHT"):
        anchor, basis = context.onward(match)
        now = context.published
        ahead = anchor is not None and now is not None and anchor.number > now.number
        gone = ahead and context.directions.at(match.start) in ("past", "done")
        if gone or (anchor is not None and anchor.unit != "day"):
            anchor, basis = context.day_anchor(match)
        by = 0
        if anchor is context.published and context.in_item(match) is not None:
            anchor = None
    mod = edge(match)
    if anchor is None:
        return loose(match, "TIME" if clock else "DATE", "XXXX-XX-XX" + clock, mod)
    point = calendar.convert(anchor, "day").shift(by)
    said = f"{'the day of' if by == 0 else 'one day from'} {words(anchor)}"
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {said}", mod, anchor, clock)


def this_part(match: Match, context: Context) -> Found | None:
    """This morning, last night, that evening, the next morning."""
    back = refers_back(match)
    return step(match, context, shift(match), "context" if back else "published")._replace(type="TIME")


def part_of(match: Match, _context: Context) -> Found | None:
    """The night of, before a date: joined with the date when that is found."""
    return Found(match.first, match.behind, "PREFIX", "T" + str(match.word("PART")))


def former(match: Match, context: Context) -> Found | None:
    """Former, in a narrative."""
    return reference(match, context) if context.narrative and context.published is not None else None


def the_unit(match: Match, context: Context) -> Found | None:
    """The year, the weekend: that of the passage; "the year ended ...", "the year to ..." is a duration."""
    if match.tokens.letters.startswith(RUN_UP, match.behind):
        return loose(match, "DURATION", "P1Y" if match.has("YEARU") else "P1M")
    if HONOUR.search(match.tokens.text, max(0, match.start - FARTHEST), match.start):
        return None
    passage = said_behind(match, WAS) and not match.has("WEEKEND")  # "who came over the weekend had left"
    if passage and context.near(match, context.main_token):
        return step(match, context, 0, "context")
    ahead = context.directions.at(match.start) in ("future", "planned", "prospect")
    by = _weekend_gone(context) if match.has("WEEKEND") and not ahead else 0
    return step(match, context, by, "published")


def the_part(match: Match, context: Context) -> Found | None:
    """In the morning, mid-afternoon, early morning: on the day mentioned last."""
    return step(match, context, 0, "context")._replace(type="TIME")


def by_part(match: Match, context: Context) -> Found | None:
    """By nightfall, by dawn: on the day named just before, or the morning after it; "by night" is any night."""
    last, part = context.last, str(match.word("PART"))
    if match.text(match.behind - match.first - 1).lower() == "night":
        return None
    if last is None or last.unit != "day" or not context.near(match, context.last_token):
        return loose(match, "TIME", f"XXXX-XX-XXT{part}")
    told = Match(match.tokens, max(0, context.last_token - BESIDE_DAY), context.last_token + BESIDE_DAY)
    same_morning = told.has("EARLY") or told.word("PART") == part
    next_day = part == "MO" and not same_morning
    return step(match, context, int(next_day), "context")._replace(type="TIME")


def time(match: Match, context: Context) -> Found | None:
    """10:35 a.m., noon, 4 in the morning: on the day mentioned last."""
    clock = clock_of(match)
    if clock is None:
        return None
    anchor, basis = context.pointed_at(match)
    mod = "APPROX" if match.has("ABOUT", "AROUND") else None
    if anchor is None or anchor.unit != "day":
        # "November 2007: He leaves at midnight": on some day of the month that marks the item
        anchor = context.published if context.in_item(match) is None else None
        basis = "relative"
    if anchor is None:
        return loose(match, "TIME", "XXXX-XX-XX" + clock, mod)
    if clock < DAYBREAK and _night_told(match, context):
        anchor, basis = anchor.shift(1), "context"
    steps = f"{phrase(match)} = {clock[1:]} on {words(anchor)}"
    return dated(match, anchor, basis, steps, None, anchor, clock)._replace(mod=mod)


def _night_told(match: Match, context: Context) -> bool:
    """ "By midnight no deal was struck; at 2 a.m. they left": did the date before end with the evening of its day?"""
    at = context.last_token
    if at < 1 or not context.near(match, at):
        return False
    letter, value = match.tokens.letters[at], match.tokens.value(at)
    evening = (
        letter == CLASSES["PART"] and value in ("EV", "NI") and match.tokens.letters[at - 1] != CLASSES["THE"]
    )
    return evening or (value == "T24:00" and match.tokens.letters[at - 1] in UP_TO)


def clock_of(match: Match) -> str | None:
    """The time of day as TIMEX3 writes it: T22:00, T09:34, T24:00."""
    noon = match.word("NOON")
    if noon is not None:
        return noon
    index = match.find("CLOCK", "CLOCKED", "DEC", "DD", "CARD", "YEAR", "NUM")
    if index < 0:
        return None
    written = str(match.value(index)).lower()
    half = match.word("AMPM")
    if written.endswith(("am", "pm")):
        written, half = written[:-2], written[-2:]
    if match.letters[index] in HOURS_AND_MINUTES:
        written = f"{int(written) // 100}:{int(written) % 100:02d}"
    fields = written.replace(".", ":").split(":")
    hour, minute = int(fields[0]), fields[1] if len(fields) > 1 else "00"
    if half == "pm" or match.word("PART") in ("AF", "EV"):
        hour += 12 * (hour < 12)
    elif half == "am":
        hour %= 12
    return f"T{hour:02d}:{minute}" if hour <= 24 and int(minute) <= 59 else None


def reference(match: Match, context: Context) -> Found | None:
    """Now, currently, recently, soon: a vague reference; "between now and May" begins on the day of publication."""
    index = match.find("NOW", "CURRENT", "RECENTLY", "RECENT", "SOON", "FORMER")
    found, day = loose(match, "DATE", str(match.value(index))), context.published
    if day is None or not STRETCH.search(match.tokens.text, max(0, match.start - 9), match.end + 9):
        return found
    return dated(match, day, "relative", f"{phrase(match)} = {words(day)}")._replace(value=found.value)


def vague(match: Match, _context: Context) -> Found | None:
    """The future, the past, the present, to date, a later date."""
    if match.has("FUTURE") or (match.has("LATER") and match.has("DATE")):
        return loose(match, "DATE", "FUTURE_REF")
    return loose(match, "DATE", "PAST_REF" if match.has("PAST") else "PRESENT_REF")


def one_day(match: Match, context: Context) -> Found | None:
    """Will one day be: some day to come."""
    del context
    if match.get("CARD") == 1:
        return loose(match, "DATE", "FUTURE_REF")
    quantity = quantities.read(match)
    return None if quantity is None else loose(match, "DURATION", quantity.timex)


def these_days(match: Match, _context: Context) -> Found | None:
    """These days."""
    return loose(match, "DATE", "PRESENT_REF")
