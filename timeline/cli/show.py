"""`show`: the chronology, on a terminal or into a pipe."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import Annotated, TextIO

import typer

from timeline.cli.formats import Counter, Look, write
from timeline.cli.options import Common, coloring
from timeline.cli.output import output
from timeline.query import Filters
from timeline.render.view import View
from timeline.store.connect import reading


def show(
    common: Common,
    filters: Filters,
    look: Look,
    wide: Annotated[bool, typer.Option("--wide", help="All columns, and no line wrapped.")] = False,
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print at once, however long it is.")] = False,
) -> None:
    """Print the chronology. It is a table on a terminal, aligned text in a pipe."""
    terminal = sys.stdout.isatty()
    colored = coloring(color)
    chosen = look.format or ("table" if terminal or colored or wide else "plain")
    look.check(chosen, wide=wide)
    view = look.of(filters, color=colored, wide=wide)
    paged = terminal and chosen == "table" and not no_pager
    with reading(common.db) as store:
        counter = Counter(store, filters)
        with _destination(paged, view) as out:
            write(chosen, counter.rows(), out, view)
        counter.close(common, look.fail_if_empty)


def _destination(paged: bool, view: View) -> AbstractContextManager[TextIO]:
    if not paged:
        return output(None)
    from timeline.cli.pager import pager

    return pager(wide=view.wide)
