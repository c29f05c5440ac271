"""Events as a table for a terminal: by year and month, dates as they are known, what is still to come below a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby, islice
from typing import TextIO

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from timeline.query import Row
from timeline.render.dates import MONTHS, words
from timeline.render.fields import getters, places
from timeline.render.groups import UNSORTED, grouped, under
from timeline.render.marks import FAMILIES, STATUS_COLORS, STATUS_MARKS, family
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import terminal

_WITH_ID, _WITH_MONTH, _WITH_WHO, _WITH_TYPE, _WITH_PLACE = 56, 72, 76, 104, 150
"""Columns of the terminal from which on these have room; sources and id stand behind the title where they have no column."""

_DATES = ((_WITH_ID, 13), (_WITH_TYPE, 14))
"""How wide the dates may be on a terminal of fewer columns; a longer one is wrapped."""

_WIDEST_DATE = 24
_BEFORE_A_DATE = re.compile(r"(?<!\d) (?=\d\d? [A-Z]|[A-Z][a-z]{2} \d)")
"""Where a date that is too wide may end a line: before a day or month that begins another, or follows a word."""

_MONTH_DAYS = 31
_SAMPLE = 200  # rows that set the width of the dates; the rest follows as it comes
_CHUNK = 100
_UNWRAPPED = 400


def table(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Draw the table as the rows come."""
    console = _Console(
        file=out, width=_UNWRAPPED if view.wide else view.width, force_terminal=view.color, highlight=False,
        markup=False, emoji=False, no_color=True if view.color is False else None,
    )  # fmt: skip
    if view.columns:
        _fields(console, rows, view)
    elif view.group_by == "date":
        _Chronology(console, view).draw(rows)
    else:
        chronology = _Chronology(console, view)
        for heading, members in grouped(rows, view.group_by):
            console.print(Text(f"{terminal(heading)} ({len(members)})", style="bold underline"))
            chronology.years(members)
        chronology.legend()


class _Console(Console):
    """A console that leaves it to the command what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Chronology:
    """Draws rows by year and month, and remembers which marks the legend has to explain."""

    def __init__(self, console: Console, view: View) -> None:
        self._console, self._view = console, view
        self._statuses: set[str] = set()
        self._families: set[str] = set()
        self._assumed = False

    def draw(self, rows: Iterable[Row]) -> None:
        self.years(rows)
        self.legend()

    def years(self, rows: Iterable[Row]) -> None:
        rows = iter(rows)
        first = list(islice(rows, _SAMPLE))
        width = self._console.width
        most = next((dates for columns, dates in _DATES if width < columns), _WIDEST_DATE)
        date_width = min(most, max((len(when(row)) for row in first), default=0))
        before: bool | None = None
        for (year, future), group in groupby(chain(first, rows), key=self._place):
            if before is not None and future is not before:
                self._console.print(Rule(words(self._view.today.isoformat()), characters="╌", style="dim"))
            before = future if year not in UNSORTED else None
            self._console.print(Text(year, style="bold"))
            shown = ""
            while chunk := list(islice(group, _CHUNK)):
                self._console.print(self._grid(chunk, date_width, shown))
                shown = _month(chunk[-1])

    def _place(self, row: Row) -> tuple[str, bool]:
        """Say under which heading a row stands, and on which side of today."""
        heading = under(row, self._view)
        return heading, heading not in UNSORTED and _is_future(row, self._view.today)

    def legend(self) -> None:
        signs = [f"{mark} {status}" for status, mark in STATUS_MARKS.items() if status in self._statuses]
        signs += ["( ) date of publication"] if self._assumed else []
        kinds = [(f"{each.mark} {each.name}", each.color) for each in FAMILIES if each.name in self._families]
        for said in (kinds, [(sign, "dim") for sign in signs]):
            for line in _filled([Text(sign, style=style) for sign, style in said], self._console.width):
                self._console.print(line)

    def _grid(self, rows: Sequence[Row], date_width: int, shown: str) -> Table:
        width = self._console.width
        grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        if not self._view.wide:
            grid.width = width
        if width >= _WITH_MONTH:
            grid.add_column(width=4, style="bold", no_wrap=True)
        grid.add_column(width=date_width, justify="right")
        grid.add_column(width=1)
        grid.add_column(width=1)
        grid.add_column(ratio=4, overflow="fold")
        if width >= _WITH_WHO:
            grid.add_column(ratio=2, overflow="fold", style="dim")
        if width >= _WITH_PLACE:
            grid.add_column(ratio=1, overflow="fold", style="dim")
        if width >= _WITH_TYPE:
            grid.add_column(width=11, style="dim", no_wrap=True)
        if width >= _WITH_ID:
            grid.add_column(width=3, justify="right", style="dim", no_wrap=True)
            grid.add_column(width=len(rows[0].id), style="dim", no_wrap=True)
        for row in rows:
            month = _month(row)
            grid.add_row(*self._cells(row, "" if month == shown else month, width, date_width))
            shown = month or shown
        return grid

    def _cells(self, row: Row, month: str, width: int, date_width: int) -> Iterator[Text]:
        kind, style = family(row.type), STATUS_COLORS.get(row.status, "")
        self._families.add(kind.name)
        self._statuses.add(row.status)
        self._assumed = self._assumed or row.basis == "document"
        if width >= _WITH_MONTH:
            yield Text(f" {month}")
        yield Text(_folded(when(row), date_width))
        yield Text(STATUS_MARKS.get(row.status, ""), style=style)
        yield Text(kind.mark, style=kind.color)
        told = f"×{row.sources}" if row.sources > 1 else ""
        title = Text(terminal(row.title), style=style)
        yield title if width >= _WITH_ID else title.append(f" {told}".rstrip() + f" {row.id}", style="dim")
        if width >= _WITH_WHO:
            yield Text(terminal(who(row)))
        if width >= _WITH_PLACE:
            yield Text(terminal(places(row.places)))
        if width >= _WITH_TYPE:
            yield Text(row.type, style=kind.color)
        if width >= _WITH_ID:
            yield Text(told)
            yield Text(row.id)


def _fields(console: Console, rows: Iterable[Row], view: View) -> None:
    """Draw the columns that were asked for, under their names."""
    read = getters(view.columns)
    rows = iter(rows)
    first = True
    while chunk := list(islice(rows, _SAMPLE)):
        grid = Table(box=None, show_header=first, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
        for heading, _ in view.columns:
            grid.add_column(heading, overflow="fold")
        for row in chunk:
            values = (get(row) for get in read)
            grid.add_row(*(Text("" if value is None else terminal(str(value))) for value in values))
        console.print(grid)
        first = False


def _filled(signs: Iterable[Text], width: int) -> Iterator[Text]:
    """Put signs beside each other, and no line's end inside one."""
    line = Text()
    for sign in signs:
        if line and line.cell_len + 2 + sign.cell_len > width:
            yield line
            line = Text()
        line = Text("  ").join((line, sign)) if line else sign
    if line:
        yield line


def _month(row: Row) -> str:
    """Name the month that a row belongs to; one whose date is coarser, or open, belongs to none."""
    if not row.filed or not row.start or not row.end or _days(row.start, row.end) > _MONTH_DAYS:
        return ""
    return MONTHS[int(row.filed[5:7]) - 1]


def _folded(said: str, width: int) -> str:
    """Put the two dates of a range on lines of their own where one line has no room for both."""
    return said if len(said) <= width else _BEFORE_A_DATE.sub("\n", said)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _is_future(row: Row, today: date) -> bool:
    return bool(row.filed) and str(row.filed) > today.isoformat()
