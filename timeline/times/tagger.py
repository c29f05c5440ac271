"""The tagger: lex, match the rules, resolve in the order of the text, give TIMEX3 expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from timeline.errors import InputError
from timeline.language.model import Sentence
from timeline.model import TimeExpression
from timeline.times import calendar
from timeline.times.calendar import Point
from timeline.times.context import Context, Found, Match, follows_narrative
from timeline.times.direction import Directions
from timeline.times.lexer import Tokens, lex
from timeline.times.rules import MASTER, RULES
from timeline.times.words import CLASSES

DAY_FIRST = re.compile("[{DD}{ORDN}](?:[{MONTH}{MAY}]|{MONABBR})".format(**CLASSES))
MONTH_FIRST = re.compile("(?:[{MONTH}{MAY}]|{MONABBR}{DOT}?){DD}".format(**CLASSES))


def published_point(published: date | str | None) -> Point | None:
    """The day of publication as a point. Raises InputError where a text is no ISO date."""
    if published is None:
        return None
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError:
            raise InputError(f"{published!r} is no date: write it as YYYY-MM-DD") from None
    return Point("day", published.toordinal())


def tag(
    text: str, published: date | str | None = None, sentences: Sequence[Sentence] | None = None
) -> list[TimeExpression]:
    """Find the time expressions of a text and resolve them against its publication date."""
    anchor = published_point(published)
    tokens = lex(text)
    letters = tokens.letters
    context = Context(
        tokens,
        anchor,
        Directions(text, sentences),
        follows_narrative(tokens, anchor),
        len(MONTH_FIRST.findall(letters)) >= len(DAY_FIRST.findall(letters)),
    )
    expressions: list[TimeExpression] = []
    prefix: tuple[Found, str] | None = None
    for matched in MASTER.finditer(letters):
        rule = RULES[(matched.lastindex or 1) - 1]
        built = rule.build(Match(tokens, matched.start(), matched.end()), context)
        if built is None:
            continue
        for found in built if isinstance(built, list) else (built,):
            if found.type == "PREFIX":
                prefix = (found, rule.name)
                continue
            if prefix and found.point and found.point.unit == "day" and prefix[0].behind == found.first:
                found = found._replace(
                    first=prefix[0].first, type="TIME", value=found.value.partition("T")[0] + prefix[0].value
                )
            prefix = None
            context.note(found)
            expressions.append(expression(tokens, found, rule.name))
    return expressions


def expression(tokens: Tokens, found: Found, rule: str) -> TimeExpression:
    """What a rule found, as the time expression that the caller sees."""
    start, end = tokens.starts[found.first], tokens.ends[found.behind - 1]
    earliest, latest = calendar.bounds(found.edtf) if found.edtf else (None, None)
    return TimeExpression(
        start, end, tokens.text[start:end], found.type, found.value, found.mod, found.edtf, earliest, latest,
        found.anchor, found.basis, rule, found.steps,
    )  # fmt: skip
