"""What is printed and written."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from conftest import ARTICLES, Article, Said, fill

from timeline.lookup import event
from timeline.query import Filters, Row, rows
from timeline.render import csv as as_csv
from timeline.render import json as as_json
from timeline.render import plain, table
from timeline.render.dates import words
from timeline.render.fields import COLUMNS
from timeline.render.view import View
from timeline.render.why import explanation
from timeline.store.connect import reading

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2023, 6, 1)
VIEW = View(TODAY)


def found(store: Path, **filters: object) -> list[Row]:
    with reading(store) as connection:
        return list(rows(connection, Filters(undated=True, **filters)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2022-08-02", "2 Aug 2022"),
        ("2022-08", "Aug 2022"),
        ("2022", "2022"),
        ("199X", "1990s"),
        ("18XX", "19th century"),
        ("20XX", "21st century"),
        ("11XX", "12th century"),
        ("2022-21", "spring 2022"),
        ("2022-22", "summer 2022"),
        ("2022-23", "autumn 2022"),
        ("2022-24", "winter 2022/23"),
        ("1999-24", "winter 1999/00"),
        ("2022-35", "Q3 2022"),
        ("2022-40", "first half of 2022"),
        ("2021-01/2021-04", "early 2021"),
        ("2021-05/2021-08", "mid-2021"),
        ("2021-09/2021-12", "late 2021"),
        ("2021-03-01/2021-03-10", "early Mar 2021"),
        ("2021-03-11/2021-03-20", "mid-Mar 2021"),
        ("2021-03-21/2021-03-31", "late Mar 2021"),
        ("2021-02-21/2021-02-28", "late Feb 2021"),
        ("1990/1993", "early 1990s"),
        ("1994/1996", "mid-1990s"),
        ("1997/1999", "late 1990s"),
        ("../2025", "by 2025"),
        ("../2023-03", "by Mar 2023"),
        ("../2023-06-01", "by 1 Jun 2023"),
        ("../2024-22", "by summer 2024"),
        ("2014/..", "since 2014"),
        ("2022-02-24/..", "since 24 Feb 2022"),
        ("2023-05-19/2023-05-21", "19-21 May 2023"),
        ("2023-01-30/2023-02-05", "30 Jan - 5 Feb 2023"),
        ("2022-12-26/2023-01-01", "26 Dec 2022 - 1 Jan 2023"),
        ("2022-05/2022-07", "May-Jul 2022"),
        ("2022-12/2023-02", "Dec 2022 - Feb 2023"),
        ("2015/2018", "2015-2018"),
        ("2013-01-12/2023-01-12", "12 Jan 2013 - 12 Jan 2023"),
        ("2021~", "c. 2021"),
        ("2021-03~", "c. Mar 2021"),
        ("2021?", "2021?"),
        ("2021%", "c. 2021?"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("0079", "79 AD"),
        ("-0099/-0050", "100 BC - 51 BC"),
        (None, "undated"),
        ("gibberish", "gibberish"),
    ],
)
def test_dates_as_people_write_them(edtf: str | None, said: str) -> None:
    assert words(edtf) == said


def drawn(listed: Sequence[Row], width: int) -> str:
    out = io.StringIO()
    table.table(listed, out, View(TODAY, width))
    return out.getvalue()


def plainly(listed: Sequence[Row]) -> str:
    out = io.StringIO()
    plain.table(listed, out, VIEW)
    return out.getvalue()


def as_expected(name: str, text: str) -> bool:
    return text == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_table(store: Path, width: int) -> None:
    text = drawn(found(store), width)
    assert as_expected(f"table-{width}.txt", text)
    assert max(map(len, text.splitlines())) <= width


def test_plain(store: Path) -> None:
    assert as_expected("plain.txt", plainly(found(store)))


def test_csv(store: Path) -> None:
    out = io.StringIO()
    as_csv.table(found(store), out, VIEW)
    assert as_expected("events.csv", out.getvalue().replace(f"{Path.cwd()}/", ""))
    read = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(read) == 9
    assert read[0].keys() == {heading for heading, _ in COLUMNS}


def test_json_has_the_fields_of_the_contract(store: Path) -> None:
    lines, array = io.StringIO(), io.StringIO()
    as_json.lines(found(store), lines, VIEW)
    as_json.array(found(store), array, VIEW)
    records = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert records == json.loads(array.getvalue())
    assert as_expected("events.jsonl", lines.getvalue().replace(f"{Path.cwd()}/", ""))
    assert list(records[0]) == [
        "id", "date", "start", "end", "date_text", "basis", "status", "type", "title", "trigger", "sentence", "actors",
        "places", "confidence", "document", "offset", "rules",
    ]  # fmt: skip


def test_no_events_give_an_empty_array_a_header_or_nothing() -> None:
    out = io.StringIO()
    as_json.array([], out, VIEW)
    assert out.getvalue() == "[]\n"
    out = io.StringIO()
    as_csv.table([], out, VIEW)
    assert out.getvalue() == ",".join(heading for heading, _ in COLUMNS) + "\r\n"
    assert plainly([]) == drawn([], 80) == ""


def why(folder: Path) -> str:
    path = folder / "why.db"
    with chdir("/"):  # the articles' paths are short everywhere, and no line ends elsewhere
        fill(path, ARTICLES)
    out = io.StringIO()
    with reading(path) as connection:
        (row,) = rows(connection, Filters(actor=("Taiwan",)))
        explanation(*event(connection, row.id), out, 80)
    return out.getvalue()


def test_why(tmp_path: Path) -> None:
    assert as_expected("why.txt", why(tmp_path))


def test_the_line_between_past_and_future_stands_at_the_day(store: Path) -> None:
    lines = drawn(found(store), 100).splitlines()
    (line,) = [number for number, text in enumerate(lines) if "1 Jun 2023" in text]
    assert "Hiroshima" in "".join(lines[:line])
    assert "Okinawa" in "".join(lines[line:])


def test_plain_text_is_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    title = "Ministers met " + "and talked " * 60 + "at last"
    fill(path, [Article("2023-01-01", [Said("2022-08", title, "JPN>GBR")], lines=["x"])])
    assert title in plainly(found(path))


HOSTILE = (
    "=cmd \x1b[31mred\x1b]0;title\x07 \u202egnp.exe [bold]x[/bold] [/x] <script>alert(1)</script> \x9b2J met"
)


def test_hostile_text_is_inert_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    said = Said("2022-08", HOSTILE, "JPN>GBR", trigger="met", places=["\x1b[2J"])
    fill(path, [Article("2023-01-01", [said], source="\x1b[31m=S", title="+\u202e", path="/a.md")])
    listed = found(path)
    outs = {name: io.StringIO() for name in ("csv", "array", "lines", "why")}
    as_csv.table(listed, outs["csv"], VIEW)
    as_json.array(listed, outs["array"], VIEW)
    as_json.lines(listed, outs["lines"], VIEW)
    with reading(path) as connection:
        explanation(*event(connection, listed[0].id), outs["why"], 80)
    texts = {name: out.getvalue() for name, out in outs.items()} | {
        "plain": plainly(listed),
        "table": drawn(listed, 160),
    }
    for name, text in texts.items():
        steering = [
            c for c in text.replace("\r\n", "\n") if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"
        ]
        assert not steering, f"{name}: {steering}"
    assert "[bold]x[/bold] [/x]" in re.sub(r"\s+", " ", texts["table"])
    (record,) = csv.DictReader(io.StringIO(texts["csv"]))
    assert not [name for name, cell in record.items() if cell.startswith(("=", "+", "@"))]


def make_golden() -> None:
    """Write the golden files anew; read their difference before they are committed."""
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "s.db"
        fill(path, ARTICLES)
        listed = found(path)
        for width in (40, 60, 80, 100, 160):
            (GOLDEN / f"table-{width}.txt").write_text(drawn(listed, width), encoding="utf-8")
        (GOLDEN / "plain.txt").write_text(plainly(listed), encoding="utf-8")
        for name, write in (("events.csv", as_csv.table), ("events.jsonl", as_json.lines)):
            out = io.StringIO()
            write(listed, out, VIEW)
            (GOLDEN / name).write_text(out.getvalue().replace(f"{Path.cwd()}/", ""), encoding="utf-8")
        (GOLDEN / "why.txt").write_text(why(Path(scratch)), encoding="utf-8")


if __name__ == "__main__":
    make_golden()
