"""What must hold for any text: no exception, spans in order, EDTF that parses, days that move along."""

from __future__ import annotations

import time
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.times import phrases, tag, to_timeml

WORDS = """
    Monday Friday May March Sept. 3 14 31 2021 1999 241 BC AD the last next this that early late mid-
    end of in on by since until from to and between within over past two three few years year days weeks
    month quarter half first third century 1990s '80s ago later earlier before after summer winter
    spring fall Easter Ramadan Christmas today yesterday now 10 p.m. noon morning night 2023-01-12
    3/4/2021 - – , . : ( ) ### fiscal Q3 every a an said will had was to meet plans troops people $ % 's
    Resolution World War II 9/11 soon recently
"""
SENTENCES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), SENTENCES)
DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.none() | DATES)
def test_any_text_is_read(text: str, published: date | None) -> None:
    found = tag(text, published)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert one.rule
        assert one.steps
        end = one.end


@settings(max_examples=400, deadline=None)
@given(SENTENCES, DATES)
def test_edtf_parses_and_bounds_are_ordered(text: str, published: date) -> None:
    found = tag(text, published)
    for one in [*found, *phrases(text, found)]:
        if one.edtf is None:
            assert one.earliest is None
            assert one.latest is None
            continue
        assert parse_edtf(one.edtf) is not None
        if one.earliest is not None and one.latest is not None:
            assert one.earliest <= one.latest


@settings(max_examples=200, deadline=None)
@given(SENTENCES, DATES)
def test_phrases_hold_every_expression_once(text: str, published: date) -> None:
    found = tag(text, published)
    parts = [part for phrase in phrases(text, found) for part in phrase.parts]
    assert parts == found


RELATIVE = (
    "They met on {}.",
    "They will meet on {}.",
    "They met last {}.",
    "They will meet next {}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [f.format(d) for f in RELATIVE for d in DAYS] + ["They met yesterday.", "They met ten days ago."]
    ),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
    st.integers(min_value=-500, max_value=500),
)
def test_moving_publication_by_weeks_moves_the_day_as_much(text: str, published: date, weeks: int) -> None:
    here, there = (tag(text, day)[0].earliest for day in (published, published + timedelta(weeks=weeks)))
    assert here is not None
    assert there == here + timedelta(weeks=weeks)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.none() | DATES)
def test_timeml_is_well_formed(text: str, published: date | None) -> None:
    found = tag(text, published)
    root = ElementTree.fromstring(to_timeml(text, found, published))
    assert len(root.findall("./TEXT/TIMEX3")) == len(found)


def test_same_input_same_output() -> None:
    text = "Last August they met. On Monday they signed; in May 2021 they had refused."
    assert tag(text, "2023-01-12") == tag(text, date(2023, 1, 12))


HOSTILE = {
    "digits": "1" * 50_000,
    "brackets": "(" * 100_000,
    "numbers in a row": "one " * 20_000,
    "days in a row": "1, 2, 3, " * 20_000,
    "weekdays in a row": "Monday " * 20_000,
    "months in a row": "May " * 20_000,
    "years in a row": "2021 " * 20_000,
    "dashes": "- " * 50_000,
    "the": "the " * 50_000,
    "blank lines": "\n" * 100_000,
    "headings": "# 2020\n" * 20_000,
    "dates": "3 May 2021 and " * 10_000,
    "slashes": "1/1/" * 20_000,
    "apostrophes": "'" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_linearly(name: str) -> None:
    text = HOSTILE[name]
    began = time.perf_counter()
    tag(text[: len(text) // 4], "2023-01-12")
    short = time.perf_counter() - began
    began = time.perf_counter()
    found = tag(text, "2023-01-12")
    phrases(text, found)
    assert time.perf_counter() - began < 12 * short + 2
