"""The tagger: lex, match the rules, resolve in the order of the text, give TIMEX3 expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from timeline.collector import collector_off
from timeline.errors import InputError
from timeline.language.model import Sentence
from timeline.model import TimeExpression
from timeline.times import calendar
from timeline.times.anchoring.context import Context
from timeline.times.anchoring.direction import Directions
from timeline.times.anchoring.story import follows_narrative, headings_of, reports_next_day, stamps_of
from timeline.times.calendar import Point
from timeline.times.found import Found, Match
from timeline.times.lexer import Tokens, lex
from timeline.times.matching import matches
from timeline.times.words import CLASSES

DAY_FIRST = re.compile("[{DD}{ORDN}](?:[{MONTH}{MARCH}{MAY}]|{MONABBR})".format(**CLASSES))
MONTH_FIRST = re.compile(
    "{DD}(?:(?<=[{MONTH}{MARCH}{MAY}{MONABBR}].)|(?<={MONABBR}{DOT}.))".format(**CLASSES)
)

BARE = re.compile(
    "(?:[{WEEKDAY}{WDABBR}{SEASON}{SPRING}{FALL}{WEEKEND}{HOLIDAY}]"
    "|[{MONTH}{MARCH}{MAY}{MONABBR}](?!{DOT}?[{DD}{ORDN}]?{COMMA}?{OF}?(?:{YEAR}|[{LAST}{THIS}{THAT}]{YEARU})))"
    "(?<![{LAST}{THIS}{NEXT}{THAT}{SINCE}{DASH}{BREAK}].)(?<![{DASH}{BREAK}]{DD}.)".format(**CLASSES)
)
"""What may need the verb on which it hangs; a date that opens a line ("3 May: ") seldom does."""


def publication_day(published: date | str | None) -> date | None:
    """Read a day of publication; of a moment its day. Raises InputError where it is no date and no text of an ISO date."""
    if published is None or isinstance(published, date):
        return published.date() if isinstance(published, datetime) else published
    try:
        return date.fromisoformat(published)
    except (ValueError, TypeError):
        raise InputError(f"{published!r} is no date: give it as YYYY-MM-DD") from None


@collector_off()
def tag(
    text: str, published: date | str | None = None, sentences: Sequence[Sentence] | None = None
) -> list[TimeExpression]:
    """Find the time expressions of a text and resolve them against its publication date."""
    day = publication_day(published)
    anchor = Point("day", day.toordinal()) if day else None
    tokens = lex(text)
    letters = tokens.letters
    stamps = stamps_of(text)
    context = Context(
        tokens,
        anchor,
        Directions(text, sentences, [tokens.starts[m.start()] for m in BARE.finditer(letters)]),
        follows_narrative(tokens, anchor),
        len(MONTH_FIRST.findall(letters)) >= len(DAY_FIRST.findall(letters)),
        reports_next_day(tokens, anchor),
        headings_of(text, stamps),
        stamps,
    )
    found: list[tuple[Found, str]] = []
    for rule, first, behind in matches(letters):
        context.enter(tokens.starts[first])
        built = rule.build(Match(tokens, first, behind), context)
        if built is None:
            continue
        for one in built if isinstance(built, list) else (built,):
            found.append((joined(tokens, found, one), rule.name))
            context.note(one)
    return [expression(tokens, one, rule) for one, rule in found if one.type != "PREFIX"]


JOINTS = {
    name: re.compile(pattern.format(**CLASSES))
    for name, pattern in (
        ("close", "{COMMA}?"),
        ("loose", "(?:{OPEN}?{CAP}?{TIME}?|{OPEN}?[{WORD}{LOCAL}]{TIME}{WORD}?){ON}|[{WORD}{LOCAL}]{TIME}"),
    )
}
"""What stands between a time of day and its date: nothing or a comma (they are one), or "on"."""


def joined(tokens: Tokens, found: list[tuple[Found, str]], one: Found) -> Found:
    """A date with the time of day, or the "night of", that stands right before it; takes those off the list."""
    if not found or one.point is None or one.point.unit != "day" or one.type not in ("DATE", "TIME"):
        return one
    before = found[-1][0]
    day, _, part = one.value.partition("T")
    if before.type == "PREFIX" and before.behind == one.first:
        found.pop()
        return one._replace(first=before.first, type="TIME", value=day + before.value)
    if before.type != "TIME" or found[-1][1] != "time" or part[:1].isdigit():
        return one
    clock = before.value[before.value.find("T") :]
    if JOINTS["close"].fullmatch(tokens.letters, before.behind, one.first):
        found.pop()
        return one._replace(first=before.first, type="TIME", value=day + clock)
    if JOINTS["loose"].fullmatch(tokens.letters, before.behind, one.first):
        found[-1] = (
            before._replace(
                value=day + clock, edtf=one.edtf, point=one.point, basis=one.basis, anchor=one.anchor
            ),
            found[-1][1],
        )
    return one


def expression(tokens: Tokens, found: Found, rule: str) -> TimeExpression:
    """What a rule found, as the time expression that the caller sees."""
    start, end = tokens.starts[found.first], tokens.end(found.behind - 1)
    earliest, latest = calendar.bounds(found.edtf) if found.edtf else (None, None)
    return TimeExpression(
        start, end, tokens.text[start:end], found.type, found.value, found.mod, found.edtf, earliest, latest,
        found.anchor, found.basis, rule, found.steps,
    )  # fmt: skip
