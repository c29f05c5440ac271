"""Triggers that tell of one act in different words: the tables of the lexicon that say so, by stems."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from operator import or_
from zlib import crc32

from timeline.lexicon.lists import lists
from timeline.lexicon.tables import records


def spelled(stem: str) -> str:
    """Give one spelling of stems that British and American papers spell in two ways."""
    if len(stem) > 5:
        for british, american in _SPELLINGS:
            if stem.endswith(british):
                stem = stem.removesuffix(british) + american
    return stem.replace("z", "s")


_SPELLINGS = (("our", "or"), ("enc", "ens"))


@cache
def listed(name: str) -> frozenset[str]:
    """Give the stems of a list of merging_words.tsv."""
    return _stemmed(lists("merging_words")[name])


def _stemmed(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of a table's words as those of a text are given."""
    return frozenset(spelled(word.removesuffix("e")) for word in words)


@lru_cache(maxsize=1 << 16)
def rows(found: frozenset[str]) -> frozenset[str]:
    """Give the rows of near_acts.tsv in which any of these stems stands."""
    known = _rows()
    return frozenset().union(*(known[stem] for stem in found if stem in known))


@cache
def _rows() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for act, words in records("near_acts", "act", "words"):
        for stem in _stemmed((act, *words.split())):
            found.setdefault(stem, set()).add(f"~{act}")
    return {stem: frozenset(rows) for stem, rows in found.items()}


_BITS = 47


def bits(rows: frozenset[str]) -> int:
    """Give rows as the bits of a number of six bytes, of which a few have to be shared; by their names, whatever rows come and go."""
    return reduce(or_, (1 << crc32(row.encode()) % _BITS for row in rows), 0)


def tells(stem: str) -> bool:
    """Does a stem name an act: stands it in a row of near_acts.tsv, and says something?"""
    return stem in _rows() and stem not in listed("light")


def particles(stem: str) -> dict[str, frozenset[str]]:
    """Give the words behind a verb with which it means something else, and the stems of what it means."""
    return _particles().get(stem, {})


@cache
def _particles() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for phrase, means in records("phrasal_verbs", "phrase", "means"):
        verb, _, particle = phrase.partition(" ")
        found.setdefault(spelled(verb.removesuffix("e")), {})[particle] = _stemmed(means.split())
    return found


@lru_cache(maxsize=1 << 16)
def sides(found: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Give the sides of opposed_acts.tsv on which any of these stems stands: which row, and 1 or -1."""
    return frozenset(
        (number, side)
        for number, (one, other) in enumerate(_opposed(), 1)
        for side, stems in ((1, one), (-1, other))
        if not stems.isdisjoint(found)
    )


@cache
def _opposed() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (_stemmed(one.split()), _stemmed(other.split()))
        for one, other in records("opposed_acts", "one", "other")
    )
