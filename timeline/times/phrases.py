"""Time phrases: expressions with the prepositions and the ranges that say how they date an event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.language.model import Sentence
from timeline.model import Basis, TimeExpression
from timeline.times import calendar
from timeline.times.model import Relation, TimePhrase

PREPOSITIONS: dict[str, Relation] = {
    "by": "by", "no later than": "by", "not later than": "by",
    "until": "until", "till": "until", "up until": "until", "up to": "until", "through": "until",
    "before": "before", "prior to": "before", "ahead of": "before",
    "since": "since", "as from": "since",
    "after": "after", "following": "after",
    "from": "from", "starting": "from", "starting from": "from", "starting in": "from", "starting on": "from",
    "beginning": "from", "beginning in": "from", "beginning on": "from",
    "within": "within", "between": "at",
    "in": "at", "on": "at", "at": "at", "during": "at", "throughout": "at", "over": "at", "for": "at", "of":
    "at",
    "around": "at", "as early as": "at", "as late as": "at", "as soon as": "at",
    "as recently as": "at", "as of": "at", "over the course of": "at",
    "in the course of": "at", "in the early hours of": "at", "in the small hours of": "at",
}  # fmt: skip
"""The words before an expression and the relation that they make."""

WINDOW = 48
BEFORE = re.compile(
    r"(?<!\w)(?P<words>" + "|".join(sorted(map(re.escape, PREPOSITIONS), key=len, reverse=True)) + r")\s+"
    r"(?:(?:the|only|about|at|on|in|its|their|mid)\s+){0,2}(?:the\s+)?$",
    re.IGNORECASE,
)
PARTICLE = re.compile(r"(?:over|through|around)\s+(on|in|at)\s+(?:the\s+)?", re.IGNORECASE)
"""A verb's particle before the preposition: "took over on 24 July"."""
SHORT = 10
SOONER = re.compile(r"\b(?:earlier|later)\s+$", re.IGNORECASE)
NO_WORD = re.compile(r"\W")
LAST_WORDS = {words.rpartition(" ")[2] for words in PREPOSITIONS} | {
    "the", "only", "about", "at", "on", "in", "its", "their", "mid",
}  # fmt: skip
"""What the last word before an expression must be for `BEFORE` to fit."""
NEGATED = re.compile(r"(?:\bnot\b|n['’]t\b|\bnever\b)[^.,;:()]{0,60}$", re.IGNORECASE)
THE_UNIT = re.compile(
    r"(?<!\w)(?:the|a|an|one)\s+(day|week|month|year)\s+(before|after|following)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BESIDE = frozenset(("before", "after", "following"))
"""The prepositions with which `THE_UNIT` ends."""
SIDE = re.compile(r"\s+(before|after|prior to|following|ahead of|of|from)\s+", re.IGNORECASE)
WAY = {"before": -1, "prior to": -1, "ahead of": -1, "of": 0, "after": 1, "following": 1, "from": 1}
"""Whither one counts from what stands behind: "two days after the raid", "the day of the raid", "within hours of"."""
OTHER = re.compile(
    r"(?:the|an?|his|her|its|their)\s+(?:[\w'’-]+\s+){1,4}(?:of|in|on)\s+(?:the\s+)?", re.IGNORECASE
)
"""What stands between "two days after" and the date of the other event: "the attack on"."""
RANGE = re.compile(
    r"\s*(?:[-–—‐‑−/]|to|until|till|through|and|or)\s*(?:(?:the|on|in|late|early|mid)\s+){0,2}"
)
"""What stands between the two ends of a range."""
MOVED = re.compile(
    r"\b(?:postpon|delay|deferr?|reschedul|(?:mov|push|br(?:ing|ought)|put|shift)\w*\b[^.;,]*?\b(?:back|forward|up)\b"
    r"|mov(?:ed|ing)\b|shift(?:ed|ing)\b)[^.;,]{0,60}$",
    re.IGNORECASE,
)
"""Before "from May to June": what was put off to June has only that date."""
PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|deferr?|put\s(?:it\s)?(?:off|back))\w*[^.;,]{0,20}$", re.IGNORECASE
)
"""Before "on 24 May to July": what was put off then to July."""
LIFE = re.compile(
    r"\s(?:until|till|to)\s(?:an?|his|her|its|their|the)\s(?:[\w’'-]+\s){1,5}(?:in|on)\s(?:(?:early|late|mid)\s)?",
    re.IGNORECASE,
)
"""Between the ends of "from 1964 until his death in 1973"."""
DAY_AFTER = re.compile(r"the (?:next|following)\b", re.IGNORECASE)
"""A day by itself: "on 5 May and the next day"."""
APPOSED = re.compile(r"[,–—-]\s(?:(?:barely|just|only|exactly|scarcely|hardly)\s)?$")
REACH = 200
ZONE = re.compile(r"\s\(?(?:local|[A-Z]\w+(?:\s[A-Z]\w+)?)\s[Tt]ime\b\)?")
DURATION = re.compile(r"P(\d+)([DWMY])")
HOURS = re.compile(r"PT(\d+|X)[HM]")
HOURS_A_DAY = 24
PARTS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}
"""The first and last month of EDTF's quarters and halves."""
DIGITS: dict[calendar.Unit, int] = {"day": 10, "week": 10, "month": 7, "year": 7}
"""How long a date is that is fine enough to count such units from."""
UNITS: dict[str, calendar.Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def phrases(
    text: str, expressions: Sequence[TimeExpression], sentences: Sequence[Sentence] | None = None
) -> list[TimePhrase]:
    """Put the prepositions and ranges around the expressions of a text: a phrase for each, or for two that
    make a range.

    With `sentences`, a phrase never reaches over the end of a sentence.
    """
    ends = {s.start: s.end for s in sentences} if sentences else {}
    borders = sorted(ends)
    found: list[TimePhrase] = []
    index = 0
    while index < len(expressions):
        first = expressions[index]
        second = expressions[index + 1] if index + 1 < len(expressions) else None
        if second is not None and parted(first, second, borders):
            second = None
        before = expressions[index - 1] if index else None
        phrase = (
            counted(text, first, second, before)
            or ranged(text, first, second)
            or lasting(text, first, second)
            or single(text, first)
        )
        found.append(zoned(text, phrase))
        index += len(phrase.parts)
    return found


def zoned(text: str, phrase: TimePhrase) -> TimePhrase:
    """A phrase with the zone of its time of day: "at 3 p.m. local time", "10:00 (Moscow time)"."""
    zone = ZONE.match(text, phrase.end) if phrase.parts[-1].type == "TIME" else None
    if zone is None:
        return phrase
    return phrase._replace(end=zone.end(), text=text[phrase.start : zone.end()])


def parted(first: TimeExpression, second: TimeExpression, borders: list[int]) -> bool:
    """Whether a sentence starts between two expressions."""
    return bisect_right(borders, first.start) != bisect_right(borders, second.start)


def preposition(text: str, start: int) -> tuple[str, int]:
    """The preposition that ends where an expression starts, in lower case, and where it starts itself;
    "earlier" and "later" in front belong to the phrase.
    """
    sooner = SOONER.search(text, max(0, start - SHORT), start)
    if sooner is not None:
        start = sooner.start()
    window = max(0, start - WINDOW)
    before = text[window:start]
    last = before.rsplit(None, 1)[-1:]
    if not last or not before[-1].isspace() or NO_WORD.split(last[0])[-1].lower() not in LAST_WORDS:
        return "", start
    found = BEFORE.search(before)
    if found is None:
        return "", start
    if own := PARTICLE.fullmatch(found.group()):
        return own[1].lower(), window + found.start() + own.start(1)
    return " ".join(found["words"].lower().split()), window + found.start()


WEAKEST: tuple[Basis, ...] = ("context", "relative", "explicit")


def made(
    text: str,
    start: int,
    relation: Relation,
    edtf: str | None,
    parts: tuple[TimeExpression, ...],
    says: str = "",
) -> TimePhrase:
    """A phrase from its start to the end of its last part."""
    earliest, latest = calendar.bounds(edtf) if edtf else (None, None)
    end = parts[-1].end
    steps = "; ".join(part.steps for part in parts) + (f"; {says}" if says else "")
    rule = parts[0].rule if relation == "at" and len(parts) == 1 else f"{parts[0].rule}+{relation}"
    bases = [part.basis for part in parts]
    basis = bases[0] if len(bases) == 1 else next((b for b in WEAKEST if b in bases), None)
    return TimePhrase(
        start,
        end,
        text[start:end],
        relation,
        edtf,
        earliest,
        latest,
        basis,
        parts,
        rule,
        steps,
    )


def single(text: str, part: TimeExpression) -> TimePhrase:
    """One expression with its preposition."""
    words, start = preposition(text, part.start)
    if part.edtf is None:
        return made(text, start, "vague", None, (part,))
    if words in BESIDE and (shifted := beside(text, part)) is not None:
        return shifted
    relation = PREPOSITIONS.get(words, "at")
    if part.type == "TIME" and relation in ("before", "after"):
        relation = "at"
    if words == "through" and part.text.lower().startswith("last "):
        relation = "at"
    if part.type == "DURATION":
        return made(text, start, "within", part.edtf, (part,))
    if relation == "until" and NEGATED.search(text, max(0, start - WINDOW * 2), start):
        relation = "at"
    edtf = open_ended(part.edtf, relation)
    return made(text, start, relation, edtf, (part,), "" if edtf == part.edtf else f"{words} makes it {edtf}")


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


def moved(part: TimeExpression, unit: str, by: int) -> str | None:
    """The expression's date moved by so many units."""
    if part.earliest is None or part.latest is None:
        return None
    point = calendar.containing(unit, part.earliest.toordinal())  # type: ignore[arg-type]
    if calendar.last_day(point) < part.latest.toordinal():
        return None
    return calendar.edtf(point.shift(by))


def counted(
    text: str, first: TimeExpression, second: TimeExpression | None, before: TimeExpression | None
) -> TimePhrase | None:
    """ "Two days before 3 May"; "8 March 2017, a day after the gate burned": a duration that counts from a
    date.
    """
    apposed = before is not None and before.edtf is not None and beside_comma(text, before, first)
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
    count = count_of(first)
    if count is None or not sign:
        return None
    unit, number = ("day", count[1] * 7) if side[1] == "from" and count[0] == "week" else count
    if second is not None and second.edtf is not None and second.start <= side.end() + 4:
        edtf = moved(second, unit, sign * number)
        _, start = preposition(text, first.start)
        return (
            made(text, start, "at", edtf, (first, second), f"{first.text} {side[1]} it is {edtf}")
            if edtf
            else None
        )
    if second is not None and second.edtf is not None and OTHER.fullmatch(text, side.end(), second.start):
        edtf = moved(second, unit, sign * number)
        _, start = preposition(text, first.start)
        end = side.end(1)
        told = made(
            text, start, "at", edtf, (first,), f"{text[first.start : end]} {second.text} it is {edtf}"
        )
        return told._replace(end=end, text=text[start:end]) if edtf else None
    if apposed and before is not None:
        edtf = moved(before, unit, -sign * number)
        return made(text, first.start, "at", edtf, (first,), f"counted from {before.text}") if edtf else None
    return None


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
    day = date.fromisoformat(f"{told}-01"[: DIGITS["day"]])
    edtf = calendar.edtf(calendar.containing(unit, day.toordinal()).shift(sign * number))
    says = f"{phrase.text} {side[1]} what was told of {told} it is {edtf}"
    return made(text, phrase.start, "at", edtf, phrase.parts, says)._replace(basis="context")


def counted_back(text: str, phrase: TimePhrase, published: date) -> TimePhrase | None:
    """ "Three years", that have passed since something: the phrase with the date of that. None where it counts nothing."""
    count = count_of(phrase.parts[0])
    if count is None or not count[1]:
        return None
    edtf = calendar.edtf(calendar.containing(count[0], published.toordinal()).shift(-count[1]))
    says = f"{phrase.text} before the publication it is {edtf}"
    return made(text, phrase.start, "at", edtf, phrase.parts, says)._replace(basis="relative")


def count_of(duration: TimeExpression) -> tuple[calendar.Unit, int] | None:
    """Of what unit a duration is, and how many: 24 or 48 hours are days, and fewer no whole one."""
    if duration.type != "DURATION":
        return None
    hours = HOURS.fullmatch(duration.value)
    if hours is not None:
        return "day", 0 if hours[1] == "X" else int(hours[1]) // HOURS_A_DAY
    count = DURATION.fullmatch(duration.value)
    return (UNITS[count[2]], int(count[1])) if count else None


def beside_comma(text: str, before: TimeExpression, first: TimeExpression) -> bool:
    """Whether a duration stands in apposition behind a comma, in the sentence of the date before it."""
    comma = APPOSED.search(text[max(0, first.start - SHORT * 2) : first.start]) is not None
    return comma and first.start - before.end < REACH and text.find(". ", before.end, first.start) < 0


def ranged(text: str, first: TimeExpression, second: TimeExpression | None) -> TimePhrase | None:
    """ "From 2015 to 2018", "between May and July", "3-5 March", "Saturday and Sunday", "in June or July"."""
    if second is None or first.edtf is None or second.edtf is None or second.start - first.end > 24:
        return None
    gap = RANGE.fullmatch(text, first.end, second.start)
    if gap is None or "DURATION" in (first.type, second.type) or ".." in first.edtf + second.edtf:
        return None
    words, start = preposition(text, first.start)
    joint = gap.group().split()[0] if gap.group().strip() else "-"
    if words == "on" and joint == "to" and PUT_OFF.search(text, max(0, start - REACH), start):
        return None
    if words == "from" and joint == "to" and MOVED.search(text, max(0, start - REACH), start):
        told = made(text, start, "at", second.edtf, (first, second), f"moved to {second.text}")
        return told._replace(basis=second.basis)
    if (
        first.earliest is None
        or second.earliest is None
        or second.latest is None
        or first.earliest > second.latest
    ):
        return None
    if (
        joint == "and"
        and words != "between"
        and (DAY_AFTER.match(second.text) or not adjacent(first, second))
    ):
        return None
    if joint == "or" and first.latest != second.earliest - timedelta(days=1):
        return None
    if (
        joint in ("until", "till", "through", "to")
        and words not in ("from", "between", "")
        and not span_like(first, words)
    ):
        return None
    edtf = f"{first_of(first.edtf)}/{last_of(second.edtf)}"
    return made(text, start, "at", edtf, (first, second), f"together {edtf}")


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


def span_like(first: TimeExpression, words: str) -> bool:
    """Whether "X to Y" behind this preposition is a stretch of time."""
    return words in ("on", "in", "during", "for", "at", "of")


def adjacent(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second is the day after the first."""
    if first.latest is None or second.earliest is None or first.earliest != first.latest:
        return False
    return second.earliest == second.latest and (second.earliest - first.latest).days == 1


def first_of(edtf: str) -> str:
    """The first date of a range, or the date itself; of a decade the first year, of a quarter its month."""
    first = edtf.rstrip("~").partition("/")[0].replace("X", "0")
    return month_of(first, 0)


def last_of(edtf: str) -> str:
    """The last date of a range, or the date itself; of a decade the last year, of a quarter its month."""
    last = edtf.rstrip("~").rpartition("/")[2].replace("X", "9")
    return month_of(last, 1)


def month_of(single: str, side: int) -> str:
    """A quarter or half, which no EDTF interval may hold, as its first or last month."""
    year, _, index = single.rpartition("-")
    months = PARTS.get(index) if year else None
    return f"{year}-{months[side]:02d}" if months else single
