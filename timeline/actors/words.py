"""The word lists that the rules of actors ask for, read from `actor_words.tsv`; and where words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.lexicon.lists import lists

ENDS = re.compile(r"\b")


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a named list of words."""
    return lists("actor_words")[name]


def places_of(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text, up to the end of a word; a regular expression would be compiled anew for each name."""
    at = text.find(words)
    while at >= 0:
        if ENDS.match(text, at + len(words)):
            yield at
        at = text.find(words, at + 1)
