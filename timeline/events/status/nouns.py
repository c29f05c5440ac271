"""Did what a noun names happen? By the words beside it, and by the verb that decides of it."""

from __future__ import annotations

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.status.undone import moved, undoing_verb
from timeline.events.status.verdicts import (
    DENIED,
    DOUBTS,
    INSTEAD_OF,
    POSSIBLE_MODALS,
    SINCE,
    Verdict,
    is_denied,
    lasts,
    lies_ahead,
    may,
    negated,
)
from timeline.events.words import INSTEAD, word_list
from timeline.language.words import GENITIVES
from timeline.model import Status

NOUN_STATUS: dict[str, Status] = {
    "planned": "planned", "scheduled": "planned", "upcoming": "planned", "forthcoming": "planned", "future": "planned",
    "expected": "planned", "proposed": "possible", "possible": "possible", "potential": "possible", "likely": "possible",
    "threatened": "possible", "cancelled": "negated", "canceled": "negated", "postponed": "negated", "abortive": "negated",
    "aborted": "negated", "failed": "negated", "ongoing": "ongoing", "continuing": "ongoing",
}  # fmt: skip
"""Adjectives before a noun that say whether its event happened."""
LEADING = frozenset({"end", "lead", "pave", "result", "usher"})
"""Verbs with what may come of a thing behind a preposition: "lead to", "end in", "pave the way for"."""
AHEAD = POSSIBLE_MODALS | {"shall", "will"}
TAKING_PART = frozenset({"at", "before", "during", "for", "in"})
"""Between a verb and what one takes part in, or prepares for: "run in the election"."""
BEYOND = frozenset({"after", "before", "until"})
DROPPED = Verdict("negated", "plans-dropped", "the plans for it were dropped")
CLOSE_TO = frozenset({("close", "to"), ("near", "to"), ("verge", "of"), ("brink", "of"), ("edge", "of")})


def of_noun(p: Passage, dating: Dating) -> Verdict:
    """The status of what a noun names."""
    if (said := _by_words_beside(p, dating)) is not None:
        return said
    candidate = dating.candidate
    future = lies_ahead(dating, p.published)
    group = candidate.group
    if group is not None and _only_laid_down(p, group, dating):
        return Verdict("planned", "laid-down", "it is told only that it was planned for then")
    if group is not None and p.is_argument(candidate.at) and _decides(p, group, candidate.at):
        acts = candidate.at > p.groups[group].last or p.groups[group].voice == "passive"
        row = p.governor(p.groups[group].head_index) if acts else None
        first = p.phrase_start(candidate.at)
        if p.groups[group].negated and not _is_beyond(p, first):  # "will not talk until after May's vote"
            return negated(dating, p.published)
        # "planned an attack", not "planned the attack of 3 May"
        bare = first == p.groups[group].last + 1 and p.tags[first] in {"ADJ", "NOUN"}
        new = bare or p.lemmas[first] in {"a", "an"}
        if (new or candidate.at < p.groups[group].first) and is_denied(p, group):
            return DENIED
        ahead = (future or new or dating.phrase is None) and not _is_beyond(p, first)
        if row and row.complement_status in {"planned", "possible"} and ahead:
            return Verdict(row.complement_status, "governor", f'it hangs on "{row.phrase}"')
        framed = dating.rule == "framed-noun"  # "the verdict, expected on Monday, could"
        if p.groups[group].modality in POSSIBLE_MODALS and future and not framed:
            return may(p.groups[group])
    if future:
        led = group is not None and candidate.at > p.groups[group].last and p.groups[group].lemma in LEADING
        if group is not None and led and p.groups[group].modality in POSSIBLE_MODALS:
            return may(p.groups[group])  # "could lead to an election in May"
        return Verdict("planned", "future-date", "the date is still to come")
    if _is_awaited(p, dating):
        return Verdict("planned", "running", "it is told of as ahead, within a time that has begun")
    open_ended = dating.latest is None  # not "have arrested ten since Monday's riot"
    if (
        group is not None
        and open_ended
        and p.groups[group].last < candidate.at
        and lasts(p.groups[group], dating)
    ):
        return SINCE
    return Verdict("occurred", "noun", "a noun that names what happened")


def _before_time(p: Passage, first: int) -> int:
    """Where the time begins whose a noun is: "November's vote"; the noun's own first token where it has none."""
    while first > 0 and (first - 1 in p.time_tokens or p.words[first - 1] in GENITIVES):
        first -= 1
    return first


def _is_beyond(p: Passage, first: int) -> bool:
    """ "Unrest is likely before Sunday's vote": does a noun that begins here only tell when something else is?"""
    time = _before_time(p, first)
    return not BEYOND.isdisjoint(p.lemmas[max(0, time - 1) : time + 1])


def _is_awaited(p: Passage, dating: Dating) -> bool:
    """ "Will run in this year's election", "urged her to vote in it": is what people are still to do part of it?"""
    verb = p.main_group(p.clause_of[dating.candidate.at])
    if verb is None or None in (p.published, dating.latest) or dating.latest <= p.published:  # type: ignore[operator]
        return False
    group, hung = p.groups[verb], p.clauses[p.clause_of_group[verb]]
    first = _before_time(p, p.phrase_start(dating.candidate.at))
    if TAKING_PART.isdisjoint(p.lemmas[first - 1 : first + 1]) or group.last > first:
        return False
    if group.form == "finite":
        return group.modality in AHEAD
    row = p.governor(hung.governor) if group.form == "infinitive" and hung.governor is not None else None
    return row is not None and row.complement_status in {"planned", "possible"}


def _by_words_beside(p: Passage, dating: Dating) -> Verdict | None:
    """ "The planned visit", "instead of a visit", "no visit", "called off the visit": what is said of a noun itself."""
    candidate = dating.candidate
    for at in range(candidate.at - 1, max(p.phrase_start(candidate.at) - 1, candidate.at - 4), -1):
        known = NOUN_STATUS.get(p.words[at].lower())
        if known:
            return Verdict(known, "adjective", f'"{p.words[at]}" says so')
    first = p.phrase_start(candidate.at)
    if p.lemmas[max(first - 2, 0) : first] in INSTEAD:
        return INSTEAD_OF
    if p.lemmas[max(first - 2, 0) : first] in CLOSE_TO:
        return Verdict("possible", "close-to", "it was only near")
    if p.lemmas[first] == "no":
        return Verdict("negated", "no", 'there was "no" such thing')
    if _is_schemed(p, first):
        undoing = undoing_verb(p, first - 2)
        return DROPPED if undoing else Verdict("planned", "plans-for", "there were plans for it")
    if dating.rule == "framed-noun" and moved(p, candidate.at, dating):
        return Verdict("negated", "moved", "it was moved to another day")
    undoing = None if _came_after(p, dating) or _is_beyond(p, first) else undoing_verb(p, candidate.at)
    if undoing and undoing.phrase in word_list("annulling") and not lies_ahead(dating, p.published):
        return None
    if undoing and _is_new_day(p, dating):
        return Verdict("planned", "put-off", f'"{undoing.phrase}" gives it a new day')
    if undoing:
        return Verdict("negated", "governor", f'"{undoing.phrase}" undoes it')
    group = candidate.group
    doubted = group is not None and p.groups[group].copular and not DOUBTS.isdisjoint(_behind(p, group))
    if doubted and not _is_beyond(p, first):
        return Verdict("possible", "doubt", "it is in doubt")
    return None


def _is_schemed(p: Passage, first: int) -> bool:
    """ "Plans for a raid on the port", but "plans for the raid of 3 May"."""
    plans = p.lemmas[max(first - 2, 0) : first - 1]
    told = p.lemmas[max(first - 1, 0) : first] == ("for",) and not word_list("schemes").isdisjoint(plans)
    return told and (p.lemmas[first] in {"a", "an"} or p.tags[first] in {"ADJ", "NOUN"})


def _only_laid_down(p: Passage, group: int, dating: Dating) -> bool:
    """ "The vote was scheduled for 12 May": does a passive verb only say for when something was meant?"""
    if dating.rule != "framed-noun" or dating.phrase is None or dating.candidate.at > p.groups[group].first:
        return False
    aimed = p.lemmas[p.span(dating.phrase.start, dating.phrase.end)[0]] == "for"
    return aimed and p.groups[group].form == "finite" and p.groups[group].voice == "passive"


def _came_after(p: Passage, dating: Dating) -> bool:
    """ "Was put off twice before taking place on 1 June": does the date stand behind "before"?"""
    if dating.rule != "taking-place" or dating.phrase is None:
        return False
    first = p.span(dating.phrase.start, dating.phrase.end)[0]
    verb = max((number for number, group in enumerate(p.groups) if group.last < first), default=None)
    return verb is not None and p.clauses[p.clause_of_group[verb]].marker == "before"


def _decides(p: Passage, group: int, noun: int) -> bool:
    """Does a verb say of its noun whether it took place?

    "Was held", "called off", "never happened" do, "is not recognised" and "the vote was not secret" not.
    """
    verb = p.groups[group]
    if verb.copular:
        return noun > verb.last or p.tags[verb.last + 1] not in {"ADJ", "DET", "NOUN"}
    return p.carries(group) or p.lemmas[verb.head_index] in word_list("happen")


def _is_new_day(p: Passage, dating: Dating) -> bool:
    """ "Put off the vote from May to June": is it the day to which something was moved?"""
    if dating.phrase is None:
        return False
    last = dating.phrase.parts[-1]
    return p.words[p.span(last.start, last.end)[0] - 1] == "to"


def _behind(p: Passage, group: int) -> tuple[str, ...]:
    """The word behind a verb."""
    last = p.groups[group].last
    return p.lemmas[last + 1 : last + 2]
