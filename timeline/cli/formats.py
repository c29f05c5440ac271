"""The formats by name, and the options that say how a chronology is to look. Shared by `show`, `export` and `extract`."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from importlib import import_module
from pathlib import PurePath
from typing import Annotated, Any, NamedTuple, TextIO, cast, get_args

import typer

from timeline.cli.options import BUNDLES, Common, one_of
from timeline.errors import UsageError
from timeline.query import Filters, Row, rows
from timeline.render.fields import columns
from timeline.render.view import GroupBy, View, Writer


class Kind(NamedTuple):
    """What writes a format: a module, a function in it, the options that it heeds, and whether a terminal can show it."""

    module: str
    function: str
    heeds: tuple[str, ...] = ()
    text: bool = True


_FIELDS = ("--fields", "--preset")
FORMATS = {
    "table": Kind("table", "table", (*_FIELDS, "--group-by", "--wide")),
    "csv": Kind("csv", "table", (*_FIELDS, "--raw", "--bom")),
    "tsv": Kind("csv", "tabs", (*_FIELDS, "--raw", "--bom")),
    "json": Kind("json", "array", _FIELDS),
    "jsonl": Kind("json", "lines", _FIELDS),
    "plain": Kind("plain", "table", (*_FIELDS, "--group-by")),
    "md": Kind("markdown", "document", (*_FIELDS, "--group-by", "--title")),
    "html": Kind("page", "page", ("--group-by", "--title")),
    "ics": Kind("icalendar", "calendar", ("--title",)),
    "timelinejs": Kind("timelinejs", "story", ("--title",)),
    "markwhen": Kind("markwhen", "document", ("--title",)),
    "timeml": Kind("timeml", "document", ("--title",)),
    "xlsx": Kind("xlsx", "workbook", (*_FIELDS, "--title"), text=False),
    "parquet": Kind("parquet", "table", _FIELDS, text=False),
}
"""What each format is called, and what writes it."""

ENDINGS = {
    "txt": "plain",
    "markdown": "md",
    "htm": "html",
    "ical": "ics",
    "mw": "markwhen",
    "tml": "timeml",
    "ndjson": "jsonl",
    "timelinejs.json": "timelinejs",
}
"""Endings of files beside the names of the formats."""

Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
]
Csv = Annotated[bool, typer.Option("--csv", help="Short for --format csv.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
FailIfEmpty = Annotated[
    bool, typer.Option("--fail-if-empty", help="Exit with 1 where there is nothing to tell.")
]


class Look(NamedTuple):
    """How a chronology is to look: its format where one is named, what all formats are told, and whether it may be empty."""

    format: str | None
    view: View
    fail_if_empty: bool
    asked: tuple[str, ...] = ()

    def of(self, filters: Filters, **more: Any) -> View:
        """Give the view of the rows that the filters let through; `more` are its other fields."""
        day = filters.as_of or self.view.today
        return self.view._replace(today=day, within=filters.within, by_date=filters.sort == "date", **more)

    def check(self, chosen: str, **more: bool) -> None:
        """Raise UsageError where an option is given that this format does not heed; `more` are a command's own."""
        own = (f"--{name}" for name, given in more.items() if given)
        for option in (*self.asked, *own):
            if option not in FORMATS[chosen].heeds:
                heeding = ", ".join(name for name, kind in FORMATS.items() if option in kind.heeds)
                raise UsageError(f"{option} means nothing to {chosen}; it goes with {heeding}")


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
    if view.columns and view.group_by != "date":
        raise UsageError("--group-by or chosen columns, not both")
    given = (
        ("--fields", fields),
        ("--preset", preset),
        ("--group-by", grouping != "date"),
        ("--raw", raw),
        ("--bom", bom),
    )
    return Look(chosen, view, fail_if_empty, tuple(option for option, value in given if value))


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


def of_file(file: str | None, formats: Collection[str] = tuple(FORMATS)) -> str | None:
    """Give which of `formats` a file's ending names, None where it has none; raise UsageError where it names another."""
    path = PurePath(file or "")
    for ending in ("".join(path.suffixes[-2:])[1:].lower(), path.suffix[1:].lower()):
        for name in (ending, ENDINGS.get(ending, "")):
            if name in formats:
                return name
    if path.suffix:
        raise UsageError(
            f"{path.suffix!r} is the ending of no format; name one of {', '.join(formats)} with --format"
        )
    return None


class Counter:
    """Counts rows as they pass, so that the command can say that there were none."""

    def __init__(self, store: sqlite3.Connection, filters: Filters) -> None:
        self.count = 0
        self._store, self._filters = store, filters

    def rows(self) -> Iterator[Row]:
        """Give the rows."""
        for row in rows(self._store, self._filters):
            self.count += 1
            yield row

    def close(self, common: Common, fail: bool) -> None:
        """Say so where there was nothing, and end with 1 where that is asked for."""
        if self.count:
            common.detail(f"events: {self.count}")
            return
        wider = self._filters._replace(undated=True)
        more = not self._filters.undated and next(rows(self._store, wider), None)
        hint = " (--undated also shows those that the text does not date)" if more else ""
        say_empty(common, f"no events{hint}", fail)


def say_empty(common: Common, what: str, fail: bool) -> None:
    """Say that there was nothing, and end with 1 where that is asked for."""
    common.note(what)
    if fail:
        raise typer.Exit(1)


def write(chosen: str, rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write rows in a format; one that is no text does not go to a terminal."""
    if not FORMATS[chosen].text and out.isatty():
        raise UsageError(f"{chosen} is not for a terminal; name a file with -o")
    writer(chosen)(rows, out, view)
