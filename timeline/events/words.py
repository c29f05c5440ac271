"""The word lists that the event rules ask for, read from `event_words.tsv`."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.lists import lists


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a named list of lemmas."""
    return lists("event_words")[name]
