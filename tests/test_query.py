"""Filters: which events are asked for, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Article, Said, fill

from timeline.cli.periods import day as one_date
from timeline.cli.periods import period
from timeline.convert import as_event
from timeline.errors import UsageError
from timeline.lookup import counted, event, size
from timeline.query import Filters, rows
from timeline.store.connect import reading

PELOSI, OKINAWA, HIROSHIMA, BRITAIN = (
    "Nancy Pelosi visited Taiwan last August",
    "A Marine",
    "Fumio",
    "Japan signed",
)
INVADED, OCCUPIES, WARHEADS, SANCTIONS, SWISS = (
    "Russia invaded",
    "Russia occupies",
    "Ukraine gave",
    "China did",
    "Switzerland",
)


def titles(store: Path, **filters: Any) -> list[str]:
    """Give the events' first two words, which tell them apart."""
    with reading(store) as connection:
        return [" ".join(row.title.split()[:2]) for row in rows(connection, Filters(**filters))]


def short(*names: str) -> list[str]:
    return [" ".join(name.split()[:2]) for name in names]


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("everything, by date", {}, ["Ukraine gave", "Russia occupies", "Russia invaded", "Nancy Pelosi", "China did", "Fumio Kishida",
                                 "Switzerland may", "A Marine"]),
    ("a state's people count", {"actor": ("Japan",)}, ["Fumio Kishida", "A Marine"]),
    ("under its code", {"actor": ("JPN",)}, ["Fumio Kishida", "A Marine"]),
    ("under its capital", {"actor": ("tokyo",)}, ["Fumio Kishida", "A Marine"]),
    ("under its people's name", {"actor": ("Japanese",)}, ["Fumio Kishida", "A Marine"]),
    ("a person by name", {"actor": ("nancy pelosi",)}, ["Nancy Pelosi"]),
    ("a person by surname", {"actor": ("Pelosi",)}, ["Nancy Pelosi"]),
    ("either of two", {"actor": ("Taiwan", "China")}, ["Nancy Pelosi", "China did"]),
    ("both of two", {"between": ("Japan", "United States")}, ["A Marine"]),
    ("without one", {"not_actor": ("Russia", "Ukraine")}, ["Nancy Pelosi", "Fumio Kishida", "Switzerland may", "A Marine"]),
    ("a place", {"place": ("Taiwan",)}, ["Nancy Pelosi"]),
    ("a type", {"type": ("ASSAULT", "RETREAT")}, ["Ukraine gave", "Russia occupies", "Russia invaded"]),
    ("a status", {"status": ("planned", "negated")}, ["China did", "Fumio Kishida", "A Marine"]),
    ("a search by two words", {"search": ("russia sanctions",)}, ["China did"]),
    ("a search by a phrase", {"search": ('"sanctions russia"',)}, []),
    ("either search", {"search": ("okinawa", "crimea")}, ["Russia occupies", "A Marine"]),
    ("a search with operators in it", {"search": ('NEAR( AND "gave up" OR *',)}, []),
    ("a source", {"source": ("wire",)}, ["Nancy Pelosi"]),
    ("a source by its address", {"source": ("example.org", "wire")}, ["Ukraine gave", "Russia occupies", "Russia invaded",
                                                                     "Nancy Pelosi", "China did", "Switzerland may"]),
    ("undated ones too", {"undated": True, "actor": ("Japan",)}, ["Japan signed", "Fumio Kishida", "A Marine"]),
    ("from a day on", {"since": date(2024, 3, 1)}, ["Switzerland may", "A Marine"]),
    ("up to a day", {"until": date(1999, 12, 31)}, ["Ukraine gave"]),
    ("a span overlaps", {"since": date(2023, 6, 1), "until": date(2023, 6, 30)}, ["Russia occupies", "China did", "A Marine"]),
    ("an actor and a span", {"actor": ("Japan",), "since": date(2023, 5, 31), "until": date(2023, 5, 31)}, ["Fumio Kishida", "A Marine"]),
    ("what goes on is known to until it was last told", {"since": date(2024, 2, 25), "type": ("ASSAULT",)}, []),
    ("either of two periods", {"within": ((date(1995, 1, 1), date(1995, 1, 1)), (date(2022, 2, 1), date(2022, 2, 28)))},
     ["Russia invaded", "Ukraine gave", "Russia occupies"]),
    ("what belongs to a period comes before what reaches over it", {"within": ((date(2022, 1, 1), date(2024, 6, 30)),)},
     ["Russia invaded", "Nancy Pelosi", "China did", "Fumio Kishida", "Switzerland may", "Russia occupies", "A Marine"]),
    ("and is what a limit leaves", {"within": ((date(2022, 2, 1), date(2022, 2, 28)),), "limit": 1}, ["Russia invaded"]),
    ("the last first, in a period too", {"within": ((date(2022, 2, 1), date(2022, 8, 31)),), "reverse": True},
     ["Nancy Pelosi", "Russia invaded", "Russia occupies"]),
    ("the most important of a period, by date", {"within": ((date(2022, 2, 1), date(2022, 2, 28)),), "top": 2},
     ["Russia invaded", "Russia occupies"]),
    ("a stretch belongs to where it begins", {"within": ((date(2014, 1, 1), date(2014, 1, 31)),)}, ["Russia occupies"]),
    ("the first ones", {"limit": 2}, ["Ukraine gave", "Russia occupies"]),
    ("none", {"limit": 0}, []),
    ("the last first", {"reverse": True, "limit": 2}, ["A Marine", "Switzerland may"]),
    ("the most important", {"sort": "importance", "limit": 1}, ["Nancy Pelosi"]),
    ("the most important, by date", {"top": 1}, ["Nancy Pelosi"]),
    ("sure ones", {"min_confidence": 0.9}, ["Nancy Pelosi"]),
    ("as of a day before all", {"as_of": date(2022, 1, 1)}, []),
    ("as of the first article", {"as_of": date(2022, 8, 3)}, ["Nancy Pelosi"]),
    ("as of the second", {"as_of": date(2023, 12, 31)}, ["Nancy Pelosi", "Fumio Kishida", "A Marine"]),
    ("as of, with an actor", {"as_of": date(2022, 8, 3), "actor": ("Taiwan",)}, ["Nancy Pelosi"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_filters(store: Path, filters: dict[str, Any], expected: list[str]) -> None:
    assert titles(store, **filters) == expected


def test_an_event_is_as_it_was_known_on_a_day(store: Path) -> None:
    with reading(store) as connection:
        (then,) = rows(connection, Filters(as_of=date(2022, 8, 3)))
    with reading(store) as connection:
        (now,) = rows(connection, Filters(actor=("Taiwan",)))
    assert (then.title, then.sources) == ("Nancy Pelosi visited Taiwan", 1)
    assert (now.title, now.sources, now.id) == ("Nancy Pelosi visited Taiwan last August", 2, then.id)


def test_one_connection_looks_back_to_one_day_after_another(store: Path) -> None:
    days = [date(2022, 8, 3), date(2024, 12, 31), date(2022, 1, 1), date(2022, 8, 3)]
    with reading(store) as connection:
        found = [[row.title for row in rows(connection, Filters(as_of=day))] for day in days]
    apart = []
    for day in days:
        with reading(store) as connection:
            apart.append([row.title for row in rows(connection, Filters(as_of=day))])
    assert found == apart
    assert [len(titles) for titles in found] == [1, 8, 0, 1]


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"actor": ("Pelossi",)}, "unknown actor 'Pelossi'"),
        ({"actor": ("Nancy Pellosi",)}, "did you mean Nancy Pelosi"),
        ({"between": ("Japan", "Xyzzyland")}, "unknown actor 'Xyzzyland'; .*timeline list actors"),
        ({"not_actor": ("Atlantis",)}, "unknown actor"),
        ({"place": ("Atlantis",)}, "unknown place"),
        ({"source": ("%",)}, "unknown source '%'; 'timeline list sources' shows"),
        ({"source": ("Wier",)}, "unknown source 'Wier'; .*'timeline list"),
        ({"source": ("Dayly",)}, "unknown source 'Dayly'; did you mean Daily"),
        ({"actor": ("Nancy",)}, "unknown actor 'Nancy'; did you mean Nancy Pelosi"),
        ({"actor": ("Kishidaa",)}, "did you mean Fumio Kishida"),
        ({"actor": ("England",)}, "'England' is no actor but a place; ask for it with --place 'England'"),
        ({"search": ('" "',)}, "has no word in it"),
    ],
)
def test_what_makes_no_sense_is_said(store: Path, filters: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        titles(store, **filters)


def test_a_state_that_the_lexicon_knows_may_have_no_events(store: Path) -> None:
    assert titles(store, actor=("Mongolia",)) == []


def test_a_row_is_an_event(store: Path) -> None:
    with reading(store) as connection:
        (row,) = rows(connection, Filters(actor=("Nancy Pelosi",)))
    found = as_event(row)
    assert (found.start, found.end) == (date(2022, 8, 2), date(2022, 8, 2))
    assert [(actor.name, actor.country, actor.role) for actor in found.actors] == [
        ("Nancy Pelosi", "USA", "source"), ("Taiwan", "TWN", "target"),
    ]  # fmt: skip
    assert found.document.title == "Speaker in Taipei"
    assert found.rules == ("by-hand",)


def test_an_event_by_the_start_of_its_id_or_by_the_id_of_a_mention(store: Path) -> None:
    with reading(store) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM mention WHERE title LIKE 'Nancy%'")]
        found = [event(connection, text) for key in keys for text in (key, key[:8], key[:6].upper())]
        assert len(keys) == 2
        assert len({row.id for row, _ in found}) == 1
        assert [telling.document.source for telling in found[0][1]] == ["Wire", "Review"]
        for number in ("", "zzzzzzzz", "%", "no such"):
            with pytest.raises(UsageError, match=r"no event|the start of several"):
                event(connection, number)


def test_what_is_in_the_store(store: Path) -> None:
    with reading(store) as connection:
        assert [tuple(entry) for entry in counted(connection, "actors")][:2] == [
            ("Russia", 3, "RUS"),
            ("Ukraine", 3, "UKR"),
        ]
        assert ("Wire", 1, "1 article") in list(counted(connection, "sources"))
        assert {entry.name for entry in counted(connection, "types")} == {
            "CONSULT", "MOBILIZE", "AGREE", "ASSAULT", "RETREAT", "SANCTION",
        }  # fmt: skip
        facts = size(connection)
    assert (facts["documents"], facts["mentions"], facts["events"], facts["merged"], facts["undated"]) == (
        3,
        10,
        9,
        1,
        1,
    )


TODAY = date(2023, 1, 12)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-08", "2022-08-01", "2022-08-31"),
        ("2022-8", "2022-08-01", "2022-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-08-02", "2022-08-02", "2022-08-02"),
        ("2022Q3", "2022-07-01", "2022-09-30"),
        ("2022-q3", "2022-07-01", "2022-09-30"),
        ("2022H1", "2022-01-01", "2022-06-30"),
        ("2022-W31", "2022-08-01", "2022-08-07"),
        ("2026W1", "2025-12-29", "2026-01-04"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2020..2022-03", "2020-01-01", "2022-03-31"),
        ("2020/2021", "2020-01-01", "2021-12-31"),
        ("last August", "2022-08-01", "2022-08-31"),
        ("yesterday", "2023-01-11", "2023-01-11"),
        ("spring 2022", "2022-03-01", "2022-05-31"),
        ("2 August 2022", "2022-08-02", "2022-08-02"),
        ("12 janvier 2022", "2022-01-12", "2022-01-12"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    assert period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "-5",
        "+12",
        "x",
        "W05 2023",
        "90s",
        "2023-W53",
        "2022..",
        "..2022-05",
        "01/02/2022",
        "3.4.2022",
        "2022-13",
        "2022-02-30",
        "0000",
        "2022Q5",
        "gibberish",
        "2022..2020",
        "2022-00",
        "99999",
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(UsageError):
        period(text, TODAY)


WHO = Article(
    "2024-01-01",
    [
        Said("2023-05-21", "Zelensky met Xi", "Volodymyr Zelensky/UKR>Xi Jinping/CHN"),
        Said("2023-05-22", "Carrie met Kim", "Carrie Lam>Kim Jong Un/PRK"),
        Said("2023-05-23", "Kim met Yoon", "Kim Yo Jong/PRK>Yoon Suk Yeol/KOR"),
        Said("2023-05-24", "Jan met Karin", "Jan Novak+Karin Novak"),
    ],
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zelenskyy", ["Zelensky met"]),
        ("President Zelensky", ["Zelensky met"]),
        ("Xi", ["Zelensky met"]),
        ("President Xi", ["Zelensky met"]),
        ("Ms Lam", ["Carrie met"]),
        ("Supreme Leader Kim", ["Carrie met"]),
        ("Jan Novak", ["Jan met"]),
    ],
)
def test_people_by_surname_and_title(tmp_path: Path, name: str, expected: list[str]) -> None:
    fill(tmp_path / "store.db", [WHO])
    assert titles(tmp_path / "store.db", actor=(name,)) == expected


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kim", "'Kim' may be Kim Jong Un or Kim Yo Jong; "),
        ("Mr Novak", "'Mr Novak' may be Jan Novak or Karin Novak; "),
    ],
)
def test_a_surname_of_several_lists_them(tmp_path: Path, name: str, said: str) -> None:
    fill(tmp_path / "store.db", [WHO])
    with pytest.raises(UsageError, match=said):
        titles(tmp_path / "store.db", actor=(name,))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Tokyo", ["Tokyo met"]),
        ("Japan", ["Tokyo met", "Nara met"]),
        ("Japanese", ["Tokyo met", "Nara met"]),
        ("Nara", ["Nara met"]),
        ("Peking", ["Beijing met"]),
        ("Red Hill", ["Hill met"]),
    ],
)
def test_a_capital_is_a_place_and_a_state_all_its_places(
    tmp_path: Path, place: str, expected: list[str]
) -> None:
    said = [
        Said("2023-05-20", "Tokyo met", places=["Tokyo/JPN"]),
        Said("2023-05-21", "Nara met", places=["Nara/JPN"]),
        Said("2023-05-22", "Beijing met", places=["Beijing/CHN"]),
        Said("2023-05-23", "Hill met", places=["Red Hill"]),
    ]
    fill(tmp_path / "store.db", [Article("2024-01-01", said)])
    assert titles(tmp_path / "store.db", place=(place,)) == expected


def test_a_date_that_reads_in_two_ways_is_said() -> None:
    with pytest.raises(UsageError, match="'01/02/2022' may be two days; write 2022-02-01 or 2022-01-02"):
        period("01/02/2022", TODAY)
    assert period("02/02/2022", TODAY) == (date(2022, 2, 2), date(2022, 2, 2))
    assert period("25/12/2022", TODAY) == (date(2022, 12, 25), date(2022, 12, 25))


def test_one_date_is_no_range() -> None:
    with pytest.raises(UsageError, match=r"--since takes one date; --in takes a range such as 2022\.\.2023"):
        one_date("2022..2023", TODAY, "--since")
    assert one_date("2022", TODAY, "--since") == (date(2022, 1, 1), date(2022, 12, 31))
