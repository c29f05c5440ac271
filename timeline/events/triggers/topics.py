"""What an event is about, where its verb does not say: "the refinery reopened" is economy, "the storm came ashore" a disaster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import takewhile

from timeline.events.passage import BREAKS, Passage, TokenSpan
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVE_S
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.tables import rows, values
from timeline.lexicon.triggers import Trigger

NOUNS = frozenset({"NOUN", "PROPN"})
FLOWN = frozenset({"CONSULT", "INVESTIGATE", "MOBILIZE"})
"""Types of nouns that mean what flies into space as well: a probe, a mission, a rocket."""
BEFORE_OBJECT = frozenset((word,) for word in ("away", "down", "off", "out", "up"))
"""Particles behind a verb that an object may follow: "broke up the ice"."""
AROUND = 9
"""So many words behind a noun may tell where it happened."""
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "CRIME"})
UNDONE = frozenset({"ASSAULT", "MOBILIZE", "SANCTION"})
"""Types whose end is a retreat: "withdrew the warships"."""
FRAME = Trigger("", "", "v", "OTHER", ("subj",), ("obj", "to", "on", "against"), "topic")
"""How the actors stand around a verb that the lexicon lacks."""


@cache
def _topics() -> dict[tuple[str, str], str]:
    """The type of each word or pair of words, by slot."""
    found: dict[tuple[str, str], str] = {}
    for row in rows("topics"):
        for words in values(row["words"]):
            found.setdefault((row["slot"], words), row["type"])
    return found


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of a topic: a phrase that has none of them has no topic."""
    return frozenset(word for _, words in _topics() for word in words.split())


def by_topic(p: Passage, number: int, row: Trigger | None, words: int) -> Trigger | None:
    """The row of a verb group with the type of its topic, where the verb alone says too little.

    `words` is how many words beside the verb the row asked for; a topic of two words says more than one of them.
    """
    violent = row is not None and row.type in VIOLENT
    verb = p.groups[number].lemma
    # "began leaking": the row is that of the word that it leads to
    led = row is not None and row.type != "OTHER" and row.phrase.partition(" ")[0] != verb
    pliant = row is None or row.type == "OTHER" or (verb in word_list("pliant") and not led)
    if not (violent or pliant) or _vocabulary().isdisjoint(p.lemmas):
        return row
    actor, theme = _arguments(p, number)
    nature = _topic(p, actor, "actor")
    if violent and nature and nature[0] == "DISASTER" and nature[1].split()[-1] not in actor_nouns():
        return _typed(row or FRAME, nature)
    found = _topic(p, theme, "theme") or nature
    if not found:
        return row
    if found[1] in word_list("oil") and _told("spilt", p.lemmas):
        found = "DISASTER", found[1]
    if verb in word_list("undoing") and found[0] in UNDONE:
        found = "RETREAT", found[1]
    says_more = row is None or words <= found[1].count(" ")
    return _typed(row or FRAME, found) if pliant and says_more else row


def by_scene(p: Passage, at: int, row: Trigger) -> Trigger:
    """ "The explosion at the refinery", "the dockers' strike": what blows up by itself is no attack, nor is what workers do."""
    if row.type in FLOWN and p.lemmas[at] in word_list("flights") and _told("space", p.lemmas):
        return replace(row, type="OTHER")
    if row.type not in VIOLENT:
        return row
    if p.lemmas[at] == "strike":
        return _by_labour(p, at, row)
    if p.lemmas[at] == "fall" and _is_of_person(p, at):
        return replace(row, type="OFFICE", source=("-",), target=("of",))
    if p.lemmas[at] not in word_list("blasts"):
        return row
    near = range(max(0, at - 2), min(at + AROUND, len(p.lemmas)))
    struck = p.lemmas[at + 1 : at + 2] in {("that",), ("which",)}  # "the explosion that destroyed the rig"
    behind = min((g.last for g in p.groups if g.first > at), default=at) if struck else at
    ahead = takewhile(lambda i: i <= behind or (i not in p.group_starts and p.words[i] not in BREAKS), near)
    subject = p.clauses[p.clause_of[at]].subject
    above = [subject[1]] if subject and subject[1] < at else []  # "the rig sank after a blast"
    return _at_scene(row, (p.lemmas[i] for i in (*ahead, *above)))


def by_struck(p: Passage, number: int, blast: int, row: Trigger) -> Trigger:
    """ "A blast wrecked the boiler": what a blast struck says as well that it came by itself; not what a bomb did."""
    if not word_list("bombing").isdisjoint(p.lemmas[p.phrase_start(blast) : blast]):
        return row
    behind = p.groups[number].last + 1
    rest = range(behind, min(behind + AROUND, len(p.lemmas)))
    return _at_scene(row, (p.lemmas[i] for i in takewhile(lambda i: i not in p.group_starts, rest)))


def by_battle(p: Passage, at: int, row: Trigger | None, before: Trigger | None) -> Trigger | None:
    """ "Shamil was defeated by a Russian army", "the air campaign began": where it is fought nobody is elected.

    Nor where it is played, or where the sentence `before` told of a fight. A campaign of which no more is told may be for anything.
    """
    if row is None or row.type != "ELECT" or word_list("beating").isdisjoint((p.lemmas[at], row.phrase)):
        return row
    beside = set(p.lemmas)
    if set(row.phrase.split()) - {p.lemmas[at], "*", "victory", "campaign"} or _told("poll", beside):
        return row
    if _told("sport", beside):
        return replace(row, type="OTHER")
    if _told("battle", beside) or (before is not None and before.type == "ASSAULT"):
        return _typed(row, ("ASSAULT", p.lemmas[at]))
    return replace(row, type="OTHER") if row.phrase == "campaign" else row


def by_peace(p: Passage, at: int, row: Trigger | None) -> Trigger | None:
    """ "Sent a battalion on a peacekeeping mission": who keeps the peace helps; "peacekeepers began to deploy" only move."""
    if row is None or row.type != "MOBILIZE" or word_list("peace").isdisjoint(p.lemmas):
        return row
    inside, verb = p.clauses[p.clause_of[at]], p.group_at.get(at)
    acting = verb is not None and p.groups[verb].voice == "active" and inside.subject is not None
    own = p.lemmas[inside.subject[0] : inside.subject[1] + 1] if acting and inside.subject else ()
    if not word_list("peace").isdisjoint(own):
        return row
    told = "peacekeeping" in p.lemmas or not word_list("peace").isdisjoint(
        p.lemmas[inside.first : inside.last + 1]
    )
    return replace(row, type="AID") if told else row


def tells_of_spill(p: Passage) -> bool:
    """Does a sentence tell of oil that is no ware?"""
    return "oil" in p.lemmas and _told("spilt", p.lemmas)


def is_of_fight(p: Passage) -> bool:
    """Does a sentence tell of bombs, or of those who fight?"""
    return _told("battle", p.lemmas) or not word_list("attacking").isdisjoint(p.lemmas)


def _told(slot: str, words: Iterable[str]) -> bool:
    """Is one of the words in a slot of the topics?"""
    return any((slot, word) in _topics() for word in words)


def _is_of_person(p: Passage, at: int) -> bool:
    """ "The fall of Assad": does "of" behind a noun lead to a person?"""
    told = p.mention_at.get(at + 2) if p.lemmas[at + 1 : at + 2] == ("of",) else None
    return told is not None and p.mentions[told].kind == "person"


def _at_scene(row: Trigger, words: Iterable[str]) -> Trigger:
    """The row of a blast with the type of where it was."""
    found = next((w for w in words if ("scene", w) in _topics()), None)
    return row if found is None else _typed(row, (_topics()["scene", found], found))


def _by_labour(p: Passage, at: int, row: Trigger) -> Trigger:
    """ "The dockers' strike", "the strike, called by two unions"; not "the air strike that killed a union leader"."""
    near = p.lemmas[max(0, at - 4) : at + AROUND]
    if not word_list("bombing").isdisjoint(near):
        return row
    found = next((w for w in near if ("labour", w) in _topics()), None)
    first = p.phrase_start(at)
    called = p.lemmas[first - 1] == "call" and p.lemmas[first] in {"a", "an", "another"}
    found = found or ("union" if called else None)
    return row if found is None else _typed(row, (_topics()["labour", found], found))


def _typed(row: Trigger, topic: tuple[str, str]) -> Trigger:
    kind, words = topic
    return replace(row, type=kind, name=f"topic:{words}")


def _arguments(p: Passage, number: int) -> tuple[TokenSpan | None, TokenSpan | None]:
    """The noun phrases of who acts and of what is acted on; the subject of an intransitive verb is both."""
    group = p.groups[number]
    subject = p.subject_phrase(number)
    if group.voice == "passive":
        return None, subject
    gap = p.gap(number)
    if gap is not None:
        return subject, (p.phrase_start(gap), gap)
    behind = group.last + 1
    if behind < len(p.words) and p.tags[behind] == "PRON":
        return subject, None
    return subject, object_of(p, number) or subject


def object_of(p: Passage, number: int) -> TokenSpan | None:
    """The noun phrase right behind an active verb, or its particle, with its "of"."""
    clause, first = p.clause_of_group[number], p.groups[number].last + 1
    rounds = p.lemmas[first : first + 1] == ("about",) and p.tags[first + 1 : first + 2] == ("NUM",)
    first += rounds or p.words[first : first + 1] in BEFORE_OBJECT
    last = first
    while last <= p.clauses[clause].last and p.clause_of[last] == clause and last not in p.group_starts:
        if p.words[last] in BREAKS or _leads_away(p, last):
            break
        if last in p.time_tokens and not _dated_inside(p, first, last):
            break
        last += 1
    return (first, last - 1) if any(p.tags[at] in NOUNS for at in range(first, last)) else None


def _dated_inside(p: Passage, first: int, at: int) -> bool:
    """ "A 20th century painting": does a date stand between an article and its noun?"""
    behind = next((span[1] + 1 for span in p.phrase_spans if span[0] <= at <= span[1]), at + 1)
    return p.tags[first] == "DET" and p.tags[behind : behind + 1] in {("ADJ",), ("NOUN",)}


def _leads_away(p: Passage, at: int) -> bool:
    """Is it a preposition that opens a phrase about something else?"""
    return p.tags[at] == "ADP" and p.lemmas[at] != "of"


def _topic(p: Passage, span: TokenSpan | None, slot: str) -> tuple[str, str] | None:
    """The type of a noun phrase and the words that give it: its head first, then what stands before, then behind "of"."""
    if span is None or _vocabulary().isdisjoint(p.lemmas[span[0] : span[1] + 1]):
        return None
    topics = _topics()
    for words in _words(p, span):
        kind = topics.get((slot, words))
        if kind:
            return kind, words
    return None


def head_of(p: Passage, span: TokenSpan) -> int | None:
    """The head of a noun phrase: its first noun that stands before no other."""
    return next(iter(_heads(p, span)), None)


def _heads(p: Passage, span: TokenSpan) -> list[int]:
    """The head of a noun phrase, and those behind its "of"; whose it is heads none."""
    first, last = span
    inside = takewhile(lambda at: not _leads_away(p, at), range(first, last + 1))
    nouns = (at for at in inside if p.tags[at] in NOUNS)
    return [
        at
        for at in nouns
        if at == last or (p.tags[at + 1] not in NOUNS and p.words[at + 1] not in POSSESSIVE_S)
    ]


def _words(p: Passage, span: TokenSpan) -> Iterable[str]:
    """The words and pairs of a noun phrase, the most telling first."""
    first = span[0]
    for head in _heads(p, span):
        start = head
        while start > first and p.tags[start - 1] in {*NOUNS, "ADJ", "NUM"}:
            start -= 1
        somebody = p.lemmas[head] in actor_nouns() or p.lemmas[head] in word_list("folk")
        lowest = head if somebody else start  # "the oil minister" is no oil
        for at in range(head, lowest - 1, -1):
            if at > first:
                yield f"{p.lemmas[at - 1]} {p.lemmas[at]}"
            if p.tags[at] == "NOUN":
                yield p.lemmas[at]
