"""Dates that only say who somebody is, and date no happening: "Ann Dean, mayor from 2001 to 2006, won"."""

from __future__ import annotations

import re

from timeline.events.dates.view import Found, View
from timeline.lexicon.actors import actor_nouns

YEARS = re.compile(r"(?:\d{4}|\.\.)(?:/(?:\d{4}|\.\.))?")
"""Years, or a range of them, in EDTF."""


def apposed(view: View) -> bool:
    """The date of a phrase that only says who somebody is.

    "A judge in Lima from 2001 to 2006, she", "Ann Dean, mayor from 2001 to 2006, won".
    """
    p = view.p
    if view.lemma(view.behind) == "," and _says_who(view):
        return True
    # not "A year ago, in Lima, they"
    opens = p.lemmas[0] in {"a", "an"} and 0 not in p.time_tokens and view.group is None and view.first > 0
    opens = opens and view.lemma(view.behind + 1) != "to"  # "An effort, in May, to free them"
    return opens and view.lemma(view.behind) == "," and not view.triggers.has_noun(range(view.first))


def _says_who(view: View) -> bool:
    """Does an office, or what something was until then, open what stands in commas around the date, behind a noun?"""
    p = view.p
    comma = next((at for at in range(view.first - 1, 0, -1) if p.words[at] in {",", ";", ":"}), 0)
    if (
        not comma
        or p.words[comma] != ","
        or comma + 1 == view.first
        or p.tags[comma - 1] not in {"NOUN", "PROPN"}
    ):
        return False
    if comma + 2 == view.first and p.tags[comma + 1] == "NUM":  # "Castro, 84 last Friday, spoke"
        return True
    opens = p.tags[comma + 1] in {"DET", "NOUN", "ADJ", "PROPN"} and comma + 1 not in p.time_tokens
    inside = range(comma + 1, view.first)
    told = any(at in p.group_at for at in inside) or view.triggers.has_noun(inside)
    state = view.phrase.relation in {"since", "until"}  # "Malta, a colony until 1964, voted"
    somebody = any(p.tags[at] == "NOUN" and p.lemmas[at] in actor_nouns() for at in inside)
    return opens and not told and (state or somebody)


def says_who(view: View) -> Found:
    """ "Barred Ann Dean, mayor from 2001 to 2006, from the race": the years of an office date nothing else."""
    years = YEARS.fullmatch(view.phrase.edtf or "") and view.lemma(view.behind) in {",", "."}
    return () if years and view.group is not None and _says_who(view) else None
