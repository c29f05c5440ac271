"""`why`: where an event comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.options import Common
from timeline.cli.output import output, width
from timeline.lookup import history
from timeline.render.why import explanation
from timeline.store.connect import reading


def why(
    common: Common,
    number: Annotated[
        str, typer.Argument(metavar="EVENT", help="The event's id, or its start.", show_default=False)
    ],
) -> None:
    """Say where an event comes from. It shows documents, sentences, the rules that fired, and the arithmetic of the date."""
    with reading(common.db) as store, output(None) as out:
        row, tellings, corrections = history(store, number)
        explanation(row, tellings, out, width(), corrections)
