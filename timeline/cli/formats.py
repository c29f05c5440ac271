"""The formats by name, and the options that say how a chronology is to look. Shared by `show`, `export` and `extract`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Annotated, NamedTuple, TextIO, cast, get_args

import typer

from timeline.cli.options import BUNDLES, one_of
from timeline.cli.output import note
from timeline.errors import UsageError
from timeline.query import Filters, Row
from timeline.render.fields import columns
from timeline.render.view import GroupBy, View, Writer


class Kind(NamedTuple):
    """What writes a format: a module, a function in it, and whether what it writes is text that a terminal can show."""

    module: str
    function: str
    text: bool = True


FORMATS = {
    "table": Kind("table", "table"),
    "csv": Kind("csv", "table"),
    "tsv": Kind("csv", "tabs"),
    "json": Kind("json", "array"),
    "jsonl": Kind("json", "lines"),
    "plain": Kind("plain", "table"),
    "md": Kind("markdown", "document"),
    "html": Kind("page", "page"),
    "ics": Kind("icalendar", "calendar"),
    "timelinejs": Kind("timelinejs", "story"),
    "markwhen": Kind("markwhen", "document"),
    "xlsx": Kind("xlsx", "workbook", text=False),
    "parquet": Kind("parquet", "table", text=False),
}
"""What each format is called, and what writes it."""

ENDINGS = {
    "txt": "plain",
    "markdown": "md",
    "htm": "html",
    "ical": "ics",
    "mw": "markwhen",
    "ndjson": "jsonl",
}
"""Endings of files beside the names of the formats."""

Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
]
Csv = Annotated[bool, typer.Option("--csv", help="Short for --format csv.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
FailIfEmpty = Annotated[bool, typer.Option("--fail-if-empty", help="Exit with 1 where no event is found.")]


@dataclass(frozen=True, slots=True)
class Look:
    """How a chronology is to look: its format where one is named, what all formats are told, and whether it may be empty."""

    format: str | None
    view: View
    fail_if_empty: bool


def look(
    format: Format = None,
    csv: Csv = False,
    json: Json = False,
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="A,B,...", help="Only these columns, in this order.")
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset",
            metavar="NAME",
            help="Columns as acled, polecat or gdelt name them, for csv and its like.",
        ),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with the mark by which Excel knows UTF-8.")
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="Leave cells as they are that a spreadsheet would run as formulas.")
    ] = False,
    fail_if_empty: FailIfEmpty = False,
    group_by: Annotated[
        str, typer.Option("--group-by", metavar="WHAT", help=f"Sections by {', '.join(get_args(GroupBy))}.")
    ] = "date",
) -> Look:
    """Read the options that say how a chronology is to look."""
    chosen = chosen_format(format, csv, json)
    if chosen:
        writer(chosen)  # one that does not exist is known before the store is opened
    grouping = cast(GroupBy, one_of(group_by, get_args(GroupBy), "group"))
    view = View(date.today(), columns=columns(fields, preset), guard=not raw, bom=bom, group_by=grouping)
    return Look(chosen, view, fail_if_empty)


BUNDLES[Look] = look


def writer(chosen: str) -> Writer:
    """Import what writes a format."""
    if chosen not in FORMATS:
        raise UsageError(f"unknown format {chosen!r}; there are {', '.join(FORMATS)}")
    kind = FORMATS[chosen]
    found: Writer = getattr(import_module(f"timeline.render.{kind.module}"), kind.function)
    return found


def chosen_format(format: str | None, csv: bool, json: bool) -> str | None:
    """Give the format that the options name, if they name one."""
    named = [name for name, given in (("csv", csv), ("json", json)) if given]
    if len({*named, *([format] if format else [])}) > 1:
        raise UsageError("one format at a time: --csv, --json or --format")
    return format.lower() if format else (named[0] if named else None)


def of_file(file: str | None) -> str | None:
    """Give the format that a file's ending names, if it names one."""
    ending = file.rpartition(".")[2].lower() if file and "." in file else ""
    return ending if ending in FORMATS else ENDINGS.get(ending)


class Counter:
    """Counts rows as they pass, so that the command can say that there were none."""

    def __init__(self) -> None:
        self.count = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Give the rows on."""
        for row in rows:
            self.count += 1
            yield row

    def close(self, filters: Filters, quiet: bool, fail: bool) -> None:
        """Say so where there was nothing, and end with 1 where that is asked for."""
        if self.count:
            return
        if not quiet:
            also = "" if filters.undated else " (--undated also shows those that the text does not date)"
            note(f"no events{also}")
        if fail:
            raise typer.Exit(1)


def write(chosen: str, rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write rows in a format; one that is no text does not go to a terminal."""
    if not FORMATS[chosen].text and out.isatty():
        raise UsageError(f"{chosen} is not for a terminal; name a file with -o")
    writer(chosen)(rows, out, view)
