"""What the words around a date without a year say of it: "since the fire on 20 April", "back in May", "the 11 April collapse"."""

from __future__ import annotations

import re

from timeline.times.found import Match
from timeline.times.words import CLASSES

MARKER = re.compile(r":|\s[-–—]\s")
BESIDE_EVENT = {
    word: re.compile(rf"\b{word}\s(?:the|an?|its|his|her|their)\s[^,;:.]{{1,60}}\s(?:in|on)\s$")
    for word in ("since", "after")
}
"""A date of what came before: "since the fire on 20 April"."""
INSIDE = (CLASSES["IN"], CLASSES["ON"])
"""The last word of `BESIDE_EVENT`."""
BACK = re.compile(r"\bback\s(?:in|on|to)\s$", re.IGNORECASE)
NOT_UNTIL = re.compile(r"\b(?:did|had|was|were)(?:\snot|n['’]t)\b[^.;]*$")
AROUND, CLOSE = 60, 10


def is_past(match: Match, before: str) -> bool:
    """Whether a date is past under any verb: behind "since", "since the fire on", "back in", and "did not speak until"."""
    if before == CLASSES["SINCE"] or (before == CLASSES["UNTIL"] and said_before(match, NOT_UNTIL)):
        return True
    if BACK.search(match.tokens.text, max(0, match.start - CLOSE), match.start):
        return True
    return beside_event(match, before, "since")


def beside_event(match: Match, before: str, word: str) -> bool:
    """Whether a date is that of an event with this word in front."""
    if before not in INSIDE:
        return False
    return BESIDE_EVENT[word].search(match.tokens.text, max(0, match.start - 80), match.start) is not None


def said_before(match: Match, words: re.Pattern[str]) -> bool:
    """Whether these words stand a little before, in the same clause."""
    return words.search(match.tokens.text, max(0, match.start - AROUND), match.start) is not None


def names(match: Match, before: str) -> bool:
    """Whether a date tells one thing from others: "the 11 April collapse"."""
    return before == CLASSES["THE"] and match.tokens.letters.startswith(CLASSES["WORD"], match.behind)


def marks(match: Match) -> bool:
    """Whether a date heads an item of a chronology ("20 April: the rig explodes"), told in the present."""
    return MARKER.match(match.tokens.text, match.end) is not None
