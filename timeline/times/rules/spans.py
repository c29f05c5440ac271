"""Rules of how long and how often, of vague references, and of times that have names."""

from __future__ import annotations

from timeline.times.readings import (
    deictic,
    durations,
    units,
)
from timeline.times.rules.rule import Rule

SPANS: tuple[Rule, ...] = (
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
