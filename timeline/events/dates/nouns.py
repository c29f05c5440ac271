"""Rules of attachment that give a date to a noun: "the January 2024 election", "plans drills from 18 to 25 September"."""

from __future__ import annotations

import re

from timeline.events.dates.clauses import behind_when, in_which
from timeline.events.dates.deadlines import DEADLINES
from timeline.events.dates.view import FRESH, HARM, Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage, TokenSpan
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVE_S, POSSESSIVES
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import PARTICLES

ANAPHORIC = re.compile(r"(?:that|the same|the next|the following) ", re.IGNORECASE)
"""Without a preposition such a date is the verb's: "testified before the inquiry that day"."""
ASKING = frozenset({"CONSULT", "COERCE", "DEMAND", "DISAPPROVE", "INVESTIGATE"})
"""Types of verbs that take up what is over: "questioned him about the murder", "jailed him for the attack"."""
BESIDE_ANNIVERSARY = 6
"""So many tokens before what is remembered stands "anniversary"."""
TELLING_WHICH = frozenset({"year", "day-month", "month-day", "today", "shifted-month", "shifted-season"})
"""Rules of dates that tell apart what has one name behind "of": "the protest of 5 May", "the leaders of tomorrow"."""
ENDS = frozenset({"end", "halt", "stop"})
"""What one calls for or orders on the day behind "to" and what it ends: "ordered an end to the campaign on 3 May"."""
ABOUT = frozenset({"about", "against", "into", "on", "over"})
"""With what an event says what it is about."""
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


def noun_of(view: View) -> Found:
    """ "the general election of May 2019"; "the rallies of May, when thousands marched" dates both."""
    at = view.row_first - 1
    if at < 1 or view.p.lemmas[at] != "of":
        return None
    named = view.p.tags[view.behind : view.behind + 1] == ("NOUN",)
    if view.phrase.parts[0].rule == "weekday" and named and view.behind + 1 not in view.p.group_starts:
        return ()  # "the end of Friday prayers"
    candidate = view.triggers.noun(at - 1)
    if candidate and view.lemma(at - 1) not in word_list("documents"):
        return (candidate, *(behind_when(view) or in_which(view, at - 1)))
    if candidate is None and at - 1 not in view.p.time_tokens and _tells_which(view, at - 1):
        return ()
    return () if candidate and view.group is not None else None


def parted(view: View) -> Found:
    """ "condemned the arrest on Sunday of two reporters": a date between a noun and its "of" is the noun's.

    So is one between a noun and who did it ("welcomed a call Friday by the pope"), or what it was about: "stood by his decision in
    April to leave".
    """
    noun = view.noun
    if noun is None or noun.at != view.first - 1:
        return None
    behind = view.lemma(view.behind)
    told = (
        behind == "of"
        or (behind == "by" and _is_done_by(view))
        or (behind == "to" and _is_owned(view, noun.at))
    )
    return (noun,) if told else None


def _is_owned(view: View, noun: int) -> bool:
    """ "His decision in April to leave": a thing somebody has already, with an infinitive behind its date."""
    p = view.p
    return view.behind in p.group_starts and p.lemmas[p.phrase_start(noun)] in POSSESSIVES


def _is_done_by(view: View) -> bool:
    """ "A call Friday by the pope", but not "signed a pact Friday by phone", nor "was hit in a raid on Friday by rebels"."""
    at = view.behind + 1
    somebody = view.p.tags[at : at + 1] in {("DET",), ("PROPN",), ("PRON",), ("NOUN",), ("ADJ",)}
    passive = view.group is not None and view.p.groups[view.group].voice == "passive"
    return somebody and not passive and any(first in {at, at + 1} for first, _ in view.p.mention_spans)


def _tells_which(view: View, noun: int) -> bool:
    """ "marked the famine of 1932", "respect the award of 12 July": a date behind "of" says which thing is meant."""
    if view.lemma(noun) in DEADLINES:
        return True
    p, start = view.p, view.p.phrase_start(noun)
    thing = p.tags[noun] in {"NOUN", "PROPN"} or p.words[noun] in {'"', "”", "’", "'"}
    own = p.tags[start - 1 : start] != ("ADP",) or p.lemmas[noun] in word_list("documents")
    return thing and own and view.phrase.parts[0].rule in TELLING_WHICH


def noun_behind_preposition(view: View) -> Found:
    """ "ahead of a summit between A and B on Friday", "after the coup in July": the noun has the date."""
    candidate = view.noun
    if candidate is None or ANAPHORIC.match(view.phrase.text) or _parts_subject(view, candidate.at):
        return None
    start = view.p.phrase_start(candidate.at)
    if view.lemma(start - 1) == "of" and view.p.tags[start - 2] == "NOUN":  # "since the start of the revolt"
        start = view.p.phrase_start(start - 2)
    before = start - 2 if view.lemma(start - 1) == "of" else start - 1
    soon = (
        view.lemma(before) == "within" and before + 1 in view.p.time_tokens
    )  # "within days of his election"
    return (candidate,) if soon or view.lemma(before) in word_list("time_prepositions") else None


def _parts_subject(view: View, noun: int) -> bool:
    """ "After the vote Peru in May cut ties": does the date stand between who did it and what was done?"""
    p = view.p
    group = next((number for number, g in enumerate(p.groups) if g.first == view.behind), None)
    if group is None or p.groups[group].form != "finite":
        return False
    span = p.subject_of(group)
    if span is not None and span[1] == view.first - 1 and "," in p.words[noun + 1 : span[0]]:
        return True
    between = p.tags[noun + 1 : view.first]
    return between[:1] in {("DET",), ("PROPN",), ("PRON",)} and set(between) <= NAMING


def framed_noun(view: View) -> Found:
    """ "plans drills from 18 to 25 September", "a visit planned for May": the verb only frames the noun that has the date."""
    group = view.group
    if group is None:
        return None
    verb = view.p.groups[group]
    if verb.copular and view.p.lemmas[min(verb.last + 1, len(view.p.words) - 1)] in word_list("due"):
        return _subject_noun(view, group)
    if (
        verb.voice == "passive"
        and verb.lemma in word_list("announced")
        and not _with_particle(view, verb.last)
    ):
        return _subject_noun(view, group)
    if meant := _meant_for(view, group):
        return (meant,)
    row = view.p.governor(verb.head_index)
    if row is None or row.own_event or row.complement_status == "same" or _done_then(view, group):
        return None
    if verb.tense == "future" and verb.lemma in word_list("weighing"):
        return None  # "will consider the bill on Monday"
    over = view.p.governing_group(view.p.clause_of_group[group])
    if over is not None and verb.form == "gerund" and view.p.groups[over].lemma in word_list("phases"):
        return None  # "will resume considering the charge on Monday"
    behind = group_end(view.p, group)
    if verb.lemma in word_list("failing") and (behind == view.first or view.p.tags[behind] == "ADP"):
        return None  # "the talks failed in Rome in May"
    candidate = view.noun
    if candidate and candidate.at > view.p.groups[group].head_index:
        return (whole(view, candidate),)
    return _subject_noun(view, group)


def whole(view: View, noun: Candidate) -> Candidate:
    """ "Promised a referendum on EU talks by May": the event that is about the one before the date."""
    before = view.p.phrase_start(noun.at) - 1
    over = view.triggers.noun(before - 1) if view.lemma(before) in ABOUT else None
    return over or noun


def _meant_for(view: View, group: int) -> Candidate | None:
    """ "The rally that the union called for Monday": the event for which somebody set the date."""
    p = view.p
    clause = p.clauses[p.clause_of_group[group]]
    if clause.kind != "relative" or clause.governor is None or view.lemma(view.first) != "for":
        return None
    called = p.groups[group].voice == "active" and p.groups[group].lemma in word_list("calling")
    return view.triggers.noun(clause.governor) if called else None


def _with_particle(view: View, last: int) -> bool:
    """ "set up by March", "set ablaze in May": is the verb another one with the word behind it?"""
    with_it = view.lemma(last + 1) in PARTICLES or view.p.tags[last + 1 : last + 2] == ("ADJ",)
    return with_it and last + 1 < view.first


def _done_then(view: View, group: int) -> bool:
    """ "continued to fend off attacks on Sunday": with a past verb above it and a past date, the verb itself was done then."""
    p, latest = view.p, view.phrase.latest
    over = p.governing_group(p.clause_of_group[group])
    if p.groups[group].form != "infinitive" or over is None or p.groups[over].tense != "past":
        return False
    told = view.triggers.verb(group)
    gone = p.published is not None and latest is not None and latest <= p.published
    return gone and told is not None and told.trigger is not None


def to_be_done(view: View) -> Found:
    """ "announced the stationing of a regiment, to be completed by 2025": a passive infinitive behind a comma is about the noun."""
    p, group = view.p, view.group
    if group is None or p.groups[group].form != "infinitive" or p.groups[group].voice != "passive":
        return None
    at = p.groups[group].first
    if at < 1 or p.words[at - 1] != ",":
        return None
    over = max((g.head_index for g in p.groups if g.head_index < at), default=-1)
    nouns = (view.triggers.noun(i) for i in range(over + 1, at))
    candidate = next((c for c in nouns if c and p.is_argument(c.at)), None)
    return (candidate,) if candidate else None


def _subject_noun(view: View, group: int) -> Found:
    """The event noun that heads a verb's subject."""
    p = view.p
    if p.clauses[p.clause_of_group[group]].marker == "what" and p.subject_of(group) is None:
        return None  # "carried out what was planned in May"
    clause, own = p.clauses[p.clause_of_group[group]], p.subject_of(group)
    # "Floods killed ten; the river is due to rise", "the vote ended, with results expected on Monday"
    apart = own is not None and (clause.kind in {"main", "coordinate"} or p.is_absolute(group))
    above = None if apart or clause.parent is None else p.clauses[clause.parent].subject
    whole = p.subject_phrase(group)
    head = None if whole is None or own is None or whole[0] >= own[0] else _head_phrase(p, whole)
    for span in filter(None, [head, own, above]):
        inner = span[0] > 1 and p.tags[span[0] - 1] == "ADP"
        start = p.phrase_start(span[0] - 2) if inner else span[0]
        nouns = [c for c in map(view.triggers.noun, range(start, span[1] + 1)) if c]
        if nouns:
            return (nouns[-1],)
    return None


def _head_phrase(p: Passage, whole: TokenSpan) -> TokenSpan:
    """ "Talks on the release of prisoners, due in May": the phrase that the others hang on."""
    behind = (at for at in range(whole[0], whole[1] + 1) if p.tags[at] == "ADP")
    return whole[0], next(behind, whole[1] + 1) - 1


def group_end(p: Passage, group: int) -> int:
    """The token behind a verb group, or the last one."""
    return min(p.groups[group].last + 1, len(p.words) - 1)


def due_behind(view: View) -> Found:
    """ "talks between the ministers due on 25 August": "due" behind a noun gives the noun the date.

    "The vote ended, with results due on Monday", "sold notes due in 2033": where it is nothing that happens, the date is nobody's.
    """
    at = view.first - 1
    if view.lemma(at) not in word_list("due") or at in view.p.group_at:
        return None
    if view.lemma(at - 1) in word_list("owed"):
        return ()
    for before in range(at - 1, -1, -1):
        if before in view.p.group_at:
            return None
        candidate = view.triggers.noun(before)
        if candidate:
            return (candidate,)
        if view.lemma(before) == "with":
            return ()
    return None


def taking_place(view: View) -> Found:
    """ "elections are to take place by May", "the next one is in June": the noun that takes place has the date."""
    group = view.group
    if group is None:
        return None
    verb = view.p.groups[group]
    is_then = verb.copular and verb.last + 1 == view.first and view.phrase.relation == "at"
    if not is_then and view.p.lemmas[group_end(view.p, group)] not in word_list("happen"):
        return None
    found = _subject_noun(view, group)
    on_paper = is_then and found and view.p.lemmas[found[0].at] in word_list("documents")
    return None if on_paper else found


def aside(view: View) -> Found:
    """ "the launch, later that day, of the rocket": a date in commas right behind a noun."""
    if view.first < 2 or view.p.words[view.first - 1] != ",":
        return None
    p, at = view.p, view.first - 2
    if explained := _explained(view):
        return (explained,)
    while at > 0 and view.triggers.noun(at) is None and p.tags[at] in {"PROPN", "ADP"}:
        at -= 1
    candidate = view.triggers.noun(at)
    if candidate is None or at in p.group_at or view.lemma(at) in word_list("documents"):
        return None
    if "anniversary" in p.lemmas[max(0, at - BESIDE_ANNIVERSARY) : at]:
        return None  # "for the tenth anniversary of the poet's death, in August"
    return (candidate,) if p.is_argument(at) or view.group is not None else None


def _explained(view: View) -> Candidate | None:
    """ "The death of the envoy, a veteran, on 28 July led to riots": between a noun and its verb, behind who it struck."""
    p = view.p
    group = next((number for number, g in enumerate(p.groups) if g.first == view.behind), None)
    span = p.subject_of(group) if group is not None and p.groups[group].form == "finite" else None
    if span is None or p.lemmas[span[1] + 1] != "of" or any(span[1] < g.first < view.first for g in p.groups):
        return None
    return view.triggers.noun(span[1])


def done_too(view: View) -> Found:
    """ "A loan calmed the market, as did the vote six days later": what did so too has the date."""
    group = view.group
    if group is None or view.noun is None:
        return None
    did = view.p.groups[group]
    return (view.noun,) if did.lemma == "do" and view.lemma(did.first - 1) == "as" else None


def outcome(view: View) -> Found:
    """ "the drug that led to his death in June": what something led to has the date."""
    group, candidate = view.group, view.noun
    if group is None or candidate is None:
        return None
    verb = view.p.groups[group]
    led = view.lemma(verb.last + 1) in {"to", "in"} and verb.lemma in word_list("resulting")
    return (candidate,) if led and view.p.phrase_start(candidate.at) == verb.last + 2 else None


def matter(view: View) -> Found:
    """ "held an inquiry into the killing of three men in May 2007": the past date is that of the crime, unless it is news of the day."""
    group, candidate, phrase, published = view.group, view.noun, view.phrase, view.p.published
    if candidate is None or group is None or published is None or phrase.latest is None:
        return None
    grave = candidate.trigger is not None and candidate.trigger.type in HARM
    gone = phrase.relation == "at" and (published - phrase.latest).days > FRESH
    if (
        not gone
        or not (grave or view.p.lemmas[candidate.at] == "death")
        or not _is_known(view.p, candidate.at)
    ):
        return None
    return (candidate._replace(group=None),) if _takes_up(view, group, candidate) else None


def _is_known(p: Passage, noun: int) -> bool:
    """ "the killing of three men", "his death": does a phrase name whom or what it struck?"""
    first, behind = p.phrase_start(noun), p.lemmas[noun + 1 : noun + 2]
    owned = p.tags[first] == "PRON" or not POSSESSIVE_S.isdisjoint(p.words[first:noun])
    return owned or (p.tags[first] in {"DET", "PROPN"} and behind == ("of",))


def _takes_up(view: View, group: int, noun: Candidate) -> bool:
    """Does a verb, or what stands between, only lead to a noun: "jailed him for", "news of", "linked it to"?"""
    verb, told = view.p.groups[group], view.triggers.verb(group)
    at = view.p.phrase_start(noun.at) - 1
    if view.lemma(at) == "for":
        return told is not None and told.trigger is not None and told.trigger.type in ASKING
    if view.lemma(at) == "of":
        return at > verb.last + 1  # not "convicted of"
    ended = view.lemma(at) == "to" and view.lemma(at - 1) in ENDS
    return view.lemma(at) in {"about", "into", "over", "to"} and not ended


def bare_noun(view: View) -> Found:
    """ "The meeting on Monday ended", "the death of X in a crash two months later": the noun that it follows."""
    candidate = view.noun
    if candidate is None or view.lemma(candidate.at) in word_list("setting") or _acts(view, candidate.at):
        return None
    if _parts_subject(view, candidate.at):
        return None
    bare_name = view.first == view.bare_first and not view.p.groups
    return () if bare_name else (candidate,)


def _acts(view: View, noun: int) -> bool:
    """ "The coalition on Friday lost its majority": is the noun somebody, who does what is told behind the date?"""
    groups = view.p.groups
    behind = next((number for number, group in enumerate(groups) if group.first == view.behind), None)
    return behind is not None and groups[behind].form == "finite" and view.p.lemmas[noun] in actor_nouns()
