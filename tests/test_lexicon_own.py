"""The analyst's own tables: they go before the shipped ones, and their faults are said before they do harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "The Harbour Forum condemned Japan on 3 May 2022."


def timeline(folder: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "timeline", *words],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, "TIMELINE_LEXICON": str(folder)},
        check=False,
    )


def test_an_added_name_is_found_in_text(tmp_path: Path) -> None:
    before = timeline(tmp_path, "extract", "-", "--published", "2022-06-01", given=ARTICLE)
    added = timeline(
        tmp_path, "lexicon", "add", "organisations", "name=Harbour Forum", "kind=ngo", "country=PHL"
    )
    after = timeline(tmp_path, "extract", "-", "--published", "2022-06-01", given=ARTICLE)
    assert added.returncode == 0
    assert '"PHL"' not in before.stdout
    assert '"PHL"' in after.stdout


def test_list_shows_own_rows_first(tmp_path: Path) -> None:
    timeline(tmp_path, "lexicon", "add", "organisations", "name=Zebra Forum", "kind=ngo")
    lines = timeline(tmp_path, "lexicon", "list", "organisations", "forum").stdout.splitlines()
    assert lines[0].startswith("Zebra Forum")
    assert len(lines) > 1
    assert timeline(tmp_path, "lexicon", "list", "organisations", "--own").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "organisations", "name=X", "country=JPP"], "no country code"),
        (["add", "organisations", "colour=red"], "the columns are"),
        (["add", "offices", "person=X", "office=president", "of=FRA", "from=2020-05", "to=2019"], "before it begins"),
        (["add", "offices", "person=X", "of=FRA"], "office is empty"),
        (["add", "offices", "person=X", "office=president"], "of is empty"),
        (["add", "triggers", "phrase=harbour", "pos=v", "type=SAIL"], "no event type"),
        (["add", "triggers", "phrase=Harbour", "pos=v", "type=OTHER"], "lower case"),
        (["add", "triggers", "phrase=harbour|moor", "pos=v", "type=OTHER"], "its head 'harbour|moor' is not one word"),
        (["add", "governors", "phrase=mull {thoughts} to", "complement_status=planned"], "no class 'thoughts'"),
        (["add", "word_classes", "class=ship", "words=boat; flat boat"], "'flat boat' is more than one word"),
        (["add", "phrasal_verbs", "phrase=mull", "means=think"], "a verb and the word behind it"),
        (["add", "triggers", "phrase=harbour", "pos=v", "type=OTHER", "target=obje"], "target is 'obje'; there are subj"),
        (["add", "triggers", "phrase=harbour", "pos=v", "type=OTHER", "cameo=21"], "cameo is '21'"),
        (["add", "governors", "phrase=mull", "complement_status=plannd"], "complement_status is 'plannd'"),
        (["add", "governors", "phrase=mull"], "there are planned, possible, negated, same"),
        (["add", "reporting", "lemma=mull", "kind=gossip"], "kind is 'gossip'; there are plain, news"),
        (["add", "places", "name=Wold", "kind=wood"], "kind is 'wood'"),
        (["list", "ships"], "no table 'ships'"),
    ],
)  # fmt: skip
def test_faults_are_one_line(tmp_path: Path, words: list[str], said: str) -> None:
    done = timeline(tmp_path, "lexicon", *words)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_check_names_each_fault(tmp_path: Path) -> None:
    (tmp_path / "organisations.tsv").write_text(
        "name\taliases\tkind\tcountry\nA\t\tngo\tXXX\nB\t\tngo\nB\t\tngo\n", encoding="utf-8"
    )
    (tmp_path / "boats.tsv").write_text("name\n", encoding="utf-8")
    (tmp_path / "people.tsv").write_text("John Doe\t\t\tFRA\n", encoding="utf-8")
    done = timeline(tmp_path, "lexicon", "check")
    assert done.returncode == 1
    for said in (
        "boats.tsv: there is no such table",
        "people.tsv: the columns must be person, aliases, description, of, from, to; its first line has John Doe",
        "row 1 (A): 'XXX' is no country",
        "row 3 (B): stands twice",
    ):
        assert said in done.stderr


def test_a_table_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    table = "name\taliases\tkind\tcountry\r\nCafé Forum\t\tngo\tPHL\r\n"
    path = tmp_path / "organisations.tsv"
    path.write_bytes(table.encode("utf-8-sig"))
    assert timeline(tmp_path, "lexicon", "check").returncode == 0
    assert (
        timeline(tmp_path, "lexicon", "list", "organisations", "--own").stdout
        == "Café Forum |  | ngo | PHL\n"
    )
    path.write_bytes(table.encode("cp1252"))
    said = f"{path}:2: it is not UTF-8; save the table as such\n"
    assert said in timeline(tmp_path, "lexicon", "check").stderr
    for words in (("extract", "-"), ("lexicon", "add", "organisations", "name=X", "kind=ngo")):
        done = timeline(tmp_path, *words, given=ARTICLE)
        assert (done.returncode, done.stderr) == (1, f"timeline: {said}")


def test_a_row_goes_into_the_columns_of_ones_own_table(tmp_path: Path) -> None:
    own = tmp_path / "organisations.tsv"
    own.write_text(
        "# mine\ncountry\tname\taliases\tkind\nFIN\tOld Forum\t\tngo", encoding="utf-8"
    )  # no line end
    done = timeline(
        tmp_path, "lexicon", "add", "organisations", "name=Harbour Forum", "kind=ngo", "country=PHL"
    )
    assert done.returncode == 0, done.stderr
    assert own.read_text().splitlines()[2:] == ["FIN\tOld Forum\t\tngo", "PHL\tHarbour Forum\t\tngo"]
    assert '"PHL"' in timeline(tmp_path, "extract", "-", given=ARTICLE).stdout
    listed = timeline(tmp_path, "lexicon", "list", "organisations", "forum", "--own")
    assert listed.stdout.splitlines() == ["Old Forum |  | ngo | FIN", "Harbour Forum |  | ngo | PHL"]
    assert listed.stderr == "name | aliases | kind | country\n"


def test_a_column_that_ones_own_table_lacks_is_said(tmp_path: Path) -> None:
    own = tmp_path / "groups.tsv"
    own.write_text("name\tcountry\n", encoding="utf-8")
    done = timeline(tmp_path, "lexicon", "add", "groups", "name=Foo Front", "aliases=FF")
    assert done.returncode == 2
    assert "has no column 'aliases'; its columns are name, country" in done.stderr
    assert own.read_text() == "name\tcountry\n"


def test_a_row_is_added_once(tmp_path: Path) -> None:
    words = ("lexicon", "add", "organisations", "name=Harbour Forum", "kind=ngo")
    assert timeline(tmp_path, *words).returncode == 0
    again = timeline(tmp_path, *words)
    assert (again.returncode, "has this row already" in again.stderr) == (2, True)
    checked = timeline(tmp_path, "lexicon", "check")
    assert (checked.returncode, checked.stderr) == (0, f"1 table in {tmp_path}, no fault\n")
    assert timeline(tmp_path, "lexicon", "check", "-q").stderr == ""


def test_counts_of_faults_and_tables_are_grammar(tmp_path: Path) -> None:
    assert timeline(tmp_path, "lexicon", "check").stderr == f"no tables of your own in {tmp_path}\n"
    (tmp_path / "boats.tsv").write_text("name\n", encoding="utf-8")
    assert timeline(tmp_path, "lexicon", "check").stderr.endswith(f"timeline: 1 fault in {tmp_path}\n")


def test_a_table_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    for words in (("list", "ships"), ("add", "ships", "name=x")):
        assert timeline(tmp_path, "lexicon", *words).returncode == 2


def test_a_table_without_such_rows_names_those_that_have_some(tmp_path: Path) -> None:
    assert timeline(tmp_path, "lexicon", "list", "people", "Nobody At All").stderr.endswith("no such rows\n")
    asked = timeline(tmp_path, "lexicon", "list", "people", "Fumio Kishida").stderr
    assert asked.endswith("no such rows here, but in offices\n")
