"""In which grammatical slots the source and the target of a trigger are looked for, and in which order."""

from __future__ import annotations

from functools import cache

from timeline.events.model import Candidate

DEFAULT_SOURCE = ("subj", "poss", "by", "between", "of")
DEFAULT_TARGET = (
    "obj",
    "with",
    "alongside",
    "to",
    "against",
    "on",
    "into",
    "for",
    "of",
    "from",
    "toward",
    "towards",
    "poss",
)
OVERFLOWN = ("over", "around", "near", "inside", "off", "beyond")
"""Where missiles fly and troops gather stands whom they threaten: "flew over Japan", "massed around Ukraine"."""
AT_HOME = frozenset({"OFFICE", "ELECT", "LEGISLATE", "ECONOMY", "DISASTER"})
"""Types that have a target only where the trigger's frame says so."""
ON_DEEDS = frozenset({"DISAPPROVE", "REJECT", "SUPPORT"})
"""Types of what is said of another's deed: whose it is stands behind "by" or in a participle ("a text drafted by Peru")."""
WHEREVER = frozenset({"AID", "ASSAULT", "COERCE"})
"""Types of what is done to a state in which it is done, where no other is named: "attacked a base in Chad"."""
DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "SANCTION"})
"""Types whose nouns have the one it is done to behind "of", where they could have either: "the killing of X"."""


def orders(candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots to try for the source, and those for the target."""
    trigger = candidate.trigger
    declared, target, kind = (trigger.source, trigger.target, trigger.type) if trigger else ((), (), "")
    return _source(declared, target, kind, candidate.noun), _order(target, _usual(kind))


@cache
def _source(declared: tuple[str, ...], target: tuple[str, ...], kind: str, noun: bool) -> tuple[str, ...]:
    """The slots to try for the source of a trigger with such a frame."""
    slots = [slot for slot in _order(declared, DEFAULT_SOURCE) if slot in declared or slot not in target]
    if not noun or ("of" in target and kind in DONE_TO):
        return tuple(slot for slot in slots if slot != "of")
    return tuple(slots)


@cache
def _usual(kind: str) -> tuple[str, ...]:
    """Where the target of a type stands, whatever the trigger."""
    usual = () if kind in AT_HOME else DEFAULT_TARGET
    if kind == "MOBILIZE":
        return (*usual, *OVERFLOWN)
    if kind in ON_DEEDS:
        return ("obj", "by", *usual)
    return (*usual, "in") if kind in WHEREVER else usual


@cache
def _order(declared: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
    """The slots to try: those that the trigger's frame names, then the usual ones. A frame of "-" has none."""
    return () if declared == ("-",) else tuple(dict.fromkeys((*declared, *default)))
