"""The dates that a user types: ISO and partial ones by a small parser, words through the tagger, the rest through dateparser."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from timeline.errors import UsageError

Period = tuple[date, date]

_PARTIAL = r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?|-?[Qq]([1-4])|-?[Hh]([12])|-?[Ww](\d\d?))?"
_DECADE = r"(\d{3})(?:0s|[Xx])"
_EDTF = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])(?:-\d\d)?)?~?|\d{3}X|\d\dXX"
_FULL = r"\d{4}-\d\d-\d\d"
_NUMBER = r"[-+]?\d+"
_EITHER = r"(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-](\d{4})"
"""A date that reads as one day in London and as another in New York."""
_LETTER = r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])"
"""A letter alone, in which dateparser sees a month or an hour: "x" is October to it, "W05 2023" May."""
_RANGE = r"\.\.|/"


def period(text: str, today: date) -> Period:
    """Give the first and last day that `text` means: 2022, 2022-08, 2022Q3, 2022-W31, 2020s, "last August", "2020..2022"."""
    text = text.strip()
    ends = _ends(text)
    if ends:
        first, last = period(ends[0], today), period(ends[1], today)
        if first[0] > last[1]:
            raise UsageError(f"{text!r} ends before it begins")
        return first[0], last[1]
    found = _partial(text) or _in_words(text, today)
    if not found:
        raise UsageError(
            f"{text!r} is no date; write 2022, 2022-08, 2022-08-02, 2022Q3, or words such as 'last August'"
        )
    return found


def day(text: str, today: date, option: str) -> Period:
    """Give the first and last day of one date, for an option that takes no range."""
    if _ends(text):
        raise UsageError(f"{option} takes one date; --in takes a range such as {text}")
    return period(text, today)


def _ends(text: str) -> tuple[str, str] | None:
    """Give the two ends of a range. One that is open is refused."""
    ends = [part.strip() for part in re.split(_RANGE, text)]
    if len(ends) == 2 and ends.count("") == 1:
        raise UsageError(f"{text!r} is open at one end; --since and --until take the other")
    return (ends[0], ends[1]) if len(ends) == 2 and all(ends) else None


def _in_words(text: str, today: date) -> Period | None:
    """Read what has a word or a whole date in it; a number alone is no date, and two months in one date are a riddle."""
    if re.fullmatch(_NUMBER, text):
        return None
    if (found := re.fullmatch(_EITHER, text)) and found[1] != found[2]:
        one, other = (
            f"{found[3]}-{int(a):02}-{int(b):02}" for a, b in (found.group(2, 1), found.group(1, 2))
        )
        raise UsageError(f"{text!r} may be two days; write {one} or {other}")
    return _tagged(text, today) or (None if re.search(_LETTER, text) else _parsed(text, today))


def edtf(text: str, today: date) -> tuple[str, date | None, date | None]:
    """Give an event's date as EDTF with its first and last day: from EDTF, from a partial date, or from words."""
    from timeline.times import phrases, tag
    from timeline.times.calendar import bounds

    text = text.strip()
    if (
        all(part == ".." or re.fullmatch(_EDTF, part) for part in text.split("/"))
        and text.count("/") < 2
        and text != ".."
    ):
        for part in text.rstrip("~").split("/"):
            if re.match(_FULL, part):
                period(part.rstrip("~"), today)
        return text, *bounds(text)
    for phrase in phrases(text, tag(text, today)):
        if phrase.edtf and phrase.text.strip() == text:
            return phrase.edtf, phrase.earliest, phrase.latest
    first, last = period(text, today)
    return (first.isoformat() if first == last else f"{first}/{last}"), first, last


def _partial(text: str) -> Period | None:
    try:
        if found := re.fullmatch(_DECADE, text):
            return date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 9, 12, 31)
        found = re.fullmatch(_PARTIAL, text)
        if not found:
            return None
        year, month, day, quarter, half, week = (int(part) if part else 0 for part in found.groups())
        if day:
            return date(year, month, day), date(year, month, day)
        if quarter:
            return _months(year, 3 * quarter - 2, 3 * quarter)
        if half:
            return _months(year, 6 * half - 5, 6 * half)
        if found[6] is not None:
            monday = date.fromisocalendar(year, week, 1)
            return monday, monday + timedelta(days=6)
        if found[2] is not None:
            return _months(year, month, month)
        return _months(year, 1, 12)
    except ValueError:
        raise UsageError(f"{text!r} is no date of the calendar") from None


def _months(year: int, first: int, last: int) -> Period:
    if not 1 <= first <= last <= 12:
        raise ValueError(first)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _tagged(text: str, today: date) -> Period | None:
    from timeline.times import tag

    for expression in tag(text, today):
        if expression.text.strip() == text and expression.earliest and expression.latest:
            return expression.earliest, expression.latest
    return None


def _parsed(text: str, today: date) -> Period | None:
    from datetime import datetime, time

    from dateparser.date import DateDataParser

    data = DateDataParser(settings={"RELATIVE_BASE": datetime.combine(today, time())}).get_date_data(text)
    if data is None or data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "year":
        return _months(day.year, 1, 12)
    if data.period == "month":
        return _months(day.year, day.month, day.month)
    if data.period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day, day
