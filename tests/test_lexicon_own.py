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
        (["add", "triggers", "phrase=harbour", "pos=v", "type=SAIL"], "no event type"),
        (["add", "triggers", "phrase=Harbour", "pos=v", "type=OTHER"], "lower case"),
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
    done = timeline(tmp_path, "lexicon", "check")
    assert done.returncode == 1
    for said in (
        "boats.tsv: there is no such table",
        "row 1 (A): 'XXX' is no country",
        "row 3 (B): stands twice",
    ):
        assert said in done.stderr
