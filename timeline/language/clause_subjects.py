"""Who does what a verb tells: the noun phrase before it, in it, or beyond what stands between."""

from __future__ import annotations

from timeline.language.classes import CODE
from timeline.language.clause_phrases import PREPOSITIONS
from timeline.language.clause_signs import FRONT, ClauseSigns
from timeline.language.clause_stack import OpenClause
from timeline.language.model import VerbGroup
from timeline.language.phrases import NounPhrase, governed, is_time, subject_between
from timeline.language.tagger import members
from timeline.language.words import words_of

INVERTING = frozenset(("should", "had", "were"))
_BREAK = members("BREAK")
_DETERMINED = frozenset(("DT", "PRPS"))


class ClauseSubjects(ClauseSigns):
    """The subject of a verb in the clauses read so far."""

    def find_subject(self, clause: OpenClause, group: VerbGroup) -> NounPhrase | None:
        """Find the subject: before the verb, inside an inversion, or behind "there is", "said"."""
        if group.inverted:
            inside = self.between(group.first + 1, group.head_index)
            aux = self.sentence.lowers[group.first]
            # "no sooner had he", "not since 1971 had it"
            turned = group.first > 0 and self.codes[group.first - 1] not in _BREAK
            if self.sentence.words[-1] != "?" and aux in INVERTING and clause.kind == "main" and not turned:
                clause.kind, clause.marker = "subordinate", aux
            return inside[0] if inside else None
        first = clause.first + (clause.marker is not None)
        number = self.stack[-1]
        own = [
            p
            for p in self.between(clause.first, group.first)
            if self.owner[p.first] == number
            and not self.named_behind(p.first)
            and not self.closes_pair(p.first - 2)
        ]
        subject = subject_between(self.sentence, own, first, group.first)
        subject = self.explained_twice(subject, group) or subject
        if subject is None and group.first and self.owner[group.first - 1] != number:
            subject = self.told_day(own) or self.subject_behind_aside(first, group.first)
        fronted = self.codes[0] in FRONT and len(self.found) == 1
        expletive = subject is not None and self.name(subject.head) == "EX"
        if expletive or (subject is None and (fronted or group.lemma in words_of("speech"))):
            told = self.name(group.last + 1) in ("THAT", "CS", "WRB", "WP")
            after = self.begins.get(group.last + 1) or (None if told else self.begins.get(group.last + 2))
            return after if after and not is_time(self.sentence, after) else subject
        return subject

    def explained_twice(self, apposed: NounPhrase | None, group: VerbGroup) -> NounPhrase | None:
        """ "The flood that hit the town, its worst ever, has ebbed": what is told of, where a noun in commas explains it again."""
        if (
            apposed is None
            or self.name(apposed.first - 1) != "COMMA"
            or self.name(group.first - 1) != "COMMA"
        ):
            return None
        inner = self.found[self.owner[apposed.first - 2]]
        between = self.codes[apposed.first : group.first - 1]
        named = self.name(apposed.head) == "NNP"  # "the man who followed him, Rui Costa, quit"
        if inner.kind != "relative" or inner.governor is None or named or CODE["COMMA"] in between:
            return None
        told = next((p for p in self.phrases if p.head == inner.governor), None)
        return None if told is None or governed(self.sentence, self.of_chain(told)) else self.of_chain(told)

    def named_behind(self, at: int) -> bool:
        """Say whether what "what they call" names at a token stands behind a preposition: "talks on what they call peace"."""
        if at == 0 or self.owner[at - 1] == self.owner[at]:
            return False
        clause = self.found[self.owner[at - 1]]
        return clause.marker == "what" and self.codes[clause.first - 1 : clause.first] in PREPOSITIONS

    def before_aside(self, start: int, end: int, group: VerbGroup) -> tuple[int, NounPhrase] | None:
        """Find the subject in "and on Friday the minister, in a rage, quit", "; the minister, Ana Luz, quit"; and what is before it.

        So it is where who says what went before ends the sentence: "Peru will vote, Ana Luz, the minister, said on Monday."
        """
        comma = self.codes.rfind(CODE["COMMA"], start, end)
        subject = self.ends.get(comma - 1) if comma > start else None
        if subject is None or is_time(self.sentence, subject):
            return None
        apposed = self.begins.get(comma + 1)
        # "the two ministers, Ana Luz and Rui Costa, quit"
        if apposed is not None and self.name(apposed.last + 1) == "CC":
            apposed = self.begins.get(apposed.last + 2)
        while apposed is not None and self.codes[apposed.last + 1] in PREPOSITIONS:  # "the mayor of Oslo"
            apposed = self.begins.get(apposed.last + 2)
        if self.codes[comma + 1] not in PREPOSITIONS and (apposed is None or apposed.last != end - 1):
            return None
        subject = self.of_chain(subject)  # "two of them, Ana Luz and Rui Costa, quit"
        if governed(self.sentence, subject):
            subject = self.noun_over(subject)  # "a man on board, Rui Costa, quit"
        border = self.border(start, subject.first)
        if border is None or governed(self.sentence, subject):
            return None
        quoted = self.name(border) == "COMMA" and self.name(border + 1) == "QUOTE"
        told = self.name(border) == "COMMA" and not self.waiting() and self.ends_with_teller(group)
        if self.name(border) not in ("CC", "COLON") and not quoted and not told:
            return None
        return border, subject

    def subject_behind_aside(self, first: int, end: int) -> NounPhrase | None:
        """Find a subject that follows a clause without a comma: "the plan that he made the army will keep"."""
        starts = [g.last + 1 for g in self.sentence.groups if first <= g.first and g.last < end][-1:]
        return (
            subject_between(self.sentence, self.between(starts[0], end), starts[0], end) if starts else None
        )

    def side_by_side(self, index: int, group: VerbGroup) -> tuple[NounPhrase, NounPhrase] | None:
        """ "The man the police held was freed": two phrases before a verb, where another verb waits for the first."""
        own = self.ends.get(group.first - 1)
        own = own and self.list_head(own)
        noun = own and self.ends.get(own.first - 1)
        if noun is None or own is None or own.first not in self.begins or noun.first < self.top.first:
            return None
        pronoun = self.name(own.first) in {"PRP", "IT"}
        bare = pronoun and self.name(noun.first) == "NNS"  # "students I met were free"
        if not (pronoun or self.name(own.first) in _DETERMINED) or not (
            bare or self.name(noun.first) in _DETERMINED
        ):
            return None
        if is_time(self.sentence, noun) or is_time(self.sentence, own):
            return None
        return (noun, own) if self.awaited(index) else None
