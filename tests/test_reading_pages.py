"""Saved pages, feeds, mails and exports: title, date and its evidence, and the body from its first sentence to its last."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from readers import library

from timeline.model import Document
from timeline.reading import Settings, read

PAGES = Path(__file__).parent / "pages"
NEEDS = {
    ".html": "trafilatura",
    ".gz": "trafilatura",
    ".rss": "feedparser",
    ".atom": "feedparser",
    ".pdf": "pypdf",
    ".mhtml": "trafilatura",
}
PLAIN = (".txt", ".docx", ".pdf")
"""In these, title and date line stand before the first sentence."""
_HEAD = 120

with (PAGES / "expected.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
FILES = sorted({row["file"] for row in EXPECTED})


def needs(name: str) -> None:
    if wanted := NEEDS.get(Path(name).suffix):
        library(wanted)
    if ".warc" in name:
        library("warcio")


@pytest.mark.parametrize("name", FILES)
def test_pages(name: str) -> None:
    needs(name)
    expected = [row for row in EXPECTED if row["file"] == name]
    found = list(read([str(PAGES / name)], Settings()))
    assert len(found) == len(expected), found
    for row, document in zip(expected, found, strict=True):
        assert isinstance(document, Document), document
        cited = document.citation
        assert (cited.path or "").partition("#")[2] == row["number"]
        assert (cited.title, str(cited.published), cited.evidence) == (
            row["title"],
            row["published"],
            row["evidence"],
        )
        body = document.text.strip()
        assert body.endswith(row["last"])
        before = body.partition(row["first"])[0]
        assert row["first"] in body
        assert len(before) <= (_HEAD if Path(name).suffix in PLAIN else 0), before


def test_the_files_are_what_the_script_writes() -> None:
    sys.path.insert(0, str(PAGES))
    import make_pages

    for name, content in make_pages.files().items():
        if name != "mailbox.mbox" and Path(name).suffix not in (
            ".gz",
            ".docx",
            ".epub",
            ".eml",
        ):  # zlib's output differs
            assert (PAGES / name).read_bytes() == content, name
    assert {path.name for path in PAGES.iterdir() if path.is_file()} - {
        "expected.tsv",
        "make_pages.py",
    } == set(make_pages.files())
    assert set(FILES) == set(make_pages.files())
