"""Time phrases: expressions with the prepositions and the ranges that say how they date an event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.language.model import Sentence
from timeline.model import TimeExpression
from timeline.times import calendar
from timeline.times.model import Relation, TimePhrase
from timeline.times.parts import (
    PREPOSITIONS,
    SHORT,
    WINDOW,
    count_of,
    first_of,
    last_of,
    made,
    moved,
    preposition,
)
from timeline.times.readings.anniversaries import months_before
from timeline.times.spans import REACH, lasting, ranged, run_up

LASTING = re.compile(r"\b(?:wait|last|stay|remain|hold\sout)\b", re.IGNORECASE)
"""What one does, or does not do, all the time until then."""
NEGATED = re.compile(r"(?:\bnot\b|n['’]t\b|\bnever\b)[^.,;:()]{0,60}$", re.IGNORECASE)
ONWARD = re.compile(r"\s(?:onwards?\b|on(?=[.,;:)]|\Z|\n))")
"""Behind "from 1998" this leaves the end open."""
UNABLE = re.compile(r".{0,3}\b(?:ca|could |can )$", re.IGNORECASE)
"""Before a denial that looks back: "I can't find anything before 1841"."""
THE_UNIT = re.compile(
    r"(?<!\w)(?:the|a|an|one)\s+(day|week|month|year)\s+(before|after|following)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BESIDE = frozenset(("before", "after", "following"))
"""The prepositions with which `THE_UNIT` ends."""
SHOWN = re.compile(r"that[,.;]")
"""Alone it is the date before: "left on 3 May and, a week after that, froze them"."""
SIDE = re.compile(r"\s+(before|after|prior to|following|ahead of|of|from)\s+", re.IGNORECASE)
WAY = {"before": -1, "prior to": -1, "ahead of": -1, "of": 0, "after": 1, "following": 1, "from": 1}
"""Whither one counts from what stands behind: "two days after the raid", "the day of the raid", "within hours of"."""
POINTS = frozenset({"ago", "hours-later", "hours-within", "later"})
"""Rules that read a stretch of hours as a point: "an hour ago", "hours later"."""
WHOSE = r"(?:[\w.-]+\s+){0,3}[\w.-]+['’]s?"
OTHER = re.compile(
    rf"(?:the|an?|his|her|its|their|{WHOSE})\s+(?:[\w'’-]+\s+){{1,4}}(?:(?:of|in|on)\s+(?:the\s+)?)?|{WHOSE}\s+",
    re.IGNORECASE,
)
"""What stands between "two days after" and the date of the other event: "the attack on", "the king's"."""
ARTICLE = re.compile(r"\b(?:the|his|her|its|their)\s+$", re.IGNORECASE)
OWNER = re.compile(r"['’]s?\s+\w")
NOUN = re.compile(
    r"\s(?!(?:in|on|at|of|by|and|or|to|with|for|from|when|was|were|is|had|has|he|she|it|they|the|an?)\b)[a-z]"
)
"""What may be a noun behind a date: no preposition, pronoun or verb."""
APPOSED = re.compile(r"[,–—-]\s(?:(?:barely|just|only|exactly|scarcely|hardly)\s)?$")
JOINED = re.compile(r"[^.;]*\sand\s(?:barely\s|just\s|only\s|exactly\s)?")
"""What joins a count to another: "two days after the vote and just a week after the riot"."""
AFTER = "after "
OPENED = re.compile(r"(?:[.;]\s|,\s(?:and|but)\s)$")
GOES_ON = re.compile(r"(?:,|\s)(?!\s?(?:as|at|in|of|on|under|with|without)\b)")
ONE_ON = re.compile(r"[^.;\n]*(?:[.;]\s|,\s(?:and|but)\s)")
"""Before and behind "after two weeks" that opens a clause, and what parts that from the date before: one border."""
ENDS = re.compile(r"[.,;:)]|\s(?:and|but)\b|\Z|\n")
JOINT = re.compile(
    r"(?:(?!\s(?:that|who|which|whose)\b)[^.\n])*(?:;|\s(?:and|but)\s)(?:(?!\s(?:that|who|which|whose)\b)[^.\n])*"
)
"""So where it ends one: a clause joined to that of the date, and no relative one."""
OVER = re.compile(r"\s(?:(?:is|was)\s(?:out|over|up)\b|(?:ends|ended)(?=[.,;]))")
"""Behind "before the year": it only says that the year has not ended."""
ZONE = re.compile(r"\s\(?(?:local|[A-Z]\w+(?:\s[A-Z]\w+)?)\s[Tt]ime\b\)?")
AT_HOUR = re.compile(rf"(?:{ZONE.pattern}\)?)?,? (?:on )?")
"""What stands between an hour and its day."""
BRACKET = re.compile(r"[^()\n.;]{0,40}\)")
DIGITS: dict[calendar.Unit, int] = {"day": 10, "week": 10, "month": 7, "year": 7}
"""How long a date is that is fine enough to count such units from."""


def phrases(
    text: str, expressions: Sequence[TimeExpression], sentences: Sequence[Sentence] | None = None
) -> list[TimePhrase]:
    """Put the prepositions and ranges around the expressions of a text: a phrase for each, or for two that make a range.

    With `sentences`, a phrase never reaches over the end of a sentence.
    """
    ends = {s.start: s.end for s in sentences} if sentences else {}
    borders = sorted(ends)
    expressions = with_hours(text, expressions)
    found: list[TimePhrase] = []
    index = 0
    while index < len(expressions):
        first = expressions[index]
        second = expressions[index + 1] if index + 1 < len(expressions) else None
        if second is not None and parted(first, second, borders):
            second = None
        phrase = (
            counted(text, first, second, dated_beside(text, expressions, index))
            or run_up(text, first, second)
            or ranged(text, first, second)
            or lasting(text, first, second)
            or so_long_after(text, first, expressions[index - 1] if index else None)
            or single(text, first)
        )
        index += len(phrase.parts)
        again = elsewhere(text, zoned(text, phrase), expressions[index : index + 2])
        found.append(again[0])
        index += again[1]
    return found


def with_hours(text: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a text, a day together with the hour before it: "until 5 a.m. on Friday" is until that day."""
    folded: list[TimeExpression] = []
    for part in expressions:
        hour = folded[-1] if folded and folded[-1].rule == "time" else None
        day = hour is not None and part.edtf is not None and len(part.edtf) == DIGITS["day"]
        if hour is not None and day and part.type == "DATE" and AT_HOUR.fullmatch(text, hour.end, part.start):
            folded[-1] = replace(part, start=hour.start, text=text[hour.start : part.end], type="TIME")
        else:
            folded.append(part)
    return folded


def zoned(text: str, phrase: TimePhrase) -> TimePhrase:
    """A phrase with the zone of its time of day: "at 3 p.m. local time", "10:00 (Moscow time)"."""
    zone = ZONE.match(text, phrase.end) if phrase.parts[-1].type == "TIME" else None
    if zone is None:
        return phrase
    return phrase._replace(end=zone.end(), text=text[phrase.start : zone.end()])


def elsewhere(text: str, phrase: TimePhrase, following: Sequence[TimeExpression]) -> tuple[TimePhrase, int]:
    """A phrase with its moment in another zone ("at 20:15 on 4 March (0115 GMT 5 March)"), and of how many expressions that is."""
    clock = following[0] if following and following[0].type == "TIME" else None
    if clock is None or text[phrase.end : clock.start] != " (" or len(phrase.edtf or "") != DIGITS["day"]:
        return phrase, 0
    close = BRACKET.match(text, clock.end)
    if close is None:
        return phrase, 0
    inside = sum(part.start < close.end() for part in following)
    return phrase._replace(end=close.end(), text=text[phrase.start : close.end()]), inside


def parted(first: TimeExpression, second: TimeExpression, borders: list[int]) -> bool:
    """Whether a sentence starts between two expressions."""
    return bisect_right(borders, first.start) != bisect_right(borders, second.start)


def single(text: str, part: TimeExpression) -> TimePhrase:
    """One expression with its preposition."""
    words, start = preposition(text, part.start)
    if part.edtf is None:
        return made(text, start, "vague", None, (part,))
    if words in BESIDE and not of_another(text, part) and (shifted := beside(text, part)) is not None:
        return shifted
    relation = PREPOSITIONS.get(words, "at")
    if part.type == "TIME" and relation in ("before", "after"):
        relation = "at"
    if part.rule == "hours-within" or (words == "through" and part.text.lower().startswith("last ")):
        relation = "at"
    if part.type == "DURATION" and part.rule not in POINTS:
        return made(text, start, "within", part.edtf, (part,))
    if relation in ("before", "until") and _denied_until(text, part, start):
        relation = "at"
    if relation == "before" and (over := OVER.match(text, part.end)):
        told = made(text, start, relation, open_ended(part.edtf, "by"), (part,), "it is over by then")
        return told._replace(end=over.end(), text=text[start : over.end()])
    onward = ONWARD.match(text, part.end) if relation == "from" else None
    edtf = open_ended(part.edtf, "since" if onward else relation)
    return made(text, start, relation, edtf, (part,), "" if edtf == part.edtf else f"{words} makes it {edtf}")


def _denied_until(text: str, part: TimeExpression, start: int) -> bool:
    """ "Will not open before May", "not until 2040": then; but "will not wait until May", "was not held before the 2019 vote"."""
    denial = NEGATED.search(text, max(0, start - WINDOW * 2), start)
    if denial is None or LASTING.search(denial[0]) or of_another(text, part):
        return False
    return not UNABLE.match(text[max(0, denial.start() - 8) : denial.start()])


def open_ended(edtf: str, relation: Relation) -> str:
    """The date that a preposition makes of one: open before it, behind it, or the same."""
    if ".." in edtf:
        return edtf
    if relation in ("by", "until"):
        return f"../{last_of(edtf)}"
    if relation == "before":
        return f"../{first_of(edtf)}"
    if relation == "since":
        return f"{first_of(edtf)}/.."
    return f"{last_of(edtf)}/.." if relation == "after" else edtf


def beside(text: str, part: TimeExpression) -> TimePhrase | None:
    """ "The day after 3 May", "the year before 2014": a unit beside the expression."""
    found = THE_UNIT.search(text[max(0, part.start - WINDOW) : part.start])
    if found is None or part.earliest is None or part.latest is None:
        return None
    unit = found[1].lower()
    sign = -1 if found[2].lower() == "before" else 1
    edtf = moved(part, unit, sign)
    start = max(0, part.start - WINDOW) + found.start()
    _, start = preposition(text, start)
    return (
        None
        if edtf is None
        else made(text, start, "at", edtf, (part,), f"the {unit} {found[2].lower()} it is {edtf}")
    )


def counted(
    text: str, first: TimeExpression, second: TimeExpression | None, before: TimeExpression | None
) -> TimePhrase | None:
    """ "Two days before 3 May"; "8 March 2017, a day after the gate burned": a duration that counts from a date."""
    side = SIDE.match(text, first.end)
    if side is None or (first.edtf is None and first.type != "DURATION"):
        return None
    if side[1].lower() == "from" and (second is None or second.rule != "weekday"):
        return None
    sign = WAY[side[1].lower()]
    if first.rule == "the-day":
        edtf = moved(first, "day", -sign)
        return (
            edtf and made(text, first.start, "at", edtf, (first,), f"the other event is on {edtf}")
        ) or None
    count, before_it = count_of(first), preposition(text, first.start)[0]
    if count is None or before_it == "for":
        return None
    if not sign:
        return soon_after(text, first, second, side.end()) if before_it == "within" else None
    unit, number = ("day", count[1] * 7) if side[1] == "from" and count[0] == "week" else count
    at_once = second is not None and second.edtf is not None and second.start <= side.end() + 4
    if second is not None and at_once and not of_another(text, second):
        edtf = to_the_day(first, second.earliest, second.latest, sign) or moved(second, unit, sign * number)
        _, start = preposition(text, first.start)
        return (
            made(text, start, "at", edtf, (first, second), f"{first.text} {side[1]} it is {edtf}")
            if edtf
            else None
        )
    if second is not None and second.edtf and (at_once or OTHER.fullmatch(text, side.end(), second.start)):
        edtf = to_the_day(first, second.earliest, second.latest, sign) or moved(second, unit, sign * number)
        _, start = preposition(text, first.start)
        end = side.end(1)
        told = made(
            text, start, "at", edtf, (first,), f"{text[first.start : end]} {second.text} it is {edtf}"
        )
        return told._replace(end=end, text=text[start:end]) if edtf else None
    if before is not None:
        onward = sign if SHOWN.match(text, side.end()) else -sign
        edtf = to_the_day(first, before.earliest, before.latest, onward) or moved(
            before, unit, onward * number
        )
        return made(text, first.start, "at", edtf, (first,), f"counted from {before.text}") if edtf else None
    return None


def so_long_after(text: str, first: TimeExpression, before: TimeExpression | None) -> TimePhrase | None:
    """ "Was besieged on 3 May and fell after two weeks", "began on 3 May. After two weeks it fell": counted from the date before."""
    start = first.start - len(AFTER)
    if first.type != "DURATION" or before is None or text[start : first.start].lower() != AFTER:
        return None
    if before.edtf is None or ".." in before.edtf or start - before.end > REACH or first.edtf is not None:
        return None
    opened = OPENED.search(text, before.end, start) is not None
    follows = GOES_ON if opened else ENDS
    joint = ONE_ON if opened else JOINT
    count = count_of(first)
    if count is None or not count[1] or not follows.match(text, first.end):
        return None
    if not joint.fullmatch(text, before.end, start):
        return None
    edtf = moved(before, *count)
    if edtf is None:
        return None
    told = made(text, start, "at", edtf, (first,), f"counted from {before.text} it is {edtf}")
    return told._replace(basis="context")


def soon_after(
    text: str, first: TimeExpression, second: TimeExpression | None, behind: int
) -> TimePhrase | None:
    """ "Within hours of the raid on 3 May", "within two days of it": that day, or from it so many days on."""
    count = count_of(first)
    if count is None or count[0] != "day" or second is None or len(second.edtf or "") != DIGITS["day"]:
        return None
    last = moved(second, "day", count[1])
    if last is None or not OTHER.fullmatch(text, behind, second.start):
        return None
    edtf = last if last == second.edtf else f"{second.edtf}/{last}"
    _, start = preposition(text, first.start)
    told = made(text, start, "at", edtf, (first,), f"{text[start:behind]}{second.text} it is {edtf}")
    return told._replace(end=behind, text=text[start:behind].rstrip())


def to_the_day(counted: TimeExpression, first: date | None, last: date | None, way: int) -> str | None:
    """ "A year to the day after they met": the day so many months or years from a day; None where it counts otherwise."""
    count = count_of(counted)
    if count is None or first is None or first != last or not counted.text.endswith("to the day"):
        return None
    months = {"month": 1, "year": 12, "decade": 120}.get(count[0], 0) * count[1] * -way
    return calendar.edtf(months_before(calendar.Point("day", first.toordinal()), months)) if months else None


def of_another(text: str, date: TimeExpression) -> bool:
    """ "Two days after Friday's vote", "after the 2019 coup": is the date that of another event, which it stands before?"""
    named = date.rule == "named-time" or not ARTICLE.search(text, max(0, date.start - SHORT), date.start)
    return OWNER.match(text, date.end) is not None or (not named and NOUN.match(text, date.end) is not None)


def counted_from(text: str, phrase: TimePhrase, told: str) -> TimePhrase | None:
    """ "Nine days after the raid", where the raid was on `told`, a day or month: the phrase with its date.

    None where it counts nothing, or what is finer than what was told: days from a month.
    """
    side, count = SIDE.match(text, phrase.parts[-1].end), count_of(phrase.parts[0])
    if side is None or count is None:
        return None
    unit, number = count
    sign = WAY[side[1].lower()]
    if (number and not sign) or len(told) < DIGITS[unit]:  # "two days of talks"
        return None
    day = date.fromisoformat(f"{told}-01-01"[: DIGITS["day"]])
    exact = to_the_day(phrase.parts[0], day, day, sign) if len(told) == DIGITS["day"] else None
    edtf = exact or calendar.edtf(calendar.containing(unit, day.toordinal()).shift(sign * number))
    says = f"{phrase.text} {side[1]} what was told of {told} it is {edtf}"
    return made(text, phrase.start, "at", edtf, phrase.parts, says)._replace(basis="context")


def counted_back(text: str, phrase: TimePhrase, day: date) -> TimePhrase | None:
    """ "Three years", that have passed since something by a day: the phrase with the date of that. None where it counts nothing."""
    count = count_of(phrase.parts[0])
    if count is None or not count[1]:
        return None
    edtf = to_the_day(phrase.parts[0], day, day, -1) or calendar.edtf(
        calendar.containing(count[0], day.toordinal()).shift(-count[1])
    )
    says = f"{phrase.text} before {day.isoformat()} it is {edtf}"
    return made(text, phrase.start, "at", edtf, phrase.parts, says)._replace(basis="relative")


def dated_beside(text: str, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The date to which an expression stands in apposition: "on 3 May, two days after it fell and a week after it began"."""
    at = index - 1
    while at > 0 and expressions[at].edtf is None and SIDE.match(text, expressions[at].end):
        if not JOINED.fullmatch(text, expressions[at].end, expressions[at + 1].start):
            return None
        at -= 1
    if at < 0 or expressions[at].edtf is None:
        return None
    return expressions[at] if beside_comma(text, expressions[at], expressions[at + 1]) else None


def beside_comma(text: str, before: TimeExpression, first: TimeExpression) -> bool:
    """Whether a duration stands in apposition right behind the date before it, or behind a comma in its sentence."""
    comma = APPOSED.search(text[max(0, first.start - SHORT * 2) : first.start]) is not None
    return (
        (comma or text[before.end : first.start] == " ")
        and first.start - before.end < REACH
        and text.find(". ", before.end, first.start) < 0
    )
