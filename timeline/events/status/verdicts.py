"""What may be said of whether something happened, and what both verbs and nouns ask for it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.model import Status

POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
NOT_UNTIL = ("before ", "until ", "till ")
"""How a date begins that a negated verb has ("was not recognised until 1946"): its relation is "at"."""
DOUBTS = frozenset({"possible", "likely", "unlikely", "doubtful", "conceivable", "improbable", "probable"})


class Verdict(NamedTuple):
    """A status and the rule that gave it, in words."""

    status: Status
    rule: str
    says: str


INSTEAD_OF = Verdict("negated", "instead", "something else was done")
SINCE = Verdict("ongoing", "since", '"since" says that it goes on')
NEGATED = Verdict("negated", "negation", "the verb is negated")
DENIED = Verdict("negated", "denied", "it is denied")


REST = ("later ", "the end of this ", "end of this ")


def lies_ahead(dating: Dating, published: date | None) -> bool:
    """Does the whole event come after the publication date, or its deadline?"""
    if published is None:
        return False
    within = dating.phrase is not None and dating.phrase.relation == "within"
    if within and dating.earliest == published:
        return True
    if dating.earliest is not None and not _is_rest(dating):
        return dating.earliest > published
    return dating.latest is not None and dating.latest > published


def _is_rest(dating: Dating) -> bool:
    """ "Later this year", "at the end of this month", "within the week": is it what is left of a stretch of time?"""
    phrase = dating.phrase
    if phrase is None:
        return False
    return phrase.parts[-1].text.lower().startswith(REST) or phrase.text.lower().startswith("within the ")


def negated(dating: Dating, published: date | None, denial: Verdict = NEGATED) -> Verdict:
    """ "Was not recognised" did not happen, "was not recognised until 1946" did so then."""
    phrase, latest = dating.phrase, dating.latest
    if phrase is None or phrase.relation != "at" or not phrase.text.lower().startswith(NOT_UNTIL):
        return denial
    rest = "later" in phrase.text or phrase.parts[-1].mod == "END"  # "not until later this week"
    ahead = rest and latest is not None and published is not None and latest > published
    ahead = ahead or lies_ahead(dating, published)
    return Verdict("planned" if ahead else "occurred", "not-until", '"not until" means then')


def may(group: VerbGroup) -> Verdict:
    """ "May leave", "could leave"."""
    return Verdict("possible", "modal", f'"{group.modality}" says that it may happen')


def is_denied(p: Passage, index: int) -> bool:
    """Does a verb tell what another one denies: "denied that talks had taken place"?"""
    clause = p.clauses[p.clause_of_group[index]]
    return clause.kind == "complement" and _denied(p, clause.governor)


def _denied(p: Passage, governor: int | None) -> bool:
    """ "denied that it fell", "dismissed reports that it fell": does a verb deny what hangs on it, or on its noun?"""
    if governor is None:
        return False
    over = p.group_at.get(governor)
    over = over if over is not None else p.main_group(p.clause_of[governor])
    return over is not None and p.groups[over].lemma in word_list("denying") and not p.groups[over].negated


def lasts(group: VerbGroup, dating: Dating) -> bool:
    """ "Have been on strike since Monday": does it go on?"""
    return dating.phrase is not None and dating.phrase.relation == "since" and group.aspect != "simple"
