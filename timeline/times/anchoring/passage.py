"""The year of a date that its passage tells: under a heading with a year, in a story, or in the month just named."""

from __future__ import annotations

import re

from timeline.times import calendar
from timeline.times.anchoring import signs
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.signs import said_before
from timeline.times.calendar import Point, words
from timeline.times.found import Match, Year, ahead, nearest
from timeline.times.words import CLASSES

HALF_YEAR, MOST_OF_A_YEAR = 184, 275
"""So far a story may go back from its last date within the year, and so far on within a paragraph."""
SOON = 31
"""A day so near ahead is meant, even beside a past tense ("was put off to 7 May"), unless it happened "on" it."""
UP_TO = frozenset(CLASSES[name] for name in ("TO", "UNTIL", "THROUGH"))
"""What stands before the end of a span."""
TO_COME = frozenset(CLASSES[name] for name in ("BY", "UNTIL", "FROM"))
"""What names a time to come beside a present tense."""
ITEM = re.compile(r"(?:\n|^)[-*•\s]{1,4}[*_]{0,2}$")
"""What stands before a date that opens an item of a list."""
Choice = tuple[Point | None, Point | None, str]
"""A candidate, what it counts from, and the reason in words."""


def in_passage(match: Match, context: Context, candidates: Year) -> Choice | None:
    """The candidate under a heading with a year, in a story, or in the month just named; else None."""
    thread, last = context.thread, context.last
    near = last is not None and context.near(match, context.last_token)
    if context.headed and thread is not None:
        if context.section is not None and ITEM.search(
            match.tokens.text, max(0, match.start - 8), match.start
        ):
            thread = context.section
        elif last is not None and near and context.directions.at(match.start) in ("future", "prospect"):
            return ahead(candidates, last), last, f"the first from {words(last)} on"
        return candidates(calendar.year_of(thread)), thread, "under its heading"
    if context.published is None or context.narrative:
        now = context.looks_ahead(match) or context.comes_to_now(match)
        now = now or counts_from_now(match, context)
        if thread is None or now or is_ahead(thread, context):
            return None
        if _leads_to(match, context):
            return ahead(candidates, thread), thread, f"the first from {words(thread)} on"
        return (
            onward(candidates, thread, _furthest(match, context, thread)),
            thread,
            f"in the passage about {words(thread)}",
        )
    if (close := close_by(match, candidates, context.published)) is not None:
        return close, context.published, f"the one beside {words(context.published)}"
    if last is not None and near and last.unit in ("day", "month") and not context.naming:
        same = candidates(calendar.year_of(last))
        if (
            same
            and calendar.convert(same, "month") == calendar.convert(last, "month")
            and not to_come(match, context, same)
            and not _not_yet(match, context, same)
            and not ends_before(match, context, same, last)
        ):
            return same, last, f"in the month of {words(last)}"
    return None


def counts_from_now(match: Match, context: Context) -> bool:
    """ "He, who leaves office next May, proposed it in September": does the sentence tell the time from publication?"""
    return context.same_sentence(match, context.now_token)


def _leads_to(match: Match, context: Context) -> bool:
    """ "Were not freed until May": does a story go on to the end of what it tells of?"""
    until = match.first > 0 and match.tokens.letters[match.first - 1] == CLASSES["UNTIL"]
    return until and context.directions.at(match.start) in ("past", "done")


def is_ahead(thread: Point, context: Context) -> bool:
    """Whether a story has come to a time after publication: what it tells of next is not of that."""
    return context.published is not None and calendar.first_day(thread) > context.published.number


def ends_before(match: Match, context: Context, point: Point, last: Point) -> bool:
    """ "Imposed on 24 February 2022, it was extended until 19 February": is the end of something before the day in front?"""
    until = match.first > 0 and match.tokens.letters[match.first - 1] in UP_TO
    here = context.same_sentence(match, context.last_token)
    return until and here and last.unit == "day" and calendar.last_day(point) < last.number


def to_come(match: Match, context: Context, point: Point) -> bool:
    """Whether the verb says that the date is still ahead, and this candidate is past."""
    if context.published is None or calendar.last_day(point) >= context.published.number:
        return False
    if context.last_token >= 0 and signs.MARKER.match(
        match.tokens.text, match.tokens.end(context.last_token)
    ):
        return False  # "5 May: the army plans to leave by 10 May"
    direction = context.directions.at(match.start)
    before = match.tokens.letters[match.first - 1] if match.first else ""
    if before in TO_COME:
        return direction in ("future", "present", "scene")
    if direction == "present" and context.published.number - calendar.last_day(point) > HALF_YEAR:
        return True  # "the term, prolonged since May 2010, expires on 27 May"
    return before == CLASSES["ON"] and direction == "future" and said_before(match, signs.WILL)


def _furthest(match: Match, context: Context, thread: Point) -> int:
    """How many days a story may go on from its last date: in a paragraph for most of a year, but not past publication.

    Half a year where a span begins: "from October to March".
    """
    if signs.SPAN.match(match.tokens.letters, match.behind):
        return HALF_YEAR
    here = context.in_paragraph(match, context.thread_token)
    until = MOST_OF_A_YEAR
    if context.published is not None:
        until = min(until, context.published.number - calendar.first_day(thread))
    return max(HALF_YEAR, until) if here else HALF_YEAR


def _not_yet(match: Match, context: Context, point: Point) -> bool:
    """ "The plan to leave on 30 June was voted down on 12 June": does a past verb say that this is no day still to come?"""
    told = context.directions.at(match.start) == "past"
    return told and context.published is not None and calendar.first_day(point) > context.published.number


def onward(candidates: Year, thread: Point, furthest: int) -> Point | None:
    """The candidate in the year of the thread; the nearest where that goes back half a year or on further than `furthest` days."""
    point = candidates(calendar.year_of(thread))
    if thread.unit == "year" and point is not None:
        return point
    on = 0 if point is None else calendar.first_day(point) - calendar.first_day(thread)
    if point is None or not -HALF_YEAR <= on <= furthest:
        return nearest(candidates, thread)
    return point


def close_by(match: Match, candidates: Year, published: Point) -> Point | None:
    """The date next to publication, where it is named with its weekday ("Monday 14 June") and falls on that."""
    index = match.get("WEEKDAY", "WDABBR")
    point = None if index is None else nearest(candidates, published)
    if point is None or point.unit != "day" or calendar.weekday(point.number) != index:
        return None
    return point if abs(point.number - published.number) <= SOON else None
