"""Events as Parquet: typed columns, written in batches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any, TextIO

from timeline.extras import needed
from timeline.query import Row
from timeline.render.fields import COLUMNS, DATES, NUMBERS, Value, getters
from timeline.render.view import View
from timeline.safety import terminal

_BATCH = 10_000


def table(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a table with the columns of CSV: dates as dates, numbers as numbers, all else as text."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    chosen = view.columns or COLUMNS
    read = getters(chosen)
    schema = arrow.schema([(heading, _type(arrow, field)) for heading, field in chosen])
    rows = iter(rows)
    with parquet.ParquetWriter(out.buffer, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            columns = [
                [_value(get(row), field) for row in batch]
                for (_, field), get in zip(chosen, read, strict=True)
            ]
            writer.write_table(arrow.table(columns, schema=schema))


def _type(arrow: Any, field: str) -> Any:
    if field in DATES:
        return arrow.date32()
    return {"confidence": arrow.float64, "sources": arrow.int32}.get(field, arrow.string)()


def _value(value: Value, field: str) -> Value | date:
    if value is None or field in NUMBERS:
        return value
    text = str(value)
    return (date.fromisoformat(text) if text else None) if field in DATES else terminal(text)
