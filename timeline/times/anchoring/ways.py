"""The ways in which the year of a date is chosen that no list, heading or story explains: the first that gives one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline.times import calendar
from timeline.times.anchoring import signs
from timeline.times.anchoring.asides import behind_pluperfect
from timeline.times.anchoring.context import WEEK, Context
from timeline.times.anchoring.nearness import (
    LONG_SINCE,
    beside_publication,
    just_gone,
    looks_on,
    recent,
    timely,
)
from timeline.times.anchoring.passage import SOON, Choice, counts_from_now, ends_before
from timeline.times.anchoring.signs import SPAN, beside_event, marks, names, said_before, said_behind
from timeline.times.anchoring.tenses import Direction
from timeline.times.calendar import Point, words
from timeline.times.found import Match, Year, ahead, nearest, past
from timeline.times.words import CLASSES

GONE = 92
"""A month that ended so few days ago is meant beside what was asked for or planned."""
LONG_AFTER = 335
"""A date so long after the one before it is rather a little before that."""
BY_NOW = tuple(CLASSES[name] for name in ("YEARU", "AGO", "LAST"))
"""With what a year ends that is told by how far off it is: "last year", "two years ago", "the year before last"."""
OTHER_CLAUSE = re.compile(r"[;:]|\b(?:and|but|before|after|when|who|which|that|whose|since|until)\b")
"""Behind a year, what parts its clause from another."""
JUST_GONE = 62
"""What happened so few days ago needs no year."""
NEAREST = frozenset(CLASSES[name] for name in ("OF", "EFFECTIVE"))
"""Behind one of these ("holders of record 9 July") a date is the one beside publication."""


class Asked(NamedTuple):
    """A day or month without a year that no passage explains: `before` is the token in front of it."""

    match: Match
    context: Context
    candidates: Year
    published: Point
    before: str
    direction: Direction | None


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
    if counts_from_now(match, context):
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


def by_year_gone(asked: Asked) -> Choice | None:
    """ "Last year she was there twice, in March and September": a month or day of the year that the clause names."""
    match, context, last = asked.match, asked.context, asked.context.last
    if (
        last is None
        or last.unit != "year"
        or asked.before not in signs.INSIDE
        or asked.direction not in ("past", "done")
    ):
        return None
    tokens, end = match.tokens, match.tokens.end(context.last_token)
    if (
        tokens.letters[context.last_token] not in BY_NOW
        or not context.same_sentence(match, context.last_token)
        or OTHER_CLAUSE.search(tokens.text, end, match.start)
    ):
        return None
    point = asked.candidates(calendar.year_of(last))
    return None if point is None else (point, last, f"in {words(last)}, which the clause names")


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
    ahead_still = coming is context.main and not context.far(match, context.coming_token)
    if not (ahead_still or context.in_paragraph(match, context.coming_token)):
        return None
    if said_before(match, signs.IN_SUDDEN):
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
    begun, by_aside, by_pluperfect, by_year_gone, by_thread, by_year_ahead, by_name, by_plan, by_future, by_timetable, by_past,
    by_publication,
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
