"""A sentence as a row of units: a name, a title, an actor noun, or a plain word, each with a letter for its shape.

The letters let the rules of `timeline.actors.rules` be regular expressions over a short string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from timeline.actors.gazetteer import Entry, scan
from timeline.language.model import Sentence, Token
from timeline.lexicon.actors import Title, actor_nouns, titles
from timeline.model import TimeExpression

SHAPES = {
    "state": "S", "capital": "K", "adjective": "A", "people": "E", "person": "P", "body": "B", "group": "G", "place": "L",
}  # fmt: skip
"""S state, K capital, A adjective of a state, E its people, P person, B body, G armed group, L place; T title, N actor
noun, C other capitalised word, D determiner, V possessive, J modifier, M comma, O of/from, I in/at, Z and, X the rest."""

POS_SHAPES = {"ADJ": "J", "NOUN": "J", "NUM": "J", "DET": "D", "PROPN": "C"}
WORD_SHAPES = {
    ",": "M",
    "of": "O",
    "from": "O",
    "in": "I",
    "at": "I",
    "and": "Z",
    "&": "Z",
    "'s": "V",
    "’s": "V",
    "'": "V",
    "’": "V",
}


class Unit(NamedTuple):
    """A stretch of tokens that counts as one; `first` and `last` are token indices, inclusive."""

    shape: str
    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    titles: tuple[Title, ...] = ()


@cache
def _title_index() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Title, ...]], ...]]:
    """First word of a title -> (its words, the offices that it may mean), the longest first."""
    grouped: dict[tuple[str, ...], list[Title]] = {}
    for title in titles():
        grouped.setdefault(tuple(title.title.lower().split()), []).append(title)
    index: dict[str, list[tuple[tuple[str, ...], tuple[Title, ...]]]] = {}
    for words, meanings in grouped.items():
        index.setdefault(words[0], []).append((words, tuple(meanings)))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in index.items()}


def _title_at(lowers: list[str], at: int) -> tuple[int, tuple[Title, ...]] | None:
    """The longest title that begins at a token: how many tokens it takes, and what it may mean."""
    for words, meanings in _title_index().get(lowers[at], ()):
        if tuple(lowers[at : at + len(words)]) == words:
            return len(words), meanings
    return None


def _matches(text: str, sentence: Sentence) -> dict[int, tuple[int, tuple[Entry, ...]]]:
    """First token -> (last token, entries) of the names in a sentence; two names in one token are both kept."""
    starts = [token.start for token in sentence.tokens]
    found: dict[int, tuple[int, tuple[Entry, ...]]] = {}
    for match in scan(text, sentence.start, sentence.end):
        first = bisect_right(starts, match.start) - 1
        last = max(first, bisect_right(starts, match.end - 1) - 1)
        if first in found:
            last = max(last, found[first][0])
            found[first] = (last, (*found[first][1], match.entry))
        else:
            found[first] = (last, (match.entry,))
    return found


def _shape(token: Token, first_in_sentence: bool) -> str:
    """The letter of a token that is no name and no title."""
    special = WORD_SHAPES.get(token.text)
    if special:
        return special
    if token.lemma in actor_nouns() and token.pos in {"NOUN", "PROPN"}:
        return "N"
    shape = POS_SHAPES.get(token.pos, "X")
    if shape == "C" and not (token.text[0].isupper() and not (first_in_sentence and token.text.isupper())):
        return "J"
    return shape


def units(text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> list[Unit]:
    """Divide a sentence into units, times before names before titles before actor nouns before plain words."""
    tokens = sentence.tokens
    lowers = [token.text.lower() for token in tokens]
    names = _matches(text, sentence)
    timed = (
        {i for i, t in enumerate(tokens) if any(x.start <= t.start < x.end for x in times)}
        if times
        else set()
    )
    row: list[Unit] = []
    at = 0
    while at < len(tokens):
        if at in timed:
            row.append(Unit("X", at, at))
            at += 1
            continue
        if at in names:
            last, entries = names[at]
            shape = SHAPES[entries[0].kind] if len(entries) == 1 else "A"
            row.append(Unit(shape, at, last, entries))
            at = last + 1
            continue
        title = _title_at(lowers, at) if tokens[at].pos != "VERB" else None
        if title:
            size, meanings = title
            row.append(Unit("T", at, at + size - 1, (), meanings))
            at += size
            continue
        row.append(Unit(_shape(tokens[at], at == 0), at, at))
        at += 1
    return row
