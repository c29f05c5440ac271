"""The words with which a mention is told, as they are compared: names with a state's as its code, stems, figures."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from timeline.lexicon.actors import states
from timeline.lexicon.names import fold, resolve, state_phrases
from timeline.store.merging import near

_TIMES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar",
     "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring", "summer", "autumn", "winter"}
)  # fmt: skip
_STOP = frozenset(
    {"the", "and", "for", "with", "from", "that", "its", "his", "her", "their", "after", "over", "into", "will", "was",
     "were", "has", "have", "had", "been", "not", "would", "could", "may", "said", "which", "who", "this", "between",
     "first", "two", "last", "new", "president", "minister", "prime", "foreign", "government", "leader", "country",
     "mr", "mrs", "ms", "dr", "sir", "secretary", "general", "chancellor", "king", "queen", "state", "states", "united",
     "republic"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w-]+")
_CAPITAL = re.compile(r"(?<![a-z])(?<![a-z]-)[^\W\d_a-z][\w-]+")
_FIGURE = re.compile(r"\d[\d.,]*")
_APART = frozenset(
    {"after", "against", "among", "as", "at", "before", "by", "during", "for", "from", "in", "into", "on", "over", "since",
     "through", "to", "under", "until", "when", "with"}
)  # fmt: skip
"""Words behind which stands what is no object."""
_BESIDE = 4  # words
_OWNED = re.compile(r"['’]|\s(?!was\b|is\b|has\b|dies\b)[a-z]{2,}s\b")
"""What follows a name whose people are meant: "Corin's men", "Corin loyalists"."""
_LOYAL = re.compile(r"\b(?:against|for|supporting|to|with)\s$")
"""What stands before it: "soldiers loyal to Corin"."""
_YEAR = re.compile(r"(1[5-9]|20)\d\d")


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name as names are compared."""
    return tuple(fold(name).split())


@lru_cache(maxsize=1 << 16)
def is_state(name: str) -> bool:
    """Is this the name of a state?"""
    return _code(name) is not None


@lru_cache(maxsize=1 << 16)
def _code(name: str) -> str | None:
    meant = resolve(name)
    return meant.country if meant else None


@cache
def _lands() -> frozenset[str]:
    return frozenset(state.name for state in states())


def is_land(name: str) -> bool:
    """Is this place a whole state?"""
    return name in _lands()


def is_code(name: str) -> bool:
    """Does a party or a proper name stand for a state?"""
    return name in _codes()


def any_state(names: frozenset[str]) -> bool:
    """Does any of these parties or proper names stand for a state?"""
    return not _codes().isdisjoint(names)


def states_among(names: frozenset[str]) -> frozenset[str]:
    """Give the states among parties or proper names."""
    return names & _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.code for state in states())


@lru_cache(maxsize=1 << 8)  # the mentions of a sentence stand beside each other, in the same words
def proper(text: str) -> frozenset[str]:
    """Give the words with a capital letter that name something, a state's name as its code."""
    found = _CAPITAL.findall(text)
    names: set[str | None] = set()
    if not _heads().isdisjoint(found):
        found, names = _joined(text, found)
    first = found[:1] if text.startswith(tuple(found[:1])) else []
    names.update(_proper(word, False) for word in found[len(first) :])
    names.update(_proper(word, True) for word in first)
    return frozenset(name for name in names if name)


def _joined(text: str, found: list[str]) -> tuple[list[str], set[str | None]]:
    """Take the names of states that are of two words or three out of those of a text; give the rest, and their codes."""
    rest, codes, place = [], set[str | None](), 0
    while place < len(found):
        size, code = _phrase(text, found[place : place + 3]) if found[place] in _heads() else (1, None)
        if code:
            codes.add(code)
        else:
            rest.append(found[place])
        place += size
    return rest, codes


def _phrase(text: str, found: list[str]) -> tuple[int, str | None]:
    """Give how many of these words are a state's name in this text, and its code."""
    for size in range(len(found), 1, -1):
        phrase = " ".join(found[:size])
        if (code := _phrases().get(fold(phrase))) and phrase in text:
            return size, code
    return 1, None


@cache
def _phrases() -> dict[str, str]:
    return state_phrases()


@cache
def _heads() -> frozenset[str]:
    """The words with which such names begin."""
    return frozenset(phrase.partition(" ")[0].title() for phrase in _phrases())


@lru_cache(maxsize=1 << 16)
def _proper(word: str, leads: bool) -> str | None:
    """Give what a word names; one that leads a sentence names nothing where the lexicon has it as a common word."""
    from timeline.language.words import load_classes  # a lexicon that those who never merge can do without

    bare = word.casefold()
    if not word[0].isupper() or bare in _TIMES or bare in _STOP:
        return None
    return _code(word) or (None if leads and bare in load_classes() else fold(bare))


@lru_cache(maxsize=1 << 16)
def stems(trigger: str) -> frozenset[str]:
    """Give the stem of a trigger with the rows of near acts that it stands in."""
    found = frozenset(_stem(word) for word in trigger.casefold().replace("-", " ").split())
    return found | near.rows(found)


def told_by(trigger: str, sentence: str) -> frozenset[str]:
    """Give the stems of a trigger as `stems` does; of a verb and its particle, those of what the two mean together."""
    if " " not in trigger and (particles := near.particles(_stem(trigger.casefold()))):
        behind = sentence.partition(f"{trigger} ")[2].partition(" ")[0].rstrip(",.;")
        if meant := particles.get(behind):
            return meant | near.rows(meant)
    return stems(trigger)


@lru_cache(maxsize=1 << 16)
def says(found: frozenset[str]) -> frozenset[str]:
    """Give those stems of a trigger that say something."""
    return frozenset(stem for stem in found if stem[0] != "~") - near.listed("light")


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Give the verb or noun that a form is of, without its last e, so that "visits", "visited", "left", "leave" meet.

    British and American spellings meet too.
    """
    from timeline.language.words import lemma_of

    lemma = lemma_of(word, "verb")
    if lemma == word:
        lemma = lemma_of(word, "noun")
    return near.spelled(lemma.removesuffix("e") or word)


@lru_cache(maxsize=1 << 14)
def act_beside(title: str, trigger: str) -> frozenset[str]:
    """Give the act that a verb bears which says little: right behind it ("held talks"), else the first before ("the vote came")."""
    if stems(trigger).isdisjoint(near.listed("bearing")):
        return frozenset()
    before, _, behind = title.partition(trigger)
    leads = title.startswith
    object_ = takewhile(lambda word: word not in _APART, _WORD.findall(behind)[:_BESIDE])
    for found in (object_, _WORD.findall(before)):
        acts = [
            stem
            for word in found
            if (word.islower() or leads(word)) and near.tells(stem := _stem(word.lower()))
        ]
        if acts:
            return frozenset(acts[:1])
    return frozenset()


def himself(name: str, sentence: str) -> bool:
    """Is it the bearer of a name that a sentence tells of, and nobody of his?"""
    before, _, behind = sentence.partition(name)
    return not (_OWNED.match(behind) or _LOYAL.search(before))


def figures(text: str) -> frozenset[str]:
    """Give the numbers of a text that are told in three digits or more, but for years."""
    return frozenset(
        bare
        for found in _FIGURE.findall(text)
        if len(bare := found.strip(".,").replace(",", "")) > 2 and not _YEAR.fullmatch(bare)
    )


@lru_cache(maxsize=1 << 14)
def counts(text: str) -> frozenset[int]:
    """Give the numbers that a text tells, in digits or in words, but for years: "1,200", "seventy-six"."""
    digits = (found.strip(".,").replace(",", "") for found in _FIGURE.findall(text))
    told = {int(bare) for bare in digits if bare.isdecimal() and not _YEAR.fullmatch(bare)}
    for word in _WORD.findall(text.casefold()):
        parts = [_cardinals().get(part, 0) for part in word.split("-")]
        told.add(sum(parts) if all(parts) else 0)
    return frozenset(told - {0, 1})


@cache
def _cardinals() -> dict[str, int]:
    from timeline.times.words import NUMBER_ROWS  # that those who never merge can do without

    return {row.words: row.value for row in NUMBER_ROWS if row.name == "CARD" and isinstance(row.value, int)}


def words(text: str) -> frozenset[str]:
    """Give the stems of the common words of a text that say something."""
    return frozenset(
        _stem(word) for word in _WORD.findall(text) if word.islower() and len(word) > 2 and word not in _STOP
    )
