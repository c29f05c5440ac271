"""The calendar arithmetic, held against the standard library's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.times import calendar, named
from timeline.times.calendar import Point

DATES = st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 20))
UNITS = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium")


@given(DATES)
def test_days_are_those_of_the_standard_library(day: date) -> None:
    assert calendar.ordinal(day.year, day.month, day.day) == day.toordinal()
    assert calendar.civil(day.toordinal()) == (day.year, day.month, day.day)
    assert calendar.weekday(day.toordinal()) == day.weekday()


@given(DATES)
def test_weeks_are_iso_weeks(day: date) -> None:
    week = calendar.containing("week", day.toordinal())
    year, number, _ = day.isocalendar()
    assert calendar.timex(week) == f"{year:04d}-W{number:02d}"
    monday = day - timedelta(day.weekday())
    assert calendar.edtf(week) == f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


@given(DATES, st.sampled_from(UNITS))
def test_a_point_holds_the_days_that_make_it(day: date, unit: calendar.Unit) -> None:
    point = calendar.containing(unit, day.toordinal())
    assert calendar.first_day(point) <= day.toordinal() <= calendar.last_day(point)
    assert calendar.containing(unit, calendar.first_day(point)) == point
    assert calendar.last_day(point) + 1 == calendar.first_day(point.shift(1))


@given(st.integers(min_value=-4000, max_value=12000), st.sampled_from(UNITS[2:7]))
def test_bounds_read_what_edtf_writes(year: int, unit: calendar.Unit) -> None:
    point = calendar.containing(unit, calendar.ordinal(year, 7, 15))
    assert calendar.point(calendar.edtf(point)) == point
    first, last = calendar.span(calendar.edtf(point))
    assert (first, last) == (calendar.first_day(point), calendar.last_day(point))


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("easter 0", date(1818, 3, 22)),
        ("easter 0", date(2038, 4, 25)),
        ("orthodox 0", date(2021, 5, 2)),
        ("orthodox 0", date(2024, 5, 5)),
        ("nth 11 4 3", date(2024, 11, 28)),
        ("nth 5 -1 0", date(2024, 5, 27)),
        ("nth 11 1 0 1", date(2024, 11, 5)),
        ("islamic 9 1", date(2022, 4, 2)),
        ("islamic 9 1", date(2024, 3, 11)),
        ("islamic 10 1", date(2023, 4, 21)),
        ("lunar 0", date(2000, 2, 5)),
        ("lunar 0", date(2021, 2, 12)),
        ("lunar 0", date(2025, 1, 29)),
        ("diwali 0", date(2017, 10, 19)),
        ("12-25", date(1914, 12, 25)),
    ],
)
def test_holidays(rule: str, day: date) -> None:
    point = named.holiday(rule, day.year)
    assert point is not None
    assert abs(point.number - day.toordinal()) <= (1 if rule.startswith("islamic") else 0)


def test_a_point_says_itself_in_words() -> None:
    assert calendar.words(Point("day", date(2023, 1, 12).toordinal())) == "12 January 2023"
    assert calendar.words(calendar.part("quarter", 2022, 3)) == "the third quarter of 2022"
    assert calendar.words(Point("year", -240)) == "241 BC"
