"""Words: the class of a word form, from the lexicon or its ending, and its lemma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import repeat

from timeline.lexicon.lists import lists
from timeline.lexicon.tables import records

POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your"))
REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
RELATIVES = frozenset(("who", "which", "that"))
POSSESSIVE_S = frozenset(("'s", "’s"))
GENITIVES = POSSESSIVE_S | {"'", "’"}
"""What ends a noun whose something is: "Japan's ministers", "the ministers' talks"."""
VERBAL = frozenset(("VB", "VN", "NV", "NW", "JV", "SET", "BN"))
_INFLECTED = frozenset(("DN", "DNT", "VBD", "VBN", "VBG"))
_PASTS = frozenset(("VBD", "DN", "DNT", "DNJ", "DNP", "DNN", "SAYD", "SAID"))
_LEAN = {"NV": "NVS", "NW": "NNS", "VN": "VNS", "VB": "VBZ", "JV": "VBZ", "SET": "VNS", "BN": "VNS"}
_PREFIX = re.compile(r"(?:re|co|pre|un|over|mis|dis|de|non|out|under|self|counter|inter)-?(?=[a-z]{3})")
_ADJECTIVE = re.compile(r"(?:ous|ful|ible|able|ical|ic|ive|less|ish|ary|ese|ant|ent|al)$")
_MUTE_E = re.compile(r"(?:[cvuz]|[^aeioul]l|[dr]g|[^aeiou]at|i[sz])$")
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtv]")  # whose last letter is doubled: "ban", "stop"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


def _read(*names: str) -> dict[str, str]:
    """Read tables of words, of which the later win; in each the first row of a word wins: the user's own come first."""
    table: dict[str, str] = {}
    for name in names:
        for words, kind in reversed(list(records(name, "words", "class"))):
            table.update(zip(words.split(" "), repeat(kind), strict=False))
    return table


@cache
def closed_classes() -> dict[str, str]:
    """Read the hand-written words: word form -> class name."""
    return _read("closed_class")


@cache
def load_classes() -> dict[str, str]:
    """Read the lexicon: word form -> class name. The hand-written words go first."""
    return _read("words", "closed_class")


@cache
def words_of(name: str) -> frozenset[str]:
    """Give a named list of lemmas from word_lists.tsv."""
    return lists("word_lists")[name]


@cache
def _irregular() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for pos, lemma, forms in records("verbs", "pos", "lemma", "forms"):
        for form in forms.split(" "):
            found.setdefault((pos, form), lemma)
    return found


def guess(word: str, table: Mapping[str, str]) -> str:
    """Guess the class of a lower-case word that the lexicon lacks, from its ending and its stem's class."""
    if not word[:1].isalpha():
        return "JJ" if _ORDINAL.match(word) or "%-" in word else "CD" if word[:1].isdigit() else "SYM"
    if "-" in word:
        return _hyphenated(word, table)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        base = table.get(stem(word, "verb", table), "NN")
        return _LEAN.get(base, "NNS")
    if word.endswith("ed") and len(word) > 4:
        return "DN" if not word.startswith("un") or stem(word, "verb", table) in table else "VAJ"
    if word.endswith("ing") and len(word) > 5:
        return "VBG"
    if word.endswith("ly") and len(word) > 4:
        return "RB"
    if _ADJECTIVE.search(word) and len(word) > 5:
        return "JJ"
    prefix = _PREFIX.match(word)
    known = table.get(word[prefix.end() :]) if prefix else None
    return known if known in VERBAL or known in _INFLECTED else "NN"


def _hyphenated(word: str, table: Mapping[str, str]) -> str:
    head, _, tail = word.rpartition("-")
    if not tail or not head:
        return "NN"
    prefix = _PREFIX.match(word)
    last = table.get(tail) or guess(tail, table)
    if prefix and prefix.group() in (head, f"{head}-"):
        return "VN" if last in ("NV", "NW") else last
    if last in ("NNS", "NVS", "RB", "CD", "VNS"):
        return "NNS" if last in ("NVS", "VNS") else last
    return "JN" if last in ("NN", "NV", "VN", "NW", "GN") else "JJ"


def _undouble(stemmed: str, table: Mapping[str, str]) -> str:
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "aeiousf":
        single = stemmed[:-1]
        if stemmed not in table and (single in table or stemmed[-1] not in "lz"):
            return single
    return stemmed


def stem(word: str, pos: str, table: Mapping[str, str]) -> str:
    """Take the regular inflection off a lower-case form of a "noun" or "verb"."""
    ending = (
        "ing" if word.endswith("ing") else "ed" if word.endswith("ed") else "s" if word.endswith("s") else ""
    )
    if (
        not ending
        or (pos == "noun" and ending != "s")
        or len(word) < 4
        or (ending == "s" and word.endswith(("ss", "us", "is")))
        or table.get(word) in VERBAL  # "bring", "succeed"
    ):
        return word
    if ending == "s":
        return _stem_s(word, table)
    bare = word[: -len(ending)]
    if bare.endswith("i") and ending == "ed" and bare[-2] not in "aeou":
        return f"{bare[:-1]}y"
    single = _undouble(bare, table)
    if table.get(bare) in VERBAL and table.get(f"{bare}e") not in VERBAL:
        return bare
    if table.get(f"{bare}e") in VERBAL or (single not in table and _MUTE_E.search(bare)):
        return f"{bare}e"
    return single


def is_spelt(past: str, lemma: str) -> bool:
    """Say whether a past in "-ed" is spelt as its verb asks: "barred" is a form of "bar", "bared" of "bare" alone."""
    return past != f"{lemma}ed" or _SHORT.fullmatch(lemma) is None


def _stem_s(word: str, table: Mapping[str, str]) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2] if word[:-1] not in table else word[:-1]
    return word[:-1]


@lru_cache(maxsize=1 << 16)
def class_of(word: str) -> str:
    """Give the class name of a lower-case word form."""
    table = load_classes()
    return table.get(word) or guess(word, table)


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str, pos: str) -> str:
    """Give the lemma of a lower-case form as "noun" or "verb"; of a compound verb ("test-fired") the last part is inflected."""
    known = _irregular().get((pos, word))
    prefix, hyphen, last = word.rpartition("-")
    if pos == "verb" and prefix and not known:
        return f"{prefix}{hyphen}{lemma_of(last, pos)}"
    return known or stem(word, pos, load_classes())


@lru_cache(maxsize=1 << 12)
def past_of(form: str) -> str:
    """Give the past tense of a verb by a lower-case form of it: "stopped" for "stopping" or "stop", "took" for "taken"."""
    if form.endswith("ed"):
        return form
    lemma = lemma_of(form, "verb")
    irregular = [word for (pos, word), of in _irregular().items() if pos == "verb" and of == lemma]
    past = [word for word in irregular if class_of(word) in _PASTS]
    if past:
        return min(past, key=lambda word: class_of(word) != "VBD")
    if class_of(lemma) in {"LET", "SET"}:
        return lemma
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    if form != lemma:
        return f"{form.removesuffix('ing')}ed"
    doubles = _SHORT.fullmatch(lemma) or lemma in words_of("doubling")
    return f"{lemma}{lemma[-1]}ed" if doubles else f"{lemma}ed"
