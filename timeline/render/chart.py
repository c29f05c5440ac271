"""Events per year, month or week as bars, stacked by the family of their types or by who takes part most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TextIO

from timeline.query import Row
from timeline.render.blocks import bar
from timeline.render.dates import MONTHS
from timeline.render.groups import HEADINGS
from timeline.render.marks import FAMILIES, family
from timeline.render.view import View
from timeline.safety import terminal

By = Literal["year", "month", "week"]
Stack = Literal["type", "actor", "none"]

_FILLS = "█▓▒░▞·"
_CODES = {"cyan": 36, "green": 32, "magenta": 35, "red": 31, "blue": 34, "": 0}
_ACTORS = 5
_GAP = 3  # empty periods in a row from which on they are left out
_DAYS: dict[By, int] = {"week": 7, "month": 31, "year": 366}
_FITTING: tuple[tuple[By, int], ...] = (("week", 200), ("month", 5 * 366))
"""The periods whose bars fit a page, and the days up to which they do; years always do."""
_LABELS: dict[By, int] = {"year": 9, "month": 9, "week": 12}
_COUNT = 7
"""Columns of the labels and of the counts."""
_MONTH, _DAY = len("2022-08"), len("2022-08-02")


class Part(NamedTuple):
    """One of the parts that a bar is made of: its name, how it is filled without colour, its colour."""

    name: str
    fill: str
    code: int


def bars(rows: Iterable[Row], out: TextIO, view: View, by: By | None, stack: Stack) -> None:
    """Draw a bar for each period; without `by`, periods such that the whole fits a page.

    What is dated less exactly than to a period stands in no bar; how much that is, is said below.
    """
    filed = [row for row in rows if row.filed]
    if not filed:
        return
    chosen = by or _fitting(filed)
    listed = [row for row in filed if _doubt(row) <= _DAYS[chosen]]
    if listed:
        _draw(listed, out, view, chosen, stack)
    if vague := len(filed) - len(listed):
        out.write(f"not drawn: {vague} dated less exactly\n")


def _draw(listed: Sequence[Row], out: TextIO, view: View, chosen: By, stack: Stack) -> None:
    parts, part_of = _parts(listed, stack)
    counts: dict[date, Counter[int]] = {}
    for row in listed:
        counts.setdefault(_start(date.fromisoformat(row.filed or ""), chosen), Counter())[part_of(row)] += 1
    colored = out.isatty() if view.color is None else view.color
    label = _LABELS[chosen]
    room = max(10, (view.width or 80) - label - _COUNT)
    scale = room / max(count.total() for count in counts.values())
    for period in _periods(sorted(counts), chosen):
        if period is None:
            out.write(f"{'⋮':>{label - 1}}\n")
            continue
        count = counts.get(period, Counter())
        drawn = _bar(count, parts, scale, colored)
        out.write(f"{_label(period, chosen):>{label - 1}}{f' {drawn} {count.total()}' if count else ''}\n")
    if stack != "none":
        used = [part for number, part in enumerate(parts) if any(count[number] for count in counts.values())]
        out.write("\n")
        for line in _lines(used, view.width or 80):
            out.write("  ".join(f"{_painted(part, 1, colored)} {part.name}" for part in line) + "\n")


def _lines(parts: Iterable[Part], width: int) -> Iterator[list[Part]]:
    """Put the parts of a legend beside each other, as many as a line has room for."""
    line: list[Part] = []
    for part in parts:
        if line and sum(len(each.name) + 4 for each in (*line, part)) - 2 > width:
            yield line
            line = []
        line.append(part)
    if line:
        yield line


def _fitting(rows: Sequence[Row]) -> By:
    """Choose the shortest periods that fit a page and to which most of the events are dated."""
    days = [date.fromisoformat(row.filed or "") for row in rows]
    span = (max(days) - min(days)).days
    for by, longest in _FITTING:
        if span <= longest and sum(_doubt(row) <= _DAYS[by] for row in rows) * 2 >= len(rows):
            return by
    return "year"


def _doubt(row: Row) -> int:
    """Give the days among which the one lies under which an event is filed: of a stretch of time, one of its ends."""
    first, slash, last = (row.date or "").partition("/")
    if slash:
        end = first if row.start else last
        return _DAYS["year" if len(end) < _MONTH else "month" if len(end) < _DAY else "week"]
    if not row.start or not row.end:
        return 1
    return (date.fromisoformat(row.end) - date.fromisoformat(row.start)).days + 1


def _start(day: date, by: By) -> date:
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if by == "month" else day.replace(month=1, day=1)


def _next(period: date, by: By) -> date:
    if by == "week":
        return period + timedelta(days=7)
    if by == "month" and period.month < 12:
        return period.replace(month=period.month + 1)
    return date(period.year + 1, 1, 1)


def _periods(known: Sequence[date], by: By) -> Iterator[date | None]:
    """Give the periods in order with the empty ones between; None stands for a long stretch of those."""
    for period, after in zip(known, [*known[1:], None], strict=True):
        yield period
        empty: list[date] = []
        while after and (empty[-1] if empty else period) < after and len(empty) <= _GAP:
            following = _next(empty[-1] if empty else period, by)
            if following >= after:
                break
            empty.append(following)
        yield from empty if len(empty) <= _GAP else [None]


def _label(period: date, by: By) -> str:
    month = f"{MONTHS[period.month - 1]} {period.year}"
    return {"year": str(period.year), "month": month, "week": f"{period.day} {month}"}[by]


def _parts(rows: Sequence[Row], stack: Stack) -> tuple[list[Part], Callable[[Row], int]]:
    """Give the parts of the bars, and what says to which of them a row belongs."""
    if stack == "type":
        parts = [
            Part(each.name, fill, _CODES[each.color]) for each, fill in zip(FAMILIES, _FILLS, strict=True)
        ]
        return parts, lambda row: FAMILIES.index(family(row.type))
    if stack == "none":
        return [Part("events", "█", 0)], lambda row: 0
    counts = Counter(name for row in rows for name in HEADINGS["actor"](row))
    names = [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_ACTORS]]
    parts = [
        Part(terminal(name), fill, code)
        for name, fill, code in zip([*names, "others"], _FILLS, _CODES.values(), strict=False)
    ]
    return parts, lambda row: next(
        (number for number, name in enumerate(names) if name in HEADINGS["actor"](row)), len(names)
    )


def _bar(count: Counter[int], parts: Sequence[Part], scale: float, colored: bool) -> str:
    if len(parts) == 1:
        return bar(count.total() * scale)
    drawn, before, total = "", 0, 0
    for number, part in enumerate(parts):
        total += count[number]
        after = max(round(total * scale), before + 1) if count[number] else before
        drawn += _painted(part, after - before, colored)
        before = after
    return drawn


def _painted(part: Part, length: int, colored: bool) -> str:
    if not colored:
        return part.fill * length
    return f"\x1b[{part.code}m{'█' * length}\x1b[0m" if length else ""
