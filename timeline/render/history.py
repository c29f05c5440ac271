"""How an event came to be what it is: a line for each article that told it, and for each correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.lookup import Telling
from timeline.query import Row
from timeline.render.dates import words
from timeline.render.lines import wrapped
from timeline.safety import terminal
from timeline.store.hand import Correction

_UNDER = 15
"""Columns before what is said of a day."""


def lines(
    row: Row, tellings: Sequence[Telling], corrections: Sequence[Correction], width: int
) -> Iterator[str]:
    """Give the lines, in order of time within each of the two."""
    for line in _lines(row, tellings, corrections):
        yield from wrapped(line, width, under=_UNDER)


def _lines(row: Row, tellings: Sequence[Telling], corrections: Sequence[Correction]) -> Iterator[str]:
    yield f"{row.id}  {terminal(row.title)}: {words(row.date)}, {row.status}"
    for telling in tellings:
        cited = telling.document
        day = words(cited.published.isoformat()) if cited.published else "undated"
        by = terminal(", ".join(part for part in (cited.source, cited.title) if part) or "untitled")
        told = "without a date" if telling.basis == "document" else words(telling.date)
        yield f"  {day:>11}  told as {telling.status}, {told} ({by})"
    for said in corrections:
        yield f"  {words(said.made[:10]):>11}  {said.id}. {done(said)}{_taken_back(said)}"


def done(said: Correction) -> str:
    """Say what the analyst did, with the note on it."""
    noted = f": {terminal(said.note)}" if said.note else ""
    return f"{said.action} {_set(said)}".rstrip() + noted


def _taken_back(said: Correction) -> str:
    """Say when a correction was undone, with the note on that."""
    when, _, why = (said.undone or "").partition(" ")
    return f", undone {words(when[:10])}{f': {terminal(why)}' if why else ''}" if when else ""


def _set(said: Correction) -> str:
    fields = []
    for name, value in said.change.items():
        if name == "actors":
            fields.append("who = " + (", ".join(actor[0] for actor in value) or "nobody"))
        elif name == "places":
            fields.append("place = " + (", ".join(place[0] for place in value) or "nowhere"))
        elif name != "days":
            fields.append(f"{name} = {value}")
    return terminal("; ".join(fields))
