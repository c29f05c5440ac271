"""Which year a date without one means: that of its list, its heading, its passage, or the one by publication."""

from __future__ import annotations

import re

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring import signs
from timeline.times.anchoring.asides import beside_pluperfect
from timeline.times.anchoring.context import MONTH_CLASSES, Context
from timeline.times.anchoring.modifiers import year_of
from timeline.times.anchoring.passage import UP_TO, Choice, in_passage
from timeline.times.anchoring.signs import AROUND, BARE_DATE, is_past, said_before
from timeline.times.anchoring.ways import GONE, WAYS, Asked
from timeline.times.calendar import Point, words
from timeline.times.found import THIRDS, Found, Match, Year, ahead, dated, nearest, past, phrase
from timeline.times.words import CLASSES

LINK = "(?:[{TO}{AND}{DASH}{COMMA}{UNTIL}{THROUGH}{OR}{ON}{IN}]{{1,3}}|{AND}{TO}?[{WORD}{CAP}][{ON}{IN}])".format(
    **CLASSES
)
JOINED = re.compile(
    f"(?:{LINK}{BARE_DATE}){{0,6}}?{LINK}({BARE_DATE}"
    + "{COMMA}?{OF}?(?:{YEAR}|[{LAST}{THIS}{NEXT}{THAT}]{YEARU}))".format(**CLASSES)
)
"""The next date of a list or a range, where it has a year."""
NAMED_OF = re.compile("[{WORD}{CAP}]{{1,3}}{OF}([{LAST}{THIS}]{YEARU}|{YEAR})".format(**CLASSES))
"""What a date names, and its year: "the August coup of 1991", "the Easter vote of last year"."""
OWNED = frozenset(CLASSES[name] for name in ("THE", "POSS", "ITS"))
ANEW = re.compile("{COMMA}{AND}[{ON}{IN}]".format(**CLASSES))
"""What parts a date from that of the next clause: "landed on 20 September, and on 20 May 2002 the flag went up"."""
LASTS = re.compile("[{IN}{ON}]".format(**CLASSES) + BARE_DATE + CLASSES["UNTIL"])
"""A date, and how long what was done on it lasts: "was renewed in May until June 2025"."""
ENDS = tuple(CLASSES[name] for name in ("BY", "UNTIL"))
"""What stands before the end of what an item tells of."""
WITHIN = re.compile("{COMMA}?[{ON}{IN}]".format(**CLASSES))
"""What stands between a year and a date in it: "four years ago, on 7 July"."""
LATELY = re.compile(
    r"\b(?:(?:recently|lately)(?: (?:in|on))?"
    r"|last (?:\w+ed|came|fell|fought|held|hit|made|met|rose|seen|sent|spoke|struck|went|won) (?:in|on))\s$"
)
"""What tells that a date is the latest of several."""


def yearless(
    match: Match, context: Context, candidates: Year, month: int, mod: str | None = None
) -> Found | None:
    """A day or month without a year: the year from its list, the passage, the verb or the nearest."""
    joined = following_year(match, context)
    if joined is not None:
        year = joined[0] - (month > joined[1])
        point = candidates(year)
        if point is not None:
            return dated(match, point, "context", f"the year of {phrase(match)} stands behind: {year}", mod)
    year_before = context.last
    if (
        year_before is not None
        and year_before.unit == "year"
        and WITHIN.fullmatch(match.tokens.letters, context.last_token + 1, match.first)
        and not (context.beside and match.tokens.letters[context.last_token + 1] == CLASSES["COMMA"])
    ):
        point = candidates(year_before.number)
        if point is not None:
            return dated(
                match, point, "context", f"{phrase(match)} = {words(point)}, in the year before it", mod
            )
    point, anchor, why = choose(match, context, candidates)
    if point is None or anchor is None:
        return None
    if anchor is context.published and mod in THIRDS and still_to_come(match, context, point, THIRDS[mod]):
        point = candidates(calendar.year_of(point) - 1) or point
    basis: Basis = "relative" if anchor is context.published else "context"
    return dated(match, point, basis, f"{phrase(match)} = {words(point)}, {why}", mod, anchor)


def still_to_come(match: Match, context: Context, point: Point, part: int) -> bool:
    """Whether a part of the month of publication has not begun, where the verb looks back: "fell in late May", on 5 May."""
    published = context.published
    if point.unit != "month" or published is None or published.unit != "day":
        return False
    begins = calendar.first_day(point) + 10 * part
    here = calendar.first_day(point) <= published.number < begins
    return here and context.directions.at(match.start) in ("past", "done")


def following_year(match: Match, context: Context) -> tuple[int, int] | None:
    """The year of the next date in a list or range ("12 January and 16 March 1936"), and its month; that of what the date names."""
    if named := _year_of_named(match, context):
        return named, calendar.PER_YEAR["month"]
    ahead_of = JOINED.match(match.tokens.letters, match.behind)
    if ahead_of is None or LASTS.match(match.tokens.letters, max(0, match.first - 1)):
        return None
    in_story = context.thread is not None and context.thread.unit == "day"
    if (
        in_story
        and ANEW.match(match.tokens.letters, match.behind)
        and context.near(match, context.thread_token)
    ):
        return None
    rest = Match(match.tokens, ahead_of.start(1), ahead_of.end())
    told = year_of(rest, context)
    season = rest.get("SEASON", "SPRING", "FALL")
    month = rest.get(*MONTH_CLASSES) if season is None else calendar.SEASON_MONTHS[season - 1]
    return None if told is None or month is None else (told[0], month)


def _year_of_named(match: Match, context: Context) -> int | None:
    """ "The August coup of 1991": the year of the thing that a date tells from others."""
    letters = match.tokens.letters
    if letters[match.first] not in OWNED and letters[max(0, match.first - 1)] not in OWNED:
        return None
    named = NAMED_OF.match(letters, match.behind)
    told = year_of(Match(match.tokens, named.start(1), named.end()), context) if named else None
    return told and told[0]


def choose(match: Match, context: Context, candidates: Year) -> Choice:
    """The candidate that the passage means, what it counts from, and the reason in words."""
    told = by_span(match, context, candidates) or lately(match, context, candidates)
    told = told or in_item(match, context, candidates) or in_list(match, context, candidates)
    told = told or in_passage(match, context, candidates)
    if told is not None or context.published is None:
        return told or (None, None, "")
    before = match.tokens.letters[match.first - 1] if match.first else ""
    direction = "past" if is_past(match, before) else context.directions.at(match.start)
    asked = Asked(match, context, candidates, context.published, before, direction)
    return next(choice for way in WAYS if (choice := way(asked)) is not None)


def in_item(match: Match, context: Context, candidates: Year) -> Choice | None:
    """ "Late 2023: The junta ends the accord; the mission closes on 31 December": the year that marks the item.

    Beside the day that marks it, where the sentence names no other date before.
    """
    marked = context.in_item(match)
    if marked is None or marked.unit == "decade" or context.same_sentence(match, context.now_token):
        return None
    if calendar.DAYS[marked.unit] <= calendar.DAYS["month"]:
        ends = (
            match.tokens.letters[match.first - 1 : match.first] in ENDS
        )  # "withdrawal to be complete by 31 December"
        point = (ahead if ends else nearest)(candidates, marked)
        if context.same_sentence(match, context.last_token):
            return None
        if point and _long_before(match, context, point, marked):
            point = candidates(calendar.year_of(marked))
        return point and (point, marked, f"the nearest to {words(marked)}, which marks the item")
    point = candidates(calendar.year_of(marked))
    return point and (point, marked, f"in {words(marked)}, which marks the item")


def _long_before(match: Match, context: Context, point: Point, marked: Point) -> bool:
    """Whether a date lies long before the item, in the year before that of its heading, and no pluperfect looks back to it."""
    outside = context.headed and calendar.year_of(point) < calendar.year_of(marked)
    gone = calendar.first_day(marked) - calendar.last_day(point)
    return outside and gone > GONE and not beside_pluperfect(match.tokens.text, match.start)


def in_list(match: Match, context: Context, candidates: Year) -> Choice | None:
    """ "17 January 2024: The gunmen give up; 5 April: The police go in": a day that marks an item is the first from that of the last on."""
    marked, published = context.marked, context.published
    if (
        published is None
        or context.headed
        or not context.marks_next(match)
        or context.directions.at(match.start) == "future"
    ):
        return None
    point = marked and ahead(candidates, marked)
    if point is None or marked is None:
        return None
    if calendar.first_day(point) > published.number > calendar.last_day(marked):
        return None
    return point, marked, f"the first from {words(marked)} on, which marks the item before"


def lately(match: Match, context: Context, candidates: Year) -> Choice | None:
    """ "She has been there four times since 2021, most recently in May": the latest up to publication."""
    published = context.published
    near = match.tokens.text[max(0, match.start - AROUND) : match.start]
    sign = "ly" in near or "last" in near  # told many times sooner than by the expression
    if published is None or not sign or not said_before(match, LATELY):
        return None
    return past(candidates, published), published, f"the latest up to {words(published)}"


def by_span(match: Match, context: Context, candidates: Year) -> Choice | None:
    """ "From 28 December to 4 January": the end of a span is the first behind its start."""
    joint, last = match.first - 1, context.last
    if joint < 1 or last is None or context.last_token != joint - 1 or last.unit not in ("day", "month"):
        return None
    # "on Friday to May's figures"
    possessive = match.tokens.letters.startswith(CLASSES["POSS"], match.behind)
    if match.tokens.letters[joint] not in UP_TO or possessive:
        return None
    if said_before(match, signs.BROUGHT):
        return past(candidates, last), context.published or last, f"the last up to {words(last)}"
    return ahead(candidates, last), context.published or last, f"the first from {words(last)} on"
