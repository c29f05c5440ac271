"""What a rule of dating sees of a passage: one time phrase, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.language.phrases import NAMING
from timeline.times.model import TimePhrase

BARRIERS = frozenset({";", ":"})
JOINTS = frozenset({"and", "or"})
FRESH = 4
"""Days before publication within which a date is news of the day."""
HARM = frozenset({"ASSAULT", "COERCE", "CRIME", "DISASTER"})
"""Types of what leaves somebody dead or hurt, and is looked into afterwards."""
Found = tuple[Candidate, ...] | None
"""What a rule gives: the candidates that a phrase dates, none where it dates nothing, None where the rule does not speak."""


class Triggers:
    """The candidates of a passage, by token and by verb group."""

    def __init__(self, p: Passage, candidates: Sequence[Candidate]) -> None:
        self._nouns = {c.at: c for c in candidates if c.noun}
        self._verbs: dict[int, Candidate] = {
            c.group: c for c in candidates if not c.noun and c.group is not None
        }
        for c in candidates:
            if c.noun and c.group is not None and _is_predicate(p, c.at, p.groups[c.group]):
                self._verbs.setdefault(c.group, c)
        for number, verb in enumerate(p.groups):
            if verb.lemma == "be" and p.lemmas[verb.first - 1] == "there":
                self._there(p, number)
            if verb.copular and not word_list("over").isdisjoint(p.lemmas[verb.last + 1 : verb.last + 2]):
                self._over(p, number)
        for group in range(len(p.groups) - 1):
            if p.groups[group].lemma == "have" and p.groups[group + 1].form == "infinitive":
                self._had_to(p, group)
            elif p.groups[group + 1].form in {"participle", "gerund"}:
                self._went(p, group)

    def _there(self, p: Passage, group: int) -> None:
        """ "There was a strike": what there was is the event."""
        span = p.subject_of(group)
        noun = self._nouns.get(span[1]) if span else None
        if noun and p.lemmas[noun.at] not in word_list("setting"):  # not "there were reports of a raid"
            self._verbs.setdefault(group, noun)

    def _over(self, p: Passage, group: int) -> None:
        """ "The war was over": what is over or complete is the event."""
        first, last = p.subject_phrase(group) or (0, -1)
        done = next((self._nouns[at] for at in range(first, last + 1) if at in self._nouns), None)
        if done:
            self._verbs.setdefault(group, done)

    def _had_to(self, p: Passage, group: int) -> None:
        """ "had to leave": what one had to do is the event."""
        done = self._verbs.get(group + 1)
        if done and p.groups[group + 1].first == p.groups[group].last + 1:
            self._verbs.setdefault(group, done)

    def _went(self, p: Passage, group: int) -> None:
        """ "Went missing": a participle that is no event itself is part of the verb right before it."""
        done = self._verbs.get(group)
        if done and p.groups[group + 1].first == p.groups[group].last + 1:
            self._verbs.setdefault(group + 1, done)

    def verb(self, group: int | None) -> Candidate | None:
        """The candidate of a verb group: the verb itself, else its predicate."""
        return None if group is None else self._verbs.get(group)

    def has_noun(self, tokens: range) -> bool:
        """Is there a noun candidate among these tokens?"""
        return any(at in self._nouns for at in tokens)

    def noun(self, token: int) -> Candidate | None:
        """The noun candidate at a token."""
        return self._nouns.get(token)


def _is_predicate(p: Passage, noun: int, verb: VerbGroup) -> bool:
    """ "Was the start of the war", but not "were weary of war", nor "was the calm after the storm"."""
    behind = verb.copular and noun > verb.last and not _is_beside_predicate(p, verb.last + 1, noun)
    return behind and (p.tags[noun - 2] != "ADJ" or p.lemmas[noun - 1] != "of")


def _is_beside_predicate(p: Passage, first: int, noun: int) -> bool:
    """ "The calm after the storm": does a noun stand before the preposition of time that leads to this one?"""
    leads = (at for at in range(first, noun) if p.lemmas[at] in {"after", "before", "since"})
    return any(p.tags[at - 1] in {"ADJ", "NOUN"} for at in leads)


class View(NamedTuple):
    """One phrase of a passage, and what is near it.

    `first` and `last` are its tokens, a preposition included, `bare_first` the first token of the expression itself,
    `row_first` and `row_last` those of the row of dates in which it stands ("on 3, 5 and 9 May"), without their preposition;
    `clause` is the innermost clause around it, `segment` the tokens that no semicolon or colon parts from it; `group` is the
    nearest verb group before it in its clause, `noun` the event noun before it with no verb between; `dated` are the verb groups
    that earlier phrases dated.
    """

    p: Passage
    triggers: Triggers
    phrase: TimePhrase
    first: int
    last: int
    bare_first: int
    row_first: int
    row_last: int
    clause: int
    segment: range
    group: int | None
    noun: Candidate | None
    dated: tuple[int, ...]

    @property
    def behind(self) -> int:
        """The token behind the phrase; the number of tokens where it ends the sentence."""
        return self.last + 1

    def lemma(self, at: int) -> str:
        """The lemma at a token, "" outside the sentence."""
        return self.p.lemmas[at] if 0 <= at < len(self.p.lemmas) else ""


def look(p: Passage, triggers: Triggers, number: int, dated: tuple[int, ...]) -> View:
    """Look at a passage's phrase of that number."""
    phrase = p.phrases[number]
    first, last = p.phrase_spans[number]
    opens, closes = _row(p, number)
    shown = first > 0 and p.lemmas[first] == "that"
    clause = p.clause_of[first - 1 if shown else first]
    segment = _segment(p, first, last)
    return View(
        p, triggers, phrase, first, last, p.bare_firsts[number], p.bare_firsts[opens], p.phrase_spans[closes][1], clause, segment,
        _group_before(p, clause, segment, first), _noun_before(p, triggers, clause, p.phrase_spans[opens][0]), dated,
    )  # fmt: skip


def _row(p: Passage, number: int) -> tuple[int, int]:
    """The first and the last phrase of the row in which one stands: "on 3, 5 and 9 May", "the 2016 and 2020 elections"."""
    first = last = number
    while first > 0 and _joint(p, first):
        first -= 1
    while last + 1 < len(p.phrases) and _joint(p, last + 1):
        last += 1
    joined = any(not JOINTS.isdisjoint(_joint(p, n)) for n in range(first + 1, last + 1))
    return (first, last) if joined else (number, number)


def _joint(p: Passage, number: int) -> tuple[str, ...]:
    """What joins a phrase without a preposition to the one before it: a comma, "and", or both."""
    first = p.phrase_spans[number][0]
    between = p.words[p.phrase_spans[number - 1][1] + 1 : first]
    return between if set(between) <= {",", *JOINTS} and p.bare_firsts[number] == first else ()


def _segment(p: Passage, first: int, last: int) -> range:
    words = p.words
    if BARRIERS.isdisjoint(words):
        return range(len(words))
    start, end = first, last
    # "came twice: in March 2016 and in May 2018"
    listed = p.lemmas[first] in {"at", "in", "on"} and bool(p.groups) and p.groups[-1].last < first
    while start > 0 and (
        words[start - 1] not in BARRIERS or (listed and words[start - 1] == ":" and start > 1)
    ):
        start -= 1
    while end < len(words) - 1 and words[end + 1] not in BARRIERS:
        end += 1
    return range(start, end + 1)


def _group_before(p: Passage, clause: int, segment: range, first: int) -> int | None:
    """The nearest verb before a phrase in its clause; "killed ten people including two nurses on Monday" has one."""
    for group in range(len(p.groups) - 1, -1, -1):
        head = p.groups[group].head_index
        if head < first and p.clause_of_group[group] == clause and p.words[head] not in NAMING:
            return group if head >= segment.start else None
    return None


def _noun_before(p: Passage, triggers: Triggers, clause: int, first: int) -> Candidate | None:
    first = _before_place(p, first)
    if first and (p.words[first - 1] == "," or p.tags[first - 1] == "CCONJ"):
        return None
    for at in range(first - 1, -1, -1):
        if at in p.group_at or p.words[at] in BARRIERS or p.clause_of[at] != clause:
            return None
        candidate = triggers.noun(at)
        if candidate and at not in p.time_tokens:
            return _done_to(p, triggers, at) or candidate
    return None


def _before_place(p: Passage, first: int) -> int:
    """ "A raid near Kaduna, in northern Nigeria, on 9 June": the token before which the noun stands, where commas close in a place."""
    start = p.phrase_start(first - 2) - 1 if first > 3 and p.words[first - 1] == "," else 0
    told = start > 0 and p.words[start - 1] == "," and p.lemmas[start] in {"in", "on", "near", "at"}
    return start - 1 if told else first


def _done_to(p: Passage, triggers: Triggers, at: int) -> Candidate | None:
    """ "The ratification of the pact in May": what is done to a document or to another event is the event."""
    of = p.phrase_start(at) - 1
    if of < 1 or p.lemmas[of] != "of":
        return None
    done = p.lemmas[at] in word_list("documents") or p.lemmas[of - 1] in word_list("deeds")
    return triggers.noun(of - 1) if done else None


def within(fine: TimePhrase, coarse: TimePhrase) -> bool:
    """Does one date lie inside the other, and say more?"""
    if fine.relation == "within":  # "the raids of May 1985 within a week"
        return False
    if None in (fine.earliest, fine.latest, coarse.earliest, coarse.latest):
        return False
    inside = coarse.earliest <= fine.earliest and fine.latest <= coarse.latest  # type: ignore[operator]
    return inside and (fine.earliest, fine.latest) != (coarse.earliest, coarse.latest)
