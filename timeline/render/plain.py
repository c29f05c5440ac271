"""Events as aligned text: a line for each, nothing cut, nothing coloured. For pipes, and for eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from timeline.query import Row
from timeline.render.records import when, who
from timeline.safety import terminal

_SAMPLE = 200  # rows that set the widths: the rest follows as it comes, in whatever memory one line takes
_WIDEST = (24, 8, 10, 90, 60)


def table(rows: Iterable[Row], out: TextIO) -> None:
    """Write date, status, type, title, who, number of sources and id of each event."""
    lines = map(_cells, rows)
    first = list(islice(lines, _SAMPLE))
    widths = [
        min(most, max(map(len, column)))
        for most, column in zip(_WIDEST, zip(*first, strict=True), strict=False)
    ]
    out.writelines(_aligned(chain(first, lines), widths))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        when(row),
        row.status,
        row.type,
        terminal(row.title),
        terminal(who(row)),
        f"{row.sources} source{'s' if row.sources > 1 else ''}",
        row.id,
    )


def _aligned(lines: Iterable[tuple[str, ...]], widths: list[int]) -> Iterator[str]:
    for date, status, kind, title, actors, sources, number in lines:
        cells = (date, status, kind, title, actors)
        padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"{padded}  {sources.ljust(10)}  {number}\n"
