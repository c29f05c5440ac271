"""Which mention stands in which grammatical slot of a trigger: subject, object, or behind a preposition."""

from __future__ import annotations

from collections.abc import Container

from timeline.events.model import Candidate
from timeline.events.passage import NOMINAL, Passage, TokenSpan
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVES, REFLEXIVES

Slots = dict[str, list[int]]
"""Slot name ("subj", "obj", "poss", "with", "to" ...) -> indices of the passage's mentions, in order."""

QUANTITIES = frozenset(
    ("all", "any", "both", "each", "few", "half", "last", "many", "most", "none", "one", "part", "several", "some")
)  # fmt: skip
DOWN_OUT = frozenset({"away", "back", "down", "out", "up"})
"""Particles that leave the verb its object: "shot down an American drone"."""
BODIES = frozenset({"body", "group"})
OWNERS = frozenset({"state", "capital", "body", "group"})
ADJUNCTS = frozenset(
    {"according", "after", "amid", "before", "despite", "during", "following", "since", "until"}
)
"""Prepositions of what goes on beside: nobody in it takes part, up to a comma ("came down after a visit to Taiwan")."""
BEARINGS = {
    **dict.fromkeys(["east", "north", "outside", "outskirt", "south", "west"], "near"),
    **dict.fromkeys(["ahead", "anniversary", "eve", "margin", "presence", "request", "sideline"], "-"),
    "out": "from",
}
"""What "of" behind a word comes to: "south of Jamaica", "out of Mali", "on the eve of the Vilnius summit"."""
WAYS = frozenset({"road", "route", "way"})
"""Who is on the way "to" a state is not there yet."""
OPENING = frozenset(
    {"and", "but", "or", ",", ";", ":", "—", "–", "-", "while", "when", "where", "after", "before", "that"}
)
"""What may stand before the first word of a clause."""
DASHES = frozenset({"—", "–", "--", "-"})
STOPS = frozenset({",", ";", ":", "."})


def slots_of(p: Passage, candidate: Candidate) -> Slots:
    """The slots of a trigger."""
    if candidate.noun:
        return _noun_slots(p, candidate)
    return _verb_slots(p, candidate.group if candidate.group is not None else -1)


def _within(p: Passage, span: TokenSpan) -> list[int]:
    """The mentions that lie in a run of tokens."""
    return [m for m, (first, last) in enumerate(p.mention_spans) if first >= span[0] and last <= span[1]]


def _subject(p: Passage, group: int) -> list[int]:
    """The mentions of a verb group's subject; those behind a preposition inside it only where it has no others."""
    span = p.subject_of(group)
    parent = p.clauses[p.clause_of_group[group]].parent
    if span is None and parent is not None and p.groups[group].form != "finite":
        over = p.main_group(parent)
        span = p.subject_of(over) if over is not None else None
        owners = [m for m in _within(p, span) if p.mentions[m].kind in {"person", "pronoun"}] if span else []
        if owners:
            return owners[:1]
    if span is None:
        return []
    if p.lemmas[span[0]] in REFLEXIVES:
        return [m for m, (_, last) in enumerate(p.mention_spans) if last == span[0] - 1]
    span = _with_joined(p, span)
    explained = _before_comma(p, span[0])
    if explained and p.mentions[explained[0]].kind == "person":
        return explained
    inside = [m for m, (first, last) in enumerate(p.mention_spans) if first <= span[1] and last >= span[0]]
    if not inside and (aside := _between_dashes(p, span[1] + 1)):
        return aside
    if not inside and (whole := _whole(p, span[1] + 1)):
        return whole
    nobody = not any(p.mentions[m].named for m in inside)
    if nobody and (behind := explained or _told_beside(p, group, span)):
        return behind
    if called := _apposed(p, span):
        return called
    direct = [m for m in inside if not _behind_preposition(p, m, span[0])]
    named = [m for m in inside if p.mentions[m].named]
    return direct if any(p.mentions[m].named for m in direct) else named or explained or inside


def _whole(p: Passage, at: int) -> list[int]:
    """Of whom a subject without a name is a part: "most of the French soldiers", "the board of the IMF", "shares in BP"."""
    shares = p.lemmas[at - 1 : at + 1] == ("share", "in")
    if p.lemmas[at : at + 1] != ("of",) and not shares:
        return []
    told = _beginning_at(p, at + 1)
    return told if _is_partitive(p, at) else [m for m in told if p.mentions[m].kind in BODIES]


def _beginning_at(p: Passage, at: int) -> list[int]:
    """ "The last of the French soldiers left": the named mention that begins at a token, or behind one more."""
    return [
        m
        for m, (first, _) in enumerate(p.mention_spans)
        if first - at in {0, 1} and p.mentions[m].named and p.lemmas[first] not in POSSESSIVES
    ]


def _told_beside(p: Passage, group: int, span: TokenSpan) -> list[int]:
    """Who stands behind a subject without a name.

    "Eswatini, whose king is to host", "Obama was the first to see", "a truce brokered by Russia took effect", "forces
    loyal to Gaddafi attacked".
    """
    if owners := _whose(p, p.clause_of_group[group]):
        return [m for m in owners if p.mentions[m].kind in OWNERS]
    loyal = span[1] + (p.words[span[1]] != "loyal")
    if p.words[loyal : loyal + 2] == ("loyal", "to"):
        return _beginning_at(p, loyal + 2)
    for number, verb in enumerate(p.groups[:group]):
        if verb.copular and span[0] - 2 <= verb.last < span[0]:
            return _subject(p, number)
        clause = p.clause_of_group[number]
        if verb.voice == "passive" and p.clauses[clause].governor == span[1]:
            agents: Slots = {"subj": []}
            _walk(p, range(verb.last + 1, p.clauses[clause].last + 1), clause, "obj", agents)
            return [m for m in agents.get("by", []) if p.mentions[m].named]
    return []


def _with_joined(p: Passage, span: TokenSpan) -> TokenSpan:
    """ "..., and Peru and Chile met", "Blair, Ahern and the rest met": a subject with the names joined to it, where they open it."""
    first = joined = next((a for a, b in p.mention_spans if a <= span[0] <= b), span[0])
    person = any(a == first and m.kind == "person" for m, (a, _) in p.placed_mentions)
    while joined > 1 and (p.lemmas[joined - 1] == "and" or (person and p.words[joined - 1] == ",")):
        before = (
            a
            for m, (a, b) in p.placed_mentions
            if b == joined - 2 and m.named and (m.kind == "person" or p.lemmas[joined - 1] == "and")
        )
        at = next(before, None)
        if at is None:
            break
        joined = at
    opens = joined == 0 or p.lemmas[joined - 1] in OPENING
    return (joined, span[1]) if opens and joined < first else span


def _apposed(p: Passage, span: TokenSpan) -> list[int]:
    """Whom a subject without a name has in commas behind it.

    "His heir, the banker Jovenel Moise, was sworn in", "The heads of both states, Luz and Costa, met".
    """
    if aside := _between_dashes(p, span[1] + 1):
        return aside
    commas = [i for i in range(span[1] + 1, _next_verb(p, span[1])) if p.words[i] in STOPS][:2]
    if len(commas) < 2 or {p.words[i] for i in commas} != {","}:
        return []
    people = [m for m in _within(p, (commas[0] + 1, commas[1] - 1)) if p.mentions[m].kind == "person"]
    if not people or p.mention_spans[people[-1]][1] != commas[1] - 1:
        return []
    start = p.mention_spans[people[0]][0]
    between = p.tags[commas[0] + 1 : start]
    return people if {"DET", "ADJ", "NOUN", "PROPN"}.issuperset(between) else []


def _next_verb(p: Passage, at: int) -> int:
    """Where the next verb group begins; else the end of the sentence."""
    return min((first for first in p.group_starts if first > at), default=len(p.words))


def _between_dashes(p: Passage, at: int) -> list[int]:
    """ "Three of its allies - Chad, Mali and Niger - left": who is named between dashes behind a subject."""
    while at < len(p.words) and p.words[at] not in DASHES:
        if at in p.group_starts or p.words[at] in STOPS:
            return []
        at += 1
    behind = next((i for i in range(at + 1, len(p.words)) if p.words[i] in DASHES), 0)
    named = _within(p, (at + 1, behind - 1))
    if not named or p.mention_spans[named[0]][0] != at + 1:
        return []
    inside = {i for m in named for i in range(p.mention_spans[m][0], p.mention_spans[m][1] + 1)}
    between = {p.tags[i] for i in range(at + 1, behind) if i not in inside}
    listed = len(named) > 1 and between <= {
        "PUNCT",
        "CCONJ",
        "DET",
    }  # no "BP - Britain's biggest company - sold"
    return [m for m in named if listed or p.mentions[m].kind == "person"]


def _before_comma(p: Passage, start: int) -> list[int]:
    """ "Sen. Ron Wyden, D-Ore., met": the mention that the apposition of a subject explains."""
    while start > 1 and p.lemmas[start - 1] in {"then", "now", "himself", "herself", "the"}:
        start -= 1
    if start < 2 or p.words[start - 1] != "," or p.tags[start] == "PRON":
        return []
    return [
        m
        for m, (first, last) in enumerate(p.mention_spans)
        if last == start - 2 and p.mentions[m].named and not _sets_scene(p, first)
    ]


def _sets_scene(p: Passage, first: int) -> bool:
    """ "After a week in Romania, she left": does a mention close what opens the sentence with a preposition?"""
    return first > 0 and p.tags[first - 1] == "ADP" and p.tags[0] in {"ADP", "SCONJ", "ADV", "VERB"}


def _behind_preposition(p: Passage, mention: int, start: int) -> bool:
    """Does a preposition stand between the start of a phrase and a mention in it, those of other names and titles aside?"""
    inside = {i for first, last in p.mention_spans if start <= first for i in range(first, last + 1)}
    return any(p.tags[i] == "ADP" for i in range(start, p.mention_spans[mention][0]) if i not in inside)


def _verb_slots(p: Passage, group: int) -> Slots:
    verb = p.groups[group]
    clause = p.clause_of_group[group]
    slots: Slots = {"subj": _subject(p, group)}
    _walk(p, range(verb.last + 1, p.clauses[clause].last + 1), clause, "obj", slots)
    start = p.clauses[clause].first
    inner = next((g.first for g in p.groups if start <= g.first), verb.first)
    _walk(p, range(start, min(inner, verb.first)), clause, "front", slots)
    slots["front"] = []
    if (p.subject_of(group) or (0,))[0] == start + 1 and not any(p.mentions[m].named for m in slots["subj"]):
        slots["poss"] = _whose(p, clause)
    noun = p.gap(group)
    if noun is not None:
        first = p.phrase_start(noun)
        told = _within(p, (first, noun))
        predicate = [] if any(p.mentions[m].named for m in told) else _told_beside(p, group, (first, noun))
        slots.setdefault("obj", []).extend(predicate or told)
    if verb.voice == "passive" or _is_reduced(p, group, slots):
        slots["obj"] = slots["subj"]
        slots["subj"] = slots.pop("by", [])
    object_noun = p.event_noun_of(group)
    if object_noun is not None:
        _share(_own_noun_slots(p, object_noun), slots)
    return slots


def _whose(p: Passage, clause: int) -> list[int]:
    """ "Mr Castillo, whose trial opened": the mention that "whose" takes up."""
    relative = p.clauses[clause]
    if relative.marker != "whose" or relative.governor is None:
        return []
    at = relative.governor
    return [m for m, (first, last) in enumerate(p.mention_spans) if first <= at <= last]


def _is_reduced(p: Passage, group: int, slots: Slots) -> bool:
    """ "the accord, signed in Maputo by both": a participle behind a comma, with somebody by whom, and no object."""
    verb = p.groups[group]
    alone = verb.first == verb.last and verb.first > 0 and p.words[verb.first - 1] == ","
    return alone and not slots.get("obj") and any(p.mentions[m].named for m in slots.get("by", []))


def _share(extra: Slots, slots: Slots) -> None:
    """Add the slots of an object noun to those of its verb; a mention that stands in another slot stays there."""
    held = {m for name, mentions in slots.items() if name != "obj" for m in mentions}
    for name, mentions in extra.items():
        if not mentions:
            continue
        if name == "poss":
            slots["obj"] = [m for m in slots.get("obj", []) if m not in mentions]
        own = slots.setdefault(name, [])
        own.extend(m for m in mentions if m not in held and m not in own)


def _walk(p: Passage, tokens: Container[int], clause: int, slot: str, slots: Slots) -> None:
    """Go through the tokens of a clause and put each mention into the slot of the preposition before it."""
    taken = slots["subj"]
    busy_until = opened = -1
    for i in p.stations:
        if i not in tokens or p.clause_of[i] != clause:
            continue
        mention = p.mention_at.get(i)
        if mention is not None and mention not in taken and not _says_what(p, mention):
            slots.setdefault(slot, []).append(mention)
            busy_until = max(busy_until, p.mention_spans[mention][1])
        elif i > busy_until and p.tags[i] == "ADP" and i not in p.time_tokens:
            before, slot = slot, _slot_at(p, i, slot, opened)
            opened = opened if slot == before else i


def _says_what(p: Passage, mention: int) -> bool:
    """ "Arco, the US oil giant", "Nyala, Sudan's second city": a state in the explanation of the name before it."""
    first, last = p.mention_spans[mention]
    told = p.mentions[mention]
    behind = (*p.tags, "")[last + 1]
    if told.kind not in {"state", "capital", "adjective", "people"} or behind not in {
        "NOUN",
        "ADJ",
        "PART",
        "PROPN",
    }:
        return False
    comma = first - 1 - (p.tags[first - 1] == "DET")
    named = comma > 0 and p.words[comma] == "," and p.tags[comma - 1] == "PROPN"
    return named and not any(
        last == comma - 1 and m.kind == "adjective" for m, (_, last) in p.placed_mentions
    )


def _slot_at(p: Passage, at: int, slot: str, opened: int) -> str:
    """The slot that a preposition opens; `slot` is the one that another `opened` before it."""
    if slot in ADJUNCTS and "," not in p.words[opened:at]:
        return slot
    before = p.words[at - 1].lower() if at else ""
    if before == "according":
        return before
    if _is_particle(p, at):
        return slot
    if p.lemmas[at] == "of" and (bearing := BEARINGS.get(p.lemmas[at - 1].lower())):
        return bearing
    if p.lemmas[at] == "to" and p.lemmas[at - 1] in WAYS:
        return "-"
    if slot == "obj" and _is_partitive(p, at):
        return "-" if "," in p.words[max(at - 3, 0) : at] else slot
    return p.lemmas[at]


def _is_particle(p: Passage, at: int) -> bool:
    """ "Wiped out the air force": an adverb that belongs to the verb before it; "out of Mali" is another."""
    return (
        p.lemmas[at] in DOWN_OUT
        and any(group.last == at - 1 for group in p.groups)
        and (*p.tags, "")[at + 1] not in {"ADP", ""}
    )


def _is_partitive(p: Passage, at: int) -> bool:
    """ "Two of its men", "most of the garrison": "of" behind a number leaves its object where the number stands."""
    if at == 0 or p.lemmas[at : at + 1] != ("of",):
        return False
    return p.tags[at - 1] == "NUM" or p.lemmas[at - 1] in QUANTITIES


def _noun_slots(p: Passage, candidate: Candidate) -> Slots:
    slots = _own_noun_slots(p, candidate.at)
    natural = candidate.trigger is not None and candidate.trigger.type == "DISASTER"
    if candidate.group is not None and not natural:
        _inherit(p, candidate, slots)
    return slots


def _own_noun_slots(p: Passage, at: int) -> Slots:
    """The slots inside a noun's own phrase: possessors and modifiers before it, prepositions behind it."""
    slots: Slots = {"subj": []}
    first = at
    while first > 0 and p.tags[first - 1] in NOMINAL and first - 1 not in p.time_tokens:
        first -= 1
    slots["poss"] = [m for m, (a, b) in enumerate(p.mention_spans) if first <= b and a < at]
    if p.clauses[p.clause_of[at]].first == first - 1:
        slots["poss"] += _whose(p, p.clause_of[at])
    inside: list[int] = []
    end = at + 1
    while end < len(p.words) and end not in p.group_starts:
        stop = p.words[end] in STOPS
        if stop and _ends_phrase(p, end):
            break
        inside.append(end)
        end = 1 + (_apposition_end(p, end) if stop else end)
    _walk(p, inside, p.clause_of[at], "-", slots)
    return slots


def _apposition_end(p: Passage, at: int) -> int:
    """The comma that closes the explanation a token opens ("a regiment, the newest of all, in"); else the token."""
    if p.words[at] != "," or p.lemmas[at + 1 : at + 2] != ("the",):
        return at
    rest = range(at + 1, len(p.words))
    return next((i for i in rest if p.words[i] == "," or i in p.group_starts), at)


def _ends_phrase(p: Passage, at: int) -> bool:
    """Does a mark of punctuation end a noun's phrases? A comma before "in" or "at" does not: "the coup, in Mali"."""
    if p.words[at] != ",":
        return True
    over = _apposition_end(p, at)
    return over + 1 >= len(p.words) or p.lemmas[over + 1] not in {"in", "at"}


def _inherit(p: Passage, candidate: Candidate, slots: Slots) -> None:
    """Give a noun the slots of the verb that governs it: "Japan held talks with India", "talks were held by"."""
    number = candidate.group or 0
    named = any(p.mentions[m].named for mentions in slots.values() for m in mentions)
    if (named and not p.carries(number)) or p.lemmas[p.groups[number].head_index] in word_list("reactions"):
        return
    verb_slots = _verb_slots(p, number)
    span = p.subject_phrase(number)
    if span and span[0] <= candidate.at <= span[1]:
        passive = p.groups[number].voice == "passive"
        kept = {"subj", "with"} if passive else {"by", "with"}
        verb_slots = {name: found for name, found in verb_slots.items() if name in kept}
    for name, mentions in verb_slots.items():
        free = [m for m in mentions if all(m not in taken for taken in slots.values())]
        if free and name != "obj":
            slots.setdefault(name, []).extend(free)
