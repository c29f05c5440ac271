"""Dates that stand outside the sentence: in the list marker or the heading above it, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.triggers.attitude import only_said
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.lexicon.triggers import load as load_triggers

OPENING, CLOSING = frozenset({'"', "“"}), frozenset({'"', "”"})
BESIDE = frozenset(
    {("relative", "where"), ("subordinate", "as"), ("subordinate", "when"), ("subordinate", "while")}
)
"""Clauses that tell what happened there and then: "flies to Lima, where the two agree", "As crowds march, he resigns"."""


def context_datings(p: Passage, every: Sequence[Candidate], dated: set[int]) -> Iterator[Dating]:
    """Date the main verbs of a list item, or under a heading, by the date that stands there."""
    phrase = p.context
    if phrase is None or phrase.edtf is None:
        return
    for candidate in _main(p, every, dated):
        yield Dating(
            candidate, phrase, phrase.edtf, phrase.earliest, phrase.latest, "context" if phrase.basis != "explicit" else "explicit",
            "list-marker", "the date of the list marker or heading above dates its main verbs",
        )  # fmt: skip


def _main(p: Passage, every: Sequence[Candidate], dated: set[int]) -> list[Candidate]:
    """The main verbs of a sentence, what a framing verb leads to in its stead; the first event noun where it has no verb."""
    verbs = [c for c in every if _tells(p, c) and (_is_told_there(p, c) or _heads_line(p, c, every))]
    framed = [_framed(p, c, every) for c in verbs]
    alone = [c for c in every if c.noun and _stands_alone(p, c)]
    nouns = [c for c in every if c.noun and p.main_group(c.clause) is None]
    found = (*alone[:1], *(framed or nouns[: not alone]))
    return [c for c in found if c.at not in dated and not _leads_to_dated(p, c, dated)]


def _leads_to_dated(p: Passage, candidate: Candidate, dated: set[int]) -> bool:
    """ "Tried to end the strike in May": has what a verb leads to, that is no event of its own, a date?"""
    row = p.governor(candidate.at)
    if row is not None and row.own_event:
        return False
    inner = (
        c.groups
        for c in p.clauses
        if c.kind == "infinitive" and c.parent == candidate.clause and c.first > candidate.at
    )
    return any(p.groups[g].head_index in dated for groups in inner for g in groups)


def _is_told_there(p: Passage, candidate: Candidate) -> bool:
    """A main verb, one of the same tense in "flies to Lima, where the two agree", or the one that tells in "new tax to take effect"."""
    if _looks_back(p, candidate):
        return False
    clause = p.clauses[candidate.clause]
    if clause.kind == "infinitive" and (_is_due(p, candidate) or all(g.form != "finite" for g in p.groups)):
        return True
    if clause.parent is None or (clause.kind, clause.marker) not in BESIDE:
        return clause.kind in {"main", "coordinate"}
    main, group = p.main_group(clause.parent), p.main_group(candidate.clause)
    return main is not None and group is not None and p.groups[main].tense == p.groups[group].tense


def _heads_line(p: Passage, verb: Candidate, every: Sequence[Candidate]) -> bool:
    """ "Ship hit by a mine; crew safe", "Signing of the accord": a participle that tells of a line in which no finite verb does.

    "Talks hosted by Oman" tells of talks.
    """
    clause = p.clauses[verb.clause]
    if clause.kind != "participle" or verb.group is None:
        return False
    group = p.groups[verb.group]
    first = max((at + 1 for at in range(group.first) if p.words[at] == ";"), default=0)
    last = next((at for at in range(group.last, len(p.words)) if p.words[at] == ";"), len(p.words))
    if any(first <= g.first < last and g.form == "finite" for g in p.groups):
        return False
    if group.voice != "passive":
        return p.lemmas[group.last + 1 : group.last + 2] == ("of",) and p.tags[group.first - 1] == "PUNCT"
    head = group.first - 1 if clause.governor is None else clause.governor
    return not any(c.noun and first <= c.at <= head for c in every)


def _looks_back(p: Passage, candidate: Candidate) -> bool:
    """ "They made him sign," she says: what a quotation that opens the sentence tells in the past was before that day."""
    if p.words[0] not in OPENING or candidate.group is None or p.groups[candidate.group].tense != "past":
        return False
    return CLOSING.isdisjoint(p.words[1 : candidate.at])


def _is_due(p: Passage, candidate: Candidate) -> bool:
    """ "June 2025: the allies are due to meet": does the main verb only say that it is to come?"""
    at = p.clauses[candidate.clause].governor
    if at is None or p.lemmas[at] not in word_list("due"):
        return False
    over = p.group_at.get(at - 1)
    told = over is not None and p.groups[over].copular and p.groups[over].tense == "present"
    return told and p.clauses[p.clause_of[at]].kind in {"main", "coordinate"}


def _stands_alone(p: Passage, noun: Candidate) -> bool:
    """ "Presidential election; the ruler is barred": does a semicolon part a noun from all verbs?"""
    parted = next((at for at in range(noun.at, len(p.words)) if p.words[at] == ";"), None)
    return parted is not None and all(group.first > parted for group in p.groups)


def _framed(p: Passage, candidate: Candidate, every: Sequence[Candidate]) -> Candidate:
    """ "hopes to bring both together": the event is what the verb leads to."""
    row = p.governor(candidate.at)
    if row is None or row.own_event or row.complement_status == "same":
        return candidate
    inner = (
        c
        for c in every
        if p.clauses[c.clause].governor == candidate.at
        and p.clauses[c.clause].kind == "infinitive"
        and not c.noun
    )
    return next(inner, candidate)


def undated(p: Passage, every: Sequence[Candidate], dated: set[int]) -> Iterator[Dating]:
    """What has no date of its own is dated by the publication, where the lexicon knows what it is."""
    told = _told_twice(p, every, dated)
    for candidate in every:
        if candidate.at in dated | told or candidate.trigger is None or not _tells(p, candidate):
            continue
        edtf = p.published.isoformat() if p.published else None
        yield Dating(
            only_said(p, candidate),
            None,
            edtf,
            p.published,
            p.published,
            "document",
            "publication",
            "no date in the text: the publication date is assumed",
        )


def _told_twice(p: Passage, every: Sequence[Candidate], dated: set[int]) -> set[int]:
    """The tokens of what another verb tells: "is expected to visit" is a visit, "began to clear the square" one event."""
    found = set()
    verbs = {c.at: c for c in every if not c.noun and c.trigger is not None}
    for inner in verbs.values():
        clause = p.clauses[inner.clause]
        over = verbs.get(clause.governor) if clause.governor is not None else None
        row = p.governor(over.at) if over is not None else None
        if clause.kind != "infinitive" or over is None or row is None or row.own_event:
            continue
        finite = over.group is not None and p.groups[over.group].form == "finite"
        if row.complement_status != "same" or inner.at in dated or not finite:
            found.add(over.at)
        elif all(at in p.time_tokens for at in range(over.at + 1, clause.first)):
            found.add(inner.at)
    return found | {c.at for c in verbs.values() if _has_noun_dated(p, c, every, dated)}


def _has_noun_dated(p: Passage, verb: Candidate, every: Sequence[Candidate], dated: set[int]) -> bool:
    """ "attended Monday's summit", "Monday's quake killed ten": are a past verb and a dated noun beside it of one kind?

    Not where the verb says of somebody what the noun did to him: "Monday's raid killed Ann Dean".
    """
    if verb.group is None or verb.trigger is None or p.groups[verb.group].tense != "past":
        return False
    noun = p.event_noun_of(verb.group)
    if noun is None or noun not in dated or (noun < verb.at and not _is_harm_done(p, verb)):
        return False
    told = next((c.trigger for c in every if c.at == noun), None)
    return told is not None and told.type == verb.trigger.type


def _is_harm_done(p: Passage, verb: Candidate) -> bool:
    """ "Killed ten", "wrecked the mill": does a verb tell what a blow did, and to nobody who has a name?"""
    last = p.clauses[verb.clause].last
    named = any(verb.at < start <= last and m.kind != "place" for m, (start, _) in p.placed_mentions)
    return p.lemmas[verb.at] in word_list("harming") | word_list("wrecking") and not named


def _tells(p: Passage, candidate: Candidate) -> bool:
    """Is it a finite verb that says more than that somebody said something?"""
    if candidate.noun or candidate.group is None:
        return False
    group = p.groups[candidate.group]
    if reports(p, candidate.group):
        return False
    return group.form == "finite" or candidate.trigger is not None


def reports(p: Passage, group: int) -> bool:
    """Does a verb only say that somebody said something? "Concluded" does in "concluded that", not in "concluded a pact"."""
    verb = p.groups[group]
    if load_triggers().reporting(verb.lemma) != "plain":
        return False
    behind = {c.kind for c in p.clauses if c.governor == verb.head_index}
    if "infinitive" in behind and verb.lemma == "tell":
        return False  # "told them to leave"
    if "complement" in behind or p.words[verb.last + 1 : verb.last + 2] == (":",):
        return True
    said = verb.lemma in word_list("saying") and verb.form == "finite" and verb.voice == "active"
    return said and not _joins(p, verb)


def _joins(p: Passage, verb: VerbGroup) -> bool:
    """ "Added six tankers to its list": what is added is no speech; "..., added the minister" is."""
    behind = min(verb.last + 1, len(p.tags) - 1)
    subject = verb.first > 0 and p.tags[verb.first - 1] in {"NOUN", "PROPN", "PRON"}
    return verb.lemma == "add" and subject and p.tags[behind] in {"NUM", "DET", "ADJ", "NOUN"}
