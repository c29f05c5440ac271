"""Names that two mentions have in common besides those who take part: what their articles are about."""

from __future__ import annotations

from timeline.store.merging.facts import Mention
from timeline.store.merging.wording import is_code, name_words, states_among

MOST_AROUND = 3
"""How many names around two mentions count."""


def topics(a: Mention, b: Mention) -> float:
    """Names in both titles that are no parties."""
    shared = (a.titled & b.titled) - a.parties - b.parties
    return min(_weighed(shared - _names_words(a, b)), 2) if shared else 0.0


def heard_topics(a: Mention, b: Mention) -> float:
    """Names in one's title and the other's sentence that are no parties."""
    both = ((a.titled & b.heard) | (b.titled & a.heard)) - (a.titled & b.titled) - a.parties - b.parties
    return min(_weighed(both - _names_words(a, b)), 2) if both else 0.0


def around(a: Mention, b: Mention) -> float:
    """Names that stand around both, but for states and for what both sentences name: their articles are of one matter."""
    both = (a.setting & b.setting) - (a.heard & b.heard)
    return min(len(both - states_among(both)), MOST_AROUND)


def _weighed(names: frozenset[str]) -> float:
    """A state is named more often than any person or town, and says less."""
    return sum(0.5 if is_code(name) else 1.0 for name in names)


def _names_words(a: Mention, b: Mention) -> set[str]:
    names = (a.names & b.names) | (a.parties & b.parties)
    return {word for name in names for word in name_words(name)}
