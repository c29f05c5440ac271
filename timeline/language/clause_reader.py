"""The reading of a sentence into clauses, from left to right with a stack of open ones.

A marker (relative pronoun, conjunction, bracket) opens a clause; a verb group fills the innermost clause that
still waits for one, or opens its own. `ClauseStack` keeps what is open, `ClauseSigns` finds what there is to see,
`ClauseSubjects` who acts, `ClauseJoins` opens what a noun begins.
"""

from __future__ import annotations

import re

from timeline.language.clause_joins import SUBJECT_STARTS, ClauseJoins
from timeline.language.clause_stack import Kind, OpenClause, look_alike, of_one_mood
from timeline.language.model import VerbGroup
from timeline.language.phrases import NAMING, NounPhrase, is_time, subject_between
from timeline.language.tagger import members, pattern
from timeline.language.words import words_of

_MARKERS = re.compile(pattern("THATR|WDT|WPS|WP|WRB|THAT|CS|PS|AS|LIKE|LRB|RRB|COMMA|COLON|DASH"))
"""What may open or close a clause; no other token that is no verb can."""
_RELATIVE = frozenset(("THATR", "WDT", "WPS"))
_NOUN = members("NN|NNS|NNP|MON|YR|TMP|CD|RRB")
_PIED = frozenset(("IN", "WITH", "OF", "BY", "TOP", "AS"))
_MARKING = frozenset(("PS", "BY", "IN", "WITH", "CS", "AS", "OF", "TOP"))


class ClauseReader(ClauseJoins):
    """Reads one sentence."""

    def read(self) -> list[OpenClause]:
        """Read the sentence; give its clauses, the first one the sentence's own."""
        starts = {group.first: index for index, group in enumerate(self.sentence.groups)}
        behind = 0  # the last verb group
        for at in sorted([*starts, *(marker.start() for marker in _MARKERS.finditer(self.codes))]):
            if at < behind:
                continue
            self.own(at)
            index = starts.get(at)
            if index is None:
                self.mark(at)
            else:
                self.verb(index)
                behind = self.sentence.groups[index].last + 1
        self.own(len(self.codes))
        return self.found

    # markers

    def mark(self, at: int) -> None:
        """Look at a token that is no verb: does it open or close a clause?"""
        name, word = self.name(at), self.sentence.lemmas[at]
        if name == "THATR" and self.behind_time(at):
            self.that(at)
        elif name in _RELATIVE or (name == "WP" and word in ("who", "whom")):
            self.relative(at, word)
        elif name in ("WRB", "WP"):
            self.question_word(at, word)
        elif name == "THAT":
            self.that(at)
        elif self.subordinates(at):
            self.push(OpenClause("subordinate", at, word, self.head_of(self.top)))
        elif name == "LRB":
            self.push(OpenClause("parenthesis", at, None, self.head_of(self.top)))
        elif name == "RRB":
            self.close_bracket()
        elif name == "COMMA":
            self.comma(at)
        elif name == "DASH" and self.aside(at):
            self.tell_of(at)
            self.push(OpenClause("parenthesis", at, "-", self.head_of(self.top)))
        elif name == "DASH" and any(self.found[i].marker == "-" for i in self.stack):
            self.close_bracket()
        elif name in ("COLON", "DASH"):
            while len(self.stack) > 1 and self.top.group is not None and self.top.kind != "parenthesis":
                self.stack.pop()

    def comma(self, at: int) -> None:
        """Close at a comma what stood before a clause that waits for its verb; open or close what somebody tells of it."""
        waiting = [i for i in self.waiting() if i != self.stack[-1]]
        if self.top.group is not None and waiting:
            self.back_to(waiting[-1])
        if self.closes_pair(at) and len(self.stack) > 1:
            self.stack.pop()
        elif self.top.marker == ",":
            self.close_bracket()
        elif self.told_between(at):
            self.push(OpenClause("parenthesis", at, ",", self.head_of(self.top)))

    def tell_of(self, dash: int) -> None:
        """Open what is said of a noun that an aside explains: "said the raid - a failure - was his"."""
        noun = self.ends.get(dash - 1)
        if noun is not None and self.opens_joined(dash):
            self.join(noun.first)
        elif self.top.group is not None and noun is not None:
            whole = self.of_chain(noun)
            self.push(OpenClause("complement", whole.first, None, self.head_of(self.top)))
            self.claim(whole.first)

    def that(self, at: int) -> None:
        """Open a clause at "that": of a noun ("the deal that Iran signed"), or said ("told him that").

        "And that day she left", "was hurt that night" tell when; "with that of Congo" stands for a noun.
        """
        if self.name(at + 1) == "OF" or self.shows_day(at) or self.rejoined(at, "that"):
            return
        noun = self.phrase_before(at) if self.codes[at - 1 : at] in _NOUN else None
        if noun is not None and (self.passed_over(noun, "that") or self.tells_since_when(noun)):
            noun = self.noun_over(noun)  # "the news of Monday that", "the deal with Iran that"
        group = self.group_of(self.top)
        verb = group.lemma if group else ""
        acted = noun is not None and group is not None and noun.last < group.first  # "it ruled Monday that"
        reports = verb in words_of("reporting")
        if noun is None or acted or (reports and not self.spoken_of(noun) and not self.acts(at)):
            self.push(OpenClause("complement", at, "that", self.head_of(self.top)))
        elif self.sentence.lemmas[noun.head] in words_of("content") and not self.acts(at):
            self.push(OpenClause("complement", at, "that", noun.head))
        else:
            self.pend(noun.first, at)
            self.push(OpenClause("relative", at, "that", noun.head, subject=noun if self.acts(at) else None))

    def relative(self, at: int, word: str) -> None:
        """Open a clause at a relative pronoun, and find what the pronoun stands for."""
        if self.rejoined(at, word):
            return
        pied = self.name(at - 1) in _PIED
        antecedent = self.antecedent(at - 1 if pied else at, word)
        if antecedent is None or (word == "who" and self.asks(antecedent, self.group_of(self.top))):
            self.push(OpenClause("complement", at, word, self.head_of(self.top)))
            return
        if self.name(at - 1) == "COMMA":
            self.pend(antecedent.first, at)
        elif not pied:
            self.await_told(at, self.of_chain(antecedent))
            self.pend(antecedent.first, at)
        own = word == "whose" or self.codes[at + 1 : at + 2] in SUBJECT_STARTS
        # "in which more than 600 drowned", but "the loan for which was signed"
        own = own or (pied and self.name(at - 1) != "OF" and not self.acts(at))
        subject = None if own else antecedent
        self.push(OpenClause("relative", at, word, antecedent.head, subject=subject))

    def question_word(self, at: int, word: str) -> None:
        """Open a clause at where, when, how, what."""
        before = self.name(at - 1)
        if word == "where" and (before == "COMMA" or self.codes[at - 1 : at] in _NOUN):
            antecedent = self.phrase_before(at)
            self.push(OpenClause("relative", at, word, antecedent.head if antecedent else None))
        elif word in ("when", "whenever"):
            self.push(OpenClause("subordinate", at, word, self.head_of(self.top)))
        elif at == 0 and self.sentence.words[-1] == "?":
            self.top.marker = word
        elif self.clause_ahead(at) or word in ("what", "whoever", "whatever"):
            self.push(OpenClause("complement", at, word, self.head_of(self.top)))

    # verbs

    def verb(self, index: int) -> None:
        """Put a verb group into a clause."""
        group = self.sentence.groups[index]
        clause = self.top
        bare = clause.kind in ("subordinate", "complement", "parenthesis") and clause.subject is None
        if group.form == "finite":
            self.finite(index, group)
        elif clause.group is None and bare and self.last_finite <= group.first:
            self.fill(index, group)
        else:
            self.unmark(group)
            self.nonfinite(index, group)
        if group.lemma == "be" or group.lemma in words_of("calling"):
            self.leave_name(group)

    def leave_name(self, group: VerbGroup) -> None:
        """Close "what it called a raid", "what it said was a raid" behind the verb: the raid is part of what goes around."""
        inner = self.stack[-2:] if group.lemma == "be" else self.stack[-1:]
        number = next((i for i in inner if i and self.found[i].marker == "what"), None)
        names = self.name(group.last + 1) == "AS" or group.last + 1 in self.begins
        said = self.found[number].group if number is not None else None
        if number is not None and said is not None and names and (group.lemma != "be" or number != inner[-1]):
            self.own(group.last + 1 + (self.name(group.last + 1) == "AS"))
            self.back_to(number)
            self.stack.pop()

    def fill(self, index: int, group: VerbGroup) -> None:
        """Give the innermost clause its verb, or the one that two phrases side by side begin in it."""
        clause = self.top
        if clause.subject is None and group.form == "finite" and (pair := self.side_by_side(index, group)):
            self.inner_clause(index, *pair)
            return
        clause.group = index
        if clause.subject is None:
            clause.subject = self.find_subject(clause, group)

    def inner_clause(self, index: int, noun: NounPhrase, own: NounPhrase) -> None:
        """Open the clause of what somebody did with the noun before it: "the man the police held"."""
        self.push(OpenClause("relative", own.first, None, noun.head, None, index, own))
        self.claim(own.first)

    def finite(self, index: int, group: VerbGroup) -> None:
        """Put a finite verb into the clause that waits for it, or into one of its own."""
        last = self.group_of(self.top)
        if last is None:
            self.fill(index, group)
            return
        border = self.border(last.last + 1, group.first)
        start = last.last + 1 if border is None else border + 1
        own: NounPhrase | None = subject_between(
            self.sentence, self.between(start, group.first), start, group.first
        )
        if group.inverted and border is not None:  # "nor did Chile sign it"
            own = next(iter(self.between(group.first + 1, group.head_index)), own)
        if own is None and border == group.first - 1 and self.name(border) == "COMMA":
            border, own = self.before_aside(last.last + 1, border, group) or (border, own)
        if (tellers := self.tellers(own, border, group)) is not None:
            border, own = tellers
        if own is not None and border is None and self.of_a_day(own):
            self.bare_clause(index, own, last)
            return
        waiting = self.waiting()
        joined = border is not None and self.name(border) == "CC"
        if own is not None and border is None and self.says_of(own, last):
            self.bare_clause(index, own, last)
            return
        if waiting and not (joined and own is None):
            self.back_to(waiting[-1])
            self.fill(index, group)
        elif own is None:
            self.coordinate(index, group, group.first if border is None else border)
        elif border is None:
            self.bare_clause(index, own, last)
        elif joined:
            self.joined_clause(index, own, border)
        else:
            self.loose_clause(index, group, own, border)

    def coordinate(self, index: int, group: VerbGroup, at: int) -> None:
        """Open a clause that shares its subject with an open one: the nearest whose verb looks alike."""
        comma = self.name(at) == "CC" and self.name(at - 1) == "COMMA"
        finite = [i for i in self.finites() if comma or i >= self.innermost_aside()][::-1]
        if self.name(at) == "CC" and not comma:
            finite = self.up_to_joined(finite)
        alike = [i for i in finite if look_alike(self.group_of(self.found[i]), group)]
        alike = alike or [i for i in finite if comma and of_one_mood(self.group_of(self.found[i]), group)]
        if self.name(at) == "COMMA":
            alike = [i for i in alike if not self.set_off(i)] or alike
        if comma and not alike:  # "weeks after Luz fell ill, and was elected"
            alike = [i for i in finite if self.found[i].kind != "subordinate"][:1]
        self.back_to((alike or finite or self.stack[:1])[-1 if comma and alike else 0])
        partner = self.top
        governor = self.head_of(partner)
        self.push(OpenClause("coordinate", at, self.marker_at(at), governor, None, index, partner.subject))
        self.claim(at)

    def bare_clause(self, index: int, own: NounPhrase, last: VerbGroup) -> None:
        """Open a clause without a marker: "said it would", or "the element the body requires"."""
        reports = last.lemma in words_of("reporting")
        if reports and (pair := self.side_by_side(index, self.sentence.groups[index])):
            self.push(OpenClause("complement", pair[0].first, None, last.head_index))
            self.claim(pair[0].first)
            self.inner_clause(index, *pair)
            return
        noun = self.codes[own.first - 1] in _NOUN
        told = noun and self.sentence.lemmas[own.first - 1] in words_of("content")  # "denied claims it fell"
        contact = noun and not reports
        kind: Kind = "relative" if contact and not told else "complement"
        governor = own.first - 1 if contact or told else last.head_index
        self.push(OpenClause(kind, own.first, None, governor, None, index, own))
        self.claim(own.first)

    def joined_clause(self, index: int, own: NounPhrase, border: int) -> None:
        """Open a clause with a subject of its own behind "and"; a comma before it leads to the outermost."""
        finite = self.finites() or self.stack[:1]
        self.back_to(finite[0] if self.name(border - 1) == "COMMA" else finite[-1])
        governor = self.head_of(self.top)
        self.push(OpenClause("coordinate", border, self.marker_at(border), governor, None, index, own))
        self.claim(border)

    def loose_clause(self, index: int, group: VerbGroup, own: NounPhrase, border: int) -> None:
        """Open a clause behind a comma or semicolon: it reports what went before, or is reported, or new."""
        speech, last, root = words_of("speech"), self.group_of(self.top), self.found[self.stack[0]]
        opener = self.opener(border)
        if opener is not None:
            self.joined_clause(index, own, opener)
            return
        parenthetical = self.top.kind == "main" and last is not None and last.lemma in speech
        if group.lemma in speech and self.closes_quotation(group) and self.name(border) != "COLON":
            self.push(OpenClause("main", border, None, None, None, index, own))
            self.top.parent = None
            told = self.last_main(border) or root
            if told.kind == "main":
                told.kind, told.governor, told.parent = "complement", group.head_index, self.stack[-1]
        elif parenthetical and last is not None and last.last + 1 == border:
            self.push(OpenClause("complement", border, None, last.head_index, None, index, own))
        else:
            self.back_to(self.stack[0])
            self.push(OpenClause("main", border, None, None, None, index, own))
        self.claim(border)

    def nonfinite(self, index: int, group: VerbGroup) -> None:
        """Open the clause of an infinitive or participle, and find who does it."""
        if self.sentence.lowers[group.first] in NAMING and self.codes[group.first - 1 : group.first] in _NOUN:
            return
        kind: Kind = "infinitive" if group.form == "infinitive" else "participle"
        first, marker = group.first, None
        before = self.name(first - 1)
        if before in _MARKING or (before == "WRB" and kind == "participle"):
            first, marker = first - 1, self.sentence.lemmas[first - 1]
        self.leave_for(before, group)
        owner, last = self.top, self.group_of(self.top)
        governor, subject = self.head_of(owner), owner.subject
        if before == "CC" and owner.kind == kind and last is not None and look_alike(last, group):
            governor = owner.governor  # "a ban, imposed in May and lifted in June"
            self.stack.pop()
        if owner.marker == "-" and owner.group is None:
            subject = self.ends.get(owner.first - 1)
        if last is None or group.voice == "passive":
            top, subject = self.top, self.explained(group, subject)
            if self.top is not top:  # a clause that waits for its verb
                governor = self.head_of(self.top)
        if kind == "participle" and marker is None:
            first = self.with_adverb(first)
        noun = self.ends.get(first - 1) if before not in ("CD", "SYM") else None  # "voted 101-6 to remove"
        asked = kind == "infinitive" and last is not None and last.voice == "passive"
        by = asked and noun is not None and self.name(noun.first - 1) == "BY"  # "was asked by Peru to leave"
        if noun is not None and marker is None and not by and not is_time(self.sentence, noun):
            control = kind == "infinitive" and last is not None and last.lemma in words_of("control")
            done_to = kind == "infinitive" and self.is_to_be(group, last, noun)
            if kind == "participle" or control or last is None or done_to or self.stands_with(noun):
                subject = self.of_chain(noun) if done_to else self.beside(noun)
            if not control:
                governor = noun.head
            if last is not None and not control:
                self.await_verb(index, self.of_chain(noun), last)
                subject = subject if kind == "participle" or self.top is owner else None
        whom = self.ends.get(first - 2) if before == "COMMA" else noun
        if kind == "infinitive" and marker is None and (told := self.told(last, whom)) is not None:
            subject, governor = told, last.head_index if last is not None else governor
        wanted = self.wanted(noun, last) if kind == "infinitive" else None
        subject = self.blamed(last, marker) or wanted or self.setting_in(group, last) or subject
        self.push(OpenClause(kind, first, marker, governor, None, index, subject))
        self.claim(first)

    def leave_for(self, before: str, group: VerbGroup) -> None:
        """Close what hangs on the verb, or its object: "planned to work there, having sold it", "ended a ban set in May, drawing".

        So with a clause that tells when: "waited until it was dark, before leaving".
        """
        comma = self.name(group.first - 2) == "COMMA"
        if before == "PS" and comma and self.top.kind == "subordinate" and self.top.group is not None:
            self.stack.pop()
            return
        if before != "COMMA" or self.top.group is None:
            return
        if self.name(group.first) == "HVG" and self.top.kind == "relative" and self.top.marker == "that":
            self.stack.pop()  # "freed the men that burned it, having heard them"
        reduced = self.top.kind == "participle" and self.codes[self.top.first - 1] in _NOUN
        leaves = self.name(group.first) == "HVG" or (reduced and group.voice == "active")
        if leaves and (finite := self.finites()):
            self.back_to(finite[-1])

    def explained(self, group: VerbGroup, subject: NounPhrase | None) -> NounPhrase | None:
        """Give what a participle behind a comma explains, and open the clause that this begins: "the hearing, first set for May"."""
        first = group.first
        while self.name(first - 1) in ("RB", "JR"):
            first -= 1
        if self.name(first - 1) != "COMMA":
            return subject
        beside = self.phrase_before(first)
        if beside is not None and not is_time(self.sentence, beside):
            whole = None if group.lemma in words_of("of_names") else self.hung_on(beside)
            subject = whole or beside
        if subject is not None:
            self.pend(subject.first, group.first)
        return subject
