"""Events as CSV (RFC 4180) or with tabs: lists joined by "; ", the document's fields beside the event's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from timeline.query import Row
from timeline.render.fields import COLUMNS, Value, getters
from timeline.render.view import View
from timeline.safety import spreadsheet, terminal


def table(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a header and a line for each event, with commas."""
    if view.bom:
        out.write("\ufeff")
    csv.writer(out, lineterminator="\r\n").writerows(_lines(rows, view))


def tabs(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a header and a line for each event, with tabs: no cell holds one, so that nothing is quoted."""
    if view.bom:
        out.write("\ufeff")
    for cells in _lines(rows, view):
        out.write("\t".join("" if cell is None else str(cell) for cell in cells) + "\n")


def _lines(rows: Iterable[Row], view: View) -> Iterator[list[Value]]:
    chosen = view.columns or COLUMNS
    read = getters(chosen)
    guard = spreadsheet if view.guard else terminal
    yield [heading for heading, _ in chosen]
    for row in rows:
        yield [guard(value) if isinstance(value := get(row), str) else value for get in read]
