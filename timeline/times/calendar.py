"""Calendar arithmetic: points of any unit, their days, and how TIMEX3 and EDTF write them.

A point is a unit and a number: how many such units lie between it and the start of the year 0 (days: it and
0001-01-01, as `date.toordinal` counts). So "two months later" is `number + 2`, whatever the unit. Years are
astronomical: 0 is 1 BC.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

Unit = Literal[
    "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"
]

PER_YEAR: dict[str, int] = {"month": 12, "season": 4, "quarter": 4, "half": 2, "year": 1}
YEARS: dict[str, int] = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
DAYS: dict[str, int] = {
    "day": 1, "week": 7, "weekend": 7, "month": 30, "season": 91, "quarter": 91, "half": 182, "year": 365,
    "decade": 3652, "century": 36524, "millennium": 365242,
}  # fmt: skip
"""About how many days a unit lasts, to tell the finer from the coarser."""
TIMEX_SEASONS = ("SP", "SU", "FA", "WI")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
SEASON_MONTHS = (3, 6, 9, 12)
"""The month in which each season starts."""
ORDINALS = ("first", "second", "third", "fourth")
MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Point(NamedTuple):
    """A stretch of the calendar that is one unit long."""

    unit: Unit
    number: int

    def shift(self, by: int) -> Point:
        """The point so many units later."""
        return Point(self.unit, self.number + by)


def leap(year: int) -> bool:
    """Whether the (proleptic Gregorian) year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and leap(year) else MONTH_DAYS[month]


def ordinal(year: int, month: int, day: int) -> int:
    """The number of a day; 0001-01-01 is 1. Any year will do."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (9 if month <= 2 else -3)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


@lru_cache(maxsize=4096)
def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    era, of_era = divmod(number + 305, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    index = (5 * of_year + 2) // 153
    day = of_year - (153 * index + 2) // 5 + 1
    month = index + 3 if index < 10 else index - 9
    return years + era * 400 + (month <= 2), month, day


@lru_cache(maxsize=4096)
def day(year: int, month: int, number: int) -> Point | None:
    """The day as a point, None where the calendar has no such day."""
    if 1 <= month <= 12 and 1 <= number <= days_in(year, month):
        return Point("day", ordinal(year, month, number))
    return None


def weekday(number: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (number - 1) % 7


@lru_cache(maxsize=4096)
def part(unit: Unit, year: int, index: int) -> Point:
    """The month, season, quarter or half with this index (from 1) in the year."""
    return Point(unit, year * PER_YEAR[unit] + index - 1)


def index_in_year(point: Point) -> tuple[int, int]:
    """Year and index (from 1) of a month, season, quarter or half."""
    year, index = divmod(point.number, PER_YEAR[point.unit])
    return year, index + 1


def containing(unit: Unit, number: int) -> Point:
    """The point of that unit in which the day with this number lies."""
    if unit == "day":
        return Point("day", number)
    if unit in ("week", "weekend"):
        return Point(unit, (number - 1) // 7)
    year, month, _ = civil(number)
    if unit in YEARS:
        return Point(unit, year // YEARS[unit])
    if unit == "season":
        return Point("season", (year * 12 + month - 3) // 3)
    return Point(unit, (year * 12 + month - 1) * PER_YEAR[unit] // 12)


@lru_cache(maxsize=4096)
def first_day(point: Point) -> int:
    """The number of the first day of the point."""
    unit, number = point
    if unit == "day":
        return number
    if unit == "week":
        return number * 7 + 1
    if unit == "weekend":
        return number * 7 + 6
    if unit in YEARS:
        return ordinal(number * YEARS[unit], 1, 1)
    months = number * 12 // PER_YEAR[unit] + (2 if unit == "season" else 0)
    return ordinal(months // 12, months % 12 + 1, 1)


@lru_cache(maxsize=4096)
def last_day(point: Point) -> int:
    """The number of the last day of the point."""
    if point.unit == "day":
        return point.number
    if point.unit == "weekend":
        return point.number * 7 + 7
    return first_day(point.shift(1)) - 1


def within(inner: Point, outer: Point) -> bool:
    """Does a point begin inside another?"""
    return first_day(outer) <= first_day(inner) <= last_day(outer)


def convert(point: Point, unit: Unit) -> Point:
    """The point of another unit that holds the first day of this one."""
    return point if point.unit == unit else containing(unit, first_day(point))


@lru_cache(maxsize=4096)
def year_of(point: Point) -> int:
    """The year in which the point begins (a week: the year of its Thursday)."""
    if point.unit in PER_YEAR:
        return point.number // PER_YEAR[point.unit]
    return civil(first_day(point) + (3 if point.unit == "week" else 0))[0]


def edtf_year(year: int) -> str:
    """A year in EDTF: four digits, a minus before the common era, Y before long years."""
    if 0 <= year <= 9999:
        return f"{year:04d}"
    if -9999 <= year < 0:
        return f"-{-year:04d}"
    return f"Y{year}"


def edtf_day(number: int) -> str:
    """A day in EDTF."""
    year, month, of_month = civil(number)
    return f"{edtf_year(year)}-{month:02d}-{of_month:02d}"


@lru_cache(maxsize=4096)
def edtf(point: Point) -> str:
    """The point in EDTF: weeks as ranges, seasons 21-24, quarters 33-36, halves 40-41, X for what is open."""
    unit, number = point
    if unit == "day":
        return edtf_day(number)
    if unit in ("week", "weekend"):
        return f"{edtf_day(first_day(point))}/{edtf_day(last_day(point))}"
    if unit == "year":
        return edtf_year(number)
    if unit in YEARS:
        return edtf_years(number, YEARS[unit])
    year, index = divmod(number, PER_YEAR[unit])
    offset = {"month": 1, "season": 21, "quarter": 33, "half": 40}[unit]
    return f"{edtf_year(year)}-{index + offset:02d}"


def edtf_years(number: int, width: int) -> str:
    """Decades, centuries and millennia: 199X, 18XX, 1XXX; a range before the common era."""
    if 0 <= number * width <= 9999:
        return f"{number * width:04d}"[: 5 - len(str(width))] + "X" * (len(str(width)) - 1)
    return f"{edtf_year(number * width)}/{edtf_year(number * width + width - 1)}"


def timex_year(year: int) -> str:
    """A year in TIMEX3: four digits, BC0241 before the common era."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


@lru_cache(maxsize=4096)
def timex(point: Point) -> str:
    """The point as a TIMEX3 value."""
    unit, number = point
    if unit == "day":
        year, month, of_month = civil(number)
        return f"{timex_year(year)}-{month:02d}-{of_month:02d}"
    if unit in ("week", "weekend"):
        year = year_of(Point("week", number))
        week = number - containing("week", ordinal(year, 1, 4)).number + 1
        return f"{timex_year(year)}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "year":
        return timex_year(number)
    if unit in YEARS:
        width = YEARS[unit]
        digits = 5 - len(str(width))
        if number >= 0:
            return f"{number:0{digits}d}"
        return f"BC{-number - 1:0{digits}d}"
    year, index = divmod(number, PER_YEAR[unit])
    written = {
        "month": f"{index + 1:02d}",
        "season": TIMEX_SEASONS[index % 4],
        "quarter": f"Q{index + 1}",
        "half": f"H{index + 1}",
    }[unit]
    return f"{timex_year(year)}-{written}"


@lru_cache(maxsize=4096)
def words(point: Point) -> str:
    """The point as a reader would say it: "12 January 2023", "the third quarter of 2022"."""
    unit, number = point
    if unit == "day":
        year, month, of_month = civil(number)
        return f"{of_month} {MONTHS[month - 1]} {year_words(year)}"
    if unit in ("week", "weekend"):
        return f"the {unit} of {words(Point('day', first_day(point)))}"
    if unit == "year":
        return year_words(number)
    if unit in YEARS:
        return f"the {unit} {edtf(point)}"
    year, index = index_in_year(point)
    if unit == "month":
        return f"{MONTHS[index - 1]} {year_words(year)}"
    if unit == "season":
        return f"{SEASONS[index - 1]} {year_words(year)}"
    return f"the {ORDINALS[index - 1]} {unit} of {year_words(year)}"


def year_words(year: int) -> str:
    """A year as a reader would say it."""
    return str(year) if year > 0 else f"{1 - year} BC"


def as_date(number: int) -> date | None:
    """The day as a `date`, None outside the years 1 to 9999."""
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


@lru_cache(maxsize=4096)
def bounds(edtf_text: str) -> tuple[date | None, date | None]:
    """The first and last day that an EDTF text of this project allows, None where it is open."""
    start, _, end = edtf_text.rstrip("~").partition("/")
    if not end:
        end = start
    first = None if start == ".." else span(start)[0]
    last = None if end == ".." else span(end)[1]
    return (None if first is None else as_date(first)), (None if last is None else as_date(last))


def span(single: str) -> tuple[int, int]:
    """The numbers of the first and last day of one EDTF date: of 2023-05 those of 1 and 31 May."""
    found = point(single.rstrip("~"))
    return first_day(found), last_day(found)


def point(single: str) -> Point:
    """The point that one EDTF date names: year, month, season, quarter, half, day, 199X."""
    text = single.lstrip("Y")
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    fields = digits.split("-")
    if open_digits := fields[0].count("X"):
        return Point(_OPEN[open_digits], int(fields[0].rstrip("X")))
    year = sign * int(fields[0])
    if len(fields) == 1:
        return Point("year", year)
    index = int(fields[1])
    if len(fields) == 3:
        return Point("day", ordinal(year, index, int(fields[2])))
    unit: Unit = "month" if index <= 12 else "season" if index <= 24 else "quarter" if index <= 36 else "half"
    offset = {"month": 0, "season": 20, "quarter": 32, "half": 39}[unit]
    return part(unit, year, index - offset)


_OPEN: dict[int, Unit] = {1: "decade", 2: "century", 3: "millennium"}
"""The unit of a year of which so many digits are open: 199X, 19XX, 1XXX."""
