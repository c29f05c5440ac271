"""Spans: two expressions that make one date, "from 2015 to 2018", "between May and July", "the year to June"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.model import TimeExpression
from timeline.times import calendar
from timeline.times.model import TimePhrase
from timeline.times.parts import SHORT, WINDOW, count_of, first_of, last_of, made, preposition

RANGE = re.compile(
    r"\s*(?:[-–—‐‑−/]|to|until|till|through|and|or)\s*(?:[\"“]?at least[\"”]?\s+)?(?:(?:the|on|in|late|early|mid)\s+){0,2}"
)
"""What stands between the two ends of a range."""
MOVED = re.compile(
    r"\b(?:postpon|delay|deferr?|reschedul|(?:mov|push|br(?:ing|ought)|put|shift)\w*\b[^.;,]*?\b(?:back|forward|off|up)\b"
    r"|mov(?:ed|ing)\b|slip(?:ped|ping|s)?\b|shift(?:ed|ing)\b|(?:deadline|ultimatum)\b[^.;,]{0,30}\bextend)[^.;,]{0,60}$",
    re.IGNORECASE,
)
"""Before "from May to June": what was put off to June has only that date."""
PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|deferr?|delay|extend|prolong|renew|put\s(?:it\s)?(?:off|back))\w*[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Before "on 24 May until July": what was put off then, or made longer, to July."""
LIFE = re.compile(
    r"\s(?:until|till|to)\s(?:an?|his|her|its|their|the)\s(?:[\w’'-]+\s){1,5}(?:in|on)\s(?:(?:early|late|mid)\s)?",
    re.IGNORECASE,
)
"""Between the ends of "from 1964 until his death in 1973"."""
DURING = frozenset({"at", "during", "for", "in", "of", "on"})
"""Prepositions behind which "X to Y" is a stretch of time."""
DAY_AFTER = re.compile(r"the (?:next|following)\b", re.IGNORECASE)
"""A day by itself: "on 5 May and the next day"."""
TOLD = re.compile(r"\s(?!(?:after|and|as|at|before|but|during|for|in|near|over|when|while|with)\b)[a-z]")
"""What follows a day that begins another clause, or another stage of one: a verb, or whither."""
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
SEASONS = re.compile(r"\d{4}-2[1-4] \d{4}-2[1-4]")
THE = re.compile(r"\bthe\s$", re.IGNORECASE)
UP_TO = re.compile(r" (?:to|through|(?:that )?end(?:ed|ing)(?: on| in)?) ")
"""Between a number of months and the last of them."""
LONG = {"year": 12, "quarter": 3}
"""Of how many months a year or quarter is that ends with one of them."""
ROUGHLY = 7
"""How many days off the end of a month a business year or quarter ends: on its last Friday, on the Sunday nearest to it."""
REACH = 200


def run_up(text: str, first: TimeExpression, second: TimeExpression | None) -> TimePhrase | None:
    """ "The three months to June", "the year ended June 30": so many months, of which that is the last."""
    if second is None or UP_TO.fullmatch(text, first.end, second.start) is None:
        return None
    ended = " end" in text[first.end : second.start]
    last = _closing_month(second, ROUGHLY if ended else 0)
    told = first.text.lower().startswith("the ") or (ended and first.type == "DATE")
    named = first.text.lower().rpartition(" ")[2] if told else ""
    count = ("month", LONG[named]) if named in LONG else count_of(first)
    the = named or THE.search(text, max(0, first.start - SHORT), first.start)
    if last is None or count is None or count[0] != "month" or not the:
        return None
    _, start = preposition(text, first.start)
    closes = calendar.containing("month", last.toordinal())
    span = f"{calendar.edtf(closes.shift(1 - count[1]))}/{calendar.edtf(closes)}"
    return made(text, start, "at", span, (first, second), f"up to {second.text}")._replace(basis=second.basis)


def _closing_month(last: TimeExpression, about: int) -> date | None:
    """A day of the month that an expression names, or at the end of which it is, give or take so many days."""
    if last.earliest is None or last.latest is None:
        return None
    if MONTH.fullmatch(last.edtf or ""):
        return last.latest
    before = last.latest - timedelta(days=about)
    near = (
        last.latest + timedelta(days=about + 1)
    ).month != before.month or before.month != last.latest.month
    return before if last.earliest == last.latest and near else None


def ranged(text: str, first: TimeExpression, second: TimeExpression | None) -> TimePhrase | None:
    """ "From 2015 to 2018", "between May and July", "3-5 March", "Saturday and Sunday", "in June or July"."""
    if second is None or first.edtf is None or second.edtf is None or second.start - first.end > 24:
        return None
    gap = RANGE.fullmatch(text, first.end, second.start)
    if gap is None or "DURATION" in (first.type, second.type) or ".." in first.edtf + second.edtf:
        return None
    words, start = preposition(text, first.start)
    joint = gap.group().split()[0] if gap.group().strip() else "-"
    moved = words in ("on", "in") and joint in ("to", "until", "till", "through")
    if moved and PUT_OFF.search(text, max(0, start - REACH), start):
        return None
    if words == "from" and joint == "to" and MOVED.search(text, max(0, start - REACH), start):
        told = made(text, start, "at", second.edtf, (first, second), f"moved to {second.text}")
        return told._replace(basis=second.basis)
    if first.earliest is None or second.earliest is None or second.latest is None:
        return None
    if first.earliest > second.latest or not _makes_one(text, words, gap.group(), joint, first, second):
        return None
    edtf = f"{first_of(first.edtf)}/{last_of(second.edtf)}"
    return made(text, start, "at", edtf, (first, second), f"together {edtf}")


def _makes_one(
    text: str, before: str, gap: str, joint: str, first: TimeExpression, second: TimeExpression
) -> bool:
    """Does the word that joins two dates make one stretch of them, given the preposition before the first?"""
    if joint == "and" and before not in ("between", "through", "throughout"):
        if SEASONS.fullmatch(f"{first.edtf} {second.edtf}"):
            return _next_season(first, second)
        return adjacent(first, second) and not (
            DAY_AFTER.match(second.text) or begins_anew(text, gap, second)
        )
    if joint == "or":
        return second.earliest is not None and first.latest == second.earliest - timedelta(days=1)
    if joint in ("until", "till", "through", "to"):
        return before in ("from", "between", "") or before in DURING
    return True


def lasting(text: str, first: TimeExpression, second: TimeExpression | None) -> TimePhrase | None:
    """ "From 1964 until his death in 1973": the range of what lasted until an event, whose date stays its own."""
    if second is None or first.edtf is None or second.edtf is None or second.start - first.end > WINDOW * 2:
        return None
    if LIFE.fullmatch(text, first.end, second.start) is None or ".." in first.edtf + second.edtf:
        return None
    words, start = preposition(text, first.start)
    if words != "from":
        return None
    if first.earliest is None or second.earliest is None or first.earliest > second.earliest:
        return None
    edtf = f"{first_of(first.edtf)}/{last_of(second.edtf)}"
    return made(text, start, "at", edtf, (first,), f"up to {second.text} {edtf}")


def begins_anew(text: str, gap: str, second: TimeExpression) -> bool:
    """ "Lost the vote on Sunday and on Monday gave up": does a second "on" open what is told of another day?"""
    return gap.endswith(" on ") and TOLD.match(text, second.end) is not None


def _next_season(first: TimeExpression, second: TimeExpression) -> bool:
    """ "In the spring and summer of 1944": whether the second season begins when the first ends."""
    return (
        first.latest is not None
        and second.earliest is not None
        and (second.earliest - first.latest).days == 1
    )


def adjacent(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second is the day after the first."""
    if first.latest is None or second.earliest is None or first.earliest != first.latest:
        return False
    return second.earliest == second.latest and (second.earliest - first.latest).days == 1
