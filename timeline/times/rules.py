"""The rules by which time expressions are recognised: a table of name, pattern and builder.

A pattern is a regular expression over token classes (see `timeline.times.words`): upper-case words are
classes or fragments (`timeline.times.fragments`), `@` names a set of classes that must stand before, the rest is as in `re`.
Rules are tried in order wherever a token could begin one (see `timeline.times.matching`); the first that
matches builds the expressions.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.times.anchoring.context import Builder, Context
from timeline.times.found import Match
from timeline.times.readings import (
    anniversaries,
    counted,
    dates,
    deictic,
    durations,
    elapsed,
    quarters,
    units,
)


class Rule(NamedTuple):
    """A time rule: its name, the token pattern that it fits, and how to read what it found."""

    name: str
    pattern: str
    build: Builder


def nothing(_match: Match, _context: Context) -> None:
    """Reads as no time at all; the words are passed over."""


RULES: tuple[Rule, ...] = (
    # what looks like a time and is none
    Rule("early-hours", "THE EARLY CLOCKUS (?=OF)", nothing),
    Rule(
        "fraction",
        "LEAD? (?:A|CARD) DASH? (?:QUARTERU|QUARTERUS) OF (?!A CENTURYU)|LEAD A QUARTERU (?!AGO|EARLIER|LATER)|QUARTERU DASH|"
        "(?:THE|ITS) QUARTERU DASH (?:TO|CENTURYU)",
        nothing,
    ),
    Rule("holiday-in-name", "THE HOLIDAY (?:CAP|PAPER)", nothing),
    Rule("rate", "COUNT CLOCKUS A DAYU|COUNT DAYUS A WEEKU", nothing),
    Rule("age", "LEAD? (?:A? COUNT (?:DASH YEARU DASH|PLURALU|YEARU)|A (?:DAYU|WEEKU|MONTHU|YEARU)) OLD", nothing),
    # full dates
    Rule("iso-date", "ISO", dates.iso),
    Rule("slashed-date", "SLASHED", dates.slashed),
    Rule(
        "year-day-month",
        "YEAR COMMA (?:DAYN OF?|ORD OF) MON (?!COMMA? YEAR|YEARREF)|"
        "YEAR COMMA MON (?:DAYN|ORD) (?!COUNTABLE|COMMA? YEAR|YEARREF)|"
        "YEAR (?:DAYN MON|MON DAYN) (?!COUNTABLE|COMMA? YEAR|YEARREF)",
        dates.day_month,
    ),
    Rule(
        "days-of-month",
        "(?:THE? DAYN COMMA){0,6} THE? DAYN (?:DASH|TO|AND|OR|UNTIL|THROUGH|SLASH) THE? DAYN OF? MON "
        "WHOSE?",
        dates.days_of_month,
    ),
    Rule(
        "month-days",
        "MON DD (?:DASH|SLASH) DD (?!COUNTABLE) (?:COMMA? YEAR|YEARREF)?|MON DD (?:COMMA DD){0,6} "
        "COMMA? AND DD (?=DOT|COMMA|BREAK|AND|OPEN|YEAR|$) (?:COMMA? YEAR)?",
        dates.month_days,
    ),
    Rule(
        "month-day-to-day",
        "@from MON DD (?:TO|AND|UNTIL|THROUGH) DD (?!COUNTABLE|MON|WORD) (?:COMMA? YEAR|YEARREF)?",
        dates.month_days,
    ),
    Rule(
        "day-month",
        "(?:ABOUT|AROUND|EARLY|LATE)? (?:SHIFT? WD THE?)? (?:THE (?=ORD|ORDN))? (?:DAYN OF?|ORD OF) MON WHOSE?|"
        "DD DASH MON DASH YEAR",
        dates.day_month,
    ),
    Rule(
        "month-day",
        "(?:ABOUT|AROUND)? (?:SHIFT? WD)? MON (?:DAYN|ORD|THE (?:ORDN|ORD)) (?!COUNTABLE|MON) (?:COMMA? YEAR|YEARREF)?|"
        "@ononly MON DAYN (?=COUNTED)",
        dates.month_day,
    ),
    Rule("month-year", "EDGE? MON WHOSE|YEAR MONTH (?!CAP|DD|ORDN|DOT|COMMA? YEAR|WHOSE)", dates.month),
    Rule("shifted-month", "EDGE? SHIFT MON (?!DOT? DD|ORDN)", dates.month),
    Rule("month", "EDGE? MONTH (?!CAP)|EDGE (?:MAY|MARCH|MONTH|MONABBR DOT?)|@month MONTH", dates.month),
    Rule("march", "(?<!CAP) MARCH (?!CAP|FOR|OF|ON|TO)|@month MARCH", dates.month),
    Rule(
        "may",
        "@month MONABBR DOT (?!CAP)|(?<!CAP AND) @month (?:MAY|MONABBR) (?!CAP|DOT CAP)|(?<!CAP) MAY (?=POSS)|"
        "@inmonth (?:MAY|MONABBR DOT) (?=DOT|CAP)|@owner (?:MAY|MONABBR DOT) (?=WORD)",
        dates.month,
    ),
    Rule(
        "day-of-month",
        "@on THE ORDN (?!CAP|NOTDAY)|@ononly THE ORDN (?!NOTDAY)|(?<=PART OF) THE ORDN (?!NOTH)",
        dates.day_of_month,
    ),
    # counted within a month or year
    Rule("counted-day", "THE (?:ORD|LAST|FINAL) (?:(?:DAYU|PART) OF|WEEKDAY (?:OF|IN)) WHOLE", counted.day),
    Rule("counted-week", "THE (?:ORD|LAST|FINAL) WEEKU (?:OF|IN) WHOLE", counted.week),
    Rule("half-month", "THE? (?:ORD|LATTER) HALF OF MON WHOSE?", counted.half),
    Rule("counted-stretch", "THE (?:ORD|EARLY|LAST|FINAL) QTY (?:DAYUS|PLURALU) OF WHOLE", counted.stretch),
    Rule("edge-days", "THE (?:FINAL|LAST|EARLY|BEGIN|ORD) (?:DAYUS|PLURALU) OF WHOLE", counted.edge_days),
    # weekdays
    Rule(
        "from-day",
        "(?<!FOR) (?<!LAST) (?<!TOOK) (?:A (?:WEEKU|FORTNIGHT) (?:FROM|ON) WEEKDAY|CARD PLURALU FROM WEEKDAY|"
        "A (?:WEEKU|FORTNIGHT) (?:TODAY|TOMORROW))|(?:WEEKDAY|TODAY|TOMORROW) WEEKU (?=COMMA|DOT|BREAK|AND|$)",
        counted.from_day,
    ),
    Rule("beyond", "THE? (?:WEEKDAY|PART) (?:BEFORE LAST|AFTER NEXT) (?!UNIT|WEEKDAY|MON)", counted.beyond),
    Rule("weekdays-ago", "LEAD? (?:CARD|DD|A COUPLE OF?) WEEKDAYS AGO", counted.weekdays_ago),
    Rule("weekday-of-week", "WEEKDAY COMMA? OF? SHIFT WEEKU", units.weekday_of_week),
    Rule("weekdays", "WEEKDAYS PARTS?|WEEKDAY PARTS", durations.weekdays),
    Rule(
        "noon-weekday",
        "(?:MID DASH)? (?:NOON|PART|PARTS) ON? (?:WEEKDAY|YESTERDAY|TODAY|TOMORROW)|OVERNIGHT ON? WEEKDAY",
        units.noon_of,
    ),
    Rule(
        "weekday-before", "THE WEEKDAY (?:BEFORE|AFTER) (?=COMMA|DOT|BREAK|AND|OPEN|$)", units.weekday_beside
    ),
    Rule("shifted-weekday", "(?:EARLY|LATE)? SHIFT WEEKDAY (?:PART|NOON)?", units.weekday),
    Rule(
        "weekday",
        "(?:EARLY|LATE|EARLIER|LATER)? WEEKDAY (?:PART|NOON)|(?:EARLY|LATE)? WEEKDAY (?!PAPER)",
        units.weekday,
    ),
    Rule("weekday-abbreviated", "@weekday WDABBR DOT?", units.weekday),
    # years, decades, centuries, quarters, seasons
    Rule(
        "fiscal-year",
        "(?:EDGE (?:CAP POSS)? THE?|THE)? FISCAL YEARU? YEAR (?:(?:DASH|SLASH) (?:YEAR|DD|NUM))?|"
        "SHIFT FISCAL YEARU? YEAR|FY DASH? YEAR|FYNUM",
        quarters.fiscal,
    ),
    Rule(
        "bc-year",
        "(?:ABOUT|AROUND)? (?:DD|NUM|YEAR) (?:(?:DASH|TO|AND|UNTIL) (?:DD|NUM|YEAR))? BC|AD (?:DD|NUM|"
        "YEAR)|(?:DD|NUM|YEAR) AD",
        units.bc,
    ),
    Rule(
        "quarter-of-year",
        "EDGE? (?:QNUM|HNUM) (?:OF|COMMA|DASH)? (?:YEAR|YEARREF)?|YEAR DASH? (?:QNUM|HNUM)|ORD DASH "
        "(?:QUARTERU|HALF)|EDGE? THE? (?:SHIFT YEARU POSS|YEAR)? FISCAL? (?:ORD|ORDN|(?:LAST|LATTER) "
        "(?=HALF)|THE (?:LAST|FINAL) (?=QUARTERU OF)) (?:QUARTERU|HALF (?!OF (?:MON|THE? (?:ORDN|ORD|CARD|DECADE|CENTURYU|DECADEU)))) "
        "(?:(?:OF|COMMA)? (?:YEAR|SHIFT? FISCAL? (?:YEARU|YEAR)|THE YEARU)|YEARREF)?",
        quarters.quarter,
    ),
    Rule(
        "quarter-compared",
        "THE? (?:YEAR|YEARU DASH (?:AGO|EARLIER)|LATEST|CURRENT|THIS) (?:ORD DASH?)? (?:TERM|QUARTERU)",
        quarters.quarter_shift,
    ),
    Rule(
        "quarter-corresponding",
        "THE (?:LIKE|SAME)? (?:TERM|QUARTERU) (?:A YEARU (?:AGO|EARLIER|BEFORE)|OF? LAST YEARU)|"
        "LAST YEARU POSS (?:LIKE|SAME)? (?:TERM|QUARTERU)|THE (?:LIKE|SAME) YEARU DASH (?:AGO|EARLIER) (?:TERM|QUARTERU)",
        quarters.year_earlier,
    ),
    Rule("year-earlier", "YEARU DASH (?:EARLIER|AGO)", quarters.year_earlier),
    Rule("the-quarter", "(?:THE|ITS) QUARTERU", quarters.the_quarter),
    Rule(
        "year-range",
        "(?:THE? YEARU?)? YEAR (?:DASH|SLASH) (?:YEAR|DD|NUM) (?!DASH|SLASH|COUNTABLE|UNIT)",
        units.year_range,
    ),
    Rule(
        "season-of-year",
        "EDGE? THE? ANYSEASON (?:COMMA? OF? COMMA? (?:YY|SHORTYY)|YEARREF)|YEAR ANYSEASON",
        units.season,
    ),
    Rule("shifted-season", "EDGE? SHIFT ANYSEASON", units.season),
    Rule(
        "season",
        "(?:EDGE|THE (?:EARLY|LATE))? THE (?:SEASON|SPRING) (?!OF)|THE (?:EARLY|LATE) ANYSEASON|EDGE "
        "(?:THE)? ANYSEASON|(?<!CAP) SEASON|@fall (?:THE? FALL) (?!OF|IN)|@season SPRING (?!OF|IN)|@det SPRING "
        "(?=WORD|CAP)",
        units.season,
    ),
    Rule("in-the-season", "(?:EARLIER|LATER|LATE|EARLY) IN THE ANYSEASON", units.season),
    Rule("seasons", "SEASONS", durations.seasons),
    Rule(
        "decade",
        "(?:(?:THE? (?:EARLY|LATE|MID|MIDDLE) DASH?|EDGE) THE?|THE)? (?:APOS? DECADE)|(?:THE (?:EARLY|"
        "LATE|MID) DASH?|EDGE THE?|THE) (?:YEAR POSS|DECADEWORD)",
        units.decade,
    ),
    Rule(
        "century",
        "(?:(?:THE? (?:EARLY|LATE|MID|MIDDLE) DASH?|EDGE) THE?|THE)? (?:ORDN|ORD (?:DASH ORD)?|CARD DASH "
        "ORD) DASH? CENTURYU BC?",
        units.century,
    ),
    Rule(
        "year",
        "(?:EDGE (?:THE? YEARU)?|THE YEARU)? YEAR (?:OR LATER)? (?!YEAR|NUM|ZONE|LOCAL TIME|SLASH|DASH DD|COUNTED|MONEY|"
        "MULT|DASH UNIT|UNITS)|(?:ABOUT|AROUND) YEAR (?!COUNTED|MONEY|WORD|UNITS)|(?:EDGE|(?<=IN|SINCE|UNTIL)) YEAR (?=COUNTED)",
        units.year,
    ),
    Rule("short-year", "@year APOS (?:DD|NUM) (?!CAP|APOS|DASH|COUNTED|MONEY|MULT|UNITS)", units.short_year),
    Rule(
        "year-words",
        "@year YEARWORDS (?!ANYUNIT|COUNTED)|YEARWORDS (?=DOT)|THE YEARU CARD MULT (?:AND? CARD)?",
        units.year,
    ),
    # so long ago, earlier, later
    Rule(
        "ago-today",
        "LEAD? QTY ANYUNIT AGO (?:TODAY|YESTERDAY|TOMORROW|TONIGHT|(?:THIS|LAST|NEXT) (?:WEEKU|MONTHU|YEARU|WEEKEND)|"
        "THIS MON (?!DOT? DD|ORDN))|"
        "LEAD? QTY (?:WEEKU|MONTHU|YEARU|DECADEU|PLURALU) AGO (?:(?:THIS|LAST|ON)? WEEKDAY|TO THE DAYU)",
        anniversaries.ago_deictic,
    ),
    Rule(
        "same-of-year",
        "(?:THE SAME|THIS) (?:DAYU|MONTHU) (?:OF? SHIFT YEARU)|(?:LAST|NEXT) YEARU COMMA? ON? THE SAME DAYU",
        anniversaries.same_of_year,
    ),
    Rule("ago", "LEAD? (?:QTY ANYUNIT AND)? QTY TRADING? (?:ANYUNIT|DAYPART) (?:AND A HALF)? (?:OR SO)? AGO", elapsed.ago),
    Rule("from-now", "LEAD? QTY ANYUNIT (?:FROM NOW|HENCE|FROM TODAY|FROM TOMORROW|(?:APOS|POSS)? TIME)", elapsed.from_now),
    Rule("hours-later", "LEAD? VAGUE? CLOCKUS (?:LATER|EARLIER|BEFORE (?=COMMA|DOT|BREAK|AND|$))", elapsed.hours_later),
    Rule("hours-within", "@within (?:VAGUE? CLOCKUS|THE? CLOCKU|A CLOCKU) (?!OF|AFTER|DASH|BEFORE)", elapsed.hours_within),
    Rule(
        "later",
        "LEAD? (?:QTY ANYUNIT AND)? QTY TRADING? (?:ANYUNIT|DAYPART) (?:AND A HALF)? (?:(?:LATER|EARLIER) (?!THAN)|(?:BEFORE|AFTER) "
        "(?=COMMA|DOT|BREAK|AND|OPEN|IN|BY|AT|FROM|FOR|TO|WITH|$))",
        elapsed.later,
    ),
    Rule("time-on", "LEAD? QTY ANYUNIT ON (?=COMMA)", elapsed.time_on),
    Rule(
        "beside-event",
        "LEAD? QTY CALENDARU (?:TO THE DAYU)? (?=(?:BEFORE|AFTER) "
        "(?!(?:THE|ON)? (?:DD|ORD|ORDN|YEAR|MON|WEEKDAY|HOLIDAY|NAMED)))|"
        "LEAD? QTY (?:DAYUS|PLURALU) (?:TO THE DAYU)? (?=(?:BEFORE|AFTER) (?!(?:THE|ON)? (?:DD|ORD|ORDN|YEAR|MON|WEEKDAY|HOLIDAY|NAMED)))",
        elapsed.beside_event,
    ),
    Rule(
        "unit-after",
        "THE (?:DAYU|WEEKU|WEEKEND|MONTHU|YEARU|PART) (?:BEFORE|AFTER) (?=COMMA|DOT|BREAK|AND|AT|BY|DURING|FOR|FROM|IN|ON|OPEN|TO|WITH|$)",
        deictic.unit_after,
    ),
    Rule("day-of-that-month", "@on THE (?:ORDN|ORD) OF SHIFT MONTHU", dates.day_of_that_month),
    Rule(
        "week-of-day",
        "THE WEEKU OF (?:MON (?:DAYN|ORD) (?:COMMA? YEAR|YEARREF)?|(?:DAYN OF?|ORD OF) MON WHOSE?)",
        dates.week_of_day,
    ),
    Rule(
        "unit-that-followed", "THE (?:DAYU|WEEKU|WEEKEND|MONTHU|YEARU|PART) THAT FOLLOWED", deictic.unit_after
    ),
    Rule(
        "span-that-followed",
        "LEAD? THE (?:LEAD? QTY ANYUNIT|DECADEU|CENTURYU) (?:THAT FOLLOWED|AFTER THAT)|"
        "THE (?:DECADEU|CENTURYU) AFTER (?=COMMA|DOT|BREAK)",
        durations.next_span,
    ),
    Rule("day-after-that", "THE (?:DAYU|WEEKU|MONTHU|YEARU) (?:BEFORE|AFTER) THAT", deictic.unit_after),
    Rule(
        "the-day",
        "@comma THE (?:VERY|SAME)? (?:DAYU (?=AFTER|BEFORE|THAT|ON|WHEN|OF)|PART (?=AFTER|BEFORE|THAT|ON|WHEN)|"
        "(?:MONTHU|YEARU) (?=THAT|IN|WHEN|THE))",
        deictic.the_day,
    ),
    Rule(
        "day-beside-event",
        "THE (?:DAYU|PART|WEEKU) (?=(?:BEFORE|AFTER) (?:THE|ITS) (?!DD|ORD|ORDN|YEAR|MON|WEEKDAY|HOLIDAY|NAMED))",
        deictic.day_beside_event,
    ),
    Rule(
        "after-next",
        "THE (?:DAYU|WEEKU|WEEKEND|MONTHU|YEARU) (?:BEFORE (?:YESTERDAY|LAST)|AFTER (?:TOMORROW|NEXT)) "
        "(?!WEEKDAY|MON|ANYSEASON|CALENDARU)",
        deictic.after_next,
    ),
    # days and their parts
    Rule(
        "today",
        "(?:EARLY|LATE)? (?:YESTERDAY|TOMORROW|TODAY) (?:PART|NOON)|(?:EARLY|LATE|EARLIER|LATER)? "
        "(?:YESTERDAY|TOMORROW|TODAY|TONIGHT)|OVERNIGHT",
        deictic.today,
    ),
    Rule(
        "this-part",
        "EARLIERLATER? (?:THIS|LAST|THAT SAME?|THE (?:NEXT|FOLLOWING|PREVIOUS|SAME)) PART",
        deictic.this_part,
    ),
    Rule("former", "FORMER", deictic.former),
    Rule(
        "part-of",
        "(?:EARLY|LATE)? THE? PART OF (?=WD? (?:DAYN OF? MON|MON DAYN|WEEKDAY)|THE ORDN (?!NOTH))",
        deictic.part_of,
    ),
    Rule(
        "time",
        "(?:ABOUT|AROUND)? (?:TOD|(?:DD|CARD) (?=IN THE PART)) (?:IN THE PART)?|@at CLOCK (?!COUNTED)|"
        "NOON",
        deictic.time,
    ),
    Rule("the-part", "MID DASH? PART|(?:EARLY|LATE) PART|@in THE PART", deictic.the_part),
    Rule("by-part", "@by PART (?!AND)", deictic.by_part),
    Rule("at-night", "@night PART", durations.at_night),
    # this, last, next unit
    Rule(
        "past-span",
        "LEAD? (?:EACH OF)? (?:(?:THE|THESE|THIS|ITS) (?:PAST|LAST|LATEST|PREVIOUS)|PAST|PREVIOUS|(?<!TO) "
        "(?<!MODAL) LAST (?!A)) LEAD? QTY TRADING? (?:ANYUNIT|SEASON|SEASONS)|(?:THE|THIS) PAST (?:UNIT|UNITS)|"
        "@span THE LAST (?:WEEKU|MONTHU|YEARU|DECADEU|CENTURYU) (?!OF|AND)",
        durations.past_span,
    ),
    Rule(
        "next-span",
        "LEAD? (?:THE|THESE|ITS)? (?:NEXT|COMING|FOLLOWING) LEAD? QTY ANYUNIT (?:OR SO)?|"
        "@span THE (?:NEXT|COMING) (?:WEEKU|MONTHU|YEARU|DECADEU) (?:OR SO)? (?!OF|AND)",
        durations.next_span,
    ),
    Rule(
        "shifted-unit",
        "(?:(?!(?:EARLIER|LATER) SHIFT WEEKU) EARLIERLATER (?:IN)?|EDGE) SHIFT FISCAL? CALENDARU|"
        "(?:SHIFT|THE? LATEST) FISCAL? CALENDARU (?:OR SO)?",
        deictic.shifted,
    ),
    Rule(
        "end-of-unit",
        "EDGE THE? FISCAL? CALENDARU|(?:EARLIER|LATER|LATE|EARLY) IN THE (?:DAYU|WEEKU|MONTHU|YEARU|"
        "DECADEU|CENTURYU)|(?:ABOUT|AROUND)? (?:THE|ITS)? YEARU (?:DASH|POSS)? END|MONTHU "
        "(?:DASH|POSS) END",
        deictic.end_of_unit,
    ),
    Rule("within-unit", "@within THE (?:WEEKU|MONTHU|YEARU) (?!OF|LONG|BEFORE|AFTER|THAT|DASH)", durations.within_unit),
    Rule(
        "the-unit",
        "THE FULL? FISCAL? (?:YEARU|WEEKEND|WEEKU|MONTHU) (?!OF|LONG|BEFORE|AFTER|THAT|DASH)|(?<=AT|OVER) THE WEEKEND (?=THAT)",
        deictic.the_unit,
    ),
    # spans of time and sets
    Rule(
        "every",
        "EACH (?:OF (?:THE)? (?:PAST|LAST|NEXT)?)? (?:QTY? ANYUNIT|(?:ORD|OTHER)? WEEKDAY|OTHER UNIT|MON|ANYSEASON|PART|HOLIDAY)",
        durations.every,
    ),
    Rule(
        "per",
        "(?:PER|@count SLASH) UNIT|@count A (?:DAYU|WEEKU|MONTHU|QUARTERU|YEARU|CLOCKU) (?!AGO|EARLIER|"
        "LATER|DASH|BEFORE|AFTER|OR)",
        durations.per,
    ),
    Rule("one-day", "@will CARD DAYU", deictic.one_day),
    Rule(
        "in-span",
        "@in (?:ABOUT|AROUND)? (?:(?:CARD|DD) (?:TO (?:CARD|DD))?|A|A? COUPLE OF) (?:WEEKU|MONTHU|YEARU|DAYUS|PLURALU) "
        "(?!OF|DASH|AGO|APOS|AND|OR)",
        durations.in_span,
    ),
    Rule("within-span", "@within QTY ANYUNIT (?!OF|DASH)", durations.within_span),
    Rule(
        "first-span",
        "THE (?:(?:ORD|EARLY|ORDN) QTY? ANYUNIT|LATEST QTY ANYUNIT|ORD ANYUNIT)",
        durations.first_span,
    ),
    Rule(
        "hyphened-span",
        "LEAD? COUNT DASH ANYUNIT (?:DASH (?:LONG|OLD))?|ANYUNIT DASH (?:LONG|OLD)",
        durations.plain,
    ),
    Rule("while", "@bare (?:A WHILE|SOME TIME)", durations.a_while),
    Rule("these-days", "THESE DAYUS", deictic.these_days),
    Rule(
        "recent-span",
        "(?:RECENT|PAST|PREVIOUS) UNITS (?:AND UNITS)?|THE? (?:COMING|NEXT|FOLLOWING|FUTURE) UNITS",
        durations.recent,
    ),
    Rule(
        "span",
        "(?:LEAD|UNDER)? (?:THE|ITS) COUNT TRADING? UNITS (?!AGO|EARLIER|LATER)|(?:LEAD|UNDER)? COUNT TRADING? (?:MORE)? "
        "ANYUNIT (?:LONG|AND A HALF)? (?:OR SO)?|OVER A UNIT (?!DASH)|(?:LEAD|UNDER)? QTY TRADING? "
        "ANYUNIT (?!DASH (?:AGO|EARLIER|LONG)) (?:AND A HALF)? (?:OR SO)?",
        durations.plain,
    ),
    Rule(
        "bare-span",
        "@bare (?:DAYUS|PLURALU|CLOCKUS) (?:OR (?:DAYUS|PLURALU|CLOCKUS))? (?!LATER|AGO)|(?:PLURALU|DAYUS|CLOCKUS) (?:LATER|AGO|EARLIER)|"
        "PLURALU (?=OF)|CLOCKUS (?=BEFORE|AFTER)|@the (?:PLURALU|DAYUS) (?=BEFORE|AFTER)|THE PLURALU (?:AHEAD|(?!BEFORE|AFTER))",
        durations.bare,
    ),
    Rule("adverb", "DAILY (?!PAPER)|SETADV|HOURLY", durations.adverb),
    # vague references
    Rule(
        "reference",
        "NOW|CURRENT|MORE? RECENTLY|RECENT|@modal SOON (?!AFTER|AS)|SOON (?=MODAL)",
        deictic.reference,
    ),
    Rule(
        "vague",
        "THE (?:NEAR|COMING)? FUTURE|IN FUTURE (?!UNITS)|THE PAST (?!ANYUNIT|CARD|DD|FEW|WORD)|THE "
        "PRESENT (?!WORD)|AT PRESENT|PRESENT DASH DAYU|TO DATE|@time THIS TIME|A LATER DATE",
        deictic.vague,
    ),
    # names
    Rule(
        "holiday",
        "EDGE? (?:SHIFT|THE|YEAR)? HOLIDAY (?:PART|DAYU|WEEKU|WEEKEND)? (?:(?:COMMA? OF?|IN) YEAR|YEARREF)?",
        units.holiday,
    ),
    Rule("named-time", "@named (?:EDGE? THE|EDGE THE?)? NAMED|EDGE THE? NAMED", units.named_time),
)  # fmt: skip
