"""Where an event takes place: what stands behind a preposition of place, where one goes to, what is struck."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.model import Candidate, Dating
from timeline.events.participants import RESIDENCES, possesses
from timeline.events.passage import Passage
from timeline.events.slots import slots_of, verb_of
from timeline.events.walking import Slots
from timeline.model import Place

PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "off",
    "outside",
    "inside",
    "around",
    "over",
    "across",
    "on",
    "through",
    "front",
    "from",
)
MOVE_SLOTS = ("to", "into", "toward", "towards", "for", "obj")
STRUCK_SLOTS = ("obj", "into", "on", "of", "against")
GOING = frozenset({"CONSULT", "MOBILIZE"})
STRIKING = frozenset({"ASSAULT", "DISASTER"})
WITNESSED = frozenset({"CONSULT", "PROTEST", "INVESTIGATE", "OFFICE", "AGREE", "COOPERATE"})
"""Types of what reporters travel to: it takes place where the date line is, unless another place is told."""
NEWS_DAYS = 14


def places(p: Passage, dating: Dating, slots: Slots, sources: set[int]) -> tuple[Place, ...]:
    """The places of an event; where none is told, of what reporters travel to, that of the date line."""
    candidate = dating.candidate
    told = tuple(dict.fromkeys(_told(p, slots, sources, candidate)))
    kind = candidate.trigger.type if candidate.trigger else ""
    return (p.seat,) if not told and p.seat and kind in WITNESSED and _is_news(p, dating) else told


def _told(p: Passage, slots: Slots, sources: set[int], candidate: Candidate) -> Iterable[Place]:
    """Where it happens: what stands behind a preposition of place, where one goes to, or what is struck."""
    kind = candidate.trigger.type if candidate.trigger else "OTHER"
    scenes = [
        p.mentions[m]
        for slot, mentions in slots.items()
        for m in mentions
        if m not in sources and _is_scene(p, m, slot, kind)
    ]
    if not scenes and candidate.noun and candidate.group is not None and p.is_argument(candidate.at):
        verb = verb_of(p, candidate.group)
        scenes = [
            p.mentions[m]
            for slot in PLACE_SLOTS
            for m in slots_of(p, verb).get(slot, [])
            if _is_scene(p, m, slot, kind)
        ]
    if not scenes and kind == "ELECT":
        scenes = [p.mentions[m] for m in sources if p.mentions[m].kind == "state"]
    return [Place((m.place or m.text).removeprefix("the "), m.place_country) for m in scenes]


def _is_news(p: Passage, dating: Dating) -> bool:
    """Does a thing happen about the day of publication, so that its reporter is there?"""
    if p.published is None or dating.earliest is None or dating.latest is None:
        return False
    return abs((dating.earliest - p.published).days) <= NEWS_DAYS >= (dating.latest - dating.earliest).days


def _is_scene(p: Passage, m: int, slot: str, kind: str) -> bool:
    """Is what stands in this slot where an event of this type takes place? "The Vilnius summit", "Hama fell"."""
    mention = p.mentions[m]
    if mention.kind == "place":
        return slot != "by"
    if mention.kind == "body":
        first = p.mention_spans[m][0]
        before = p.lemmas[first - 1 - (p.tags[first - 1] == "DET")] if first else ""
        return before == "at" or (slot in PLACE_SLOTS and mention.text in RESIDENCES)
    if not mention.place:
        return False
    return (
        slot in PLACE_SLOTS
        or (kind in GOING and slot in MOVE_SLOTS)
        or (kind in STRIKING and slot in STRUCK_SLOTS)
        or (slot == "poss" and mention.kind == "capital" and not possesses(p, m))
    )
