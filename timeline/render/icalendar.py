"""Events as a calendar (RFC 5545): all-day entries, an imprecise date as the span that it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TextIO

from timeline.query import Row
from timeline.render.fields import places
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import calendar as safe
from timeline.safety import link

_OCTETS = 75
_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}


def calendar(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write a calendar. An event that nobody dates has no place in it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//timeline//chronology//EN",
        f"X-WR-CALNAME:{safe(view.title)}",
    ]
    out.writelines(map(_folded, lines))
    for row in rows:
        if span := _span(row):
            out.writelines(map(_folded, _entry(row, *span)))
    out.write(_folded("END:VCALENDAR"))


def _span(row: Row) -> tuple[date, date] | None:
    """Give the first day and the day after the last; where one end is open, the day at the other."""
    first, last = row.start or row.end, row.end or row.start
    if not first or not last:
        return None
    end = date.fromisoformat(last)
    return date.fromisoformat(first), end if end == date.max else end + timedelta(days=1)


def _entry(row: Row, first: date, after: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}@timeline"
    yield f"DTSTAMP:{(row.first_published or row.filed or first.isoformat()).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}".replace(" ", "0")
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}".replace(" ", "0")
    exact = row.start and row.start == row.end
    yield f"SUMMARY:{safe(row.title if exact else f'{row.title} [{when(row)}]')}"
    yield f"DESCRIPTION:{safe(_described(row))}"
    yield f"CATEGORIES:{safe(row.type)},{safe(row.status)}"
    yield f"STATUS:{_STATUS.get(row.status, 'CONFIRMED')}"
    if where := places(row.places):
        yield f"LOCATION:{safe(where)}"
    if url := link(row.doc_url):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(row: Row) -> str:
    cited = ", ".join(part for part in (row.doc_title, row.doc_source, row.doc_published) if part)
    return " - ".join(part for part in (who(row), row.sentence, cited) if part)


def _folded(line: str) -> str:
    """Break a line where the standard wants it, never inside a character."""
    parts, part, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + width
    return "\r\n".join([*parts, part]) + "\r\n"
