"""The real command: what it does with good and bad input, what it prints where, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path
from typing import get_args

import pytest
from conftest import COMMAND, THIS_TREE, Run

from timeline.lookup import Kind

ARTICLE = """---
title: Speaker in Taipei
published: 2022-08-03
source: Wire
---
Nancy Pelosi visited Taiwan on 2 August 2022. Russia invaded Ukraine on 24 February 2022.
"""
UNDATED = (
    "Nancy Pelosi visited Taiwan last August. Japan signed an agreement with Britain on 11 January 2023."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_from_an_article_to_the_chronology(run: Run, article: Path) -> None:
    done = run("ingest", str(article))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("1 article: 1 new; 2 mentions")
    shown = run("show", "--actor", "Taiwan")
    assert shown.returncode == 0
    assert shown.stdout.startswith("2 Aug 2022")
    assert shown.stderr == ""


def test_again_changes_nothing(run: Run, article: Path) -> None:
    run("ingest", str(article))
    before = run("export").stdout
    assert run("ingest", str(article)).stderr == "1 article: 0 new, 1 unchanged; no new events\n"
    assert run("export").stdout == before


def test_without_a_publication_date_the_warning_says_how_many_and_what_to_do(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(UNDATED)
    done = run("ingest", "a.txt")
    assert done.returncode == 0
    assert "1 article without a publication date: 1 relative date stayed unresolved" in done.stderr
    assert "--published YYYY-MM-DD" in done.stderr
    dates = {line.split(",")[1] for line in run("export").stdout.splitlines()[1:]}
    assert dates == {"2023-01-11"}
    assert "unresolved" not in run("ingest", "a.txt", "--published", "2023-01-12").stderr
    assert "2022-08" in run("export").stdout


def test_a_text_from_standard_input(run: Run) -> None:
    assert run("ingest", "-", "--published", "2023-01-12", stdin=UNDATED).returncode == 0
    assert "2022-08" in run("show", "--csv").stdout


def test_one_bad_file_in_a_folder_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE)
    (folder / "b.md").write_bytes(b"\0\1\2")
    (folder / "c.md").write_text("")
    (folder / "d.md").write_text("---\npublished: 2022-13-01\n---\nText.")
    (folder / "e.md").write_text(UNDATED)
    done = run("ingest", "articles", "--published", "2023-01-12")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if "skipped" in line] == [
        "timeline: articles/b.md: not a text file; skipped",
        "timeline: articles/c.md: the file is empty; skipped",
        "timeline: articles/d.md: '2022-13-01' is no date; write it as YYYY-MM-DD; skipped",
        "5 articles: 2 new, 3 skipped; 4 mentions, +3 events, 1 merged",
    ]


BAD: list[tuple[list[str], int, str]] = [
    (["ingest", "none.md"], 1, "none.md: no such file or directory; skipped"),
    (["ingest", "binary"], 1, "binary: not a text file; skipped"),
    (["ingest", "empty"], 1, "empty: the file is empty; skipped"),
    (["ingest", "article.md", "--published", "soon"], 2, "--published: 'soon' is no date; write it as YYYY-MM-DD"),
    (["ingest"], 2, "Missing argument 'PATH...'."),
    (["ingest", "article.md", "--db", "empty"], 1, "empty is empty, not a store"),
    (["ingest", "article.md", "--db", "binary"], 1, "binary is not a store"),
    (["ingest", "article.md", "--db", "article.md/x.db"], 1, "cannot be made"),
    (["show", "--db", "none.db"], 1, "there is no store at none.db; fill one with 'timeline ingest'"),
    (["show", "--db", "empty"], 1, "empty is empty, not a store"),
    (["show", "--db", "article.md"], 1, "article.md is not a store"),
    (["show", "--db", "."], 1, "is a folder, not a store"),
    (["show", "--actor", "Atlantis"], 2, "unknown actor 'Atlantis'"),
    (["show", "--actor", "Untied States"], 2, "did you mean United States"),
    (["show", "--since", "gibberish"], 2, "'gibberish' is no date"),
    (["show", "--in", "2022..2020"], 2, "ends before it begins"),
    (["show", "--type", "PARTY"], 2, "unknown type 'PARTY'; there are AGREE, CONSULT"),
    (["show", "--status", "done"], 2, "unknown status 'done'; there are occurred"),
    (["show", "--sort", "size"], 2, "unknown order 'size'; there are date, importance"),
    (["show", "--format", "pdf"], 2, "unknown format 'pdf'; there are table, csv"),
    (["show", "--csv", "--json"], 2, "one format at a time"),
    (["show", "--limit", "-1"], 2, "-1"),
    (["show", "--colour"], 2, "No such option: --colour"),
    (["shwo"], 2, "No such command 'shwo'"),
    (["why", "zzzzzz"], 2, "no event 'zzzzzz'"),
    (["list", "planets"], 2, "cannot list 'planets'; there are actors, places, types, sources"),
    (["extract", "none.md"], 1, "none.md: no such file or directory"),
    (["extract", "article.md", "--published", "2023-02-30"], 2, "is no date"),
    (["tag", "empty"], 1, "empty: the file is empty"),
    (["tag", "article.md", "--format", "xml"], 2, "unknown format 'xml'; there are jsonl, timeml"),
    (["export", "-o", "none/x.csv"], 1, "none/x.csv cannot be written"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "said"), BAD, ids=[" ".join(row[0]) for row in BAD])
def test_bad_input_is_one_line_and_an_exit_code(
    run: Run, store: Path, article: Path, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "binary").write_bytes(b"\0\1\2\3" * 100)
    done = run(*words)
    assert done.returncode == code, done.stderr
    (line, *rest) = [line for line in done.stderr.splitlines() if line.startswith("timeline: ")]
    assert said in line
    assert not rest
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(run: Run, article: Path) -> None:
    article.chmod(0)
    assert "permission denied; skipped" in run("ingest", str(article)).stderr


def test_filters_reach_the_store(run: Run, store: Path) -> None:
    assert "Okinawa" in run("show", "--actor", "Tokyo", "--status", "planned", "--until", "2025").stdout
    assert run("show", "--in", "2022-02").stdout.count("\n") == 2
    assert run("show", "--actor", "Mongolia").stderr == "no events\n"
    hinted = "no events (--undated also shows those that the text does not date)\n"
    assert run("show", "--search", "agreement").stderr == hinted
    for words in (("--limit", "0"), ("--top", "0"), ("--as-of", "1800"), ("--rejected",)):
        assert run("show", "--search", "agreement", *words).stderr == "no events\n"
    assert run("show", "--actor", "Mongolia", "--quiet").stderr == ""


def test_a_pipe_gets_text_without_colour_or_cuts(run: Run, store: Path) -> None:
    done = run("show", COLUMNS="40", FORCE_COLOR="1")
    assert "\x1b" not in done.stdout
    assert "A Marine Littoral Regiment is stationed on Okinawa" in done.stdout


def test_csv_and_json_lines_can_be_read(run: Run, store: Path) -> None:
    assert run("show", "--csv").stdout == run("export").stdout
    rows = list(csv.DictReader(io.StringIO(run("export").stdout)))
    lines = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert (
        [row["id"] for row in rows]
        == [line["id"] for line in lines]
        == [e["id"] for e in json.loads(run("show", "--json").stdout)]
    )


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.jsonl"])
def test_export_to_a_file_follows_its_ending(run: Run, store: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("old")
    done = run("export", "-o", name)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / name).read_text() == run("export", "--format", name.partition(".")[2]).stdout
    assert [path.name for path in tmp_path.glob("x.*")] == [name]


def test_a_failed_export_leaves_the_old_file(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("old")
    assert run("export", "-o", "x.csv", "--actor", "Atlantis").returncode == 2
    assert (tmp_path / "x.csv").read_text() == "old"
    assert [path.name for path in tmp_path.glob("x.*")] == ["x.csv"]


def test_a_closed_pipe_is_no_error(run: Run, store: Path) -> None:
    env = {**THIS_TREE, "TIMELINE_DB": str(store)}
    for _ in range(3):
        done = subprocess.run(
            f"{COMMAND} export --undated | head -c 1; echo ${{PIPESTATUS[0]}}",
            shell=True, executable="/bin/bash", capture_output=True, text=True, env=env, check=True,
        )  # fmt: skip
        assert done.stderr == ""
        assert done.stdout == "i0\n"


def test_a_terminal_gets_the_table(store: Path) -> None:
    main, other = pty.openpty()
    env = {**THIS_TREE, "TIMELINE_DB": str(store), "COLUMNS": "90", "TERM": "xterm-256color"}
    for settings, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        subprocess.run(
            [COMMAND, "show"], stdout=other, stderr=subprocess.PIPE, env=env | settings, check=True
        )
        text = os.read(main, 1 << 16).decode()
        assert "2022" in text
        assert "○ planned" in text
        assert ("\x1b[36m" in text) is coloured
    os.close(other)
    os.close(main)


def test_interrupted(tmp_path: Path) -> None:
    env = {**THIS_TREE, "TIMELINE_DB": str(tmp_path / "s.db")}
    with subprocess.Popen(
        [COMMAND, "ingest", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    ) as process:
        while not (tmp_path / "s.db").exists():  # it has begun, and waits for its text
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_extract_stores_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    done = run("extract", str(article), "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout.splitlines()[0])
    assert (first["date"], first["document"]["title"]) == ("2022-08-02", "Speaker in Taipei")
    assert not (tmp_path / "store.db").exists()
    assert run("extract", "-", "--published", "2022-08-03", stdin=ARTICLE).stdout.count("\n") == 2
    assert run("extract", str(article), "--title", "Mine", "--csv").stdout.count("Mine") == 2


def test_one_text_is_read_as_ingest_reads(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text('body,when\n"On Monday Japan met Fiji.",2024-03-05\n')
    refused = run("tag", str(file))
    assert (refused.returncode, "--map text=COLUMN" in refused.stderr) == (1, True)
    read = ("--map", "text=body,published=when", "--as", "csv")
    assert '"date": "2024-03-04"' in run("extract", str(file), *read).stdout
    assert '"value": "2024-03-04"' in run("tag", str(file), *read).stdout


def test_one_broken_article_leaves_the_others(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text('{"text": "Japan met Fiji on 4 March 2024."}\n{"text": broken\n', encoding="utf-8")
    for command, said in (("extract", '"date": "2024-03-04"'), ("tag", '"value": "2024-03-04"')):
        done = run(command, str(file))
        assert (done.returncode, said in done.stdout) == (3, True)
        assert done.stderr.startswith(f"timeline: {file}:2: no JSON")
        assert done.stderr.count("\n") == 1


def test_tag(run: Run, article: Path) -> None:
    first = json.loads(run("tag", str(article)).stdout.splitlines()[0])
    assert (first["text"], first["edtf"], first["earliest"]) == ("2 August 2022", "2022-08-02", "2022-08-02")
    assert "<TIMEX3" in run("tag", str(article), "--format", "timeml").stdout


def test_why_list_and_info(run: Run, store: Path) -> None:
    number = run("show", "--actor", "Taiwan").stdout.split()[-1]
    assert "Speaker in Taipei, Wire, published 3 Aug 2022" in run("why", number).stdout
    assert run("list", "actors").stdout.splitlines()[0].split()[:3] == ["3", "Russia", "RUS"]
    assert "documents  3" in run("db", "info").stdout


def test_the_store_may_be_named_before_the_command_too(run: Run, store: Path) -> None:
    assert run("--db", str(store), "show", TIMELINE_DB="nowhere.db").stdout == run("show").stdout


def test_help_and_version(run: Run) -> None:
    text = run("--help").stdout
    for command in ("ingest", "show", "export", "why", "list", "extract", "tag", "db"):
        assert f"\n  {command} " in text
    assert "--not-actor" in run("show", "-h").stdout
    assert run("--version").stdout.startswith("timeline 0.")


@pytest.mark.parametrize("words", [(), ("db",), ("lexicon",)], ids=" ".join)
def test_a_name_that_holds_commands_asks_for_its_help(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(*words, "--help").stdout


LONG = "x" * 300
"""A name of a file that no disk takes: whoever looks whether it is there fails, like one who may not look."""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--db", f"{LONG}.db", "show"), 1, f"{LONG}.db cannot be read: file name too long"),
        (("--db", f"{LONG}.db", "ingest", "article.md"), 1, "cannot be read: file name too long"),
        (("--db", f"{LONG}.db", "ingest", "article.md", "--dry-run"), 0, "dry run"),
        (("ingest", LONG), 1, f"{LONG}: file name too long; skipped"),
        (("watch", LONG), 2, f"{LONG} is no folder"),
        (("export", "-o", f"{LONG}.csv"), 1, f"{LONG}.csv cannot be written: file name too long"),
        (("brief", "-o", f"{LONG}.md"), 1, f"{LONG}.md cannot be written: file name too long"),
        (("db", "backup", LONG), 1, "file name too long"),
        (("config",), 2, "cannot be read"),
    ],
    ids=lambda part: " ".join(part).replace(LONG, "LONG") if isinstance(part, tuple) else "",
)
def test_what_one_may_not_look_at_is_one_line(
    run: Run, store: Path, article: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*words, TIMELINE_CONFIG=LONG)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == code


@pytest.mark.parametrize(
    "words",
    [("show",), ("export",), ("list", "actors"), ("man",), ("config",), ("--help",), ("show", "-h")],
    ids=" ".join,
)
def test_a_full_disk_is_one_line(store: Path, words: tuple[str, ...]) -> None:
    env = {**THIS_TREE, "TIMELINE_DB": str(store), "HOME": str(store.parent)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, *words], stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "timeline: standard output cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    "words",
    [("show",), ("export",), ("list", "actors"), ("chart",), ("--help",), ("--version",)],
    ids=" ".join,
)
def test_a_closed_standard_output_is_one_line(store: Path, words: tuple[str, ...]) -> None:
    env = {**THIS_TREE, "TIMELINE_DB": str(store), "HOME": str(store.parent)}
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", COMMAND, *words], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "timeline: standard output cannot be written: bad file descriptor\n"


def test_what_is_said_beside_the_result_never_goes_into_it(article: Path, tmp_path: Path) -> None:
    env = {**THIS_TREE, "HOME": str(tmp_path)}
    words = [COMMAND, "ingest", str(article), "--db", str(tmp_path / "s.db")]
    done = subprocess.run(
        ["sh", "-c", '"$@" 2>&-', "sh", *words], capture_output=True, text=True, env=env, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    "words", [("show",), ("export",), ("list", "actors"), ("man",), ("--help",)], ids=" ".join
)
def test_nobody_reads_is_no_error(store: Path, words: tuple[str, ...]) -> None:
    """Where `head -1` ends before the first line is written, whatever the timing."""
    env = {**THIS_TREE, "TIMELINE_DB": str(store), "HOME": str(store.parent)}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [COMMAND, *words], stdout=writer, stderr=subprocess.PIPE, text=True, env=env, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("what", get_args(Kind))
def test_every_kind_can_be_listed(run: Run, store: Path, what: str) -> None:
    done = run("list", what)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_a_command_that_is_nearly_one(run: Run) -> None:
    done = run("shwo")
    assert (done.returncode, done.stderr) == (2, "timeline: No such command 'shwo'; did you mean show?\n")


def test_dates_that_make_no_sense(run: Run, store: Path) -> None:
    for words, said in (
        (("--since", "2023", "--until", "2022"), "--since 2023 --until 2022 ends before it begins"),
        (("--since", ""), "'' is no date"),
        (("--until", " "), "is no date"),
        (("--as-of", ""), "'' is no date"),
        (("--since", "5"), "'5' is no date"),
        (("--until", "2022..2023"), "--until takes one date; --in takes a range"),
        (("--since", "01/02/2022"), "may be two days; write 2022-02-01 or 2022-01-02"),
    ):
        done = run("show", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
