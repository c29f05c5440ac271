"""Turn a text into a string of class letters, one for each token, over which the rules are matched.

One pass of one regular expression finds words, numbers and marks; a dict gives the class of a known word, its
shape the class of a number. Runs of unknown words shrink to one letter, so that the string is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, compress
from operator import ne
from typing import NamedTuple

from timeline.kept import Kept
from timeline.times import named
from timeline.times.named import NAMES, plain
from timeline.times.words import CLASSES, VOCABULARY

TOKEN = rf"""
      (?![apo][.'’])[a-z]\w*+                          # most tokens
    | \d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
    | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?!\d)
    | (?:(?<=\n)|(?<=\*\*))\d{{1,2}}/\d{{1,2}}(?=\*{{0,2}}:?\*{{0,2}}[ ]?[-–—:|])   # marks an item: "28/7 –"
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
GAP = r"(?:[ ](?![\s_])|(?:[^\S\n]++|_|\n(?![^\S\n]*\n))*)"
"""What parts two tokens; without a possessive group, which Python before 3.11.5 matches wrongly (gh-106052)."""
PIECES = re.compile(f"(?:{TOKEN}){GAP}", re.VERBOSE)
"""Tokens with what parts each from the next: from the first token on, the pieces of a text join into the text."""
L = CLASSES
WORD, CAP, CODE, BREAK, DASH, MONEY = (L[n] for n in ("WORD", "CAP", "CODE", "BREAK", "DASH", "MONEY"))
UNKNOWN = WORD + CAP
RUNNING = bytes(code if chr(code) in UNKNOWN else 0 for code in range(256))
"""Leaves of the class letters those that run together, where the same one follows."""
NUMBERS = "".join(L[n] for n in ("DD", "NUM", "DEC", "YEAR"))
NO_NUMBER_AFTER = MONEY + L["IDENT"] + DASH + L["DOT"]
# The set goes first and the look-behind over it: a search that starts with a set is several times faster.
GUARDED = re.compile(f"[{NUMBERS}](?<=[{NO_NUMBER_AFTER}].)")
SECOND = re.compile(f"{L['IDENT']}.{L['AND']}[{NUMBERS}]")
"""A second number that the same word names: "Resolutions 1970 and 1973"."""
SUFFIXED = re.compile(r"(\d+)(st|nd|rd|th|s|am|pm|AM|PM)")
OF_CLOCK = "(?![{COUNTED}{UNITS}{MONEY}{MULT}{DASH}{WORD}{ZONE}{LOCAL}])".format(
    COUNTED=L["COUNTED"], UNITS="".join(L[n] for n in ("DAYUS", "CLOCKUS", "PLURALU", "QUARTERUS", "WEEKENDS")),
    MONEY=MONEY, MULT=L["MULT"], DASH=DASH, WORD=WORD, ZONE=L["ZONE"], LOCAL=L["LOCAL"],
)  # fmt: skip
CLOCK_AT = re.compile("{AT}[{ABOUT}{AROUND}]?(?P<year>{YEAR})".format(**L) + OF_CLOCK)
"""A time of day of four digits: "fell asleep at about 1100"; no "at 1990 prices"."""
CLOCK_ZONED = re.compile("(?P<year>{YEAR})(?:{ZONE}|{LOCAL}{TIME})".format(**L))
CLOCK_BESIDE = re.compile(
    "(?<=[{AFTER}{BEFORE}{UNTIL}{BETWEEN}{AND}{FROM}{TO}{BY}{SINCE}])(?P<year>{YEAR})".format(**L) + OF_CLOCK
)
"""What may be another, where a text tells the time so: "between 1040 and 1050"."""
FIRST_YEAR = 1500
"""From here on four digits that may be either are a year."""
HEADING = re.compile(r"^[^\S\n]*#{1,6}[^\S\n]+\Z", re.MULTILINE)
"""What stands before a number that opens a heading."""
LETTERED = re.compile(r"(Q|H|FY)([1-4]|(?:19|20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text.

    `letters` holds a class letter for each, `starts` where each begins, and at last where the text ends; `firsts` and `lasts` are
    their first and last pieces, of which few are ever looked at.
    """

    text: str
    letters: str
    starts: list[int]
    firsts: list[str]
    lasts: list[str]

    def value(self, index: int) -> int | str:
        """What a token stands for."""
        return MEANINGS[self.firsts[index]].value

    def end(self, index: int) -> int:
        """Where a token ends."""
        last = self.lasts[index]
        return self.starts[index + 1] - len(last) + MEANINGS[last].width


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


def meaning(piece: str) -> Meaning:
    """What the token of a piece stands for."""
    word = re.findall(TOKEN, piece, re.VERBOSE)[0] if "_" in piece else piece.rstrip() or piece
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


MEANINGS = Kept(meaning)
LETTERS = Kept[str, str](lambda piece: MEANINGS[piece].letter)
"""The class letter of each piece, which is asked for most."""


def lex(text: str) -> Tokens:
    """Give the tokens of a text. Linear in its length."""
    opening = PIECES.search(text)
    if opening is None:
        return Tokens(text, "", [len(text)], [], [])
    pieces = PIECES.findall(text)
    letters = "".join(map(LETTERS.__getitem__, pieces))
    marks = letters.encode("latin-1")
    begins = bytes(map(ne, marks, b"\0" + marks.translate(RUNNING)))
    places = accumulate(map(len, pieces), initial=opening.start())
    starts = list(compress(places, begins + b"\1"))
    firsts, lasts = list(compress(pieces, begins)), list(compress(pieces, begins[1:] + b"\1"))
    return guarded(Tokens(text, "".join(compress(letters, begins)), starts, firsts, lasts))


def guarded(tokens: Tokens) -> Tokens:
    """The tokens with those numbers as codes that are none ("Article 5", "F-16")."""
    letters = list(tokens.letters)
    for found in GUARDED.finditer(tokens.letters):
        at = found.start()
        if is_code(tokens, letters, at):
            letters[at] = CODE
            if SECOND.match(tokens.letters, at - 1):
                letters[at + 2] = CODE
    for at in clocks(tokens):
        letters[at] = CODE
    return replace(tokens, letters="".join(letters))


def clocks(tokens: Tokens) -> Iterator[int]:
    """The tokens that look like years and are times of day: "at about 1100", and then "until 1221" in the same text."""
    told = [m.start("year") for m in CLOCK_AT.finditer(tokens.letters) if _is_hour(tokens, m.start("year"))]
    yield from told
    if told or CLOCK_ZONED.search(tokens.letters):
        for found in CLOCK_BESIDE.finditer(tokens.letters):
            value = int(tokens.value(found.start("year")))
            if value < FIRST_YEAR and _is_hour(tokens, found.start("year")):
                yield found.start("year")


def _is_hour(tokens: Tokens, at: int) -> bool:
    """Whether four digits are hours and minutes."""
    hours, minutes = divmod(int(tokens.value(at)), 100)
    return hours < 24 and minutes < 60


def is_code(tokens: Tokens, letters: list[str], at: int) -> bool:
    """Whether a number behind "$", "Article", "Vol." or a hyphen is a code ("F-16", "555-1234")."""
    if HEADING.search(tokens.text, max(0, tokens.starts[at] - 12), tokens.starts[at]):
        return False
    beside = at > 1 and tokens.end(at - 2) == tokens.starts[at - 1]
    before = letters[at - 2] if beside else ""
    if letters[at - 1] == L["DOT"]:
        return before in (L["IDENT"], L["NO"])  # "Vol. 1990", "No. 1990"
    if letters[at - 1] != DASH:
        return True
    phone = before == L["NUM"] != letters[at]
    code = phone or (before and before in UNKNOWN + CODE + L["IDENT"] + L["COUNTED"])
    return bool(code) and tokens.end(at - 1) == tokens.starts[at]
