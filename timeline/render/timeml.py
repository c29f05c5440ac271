"""Events as a TimeML 1.2.1 document: their sentences with trigger and time marked, an instance and a link for each event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from timeline.query import Row
from timeline.render.view import View
from timeline.safety import xml
from timeline.times import tag
from timeline.times.timeml import HEAD, days_between, element, valued

_TENSES = {"occurred": "PAST", "ongoing": "PRESENT", "planned": "FUTURE"}
"""What was denied or is only possible has no tense, but a polarity or a modality."""


class _Span(NamedTuple):
    """A stretch of the sentence, and the element that is to stand around it."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str]


def document(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write the document. What nobody dates has no link; a time that another sentence names is an empty element."""
    out.write(f"{HEAD}<TITLE>{xml(view.title)}</TITLE>\n<TEXT>\n")
    tail: list[str] = []
    for number, row in enumerate(rows, 1):
        times = list(_times(row, number))
        out.write(f"{_marked(row, number, times)}\n")
        tail += _instance(row, number, times)
    out.write("</TEXT>\n")
    out.writelines(f"{line}\n" for line in tail)
    out.write("</TimeML>\n")


def _times(row: Row, number: int) -> Iterator[dict[str, str]]:
    """Give the attributes of the TIMEX3 of an event's date; a stretch of time is followed by its two ends.

    A date that only the article's own day gives is none of the text: it has no TIMEX3, and its event no link.
    """
    if not row.date or row.basis == "document":
        return
    name, function = f"t{number}", {} if row.basis == "explicit" else {"temporalFunction": "true"}
    if days := days_between(row.date):
        first, last = row.date.split("/")
        ends = {"beginPoint": f"{name}a", "endPoint": f"{name}b"}
        yield {"tid": name, "type": "DURATION", "value": f"P{days}D", **ends, **function}
        yield {"tid": f"{name}a", "type": "DATE", **valued(first)}
        yield {"tid": f"{name}b", "type": "DATE", **valued(last)}
    else:
        yield {"tid": name, "type": "DATE", **valued(row.date), **function}


def _marked(row: Row, number: int, times: list[dict[str, str]]) -> str:
    """Give the sentence with its trigger and its time marked; what stands nowhere in it comes behind, empty."""
    spans, empty = [], times
    event = {"eid": f"e{number}", "class": "OCCURRENCE"}
    trigger = _found(row.trigger, row.sentence)
    if trigger:
        spans.append(_Span(*trigger, "EVENT", event))
    said = _found(_extent(row.date_text), row.sentence) if times and row.date_text else None
    if said and not (trigger and said[0] < trigger[1] and trigger[0] < said[1]):
        spans.append(_Span(*said, "TIMEX3", times[0]))
        empty = times[1:]
    parts, at = [], 0
    for span in sorted(spans):
        words = xml(row.sentence[span.start : span.end])
        parts += [xml(row.sentence[at : span.start]), element(span.tag, span.attributes, words)]
        at = span.end
    without = [] if trigger else [element("EVENT", event, xml(row.trigger))]
    return "".join([*parts, xml(row.sentence[at:]), *without, *(element("TIMEX3", one) for one in empty)])


def _extent(words: str) -> str:
    """Give what TimeML marks of the words of a date: "1959" of "in 1959"."""
    found = tag(words)
    return words[found[0].start : found[-1].end] if found else words


def _found(words: str, sentence: str) -> tuple[int, int] | None:
    """Give where words stand in a sentence as a whole, the first time."""
    place = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)
    return place.span() if place else None


def _instance(row: Row, number: int, times: list[dict[str, str]]) -> Iterator[str]:
    """Give the instance of an event, whose tense and polarity tell its status, and the link to its time."""
    instance = {
        "eiid": f"ei{number}",
        "eventID": f"e{number}",
        "pos": "OTHER",
        "tense": _TENSES.get(row.status, "NONE"),
        "aspect": "PROGRESSIVE" if row.status == "ongoing" else "NONE",
        "polarity": "NEG" if row.status == "negated" else "POS",
    }
    possible = {"modality": "possible"} if row.status == "possible" else {}
    yield element("MAKEINSTANCE", instance | possible)
    if times:
        link = {"lid": f"l{number}", "relType": "IS_INCLUDED", "eventInstanceID": f"ei{number}"}
        yield element("TLINK", link | {"relatedToTime": f"t{number}"})
