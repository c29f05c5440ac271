"""From files to documents."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import InputError
from timeline.model import Citation, Document
from timeline.reading import (
    Notice,
    Piece,
    Settings,
    Skipped,
    Target,
    full_date,
    parse,
    pieces,
    read,
    read_shard,
    shards,
)
from timeline.reading.articles import first_title, front_matter

DAY = date(2023, 1, 11)


def one(path: Path, published: date | None = None) -> Document:
    (found,) = read([str(path)], Settings(published))
    assert isinstance(found, Document), found
    return found


def why_skipped(path: Path) -> str:
    (found,) = read([str(path)])
    assert isinstance(found, Skipped), found
    return found.reason


def test_marks_that_nobody_sees_part_no_word(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The Luxem\u00adbourg talks ended. Ru\u200bssia left.\n")
    assert one(file).text == "The Luxembourg talks ended. Russia left.\n"


def test_front_matter_says_where_the_text_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: 'Talks: a start'\npublished: 2023-01-12\nsource: Wire\nurl: https://x.org/?a:b\ntags:\n  - x\n# note\n---\nBody.\n"
    )
    cited = Citation(
        "Talks: a start", date(2023, 1, 12), "Wire", "https://x.org/?a:b", str(file), "front matter"
    )
    assert one(file) == Document("Body.\n", cited)


@pytest.mark.parametrize("written", ["12 January 2023", "Jan 12, 2023", "2023/01/12", "2023-01-12 # seen"])
def test_a_front_matter_may_write_its_date_as_exports_do(tmp_path: Path, written: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"---\npublished: {written}\n---\nBody.\n")
    assert one(file).citation.published == date(2023, 1, 12)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Talks in Geneva #\n\nBody.", "Talks in Geneva"),
        ("Talks in Geneva\n\nThe two sides met.", "Talks in Geneva"),
        ("\n\nTalks in Geneva\nThe two sides met.", "Talks in Geneva"),
        ("The two sides met.\nThey parted.", None),
        ("Only one line", None),
        (f"{'long ' * 40}\n\nBody", None),
        ("", None),
    ],
)
def test_a_title_is_a_heading_or_a_short_first_line(text: str, title: str | None) -> None:
    assert first_title(text) == title


def test_given_date_is_for_articles_without_one(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\npublished: 2020-02-29\n---\nOne.\n---\ntitle: Two\n---\nTwo.\n")
    first, second = read([str(file)], Settings(DAY))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.published, second.published) == (date(2020, 2, 29), DAY)
    assert (first.citation.path, second.citation.path) == (str(file), f"{file}#2")


def test_no_date_is_not_todays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("They met yesterday.")
    assert one(file).published is None


def test_one_bad_article_leaves_its_neighbours(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: One\n---\nOne.\n---\npublished: 2023-02-30\n---\nTwo.\n---\ntitle: Three\n---\n\n---\ntitle: Four\n---\nFour.\n"
    )
    found = list(read([str(file)]))
    assert [item.text.strip() if isinstance(item, Document) else item.path for item in found] == [
        "One.", f"{file}#2", f"{file}#3", "Four.",
    ]  # fmt: skip


def test_a_rule_of_dashes_is_text() -> None:
    text = "Some text.\n\n---\n\nMore: text.\n---\n"
    (found,) = parse(Piece(None, "text", text.encode()), Settings())
    assert isinstance(found, Document)
    assert found.text == text


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("title: a\njust words\n", "'just words' is not 'key: value'"),
        ("title: a\ntitle: b\n", "'title' is given twice"),
    ],
)
def test_a_front_matter_is_read_strictly(block: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        front_matter(block)


@pytest.mark.parametrize("text", ["2023-01-12", "2023-01-12T10:00:00Z", "2023-01-12 10:00", " 2023-01-12 "])
def test_dates(text: str) -> None:
    assert full_date(text) == date(2023, 1, 12)


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023-13-01", "2023", "12/01/2023", "yesterday", "", "0000-01-01"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(InputError, match="write it as YYYY-MM-DD"):
        full_date(text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\x00\x01\x02binary", "not a text file"),
        (b"\x7fELF\x02\x01\x01\x00\x81\x8d", "not a text file"),
        (b"---\ntitle: x\n", "the front matter that starts with '---' is never closed"),
        (b"---\ntitle: x\n---\n\n", "no text"),
        (b"---\npublished: 3/4/2023\n---\nText.", "'3/4/2023' is no date; write it as YYYY-MM-DD"),
        (b"---\npublished: soon\n---\nText.", "'soon' is no date; write it as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(data)
    assert why_skipped(file) == reason


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    assert why_skipped(tmp_path / "none.md") == "no such file or directory"
    assert why_skipped(tmp_path) == "no file in it that could be an article"


def test_in_a_folder_content_goes_before_the_name(tmp_path: Path) -> None:
    mail = b"From: a@b.example\nTo: c@d.example\nDate: Thu, 12 Jan 2023 10:00:00 +0000\nSubject: Talks\n\nThey met."
    for name in ("letter", "letter.php"):
        (tmp_path / name).write_bytes(mail)
    for name, other in (
        ("notes", b"They met."),
        ("a.png", b"\x89PNG"),
        ("a.js", b"{}"),
        ("b.xlsx", b"PK\x03\x04xl/"),
    ):
        (tmp_path / name).write_bytes(other)
    (tmp_path / "memo.rtf").write_bytes(b"{\\rtf1 They met.}")
    found = list(read([str(tmp_path)]))
    assert [item.citation.title for item in found if isinstance(item, Document)] == ["Talks", "Talks"]
    assert [item.path for item in found if isinstance(item, Skipped)] == [str(tmp_path / "memo.rtf")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Café – “fin”.\r\nEt voilà.\r".encode(encoding))
    assert one(file).text == "Café – “fin”.\nEt voilà.\n"


def test_a_folder_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.markdown", ".hidden.md", ".git/d.md", "e.png", "sub/f.MD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    found = [item.citation.path for item in read([str(tmp_path)]) if isinstance(item, Document)]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b.md", "sub/c.markdown", "sub/f.MD")]


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"id": "x1", "published": "2023-01-12", "title": "T", "source": "S", "url": "U", "text": "One."}\n\n'
        '{"text": "Two."}\nnot json\n[1]\n{"text": 3}\n{"text": "", "title": "x"}\n{"text": "Z", "published": "?"}\n{"text": "End."}'
    )
    found = list(read([str(file)], Settings(DAY)))
    assert found[:2] == [
        Document("One.", Citation("T", date(2023, 1, 12), "S", "U", f"{file}#x1", "record")),
        Document("Two.", Citation(None, DAY, None, None, f"{file}#3", "--published")),
    ]
    assert [item.path.rpartition(":")[2] for item in found[2:-1] if isinstance(item, Skipped)] == [
        "4",
        "5",
        "6",
        "7",
        "8",
    ]
    assert isinstance(found[-1], Document)


LINES = st.lists(
    st.sampled_from(
        [
            b'{"text": "Japan met Fiji."}',
            b'{"text": "two\\nlines"}\r',
            b"",
            b"[1]",
            b"{",
            b'{"text": "' + b"x" * 90 + b'"}',
        ]
    )
)


@given(LINES, st.booleans(), st.integers(1, 200))
def test_shards_give_the_lines_of_the_whole_file(
    tmp_path_factory: pytest.TempPathFactory, listed: list[bytes], whole_end: bool, size: int
) -> None:
    path = tmp_path_factory.mktemp("shards") / "a.jsonl"
    path.write_bytes(b'{"text": "First."}\n' + b"\n".join(listed) + b"\n" * whole_end)
    target, settings = Target(str(path), path.stat().st_size), Settings(max_bytes=80)
    cut = shards(target, settings, size)
    assert [piece for shard in cut for piece in read_shard(target, shard, settings)] == list(
        pieces(target, settings)
    )
    assert [shard.start for shard in cut] == [0, *(shard.stop for shard in cut[:-1])]
    assert all(shard.stop - shard.start < size + 110 for shard in cut)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gzip.jsonl", gzip.compress(b'{"text": "a"}\n' * 9)),
        ("utf-16.jsonl", '{"text": "a"}\n'.encode("utf-16") * 9),
        ("others.jsonl", b'{"id": 1}\n' * 9),
        ("empty.jsonl", b""),
        ("text.txt", b"Japan met Fiji.\n" * 9),
        ("binary", b"\0\n" * 99),
    ],
)
def test_what_has_to_be_read_in_one_go_is_not_cut(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert shards(Target(str(tmp_path / name), len(data)), Settings(), 20) == []
    assert shards(Target(str(tmp_path / "none.jsonl"), 9), Settings(), 20) == []


def test_other_json_lines_in_a_folder_are_passed_over_and_named_themselves_are_one_fault(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_text("Text.")
    (tmp_path / "a.gold.jsonl").write_text('{"quote": "x"}\n' * 3)
    (tmp_path / "broken.jsonl").write_text('{"text": "x"\n{"text": "One."}\n')
    found = [
        item.citation.path if isinstance(item, Document) else item.path for item in read([str(tmp_path)])
    ]
    assert found == [str(tmp_path / name) for name in ("a.md", "broken.jsonl:1", "broken.jsonl#2")]
    assert why_skipped(tmp_path / "a.gold.jsonl") == "its lines have no field 'text'"


@given(st.text() | st.binary(), st.sampled_from(["text", "jsonl", "eml", "docx", "epub"]))
def test_anything_gives_documents_or_a_reason(content: str | bytes, name: str) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    found = list(parse(Piece("a", name, data), Settings(DAY)))
    assert found
    assert all(isinstance(item, Document | Skipped | Notice) for item in found)
