"""Who takes part in an event besides those in its trigger's own slots: in a complement, behind the object, at an encounter."""

from __future__ import annotations

from timeline.actors.memory import is_of_kind
from timeline.actors.model import UNKNOWN
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.roles.orders import DEFAULT_TARGET, ON_DEEDS
from timeline.events.roles.participants import (
    ARMS,
    can_act,
    is_joined_to_person,
    is_left_out,
    is_of_another,
    is_somebody,
    names_paper,
    names_place,
    names_thing,
    owns,
    possesses,
)
from timeline.events.roles.slots import slots_of, verb_of
from timeline.events.roles.subjects import names_from
from timeline.events.roles.walking import Slots
from timeline.events.triggers.attitude import MUST
from timeline.events.triggers.verb_rows import verb_row
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVES
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.triggers import load as load_triggers

MEETING = frozenset({"congratulate", "consult", "meet", "negotiate", "see", "swear", "talk", "visit"})
IN_HOUSES = frozenset({"REJECT", "SANCTION", "SUPPORT"})
"""Types of what a body does to who comes in or stays out."""
BLOWS_OF = ("poss", "by", "of")
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types of what is done together: whoever stands behind "with" takes part."""
APPOSED = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT"})
"""What may stand between "his" and the name of whom it tells: "his foreign minister, "."""
NAMING = frozenset({"subj", "poss"})
"""Slots in which the name of a town may only say which thing it is: "the London bombings", but "shelled the London docks"."""
COMPANY = (
    ("along", "with"),
    ("jointly", "with"),
    ("together", "with"),
    ("alongside", "with"),
    ("as", "well", "as"),
)
"""Before who goes with somebody else."""
COMMAND = frozenset({"command", "leadership"})
"""Between "under the" and "of" who leads a force."""
EASED = frozenset({"CONCEDE", "RETREAT"})
"""Types of what may undo a thing that was laid on somebody."""
PROMISED = frozenset({"AGREE", "AID"})
"""Types of what one gives or promises: to whom it is may stand in the encounter at which one does."""


def fill(p: Passage, slots: Slots, order: tuple[str, ...], used: set[int]) -> list[int]:
    """The mentions of the first slot that holds a named actor, or of the first that holds a generic one."""
    generic: list[int] = []
    for slot in [slot for slot in order if slot in slots]:
        mentions = [
            m
            for m in slots[slot]
            if m not in used
            and can_act(p.mentions[m], slot, order[0])
            and not (slot == "on" and names_place(p, m))
            and not (names_paper(p, m) or (slot in NAMING and names_thing(p, m)))
            and not is_left_out(p, m)
            and is_somebody(p, m)
        ]
        named = [m for m in mentions if p.mentions[m].named or is_joined_to_person(p, m)]
        if any(p.mentions[m].named for m in named):
            free = [m for m in named if not (possesses(p, m) or _says_whose(p, m, named))]
            free = free or [m for m in named if not is_of_another(p, m)]
            someone = any("person" in {p.mentions[m].kind, p.mentions[m].refers} for m in named)
            return free or [m for m in mentions if m not in named and not someone]  # "Peru's allies"
        generic = generic or mentions
    return [m for m in generic if not _says_who(p, m, generic)]


def _says_who(p: Passage, m: int, others: list[int]) -> bool:
    """ "The historian AJP Taylor": does a noun only say who a name at once behind it is?"""
    behind = p.mention_spans[m][1] + 1
    return any(p.mention_spans[n][0] == behind and p.mentions[n].rule == UNKNOWN for n in others)


def _says_whose(p: Passage, m: int, named: list[int]) -> bool:
    """ "His spokesman, Dmitry Peskov, denied it", "its neighbour": does "his" or "its" say whose somebody is who is known behind it?"""
    first, last = p.mention_spans[m]
    if first != last or p.lemmas[last] not in POSSESSIVES:
        return False
    if any(p.mention_spans[n][0] == last + 1 and p.mentions[n].kind == "pronoun" for n in named):
        return True
    behind = (p.mention_spans[n][0] for n in named if p.mentions[n].kind == "person")
    return any(last < at and APPOSED.issuperset(p.tags[last + 1 : at]) for at in behind)


def leaders(p: Passage, acting: list[int]) -> list[int]:
    """ "US senators led by Ana Luz visited Kyiv", "troops under General Luz attacked": who is at the head of those who act."""
    behind = (p.mention_spans[m][1] + 1 for m in acting)
    behind = (at + (p.words[at : at + 1] == (",",)) for at in behind)
    heads = [at + 2 for at in behind if p.lemmas[at : at + 1] and p.words[at] in word_list("at_the_head")]
    led = {at for at in heads if p.lemmas[at - 1 : at] == ("by",)}
    led |= {at for m in acting if (at := _commanded(p, p.mention_spans[m][1])) is not None}
    return [
        m
        for m, (_, told) in enumerate(p.placed_mentions)
        if told[0] in led and (p.mentions[m].kind == "person" or _has_command(p, m))
    ]


def companions(p: Passage, told: list[int]) -> list[int]:
    """ "Chile, together with Peru, left", "asked him along with Ana Luz": who goes with those told of."""
    behind = (p.mention_spans[m][1] + 1 for m in told)
    behind = (at + (p.words[at : at + 1] == (",",)) for at in behind)
    opens = {at + len(x) for at in behind for x in COMPANY if p.lemmas[at : at + len(x)] == x}
    opens |= {at + 1 for at in opens if p.tags[at : at + 1] == ("DET",)}
    return [
        m
        for m, (first, _) in enumerate(p.mention_spans)
        if first in opens and p.mentions[m].named and m not in told
    ]


def _has_command(p: Passage, m: int) -> bool:
    """ "Under NATO command"."""
    last = p.mention_spans[m][1]
    return bool(p.mentions[m].named) and not COMMAND.isdisjoint(p.lemmas[last : last + 2])


def _commanded(p: Passage, force: int) -> int | None:
    """ "Under (the command of) General Luz", behind the last token of a force or delegation: where the name of its leader begins."""
    noun = actor_nouns().get(p.lemmas[force])
    led = p.lemmas[force] in word_list("led") or (noun is not None and noun.kind in ARMS)
    if not led or p.lemmas[force + 1 : force + 2] != ("under",):
        return None
    at = force + 2
    if p.lemmas[at : at + 1] == ("the",) and COMMAND.intersection(p.lemmas[at + 1 : at + 2]):
        at += 3
    return next((first for first, _ in p.mention_spans if first >= at), None)


def elsewhere(p: Passage, candidate: Candidate, slots: Slots, kind: str, used: set[int]) -> list[int]:
    """The targets of a trigger that has none in the slots of its frame."""
    if kind == "LEGISLATE":  # "passed a law against Peru", not "against Peruvian influence"
        return [m for m in fill(p, slots, ("against",), used) if p.mentions[m].kind != "adjective"]
    if kind in ON_DEEDS:
        return _of_object(p, candidate, used, ("subj", "of"))
    if kind in EASED:
        return _of_object(p, candidate, used, ("on", "against"))
    return _met_meanwhile(p, candidate, used) if kind in PROMISED else []


def besides(p: Passage, candidate: Candidate, slots: Slots, kind: str, used: set[int]) -> list[int]:
    """Who takes part beside the sources and targets that are found."""
    found = _owners(p, candidate, slots, used)
    if kind == "CONSULT":
        found += _hosts_met(p, candidate, {*used, *found})
        found += _spoken_to(p, candidate, {*used, *found})
    if kind in TOGETHER:
        found += _named_in(p, slots, "with", {*used, *found})
    if kind != "DISASTER":  # "sank between Malta and Sicily"
        found += _named_in(p, slots, "between", {*used, *found})
    if not candidate.noun and p.lemmas[candidate.at] in word_list("handing_over"):
        found += [m for slot in ("obj", "to") for m in _named_in(p, slots, slot, used) if m not in found]
    if kind == "ELECT":
        found += _rivals(p, candidate, {*used, *found})
    return found + _undergoing(p, candidate, slots, {*used, *found})


def included(p: Passage, candidate: Candidate, kind: str, used: set[int]) -> tuple[list[int], list[int]]:
    """ "Ten chiefs, including Ana Luz, met envoys of Chad, among them Rui Costa": who of those that act, and are acted on, has a name."""
    if candidate.noun or candidate.group is None:
        return [], []
    verb, clause = p.groups[candidate.group], p.clauses[p.clause_of_group[candidate.group]]
    acting: list[int] = []
    acted: list[int] = []
    for at in range(max(clause.first, 2), len(p.words)):
        among = p.lemmas[at - 1 : at + 2] == (",", "among", "them")
        if not among and p.words[at] != "including":
            continue
        head = at - 1 - (p.words[at - 1] == ",")
        told = [m for m in names_from(p, at + 1 + among) if m not in used]
        named = p.lemmas[head] in actor_nouns()  # not "bases, including Camp Ana Luz"
        people = [m for m in told if named and p.mentions[m].kind == "person"]
        if at < verb.first and head in _subject_ends(p, candidate.group):
            acting += told
        elif at > verb.last and p.clause_of[head] == p.clause_of_group[candidate.group]:
            acted += told if kind == "CONSULT" else people
    return (acted, acting) if verb.voice == "passive" else (acting, acted)


def _subject_ends(p: Passage, group: int) -> set[int]:
    """The last token of a subject, and of the phrases behind it."""
    return {span[1] for span in (p.subject_of(group), p.subject_phrase(group)) if span is not None}


def _owners(p: Passage, candidate: Candidate, slots: Slots, used: set[int]) -> list[int]:
    """ "Overrode his veto", "ratified Peru's entry into NATO": whose deed it is on which somebody acts."""
    deed = p.event_noun_of(candidate.group) if candidate.group is not None and not candidate.noun else None
    if deed is None or candidate.group is None or p.carries(candidate.group):
        return []
    if deed < candidate.at and p.groups[candidate.group].voice != "passive":
        return []
    own = range(p.phrase_start(deed), deed)
    if any(first <= deed <= last for first, last in p.mention_spans):
        return []  # "Luz's government" acts for a state
    return [
        m
        for m in slots.get("poss", [])
        if m not in used and p.mentions[m].named and p.mention_spans[m][0] in own and owns(p, m)
    ]


def _rivals(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Lost to Ana Luz in the run-off of May": whom the verb tells of that has the contest behind it."""
    group = candidate.group if candidate.noun else None
    row = verb_row(p, group) if group is not None and p.groups[group].last < candidate.at else None
    if row is None or group is None or row.type != "ELECT":
        return []
    return _named_in(p, slots_of(p, verb_of(p, group)), "to", used)


def _named_in(p: Passage, slots: Slots, slot: str, used: set[int]) -> list[int]:
    """ "Met in Amman with Biden", "a runoff between Dan and Simion": who takes part beside those whom another slot has."""
    return [m for m in fill(p, slots, (slot,), used) if p.mentions[m].named] if slots.get(slot) else []


def _undergoing(p: Passage, candidate: Candidate, slots: Slots, used: set[int]) -> list[int]:
    """ "Navalny was flown to Berlin": the subject of a passive takes part, though its target stands elsewhere."""
    if candidate.noun or candidate.group is None or p.groups[candidate.group].voice != "passive":
        return []
    told = [m for m in _named_in(p, slots, "obj", used) if not owns(p, m)]
    # "the cable between Peru and Chile was cut"
    oblique = told and p.tags[p.mention_spans[told[0]][0] - 1] == "ADP"
    return [] if oblique else told


def _hosts_met(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Flew to Berlin to meet Merkel", "was due in Paris for talks with Macron": whom somebody goes to meet."""
    if candidate.noun or candidate.group is None:
        return []
    last = p.clauses[p.clause_of_group[candidate.group]].last
    for noun in p.event_nouns:
        if (
            candidate.at < noun <= last
            and p.lemmas[noun - 1] == "for"
            and p.lemmas[noun + 1 : noun + 2] == ("with",)
        ):
            return fill(p, slots_of(p, Candidate(noun, None, p.clause_of[noun], True, None)), ("with",), used)
    infinitive = next((g for n, g in enumerate(p.groups) if n > candidate.group), None)
    if infinitive is None or infinitive.form != "infinitive" or infinitive.lemma not in MEETING:
        return []
    return fill(p, slots_of(p, verb_of(p, candidate.group + 1)), ("obj", "with"), used)


def _spoken_to(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "In a telephone call on Monday, Luz told Costa": to whom somebody speaks at an encounter that the verb tells of."""
    group = candidate.group if candidate.noun else None
    if group is None or p.groups[group].lemma not in word_list("addressing") or p.is_argument(candidate.at):
        return []
    return _named_in(p, slots_of(p, verb_of(p, group)), "obj", used)


def _met_meanwhile(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Promised help during a visit to Kyiv", "at talks with Peru": whom somebody who gives or promises meets meanwhile."""
    last = p.clauses[candidate.clause].last
    for noun in p.event_nouns:
        if (
            candidate.at < noun <= last
            and p.lemmas[noun] in word_list("encounters")
            and not p.is_argument(noun)
        ):
            slots = slots_of(p, Candidate(noun, None, p.clause_of[noun], True, None))
            return fill(p, slots, ("to", "with"), used)
    return []


def agents(p: Passage, candidate: Candidate, slots: Slots, kind: str, used: set[int]) -> list[int]:
    """Who acts in a passive without "by".

    "Died in a US drone strike": whose blow it is; "was admitted to NATO", "was barred from the ASEAN summit": whose house it is.
    """
    if candidate.noun or candidate.group is None or p.groups[candidate.group].voice != "passive":
        return []
    if kind in IN_HOUSES:
        inside = [m for slot in ("to", "into", "from") for m in slots.get(slot, [])]
        out = p.lemmas[candidate.at] in word_list("expelling")  # "was expelled from Norway", by whom it is
        hosts = {"body", "state", "capital"} if out else {"body"}
        return [m for m in inside if hosts & {p.mentions[m].kind, p.mentions[m].refers} and m not in used]
    blows = word_list("blows") if kind == "ASSAULT" else frozenset[str]()
    for noun in p.event_nouns if blows else ():
        if candidate.at < noun and p.clause_of[noun] == candidate.clause and p.lemmas[noun] in blows:
            return fill(p, slots_of(p, Candidate(noun, None, candidate.clause, True, None)), BLOWS_OF, used)
    return []


def travellers(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Ana Luz, on a visit to Chad, said": who goes stands before the comma."""
    before = p.phrase_start(candidate.at) - 1
    apart = candidate.noun and before > 1 and p.lemmas[before] == "on" and p.words[before - 1] == ","
    told = [m for m, (_, last) in enumerate(p.mention_spans) if apart and last == before - 2]
    return fill(p, {"subj": told}, ("subj",), used) if told else []


def doers(p: Passage, candidate: Candidate, slots: Slots, kind: str, used: set[int]) -> list[int]:
    """ "The withdrawal of French forces was completed": who acts in the event noun of a verb that tells of the same."""
    noun = None if candidate.noun or candidate.group is None else p.event_noun_of(candidate.group)
    told = None if noun is None else load_triggers().noun(p.lemmas, noun)
    return fill(p, slots, told.row.source, used) if told and told.row.type == kind else []


def claimants(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Hamas claimed responsibility for the raid that killed two": who says that the deed is his."""
    for number, verb in enumerate(p.groups):
        at = verb.last + 1
        if p.lemmas[at : at + 2] == ("responsibility", "for") and verb.last < candidate.at:
            over = p.clauses[candidate.clause]
            told = candidate.at if candidate.noun else over.governor if over.kind == "relative" else None
            deed = next((n for n in p.event_nouns if n > at), None)
            if deed is not None and told == deed:
                return fill(p, slots_of(p, verb_of(p, number)), ("subj",), used)
    return []


def authors(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "In a report released on Friday, Oxfam said": whose paper it is that is published is who tells what it says."""
    if candidate.noun or candidate.group is None or p.groups[candidate.group].voice != "passive":
        return []
    first, last = p.subject_phrase(candidate.group) or (0, -1)
    paper = last >= 0 and p.lemmas[last] in word_list("authored")
    if not paper or first == 0 or p.lemmas[first - 1] != "in":
        return []
    behind = (n for n, g in enumerate(p.groups) if g.form == "finite" and g.first > candidate.at)
    told = next(behind, None)
    return [] if told is None else fill(p, slots_of(p, verb_of(p, told)), ("subj",), used)


def teller(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Iran said talks with Peru would resume": who tells of what is done together takes part, where nobody else does."""
    over, group = p.governing_group(candidate.clause), p.main_group(candidate.clause)
    if over is None or group is None or p.clauses[candidate.clause].kind != "complement":
        return []
    first, last = p.subject_phrase(group) or (0, -1)
    if not any(first <= noun <= last for noun in p.event_nouns):
        return []  # "Luz said allies agreed with Peru"
    told = fill(p, slots_of(p, verb_of(p, over)), ("subj",), used)
    return [m for m in told if not is_of_kind(p.mentions[m], "media")]


def asker(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Brazil said Norway must end the hunt": who says what another must do asks it of him."""
    over = p.governing_group(candidate.clause)
    asked = candidate.group is not None and p.groups[candidate.group].modality in MUST
    if over is None or not asked or p.clauses[candidate.clause].kind != "complement":
        return []
    told = fill(p, slots_of(p, verb_of(p, over)), ("subj",), used)
    return [m for m in told if not is_of_kind(p.mentions[m], "media")]


def of_complement(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "agreed to restore relations with Iran", "refused to meet him": the target stands in the complement.

    So it does in what help is for ("gave $5m to feed children in Chad"), and in a feat ("became the first to recognise Kosovo").
    """
    if candidate.noun:
        return []
    aid = candidate.trigger is not None and candidate.trigger.type == "AID"
    order = (*DEFAULT_TARGET, "in") if aid else DEFAULT_TARGET
    for number, clause in enumerate(p.clauses):
        group, over = p.main_group(number), clause.governor
        if group is None or clause.kind not in {"infinitive", "complement", "participle"}:
            continue
        of_object = aid and over is not None and over > candidate.at and p.clause_of[over] == candidate.clause
        feat = candidate.group is not None and p.feat_over(number) == candidate.group
        if not (over == candidate.at or of_object or feat):
            continue
        slots = slots_of(p, verb_of(p, group))
        told = p.groups[group].form == "finite" and clause.marker in {None, "that"}
        others = [m for m in slots["subj"] if told and p.mentions[m].kind not in {"adjective", "pronoun"}]
        found = fill(p, {"subj": others}, ("subj",), used) or fill(p, slots, order, used)
        if found:
            return found
    return []


def _of_object(p: Passage, candidate: Candidate, used: set[int], passive: tuple[str, ...]) -> list[int]:
    """Who stands in a participle behind the object, and in which slots of a `passive` one.

    "Vetoed a text drafted by Peru", "issued a report accusing the army", "lifted a ban imposed on Chile".
    """
    if candidate.noun:
        return []
    for number, clause in enumerate(p.clauses):
        group, noun = p.main_group(number), clause.governor
        if clause.kind != "participle" or group is None or noun is None or noun < candidate.at:
            continue
        if p.clause_of[noun] == candidate.clause and p.is_argument(noun):
            order = passive if p.groups[group].voice == "passive" else DEFAULT_TARGET
            if found := fill(p, slots_of(p, verb_of(p, group)), order, used):
                return found
    return []
