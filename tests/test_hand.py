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
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"edited: A regiment moved in  {event}\n"
    (row,) = ask(store, f"SELECT date, start, end, status, type, title FROM event WHERE id = '{event}'")
    assert row == ("2025-11", "2025-11-01", "2025-11-30", "occurred", "COOPERATE", "A regiment moved in")
    assert seen(run, "--actor", "Japan", "--in", "2025-11", "--place", "Okinawa") == ["A regiment moved in"]
    told = run("history", event).stdout.splitlines()
    assert told[0] == f"{event}  A regiment moved in: Nov 2025, occurred"
    assert told[1] == "  12 Jan 2023  told as planned, by 2025 (Review, Japan and its ally)"
    assert re.fullmatch(
        r" +\d\d? \w{3} \d{4}  1\. edit date = 2025-11; status = occurred; type = COOPERATE; title = A regiment moved in; "
        r"who = United States, Japan; place = Okinawa: seen there",
        told[2],
    )
    assert run("undo", "--note", "misread, of 2024").returncode == 0
    assert run("export").stdout == before
    assert re.search(
        r": seen there, undone \d\d? \w{3} \d{4}: misread, of 2024\n", run("history", event).stdout
    )


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
    assert "give some, not all, of the numbers 1 to 2 " in run("split", number(store, "Pelosi"), "7").stderr
    assert run("split", number(store, "Pelosi"), "2").returncode == 0
    assert len(ask(store, "SELECT 1 FROM event WHERE title LIKE '%Pelosi%'")) == 2
    fill(store, [Article("2022-09-01", [], lines=["New."], title="New")])
    assert len(ask(store, "SELECT 1 FROM event WHERE title LIKE '%Pelosi%'")) == 2


def test_what_is_entered_for_a_day_to_come_is_planned(run: Run, store: Path) -> None:
    for number, (day, status) in enumerate(
        (("2022", "occurred"), ("2999-05", "planned"), ("by 2026", "occurred"))
    ):
        run("add", "--title", f"Event {number}", "--date", day)
        assert ask(store, f"SELECT status FROM event WHERE title = 'Event {number}'") == [(status,)]
    run("add", "--title", "Event 3", "--date", "2999", "--status", "possible")
    assert ask(store, "SELECT status FROM event WHERE title = 'Event 3'") == [("possible",)]


def test_who_and_where_can_be_taken_away(run: Run, store: Path) -> None:
    event = number(store, "Pelosi")
    assert run("edit", event, "--who", "", "--place", "").returncode == 0
    assert ask(store, f"SELECT actors, places FROM event WHERE id = '{event}'") == [("[]", "[]")]
    assert run("history", event).stdout.endswith("edit who = nobody; place = nowhere\n")


def test_a_report_without_a_date_has_none_in_the_history(run: Run, tmp_path: Path) -> None:
    undated = Said("2023-01-12", "Japan signed the pact with Britain", "JPN>GBR", "AGREE", basis="document")
    fill(tmp_path / "store.db", [Article("2023-01-12", [undated], title="Pact")])
    told = run("history", number(tmp_path / "store.db", "pact")).stdout.splitlines()
    assert told[1] == "  12 Jan 2023  told as occurred, without a date (Pact)"


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
        (["edit", "EVENT", "--title", " "], "--title is empty"),
        (["edit", "EVENT", "--date", ""], "--date is empty"),
        (["edit", "zzz", "--title", "x"], "no event 'zzz'"),
        (["edit", "EVENT", "--date", "2023-02-30"], "no date of the calendar"),
        (["edit", "EVENT", "--status", "gone"], "unknown status 'gone'"),
        (["edit", "EVENT", "--type", "PARTY"], "unknown type 'PARTY'"),
        (["add", "--title", "x"], "an event needs --title and --date"),
        (["add", "--title", "", "--date", "2025"], "--title is empty"),
        (["merge", "EVENT", "EVENT"], "cannot be merged with itself"),
        (["split", "EVENT", "1"], "is told but once; there is nothing to split off"),
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


def test_a_correction_says_what_it_did_and_to_what(run: Run, store: Path) -> None:
    invaded, occupies = number(store, "Russia invaded"), number(store, "Russia occupies")
    pelosi = number(store, "Pelosi")
    assert run("reject", pelosi).stderr == f"rejected: Nancy Pelosi visited Taiwan last August  {pelosi}\n"
    again = run("reject", pelosi)
    assert (again.returncode, again.stderr) == (2, f"timeline: {pelosi} is rejected already\n")
    merged = run("merge", invaded, occupies).stderr
    ((left,),) = ask(store, "SELECT id FROM event WHERE type = 'ASSAULT'")
    assert merged == f"merged {invaded} and {occupies}: Russia invaded Ukraine  {left}\n"
    split = run("split", left, "2").stderr
    assert split.startswith("split: Russia ")
    assert split.count(";") == 1
    assert {number(store, "Russia invaded"), number(store, "Russia occupies")} == set(
        re.findall(r"  (\w+)", split)
    )
    undone = run("undo").stderr
    assert re.fullmatch(rf"undone: split of \d\d? \w{{3}} \d{{4}}: Russia invaded Ukraine  {left}\n", undone)
    added = run("add", "--title", "Japan opened an embassy", "--date", "2026").stderr
    assert added == f"added: Japan opened an embassy  {number(store, 'embassy')}\n"
    assert re.fullmatch(r"undone: add of \d\d? \w{3} \d{4}: Japan opened an embassy\n", run("undo").stderr)
    assert run("reject", occupies, "--quiet").stderr == ""
    assert run("undo", "-q").stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        ("undo",),
        ("edit", "abc", "--title", "x"),
        ("reject", "abc"),
        ("merge", "abc", "def"),
        ("split", "abc", "1"),
    ],
    ids=lambda words: words[0],
)
def test_a_mistyped_store_is_not_made(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, "--db", "typo.db")
    assert done.returncode == 1
    assert "there is no store at typo.db" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Peking", '{"name":"Beijing","country":"CHN"}'),
        ("Hiroshima", '{"name":"Hiroshima","country":"JPN"}'),
        ("the Red Hill", '{"name":"the Red Hill","country":null}'),
    ],
)
def test_a_place_is_stored_by_its_usual_name(run: Run, store: Path, typed: str, stored: str) -> None:
    run("add", "--title", "Ministers met", "--date", "2025", "--place", typed)
    assert ask(store, "SELECT places FROM event WHERE title = 'Ministers met'") == [(f"[{stored}]",)]


def test_what_is_rejected_is_not_counted(run: Run, store: Path) -> None:
    before = {kind: run("list", kind).stdout.split() for kind in ("actors", "places", "types", "sources")}
    info = run("db", "info").stdout
    run("reject", number(store, "Pelosi"))
    assert "Pelosi" not in run("list", "actors").stdout
    assert "Taiwan" not in run("list", "places").stdout
    for kind, words in before.items():
        assert run("list", kind).stdout.split() != words
    after = run("db", "info").stdout
    counts = [
        [int(n) for n in re.findall(r"^(?:events|actors|places) +(\d+)", text, re.M)]
        for text in (info, after)
    ]
    assert [one - other for one, other in zip(*counts, strict=True)] == [1, 2, 1]
    assert "; 1 rejected" in after


def test_forget_takes_articles_and_leaves_the_analyst(run: Run, store: Path) -> None:
    fill(store, [Article("2020-01-02", [Said("2020-01-01", "Chad met Niger", "Chad>Niger")])])
    run("add", "--title", "Japan opened an embassy", "--date", "2026")
    assert "(unnamed)" in run("list", "sources").stdout
    assert run("forget", "(unnamed)").stderr == "forgot 1 article\n"
    assert "Chad" not in run("show").stdout
    done = run("forget", "analyst")
    assert (done.returncode, "no articles of 'analyst'" in done.stderr) == (2, True)
    assert "embassy" in run("show").stdout
    hint = run("forget", "daily")
    assert (hint.returncode, hint.stderr) == (2, "timeline: no articles of 'daily'; did you mean Daily?\n")


def test_why_says_what_the_analyst_set(run: Run, store: Path) -> None:
    event = number(store, "Okinawa")
    run("edit", event, "--date", "2022-08-02", "--note", "seen there")
    run("edit", event, "--title", "Gone")
    run("undo")
    head = run("why", event).stdout.split("\n\n")[0].splitlines()
    assert head[1].startswith("  2 Aug 2022 (2022-08-02), planned")
    assert re.fullmatch(r"  by the analyst, \d+ \w+ \d{4}: edit date = 2022-08-02: seen there", head[-1])
    assert re.search(r"edit title = Gone, undone \d\d? \w{3} \d{4}\n", run("history", event).stdout)
