"""Rules of years and their parts, and of days, weeks, months and years by how far off they are."""

from __future__ import annotations

from timeline.times.readings import (
    anniversaries,
    dates,
    deictic,
    durations,
    elapsed,
    quarters,
    turns,
    units,
)
from timeline.times.rules.rule import Rule

PERIODS: tuple[Rule, ...] = (
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
        "turn",
        "THE TURN OF (?:THE|ITS) (?:ORDN CENTURYU|ORD (?:DASH ORD)? CENTURYU|CENTURYU|DECADEU|YEARU)",
        turns.turn,
    ),
    Rule("new-year", "(?<=IN THE WORD) YEARU (?!YEAR|DASH)", turns.new_year),
    Rule(
        "century",
        "(?:(?:THE? (?:EARLY|LATE|MID|MIDDLE) DASH?|EDGE) THE?|THE)? (?:ORDN|ORD (?:DASH ORD)?|CARD DASH "
        "ORD) DASH? CENTURYU BC?",
        units.century,
    ),
    Rule(
        "year",
        "(?:EDGE (?:THE? YEARU)?|THE YEARU)? YEAR (?:OR LATER)? (?!YEAR|NUM|ZONE|LOCAL TIME|SLASH|DASH DD|COUNTED|MONEY|"
        "MULT|DASH UNIT|UNITS)|(?:ABOUT|AROUND) YEAR (?!COUNTED|MONEY|WORD|UNITS)|(?:EDGE|(?<=IN|SINCE|UNTIL)) YEAR (?=COUNTED)|"
        "@in YEAR (?=NUM (?:COUNTED|WORD|CAP))",
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
        "LEAD? (?:QTY ANYUNIT AND)? QTY TRADING? (?:ANYUNIT|DAYPART) (?:AND A HALF)? (?:(?:LATER|EARLIER) (?!THAN)|"
        "AFTER THAT (?=CAP|THE|A|ITS)|(?:BEFORE|AFTER) "
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
    Rule("day-of-that-month", "@on THE (?:ORDN|ORD) OF (?:SHIFT|THE) MONTHU", dates.day_of_that_month),
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
        "(?:DASH|POSS) END|THE (?:DECADEU|CENTURYU) POSS END",
        deictic.end_of_unit,
    ),
    Rule("within-unit", "@within THE (?:WEEKU|MONTHU|YEARU) (?!OF|LONG|BEFORE|AFTER|THAT|DASH)", durations.within_unit),
    Rule(
        "the-unit",
        "THE FULL? FISCAL? (?:YEARU|WEEKEND|WEEKU|MONTHU) (?!OF|LONG|BEFORE|AFTER|THAT|DASH)|(?<=AT|OVER) THE WEEKEND (?=THAT)",
        deictic.the_unit,
    ),
)  # fmt: skip
