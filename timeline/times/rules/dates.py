"""Rules of days and months by their names and numbers, and of what looks like a time and is none."""

from __future__ import annotations

from timeline.times.anchoring.context import Context
from timeline.times.found import Match
from timeline.times.readings import (
    counted,
    dates,
    durations,
    units,
)
from timeline.times.rules.rule import Rule


def nothing(_match: Match, _context: Context) -> None:
    """Reads as no time at all; the words are passed over."""


DATES: tuple[Rule, ...] = (
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
    Rule("overnight-of", "OVERNIGHT ON? (?=DD (?:SLASH|DASH) DD MON)", nothing),
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
    Rule("year-month-marking", "YEAR (?:COMMA? (?:MAY|MARCH|MONABBR)|COMMA MONTH) (?=DASH|WORD)", dates.year_month),
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
    Rule("month-marking", "(?<=BREAK) MAY (?=DASH|WORD)", dates.marking),
    Rule(
        "day-of-month",
        "@on THE ORDN (?!CAP|NOTDAY)|@ononly THE ORDN (?!NOTDAY)|(?<=PART OF) THE ORDN (?!NOTH)",
        dates.day_of_month,
    ),
    # counted within a month or year
    Rule("counted-day", "THE (?:ORD|LAST|FINAL) (?:(?:DAYU|PART) OF|WEEKDAY (?:OF|IN)) WHOLE", counted.day),
    Rule("counted-week", "THE (?:ORD|LAST|FINAL) WEEKU (?:OF|IN) WHOLE", counted.week),
    Rule("counted-weekend", "THE (?:ORD|LAST|FINAL) WEEKEND (?:OF|IN) WHOLE", counted.weekend),
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
)  # fmt: skip
