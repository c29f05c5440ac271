"""The word lists that the event rules ask for, read from `event_words.tsv`."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.tables import rows


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("event_words"):
        found.setdefault(row["list"], set()).update(row["words"].split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a named list of lemmas."""
    return _lists()[name]
