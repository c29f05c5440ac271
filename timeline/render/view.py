"""How a reader wants the rows: what every format is told, beside the rows and where to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple, TextIO

from timeline.query import Period, Row

GroupBy = Literal["date", "actor", "type", "place"]


class View(NamedTuple):
    """What a reader asked for. A format takes from it what it needs.

    `today` is where past and future meet; `color` is None where the terminal decides; `columns` are the pairs of
    heading and field that were chosen, none where the format has its own; `guard` keeps spreadsheets from running
    cells as formulas; `bom` is the mark by which Excel knows UTF-8; `within` are the periods that were asked for;
    `by_date` says whether the rows come in order of date.
    """

    today: date
    width: int | None = None
    color: bool | None = None
    wide: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    group_by: GroupBy = "date"
    guard: bool = True
    bom: bool = False
    title: str = "Chronology"
    within: tuple[Period, ...] = ()
    by_date: bool = True


Writer = Callable[[Iterable[Row], TextIO, View], None]
