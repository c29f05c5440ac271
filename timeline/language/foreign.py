"""Tell sentences that are not English: full of another language's function words, or in another script."""

from __future__ import annotations

from functools import cache

from timeline.language.model import Sentence
from timeline.lexicon.tables import rows

FEWEST = 4
"""Below this many words there is too little to tell by."""
MOST_FOREIGN = 0.3
ENGLISH = frozenset(
    "the of and to a in that is was for it with as his on be at by this had not are but from or have an they which were there been "
    "their will would has he she its who after said".split()
)


@cache
def _foreign_words() -> frozenset[str]:
    words = {word for row in rows("foreign") for word in row["words"].split()}
    return frozenset(words - ENGLISH)


def is_foreign(sentence: Sentence) -> bool:
    """Say whether a sentence is in another language than English, as far as its small words and letters tell."""
    words = [token.text for token in sentence.tokens if token.text[0].isalpha()]
    if len(words) < FEWEST:
        return False
    english = sum(word.lower() in ENGLISH for word in words)
    foreign = sum(_tells(words, at) for at in range(len(words)))
    return foreign > english and foreign / len(words) >= MOST_FOREIGN


def _tells(words: list[str], at: int) -> bool:
    """Say whether a word is another language's; a particle beside a capital may be part of a name ("von der Leyen")."""
    word = words[at]
    if not word[0].isascii() or (word[0].islower() and not word.isascii()):
        return True
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return word.lower() in _foreign_words() and not any(other[0].isupper() for other in beside)
