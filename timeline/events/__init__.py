"""Find what happened: triggers, their dates, their status, who took part, and a title for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from hashlib import sha1
from itertools import islice

from timeline.events.confidence import confidence
from timeline.events.dates.anchors import REMEMBERED, Anchor, anchors_of
from timeline.events.dates.context import context_datings, reports, undated
from timeline.events.dates.dating import date_candidates
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.roles.namesakes import in_its_time
from timeline.events.roles.taking_part import take_part
from timeline.events.status.judge import judge
from timeline.events.titles.title import title
from timeline.events.triggers.accidents import Story, by_story
from timeline.events.triggers.antecedents import Thing, things_of
from timeline.events.triggers.candidates import candidates
from timeline.events.triggers.echoes import Told
from timeline.events.words import UNITS, word_list
from timeline.model import Citation, Document, Event, Mark, Span, Step
from timeline.times.model import TimePhrase

__all__ = ["Passage", "find"]

ASKING = frozenset({"how", "what", "when", "where", "which", "who", "whom", "whose", "why"})


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
    dated = [d for d in date_candidates(p, every, anchors) if _is_news(p, d.candidate)]
    dated += context_datings(p, every, {d.candidate.at for d in dated})
    yield from dated
    yield from (d for d in undated(p, every, {d.candidate.at for d in dated}) if _is_told(p, d.candidate))


def _is_news(p: Passage, candidate: Candidate) -> bool:
    """Is it more than somebody saying something?"""
    if _is_asked(p, candidate):
        return False
    if candidate.noun:
        return candidate.group is None or not (p.carries(candidate.group) and _is_habit(p, candidate.group))
    if candidate.group is None:
        return True
    return not (
        reports(p, candidate.group)
        or _is_habit(p, candidate.group)
        or _addresses(p, candidate.group)
        or _labels(p, candidate.group)
        or _shows(p, candidate.group)
        or _speaks_to_you(p, candidate.group)
        or _is_future(p, candidate.group)
    )


def _is_told(p: Passage, candidate: Candidate) -> bool:
    """Is what has no date told as having happened, and not asked, always so, or what a picture shows?"""
    if _is_asked(p, candidate) or _is_habit(p, candidate.group):
        return False
    if candidate.noun or candidate.group is None:
        return True
    return not (_shows(p, candidate.group) or _is_idea(p, candidate))


def _is_idea(p: Passage, candidate: Candidate) -> bool:
    """ "Hopes of freeing them", "the cost of rebuilding it": what a noun is about need not have been done."""
    clause, before = p.clauses[candidate.clause], p.clauses[candidate.clause].first - 1
    of_noun = clause.marker == "of" and clause.kind == "participle" and p.tags[before] == "NOUN"
    denied = p.lemmas[p.phrase_start(before)] == "no"  # "had no intention of leaving"
    somebody = any(last == before for _, last in p.mention_spans)  # "accused the army of shelling it"
    comes_to = clause.marker == "to" and p.lemmas[before] == "come"  # "when it comes to selling oil"
    return comes_to or (of_noun and not (denied or somebody) and p.lemmas[before] not in UNITS)


def _is_asked(p: Passage, candidate: Candidate) -> bool:
    """ "Who governs Haiti today?", "Will it hold?", "it was unclear who fired": a question tells nothing."""
    if candidate.noun or candidate.group is None:
        return False
    group = p.groups[candidate.group]
    clause = p.clauses[candidate.clause]
    asked = clause.kind == "complement" and clause.marker in {"who", "what"} and clause.subject is None
    asked = asked and group.first - clause.first <= 2  # "who controls what in Libya was shown by"
    if asked and clause.first > 0:  # not "What was signed on Monday opens the way"
        return True
    if p.words[-1] != "?":
        return False
    opens = clause.parent in {None, 0} and clause.kind not in {"relative", "participle"}
    return opens and (group.inverted or p.tags[0] == "PRON" or p.lemmas[0] in ASKING)


def _is_habit(p: Passage, group: int | None) -> bool:
    """ "Ministers usually meet in June", "They meet every year": what is always done is no event."""
    if group is None:
        return False
    verb, clause = p.groups[group], p.clauses[p.clause_of_group[group]]
    always = verb.form == "finite" and (verb.tense, verb.aspect, verb.modality) == ("present", "simple", None)
    if not always:
        return False
    often = (
        p.clause_of[first] for x, (first, _) in zip(p.phrases, p.phrase_spans, strict=True) if _is_set(x)
    )
    usually = not word_list("habits").isdisjoint(p.lemmas[clause.first : verb.head_index])
    return usually or p.clause_of_group[group] in often


def _is_set(phrase: TimePhrase) -> bool:
    """ "Every two years", "each August"; "its weekly session" says nothing of when it is."""
    return phrase.parts[0].rule == "every" and phrase.parts[0].type == "SET"


def _addresses(p: Passage, group: int) -> bool:
    """ "Write to us by noon": an imperative opens the sentence."""
    verb = p.groups[group]
    word = p.words[verb.head_index].lower()
    opens = p.tags[: verb.first].count("PUNCT") == verb.first  # "*Write to us"
    return opens and verb.first == verb.head_index and verb.form == "finite" and word == verb.lemma


def _speaks_to_you(p: Passage, group: int) -> bool:
    """ "If you leave today": what the reader or a listener does is no event."""
    span = p.subject_of(group)
    return span is not None and span[0] == span[1] and p.lemmas[span[0]] == "you"


def _is_future(p: Passage, group: int) -> bool:
    """ "In the weeks to come"."""
    verb = p.groups[group]
    return (
        verb.lemma == "come"
        and verb.form == "infinitive"
        and verb.first > 0
        and p.lemmas[verb.first - 1] in UNITS
    )


def _labels(p: Passage, group: int) -> bool:
    """ "Archived on 12 March", "Last updated today": a participle opens a line that has no finite verb."""
    verb = p.groups[group]
    alone = all(g.form != "finite" for g in p.groups)
    return alone and verb.form == "participle" and verb.first <= 1 and p.context is None


def _shows(p: Passage, group: int) -> bool:
    """ "Photos taken on Monday show graves", "Ann Dean, pictured in May,": when a picture was taken is no event."""
    noun, verb = p.clauses[p.clause_of_group[group]].governor, p.groups[group]
    if verb.first > 1 and p.words[verb.first - 1] in {",", "("}:
        noun = verb.first - 2
        bare = verb.form == "participle" or p.words[verb.first - 1] == "("
        if bare and verb.first == verb.last and verb.lemma in word_list("picturing"):
            return True
    span = p.subject_of(group)
    if verb.form == "finite" and verb.voice == "passive" and span is not None:
        noun = span[1]
    picture = noun is not None and p.lemmas[noun] in word_list("pictures")
    return picture and verb.voice == "passive" and verb.lemma in {"take", "shoot", "date"}


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
    source = f"{citation.published!r}, {citation.source!r}, {citation.title!r}"
    for (p, dating), verdict, (actors, places, marks), headline in zip(
        told, verdicts, parts, titles, strict=True
    ):
        candidate, phrase, said = dating.candidate, dating.phrase, p.said
        trigger, row = p.words[candidate.at], candidate.trigger
        offset = p.starts[candidate.at], p.ends[candidate.at]
        steps = [
            step(row.name if row else "trigger:any-verb", f'"{trigger}" is {row.type if row else "OTHER"}'),
            step(f"date:{dating.rule}", dating.says),
            *([Step(f"time:{phrase.rule}", phrase.steps)] if phrase else []),
            step(f"status:{verdict.rule}", verdict.says),
        ]
        yield Event(
            id=_identity(source, offset, said, trigger, dating.edtf),
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


def _identity(source: str, offset: Span, sentence: str, trigger: str, edtf: str | None) -> str:
    """A short name that stays the same as long as the document says the same."""
    said = f"({source}, {offset!r}, {sentence!r}, {trigger!r}, {edtf!r})"
    return sha1(said.encode()).hexdigest()[:12]
