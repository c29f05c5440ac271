"""Every format, read back by a reader of another maker, and with the text of an article that means harm."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ARTICLES, COMMAND, THIS_TREE, Article, Run, Said, fill
from readers import library, node_package, program

from timeline import extract
from timeline.cli.formats import FORMATS, writer
from timeline.convert import as_row
from timeline.errors import UsageError
from timeline.query import Filters, Row, rows
from timeline.render.dates import words
from timeline.render.fields import COLUMNS, FIELDS, NOT_TEXT, PRESETS, columns
from timeline.render.view import View
from timeline.safety import spreadsheet
from timeline.store.connect import reading

TODAY = date(2023, 6, 1)


def found(store: Path) -> list[Row]:
    with reading(store) as connection:
        return list(rows(connection, Filters(undated=True)))


def written(listed: list[Row], name: str, view: View | None = None) -> bytes:
    content = BytesIO()
    out = TextIOWrapper(content, encoding="utf-8", newline="", write_through=True)
    writer(name)(listed, out, view or View(TODAY, 100))
    out.flush()
    return content.getvalue()


@pytest.fixture
def listed(tmp_path: Path) -> list[Row]:
    path = tmp_path / "s.db"
    fill(path, ARTICLES)
    return found(path)


# --- readers -------------------------------------------------------------------------------------------------------


def test_csv_and_tsv_by_the_csv_module(listed: list[Row]) -> None:
    comma = list(csv.reader(io.StringIO(written(listed, "csv").decode(), newline=""), strict=True))
    tab = [line.split("\t") for line in written(listed, "tsv").decode().splitlines()]
    assert comma == tab
    assert [line[0] for line in comma[1:]] == [row.id for row in listed]
    assert {len(line) for line in comma} == {len(COLUMNS)}


def test_a_byte_order_mark_is_written_only_when_asked_for(listed: list[Row]) -> None:
    assert written(listed, "csv", View(TODAY, bom=True)) == b"\xef\xbb\xbf" + written(listed, "csv")


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_spreadsheets_by_libreoffice(listed: list[Row], tmp_path: Path, name: str) -> None:
    library("xlsxwriter")
    office = program("soffice", "libreoffice")
    file = tmp_path / f"in.{name}"
    file.write_bytes(written(listed, name))
    charset = ["--infilter=CSV:44,34,76"] if name == "csv" else []
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", *charset, "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path / "out"), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    read = list(csv.DictReader((tmp_path / "out" / "in.csv").open(encoding="utf-8", newline="")))
    assert [line["id"] for line in read] == [row.id for row in listed]
    assert [line["title"] for line in read] == [row.title for row in listed]
    assert {"2022-08-02", "2022-02-24"} <= {line["start"] for line in read}


def test_a_workbook_by_openpyxl(listed: list[Row]) -> None:
    library("xlsxwriter")
    book = library("openpyxl").load_workbook(BytesIO(written(listed, "xlsx")))
    sheet = book.active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:W{len(listed) + 1}"
    headings = [cell.value for cell in sheet[1]]
    starts = [line[headings.index("start")].value for line in sheet.iter_rows(min_row=2)]
    assert starts == [datetime.fromisoformat(row.start) if row.start else None for row in listed]


def test_a_calendar_by_icalendar(listed: list[Row]) -> None:
    text = written(listed, "ics")
    calendar = library("icalendar").Calendar.from_ical(text)
    entries = calendar.walk("VEVENT")
    dated = [row for row in listed if row.start or row.end]
    assert [str(entry["UID"]) for entry in entries] == [f"{row.id}@timeline" for row in dated]
    for entry, row in zip(entries, dated, strict=True):
        assert entry["DTSTART"].dt == date.fromisoformat(row.start or row.end or "")
        assert entry["DTEND"].dt - timedelta(1) == date.fromisoformat(row.end or row.start or "")
        assert str(entry["SUMMARY"]).startswith(row.title)
        assert row.sentence in str(entry["DESCRIPTION"])
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")


def test_parquet_by_pyarrow(listed: list[Row]) -> None:
    parquet = library("pyarrow.parquet")
    table = parquet.read_table(BytesIO(written(listed, "parquet")))
    assert table.column_names == [heading for heading, _ in COLUMNS]
    assert table.column("title").to_pylist() == [row.title for row in listed]
    assert table.column("start").to_pylist() == [
        date.fromisoformat(r.start) if r.start else None for r in listed
    ]
    assert table.column("confidence").to_pylist() == [row.confidence for row in listed]


_MARKWHEN = """
import { parse } from "%s";
import fs from "fs";
const found = [], read = parse(fs.readFileSync(0, "utf8"));
const walk = (node) => node.children ? node.children.forEach(walk) : found.push([node.dateRangeIso.fromDateTimeIso,
  node.dateRangeIso.toDateTimeIso, node.firstLine.restTrimmed, node.tags]);
walk(read.events);
console.log(JSON.stringify({title: read.header.title, found, messages: read.parseMessages}));
"""


def by_markwhen(text: bytes) -> dict[str, list[list[str]]]:
    index = node_package("@markwhen/parser") / "lib" / "index.js"
    node = program("node")
    done = subprocess.run(
        [node, "--input-type=module", "-e", _MARKWHEN % index], input=text, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_markwhen_by_its_parser(listed: list[Row]) -> None:
    read = by_markwhen(written(listed, "markwhen"))
    dated = [row for row in listed if row.start or row.end]
    assert read["title"] == "Chronology"
    assert not read["messages"]
    assert len(read["found"]) == len(dated)
    for (first, after, text, tags), row in zip(read["found"], dated, strict=True):
        assert first[:10] == (row.start or row.end)
        assert date.fromisoformat(after[:10]) - timedelta(1) == date.fromisoformat(row.end or row.start or "")
        assert text.startswith(row.title)
        assert tags == [row.type, row.status]


def test_timeml_by_an_xml_parser(listed: list[Row]) -> None:
    root = ElementTree.fromstring(written(listed, "timeml"))
    events = [event.text for event in root.iterfind("TEXT/EVENT")]
    assert events == [row.trigger for row in listed]
    instances = {one.get("eiid"): one.get("eventID") for one in root.iterfind("MAKEINSTANCE")}
    assert list(instances.values()) == [event.get("eid") for event in root.iterfind("TEXT/EVENT")]
    times = {time.get("tid") for time in root.iterfind("TEXT/TIMEX3")}
    links = list(root.iterfind("TLINK"))
    assert len(links) == len([row for row in listed if row.date and row.basis != "document"])
    assert {link.get("eventInstanceID") for link in links} <= instances.keys()
    assert {link.get("relatedToTime") for link in links} <= times
    text = "".join(root.find("TEXT").itertext())  # type: ignore[union-attr]
    assert text.splitlines()[1:] == [row.sentence for row in listed]


TIMEX = [
    ("In May 2023 they met.", "in May 2023", "2023-05", {"type": "DATE", "value": "2023-05"}, "May 2023"),
    ("They met last spring.", "last spring", "2022-21", {"value": "2022-SP"}, "last spring"),
    ("They met in the 1990s.", "in the 1990s", "199X", {"value": "199"}, "the 1990s"),
    ("They met about 2019.", "about 2019", "2019~", {"value": "2019", "mod": "APPROX"}, "about 2019"),
    ("They met by 2025.", "by 2025", "../2025", {"value": "2025", "mod": "ON_OR_BEFORE"}, "2025"),
    ("They met from 1969 on.", "from 1969", "1969/..", {"value": "1969", "mod": "ON_OR_AFTER"}, "1969"),
    ("They met from 2 to 4 May 2023.", "from 2 to 4 May 2023", "2023-05-02/2023-05-04",
     {"type": "DURATION", "value": "P3D", "beginPoint": "t1a", "endPoint": "t1b"}, "2 to 4 May 2023"),
    ("They met from 44 to 40 BC.", "from 44 to 40 BC", "-0043/-0039",
     {"type": "DURATION", "value": "P1826D", "beginPoint": "t1a", "endPoint": "t1b"}, "44 to 40 BC"),
    ("They met again.", "in May 2023", "2023-05", {"value": "2023-05"}, None),
]  # fmt: skip
"""A sentence, the words of its date, the date, and its TIMEX3: some of the attributes, and the text."""


@pytest.mark.parametrize(
    ("sentence", "words", "date", "attributes", "text"), TIMEX, ids=lambda value: str(value)[:30]
)
def test_the_date_of_an_event_as_timex3(
    listed: list[Row], sentence: str, words: str, date: str, attributes: dict[str, str], text: str | None
) -> None:
    row = listed[0]._replace(sentence=sentence, date_text=words, date=date, trigger="met", basis="context")
    time = ElementTree.fromstring(written([row], "timeml")).find("TEXT/TIMEX3")
    assert time is not None
    assert attributes.items() <= time.attrib.items()
    assert time.text == text


def test_json_formats_by_the_json_module(listed: list[Row]) -> None:
    story = json.loads(written(listed, "timelinejs"))
    assert [slide["unique_id"] for slide in story["events"]] == [r.id for r in listed if r.start or r.end]
    assert story["events"][0]["display_date"] == words(listed[0].date)
    assert [record["id"] for record in json.loads(written(listed, "json"))] == [row.id for row in listed]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_events_make_a_whole_file(name: str) -> None:
    if not FORMATS[name].text:
        library({"xlsx": "xlsxwriter", "parquet": "pyarrow"}[name])
    content = written([], name)
    if name in ("json", "timelinejs"):
        json.loads(content)
    elif name == "timeml":
        ElementTree.fromstring(content)
    elif name == "ics":
        assert content.endswith(b"END:VCALENDAR\r\n")


# --- columns -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_presets_have_the_names_of_their_data_set(listed: list[Row], name: str) -> None:
    header, *lines = csv.reader(
        io.StringIO(written(listed, "csv", View(TODAY, columns=PRESETS[name])).decode())
    )
    assert header == [heading for heading, _ in PRESETS[name]]
    assert len(lines) == len(listed)


PELOSI = {
    "acled": {"event_date": "2022-08-02", "time_precision": "1", "event_type": "CONSULT", "actor1": "Nancy Pelosi", "actor2": "Taiwan"},
    "polecat": {"Event Type": "CONSULT", "Quad Code": "1", "Actor Country": "USA", "Recipient Country": "TWN"},
    "gdelt": {"SQLDATE": "20220802", "MonthYear": "202208", "EventRootCode": "04", "QuadClass": "1", "NumArticles": "2"},
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(PELOSI))
def test_presets_say_what_the_data_set_means(listed: list[Row], name: str) -> None:
    text = written(listed, "csv", View(TODAY, columns=PRESETS[name])).decode()
    (record,) = [line for line in csv.DictReader(io.StringIO(text)) if "Nancy Pelosi" in line.values()]
    assert PELOSI[name].items() <= record.items()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The rebels shelled the town.", "19"),
        ("The rebels tortured the mayor.", "18"),
        ("The rebels massacred the villagers.", "20"),
        ("The minister apologised to Japan.", "05"),
        ("The storm flooded the town.", ""),
    ],
)
def test_cameo_is_that_of_the_trigger(text: str, code: str) -> None:
    (event,) = extract(text, published="2023-01-12")
    assert FIELDS["cameo"](as_row(event)) == code
    assert FIELDS["cameo"](as_row(event)._replace(type="PROTEST")) == "14", "what an analyst says it is"


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "json", "plain", "table", "md", "xlsx", "parquet"])
def test_chosen_columns_in_every_flat_format(listed: list[Row], name: str) -> None:
    if not FORMATS[name].text:
        library({"xlsx": "xlsxwriter", "parquet": "pyarrow"}[name])
    content = written(listed, name, View(TODAY, 100, columns=columns("when,title", None)))
    if FORMATS[name].text:
        assert "Nancy Pelosi visited Taiwan" in content.decode()
        assert "2 Aug 2022" in content.decode()
        assert "CONSULT" not in content.decode()


def test_every_field_reads_every_row(listed: list[Row]) -> None:
    for name, read in FIELDS.items():
        kinds = str | int | float | None if name in NOT_TEXT else str | None
        assert all(isinstance(read(row), kinds) for row in listed), name


def test_an_only_column_with_nothing_in_it_is_no_blank_line(listed: list[Row]) -> None:
    empty = [row._replace(doc_url=None) for row in listed]
    text = written(empty, "csv", View(TODAY, columns=columns("document_url", None))).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["document_url"], *([""] for _ in empty)]


def test_one_cell_that_means_harm_among_many_is_cleaned(listed: list[Row]) -> None:
    many = listed * 200
    for number, title in ((0, "=1+1"), (150, "\x1b[31mred"), (len(many) - 1, 'said, "yes"\n@me')):
        many[number] = many[number]._replace(title=title)
    view = View(TODAY, columns=columns("id,title", None))
    read = list(csv.reader(io.StringIO(written(many, "csv", view).decode(), newline="")))
    assert read[1:] == [[row.id, spreadsheet(row.title)] for row in many]


def test_an_unknown_column_or_preset_is_answered_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="unknown column 'colour'; there are id, date, start"):
        columns("date,colour", None)
    with pytest.raises(UsageError, match="unknown preset 'cameo'; there are acled, polecat, gdelt"):
        columns(None, "cameo")


# --- harm ----------------------------------------------------------------------------------------------------------

HARM = (
    "=HYPERLINK(1) \x1b[31mred\x1b]0;title\x07 \u202egnp.exe [bold]x[/bold] [/x] <script>alert(1)</script> "
    "<img src=x onerror=alert(1)> </script> \x9b2J *star* [link](javascript:alert(1)) `code` # head | cell | "
    "{{ 7 * 7 }} {% raw %} ${x}\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\n2020-01-01: forged #tag\n# forged\n--- met"
)


@pytest.fixture
def harmful(tmp_path: Path) -> list[Row]:
    path = tmp_path / "harm.db"
    said = Said("2022-08", HARM, "<b>A</b>/JPN>GBR", trigger="met", places=["\x1b[2J</script>=1+1"])
    article = Article(
        "2023-01-01", [said], source="\x1b[31m=S,;\n", title="+\u202e</title><script>", path="/a.md",
        url='javascript:alert(1)//"><script>',
    )  # fmt: skip
    fill(path, [article])
    return found(path)


@pytest.mark.parametrize("name", sorted(name for name, kind in FORMATS.items() if kind.text))
def test_nothing_steers_a_terminal(harmful: list[Row], name: str) -> None:
    text = written(harmful, name, View(TODAY, 400, title=HARM)).decode()
    steering = [
        c for c in text.replace("\r\n", "\n") if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t"
    ]
    assert not steering
    assert "javascript:alert(1)//" not in text or name in ("csv", "tsv", "json", "jsonl", "plain", "table")


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_is_a_formula_unless_asked_for(harmful: list[Row], name: str) -> None:
    delimiter = {"csv": ",", "tsv": "\t"}[name]

    def cells(guard: bool) -> Iterator[str]:
        text = written(harmful, name, View(TODAY, guard=guard)).decode()
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL):
            yield from line

    assert not [cell for cell in cells(True) if cell.startswith(("=", "+", "-", "@"))]
    assert [cell for cell in cells(False) if cell.startswith("=HYPERLINK(1)")]


def test_a_workbook_has_neither_formula_nor_link(harmful: list[Row]) -> None:
    library("xlsxwriter")
    sheet = library("openpyxl").load_workbook(BytesIO(written(harmful, "xlsx"))).active
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell for cell in cells if str(cell.value).startswith("=HYPERLINK(1)")]


def test_a_calendar_has_one_entry(harmful: list[Row]) -> None:
    calendar = library("icalendar").Calendar.from_ical(written(harmful, "ics"))
    (entry,) = calendar.walk("VEVENT")
    assert "BEGIN:VEVENT" in str(entry["SUMMARY"])
    assert "URL" not in entry


def test_markwhen_has_one_event_with_its_own_tags(harmful: list[Row]) -> None:
    ((_, _, text, tags),) = by_markwhen(written(harmful, "markwhen"))["found"]
    assert tags == ["CONSULT", "occurred"]
    assert "forged" in text


def test_timeml_has_one_event_and_no_tag_of_the_text(harmful: list[Row]) -> None:
    root = ElementTree.fromstring(written(harmful, "timeml", View(TODAY, title=HARM)))
    assert [one.tag for one in root.iter()] == [
        "TimeML",
        "TITLE",
        "TEXT",
        "EVENT",
        "TIMEX3",
        "MAKEINSTANCE",
        "TLINK",
    ]


def test_markdown_is_words_only(harmful: list[Row]) -> None:
    markdown = library("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    html = markdown.render(written(harmful, "md").decode())
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"h1", "h2", "ul", "ol", "li", "p", "strong", "em"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert html.count("<h2>") == 2


def test_timelinejs_texts_are_escaped(harmful: list[Row]) -> None:
    (slide,) = json.loads(written(harmful, "timelinejs"))["events"]
    for text in (slide["text"]["headline"], slide["text"]["text"], slide["display_date"], slide["group"]):
        assert set(re.findall(r"<(\w+)", text)) <= {"p", "small"}


# --- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.tsv", "x.md", "x.ics", "x.mw", "x.html", "x.txt", "x.tml"])
def test_a_file_has_the_format_of_its_ending(run: Run, store: Path, tmp_path: Path, name: str) -> None:
    done = run("export", "--undated", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    ending = name.partition(".")[2]
    chosen = {"mw": "markwhen", "txt": "plain", "tml": "timeml"}.get(ending, ending)
    assert (tmp_path / name).read_text() == run("export", "--undated", "--format", chosen).stdout


def test_a_full_disk_is_one_line_and_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("old")
    store = tmp_path / "s.db"
    fill(store, [Article("2023-01-01", [Said("2022-08", "Ministers met " + "again " * 30_000, "JPN>GBR")])])
    env = {**THIS_TREE, "TIMELINE_DB": str(store)}
    limited = f"ulimit -f 64; trap '' XFSZ; exec {COMMAND} export -o x.csv"  # no file may grow beyond 64 KiB
    done = subprocess.run(
        ["bash", "-c", limited], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("timeline: x.csv cannot be written: ")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "x.csv").read_text() == "old"
    assert [path.name for path in tmp_path.glob("x.*")] == ["x.csv"]


def test_a_link_stays_a_link_and_a_pipe_a_pipe(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    os.mkfifo(tmp_path / "pipe")
    run("export", "-o", "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,date")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE, text=True) as reader:
        run("export", "-o", "pipe")
        assert reader.communicate()[0].startswith("id,date")
    assert (tmp_path / "pipe").is_fifo()


def test_fail_if_empty(run: Run, store: Path) -> None:
    for command in ("show", "export"):
        assert run(command, "--actor", "Mongolia").returncode == 0
        assert run(command, "--actor", "Mongolia", "--fail-if-empty").returncode == 1
        assert run(command, "--fail-if-empty").returncode == 0
