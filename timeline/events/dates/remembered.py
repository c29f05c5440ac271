"""Rules of attachment for what a verb welcomes, mourns or remembers: the date is that of the event, or of its anniversary."""

from __future__ import annotations

from timeline.events.dates.verbs import trailing
from timeline.events.dates.view import FRESH, Found, View
from timeline.events.words import word_list

BESIDE = frozenset({"follow", "precede", "reflect"})
"""Verbs that only say which of two things came first, or what it came of."""
MARKING = frozenset({"celebrate", "commemorate", "honour", "honor", "mark"})
"""What one does on the day of the year on which something was."""
ROUND = 300
"""So many days before publication, a date may be that of which an anniversary is kept."""


def anniversary(view: View) -> Found:
    """ "On the second anniversary of the crash in May 2020 they met": the crash has the date, unless it is this year's."""
    p, noun, phrase, published = view.p, view.noun, view.phrase, view.p.published
    if noun is None or "anniversary" not in p.lemmas[_behind_verb(view) : noun.at]:
        return None
    long_ago = published is None or (phrase.latest is not None and (published - phrase.latest).days > ROUND)
    return (noun._replace(group=None),) if phrase.basis == "explicit" and long_ago else trailing(view)


def _behind_verb(view: View) -> int:
    """The token behind the verb before the date, or the first one."""
    return 0 if view.group is None else view.p.groups[view.group].last + 1


def reacted_to(view: View) -> Found:
    """ "deplored the launch on 2 April": the date is that of what one reacts to, unless it is news of the day, or a paper."""
    phrase, published = view.phrase, view.p.published
    group, candidate = view.group, view.noun
    if group is None or candidate is None:
        return None
    lemma, behind = view.p.groups[group].lemma, candidate.at > view.p.groups[group].head_index
    if lemma in BESIDE and behind:
        return (candidate,)  # "the vote followed a raid on Friday"
    if view.p.lemmas[candidate.at] in word_list("documents") and phrase.basis != "explicit":
        return None  # "condemned the treaty last Thursday"
    if not (lemma in word_list("reactions") or _voices(view, group, candidate.at)) or (
        lemma in MARKING and phrase.basis != "explicit"
    ):
        return None  # "marked the end of the war on 8 May"
    fresh = (
        published is not None and phrase.latest is not None and abs((published - phrase.latest).days) <= FRESH
    )
    closes = view.p.tags[view.behind : view.behind + 1] in {(), ("PUNCT",)}
    fresh = fresh or (closes and phrase.parts[0].rule == "weekday")
    return (candidate,) if behind and not fresh else None


def _voices(view: View, group: int, noun: int) -> bool:
    """ "Voiced alarm at the recall of troops": does a verb say with a noun what one thinks of another?"""
    p, verb = view.p, view.p.groups[group]
    opens = p.phrase_start(noun) - 1
    about = opens > verb.last + 1 and p.lemmas[opens] in {"about", "at", "over"}
    return about and verb.lemma in word_list("voicing") and p.tags[opens - 1] == "NOUN"
