"""Did it happen? The status of an event, from its verb group, what governs it, and where its date lies."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.lexicon.triggers import Governor
from timeline.model import Status

POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
PLANNED_MODALS = frozenset({"will", "shall", "must", "should", "ought", "need"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
NOUN_STATUS: dict[str, Status] = {
    "planned": "planned", "scheduled": "planned", "upcoming": "planned", "forthcoming": "planned", "future": "planned",
    "expected": "planned", "proposed": "possible", "possible": "possible", "potential": "possible", "likely": "possible",
    "threatened": "possible", "cancelled": "negated", "canceled": "negated", "postponed": "negated", "abortive": "negated",
    "aborted": "negated", "failed": "negated", "ongoing": "ongoing", "continuing": "ongoing",
}  # fmt: skip
"""Adjectives before a noun that say whether its event happened."""


class Verdict(NamedTuple):
    """A status and the rule that gave it, in words."""

    status: Status
    rule: str
    says: str


def judge(p: Passage, dating: Dating) -> Verdict:
    """The status of a dated candidate."""
    candidate = dating.candidate
    if candidate.noun:
        return _noun(p, dating)
    group = candidate.group
    if group is None:
        return Verdict("occurred", "default", "nothing says otherwise")
    return _verb(p, group, dating)


def _future(dating: Dating, published: date | None) -> bool:
    """Does the whole event lie behind the publication date, or its deadline?"""
    if published is None:
        return False
    if dating.earliest is not None:
        return dating.earliest > published
    return dating.latest is not None and dating.latest > published


def _verb(p: Passage, index: int, dating: Dating) -> Verdict:
    group = p.groups[index]
    clause = p.clauses[p.clause_of_group[index]]
    phrase = dating.phrase
    future = _future(dating, p.published)
    if group.negated and phrase is not None and phrase.relation in {"by", "until"}:
        return Verdict("occurred", "not-until", '"not until" means that it happened then')
    if group.negated:
        return Verdict("negated", "negation", "the verb is negated")
    if clause.marker in CONDITIONS:
        return Verdict("possible", "condition", f'it stands behind "{clause.marker}"')
    if group.modality in POSSIBLE_MODALS:
        return Verdict("possible", "modal", f'"{group.modality}" says that it may happen')
    if group.copular and p.lemmas[dating.candidate.at] in word_list("due"):
        return Verdict("planned", "due", f'"{p.tokens[dating.candidate.at].text}" says that it is planned')
    if group.modality == "would":
        return _would(p, index, future)
    if group.modality in PLANNED_MODALS or group.tense == "future":
        return Verdict("planned", "future", "the verb looks ahead")
    if group.form != "finite":
        return _governed(p, index, dating)
    return _finite(group, dating, future)


def _would(p: Passage, index: int, future: bool) -> Verdict:
    """ "said it would" tells of a plan; elsewhere "would" is a supposition."""
    clause = p.clauses[p.clause_of_group[index]]
    if clause.kind == "complement" or future:
        return Verdict("planned", "reported-future", '"would" in a report tells of a plan')
    return Verdict("possible", "supposition", '"would" supposes')


def _finite(group: VerbGroup, dating: Dating, future: bool) -> Verdict:
    relation = dating.phrase.relation if dating.phrase else "at"
    if future and relation not in {"since", "after"}:
        if group.tense == "past":
            return Verdict(
                "planned", "past-verb-future-date", "the date is still to come, though the verb is past"
            )
        return Verdict("planned", "future-date", "the date is still to come")
    if "progressive" in group.aspect and group.tense == "present":
        return Verdict("ongoing", "progressive", "the verb says that it goes on")
    if relation == "since" and group.aspect != "simple":
        return Verdict("ongoing", "since", '"since" says that it goes on')
    return Verdict("occurred", "fact", "the verb reports a fact")


def _governed(p: Passage, index: int, dating: Dating) -> Verdict:
    """An infinitive or participle: what the word says that it hangs on."""
    number = p.clause_of_group[index]
    group = p.groups[index]
    future = _future(dating, p.published)
    governor = p.clauses[number].governor
    own = p.governor(group.head_index)
    if group.form == "participle" and own and own.complement_status == "planned" and not own.own_event:
        return Verdict("planned", "participle", f'"{group.lemma}" says that it is planned')
    if governor is not None:
        row = p.governor(governor) or _predicate(p, governor)
        over = p.group_at.get(governor)
        if row and row.complement_status != "same" and group.form in {"infinitive", "gerund", "participle"}:
            if over is not None and p.groups[over].negated:
                return Verdict("negated", "negated-governor", f'"{p.tokens[governor].lemma}" is negated')
            return Verdict(row.complement_status, "governor", f'it hangs on "{row.phrase}"')
        if over is not None and over != index and (row or group.form != "infinitive"):
            verdict = _verb(p, over, dating)
            return Verdict(verdict.status, f"{verdict.rule}-of-governor", verdict.says)
    if future or group.form == "infinitive":
        return Verdict("planned", "infinitive" if not future else "future-date", "it is still to come")
    return Verdict("occurred", "participle", "the participle reports a fact")


def _predicate(p: Passage, copula: int) -> Governor | None:
    """The adjective behind a copula as a governor: "is due to", "are likely to"."""
    following = copula + 1
    if following < len(p.tokens) and p.tokens[following].pos in {"ADJ", "VERB", "ADV"}:
        return p.governor(following)
    return None


def _noun(p: Passage, dating: Dating) -> Verdict:
    candidate = dating.candidate
    for at in range(candidate.at - 1, max(-1, candidate.at - 4), -1):
        known = NOUN_STATUS.get(p.tokens[at].text.lower())
        if known:
            return Verdict(known, "adjective", f'"{p.tokens[at].text}" says so')
    future = _future(dating, p.published)
    group = candidate.group
    if group is not None:
        row = p.governor(p.groups[group].head_index)
        if row and row.complement_status == "negated":
            return Verdict("negated", "governor", f'"{row.phrase}" undoes it')
        if p.groups[group].negated:
            return Verdict("negated", "negation", "the verb is negated")
        if row and row.complement_status in {"planned", "possible"} and (future or dating.phrase is None):
            return Verdict(row.complement_status, "governor", f'it hangs on "{row.phrase}"')
        if p.groups[group].modality in POSSIBLE_MODALS and future:
            return Verdict("possible", "modal", f'"{p.groups[group].modality}" says that it may happen')
    if future:
        return Verdict("planned", "future-date", "the date is still to come")
    return Verdict("occurred", "noun", "a noun that names what happened")
