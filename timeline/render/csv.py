"""Events as CSV (RFC 4180): lists joined by "; ", the document's fields beside the event's."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from timeline.query import Row
from timeline.safety import spreadsheet

COLUMNS = (
    "id", "date", "start", "end", "date_text", "basis", "status", "type", "title", "trigger", "sentence", "actors",
    "countries", "places", "confidence", "sources", "document_title", "document_published", "document_source",
    "document_url", "document_path", "offset", "rules",
)  # fmt: skip


def table(rows: Iterable[Row], out: TextIO) -> None:
    """Write a header and a line for each event."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, rows))


def _cells(row: Row) -> list[object]:
    actors = json.loads(row.actors)
    countries = dict.fromkeys(actor["country"] for actor in actors if actor["country"])
    return [
        row.id, row.date, row.start, row.end, _text(row.date_text), row.basis, row.status, row.type, spreadsheet(row.title),
        spreadsheet(row.trigger), spreadsheet(row.sentence),
        spreadsheet("; ".join(dict.fromkeys(actor["name"] for actor in actors))), "; ".join(countries),
        spreadsheet("; ".join(place["name"] for place in json.loads(row.places))), row.confidence, row.sources,
        _text(row.doc_title), row.doc_published, _text(row.doc_source), _text(row.doc_url), _text(row.doc_path),
        f"{row.offset_start}; {row.offset_end}", "; ".join(rule for rule, _ in json.loads(row.steps)),
    ]  # fmt: skip


def _text(text: str | None) -> str:
    return spreadsheet(text) if text else ""
