"""Which actor nouns are institutions of some state ("the army", "parliament"), and which are somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.actors.tenures import offices_called
from timeline.actors.words import word_list
from timeline.lexicon.actors import ActorNoun, actor_nouns

INSTITUTIONS = frozenset({"government", "legislature", "court", "military", "police", "diplomat"})
"""The kinds of actor noun that belong to some state, named or not."""

OF_ANY_STATE = {
    "Congress": "congresses", "Senate": "senates", "House": "houses", "House of Representatives": "representatives",
    "Supreme Court": "", "National Guard": "guards", "Labour Party": "labour", "People's Party": "peoples_parties",
    **dict.fromkeys(["Democratic Party", "Democrats"], "democrats"),
    **dict.fromkeys(["Republican Party", "Republicans"], "republicans"),
}  # fmt: skip
"""Names that the lexicon gives to one state, and that many others use at home: which ones, where not all do."""


def bare(text: str) -> str:
    """A name without "the" before it."""
    return text.removeprefix("The ").removeprefix("the ")


def institution(lemmas: Sequence[str]) -> ActorNoun | None:
    """The noun of an institution that belongs to some state, with nothing before it that says which one."""
    if lemmas == ["force"]:
        return None  # "came into force", "by force"
    for first in range(len(lemmas)):
        noun = actor_nouns().get(" ".join(lemmas[first:]))
        if noun:
            others = word_list("vehicles") | word_list("relatives")
            known = noun.kind in INSTITUTIONS and noun.noun not in others
            known = known and not (noun.kind == "military" and "foreign" in lemmas[:first])
            return noun if known and word_list("at_home").issuperset(lemmas[:first]) else None
    return None


def serves(noun: str) -> bool:
    """Does a state have such people: judges, senators, officers? An envoy is another's."""
    known = actor_nouns().get(noun.lower()) or actor_nouns().get(noun.lower().rsplit(maxsplit=1)[-1])
    if known is None or known.noun in word_list("relatives"):
        return False
    return known.kind in INSTITUTIONS - {"diplomat"}


def is_another(noun: str) -> bool:
    """Is it somebody else than whose they are: "his widow", "her lawyer"? A minister acts for the state."""
    known = actor_nouns().get(noun)
    if known is None or known.noun in word_list("relatives"):
        return known is not None
    return known.kind in {"person", "civil"} and not offices_called(noun)
