"""The word lists that the rules of actors ask for, read from `actor_words.tsv`."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.lists import lists


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a named list of words."""
    return lists("actor_words")[name]
