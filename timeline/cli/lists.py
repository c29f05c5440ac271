"""`list`: what is in the store, with counts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, get_args

import typer

from timeline.cli.options import Common
from timeline.cli.output import output
from timeline.errors import UsageError
from timeline.lookup import Kind, counted, yearly
from timeline.render.blocks import spark
from timeline.safety import terminal
from timeline.store.connect import reading

_MOST_YEARS = 24


def list(
    common: Common,
    what: Annotated[
        str, typer.Argument(metavar="|".join(get_args(Kind)), help="What to list.", show_default=False)
    ],
) -> None:
    """List what is in the store, with counts.

    The counts are of events under that very name, dated or not; the small bars behind them say how many fall in each year.
    """
    kind = next((kind for kind in get_args(Kind) if kind == what), None)
    if kind is None:
        raise UsageError(f"cannot list {what!r}; there are {', '.join(get_args(Kind))}")
    with reading(common.db) as store, output(None) as out:
        found = [*counted(store, kind)]
        years = yearly(store, kind)
        span = _span(years)
        widths = [
            max((len(terminal(text)) for text in column), default=0)
            for column in ([each.name for each in found], [each.detail or "" for each in found])
        ]
        for name, events, detail in found:
            said = f"{terminal(name):<{widths[0]}}  {terminal(detail or ''):<{widths[1]}}"
            out.write(
                f"{events:>7}  {said}  {spark([years.get(name, {}).get(year, 0) for year in span])}".rstrip()
                + "\n"
            )
        if span and found and sys.stdout.isatty():
            out.write(
                f"\nevents, also those that the text does not date; the bars are how many in each year, {span[0]} to {span[-1]}\n"
            )


def _span(counts: Mapping[str, Mapping[int, int]]) -> range:
    """Give the years that a sparkline shows: those in which the events lie, without the few of long ago and far ahead."""
    total = Counter[int]()
    for each in counts.values():
        total.update(each)
    years = sorted(total.elements())
    if not years:
        return range(0)
    first, last = years[len(years) // 20], years[-1 - len(years) // 50]
    return range(max(first, last - _MOST_YEARS + 1), last + 1)
