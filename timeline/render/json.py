"""Events as one JSON array, or as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from timeline import safety
from timeline.query import Row
from timeline.render.fields import FIELDS
from timeline.render.lines import write_lines
from timeline.render.records import Record, record
from timeline.render.view import View


def array(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a JSON array, an event on each line."""
    before = "[\n"
    for fields in _records(rows, view):
        out.write(f"{before}{line(fields)}")
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def lines(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write JSON Lines."""
    write_lines((f"{line(fields)}\n" for fields in _records(rows, view)), out)


def _records(rows: Iterable[Row], view: View) -> Iterator[Record]:
    """Give each event whole, or with the columns that were asked for."""
    if not view.columns:
        return map(record, rows)
    read = [(heading, FIELDS[field]) for heading, field in view.columns]
    return ({heading: get(row) for heading, get in read} for row in rows)


def line(fields: Mapping[str, object]) -> str:
    """Give an object as one line. What is legal in JSON as it stands, but would steer a terminal, is escaped."""
    return safety.json(_ENCODER.encode(fields))


_ENCODER = json.JSONEncoder(ensure_ascii=False)
