"""How near a date without a year lies to publication, or to the dates before it: what has just gone, what is still to come."""

from __future__ import annotations

import re

from timeline.times import calendar
from timeline.times.anchoring import signs
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.passage import SOON, TO_COME
from timeline.times.anchoring.signs import SPAN, is_past, names, said_before, said_behind
from timeline.times.anchoring.tenses import Direction
from timeline.times.calendar import Point
from timeline.times.found import Match, Year, ahead, nearest, past
from timeline.times.words import CLASSES

OPENING = re.compile(r"(?:[.!?]\s+|\n|^)(?:On|In)\s$")
"""What stands before a date that opens a sentence: the verb behind it says which way it looks."""
LONG_SINCE = 110
"""So many days after the date before it, a date may rather be one of the months before publication."""
NEAR = 120
"""A date that no verb places may lie so far ahead."""
LOOKING_ON = frozenset(CLASSES[name] for name in ("BY", "THROUGH", "FOR", "FROM", "THE", "A", "EFFECTIVE"))
"""What lets a date beside a past tense lie ahead: "the 14 January deadline", "payable 7 December"."""


def timely(match: Match, direction: Direction | None, candidates: Year, published: Point) -> bool:
    """Whether a date beside a present tense is a time to come.

    "Until" says so, or its last turn is long past and the verb tells a timetable.
    """
    if direction not in ("present", "scene"):
        return False
    before = match.tokens.letters[match.first - 1] if match.first else ""
    latest, following = past(candidates, published), ahead(candidates, published)
    if following is None or calendar.first_day(following) - published.number > calendar.DAYS["year"]:
        return False
    if before in TO_COME or latest is None:
        return True
    return direction == "present" and published.number - calendar.last_day(latest) > NEAR


def beside_publication(match: Match, candidates: Year, published: Point) -> Point | None:
    """The latest candidate, or the next one where that is near; behind "ended" always the latest."""
    latest, following = past(candidates, published), ahead(candidates, published)
    tokens = match.tokens
    if (
        match.first
        and tokens.letters[match.first - 1] == CLASSES["ENDED"]
        and tokens.text[tokens.end(match.first - 1) - 1] == "d"
    ):
        return latest
    if following is None or calendar.first_day(following) - published.number > NEAR:
        return latest
    return nearest(candidates, published)


def looks_on(match: Match, beside: Point | None, published: Point) -> bool:
    """Whether a date beside a past tense lies ahead all the same: "the 14 January deadline", "payable 7 December"."""
    if beside is None or calendar.first_day(beside) <= published.number:
        return False
    tokens = match.tokens
    before = tokens.letters[match.first - 1] if match.first else ""
    if is_past(match, before) or (before == CLASSES["FROM"] and SPAN.match(tokens.letters, match.behind)):
        return False
    if before in LOOKING_ON:
        return beside.unit == "day" or not names(match, before)
    if before == CLASSES["IN"] and said_before(match, signs.CALLED_OFF):
        return True
    if before in signs.INSIDE and said_behind(match, signs.SETTLED):
        return True
    if OPENING.search(tokens.text, max(0, match.start - 20), match.start):
        return False
    if beside.unit != "day" or calendar.first_day(beside) - published.number > SOON:
        return False
    happened = before == CLASSES["ON"] and not match.has("WEEKDAY", "WDABBR")
    return not happened or said_before(match, signs.CALLED_OFF) or said_before(match, signs.WAS_TO_HAVE)


def just_gone(candidates: Year, published: Point, unit: str, days: int) -> bool:
    """Whether a day or month lies a little before publication: "was due to open on 16 November", "told them to go in May"."""
    latest = past(candidates, published)
    if latest is None or latest.unit != unit:
        return False
    return 0 < published.number - calendar.last_day(latest) <= days


def recent(match: Match, context: Context, candidates: Year, point: Point) -> bool:
    """Whether a date lies long after that of the sentences before, and less long before publication."""
    thread, published = context.thread, context.published
    latest = None if published is None else past(candidates, published)
    if latest is None or published is None or thread is None:
        return False
    since = calendar.first_day(point) - calendar.last_day(thread)
    if since < LONG_SINCE or context.same_sentence(match, context.thread_token):
        return False
    return published.number - calendar.first_day(latest) < since
