"""`export`: the chronology as a file, or into a pipe."""

from __future__ import annotations

from datetime import date
from typing import Annotated, cast, get_args

import typer

from timeline.cli.formats import (
    Bom,
    Counter,
    Csv,
    FailIfEmpty,
    Fields,
    Format,
    Json,
    Preset,
    Raw,
    chosen_format,
    of_file,
    write,
    writer,
)
from timeline.cli.options import Common, one_of
from timeline.cli.output import output
from timeline.query import Filters, rows
from timeline.render.fields import columns
from timeline.render.view import GroupBy, View
from timeline.store.connect import reading


def export(
    common: Common, filters: Filters, format: Format = None, csv: Csv = False, json: Json = False, fields: Fields = None,
    preset: Preset = None, bom: Bom = False, raw: Raw = False, fail_if_empty: FailIfEmpty = False,
    file: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead.")
    ] = None,
    group_by: Annotated[
        str, typer.Option("--group-by", metavar="WHAT", help=f"Sections by {', '.join(get_args(GroupBy))}.")
    ] = "date",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The heading of a page or a document.")] = "Chronology",
) -> None:  # fmt: skip
    """Write the chronology to a file or a pipe; the format follows FILE's ending, CSV otherwise."""
    chosen = chosen_format(format, csv, json) or of_file(file) or "csv"
    writer(chosen)  # one that does not exist is known before the store is opened
    view = View(
        filters.as_of or date.today(), columns=columns(fields, preset), guard=not raw, bom=bom, title=title,
        group_by=cast(GroupBy, one_of(group_by, get_args(GroupBy), "group")),
    )  # fmt: skip
    counter = Counter()
    with reading(common.db) as store, output(file) as out:
        write(chosen, counter.through(rows(store, filters)), out, view)
    counter.close(filters, common.quiet, fail_if_empty)
