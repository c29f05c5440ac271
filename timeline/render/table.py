"""Events as a table for a terminal: by year and month, dates as they are known, what is still to come below a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from timeline.query import Row
from timeline.render.dates import MONTHS, words
from timeline.render.records import when, who
from timeline.safety import terminal

MARKS = {"planned": "○", "possible": "?", "negated": "✗", "ongoing": "…"}
"""The signs for what has not simply occurred."""

_STYLES = {"planned": "cyan", "possible": "yellow", "negated": "red", "ongoing": "green"}
_WIDE = 100  # columns from which on the type has room
_MONTH_DAYS = 31


def table(rows: Iterable[Row], out: TextIO, today: date, width: int | None = None) -> None:
    """Draw the table; `today` is where the line between past and future goes."""
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    listed = list(rows)
    if not listed:
        return
    date_width = min(24, max(len(when(row)) for row in listed))
    before: bool | None = None
    for (year, future), group in groupby(listed, key=lambda row: (_year(row), _is_future(row, today))):
        if before is not None and future is not before:
            console.print(Rule(words(today.isoformat()), characters="╌", style="dim"))
        before = future
        console.print(Text(year, style="bold"))
        console.print(_grid(list(group), console.width, date_width))
    marked = {row.status for row in listed} & MARKS.keys()
    assumed = any(row.basis == "document" for row in listed)
    if marked or assumed:
        console.print(_legend(marked, assumed))


def _grid(rows: Sequence[Row], width: int, date_width: int) -> Table:
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), width=width)
    grid.add_column(width=4, style="bold", no_wrap=True)
    grid.add_column(width=date_width, no_wrap=True, justify="right")
    grid.add_column(width=1)
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=2, overflow="fold", style="dim")
    if width >= _WIDE:
        grid.add_column(width=11, style="dim", no_wrap=True)
    grid.add_column(width=3, justify="right", style="dim", no_wrap=True)
    grid.add_column(width=8, style="dim", no_wrap=True)
    shown = ""
    for row in rows:
        month = _month(row)
        grid.add_row(*_cells(row, "" if month == shown else month, width))
        shown = month or shown
    return grid


def _cells(row: Row, month: str, width: int) -> list[Text]:
    style = _STYLES.get(row.status, "")
    cells = [
        Text(f" {month}"),
        Text(when(row)),
        Text(MARKS.get(row.status, ""), style=style),
        Text(terminal(row.title), style=style),
        Text(terminal(who(row))),
    ]
    if width >= _WIDE:
        cells.append(Text(row.type))
    return [*cells, Text(f"×{row.sources}" if row.sources > 1 else ""), Text(row.id)]


def _legend(statuses: Iterable[str], assumed: bool) -> Text:
    signs = [f"{mark} {status}" for status, mark in MARKS.items() if status in statuses]
    return Text("  ".join([*signs, *(["( ) date of publication"] if assumed else [])]), style="dim")


def _year(row: Row) -> str:
    return row.filed[:4].lstrip("0") if row.filed else "undated"


def _month(row: Row) -> str:
    """Name the month that a row belongs to; one whose date is coarser, or open, belongs to none."""
    if not row.filed or not row.start or not row.end or _days(row.start, row.end) > _MONTH_DAYS:
        return ""
    return MONTHS[int(row.filed[5:7]) - 1]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _is_future(row: Row, today: date) -> bool:
    return bool(row.filed) and str(row.filed) > today.isoformat()
