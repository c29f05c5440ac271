"""Where an event comes from: who tells it, in which sentence, and which rules made what of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from timeline.lookup import Telling
from timeline.model import Mark
from timeline.query import Row
from timeline.render.dates import words
from timeline.render.history import done
from timeline.render.lines import wrapped
from timeline.render.records import who
from timeline.safety import terminal
from timeline.store.hand import Correction


def explanation(
    row: Row, tellings: Sequence[Telling], out: TextIO, width: int, corrections: Sequence[Correction] = ()
) -> None:
    """Write what an event says and what of it the analyst did; for each mention its document, sentence and steps."""
    out.writelines(f"{line}\n" for line in _lines(row, tellings, corrections, width))


def _lines(
    row: Row, tellings: Sequence[Telling], corrections: Sequence[Correction], width: int
) -> Iterator[str]:
    yield f"{row.id}  {terminal(row.title)}"
    yield f"  {words(row.date)} ({row.date or 'no date'}), {row.status}, {row.type}, confidence {row.confidence:.2f}"
    if actors := who(row):
        yield f"  {terminal(actors)}"
    for said in corrections:
        if not said.undone:
            yield from wrapped(f"by the analyst, {words(said.made[:10])}: {done(said)}", width, "  ")
    for number, telling in enumerate(tellings, 1):
        yield ""
        yield from _telling(number, telling, width)


def _telling(number: int, telling: Telling, width: int) -> Iterator[str]:
    cited = telling.document
    published = (
        f"published {words(cited.published.isoformat())}" if cited.published else "no publication date"
    )
    if cited.evidence:
        published += (
            f" (from its {cited.evidence})"
            if not cited.evidence.startswith("--")
            else f" (from {cited.evidence})"
        )
    parts = [cited.title or "untitled", cited.source, published, cited.url, cited.path]
    yield from wrapped(f"{number}. " + ", ".join(terminal(part) for part in parts if part), width, "")
    yield from wrapped(f'"{_marked(telling)}"', width, "   ")
    for mark in telling.marks:
        if mark.kind != "sentence" and not _inside(mark, _sentence(telling)):
            said = terminal(telling.text[mark.start : mark.end])
            yield from wrapped(f"{mark.kind} from elsewhere in the article: {said}", width, "   ")
    for step in telling.steps:
        yield from wrapped(f"- {terminal(step.says)} [{step.rule}]", width, "   ")


def _sentence(telling: Telling) -> Mark:
    return next((mark for mark in telling.marks if mark.kind == "sentence"), Mark("sentence", 0, 0))


def _marked(telling: Telling) -> str:
    """Give the sentence with its time, trigger and actors in brackets."""
    sentence = _sentence(telling)
    if not sentence.end:
        return terminal(telling.sentence)
    text, position = "", sentence.start
    inner = (mark for mark in telling.marks if mark.kind != "sentence" and _inside(mark, sentence))
    for mark in sorted(inner, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= position:
            text += (
                telling.text[position : mark.start] + f"[{mark.kind}: {telling.text[mark.start : mark.end]}]"
            )
            position = mark.end
    return " ".join(terminal(text + telling.text[position : sentence.end]).split())


def _inside(mark: Mark, outer: Mark) -> bool:
    return outer.start <= mark.start and mark.end <= outer.end
