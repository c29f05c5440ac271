"""Time phrases that date nothing: no certain day is meant, or a phrase beside says it better."""

from __future__ import annotations

from timeline.events.dates.elapsed import will_have_passed
from timeline.events.dates.view import within
from timeline.events.passage import Passage, TokenSpan
from timeline.events.words import INSTEAD
from timeline.times.model import TimePhrase

HOURS = frozenset({"time", "the-part"})
"""Rules that find an hour or a part of a day, and take the day from elsewhere."""

REACHING = frozenset((verb, "back", "to") for verb in ("go", "date", "hark", "reach", "stretch", "trace"))
"""How far something reaches back tells nothing of that day: "one must go back to 1912"."""

THOUGHT_OF = frozenset({"forget", "recall", "remember"})

UNCERTAIN = frozenset({"season", "weekday"})
"""Rules of what is no certain time behind "a": "on a Sunday in June", "through a winter"."""
DAYS = 4
"""Beside no more than so many days "overnight" is the night, beside a month or year it only says how soon."""


def is_any(p: Passage, number: int) -> bool:
    """ "on a Sunday in June", "In 2021 he banned it overnight", "was shaped by 9/11", "goes back to 1912": no certain day."""
    rule, first = p.phrases[number].parts[0].rule, p.phrase_spans[number][0]
    if p.phrases[number].relation == "since" and p.lemmas[max(0, first - 1) : first] == ("not",):
        return True  # "not since 1923 has it taken so long"
    if rule == "holiday" and (_names_thing(p, *p.phrase_spans[number]) or _acts(p, p.phrase_spans[number])):
        return True
    if _is_remembered(p, p.phrase_spans[number]):
        return True
    told = p.lemmas[p.phrase_spans[number][1] + 1 :][:2] == (",", "when")
    if p.lemmas[max(0, first - 3) : first] in REACHING and not told:
        return True
    dated = p.group_at.get(first - 1)
    if dated is not None and p.groups[dated].lemma == "date":
        # "was dated 3 May", not "a memo dated 3 May said"
        return p.groups[dated].form == "finite" or p.words[max(0, first - 2)] == ","
    if p.lemmas[max(0, first - 2) : first] in INSTEAD or p.lemmas[max(0, first - 1) : first + 1] in INSTEAD:
        return True
    if rule == "named-time" and p.phrases[number].relation == "by" and _is_agent(p, first):
        return True
    if p.phrases[number].text == "overnight" and any(_is_long(x) for x in p.phrases):
        return True
    behind = p.phrase_spans[number][1] + 1
    named = (*p.tags, "")[behind] == "NOUN" and behind not in p.time_tokens  # "a Saturday meeting"
    if rule in UNCERTAIN and p.lemmas[max(0, p.bare_firsts[number] - 1)] in {"a", "one"} and not named:
        return True
    return will_have_passed(p, number)


def _is_day(phrase: TimePhrase) -> bool:
    """ "On 3 May": is it a single day?"""
    return phrase.relation == "at" and phrase.earliest is not None and phrase.earliest == phrase.latest


def _is_long(phrase: TimePhrase) -> bool:
    """ "In 2021": is it more than a few days?"""
    if phrase.edtf is None or phrase.earliest is None or phrase.latest is None:
        return phrase.edtf is not None
    return (phrase.latest - phrase.earliest).days > DAYS


def _names_thing(p: Passage, first: int, last: int) -> bool:
    """ "The Good Friday Agreement", "the Easter Rising": does a holiday belong to a name? Not "on Good Friday Irish rebels"."""
    behind = last + 1
    told = p.lemmas[first] == "on" and any(g.first > behind and g.form == "finite" for g in p.groups)
    if told or p.words[last][0].isdigit():
        return False
    return (
        p.words[behind : behind + 1] != ()
        and p.words[behind][0].isupper()
        and p.tags[behind] in {"NOUN", "PROPN"}
    )


def _acts(p: Passage, span: TokenSpan) -> bool:
    """ "Ramadan does not slow the war": is a holiday itself the subject of a verb?"""
    group = next((g for g in p.groups if g.first == span[1] + 1 and g.form == "finite"), None)
    return group is not None and not group.copular and p.tags[span[0]] in {"NOUN", "PROPN"}


def _is_remembered(p: Passage, span: TokenSpan) -> bool:
    """ "That day will be remembered for its storm": is a day, the subject of a verb, only thought of?"""
    group = next((g for g in p.groups if g.first == span[1] + 1), None)
    alone = span[0] == 0 or p.tags[span[0] - 1] in {"CCONJ", "PUNCT", "SCONJ"}
    return group is not None and alone and group.voice == "passive" and group.lemma in THOUGHT_OF


def _is_agent(p: Passage, at: int) -> bool:
    """Does a passive verb stand before the "by" at a token?"""
    before = next((g for g in reversed(p.groups) if g.last < at), None)
    return before is not None and before.voice == "passive"


def is_said_better(p: Passage, number: int) -> bool:
    """ "a year earlier, on 6 January 2022", "hours later, on 7 May": of two phrases side by side the finer one counts.

    "That night in July 2021" is some night of that month, "at eleven o'clock last night" is last night.
    """
    phrase = p.phrases[number]
    if _says_again(p, number):
        return True
    for other in (number - 1, number + 1):
        if not 0 <= other < len(p.phrases):
            continue
        left, right = (p.phrases[other], phrase) if other < number else (phrase, p.phrases[other])
        beside = not p.text[left.end : right.start].strip(" ,\n(") and p.phrases[other].edtf is not None
        counted = phrase.parts[0].rule == "later" and other > number
        later = (phrase.parts[0].type == "DURATION" or counted) and phrase.parts[0].edtf is not None
        shown = other > number and phrase.text.lower().startswith("that ") and right.text.startswith("in ")
        shown = shown and "," not in p.text[left.end : right.start]
        apposed = (
            other < number and len(phrase.parts) > 1 and phrase.parts[0].type == "DURATION" and _is_day(left)
        )
        later = later or apposed  # "on 3 May, six weeks ahead of the deadline of 15 June"
        hour = phrase.parts[0].rule in HOURS and "," not in p.text[left.end : right.start]
        if beside and (later or shown or hour or within(p.phrases[other], phrase)):
            return True
    return False


def _says_again(p: Passage, number: int) -> bool:
    """ "In May 2021 she came to where he lives, a year after the vote of May 2020": does a count give a date told before?"""
    phrase, first = p.phrases[number], p.phrase_spans[number][0]
    counted = phrase.parts[0].type == "DURATION" and phrase.end > phrase.parts[-1].end
    if not counted or p.words[max(0, first - 1)] != ",":
        return False
    return any(phrase.edtf in (other.edtf, (other.edtf or "")[:7]) for other in p.phrases[:number])
