"""Tell sentences that are not English: full of another language's function words, or in another script."""

from __future__ import annotations

from functools import cache

from timeline.language.model import Sentence
from timeline.lexicon.tables import records

FEWEST = 4
"""Below this many words there is too little to tell by."""
MOST_FOREIGN = 0.3
PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "la", "le", "el", "al", "zu"}
)
"""Words that may be part of a name where they stand beside a capital ("Ursula von der Leyen")."""


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The small words of English, and those of other languages that are none of English."""
    table = list(records("foreign", "language", "words"))
    english = {word for language, words in table if language == "English" for word in words.split()}
    others = {word for _, words in table for word in words.split()}
    return frozenset(english), frozenset(others - english)


def is_foreign(sentence: Sentence) -> bool:
    """Say whether a sentence is in another language than English, as far as its small words and letters tell."""
    if _words()[1].isdisjoint(sentence.lowers) and "".join(sentence.words).isascii():
        return False
    words = [word for word in sentence.words if word[0].isalpha()]
    if len(words) < FEWEST:
        return False
    english = sum(word.lower() in _words()[0] for word in words)
    foreign = sum(_tells(words, at) for at in range(len(words)))
    return foreign > english and foreign / len(words) >= MOST_FOREIGN


def _tells(words: list[str], at: int) -> bool:
    """Say whether a word is another language's; a particle beside a capital, or a later capital, may be a name's."""
    word = words[at]
    if not word[0].isascii() or (word[0].islower() and not word.isascii()):
        return True
    if word in PARTICLES and any(other[0].isupper() for other in words[max(0, at - 1) : at + 2]):
        return False
    return (at == 0 or word.islower()) and word.lower() in _words()[1]
