"""Which actor nouns are institutions of some state ("the army", "parliament"), and which are somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon.actors import ActorNoun, actor_nouns, titles

INSTITUTIONS = frozenset({"government", "legislature", "court", "military", "police", "diplomat"})
"""The kinds of actor noun that belong to some state, named or not."""

_AT_HOME = """
    air appeal appeals constitutional criminal current defence defense electoral federal foreign high
    interim local lower military national naval new ruling security state supreme top transitional
    upper
"""
AT_HOME = frozenset(_AT_HOME.split())
"""What may stand before an institution that needs no state: "federal police", "the new government"."""

VEHICLES = frozenset({"fleet", "helicopter", "plane", "ship", "tank", "vessel"})
"""Nouns of kind military that need not be a state's."""


_RELATIVES = """
    adversary ally attorney delegation guarantor interlocutor juror jury lawyer mediator negotiator neighbor neighbour partner rival
    signatory
"""
RELATIVES = frozenset(_RELATIVES.split())
"""Nouns of the kinds of institutions that are somebody else's: "his lawyer", "allies" of whoever was told of."""


def institution(lemmas: Sequence[str]) -> ActorNoun | None:
    """The noun of an institution that belongs to some state, with nothing before it that says which one."""
    if lemmas == ["force"]:
        return None  # "came into force", "by force"
    for first in range(len(lemmas)):
        noun = actor_nouns().get(" ".join(lemmas[first:]))
        if noun:
            known = noun.kind in INSTITUTIONS and noun.noun not in VEHICLES | RELATIVES
            return noun if known and AT_HOME.issuperset(lemmas[:first]) else None
    return None


def serves(noun: str) -> bool:
    """Does a state have such people: judges, senators, officers? An envoy is another's."""
    known = actor_nouns().get(noun.lower())
    return known is not None and known.kind in INSTITUTIONS - {"diplomat"} and known.noun not in RELATIVES


def is_another(noun: str) -> bool:
    """Is it somebody else than whose they are: "his widow", "her lawyer"? A minister acts for the state."""
    known = actor_nouns().get(noun)
    if known is None or known.noun in RELATIVES:
        return known is not None
    return known.kind in {"person", "civil"} and all(t.title.lower() != noun for t in titles())
