"""`chart`: how many events there are in each year, month or week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from shutil import get_terminal_size
from typing import Annotated, cast, get_args

import typer

from timeline.cli.formats import Counter, FailIfEmpty
from timeline.cli.options import Common, Without, coloring, one_of
from timeline.cli.output import output
from timeline.query import Filters, Row
from timeline.render.chart import By, Stack, bars
from timeline.render.view import View
from timeline.store.connect import reading


def chart(
    common: Common, filters: Annotated[Filters, Without(("reverse", "sort"))], fail_if_empty: FailIfEmpty = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PERIOD", help="year, month or week; else what fits the span.")
    ] = None,
    stack: Annotated[str, typer.Option("--stack", metavar="WHAT", help="What bars are made of: type, actor or none.")] = "type",
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:  # fmt: skip
    """Draw how many events there are per year, month or week."""
    period = cast(By, one_of(by, get_args(By), "period")) if by else None
    stacked = cast(Stack, one_of(stack, get_args(Stack), "stack"))
    colored = coloring(color)
    view = View(filters.as_of or date.today(), get_terminal_size().columns, colored)
    with reading(common.db) as store:
        counter = Counter(store, filters)
        with output(None) as out:
            bars(_inside(counter.rows(), filters), out, view, period, stacked)
        counter.close(common, fail_if_empty)


def _inside(found: Iterable[Row], filters: Filters) -> Iterator[Row]:
    """Give the events whose bar stands in the time that is asked for: not what began long before, or ends long after."""
    since, until = filters.since or date.min, filters.until or date.max
    for row in found:
        day = date.fromisoformat(row.filed) if row.filed else None
        periods = filters.within or ((since, until),)
        if day and since <= day <= until and any(first <= day <= last for first, last in periods):
            yield row
