"""Bad input: each is left out with its reason, without harm, and the rest goes on."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import re
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import library

from timeline.model import Document
from timeline.reading import Notice, Piece, Settings, Skipped, find, parse, read

TEXT = b"Japan and Britain signed an agreement on 11 January 2023."
PAGE = (
    b"<!doctype html><html><head><title>Talks</title></head><body><article><p>"
    + TEXT * 5
    + b"</p></article></body></html>"
)


def reasons(path: Path, settings: Settings | None = None) -> list[str]:
    return [item.reason for item in read([str(path)], settings) if isinstance(item, Skipped)]


def documents(path: Path, settings: Settings | None = None) -> list[Document]:
    return [item for item in read([str(path)], settings) if isinstance(item, Document)]


def zipped(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(
                name, data, zipfile.ZIP_STORED if name == "mimetype" else None
            )  # as the formats ask
    return content.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SURROGATE = "\ud800".encode("utf-8", "surrogatepass")
BAD: list[tuple[str, bytes, str]] = [
    ("binary.txt", b"\x7fELF\x02\x01\x01\x00\x00\x81\x8d" * 30, "not a text file"),
    ("nul.txt", b"They met.\0 Then they parted.", "not a text file"),
    ("noise.txt", b"\x00\xed\xa0\x80\x81" * 30, "not a text file"),
    ("surrogate.txt", b"They met. " + SURROGATE, "lone surrogates"),
    ("truncated.txt.gz", gzip.compress(os.urandom(5000))[:2000], "a truncated gzip file"),
    ("broken.txt.gz", b"\x1f\x8b\x08\x00garbage", "a (broken|truncated) gzip file"),
    ("bomb.txt.gz", gzip.compress(b"0" * 60_000_000), "larger than|a gzip bomb"),
    ("bomb.jsonl.gz", gzip.compress(b'{"text": "' + b"0" * 60_000_000), "a gzip bomb"),
    ("nested.txt.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(TEXT))))), "gzip in gzip"),
    ("laughs.docx", zipped({"word/document.xml": LAUGHS + b"<r>&b;</r>"}), "XML entities"),
    ("broken.docx", zipped({"word/document.xml": b"<a><b></a>"}), "broken XML"),
    ("none.docx", zipped({"[Content_Types].xml": b"<Types/>"}), "there is no word/document.xml in it"),
    ("bomb.docx", zipped({"word/document.xml": b"<r>" + b" " * 60_000_000 + b"</r>"}), "larger than"),
    ("cut.docx", zipped({"word/document.xml": b"<r>x</r>"})[:60], "a broken zip file"),
    ("other.zip", zipped({"readme": b"x"}), "neither DOCX nor EPUB"),
    ("notes.rtf", b"{\\rtf1\\ansi They met.}", "an RTF file, which is not read; save it as"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "of the old kind, which is not read; save it as"),
    ("text.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "an OpenDocument file"),
    ("book.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "save its table as CSV"),
    ("empty.html", b"", "the file is empty"),
    ("list.json", b'[{"text": "x"}, 3', "no JSON"),
    ("deep.json", b"[" * 100_000, "no JSON"),
    ("table.csv", b"a,b\n1,2\n", "no column 'text'"),
    ("attachment.eml", b"From: a@b.example\nTo: c@d.example\nDate: x\nSubject: y\nContent-Type: image/png\n\nabc", "a mail without text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_what_is_bad_has_its_reason_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "~good.txt").write_bytes(TEXT)
    found = [*read([str(tmp_path / name)]), *read([str(tmp_path / "~good.txt")])]
    assert [type(item) for item in found] == [Skipped, Document]
    assert isinstance(found[0], Skipped)
    assert re.search(reason, found[0].reason), found[0].reason


@pytest.mark.parametrize(
    ("name", "content", "needs", "reason"),
    [
        (
            "feed.rss",
            b"<!doctype html><html><body><p>Not found</p></body></html>",
            "feedparser",
            "a feed by its name, but a web page",
        ),
        (
            "feed.xml",
            LAUGHS + b"<rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>",
            "feedparser",
            "XML entities",
        ),
        ("feed.xml", b"<rss version='2.0'><channel></channel></rss>", "feedparser", "without entries"),
        (
            "deep.html",
            b"<html><body>" + b"<div>" * 100_000 + b"<p>Text.</p>",
            "trafilatura",
            "tags nested too deeply|no article",
        ),
        ("empty.html", b"<!doctype html><html><body></body></html>", "trafilatura", "no article text"),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog", "pypdf", "a broken PDF"),
        ("broken.warc", b"WARC/1.0\r\nnonsense\r\n\r\n", "warcio", "WARC file"),
        ("cut.parquet", b"PAR1 and no more", "pyarrow", "a broken Parquet file"),
    ],
)
def test_what_needs_a_library(tmp_path: Path, name: str, content: bytes, needs: str, reason: str) -> None:
    library(needs)
    path = tmp_path / name
    path.write_bytes(content)
    began = time.monotonic()
    (found,) = read([str(path)])
    assert isinstance(found, Skipped)
    assert re.search(reason, found.reason), found.reason
    assert time.monotonic() - began < 10


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    pypdf = library("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    assert reasons(path) == ["an encrypted PDF; save it without its password"]


def test_a_large_file_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(1 << 30)  # a hole: it takes no room
    tracemalloc.start()
    assert reasons(path) == ["not a text file"] or "--max-bytes" in reasons(path)[0]
    assert tracemalloc.get_traced_memory()[1] < 150_000_000
    tracemalloc.stop()


def test_max_bytes_counts_single_articles_not_files(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": "Short text."}),
        json.dumps({"text": "x" * 5000}),
        json.dumps({"text": "Another."}),
    ]
    path.write_text("\n".join(lines * 3))
    how = Settings(max_bytes=1000)
    assert [document.text for document in documents(path, how)] == ["Short text.", "Another."] * 3
    assert reasons(path, how) == ["the line is larger than 1,000 bytes; --max-bytes sets the limit"] * 3
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    assert reasons(tmp_path / "a.txt", how) == ["larger than 1,000 bytes; --max-bytes sets the limit"]


def test_the_tenth_line_is_broken_and_only_that(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": f"Text {number}."}) for number in range(1, 21)]
    lines[9] = '{"text": "Text 10.'
    path.write_text("\n".join(lines))
    found = list(read([str(path)]))
    assert [item.path for item in found if isinstance(item, Skipped)] == [f"{path}:10"]
    assert len(found) == 20


@pytest.mark.parametrize("wrapped", ["[{}, 3]", '{{"total": 1, "results": [{}]}}', "{}"])
def test_lists_of_articles_in_and_out_of_a_wrapper(tmp_path: Path, wrapped: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(wrapped.format('{"text": "They met.", "published": "2023-01-12"}'))
    assert [document.text for document in documents(path)] == ["They met."]
    assert reasons(path) == (["no JSON object"] if "3" in wrapped else [])


@pytest.mark.parametrize("text", ["a \ud800 b", "a \0 b"])
def test_json_can_say_what_is_no_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}) + '\n{"text": "Good."}\n')
    assert len(reasons(path)) == len(documents(path)) == 1


def test_links_out_of_the_folder_are_named_and_others_are_read_where_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(TEXT)
    (folder / "a.txt").write_bytes(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    found = {Path(item.path).name: item.reason for item in read([str(folder)]) if isinstance(item, Skipped)}
    assert found == {"link.txt": "a symbolic link out of the folder", "pipe.txt": "not a file"}
    assert [document.citation.path for document in documents(folder)] == [str(folder / "a.txt")]


@pytest.mark.parametrize("path", ["ftp://example.org/a.txt", "file:///etc/passwd", "a\0b", "gopher://x"])
def test_what_is_no_path(path: str) -> None:
    (found,) = read([path])
    assert isinstance(found, Skipped)


def test_a_truncated_archive_gives_what_came_before(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": f"Text {n} {os.urandom(40).hex()}."}).encode() + b"\n" for n in range(500)
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:15_000])
    found = list(read([str(path)]))
    assert len([item for item in found if isinstance(item, Document)]) > 100
    assert found[-1] == Skipped(str(path), "a truncated gzip file")


@pytest.mark.parametrize(
    ("module", "name"),
    [("trafilatura", "html"), ("feedparser", "feed"), ("pypdf", "pdf"), ("htmldate", "html")],
)
@given(
    data=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: f"<html><p>{text}".encode("utf-8", "replace"))
)
def test_anything_gives_documents_or_a_reason(module: str, name: str, data: bytes) -> None:
    library(module)
    found = list(parse(Piece("a", name, data), Settings()))
    assert found
    assert all(isinstance(item, Document | Skipped | Notice) for item in found)


def test_a_folder_that_stays_shut_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user without the rights sees it; the tests may run as root, who has them all."""
    shut = tmp_path / "in" / "shut"
    shut.mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("Japan met Fiji.")
    scandir = os.scandir

    def guarded(path: str) -> Any:
        if Path(path) == shut:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = list(find([str(tmp_path / "in")], Settings()))
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["permission denied"]
    assert len(found) == 2
    assert list(find([str(shut)], Settings())) == [Skipped(str(shut), "permission denied")]
