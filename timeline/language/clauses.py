"""Clauses: which verb group, subject and marker belong together, and what a clause hangs on."""

from __future__ import annotations

from typing import NamedTuple

from timeline.language.clause_reader import ClauseReader
from timeline.language.clause_stack import Kind
from timeline.language.model import Sentence


class Clause(NamedTuple):
    """A clause: tokens first..last (inclusive); of clauses inside each other the shortest holds a token.

    `groups` are indices of the sentence's verb groups; `marker` is the lower-case conjunction or relative
    pronoun. `governor` is the token (a verb group's head, or a noun) that the clause hangs on, `parent` the
    index of its clause. `subject` spans the tokens of the subject, shared or resolved (for a relative clause
    what the pronoun stands for).
    """

    first: int
    last: int
    groups: tuple[int, ...]
    kind: Kind
    marker: str | None
    governor: int | None
    parent: int | None
    subject: tuple[int, int] | None


def clauses(sentence: Sentence) -> list[Clause]:
    """Cut a sentence into clauses, the sentence's own first; one without a verb is one clause."""
    reader = ClauseReader(sentence)
    found = reader.read()
    size = len(reader.owner)
    kept = [i for i, c in enumerate(found) if c.group is not None or i == 0 or c.kind == "parenthesis"]
    number = {old: new for new, old in enumerate(kept)}
    within: list[int | None] = []  # the clause kept in which each lies
    for old, clause in enumerate(found):
        within.append(old if old in number else None if clause.parent is None else within[clause.parent])
    owner = [within[old] for old in reader.owner]
    firsts = dict(zip(reversed(owner), range(size - 1, -1, -1), strict=True))
    lasts = dict(zip(owner, range(size), strict=True))
    cut = []
    for old in kept:
        clause = found[old]
        parent = None if clause.parent is None else within[clause.parent]
        groups = () if clause.group is None else (clause.group,)
        cut.append(
            Clause(
                first=firsts.get(old, clause.first),
                last=lasts.get(old, clause.first),
                groups=groups,
                kind=clause.kind,
                marker=clause.marker,
                governor=clause.governor,
                parent=None if parent is None else number[parent],
                subject=(clause.subject.first, clause.subject.last) if clause.subject else None,
            )
        )
    return cut
