"""Document -> events: the whole story on one page.

Blocks and sentences are read first; then the time expressions are tagged and put into phrases, the actors found, and both laid
beside each sentence as a passage. The event rules see nothing but passages. Pure: no clock, no network, no file but the lexicon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from timeline import actors, events, language, times
from timeline.collector import collector_off
from timeline.events.passage import Passage
from timeline.language.clauses import clauses
from timeline.language.foreign import is_foreign
from timeline.language.model import Block, Sentence
from timeline.model import Citation, Document, Event
from timeline.times.model import TimePhrase
from timeline.times.parts import HOUR_BEHIND
from timeline.times.tagger import publication_day

HOUR = re.compile(HOUR_BEHIND)
OPENED = re.compile(r"\.\s+[^\s\Wa-z\d_]")
"""What opens a story behind a date that is a sentence of its own: "Tuesday. The council met"."""
LONGEST = 500
"""Tokens: what is longer than this is no sentence."""


def extract(text: str, published: date | str | None = None, title: str | None = None) -> list[Event]:
    """Give the events that a text tells, in its order.

    `published` is the publication date, from which relative expressions count; without it they stay unresolved.
    Raises InputError where it is no ISO date.
    """
    return extract_document(Document(text, Citation(title=title, published=publication_day(published))))


@collector_off()
def extract_document(document: Document) -> list[Event]:
    """Give the events that a document tells, in the order of its text."""
    return events.find(document, passages(document))


def passages(document: Document) -> Iterator[Passage]:
    """Lay what each room finds beside the sentence in which it stands; site furniture and date lines are left out."""
    text, published = document.text, document.published
    blocks = language.blocks(text)
    sentences = language.parse_blocks(text, blocks)
    expressions = times.tag(text, published, sentences)
    phrases = times.phrases(text, expressions, sentences)
    told = [s for s in sentences if blocks[s.block].kind != "furniture" and _is_prose(s)]
    casts = actors.find(text, told, published, expressions, document.citation.title or "")
    starts = [p.start for p in phrases]
    contexts = _contexts(text, blocks, phrases, starts)
    # all sentences in one go: work that stays in one room is faster
    for sentence, within, cast in zip(told, list(map(clauses, told)), casts, strict=True):
        block = blocks[sentence.block]
        context = contexts.get(sentence.block)
        begin = max(sentence.start, language.dateline(text, block))
        inside = phrases[bisect_left(starts, begin) : bisect_left(starts, sentence.end)]
        own = [p for p in inside if p is not context]
        told_of = [m for m in cast.mentions if m.start >= begin]
        seat = actors.of_dateline(text[sentence.start : begin]) if begin > sentence.start else None
        yield Passage(text, sentence, within, own, told_of, cast.home, cast.league, context, published, seat)


def _is_prose(sentence: Sentence) -> bool:
    """Is it an English sentence, and not a list or a table that runs on without a full stop?"""
    return len(sentence.words) <= LONGEST and not is_foreign(sentence)


def _contexts(
    text: str, blocks: list[Block], phrases: list[TimePhrase], starts: list[int]
) -> dict[int, TimePhrase]:
    """Block -> the date of its list marker, else of the heading that it stands under."""
    found: dict[int, TimePhrase] = {}
    heading: TimePhrase | None = None
    for number, block in enumerate(blocks):
        inside = phrases[bisect_left(starts, block.body) : bisect_left(starts, block.end)]
        first = inside[0] if inside and not text[block.body : inside[0].start].strip("*_ ") else None
        if block.kind == "heading":
            whole = first is not None and not text[first.end : block.end].strip("*_#:- \n")
            heading = first if whole else None
        elif first is not None and _is_marker(text, block.body, first):
            found[number] = first
        elif heading is not None:
            found[number] = heading
    return found


def _is_marker(text: str, start: int, first: TimePhrase) -> bool:
    """Does a dash or colon behind a date make it a list marker, or bold type, or a full stop right behind it?"""
    mark = text[start : first.start]
    bold = mark in {"**", "__"} and text[first.end : first.end + 3].lstrip(".:").startswith(mark)
    alone = not mark and OPENED.match(text, first.end) is not None
    hour = HOUR.match(text, first.end)
    behind = hour.end() if hour else first.end
    return bold or alone or text[behind : behind + 6].lstrip(" *_")[:1] in {"-", "–", "—", ":", "|"}


__all__ = ["Sentence", "extract", "extract_document", "passages"]
