"""Whether a name only says where that is of which one speaks, and not where one speaks: "talks on the war in Chad"."""

from __future__ import annotations

from timeline.events.passage import Passage, TokenSpan
from timeline.events.roles.implied_places import SAID
from timeline.events.words import word_list
from timeline.language.words import GENITIVES
from timeline.lexicon.actors import actor_nouns

STAY_SLOTS = ("in", "at", "near", "outside", "inside", "around", "on", "front")
"""Where one still is who does something more: "conferred in Doha and called for peace"."""
SPOKEN_SLOTS = tuple(slot for slot in STAY_SLOTS if slot != "on")
MOVED = frozenset({"AID", "ASSAULT", "DISASTER", "MOBILIZE", "RETREAT"})
ABOUT = frozenset({"DEMAND", "DISAPPROVE", "THREATEN"})
PEOPLE = frozenset({"armed", "civil", "military", "person"})
OCCASION = frozenset({"at", "during", "in", "on"})
TRADED = frozenset({"COOPERATE", "ECONOMY"})
"""Types of what comes "from" somewhere and does not happen there: "imported oil from Kuwait"."""
GOING = frozenset({"CONSULT", "MOBILIZE"})
SPOKEN = SAID | GOING | {"OTHER"}
"""Types of what is spoken of something; a talk to which nobody moves counts as OTHER here."""


def tells_of_noun(p: Passage, m: int, slot: str, kind: str) -> bool:
    """ "Froze the assets of men from Lugansk", "condemned the raid in Jenin": is it where those or that is of which one speaks?"""
    first, last = p.mention_spans[m]
    # "the raids in Jenin and Nablus"
    while p.lemmas[first - 1] == "and" and (other := _ends_at(p, first - 2)):
        first = other[0]
    at = first - 1 - (p.tags[first - 1] == "DET")
    noun = actor_nouns().get((*p.lemmas, "")[last + 1])
    owned = (*p.words, "", "")[last + 2] in GENITIVES  # "at an Alabama women's clinic"
    if noun is not None and noun.kind in PEOPLE and not (owned or _opens_subject(p, last + 1)):
        return True
    if at < 1:
        return False
    before = at - 1
    if before in p.time_tokens:
        return False
    if slot == "on" and p.lemmas[before] in word_list("topical"):
        return True  # "a meeting on Gaza"
    if slot == "from" and kind not in MOVED:
        return kind in TRADED or (
            p.tags[before] in {"NOUN", "PROPN"} and p.lemmas[before] not in word_list("topical")
        )
    spoken = kind in ABOUT or (kind in SPOKEN and _is_topic(p, before))
    spoken = spoken and slot in SPOKEN_SLOTS and p.tags[before] == "NOUN"
    return spoken and not _is_occasion(p, before)


def _is_topic(p: Passage, noun: int) -> bool:
    """ "Talks on the war in Chad", "discussed the drought in Chad": is a noun what is spoken of?"""
    at = p.phrase_start(noun) - 1
    opens = p.lemmas[at]
    if opens == "over":
        return all(group.last != at - 1 for group in p.groups)  # not "took over the campaign in Chad"
    return opens in {"about", "debate", "discuss"} or (
        opens == "on" and (noun in p.event_nouns or p.lemmas[noun] in word_list("troubles"))
    )


def _is_occasion(p: Passage, noun: int) -> bool:
    """ "At a meeting in Lima", "on a visit to Lima", but not "the attack on a church in Lima"."""
    opens = p.lemmas[p.phrase_start(noun) - 1]
    return opens in OCCASION and (opens != "on" or p.lemmas[noun] in word_list("encounters"))


def _ends_at(p: Passage, at: int) -> TokenSpan | None:
    """The mention of a place that ends at a token."""
    return next(((a, b) for m, (a, b) in p.placed_mentions if b == at and m.place), None)


def _opens_subject(p: Passage, at: int) -> bool:
    """ "In Goma rebels killed ten": do those who act begin here, behind the place?"""
    subject = p.clauses[p.clause_of[at]].subject
    return subject is not None and subject[0] == at
