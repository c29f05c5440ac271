"""What a long ingest says while it runs: a bar on a terminal, lines of trouble, a summary. And how it is broken off."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from timeline.cli.output import complain, count, note
from timeline.errors import InputError
from timeline.pipeline.run import Tally
from timeline.pipeline.work import Told
from timeline.reading import Notice, Skipped

_EVERY = 0.1  # seconds between two pictures of the bar


class Reporter:
    """Tells the user. Use it as a context: inside, Ctrl-C waits for the documents in hand."""

    def __init__(self, tally: Tally, total: int, *, quiet: bool, verbose: bool, fail_fast: bool) -> None:
        self._tally = tally
        self._quiet, self._verbose, self._fail_fast = quiet, verbose, fail_fast
        self._bar = _bar(total) if not quiet and sys.stderr.isatty() else None
        self._shown = 0.0
        self._holding = self._asked = False

    def __enter__(self) -> Reporter:
        self._before = signal.signal(signal.SIGINT, self._interrupted)
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._bar:
            self._bar.stop()
        signal.signal(signal.SIGINT, self._before)
        if self._asked and kind is None:  # Python drops what is raised while an object is being deleted
            raise KeyboardInterrupt

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        waits = self._holding and not self._asked  # the second Ctrl-C does not wait
        self._asked = True
        if not waits:
            raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put off Ctrl-C."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._asked:
            raise KeyboardInterrupt

    def skipped(self, found: Skipped) -> None:
        """Name what was left out, with the reason."""
        if self._fail_fast:
            raise InputError(f"{found.path}: {found.reason}; stopped, because of --fail-fast")
        self._say(complain, f"{found.path}: {found.reason}; skipped")

    def noticed(self, found: Notice) -> None:
        """Warn."""
        if not self._quiet:
            self._say(complain, f"{found.path}: {found.says}")

    def stored(self, found: Told, fate: str) -> None:
        """Count a document."""
        if self._verbose:
            told = len(found.events or ()) if fate != "unchanged" else 0
            self._say(note, f"{found.document.citation.path or '-'}: {fate}, {count(told, 'event')}")
        self._draw(0)

    def done(self, size: int) -> None:
        """Move the bar."""
        self._draw(size)

    def _say(self, way: Any, message: str) -> None:
        if self._bar:
            self._bar.stop()
        way(message)
        if self._bar:
            self._bar.start()

    def _draw(self, size: int) -> None:
        if not self._bar:
            return
        self._bar.update(0, advance=size, documents=self._tally.read, mentions=self._tally.mentions)
        now = time.monotonic()
        if now - self._shown > _EVERY:
            self._shown = now
            self._bar.refresh()


def _bar(total: int) -> Any:
    """Make a bar that is drawn only when it is told to: a thread of its own would be copied into the processes."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            spent = task.elapsed or 0.0
            return Text(f"{task.fields['documents'] / spent:.0f}/s" if spent > 1 else "")

    bar = Progress(
        BarColumn(),
        TextColumn("{task.fields[documents]} articles, {task.fields[mentions]} events"),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task("", total=total or None, documents=0, mentions=0)
    return bar


def warning(articles: int, unresolved: int) -> str:
    """Say what stayed without a date because articles have none, and what to do."""
    return (
        f"{count(articles, 'article')} without a publication date: {count(unresolved, 'relative date')} stayed unresolved; "
        "give the date with --published YYYY-MM-DD, or as 'published:' in the front matter"
    )


def summary(tally: Tally, dry_run: bool) -> Iterator[str]:
    """Say what became of the articles, and, where several were left out, why."""
    fates = tally.fates
    parts = [f"{fates['new']} new"]
    parts += [f"{fates[fate]} {fate}" for fate in ("replaced", "unchanged") if fates[fate]]
    parts += [f"{tally.skipped} skipped"] if tally.skipped else []
    told = "no new events"
    if tally.mentions:
        told = count(tally.mentions, "mention")
        told += f", {tally.events:+d} {'event' if tally.events == 1 else 'events'}" if not dry_run else ""
        told += f", {tally.merged} merged" if tally.merged else ""
        told += f", {tally.undated} undated" if tally.undated else ""
    yield f"{count(tally.read + tally.skipped, 'article')}: {', '.join(parts)}; {told}"
    if tally.skipped > len(tally.reasons):
        reasons = (f"{times} {reason}" for reason, times in tally.reasons.most_common())
        yield f"skipped: {'; '.join(reasons)}"
