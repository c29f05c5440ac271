"""Where an event takes place of which no place is told: where those are who act, in what is taken, in the state whose trouble it is."""

from __future__ import annotations

from itertools import islice

from timeline.actors.model import UNKNOWN, Mention
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.roles.walking import Slots, within
from timeline.events.words import word_list

SAID = frozenset(
    {"AGREE", "CONCEDE", "DEMAND", "DISAPPROVE", "ECONOMY", "INVESTIGATE", "LEGISLATE", "REJECT", "SANCTION", "SUPPORT", "THREATEN"}
)  # fmt: skip
"""Types of what is said or decided: a place of which it is said is not where it happens ("recognised Donetsk")."""
STATES = frozenset({"adjective", "state"})


def subjects(p: Passage, group: int | None) -> list[Mention]:
    """ "Police in Lagos fired": the place in which those are who do something."""
    span = None if group is None else p.subject_phrase(group)
    if span is None:
        return []
    inside = [m for m in within(p, span) if p.mentions[m].place and p.mention_spans[m][0] > span[0]]
    return [p.mentions[m] for m in inside if p.lemmas[p.mention_spans[m][0] - 1] in {"at", "in"}]


def of_those_who_act(
    p: Passage, candidate: Candidate, kind: str, sources: set[int], slots: Slots
) -> list[Mention]:
    """ "Ukrainians elected a president", "Astana was host to both": where a state votes, and who has guests."""
    if kind == "ELECT":
        return [p.mentions[m] for m in sources if p.mentions[m].kind == "state"]
    if p.lemmas[candidate.at] != "host":
        return []
    clause = p.clauses[candidate.clause]
    first = clause.first if clause.marker == "whose" else 0  # "Peru, whose president hosted them"
    hosts = [p.mentions[m] for m in slots["subj"] if p.mention_spans[m][0] >= first]
    return [m for m in hosts if m.kind in {"state", "capital"} or m.refers == "state"]


def taken(p: Passage, candidate: Candidate) -> list[Mention]:
    """ "Stormed Fort Dray", "took Hama and shelled it in May": what is fought over, though nobody knows it or it is only "it"."""
    group = None if candidate.noun else candidate.group
    if group is None or candidate.trigger is None or candidate.trigger.type != "ASSAULT":
        return []
    passive = p.groups[group].voice == "passive"
    at = (p.subject_of(group) or (0, -1))[1] if passive else p.groups[group].last + 1
    if p.lemmas[at : at + 1] == ("it",):
        return [m for m, (_, last) in p.placed_mentions if last < at and m.place and m.kind != "state"][-1:]
    unknown = p.lemmas[candidate.at] in word_list("storming")
    return [m for m, (a, b) in p.placed_mentions if unknown and a <= at <= b and m.rule == UNKNOWN]


def homegrown(p: Passage, noun: int) -> list[Mention]:
    """ "Libya's civil war began", "the Syrian uprising": a state's own trouble is in it."""
    own = p.lemmas[noun] in word_list("homegrown") or p.lemmas[noun - 1 : noun + 1] == ("civil", "war")
    first = p.phrase_start(noun)
    told = (m for m, (a, b) in p.placed_mentions if own and first <= a and b < noun and m.kind in STATES)
    return [m._replace(place=m.named[0].name, place_country=m.named[0].country) for m in islice(told, 1)]


def label(p: Passage, kind: str) -> list[Mention]:
    """ "Peru: Police fired on a crowd": the state or place of which a line tells that it heads; not who says something."""
    head = p.mention_at.get(0)
    if head is None or kind in SAID or p.words[p.mention_spans[head][1] + 1 :][:1] != (":",):
        return []
    return [p.mentions[head]] if p.mentions[head].place else []
