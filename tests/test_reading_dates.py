"""When was it published? Dates as they are written, evidence by its strength, and what is said where it is at odds."""

from __future__ import annotations

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from readers import library

from timeline.model import Document
from timeline.reading import Notice, Settings, read
from timeline.reading.dates import Evidence, date_line, in_file_name, in_url, settle, written_date

CASES = Path(__file__).parent / "cases" / "reading"
ONE, TWO, THREE = date(2023, 1, 12), date(2023, 1, 13), date(2023, 3, 1)


def cases(name: str) -> list[tuple[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"].replace("¶", "\n"), row["date"]) for row in rows]


@pytest.mark.parametrize(("text", "expected"), cases("dates.tsv"))
def test_written_dates(text: str, expected: str) -> None:
    assert str(written_date(text) or "") == expected


@pytest.mark.parametrize(("text", "expected"), cases("date_lines.tsv"))
def test_date_lines(text: str, expected: str) -> None:
    assert [str(found.day) for found in date_line(text)] == [day for day in [expected] if day]


@given(st.text())
def test_any_text_has_a_date_or_none(text: str) -> None:
    assert written_date(text) is None or any(sign.isdigit() for sign in text)
    assert len(list(date_line(text))) <= 1


@pytest.mark.parametrize(
    "text", ["A" * 6000, "1" * 6000, "Jan 1, 2020 " * 500, "A b, " * 1200, "(" * 6000, "Ab " * 45 + "\n" * 30]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.perf_counter()
    list(date_line(text))
    assert time.perf_counter() - began < 0.2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023-01-12-talks.md", ["2023-01-12"]), ("/a/talks_20230112.txt", ["2023-01-12"]), ("/2020-01-01/talks.txt", []),
        ("talks-2023.md", []), ("12023-01-123.md", []), ("2023-02-30.md", []),
    ],
)  # fmt: skip
def test_file_names(name: str, expected: list[str]) -> None:
    assert [str(found.day) for found in in_file_name(name)] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2023/01/12/talks", ["2023-01-12"]), ("https://a.example/world/2023-01-12/", ["2023-01-12"]),
        ("https://a.example/2023/01/talks", []), ("https://a.example/talks?d=/2023/01/12/", []), ("https://[", []),
    ],
)  # fmt: skip
def test_addresses(url: str, expected: list[str]) -> None:
    assert [str(found.day) for found in in_url(url)] == expected


STRONG, OTHER = Evidence(ONE, "front matter", "2023-01-12"), Evidence(THREE, "file name", "2023-03-01")
INSTANT = Evidence(TWO, "page metadata (Open Graph)", "2023-01-13T01:00:00Z")
WEAK = Evidence(THREE, "page text", "2023-03-01", weak=True)


@pytest.mark.parametrize(
    ("found", "given", "day", "kind", "conflict"),
    [
        ([], None, None, None, False),
        ([], THREE, THREE, "--published", False),
        ([STRONG], THREE, ONE, "front matter", False),
        ([STRONG, OTHER], None, ONE, "front matter", True),
        ([STRONG, INSTANT], None, ONE, "front matter", False),
        ([STRONG, Evidence(TWO, "file name", "2023-01-13")], None, ONE, "front matter", True),
        ([STRONG, WEAK], None, ONE, "front matter", False),
        ([WEAK], None, THREE, "page text", False),
        ([WEAK], ONE, ONE, "--published", False),
    ],
)
def test_the_strongest_evidence_counts(
    found: list[Evidence], given: date | None, day: date | None, kind: str | None, conflict: bool
) -> None:
    verdict = settle(found, given)
    assert (verdict.day, verdict.kind, bool(verdict.conflict)) == (day, kind, conflict)


def test_a_conflict_names_both_and_the_article_is_read(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "2023-03-01-talks.md"
    path.write_text("---\npublished: 2023-01-12\n---\nJapan and Britain signed an agreement yesterday.\n")
    notice, document = read([str(path)])
    says = "published 2023-01-12 by its front matter, but 2023-03-01 by its file name; 2023-01-12 is taken"
    assert notice == Notice(str(path), says)
    assert isinstance(document, Document)
    done = run("ingest", path.name)
    assert (done.returncode, says in done.stderr) == (0, True)
    number = run("export", "--csv").stdout.splitlines()[1].partition(",")[0]
    assert "published 12 Jan 2023 (from its front matter)" in run("why", number).stdout


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ('<meta property="article:published_time" content="2023-01-12">', "page metadata (Open Graph)"),
        (
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2023-01-12"}</script>',
            "page metadata (JSON-LD)",
        ),
        (
            '<script type="application/ld+json">{broken</script><meta itemprop="datePublished" content="2023-01-12">',
            "page metadata (microdata)",
        ),
        ('<meta name="citation_publication_date" content="2023/01/12">', "page metadata (metadata)"),
        (
            '<meta name="date" content="soon"><link rel="canonical" href="https://a.example/2023/01/12/x">',
            "address",
        ),
    ],
)
def test_pages(tmp_path: Path, head: str, kind: str) -> None:
    library("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><head>{head}</head><body><article>{'<p>The ministers met in the old town hall to talk.</p>' * 9}</article></body></html>"
    )
    (found,) = read([str(path)], Settings(THREE))
    assert isinstance(found, Document), found
    assert (found.published, found.citation.evidence) == (ONE, kind)
