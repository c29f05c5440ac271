"""Events as a markwhen document: a line for each, under its year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from timeline.query import Row
from timeline.render.groups import sections
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import markwhen


def document(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write the document. An event that nobody dates has no place in it."""
    out.write(f"---\ntitle: {_quoted(view.title)}\n---\n")
    dated = (row for row in rows if row.start or row.end)
    for heading, members in sections(dated, view):
        out.write(f"\n# {heading}\n\n")
        out.writelines(f"{_line(row)}\n" for row in members)


def _line(row: Row) -> str:
    first, last = row.start or row.end, row.end or row.start
    dates = first if first == last else f"{first}/{last}"
    exact = row.start and row.start == row.end
    said = " ".join(part for part in (row.title, "" if exact else f"({when(row)})") if part)
    actors = f" - {who(row)}" if who(row) else ""
    return f"{dates}: {markwhen(said + actors)} #{row.type} #{row.status}"


def _quoted(title: str) -> str:
    return f'"{markwhen(title)}"'
