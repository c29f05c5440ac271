"""How the phrases of triggers.tsv and governors.tsv are written: where their head stands, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

_PREPOSITION = re.compile(" (?:of|at|by|for|from|in|into|on|over|to|with|against)(?: |$)")
_WORD = r"(?:\{\w+\}|[^\s\[\]{}|*;]+)"
_ELEMENT = rf"{_WORD}(?:\|{_WORD})*"
_FORM = re.compile(rf"(?:\[{_ELEMENT}\] )?{_ELEMENT}(?: (?:\* )?{_ELEMENT})*")
_NO_WORD = frozenset("|{}[]*;")
_CLASS = re.compile(r"\{(\w+)\}")


def verb_head(phrase: str) -> str:
    """The first word of a phrase that is not its subject."""
    return (phrase.rpartition("] ")[2] if phrase[0] == "[" else phrase).partition(" ")[0]


def noun_head(phrase: str) -> str:
    """The last word of a noun phrase, or the last before its preposition: "strike by nurse"."""
    return _PREPOSITION.split(phrase, 1)[0].rpartition(" ")[2]


def fault(phrase: str, pos: str, classes: Container[str]) -> str | None:
    """Say why a phrase of a verb ("v") or a noun ("n") would silently never fit; its classes must be among these."""
    head = noun_head(phrase) if pos == "n" else verb_head(phrase)
    if not _NO_WORD.isdisjoint(head):
        return f"its head {head!r} is not one word; give each word a row of its own"
    if not _FORM.fullmatch(phrase):
        return (
            "it is no row of words, lists (a|b), classes ({a}) and gaps (*), with a subject ([a|b]) in front"
        )
    if unknown := next((name for name in _CLASS.findall(phrase) if name not in classes), None):
        return f"there is no class {unknown!r} in word_classes.tsv"
    for pair in pairwise(phrase.split()):
        one, other = (part.strip("[]").split("|") for part in pair)
        split = (f"{x} {y}" for x in one for y in other if {x + y, f"{x}-{y}"} & {*one, *other})
        if found := next(split, None):
            return f"a list has words, not {found!r}; give that a row of its own"
    return None
