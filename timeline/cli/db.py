"""`db`: look after the store."""

from __future__ import annotations

from timeline.cli.app import new_app
from timeline.cli.options import Common, with_options
from timeline.cli.output import output
from timeline.lookup import size
from timeline.store.connect import reading
from timeline.store.schema import VERSION

app = new_app(no_args_is_help=True, help="Look after the store.")


@app.callback()
def db() -> None:
    """Look after the store."""


@app.command()
@with_options
def info(common: Common) -> None:
    """Say what the store holds."""
    with reading(common.db) as store, output(None) as out:
        facts = size(store)
        out.write(f"store      {common.db.absolute()}\n")
        out.write(f"size       {common.db.stat().st_size / 1e6:.1f} MB, schema {VERSION}\n")
        out.write(f"documents  {facts['documents']}\n")
        out.write(f"mentions   {facts['mentions']}\n")
        out.write(
            f"events     {facts['events']}, {facts['merged']} of several sources, {facts['undated']} not dated by the text\n"
        )
        out.write(f"actors     {facts['actors']}\n")
        out.write(f"places     {facts['places']}\n")
        if facts["first"]:
            out.write(f"from       {facts['first']} to {facts['last']}\n")
