"""Events as aligned text: a line for each, nothing cut, nothing coloured. For pipes, and for eyes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from timeline.query import Row
from timeline.render.fields import getters
from timeline.render.groups import grouped
from timeline.render.lines import write_lines
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import terminal

_SAMPLE = 200  # rows that set the widths: the rest follows as it comes, in whatever memory one line takes
_WIDEST = 90


def table(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write date, status, type, title, who, number of sources and id of each event, or the fields that are asked for.

    With headings where groups are.
    """
    if view.group_by == "date":
        _lines(rows, out, _chosen(view) if view.columns else _cells)
        return
    for number, (heading, members) in enumerate(grouped(rows, view.group_by)):
        between = "\n" if number else ""
        out.write(f"{between}{terminal(heading)} ({len(members)})\n")
        _lines(members, out, _cells)


def _lines(rows: Iterable[Row], out: TextIO, cells: Callable[[Row], Sequence[str]]) -> None:
    lines = map(cells, rows)
    first = list(islice(lines, _SAMPLE))
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*first, strict=True)]
    write_lines(_aligned(chain(first, lines), widths), out)


def _cells(row: Row) -> Sequence[str]:
    return (
        when(row),
        row.status,
        row.type,
        terminal(row.title),
        terminal(who(row)),
        f"{row.sources} source{'s' if row.sources > 1 else ''}",
        row.id,
    )


def _chosen(view: View) -> Callable[[Row], Sequence[str]]:
    read = getters(view.columns)
    return lambda row: ["" if (value := get(row)) is None else terminal(str(value)) for get in read]


def _aligned(lines: Iterable[Sequence[str]], widths: list[int]) -> Iterator[str]:
    for *cells, last in lines:
        padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False))
        yield f"{padded}  {last}\n" if cells else f"{last}\n"
