"""Lists of words that the rules of a room ask for by name: a table for each room, a row for each list."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.tables import records


@cache
def lists(table: str) -> dict[str, frozenset[str]]:
    """Read a table of lists; rows of the same name add up, the user's to the shipped ones."""
    found: dict[str, set[str]] = {}
    for name, words in records(table, "list", "words"):
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
