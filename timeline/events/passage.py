"""A sentence with all that the earlier rooms found in it, and where each of it stands among the tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from timeline.actors.model import Mention, Named
from timeline.events.antecedent_spans import antecedent, is_person
from timeline.events.subject_spans import NOMINAL, QUOTES, find_subject
from timeline.events.words import word_list
from timeline.language.classes import CLASSES, CODE
from timeline.language.clauses import Clause
from timeline.language.model import Sentence
from timeline.language.phrases import behind_not, measured
from timeline.language.tagger import pattern
from timeline.lexicon.matching import PARTICLES
from timeline.lexicon.triggers import Governor, load
from timeline.model import Place
from timeline.times.model import TimePhrase

TokenSpan = tuple[int, int]
NAMED, ARTICLES = frozenset({"NOUN", "PROPN", "NUM"}), frozenset({"a", "an", "the"})
SIGNS = frozenset({"%", "$", "€", "£"})
BREAKS = frozenset({",", ";", ":", "—", "–", "--", "-", "("})
NOUN = re.compile(pattern("|".join(c.name for c in CLASSES if c.pos in {"NOUN", "PROPN"})))
ADPOSITION = re.compile(pattern("|".join(c.name for c in CLASSES if c.pos == "ADP")))
JOINT = re.compile(pattern("CC"))
OPENING_QUOTES, QUOTED = frozenset({'"', "“", "‘", "'"}), 7
"""How far before a noun a quotation may open that tells which one it is."""
DAYS = frozenset({"day", "moment", "month", "night", "time", "week", "year"})
"""What a clause may tell the time of: "the day the war began"."""
GIVING = frozenset(
    {"ask", "award", "deny", "give", "grant", "hand", "offer", "pay", "promise", "send", "show", "tell"}
)
"""What has a second object in the passive: "the prize that she was given"."""
MONTH = CODE["MON"]
OFFICES = frozenset({"forces", "generic", "office"})
"""Kinds of mentions that tell of somebody by what they are."""
CLOSING = frozenset({(",",), (".",), (";",), ()})
GAP_MARKERS = frozenset({"that", "which", "whom", None})


class Passage:
    """One sentence, ready for the event rules: what the earlier rooms found, and where each of it stands. Never changed.

    `phrases` and `mentions` are those of this sentence, in order; `home` is the state that the text speaks of,
    `league` the alliance of which it tells most, `seat` the place of its date line, `context` the date of the list
    marker or heading that the sentence stands under. Token spans are inclusive: `phrase_spans` and `mention_spans`
    are those of the phrases and mentions, `bare_firsts` the first token of each phrase behind its preposition,
    `placed_mentions` has each mention with its tokens, `time_tokens` all tokens of a phrase; `has_surname` says
    that a person is told of by one name alone.
    `group_starts` are the tokens with which a verb group begins, `joints` the conjunctions, `stations` the
    tokens at which a mention or a prepositional phrase begins, `nouns` all nouns,
    `event_nouns` those that the lexicon lists, modifiers of other nouns aside. `clause_of` gives each token's innermost
    clause, `clause_of_group` each verb group's, `group_at` the verb group of a head token, `mention_at` the mention that
    begins at a token.
    """

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        clauses: Sequence[Clause],
        phrases: Sequence[TimePhrase],
        mentions: Sequence[Mention],
        home: Named | None,
        league: Named | None,
        context: TimePhrase | None,
        published: date | None,
        seat: Place | None = None,
    ) -> None:
        self.text, self.sentence, self.context, self.published = text, sentence, context, published
        self.clauses, self.phrases, self.mentions = clauses, phrases, mentions
        self.home, self.league, self.seat = home, league, seat
        self.groups = sentence.groups
        self.words, self.lemmas, self.tags = sentence.words, sentence.lemmas, sentence.tags
        self.starts, self.ends = sentence.starts, sentence.ends
        self.phrase_spans = [self.span(x.start, x.end) for x in phrases]
        self.bare_firsts = [self.span(x.parts[0].start, x.parts[0].end)[0] for x in phrases]
        self.mention_spans = [self.span(x.start, x.end) for x in mentions]
        self.placed_mentions = list(zip(mentions, self.mention_spans, strict=True))
        self.has_surname = any(m.kind == "person" and " " not in m.text for m in mentions)
        self.mention_at = {first: m for m, (first, _) in enumerate(self.mention_spans)}
        marker = [context] if context and sentence.start <= context.start < sentence.end else []
        dates = [*self.phrase_spans, *(self.span(x.start, x.end) for x in marker)]
        self.time_tokens = {i for first, last in dates for i in range(first, last + 1)}
        self.long_names = {
            i: first  # "the Gulf of Mexico spill"
            for first, last in self.mention_spans
            if last - first > 1
            for i in range(first + 1, last + 1)
        }
        self.group_at = {group.head_index: number for number, group in enumerate(self.groups)}
        self.group_starts = {group.first for group in self.groups}
        self.joints = [found.start() for found in JOINT.finditer(sentence.codes)]
        self.nouns = [found.start() for found in NOUN.finditer(sentence.codes)]
        self.stations = sorted(
            {*self.mention_at, *[found.start() for found in ADPOSITION.finditer(sentence.codes)]}
        )
        self.event_nouns = self._event_nouns()
        self.clause_firsts = {clause.first for clause in clauses}
        self.clause_of = _owners(clauses, len(self.words))
        owner = {group: number for number, clause in enumerate(clauses) for group in clause.groups}
        self._governors: dict[int, Governor | None] = {}
        self._acted_on: dict[int, int | None] = {}
        self._subjects: dict[int, TokenSpan | None] = {}
        self._subject_phrases: dict[int, TokenSpan | None] = {}
        self.clause_of_group = [owner.get(g, self.clause_of[x.head_index]) for g, x in enumerate(self.groups)]

    @property
    def said(self) -> str:
        """The sentence as written, white space folded."""
        return " ".join(self.text[self.sentence.start : self.sentence.end].split())

    def governor(self, at: int) -> Governor | None:
        """The lexicon's row for a word that gives its complement a status ("plans to", "due to", "refused to")."""
        if at not in self._governors:
            lemmas = self.lemmas
            if at + 1 in self.time_tokens:  # "appeared on Monday to retreat"
                lemmas = tuple(x for i, x in enumerate(lemmas) if i <= at or i not in self.time_tokens)
            match = load().governor(lemmas, at)
            if match is None and (inner := self._infinitive_apart(at)):  # "voted 101 to 6 to leave"
                near = load().governor((*lemmas[: at + 1], *self.lemmas[inner:]), at)
                match = near if near and near.row.own_event else None
            self._governors[at] = match.row if match else None
        return self._governors[at]

    def _infinitive_apart(self, at: int) -> int | None:
        """Where the infinitive begins that hangs on a word, and that a preposition, an adverb or a number parts from it."""
        if self.tags[at + 1 : at + 2] not in {("ADP",), ("ADV",), ("NUM",)}:
            return None
        return next((c.first for c in self.clauses if c.kind == "infinitive" and c.governor == at), None)

    def span(self, start: int, end: int) -> TokenSpan:
        """The tokens that a stretch of characters touches."""
        first = bisect_right(self.starts, start, 1) - 1
        return first, bisect_right(self.starts, end - 1, first + 1) - 1

    def _event_nouns(self) -> list[int]:
        """The nouns that are listed in the lexicon, and no modifiers of other nouns."""
        listed, lemmas, tags = load().noun_heads, self.lemmas, (*self.tags, "")
        return [
            at
            for at in self.nouns
            if lemmas[at] in listed
            and tags[at] == "NOUN"
            and tags[at + 1] not in {"NOUN", "PROPN"}
            and at not in self.time_tokens
        ]

    def event_noun_of(self, group: int) -> int | None:
        """The event noun that a verb acts on, or that it says something of: "held talks", "the war began"."""
        if group not in self._acted_on:
            self._acted_on[group] = self._find_event_noun(group)
        return self._acted_on[group]

    def _find_event_noun(self, group: int) -> int | None:
        verb, clause = self.groups[group], self.clause_of_group[group]
        if not self.event_nouns:
            return None
        if verb.voice == "active" and not verb.copular:
            for at in range(verb.last + 1, self.clauses[clause].last + 1):
                particle = at == verb.last + 1 and self.lemmas[at] in PARTICLES
                if self.clause_of[at] != clause or (self.tags[at] == "ADP" and not particle):
                    break
                if at in self.event_nouns:
                    return at
        first, last = self.subject_phrase(group) or (0, -1)
        return next((at for at in self.event_nouns if first <= at <= last), None)

    def carries(self, group: int) -> bool:
        """Does a verb only carry its event noun ("held talks", "called off the visit"), so that the two tell one event?"""
        head = self.groups[group].head_index
        row = self.governor(head)
        return self.lemmas[head] in word_list("light") or (
            row is not None and row.complement_status != "same"
        )

    def is_argument(self, at: int) -> bool:
        """Is a noun the subject or object of a verb, and not the object of a preposition?"""
        before = self.phrase_start(at) - 1
        particle = before - 1 in self.group_at and self.lemmas[before] in PARTICLES
        return before < 0 or self.tags[before] != "ADP" or particle

    def subject_of(self, group: int) -> TokenSpan | None:
        """The tokens of a verb group's subject, shared or resolved; where none was found, the name right before the verb."""
        if group not in self._subjects:
            self._subjects[group] = find_subject(self, group)
        return self._subjects[group]

    def subject_phrase(self, group: int) -> TokenSpan | None:
        """The subject with the phrases that follow it ("the Association of Southeast Asian Nations"), up to a comma."""
        if group not in self._subject_phrases:
            self._subject_phrases[group] = self._find_subject_phrase(group)
        return self._subject_phrases[group]

    def _find_subject_phrase(self, group: int) -> TokenSpan | None:
        span = self.subject_of(group)
        if span is None:
            return None
        first, last = self._subject_start(group, span), span[1]
        if self._is_quoted(first, last):  # "The "integrity test" began"
            first, last = first - 2, last + 1
        last = self._subject_end(group, (first, last), span[1])
        first -= first > 0 and self.lemmas[first - 1] == "neither" and "nor" in self.lemmas[first:last]
        return (first, last) if last < self.groups[group].first or span[0] > self.groups[group].last else span

    def _subject_start(self, group: int, span: TokenSpan) -> int:
        """Where a subject begins: with the name, the measure or the quotation that leads to it, and behind a date."""
        first, last = span
        measure = self.lemmas[last + 1 : last + 2] == ("of",)  # "six weeks of talks"
        while first < last and first in self.time_tokens and not measure:
            first += 1
        clause = self.clause_of_group[group]
        dated = first > 0 and self.sentence.codes[first - 1] == MONTH
        kinds = {"person", "body"} if dated else {"person"}
        named = (a for m, (a, b) in self.placed_mentions if m.kind in kinds and a < first <= b)
        # "Secretary of State Ann Dean", "Jan Egeland", "March Motors"
        if dated or (first and self.lemmas[first - 1] == "of"):
            first = next(named, first)
        first -= first > 0 and self.lemmas[first] == "other" and self.lemmas[first - 1] == "the"
        told = self.relative_over(clause)
        if self.clauses[told].first > last and not is_person(self, first, told):
            first = antecedent(self, first, told)
        quote = self._quotation(first)
        first = measured(self.sentence, first if quote is None else quote)
        opens = self.clauses[clause].first
        return first - behind_not(self.sentence, first, opens + (self.tags[opens] == "CCONJ"))

    def _subject_end(self, group: int, subject: TokenSpan, noun: int) -> int:
        """Where the phrases end that follow a subject's noun: before the verb or a comma, and without what hangs loose there."""
        verb, clause = self.groups[group].first, self.clause_of_group[group]
        first, last = subject
        at = last + 1
        while at < len(self.words) and at < verb and self.words[at] not in BREAKS:
            inside = self._is_of_doing(at) or self._is_of_doing(at - 1)
            opens = at in self.clause_firsts and self.clause_of[at] != clause
            if (at in self.group_starts or opens) and not inside:
                break
            if at not in self.time_tokens:
                last = at
            at += 1
        last -= last > first and self.lemmas[last] == "due"
        while last > noun and self.tags[last] == "ADV" and last + 1 < verb:
            if self.lemmas[last] == "well":  # of oil
                break
            last -= 1  # "It also signed and then broke the treaty"
        loose = self.tags[last] == "DET" and self.tags[last - 1] == "ADP" and self.lemmas[last - 1] != "of"
        last -= loose and last > noun  # "burial for the fallen"
        if self.tags[last] == "ADP" and last > noun:  # "the sanctions with which it answered"
            last -= 1
        return last

    def _is_of_doing(self, at: int) -> bool:
        """ "A month of shouting": does "of" with a gerund stand here, and not in a clause of its own?"""
        return self.lemmas[at : at + 1] == ("of",) and "".join(self.words[at + 1 : at + 2]).endswith("ing")

    def phrase_start(self, at: int) -> int:
        """The first token of the noun phrase that ends at a noun."""
        while (
            at > 0
            and (
                (quote := self._quotation(at)) is not None
                or self.tags[at - 1] in NOMINAL
                or self.words[at - 1] in SIGNS
            )
            and at - 1 not in self.time_tokens
            and not (self.lemmas[at] in ARTICLES and self.tags[at - 1] in NAMED)  # "gave the singer a dose"
        ):
            at = self.long_names.get(at - 1, at - 1) if quote is None else quote
        return at

    def _is_quoted(self, first: int, last: int) -> bool:
        """Does an article stand before the quotation marks around a phrase?"""
        marks = self.words[first - 1 : first], self.words[last + 1 : last + 2]
        article = first > 1 and self.tags[first - 2] == "DET"
        return article and marks[0][0] in OPENING_QUOTES and bool(marks[1]) and marks[1][0] in QUOTES

    def _quotation(self, at: int) -> int | None:
        """ "the "top kill" procedure": where an article begins before the few quoted words before a noun."""
        if not at or self.words[at - 1] not in QUOTES:
            return None
        opens = (i for i in range(at - 3, max(at - QUOTED, 0), -1) if self.words[i] in OPENING_QUOTES)
        opening = next(opens, 0)
        return opening - 1 if opening and self.tags[opening - 1] == "DET" else None

    def apposed_to(self, at: int) -> int | None:
        """The person named between commas behind somebody told of by an office that ends at a token: "his heir, Ann Dean,"."""
        person = self.mention_at.get(at + 2)
        if person is None or self.words[at + 1] != "," or self.mentions[person].kind != "person":
            return None
        ends = self.words[self.mention_spans[person][1] + 1 :][:1] in CLOSING
        head = at
        while (first := self.phrase_start(head)) > 1 and self.lemmas[first - 1] == "of":
            head = first - 2  # "the leader of the rebels"
        single = self.words[head].lower() == self.lemmas[head]
        told = (m for m, (_, last) in self.placed_mentions if last == at)
        return person if ends and single and any(m.kind in OFFICES for m in told) else None

    def gap(self, group: int) -> int | None:
        """The noun that is the object of a relative clause: "the ties that Cairo had cut"."""
        clause = self.clauses[self.clause_of_group[group]]
        noun = clause.governor
        if clause.kind not in {"relative", "complement"} or clause.marker not in GAP_MARKERS or noun is None:
            return None
        verb = self.groups[group]
        if clause.kind == "complement" and verb.lemma not in word_list("uttering"):
            return None  # "a chance that a storm will strike"
        # "the day that they met"
        behind_day = clause.marker != "which" and self.lemmas[clause.first - 1] in DAYS
        timely = behind_day or noun in self.time_tokens or self.lemmas[noun] in DAYS
        stranded = verb.last + 1 not in self.time_tokens and self.tags[verb.last + 1 :][:1] == ("ADP",)
        acted = verb.voice == "active" or verb.lemma in GIVING or stranded
        if not acted or timely or noun in self.group_at or clause.subject is None:
            return None
        if clause.subject[0] <= noun <= clause.subject[1]:
            return None
        return noun

    def object_end(self, group: int, noun: int) -> int:
        """The last token of the object of a relative clause, with the name that hangs on it: "the deal with Iran that he left"."""
        opens = self.clauses[self.clause_of_group[group]].first
        hangs = self.tags[noun + 1] == "ADP" and self.tags[opens - 1] == "PROPN"
        close = hangs and {"ADP", "CCONJ", "DET", "ADJ", "NOUN", "PROPN"}.issuperset(
            self.tags[noun + 1 : opens]
        )
        return opens - 1 if close and self.time_tokens.isdisjoint(range(noun + 1, opens)) else noun

    def is_absolute(self, group: int) -> bool:
        """ "The vote ended, with results expected on Monday": has a verb that is not finite a subject of its own behind "with"?"""
        span = self.subject_of(group)
        if span is None or self.groups[group].form == "finite":
            return False
        before = self.phrase_start(span[1]) - 1
        while before > 0 and self.tags[before] == "ADV":  # "with more rain forecast"
            before -= 1
        return (
            before >= 0 and self.lemmas[before] == "with" and (before == 0 or self.words[before - 1] == ",")
        )

    def main_group(self, clause: int) -> int | None:
        """The verb group of a clause."""
        groups = self.clauses[clause].groups
        return groups[0] if groups else None

    def relative_over(self, clause: int) -> int:
        """ "The raid, which killed ten and injured five": the relative clause that another one goes on; else the clause itself."""
        over, own = self.clauses[clause].parent, self.clauses[clause]
        joined = own.kind == "coordinate" and over is not None and self.clauses[over].kind == "relative"
        return over if joined and over is not None and self.clauses[over].subject == own.subject else clause

    def governing_group(self, clause: int) -> int | None:
        """The verb group that a clause hangs on, None where it hangs on a noun or on nothing."""
        governor = self.clauses[clause].governor
        return self.group_at.get(governor) if governor is not None else None

    def feat_over(self, clause: int) -> int | None:
        """The verb group over an infinitive of what one with a word of rank did: "was the first American to visit"."""
        hung = self.clauses[clause]
        if hung.kind != "infinitive" or hung.governor is None:
            return None
        over = (
            n
            for n, g in enumerate(self.groups)
            if (g.copular or g.lemma == "become") and g.last <= hung.governor
        )
        number = max(over, default=None)
        if number is None:
            return None
        between = self.lemmas[self.groups[number].last + 1 : hung.first]
        return None if word_list("ranks").isdisjoint(between) else number


def _owners(clauses: Sequence[Clause], size: int) -> list[int]:
    """For each token, the innermost clause that holds it: the shortest one."""
    owner = [0] * size
    if len(clauses) == 1:
        return owner
    longest_first = sorted(range(len(clauses)), key=lambda c: clauses[c].first - clauses[c].last)
    for number in longest_first:
        first, last = clauses[number].first, clauses[number].last
        owner[first : last + 1] = [number] * (last + 1 - first)
    return owner
