"""Rules of attachment for an event that is the scene of what a clause tells: it has the date, and so has what was done.

"At talks in Rome on 3 May, Chile left the pact", "On the day of the coup, 3 May 2020, he fled".
"""

from __future__ import annotations

from timeline.events.dates.clauses import behind_when
from timeline.events.dates.clefts import behind_aside
from timeline.events.dates.context import reports
from timeline.events.dates.joined import TOLD
from timeline.events.dates.nouns import bare_noun, noun_behind_preposition
from timeline.events.dates.verbs import fronted, trailing, what_is_framed
from timeline.events.dates.view import HARM, Found, View
from timeline.events.model import Candidate
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVE_S

SCENES = frozenset({"at", "during", "in"})
"""Prepositions with which an event opens a sentence as the scene of what it tells."""
CALLS = frozenset({"visit", "trip", "tour", "stopover"})
"""On these one does what the sentence tells: "On a visit to Oslo on Tuesday"."""
MONTH = 31  # days
DAYS = frozenset({"day", "morning", "afternoon", "evening", "night", "week", "month", "year"})
"""What may be named by an event: "on the day of the coup"."""

AT = frozenset({"at", "during", "from", "in"})
"""What stands before the contest in which something was won."""


def scene(view: View) -> Found:
    """ "At talks in Rome on 3 May, Chile left the pact": the noun that opens the sentence, and what was done there."""
    p, noun = view.p, view.noun if _opens(view) else _marked(view)
    if noun is None:
        return None
    before = p.phrase_start(noun.at) - 1
    opens = before == 0 or (before > 0 and p.words[before - 1] == ",")
    calls = p.lemmas[before] == "on" and view.lemma(noun.at) in CALLS
    if not opens or not (calls or p.lemmas[before] in SCENES) or view.phrase.relation != "at":
        return None
    told = fronted(view)
    if not told or p.clauses[told[0].clause].kind not in TOLD:
        return None
    says, setting = (
        told[0].group is not None and reports(p, told[0].group),
        view.lemma(noun.at) in word_list("setting"),
    )
    if setting:
        return None if says else told
    if says:
        return (noun,)  # "At a hearing in May, two sailors testified that"
    kinds = {c.trigger.type for c in told if c.trigger}
    return told if noun.trigger and noun.trigger.type in kinds else (noun, *told)


def upon(view: View) -> Found:
    """ "In May, after a raid on Gao, Chad shut its border": what came right after it in a month was told of that month, and so is it."""
    p, phrase, start = view.p, view.phrase, view.behind + 2
    fronts = view.lemma(view.behind) == "," and view.lemma(start - 1) in {"after", "follow"} and _opens(view)
    if not fronts or phrase.relation != "at" or not phrase.earliest or not phrase.latest:
        return None
    days = (phrase.latest - phrase.earliest).days
    end = next((at for at in range(start, len(p.words)) if p.words[at] == ","), start)
    noun = next((c for c in map(view.triggers.noun, range(start, end)) if c), None)
    if noun is None or not 0 < days < MONTH or p.phrase_start(noun.at) != start or noun.at in p.group_at:
        return None
    certain = p.lemmas[start] in {"a", "an"} or not POSSESSIVE_S.isdisjoint(p.words[start : noun.at])
    apart = any(at in p.time_tokens or at in p.group_starts for at in range(start, end))
    told = fronted(view)
    return (*told, noun) if told and certain and not apart else None


def _marked(view: View) -> Candidate | None:
    """ "At a rally marking the coup on Monday, he spoke": the event that opens the sentence, of which a participle tells more."""
    p, clause = view.p, view.p.clauses[view.clause]
    aside = clause.kind == "participle" and clause.governor == clause.first - 1
    only = all(view.clause == p.clause_of_group[n] for n, g in enumerate(p.groups) if g.last < view.first)
    closes = aside and only and view.lemma(view.behind) == ","
    noun = view.triggers.noun(clause.governor) if closes and clause.governor is not None else None
    harm = noun is not None and noun.trigger is not None and noun.trigger.type in HARM
    return None if harm else noun  # "In raids carried out on Monday, Peru lost ten men"


def day_of(view: View) -> Found:
    """ "On the day of the coup, 3 May 2020, he fled": the date explains a day that an event names, and dates both.

    So does "joined in 1979, the year of the revolution".
    """
    p, at = view.p, view.first - 2
    if explained := _explained_by(view):
        return (explained, *(trailing(view) or fronted(view) or ()))
    if at < 0 or p.words[at + 1] != "," or not _opens(view):
        return None
    while at > 0 and view.triggers.noun(at) is None and p.words[at] not in {",", ";", ":"}:
        at -= 1
    noun, before = view.triggers.noun(at), p.phrase_start(at) - 1
    if noun is None or before < 1 or p.lemmas[before] != "of" or p.lemmas[before - 1] not in DAYS:
        return None
    return (noun, *(fronted(view) or ()))


def _explained_by(view: View) -> Candidate | None:
    """The event that names the day of the date in commas behind it: ", the year of the revolution"."""
    p, at = view.p, view.behind
    if view.lemma(at) != "," or view.lemma(at + 2) not in DAYS or view.lemma(at + 3) != "of":
        return None
    inside = (view.triggers.noun(i) for i in range(at + 4, min(at + 9, len(p.words))))
    noun = next((c for c in inside if c), None)
    named = noun is not None and p.phrase_start(noun.at) == at + 4 and p.tags[at + 4] == "DET"
    return noun if named else None


def day_when(view: View) -> Found:
    """ "On the day he left office, 20 January, he pardoned her", "The night it fell, 3 May,": the date in commas is that of both."""
    p = view.p
    commas = view.first > 0 and p.words[view.first - 1] == "," and view.lemma(view.behind) == ","
    before = [n for n, g in enumerate(p.groups) if g.last < view.first]
    the = int(p.lemmas[0] == "on")
    if not commas or len(before) != 1 or p.lemmas[the] != "the" or p.lemmas[the + 1] not in DAYS:
        return None
    told = [view.triggers.verb(n) for n in (before[0], before[0] + 1)]
    return tuple(c for c in told if c) or None


def day_it_was(view: View) -> Found:
    """ "He died on 3 May, the day he took office", "On 3 May, the day he left, rebels came": the date of both."""
    p, at = view.p, view.behind + 3
    if view.lemma(view.behind) != "," or view.lemma(at - 2) != "the" or view.lemma(at - 1) not in DAYS:
        return None
    inside = next((g for g, x in enumerate(p.groups) if x.first > view.last), None)
    span = p.subject_of(inside) if inside is not None and at - 1 not in p.time_tokens else None
    told = view.triggers.verb(what_is_framed(view, inside))
    if span is None or span[0] != at or told is None:
        return None
    behind = (g for g, x in enumerate(p.groups) if x.form == "finite" and p.clause_of_group[g] != told.clause)
    main = next((g for g in behind if p.groups[g].first > told.at), None) if _opens(view) else None
    outside = trailing(view) if main is None else (view.triggers.verb(main),)
    return tuple(c for c in (*(outside or ()), told) if c)


def sitting(view: View) -> Found:
    """ "The board, meeting in Rome on 3 May, condemned Peru": a meeting in commas behind who met, and what they did there."""
    p, noun = view.p, view.noun
    if noun is None or noun.at < 1 or p.words[noun.at - 1] != "," or view.lemma(view.behind) != ",":
        return None
    group = next((number for number, g in enumerate(p.groups) if g.first == view.behind + 1), None)
    done = view.triggers.verb(group)
    if done is None or group is None or p.groups[group].form != "finite" or reports(p, group):
        return None
    return (noun, done) if p.words[noun.at].endswith("ing") else None


def contested(view: View) -> Found:
    """ "Won gold at the 2012 Games", "lost his seat in the 2019 election": what was won or lost there has the year of the contest."""
    p, opens = view.p, view.row_first - 1
    verb = p.groups[view.group] if view.group is not None else None
    if (won := _won_when_held(view)) is not None:
        return (won,)
    if verb is None or opens < 1 or verb.lemma not in word_list("contending"):
        return None
    end = view.behind
    while end < len(p.words) and p.tags[end] in {"ADJ", "NOUN", "PROPN"}:
        end += 1
    at = p.tags[opens] == "DET" and p.lemmas[opens - 1] in AT
    if not at or end == view.behind or p.lemmas[end - 1] not in word_list("contests"):
        return None
    candidate = view.triggers.verb(view.group)
    return (candidate,) if candidate else None


def _won_when_held(view: View) -> Candidate | None:
    """ "Won the election held on Sunday": what was won, of a contest that the participle before the date says when it was held."""
    p, group = view.p, view.group
    if (
        group is None
        or p.groups[group].lemma not in {"conduct", "hold", "stage"}
        or p.groups[group].form != "participle"
    ):
        return None
    held = p.clauses[p.clause_of_group[group]]
    contest, over = held.governor, p.main_group(held.parent or 0)
    if contest is None or over is None or p.lemmas[contest] not in word_list("contests"):
        return None
    won = p.groups[over].lemma in word_list("contending") and p.groups[over].last < contest
    return view.triggers.verb(over) if won else None


def _opens(view: View) -> bool:
    """Does the date stand before every verb?"""
    return all(group.head_index > view.first for group in view.p.groups)


def _named_then(view: View) -> Found:
    """ "The talks on 3 May, during which": the event right before the date."""
    return bare_noun(view) if view.noun is not None and view.noun.at == view.first - 1 else None


def when_clause(view: View) -> Found:
    """ "from June 2018, when Modi flew to Wuhan and met": the clause behind "when" has the date too."""
    inside = behind_when(view)
    if inside is None:
        return None
    outside = None
    # "freed after a raid in May in which ten died"
    if view.phrase.relation in {"at", "by", "since", "until"}:
        told = behind_aside(view) or scene(view) or noun_behind_preposition(view) or trailing(view)
        outside = told or _named_then(view) or fronted(view)
    return (*(outside or ()), *inside) or None
