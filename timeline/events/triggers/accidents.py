"""What a text told of before: where something blew up by itself a later blast is no attack, and after a quake planes bring help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.triggers.topics import FRAME, is_of_fight, object_of, tells_of_spill
from timeline.events.words import word_list

HARM = ("harming", "wrecking")
REMEMBERED = 5
"""For so many sentences a text still speaks of a disaster that it does not mention again."""
CARRIERS = ("vehicles", "rescuers")
"""The lists of those that bring help to where a disaster was."""
MOVED = frozenset({"CONSULT", "MOBILIZE", "OTHER"})
"""Types of going somewhere, and of sending there what goes."""


class Scene(Enum):
    """What kind of story a text has been so far."""

    OPEN = "nothing is known yet"
    ACCIDENT = "something blew up or leaked by itself"
    DISASTER = "a quake, a storm or a flood struck"
    FIGHT = "there was an attack"


class Story(NamedTuple):
    """The kind of story that a text has been so far, how many sentences ago a disaster was told, and the names of its storms."""

    scene: Scene = Scene.OPEN
    since: int = 0
    storms: frozenset[str] = frozenset()

    def then(self, p: Passage, every: Sequence[Candidate]) -> Story:
        """The story with one more sentence."""
        disaster = any(_type(c) == "DISASTER" for c in every)
        since = 0 if disaster else self.since + 1
        over = self.scene is Scene.DISASTER and since > REMEMBERED
        before = Scene.OPEN if over else self.scene
        return Story(_scene_of(p, every, before, disaster), since, self.storms | _storms_of(p))


def _scene_of(p: Passage, every: Sequence[Candidate], scene: Scene, disaster: bool) -> Scene:
    """The kind of story with this sentence: what is told of first, an accident, a disaster or a fight."""
    if scene is not Scene.OPEN:
        return scene
    if is_of_fight(p):
        return Scene.FIGHT
    blown = any(p.lemmas[c.at] in word_list("blasts") and _type(c) == "DISASTER" for c in every)
    if blown or tells_of_spill(p):
        return Scene.ACCIDENT
    return Scene.DISASTER if disaster else Scene.OPEN


def _storms_of(p: Passage) -> frozenset[str]:
    """The names that storms have here: "Hurricane Beryl"."""
    storms = word_list("storms")
    return frozenset(
        p.words[at + 1]
        for at, lemma in enumerate(p.lemmas[:-1])
        if lemma in storms and p.words[at][0].isupper() and p.words[at + 1][0].isupper()
    )


def by_story(p: Passage, every: Sequence[Candidate], story: Story) -> list[Candidate]:
    """The candidates of a sentence, read as part of the accident or the disaster of which the text tells."""
    if not story.storms.isdisjoint(p.words):
        every = [_as(c, "DISASTER", "storm-told-before") if _is_of_storm(p, c, story) else c for c in every]
    if story.scene not in {Scene.ACCIDENT, Scene.DISASTER} or is_of_fight(p):
        return list(every)
    if story.scene is Scene.ACCIDENT:
        return [_as(c, "DISASTER", "accident-told-before") if _is_blast(p, c) else c for c in every]
    every = [_as(c, "AID", "disaster-told-before") if _brings_help(p, c) else c for c in every]
    return [_as(c, "DISASTER", "disaster-told-before") if _is_blow(p, c) else c for c in every]


def _type(candidate: Candidate) -> str:
    return candidate.trigger.type if candidate.trigger else ""


def _is_blast(p: Passage, candidate: Candidate) -> bool:
    """Is it a blast that is taken for an attack, or what one did to people and things?"""
    if _type(candidate) != "ASSAULT":
        return False
    if p.lemmas[candidate.at] in word_list("blasts"):
        return True
    clause = p.clauses[candidate.clause]
    return _harms(p, candidate) and any(
        p.lemmas[at] in word_list("blasts") for at in range(max(0, clause.first - 1), clause.last + 1)
    )


def _is_of_storm(p: Passage, candidate: Candidate, story: Story) -> bool:
    """ "Beryl flattened the island": does a storm do it that was told of by its name?"""
    span = None if candidate.noun or candidate.group is None else p.subject_of(candidate.group)
    return (
        span is not None
        and p.words[span[1]] in story.storms
        and p.groups[candidate.group or 0].voice == "active"
    )


def _is_blow(p: Passage, candidate: Candidate) -> bool:
    """ "Waves struck the beaches", "Texas could be hit": is it harm that nobody does?"""
    if _type(candidate) != "ASSAULT" or candidate.group is None or candidate.noun or not _harms(p, candidate):
        return False
    group, span = p.groups[candidate.group], p.subject_of(candidate.group)
    if group.voice == "passive":
        return (
            group.lemma in word_list("wrecking")
            and "by" not in p.lemmas[group.last + 1 : p.clauses[candidate.clause].last + 1]
        )
    return span is not None and not word_list("waters").isdisjoint(p.lemmas[span[0] : span[1] + 1])


def _brings_help(p: Passage, candidate: Candidate) -> bool:
    """ "A plane landed", "Japan dispatched two helicopters", "a team arrived": does somebody come, or is sent, who can help?"""
    if candidate.noun or candidate.group is None or (_type(candidate) or "OTHER") not in MOVED:
        return False
    lemma = p.groups[candidate.group].lemma
    if lemma in word_list("sending"):
        span = object_of(p, candidate.group) or p.subject_of(candidate.group)
    else:
        span = p.subject_phrase(candidate.group) if lemma in word_list("arriving") else None
    if span is None:
        return False
    told = p.lemmas[span[0] : span[1] + 1]
    return any(not word_list(name).isdisjoint(told) for name in CARRIERS)


def _harms(p: Passage, candidate: Candidate) -> bool:
    return any(p.lemmas[candidate.at] in word_list(words) for words in HARM)


def _as(candidate: Candidate, kind: str, name: str) -> Candidate:
    """The same candidate with the type that its story gives it."""
    row = candidate.trigger or FRAME
    return candidate._replace(trigger=replace(row, type=kind, name=name))
