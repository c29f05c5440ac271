"""Find what happened: triggers, their dates, their status, who took part, and a title for each.

Of each passage the candidates are found and dated (`_told`); what is dated is then judged, cast and given a title (`_events`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from hashlib import sha1
from itertools import islice, repeat

from timeline.events.confidence import confidence
from timeline.events.dates.anchors import REMEMBERED, Anchor, anchors_of
from timeline.events.dates.context import context_datings, undated
from timeline.events.dates.dating import date_candidates
from timeline.events.model import Candidate, Dating
from timeline.events.news import is_news, is_told
from timeline.events.passage import Passage
from timeline.events.roles.namesakes import in_its_time
from timeline.events.roles.taking_part import Parts, take_part
from timeline.events.status.judge import judge
from timeline.events.status.verdicts import Verdict
from timeline.events.titles.title import title
from timeline.events.triggers.accidents import Story, by_story
from timeline.events.triggers.antecedents import Thing, things_of
from timeline.events.triggers.candidates import candidates
from timeline.events.triggers.echoes import Told
from timeline.model import Citation, Document, Event, Mark, Span, Step

__all__ = ["Passage", "find"]


AT_ONCE = 256
"""So many events are made at once, one room after the other, which is faster than one event after the other."""


def find(document: Document, passages: Iterable[Passage]) -> list[Event]:
    """Give the events that a document's passages tell, in the order of the text, each date of a trigger once."""
    found: list[Event] = []
    told = _told(passages)
    while some := list(islice(told, AT_ONCE)):
        found += _events(document.citation, some)
    return sorted(found, key=lambda e: (e.offset, e.date or ""))


def _told(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Dating]]:
    """The dated candidates of all passages, each date of a trigger once."""
    seen: set[tuple[int, str | None]] = set()
    told = Told()
    things: list[Thing] = []
    story = Story()
    anchors: list[Anchor] = []
    for passage in passages:
        every = candidates(passage, told, things)
        story = story.then(passage, every)
        every = by_story(passage, every, story)
        things = things_of(passage)
        told = reduce(Told.then, every, told)
        datings = list(_datings(passage, every, anchors))
        anchors = [*anchors, *anchors_of(passage, datings)][-REMEMBERED:]
        for dating in datings:
            key = passage.starts[dating.candidate.at], dating.edtf
            if key not in seen:
                seen.add(key)
                yield passage, dating


def _datings(p: Passage, every: list[Candidate], anchors: list[Anchor]) -> Iterator[Dating]:
    """The dated candidates of a passage: by a phrase, by its context, else by the publication date."""
    dated = [d for d in date_candidates(p, every, anchors) if is_news(p, d.candidate)]
    dated += context_datings(p, every, {d.candidate.at for d in dated})
    yield from dated
    yield from (d for d in undated(p, every, {d.candidate.at for d in dated}) if is_told(p, d.candidate))


step = lru_cache(maxsize=1 << 12)(Step)
"""A reason; many events share the same."""


def _events(citation: Citation, told: Sequence[tuple[Passage, Dating]]) -> Iterator[Event]:
    """The events of dated candidates of one document."""
    verdicts = [judge(p, dating) for p, dating in told]
    days = [dating.earliest or dating.latest or p.published for p, dating in told]
    timely = [in_its_time(p, day) for (p, _), day in zip(told, days, strict=True)]
    parts = [take_part(p, told[n][1], days[n]) for n, p in enumerate(timely)]
    titles = [
        title(p, dating.candidate, dating.share, verdict.status)
        for p, (_, dating), verdict in zip(timely, told, verdicts, strict=True)
    ]
    passages, datings = zip(*told, strict=True)
    return map(_event, repeat(citation), passages, datings, verdicts, parts, titles)


def _event(
    citation: Citation, p: Passage, dating: Dating, verdict: Verdict, parts: Parts, headline: str
) -> Event:
    """One event, of all that the rooms have said of it."""
    candidate, phrase, said = dating.candidate, dating.phrase, p.said
    trigger, row = p.words[candidate.at], candidate.trigger
    offset = p.starts[candidate.at], p.ends[candidate.at]
    actors, places, marks = parts
    steps = [
        step(row.name if row else "trigger:any-verb", f'"{trigger}" is {row.type if row else "OTHER"}'),
        step(f"date:{dating.rule}", dating.says),
        *([Step(f"time:{phrase.rule}", phrase.steps)] if phrase else []),
        step(f"status:{verdict.rule}", verdict.says),
    ]
    return Event(
        id=_identity(citation, offset, said, trigger, dating.edtf),
        date=dating.edtf,
        start=dating.earliest,
        end=dating.latest,
        date_text=phrase.text if phrase else None,
        basis=dating.basis,
        status=verdict.status,
        type=row.type if row else "OTHER",
        title=headline or trigger,  # never nothing: "next day MERGE THAT"
        trigger=trigger,
        sentence=said,
        actors=actors,
        places=places,
        confidence=confidence(steps, dating.basis, actors),
        document=citation,
        offset=offset,
        marks=(
            Mark("sentence", p.sentence.start, p.sentence.end),
            Mark("trigger", *offset),
            *((Mark("time", phrase.start, phrase.end),) if phrase else ()),
            *marks,
        ),
        steps=tuple(steps),
    )


def _identity(citation: Citation, offset: Span, sentence: str, trigger: str, edtf: str | None) -> str:
    """A short name that stays the same as long as the document says the same."""
    source = f"{citation.published!r}, {citation.source!r}, {citation.title!r}"
    said = f"({source}, {offset!r}, {sentence!r}, {trigger!r}, {edtf!r})"
    return sha1(said.encode()).hexdigest()[:12]
