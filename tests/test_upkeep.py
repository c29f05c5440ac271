"""Looking after a store: what is due, what is in conflict, what is damaged, and what may happen to it while it is written."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import ARTICLES, WAR, Article, Run, Said, ask, chronology, everything, fill, telling

from timeline import Citation, Document, Filters, open_store
from timeline.errors import StoreError
from timeline.store.connect import reading
from timeline.store.write import writer

PLANS = Article(
    "2023-01-12",
    [
        Said("2023-05", "Japan will host the G7 summit", "JPN>G7", status="planned", trigger="host"),
        Said("2023-03", "China will send an envoy to Russia", "CHN>RUS", status="planned", trigger="send"),
        Said("../2025", "America will base a regiment in Japan", "USA>JPN", "MOBILIZE", "planned", "base"),
    ],
    title="Plans",
)
DONE = Article(
    "2023-05-22", [Said("2023-05-19/2023-05-21", "Japan hosted the G7 summit", "JPN>G7")], title="Done"
)


def test_what_is_due(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "store.db", [PLANS, DONE])
    assert [line.split("  ")[0] for line in run("due", "--as-of", "2023-05-01").stdout.splitlines()] == [
        "Passed, with no report of them:", "Mar 2023", "Still to come:", "May 2023", "by 2025",
    ]  # fmt: skip
    after = run("due", "--as-of", "2023-06-01").stdout
    assert "G7" not in after
    assert run("due", "--as-of", "2023-06-01", "--actor", "Japan").stdout.splitlines()[0] == "Still to come:"
    none = run("due", "--as-of", "2023-06-01", "--actor", "Ukraine", "--fail-if-empty")
    assert (none.stderr, none.returncode) == ("no plans\n", 1)


DIFFERENT: list[tuple[str, Said, Said]] = [
    ("status", Said("2023-01-11", "Japan signed the pact with Britain", "JPN>GBR", "AGREE"),
     Said("2023-01-11", "Japan signed no pact with Britain", "JPN>GBR", "AGREE", "negated")),
    ("who acted", Said("2023-01-11", "Japan attacked the ship of the league", "JPN>League", "ASSAULT"),
     Said("2023-01-11", "Russia attacked the ship of the league", "RUS>League", "ASSAULT")),
    ("date", Said("2023-01-11", "Japan signed the pact with Britain", "JPN>GBR", "AGREE"),
     Said("2023-01-12", "Japan signed the pact with Britain", "JPN>GBR", "AGREE")),
]  # fmt: skip


@pytest.mark.parametrize(("about", "one", "other"), DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_sources_differ(run: Run, tmp_path: Path, about: str, one: Said, other: Said) -> None:
    path = tmp_path / "store.db"
    fill(path, [telling(one, title="One"), telling(other, title="Two", published="2023-07-01")])
    if about == "who acted":  # they share but one party, so that only the analyst can say that they are one
        numbers = [number for (number,) in ask(path, "SELECT id FROM event")]
        run("merge", *numbers)
    text = run("conflicts").stdout
    assert text.startswith(f"{about}: ")
    assert one.title in text
    assert other.title in text
    assert text.count("\n\n") == 1
    named = text.splitlines()[0].split("  ")[1].split()
    assert sorted(named) == sorted(number for (number,) in ask(path, "SELECT id FROM event"))


ALIKE: list[tuple[str, Said, Said]] = [
    ("a plan is no report", Said("2023-01-11", "Japan will sign a pact with Britain", "JPN>GBR", "AGREE", "planned", "sign"),
     Said("2023-01-11", "Japan signed no pact with Britain", "JPN>GBR", "AGREE", "negated", "signed")),
    ("nor what has no date",
     Said("2023-01-11", "Japan signed the pact with Britain", "JPN>GBR", "AGREE", trigger="signed", basis="document"),
     Said("2023-01-11", "Japan signed no pact with Britain", "JPN>GBR", "AGREE", "negated", "signed")),
    ("of near words one may deny the other",
     Said("2023-01-11", "Japan defaulted on the bond to Britain", "JPN>GBR", "ECONOMY", trigger="defaulted"),
     Said("2023-01-11", "Japan failed to pay the bond to Britain", "JPN>GBR", "ECONOMY", "negated", "failed")),
    ("two sides meet", Said("2023-01-11", "Japan met Britain in Tokyo", "JPN>GBR", "CONSULT", trigger="met"),
     Said("2023-01-11", "Britain met Japan in Tokyo", "GBR>JPN", "CONSULT", trigger="met")),
    ("the other names who acted", Said("2023-01-11", "Japan attacked the ship of Britain", "JPN>GBR", "ASSAULT", trigger="attacked"),
     Said("2023-01-11", "Britain was attacked by Japan at sea", "GBR>JPN", "ASSAULT", trigger="attacked")),
    ("a later stage of a plan", Said("2023-01-11", "Japan will sign the pact with Britain", "JPN>GBR", "AGREE", "planned", "sign"),
     Said("2023-01-12", "Japan signed the pact with Britain", "JPN>GBR", "AGREE", trigger="signed")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in ALIKE], ids=[row[0] for row in ALIKE])
def test_no_conflict(run: Run, tmp_path: Path, one: Said, other: Said) -> None:
    path = tmp_path / "store.db"
    fill(
        path,
        [
            telling(one, title="One", published="2023-01-10"),
            telling(other, title="Two", published="2023-01-20"),
        ],
    )
    numbers = [number for (number,) in ask(path, "SELECT id FROM event")]
    if len(numbers) > 1:
        run("merge", *numbers)
    assert run("conflicts").stdout == ""


def test_days_that_the_analyst_has_merged_still_differ(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    days = [
        Said(day, "Japan left the league", "JPN>League", "RETREAT", trigger="left")
        for day in ("2023-01-11", "2023-01-12")
    ]
    fill(path, [telling(days[0], title="One"), telling(days[1], title="Two", published="2023-07-01")])
    run("merge", *(number for (number,) in ask(path, "SELECT id FROM event")))
    told = run("conflicts").stdout.splitlines()
    assert told[0].startswith("date: Japan left the league")
    assert [line.split(",")[0].strip() for line in told[1:] if "(" in line] == ["11 Jan 2023", "12 Jan 2023"]


def test_one_article_that_tells_two_days_is_no_conflict(run: Run, tmp_path: Path) -> None:
    days = [
        Said(day, "Japan left the pact with Britain", "JPN>GBR", "RETREAT", trigger="left")
        for day in ("2023-01-31", "2023-02-01")
    ]
    both = Article("2023-02-01", days, title="Both")
    fill(tmp_path / "store.db", [both, telling(days[0], title="One")])
    assert run("conflicts").stdout == ""


def test_a_plan_carried_out_is_no_conflict(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "store.db", [PLANS, DONE, *ARTICLES])
    assert run("conflicts").stdout == ""


def test_check_backup_and_forget(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("db", "check").stderr == f"{store} is sound\n"
    assert run("db", "backup", "copy.db").returncode == 0
    assert run("show", "--db", "copy.db").stdout == run("show").stdout
    again = run("db", "backup", "copy.db")
    assert (again.returncode, "copy.db exists" in again.stderr) == (2, True)
    gone = run("forget", "Daily")
    assert (gone.returncode, gone.stderr) == (0, "forgot 1 article\n")
    fill(tmp_path / "fresh.db", ARTICLES[:2])
    assert chronology(store) == chronology(tmp_path / "fresh.db")
    fill(tmp_path / "one.db", ARTICLES[:1])
    assert "'Dayly'; there is " in run("forget", "Dayly", "--db", str(tmp_path / "one.db")).stderr
    unknown = run("forget", "Dayly")
    assert (unknown.returncode, "no articles of 'Dayly'; there are " in unknown.stderr) == (
        2,
        True,
    )


def test_a_damaged_store_is_named(run: Run, store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    store.write_bytes(data)
    for words in (["db", "check"], ["show", "--undated"], ["list", "actors"]):
        done = run(*words)
        assert (done.returncode, done.stderr.count("\n"), "damaged" in done.stderr) == (1, 1, True), (
            done.stderr
        )


def test_corrections_without_anything_to_correct_are_named(run: Run, store: Path) -> None:
    run("reject", ask(store, "SELECT id FROM event WHERE title LIKE 'Russia inv%'")[0][0])
    run("forget", "Daily")
    assert "correction 1 has nothing left to correct" in run("db", "check").stderr


def test_rebuilding_changes_nothing_where_the_rules_are_the_same(run: Run, tmp_path: Path) -> None:
    text = (
        "---\ntitle: One\npublished: 2023-01-12\nsource: A\n---\nNancy Pelosi visited Taiwan on 2 August 2022.\n"
        "---\ntitle: Two\npublished: 2023-01-13\nsource: B\n---\nLast August Nancy Pelosi visited Taiwan.\n"
    )
    (tmp_path / "a.md").write_text(text)
    run("ingest", "a.md")
    run("add", "--title", "Japan opened an embassy", "--date", "2024", "--who", "Japan")
    run("edit", run("show", "--actor", "Taiwan").stdout.split()[-1], "--title", "The Speaker went to Taipei")
    before = run("export", "--undated").stdout
    assert "The Speaker went to Taipei" in before
    assert run("db", "rebuild").returncode == 0
    assert run("export", "--undated").stdout == before


def in_child(work: Callable[[], object]) -> int:
    """Run in a process of its own; give its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # it must not go on to run the parent's tests
            os._exit(1)
        os._exit(0)
    return child


def numbered(count: int) -> list[Article]:
    """Articles that tell of events in part the same."""
    draw = random.Random(5)
    words = ["visited", "met", "praised", "accused", "invited"]
    return [
        telling(
            *(
                Said(f"2022-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}", f"Somebody {word} no {number % 40} of them",
                     draw.choice(["USA>TWN", "JPN>GBR", "CHN>RUS", "UKR"]))
                for word in words
            ),
            title=f"Article {number}",
            path=f"/{number}.md",
        )
        for number in range(count)
    ]  # fmt: skip


def whole(path: Path) -> bool:
    """Is a store sound, with no document half there?"""
    with sqlite3.connect(path) as store:
        homeless = (
            "SELECT count(*) FROM mention LEFT JOIN event_mention ON mention_id = id WHERE event_id IS NULL"
        )
        sizes = "SELECT DISTINCT count(*) FROM mention GROUP BY document_id"
        checks = [store.execute(query).fetchall() for query in ("PRAGMA integrity_check", homeless, sizes)]
    store.close()
    return checks[:2] == [[("ok",)], [(0,)]] and checks[2] in ([], [(5,)])


def test_killed_at_any_moment_it_holds_whole_documents_and_goes_on(tmp_path: Path) -> None:
    articles = numbered(60)
    undisturbed, path = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    began = time.perf_counter()
    fill(undisturbed, articles)
    spent = time.perf_counter() - began
    draw, killed = random.Random(3), 0
    while killed < 50:
        child = in_child(lambda: fill(path, articles))
        time.sleep(draw.random() * spent / 6)
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        if path.exists():
            assert whole(path)
            if len(ask(path, "SELECT 1 FROM document")) == len(articles):
                assert chronology(path) == chronology(undisturbed)
                path.unlink()
    fill(path, articles)
    assert chronology(path) == chronology(undisturbed)


def test_four_processes_write_and_a_reader_is_not_blocked(tmp_path: Path) -> None:
    articles = numbered(72)
    path, alone = tmp_path / "four.db", tmp_path / "alone.db"
    fill(alone, articles)
    parts: Sequence[list[Article]] = [articles[n::4] + articles[:6] for n in range(4)]
    children = [in_child(lambda part=part: fill(path, part)) for part in parts]  # type: ignore[misc]
    waits = []
    while len(children) > len(
        [child for child in children if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)]
    ):
        if path.exists() and path.stat().st_size:
            began = time.perf_counter()
            try:
                ask(path, "SELECT count(*) FROM event")
            except StoreError as error:
                assert "database of another program" in str(error)
            waits.append(time.perf_counter() - began)
        time.sleep(0.01)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert max(waits) < 5
    assert chronology(path) == chronology(alone)
    assert ask(path, "SELECT count(*) FROM document") == [(72,)]


def test_a_folder_that_cannot_be_written_to(store: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    try:
        with reading(store) as connection:
            assert connection.execute("SELECT count(*) FROM event").fetchone()
        with (
            pytest.raises(StoreError, match="cannot be written to"),
            writer(store, lambda document: []) as other,
        ):
            other.add(Article("2023-01-01", [], lines=["New."]).document())
    finally:
        tmp_path.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB, where the machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk(run: Run, small_disk: Path) -> None:
    path = small_disk / "store.db"
    with pytest.raises(StoreError, match="the disk is full; nothing of the last document was stored"):
        fill(path, numbered(400))
    assert whole(path)
    assert run("db", "check", "--db", str(path)).returncode == 0
    assert ask(path, "SELECT count(*) FROM document") > [(0,)]


def test_the_store_as_python_sees_it(tmp_path: Path) -> None:
    cited = Citation("T", source="S")
    document = Document("Japan signed a treaty with Britain on 11 January 2023.", cited)
    with open_store(tmp_path / "s.db") as opened:
        assert opened.ingest([document, document]).new == 1
        (found,) = opened.events(Filters(actor=("Japan",)))
    assert (found.date, found.document.title) == ("2023-01-11", "T")
    assert everything(tmp_path / "s.db")["event"]
    assert WAR.url
