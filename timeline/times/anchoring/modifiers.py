"""What modifies a date: "early", "last", "that", and the year that stands with it."""

from __future__ import annotations

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.calendar import Point
from timeline.times.found import Match
from timeline.times.words import CLASSES

NUMBER_LETTERS = CLASSES["CARD"] + CLASSES["MULT"] + CLASSES["YEAR"]
LATEST = 2030
"""The last year that two figures may mean where nothing tells when a text was published."""
SOON = 5
SHIFTS = tuple(CLASSES[n] for n in ("LAST", "PAST", "PREVIOUS", "NEXT", "COMING", "FOLLOWING", "THIS"))
THE_NEXT = CLASSES["THE"] + CLASSES["NEXT"]


def year_word(match: Match) -> int | None:
    """A year in words: "nineteen ninety-six", "two thousand three"; None where the words are no year."""
    numbers = [int(match.value(i)) for i, letter in enumerate(match.letters) if letter in NUMBER_LETTERS]
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) >= 2 and 11 <= numbers[0] <= 20 and 10 <= numbers[1] <= 99:
        return numbers[0] * 100 + sum(numbers[1:])
    return None


def year_of(match: Match, context: Context) -> tuple[int, Point | None] | None:
    """The year that stands in the match, as a number or as "last year"; with the anchor of the latter."""
    year = match.get("YEAR")
    if year is not None:
        return year, None
    short = match.find("APOS")
    if short >= 0:
        return short_year(int(match.value(short + 1)), context.published), None
    if match.has("CARD", "MULT") and (told := year_word(match)) is not None:
        return told, None
    if match.has("YEARU"):
        by = shift(match)
        anchor = _counted_from(match, context)
        if match.has("THAT", "SAME"):
            anchor = context.told or anchor
        if anchor is not None:
            return calendar.year_of(anchor) + by, anchor
    return None


def _counted_from(match: Match, context: Context) -> Point | None:
    """The point from which "this year" counts."""
    return (context.reference() if refers_back(match) else context.anchor(match))[0]


def short_year(number: int, published: Point | None) -> int:
    """The year of "'39": the latest up to a few years after publication."""
    latest = LATEST if published is None else calendar.year_of(published) + SOON
    return latest - (latest - number) % 100


def basis_of(match: Match, counted_from: Point | None) -> Basis:
    """How a date with a year came about: in full, against a date in the text, or against publication."""
    if counted_from is None:
        return "explicit"
    return "context" if refers_back(match) else "relative"


def shift(match: Match) -> int:
    """-1 for "last", 1 for "next", 0 for "this": the one nearest the year of "the last quarter of this year"."""
    index = max(map(match.letters.rfind, SHIFTS))
    return 0 if index < 0 else int(match.value(index))


def refers_back(match: Match) -> bool:
    """Whether "that", "the previous", "the following", "the same" point to a date in the text."""
    return match.has("THAT", "SAME", "PREVIOUS", "FOLLOWING") or THE_NEXT in match.letters


def edge(match: Match) -> str | None:
    """The TIMEX3 mod of "early", "late", "mid-", "the end of"; START and END of thirds told apart in EDTF."""
    if match.has("END", "BEGIN"):
        return "CLOSE" if match.has("END") else "OPENING"
    index = match.find("EARLY", "LATE", "MID", "MIDDLE", "LATTER")
    return None if index < 0 else str(match.value(index))
