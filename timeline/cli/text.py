"""`extract` and `tag`: what one text tells, with nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Annotated

import typer

from timeline.cli.formats import Csv, Format, Json, chosen_format, write, writer
from timeline.cli.ingest import As, Map, how
from timeline.cli.options import Talk
from timeline.cli.output import count, output
from timeline.convert import as_row
from timeline.errors import InputError, UsageError
from timeline.model import Document, TimeExpression
from timeline.reading import Notice, Settings, Skipped, read
from timeline.render.json import line as json_line
from timeline.render.view import View

File = Annotated[
    str, typer.Argument(metavar="FILE", help="A file, or - for standard input.", show_default=False)
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published, where it does not say so: YYYY-MM-DD."),
]


def extract(
    talk: Talk,
    file: File,
    published: Published = None,
    mapping: Map = None,
    reads: As = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title, where the article does not give it.")
    ] = None,
    format: Format = None,
    csv: Csv = False,
    json: Json = False,
) -> None:
    """Print the events of one text; nothing is stored."""
    from timeline.extraction import extract_document

    chosen = chosen_format(format, csv, json) or ("table" if sys.stdout.isatty() else "jsonl")
    writer(chosen)  # one that does not exist is known before the text is read
    settings = how(published, mapping, reads)
    untitled, skipped = _documents(talk, file, settings)
    documents = [_titled(document, title) for document in untitled]
    _warn(talk, documents)
    found = [event for document in documents for event in extract_document(document)]
    talk.detail(f"{count(len(documents), 'article')}, {count(len(found), 'event')}")
    if chosen in ("table", "plain"):  # a chronology; the other formats keep the order of the text
        found.sort(key=lambda event: str(event.start or event.end or "~"))
    with output(None) as out:
        write(chosen, map(as_row, found), out, View(date.today()))
    _end(skipped)


def tag(
    talk: Talk,
    file: File,
    published: Published = None,
    mapping: Map = None,
    reads: As = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl or timeml.")] = "jsonl",
) -> None:
    """Print the time expressions of one text. The format is JSON Lines or TimeML."""
    tagged = TAGGED.get(format)
    if tagged is None:
        raise UsageError(f"unknown format {format!r}; there are {', '.join(TAGGED)}")
    documents, skipped = _documents(talk, file, how(published, mapping, reads))
    _warn(talk, documents)
    with output(None) as out:
        for document in documents:
            out.writelines(tagged(document))
    _end(skipped)


def _warn(talk: Talk, documents: Sequence[Document]) -> None:
    """Say how many relative dates stay unresolved because their article has no date."""
    from timeline.cli.progress import warning
    from timeline.pipeline.work import unresolved

    dateless = [document for document in documents if not document.citation.published]
    if dates := sum(map(unresolved, dateless)):
        talk.warn(warning(len(dateless), dates))


def _jsonl(document: Document) -> Iterator[str]:
    from timeline.times import tag as tagged

    return (f"{json_line(_fields(expression))}\n" for expression in tagged(document.text, document.published))


def _timeml(document: Document) -> Iterator[str]:
    from timeline.times import tag as tagged
    from timeline.times.timeml import to_timeml

    yield to_timeml(document.text, tagged(document.text, document.published), document.published)


TAGGED = {"jsonl": _jsonl, "timeml": _timeml}
"""What writes the time expressions of a text, by format."""


def _fields(expression: TimeExpression) -> dict[str, object]:
    fields = asdict(expression)
    for name in ("earliest", "latest"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    return fields


def _documents(talk: Talk, file: str, settings: Settings) -> tuple[list[Document], int]:
    """Give the articles of one file, and how many of it were left out: where that is all of them it is an error."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for item in read([file], settings):
        if isinstance(item, Notice):
            talk.warn(f"{item.path}: {item.says}")
        elif isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents.append(item)
    if skipped and not documents:
        raise InputError(f"{skipped[0].path}: {skipped[0].reason}")
    for left_out in skipped:
        talk.warn(f"{left_out.path}: {left_out.reason}; skipped")
    return documents, len(skipped)


def _end(skipped: int) -> None:
    """End as `ingest` does where some articles could not be read."""
    if skipped:
        raise typer.Exit(3)


def _titled(document: Document, title: str | None) -> Document:
    if title is None:
        return document
    return replace(document, citation=replace(document.citation, title=title))
