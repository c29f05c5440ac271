"""What the words around a date without a year say of it: "since the fire on 20 April", "back in May", "the 11 April collapse"."""

from __future__ import annotations

import re

from timeline.times.anchoring.lemmas import APPOINTED
from timeline.times.found import Match
from timeline.times.words import CLASSES

BARE_DATE = "(?:{EARLY}|{LATE}|{THE})*[{DD}{ORDN}]?{OF}?[{MONTH}{MARCH}{MAY}{MONABBR}{SEASON}{SPRING}{FALL}]{DOT}?[{DD}{ORDN}]?".format(
    **CLASSES
)
SPAN = re.compile("[{TO}{UNTIL}{THROUGH}]".format(**CLASSES) + BARE_DATE)
"""Behind the first day of a span, its last one: "was held from 26 January until 4 September"."""
MARKER = re.compile(r"[*_]{0,3}(?::|\s[-–—]\s)")
BESIDE_EVENT = {
    word: re.compile(
        rf"{word}(?<!\w{word})(?<!\buntil {word})\s(?:the|an?|its|his|her|their)\s[^,;:.]{{1,60}}\s(?:in|on)\s$"
    )
    for word in ("since", "after")
}
"""A date of what came before: "since the fire on 20 April"."""
INSIDE = (CLASSES["IN"], CLASSES["ON"])
"""The last word of `BESIDE_EVENT`."""
BACK = re.compile(r"(?<!\bput )(?<!\bset )(?<!\bpushed )(?<!\bmoved )\bback\s(?:in|on|to)\s$", re.IGNORECASE)
NOT_UNTIL = re.compile(r"\b(?:did|had|was|were)(?:\snot|n['’]t)\b[^.;]*$")
CALLED_OFF = re.compile(r"\b(?:call\w* off|cancel|postpone|put\w* off|scrap|shelv)[^.;]*$", re.IGNORECASE)
"""Before the time of what was called off."""
CALLED_OFF_IT = re.compile(
    r"\b(?:call\w* off|cancel\w*|postpon\w*|put\w* off|scrap\w*|shelv\w*)\s(?:the\s)?$", re.IGNORECASE
)
"""Right before it: "called off Friday's strike"."""
SETTLED = re.compile(
    r"\s(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:call|cancel|postpon|scrap|shelv|put\soff|plan|schedul|expect|unlikely|likely|in\sdoubt)",
    re.IGNORECASE,
)
"""Behind a date: what became of the thing set for it ("the visit in March was called off")."""
BROUGHT = re.compile(r"\b(?:bring|brought)\b[^.;,]*\bforward\b[^.;,]*$")
"""Before "from June to May": the second date is the earlier one."""
PLANNED = re.compile(r"\b(?:was|were|been|,|^)\s(?:due|set|scheduled|expected|slated|planned|to)\b[^.;]*$")
"""Before the time of a plan told from behind."""
WAS_DUE = re.compile(r"\b(?:was|were)\s(?:due|set|scheduled|expected|slated|planned)\sto\s[^.;,]*$")
"""Before the day of a plan told when that day had gone."""
WAS_TO_HAVE = re.compile(r"\b(?:was|were)\sto\shave\s[^.;,]*$")
"""Before the day of a plan that came to nothing, which may still be ahead."""
ASKED = re.compile(
    r"\b(?:agreed|asked|called\son|decided|demanded|instructed|invited|ordered|pledged|pressed|promised|threatened|told"
    r"|urged|voted|vowed|warned)\b[^.;,]*\sto\s(?!(?:be|"
    + "|".join(sorted(APPOINTED))
    + r")\b)(?:(?!\sto\s|\sby\s$|\suntil\s$)[^.;,])*$"
)
"""Before the day on which somebody asked or promised what needs no appointment."""
BUT = re.compile(r",?\sbut\b")
"""Behind such a day: it came to nothing, and may still be ahead."""
BIDDEN = re.compile(r"\bto\s\w[^.;]*$")
"""Before the time of what somebody was asked or meant to do."""
WILL = re.compile(r"\b(?:will|shall)\s[^.;]*$")
"""Before the time of what is to come."""
AHEAD = re.compile(
    r"[^.;\n]{0,160}\b(?:will|would|shall|may|might|could|due|expected|scheduled|set\s(?:to|for)|planned)\b|[^.;\n]{0,160}[^.;\ns]\sto\s"
)
"""Behind the date of an item that may still be to come."""
EXPECTED = re.compile(r"[^.;\n]{0,160}\w\s(?:due|expected|scheduled|set)\s(?:to|for|in)\s")
"""Behind the date of an item that is."""
_SUDDEN = (
    r"(?:abduction|air\s?strike|ambush|arrest|assassination|attack|avalanche|blast|blaze|bombing|breach|clash|collapse|collision"
    r"|coup|crash|cyclone|defeat|derailment|disaster|drowning|earthquake|explosion|flood|hack|hurricane|invasion|kidnapping"
    r"|killing|landslide|leak|massacre|murder|mutiny|outage|quake|raid|resignation|riot|robbery|shelling|shooting|shootout"
    r"|shoot-out|siege|sinking|spill|stabbing|storm|stampede|takeover|tsunami|typhoon|uprising|wildfire)(?:e?s)?\b"
    r"(?!\s(?:anniversary|drill|exercise|inquiry|memorial|plan|season|trial|warning))"
)
SUDDEN = re.compile(rf"\s(?:[\w-]+\s)?{_SUDDEN}")
"""Behind a date: what nobody sets a date for ("the 3 May bombing")."""
_WRITTEN = (
    r"(?:accord|announcement|communiqu[eé]|declaration|decree|directive|judge?ment|letter|memorandum|memo|order|resolution|ruling"
    r"|statement|telegram|verdict|warrant)s?\b"
)
OF_SUDDEN = re.compile(rf"\b[Tt]he\s(?:[\w-]+\s)?(?:{_SUDDEN}\s(?:of|on)|{_WRITTEN}\sof)\s$")
"""Before it: "the bombing of 3 May", "the ruling of 3 May"."""
IN_SUDDEN = re.compile(rf"\b(?:an?|the|its|his|her|their)\s(?:[\w-]+\s)?{_SUDDEN}\s(?:in|on)\s$")
"""And where that is no more than near: "stands trial over a bombing in May"."""
AROUND, CLOSE = 60, 10


def is_past(match: Match, before: str) -> bool:
    """Whether a date is past under any verb: that of a bombing, behind "since", "back in", "did not speak until"."""
    if before == CLASSES["SINCE"] or (before == CLASSES["UNTIL"] and said_before(match, NOT_UNTIL)):
        return True
    if BACK.search(match.tokens.text, max(0, match.start - CLOSE), match.start):
        return True
    return is_sudden(match) or beside_event(match, before, "since")


def is_sudden(match: Match) -> bool:
    """Whether a date is that of what nobody sets a date for: "the 3 May bombing", "the bombing of 3 May"."""
    owned = match.tokens.letters.startswith(CLASSES["POSS"], match.behind)
    of = match.tokens.text[match.start - 3 : match.start - 1] in ("of", "on")
    return (not owned and said_behind(match, SUDDEN)) or (of and said_before(match, OF_SUDDEN))


def beside_event(match: Match, before: str, word: str) -> bool:
    """Whether a date is that of an event with this word in front."""
    if before not in INSIDE:
        return False
    return BESIDE_EVENT[word].search(match.tokens.text, max(0, match.start - 80), match.start) is not None


def said_before(match: Match, words: re.Pattern[str]) -> bool:
    """Whether these words stand a little before, in the same clause."""
    return words.search(match.tokens.text, max(0, match.start - AROUND), match.start) is not None


def said_behind(match: Match, words: re.Pattern[str]) -> bool:
    """Whether these words follow."""
    return words.match(match.tokens.text, match.end) is not None


def names(match: Match, before: str) -> bool:
    """Whether a date tells one thing from others: "the 11 April collapse"."""
    return before == CLASSES["THE"] and match.tokens.letters.startswith(CLASSES["WORD"], match.behind)


def marks(match: Match) -> bool:
    """Whether a date heads an item of a chronology ("20 April: the rig explodes"), told in the present."""
    return MARKER.match(match.tokens.text, match.end) is not None
