"""Events as one JSON array, or as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from timeline.query import Row
from timeline.render.records import record


def array(rows: Iterable[Row], out: TextIO) -> None:
    """Write a JSON array, an event on each line."""
    before = "[\n"
    for row in rows:
        out.write(f"{before}{line(record(row))}")
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def lines(rows: Iterable[Row], out: TextIO) -> None:
    """Write JSON Lines."""
    for row in rows:
        out.write(f"{line(record(row))}\n")


def line(fields: Mapping[str, object]) -> str:
    """Give an object as one line. What is legal in JSON as it stands, but would steer a terminal, is escaped."""
    return json.dumps(fields, ensure_ascii=False).translate(_ESCAPED)


_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0x061C, *range(0x200B, 0x2010),
            *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000))}  # fmt: skip
