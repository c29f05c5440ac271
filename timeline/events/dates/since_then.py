"""Events that go on from what was told before: "The truce broke in May. Since then rebels have shelled the port"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.dates.anchors import Anchor, anchors_of
from timeline.events.dates.view import Triggers
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.times.calendar import bounds

PARAGRAPH = "\n\n"


def since_then(
    p: Passage, candidates: Sequence[Candidate], found: Sequence[Dating], anchors: Sequence[Anchor]
) -> Iterator[Dating]:
    """What a perfect tells "since then" or "ever since": from the day told last in the sentence, else in the paragraph."""
    if "since" not in p.lemmas:
        return
    at = next((at for at, lemma in enumerate(p.lemmas) if lemma == "since" and _is_pronoun(p, at)), None)
    if at is None or (then := _told_here(p, at, found) or _told_last(p, anchors)) is None:
        return
    if p.published is not None and then.date > p.published.isoformat():
        return
    told, dated, triggers = then, {d.candidate.at for d in found}, Triggers(p, candidates)
    end = p.ends[at + (p.lemmas[at + 1 : at + 2] == ("then",))]
    phrase = told.phrase._replace(
        start=p.starts[at],
        end=end,
        text=p.text[p.starts[at] : end],
        relation="since",
        edtf=f"{told.date}/..",
        earliest=bounds(told.date)[0],
        latest=None,
        basis="context",
    )
    for verb in _going_on(p, triggers, at):
        if verb.at not in dated:
            says = "it goes on since what was told before"
            yield Dating(verb, phrase, phrase.edtf, phrase.earliest, None, "context", "since-then", says)


def _is_pronoun(p: Passage, at: int) -> bool:
    """ "since then", "ever since" before a stop, "have not been seen since."; not "long since"."""
    behind = p.lemmas[at + 1 : at + 2]
    ends = not behind or p.tags[at + 1] == "PUNCT" or behind == ("and",)
    return behind == ("then",) or (ends and p.lemmas[max(0, at - 1) : at] != ("long",))


def _told_here(p: Passage, at: int, found: Sequence[Dating]) -> Anchor | None:
    """What has the last date before a token of the same sentence."""
    return next(iter(anchors_of(p, [d for d in found if d.candidate.at < at])[::-1]), None)


def _told_last(p: Passage, anchors: Sequence[Anchor]) -> Anchor | None:
    """What was dated last before a sentence, in the same paragraph."""
    last = anchors[-1] if anchors else None
    return None if last is None or PARAGRAPH in p.text[last.start : p.starts[0]] else last


def _going_on(p: Passage, triggers: Triggers, at: int) -> Iterator[Candidate]:
    """The perfects of the clause of a token, and of those joined to it behind."""
    own = p.clause_of[at]
    for number, clause in enumerate(p.clauses):
        group = p.main_group(number)
        joined = number > own and clause.kind == "coordinate" and clause.parent == own
        if group is None or not (number == own or joined):
            continue
        told = triggers.verb(group) if "perfect" in p.groups[group].aspect else None
        if told is not None:
            yield told
