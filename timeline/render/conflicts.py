"""Events that sources tell differently, with the sentences one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from timeline.render.dates import words
from timeline.render.lines import wrapped
from timeline.review import Conflict
from timeline.safety import terminal


def report(found: Iterable[Conflict], out: TextIO, width: int) -> None:
    """Write each conflict: what it is about, and who tells it how."""
    for conflict in found:
        ids = " ".join(filter(None, (conflict.event, conflict.other)))
        out.write(f"{conflict.about}: {terminal(conflict.title)}  {ids}\n")
        for telling in conflict.tellings:
            cited = telling.document
            by = terminal(", ".join(part for part in (cited.source, cited.title) if part) or "untitled")
            published = f", {words(cited.published.isoformat())}" if cited.published else ""
            out.write(f"  {words(telling.date)}, {telling.status} ({by}{published})\n")
            lines = wrapped(terminal(telling.sentence), width, "    ", under=0)
            out.writelines(f"{line}\n" for line in lines)
        out.write("\n")
