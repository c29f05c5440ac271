"""`brief`: a briefing from the store."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from timeline.briefing import Seen, briefing
from timeline.cli.formats import FailIfEmpty, of_file, say_empty
from timeline.cli.options import Common, Without, one_of
from timeline.cli.output import output
from timeline.errors import TimelineError, UsageError, reason
from timeline.query import Filters
from timeline.render.brief import FORMATS, TEMPLATES, rendered
from timeline.store.connect import reading

_NAME = re.compile(r"[\w-][\w.-]{0,99}")
_TOP, _DAYS = 25, 7


def brief(
    common: Common, filters: Annotated[Filters, Without(("limit", "reverse", "sort"))],
    template: Annotated[
        str, typer.Option(metavar="NAME|FILE", help=f"One of {', '.join(TEMPLATES)}, or a Jinja2 template of your own.")
    ] = "brief",
    format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="md, html or txt.")] = None,
    file: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead.")
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The heading.")] = "Briefing",
    days: Annotated[
        int | None, typer.Option(metavar="N", min=0, help=f"New is what was first told in the last N days, {_DAYS} otherwise.")
    ] = None,
    since_last: Annotated[
        bool, typer.Option("--since-last", help="Only what is new or has changed since the last such briefing.")
    ] = False,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Which briefing it is, for --since-last.")] = None,
    fail_if_empty: FailIfEmpty = False,
) -> None:  # fmt: skip
    """Write a briefing. It tells what is new, the chronology, what comes next, who matters, where sources disagree, the sources."""
    chosen = one_of(format, FORMATS, "format") if format else (of_file(file, FORMATS) or "md")
    if since_last and days is not None:
        raise UsageError("--days or --since-last, not both")
    if name and not since_last:
        raise UsageError("--name goes with --since-last")
    memory = _memory(common.db, name or "briefing")
    with reading(common.db) as store:
        earlier = _recall(memory) if since_last else None
        day = filters.as_of or date.today()
        told = briefing(
            store,
            filters,
            day,
            filters.top if filters.top is not None else _TOP,
            _DAYS if days is None else days,
            earlier,
        )
    text = rendered(told, template, chosen, title)
    with output(file) as out:
        out.write(text)
    if since_last:
        _keep(memory, told.seen)
    if not told.events and not told.withdrawn:
        say_empty(common, "nothing new since the last briefing" if since_last else "no events", fail_if_empty)


def _memory(db: Path, name: str) -> Path:
    """Say where a briefing's memory is: beside the store, a file for each name."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a briefing; use letters, digits, '-', '_' and '.'")
    return db.with_name(f"{db.name}.{name}.brief.json")


def _recall(memory: Path) -> Seen:
    try:
        seen = json.loads(memory.read_text(encoding="utf-8"))
        return {str(event): str(said) for event, said in seen["events"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise TimelineError(f"{memory} cannot be read; delete it to begin anew") from None


def _keep(memory: Path, seen: Seen) -> None:
    part = memory.with_name(f"{memory.name}.{os.getpid()}.part")
    try:
        part.write_text(json.dumps({"events": seen}, ensure_ascii=False, indent=0), encoding="utf-8")
        part.replace(memory)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TimelineError(f"{memory} cannot be written: {reason(error)}") from None
