"""Reading the lexicon's tables."""

from __future__ import annotations

import re
from pathlib import Path

import platformdirs
import pytest

from timeline.errors import LexiconError
from timeline.lexicon import tables
from timeline.lexicon.check import CHECKS
from timeline.lexicon.lists import lists

NAMES = sorted(path.stem for path in tables.DATA.glob("*.tsv"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own tables."""
    monkeypatch.setattr(tables, "user_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_records_are_the_cells_of_rows(name: str) -> None:
    columns = tables.header(name)
    rows = list(tables.rows(name))
    assert list(tables.records(name, *columns)) == [tuple(row.values()) for row in rows]
    assert list(tables.records(name, *columns[::-1])) == [tuple(row.values())[::-1] for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_no_row_has_more_cells_than_its_table_columns(name: str) -> None:
    lines = (tables.DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    most = len(tables.header(name))
    assert [line for line in lines if line[:1] != "#" and line.count("\t") >= most] == []


def test_own_rows_go_first_in_their_own_order_of_columns(own: Path) -> None:
    (own / "groups.tsv").write_text("# mine\ncountry\tname\taliases\nFRA\tThe Band\n\n", encoding="utf-8")
    assert next(tables.records("groups", "name", "aliases", "country")) == ("The Band", "", "FRA")


@pytest.mark.parametrize(
    ("text", "says"),
    [("name\taliases\nThe Band\n", "no column 'country'"), ("name\tcountry\na\tb\tc\n", "3 cells under 2")],
)
def test_a_table_that_is_wrong(own: Path, text: str, says: str) -> None:
    (own / "groups.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        list(tables.records("groups", "name", "country"))


@pytest.mark.parametrize("data", [None, "", "relative", "/srv/data"])
def test_the_default_folder_is_that_of_the_platform(
    data: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIMELINE_LEXICON", raising=False)
    if data is None:
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    tables.user_folder.cache_clear()
    try:
        assert tables.user_folder() == platformdirs.user_data_path("timeline", appauthor=False) / "lexicon"
    finally:
        tables.user_folder.cache_clear()


@pytest.mark.parametrize(("cell", "parts"), [("", ()), (" ", ()), ("a", ("a",)), (" a ; b;; ", ("a", "b"))])
def test_values(cell: str, parts: tuple[str, ...]) -> None:
    assert tables.values(cell) == parts


@pytest.mark.parametrize(
    ("table", "room"),
    [
        ("actor_words", "actors"),
        ("event_words", "events"),
        ("word_lists", "language"),
        ("merging_words", "store"),
    ],
)
def test_every_list_of_words_is_asked_for(table: str, room: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (tables.DATA.parents[1] / room).rglob("*.py"))
    assert [name for name in lists(table) if f'"{name}"' not in code] == []


@pytest.mark.parametrize("table", ["actor_words", "event_words", "merging_words"])
def test_no_two_lists_have_one_name(table: str) -> None:
    heads = re.findall(r"^# (\w+):", (tables.DATA / f"{table}.tsv").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(heads) == sorted(set(heads))


@pytest.mark.parametrize("table", CHECKS)
def test_the_shipped_rows_pass_the_checks_of_own_ones(table: str) -> None:
    faults = [
        fault for row in tables.rows(table, tables.DATA) for test in CHECKS[table] if (fault := test(row))
    ]
    assert faults == []
