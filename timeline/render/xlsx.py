"""Events as a workbook: real dates, filters, a heading that stays. No cell is a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, TextIO

from timeline.extras import needed
from timeline.query import Row
from timeline.render.fields import COLUMNS, DATES, Value, getters
from timeline.render.view import View
from timeline.safety import terminal

_LONGEST = 32_767  # characters in a cell
_FIRST_DAY = "1900-03-01"  # before it Excel's calendar is a day off, or has no dates at all
_WIDTHS = {"title": 50, "sentence": 60, "actors": 28, "document_title": 30, "date_text": 18, "rules": 30}


def workbook(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a workbook with one sheet."""
    chosen = view.columns or COLUMNS
    read = getters(chosen)
    content = BytesIO()
    book = needed("xlsxwriter", "xlsx").Workbook(content, {"constant_memory": True})
    book.set_properties({"title": terminal(view.title), "created": datetime.combine(view.today, time())})
    sheet = book.add_worksheet("Chronology")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    last = 0
    for column, (heading, field) in enumerate(chosen):
        sheet.set_column(column, column, _WIDTHS.get(field, 12))
        sheet.write_string(0, column, heading, bold)
    for last, row in enumerate(rows, 1):
        for column, ((_, field), get) in enumerate(zip(chosen, read, strict=True)):
            _cell(sheet, last, column, get(row), day if field in DATES else None)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(chosen) - 1)
    book.close()
    out.buffer.write(content.getvalue())


def _cell(sheet: Any, row: int, column: int, value: Value, day: Any) -> None:
    if value is None or value == "":
        return
    if not isinstance(value, str):
        sheet.write_number(row, column, value)
    elif day and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, date.fromisoformat(value), day)
    else:
        text = terminal(value)
        sheet.write_string(row, column, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
