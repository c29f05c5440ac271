"""Clauses: which verb group, subject and marker belong together, and what a clause hangs on.

A sentence is read from left to right with a stack of open clauses. A marker (relative pronoun, conjunction, bracket)
opens a clause; a verb group fills the innermost clause that still waits for one, or opens its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from timeline.language.classes import CODE, NAME
from timeline.language.model import Sentence, VerbGroup
from timeline.language.phrases import NounPhrase, governed, is_time, noun_phrases, subject_between
from timeline.language.tagger import pattern
from timeline.language.words import words_of

Kind = Literal[
    "main", "relative", "subordinate", "complement", "participle", "infinitive", "coordinate", "parenthesis"
]

_CLAUSE_AHEAD = re.compile(f"{pattern('NP|SUBJ|PRPO|CC')}{{0,12}}{pattern('ADV')}{{0,2}}{pattern('FIN')}")
_RELATIVE = frozenset(("THATR", "WDT", "WPS"))
_NOUN = frozenset(pattern("NN|NNS|NNP|MON|TMP|CD|RRB"))
_BORDER = frozenset(("COMMA", "COLON", "DASH", "CC"))
_PREPOSITION = frozenset(pattern("PREP"))
_FRONT = frozenset(pattern("PREP|RB|JR|PS"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: tokens first..last (inclusive) without what lies in clauses inside it.

    `groups` are indices of the sentence's verb groups; `marker` is the lower-case conjunction or relative pronoun.
    `governor` is the token (a verb group's head, or a noun) that the clause hangs on, `parent` the index of its clause.
    `subject` spans the tokens of the subject, shared or resolved (for a relative clause: what the pronoun stands
    for), `subject_head` is its head noun. `quote` says that the verb stands between quotation marks.
    """

    first: int
    last: int
    groups: tuple[int, ...]
    kind: Kind
    marker: str | None
    governor: int | None
    parent: int | None
    quote: bool
    subject: tuple[int, int] | None
    subject_head: int | None


@dataclass(slots=True)
class _Open:
    """A clause while it is being read."""

    kind: Kind
    first: int
    marker: str | None = None
    governor: int | None = None
    parent: int | None = None
    group: int | None = None
    subject: NounPhrase | None = None
    tokens: list[int] = field(default_factory=list)
    gap: bool = False


class _Reader:
    """Reads one sentence. The state is the list of clauses and the stack of those still open."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.codes = sentence.codes
        self.phrases = noun_phrases(sentence)
        self.found: list[_Open] = [_Open("main", 0)]
        self.stack: list[int] = [0]
        self.owner: list[int] = []

    def read(self) -> list[_Open]:
        starts = {group.first: index for index, group in enumerate(self.sentence.groups)}
        at, size = 0, len(self.codes)
        while at < size:
            index = starts.get(at)
            if index is None:
                self.mark(at)
                self.own(at)
                at += 1
                continue
            self.verb(index)
            group = self.sentence.groups[index]
            while at <= group.last:
                self.own(at)
                at += 1
        for token, owner in enumerate(self.owner):
            self.found[owner].tokens.append(token)
        return self.found

    @property
    def top(self) -> _Open:
        return self.found[self.stack[-1]]

    def own(self, at: int) -> None:
        self.owner.append(self.stack[-1])

    def push(self, clause: _Open) -> None:
        clause.parent = self.stack[-1]
        self.found.append(clause)
        self.stack.append(len(self.found) - 1)

    def head_of(self, clause: _Open) -> int | None:
        return None if clause.group is None else self.sentence.groups[clause.group].head_index

    # markers

    def mark(self, at: int) -> None:
        """Look at a token that is no verb: does it open or close a clause?"""
        name = NAME[self.codes[at]]
        word = self.sentence.tokens[at].lemma
        before = NAME[self.codes[at - 1]] if at else "END"
        if name in _RELATIVE or (name == "WP" and word in ("who", "whom")):
            self.relative(at, word)
        elif name == "WRB" or name == "WP":
            self.question_word(at, word)
        elif name == "THAT":
            self.that(at)
        elif name == "CS" or (name in ("PS", "AS", "LIKE") and self.clause_ahead(at)):
            self.push(_Open("subordinate", at, word, self.head_of(self.top)))
        elif name == "LRB":
            self.push(_Open("parenthesis", at, None, self.head_of(self.top)))
        elif name == "RRB":
            self.close_bracket()
        elif name == "COMMA":
            self.comma()
        elif name == "COLON" or (name == "DASH" and before != "END"):
            self.close_finished(at)

    def that(self, at: int) -> None:
        """Open a clause at "that": of a noun ("the deal that Russia signed") or of what was said ("told him that")."""
        if (
            at
            and NAME[self.codes[at - 1]] == "CC"
            and any(self.found[i].marker == "that" for i in self.stack)
        ):
            while self.top.marker != "that":
                self.stack.pop()
            partner = self.top
            self.stack.pop()
            self.push(_Open(partner.kind, at, "that", partner.governor))
            return
        noun = self.phrase_before(at) if at and self.codes[at - 1] in _NOUN else None
        verb = self.sentence.groups[self.top.group].lemma if self.top.group is not None else ""
        if (
            noun is None
            or verb in words_of("reporting")
            or self.sentence.tokens[noun.head].lemma in words_of("content")
        ):
            self.push(
                _Open("complement", at, "that", self.head_of(self.top) if noun is None or verb else noun.head)
            )
        else:
            self.pend(noun.first)
            self.push(_Open("relative", at, "that", noun.head))

    def pend(self, first: int) -> None:
        """Open the clause that a noun behind "and" begins, where another clause cuts in before its verb."""
        if self.top.group is None or not any(
            g.form == "finite" and g.first > first for g in self.sentence.groups
        ):
            return
        border = self.border(self.last_group().last + 1, first + 1)
        if (
            border is None
            or NAME[self.codes[border]] != "CC"
            or self.codes[first - 1] in _PREPOSITION
            and border == first - 1
        ):
            return
        if not any(NAME[c] == "COMMA" for c in self.codes[first:]):
            return
        self.push(_Open("coordinate", border, self.marker_at(border), self.head_of(self.top)))
        self.claim(border)

    def clause_ahead(self, at: int) -> bool:
        """Say whether a subject and a finite verb follow, before anything else breaks in."""
        first = next((p for p in self.phrases if p.first == at + 1), None)
        if first is not None and is_time(self.sentence, first):
            return False
        return _CLAUSE_AHEAD.match(self.codes, at + 1) is not None

    def relative(self, at: int, word: str) -> None:
        antecedent = self.phrase_before(at)
        first = at
        if at and NAME[self.codes[at - 1]] in ("IN", "OF", "BY", "TOP", "AS"):
            antecedent = self.phrase_before(at - 1)
        if (
            antecedent
            and word == "that"
            and self.sentence.tokens[antecedent.head].pos == "PROPN"
            and governed(self.sentence, antecedent)
        ):
            antecedent = next(
                (p for p in reversed(self.phrases) if p.last == antecedent.first - 2), antecedent
            )
        governor = antecedent.head if antecedent else self.head_of(self.top)
        kind: Kind = "relative" if antecedent else "complement"
        if antecedent and at and NAME[self.codes[at - 1]] == "COMMA":
            self.pend(antecedent.first)
        subject = None
        follows = self.codes[at + 1 : at + 4]
        if antecedent and first == at and word != "whose" and not _starts_with_subject(follows):
            subject = antecedent
        self.push(_Open(kind, at, word, governor, subject=subject))

    def question_word(self, at: int, word: str) -> None:
        after_noun = at > 0 and self.codes[at - 1] in _NOUN
        if word == "where" and (after_noun or (at > 1 and NAME[self.codes[at - 1]] == "COMMA")):
            antecedent = self.phrase_before(at)
            self.push(_Open("relative", at, word, antecedent.head if antecedent else None))
        elif word in ("when", "whenever"):
            self.push(_Open("subordinate", at, word, self.head_of(self.top)))
        elif at == 0 and NAME[self.codes[-1]] == "STOP" and self.sentence.tokens[-1].text == "?":
            self.top.marker = word
        elif self.clause_ahead(at) or word in ("what", "whoever", "whatever"):
            self.push(_Open("complement", at, word, self.head_of(self.top)))

    def phrase_before(self, at: int) -> NounPhrase | None:
        """Give the noun phrase that ends right before `at`, a comma or bracket aside."""
        end = at - 1
        if end >= 0 and NAME[self.codes[end]] in ("COMMA", "DASH", "QUOTE"):
            end -= 1
        return next((p for p in self.phrases if p.last == end), None)

    def close_bracket(self) -> None:
        while len(self.stack) > 1:
            kind = self.top.kind
            self.stack.pop()
            if kind == "parenthesis":
                return

    def comma(self) -> None:
        """At a comma, go back to a clause that still waits for its verb, or out of an aside."""
        waiting = [
            i for i in self.stack[:-1] if self.found[i].group is None and self.found[i].kind != "parenthesis"
        ]
        if self.top.group is not None and waiting:
            while self.stack[-1] != waiting[-1]:
                self.stack.pop()

    def close_finished(self, at: int) -> None:
        while len(self.stack) > 1 and self.top.group is not None and self.top.kind != "parenthesis":
            self.stack.pop()

    # verbs

    def verb(self, index: int) -> None:
        group = self.sentence.groups[index]
        if group.form == "finite":
            self.finite(index, group)
        elif (
            self.top.group is None
            and self.top.kind in ("subordinate", "complement", "parenthesis")
            and self.top.subject is None
            and not self.waits_for_finite(group)
        ):
            self.fill(index, group)
        else:
            self.nonfinite(index, group)

    def waits_for_finite(self, group: VerbGroup) -> bool:
        """Say whether the open clause has a finite verb coming, so that this one is inside its subject."""
        return any(g.form == "finite" and g.first > group.first for g in self.sentence.groups)

    def fill(self, index: int, group: VerbGroup) -> None:
        clause = self.top
        clause.group = index
        if clause.subject is None:
            clause.subject = self.find_subject(clause, group)

    def find_subject(self, clause: _Open, group: VerbGroup) -> NounPhrase | None:
        sentence = self.sentence
        first = clause.first + (
            clause.kind in ("subordinate", "complement", "coordinate") and clause.marker is not None
        )
        if group.inverted:
            inside = [p for p in self.phrases if group.first < p.first and p.last < group.head_index]
            aux = self.sentence.tokens[group.first].text.lower()
            if (
                self.sentence.tokens[-1].text != "?"
                and aux in ("should", "had", "were")
                and clause.kind == "main"
            ):
                clause.kind, clause.marker = "subordinate", aux
            return inside[0] if inside else None
        subject = subject_between(sentence, self.own_phrases(clause, group.first), first, group.first)
        expletive = subject is not None and NAME[self.codes[subject.head]] == "EX"
        fronted = self.codes[0] in _FRONT and clause.kind == "main" and len(self.found) == 1
        if expletive or (subject is None and (fronted or group.lemma in words_of("speech"))):
            after = [
                p
                for p in self.phrases
                if p.first in (group.last + 1, group.last + 2) and not is_time(sentence, p)
            ]
            return after[0] if after else subject
        return subject

    def own_phrases(self, clause: _Open, end: int) -> list[NounPhrase]:
        """Give the noun phrases before `end` that lie in the clause itself, not in one inside it."""
        number = next(i for i in range(len(self.found) - 1, -1, -1) if self.found[i] is clause)
        return [
            p
            for p in self.phrases
            if clause.first <= p.first
            and p.last < end
            and p.first < len(self.owner)
            and self.owner[p.first] == number
        ]

    def finite(self, index: int, group: VerbGroup) -> None:
        if self.top.group is None:
            self.fill(index, group)
            return
        tail_start = self.last_group().last + 1
        border = self.border(tail_start, group.first)
        joined = border is not None and NAME[self.codes[border]] == "CC"
        own = subject_between(
            self.sentence, self.phrases, border + 1 if border is not None else tail_start, group.first
        )
        waiting = [
            i for i in self.stack if self.found[i].group is None and self.found[i].kind != "parenthesis"
        ]
        if waiting and not (joined and own is None):
            while self.stack[-1] != waiting[-1]:
                self.stack.pop()
            self.fill(index, group)
        elif own is None:
            self.coordinate(index, group, border if border is not None else group.first)
        elif border is None:
            self.bare_clause(index, group, own)
        else:
            self.new_clause(index, group, own, border, joined)

    def last_group(self) -> VerbGroup:
        clause = self.top
        return self.sentence.groups[clause.group if clause.group is not None else 0]

    def border(self, start: int, end: int) -> int | None:
        """Find the last comma, semicolon, dash or conjunction that parts the subject at its right from what goes before."""
        for at in range(end - 1, start - 1, -1):
            name = NAME[self.codes[at]]
            if name in _BORDER and not (name in ("CC", "COMMA") and self.inside_list(at, end)):
                return at
        return None

    def inside_list(self, at: int, end: int) -> bool:
        """Say whether the comma or "and" at `at` joins names of one subject ("said Ghana and Togo met", ": Egypt, Kenya and ...")."""
        after = next((p for p in self.phrases if p.first == at + 1), None)
        before = next((p for p in self.phrases if p.last == at - 1), None)
        if after is None or before is None or is_time(self.sentence, before):
            return False
        while before.first > 1 and NAME[self.codes[before.first - 1]] == "COMMA":
            earlier = next((p for p in self.phrases if p.last == before.first - 2), None)
            if earlier is None:
                break
            before = earlier
        opener = NAME[self.codes[before.first - 1]] if before.first else "END"
        last = self.last_group()
        said = before.first == last.last + 1 and last.lemma in words_of("clausal")
        return said or opener in ("COLON", "DASH")

    def coordinate(self, index: int, group: VerbGroup, at: int) -> None:
        """Open a clause that shares its subject with one on the stack: the nearest whose verb looks alike."""
        finite = [i for i in reversed(self.stack) if self.is_finite(i)]
        alike = [i for i in finite if self.alike(i, group)]
        comma = at > 0 and NAME[self.codes[at]] == "CC" and NAME[self.codes[at - 1]] == "COMMA"
        model = (alike or finite or [self.stack[0]])[-1 if comma and alike else 0]
        while self.stack[-1] != model:
            self.stack.pop()
        partner = self.found[model]
        self.stack_sibling(
            _Open(
                "coordinate",
                at,
                self.marker_at(at),
                self.head_of(partner),
                group=index,
                subject=partner.subject,
            ),
            model,
        )

    def stack_sibling(self, clause: _Open, model: int) -> None:
        clause.parent = model
        self.found.append(clause)
        self.stack.append(len(self.found) - 1)
        self.claim(clause.first)

    def claim(self, first: int) -> None:
        """Give the tokens from `first` on, read already, to the clause on top."""
        for token in range(first, len(self.owner)):
            self.owner[token] = self.stack[-1]

    def is_finite(self, number: int) -> bool:
        group = self.found[number].group
        return group is not None and self.sentence.groups[group].form == "finite"

    def alike(self, number: int, group: VerbGroup) -> bool:
        index = self.found[number].group
        other = self.sentence.groups[index if index is not None else 0]
        return (other.tense, other.modality, other.aspect, other.voice) == (
            group.tense, group.modality, group.aspect, group.voice,
        )  # fmt: skip

    def marker_at(self, at: int) -> str | None:
        return self.sentence.tokens[at].lemma if NAME[self.codes[at]] == "CC" else None

    def bare_clause(self, index: int, group: VerbGroup, own: NounPhrase) -> None:
        """Open a clause without a marker: "said it would", or "the element the body requires"."""
        before = self.codes[own.first - 1] if own.first else CODE["END"]
        contact = before in _NOUN and self.last_group().lemma not in words_of("reporting")
        kind: Kind = "relative" if contact else "complement"
        governor = own.first - 1 if contact else self.head_of(self.top)
        self.push(_Open(kind, own.first, None, governor, group=index, subject=own))
        self.claim(own.first)

    def new_clause(self, index: int, group: VerbGroup, own: NounPhrase, border: int, joined: bool) -> None:
        """Open a clause with a subject of its own behind a comma, semicolon or conjunction."""
        top = self.top
        if (
            group.lemma in words_of("speech")
            and not joined
            and group.voice == "active"
            and NAME[self.codes[border]] != "COLON"
        ):
            root = self.found[self.stack[0]]
            self.push(_Open("main", border, group=index, subject=own))
            self.found[-1].parent = None
            if root.kind == "main":
                root.kind, root.governor, root.parent = "complement", group.head_index, len(self.found) - 1
        elif joined:
            finite = [i for i in self.stack if self.is_finite(i)]
            comma = border > 0 and NAME[self.codes[border - 1]] == "COMMA"
            model = (finite[0] if comma else finite[-1]) if finite else self.stack[0]
            while self.stack[-1] != model:
                self.stack.pop()
            governor = self.head_of(self.top)
            self.push(_Open("coordinate", border, self.marker_at(border), governor, group=index, subject=own))
        elif (
            top.kind == "main"
            and self.last_group().lemma in words_of("speech")
            and self.last_group().last + 1 == border
        ):
            self.push(_Open("complement", border, None, self.head_of(top), group=index, subject=own))
        else:
            while len(self.stack) > 1:
                self.stack.pop()
            self.push(_Open("main", border, group=index, subject=own))
        self.claim(border)

    def nonfinite(self, index: int, group: VerbGroup) -> None:
        kind: Kind = "infinitive" if group.form == "infinitive" else "participle"
        first, marker = group.first, None
        before = NAME[self.codes[first - 1]] if first else "END"
        if before in ("PS", "BY", "IN", "CS", "AS", "OF", "TOP"):
            first, marker = first - 1, self.sentence.tokens[first - 1].lemma
        owner = self.top
        noun = next(
            (p for p in self.phrases if p.last == group.first - 1 and not is_time(self.sentence, p)), None
        )
        governor, subject = self.head_of(owner), owner.subject
        if before == "COMMA" and (owner.group is None or group.voice == "passive"):
            subject = self.phrase_before(group.first) or subject
            if subject is not None and owner.group is not None:
                self.pend(subject.first)
        if owner.group is None and noun is not None:
            subject = noun
        if noun is not None and marker is None:
            control = (
                kind == "infinitive"
                and owner.group is not None
                and self.last_group().lemma in words_of("control")
            )
            if kind == "participle" or control:
                subject = noun
            if not control:
                governor = noun.head
        self.push(_Open(kind, first, marker, governor, group=index, subject=subject))
        self.claim(first)


def _starts_with_subject(follows: str) -> bool:
    names = [NAME[c] for c in follows]
    return bool(names) and names[0] in (
        "PRP",
        "IT",
        "DT",
        "PRPS",
        "NNP",
        "NNS",
        "NN",
        "EX",
        "DP",
        "NO",
        "JJ",
        "VAJ",
        "CD",
    )


def clauses(sentence: Sentence) -> list[Clause]:
    """Cut a sentence into clauses, in order of their verbs; a sentence without a verb is one clause."""
    raw = _Reader(sentence).read()
    quoted = _quoted(sentence)
    kept = [i for i, c in enumerate(raw) if c.group is not None or i == 0 or c.kind == "parenthesis"]
    number = {old: new for new, old in enumerate(kept)}
    out = []
    for old in kept:
        clause = raw[old]
        parent = clause.parent
        while parent is not None and parent not in number:
            parent = raw[parent].parent
        subject = clause.subject
        head = sentence.groups[clause.group].head_index if clause.group is not None else clause.first
        tokens = clause.tokens or [clause.first]
        out.append(
            Clause(
                tokens[0], tokens[-1], () if clause.group is None else (clause.group,), clause.kind, clause.marker, clause.governor,
                None if parent is None else number[parent], quoted[head], (subject.first, subject.last) if subject else None,
                subject.head if subject else None,
            )
        )  # fmt: skip
    return out


def _quoted(sentence: Sentence) -> list[bool]:
    """Say of each token whether it stands between quotation marks."""
    inside = False
    out = []
    for token, code in zip(sentence.tokens, sentence.codes, strict=True):
        if code == CODE["QUOTE"]:
            inside = token.text in "“„«‘" or (token.text == '"' and not inside)
        out.append(inside)
    return out
