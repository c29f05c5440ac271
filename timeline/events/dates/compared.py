"""Rules of attachment for dates that something is held against, and that date no happening themselves."""

from __future__ import annotations

import re

from timeline.events.dates.clauses import behind_when
from timeline.events.dates.inside_nouns import before_noun
from timeline.events.dates.view import Found, View
from timeline.events.model import Candidate
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVE_S
from timeline.lexicon.actors import actor_nouns

WHOLE = frozenset(
    {
        "in",
        "during",
        "the",
        "whole",
        "all",
        "of",
        "it",
        "they",
        "do",
        "have",
        "same",
        "period",
        "month",
        "quarter",
    }
)
"""What may stand between "than" or "as" and its date."""
UNITS = frozenset(
    {"%", "percent", "percentage", "point", "cent", "per", "a", "dollar", "euro", "tonne", "barrel", "ton"}
)
"""What a figure is of."""
RESTATED = frozenset({",", "or", "share"})
"""What stands around a figure told in another way: "from $64 million, or 78 cents per share, a year ago"."""
ROUNDED = frozenset({"about", "almost", "few", "less", "many", "more", "nearly", "over", "than", "under"})
"""What rounds a figure: "from less than 40,000 in 1971"."""
SOONER = frozenset({"early", "earlier", "ago", "before"})
SUPERLATIVES = frozenset({"first", "second", "third", "only", "last", "best", "worst", "most", "least"})
FIGURE = 4
"""How many words behind a time of its own the figure may stand: "third-quarter net operating profit"."""
PERIOD = re.compile(r"\d{4}(?:-(?:3[3-6]|4[01])|-\d\d/\d{4}-\d\d)?")
"""A year, a quarter or a half, or the months of a business year."""
ORDINAL = re.compile(r"[a-z]*(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie)th|\d+(?:st|nd|rd|th)")
SEEN = frozenset({"equal", "hear", "know", "match", "reach", "record", "register", "see", "witness"})
"""What was last done when it last was as it is now: "a level last seen in 1985"."""


def measured(view: View) -> Found:
    """ "Fell 8% compared with a year earlier", "8% against 6% in May", "from a year ago": a figure is held against the date."""
    p = view.p
    before = tuple(p.lemmas[max(0, view.first - 2) : view.first])
    held = before[-1:] in {("than",), ("versus",), ("as",)} and before != ("such", "as")
    if held or before in {("compare", "with"), ("compare", "to")}:
        return ()
    if _was_figure(view) or _owns_figure(view) or _held_against(view) or _last_seen(view):
        return ()
    if view.phrase.relation == "from":  # "rose in July from June"
        sooner = view.lemma(view.last) in SOONER
        beside = any(
            x.edtf and last == view.first - 1 for x, (_, last) in zip(p.phrases, p.phrase_spans, strict=True)
        )
        return () if sooner or beside else None
    opens = max((at for at in range(view.first) if p.words[at] == ","), default=-1) + 1
    if view.lemma(opens + 1) == "to":  # "Up to 700 men drowned in May"
        return None
    figures = "NUM" in p.tags[opens : view.first]
    # "at $3 a share", not "at a rally of 40 unions"
    stood = p.lemmas[opens] == "at" and not UNITS.isdisjoint(p.lemmas[opens + 2 : view.first])
    held = stood or p.lemmas[opens] in {"against", "versus", "compare", "up", "down"}
    return () if figures and held else None


def _held_against(view: View) -> bool:
    """ "A loss of $3m, compared with a profit of $2m, or $1 a share, a year ago": does what is compared reach to the date?"""
    p = view.p
    at = next((at for at in range(view.first - 1, 0, -1) if p.lemmas[at] == "compare"), 0)
    if not at or p.lemmas[at + 1] not in {"with", "to"}:
        return False
    if "NUM" not in p.tags[at : view.first] and not _lies_back(view):
        return False
    return not any(at < g.first < view.first and g.form == "finite" for g in p.groups)


def _owns_figure(view: View) -> bool:
    """ "Up from last year's $3 billion", "missed the year-earlier $40": a figure that belongs to the date."""
    behind = view.behind + (view.lemma(view.behind) in POSSESSIVE_S)
    owns = behind > view.behind or ("-" in view.phrase.text and _lies_back(view))
    return owns and view.p.tags[behind : behind + 1] in {("NUM",), ("SYM",)}


def of_figures(view: View) -> Found:
    """ "Reported a fall in third-quarter profit", "posted a loss for 2009": the date is that of the figures."""
    p, group, noun = view.p, view.group, view.noun
    if moved := _moved(view):
        return (moved,)
    figures = view.lemma(view.first) == "for" or p.tags[view.last] == "ADJ"
    if not figures or PERIOD.fullmatch(view.phrase.edtf or "") is None:
        return None
    if noun is not None and p.lemmas[noun.at] in word_list("accounts"):
        return ()  # "the announcement of a loss for the third quarter"
    if group is None or p.groups[group].lemma not in word_list("accounting"):
        return None
    return (noun,) if noun else _booked(view, group)


def _booked(view: View, group: int) -> tuple[Candidate, ...]:
    """ "Posted a $3m loss for the second quarter", "reported third-quarter profit": with no day of its own the verb tells of that time."""
    told = view.triggers.verb(group) if group not in view.dated else None
    figures = view.p.lemmas[view.p.groups[group].last : view.last + FIGURE]
    return (told,) if told and not word_list("results").isdisjoint(figures) else ()


def _moved(view: View) -> Candidate | None:
    """ "The mill's third-quarter income fell", "the May trade deficit widened": the verb that tells how a figure of the date moved."""
    tags, at = (*view.p.tags, "PUNCT"), view.behind
    while tags[at] in {"ADJ", "NOUN"}:
        at += 1
    if view.first != view.bare_first or view.lemma(at - 1) not in word_list("figures"):
        return None
    at += tags[at] == "ADV"
    group = view.p.group_at.get(at)
    told = view.triggers.verb(group)
    moves = group is not None and view.p.groups[group].voice == "active" and told and told.trigger
    return told if moves and moves.type == "ECONOMY" else None


def _was_figure(view: View) -> bool:
    """ "From 4.8% in January", "more than in the whole of 2021": what a figure was before, and what it was more than."""
    p, at = view.p, view.first - 1
    while at > 0 and p.lemmas[at] in WHOLE:
        at -= 1
    if at > 0 and at < view.first - 1 and p.lemmas[at] in {"than", "as"}:
        named = before_noun(view)  # "another affair than the 2003 invasion"
        return not named or named[0].trigger is None or named[0].trigger.type == "ECONOMY"
    while at > 0 and (p.tags[at] in {"NUM", "SYM"} or p.lemmas[at] in UNITS | RESTATED | ROUNDED):
        at -= 1
    counted = "NUM" in p.tags[at + 1 : view.first] and (len(p.phrases) > 1 or _lies_back(view))
    return (
        counted
        and view.phrase.relation == "at"
        and p.lemmas[at] == "from"
        and p.lemmas[at + 1] not in {"a", "the"}
    )


def _lies_back(view: View) -> bool:
    """ "A year ago", "in the year-earlier quarter": does the date count back from another?"""
    return not SOONER.isdisjoint(re.split(r"\W", view.phrase.text.lower()))


def compared(view: View) -> Found:
    """ "the first visit since 2017", "their worst clash since the war": the date says how long there was no such thing."""
    p = view.p
    if _ranks_within(view) or _behind_since(view):
        return ()
    since = view.phrase.relation == "since" or view.lemma(view.first) == "since"  # "since the 1950-53 war"
    if not since or before_noun(view):  # "since the 2021 coup", "since January's ouster"
        return None
    for at in range(_time_told_of(view), -1, -1):
        word, tag = p.words[at], p.tags[at]
        if (at in p.group_at and p.groups[p.group_at[at]].form == "finite") or word in {",", ";", ":"}:
            return None
        ranked = _ranks(word.lower())
        ranked = ranked or (tag == "ADJ" and word.lower().endswith("est"))
        if ranked and at and p.tags[at - 1] in {"DET", "PRON", "PART", "PROPN"} and not _is_share(view, at):
            return behind_when(view) or ()
    return None


def _time_told_of(view: View) -> int:
    """ "It is the first time that it has paid since 2014": the "time" of which the clause of the date tells, else what stands before."""
    noun = view.p.clauses[view.clause].first - 1
    return noun if noun > 0 and view.lemma(noun) == "time" else view.first - 1


def _is_share(view: View, at: int) -> bool:
    """ "Lost a third of its value since 2019", "rose by a fifth since May": is a rank only how great a part?"""
    behind = view.lemma(at + 1) == "of" or at + 1 == view.first
    return behind and view.lemma(at - 1) in {"a", "an", "one"}


def _ranks(word: str) -> bool:
    return word in SUPERLATIVES or ORDINAL.fullmatch(word) is not None


def _ranks_within(view: View) -> bool:
    """ "The strike, the third this year, begins": does the date only say among how many something is the third?"""
    p, at, of_now = view.p, view.first - 1, view.phrase.text.lower().startswith("this ")
    behind_comma = at > 1 and p.words[at - 2] == "," and p.tags[at - 1] == "DET"
    return of_now and behind_comma and _ranks(p.words[at].lower())


def _behind_since(view: View) -> bool:
    """ "Has not played since her surgery in May": is the date that of a thing that is no event behind "since"?"""
    p = view.p
    for at in range(view.first - 1, -1, -1):
        if at in p.group_at or p.tags[at] == "PUNCT" or view.triggers.noun(at):
            return False
        if at in p.time_tokens and {"ADP", "ADV", "ADJ"}.issuperset(p.tags[at + 1 : view.first]):
            return False  # "fell to its lowest since 2020 on Tuesday"
        if p.lemmas[at] == "since":  # but "since shortly after Monday's raid"
            return not set(p.tags[at + 1 : view.first]) <= {"ADV"} and not before_noun(view)
    return False


def _last_seen(view: View) -> bool:
    """ "A level last seen in 1985", "a rate not recorded since 1982"; but "a man last seen in May"."""
    if view.group is None:
        return False
    p, verb = view.p, view.p.groups[view.group]
    before = p.lemmas[verb.first - 1] if verb.first else ""
    if verb.lemma not in SEEN or verb.form != "participle" or not (verb.negated or before == "last"):
        return False
    noun = p.lemmas[verb.first - 1 - (before == "last")]
    return noun not in actor_nouns()
