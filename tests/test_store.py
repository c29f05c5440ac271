"""Documents into the store, and what lies in it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, LATER, PELOSI, WAR, Article, Said, ask, chronology, everything, fill, telling

from timeline.convert import as_event
from timeline.errors import StoreError
from timeline.lookup import event
from timeline.model import Mark, Place, Step
from timeline.query import Filters, rows
from timeline.store.connect import reading
from timeline.store.events import MENTIONS, read_mention
from timeline.store.schema import APPLICATION_ID, VERSION
from timeline.store.write import writer


def test_a_store_says_whose_file_it_is(store: Path) -> None:
    with reading(store) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def test_the_same_articles_again_change_no_row(store: Path) -> None:
    before = everything(store)
    assert [stored.fate for stored in fill(store, ARTICLES)] == ["unchanged"] * 3
    assert everything(store) == before


def test_an_article_that_has_moved_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    said = Said("2023-01-11", "Japan met America", "JPN>USA")
    fill(path, [telling(said, path="/old.md")])
    assert fill(path, [telling(said, path="/new.md")])[0].fate == "unchanged"
    assert ask(path, "SELECT path FROM document") == [("/new.md",)]


@pytest.mark.parametrize("where", ["path", "url"])
def test_a_corrected_article_replaces_its_own_mentions(tmp_path: Path, where: str) -> None:
    path = tmp_path / "s.db"
    here = {where: "/a.md"}
    fill(path, [telling(Said("2023-01-11", "Japan met America", "JPN>USA"), **here), PELOSI])
    after = fill(
        path, [telling(Said("2023-01-12", "Japan met Britain", "JPN>GBR"), title="Corrected", **here)]
    )
    assert after[0].fate == "replaced"
    assert ask(path, "SELECT title FROM event ORDER BY date") == [
        ("Nancy Pelosi visited Taiwan",),
        ("Japan met Britain",),
    ]
    assert ask(path, "SELECT count(*) FROM document") == [(2,)]
    fresh = tmp_path / "fresh.db"
    fill(
        fresh,
        [PELOSI, telling(Said("2023-01-12", "Japan met Britain", "JPN>GBR"), title="Corrected", **here)],
    )
    assert chronology(path) == chronology(fresh)


def test_a_document_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    good, bad = PELOSI.events(), LATER.events()
    object.__setattr__(bad[-1], "basis", None)  # the last mention breaks the schema
    told = {PELOSI.document(): good, LATER.document(): bad}
    with writer(path, lambda document: told[document]) as store:
        store.add(PELOSI.document())
        with pytest.raises(StoreError):
            store.add(LATER.document())
    only = tmp_path / "only.db"
    fill(only, [PELOSI])
    assert everything(path) == everything(only)


def test_articles_stored_together_are_there_as_far_as_they_came(tmp_path: Path) -> None:
    path, only = tmp_path / "s.db", tmp_path / "only.db"
    with (
        pytest.raises(KeyboardInterrupt),
        writer(path, lambda document: PELOSI.events()) as store,
        store.together(),
    ):
        store.add(PELOSI.document())
        raise KeyboardInterrupt
    fill(only, [PELOSI])
    assert everything(path) == everything(only)


def test_of_articles_stored_together_a_fault_in_one_leaves_none(tmp_path: Path) -> None:
    path, only = tmp_path / "s.db", tmp_path / "only.db"
    good, bad = PELOSI.events(), LATER.events()
    object.__setattr__(bad[-1], "basis", None)  # the last mention breaks the schema
    told = {PELOSI.document(): good, LATER.document(): bad}
    with writer(path, lambda document: told[document]) as store:
        with pytest.raises(StoreError), store.together():
            store.add(PELOSI.document())
            store.add(LATER.document())
        assert store.count("document") == 0
        told[LATER.document()] = LATER.events()
        for document in told:  # what was remembered of the change is forgotten
            store.add(document)
    fill(only, [PELOSI, LATER])
    assert everything(path) == everything(only)


def test_an_event_shows_the_finest_date_the_fullest_title_and_every_source(store: Path) -> None:
    (row,) = ask(
        store,
        "SELECT date, title, sources, first_published, last_published FROM chronology WHERE title LIKE '%Pelosi%'",
    )
    assert row == ("2022-08-02", "Nancy Pelosi visited Taiwan last August", 2, "2022-08-03", "2023-01-12")


def test_ids_do_not_change_when_a_later_article_comes(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, [PELOSI])
    (before,) = ask(path, "SELECT id FROM event")
    fill(path, [LATER])
    assert before in ask(path, "SELECT id FROM event WHERE sources = 2")


TOLD: list[tuple[str, dict[str, Any], str]] = [
    ("as most are", {}, ""),
    ("without a date", {"date": None, "start": None, "end": None, "date_text": None}, ""),
    ("a date that the text does not give", {"date_text": None, "basis": "document"}, ""),
    ("a date as the text writes it", {"date_text": "2023-01-11"}, ""),
    ("days that its date does not say", {"start": date(2023, 1, 10), "end": None}, ""),
    ("a date that is no EDTF", {"date": "soon"}, ""),
    ("no marks", {"marks": ()}, ""),
    ("marks in another order", {"marks": (Mark("trigger", 6, 9), Mark("sentence", 0, 22))}, ""),
    ("more marks", {"marks": (Mark("sentence", 0, 22), Mark("trigger", 6, 9), Mark("time", 10, 12))}, ""),
    ("a sentence that is not in the text", {"sentence": "Japan  met Britain today."}, ""),
    ("a long text", {}, "x" * 20_000),
    ("no steps", {"steps": ()}, ""),
    ("a step twice", {"steps": (Step("a", "b"), Step("c", "d"), Step("a", "b"))}, ""),
    ("nobody", {"actors": ()}, ""),
    ("places", {"places": (Place("Okinawa", "JPN"), Place("Guam"))}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "more"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_a_mention_is_read_as_it_was_told(tmp_path: Path, change: dict[str, Any], more: str) -> None:
    path = tmp_path / "s.db"
    article = telling(
        Said("2023-01-11", "Japan met Britain too", "JPN>GBR"), lines=["\u00e4\U0001f600", more]
    )  # type: ignore[arg-type]
    told = replace(article.events()[0], **change)
    with writer(path, lambda document: [told]) as store:
        store.add(article.document())
    with reading(path) as connection:
        (row,) = connection.execute(MENTIONS.format("1")).fetchall()
        ((identity,),) = connection.execute("SELECT id FROM event").fetchall()
        _, (telling_of,) = event(connection, identity)
        (shown,) = rows(connection, Filters(undated=True))
    found = read_mention(row).event
    assert replace(found, id="", marks=telling_of.marks, steps=telling_of.steps) == told
    assert (shown.sentence, shown.date_text) == (told.sentence, told.date_text)
    assert as_event(shown).steps == told.steps


def test_text_that_sqlite_cannot_hold_is_kept_as_far_as_it_can(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, [telling(Said("2023-01-11", "Lone \ud800 and \0 met here", "JPN>GBR", trigger="met"))])
    assert ask(path, "SELECT title FROM event") == [("Lone ? and   met here",)]


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()


def _newer(path: Path) -> None:
    fill(path, [PELOSI])
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()


NO_STORE: Sequence[tuple[str, Any, str]] = [
    ("zero bytes", lambda path: path.write_bytes(b""), "is empty, not a store"),
    ("text", lambda path: path.write_text("title: x\n"), "is not a store"),
    ("folder", lambda path: path.mkdir(), "is a folder"),
    ("foreign", _foreign, "database of another program"),
    ("newer", _newer, "written by a newer timeline"),
    ("header only", lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 10), "not a store"),
    (
        "damaged",
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40),
        "not a store|damaged",
    ),
]


@pytest.mark.parametrize(("make", "fault"), [row[1:] for row in NO_STORE], ids=[row[0] for row in NO_STORE])
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, make: Any, fault: str) -> None:
    path = tmp_path / "s.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=fault), reading(path):
        pass
    with pytest.raises(StoreError, match=fault):
        fill(path, [WAR])
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"), reading(tmp_path / "none.db"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_lock_held_too_long(store: Path) -> None:
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises(StoreError, match="the store is busy"),
        writer(store, lambda document: [], busy=0.05) as other,
    ):
        other.add(Article("2023-01-01", [], lines=["New."]).document())
    assert len(ask(store, "SELECT 1 FROM document")) == 3  # readers are not blocked
    holder.close()


def test_search_index_follows_the_mentions(store: Path) -> None:
    fill(store, [Article("2024-02-25", [], lines=["Nothing."], title="Gone", url=WAR.url)])
    assert not ask(store, "SELECT rowid FROM mention_text WHERE mention_text MATCH 'crimea'")
    assert ask(store, "SELECT rowid FROM mention_text WHERE mention_text MATCH 'okinawa'")


def test_the_readme_has_the_schema() -> None:
    tool = Path(__file__).parent.parent / "tools" / "schema.py"
    checked = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert not checked.returncode, checked.stderr
