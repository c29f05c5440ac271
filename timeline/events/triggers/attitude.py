"""What somebody is ready to do, refuses to do or says will be done: PLOVER codes the attitude, not the deed."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.triggers.everyday import is_lifeless
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.lexicon.triggers import Trigger

FRIENDLY = frozenset({"AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE", "COOPERATE"})
"""Types whose refusal is a rejection, and whose promise an agreement."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "REJECT"})
"""Types whose announcement is a threat."""
MEETING = frozenset({"CONSULT"})
WILL = frozenset({"will", "would", "shall"})
LATER = frozenset({"until", "till", "before"})
MUST = frozenset({"must", "should", "ought"})
ASKED = Trigger("", "", "v", "DEMAND", ("subj",), ("obj", "to", "on"), "attitude:demand")
"""How the actors stand around a verb that the lexicon lacks, where somebody says that it must be done."""


def by_attitude(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "will not release them" rejects, "is willing to release them" agrees."""
    if row is None or row.type not in FRIENDLY | MEETING:
        return row
    group = p.groups[number]
    if row.type in FRIENDLY and _is_refused(p, number):
        return _as(row, "REJECT", "refusal")
    governor = p.clauses[p.clause_of_group[number]].governor
    ready = governor is not None and p.words[governor].lower() in word_list("willing")
    if ready and group.form == "infinitive":
        return _as(row, "AGREE", "promise")
    return row


def _is_refused(p: Passage, number: int) -> bool:
    """ "Will not pay": does somebody say that he will not?"""
    group = p.groups[number]
    return group.negated and group.modality in WILL and not _only_later(p, number)


def _only_later(p: Passage, number: int) -> bool:
    """ "Will not be paid until May": that is no refusal."""
    behind = range(p.groups[number].last + 1, p.clauses[p.clause_of_group[number]].last + 1)
    return any(p.lemmas[at] in LATER for at in behind)


def only_said(p: Passage, candidate: Candidate) -> Candidate:
    """What is to come, and has no date: so far it is promised ("will send aid"), refused, threatened, or demanded ("must leave")."""
    if candidate.noun or candidate.group is None:
        return candidate
    row, group = candidate.trigger, p.groups[candidate.group]
    if row is None:
        return candidate._replace(trigger=_demanded(p, candidate))
    if group.voice == "passive":
        return candidate
    if group.negated:
        refused = row.type in MEETING and _is_refused(p, candidate.group)
        return candidate._replace(trigger=_as(row, "REJECT", "refusal")) if refused else candidate
    attitude = _led(p, candidate)
    if attitude:
        return candidate._replace(trigger=_as(row, *attitude))
    group = _announced(p, candidate.group) or group
    if "perfect" in group.aspect or _is_of_thing(p, candidate.group):
        return candidate
    if group.modality in MUST and p.clauses[candidate.clause].kind == "complement":
        return candidate._replace(trigger=_as(row, "DEMAND", "demand"))
    if group.modality in WILL and row.type in FRIENDLY | MEETING:
        return candidate._replace(trigger=_as(row, "AGREE", "promise"))
    if group.modality in WILL and row.type in HOSTILE:
        return candidate._replace(trigger=_as(row, "THREATEN", "threat"))
    return candidate


def _demanded(p: Passage, candidate: Candidate) -> Trigger | None:
    """ "Said that Lima must ensure security": what somebody says must be done is demanded, whatever it is."""
    group = None if candidate.group is None else p.groups[candidate.group]
    if group is None or candidate.group is None or group.modality not in MUST or group.negated:
        return None
    somebody = p.subject_of(candidate.group) is not None and not _is_of_thing(p, candidate.group)
    said = p.clauses[candidate.clause].kind == "complement" and "perfect" not in group.aspect
    return _as(ASKED, "DEMAND", "demand") if said and somebody else None


def _is_of_thing(p: Passage, number: int) -> bool:
    """ "The cap will stop the leak", "this would help": is the subject something that promises and threatens nothing?"""
    span = p.subject_of(number)
    return span is not None and is_lifeless(p, span[1])


def _led(p: Passage, candidate: Candidate) -> tuple[str, str] | None:
    """The attitude that the verb over an infinitive tells: "offered to send", "threatened to cut", "refused to sign"."""
    clause = p.clauses[candidate.clause]
    if clause.kind != "infinitive" or clause.governor is None or candidate.trigger is None:
        return None
    lemma, kind = p.lemmas[clause.governor], candidate.trigger.type
    if lemma == "threaten" and kind != "OTHER":
        by_thing = candidate.group is not None and _is_of_thing(p, candidate.group)
        return None if by_thing else ("THREATEN", "threat")
    if lemma in word_list("refusing") and kind in FRIENDLY | MEETING:
        return "REJECT", "refusal"
    offered = lemma in word_list("offering") and kind in {*FRIENDLY, *MEETING, "MOBILIZE"}
    return ("AGREE", "promise") if offered else None


def _announced(p: Passage, number: int) -> VerbGroup | None:
    """What a verb of announcing says somebody will do: "announced it will return the depots"."""
    head = p.groups[number].head_index
    if p.groups[number].lemma not in word_list("announcing"):
        return None
    told = (c.groups[0] for c in p.clauses if c.kind == "complement" and c.governor == head and c.groups)
    return next((p.groups[at] for at in told if not p.groups[at].negated), None)


def ceased(row: Trigger | None) -> Trigger | None:
    """ "stopped recognising them" cuts ties, "stopped shelling the town" gives way; paying is business either way."""
    if row and row.type in FRIENDLY | MEETING:
        return _as(row, "SANCTION", "ceased")
    if row and row.type in HOSTILE:
        return _as(row, "RETREAT", "ceased")
    return row if row and row.type == "ECONOMY" else None


def _as(row: Trigger, kind: str, name: str) -> Trigger:
    return replace(row, type=kind, name=f"attitude:{name}")
