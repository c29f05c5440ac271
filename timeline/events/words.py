"""The words that more than one room of the event rules asks for; the lists stand in `event_words.tsv`."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.lists import lists

UNITS = frozenset({"day", "hour", "minute", "month", "week", "year"})
INSTEAD = frozenset({("instead", "of"), ("rather", "than")})


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a named list of lemmas."""
    return lists("event_words")[name]


CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
"""What opens a clause that tells of nothing certain."""
