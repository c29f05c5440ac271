"""What holds of `timeline.extract` whatever it is given: no exception, spans inside the text, true dates, no clock, work in proportion."""

from __future__ import annotations

import gc
import pickle
import signal
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from types import FrameType
from typing import Any

import edtf
import pytest
from conftest import calls
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline import Citation, Document, Event, extract, tag
from timeline.errors import InputError
from timeline.extraction import extract_document
from timeline.model import STATUSES, TYPES

ARTICLE = """# A strait, a summit and a coup

GENEVA, Jan. 11 — Last August Nancy Pelosi visited Taiwan. Two days later China began drills around the island, and
on Friday Fumio Kishida will meet Joe Biden in Washington. "We may leave the pact in 2025," the minister said.

### 2021
- Feb 1 - The army of Myanmar seized power. The next day the UN Security Council met.
- In late August the Taliban took Kabul; America's last troops left on the 30th.

The treaty, signed in Prague in April 2010, was to have lapsed in February 2021, but Russia and America renewed it.
"""
FULL_DATES = "On 24 February 2022 Russia invaded Ukraine. The treaty was signed in Rome on 25 March 1957."

words = st.sampled_from(
    [
        "Russia", "invaded", "Ukraine", "on", "24 February 2022", "last week", "two days later", "will", "meet", "said", "that",
        "the", "Japanese", "prime minister", "by", "2030", "in the 1990s", "May", "(", ")", "“", "”", '"', ",", ";", ".", "...",
        "\n", "\n\n", "- ", "# ", "### 2021\n", "| a | b |", "Gen.", "U.S.", "who", "which", "not", "30 February 2021", "since",
        "Monday", "31/12/1999", "0000-00-00", "99999", "the next day", "both leaders", "He", "it", "’s", "from 1998 to 1066",
        "the 31st", "1st century BC", "9999", "year 10000", "in 1", "next decade", "a million years ago", "before", "until", "\u202e",
    ]
)  # fmt: skip
prose = st.lists(words, max_size=40).map(" ".join)
anything = st.one_of(
    prose, st.text(max_size=300), st.tuples(prose, st.text(max_size=40), prose).map(" ".join)
)
days = st.one_of(st.none(), st.dates())


def check(event: Event, text: str) -> None:
    """What must hold of one event of a text."""
    first, last = event.offset
    assert 0 <= first < last <= len(text)
    assert text[first:last] == event.trigger
    assert event.title.strip()
    assert event.status in STATUSES
    assert event.type in TYPES
    assert 0 <= event.confidence <= 1
    assert all(0 <= m.start < m.end <= len(text) for m in event.marks)
    sentences = [m for m in event.marks if m.kind == "sentence"]
    assert any(m.start <= first and last <= m.end for m in sentences)
    assert (event.date_text is None) == (event.basis == "document")
    if event.date is not None:
        edtf.parse_edtf(event.date)
    if event.start and event.end:
        assert event.start <= event.end


@settings(max_examples=300, deadline=None)
@given(anything, days)
@example("On 30 February 2021 Russia invaded Ukraine.", date.min)
@example("Next year Russia will invade Ukraine. Ten years later it left.", date.max)
@example("A million years ago Russia invaded Ukraine.", date(2023, 1, 12))
@example("From 2022 to 2014 Russia occupied Crimea.", date(2023, 1, 12))
@example("Between 9 May and 3 May 2021 Mali held talks.", date(2023, 1, 12))
@example("\ud800 Russia invaded Ukraine in 2022.", None)
@example("Russia in\u0000vaded Ukraine\u0000 in 2022.", None)
def test_events_of_any_text(text: str, published: date | None) -> None:
    for event in extract(text, published=published):
        check(event, text)


@settings(max_examples=60, deadline=None)
@given(prose, days)
def test_same_text_same_events(text: str, published: date | None) -> None:
    assert extract(text, published=published) == extract(text, published=published)


@settings(max_examples=60, deadline=None)
@given(prose)
def test_nothing_is_relative_without_a_publication_date(text: str) -> None:
    """Without a publication date nothing counts from one, least of all from today."""
    assert [e for e in extract(text) if e.basis == "relative"] == []
    assert [e.date for e in extract(text) if e.basis == "document" and e.date] == []


@pytest.mark.parametrize(
    "when",
    [
        "last week",
        "on Friday",
        "yesterday",
        "two years ago",
        "next month",
        "today",
        "last August",
        "this year",
    ],
)
def test_a_relative_date_stays_open_without_a_publication_date(when: str) -> None:
    found = extract(f"Russia invaded Ukraine {when}.")
    assert [(e.date, e.start, e.end) for e in found if e.date or e.start or e.end] == []


def test_full_dates_need_no_publication_date() -> None:
    without = [(e.trigger, e.date) for e in extract(FULL_DATES)]
    assert without == [("invaded", "2022-02-24"), ("signed", "1957-03-25")]
    assert [(e.trigger, e.date) for e in extract(FULL_DATES, published="2023-01-12")] == without


@pytest.mark.xfail(
    strict=True, reason="the date goes to the infinitive where no publication date says that it is past"
)
def test_whose_date_needs_no_publication_date() -> None:
    found = extract("Britain voted to leave the EU in June 2016.")
    assert [(e.trigger, e.date) for e in found if e.date] == [("voted", "2016-06")]


def test_events_stand_in_the_order_of_the_text() -> None:
    found = extract(ARTICLE, published="2023-01-12")
    assert len(found) >= 8
    assert found == sorted(found, key=lambda e: (e.marks[0].start, e.offset))
    for event in found:
        check(event, ARTICLE)


def test_an_article_tells_nothing_of_the_one_before() -> None:
    """No state is left behind: the pronouns of a second article find nobody of the first."""
    alone = extract("He resigned on 3 May 2019.", published="2019-06-01")
    extract(ARTICLE, published="2023-01-12")
    assert extract("He resigned on 3 May 2019.", published="2019-06-01") == alone


def test_no_cycles_are_left() -> None:
    """The collector rests meanwhile, so whatever needed it would stay in memory."""
    document = Document(ARTICLE, Citation(published=date(2023, 1, 12)))
    assert extract_document(document)  # the lexicon is loaded
    gc.collect()
    extract_document(document)
    assert gc.isenabled()
    assert gc.collect() == 0


def test_documents_and_events_are_pickled() -> None:
    document = Document(ARTICLE, Citation("A strait", date(2023, 1, 12), "Harbour News"))
    assert pickle.loads(pickle.dumps(document)) == document
    found = extract_document(document)
    assert pickle.loads(pickle.dumps(found)) == found
    assert extract_document(pickle.loads(pickle.dumps(document))) == found


def test_of_a_moment_the_day_counts() -> None:
    moment, text = datetime(2023, 1, 12, 23, 30), "Japan met Fiji on Monday."
    assert extract(text, published=moment) == extract(text, published="2023-01-12")
    assert tag(text, published=moment) == tag(text, published=date(2023, 1, 12))
    assert Citation(published=moment) == Citation(published=date(2023, 1, 12))


@pytest.mark.parametrize("published", ["yesterday", "2023-13-01", "12.1.2023", "", 2023])
def test_a_publication_date_that_is_none(published: Any) -> None:
    with pytest.raises(InputError):
        extract(ARTICLE, published=published)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", ".", "a", "I", "5", "é", "中", "😀", "\u0000", "\ufeff", "\u202e", "-", "#", "“"]
)
def test_one_character(text: str) -> None:
    assert extract(text, published="2023-01-12") == []


def test_line_ends_and_accents_change_nothing() -> None:
    """Windows line ends and decomposed accents give the same events."""

    def told(text: str) -> list[tuple[str, str | None, str]]:
        return [(e.trigger, e.date, e.status) for e in extract(text, published="2023-01-12")]

    assert told(ARTICLE.replace("\n", "\r\n")) == told(ARTICLE)
    spanish = "Nicolás Maduro visited São Tomé on 3 May 2019."
    assert told(unicodedata.normalize("NFD", spanish)) == told(spanish)


def test_capitals_without_punctuation() -> None:
    shouted = "".join(c for c in ARTICLE.upper() if c.isalnum() or c == " ")
    for event in extract(shouted, published="2023-01-12"):
        check(event, shouted)
    found = extract("RUSSIA INVADED UKRAINE ON 24 FEBRUARY 2022.", published="2023-01-12")
    assert [(e.trigger, e.date) for e in found if e.date_text] == [("INVADED", "2022-02-24")]


@pytest.mark.parametrize(
    "text",
    [
        "Le président a signé le traité à Paris le 24 février 2022 avec les ministres de la défense.",
        pytest.param(
            "Der Kanzler hat am 24. Februar 2022 in Berlin den Vertrag mit der Ukraine unterzeichnet.",
            marks=pytest.mark.xfail(
                strict=True, reason="split behind the day; the rest does not pass for German"
            ),
        ),
        "Der Kanzler hat den Vertrag mit der Ukraine im Februar 2022 in Berlin unterzeichnet, und die Minister waren dabei.",
        "El presidente firmó el tratado en Madrid el 24 de febrero de 2022 con los ministros de la región.",
        "Президент подписал договор 24 февраля 2022 года в Москве.",
        "2022年2月24日、ロシアはウクライナに侵攻した。",
    ],
)
def test_another_language_tells_no_event(text: str) -> None:
    assert [e.title for e in extract(text, published="2023-01-12") if e.date_text] == []


LONG: dict[str, Callable[[int], str]] = {
    "sentences on one line": lambda n: (
        "Russia invaded Ukraine on 24 February 2022, and Japan protested. " * (n // 64)
    ),
    "one sentence without end": lambda n: "and Japan met China in May 2019 " * (n // 32),
    "digits": lambda n: "7" * (n // 10),
    "unclosed brackets": lambda n: "(" * (n // 10),
    "unclosed square brackets": lambda n: "[x](" * (n // 40),
    "quotation marks": lambda n: '"' * (n // 10),
    "commas": lambda n: "Japan, " * (n // 7),
    "one word": lambda n: "a" * n,
    "capitals": lambda n: "JAPAN MET CHINA IN MAY " * (n // 23),
    "blanks": lambda n: " " * n,
    "line breaks": lambda n: "\n" * n,
    "list markers": lambda n: "- " * (n // 2),
    "numbers and hyphens": lambda n: "12-" * (n // 3),
    "relative dates": lambda n: "two days later " * (n // 15),
    "pronouns": lambda n: "He met them. " * (n // 13),
    "full stops": lambda n: "U.S. " * (n // 5),
}


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Break off what takes longer: a guard against a search that never ends, no measure of speed."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("shape", LONG)
def test_long_input_ends(shape: str) -> None:
    """200 kB on one line, 20,000 digits, 20,000 unclosed brackets ..."""
    text = LONG[shape](200_000)
    with at_most(60):
        found = extract(text, published="2023-01-12")
    for event in found[:5]:
        check(event, text)


@pytest.mark.parametrize("shape", LONG)
def test_work_grows_with_the_text(shape: str) -> None:
    """Four times the text is about four times the work; work that grows with the square would be sixteen times."""

    def made(size: int) -> int:
        return calls(lambda: extract(LONG[shape](size), published="2023-01-12"))

    made(3_000)
    small, large = made(3_000), made(12_000)
    assert large <= 6 * small + 1_000
