"""What a text told of before: where something leaked or blew up by itself, a later blast is no attack either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.triggers.topics import is_of_fight, tells_of_spill
from timeline.events.words import word_list

HARM = ("harming", "wrecking")


class Scene(Enum):
    """What kind of story a text has been so far."""

    OPEN = "nothing is known yet"
    ACCIDENT = "something blew up or leaked by itself"
    FIGHT = "there was an attack"


def scene_of(p: Passage, every: Sequence[Candidate], scene: Scene) -> Scene:
    """The kind of story with this sentence: what is told of first, an accident or a fight."""
    if scene is not Scene.OPEN:
        return scene
    if is_of_fight(p):
        return Scene.FIGHT
    blown = any(p.lemmas[c.at] in word_list("blasts") and _type(c) == "DISASTER" for c in every)
    return Scene.ACCIDENT if blown or tells_of_spill(p) else scene


def by_story(p: Passage, every: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    """The candidates of a sentence, its blasts and what they did read as the accident of which the text tells."""
    if scene is not Scene.ACCIDENT or is_of_fight(p):
        return list(every)
    return [_as_accident(c) if _is_blast(p, c) else c for c in every]


def _type(candidate: Candidate) -> str:
    return candidate.trigger.type if candidate.trigger else ""


def _is_blast(p: Passage, candidate: Candidate) -> bool:
    """Is it a blast that is taken for an attack, or what one did to people and things?"""
    if _type(candidate) != "ASSAULT":
        return False
    if p.lemmas[candidate.at] in word_list("blasts"):
        return True
    harms = any(p.lemmas[candidate.at] in word_list(words) for words in HARM)
    clause = p.clauses[candidate.clause]
    return harms and any(
        p.lemmas[at] in word_list("blasts") for at in range(max(0, clause.first - 1), clause.last + 1)
    )


def _as_accident(candidate: Candidate) -> Candidate:
    """The same candidate as a disaster."""
    row = candidate.trigger
    return candidate._replace(trigger=row and replace(row, type="DISASTER", name="accident-told-before"))
