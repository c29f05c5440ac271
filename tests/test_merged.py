"""What an event says that several articles tell: its title, who took part, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Article, Said, fill

from timeline.store.connect import reading

DAY = "2023-05-19"
TITLES: list[tuple[str, list[str], str]] = [
    ("two: the fullest", ["Japan hosted the summit", "Japan hosted the summit of the seven in its own west"],
     "Japan hosted the summit of the seven in its own west"),
    ("one that begins with a pronoun says nothing alone",
     ["It hosted the summit for Japan in the week of the great storm", "Japan hosted the summit"], "Japan hosted the summit"),
    ("nor one that ends with one", ["Japan hosted the year's summit", "Japan opened, hosted and closed it for all to see"],
     "Japan hosted the year's summit"),
    ("where all begin with one, the fullest of them", ["It hosted Japan", "It hosted Japan at home"], "It hosted Japan at home"),
    ("three: what most say", ["Japan hosted the summit", "Japan hosted the yearly summit",
     "Japan hosted crowds that a prosperous club had brought along from distant shores"], "Japan hosted the yearly summit"),
    ("three that differ: the fullest", ["Japan hosted guests", "Japan hosted leaders at dinner", "Japan hosted its great round table"],
     "Japan hosted its great round table"),
]  # fmt: skip


def told(folder: Path, said: list[Said]) -> dict[str, Any]:
    """What a store says of one event that each of several articles tells."""
    articles = [
        Article(f"2023-06-{day:02d}", (one,), title=f"Report {day}", source="Wire")
        for day, one in enumerate(said, 1)
    ]
    fill(folder / "s.db", articles)
    with reading(folder / "s.db") as store:
        store.row_factory = lambda cursor, row: dict(
            zip((c[0] for c in cursor.description), row, strict=True)
        )
        (event,) = store.execute("SELECT title, actors, places, sources FROM chronology").fetchall()
    assert event["sources"] == len(said)
    return event  # type: ignore[no-any-return]


@pytest.mark.parametrize(("why", "titles", "title"), TITLES, ids=[row[0] for row in TITLES])
def test_the_title(tmp_path: Path, why: str, titles: list[str], title: str) -> None:
    said = [Said(DAY, text, "JPN>G7", "CONSULT", trigger="hosted") for text in titles]
    assert told(tmp_path, said)["title"] == title


def test_whom_hardly_any_article_names_takes_no_part(tmp_path: Path) -> None:
    said = [Said(DAY, "Japan hosted the summit", actors, "CONSULT", trigger="hosted")
            for actors in ["JPN>G7"] * 6 + ["JPN+CHN>G7"]]  # fmt: skip
    assert told(tmp_path, said)["actors"] == "Japan; G7"


def test_of_few_articles_each_may_name_another(tmp_path: Path) -> None:
    said = [Said(DAY, "Japan hosted the summit", actors, "CONSULT", trigger="hosted")
            for actors in ["JPN>G7", "JPN+CHN>G7"]]  # fmt: skip
    assert told(tmp_path, said)["actors"] == "Japan; China; G7"


def test_the_role_that_most_articles_give(tmp_path: Path) -> None:
    said = [Said(DAY, "Japan and China signed a pact", actors, "AGREE", trigger="signed")
            for actors in ["CHN>JPN", "JPN>CHN", "JPN>CHN"]]  # fmt: skip
    assert told(tmp_path, said)["actors"] == "Japan; China"


def test_where_hardly_any_article_says_it_happened(tmp_path: Path) -> None:
    said = [Said(DAY, "Japan hosted the summit", "JPN>G7", "CONSULT", trigger="hosted", places=places)
            for places in [["Hiroshima"]] * 6 + [["Hiroshima", "Seoul"]]]  # fmt: skip
    assert told(tmp_path, said)["places"] == "Hiroshima"


@pytest.mark.parametrize(
    ("named", "actors"),
    [
        (["Ana Luz>JPN", "Luz>JPN"], "Ana Luz; Japan"),
        (["Luz>JPN", "Ana Luz>JPN"], "Ana Luz; Japan"),
        (["Ana Luz+Rui Luz>JPN", "Luz>JPN"], "Ana Luz; Rui Luz; Luz; Japan"),
        (["Ana Luz/RUS>JPN", "Ana Luz>JPN"], "Ana Luz; Japan"),
        (["José Luz>JPN", "Jose Luz>JPN"], "José Luz; Japan"),
        (["José Luz/RUS>JPN", "Jose Luz/RUS>JPN"], "José Luz; Japan"),
        (["Ana Luz/RUS>JPN", "Ana Luz/CHN>JPN", "Ana Luz>JPN"], "Ana Luz; Ana Luz; Ana Luz; Japan"),
    ],
)
def test_who_bears_a_surname(tmp_path: Path, named: list[str], actors: str) -> None:
    said = [Said(DAY, "Luz visited Japan", who, "CONSULT") for who in named]
    assert told(tmp_path, said)["actors"] == actors
