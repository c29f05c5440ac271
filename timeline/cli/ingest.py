"""`ingest`: read articles and store what they tell."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import Annotated

import typer

from timeline.cli.options import Common
from timeline.cli.output import complain, note
from timeline.errors import InputError, UsageError
from timeline.model import Document
from timeline.reading import Notice, Settings, Skipped, full_date, read

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When the articles that do not say so themselves were published: YYYY-MM-DD."
    ),
]


def ingest(common: Common, paths: Paths, published: Published = None) -> None:
    """Read articles and store what they tell. What is stored already is left as it is."""
    from timeline.extraction import extract_document
    from timeline.store.write import writer

    day = _day(published)
    tally: Counter[str] = Counter()
    progress = _Progress(not common.quiet and sys.stderr.isatty())
    with writer(common.db, extract_document) as store:
        events = store.count("event")
        for item in read(paths, Settings(day)):
            if isinstance(item, Notice):
                complain(f"{item.path}: {item.says}")
                continue
            if isinstance(item, Skipped):
                progress.clear()
                complain(f"{item.path}: {item.reason}; skipped")
                tally["skipped"] += 1
                continue
            stored = store.add(item)
            tally[stored.fate] += 1
            tally["mentions"] += stored.mentions
            progress.step(tally)
            if common.verbose:
                note(f"{item.citation.path or '-'}: {stored.fate}, {stored.mentions} events")
            if stored.fate != "unchanged" and not item.published:
                tally["unresolved"] += _unresolved(item)
                tally["undated"] += 1
        progress.clear()
        events = store.count("event") - events
    if tally["undated"] and not common.quiet:
        complain(_warning(tally))
    if not common.quiet:
        note(_summary(tally, events))
    if tally["skipped"]:
        read_any = tally["new"] + tally["replaced"] + tally["unchanged"]
        raise typer.Exit(3 if read_any else 1)


def _day(published: str | None) -> date | None:
    try:
        return full_date(published) if published else None
    except InputError as error:
        raise UsageError(f"--published: {error}") from None


class _Progress:
    """A line on a terminal that says how far the work is."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown

    def step(self, tally: Counter[str]) -> None:
        if self._shown:
            done = tally["new"] + tally["replaced"] + tally["unchanged"]
            print(f"\r\x1b[K{done} articles, {tally['mentions']} events", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _unresolved(document: Document) -> int:
    """Count the time expressions that only a publication date would place on the calendar."""
    from timeline.times import tag

    with_date = sum(1 for found in tag(document.text, date(2000, 1, 1)) if found.edtf)
    return with_date - sum(1 for found in tag(document.text, None) if found.edtf)


def _warning(tally: Counter[str]) -> str:
    articles, expressions = tally["undated"], tally["unresolved"]
    return (
        f"{_count(articles, 'article')} without a publication date: {_count(expressions, 'relative date')} stayed unresolved; "
        "give the date with --published YYYY-MM-DD, or as 'published:' in the front matter"
    )


def _summary(tally: Counter[str], events: int) -> str:
    parts = [f"{tally['new']} new"]
    parts += [f"{tally[fate]} {fate}" for fate in ("replaced", "unchanged", "skipped") if tally[fate]]
    told = (
        f"{_count(tally['mentions'], 'mention')}, {events:+d} events"
        if tally["mentions"]
        else "no new events"
    )
    return f"{_count(sum(tally[f] for f in ('new', 'replaced', 'unchanged', 'skipped')), 'article')}: {', '.join(parts)}; {told}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def forget(
    common: Common,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="As 'list sources' shows it.", show_default=False)
    ],
) -> None:
    """Take out all articles of a source, with what only they tell."""
    from timeline.extraction import extract_document
    from timeline.lookup import counted
    from timeline.store.connect import reading
    from timeline.store.write import writer

    with reading(common.db) as store:
        names = [entry.name for entry in counted(store, "sources")]
    if source not in names:
        raise UsageError(f"no articles of {source!r}; there are {', '.join(names) or 'none at all'}")
    with writer(common.db, extract_document) as store:
        count = store.forget(source)
    if not common.quiet:
        note(f"forgot {_count(count, 'article')}")
