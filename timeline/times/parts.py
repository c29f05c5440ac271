"""What a time phrase is made of: the preposition before an expression, a date moved by a count, the ends of a range."""

from __future__ import annotations

import re

from timeline.model import Basis, TimeExpression
from timeline.times import calendar
from timeline.times.model import Relation, TimePhrase

PREPOSITIONS: dict[str, Relation] = {
    "by": "by", "no later than": "by", "not later than": "by",
    "until": "until", "till": "until", "up until": "until", "up to": "until", "through": "until",
    "before": "before", "prior to": "before", "ahead of": "before",
    "since": "since", "ever since": "since",
    "no earlier than": "after", "not earlier than": "after", "no sooner than": "after", "on or after": "after",
    "after": "after", "following": "after", "following on": "at", "following in": "at",
    "from": "from", "as from": "from", "starting": "from", "starting from": "from", "starting in": "from", "starting on": "from",
    "beginning": "from", "beginning in": "from", "beginning on": "from",
    "within": "within", "between": "at",
    "in": "at", "on": "at", "at": "at", "during": "at", "throughout": "at", "over": "at", "for": "at", "of":
    "at",
    "around": "at", "as early as": "at", "as late as": "at", "as soon as": "at",
    "as recently as": "at", "as long ago as": "at", "as far back as": "at", "as of": "at", "over the course of": "at",
    "in the course of": "at", "at the stroke of": "at", "on the stroke of": "at",
    "in the early hours of": "at", "in the small hours of": "at",
}  # fmt: skip
"""The words before an expression and the relation that they make."""
WINDOW = 48
BEFORE = re.compile(
    r"(?<!\w)(?P<words>" + "|".join(sorted(map(re.escape, PREPOSITIONS), key=len, reverse=True)) + r")\s+"
    r"(?:(?:the|only|about|at\s+least|at|on|in|its|their|mid)\s+){0,2}(?:the\s+)?$",
    re.IGNORECASE,
)
PARTICLE = re.compile(r"(?:over|through|around|in|on)\s+(on|in|at)\s+(?:the\s+)?", re.IGNORECASE)
"""A verb's particle before the preposition: "took over on 24 July"."""
SHORT = 10
SOONER = re.compile(r"\b(?:earlier|later)\s+$", re.IGNORECASE)
NO_WORD = re.compile(r"\W")
LAST_WORDS = {words.rpartition(" ")[2] for words in PREPOSITIONS} | {
    "the", "only", "about", "least", "at", "on", "in", "its", "their", "mid",
}  # fmt: skip
"""What the last word before an expression must be for `BEFORE` to fit."""
HOUR_BEHIND = r"(?:,?\s\d\d?[:.]?\d\d(?:\s?(?:h|hrs|hours|local(?:\stime)?|GMT|UTC|[ap]\.?m\.?))?)?"
"""The hour behind a day that marks an item: "1 Jan, 08:00 local: the flow stops"."""
DURATION = re.compile(r"P(\d+)([DWMY])")
HOURS = re.compile(r"PT(\d+|X)[HM]")
HOURS_A_DAY = 24
PARTS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}
"""The first and last month of EDTF's quarters and halves."""
UNITS: dict[str, calendar.Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
WEAKEST: tuple[Basis, ...] = ("context", "relative", "explicit")


def preposition(text: str, start: int) -> tuple[str, int]:
    """The preposition that ends where an expression starts, in lower case, and where it starts itself.

    "Earlier" and "later" in front belong to the phrase.
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
    if found["words"] == "following" and before[: found.start()].endswith("the "):
        return "", window + found.start() - len("the ")  # "signed the following 12 May"
    if own := PARTICLE.fullmatch(found.group()):
        return own[1].lower(), window + found.start() + own.start(1)
    return " ".join(found["words"].lower().split()), window + found.start()


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


def moved(part: TimeExpression, unit: str, by: int) -> str | None:
    """The expression's date moved by so many units."""
    if part.earliest is None or part.latest is None:
        return None
    point = calendar.containing(unit, part.earliest.toordinal())  # type: ignore[arg-type]
    if calendar.last_day(point) < part.latest.toordinal():
        return None
    return calendar.edtf(point.shift(by))


def count_of(duration: TimeExpression) -> tuple[calendar.Unit, int] | None:
    """Of what unit a duration is, and how many: 24 or 48 hours are days, and fewer no whole one."""
    if duration.type != "DURATION":
        return None
    hours = HOURS.fullmatch(duration.value)
    if hours is not None:
        return "day", 0 if hours[1] == "X" else int(hours[1]) // HOURS_A_DAY
    count = DURATION.fullmatch(duration.value)
    return (UNITS[count[2]], int(count[1])) if count else None


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
