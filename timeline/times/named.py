"""Named times and holidays: their tables, and the computed feasts.

`named_times.tsv` gives names of fixed stretches ("the Cold War") as EDTF. `holidays.tsv` gives for a yearly
day a rule: `12-25`, `easter -2`, `nth 11 4 3` (the fourth Thursday of November), `islamic 9 1` (the first
day of the ninth month), `lunar 0` (the Lunar New Year), `diwali 0` or `passover 163` (days after Passover).
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import radians, sin
from typing import NamedTuple

from timeline.lexicon import tables
from timeline.times import calendar
from timeline.times.calendar import Point
from timeline.times.words import CLASSES


class Name(NamedTuple):
    """A named time: its class letter, and its EDTF or its yearly rule."""

    letter: str
    says: str


def _load() -> dict[str, Name]:
    return {
        name: Name(CLASSES[kind], row[column])
        for table, kind, column in (("holidays", "HOLIDAY", "rule"), ("named_times", "NAMED", "edtf"))
        for row in reversed(list(tables.rows(table)))
        for name in tables.values(row["names"])
    }


NAMES: dict[str, Name] = _load()
"""Name -> named time; the first row of a name wins."""


def pattern() -> str:
    """A regular expression for all names, the longest first, by their first letters."""
    begun: dict[str, list[str]] = {}
    for name in sorted(NAMES, key=len, reverse=True):
        rest = re.escape(name[1:]).replace("\\ ", r"[ \n]").replace("'", "['’]")
        begun.setdefault(name[0], []).append(rest)
    names = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in begun.items())
    return f"(?:{'|'.join(names)})(?!\\w)"


def plain(word: str) -> str:
    """A name as the tables write it: with straight apostrophes and on one line."""
    return word.replace("’", "'").replace("\n", " ")


@lru_cache(maxsize=4096)
def holiday(rule: str, year: int) -> Point | None:
    """The first day of the feast with this rule that falls in the year."""
    if not 1 <= year <= 9999:
        return None
    kind, *numbers = rule.split()
    if "-" in kind:
        month, day = kind.split("-")
        return calendar.day(year, int(month), int(day))
    return COMPUTED[kind](year, [int(number) for number in numbers])


def easter(year: int, numbers: list[int]) -> Point:
    """Easter Sunday (Gregorian computus), moved by so many days."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = full - (year + year // 4 + full + 2 - century + century // 4) % 7
    return Point("day", calendar.ordinal(year, 3, 28) + sunday + numbers[0])


def orthodox(year: int, numbers: list[int]) -> Point:
    """Easter Sunday of the Julian computus in the Gregorian calendar, moved by so many days."""
    epact = (19 * (year % 19) + 15) % 30
    sunday = epact - (year + year // 4 + epact) % 7
    gap = year // 100 - year // 400 - 2
    return Point("day", calendar.ordinal(year, 3, 28) + sunday + gap + numbers[0])


def nth(year: int, numbers: list[int]) -> Point:
    """The nth such weekday of a month (n = -1: the last): month, n, weekday, days to add."""
    month, count, weekday = numbers[:3]
    if count > 0:
        first = calendar.ordinal(year, month, 1)
        number = first + (weekday - calendar.weekday(first)) % 7 + 7 * (count - 1)
    else:
        last = calendar.ordinal(year, month, calendar.days_in(year, month))
        number = last - (calendar.weekday(last) - weekday) % 7
    return Point("day", number + sum(numbers[3:]))


def islamic(year: int, numbers: list[int]) -> Point | None:
    """The first such day of the tabular Islamic calendar in the year: month, day."""
    month, day = numbers
    first = calendar.ordinal(year, 1, 1)
    hijri = (year - 622) * 33 // 32
    for candidate in range(hijri - 1, hijri + 3):
        days = day + (59 * (month - 1) + 1) // 2 + (candidate - 1) * 354 + (3 + 11 * candidate) // 30
        number = days + 227014
        if number >= first:
            return Point("day", number) if calendar.civil(number)[0] == year else None
    return None


def new_moon(number: int) -> float:
    """The time of the new moon with this number since January 2000, in days counted as `ordinal` does (UTC)."""
    k = number
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k)
    latitude = radians(160.7108 + 390.67050284 * k)
    mean += -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * latitude)
    mean += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    return mean - 1721424.5


def lunar(year: int, numbers: list[int]) -> Point:
    """The Lunar New Year: the new moon (Chinese time) from 21 January to 20 February; days to add."""
    first = calendar.ordinal(year, 1, 21)
    k = round((first - calendar.ordinal(2000, 1, 6)) / 29.530588861) - 1
    while int(new_moon(k) + 8 / 24) < first:
        k += 1
    return Point("day", int(new_moon(k) + 8 / 24) + numbers[0])


def diwali(year: int, numbers: list[int]) -> Point:
    """Diwali: the last Indian sunset before the new moon that falls from 18 October to 16 November."""
    first = calendar.ordinal(year, 10, 18)
    k = round((first - calendar.ordinal(2000, 1, 6)) / 29.530588861) - 1
    while int(new_moon(k) + 5.5 / 24) < first:
        k += 1
    return Point("day", int(new_moon(k) + 5.5 / 24 - 0.74) + numbers[0])


def passover(year: int, numbers: list[int]) -> Point:
    """The first day of Passover by Gauss's formula, moved by so many days: the feasts of the Hebrew spring and autumn."""
    hebrew = year + 3760
    cycle, leap = (12 * hebrew + 17) % 19, hebrew % 4
    exact = 32.0440931611436 + 1.5542417966211826 * cycle + 0.25 * leap - 0.0031777940220922675 * hebrew
    day = int(exact)
    weekday = (day + 3 * hebrew + 5 * leap + 5) % 7
    if weekday in (2, 4, 6) or (weekday == 0 and cycle > 11 and exact - day >= 0.89772376):
        day += 1
    elif weekday == 1 and cycle > 6 and exact - day >= 0.63287037:
        day += 2
    gap = year // 100 - year // 400 - 2  # from March of the Julian calendar
    return Point("day", calendar.ordinal(year, 3, 1) + day - 1 + gap + numbers[0])


COMPUTED = {
    "easter": easter, "orthodox": orthodox, "nth": nth, "islamic": islamic, "lunar": lunar, "diwali": diwali,
    "passover": passover,
}  # fmt: skip
