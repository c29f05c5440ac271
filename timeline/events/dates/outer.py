"""The verb that has a date where the one before the date only hangs on it: "stopped taking part in May"."""

from __future__ import annotations

from timeline.events.dates.view import FRESH
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.words import words_of
from timeline.times.model import TimePhrase

OBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "about", "without", "at", "to"})
ABOUT = frozenset({"about", "against", "on"})
"""With what a noun says what it is about: "a bill on joining the union"."""
OF_THE_NOUN = frozenset({"at", "for", "from", "of", "over", "to"})
"""With what else a gerund hangs on a noun: "dropped its objection to joining on Sunday"."""


def outer(p: Passage, group: int, phrase: TimePhrase) -> int:
    """The verb that has the date where the one before the date hangs on it.

    "stopped taking part", "began to release": the verb of beginning or ending is the event. "accused it of spying on
    Monday", "must publish rules on hacking by March": news of the day and deadlines go with the finite verb.
    """
    number = p.clause_of_group[group]
    if "perfect" in p.groups[group].aspect and p.groups[group].form != "finite":
        return group  # "denied having met him in 2019", "the mayor having left in May"
    if _sets_in_then(p, group, phrase):
        return group
    if (main := _gave_time(p, group, phrase)) is not None:
        return main
    if (main := _beyond_aside(p, group, phrase)) is not None:
        return main
    over = p.governing_group(number)
    if (planned := _planned_over(p, group, phrase)) is not None:
        return planned
    if over is not None and p.groups[over].lemma in word_list("denying") and not of_the_day(p, phrase):
        return group  # "denied meeting him in 2019"
    if over is None or p.groups[over].form != "finite" or p.groups[group].form == "finite":
        return group
    if p.lemmas[p.groups[group].first - 1] == "only":
        return group  # "promised it in June, only to drop it in July"
    later = phrase.text.endswith(" later")  # "charged with spying a week later"
    if p.clauses[number].marker in OBJECT_PREPOSITIONS and (later or of_the_day(p, phrase)):
        return over
    if p.words[p.groups[group].first - 1] == "," and p.groups[group].form in {"infinitive", "participle"}:
        return group  # "blocked it in May; a pact, signed in June, opened it", "was agreed, to begin in May"
    if p.groups[over].lemma == "find" and p.groups[over].last + 1 == p.groups[group].first:
        return over  # "was found abandoned in May"
    phase = p.groups[over].lemma in word_list("phases") and p.words[p.groups[group].first - 1] != ","
    return over if phase or _told_then(p, over, phrase) else group


def _sets_in_then(p: Passage, group: int, phrase: TimePhrase) -> bool:
    """ "Announced drills to start on Friday": does an infinitive say on which day to come a thing begins or ends?"""
    verb = p.groups[group]
    ahead = None not in (phrase.earliest, p.published) and phrase.earliest > p.published  # type: ignore[operator]
    return ahead and verb.form == "infinitive" and verb.lemma in words_of("setting_in")


def _gave_time(p: Passage, group: int, phrase: TimePhrase) -> int | None:
    """ "Gave them 72 hours to leave on Sunday": the verb that gave the time, where the day is past; else None."""
    parent = p.clauses[p.clause_of_group[group]].parent
    over = p.main_group(parent) if parent is not None else None
    if over is None or p.groups[group].form != "infinitive" or p.groups[over].lemma not in {"give", "grant"}:
        return None
    between = range(p.groups[over].last + 1, p.groups[group].first)
    past = None not in (phrase.latest, p.published) and phrase.latest <= p.published  # type: ignore[operator]
    return over if past and not p.time_tokens.isdisjoint(between) else None


def _planned_over(p: Passage, group: int, phrase: TimePhrase) -> int | None:
    """ "Plans to sell a phone based on it next year": what is done has no date to come, what is planned has."""
    verb, parent = p.groups[group], p.clauses[p.clause_of_group[group]].parent
    over = p.main_group(parent) if parent is not None else None
    if verb.form != "participle" or verb.voice != "passive" or over is None or over > group:
        return None
    beside = p.span(phrase.start, phrase.end)[0] == verb.last + 1  # "will sell jets delivered next year"
    if beside or p.published is None or phrase.latest is None or phrase.latest <= p.published:
        return None
    ahead = p.groups[over].form == "infinitive" or p.groups[over].tense == "future"
    return over if ahead and verb.lemma not in word_list("announced") else None


def _beyond_aside(p: Passage, group: int, phrase: TimePhrase) -> int | None:
    """The main verb, where a past date closes its clause and the verb before the date only hangs in it.

    "bombed the town, a base held by rebels, on Saturday": a comma parts the date from what it follows. "signed a law
    abolishing it in May", "passed a pact to refund it in May": what a noun is about has no date of its own.
    """
    verb, number = p.groups[group], p.clause_of_group[group]
    parent = p.clauses[number].parent
    if verb.form == "finite" or p.published is None or phrase.earliest is None or phrase.latest is None:
        return None
    if (feat := p.feat_over(number)) is not None and p.groups[feat].copular:
        return None  # "was the last to sign the pact in May"
    if phrase.earliest > p.published and not of_the_day(p, phrase) and not _closes_plan(p, group, phrase):
        return None
    top = number
    while parent is not None and p.clauses[parent].kind in {"infinitive", "participle"}:
        top, parent = parent, p.clauses[parent].parent
    main = p.main_group(parent) if parent is not None else None
    if main is None or p.groups[main].form != "finite":
        return None
    if p.groups[main].tense == "present" and not of_the_day(p, phrase):
        return None
    first = p.span(phrase.start, phrase.end)[0]
    if (
        (top != number and _is_parted(p, verb.last, first))
        or p.words[first - 1] == ","
        or _explains(p, group, first)
    ):
        return main
    near, noun = phrase.latest <= p.published or of_the_day(p, phrase), p.clauses[top].governor
    about = ABOUT | OF_THE_NOUN if of_the_day(p, phrase) else ABOUT
    if p.clauses[top].marker in about and p.tags[p.clauses[top].first - 1] == "NOUN":
        noun = p.clauses[top].first - 1  # "passed a bill on joining it in May"
    if not near or noun is None or p.tags[noun] not in {"NOUN", "PROPN"} or noun < p.groups[main].last:
        return None
    # "recognised the council based in Quito"
    told = verb.voice == "active" or verb.lemma in word_list("standing")
    aside = p.clauses[top].kind != "infinitive" or p.words[verb.first - 1] == ","
    # "opened a drive to stop looting in May", "jailed a man accused of spying on Monday"
    aim = top == number or not aside or of_the_day(p, phrase)
    return main if told and aim else None


def _explains(p: Passage, group: int, date: int) -> bool:
    """ "Shelled Callao, a port held by rebels, for an hour on Monday": does a participle stand in what a noun between commas explains?"""
    first = p.clauses[p.clause_of_group[group]].first
    reduced = p.groups[group].form == "participle" and p.tags[first - 1] == "NOUN"
    return reduced and p.words[p.phrase_start(first - 1) - 1] == "," and "," in p.words[first:date]


def _is_parted(p: Passage, verb: int, date: int) -> bool:
    """ "Was freed after pleading not guilty to theft, at a court in Lima this week": does a phrase behind a comma hold the date?"""
    comma = next((at for at in range(verb + 1, date) if p.words[at] == ","), date)
    return comma < date and p.tags[comma + 1] == "ADP"


def _closes_plan(p: Passage, group: int, phrase: TimePhrase) -> bool:
    """ "Will receive the ships, ordered in 2021, this autumn": a day to come behind the comma of what was done."""
    behind_comma = p.words[p.span(phrase.start, phrase.end)[0] - 1] == ","
    return behind_comma and p.groups[group].voice == "passive" and p.groups[group].form == "participle"


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


def of_the_day(p: Passage, phrase: TimePhrase) -> bool:
    """Is a phrase a deadline, or a day around publication?"""
    if phrase.relation in {"by", "until", "before"}:
        return True
    if p.published is None or phrase.latest is None or phrase.earliest != phrase.latest:
        return False
    return abs((p.published - phrase.latest).days) <= FRESH
