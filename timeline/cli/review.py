"""`due` and `conflicts`: what an analyst has to look at."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

from timeline.cli.formats import FailIfEmpty, say_empty, write
from timeline.cli.options import Common, Without
from timeline.cli.output import output, width
from timeline.query import Filters
from timeline.render.conflicts import report
from timeline.render.view import View
from timeline.review import conflicts as differing
from timeline.review import due as plans
from timeline.store.connect import reading


def due(
    common: Common, filters: Annotated[Filters, Without(("status",))], fail_if_empty: FailIfEmpty = False
) -> None:
    """List the plans that nobody has reported on. First those whose day has passed, then those that come next."""
    day = filters.as_of or date.today()
    chosen = "table" if sys.stdout.isatty() else "plain"
    with reading(common.db) as store, output(None) as out:
        found = plans(store, filters, day)
        for heading, listed in (
            ("Passed, with no report of them:", found.passed),
            ("Still to come:", found.coming),
        ):
            if listed:
                out.write(f"{heading}\n")
                out.flush()
                write(chosen, listed, out, View(day))
    if not (found.passed or found.coming):
        say_empty(common, "no plans", fail_if_empty)


def conflicts(common: Common, filters: Filters, fail_if_empty: FailIfEmpty = False) -> None:
    """List what sources tell differently. It may be the date, the status, or who acted; their sentences stand one below the other."""
    with reading(common.db) as store, output(None) as out:
        found = list(differing(store, filters))
        report(found, out, width())
    if not found:
        say_empty(common, "no differences", fail_if_empty)
