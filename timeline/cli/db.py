"""`db`: look after the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.app import new_app
from timeline.cli.options import Common, with_options
from timeline.cli.output import count, output
from timeline.errors import StoreError, UsageError
from timeline.lookup import faults, size
from timeline.reading import is_there
from timeline.store.connect import check_file, reading
from timeline.store.schema import VERSION

app = new_app(help="Look after the store.")


@app.callback()
def db() -> None:
    """Look after the store."""


@app.command()
@with_options
def info(common: Common) -> None:
    """Say what the store holds."""
    with reading(common.db) as store, output(None) as out:
        facts = size(store)
        several = f"{facts['merged']} of several sources, {facts['undated']} not dated by the text"
        several += f"; {facts['rejected']} rejected" if facts["rejected"] else ""
        out.write(f"store      {common.db.absolute()}\n")
        out.write(f"size       {common.db.stat().st_size / 1e6:.1f} MB, schema {VERSION}\n")
        out.write(f"documents  {facts['documents']}\n")
        out.write(f"mentions   {facts['mentions']}\n")
        out.write(f"events     {facts['events']}, {several}\n")
        out.write(f"actors     {facts['actors']}\n")
        out.write(f"places     {facts['places']}\n")
        if facts["first"]:
            out.write(f"from       {facts['first']} to {facts['last']}\n")


@app.command()
@with_options
def check(common: Common) -> None:
    """Look for damage. Corrections that have nothing left to correct are named too."""
    with reading(common.db) as store:
        found = faults(store)
    if found.damage:
        raise StoreError(
            f"{common.db} is damaged: {found.damage[0]}; restore a backup, or ingest the articles into a new one"
        )
    for line in found.remarks:
        common.note(line)
    common.note(f"{common.db} is sound")


@app.command()
@with_options
def backup(
    common: Common,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to.", show_default=False)],
) -> None:
    """Copy the store. The copy is whole, even while the store is written to."""
    from timeline.store.files import backup as copy

    if is_there(file):
        raise UsageError(f"{file} exists; name another file")
    with reading(common.db) as store:
        copy(store, Path(file))


@app.command()
@with_options
def rebuild(common: Common) -> None:
    """Extract all events anew from the stored articles. The corrections are applied to them."""
    from timeline.extraction import extract_document
    from timeline.store.write import writer

    with reading(common.db):  # a store that is not there is not to be made
        pass
    with writer(common.db, extract_document) as store:
        articles = store.rebuild()
        events = store.count("event")
    common.note(f"{count(articles, 'article')}, {count(events, 'event')}")


@app.command()
@with_options
def upgrade(common: Common) -> None:
    """Bring a store of an older timeline up to date. A backup beside it is made first."""
    from timeline.store.session import session

    check_file(common.db)
    with session(common.db):
        pass
    common.note(f"{common.db} is up to date, schema {VERSION}")
