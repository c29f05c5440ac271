"""How a chronology looks: which options a format heeds, its headings, endings of files, what is said where nothing is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Article, Run, Said, fill

from timeline.cli.formats import FORMATS

OPTIONS = {
    "--fields": ("--fields", "id,date"),
    "--preset": ("--preset", "acled"),
    "--group-by": ("--group-by", "actor"),
    "--raw": ("--raw",),
    "--bom": ("--bom",),
    "--title": ("--title", "Mine"),
    "--wide": ("--wide",),
}
TEXTS = [name for name, kind in FORMATS.items() if kind.text]


def command_of(option: str) -> str:
    return "show" if option == "--wide" else "export"


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("chosen", FORMATS)
def test_an_option_works_or_is_refused(run: Run, store: Path, chosen: str, option: str) -> None:
    """No option is taken and then forgotten: what a format heeds changes what it writes."""
    fill(store, [Article("2023-06-01", [Said("2023-05-31", "=1+1 China met it", "CHN", trigger="met")])])
    words = (command_of(option), "--format", chosen)
    if option not in FORMATS[chosen].heeds:
        done = run(*words, *OPTIONS[option])
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{option} means nothing to {chosen}; it goes with " in done.stderr
    elif chosen in TEXTS:
        done = run(*words, *OPTIONS[option], COLUMNS="60")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout != run(*words, COLUMNS="60").stdout


def test_groups_and_chosen_columns_do_not_go_together(run: Run, store: Path) -> None:
    done = run("show", "--group-by", "type", "--fields", "id")
    assert (done.returncode, done.stderr) == (2, "timeline: --group-by or chosen columns, not both\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chart", "--reverse"), "No such option: --reverse"),
        (("due", "--status", "negated"), "No such option: --status"),
        (("extract", "--db", "x.db", "a.txt"), "No such option: --db"),
        (("tag", "--db", "x.db", "a.txt"), "No such option: --db"),
    ],
    ids=lambda part: " ".join(part[:2]) if isinstance(part, tuple) else "",
)
def test_an_option_that_would_do_nothing_is_none(
    run: Run, store: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.csv", "id,date"), ("x.MD", "# Chronology"), ("x.timelinejs", '{"title"'), ("x.timelinejs.json", '{"title"'), ("x.y.json", "[\n"),
     ("x", "id,date"), ("v1.2/x", "id,date")],
)  # fmt: skip
def test_the_format_follows_the_ending(run: Run, store: Path, tmp_path: Path, name: str, begins: str) -> None:
    (tmp_path / "v1.2").mkdir()
    assert run("export", "-o", name).returncode == 0
    assert (tmp_path / name).read_text().startswith(begins)


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_no_part_of_the_legend_of_a_chart_is_cut(run: Run, store: Path, columns: int) -> None:
    run("add", "--title", "x", "--date", "2024", "--type", "AID")
    legend = run("chart", COLUMNS=str(columns)).stdout.partition("\n\n")[2].splitlines()
    assert legend.pop() == "not drawn: 1 dated less exactly"
    assert (len(legend) == 1) == (columns == 200)
    assert all(len(line) <= columns for line in legend)
    assert "cooperation in words" in "".join(legend)


@pytest.mark.parametrize("name", ["x.foo", "x.csv.gz", "x.2023"])
def test_an_ending_of_no_format_is_said(run: Run, store: Path, tmp_path: Path, name: str) -> None:
    done = run("export", "-o", name)
    assert (done.returncode, "is the ending of no format" in done.stderr) == (2, True)
    assert not (tmp_path / name).exists()
    assert run("export", "-o", name, "--format", "csv").returncode == 0


def test_groups_in_a_pipe_are_lines_that_nothing_cuts(run: Run, store: Path) -> None:
    text = run("show", "--group-by", "type", COLUMNS="30").stdout
    blocks = [block.splitlines() for block in text.rstrip("\n").split("\n\n")]
    assert [block[0] for block in blocks][:2] == ["CONSULT (3)", "ASSAULT (2)"]
    assert sorted(line for block in blocks for line in block[1:]) != []
    told = [re.split(r"  +", line) for block in blocks for line in block[1:]]
    assert {cells[-1] for cells in told} == {line.split()[-1] for line in run("show").stdout.splitlines()}
    assert {cells[1] for cells in told} == {"occurred", "ongoing", "planned", "possible", "negated"}
    assert any("sources" in cells[-2] for cells in told)


def headings(text: str, mark: str) -> list[str]:
    return re.findall(rf"^{mark}(.*)$", text, re.M)


def test_what_reaches_over_a_period_stands_under_one_heading(run: Run, store: Path) -> None:
    period = ("--in", "2022-01..2024-06")
    assert headings(run("export", *period, "--format", "md").stdout, "## ") == [
        "2022",
        "2023",
        "2024",
        "longer spans",
        "Sources",
    ]
    page = run("export", *period, "--format", "html").stdout
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["2022", "2023", "2024", "longer spans"]
    table = run("show", *period, "--format", "table").stdout
    assert re.findall(r"^(?:\d{4}|longer spans)$", table, re.M) == ["2022", "2023", "2024", "longer spans"]


@pytest.mark.parametrize("order", [("--reverse",), ("--sort", "importance"), ()], ids=" ".join)
def test_a_page_says_its_span_in_any_order(run: Run, store: Path, order: tuple[str, ...]) -> None:
    page = run("export", "--format", "html", *order).stdout
    assert "8 events, 1990 to 2025;" in page
    listed = re.findall(r"<h2>(.*?)</h2>", page)
    assert listed == (["by importance"] if "importance" in order else sorted(listed, reverse=bool(order)))


def test_a_chart_shows_the_time_that_is_asked_for(run: Run, store: Path) -> None:
    text = run("chart", "--in", "2022-01..2022-12", "--by", "month", "--stack", "none").stdout
    assert [line.split()[:2] for line in text.splitlines() if line.strip()[0] != "⋮"] == [
        ["Feb", "2022"],
        ["Aug", "2022"],
    ]
    since = run("chart", "--since", "2023", "--by", "year", "--stack", "none").stdout
    assert [line.split()[0] for line in since.splitlines()] == ["2023", "2024", "2025"]


def test_the_weeks_of_a_chart_have_their_year(run: Run, store: Path) -> None:
    text = run("chart", "--by", "week", "--in", "2022", "--stack", "none").stdout
    assert [line.split("█")[0].strip() for line in text.splitlines() if "█" in line] == [
        "21 Feb 2022",
        "1 Aug 2022",
    ]


def test_what_is_dated_less_exactly_than_to_a_bar_stands_in_none(run: Run, store: Path) -> None:
    for day in ("2031-03-05", "2031-03", "2031-Q1", "2031", "2031-03-06/..", "2031-04/..", "../2031"):
        run("add", "--title", "x", "--date", day)
    drawn = {
        by: [
            int(count)
            for count in re.findall(r"[\u2588-\u258f] (\d+)$", run("chart", *_2031, "--by", by).stdout, re.M)
        ]
        for by in ("week", "month", "year")
    }
    assert drawn == {"week": [2], "month": [3, 1], "year": [7]}
    assert run("chart", *_2031, "--by", "month").stdout.endswith("\nnot drawn: 3 dated less exactly\n")
    assert "\nApr 2031" in run("chart", *_2031).stdout
    only = run("chart", "--in", "2031-12", "--by", "week").stdout
    assert only == "not drawn: 1 dated less exactly\n"


_2031 = ("--in", "2031", "--stack", "none")


def test_a_range_that_is_too_wide_ends_its_line_between_its_dates(run: Run, store: Path) -> None:
    run("add", "--title", "x", "--date", "2031-12-07/2032-09-27")
    run("add", "--title", "x", "--date", "2033-11-17/..")
    for width in (50, 80):
        table = run("show", "--since", "2031", "--format", "table", COLUMNS=str(width)).stdout
        lines = [re.split(r"  +", line.strip())[0] for line in table.splitlines()]
        assert [re.sub(r" [◆·○✗?…].*", "", line) for line in lines if re.search(r"-$|since|\d [A-Z]", line)] == [
            "7 Dec 2031 -", "27 Sep 2032", "since", "17 Nov 2033",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["add --title x --date 2025", "undo", "list actors", "db check", "db rebuild"]
)
def test_quiet_is_quiet(run: Run, store: Path, words: str) -> None:
    run("add", "--title", "y", "--date", "2025")
    assert run(*words.split(), "--quiet").stderr == ""


def test_notices_of_a_text_are_quiet_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nancy Pelosi visited Taiwan last August.")
    for command in ("extract", "tag"):
        assert "1 relative date stayed unresolved" in run(command, "a.txt").stderr
        assert run(command, "a.txt", "-q").stderr == ""
    (tmp_path / "a.txt").write_text("Nancy Pelosi visited Taiwan on 2 August 2022.")
    assert run("extract", "a.txt").stderr == ""
    assert "publication date" not in run("ingest", "a.txt").stderr


def test_verbose_says_which_store_it_is(run: Run, store: Path) -> None:
    assert run("show", "--verbose").stderr == f"store: {store}\nevents: 8\n"


def test_gdelt_days_have_one_form(run: Run, store: Path) -> None:
    header, *rows = run("export", "--preset", "gdelt", "--actor", "Taiwan").stdout.splitlines()
    day = rows[0].split(",")[header.split(",").index("DATEADDED")]
    assert day == "20220803"
    assert json.loads(
        run("export", "--fields", "document_day", "--format", "json", "--actor", "Taiwan").stdout
    ) == [{"document_day": day}]
