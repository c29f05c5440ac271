"""Turn a text into a string of class letters, one for each token, over which the rules are matched.

One pass of one regular expression finds words, numbers and marks; a dict gives the class of a known word, its
shape the class of a number. Runs of unknown words shrink to one letter, so that the string is short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple

from timeline.times import named
from timeline.times.named import NAMES, plain
from timeline.times.words import CLASSES, VOCABULARY

TOKEN = rf"""
      (?![apo][.'’])[a-z]\w*+                          # most tokens
    | \d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
    | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?!\d)
    | {named.pattern()}
    | B\.C\.?(?:E\.?)?|C\.E\.?|A\.D\.?|[ap]\.m\.?|[AP]\.M\.?          # eras, halves of the day
    | o['’]clock
    | [^\W\d_]\w*
    | \d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\d)
    | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)(?:am|pm|AM|PM)?
    | \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?
    | \d+\.\d+
    | \d+[^\W\d_]*
    | \n[^\S\n]*\n\s*
    | ['’]s(?!\w)
    | [^\w\s]
    """
GAP = r"(?:[ ](?![\s_])|(?:[^\S\n]|_|\n(?![^\S\n]*\n))*+)"
PIECES = re.compile(f"(?:{TOKEN}){GAP}", re.VERBOSE)
"""Tokens with what parts each from the next: from the first token on, the pieces of a text join into the text."""
PIECE = re.compile(f"({TOKEN}){GAP}", re.VERBOSE)
L = CLASSES
WORD, CAP, CODE, BREAK, DASH, MONEY = (L[n] for n in ("WORD", "CAP", "CODE", "BREAK", "DASH", "MONEY"))
UNKNOWN = WORD + CAP
NUMBERS = "".join(L[n] for n in ("DD", "NUM", "DEC", "YEAR"))
NO_NUMBER_AFTER = MONEY + L["IDENT"] + DASH + L["DOT"]
GUARDED = re.compile(f"(?<=[{NO_NUMBER_AFTER}])[{NUMBERS}]")
SUFFIXED = re.compile(r"(\d+)(st|nd|rd|th|s|am|pm|AM|PM)")
LETTERED = re.compile(r"(Q|H|FY)([1-4]|(?:19|20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: `letters` holds a class letter for each, the lists its value and its span."""

    text: str
    letters: str
    values: list[int | str]
    starts: list[int]
    ends: list[int]


def number(word: str) -> tuple[str, int | str]:
    """Class letter and value of a token that starts with a digit."""
    if word.isdecimal():
        if len(word) > 4:
            return L["NUM"], 0 if len(word) > 18 else int(word)
        value = int(word)
        if len(word) <= 2 and 1 <= value <= 31:
            return L["DD"], value
        return (L["YEAR"] if 1000 <= value <= 2199 else L["NUM"]), value
    suffixed = SUFFIXED.fullmatch(word)
    if suffixed:
        return suffix(word, suffixed[1], suffixed[2])
    if "-" in word:
        return L["ISO"], word
    if ":" in word:
        return L["CLOCK"], word
    if "/" in word:
        return L["SLASHED"], word
    if word.count(".") == 2:
        return L["SLASHED"], word
    plain = word.replace(",", "")
    if plain.isdecimal():
        return L["NUM"], int(plain[:18])
    return (L["DEC"], word) if "." in word else (CODE, word)


def suffix(word: str, digits: str, ending: str) -> tuple[str, int | str]:
    """Class letter and value of "3rd", "1990s", "10pm"."""
    if len(digits) > 4:
        return CODE, word
    value = int(digits)
    if ending == "s":
        decade = value % 10 == 0 and (1000 <= value <= 2100 or 20 <= value <= 90)
        return (L["DECADE"] if decade else CODE), value
    if ending in ("am", "pm", "AM", "PM"):
        return (L["CLOCKED"] if 0 <= value <= 24 else CODE), word
    return L["ORDN"], value


class Meaning(NamedTuple):
    """What a token stands for, its surroundings aside, and how many characters it has."""

    letter: str
    value: int | str
    width: int


@lru_cache(maxsize=1 << 16)
def meaning(piece: str) -> Meaning:
    """What the token of a piece stands for."""
    word = PIECE.findall(piece)[0] if "_" in piece else piece.rstrip() or piece
    return Meaning(*(NAMES.get(plain(word)) or VOCABULARY.get(word) or unknown(word)), len(word))


def unknown(word: str) -> tuple[str, int | str]:
    """Class letter and value of a word that is not in the vocabulary."""
    if word[0].isdecimal():
        return number(word)
    if word[0].isupper():
        lettered = LETTERED.fullmatch(word) if len(word) <= 6 else None
        if lettered and (lettered[1] == "FY") == (len(lettered[2]) > 1):
            return L[{"Q": "QNUM", "H": "HNUM", "FY": "FYNUM"}[lettered[1]]], int(lettered[2])
        return CAP, word
    if word[0] == "\n":
        return BREAK, ""
    return WORD, word


def lex(text: str) -> Tokens:
    """Give the tokens of a text. Linear in its length."""
    pieces = PIECES.findall(text)
    meanings = list(map(meaning, pieces))
    letters = [one.letter for one in meanings]
    begins = [a != b or b not in UNKNOWN for a, b in zip([BREAK, *letters], letters, strict=False)]
    lasts = [*begins[1:], True]
    starts = list(accumulate(map(len, pieces), initial=len(text) - sum(map(len, pieces))))
    ends = [
        start + one.width
        for start, one in zip(compress(starts, lasts), compress(meanings, lasts), strict=False)
    ]
    letters, starts = list(compress(letters, begins)), list(compress(starts, begins))
    values = [one.value for one in compress(meanings, begins)]
    for found in GUARDED.finditer("".join(letters)):
        letters[found.start()] = guarded(letters, starts, ends, found.start())
    return Tokens(text, "".join(letters), values, starts, ends)


def guarded(letters: list[str], starts: list[int], ends: list[int], at: int) -> str:
    """The class of a number behind "$", "Article", "Vol." or a hyphen: a code ("F-16", "555-1234") or what
    it was.
    """
    before = letters[at - 2] if at > 1 and ends[at - 2] == starts[at - 1] else ""
    if letters[at - 1] == L["DOT"]:
        return CODE if before == L["IDENT"] else letters[at]
    if letters[at - 1] != DASH:
        return CODE
    phone = before == L["NUM"] != letters[at]
    code = phone or (before and before in UNKNOWN + CODE + L["IDENT"] + L["COUNTED"])
    return CODE if code and ends[at - 1] == starts[at] else letters[at]
