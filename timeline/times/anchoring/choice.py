"""Which year a date without one means: that of its list, its heading, its passage, or the one by publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring import signs
from timeline.times.anchoring.asides import behind_pluperfect, beside_pluperfect
from timeline.times.anchoring.context import WEEK, Context
from timeline.times.anchoring.modifiers import year_of
from timeline.times.anchoring.nearness import (
    LONG_SINCE,
    beside_publication,
    just_gone,
    looks_on,
    recent,
    timely,
)
from timeline.times.anchoring.passage import SOON, UP_TO, Choice, ends_before, in_passage
from timeline.times.anchoring.signs import (
    BARE_DATE,
    SPAN,
    beside_event,
    is_past,
    marks,
    names,
    said_before,
    said_behind,
)
from timeline.times.anchoring.tenses import Direction
from timeline.times.calendar import Point, words
from timeline.times.found import THIRDS, Found, Match, Year, ahead, dated, nearest, past, phrase
from timeline.times.words import CLASSES

MONTH_CLASSES = ("MONTH", "MARCH", "MAY", "MONABBR")
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
WITHIN = re.compile("{COMMA}?[{ON}{IN}]".format(**CLASSES))
"""What stands between a year and a date in it: "four years ago, on 7 July"."""
LATELY = re.compile(
    r"\b(?:(?:recently|lately)(?: (?:in|on))?"
    r"|last (?:\w+ed|came|fell|fought|held|hit|made|met|rose|seen|sent|spoke|struck|went|won) (?:in|on))\s$"
)
"""What tells that a date is the latest of several."""
LONG_AFTER = 335
"""A date so long after the one before it is rather a little before that."""
JUST_GONE = 62
"""What happened so few days ago needs no year."""
GONE = 92
"""A month that ended so few days ago is meant beside what was asked for or planned."""
NEAREST = frozenset(CLASSES[name] for name in ("OF", "EFFECTIVE"))
"""Behind one of these ("holders of record 9 July") a date is the one beside publication."""


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


class Asked(NamedTuple):
    """A day or month without a year that no passage explains: `before` is the token in front of it."""

    match: Match
    context: Context
    candidates: Year
    published: Point
    before: str
    direction: Direction | None


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
    if marked is None or marked.unit == "decade":
        return None
    if calendar.DAYS[marked.unit] <= calendar.DAYS["month"]:
        point = None if context.same_sentence(match, context.last_token) else nearest(candidates, marked)
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
    if point is None or calendar.first_day(point) > published.number:
        return None
    return point, marked, f"the first from {words(marked)} on, which marks the item before"


def lately(match: Match, context: Context, candidates: Year) -> Choice | None:
    """ "She has been there four times since 2021, most recently in May": the latest up to publication."""
    published = context.published
    if published is None or not said_before(match, LATELY):
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


def begun(asked: Asked) -> Choice | None:
    """ "Lasts from 10 August to 5 September": a span told in the present that began a little before publication."""
    match, published = asked.match, asked.published
    latest = past(asked.candidates, published)
    if asked.direction not in ("present", "scene") or asked.before != CLASSES["FROM"] or latest is None:
        return None
    near = published.number - calendar.first_day(latest) <= SOON
    return (
        (latest, published, "it has begun")
        if near and SPAN.match(match.tokens.letters, match.behind)
        else None
    )


def by_aside(asked: Asked) -> Choice | None:
    """From a full date on, that stands beside the story in the same sentence, or soon behind the only one of the paragraph."""
    match, context, aside = asked.match, asked.context, asked.context.aside
    here = context.same_sentence(match, context.aside_token)
    alone = context.in_paragraph(match, context.aside_token) and not context.in_paragraph(
        match, context.main_token
    )
    alone = alone and aside is not None and aside.unit == "day"
    if (
        aside is None
        or asked.direction == "future"
        or opens_ahead(asked)
        or (here and asked.direction == "past" and context.tells_news())
        or just_told(asked)
        or not (here or alone)
    ):
        return None
    point = ahead(asked.candidates, aside)
    if point is None or calendar.first_day(point) > asked.published.number:
        return None
    parted = match.tokens.text.find(";", context.tokens.end(context.aside_token), match.start) >= 0
    if (parted or not here) and calendar.first_day(point) - calendar.last_day(aside) > SOON:
        return None  # "the pact, signed in May 1972, held for long; Peru left it on 3 April"
    return point, aside, f"the first from {words(aside)} on"


def by_pluperfect(asked: Asked) -> Choice | None:
    """Before the date from which a pluperfect looks back."""
    match, context, main = asked.match, asked.context, asked.context.main
    if main is None or asked.direction in ("lapsed", "prospect"):
        return None
    if not context.looks_back(match.start) or not context.same_sentence(match, context.main_token):
        return None
    if behind_pluperfect(match.tokens.text, match.tokens.starts[context.main_token]):
        return None  # "had sailed in May 2012 and come back in June": one goes on from the other
    if asked.before == CLASSES["BY"] and (point := ahead(asked.candidates, main)) is not None:
        return point, main, f"the first from {words(main)} on"  # "sank in March but had recovered by June"
    return past(asked.candidates, main), main, f"the latest up to {words(main)}"


def opens_ahead(asked: Asked) -> bool:
    """Whether a timetable's present tense tells of a day to come: "the pact, signed in 2014, takes effect on 1 July"."""
    return asked.direction == "present" and timely(asked.match, "present", asked.candidates, asked.published)


def by_thread(asked: Asked) -> Choice | None:
    """Beside the date of which the passage tells."""
    match, context, thread, direction = asked.match, asked.context, asked.context.thread, asked.direction
    possessive = match.tokens.letters.startswith(CLASSES["POSS"], match.behind)
    if thread is None or direction == "future" or possessive or opens_ahead(asked):
        return None
    runs_on = direction in ("past", "done") and context.runs_on(match, asked.candidates)
    if not runs_on and not context.threaded(match, direction in ("planned", "prospect")):
        return None
    point = ahead(asked.candidates, thread)
    if point is not None and calendar.first_day(point) - calendar.last_day(thread) > LONG_AFTER:
        point = nearest(asked.candidates, thread)
    if point is None or calendar.first_day(point) > asked.published.number:
        return None
    if ends_before(match, context, point, thread):
        return None
    if recent(match, context, asked.candidates, point):
        return None
    return point, thread, f"the nearest to {words(thread)}"


def by_year_ahead(asked: Asked) -> Choice | None:
    """ "Will host the talks in 2027, when it is to open the port in May": in the year to come of which the sentence tells."""
    match, context, thread = asked.match, asked.context, asked.context.thread
    if thread is None or calendar.first_day(thread) <= asked.published.number or asked.direction == "past":
        return None
    opened = match.tokens.text.find(" when ", match.tokens.starts[context.thread_token], match.start) >= 0
    if not opened or not context.same_sentence(match, context.thread_token):
        return None
    return asked.candidates(calendar.year_of(thread)), thread, f"in {words(thread)}"


def by_name(asked: Asked) -> Choice | None:
    """Beside publication, where a date tells one thing from others, whatever the verb."""
    match, before = asked.match, asked.before
    named = asked.direction != "past" and (names(match, before) or beside_event(match, before, "after"))
    beside = before in NEAREST and not signs.is_sudden(match)
    ahead = before == CLASSES["EFFECTIVE"] and asked.direction == "future"  # "is due 31 March"
    return by_publication(asked) if named or (beside and not ahead) else None


def by_plan(asked: Asked) -> Choice | None:
    """Behind the date from which a plan looks ahead: "said on 3 May it would ... on 7 June"."""
    context, main = asked.context, asked.context.main
    if asked.direction != "prospect" or main is None:
        return None
    here = context.same_sentence(asked.match, context.main_token)
    if not here and not soon_behind(context, asked.candidates, main):
        return None
    return ahead(asked.candidates, main), main, f"the first from {words(main)} on"


def by_future(asked: Asked) -> Choice | None:
    """Behind publication, where the verb or the date itself looks ahead."""
    match, candidates, published = asked.match, asked.candidates, asked.published
    future = asked.direction in ("future", "prospect")
    if marks(match):
        future = said_behind(match, signs.EXPECTED) or (future and said_behind(match, signs.AHEAD))
    if not future and (marks(match) or not timely(match, asked.direction, candidates, published)):
        return None
    if said_before(match, signs.PLANNED) and just_gone(candidates, published, "day", GONE):
        return None
    if asked.direction == "prospect" and _has_come(asked):
        return None
    if (told := _just_come(asked)) is not None:
        return told
    return ahead(candidates, published), published, f"the first from {words(published)} on"


def _just_come(asked: Asked) -> Choice | None:
    """ "It is to be shut from 28 November", on 2 December: the day that has just come, and not that of the next year."""
    latest = past(asked.candidates, asked.published)
    if asked.before != CLASSES["FROM"]:
        return None
    gone = just_gone(asked.candidates, asked.published, "day", WEEK)
    return (latest, asked.published, f"the one before {words(asked.published)}") if gone and latest else None


def _has_come(asked: Asked) -> bool:
    """ "Told them to go in May", "set a hearing for 8 May": has the day on which something was to be done just gone by?"""
    if asked.before == CLASSES["FOR"]:
        return just_gone(asked.candidates, asked.published, "day", SOON)
    bidden = said_before(asked.match, signs.BIDDEN)
    return bidden and just_gone(asked.candidates, asked.published, "month", GONE)


def by_timetable(asked: Asked) -> Choice | None:
    """ "The fair opens in May, the congress meets in October": a timetable goes on behind a day to come in its paragraph."""
    match, context, coming = asked.match, asked.context, asked.context.coming
    if coming is None or asked.direction != "present" or marks(match):
        return None
    if not context.in_paragraph(match, context.coming_token) or said_before(match, signs.IN_SUDDEN):
        return None
    sentence = context.directions.around(match.start)
    verb = (
        None
        if sentence is None
        else next((g for g in reversed(sentence.groups) if g.start < match.start), None)
    )
    if verb is not None and verb.form != "finite":
        return None  # "is likely to raise rates in June after cutting them in April"
    says = f"the first behind {words(asked.published)}, as {words(coming)}"
    return ahead(asked.candidates, asked.published), coming, says


def by_past(asked: Asked) -> Choice | None:
    """Up to publication, where the verb looks back."""
    candidates, published = asked.candidates, asked.published
    beside = beside_publication(asked.match, candidates, published)
    if asked.direction != "past" or looks_on(asked.match, beside, published):
        return None
    return past(candidates, published), published, f"the latest up to {words(published)}"


def by_publication(asked: Asked) -> Choice:
    """Beside publication."""
    beside = beside_publication(asked.match, asked.candidates, asked.published)
    return beside, asked.published, f"the nearest to {words(asked.published)}"


WAYS: tuple[Callable[[Asked], Choice | None], ...] = (
    begun, by_aside, by_pluperfect, by_thread, by_year_ahead, by_name, by_plan, by_future, by_timetable, by_past, by_publication,
)  # fmt: skip
"""How a year is chosen: the first that gives one."""


def soon_behind(context: Context, candidates: Year, main: Point) -> bool:
    """Whether what "was due" on a date was so soon after a day long past that is told of."""
    point, published = ahead(candidates, main), context.published
    if (
        point is None
        or published is None
        or main.unit != "day"
        or published.number - main.number < LONG_SINCE
    ):
        return False
    return calendar.first_day(point) - main.number <= SOON


def just_told(asked: Asked) -> bool:
    """Whether a month or day has just gone by: in "the jets, ordered in 2019, landed in May" the last May, told in June."""
    latest = past(asked.candidates, asked.published)
    if asked.direction not in ("past", "done") or latest is None:
        return False
    return asked.published.number - calendar.last_day(latest) <= JUST_GONE
