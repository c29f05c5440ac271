"""Which noun or verb has a date that stands inside a noun phrase: "the January 2024 election", "fell in Monday's trading"."""

from __future__ import annotations

from timeline.events.dates.clauses import in_which
from timeline.events.dates.view import Found, View
from timeline.events.words import word_list
from timeline.language.words import GENITIVES, POSSESSIVE_S, POSSESSIVES

AMID = frozenset({"amid", "during", "in"})
"""Behind these stands what went on when something was done."""


def before_noun(view: View) -> Found:
    """ "the January 2024 election", "Friday's summit": a date inside a noun phrase dates its head, or nothing."""
    words, lemmas, tags = view.p.words, view.p.lemmas, view.p.tags
    at, before = view.row_last + 1, view.row_first - 1
    possessive = at < len(words) and words[at] in GENITIVES
    if possessive:
        at += 1
    determined = before >= 0 and (
        tags[before] in {"DET", "ADJ"}
        or words[before] in POSSESSIVE_S
        or lemmas[before] in POSSESSIVES | {"whose"}
    )
    determined = determined or _is_bare_year(view)
    if not possessive and not determined:
        event = view.triggers.noun(at) if tags[view.row_first] == "DET" else None  # "the 1950-53 war"
        return (event,) if event else None
    if words[at : at + 1] == (",",) and "," in view.phrase.text:
        at += 1  # "the March 3, 1997, bombing"
    head = None
    while at < len(words) and tags[at] in {"ADJ", "NOUN", "PROPN", "NUM"} and at not in view.p.time_tokens:
        if tags[at] in {"NOUN", "PROPN"} and lemmas[at][:2] != "d'":  # "the 1969 coup d'etat"
            head = at
        at += 1
    if head is None or any(m.kind == "person" and a <= head <= b for m, (a, b) in view.p.placed_mentions):
        return None  # "On the Monday Mr Luz quit"
    candidate = view.triggers.noun(head)
    if candidate is None and possessive and _is_scene(view, head):
        told = view.triggers.verb(view.group) if view.group is not None else None
        return (told,) if told else ()
    if candidate is None or lemmas[head] in word_list("documents"):
        return ()
    if lemmas[before] == "during" and view.group is not None and (told := view.triggers.verb(view.group)):
        return (candidate, told)  # "struck during Sunday's storm"
    return (candidate, *in_which(view, head))


def _is_scene(view: View, noun: int) -> bool:
    """ "Fell in Monday's trading", "was hurt amid Friday's chaos", "won Sunday's race": is a thing of a day when the verb's was done?"""
    lemmas, before = view.p.lemmas, view.row_first - 1
    if lemmas[noun] in word_list("documents"):
        return False
    won = view.group is not None and view.p.groups[view.group].lemma in word_list("contending")
    return lemmas[before] in AMID or (won and lemmas[noun] in word_list("contests"))


def _is_bare_year(view: View) -> bool:
    """ "London 2012 organisers", "noon prayers": does a year or an hour without a preposition stand before a noun?"""
    alone = view.first == view.bare_first and view.phrase.parts[0].rule in {"year", "time"}
    return alone and view.p.tags[view.behind : view.behind + 1] in {("NOUN",), ("PROPN",)}
