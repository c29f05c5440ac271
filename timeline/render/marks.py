"""The families of event types, after PLOVER's quad classes: words or deeds, for or against; and their marks.

The mark alone tells the family where there is no colour; the colours are those that both dark and light terminals show.
"""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """A family of types: its name in a legend, its mark, its colour on a terminal, PLOVER's quad class (0: none)."""

    name: str
    mark: str
    color: str
    quad: int
    types: tuple[str, ...]


FAMILIES: tuple[Family, ...] = (
    Family("cooperation in words", "◇", "cyan", 1, ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")),
    Family("cooperation in deeds", "◆", "green", 2, ("COOPERATE", "AID", "RETREAT")),
    Family("conflict in words", "△", "magenta", 3, ("INVESTIGATE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN")),
    Family("conflict in deeds", "▲", "red", 4, ("PROTEST", "CRIME", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
    Family("rule and law", "■", "blue", 0, ("OFFICE", "ELECT", "LEGISLATE")),
    Family("other", "·", "", 0, ("ECONOMY", "DISASTER", "OTHER")),
)  # fmt: skip

_BY_TYPE = {kind: family for family in FAMILIES for kind in family.types}

CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "INVESTIGATE": "09", "DEMAND": "10", "DISAPPROVE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14",
    "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "19",
}  # fmt: skip
"""CAMEO's root code for each type that has one; a row of triggers.tsv may have another."""

STATUS_MARKS = {"planned": "○", "possible": "?", "negated": "✗", "ongoing": "…"}
"""The signs for what has not simply occurred."""

STATUS_COLORS = {"planned": "cyan", "possible": "yellow", "negated": "red", "ongoing": "green"}


def family(kind: str) -> Family:
    """Give the family of a type; what is not known is "other"."""
    return _BY_TYPE.get(kind, FAMILIES[-1])
