"""`list`: what is in the store, with counts."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from timeline.cli.options import Common
from timeline.cli.output import output
from timeline.errors import UsageError
from timeline.lookup import Kind, counted
from timeline.safety import terminal
from timeline.store.connect import reading


def list(
    common: Common,
    what: Annotated[
        str, typer.Argument(metavar="|".join(get_args(Kind)), help="What to list.", show_default=False)
    ],
) -> None:
    """List what is in the store, with the number of events of each."""
    kind = next((kind for kind in get_args(Kind) if kind == what), None)
    if kind is None:
        raise UsageError(f"cannot list {what!r}; there are {', '.join(get_args(Kind))}")
    with reading(common.db) as store, output(None) as out:
        for name, events, detail in counted(store, kind):
            out.write(f"{events:>7}  {terminal(name)}{f'  {terminal(detail)}' if detail else ''}\n")
