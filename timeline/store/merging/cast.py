"""What two mentions have in common by who takes part, or what sets them apart by it."""

from __future__ import annotations

from timeline.store.merging import near
from timeline.store.merging.facts import Mention
from timeline.store.merging.wording import any_state, name_words, states_among

DIRECTED = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "DISAPPROVE", "DEMAND", "THREATEN", "INVESTIGATE", "CRIME", "RETREAT"}
)
"""Types of what one does to another, who may pay it back on the same day."""


def parties(a: Mention, b: Mention) -> float:
    """Parties in common, two at most."""
    return min(len(a.parties & b.parties), 2)


def heard_parties(a: Mention, b: Mention) -> float:
    """Parties of one that the other's sentence names."""
    return min(len((a.parties - b.parties) & b.heard) + len((b.parties - a.parties) & a.heard), 2)


def one_scene(a: Mention, b: Mention) -> bool:
    """One has no party, but its article is about the other's place, headline or parties: and of these about all."""
    return _set_in(a, b) or _set_in(b, a)


def _set_in(a: Mention, b: Mention) -> bool:
    if a.parties or a.scene.isdisjoint(b.parties | b.lands | b.scene):
        return False
    return states_among(b.parties) <= a.scene and all(
        not a.setting.isdisjoint(name_words(n)) for n in b.names
    )


def persons(a: Mention, b: Mention) -> float:
    """Persons and bodies in common, two at most."""
    return min(len(a.names & b.names), 2)


def other_parties(a: Mention, b: Mention) -> float:
    """Each has a state as a party that the other does not so much as name; worse where only one party is in common."""
    shared = len(a.parties & b.parties)
    if not shared or not (_unheard_state(a, b) and _unheard_state(b, a)):
        return 0.0
    return 1.0 if shared > 1 else 2.0


def _unheard_state(a: Mention, b: Mention) -> bool:
    return any_state(a.parties - b.parties - b.heard)


def one_doer(a: Mention, b: Mention) -> bool:
    """One of the parties did it in both."""
    return not a.doers.isdisjoint(b.doers)


def other_doer(a: Mention, b: Mention) -> bool:
    """Both say who did it, and the other tells nothing of them."""
    return bool(a.doers and b.doers) and a.doers.isdisjoint(b.parties) and b.doers.isdisjoint(a.parties)


def exchanged(a: Mention, b: Mention) -> bool:
    """Who acts in one is acted on in the other: two that strike at each other strike twice."""
    if not {a.event.type, b.event.type} <= DIRECTED:
        return False
    if "RETREAT" in (a.event.type, b.event.type) and not (a.doers and b.doers):
        return False
    return swapped(a, b)


def swapped(a: Mention, b: Mention) -> bool:
    """Does one act that is acted on in the other, and nobody do it, or have it done to him, in both?"""
    struck_back = not a.doers.isdisjoint(b.sufferers) or not b.doers.isdisjoint(a.sufferers)
    return struck_back and not one_doer(a, b) and a.sufferers.isdisjoint(b.sufferers)


def others_office(a: Mention, b: Mention) -> bool:
    """Is it another who takes an office in one than in the other: "Luz was sworn in", "Luz named Costa premier"?"""
    if not a.event.type == b.event.type == "OFFICE":
        return False
    ones, others = _office_holders(a), _office_holders(b)
    return bool(ones and others) and ones.isdisjoint(others)


def _office_holders(known: Mention) -> frozenset[str]:
    """The surnames of those who are given an office or lose it; of who takes it, where nobody gives it or that is from another."""
    succeeds = not near.listed("succeeding").isdisjoint(known.says)
    named = frozenset() if succeeds else known.in_role("target")
    return frozenset(word for name in named or known.in_role("source") for word in name_words(name)[-1:])


def no_party(a: Mention, b: Mention) -> bool:
    """Both have parties, and none of the other's is named in either sentence, nor one person in both, whose state one does not know."""
    return bool(a.parties and b.parties) and (
        a.called.isdisjoint(b.called)
        and a.names.isdisjoint(b.names)
        and a.called.isdisjoint(b.heard)
        and b.called.isdisjoint(a.heard)
    )


def other_persons(a: Mention, b: Mention) -> bool:
    """Each has a person or body whom the other's sentence does not name."""
    return bool(a.names and b.names) and _unheard(a, b) and _unheard(b, a)


def _unheard(a: Mention, b: Mention) -> bool:
    return any(b.heard.isdisjoint(name_words(name)) for name in a.names - b.names)
