"""`watch`: keep a store up to date with a folder."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from timeline.cli.ingest import As, Jobs, Map, MaxBytes, Plan, Published, how, take, tell
from timeline.cli.options import Common
from timeline.errors import UsageError
from timeline.reading import Skipped, Target, is_folder, walk
from timeline.reading.model import MAX_BYTES

_FIRST = 0.5
"""Seconds between the first two looks: what lies there already has most likely been written to its end."""


def watch(
    common: Common,
    folders: Annotated[
        list[str], typer.Argument(metavar="FOLDER...", help="What to watch.", show_default=False)
    ],
    published: Published = None,
    mapping: Map = None,
    format: As = None,
    max_bytes: MaxBytes = MAX_BYTES,
    jobs: Jobs = 1,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How often to look.")
    ] = 5.0,
) -> None:
    """Read what is in a folder, then what comes or changes there. Ctrl-C ends it.

    A file is read once it has stayed the same between two looks. What is taken out of the folder stays in the store.
    """
    from timeline.pipeline.run import Tally

    for folder in folders:
        if not is_folder(folder):
            raise UsageError(f"{folder} is no folder")
    plan = Plan(how(published, mapping, format, max_bytes), jobs)
    common.note(f"watching {', '.join(folders)}; Ctrl-C ends it")
    before: set[Target | Skipped] = set()
    done: set[Target | Skipped] = set()
    wait = min(every, _FIRST)
    while True:
        found = [item for folder in folders for item in walk(folder, plan.settings)]
        fresh = [item for item in found if item in before and item not in done]
        if fresh:
            tally = Tally()
            take(common, fresh, plan, tally)
            if tally.mentions or tally.skipped or not done:
                tell(common, tally)
        before = set(found)
        done = (done | set(fresh)) & before
        time.sleep(wait)
        wait = every
