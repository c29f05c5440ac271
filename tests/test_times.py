"""The tables of time expressions: each row is a text, its publication date, and every expression that must
be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import InputError
from timeline.language import parse
from timeline.times import phrases, tag

CASES = Path(__file__).parent / "cases" / "times"
TABLES = sorted(path.stem for path in CASES.glob("*.tsv") if path.stem not in ("negatives", "phrases"))


def rows(name: str) -> list[list[str]]:
    """The cells of a table's rows, without the header and comments."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line and not line.startswith("#")]


def found(text: str, published: str) -> str:
    """What the tagger finds, written as the tables write it."""
    said = text.replace("\\n", "\n")
    return " | ".join(f"{e.text}={e.value}={e.edtf or '-'}" for e in tag(said, published or None))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [pytest.param(*row, id=f"{name}:{row[0][:60]}") for name in TABLES for row in rows(name)],
)
def test_expressions(text: str, published: str, expected: str) -> None:
    assert found(text, published) == expected


@pytest.mark.parametrize("text", [row[0] for row in rows("negatives")])
def test_no_time(text: str) -> None:
    assert found(text, "2023-01-12") == ""


@pytest.mark.parametrize(("text", "published", "expected"), rows("phrases"))
def test_phrases(text: str, published: str, expected: str) -> None:
    said = text.replace("\\n", "\n")
    made = phrases(said, tag(said, published or None))
    assert " | ".join(f"{p.text}={p.relation}={p.edtf or '-'}" for p in made) == expected


@pytest.mark.parametrize("name", TABLES)
def test_only_the_sentences_that_matter_are_parsed(name: str) -> None:
    text = "\n\n".join(row[0].replace("\\n", "\n") for row in rows(name))
    assert tag(text, "2023-01-12") == tag(text, "2023-01-12", parse(text))


def test_tables_are_large_enough() -> None:
    assert sum(len(rows(name)) for name in TABLES) >= 600
    assert len(rows("negatives")) >= 150


@pytest.mark.parametrize("published", ["yesterday", "2023-02-30", "12 January 2023", ""])
def test_a_bad_publication_date_is_named(published: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        tag("They met on Monday.", published)
