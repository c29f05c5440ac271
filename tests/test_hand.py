"""The analyst's corrections: made by the real command, kept apart from what was extracted, and applied to it ever after."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, LATER, PELOSI, WAR, Article, Run, Said, fill

from timeline.store.connect import reading
from timeline.store.files import writing
from timeline.store.schema import VERSION


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with reading(path) as store:
        return store.execute(query).fetchall()


def number(path: Path, title: str) -> str:
    ((found,),) = ask(path, f"SELECT id FROM event WHERE title LIKE '%{title}%'")
    return str(found)


def seen(run: Run, *words: str) -> list[str]:
    done = run("export", "--format", "csv", *words)
    assert done.returncode == 0, done.stderr
    return [line.split(",")[8] for line in done.stdout.splitlines()[1:]]


def test_an_edit_is_shown_found_and_undone(run: Run, store: Path) -> None:
    event = number(store, "Okinawa")
    before = run("export").stdout
    done = run("edit", event[:6], "--date", "2025-11", "--status", "occurred", "--who", "Washington > Tokyo", "--title",
               "A regiment moved in", "--type", "cooperate", "--place", "Okinawa", "--note", "seen there")  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (row,) = ask(store, f"SELECT date, start, end, status, type, title FROM event WHERE id = '{event}'")
    assert row == ("2025-11", "2025-11-01", "2025-11-30", "occurred", "COOPERATE", "A regiment moved in")
    assert seen(run, "--actor", "Japan", "--in", "2025-11", "--place", "Okinawa") == ["A regiment moved in"]
    told = run("history", event).stdout.splitlines()
    assert told[0] == f"{event}  A regiment moved in: Nov 2025, occurred"
    assert told[1] == "  12 Jan 2023  told as planned, by 2025 (Review, Japan and its ally)"
    assert re.fullmatch(
        r" +\d{4}-\d\d-\d\d  1\. edit date = 2025-11; status = occurred; type = COOPERATE; title = A regiment moved in; "
        r"who = United States, Japan; place = Okinawa: seen there",
        told[2],
    )
    assert run("undo").returncode == 0
    assert run("export").stdout == before
    assert "undone" in run("history", event).stdout


def test_a_rejected_event_stays_away_when_another_article_tells_it(run: Run, store: Path) -> None:
    event = number(store, "Pelosi")
    assert run("reject", event, "--note", "a rumour").returncode == 0
    assert "Pelosi" not in run("show").stdout
    again = Said("2022-08-02", "Nancy Pelosi visited Taiwan yet again", "Nancy Pelosi/USA>TWN")
    fill(store, [Article("2023-03-01", [again], title="Third")])
    assert "Pelosi" not in run("show").stdout
    assert seen(run, "--rejected") == ["Nancy Pelosi visited Taiwan last August"]
    run("undo")
    assert seen(run, "--actor", "Taiwan") == ["Nancy Pelosi visited Taiwan last August"]
    assert seen(run, "--rejected") == []


def test_merge_and_split_hold_whatever_comes_later(run: Run, store: Path) -> None:
    invaded, occupies = number(store, "Russia invaded"), number(store, "Russia occupies")
    assert run("merge", invaded, occupies).returncode == 0
    (row,) = ask(store, "SELECT date, status, title FROM event WHERE type = 'ASSAULT'")
    assert row[:2] == ("2022-02-24", "occurred")
    fill(
        store,
        [Article("2022-02-25", [Said("2022-02-24", "Russia invaded Ukraine at dawn", "RUS>UKR", "ASSAULT")])],
    )
    (event,) = ask(store, "SELECT id, sources FROM event WHERE type = 'ASSAULT'")
    assert event[1] == 2
    assert run("split", event[0], "3").returncode == 0
    assert sorted(ask(store, "SELECT date, sources FROM event WHERE type = 'ASSAULT'")) == [
        ("2014/..", 1),
        ("2022-02-24", 2),
    ]
    assert run("undo").returncode == 0
    assert len(ask(store, "SELECT 1 FROM event WHERE type = 'ASSAULT'")) == 1
    assert run("undo", "1").returncode == 0
    assert len(ask(store, "SELECT 1 FROM event WHERE type = 'ASSAULT'")) == 2


def test_split_keeps_apart_what_would_be_one(run: Run, store: Path) -> None:
    assert run("split", number(store, "Pelosi"), "2").returncode == 0
    assert len(ask(store, "SELECT 1 FROM event WHERE title LIKE '%Pelosi%'")) == 2
    fill(store, [Article("2022-09-01", [], lines=["New."], title="New")])
    assert len(ask(store, "SELECT 1 FROM event WHERE title LIKE '%Pelosi%'")) == 2


def test_an_event_of_ones_own(run: Run, store: Path) -> None:
    done = run("add", "--title", "Japan opened an embassy", "--date", "by 2026", "--who", "Japan > Kiribati", "--type", "CONSULT",
               "--status", "planned", "--note", "from the ministry")  # fmt: skip
    assert done.returncode == 0, done.stderr
    event = done.stderr.split()[-1]
    (row,) = ask(store, f"SELECT date, status, title, confidence FROM event WHERE id = '{event}'")
    assert row == ("../2026", "planned", "Japan opened an embassy", 1.0)
    assert "analyst" in run("why", event).stdout
    assert "add date = ../2026" in run("history", event).stdout
    assert "Japan opened an embassy" in seen(run, "--actor", "Tokyo")
    run("undo")
    assert "embassy" not in run("show").stdout


def test_corrections_outlive_a_corrected_article(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, [WAR])
    event = number(path, "Russia invaded")
    run("edit", event, "--title", "The great war began")
    fill(
        path, [Article(WAR.published, WAR.said, WAR.source, WAR.title, WAR.path, WAR.url, ["One more line."])]
    )
    assert ask(path, f"SELECT id, title FROM event WHERE id = '{event}'") == [(event, "The great war began")]


def test_an_edited_event_stays_when_its_article_no_longer_tells_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, [WAR])
    run("edit", number(path, "Russia invaded"), "--title", "The great war began", "--note", "mine")
    fill(path, [Article(WAR.published, WAR.said[2:], WAR.source, WAR.title, WAR.path, WAR.url)])
    titles = [title for (title,) in ask(path, "SELECT title FROM event")]
    assert "The great war began" in titles
    assert "Russia occupies Crimea" not in titles


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["edit", "EVENT"], "nothing to set"),
        (["edit", "zzz", "--title", "x"], "no event 'zzz'"),
        (["edit", "EVENT", "--date", "2023-02-30"], "no date of the calendar"),
        (["edit", "EVENT", "--status", "gone"], "unknown status 'gone'"),
        (["edit", "EVENT", "--type", "PARTY"], "unknown type 'PARTY'"),
        (["add", "--title", "x"], "an event needs --title and --date"),
        (["merge", "EVENT", "EVENT"], "cannot be merged with itself"),
        (["split", "EVENT", "1"], "give some, not all, of the numbers 1 to 1"),
        (["split", "EVENT", "7"], "give some, not all"),
        (["undo"], "there is nothing to undo"),
        (["undo", "7"], "there is no correction 7 to undo"),
    ],
)
def test_what_makes_no_sense_changes_nothing(run: Run, store: Path, words: list[str], said: str) -> None:
    before = run("export").stdout
    event = number(store, "Okinawa")
    done = run(*(event if word == "EVENT" else word for word in words))
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert run("export").stdout == before
    assert not ask(store, "SELECT * FROM correction")


VIEWS = ("chronology", "mentions_with_sources")


def test_an_old_store_is_brought_forward_after_a_backup(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with sqlite3.connect(path) as old:
        old.executescript((Path(__file__).parent / "old" / "schema-1.sql").read_text(encoding="utf-8"))
    old.close()
    shown = run("show")
    assert (shown.returncode, "written by an older timeline" in shown.stderr) == (1, True)
    before = path.read_bytes()
    fill(path, ARTICLES)
    assert (tmp_path / "store.db.schema-1").exists()
    with sqlite3.connect(tmp_path / "store.db.schema-1") as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    fresh = tmp_path / "fresh.db"
    with writing(fresh):
        pass
    shape = 'SELECT m.name, p.name, p.type, p."notnull", p.pk FROM sqlite_master m, pragma_table_xinfo(m.name) p ORDER BY 1, p.cid'
    rest = "SELECT type, name, CASE type WHEN 'table' THEN '' ELSE sql END FROM sqlite_master ORDER BY 1, 2"
    assert ask(path, shape) == ask(fresh, shape)
    assert ask(path, rest) == ask(fresh, rest)
    assert ask(path, "PRAGMA user_version") == [(VERSION,)]
    assert before
    assert run("show").returncode == 0


def test_a_store_that_repeated_itself_tells_the_same_when_brought_forward(tmp_path: Path) -> None:
    path, fresh = tmp_path / "store.db", tmp_path / "fresh.db"
    with sqlite3.connect(path) as old:
        old.executescript((Path(__file__).parent / "old" / "schema-4.sql").read_text(encoding="utf-8"))
        before = [old.execute(f"SELECT * FROM {view}").fetchall() for view in VIEWS]
        keys = {key for (key,) in old.execute("SELECT key FROM mention")}
    old.close()
    fill(path, [])
    assert [ask(path, f"SELECT * FROM {view}") for view in VIEWS] == before
    assert {key for (key,) in ask(path, "SELECT key FROM mention")} == keys
    assert ask(path, "SELECT rowid FROM mention_text WHERE mention_text MATCH 'okinawa'")
    assert not ask(path, "PRAGMA foreign_key_check")
    fill(fresh, ARTICLES)
    told = """
    SELECT rule, says, trigger_start, trigger_end, sentence_start, sentence_end, marks, actors, places, bounds
    FROM mention, json_each(steps) JOIN step ON step.id = json_each.value JOIN roles ON roles.id = roles_id
    ORDER BY mention.key"""
    assert ask(path, told) == ask(fresh, told)
    assert len(ask(path, told)) == 10


def test_corrections_apply_as_of_a_day_too(run: Run, store: Path) -> None:
    run("edit", number(store, "Pelosi"), "--title", "The Speaker went to Taipei")
    assert seen(run, "--as-of", "2022-08-03") == ["The Speaker went to Taipei"]
    assert PELOSI.published == "2022-08-03"
    assert LATER.published is not None
