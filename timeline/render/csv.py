"""Events as CSV (RFC 4180) or with tabs: lists joined by "; ", the document's fields beside the event's.

Rows are taken in blocks, and a block column by column: what a column says again and again is guarded and quoted once,
and that nothing in it needs either is told in one look at all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, TextIO

from timeline.query import Row
from timeline.render.fields import COLUMNS, NOT_TEXT, values
from timeline.render.view import View
from timeline.safety import spreadsheets, terminals

_BLOCK = 100  # rows

Cells = list[str]


def table(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a header and a line for each event, with commas."""
    _write(rows, out, view, _quoted_alone if len(view.columns) == 1 else _quoted, ",", "\r\n")


def tabs(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a header and a line for each event, with tabs: no cell holds one, so that nothing is quoted."""
    _write(rows, out, view, list, "\t", "\n")


def _write(
    rows: Iterable[Row], out: TextIO, view: View, quoted: Callable[[Cells], Cells], between: str, end: str
) -> None:
    chosen = view.columns or COLUMNS
    guarded = spreadsheets if view.guard else terminals
    out.write("\ufeff" if view.bom else "")
    out.write(between.join(heading for heading, _ in chosen) + end)
    safe = [_numbers if field in NOT_TEXT else lambda texts: quoted(guarded(texts)) for _, field in chosen]
    rows = iter(rows)
    while block := list(islice(rows, _BLOCK)):
        columns = list(map(_cells, values(block, chosen), safe))
        out.write(end.join(map(between.join, zip(*columns, strict=True))) + end)


def _cells(column: Sequence[Any], safe: Callable[[list[Any]], Cells]) -> Sequence[str]:
    """Give what stands in a column, empty where there is nothing; each text is made safe but once."""
    once = dict.fromkeys(column)
    cells = safe(["" if value is None else value for value in once])
    if cells == list(once):
        return column
    return list(map(dict(zip(once, cells, strict=True)).__getitem__, column))


def _numbers(values: list[Any]) -> Cells:
    return list(map(str, values))


def _quoted(cells: Cells) -> Cells:
    """Put into quotes what holds a comma or a quote; no cell holds the end of a line."""
    text = "".join(cells)
    if "," not in text and '"' not in text:
        return cells
    return [_in_quotes(cell) if "," in cell or '"' in cell else cell for cell in cells]


def _quoted_alone(cells: Cells) -> Cells:
    """Put the cells of an only column into quotes: also an empty one, which would be read as a line that is none."""
    return [cell or '""' for cell in _quoted(cells)]


def _in_quotes(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
