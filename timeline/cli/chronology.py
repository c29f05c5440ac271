"""`show` and `export`: the chronology, on a terminal, into a pipe or a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from typing import Annotated, TextIO

import typer

from timeline.cli.options import Common
from timeline.cli.output import note, output
from timeline.errors import UsageError
from timeline.query import Filters, Row, rows
from timeline.store.connect import reading

Writer = Callable[[Iterable[Row], TextIO], None]

FORMATS = {
    "csv": ("timeline.render.csv", "table"),
    "json": ("timeline.render.json", "array"),
    "jsonl": ("timeline.render.json", "lines"),
    "plain": ("timeline.render.plain", "table"),
}
"""What writes each format, beside the table, which needs to know the day."""

Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help=f"One of table, {', '.join(FORMATS)}.")
]
Csv = Annotated[bool, typer.Option("--csv", help="Short for --format csv.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]


def show(
    common: Common, filters: Filters, format: Format = None, csv: Csv = False, json: Json = False
) -> None:
    """Print the chronology: a table on a terminal, aligned text into a pipe."""
    chosen = chosen_format(format, csv, json) or ("table" if sys.stdout.isatty() else "plain")
    _print(common, filters, chosen, None)


def export(
    common: Common,
    filters: Filters,
    format: Format = None,
    csv: Csv = False,
    json: Json = False,
    file: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead.")
    ] = None,
) -> None:
    """Write the chronology to a file or a pipe; the format follows FILE's ending, CSV otherwise."""
    ending = file.rpartition(".")[2].lower() if file and "." in file else ""
    chosen = chosen_format(format, csv, json) or (ending if ending in FORMATS else "csv")
    _print(common, filters, chosen, file)


def writer(chosen: str, today: date) -> Writer:
    """Import what writes a format."""
    if chosen == "table":
        from timeline.render.table import table

        return lambda rows, out: table(rows, out, today)
    if chosen not in FORMATS:
        raise UsageError(f"unknown format {chosen!r}; there are table, {', '.join(FORMATS)}")
    module, name = FORMATS[chosen]
    found: Writer = getattr(import_module(module), name)
    return found


def chosen_format(format: str | None, csv: bool, json: bool) -> str | None:
    """Give the format that the options name, if they name one."""
    named = [name for name, given in (("csv", csv), ("json", json)) if given]
    if len({*named, *([format] if format else [])}) > 1:
        raise UsageError("one format at a time: --csv, --json or --format")
    return format.lower() if format else (named[0] if named else None)


def _print(common: Common, filters: Filters, chosen: str, file: str | None) -> None:
    write = writer(chosen, filters.as_of or date.today())
    count = 0

    def counted(found: Iterable[Row]) -> Iterable[Row]:
        nonlocal count
        for row in found:
            count += 1
            yield row

    with reading(common.db) as store, output(file) as out:
        write(counted(rows(store, filters)), out)
    if not count and not common.quiet:
        note(
            "no events"
            + ("" if filters.undated else " (--undated also shows those that the text does not date)")
        )
