"""The clauses of a sentence while it is being read: those found, and the stack of those still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.language.classes import NAME
from timeline.language.model import Sentence, VerbGroup
from timeline.language.phrases import NounPhrase

Kind = Literal[
    "main", "relative", "subordinate", "complement", "participle", "infinitive", "coordinate", "parenthesis"
]

DEPTH = 24
"""How deep clauses nest."""


@dataclass(slots=True)
class OpenClause:
    """A clause while it is being read; `parent` is a number among the clauses found."""

    kind: Kind
    first: int
    marker: str | None = None
    governor: int | None = None
    parent: int | None = None
    group: int | None = None
    subject: NounPhrase | None = None


class ClauseStack:
    """The clauses found, the stack of open ones, the owner of each token read so far."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.codes = sentence.codes
        self.found: list[OpenClause] = [OpenClause("main", 0)]
        self.stack: list[int] = [0]
        self.owner: list[int] = []

    @property
    def top(self) -> OpenClause:
        """The innermost open clause."""
        return self.found[self.stack[-1]]

    def push(self, clause: OpenClause) -> None:
        """Open a clause inside the innermost one; a stack too deep to be English loses its oldest part."""
        clause.parent = self.stack[-1]
        self.found.append(clause)
        self.stack.append(len(self.found) - 1)
        if len(self.stack) > DEPTH:
            del self.stack[1]

    def back_to(self, number: int) -> None:
        """Close clauses down to one on the stack."""
        while self.stack[-1] != number:
            self.stack.pop()

    def close_bracket(self) -> None:
        """Close the clauses up to the opening bracket."""
        while len(self.stack) > 1:
            kind = self.top.kind
            self.stack.pop()
            if kind == "parenthesis":
                return

    def claim(self, first: int) -> None:
        """Give the tokens from `first` on, read already, to the innermost clause."""
        self.owner[first:] = [self.stack[-1]] * (len(self.owner) - first)

    def unmark(self, group: VerbGroup) -> None:
        """Drop the clause of a conjunction right before a participle, which marks only that: "while visiting Rome, she resigned"."""
        clause = self.top
        marks = clause.kind == "subordinate" and clause.first + 1 == group.first
        if marks and clause is self.found[-1] and group.form != "infinitive":
            self.found.pop()
            self.stack.pop()
            self.claim(clause.first)

    def waiting(self) -> list[int]:
        """Give the open clauses without a verb yet, brackets aside; inside dashes, or commas of one who tells, only those begun there."""
        dash = max((at for at, i in enumerate(self.stack) if self.found[i].marker in ("-", ",")), default=-1)
        inner = self.stack[dash + 1 :]
        return [i for i in inner if self.found[i].group is None and self.found[i].kind != "parenthesis"]

    def finites(self) -> list[int]:
        """Give the open clauses with a finite verb, the outermost first."""
        return [i for i in self.stack if (g := self.group_of(self.found[i])) and g.form == "finite"]

    def up_to_joined(self, numbers: list[int]) -> list[int]:
        """Give these clauses, the innermost first, up to one that is joined with a subject of its own: "he fled, and she led"."""
        for count, number in enumerate(numbers, start=1):
            clause = self.found[number]
            over = None if clause.parent is None else self.found[clause.parent].subject
            if clause.kind == "coordinate" and clause.subject is not None and clause.subject != over:
                return numbers[:count]
        return numbers

    def last_main(self, border: int) -> OpenClause | None:
        """Give the main clause that a semicolon parts from those before it, where one stands before a token."""
        semicolon = next((at for at in range(border - 1, 0, -1) if self.sentence.words[at] == ";"), 0)
        mains = (c for c in self.found if semicolon and c.kind == "main" and c.first >= semicolon)
        return next((c for c in mains if c.group is not None and c.first < border), None)

    def innermost_aside(self) -> int:
        """Give the innermost relative clause behind a comma, which ends with a comma too: "Luz, who was to come but fell ill"."""
        asides = (
            i
            for i in reversed(self.stack)
            if self.found[i].kind == "relative" and self.name(self.found[i].first - 1) == "COMMA"
        )
        return next(asides, self.stack[0])

    def group_of(self, clause: OpenClause) -> VerbGroup | None:
        """Give a clause's verb group."""
        return None if clause.group is None else self.sentence.groups[clause.group]

    def head_of(self, clause: OpenClause) -> int | None:
        """Give the token of a clause's verb."""
        group = self.group_of(clause)
        return None if group is None else group.head_index

    def name(self, at: int) -> str:
        """Give the class name of a token, END outside the sentence."""
        return NAME[self.codes[at]] if 0 <= at < len(self.codes) else "END"

    def own(self, end: int) -> None:
        """Give the tokens up to `end` that no clause has yet to the innermost one."""
        self.owner.extend([self.stack[-1]] * (end - len(self.owner)))


def look_alike(left: VerbGroup | None, right: VerbGroup) -> bool:
    """Say whether two verbs have the same tense, aspect, mood and voice."""
    return left is not None and (left.tense, left.modality, left.aspect, left.voice) == (
        right.tense, right.modality, right.aspect, right.voice,
    )  # fmt: skip


def of_one_mood(left: VerbGroup | None, right: VerbGroup) -> bool:
    """Say whether two active verbs have the same tense and mood: "had ruled that it must close, and fined it"."""
    return left is not None and (left.tense, left.modality, left.voice, right.voice) == (
        right.tense, right.modality, "active", "active",
    )  # fmt: skip
