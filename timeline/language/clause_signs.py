"""The signs by which a sentence is cut into clauses: the borders and verbs around a place. Nothing is opened here."""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.language.classes import CODE, NAME
from timeline.language.clause_control import ClauseControl
from timeline.language.clause_phrases import ASIDE, PREPOSITIONS, WINDOW
from timeline.language.model import VerbGroup
from timeline.language.phrases import NounPhrase, governed, is_time, subject_between
from timeline.language.tagger import members, pattern
from timeline.language.words import words_of

_NAMED = f"{pattern('NAME')}{{1,4}}|{pattern('DT|PRPS')}{pattern('NP')}{{1,5}}"
_DONE = f"{pattern('VBN|DON')}{pattern('RP')}?{pattern('BY|IN|TOP')}{pattern('NP')}{{1,6}}"
_DOING = f"{CODE['VBG']}{pattern('NP')}{{1,6}}"
_SOME_OF = f"(?:{pattern('DP|CD|RBR')}{CODE['OF']})?"
_WHO = f"{_SOME_OF}{pattern('WP|WDT|WPS|PRPO')}[^{CODE['COMMA']}{CODE['STOP']}]{{1,25}}"
_APPOSED = f"(?:{pattern('COMMA')}(?:{_NAMED}|{_DONE}|{_DOING}|{_WHO}|{CODE['CD']}){pattern('COMMA')})?"
_REDUCED = f"(?:(?:{pattern('VBN|DON')}{pattern('BY|IN|TOP')}|{CODE['VBG']}){pattern('NP')}{{1,6}})?"
_ASKED = f"(?:(?:{pattern('CS|WRB')}){CODE['TO']}{pattern('VB')}{pattern('NP')}{{1,6}})?"
_CLAUSE_AHEAD = re.compile(
    f"{pattern('NP|SUBJ|PRPO|CC')}{{0,12}}(?<!{CODE['CC']}){_ASKED}{_APPOSED}{_REDUCED}{_APPOSED}{pattern('ADV')}{{0,2}}{pattern('FIN')}"
)
"""A subject, a name, its deed or kind in commas perhaps, what it asks ("on whether to stay") or what was done to it, and a finite verb."""
_DATES_AHEAD = re.compile(
    f"{CODE['COMMA']}{CODE['CC']}{CODE['IN']}{CODE['DT']}?{pattern('MON|YR|TMP|CD')}{{1,3}}$"
)
_DATE_BEHIND = re.compile(f"{CODE['RB']}?{CODE['IN']}?{CODE['DT']}?{pattern('MON|YR|TMP')}")
_FINITE = frozenset(NAME[code] for code in members("FIN"))
_BORDER = members("COMMA|COLON|DASH|CC")
_OPENING = members("COMMA|COLON|DASH|CC|THAT|THATR|WP|WDT|WPS|WRB|CS|PS|AS|QUOTE")
_JOINTLY = frozenset(("far", "soon", "well"))
"""Between two "as" these make one conjunction."""
_DETERMINED = frozenset(("DT", "PRPS"))
_BARE_SUBJECT = members("DT|PRPS|PRP|IT|NNP")
_NAMED_THING = members("NN|NNS")
FRONT = members("PREP|RB|JR|PS")
"""What opens a clause in front of its subject."""
_ADDRESSING = frozenset(("tell", "ask", "remind", "assure"))
_SUBJECTS = frozenset(("about", "against", "into", "of", "over"))
"""Behind these stands of what one speaks."""
_ITEMS, _PAIR = 12, 4
"""How long a list is followed, how far from "between" its "and" stands."""


class ClauseSigns(ClauseControl):
    """What there is to see of a sentence while it is read."""

    def antecedent(self, at: int, word: str) -> NounPhrase | None:
        """Give the noun phrase on which the relative pronoun at `at` hangs."""
        found = self.phrase_before(at)
        if word == "who" and found is not None and self.is_name_of_two(whole := self.of_chain(found)):
            return whole  # "Ann Dean of the Council of Europe, who"
        for _ in range(3):
            if found is None or not self.passed_over(found, word):
                break
            before = bisect_left(self.firsts, found.first) - 1
            found = self.phrases[before] if before >= 0 else found
        return found

    def stands_with(self, noun: NounPhrase) -> bool:
        """Say whether a noun has a clause of its own: "with talks due to open", ", with work to begin in May"."""
        apart = self.name(noun.first - 2) == "COMMA" and self.sentence.lemmas[noun.head] not in words_of(
            "plan"
        )
        return self.name(noun.first - 1) == "WITH" and (apart or noun.head < noun.last)

    def acts(self, at: int) -> bool:
        """Say whether the relative pronoun at `at` is the subject of a verb, right behind it or behind a time: "that in May fell"."""
        opens = at + 1 + (self.codes[at + 1 : at + 2] in PREPOSITIONS)
        time = self.begins.get(opens)
        behind = time.last + 1 if time is not None and is_time(self.sentence, time) else at + 1
        return any(group.first in {at + 1, behind} for group in self.sentence.groups)

    def spoken_of(self, noun: NounPhrase) -> bool:
        """Say whether a noun stands behind a verb of saying and "of": "complained about a law that"; but "said in a speech that"."""
        group = self.group_of(self.top)
        behind = group is not None and group.last == noun.first - 2
        return behind and self.sentence.lowers[noun.first - 1] in _SUBJECTS

    def border(self, start: int, end: int) -> int | None:
        """Find the last comma, semicolon, dash or conjunction that parts a subject from what goes before; first of all a semicolon."""
        first = max(start, end - WINDOW)
        if ";" in (between := self.sentence.words[first:end]):
            return end - 1 - between[::-1].index(";")
        for at in range(end - 1, first - 1, -1):
            if self.codes[at] in _BORDER and not (
                self.name(at) in ("CC", "COMMA")
                and (self.inside_pair(at) or self.inside_list(at, start) or self.joins_dates(at))
            ):
                return at
        return None

    def joins_dates(self, at: int) -> bool:
        """Say whether the second "and" of ", and in 2019 and again in 2020 the lake sank" joins no more than two dates."""
        codes = self.codes
        return _DATES_AHEAD.search(codes, 0, at) is not None and _DATE_BEHIND.match(codes, at + 1) is not None

    def opener(self, border: int) -> int | None:
        """Find the "and" of ", and three days later, on a stop in Rome, he announced": where the clause behind a comma begins.

        So in "and, despite a war, the dome was closed".
        """
        last = self.group_of(self.top)
        for at in range(border - 1, last.last if last else border, -1):
            if self.name(at) == "CC":
                apart = self.name(at + 1) == "COMMA" and at + 1 < border
                after = self.begins.get(at + 1 + apart)
                adverbial = self.codes[at + 1 + apart] in FRONT or (after and is_time(self.sentence, after))
                if adverbial and (apart or self.name(at - 1) == "COMMA"):
                    return at
        return None

    def inside_pair(self, at: int) -> bool:
        """Say whether "and" joins the two of a "between" ("between March and July he led"), and is not behind both."""
        before = self.sentence.lowers[max(at - _PAIR, 0) : at]
        if self.sentence.lowers[at] != "and" or "between" not in before:
            return False
        return "and" not in before[before.index("between") :]

    def closes_pair(self, at: int) -> bool:
        """Say whether ", and" at a comma names the other of two that an aside parts: "between Chad, which rebels backed, and Mali"."""
        if at < 1 or self.sentence.lowers[at : at + 2] != (",", "and"):
            return False
        opened = self.codes.rfind(CODE["COMMA"], 0, at)
        if opened < 1 or self.owner[at - 1] == self.owner[opened - 1]:
            return False
        before = self.sentence.lowers[max(opened - _PAIR, 0) : opened]
        return "between" in before and "and" not in before[before.index("between") :]

    def inside_list(self, at: int, start: int) -> bool:
        """Say whether a comma or "and" joins names of one subject.

        "Said A and B met", ": A, B", ", and on Monday A and B".
        """
        after, before = self.begins.get(at + 1), self.ends.get(at - 1)
        if after is None or before is None or is_time(self.sentence, before):
            return False
        if self.name(at) == "CC" and self.name(before.first - 1) == "COMMA" and self.opener(before.first - 1):
            return True  # ", and on Friday, in Rome, Chad and Mali met"
        for _ in range(_ITEMS):
            earlier = self.ends.get(before.first - 2)
            if self.name(before.first - 1) != "COMMA" or earlier is None:
                break
            before = earlier
        last = self.group_of(self.top)
        said = before.first == start and last is not None and last.lemma in words_of("clausal")
        first = self.before_time(before.first)
        apart = self.name(first - 2) == "COMMA" or first < before.first
        opens = self.name(first - 1) == "CC" and apart
        return said or opens or self.name(before.first - 1) in ("COLON", "DASH", "END")

    def before_time(self, at: int) -> int:
        """Give where the time begins, with its preposition, that stands right before a token; the token itself where none does."""
        time = self.ends.get(at - 1)
        if time is None or not is_time(self.sentence, time):
            return at
        return time.first - (self.codes[time.first - 1] in PREPOSITIONS)

    def marker_at(self, at: int) -> str | None:
        """Give the conjunction at `at`."""
        return self.sentence.lemmas[at] if self.name(at) == "CC" else None

    def clause_ahead(self, at: int) -> bool:
        """Say whether a subject and a finite verb follow, before anything else breaks in.

        "A craft with what was described as a warhead was fired": where a clause waits for that verb, it is none of "as".
        """
        group = self.group_of(self.top)
        passive = group is not None and group.last == at - 1 and group.voice == "passive"
        if passive and self.name(at) == "AS" and self.waiting():
            return False
        first = self.begins.get(at + 1) or self.begins.get(at + 2)
        if first is not None and is_time(self.sentence, first):
            return self.tells_of_time(at, first)
        return _CLAUSE_AHEAD.match(self.codes, at + 1) is not None

    def tells_of_time(self, at: int, time: NounPhrase) -> bool:
        """Say whether a time is the subject of a clause: "as the week went on", "before the season starts", no "before the year is out"."""
        behind = self.name(time.last + 1)
        if behind not in _FINITE or time.first == time.last:
            return False
        if self.name(at) == "PS":
            return behind not in ("BEZ", "BED") and not self.waiting()
        return self.name(at) == "AS"

    def subordinates(self, at: int) -> bool:
        """Say whether a conjunction opens a clause; "while in Rome" has none, and "since then" is a time."""
        name = self.name(at)
        if name == "CS":
            return self.name(at + 1) not in {"IN", "TO", "WITH"} or self.clause_ahead(at)
        if name == "AS" and self.name(0) == "WP" and self.sentence.lemmas[at - 1] in {"begin", "start"}:
            return False  # "What began as a strike became a revolt"
        if len(self.owner) > at or (name == "AS" and self.compares(at)):
            return False  # "what he described as a raid was"
        if name == "PS" and self.sentence.lowers[at : at + 2] == ("since", "then"):
            return False
        return name in ("PS", "AS", "LIKE") and self.clause_ahead(at) and not self.waits_beyond(at)

    def compares(self, at: int) -> bool:
        """Say whether the first of two "as" only compares: "a ship as long as a tower is tall"; not "as soon as", "for as long as"."""
        behind = self.sentence.lowers[at + 1 : at + 3]
        quality = self.sentence.tags[at + 1 : at + 2] in (("ADJ",), ("ADV",))
        inside = at > 0 and self.sentence.tags[at - 1] not in {"ADP", "PUNCT"}
        return inside and quality and behind[1:] == ("as",) and behind[0] not in _JOINTLY

    def waits_beyond(self, at: int) -> bool:
        """Say whether the one verb ahead is that of what stands before.

        "The army, which since the war had grown", "the ban imposed after the war was lifted", "his run as leader ended".
        """
        ahead = [group for group in self.sentence.groups if group.first > at and group.form == "finite"]
        alone = len(ahead) == 1 or (ahead and self.border(ahead[0].last + 1, ahead[1].first) is not None)
        if not alone and ahead:  # "taken after the war found that they trusted him"
            alone = CODE["THAT"] in self.codes[ahead[0].last + 1 : ahead[1].first]
        if not alone:
            return False
        reduced = self.top.kind == "participle" and self.name(self.top.first - 1) in ("NN", "NNS")
        # no headline: "Two held after bus crashed"
        told = self.ends.get(self.top.first - 1)
        whole = told is not None and self.name(told.first) in _DETERMINED
        reduced = reduced and (whole or ahead[0].first < ahead[0].head_index)
        own = self.begins.get(at + 1) if self.name(at) == "AS" else None
        office = (
            own is not None and self.codes[own.first] not in _BARE_SUBJECT and self.name(own.last) == "NN"
        )
        office = office and self.codes[at - 1] in _NAMED_THING
        return self.name(at - 1) in ("WDT", "THATR", "WP") or ((reduced or office) and bool(self.waiting()))

    def shows_day(self, at: int) -> bool:
        """Say whether "that" goes with the time behind it; what was "said that night", with a verb behind it, is told."""
        time = self.begins.get(at + 1)
        if time is None or not is_time(self.sentence, time) or self.sentence.tags[time.last] == "NUM":
            return False
        group = self.group_of(self.top)
        said = group is not None and group.last == at - 1 and group.lemma in words_of("reporting")
        finite = any(g.first == time.last + 1 and g.form == "finite" for g in self.sentence.groups)
        return not (said and finite)

    def aside(self, at: int) -> bool:
        """Say whether a dash opens an explanation between a subject and its verb ("the deputy - a friend - signed")."""
        behind = self.codes.find(CODE["DASH"], at + 1)
        last, noun = self.group_of(self.top), self.ends.get(at - 1)
        said = last is not None and last.form == "finite" and last.lemma in words_of("clausal")
        told = said and last is not None and noun is not None and self.of_chain(noun).first == last.last + 1
        waits = (self.top.group is None or told or self.opens_joined(at)) and self.top.marker != "-"
        closed = behind > 0 and any(g.first - behind in (1, 2) for g in self.sentence.groups)
        before = self.ends.get(at - 1)
        return waits and closed and before is not None and not is_time(self.sentence, before)

    def opens_joined(self, dash: int) -> bool:
        """Say whether a noun before a dash opens the clause behind ", and": ", and Shell - a Dutch firm - is"."""
        noun = self.ends.get(dash - 1)
        return (
            noun is not None
            and self.name(noun.first - 1) == "CC"
            and self.name(noun.first - 2) == "COMMA"
            and not self.inside_list(noun.first - 1, 0)
        )

    def told_between(self, comma: int) -> bool:
        """Say whether a comma parts a subject, or what was done, from who tells of it.

        "The bomb, officials said on Monday, killed ten", "the army left, officials said, on 3 May".
        """
        groups, behind = self.sentence.groups, self.codes.find(CODE["COMMA"], comma + 1)
        at = bisect_left(groups, comma, key=lambda group: group.first)
        quoted = self.name(comma + 1) == self.name(behind + 1) == "QUOTE"  # "The men," he said, "were held."
        if (
            self.begins.get(comma + 1 + quoted) is None
            or at == len(groups)
            or groups[at].lemma not in words_of("speech")
        ):
            return False
        said = groups[at]
        active = said.voice == "active" or self.name(comma + 1) == "IT"  # "it is said"
        if not active or said.form != "finite" or not said.last < behind <= said.last + ASIDE:
            return False
        if self.top.group is not None:
            return groups[self.top.group].form == "finite" and self.is_dated(behind + 1)
        noun, verb = self.ends.get(comma - 1), groups[at + 1] if at + 1 < len(groups) else said
        apart = verb.first - behind - 1 - quoted
        adverb = apart == 1 and self.name(behind + 1) in ("RB", "JR")
        subject = noun is not None and not is_time(self.sentence, noun)
        return subject and verb.form == "finite" and (apart == 0 or adverb)

    def of_a_day(self, subject: NounPhrase) -> bool:
        """Say whether a clause tells of which day the time before it is ("left the day the war began")."""
        time = self.ends.get(subject.first - 1)
        return (
            time is not None
            and time.first < time.last
            and self.name(time.first) == "DT"
            and is_time(self.sentence, time)
            and (self.codes[subject.first] in _BARE_SUBJECT or self.name(time.first - 1) == "BY")
        )

    def passed_over(self, phrase: NounPhrase, word: str) -> bool:
        """Say whether a relative pronoun hangs on something before this phrase.

        "The call on Monday that ...", "a judge in Norway who ...", "a critic of the party who ...".
        """
        if word != "whose" and is_time(self.sentence, phrase):
            return True
        if word not in ("that", "who") or not governed(self.sentence, self.first_of_two(phrase)):
            return False
        named = self.sentence.tags[phrase.head] == "PROPN" and self.name(phrase.last + 1) != "COMMA"
        return named or (word == "who" and self.sentence.lemmas[phrase.head] in words_of("faceless"))

    def tells_since_when(self, noun: NounPhrase) -> bool:
        """Say whether a noun only says since when: "the first time since the war that"."""
        before = self.sentence.lemmas[max(noun.first - 2, 0) : noun.first]
        return before in (("time", "since"), ("time", "in"))

    def asks(self, antecedent: NounPhrase, last: VerbGroup | None) -> bool:
        """Say whether "who" asks: "it was unclear on Monday who fired", "declined to say in May who would go"."""
        bare = self.sentence.tags[antecedent.head] == "ADJ" and self.name(antecedent.first) != "DT"
        nobody = bare or self.sentence.lowers[antecedent.head] == "it"
        said = last is not None and antecedent.last < last.first and last.lemma in words_of("answering")
        return nobody or said

    def closes_quotation(self, group: VerbGroup) -> bool:
        """Say whether a verb of saying tells what stands before it: it has no "that" and no object of its own behind it."""
        behind = self.begins.get(group.last + 1)
        if behind is not None and group.lemma in _ADDRESSING:
            return self.name(behind.last + 1) not in ("THAT", "TO")
        own = behind is not None and not is_time(self.sentence, behind)
        return group.voice == "active" and self.name(group.last + 1) != "THAT" and not own

    def reported(self, index: int, noun: NounPhrase, last: VerbGroup) -> bool:
        """Say whether a noun behind "said" waits for its verb: "said a bomb found there was old", "said plans to sell it failed"."""
        if not self.tells(last) or noun.first != last.last + 1:
            return False
        group, ahead = self.sentence.groups[index], next(iter(self.sentence.groups[index + 1 :]), None)
        if group.form != "infinitive" or ahead is None or group.lemma in words_of("reporting"):
            return group.form != "infinitive" and self.awaited(index)
        return ahead.form == "finite" and _OPENING.isdisjoint(self.codes[group.last + 1 : ahead.first])

    def tells(self, verb: VerbGroup) -> bool:
        """Say whether a verb may have what somebody says right behind it: "said a bomb was found"."""
        return verb.form == "finite" and verb.voice == "active" and verb.lemma in words_of("clausal")

    def set_off(self, number: int) -> bool:
        """Say whether a clause is put between commas: "seized power, hours before it was to meet, detained Luz and".

        What comes behind "a day after rebels took the port, shot Luz and" goes on with the rebels.
        """
        clause = self.found[number]
        return (
            clause.kind == "subordinate"
            and clause.marker != "after"
            and self.name(self.before_time(clause.first) - 1) == "COMMA"
        )

    def says_of(self, subject: NounPhrase, verb: VerbGroup) -> bool:
        """Say whether a pronoun right behind a verb of saying begins what is said: "who had insisted he would stay"."""
        beside = self.name(subject.first) == "PRP" and subject.first == verb.last + 1
        return beside and verb.lemma in words_of("reporting")

    def two_verbs(self, at: int) -> bool:
        """Say whether two finite verbs follow, no mark between them: "who led the march have fled"."""
        ahead = [g for g in self.sentence.groups if g.first > at and g.form == "finite"][:2]
        if len(ahead) < 2 or ahead[0].lemma in words_of("reporting"):
            return False
        between = self.codes[at + 1 : ahead[0].first] + self.codes[ahead[0].last + 1 : ahead[1].first]
        return _OPENING.isdisjoint(between)

    def awaited(self, index: int) -> bool:
        """Say whether what stands before a participle is the subject of the next verb: no other is, and nothing parts the two."""
        finite = next((g for g in self.sentence.groups[index + 1 :] if g.form == "finite"), None)
        if finite is None:
            return False
        behind = self.sentence.groups[index].last + 1
        own = subject_between(self.sentence, self.between(behind, finite.first), behind, finite.first)
        return self.border(behind, finite.first) is None and (own is None or is_time(self.sentence, own))
