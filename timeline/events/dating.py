"""Which date is whose: named rules that join a time phrase to the triggers that it dates.

For each phrase the rules are tried in order; the first that speaks decides. A rule gives the candidates that the phrase dates, none
where it dates no happening ("the 1992 Consensus"), or None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.events.candidates import DUE
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.times.model import TimePhrase

TIME_PREPOSITIONS = frozenset({"before", "after", "since", "following", "until", "till", "during", "ahead", "pending", "despite", "amid"})
DOCUMENTS = frozenset(
    "communique communiqué convention treaty accord pact agreement deal resolution act law declaration charter consensus constitution "
    "memorandum protocol statement report document guideline strategy paper edition issue map budget plan ruling decree order ban".split()
)
"""Nouns for what is on paper: a date before one is part of its name, and dates nothing."""


class View(NamedTuple):
    """What a rule sees: the passage, its candidates by token, which phrase it is about, and the verb groups dated so far."""

    p: Passage
    by_token: dict[int, Candidate]
    phrase: int
    dated: tuple[int, ...]

    @property
    def latest(self) -> int | None:
        """The verb group that was dated last."""
        return self.dated[-1] if self.dated else None

    @property
    def first(self) -> int:
        """The phrase's first token, a preposition included."""
        return self.p.phrase_spans[self.phrase][0]

    @property
    def last(self) -> int:
        """The phrase's last token."""
        return self.p.phrase_spans[self.phrase][1]

    @property
    def bare_first(self) -> int:
        """The first token of the time expression itself."""
        part = self.p.phrases[self.phrase].parts[0]
        return self.p.span(part.start, part.end)[0]

    @property
    def clause(self) -> int:
        """The innermost clause that the phrase stands in; "that" before a time opens none."""
        shown = self.first > 0 and self.p.lemmas[self.first] == "that"
        return self.p.clause_of[self.first - 1 if shown else self.first]

    @property
    def segment(self) -> range:
        """The tokens around the phrase that no semicolon parts from it."""
        tokens = self.p.tokens
        start, end = self.first, self.last
        while start > 0 and tokens[start - 1].text not in BARRIERS:
            start -= 1
        while end < len(tokens) - 1 and tokens[end + 1].text not in BARRIERS:
            end += 1
        return range(start, end + 1)

    def segment_groups(self) -> frozenset[int]:
        """The verb groups around the phrase that no semicolon parts from it."""
        segment = self.segment
        return frozenset(g for g, group in enumerate(self.p.groups) if group.head_index in segment)

    def verb(self, group: int | None) -> Candidate | None:
        """The candidate of a verb group: the verb itself, else its predicate."""
        if group is None:
            return None
        own = [c for c in self.by_token.values() if c.group == group]
        return next((c for c in own if not c.noun), None) or next(
            (c for c in own if self.p.groups[group].copular and c.at > self.p.groups[group].last), None
        )

    def noun(self, token: int) -> Candidate | None:
        """The noun candidate at a token."""
        found = self.by_token.get(token)
        return found if found and found.noun else None


HAPPEN = frozenset({"happen", "occur", "place"})
COUNTED = re.compile(r"(?:\S+ ){0,4}(?:day|week|fortnight|month|year)s?", re.IGNORECASE)
PHASES = frozenset({"begin", "start", "stop", "cease", "resume", "finish"})
REACTIONS = frozenset("welcome condemn deplore regret praise recall mourn celebrate commend applaud denounce note hail".split())
"""Verbs that react to an event: a date behind the event is the event's, where it is no news of the day."""
FRESH = 4
"""Days before publication within which a date is news of the day."""
BARRIERS = frozenset({";", ":"})
INSIDE = frozenset({"before-noun", "noun-of", "when-clause"})
"""Rules where a preposition before the date governs the event and not the date ("since the 2021 coup")."""
OBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "about", "without", "at"})
OPEN = frozenset({"since", "after", "from", "before", "by", "until"})
TOLD = frozenset({"main", "coordinate", "complement"})

Found = tuple[Candidate, ...] | None


class Rule(NamedTuple):
    """A rule of attachment, and what it says to the reader of `timeline why`."""

    name: str
    find: Callable[[View], Found]
    says: str


def before_noun(view: View) -> Found:
    """ "the January 2024 election", "Friday's summit": a date inside a noun phrase dates its head, or nothing."""
    tokens = view.p.tokens
    at = view.last + 1
    possessive = at < len(tokens) and tokens[at].text in {"'s", "’s", "'", "’"}
    if possessive:
        at += 1
    before = tokens[view.bare_first - 1] if view.bare_first else None
    determined = before is not None and (before.pos in {"DET", "ADJ"} or before.text in {"'s", "’s"} or before.lemma in {"its", "their", "his", "her", "our"})
    if not possessive and not determined:
        return None
    head = None
    while at < len(tokens) and tokens[at].pos in {"ADJ", "NOUN", "PROPN", "NUM"} and at not in view.p.time_tokens:
        if tokens[at].pos in {"NOUN", "PROPN"}:
            head = at
        at += 1
    if head is None:
        return None
    candidate = view.noun(head)
    return (candidate,) if candidate and tokens[head].lemma not in DOCUMENTS else ()


def noun_of(view: View) -> Found:
    """ "the presidential election of January 2024"."""
    at = view.bare_first - 1
    if at < 1 or view.p.tokens[at].lemma != "of":
        return None
    candidate = view.noun(at - 1)
    if candidate and view.p.tokens[at - 1].lemma not in DOCUMENTS:
        return (candidate,)
    return None


def _noun_before(view: View) -> Candidate | None:
    """The event noun before the phrase with no verb between them, in the phrase's clause."""
    if view.first and (view.p.tokens[view.first - 1].text == "," or view.p.tokens[view.first - 1].pos == "CCONJ"):
        return None
    for at in range(view.first - 1, -1, -1):
        token = view.p.tokens[at]
        if at in view.p.group_at or token.text in {";", ":"} or view.p.clause_of[at] != view.clause:
            return None
        candidate = view.noun(at)
        if candidate and at not in view.p.time_tokens:
            return candidate
    return None


def noun_behind_preposition(view: View) -> Found:
    """ "ahead of a summit between A and B on Friday", "after the coup in July": the noun has the date."""
    candidate = _noun_before(view)
    if candidate is None:
        return None
    start = view.p.phrase_start(candidate.at)
    before = {view.p.tokens[i].lemma for i in range(max(0, start - 2), start)}
    return (candidate,) if before & TIME_PREPOSITIONS else None


def counted_from(view: View) -> Found:
    """ "four days after the craft had crashed", "a day after the raid": counted back to what stands behind "after"."""
    p, at = view.p, view.last + 1
    counted = COUNTED.fullmatch(p.phrases[view.phrase].text)
    if not counted or at >= len(p.tokens) or p.tokens[at].lemma not in {"after", "before", "that"}:
        return None
    clause = p.clause_of[at]
    group = p.main_group(clause)
    if p.clauses[clause].kind in {"subordinate", "complement", "relative"} and group is not None and p.groups[group].head_index > at:
        candidate = view.verb(group)
        return (candidate,) if candidate else ()
    following = (view.noun(i) for i in range(at + 1, min(at + 8, len(p.tokens))))
    candidate = next((c for c in following if c), None)
    return (candidate,) if candidate else ()


def framed_noun(view: View) -> Found:
    """ "plans drills from 18 to 25 September", "a visit planned for May": the verb only frames the noun that has the date."""
    group = _group_before(view)
    if group is None:
        return None
    verb = view.p.groups[group]
    if verb.copular and view.p.lemmas[min(verb.last + 1, len(view.p.tokens) - 1)] in DUE:
        return _subject_noun(view, group)
    row = view.p.governor(verb.head_index)
    if row is None or row.own_event or row.complement_status == "same":
        return None
    candidate = _noun_before(view)
    if candidate and candidate.at > view.p.groups[group].head_index:
        return (candidate,)
    return _subject_noun(view, group)


def _subject_noun(view: View, group: int) -> Found:
    """The event noun that heads a verb's subject."""
    p = view.p
    parent = p.clauses[p.clause_of_group[group]].parent
    spans = [p.subject_of(group), p.clauses[parent].subject if parent is not None else None]
    for span in filter(None, spans):
        start = span[0] - 2 if span[0] > 1 and p.lemmas[span[0] - 1] == "of" else span[0]
        nouns = [c for c in map(view.noun, range(start, span[1] + 1)) if c]
        if nouns:
            return (nouns[-1],)
    return None


def group_end(p: Passage, group: int) -> int:
    """The token behind a verb group, or the last one."""
    return min(p.groups[group].last + 1, len(p.tokens) - 1)


def taking_place(view: View) -> Found:
    """ "elections are to take place by May": the noun that takes place has the date."""
    group = _group_before(view)
    if group is None or view.p.lemmas[group_end(view.p, group)] not in HAPPEN:
        return None
    return _subject_noun(view, group)


def aside(view: View) -> Found:
    """ "the signing, earlier the same day, of the agreement": a date in commas right behind a noun."""
    if view.first < 2 or view.p.tokens[view.first - 1].text != ",":
        return None
    candidate = view.noun(view.first - 2)
    group = _group_before(view)
    held = group is not None and view.p.groups[group].head_index == view.first - 2
    return (candidate,) if candidate and not held else None


def again(view: View) -> Found:
    """ "was used on 5 March, injuring four, and again on 23 March": what had the date before has this one too."""
    before = view.p.lemmas[max(0, view.first - 3) : view.first]
    if "again" not in before or not view.dated:
        return None
    candidate = view.verb(view.latest)
    return (candidate,) if candidate else None


def reacted_to(view: View) -> Found:
    """ "deplored the launch on 2 April": the date is that of what one reacts to, unless it is news of the day."""
    phrase, published = view.p.phrases[view.phrase], view.p.published
    group, candidate = _group_before(view), _noun_before(view)
    if group is None or candidate is None or view.p.groups[group].lemma not in REACTIONS:
        return None
    fresh = published is not None and phrase.latest is not None and abs((published - phrase.latest).days) <= FRESH
    return None if fresh or candidate.at < view.p.groups[group].head_index else (candidate,)


def second_date(view: View) -> Found:
    """ "In spring they expelled envoys over the poisoning that March": the verb has a date already, so the noun has this one."""
    group = _group_before(view)
    candidate = _noun_before(view)
    if group is None or candidate is None or candidate.at < view.p.groups[group].head_index:
        return None
    return (candidate,) if group in view.dated and view.p.phrases[view.phrase].relation == "at" else None


def future_noun(view: View) -> Found:
    """ "announced a summit for May": a past verb cannot have a date to come, its object can."""
    phrase, published = view.p.phrases[view.phrase], view.p.published
    group = _group_before(view)
    candidate = _noun_before(view)
    if candidate is None or group is None or published is None or phrase.earliest is None:
        return None
    verb = view.p.groups[group]
    past = verb.form == "finite" and (verb.tense == "past" or verb.aspect == "perfect") and verb.modality is None
    if not past or phrase.earliest <= published or candidate.at < verb.head_index:
        return None
    return (candidate,) if view.p.lemmas[candidate.at] not in DOCUMENTS else ()


def when_clause(view: View) -> Found:
    """ "from March 2020, when Suga visited Washington and signed": the clause behind "when" has the date too."""
    p, at = view.p, view.last + 1
    if at < len(p.tokens) and p.tokens[at].text == ",":
        at += 1
    if at >= len(p.tokens) or p.tokens[at].lemma != "when":
        return None
    clause = p.clause_of[at]
    inside = tuple(c for c in [view.verb(p.main_group(clause))] if c)
    outside = trailing(view) if p.phrases[view.phrase].relation == "at" else None
    return (*(outside or ()), *inside, *_coordinated(view, clause)) or None


def _group_before(view: View) -> int | None:
    """The nearest verb group before the phrase in its own clause, no semicolon between."""
    p, segment = view.p, view.segment
    inside = [
        g for g, c in enumerate(p.clause_of_group) if c == view.clause and segment.start <= p.groups[g].head_index < view.first
    ]
    return inside[-1] if inside else None


def trailing(view: View) -> Found:
    """ "visited Taiwan in August": the verb before it in its clause, and what that verb is joined to."""
    group = _group_before(view)
    group = _outer(view.p, group, view.p.phrases[view.phrase]) if group is not None else None
    candidate = view.verb(group)
    if candidate is None or group is None:
        return None
    shared = _sharing(view, group)
    return (*shared, candidate, *_coordinated(view, view.p.clause_of_group[group]))


def _outer(p: Passage, group: int, phrase: TimePhrase) -> int:
    """The verb that has the date where the one before the date hangs on it.

    "stopped taking part", "began to release": the verb of beginning or ending is the event. "accused it of spying on
    Monday", "must publish rules on hacking by March": news of the day and deadlines go with the finite verb.
    """
    number = p.clause_of_group[group]
    over = p.governing_group(number)
    if over is not None and p.clauses[number].marker in OBJECT_PREPOSITIONS and _of_the_day(p, phrase):
        return over
    if over is not None and p.groups[over].lemma in PHASES and p.groups[over].form == "finite" != p.groups[group].form:
        return over
    return group


def _of_the_day(p: Passage, phrase: TimePhrase) -> bool:
    """Is a phrase a deadline, or a day around publication?"""
    if phrase.relation in {"by", "until", "before"}:  # type: ignore[comparison-overlap]
        return True
    if p.published is None or phrase.latest is None or phrase.earliest != phrase.latest:
        return False
    return abs((p.published - phrase.latest).days) <= FRESH


def _sharing(view: View, group: int) -> tuple[Candidate, ...]:
    """ "fought and lost a war in 1962": a verb joined to the one before it shares its date with it."""
    p = view.p
    before = p.groups[group].first - 2
    earlier = p.group_at.get(before)
    if before < 0 or p.tokens[before + 1].pos != "CCONJ" or earlier is None:
        return ()
    candidate = view.verb(earlier)
    return (candidate,) if candidate else ()


def fronted(view: View) -> Found:
    """ "Last August Pelosi visited Taiwan and met Tsai": the verb behind it, and those joined to that verb."""
    p, segment = view.p, view.segment
    behind = [g for g in range(len(p.groups)) if view.last < p.groups[g].head_index < segment.stop]
    here = {view.clause, p.clause_of[min(view.last + 1, len(p.tokens) - 1)]}
    own = [g for g in behind if p.clause_of_group[g] in here]
    finite = [g for g in behind if p.groups[g].form == "finite" and p.clauses[p.clause_of_group[g]].kind in TOLD]
    group = (own or finite or [None])[0]
    candidate = view.verb(group)
    if candidate is None or group is None:
        return None
    return (candidate, *_coordinated(view, p.clause_of_group[group]))


def _coordinated(view: View, clause: int) -> tuple[Candidate, ...]:
    """The verbs joined by "and" to a clause's verb that look like it and have no date of their own."""
    p = view.p
    model = p.main_group(clause)
    if model is None or p.phrases[view.phrase].relation not in {"at", "within", "from"}:
        return ()
    found: list[Candidate] = []
    for number, other in enumerate(p.clauses):
        group = p.main_group(number)
        if other.kind != "coordinate" or other.parent != clause or group is None or group not in view.segment_groups():
            continue
        candidate = view.verb(group)
        alike = (p.groups[group].tense, p.groups[group].modality) == (p.groups[model].tense, p.groups[model].modality)
        if candidate and alike and not _has_date(p, number) and group > model:
            found.append(candidate)
    return tuple(found)


def _has_date(p: Passage, clause: int) -> bool:
    return any(p.clause_of[first] == clause for k, (first, _) in enumerate(p.phrase_spans) if p.phrases[k].edtf)


def bare_noun(view: View) -> Found:
    """ "The meeting on Monday ended", "the death of X in a crash two months later": the noun that it follows."""
    candidate = _noun_before(view)
    return (candidate,) if candidate else None


def nearest(view: View) -> Found:
    """The nearest verb before the phrase in another clause, where its own has none."""
    p, segment = view.p, view.segment
    inside = [g for g in range(len(p.groups)) if segment.start <= p.groups[g].head_index < view.first]
    candidate = view.verb(inside[-1]) if inside and p.main_group(view.clause) is None else None
    return (candidate,) if candidate else ()


RULES: tuple[Rule, ...] = (
    Rule("before-noun", before_noun, "the date stands inside the noun phrase"),
    Rule("noun-of", noun_of, 'the date follows the noun with "of"'),
    Rule("counted-from", counted_from, 'it is counted from what stands behind "after" or "before"'),
    Rule("when-clause", when_clause, 'the clause behind the date begins with "when"'),
    Rule("aside", aside, "the date stands in commas behind the noun"),
    Rule("noun-behind-preposition", noun_behind_preposition, "the noun stands behind a preposition of time"),
    Rule("framed-noun", framed_noun, "the verb only frames the noun"),
    Rule("taking-place", taking_place, "the noun takes place then"),
    Rule("again", again, '"again" repeats the verb'),
    Rule("reacted-to", reacted_to, "the verb reacts to the noun, which has the date"),
    Rule("second-date", second_date, "the verb has another date"),
    Rule("future-noun", future_noun, "the verb is past, the date to come: the noun has it"),
    Rule("trailing", trailing, "the verb before the date in its clause"),
    Rule("bare-noun", bare_noun, "the noun before the date"),
    Rule("fronted", fronted, "the verb behind the date in its clause"),
    Rule("nearest", nearest, "the nearest verb before the date"),
)


def date_candidates(p: Passage, candidates: Sequence[Candidate]) -> list[Dating]:
    """Join the phrases of a passage to its candidates, in the order of the text."""
    by_token = {c.at: c for c in candidates}
    found: list[Dating] = []
    dated: list[int] = []
    for number, phrase in enumerate(p.phrases):
        if phrase.edtf is None or phrase.relation == "vague" or _said_better(p, number):
            continue
        view = View(p, by_token, number, tuple(dated))
        for rule in RULES:
            joined = rule.find(view)
            if joined is not None:
                found.extend(_dating(c, phrase, rule) for c in dict.fromkeys(joined))
                dated.extend(c.group for c in joined if c.group is not None and not c.noun)
                break
    return found


def _said_better(p: Passage, number: int) -> bool:
    """ "a year earlier, on 6 January 2022": of two phrases side by side the finer one counts."""
    phrase = p.phrases[number]
    for other in (number - 1, number + 1):
        if not 0 <= other < len(p.phrases):
            continue
        left, right = sorted((phrase, p.phrases[other]), key=lambda x: x.start)
        beside = not p.text[left.end : right.start].strip(" ,\n(") and p.phrases[other].edtf is not None
        if beside and _within(p.phrases[other], phrase):
            return True
    return False


def _within(fine: TimePhrase, coarse: TimePhrase) -> bool:
    if None in (fine.earliest, fine.latest, coarse.earliest, coarse.latest):
        return False
    inside = coarse.earliest <= fine.earliest and fine.latest <= coarse.latest  # type: ignore[operator]
    return inside and (fine.earliest, fine.latest) != (coarse.earliest, coarse.latest)


def _dating(candidate: Candidate, phrase: TimePhrase, rule: Rule) -> Dating:
    basis = phrase.basis or "relative"
    point = phrase.parts[0]
    if rule.name in INSIDE and phrase.relation in OPEN and point.edtf:
        return Dating(candidate, phrase, point.edtf, point.earliest, point.latest, basis, rule.name, rule.says)
    return Dating(candidate, phrase, phrase.edtf, phrase.earliest, phrase.latest, basis, rule.name, rule.says)
