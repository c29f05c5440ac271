"""Which date is whose: the named rules that join a time phrase to the triggers that it dates.

For each phrase the rules are tried in order; the first that speaks decides. A rule gives the candidates that the phrase dates, none
where it dates no happening ("the 1992 Consensus"), or None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.view import View
from timeline.events.words import word_list
from timeline.times.model import TimePhrase

COUNTED = re.compile(r"(?:\S+ ){0,4}(?:day|week|fortnight|month|year)s?", re.IGNORECASE)
FRESH = 4
"""Days before publication within which a date is news of the day."""
OBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "about", "without", "at"})
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
    determined = before is not None and (
        before.pos in {"DET", "ADJ"}
        or before.text in {"'s", "’s"}
        or before.lemma in {"its", "their", "his", "her", "our"}
    )
    if not possessive and not determined:
        return None
    head = None
    while (
        at < len(tokens)
        and tokens[at].pos in {"ADJ", "NOUN", "PROPN", "NUM"}
        and at not in view.p.time_tokens
    ):
        if tokens[at].pos in {"NOUN", "PROPN"}:
            head = at
        at += 1
    if head is None:
        return None
    candidate = view.triggers.noun(head)
    return (candidate,) if candidate and tokens[head].lemma not in word_list("documents") else ()


def noun_of(view: View) -> Found:
    """ "the presidential election of January 2024"."""
    at = view.bare_first - 1
    if at < 1 or view.p.tokens[at].lemma != "of":
        return None
    candidate = view.triggers.noun(at - 1)
    if candidate and view.lemma(at - 1) not in word_list("documents"):
        return (candidate,)
    return () if candidate and view.group is not None else None


def noun_behind_preposition(view: View) -> Found:
    """ "ahead of a summit between A and B on Friday", "after the coup in July": the noun has the date."""
    candidate = view.noun
    if candidate is None:
        return None
    start = view.p.phrase_start(candidate.at)
    before = start - 2 if view.lemma(start - 1) == "of" else start - 1
    return (candidate,) if view.lemma(before) in word_list("time_prepositions") else None


def counted_from(view: View) -> Found:
    """ "four days after the craft had crashed", "a day after the raid": counted back to what stands behind "after"."""
    p, at = view.p, view.last + 1
    counted = COUNTED.fullmatch(view.phrase.text)
    joint = view.lemma(at)
    if not counted or not (
        joint in {"after", "before"} or (joint == "that" and view.lemma(view.first) == "the")
    ):
        return None
    clause = p.clause_of[at]
    group = p.main_group(clause)
    if (
        p.clauses[clause].kind in {"subordinate", "complement", "relative"}
        and group is not None
        and p.groups[group].head_index > at
    ):
        candidate = view.triggers.verb(group)
        return (candidate,) if candidate else ()
    following = (view.triggers.noun(i) for i in range(at + 1, min(at + 8, len(p.tokens))))
    candidate = next((c for c in following if c), None)
    return (candidate,) if candidate else ()


def framed_noun(view: View) -> Found:
    """ "plans drills from 18 to 25 September", "a visit planned for May": the verb only frames the noun that has the date."""
    group = view.group
    if group is None:
        return None
    verb = view.p.groups[group]
    if verb.copular and view.p.lemmas[min(verb.last + 1, len(view.p.tokens) - 1)] in word_list("due"):
        return _subject_noun(view, group)
    if verb.voice == "passive" and verb.lemma in word_list("announced"):
        return _subject_noun(view, group)
    row = view.p.governor(verb.head_index)
    if row is None or row.own_event or row.complement_status == "same":
        return None
    candidate = view.noun
    if candidate and candidate.at > view.p.groups[group].head_index:
        return (candidate,)
    return _subject_noun(view, group)


def to_be_done(view: View) -> Found:
    """ "announced the stationing of a regiment, to be completed by 2025": a passive infinitive behind a comma is about the noun."""
    p, group = view.p, view.group
    if group is None or p.groups[group].form != "infinitive" or p.groups[group].voice != "passive":
        return None
    at = p.groups[group].first
    if at < 1 or p.tokens[at - 1].text != ",":
        return None
    over = max((g.head_index for g in p.groups if g.head_index < at), default=-1)
    nouns = (view.triggers.noun(i) for i in range(over + 1, at))
    candidate = next((c for c in nouns if c and p.is_argument(c.at)), None)
    return (candidate,) if candidate else None


def _subject_noun(view: View, group: int) -> Found:
    """The event noun that heads a verb's subject."""
    p = view.p
    parent = p.clauses[p.clause_of_group[group]].parent
    spans = [p.subject_of(group), p.clauses[parent].subject if parent is not None else None]
    for span in filter(None, spans):
        inner = span[0] > 1 and p.tokens[span[0] - 1].pos == "ADP"
        start = p.phrase_start(span[0] - 2) if inner else span[0]
        nouns = [c for c in map(view.triggers.noun, range(start, span[1] + 1)) if c]
        if nouns:
            return (nouns[-1],)
    return None


def group_end(p: Passage, group: int) -> int:
    """The token behind a verb group, or the last one."""
    return min(p.groups[group].last + 1, len(p.tokens) - 1)


def due_behind(view: View) -> Found:
    """ "talks between the ministers due on 25 August": "due" behind a noun gives the noun the date."""
    at = view.first - 1
    if view.lemma(at) not in word_list("due") or at in view.p.group_at:
        return None
    for before in range(at - 1, -1, -1):
        if before in view.p.group_at:
            return None
        candidate = view.triggers.noun(before)
        if candidate:
            return (candidate,)
    return None


def taking_place(view: View) -> Found:
    """ "elections are to take place by May": the noun that takes place has the date."""
    group = view.group
    if group is None or view.p.lemmas[group_end(view.p, group)] not in word_list("happen"):
        return None
    return _subject_noun(view, group)


def aside(view: View) -> Found:
    """ "the signing, earlier the same day, of the agreement": a date in commas right behind a noun."""
    if view.first < 2 or view.p.tokens[view.first - 1].text != ",":
        return None
    p, at = view.p, view.first - 2
    while at > 0 and view.triggers.noun(at) is None and p.tokens[at].pos in {"PROPN", "ADP"}:
        at -= 1
    candidate = view.triggers.noun(at)
    if candidate is None or at in p.group_at:
        return None
    return (candidate,) if p.is_argument(at) or view.group is not None else None


def again(view: View) -> Found:
    """ "was used on 5 March, injuring four, and again on 23 March": what had the date before has this one too."""
    before = view.p.lemmas[max(0, view.first - 3) : view.first]
    if "again" not in before or not view.dated:
        return None
    between = view.p.groups[view.dated[-1] + 1 :]
    if any(g.form == "finite" and g.head_index < view.first for g in between):
        return None
    candidate = view.triggers.verb(view.dated[-1])
    return (candidate,) if candidate else None


def reacted_to(view: View) -> Found:
    """ "deplored the launch on 2 April": the date is that of what one reacts to, unless it is news of the day."""
    phrase, published = view.phrase, view.p.published
    group, candidate = view.group, view.noun
    if group is None or candidate is None or view.p.groups[group].lemma not in word_list("reactions"):
        return None
    fresh = (
        published is not None and phrase.latest is not None and abs((published - phrase.latest).days) <= FRESH
    )
    return None if fresh or candidate.at < view.p.groups[group].head_index else (candidate,)


def second_date(view: View) -> Found:
    """ "In spring they expelled envoys over the poisoning that March": the verb has a date already, so the noun has this one."""
    group = view.group
    candidate = view.noun
    if group is None or candidate is None or candidate.at < view.p.groups[group].head_index:
        return None
    return (candidate,) if group in view.dated and view.phrase.relation == "at" else None


def future_noun(view: View) -> Found:
    """ "announced a summit for May": a past verb cannot have a date to come, its object can."""
    phrase, published = view.phrase, view.p.published
    group = view.group
    candidate = view.noun
    if candidate is None or group is None or published is None or phrase.earliest is None:
        return None
    verb = view.p.groups[group]
    past = (
        verb.form == "finite" and (verb.tense == "past" or verb.aspect == "perfect") and verb.modality is None
    )
    if not past or phrase.earliest <= published or candidate.at < verb.head_index:
        return None
    return (candidate,) if view.p.lemmas[candidate.at] not in word_list("documents") else ()


def when_clause(view: View) -> Found:
    """ "from March 2020, when Suga visited Washington and signed": the clause behind "when" has the date too."""
    p, at = view.p, view.last + 1
    if at < len(p.tokens) and p.tokens[at].text == ",":
        at += 1
    if view.lemma(at) != "when" and not (view.lemma(at) == "where" and at > view.last + 1):
        return None
    clause = p.clause_of[at]
    inside = tuple(c for c in [view.triggers.verb(p.main_group(clause))] if c)
    outside = (trailing(view) or fronted(view)) if view.phrase.relation in {"at", "since"} else None
    return (*(outside or ()), *inside, *_coordinated(view, clause)) or None


def trailing(view: View) -> Found:
    """ "visited Taiwan in August": the verb before it in its clause, and what that verb is joined to."""
    group = view.group
    group = _outer(view.p, group, view.phrase) if group is not None else None
    candidate = view.triggers.verb(group)
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
    if over is None or p.groups[over].form != "finite" or p.groups[group].form == "finite":
        return group
    if p.clauses[number].marker in OBJECT_PREPOSITIONS and _of_the_day(p, phrase):
        return over
    if p.groups[over].lemma in word_list("phases") or _told_then(p, over, phrase):
        return over
    return group


def _told_then(p: Passage, over: int, phrase: TimePhrase) -> bool:
    """ "applied to join in March 2022": a past date goes with a past verb that is an event itself, not with what it looks to."""
    if p.published is None or phrase.latest is None or phrase.latest > p.published or phrase.relation != "at":
        return False
    row = p.governor(p.groups[over].head_index)
    return (
        p.groups[over].tense == "past"
        and row is not None
        and row.own_event
        and row.complement_status != "same"
    )


def _of_the_day(p: Passage, phrase: TimePhrase) -> bool:
    """Is a phrase a deadline, or a day around publication?"""
    if phrase.relation in {"by", "until", "before"}:
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
    candidate = view.triggers.verb(earlier)
    return (candidate,) if candidate else ()


def fronted(view: View) -> Found:
    """ "Last August Pelosi visited Taiwan and met Tsai": the verb behind it, and those joined to that verb."""
    p, segment = view.p, view.segment
    behind = [g for g in range(len(p.groups)) if view.last < p.groups[g].head_index < segment.stop]
    here = {view.clause, p.clause_of[min(view.last + 1, len(p.tokens) - 1)]}
    own = [g for g in behind if p.clause_of_group[g] in here]
    finite = [
        g for g in behind if p.groups[g].form == "finite" and p.clauses[p.clause_of_group[g]].kind in TOLD
    ]
    group = next(iter(own or finite), None)
    candidate = view.triggers.verb(group)
    if candidate is None or group is None:
        return None
    return (candidate, *_coordinated(view, p.clause_of_group[group]))


def _coordinated(view: View, clause: int) -> tuple[Candidate, ...]:
    """The verbs joined by "and" to a clause's verb that look like it and have no date of their own."""
    p = view.p
    model = p.main_group(clause)
    if model is None or view.phrase.relation not in {"at", "within", "from"}:
        return ()
    found: list[Candidate] = []
    for number, other in enumerate(p.clauses):
        group = p.main_group(number)
        if (
            other.kind != "coordinate"
            or other.parent != clause
            or group is None
            or p.groups[group].head_index not in view.segment
        ):
            continue
        candidate = view.triggers.verb(group)
        alike = (p.groups[group].tense, p.groups[group].modality) == (
            p.groups[model].tense,
            p.groups[model].modality,
        )
        if candidate and alike and not _has_date(p, number) and group > model:
            found.append(candidate)
    return tuple(found)


def _has_date(p: Passage, clause: int) -> bool:
    return any(
        p.clause_of[first] == clause for k, (first, _) in enumerate(p.phrase_spans) if p.phrases[k].edtf
    )


def bare_noun(view: View) -> Found:
    """ "The meeting on Monday ended", "the death of X in a crash two months later": the noun that it follows."""
    candidate = view.noun
    if candidate is None or view.lemma(candidate.at) in word_list("setting"):
        return None
    bare_name = view.first == view.bare_first and not view.p.groups
    return () if bare_name else (candidate,)


def joint_aside(view: View) -> Found:
    """ "marched and, on Wednesday, clashed": a date between commas behind "and" is the next verb's."""
    before = view.p.tokens[max(0, view.first - 2) : view.first]
    if len(before) < 2 or before[1].text != "," or before[0].pos != "CCONJ":
        return None
    group = next((g for g, x in enumerate(view.p.groups) if x.head_index > view.last), None)
    candidate = view.triggers.verb(group)
    return (candidate,) if candidate else None


def nearest(view: View) -> Found:
    """The nearest verb before the phrase in another clause, where its own has none."""
    p, segment = view.p, view.segment
    inside = [g for g in range(len(p.groups)) if segment.start <= p.groups[g].head_index < view.first]
    own = p.main_group(view.clause)
    if own is not None and p.groups[own].form == "finite":
        return ()
    candidates = (view.triggers.verb(g) for g in reversed(inside))
    candidate = next((c for c in candidates if c), None)
    return (candidate,) if candidate else ()


RULES: tuple[Rule, ...] = (
    Rule("joint-aside", joint_aside, 'the date stands in commas behind "and"'),
    Rule("before-noun", before_noun, "the date stands inside the noun phrase"),
    Rule("noun-of", noun_of, 'the date follows the noun with "of"'),
    Rule("counted-from", counted_from, 'it is counted from what stands behind "after" or "before"'),
    Rule("when-clause", when_clause, 'the clause behind the date begins with "when"'),
    Rule("aside", aside, "the date stands in commas behind the noun"),
    Rule("noun-behind-preposition", noun_behind_preposition, "the noun stands behind a preposition of time"),
    Rule("due-behind", due_behind, '"due" behind the noun gives it the date'),
    Rule("framed-noun", framed_noun, "the verb only frames the noun"),
    Rule("to-be-done", to_be_done, "the infinitive is about the noun, which has the date"),
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
