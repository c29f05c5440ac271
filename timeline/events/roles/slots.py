"""Which mention stands in which grammatical slot of a trigger: subject, object, or behind a preposition."""

from __future__ import annotations

from timeline.actors.words import word_list as actor_words
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.roles.subjects import named_before, subject, told_beside, whose
from timeline.events.roles.walking import STOPS, Slots, walk, within
from timeline.events.subject_spans import NOMINAL
from timeline.events.words import UNITS, word_list
from timeline.language.words import GENITIVES, POSSESSIVES
from timeline.lexicon.actors import actor_nouns

EXPLAINING = frozenset({"from", "of", "to"})
"""Slots of whoever only says who the subject is, where they stand beside it."""
ABOUT = frozenset({"about", "into", "of", "on", "over"})
"""Between a noun and what it is about."""

ACTING = frozenset({"between", "by", "of", "poss", "subj"})
"""Slots of a noun in which those may stand who act."""
LISTED = frozenset({"body", "capital", "group", "person", "place", "state"})
"""Kinds of mention that stand in lists of names."""
FRONTING = frozenset({"at", "during", "in"})
"""With what a sentence opens that tells of a speech or a meeting before it tells who holds it."""
GUESTS = frozenset({"at", "in", "to", "with"})
"""Slots of an encounter that opens a sentence, of which the subject tells who else is there: "At talks with Chile in Lima, Peru"."""


def slots_of(p: Passage, candidate: Candidate) -> Slots:
    """The slots of a trigger."""
    if candidate.noun:
        return _noun_slots(p, candidate)
    return _verb_slots(p, candidate.group if candidate.group is not None else -1)


def _verb_slots(p: Passage, group: int) -> Slots:
    verb = p.groups[group]
    clause = p.clause_of_group[group]
    slots: Slots = {"subj": subject(p, group)}
    rest = range(verb.last + 1, p.clauses[clause].last + 1)
    last_verb = p.groups[-1].first
    # "met Peru; Chile, which left"
    end = next((at for at in rest if p.words[at] == ";" and at < last_verb), rest.stop)
    walk(p, range(verb.last + 1, end), clause, "obj", slots)
    if (other := _joined_verb(p, group)) is not None:
        at, last = p.groups[other].last, p.clauses[p.clause_of_group[other]].last
        walk(p, range(at + 1, last + 1), p.clause_of_group[other], "obj", slots)
    start = p.clauses[clause].first
    inner = next((g.first for g in p.groups if start <= g.first), verb.first)
    walk(p, range(start, min(inner, verb.first)), clause, "front", slots)
    slots["front"] = []
    if inside := _of_subject(p, group, slots["subj"]):
        slots.update(
            {x: [m for m in found if m not in inside] for x, found in slots.items() if x in EXPLAINING}
        )
    if (p.subject_of(group) or (0,))[0] == start + 1 and not any(p.mentions[m].named for m in slots["subj"]):
        slots["poss"] = whose(p, clause)
    noun = p.gap(group)
    if noun is not None:
        first = p.phrase_start(noun)
        told = named_before(p, first, noun) or within(p, (first, noun))
        predicate = [] if any(p.mentions[m].named for m in told) else told_beside(p, group, (first, noun))
        slots.setdefault("obj", []).extend(predicate or told)
        walk(p, range(noun + 1, p.object_end(group, noun) + 1), p.clause_of[noun], "obj", slots)
    if verb.voice == "passive" or _is_reduced(p, group, slots):
        slots["obj"] = slots["subj"]
        slots["subj"] = slots.pop("by", [])
    object_noun = p.event_noun_of(group)
    if object_noun is not None:
        own = _own_noun_slots(p, object_noun)
        if verb.lemma in word_list("judging"):
            own["poss"] = []  # "protested Turkey's raids": whose they are is acted on
        first, last = p.subject_of(group) or (0, -1)
        if (
            first <= object_noun < last and p.tags[object_noun + 1] == "ADP"
        ):  # "attacks on Chad and Mali began"
            aside = {m for name, told in own.items() if name not in ACTING for m in told}
            slots["subj"] = [m for m in slots["subj"] if m not in aside]
        _share(own, slots)
    return slots


def _of_subject(p: Passage, group: int, acting: list[int]) -> list[int]:
    """Those who only say who the subject is, where that has a name: "Peru's ambassador to Chile met them", "Ana Luz of Peru fled"."""
    first, last = p.subject_phrase(group) or (0, -1)
    span = p.subject_of(group)
    if span is None or p.groups[group].voice == "passive":
        return []
    if p.lemmas[span[1]] not in actor_nouns() and not any(
        first <= span[1] <= last and m.kind == "person" for m, (first, last) in p.placed_mentions
    ):
        return []
    if not any(p.mentions[m].named for m in acting):
        return []
    if p.words[last + 1] == "," and p.tags[last + 2] in {"DET", "NOUN", "ADJ"}:
        last = p.groups[group].first - 1  # "Ana Luz, the speaker of Chile's senate, left"
    return [
        m for m in within(p, (first, last)) if len(p.mentions[m].named) < 2
    ]  # not "officers of both armies"


def _joined_verb(p: Passage, group: int) -> int | None:
    """ "Fought and lost a war with China": the verb that "and" joins at once, whose object both have."""
    verb = p.groups[group]
    if group + 1 == len(p.groups) or p.lemmas[verb.last + 1] not in {"and", "or"}:
        return None
    other = p.groups[group + 1]
    return group + 1 if other.first == verb.last + 2 and other.voice == verb.voice else None


def _is_reduced(p: Passage, group: int, slots: Slots) -> bool:
    """ "the accord, signed in Maputo by both", "Jet shot down by Iran": past, with somebody by whom, and no object.

    It stands behind a comma, or is the only verb of a headline.
    """
    verb = p.groups[group]
    headline = p.words[-1][-1].isalnum() and not any(g.form == "finite" for g in p.groups if g is not verb)
    alone = verb.first == verb.last and verb.first > 0 and (headline or p.words[verb.first - 1] == ",")
    return (
        alone
        and verb.tense != "present"
        and not slots.get("obj")
        and any(p.mentions[m].named for m in slots.get("by", []))
    )


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


def _noun_slots(p: Passage, candidate: Candidate) -> Slots:
    slots = _own_noun_slots(p, candidate.at)
    natural = candidate.trigger is not None and candidate.trigger.type == "DISASTER"
    if candidate.group is not None and not natural:
        _inherit(p, candidate, slots)
    return slots


def _own_noun_slots(p: Passage, at: int) -> Slots:
    """The slots inside a noun's own phrase: possessors and modifiers before it, prepositions behind it."""
    slots: Slots = {"subj": []}
    first = _opens(p, at)
    if (owner := next((i for i in range(first - 1, -1, -1) if i not in p.time_tokens), 0)) < first - 1:
        first = _opens(p, owner + 1) if _owns(p, owner) else first  # "his Tuesday speech"
    first = _with_joined(p, first)
    slots["poss"] = [m for m, (_, b) in enumerate(p.mention_spans) if first <= b < at]
    if p.clauses[p.clause_of[at]].first == first - 1:
        slots["poss"] += whose(p, p.clause_of[at])
    inside: list[int] = []
    end = at + 1
    stop_at = p.group_starts | _who_does_it(p, at)
    while end < len(p.words) and end not in stop_at:
        stop = p.words[end] in STOPS
        if stop and _ends_phrase(p, end):
            break
        inside.append(end)
        end = 1 + (_apposition_end(p, end) if stop else end)
    walk(p, inside, p.clause_of[at], "-", slots)
    return slots


def _with_joined(p: Passage, first: int) -> int:
    """ "U.S. and British objections", "French, Dutch and Polish raids": where the states begin that modify a noun together."""
    own, marks = p.mention_at.get(first), {"and"}
    if own is None or p.mentions[own].kind != "adjective":
        return first
    ends = {
        b: a for m, (a, b) in p.placed_mentions if m.kind == "adjective" or m.text.replace(".", "").isupper()
    }
    while first > 1 and p.lemmas[first - 1] in marks and first - 2 in ends:
        first, marks = ends[first - 2], {","}
    return first


def _who_does_it(p: Passage, at: int) -> set[int]:
    """ "In an address on Monday President Luz asked": where the subject begins behind what it does, which opens the sentence."""
    fronted = p.phrase_start(at) == 1 and p.lemmas[0] in FRONTING and p.lemmas[at] in actor_words("own_deeds")
    finite = [n for n, g in enumerate(p.groups) if fronted and g.form == "finite"]
    return {span[0] for n in finite[:1] if (span := p.subject_phrase(n)) is not None and span[0] > at}


def _opens(p: Passage, at: int) -> int:
    """The first token of the noun phrase in front of a token, which no date parts from it."""
    while at > 0 and p.tags[at - 1] in NOMINAL and at - 1 not in p.time_tokens:
        at -= 1
    return at


def _owns(p: Passage, at: int) -> bool:
    """Does a token say whose something is: "his", "Obama's"?"""
    return p.words[at] in GENITIVES or p.lemmas[at] in POSSESSIVES


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
    if _in_list(p, at):
        return False
    over = _apposition_end(p, at)
    return over + 1 >= len(p.words) or p.lemmas[over + 1] not in {"in", "at"}


def _in_list(p: Passage, at: int) -> bool:
    """ "A visit to Chad, Mali and Togo": does a comma stand between names of one list, which "and" closes?"""
    if all(last != at - 1 for _, last in p.mention_spans):
        return False
    while p.words[at : at + 1] == (",",):
        named = p.mention_at.get(
            at + 1, p.mention_at.get(at + 2) if p.tags[at + 1 : at + 2] == ("DET",) else None
        )
        if named is None or p.mentions[named].kind not in LISTED:
            return False
        at = p.mention_spans[named][1] + 1
    return p.lemmas[at : at + 1] == ("and",) and (at + 1 in p.mention_at or at + 2 in p.mention_at)


def _is_contest(p: Passage, candidate: Candidate) -> bool:
    """ "Beat Ana Luz in the election": those whom a verb acts on in an election took part."""
    election = candidate.trigger is not None and candidate.trigger.type == "ELECT"
    return election and p.lemmas[p.phrase_start(candidate.at) - 1] == "in"


def _is_of_noun(p: Passage, at: int) -> bool:
    """ "A probe into the raid", "a report on the riots", "paid tribute to victims of the bombing": does a noun only say what others are?"""
    before = p.phrase_start(at) - 1
    while (
        before > 0 and p.lemmas[before] not in ABOUT and (before in p.time_tokens or p.tags[before] == "DET")
    ):
        before -= 1
    told = before > 0 and (p.tags[before - 1] == "NOUN" or p.lemmas[before - 1] == "dead")
    answers = told and p.lemmas[before - 1] in word_list("answers")  # "in retaliation for a raid"
    return answers or (told and p.lemmas[before] in ABOUT and p.lemmas[before - 1] not in UNITS)


def _is_counted_from(p: Passage, at: int) -> bool:
    """ "Bombed Kabul 26 days after the attacks on Lima": is a noun only that from which a time is counted?"""
    before = p.phrase_start(at) - 1
    return before > 0 and p.lemmas[before] in {"after", "before"} and before - 1 in p.time_tokens


def _inherit(p: Passage, candidate: Candidate, slots: Slots) -> None:
    """Give a noun the slots of the verb that governs it: "Japan held talks with India", "talks were held by"."""
    number = candidate.group or 0
    if any(slots.values()) and _is_counted_from(p, candidate.at):
        return
    told = {name for name, mentions in slots.items() if any(p.mentions[m].named for m in mentions)}
    opens = candidate.at < p.groups[number].first and not p.is_argument(candidate.at)
    beside = told <= GUESTS and opens and not p.carries(number)
    apart = _is_of_noun(p, candidate.at) and p.event_noun_of(number) != candidate.at
    apart = apart or (p.groups[number].lemma in word_list("reactions") and not beside)
    if apart or (told and not beside and not p.carries(number)):
        return
    verb_slots = _verb_slots(p, number)
    if p.groups[number].voice == "active":
        verb_slots.pop("by", None)  # "defended the use of gas by Peru"
    if beside and told:  # "At talks with Chile, Peru left the pact"
        verb_slots = {"subj": verb_slots["subj"]}
    span = p.subject_phrase(number)
    if span and span[0] <= candidate.at <= span[1]:
        passive = p.groups[number].voice == "passive"
        kept = {"subj", "with"} if passive else {"by", "with"}
        verb_slots = {name: found for name, found in verb_slots.items() if name in kept}
    for name, mentions in verb_slots.items():
        free = [m for m in mentions if all(m not in taken for taken in slots.values())]
        if free and name == "obj" and _is_contest(p, candidate):
            slots["subj"] += [m for m in free if p.mentions[m].kind == "person"]
        elif free and name != "obj" and not any(p.mentions[m].place for m in slots.get(name, [])):
            slots.setdefault(name, []).extend(free)


def verb_of(p: Passage, group: int) -> Candidate:
    """A verb group as a candidate."""
    return Candidate(p.groups[group].head_index, group, p.clause_of_group[group], False, None)
