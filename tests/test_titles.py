"""Titles that a reader would like, and what every title must be.

The tables in cases/titles hold rows of text, publication date, trigger and title; `|` stands between answers that are
all right, ` + ` between the titles of the first, second ... event, and `\\n` in a text for a line break. The rows of
`open.tsv` are not answered yet; the last column says why. A mended row fails here until it goes back to its table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import extract

CASES = Path(__file__).parent / "cases" / "titles"
MOST = 100
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
DANGLING = re.compile(
    r"(?:^(?:which|who|that|and|but|or)\b)|(?:(?<!['’])\b(?:which|and|or|the|of|to|a|an)$)", re.I
)


def rows(name: str) -> Iterator[list[str]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield line.replace("\\n", "\n").split("\t")


def titles(text: str, published: str, triggers: str) -> list[str]:
    """The titles of the dated events with one of these triggers."""
    found = extract(text, published=published)
    return [e.title for e in found if e.date_text and e.trigger in triggers.split("|")]


def cases(names: Iterable[str]) -> list[object]:
    return [
        pytest.param(*row[:4], id=f"{name}:{number}")
        for name in names
        for number, row in enumerate(rows(name), 1)
    ]


TABLES = sorted(p.name for p in CASES.glob("*.tsv") if p.name != "open.tsv")


@pytest.mark.parametrize(("text", "published", "triggers", "expected"), cases(TABLES))
def test_titles(text: str, published: str, triggers: str, expected: str) -> None:
    found = titles(text, published, triggers)
    asked = [answers.split("|") for answers in expected.split(" + ")]
    assert len(found) >= len(asked), [
        (e.trigger, e.date, e.title) for e in extract(text, published=published)
    ]
    assert all(title in answers for title, answers in zip(found, asked, strict=False)), found


@pytest.mark.xfail(strict=True, reason="not answered yet; the last column of the row says why")
@pytest.mark.parametrize(("text", "published", "triggers", "expected"), cases(["open.tsv"]))
def test_open_titles(text: str, published: str, triggers: str, expected: str) -> None:
    found = titles(text, published, triggers)
    assert found
    assert found[0] in expected.split("|")


def test_expected_titles_are_good() -> None:
    """The tables ask for nothing that the properties below forbid."""
    for name in (*TABLES, "open.tsv"):
        for _, _, _, expected in (row[:4] for row in rows(name)):
            assert all(faults(title) == [] for title in expected.split("|")), expected


def faults(title: str) -> list[str]:
    """What is wrong with a title, whatever it says."""
    found = {
        "empty": not title.strip(),
        "too long": len(title) > MOST,
        "a line break": "\n" in title or "\r" in title,
        "blanks at an end": title != title.strip(),
        "two blanks": "  " in title,
        "a straight quotation mark left open": title.count('"') % 2 == 1,
        "a pair left open": any(title.count(left) != title.count(right) for left, right in PAIRS),
        "a word left dangling": DANGLING.search(title) is not None,
        "a full stop or comma at its end": title.endswith((",", ";", ":")),
        "a small letter at its start": title[:1].islower(),
    }
    return [fault for fault, is_so in found.items() if is_so]


SUBJECTS = (
    "Japan", "The Dutch government", "Angela Merkel", "He", "They", "The two countries", "Iran's parliament",
    "The general, who had fought in three wars,", "France (with Italy)", "“Hardliners” in Tehran", "The court",
)  # fmt: skip
VERBS = (
    "signed", "will sign", "did not sign", "rejected", "has been blocking", "condemned", "was to have opened", "may close",
    "announced", "called off", "threatened to leave",
)  # fmt: skip
OBJECTS = (
    "the treaty", 'the "historic" accord', "the “so-called road map” for peace", "a pact with China", "the base (and its port)",
    "the border, which had been open for years", 'what it called "a new, safer order', "its envoy's plan", "the talks",
    "a very long agreement about fishing, shipping, customs, visas, tariffs, pipelines, airspace and the weather of the north",
)  # fmt: skip
DATES = (
    "on 3 May 2019",
    "last year",
    "in March",
    "two days later",
    "since 2014",
    "by the end of 2030",
    "On Friday",
)
TAILS = (
    "",
    " and recalled its envoy",
    ", officials said",
    "; nobody objected",
    ' because of "the war',
    " — at last",
    ", and",
)


def sentence(subject: str, verb: str, thing: str, day: str, tail: str, front: bool) -> str:
    body = f"{subject} {verb} {thing}"
    return f"{day}, {body}{tail}." if front else f"{body} {day}{tail}."


sentences = st.builds(
    sentence,
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(DATES),
    st.sampled_from(TAILS),
    st.booleans(),
)
articles = st.lists(sentences, min_size=1, max_size=4).flatmap(
    lambda told: st.sampled_from([" ", "\n", "\n\n", "\n- "]).map(lambda joint: joint.join(told))
)


@settings(max_examples=150, deadline=None)
@given(articles)
def test_every_title_is_well_formed(text: str) -> None:
    for event in extract(text, published="2023-01-12"):
        assert faults(event.title) == [], event.title


@pytest.mark.parametrize("verb", VERBS)
def test_the_sentences_made_here_have_titles(verb: str) -> None:
    text = sentence("Japan", verb, "the treaty", "on 3 May 2019", "", front=False)
    assert extract(text, published="2023-01-12")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="Iran signed it. “”\"()[],;—\n'’ on May 2019", min_size=1, max_size=80))
def test_titles_of_broken_text(noise: str) -> None:
    """Quotation marks and breaks in any order leave no title open, broken or empty."""
    forbidden = {"empty", "too long", "a line break", "a straight quotation mark left open"}
    for event in extract(f"Iran signed {noise} in May 2019.", published="2023-01-12"):
        assert forbidden.isdisjoint(faults(event.title)), event.title
