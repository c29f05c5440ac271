"""Which date is whose: named rules that join a time phrase to the triggers that it dates.

For each phrase the rules are tried in order; the first that speaks decides. A rule gives the candidates that the phrase dates, none
where it dates no happening ("the 1992 Consensus"), or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.times.model import TimePhrase

TIME_PREPOSITIONS = frozenset({"before", "after", "since", "following", "until", "till", "during", "ahead", "pending", "despite", "amid"})
DOCUMENTS = frozenset(
    "communique communiqué convention treaty accord pact agreement deal resolution act law declaration charter consensus constitution "
    "memorandum protocol statement report document guideline strategy paper edition issue map budget plan ruling".split()
)
"""Nouns for what is on paper: a date before one is part of its name, and dates nothing."""


class View(NamedTuple):
    """What a rule sees: the passage, its candidates by token, and which phrase it is about."""

    p: Passage
    by_token: dict[int, Candidate]
    phrase: int

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
        """The innermost clause that the phrase stands in."""
        return self.p.clause_of[self.first]

    def verb(self, group: int | None) -> Candidate | None:
        """The candidate of a verb group."""
        if group is None:
            return None
        return next((c for c in self.by_token.values() if c.group == group and not c.noun), None) or next(
            (c for c in self.by_token.values() if c.group == group), None
        )

    def noun(self, token: int) -> Candidate | None:
        """The noun candidate at a token."""
        found = self.by_token.get(token)
        return found if found and found.noun else None


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
    for at in range(view.first - 1, -1, -1):
        token = view.p.tokens[at]
        if at in view.p.group_at or token.text in {";", ":"} or view.p.clause_of[at] != view.clause:
            return None
        candidate = view.noun(at)
        if candidate and at not in view.p.time_tokens:
            return candidate
    return None


def _start_of_phrase(p: Passage, at: int) -> int:
    """The first token of the noun phrase that ends at a noun."""
    while at > 0 and p.tokens[at - 1].pos in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PART", "PRON"}:
        at -= 1
    return at


def noun_behind_preposition(view: View) -> Found:
    """ "ahead of a summit between A and B on Friday", "after the coup in July": the noun has the date."""
    candidate = _noun_before(view)
    if candidate is None:
        return None
    start = _start_of_phrase(view.p, candidate.at)
    before = {view.p.tokens[i].lemma for i in range(max(0, start - 2), start)}
    return (candidate,) if before & TIME_PREPOSITIONS else None


def framed_noun(view: View) -> Found:
    """ "plans drills from 18 to 25 September": the verb only frames the noun, and the noun has the date."""
    candidate = _noun_before(view)
    group = _group_before(view)
    if candidate is None or group is None or candidate.at < view.p.groups[group].head_index:
        return None
    governor = view.p.governor(view.p.groups[group].head_index)
    if governor and not governor.own_event and governor.complement_status != "same":
        return (candidate,)
    return None


def future_noun(view: View) -> Found:
    """ "announced a summit for May": a past verb cannot have a date to come, its object can."""
    phrase, published = view.p.phrases[view.phrase], view.p.published
    group = _group_before(view)
    candidate = _noun_before(view)
    if candidate is None or group is None or published is None or phrase.earliest is None:
        return None
    verb = view.p.groups[group]
    past = verb.form == "finite" and (verb.tense == "past" or verb.aspect == "perfect") and verb.modality is None
    return (candidate,) if past and phrase.earliest > published and candidate.at > verb.head_index else None


def when_clause(view: View) -> Found:
    """ "from March 2020, when Suga visited Washington and signed": the clause behind "when" has the date."""
    p, at = view.p, view.last + 1
    if at < len(p.tokens) and p.tokens[at].text == ",":
        at += 1
    if at >= len(p.tokens) or p.tokens[at].lemma not in {"when", "where"}:
        return None
    clause = p.clause_of[at]
    inside = tuple(c for c in [view.verb(p.main_group(clause))] if c)
    return (*inside, *_coordinated(view, clause)) or None


def _group_before(view: View) -> int | None:
    """The nearest verb group before the phrase in its own clause."""
    inside = [g for g, c in enumerate(view.p.clause_of_group) if c == view.clause and view.p.groups[g].head_index < view.first]
    return inside[-1] if inside else None


def trailing(view: View) -> Found:
    """ "visited Taiwan in August": the verb before it in its clause."""
    candidate = view.verb(_group_before(view))
    return (candidate,) if candidate else None


def fronted(view: View) -> Found:
    """ "Last August Pelosi visited Taiwan and met Tsai": the verb behind it, and those joined to that verb."""
    p = view.p
    group = p.main_group(view.clause)
    if group is None or p.groups[group].head_index < view.last:
        return None
    candidate = view.verb(group)
    return tuple(c for c in (candidate, *_coordinated(view, view.clause)) if c)


def _coordinated(view: View, clause: int) -> tuple[Candidate, ...]:
    """The verbs joined by "and" to a clause's verb that have no date of their own."""
    p = view.p
    found: list[Candidate] = []
    for number, other in enumerate(p.clauses):
        if other.kind != "coordinate" or other.parent != clause or number == clause:
            continue
        dated = any(p.clause_of[first] == number for k, (first, _) in enumerate(p.phrase_spans) if p.phrases[k].edtf)
        candidate = view.verb(p.main_group(number))
        if candidate and not dated:
            found.append(candidate)
    return tuple(found)


def bare_noun(view: View) -> Found:
    """ "The meeting on Monday": a noun that has the date because no verb does."""
    candidate = _noun_before(view)
    return (candidate,) if candidate else None


def last_resort(view: View) -> Found:
    """The verb of the clause that the phrase's clause hangs on."""
    p = view.p
    parent = p.clauses[view.clause].parent
    candidate = view.verb(p.main_group(parent)) if parent is not None else None
    return (candidate,) if candidate else ()


RULES: tuple[Rule, ...] = (
    Rule("before-noun", before_noun, "the date stands inside the noun phrase"),
    Rule("noun-of", noun_of, 'the date follows the noun with "of"'),
    Rule("when-clause", when_clause, 'the clause behind the date begins with "when"'),
    Rule("noun-behind-preposition", noun_behind_preposition, "the noun stands behind a preposition of time"),
    Rule("framed-noun", framed_noun, "the verb only frames the noun"),
    Rule("future-noun", future_noun, "the verb is past, the date to come: the noun has it"),
    Rule("trailing", trailing, "the verb before the date in its clause"),
    Rule("fronted", fronted, "the verb behind the date in its clause"),
    Rule("bare-noun", bare_noun, "no verb has the date"),
    Rule("last-resort", last_resort, "the verb that the clause hangs on"),
)


def date_candidates(p: Passage, candidates: Sequence[Candidate]) -> list[Dating]:
    """Join the phrases of a passage to its candidates, in the order of the text."""
    by_token = {c.at: c for c in candidates}
    found: list[Dating] = []
    for number, phrase in enumerate(p.phrases):
        if phrase.edtf is None or phrase.relation == "vague":
            continue
        view = View(p, by_token, number)
        for rule in RULES:
            dated = rule.find(view)
            if dated is not None:
                found.extend(_dating(c, phrase, rule) for c in dated)
                break
    return found


def _dating(candidate: Candidate, phrase: TimePhrase, rule: Rule) -> Dating:
    basis = phrase.basis or "relative"
    return Dating(candidate, phrase, phrase.edtf, phrase.earliest, phrase.latest, basis, rule.name, rule.says)
