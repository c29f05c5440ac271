"""Tokens of a sentence, and the class of each before its context is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import add

from timeline.kept import Kept
from timeline.language.classes import CODE
from timeline.language.tagger import members
from timeline.language.words import class_of, is_spelt, load_classes, stem, words_of

_PIECE = re.compile(
    r"""\w++\s++|[A-Z]{1,3}\$(?=\d)|(?:\d[\d.,]*+%-[a-z]++|\w++(?:(?:\.?-|['’&./–:,])(?=\w)(?:(?<![:,])|(?<=\d[:,])(?=\d))\w+)*(?:\+(?!\w)|\.(?=\s*[\s,;)\]]|['’]s\b))?"""
    r"""|\.{2,}|-{2,}|['’](?:s|re|ve|ll|d|m)\b|\S)\s*+"""
)
"""A token with the white space behind it: the pieces of a text join into the text."""
_LINK = re.compile(r"\[([^][\n]{1,200})\]\([^()\s]{1,2000}\)")
"""A link of Markdown: "[declined to sign](https://example.org/1)"."""
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m)|(?<=can)not)\s*\Z", re.IGNORECASE)
Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""Words, where each starts, where each ends."""
_MARKS = {
    **dict.fromkeys(",،、", "COMMA"), **dict.fromkeys(":;", "COLON"),
    **dict.fromkeys(("—", "–", "-", "--", "---", "―", "|", "•", "*"), "DASH"),
    **dict.fromkeys("\"“”„«»‘`", "QUOTE"), **dict.fromkeys("([{", "LRB"), **dict.fromkeys(")]}", "RRB"),
    **dict.fromkeys((".", "!", "?", "…", "...", ".."), "STOP"),
    **dict.fromkeys("'’", "POS"), "&": "NNP",
}  # fmt: skip
_QUALITY = re.compile(r"\w{3}(?:ous|ible|ical|less|ful)$")
"""With what no name ends: "Ambitious plans"."""
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_OPEN = frozenset(
    ("NN", "NNS", "JJ", "RB", "VB", "VBZ", "VBD", "VBN", "VBG", "NW", "NV", "VN", "NVS", "VNS", "DN", "DNP",
     "DNJ", "DNN", "SET", "BN", "GN", "GJ", "JV", "JN", "JR", "CD", "UH", "SAYD", "SAY", "SAYS", "SAYN",
     "DNC", "DNT", "LET", "LIKE", "TMP", "RP", "DON")
)  # fmt: skip
_PARTICIPLES = members("ED|DNC|DNT|VBD|VBN|BEN|VBG|GN")
"""What may follow an auxiliary: a participle, or what may be one."""
_PEOPLES = ("ians", "eans", "icans")
_RESTART = members("QUOTE|COLON|LRB|DASH")
_AUXILIARIES = members("BE|HAVE")
_FEWEST = 3
"""So many words of four letters or more show whether a line is a title."""
_NNP = CODE["NNP"]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """Give the tokens of text[start:end]; "don't" is "do" + "n't", "Ukraine's" is "Ukraine" + "'s"."""
    segment = text[start:end]
    if "](" in segment:
        segment = _LINK.sub(_link_text, segment)
    segment = segment.lstrip()
    pieces = _PIECE.findall(segment)
    if "'" in segment or "’" in segment or "annot" in segment:
        pieces = list(chain.from_iterable(map(_PARTS.__getitem__, pieces)))
    words = tuple(map(str.rstrip, pieces))
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=end - len(segment)))
    return words, starts, tuple(map(add, starts, map(len, words)))


def _link_text(link: re.Match[str]) -> str:
    """The text of a link in its place, with spaces for what leads whither."""
    return f" {link[1]} {' ' * (link.end() - link.end(1) - 1)}"


def _parts(piece: str) -> tuple[str, ...]:
    """Part a contraction, and "cannot"."""
    tail = _CONTRACTION.search(piece, 1) if len(piece.rstrip()) > 2 else None
    return (piece,) if tail is None else (piece[: tail.start()], piece[tail.start() :])


_PARTS = Kept(_parts)


def inner_code(word: str) -> str:
    """Give the class code of a word inside a sentence, where a capital means a name."""
    if _YEAR.fullmatch(word):
        return CODE["YR"]
    if word[-1] == "$":  # "A$"
        return CODE["SYM"]
    lower = word.lower()
    if word == lower:
        return CODE[_MARKS.get(word) or class_of(lower)]
    table = load_classes()
    if word in table:
        return CODE[table[word]]
    name = table.get(lower)
    if name is None and lower.endswith(_PEOPLES) and len(word) > 5:
        return CODE["NNS"]
    if name is None or name in _OPEN or (len(word) > 1 and word.isupper()):
        return CODE["CD"] if name == "CD" else CODE["JJ"] if word[0].isdigit() else _NNP
    return CODE[name]


_INNER = Kept(inner_code)


@lru_cache(maxsize=1 << 16)
def first_code(word: str) -> str:
    """Give the class code of a word whose capital comes from its place: first, or in a title."""
    lower = word.lower()
    if word == lower:
        return inner_code(word)
    table = load_classes()
    name = table.get(word) or table.get(lower)
    if name is not None:
        return CODE[name]
    guessed = class_of(lower)
    if lower.endswith(_PEOPLES) and len(word) > 5:
        return CODE["NNS"]
    known = guessed in ("RB", "VBG", "DN", "VBZ", "VNS", "NVS", "NNS") and _has_stem(lower, guessed)
    known = known or _QUALITY.search(lower) is not None
    return CODE[guessed] if known else CODE["NNPI"]


def _has_stem(word: str, guessed: str) -> bool:
    """Say whether a regular inflection leaves a word of the lexicon: "Beijing" and "Jared" are no forms of verbs."""
    table = load_classes()
    if guessed == "RB":
        return word[:-2] in table
    stemmed = stem(word, "noun" if guessed == "NNS" else "verb", table)
    return stemmed in table and (guessed != "DN" or is_spelt(word, stemmed))


def codes_of(words: Sequence[str]) -> str:
    """Give the class codes of a sentence's words, one character each."""
    if _titled(words):
        return "".join([first_code(word) for word in words])
    codes = list(map(_INNER.__getitem__, words))
    starts = [0]
    if not _RESTART.isdisjoint(codes):
        starts += [at for at, code in enumerate(codes[:-1], 1) if code in _RESTART]
    for at in starts:
        if len(words[at]) == 1 or not words[at].isupper():
            codes[at] = first_code(words[at])
    known = _adverbials()
    for at, code in enumerate(codes[:-2], 1):
        if code in _AUXILIARIES and words[at] in known:
            _read_adverbial(codes, at, words, known[words[at]])
    return "".join(codes)


@cache
def _adverbials() -> dict[str, list[tuple[str, ...]]]:
    """Give the phrases that stand between an auxiliary and its verb like an adverb, by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words_of("adverbial"):
        parts = tuple(phrase.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return found


def _read_adverbial(codes: list[str], at: int, words: Sequence[str], known: list[tuple[str, ...]]) -> None:
    """Make adverbs of the words of such a phrase: "was at last allowed", "has so far refused"."""
    for phrase in known:
        behind = at + len(phrase)
        if tuple(words[at:behind]) == phrase and codes[behind : behind + 1] and codes[behind] in _PARTICIPLES:
            codes[at:behind] = [CODE["RB"]] * len(phrase)


def _titled(words: Sequence[str]) -> bool:
    """Say whether capitals tell nothing here: a line in capitals, or a Title With Most Words Capitalised."""
    if words[-1] == "." and not all(word.isupper() for word in _letters(words)):
        return False
    first = [word[0] for word in _letters(words)]
    return len(first) >= _FEWEST and sum(map(str.isupper, first)) > 0.8 * len(first)


def _letters(words: Sequence[str]) -> Iterator[str]:
    """Give the words long enough to have a capital in a title."""
    return (word for word in words if len(word) > 3 and word[0].isalpha())
