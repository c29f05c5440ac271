"""Long work: several processes, one store; what is read once; how it is broken off and taken up again."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import COMMAND, THIS_TREE, Run
from readers import library

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLE = "---\ntitle: Talks {n}\npublished: 2023-01-12\n---\n{sentence}\n"
STATES = (
    "Japan",
    "Britain",
    "France",
    "Brazil",
    "India",
    "Kenya",
    "Chile",
    "Norway",
    "Poland",
    "Egypt",
    "Peru",
)
TABLES = (
    "document",
    "mention",
    "event",
    "event_mention",
    "event_actor",
    "event_place",
    "actor",
    "place",
    "merge_key",
)


def rows(store: Path, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(store)
    try:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables or TABLES}
    finally:
        connection.close()


def sentence(n: int) -> str:
    """Tell of something that no other number tells of."""
    one, other = STATES[n % 11], STATES[(n + 1 + n // 11 % 10) % 11]
    return f"{one} and {other} signed agreement {n} on {n % 28 + 1} {('May', 'June', 'July')[n % 3]} {1950 + n % 71}."


def articles(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(number):
        (folder / f"{n:04}.md").write_text(ARTICLE.format(n=n, sentence=sentence(n)))
    return folder


def lines(path: Path, first: int, last: int, filler: int = 0) -> Path:
    records = (
        {"published": "2023-02-01", "text": sentence(n), "pictures": "x" * filler} for n in range(first, last)
    )
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return path


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def started(tmp_path: Path, *words: str) -> subprocess.Popen[str]:
    env = {**THIS_TREE, "HOME": str(tmp_path), "TIMELINE_DB": str(tmp_path / "s.db")}
    return subprocess.Popen([COMMAND, *words], stderr=subprocess.PIPE, text=True, env=env, cwd=tmp_path)


def documents(store: Path) -> int:
    if not store.exists():
        return 0
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_one_process_and_two_give_the_same_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0")
    large = lines(tmp_path / "large.jsonl", 0, 60)
    large.write_text(large.read_text() + json.dumps({"text": "x" * (1 << 20)}))  # is cut into shards
    said = []
    for jobs in ("1", "2"):
        done = run("ingest", str(CORPUS), "bad.txt", "large.jsonl", "--jobs", jobs, "--db", f"{jobs}.db")
        assert done.returncode == 3
        said.append(done.stderr)
    assert said[0] == said[1]
    assert rows(tmp_path / "1.db", *TABLES, "file") == rows(tmp_path / "2.db", *TABLES, "file")


def test_a_file_is_read_again_only_when_it_or_the_way_has_changed(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "a", 3)
    assert run("ingest", "a").stderr.startswith("3 articles: 3 new;")
    assert "3 articles: 0 new, 3 unchanged; no new events" in run("ingest", "a", "-v").stderr
    assert "0000.md" not in run("ingest", "a", "-v").stderr
    (folder / "0001.md").write_text(ARTICLE.format(n=1, sentence=sentence(99)))
    done = run("ingest", "a", "-v").stderr
    assert "0001.md: replaced" in done
    assert "0000.md" not in done
    assert "3 articles: 0 new, 1 replaced, 2 unchanged" in done
    assert "0000.md: unchanged" in run("ingest", "a", "-v", "--published", "2020-01-01").stderr


def test_what_was_forgotten_is_read_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        ARTICLE.format(n=1, sentence=f"{sentence(1)}").replace("title", "source: Wire\ntitle")
    )
    run("ingest", "a.md")
    assert run("forget", "Wire").returncode == 0
    assert "1 article: 1 new" in run("ingest", "a.md").stderr


def test_a_file_with_a_fault_is_named_each_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Good."}\nbroken\n')
    for _ in range(2):
        done = run("ingest", "a.jsonl")
        assert done.returncode == 3
        assert "a.jsonl:2: no JSON" in done.stderr


def test_a_dry_run_stores_nothing(run: Run, tmp_path: Path) -> None:
    articles(tmp_path / "a", 2)
    for jobs in ("1", "2"):
        done = run("ingest", "a", "--dry-run", "--jobs", jobs)
        assert (done.returncode, done.stderr) == (
            0,
            "dry run, nothing is stored: 2 articles: 2 new; 2 mentions\n",
        )
    assert not list(tmp_path.glob("store.db*"))
    run("ingest", "a")
    before = (tmp_path / "store.db").read_bytes()
    articles(tmp_path / "a", 3)
    assert "3 articles: 1 new, 2 unchanged; 1 mention" in run("ingest", "a", "--dry-run").stderr
    assert (tmp_path / "store.db").read_bytes() == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fail_fast_stops_at_the_first_fault(run: Run, tmp_path: Path, jobs: str) -> None:
    folder = articles(tmp_path / "a", 40)
    (folder / "0020.md").write_bytes(b"\0")
    done = run("ingest", "a", "--fail-fast", "--jobs", jobs)
    assert done.returncode == 1
    assert "a/0020.md: not a text file; stopped, because of --fail-fast" in done.stderr
    assert documents(tmp_path / "store.db") == 20


def test_reasons_are_counted(run: Run, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(b"\0" if name < "c" else b"")
    done = run("ingest", "a.txt", "b.txt", "c.txt")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "skipped: 2 not a text file; 1 the file is empty"


def test_reasons_are_counted_without_what_each_file_adds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Japan met Fiji."}\n{broken\n[1, 2\n')
    done = run("ingest", "a.jsonl")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "skipped: 2 no JSON"


def test_columns_and_formats_can_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "head;body;date\nTalks;Japan and Britain signed an agreement yesterday.;12/01/2023\nMore;They met yesterday.;13.01.2023\n"
    )
    assert "say which with --map text=COLUMN" in run("ingest", "a.csv").stderr
    done = run("ingest", "a.csv", "--map", "text=body,published=date,title=head")
    assert done.returncode == 3
    assert "'12/01/2023' is no date" in done.stderr
    assert "unknown format 'htm'" in run("ingest", "a.csv", "--as", "htm").stderr
    assert run("ingest", "a.csv", "--map", "body").returncode == 2
    assert run("ingest", "-", "--as", "jsonl", stdin='{"text": "They met on 1 May 2020."}').returncode == 0


def test_html_without_the_extra_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html><body><p>Text.</p></body></html>")
    code = "import sys; sys.modules['trafilatura'] = None; from timeline.cli.main import main; main()"
    python = Path(COMMAND).with_name("python")
    done = subprocess.run(
        [python, "-c", code, "ingest", "a.html", "--db", "s.db"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1
    assert (
        'web needs trafilatura, which is not installed: pip install "geo-timeline[web]"; skipped'
        in done.stderr
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_broken_off_and_taken_up_again(run: Run, tmp_path: Path, jobs: str) -> None:
    articles(tmp_path / "a", 800)
    process = started(tmp_path, "ingest", "a", "--jobs", jobs)
    until(lambda: documents(tmp_path / "s.db") > 20)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    stored = documents(tmp_path / "s.db")
    assert 20 < stored < 800
    assert f"{stored} new" in said
    done = run("ingest", "a", "--jobs", jobs, "--db", "s.db")
    assert f"800 articles: {800 - stored} new, {stored} unchanged" in done.stderr
    assert run("db", "check", "--db", "s.db").returncode == 0


def test_a_killed_ingest_leaves_whole_documents(run: Run, tmp_path: Path) -> None:
    articles(tmp_path / "a", 300)
    process = started(tmp_path, "ingest", "a")
    until(lambda: documents(tmp_path / "s.db") > 20)
    process.kill()
    process.communicate()
    assert run("ingest", "a", "--db", "s.db").returncode == 0
    run("ingest", "a", "--db", "whole.db")
    assert rows(tmp_path / "s.db") == rows(tmp_path / "whole.db")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")
def test_the_processes_of_a_killed_ingest_end_too(tmp_path: Path) -> None:
    articles(tmp_path / "a", 800)
    process = started(tmp_path, "ingest", "a", "--jobs", "2")
    until(lambda: documents(tmp_path / "s.db") > 20)
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(workers) == 2
    process.kill()
    process.wait()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    process.communicate()


def test_a_bar_on_a_terminal_and_none_in_a_pipe(run: Run, tmp_path: Path) -> None:
    articles(tmp_path / "a", 60)
    main, other = pty.openpty()
    env = {
        **THIS_TREE,
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "COLUMNS": "100",
        "TIMELINE_DB": str(tmp_path / "t.db"),
    }
    process = subprocess.Popen([COMMAND, "ingest", "a"], stderr=other, env=env, cwd=tmp_path)
    os.close(other)
    shown = b""
    while True:
        try:
            part = os.read(main, 1 << 16)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait(30)
    os.close(main)
    assert b"articles," in shown
    assert b"\x1b[" in shown
    assert b"60 articles: 60 new" in shown
    piped = run("ingest", "a").stderr
    assert piped.count("\n") == 1
    assert "\x1b" not in piped


def test_watching_a_folder(tmp_path: Path) -> None:
    folder = articles(tmp_path / "a", 2)
    store = tmp_path / "s.db"
    process = started(tmp_path, "watch", "a", "--every", "0.2")
    try:
        until(lambda: documents(store) == 2)
        articles(folder, 4)
        until(lambda: documents(store) == 4)
        (folder / "0000.md").write_text(ARTICLE.format(n=0, sentence=sentence(20)))
        until(lambda: any(sentence(20) in str(row) for row in rows(store, "document")["document"]))
        (folder / "0001.md").unlink()
        (folder / "bad.txt").write_bytes(b"\0")
        time.sleep(1)
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert documents(store) == 4
    assert said.count("bad.txt: not a text file; skipped") == 1
    assert said.startswith("watching a; Ctrl-C ends it\n")
    assert "Traceback" not in said


def test_only_folders_are_watched(run: Run) -> None:
    assert run("watch", "nowhere").returncode == 2


# --- several machines -----------------------------------------------------------------------------------------------


def test_two_workers_of_a_cluster_one_of_which_is_killed_give_the_store_of_a_local_run(
    tmp_path: Path,
) -> None:
    distributed = library("distributed")
    library("pyarrow")
    from timeline.cli.ingest import Plan, take
    from timeline.cli.options import Common
    from timeline.pipeline.run import Tally
    from timeline.pipeline.sinks import _Storing
    from timeline.pipeline.work import Told, parts
    from timeline.reading import Settings, find

    for number in range(9):
        lines(tmp_path / f"{number:02}.jsonl", 40 * number, 40 * (number + 1))
    lines(tmp_path / "large.jsonl", 360, 400, filler=30_000)  # is cut into shards
    settings = Settings()
    targets = list(find([str(tmp_path)], settings))
    assert sum(1 for work in parts(targets, settings, 1 << 62) if work.shard) > 3
    local, remote = tmp_path / "local.db", tmp_path / "remote.db"
    take(Common(True, False, local), targets, Plan(settings), Tally())
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        pids = [worker.process.pid for worker in cluster.workers.values()]
        killed: list[int] = []
        put = _Storing.put

        def killing(self: _Storing, found: Told) -> object:
            if tally.read == 20:
                os.kill(pids[0], signal.SIGKILL)
                killed.append(pids[0])
            return put(self, found)

        tally = Tally()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_Storing, "put", killing)
            take(
                Common(True, False, remote),
                targets,
                Plan(settings, 2, "dask", cluster.scheduler_address),
                tally,
            )
    assert killed
    assert tally.read == 10 * 40
    assert rows(local) == rows(remote)
    assert not list(tmp_path.glob("*.parts"))


def test_no_cluster_where_it_should_be(run: Run, tmp_path: Path) -> None:
    library("distributed")
    articles(tmp_path / "a", 1)
    done = run("ingest", "a", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in done.stderr
    assert run("ingest", "a", "--scheduler", "tcp://127.0.0.1:9").returncode == 2
    assert run("ingest", "a", "--engine", "spark").returncode == 2
