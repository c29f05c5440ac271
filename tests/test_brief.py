"""The briefing: its parts, what it remembers, its templates, and text that means harm."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from conftest import LATER, PELOSI, WAR, Article, Run, Said, fill
from readers import library
from test_exports import HARM

library("jinja2")

DAY = ("--as-of", "2024-03-01", "--undated")


def section(text: str, heading: str) -> str:
    """Give what stands under a heading, "" where there is none."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.S | re.M)
    return found[1].strip() if found else ""


def test_its_parts(run: Run, store: Path) -> None:
    text = run("brief", *DAY, "--days", "30").stdout
    assert text.startswith("# Briefing\n\nAs of 1 Mar 2024; 9 events, 5 of them new since 31 Jan 2024.\n")
    assert "Russia invaded Ukraine" in section(text, "What is new")
    assert "Nancy Pelosi" not in section(text, "What is new")
    assert "Nancy Pelosi visited Taiwan" in section(text, "Chronology")
    assert "Okinawa" in section(text, "What comes next")
    assert "Hiroshima" not in section(text, "What comes next")
    assert "Hiroshima" in section(text, "What was due, and nobody has reported")
    assert section(text, "Who matters").splitlines()[0] == "- Russia: 3 events"
    assert "[Two years on](<https://example.org/two-years-on>), Daily, 24 Feb 2024" in section(
        text, "Sources"
    )


def test_every_number_has_its_source(run: Run, store: Path) -> None:
    text = run("brief", *DAY).stdout
    cited = {int(number) for group in re.findall(r"\[([\d, ]+)\]", text) for number in group.split(", ")}
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", section(text, "Sources"), re.M)]
    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed)


def test_the_same_store_and_day_give_the_same_bytes(run: Run, store: Path) -> None:
    for template in ("brief", "email", "slides"):
        first, second = (run("brief", *DAY, "--template", template) for _ in range(2))
        assert (first.returncode, first.stderr) == (0, "")
        assert "Nancy Pelosi visited Taiwan" in first.stdout
        assert first.stdout == second.stdout


def test_top_takes_the_most_told(run: Run, store: Path) -> None:
    chronology = section(run("brief", "--as-of", "2024-03-01", "--top", "1").stdout, "Chronology")
    assert chronology.startswith("- **2 Aug 2022** Nancy Pelosi visited Taiwan")
    assert chronology.count("\n") == 0


def test_one_line_an_event(run: Run, tmp_path: Path) -> None:
    titles = (
        "Russia invaded Ukraine",
        "Russia had invaded Ukraine at dawn",
        "Troops of Russia invaded Ukraine again",
    )
    said = [
        Said("2022-02-24", title, who, "ASSAULT")
        for title, who in zip(titles, ("RUS", "UKR", "GBR"), strict=True)
    ]
    other = Said("2022-02-24", "Markets fell in London", "GBR", "ECONOMY")
    fill(tmp_path / "store.db", [Article("2022-02-25", [*said, other])])
    chronology = section(run("brief", "--as-of", "2023-01-01").stdout, "Chronology")
    assert chronology.count("invaded") == 1
    assert "Markets" in chronology


def test_since_last_reports_what_is_new_and_what_changed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, [PELOSI])
    weekly = ("brief", "--since-last", "--name", "weekly", "--as-of", "2024-03-01")
    first = run(*weekly).stdout
    assert "Nancy Pelosi visited Taiwan" in first
    assert "all of them new to this briefing" in first
    again = run(*weekly)
    assert "Nancy" not in again.stdout
    assert run(*weekly, "--fail-if-empty").returncode == 1
    assert again.stderr == "nothing new since the last briefing\n"
    assert "Nancy" in run("brief", "--since-last", "--name", "other", "--as-of", "2024-03-01").stdout
    fill(path, [LATER])
    third = section(run(*weekly).stdout, "What is new")
    assert "Nancy Pelosi" in third
    assert "*more sources*" in third
    assert "Hiroshima" in third
    fill(path, [WAR])
    fourth = run(*weekly).stdout
    assert "Russia invaded" in fourth
    assert "Hiroshima" not in fourth


def test_a_failed_run_is_not_remembered(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("brief", "--since-last", "-o", "none/x.md").returncode == 1
    assert not list(tmp_path.glob("*.brief.json"))
    (tmp_path / "store.db.briefing.brief.json").write_text("[]")
    done = run("brief", "--since-last")
    assert (done.returncode, done.stdout) == (1, "")
    assert "delete it to begin anew" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["--template", "memo"],
            2,
            "unknown template 'memo'; there are brief, email, slides, or name a file",
        ),
        (["--format", "pdf"], 2, "unknown format 'pdf'; there are md, html, txt"),
        (["--since-last", "--name", "../x"], 2, "'../x' cannot name a briefing"),
        (["--template", "broken.md"], 1, "the template is wrong in line 2: "),
        (["--template", "unknown.md"], 1, "the template failed: 'nothing' is undefined"),
        (["--template", "escape.md"], 1, "the template failed: access to attribute '__class__'"),
        (["--template", "own.html", "--format", "md"], 2, "own.html gives HTML, not md"),
    ],
)
def test_bad_input(run: Run, store: Path, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    (tmp_path / "broken.md").write_text("# x\n{% for %}")
    (tmp_path / "unknown.md").write_text("{{ nothing }}")
    (tmp_path / "escape.md").write_text("{{ title.__class__.__mro__ }}")
    (tmp_path / "own.html").write_text("<h1>{{ title }}</h1>")
    done = run("brief", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_template_of_ones_own(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("{% for item in chronology %}{{ item.date }};{% endfor %}")
    assert run("brief", *DAY, "--template", "own.md", "--actor", "Taiwan").stdout == "2 Aug 2022;"
    (tmp_path / "own.html").write_text("<p>{{ chronology[0].title }}</p>")
    fill(
        tmp_path / "store.db",
        [Article("2020-01-02", [Said("2020-01-01", "A <b>bold</b> claim met it", "TWN", trigger="met")])],
    )
    done = run("brief", "--as-of", "2020-02-01", "--template", "own.html", "-o", "x.html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.html").read_text() == "<p>A &lt;b&gt;bold&lt;/b&gt; claim met it</p>"


def test_plain_text_and_html(run: Run, store: Path) -> None:
    text = run("brief", *DAY, "--format", "txt").stdout
    assert text.startswith("Briefing\n========\n\nAs of 1 Mar 2024")
    assert "- 2 Aug 2022 Nancy Pelosi visited Taiwan" in text
    assert "Two years on <https://example.org/two-years-on>, Daily" in text
    assert "**" not in text
    html = run("brief", *DAY, "--format", "html").stdout
    assert "<strong>2 Aug 2022</strong> Nancy Pelosi visited Taiwan" in html
    assert '<a href="https://example.org/two-years-on">Two years on</a>' in html


@pytest.mark.parametrize("template", ["brief", "email", "slides"])
def test_text_that_means_harm_is_words(run: Run, tmp_path: Path, template: str) -> None:
    said = Said("2022-08", HARM, "<b>A</b>/JPN>GBR", trigger="met")
    fill(
        tmp_path / "store.db",
        [Article("2023-01-01", [said], title=HARM, url="javascript:alert(1)", path="/a")],
    )
    html = run(
        "brief", "--as-of", "2023-01-03", "--template", template, "--format", "html", "--title", HARM
    ).stdout
    body = html.partition("<body>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= {"h1", "h2", "p", "ul", "ol", "li", "strong", "em", "hr"}
    assert "{{ 7 * 7 }}" in html
    assert "\x1b" not in run("brief", "--as-of", "2023-01-03", "--template", template).stdout
    assert len(re.findall("<h1>", body)) <= 1


WEEKLY = ("brief", "--since-last", "--name", "weekly", "--as-of", "2024-03-01")


def titled(path: Path, title: str) -> str:
    """Give the id of the event with this in its title."""
    with sqlite3.connect(path) as store:
        ((found,),) = store.execute("SELECT id FROM event WHERE title LIKE ?", (f"%{title}%",))
    store.close()
    return str(found)


def test_what_was_not_printed_is_told_the_next_time(run: Run, store: Path) -> None:
    told: list[str] = []
    for _ in range(4):
        text = run(
            *WEEKLY, "--top", "2", "--status", "occurred", "--status", "ongoing", "--status", "negated"
        ).stdout
        told += section(text, "What is new").splitlines()
    assert len(told) == len(set(told)) == 5
    assert "nothing new" in run(*WEEKLY, "--status", "occurred").stderr


def test_what_stands_for_others_tells_them_too(run: Run, tmp_path: Path) -> None:
    said = [
        Said("2022-02-24", title, who, "ASSAULT")
        for title, who in (("Russia invaded Ukraine", "RUS"), ("Russia had invaded Ukraine", "UKR"))
    ]
    fill(tmp_path / "store.db", [Article("2022-02-25", said)])
    assert section(run(*WEEKLY).stdout, "What is new").count("invaded") == 1
    assert run(*WEEKLY).stderr == "nothing new since the last briefing\n"


def test_what_was_told_and_then_withdrawn_is_said_once(run: Run, store: Path) -> None:
    run(*WEEKLY)
    run("reject", titled(store, "Pelosi"))
    run("forget", "Daily")
    text = run(*WEEKLY).stdout
    assert section(text, "What is withdrawn").splitlines()[0] == (
        "- **2 Aug 2022** Nancy Pelosi visited Taiwan last August *rejected*"
    )
    assert set(section(text, "What is withdrawn").splitlines()[1:]) == {
        "- **24 Feb 2022** Russia invaded Ukraine *no longer told*",
        "- **since 2014** Russia occupies Crimea *no longer told*",
        "- **1990s** Ukraine gave up its warheads *no longer told*",
        "- **2023** China did not join the sanctions on Russia *no longer told*",
        "- **summer 2024** Switzerland may hold a conference *no longer told*",
    }
    again = run(*WEEKLY)
    assert section(again.stdout, "What is withdrawn") == ""
    assert again.stderr == "nothing new since the last briefing\n"


def test_a_new_title_is_a_change(run: Run, store: Path) -> None:
    run(*WEEKLY)
    run("edit", titled(store, "Pelosi"), "--title", "The Speaker went to Taipei")
    text = run(*WEEKLY).stdout
    assert "1 event that is new or has changed since the last briefing." in text
    assert re.search(r"The Speaker went to Taipei .*\*title changed\*", section(text, "What is new"))


def test_a_document_has_one_number(run: Run, tmp_path: Path) -> None:
    text = "---\ntitle: {}\npublished: 2022-08-0{}\nsource: {}\n---\n{}\n"
    (tmp_path / "a").mkdir()
    for number, (source, told) in enumerate(
        [("Wire", "Nancy Pelosi visited Taiwan on 2 August 2022."), ("Post", "Nancy Pelosi did not visit Taiwan on 2 August 2022.")], 3
    ):  # fmt: skip
        (tmp_path / "a" / f"{number}.md").write_text(text.format(source, number, source, told))
    run("ingest", "a")
    listed = section(run("brief", "--as-of", "2022-08-10").stdout, "Sources").splitlines()
    assert len(listed) == len({line.partition(". ")[2] for line in listed}) == 2


def test_plans_of_long_ago_are_not_told_of(run: Run, store: Path) -> None:
    due = "What was due, and nobody has reported"
    assert "Hiroshima" in section(run("brief", "--as-of", "2024-05-01").stdout, due)
    assert "Hiroshima" not in section(run("brief", "--as-of", "2026-05-01").stdout, due)


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("./week", "# Briefing"),
        ("week.v2/x", "# Briefing"),
        ("W.HTML", "<!doctype html>"),
        ("w.htm", "<!doctype html>"),
        ("w.txt", "Briefing\n==="),
    ],
)
def test_the_format_follows_the_ending(run: Run, store: Path, tmp_path: Path, file: str, begins: str) -> None:
    (tmp_path / "week.v2").mkdir()
    assert run("brief", "-o", file).returncode == 0
    assert (tmp_path / file).read_text().startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "w.pdf"], "'.pdf' is the ending of no format; name one of md, html, txt with --format"),
        (["--limit", "3"], "No such option: --limit"),
        (["--reverse"], "No such option: --reverse"),
        (["--name", "x"], "--name goes with --since-last"),
        (["--since-last", "--days", "3"], "--days or --since-last, not both"),
    ],
)
def test_an_option_without_effect_is_refused(run: Run, store: Path, words: list[str], said: str) -> None:
    done = run("brief", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
