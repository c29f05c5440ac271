"""Events as TimelineJS reads them (one JSON object). It shows texts as HTML, so that they are escaped as such."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from timeline.query import Row
from timeline.render.json import line
from timeline.render.marks import family
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import html, link

Day = dict[str, int]


def story(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write the story: a title and, on a line each, the events that have a date."""
    title = line({"text": {"headline": html(view.title), "text": ""}})
    before = f'{{"title": {title}, "events": [\n'
    for row in rows:
        if row.start or row.end:
            out.write(f"{before}{line(_slide(row))}")
            before = ",\n"
    out.write("]}\n" if before == ",\n" else f"{before}]}}\n")


def _slide(row: Row) -> dict[str, object]:
    first, last = row.start or row.end or "", row.end or row.start or ""
    slide: dict[str, object] = {"start_date": _day(first)}
    if last != first:
        slide["end_date"] = _day(last)
    return slide | {
        "display_date": html(when(row)),
        "text": {"headline": html(row.title), "text": _described(row)},
        "group": html(family(row.type).name),
        "unique_id": row.id,
    }


def _day(text: str) -> Day:
    year, month, day = text.split("-")
    return {"year": int(year), "month": int(month), "day": int(day)}


def _described(row: Row) -> str:
    said = [who(row), row.sentence, "" if row.status == "occurred" else row.status]
    paragraphs = [f"<p>{html(text)}</p>" for text in said if text]
    name = html(", ".join(part for part in (row.doc_title, row.doc_source, row.doc_published) if part))
    url = link(row.doc_url)
    cited = f'<a href="{html(url)}" rel="noopener nofollow">{name or html(url)}</a>' if url else name
    return "".join([*paragraphs, *([f"<p><small>{cited}</small></p>"] if cited else [])])
