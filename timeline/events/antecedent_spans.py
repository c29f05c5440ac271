"""Of which noun a relative clause or a participle tells, where one noun hangs on another: "a ban on fish, which"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.subject_spans import NOMINAL
from timeline.events.words import word_list
from timeline.language.words import words_of
from timeline.lexicon.actors import actor_nouns

if TYPE_CHECKING:
    from timeline.events.passage import Passage

APART = frozenset({"about", "after", "amid", "before", "despite", "during", "over", "since", "until"})
"""Prepositions behind which a noun is told of by itself: "a row over a law that passed in May"."""


def antecedent(p: Passage, first: int, clause: int) -> int:
    """Where that begins of which a relative clause tells: "a ban on fish, which", "a quake in Chile that"; but "faith in BP, which"."""
    if p.lemmas[first - 1] == "and" and p.tags[first - 2] == "PROPN":
        listed = p.phrase_start(first - 2)  # "the leaders of A and B, who"
        people = _outer(p, listed) if p.lemmas[listed - 1] == "of" else None
        if people is not None and p.clauses[clause].marker == "who":
            return people
    if p.clauses[clause].kind == "infinitive" and p.lemmas[first - 1] == "for":
        return first  # "a call for Israel to leave"
    if _is_told_of(p, first, clause):
        return first
    outer = _outer(p, first)
    if outer is None or p.lemmas[first - 1] == "of":
        head = p.clauses[clause].governor
        event = head in p.event_nouns and first - 2 not in p.event_nouns  # "the end of a war that"
        event = event and first not in p.long_names  # "the Gulf of Mexico spill"
        # "part of a mission that left", "the anniversary of a crash that killed ten"
        part = outer is None or event or p.lemmas[first - 2] in {"aftermath", "anniversary", "part", "wake"}
        return first if part or outer is None else outer
    marker, opens = p.clauses[clause].marker, p.clauses[clause].first
    head = p.clauses[clause].governor
    # "men in the raid that failed"
    event = head in p.event_nouns and first - 2 not in p.event_nouns
    # "similar to the one that failed", "put them onto a plane that left"
    if event or p.tags[first - 2] in {"ADJ", "PRON"} or marker == "who":
        return first
    apart = p.words[opens - 1] == ","
    if p.clauses[clause].kind == "participle":
        if not apart:  # "a look at a speech given in Rome", "fire on protesters marching there"
            acts = head is not None and p.words[opens].endswith("ing") and _is_people(p, head)
            return first if acts or head in p.event_nouns else outer
    elif marker != "which" or not apart:
        return outer
    bodies = [m for m, (a, b) in p.placed_mentions if a <= first <= b and m.kind != "adjective"]
    place = any(m.place is not None for m in bodies)
    if p.clauses[clause].kind != "participle" and not place and any(m.named for m in bodies):
        return first
    start: int | None = first
    while start is not None and start - 2 not in p.event_nouns:
        start = _outer(p, start)
    if start is None:
        return outer if place else first
    return p.phrase_start(start - 2)


def _is_told_of(p: Passage, first: int, clause: int) -> bool:
    """ "Reports of rebels storming the port", "the trial of men arrested in May": does somebody stand behind a thing's "of"?"""
    group = p.main_group(clause)
    if group is None or p.clauses[clause].kind != "participle" or p.lemmas[first - 1] != "of":
        return False
    verb, thing = p.groups[group], first - 2
    if verb.voice == "active":
        return p.lemmas[thing] in word_list("showing")
    somebody = any(a <= thing <= b for a, b in p.mention_spans)  # "the head of a gang arrested in May"
    return verb.lemma in words_of("undergone") and not somebody and p.tags[thing] == "NOUN"


def _is_people(p: Passage, at: int) -> bool:
    """Is a noun one of people who act: "protesters", "miners"?"""
    return p.lemmas[at] in actor_nouns() and p.words[at].lower() != p.lemmas[at]


def _outer(p: Passage, first: int) -> int | None:
    """Where the noun phrase begins that a preposition joins to the one that begins at a token."""
    joined = first >= 2 and p.tags[first - 1] == "ADP" and p.tags[first - 2] in NOMINAL
    joined = joined and first - 1 not in p.clause_firsts and p.lemmas[first - 1] not in APART
    return p.phrase_start(first - 2) if joined else None


def is_person(p: Passage, at: int, clause: int) -> bool:
    """ "Admirers of Moberg, who drowned": a name that is no state's or body's is somebody, where "who" stands behind it."""
    told = next((m for m, (first, last) in p.placed_mentions if first <= at <= last), None)
    other = told is not None and told.kind != "person" and bool(told.named or told.place)
    return p.clauses[clause].marker == "who" and p.tags[at] == "PROPN" and not other
