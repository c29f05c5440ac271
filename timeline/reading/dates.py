"""When was it published? Dates as they are written, and which evidence for one is the strongest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from timeline.reading.model import full_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>[12]\d{3})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +)?"
_TIME = (
    r"(?:,? *(?:at +)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: *[ap]\.?m\.?)?(?: *\(?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d)\)?)?"
    r"|T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
)
_SHAPES = tuple(
    re.compile(rf"{_WEEKDAY}(?:{shape})", re.IGNORECASE)
    for shape in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<number>\d\d?)(?P=sign){_DAY}(?!\d)",
        rf"{_YEAR}(?P<number>\d\d){_DAY}(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"{_MONTH} +{_DAY}(?:st|nd|rd|th)?,? +{_YEAR}\b",
        rf"(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.]{_YEAR}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A publication date, where it stands, and how it was written there.

    `weak` evidence may be about something else: it decides where there is no better, and contradicts nothing.
    """

    day: date
    kind: str
    written: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The date that the evidence speaks for, where it is from, and what speaks against it."""

    day: date | None
    kind: str | None
    conflict: str | None


def written_date(text: str) -> date | None:
    """Read a date at the start of `text`, in one of the forms that pages, feeds, mails and exports use."""
    text = text.strip()
    for shape in _SHAPES:
        if found := shape.match(text):
            return _day(found.groupdict())
    return None


def any_date(text: str) -> date:
    """Read a date in one of the forms of front matters and exports; raises InputError where it is none."""
    return written_date(text) or full_date(text)


def _day(parts: dict[str, str | None]) -> date | None:
    year, day = int(parts["year"] or 0), int(parts.get("day") or 0)
    if name := parts.get("month"):
        month = _MONTHS.index(name[:3].lower()) + 1
    elif first := parts.get("first"):
        one, two = int(first), int(parts.get("second") or 0)
        if (one > 12) == (two > 12) and one != two:
            return None  # 3/4/2023 is in March or in April
        month, day = (two, one) if one > 12 else (one, two)
    else:
        month = int(parts.get("number") or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def evidence(kind: str, text: str | None, weak: bool = False) -> Iterator[Evidence]:
    """Give what a field says, if it says a date."""
    if text and (day := written_date(text)):
        yield Evidence(day, kind, text.strip()[:40], weak)


def settle(found: Sequence[Evidence], given: date | None) -> Verdict:
    """Choose among evidence in its order of strength; `given` is the user's word for what does not say itself."""
    strong = [piece for piece in found if not piece.weak]
    best = next(iter(strong), None)
    if best is None and given:
        return Verdict(given, "--published", None)
    if best is None:
        best = next(iter(found), None)
    if best is None:
        return Verdict(None, None, None)
    other = next((piece for piece in strong if _contradicts(best, piece)), None)
    conflict = other and (
        f"published {best.day} by its {best.kind}, but {other.day} by its {other.kind}; {best.day} is taken"
    )
    return Verdict(best.day, best.kind, conflict or None)


def _contradicts(one: Evidence, other: Evidence) -> bool:
    """A date line, and an instant in another time zone, may be one day off."""
    loose = DATE_LINE in (one.kind, other.kind) or ":" in one.written or ":" in other.written
    return abs((one.day - other.day).days) > (1 if loose else 0)


# --- file names and addresses ---------------------------------------------------------------------------------------

_IN_NAME = re.compile(r"(?<!\d)([12]\d{3})([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)")
_IN_URL = re.compile(r"/([12]\d{3})([/-])(0?[1-9]|1[0-2])\2([0-2]?\d|3[01])(?=[/-])")


def in_file_name(path: str) -> Iterator[Evidence]:
    """Give the date in the name of a file: 2023-01-12-talks.md, talks_20230112.txt."""
    yield from _named(_IN_NAME.search(PurePath(path).name), "file name")


def in_url(url: str) -> Iterator[Evidence]:
    """Give the date in the path of a web address: /2023/01/12/talks."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return
    yield from _named(_IN_URL.search(f"{path}/"), "address")


def _named(found: re.Match[str] | None, kind: str) -> Iterator[Evidence]:
    if found:
        try:
            yield Evidence(date(int(found[1]), int(found[3]), int(found[4])), kind, found[0])
        except ValueError:
            return


# --- a date line at the top -----------------------------------------------------------------------------------------

DATE_LINE = "date line"
_HEAD_LINES, _HEAD_CHARACTERS, _LINE = 30, 6000, 140
_DATE = (
    "(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", shape.pattern.replace("(?P=sign)", "[-/.]")) for shape in _SHAPES)
    + ")"
)
_ANNOUNCED = re.compile(
    rf"\W*(?:first )?(?:published|posted|issued|released|publication date|date|filed)(?: on)?:? *(?P<date>{_DATE}){_TIME}\W*"
    r"(?:(?:by|updated|last|in|\d+ min)\b.*)?",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\W*(?P<date>{_DATE}){_TIME}\W*", re.IGNORECASE)
_DATELINE = re.compile(
    r"[*_]*(?-i:[A-Z])[\w.'’/ ()-]{1,40}(?:, (?-i:[A-Z])[\w.'’ -]{1,30})?,? "
    rf"(?:(?<=,)|(?<=, )|\()(?P<date>{_DATE})\)?[*_]*(?: ?\([^()\n]{{1,40}}\))? ?(?:—|–|--|-|:) ",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r" *[|•·] *| [—–] ")


def date_line(text: str) -> Iterator[Evidence]:
    """Give the date that stands in a line of its own, or before the first sentence, at the top of a text.

    Where several lines are dates, the text is a chronology, and none of them is its own.
    """
    alone: list[str] = []
    lines = [line.strip() for line in text[:_HEAD_CHARACTERS].split("\n") if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if found := _DATELINE.match(line):
            alone.append(found["date"])
            continue
        if len(line) > _LINE:
            continue
        for part in _SEPARATOR.split(line):
            if found := _ANNOUNCED.fullmatch(part):
                yield from evidence(DATE_LINE, found["date"])
                return
            if found := _ALONE.fullmatch(part):
                alone.append(found["date"])
    if len(alone) == 1 and any(alone[0] in line for line in lines[:8]):
        yield from evidence(DATE_LINE, alone[0])


__all__ = [
    "DATE_LINE", "Evidence", "Verdict", "any_date", "date_line", "evidence", "in_file_name", "in_url", "settle",
    "written_date",
]  # fmt: skip
