"""`show`: the chronology, on a terminal or into a pipe."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from datetime import date
from typing import Annotated, TextIO, cast, get_args

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
    write,
    writer,
)
from timeline.cli.options import Common, one_of
from timeline.cli.output import output
from timeline.query import Filters, rows
from timeline.render.fields import columns
from timeline.render.view import GroupBy, View
from timeline.store.connect import reading


def show(
    common: Common, filters: Filters, format: Format = None, csv: Csv = False, json: Json = False, fields: Fields = None,
    preset: Preset = None, bom: Bom = False, raw: Raw = False, fail_if_empty: FailIfEmpty = False,
    group_by: Annotated[
        str, typer.Option("--group-by", metavar="WHAT", help=f"Sections by {', '.join(get_args(GroupBy))}.")
    ] = "date",
    wide: Annotated[bool, typer.Option("--wide", help="All columns, and no line wrapped.")] = False,
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print at once, however long it is.")] = False,
) -> None:  # fmt: skip
    """Print the chronology: a table on a terminal, aligned text into a pipe."""
    terminal = sys.stdout.isatty()
    colored = coloring(one_of(color, ("auto", "always", "never"), "colouring"))
    drawn = terminal or colored or wide or group_by != "date"
    chosen = chosen_format(format, csv, json) or ("table" if drawn else "plain")
    writer(chosen)  # one that does not exist is known before the store is opened
    view = View(
        filters.as_of or date.today(), color=colored, wide=wide, columns=columns(fields, preset), guard=not raw, bom=bom,
        group_by=cast(GroupBy, one_of(group_by, get_args(GroupBy), "group")),
    )  # fmt: skip
    paged = terminal and chosen == "table" and not no_pager
    counter = Counter()
    with reading(common.db) as store, _destination(paged, view) as out:
        write(chosen, counter.through(rows(store, filters)), out, view)
    counter.close(filters, common.quiet, fail_if_empty)


def coloring(when: str) -> bool | None:
    """Say whether there is colour: as the option says, else as the environment says, else None (as the terminal is)."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def _destination(paged: bool, view: View) -> AbstractContextManager[TextIO]:
    if not paged:
        return output(None)
    from timeline.cli.pager import pager

    return pager(wide=view.wide)
