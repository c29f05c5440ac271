"""The clauses that a noun begins before its verb is reached: behind "and", behind "said"."""

from __future__ import annotations

from timeline.language.clause_stack import OpenClause
from timeline.language.clause_subjects import ClauseSubjects
from timeline.language.model import VerbGroup
from timeline.language.phrases import NounPhrase
from timeline.language.tagger import members

SUBJECT_STARTS = members("PRP|IT|DT|DS|PRPS|NNP|NNS|NN|EX|DP|NO|JJ|VAJ|CD|SYM")


class ClauseJoins(ClauseSubjects):
    """Opens what is joined or told, while another clause cuts in."""

    def pend(self, first: int, at: int) -> None:
        """Open the clause that a noun behind "and" begins, where another cuts in at a token before its verb."""
        if self.last_comma >= first or self.two_verbs(at):
            self.join(first)

    def join(self, first: int) -> None:
        """Open the clause that a noun behind "and" or a semicolon begins."""
        group = self.group_of(self.top)
        if group is None or self.last_finite <= first:
            return
        border = self.border(group.last + 1, first + 1)
        if border is None or self.name(border) not in ("CC", "COLON"):
            return
        if self.name(border) == "COLON":
            self.back_to(self.stack[0])
            self.push(OpenClause("main", border, None, None))
        else:
            self.push(OpenClause("coordinate", border, self.marker_at(border), self.head_of(self.top)))
        self.claim(border)

    def rejoined(self, at: int, marker: str) -> bool:
        """Open a clause joined to one of its kind, on what that one hangs: "that it left and that", "which fell and which"."""
        alike = (i for i in reversed(self.stack) if self.found[i].marker == marker)
        number = next(alike, None) if self.name(at - 1) == "CC" else None
        if number is None:
            return False
        self.back_to(number)
        partner = self.found[self.stack.pop()]
        own = partner.kind != "relative" or self.codes[at + 1 : at + 2] in SUBJECT_STARTS
        subject = None if own else self.ends.get(partner.governor or 0)
        self.push(OpenClause(partner.kind, at, marker, partner.governor, subject=subject))
        return True

    def await_told(self, at: int, noun: NounPhrase) -> None:
        """Open the clause that somebody says of a noun, told of first: "said the men who led it have fled"."""
        said = self.group_of(self.top)
        if said is not None and noun.first == said.last + 1 and self.tells(said) and self.two_verbs(at):
            self.push(OpenClause("complement", noun.first, None, said.head_index))
            self.claim(noun.first)

    def await_verb(self, index: int, noun: NounPhrase, last: VerbGroup) -> None:
        """Open the clause that a noun begins: "said a bomb found there was old", "said efforts to free him failed"."""
        if self.reported(index, noun, last):
            self.push(OpenClause("complement", noun.first, None, last.head_index))
            self.claim(noun.first)
        elif self.sentence.groups[index].form != "infinitive" and self.awaited(index):
            self.join(noun.first)  # "and a boat seized there sank"
