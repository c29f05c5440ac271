"""Rules of attachment for dates that a verb leaves to a noun: it has another date, or its tense does not allow this one."""

from __future__ import annotations

from timeline.events.dates.joined import has_date
from timeline.events.dates.nouns import whole
from timeline.events.dates.view import FRESH, Found, View, within
from timeline.events.words import word_list
from timeline.lexicon.actors import actor_nouns

AHEAD = frozenset({"would", "may", "might"})
"""Modals that tell of nothing that is over."""


def second_date(view: View) -> Found:
    """ "In spring they expelled envoys over the poisoning that March": the verb has a date already, so the noun has this one."""
    group = view.group
    candidate = view.noun
    if group is None or candidate is None or candidate.at < view.p.groups[group].head_index:
        return None
    # "charged with fraud in May and with theft in June"
    parted = any(candidate.at < first < view.first for first, _ in view.p.phrase_spans)
    own = parted or _refines(view, candidate.at)
    dated = group in view.dated or _is_of_dated(view, group)
    return (candidate,) if dated and view.phrase.relation == "at" and not own else None


def _is_of_dated(view: View, group: int) -> bool:
    """ "A visit in May, which avenged the raid of rebels in March": does the clause tell of what has a date right before it?"""
    p, clause = view.p, view.p.clauses[view.p.clause_of_group[group]]
    before = clause.first - 2
    return clause.kind == "relative" and clause.marker == "which" and before > 0 and before in p.time_tokens


def _refines(view: View, noun: int) -> bool:
    """ "Ten years after the flood the town marked the day on Tuesday": does the date tell the verb's more finely?"""
    beside = view.p.phrase_start(noun) == view.p.groups[view.group or 0].last + 1
    return beside and any(within(view.phrase, other) for other in view.p.phrases)


def future_noun(view: View) -> Found:
    """ "announced a summit on 5 May", "to call a vote for May": a past verb has no date to come, what is called for a day does."""
    phrase, published = view.phrase, view.p.published
    group = view.group
    candidate = view.noun
    day = phrase.latest if _is_promised(view) else phrase.earliest
    if candidate is None or group is None or published is None or day is None:
        return None
    verb = view.p.groups[group]
    past = _tells_past(view, group) or _is_prepared(view, candidate.at)
    called = phrase.text.lower().startswith("for ") and verb.lemma in word_list("calling")
    gone = day <= published and not (called and verb.lemma in word_list("promising"))
    if not (past or called) or gone or candidate.at < verb.head_index:
        return None
    if view.p.lemmas[candidate.at] in word_list("documents"):
        return None if phrase.relation == "by" else ()
    return (whole(view, candidate),)


def _is_promised(view: View) -> bool:
    """ "Has promised elections by August", "called for a ceasefire by Friday", "announced a vote later this year"."""
    if view.phrase.text.lower().startswith("later this"):
        return True
    row = view.p.governor(view.p.groups[view.group].head_index) if view.group is not None else None
    return (
        view.phrase.relation == "by" and row is not None and row.complement_status in {"planned", "possible"}
    )


def _tells_past(view: View, group: int) -> bool:
    """Is a verb past, or a participle that hangs on one (", triggering a vote in June")?"""
    p = view.p
    over = p.governing_group(p.clause_of_group[group])
    verb = p.groups[group]
    if over is not None and verb.form == "participle" and verb.voice == "active":
        verb = p.groups[over]
    past = verb.form == "finite" and (verb.tense == "past" or verb.aspect == "perfect")
    return past and verb.modality is None


def _is_prepared(view: View, noun: int) -> bool:
    """ "Paves the way for a vote", "sets the stage for talks"."""
    opens = view.p.phrase_start(noun) - 2
    return tuple(view.p.lemmas[opens : opens + 2]) in {("way", "for"), ("stage", "for")}


def past_noun(view: View) -> Found:
    """ "will stand trial over his rival's murder in 2009": what is to come has no date of the past, the noun does."""
    phrase, published, group, candidate = view.phrase, view.p.published, view.group, view.noun
    if candidate is None or group is None or published is None or phrase.latest is None:
        return None
    verb, over = view.p.groups[group], view.p.governing_group(view.p.clause_of_group[group])
    wanted = verb.form == "infinitive" and over is not None and _looks_ahead(view, over)
    # "was to have hosted"
    once = "perfect" in verb.aspect or view.p.words[verb.first].lower() in {"was", "were"}
    ahead = (
        (verb.tense == "future" and not once) or wanted or verb.modality in AHEAD or _is_feared(view, group)
    )
    gone = phrase.latest < published and phrase.relation == "at" and phrase.basis != "context"
    gone = gone or (phrase.relation == "within" and phrase.latest == published)  # "in the past year"
    return (candidate,) if ahead and gone and candidate.at > verb.head_index else None


def _is_feared(view: View, group: int) -> bool:
    """ "There are fears that it could": does a present verb hold that something can be?"""
    over = view.p.clauses[view.p.clause_of_group[group]].parent
    holds = view.p.main_group(over) if over is not None else None
    could = view.p.groups[group].modality == "could"
    return could and holds is not None and view.p.groups[holds].tense == "present"


def _looks_ahead(view: View, group: int) -> bool:
    """ "Wants it to pay", "ordered it on Monday to pay": does what hangs on a verb lie behind its time?"""
    p = view.p
    return p.groups[group].tense == "present" or has_date(p, p.clause_of_group[group], view.phrase)


def present_noun(view: View) -> Found:
    """ "faces trial over the raid in May 2019", "follows a coup in 1973": a present verb has no past date, the noun does.

    Nor has "has": "has been blamed for the fire in May 2019".
    """
    group, candidate, phrase, published = view.group, view.noun, view.phrase, view.p.published
    if candidate is None or group is None or published is None or phrase.latest is None or view.p.context:
        return None
    verb = view.p.groups[group]
    present = verb.form == "finite" and verb.tense == "present"
    if present and "perfect" in verb.aspect:
        present = verb.aspect == "perfect" and view.p.tags[view.p.phrase_start(candidate.at) - 1] == "ADP"
    fresh = 0 if verb.aspect == "progressive" else FRESH  # "is reacting to the vote on Sunday"
    gone = phrase.relation == "at" and (published - phrase.latest).days > fresh
    if not (present and gone) or candidate.at < verb.head_index:
        return None
    known = word_list("documents").union(actor_nouns())  # "has opened an office with the opposition in May"
    return (candidate,) if view.p.lemmas[candidate.at] not in known else None
