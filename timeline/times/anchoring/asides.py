"""Signs around a date that it stands beside the story.

Behind a pluperfect, in a relative clause, an aside or a comparison, or with another verb behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.language.model import Sentence

_CLAUSE_END = re.compile(r"[:;]|\.\s|,\s(?:and|but|yet|so)\s")
_RELATIVE = re.compile(
    r"(?:,\s(?:who|which|whose|where|(?:an?|[a-z]+)\s(?:day|week|month|year)s?\s(?:before|after)\s\w+)|(?:^|[.!?]\s|\n)\w+\s(?:that|which|who)|\b(?:the|an?)\s(?:[\w-]+\s){1,3}(?:(?:by|for|in|to|under)\swhich|that|which|who)|\b[a-z]+\s(?:where|whose|whom))\s[^,;:.]*$",
    re.IGNORECASE,
)
_DONE = (
    r"(?i:\w+ed|set\sup|built|made|begun|taken|held|struck|sent|won|born|bought|sold|brought|lost|drawn|written|shot|found|fought"
    r"|caught|chosen|cut|driven|dug|given|led|paid|hit|laid|overthrown|shut|split|sunk|sworn\sin|thrown\sout|torn|withdrawn)"
)
_ASIDE = re.compile(
    rf"(?:\w,\s|\d\sand\s|(?:^|[.!?]\s|\n)(?:Of\s(?:[\w-]+\s){{1,5}})?)(?:first\s|originally\s|newly\s)?{_DONE}\s"
    r"(?:(?:[^\W\d]\w*\s){0,7}(?:in|on|of|since)\s)?$"
)
_LEADING_ON = re.compile(r"\s(?:called|announced|planned|begun|started|launched)\s[^,;:.]*$")
"""What leads on to the story: "the strike, called in 2014, began in July"."""
_ENDS_ASIDE = re.compile(
    rf"[\w\s]{{3,20}}(?:\sby\s[^,;:.]{{1,40}})?"
    rf"(?:,(?!\s(?:after|amid|and|as|before|but|despite|following|when|while)\b)|\sand\s(?:{_DONE}|the|an?|its|now)\b)"
)
"""What follows the date of an aside: "the court, founded in 2002 and enlarged in 2010, ruled"; a clause that hangs on the
verb before says that this was no aside: "the king, Olav, signed it in 2002, after"."""
_COMPARED = re.compile(r"[Ssu](?<!\w.)(?:(?<=[Ss])ince|(?<=u)ntil)\s[^,;:.]{1,60}\s(?:in|of)\s$")
_TOLD = re.compile(r"[hiaw](?<=\s.)(?:(?<=h)a[sd]|(?<=i)s|(?<=a)re|(?<=w)as|(?<=w)ere)\s[^.:;!?\n]*$")
"""A finite verb before a date, in the same sentence."""
_PERFECT = re.compile(r"[^.!?]*\b(?:has|have)\b")
_WINDOW, _NEAR = 80, 60
"""So many characters before a date are looked at, so many for a pluperfect."""


_HAD = tuple(f" had {word} " for word in ("to", "the", "a", "an", "his", "her", "its", "their"))
"""Here "had" is a verb of its own."""


def behind_pluperfect(text: str, start: int) -> bool:
    """ "Had fled in May": does "had" stand before a date in its clause? "Had to", "had the treaty signed" tell of no time before."""
    at = text.rfind(" had ", max(0, start - _NEAR), start)
    return at >= 0 and not text.startswith(_HAD, at) and _CLAUSE_END.search(text, at, start) is None


def beside_pluperfect(text: str, start: int) -> bool:
    """ "In May she had fled": does "had" stand before a date in its clause, or a little behind it?"""
    at = text.find(" had ", start, start + _NEAR)
    return behind_pluperfect(text, start) or (at >= 0 and _CLAUSE_END.search(text, start, at) is None)


def up_to_now(text: str, start: int) -> bool:
    """ "Troops have held the town since May": does a present perfect stand around a date in its sentence?"""
    opens = text.rfind(". ", 0, start) + 1
    return _PERFECT.match(text, max(opens, start - _WINDOW), start + _WINDOW) is not None


def in_relative(text: str, start: int) -> bool:
    """ "The war, which began in 2017, has", "the court that she founded in 2010"."""
    window = max(0, start - _WINDOW)
    before = text[window:start].lower()
    if not _opens_relative(before):  # told many times sooner than by the expression
        return False
    opens = max(map(before.rfind, ",;:."))
    told = _opens_relative(before[opens + 1 :])
    return told and _RELATIVE.search(text, window + max(0, opens), start) is not None


def _opens_relative(words: str) -> bool:
    return "wh" in words or "that" in words or " before " in words or " after " in words


def in_aside(text: str, start: int) -> bool:
    """ "The court, set up in 2002, ruled"."""
    ends = _ENDS_ASIDE.match(text, start)  # told sooner than whether it was opened
    return ends is not None and _ASIDE.search(text, max(0, start - _WINDOW), start) is not None


def leads_on(text: str, start: int) -> bool:
    """ "The strike, called in 2014, began in July": does an aside lead on to the story?"""
    return _LEADING_ON.search(text, max(0, start - _WINDOW), start) is not None


def in_comparison(text: str, start: int) -> bool:
    """ "The worst since the coup in 1948", "until the fall of the city in June"."""
    return _COMPARED.search(text, max(0, start - _WINDOW), start) is not None


def goes_on(sentence: Sentence, behind: int, start: int) -> bool:
    """ "Was freed in 2015 and died on 3 May": does another verb follow a date at once, or with "and", before the next?"""
    at = bisect_left(sentence.starts, behind)
    at += sentence.tags[at : at + 1] == ("CCONJ",)
    return any(g.first == at and g.form == "finite" and g.start < start for g in sentence.groups)


def may_tell_which(text: str, start: int, end: int) -> bool:
    """Whether `tells_which` may say so: told many times sooner, without the sentence.

    A word stands right behind the date, and no other verb than the participle before it.
    """
    return text[end : end + 1].isspace() and _TOLD.search(text, max(0, start - _WINDOW), start) is None


def tells_which(sentence: Sentence, start: int) -> bool:
    """ "A plan drawn up in 2019 promised much": does a date hang on a participle behind the noun with which a clause opens?"""
    at = bisect_left(sentence.starts, start)
    near = bisect_left([group.first for group in sentence.groups], at)
    if not 0 < near < len(sentence.groups):
        return False
    done, told = sentence.groups[near - 1 : near + 1]
    if done.form != "participle" or done.voice != "passive" or told.form != "finite":
        return False
    before = {
        sentence.words[n] for g in sentence.groups[near - 2 : near - 1] for n in range(g.last, done.first)
    }
    opens = near == 1 or not before.isdisjoint({":", ";"})
    behind_noun = done.first > 0 and sentence.tags[done.first - 1] in ("NOUN", "PROPN")
    return opens and behind_noun and "PUNCT" not in sentence.tags[done.last : told.first]
