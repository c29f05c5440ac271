"""The parts of which the patterns of the time rules are made: sets of classes, and patterns by name."""

from __future__ import annotations

SETS: dict[str, str] = {
    "@month": (
        "IN BY SINCE UNTIL OF FROM TO THROUGH FOR DURING BEFORE AFTER AND OR BETWEEN THAN COMMA DASH "
        "OPEN AROUND"
    ),
    "@inmonth": "IN SINCE UNTIL DURING THROUGH",
    "@on": "ON UNTIL BY FROM TO SINCE AND BEFORE AFTER",
    "@weekday": "ON BY UNTIL SINCE",
    "@season": "IN DURING BY SINCE UNTIL OF FROM TO EACH AND",
    "@fall": "IN DURING BY SINCE UNTIL THROUGH",
    "@time": "AT AROUND SINCE",
    "@count": "DD NUM DEC CARD MULT TENS COUNTED MONEY",
    "@at": "AT AROUND BY COMMA",
    "@year": "IN SINCE BY UNTIL OF FROM TO DURING AND BETWEEN BEFORE AFTER THROUGH",
    "@from": "FROM BETWEEN",
    "@named": "IN DURING SINCE AFTER BEFORE UNTIL BY FROM THROUGH ON",
    "@comma": "COMMA DASH OPEN",
    "@span": "OVER FOR",
    "@modal": "MODAL TO",
    "@ononly": "ON",
    "@will": "MODAL",
    "@in": "IN",
    "@night": "AT",
    "@by": "BY",
    "@within": "WITHIN",
    "@det": "A THE ITS BREAK",
    "@the": "THE",
    "@owner": "A THE ITS POSS",
    "@bare": "FOR IN WITHIN OVER AFTER OF DURING AND OR TOOK",
}
"""Classes one of which must stand before a match."""

FRAGMENTS: dict[str, str] = {
    "MON": "(?:MONTH|MARCH|MAY|MONABBR DOT?)",
    "WD": "(?:(?:WEEKDAY|WDABBR DOT?) COMMA?)",
    "DAYN": "(?:DD|ORDN)",
    "YEARWORDS": "(?:CARD CARD (?:DASH? CARD)?)",
    "YY": "(?:YEAR|YEARWORDS)",
    "ATMOST": "(?:(?:NO)? (?:MORE|LESS) THAN|AT (?:AT_LEAST|MUCH|MOST)|UP TO)",
    "LEAD": "(?:ABOUT|AROUND|NEARLY|SOME|ATMOST)",
    "FRACTION": "(?:DD SLASH DD)",
    "NUMERAL": (
        "(?:(?:DD|NUM|YEAR) (?:FRACTION|MULT)?|DEC|(?:CARD|A? (?:MULT|DOZEN)) (?:(?:AND|DASH)? (?:CARD|"
        "MULT|DOZEN)){0,6} (?:AND A HALF)?|ANOTHER|A (?!UNITS))"
    ),
    "COUNT": (
        "(?:(?:DD|NUM|YEAR) (?:FRACTION|MULT)?|DEC|(?:CARD|MULT|DOZEN) (?:(?:AND|DASH)? (?:CARD|MULT|"
        "DOZEN)){0,6}|FEW|HALF)"
    ),
    "VAGUE": "(?:A? FEW|MANY|(?:A|THE)? COUPLE OF?|SOME|TENS OF)",
    "NUMBERS": "(?:NUMERAL (?:(?:TO|OR|DASH) NUMERAL)?)",
    "QTY": "(?:A QUARTERU (?:OF A|DASH) (?=CENTURYU)|NUMBERS|VAGUE|HALF A|A HALF DASH?)",
    "UNIT": "(?:DAYU|WEEKU|MONTHU|QUARTERU|YEARU|DECADEU|CENTURYU|CLOCKU|FORTNIGHT|WEEKEND)",
    "UNITS": "(?:DAYUS|CLOCKUS|PLURALU|QUARTERUS|WEEKENDS)",
    "ANYUNIT": "(?:UNIT|UNITS)",
    "DAYPART": "(?:PART|PARTS)",
    "CALENDARU": "(?:DAYU|WEEKU|MONTHU|QUARTERU|YEARU|DECADEU|CENTURYU|FORTNIGHT|WEEKEND)",
    "ANYSEASON": "(?:SEASON|SPRING|FALL)",
    "EDGE": (
        "(?:(?:EARLY|LATE|MID) DASH?|THE? (?:END|BEGIN|MIDDLE) OF|THE (?:LATTER|EARLY|LATE) (?:MUCH|HALF) OF)"
    ),
    "SHIFT": (
        "(?:NEXT|THIS (?:PAST|COMING)?|THAT SAME?|THE? (?:PREVIOUS|FOLLOWING|COMING|SAME|NEXT|CURRENT|LAST))"
    ),
    "YEARREF": "(?:COMMA? OF? SHIFT YEARU)",
    "SHORTYY": "(?:APOS (?:DD|NUM) (?!COUNTED|MONEY|MULT|UNITS))",
    "WHOSE": "(?:COMMA? OF? COMMA? YY|SHORTYY|YEARREF)",
    "WHOLE": "(?:MON WHOSE?|YEAR|SHIFT (?:MONTHU|YEARU)|THE (?:MONTHU|YEARU YEAR?))",
    "ZONED": "(?:OPEN? ZONE)",
    "TOD": (
        "(?:CLOCK (?:AMPM ZONED?|ZONED|OCLOCK)|(?:DD|DEC) AMPM ZONED?|(?:DD|CARD) OCLOCK|CLOCKED ZONED?|"
        "(?:YEAR|NUM) (?=ZONE) ZONE|(?:YEAR|NUM) (?=LOCAL TIME))"
    ),
    "NOTDAY": "(?:UNIT|ORD|COUNTED|PAPER|IDENT|OF|ANNIVERSARY)",
    "NOTH": "(?:UNIT|ORD|DASH|ANNIVERSARY)",
    "COUNTABLE": "(?:MONEY|MULT|COUNTED|DOT DD|DASH UNIT|UNITS)",
    "EARLIERLATER": "(?:EARLY|LATE|EARLIER|LATER|MID DASH?)",
}
"""Patterns that several rules share."""
