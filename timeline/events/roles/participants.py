"""Which mention may be a participant: somebody, and not a paper, a place, a thing, or whose something only is."""

from __future__ import annotations

from timeline.actors.coreference import OWNER
from timeline.actors.descriptions import UNRESOLVED
from timeline.actors.institutions import is_another
from timeline.actors.model import UNKNOWN, Mention
from timeline.actors.words import word_list as actor_words
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.roles.walking import Slots
from timeline.events.words import word_list
from timeline.language.words import GENITIVES, POSSESSIVES
from timeline.lexicon.actors import actor_nouns

RESIDENCES = frozenset({"White House", "Kremlin", "Downing Street", "Élysée", "Elysée", "Pentagon"})
"""Bodies that are called by the house in which they sit."""
BUILDINGS = frozenset({"airport", "consulate", "embassy", "factory", "hospital", "hotel", "mine", "school"})
"""What is called by the state in which it stands: "the Kenya embassy bombing"."""
STATUTES = frozenset({"act", "bill", "law"})
"""With what the name of a law ends."""
ADJECTIVE_SLOTS = frozenset({"poss", "subj", "obj", "on", "of", "against", "at", "with"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "these", "those", "both"})
ORGANISED = frozenset({"armed"})
"""Kinds of actor nouns that mean somebody even where nothing says which ones: "rebels", but no "diplomats" or "banks"."""
NAMED_KINDS = frozenset({"body", "court", "government", "legislature", "police"})
"""Kinds that have names of their own."""
OF_ONE = frozenset({"government", "legislature"})
"""Kinds of which there is one: "parliament" without an article is the parliament."""
ARMS = frozenset({"armed", "military"})
"""Kinds of actor noun for those who fight under somebody."""
ITS_OWN = frozenset({"its", "their"})
TO_THINGS = frozenset({"AGREE", "ASSAULT", "DISASTER", "ECONOMY", "LEGISLATE", "MOBILIZE", "OTHER"})
"""Types whose target, under a name that nobody knows, is a place or a thing: what is bombed, sent or signed."""


def can_act(mention: Mention, slot: str, asked: str) -> bool:
    """May a mention in this slot be an actor? An adjective only where it modifies; a place name never.

    `asked` is the slot for which the frame asks first: "recalled its envoy from Lima".
    """
    if mention.kind == "place":
        return False
    if mention.kind == "adjective":
        return slot in ADJECTIVE_SLOTS
    if slot == "on" and mention.text in RESIDENCES:
        return False  # "signed on the White House lawn"
    inside = slot in {"in", "at", "near"} or (slot == "from" and asked != "from")
    return not (mention.kind == "capital" and inside)


def is_somebody(p: Passage, mention: int) -> bool:
    """May a reader look for a participant? One without a name must be definite or organised: "the workers", "rebels".

    "Four leaders", "a politician" and "people" are nobody in particular.
    """
    told = p.mentions[mention]
    if told.kind != "generic":
        return told.rule != OWNER and not _are_followers(p, mention)
    if told.rule == UNRESOLVED:
        return False
    first, last = p.mention_spans[mention]
    if p.tags[last] == "PRON":  # "the army said it had left"
        sayers = (
            m for m in range(mention) if p.mentions[m].text == told.text and p.mention_spans[m][1] < first
        )
        return any(is_somebody(p, m) for m in sayers)
    if p.lemmas[last] in word_list("crafts"):
        return False  # "the plane crashed"
    noun = actor_nouns().get(p.lemmas[last])
    behind, adjective = last + 1, p.tags[last] == "PROPN"
    while adjective and (*p.tags, "")[behind] == "ADJ":
        behind += 1
    modifies = (*p.tags, "")[behind] == "NOUN" and p.lemmas[behind] not in actor_nouns()
    if modifies and (noun is None or adjective or behind not in p.event_nouns):
        return False  # "the Toro gas pipeline", "bank lending", "the African free-trade deal"; but "a rebel attack"
    before = first - (p.tags[first] not in {"DET", "PRON"})
    if (
        before >= 0
        and p.tags[before] != "SCONJ"
        and (p.lemmas[before] in DEFINITE or p.words[before] in GENITIVES)
    ):
        return True
    if noun is None:
        common = "a" in p.lemmas[max(first - 1, 0) : first + 1]  # "sold to a Turk"
        return p.tags[last] == "PROPN" and not common and p.lemmas[last] not in word_list("abbreviations")
    counted = "NUM" in p.tags[first : last + 1] or p.lemmas[first] in {"a", "an", "another"}
    if noun.kind == "civil" and noun.noun[0].isupper():
        return not counted  # "Rohingya", "Shiites"
    if first < last and noun.kind in NAMED_KINDS and all(w[0].isupper() for w in p.words[first : last + 1]):
        return True  # "Federal Police"
    if noun.kind in OF_ONE and p.lemmas[last] == p.words[last].lower():
        return not counted
    return noun.kind in ORGANISED and not counted and p.lemmas[last] not in word_list("strangers")


def is_thing(p: Passage, mention: int, candidate: Candidate, slots: Slots) -> bool:
    """ "Jets bombed Palma", "signed the Artemis Accords", "withdrew from Hama": is a name that nobody knows no somebody here?"""
    if mention in slots.get("against", ()):
        return False
    kind = candidate.trigger.type if candidate.trigger else "OTHER"
    if kind == "RETREAT":
        return mention in slots.get("from", ()) or p.lemmas[candidate.at] == "leave"
    return kind in TO_THINGS and p.lemmas[candidate.at] not in word_list("felling")


def is_joined_to_person(p: Passage, mention: int) -> bool:
    """ "Signed by Filipe Nyusi and Momade": is it a name that nobody knows, which "and" joins to a person's?"""
    joint = p.mention_spans[mention][0] - 1
    if p.mentions[mention].rule != UNKNOWN or joint < 1 or p.lemmas[joint] != "and":
        return False
    return any(last == joint - 1 and m.kind == "person" for m, (_, last) in p.placed_mentions)


def names_paper(p: Passage, mention: int) -> bool:
    """ "the Paris climate accord", "the Hong Kong Autonomy Act": a city in the name of a paper is no actor, nor is a state in a law's."""
    at = behind = p.mention_spans[mention][1] + 1
    while p.words[at : at + 1] and p.words[at][0].isupper():
        at += 1
    if at > behind and p.lemmas[at - 1].lower() in STATUTES:
        return True
    head = _noun_behind(p, mention)
    return head is not None and p.lemmas[head] in word_list("documents")


def names_thing(p: Passage, mention: int) -> bool:
    """ "The London bombings", "the Tokyo Film Festival", "the Kabul airport": a capital that only says which thing it is.

    Those who act in a capital's name are its "court", its "authorities". So it is with a state and its
    building: "the Kenya embassy bombing".
    """
    told, last = p.mentions[mention], p.mention_spans[mention][1]
    if told.kind == "forces" and p.lemmas[last] in BUILDINGS and (*p.tags, "")[last + 1] == "NOUN":
        return True
    head = _noun_behind(p, mention) if told.kind == "capital" else None
    return head is not None and p.lemmas[head] not in actor_nouns()


def _noun_behind(p: Passage, mention: int) -> int | None:
    """The head of the nouns to which the name of a town stands like an adjective: "the London bomb trial"."""
    at = behind = p.mention_spans[mention][1] + 1
    if p.mentions[mention].kind not in {"capital", "place"} or behind in p.mention_at:
        return None
    while (*p.tags, "")[at] in {"NOUN", "PROPN"} and at not in p.time_tokens:
        at += 1
    return at - 1 if at > behind else None


def names_place(p: Passage, mention: int) -> bool:
    """ "On the Colombian border", "on the Greek island of Chios": does an adjective only say where a place is?"""
    behind = (*p.lemmas, "")[p.mention_spans[mention][1] + 1]
    return p.mentions[mention].kind == "adjective" and behind in actor_words("place_kinds")


def is_left_out(p: Passage, mention: int) -> bool:
    """ "The Philippines, not Myanmar, will take the chair", "signed with no Afghan official in the room"."""
    first = p.mention_spans[mention][0]
    if "no" in p.lemmas[max(first - 1, 0) : first + 1] and "with" in p.lemmas[max(first - 2, 0) : first]:
        return True
    return first > 1 and p.lemmas[first - 1] == "not" and p.words[first - 2] == ","


def possesses(p: Passage, mention: int) -> bool:
    """Does "'s" follow a mention, so that it only says whose something is?"""
    behind = p.mention_spans[mention][1] + 1
    return behind < len(p.words) and p.words[behind] in GENITIVES


def owns(p: Passage, mention: int) -> bool:
    """ "Luz's trial", "her trial": is a mention there to say whose something is?"""
    return possesses(p, mention) or p.lemmas[p.mention_spans[mention][1]] in POSSESSIVES


def _are_followers(p: Passage, mention: int) -> bool:
    """ "Jackson fans", "Gaddafi supporters": is a person's name there to say who others are?"""
    at = p.mention_spans[mention][1] + 1
    if p.mentions[mention].kind != "person" or at == len(p.words):
        return False
    noun = actor_nouns().get(p.lemmas[at])
    return noun is not None and noun.kind in {"civil", "person"} and p.words[at] != p.lemmas[at]


def belongs(p: Passage, mention: int, first: int, sources: list[int]) -> bool:
    """ "Gaddafi's forces", "withdrew its troops": somebody without a name who stands for an owner that acts already."""
    told, last = p.mentions[mention], p.mention_spans[mention][1]
    if first == 0 or told.named:
        return False
    if p.words[first - 1] in GENITIVES:
        return any(p.mention_spans[m][1] == first - 2 for m in sources)
    noun = actor_nouns().get(p.lemmas[last])
    return p.lemmas[first - 1] in ITS_OWN and noun is not None and noun.kind in ARMS


def is_of_another(p: Passage, mention: int) -> bool:
    """ "Gaddafi's former minister", "Jackson's doctor", "Ukraine's allies": does a mention only say whose somebody else is?"""
    at = p.mention_spans[mention][1] + 1
    told = p.mentions[mention]
    if not possesses(p, mention):
        return False
    if "person" not in {told.kind, told.refers}:  # "Ukraine's western allies"
        return not actor_words("not_theirs").isdisjoint(p.lemmas[at + 1 : at + 3])
    former = p.lemmas[at + 1 : at + 2] == ("former",)
    while (*p.tags, "")[at + 1] in {"ADJ", "NOUN"}:
        at += 1
    return former or is_another(p.lemmas[at])
