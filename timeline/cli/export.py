"""`export`: the chronology as a file, or into a pipe."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.formats import Counter, Look, of_file, write
from timeline.cli.options import Common
from timeline.cli.output import output
from timeline.query import Filters
from timeline.store.connect import reading


def export(
    common: Common,
    filters: Filters,
    look: Look,
    file: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The heading of a page or a document.")
    ] = None,
) -> None:
    """Write the chronology to a file or a pipe. The format follows FILE's ending; else it is CSV."""
    chosen = look.format or of_file(file) or "csv"
    look.check(chosen, title=title is not None)
    view = look.of(
        filters,
        title=title or look.view.title,
    )
    with reading(common.db) as store:
        counter = Counter(store, filters)
        with output(file) as out:
            write(chosen, counter.rows(), out, view)
        counter.close(common, look.fail_if_empty)
