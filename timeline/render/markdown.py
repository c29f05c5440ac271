"""Events as a Markdown document: by year, each with the numbers of its sources; or a table of chosen columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from timeline.query import Row
from timeline.render.fields import getters
from timeline.render.groups import sections
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import link, markdown

Source = tuple[str | None, str | None, str | None, str | None]


def document(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write the document."""
    out.write(f"# {markdown(view.title)}\n")
    if view.columns:
        out.writelines(_table(rows, view))
        return
    numbers: dict[Source, int] = {}
    for heading, members in sections(rows, view):
        out.write(f"\n## {markdown(heading)}\n\n")
        out.writelines(f"- {_item(row, numbers)}\n" for row in members)
    if numbers:
        out.write("\n## Sources\n\n")
        out.writelines(f"{number}. {cited(source)}\n" for source, number in numbers.items())


def cited(source: Source) -> str:
    """Name a source: its title as a link where it has one, its publisher, its day."""
    title, publisher, published, url = source
    name = markdown(title or url or "untitled")
    named = f"[{name}](<{link(url)}>)" if link(url) else name
    return ", ".join([named, *(markdown(part) for part in (publisher, published) if part)])


def _item(row: Row, numbers: dict[Source, int]) -> str:
    source = (row.doc_title, row.doc_source, row.doc_published, row.doc_url)
    number = numbers.setdefault(source, len(numbers) + 1)
    status = "" if row.status == "occurred" else f" *{row.status}*"
    actors = f" ({markdown(who(row))})" if who(row) else ""
    others = f" and {row.sources - 1} more" if row.sources > 1 else ""
    return f"**{markdown(when(row))}** {markdown(row.title)}{actors}{status} [{number}{others}]"


def _table(rows: Iterable[Row], view: View) -> Iterator[str]:
    read = getters(view.columns)
    yield "\n" + _cells(heading for heading, _ in view.columns)
    yield _cells("---" for _ in view.columns)
    for row in rows:
        values = (get(row) for get in read)
        yield _cells("" if value is None else markdown(str(value)) for value in values)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
