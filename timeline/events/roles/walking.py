"""The prepositions of a clause, from left to right, and the mentions that stand behind each."""

from __future__ import annotations

from collections.abc import Container

from timeline.actors.words import word_list as actor_words
from timeline.events.passage import Passage, TokenSpan
from timeline.events.words import word_list
from timeline.language.words import GENITIVES

Slots = dict[str, list[int]]
"""Slot name ("subj", "obj", "poss", "with", "to" ...) -> indices of the passage's mentions, in order."""
QUANTITIES = frozenset(
    (
        "all", "any", "both", "couple", "dozen", "each", "few", "half", "handful", "hundred", "last", "majority", "many",
        "million", "most", "none", "number", "one", "part", "score", "several", "some", "thousand",
    )
)  # fmt: skip
DOWN_OUT = frozenset({"away", "back", "down", "out", "up"})
"""Particles that leave the verb its object: "shot down an American drone"."""
SAME = {"upon": "on"}
ADJUNCTS = frozenset(
    {"according", "after", "amid", "before", "despite", "during", "following", "since", "until"}
)
"""Prepositions of what goes on beside: nobody in it takes part, up to a comma ("came down after a visit to Taiwan")."""
BEARINGS = {
    **dict.fromkeys(["east", "north", "outside", "outskirt", "south", "west"], "near"),
    **dict.fromkeys(["aftermath", "ahead", "anniversary", "eve", "wake"], "after"),
    **dict.fromkeys(
        [
            "behalf",
            "expense",
            "insistence",
            "margin",
            "objection",
            "presence",
            "request",
            "sideline",
            "urging",
        ],
        "-",
    ),
    "hand": "by",
    "out": "from",
    "street": "in",
}
"""What "of" behind a word comes to: "south of Jamaica", "out of Mali", "on the eve of the Vilnius summit", "at the hands of rebels"."""
ALONG = frozenset({"across", "along", "at", "near", "off", "on", "over", "to"})
LINES = {
    **dict.fromkeys(["border", "boundary", "frontier"], "beyond"),
    **dict.fromkeys(["coast", "coastline", "shore"], "near"),
}
"""What "of" or "with" behind a line comes to, where it only says where: "near the border with Chad", "off the coast of Oman"."""
KIN = actor_words("men") | actor_words("women")
"""Whose father or widow somebody is who takes part does not."""
WHERE = frozenset(
    ("across", "around", "at", "from", "in", "inside", "into", "near", "on", "outside", "over", "through", "to", "toward", "towards")
)  # fmt: skip
"""Behind these, "of" and the name of a place only say of what the place before is a part: "in the streets of Lima"."""
REASONS = frozenset({"about", "over"})
"""Who stands behind "by" in what one of these opens does not act: "was summoned over remarks by the minister"."""
WAYS = frozenset({"road", "route", "way"})
"""Who is on the way "to" a state is not there yet."""
JOURNEYS = WAYS | {"bus", "ferry", "flight", "pipeline", "train"}
"""Nor are those in a state "to" which one of these leads from another."""
LINKS = frozenset({"bridge", "canal", "corridor", "highway", "railway", "road", "strait", "tunnel"})
"""What lies "between" two places, which do nothing."""
STOPS = frozenset({",", ";", ":", "."})
APPOSING = frozenset({",", "--", "–", "—"})
"""What parts a name from its explanation."""


def within(p: Passage, span: TokenSpan) -> list[int]:
    """The mentions that lie in a run of tokens."""
    return [m for m, (first, last) in enumerate(p.mention_spans) if first >= span[0] and last <= span[1]]


def walk(p: Passage, tokens: Container[int], clause: int, slot: str, slots: Slots) -> None:
    """Go through the tokens of a clause and put each mention into the slot of the preposition before it."""
    taken = slots["subj"]
    busy_until = opened = -1
    for i in p.stations:
        if i not in tokens or p.clause_of[i] != clause:
            continue
        mention = p.mention_at.get(i)
        if mention is not None and mention not in taken and not _says_what(p, mention):
            counts = slot == "by" and _counts(p, mention)
            slots.setdefault("according" if counts else slot, []).append(mention)
            last = p.mention_spans[mention][1]
            busy_until = max(busy_until, last)
            apposed = p.apposed_to(last)
            if apposed is not None and last + 2 not in tokens:
                slots[slot].append(apposed)
        elif i > busy_until and p.tags[i] == "ADP" and i not in p.time_tokens:
            before, slot = slot, _slot_at(p, i, slot, opened)
            opened = opened if slot == before else i


def _says_what(p: Passage, mention: int) -> bool:
    """ "Arco, the US oil giant", "Nyala, Sudan's second city", "Luz, a Peruvian singer": a state in what explains the name before it."""
    first, last = p.mention_spans[mention]
    told = p.mentions[mention]
    goes_on = (*p.tags, "")[last + 1] in {"NOUN", "ADJ", "PART", "PROPN"}
    one = told.kind == "forces" and p.lemmas[first] in {"a", "an"}
    if not (one or (goes_on and told.kind in {"state", "capital", "adjective", "people"})):
        return False
    comma = first - 1 - (p.tags[first - 1] == "DET")
    named = comma > 0 and p.words[comma] in APPOSING and p.tags[comma - 1] == "PROPN"
    return named and not any(
        last == comma - 1 and m.kind == "adjective" for m, (_, last) in p.placed_mentions
    )


def _counts(p: Passage, mention: int) -> bool:
    """ "200 lorries, by the UN's count": is what stands behind "by" only who says so?"""
    behind = p.mention_spans[mention][1] + 1
    owned = p.words[behind : behind + 1] and p.words[behind] in GENITIVES
    return bool(owned) and not word_list("reckonings").isdisjoint(p.lemmas[behind + 1 : behind + 3])


def _slot_at(p: Passage, at: int, slot: str, opened: int) -> str:
    """The slot that a preposition opens; `slot` is the one that another `opened` before it."""
    whole = at - opened == 2 and p.lemmas[at - 1] in {"that", "this", "which"}  # "and after that in Peru"
    if slot in ADJUNCTS and "," not in p.words[opened:at] and not whole:
        return slot
    before = p.words[at - 1].lower() if at else ""
    if before == "according":
        return before
    if _is_particle(p, at):
        return slot
    if p.lemmas[at] == "by" and slot in REASONS and p.tags[at - 1] == "NOUN" and at - 1 not in p.time_tokens:
        return "-"
    if (p.lemmas[at] == "of" and p.lemmas[at - 1] in KIN) or _explains(p, at):
        return "-"
    if p.lemmas[at] == "of" and p.lemmas[at - 1] in {"that", "those"}:
        return slot  # "followed by that of Chad"
    if p.lemmas[at] == "of" and (bearing := BEARINGS.get(p.lemmas[at - 1].lower())):
        return bearing
    ways = p.lemmas[at - 1] in WAYS or (slot == "from" and p.lemmas[opened - 1] in JOURNEYS)
    if p.lemmas[at] == "between" and (
        p.lemmas[at - 1] in LINKS or (p.lemmas[at - 1] in LINES and slot in ALONG)
    ):
        return "-"
    if p.lemmas[at] == "to" and ways:
        return "beyond" if slot in ALONG else "-"
    if p.lemmas[at] == "of" and slot in WHERE | {"obj"} and is_part_of_place(p.lemmas[at - 1]):
        return slot
    if p.lemmas[at] in {"of", "with"} and slot in ALONG and (line := LINES.get(p.lemmas[at - 1])):
        return line
    if slot == "obj" and is_partitive(p, at):
        return "-" if "," in p.words[max(at - 3, 0) : at] else slot
    return SAME.get(p.lemmas[at], p.lemmas[at])


def _explains(p: Passage, at: int) -> bool:
    """ "Voters rejected it, a blow to Ana Luz", "met Rui Costa, a friend of hers": does a preposition stand in what a comma adds?"""
    first = p.phrase_start(at - 1)
    added = first > 1 and p.words[first - 1] == "," and p.lemmas[first] in {"a", "an"}
    return added and p.lemmas[at] in {"for", "of", "to"}


def is_part_of_place(noun: str) -> bool:
    """ "The city of", "the suburbs of", "the cathedral of"."""
    return any(noun in actor_words(name) for name in ("place_parts", "place_kinds", "sites"))


def _is_particle(p: Passage, at: int) -> bool:
    """ "Wiped out the air force": an adverb that belongs to the verb before it; "out of Mali" is another."""
    phrasal = f"{p.lemmas[at - 1]}_{p.lemmas[at]}" in word_list("phrasal") if at else False
    return (
        (phrasal or p.lemmas[at] in DOWN_OUT)
        and any(group.last == at - 1 for group in p.groups)
        and (*p.tags, "")[at + 1] not in {"ADP", ""}
    )


def is_partitive(p: Passage, at: int) -> bool:
    """ "Two of its men", "most of the garrison": "of" behind a number leaves its object where the number stands."""
    if at == 0 or p.lemmas[at : at + 1] != ("of",):
        return False
    return p.tags[at - 1] == "NUM" or p.lemmas[at - 1] in QUANTITIES
