"""Rules of attachment that give a date to verbs: in front of them, behind them, joined by "and"."""

from __future__ import annotations

from timeline.events.dates.apposed import apposed
from timeline.events.dates.context import reports
from timeline.events.dates.joined import (
    COUNTED,
    TOLD,
    as_it_did,
    at_once,
    coordinated,
    done_by_doing,
    has_date,
    is_simple_past,
    listed,
    sharing,
)
from timeline.events.dates.view import FRESH, HARM, Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.times.model import TimePhrase

OBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "about", "without", "at"})
ABOUT = frozenset({"about", "against", "on"})
"""With what a noun says what it is about: "a bill on joining the union"."""
OF_THE_NOUN = frozenset({"at", "for", "from", "of", "over", "to"})
"""With what else a gerund hangs on a noun: "dropped its objection to joining on Sunday"."""
BEFOREHAND = frozenset({"after", "despite", "following", "since", "unlike"})
ASKED = frozenset({"about", "how", "if", "what", "whether", "why"})


def _what_is_framed(view: View, group: int | None) -> int | None:
    """ "On Monday the court is expected to rule": the verb that one only frames, else the one itself."""
    p = view.p
    head = p.groups[group].head_index if group is not None else 0
    if group is not None and p.groups[group].copular and p.tags[head + 1 : head + 2] == ("ADJ",):
        head += 1  # "is due to rule"
    row = p.governor(head)
    if group is None or row is None or row.own_event or row.complement_status == "same":
        return group
    inner = (c.groups[0] for c in p.clauses if c.kind == "infinitive" and c.governor == head and c.groups)
    told = next(inner, group)
    return told if view.triggers.verb(told) else group


def framed_verb(view: View) -> Found:
    """ "Was expected on Monday to visit Rome": the word before the date only frames the infinitive behind it."""
    p, behind = view.p, view.behind
    if behind not in p.group_starts:
        return None
    clause = p.clauses[p.clause_of[behind]]
    over = clause.governor
    if clause.kind != "infinitive" or clause.first != behind or over is None or over + 1 != view.first:
        return None
    row = p.governor(over)
    if row is None or row.own_event or row.complement_status == "same":
        return None
    candidate = view.triggers.verb(clause.groups[0] if clause.groups else None)
    return (candidate,) if candidate else None


def trailing(view: View) -> Found:
    """ "visited Taiwan in August": the verb before it in its clause, and what that verb is joined to."""
    group = _behind_relative(view) if view.group is not None else None
    outer = _outer(view.p, group, view.phrase) if group is not None else None
    apart = outer in view.dated and not view.phrase.text.endswith(" later")
    group = group if apart else outer  # "jailed him on Monday for robbing a bank in 2019"
    candidate = view.triggers.verb(group)
    if candidate is None or group is None or _looks_ahead_since(view, group):
        return None
    clause = view.p.clause_of_group[group]
    if _only_says(view, group) or _dated_in_front(view, group):
        return ()
    if main := _opened_by(view, group):
        return (main,)
    if harm := _suffered(view, clause, candidate):
        return harm
    once = view.p.groups[group].lemma in word_list("begetting")  # "was born in 1940 and grew up in Rome"
    joined = () if once else coordinated(view, clause)
    return (*sharing(view, group), *done_by_doing(view, group), candidate, *joined, *at_once(view, clause))


def _dated_in_front(view: View, group: int) -> bool:
    """ "On Monday they jailed him for an insult in 2019": has the verb its day from what stands before it?"""
    p, verb, latest = view.p, view.p.groups[group], view.phrase.latest
    if group not in view.dated or view.phrase.relation != "at" or latest is None:
        return False
    days = [
        phrase.latest
        for phrase, (first, last) in zip(p.phrases, p.phrase_spans, strict=True)
        if last < verb.first and p.clause_of[first] == view.clause and phrase.earliest == phrase.latest
    ]
    told = days[-1] if days else None
    return told is not None and (told - latest).days > FRESH


def _behind_relative(view: View) -> int | None:
    """The verb before the date; before a clause in commas, where it stands behind that ("hit the town, which had fallen, on Monday")."""
    p, group = view.p, view.group
    clause = p.clauses[p.clause_of_group[group or 0]]
    before = (g for g in range(len(p.groups) - 1, -1, -1) if p.groups[g].last < clause.first)
    if group is not None and clause.kind == "relative" and _awaits(view, group):
        return next(before, group)
    aside = clause.kind == "relative" and clause.first > 0 and p.words[clause.first - 1] == ","
    closed = group is not None and group in view.dated and _is_closed(view)
    if group is None or not aside or (view.first == view.bare_first and not closed):
        return group
    if p.words[view.first - 1] != "," and not closed:
        return group
    # "which struck Callao, its port, on Monday"
    if not closed and "," in p.words[p.groups[group].last : view.first - 1]:
        return group
    return next(before, group)


def _awaits(view: View, group: int) -> bool:
    """ "Hopes to double the oil it was pumping by next month": what was so has no deadline still to come."""
    day, published = view.phrase.latest, view.p.published
    ahead = view.phrase.relation == "by" and day is not None and published is not None and day > published
    return ahead and (view.p.groups[group].tense, view.p.groups[group].modality) == ("past", None)


def _is_closed(view: View) -> bool:
    """ "Visited the isle, which Chad had left in May, for the first time on Monday": does a comma stand behind the date before?"""
    before = max((last for _, last in view.p.phrase_spans if last < view.first), default=view.first)
    return view.lemma(before + 1) == ","


def _opened_by(view: View, group: int) -> Candidate | None:
    """The main verb, where the participle before the date only says when it was said.

    "Speaking in Minsk in March, the general promised", "The general, speaking on Monday, promised".
    """
    p, verb = view.p, view.p.groups[group]
    aside = p.words[max(verb.first - 1, 0)] == ","
    if verb.form != "participle" or (verb.first and not aside) or verb.lemma not in word_list("speaking"):
        return None
    main = next((g for g, x in enumerate(p.groups) if x.form == "finite" and x.first > view.last), None)
    if aside and (view.lemma(view.behind) != "," or main is None or p.groups[main].first != view.behind + 1):
        return None
    if main is None or has_date(p, p.clause_of_group[main]):
        return None
    return view.triggers.verb(main)


def _only_says(view: View, group: int) -> bool:
    """ "The premier, speaking in Lima on Monday, said", "Asked on Monday if": where and when something was said is no event."""
    p, verb = view.p, view.p.groups[group]
    over = p.governing_group(p.clause_of_group[group])
    told = (g for g in range(group + 1, len(p.groups)) if p.clauses[p.clause_of_group[g]].kind == "main")
    over = over if over is not None else next(told, None)
    asked = verb.lemma == "ask" and view.lemma(view.behind) in ASKED
    aside = verb.form == "participle" and (asked or verb.lemma in word_list("speaking"))
    return aside and over is not None and p.groups[over].form == "finite" and reports(p, over)


def _suffered(view: View, clause: int, inner: Candidate) -> tuple[Candidate, ...]:
    """ "Two were killed when a bomb fell on 3 May": what was done is the event, not how it came about; "two died when" tells both."""
    p, parent = view.p, view.p.clauses[clause].parent
    meanwhile = p.clauses[clause].marker == "as" and as_it_did(p, clause)  # "died as the fighting raged"
    told_then = meanwhile or p.clauses[clause].marker == "when"
    main = p.main_group(parent) if parent is not None and told_then else None
    if main is None or parent is None or has_date(p, parent) or p.groups[main].negated:
        return ()
    before = p.clauses[clause].first < p.groups[main].first
    told = view.triggers.verb(main) if is_simple_past(p.groups[main]) and not before else None
    if told is None or told.trigger is None or told.trigger.type not in HARM:
        return ()
    if p.groups[main].voice == "passive":
        return (told, inner) if meanwhile else (told,)
    return (told, inner) if p.groups[main].lemma in word_list("harming") else ()


def _looks_ahead_since(view: View, group: int) -> bool:
    """What is to come began at no past date ("will face the voters"), nor does what was done once go on ("flew to Oslo")."""
    verb = view.p.groups[group]
    once = verb.form == "finite" and is_simple_past(verb) and verb.voice == "active" and not verb.copular
    return view.phrase.relation == "since" and (verb.tense == "future" or once)


def _outer(p: Passage, group: int, phrase: TimePhrase) -> int:
    """The verb that has the date where the one before the date hangs on it.

    "stopped taking part", "began to release": the verb of beginning or ending is the event. "accused it of spying on
    Monday", "must publish rules on hacking by March": news of the day and deadlines go with the finite verb.
    """
    number = p.clause_of_group[group]
    if "perfect" in p.groups[group].aspect and p.groups[group].form != "finite":
        return group  # "denied having met him in 2019", "the mayor having left in May"
    if (main := _beyond_aside(p, group, phrase)) is not None:
        return main
    over = p.governing_group(number)
    if over is not None and p.groups[over].lemma in word_list("denying") and not _of_the_day(p, phrase):
        return group  # "denied meeting him in 2019"
    if over is None or p.groups[over].form != "finite" or p.groups[group].form == "finite":
        return group
    if p.lemmas[p.groups[group].first - 1] == "only":
        return group  # "promised it in June, only to drop it in July"
    later = phrase.text.endswith(" later")  # "charged with spying a week later"
    if p.clauses[number].marker in OBJECT_PREPOSITIONS and (later or _of_the_day(p, phrase)):
        return over
    if p.words[p.groups[group].first - 1] == "," and p.groups[group].form == "participle":
        return group  # "blocked it in May; a pact, signed in June, opened it"
    if p.groups[over].lemma == "find" and p.groups[over].last + 1 == p.groups[group].first:
        return over  # "was found abandoned in May"
    phase = p.groups[over].lemma in word_list("phases") and p.words[p.groups[group].first - 1] != ","
    return over if phase or _told_then(p, over, phrase) else group


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
    if phrase.earliest > p.published and not _of_the_day(p, phrase) and not _closes_plan(p, group, phrase):
        return None
    top = number
    while parent is not None and p.clauses[parent].kind in {"infinitive", "participle"}:
        top, parent = parent, p.clauses[parent].parent
    main = p.main_group(parent) if parent is not None else None
    if main is None or p.groups[main].form != "finite":
        return None
    if p.groups[main].tense == "present" and not _of_the_day(p, phrase):
        return None
    if p.words[p.span(phrase.start, phrase.end)[0] - 1] == ",":
        return main
    near, noun = phrase.latest <= p.published or _of_the_day(p, phrase), p.clauses[top].governor
    about = ABOUT | OF_THE_NOUN if _of_the_day(p, phrase) else ABOUT
    if p.clauses[top].marker in about and p.tags[p.clauses[top].first - 1] == "NOUN":
        noun = p.clauses[top].first - 1  # "passed a bill on joining it in May"
    if not near or noun is None or p.tags[noun] not in {"NOUN", "PROPN"} or noun < p.groups[main].last:
        return None
    # "recognised the council based in Quito"
    told = verb.voice == "active" or verb.lemma in word_list("standing")
    aside = p.clauses[top].kind != "infinitive" or p.words[verb.first - 1] == ","
    # "opened a drive to stop looting in May", "jailed a man accused of spying on Monday"
    aim = top == number or not aside or _of_the_day(p, phrase)
    return main if told and aim else None


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


def _of_the_day(p: Passage, phrase: TimePhrase) -> bool:
    """Is a phrase a deadline, or a day around publication?"""
    if phrase.relation in {"by", "until", "before"}:
        return True
    if p.published is None or phrase.latest is None or phrase.earliest != phrase.latest:
        return False
    return abs((p.published - phrase.latest).days) <= FRESH


def fronted(view: View) -> Found:
    """ "Last August Pelosi visited Taiwan and met Tsai": the verb behind it, and those joined to that verb."""
    p, segment = view.p, view.segment
    if view.group is not None and p.clauses[view.clause].kind == "relative":
        return ()
    behind = [g for g in range(len(p.groups)) if view.last < p.groups[g].head_index < segment.stop]
    here = {view.clause, p.clause_of[min(view.last + 1, len(p.words) - 1)]}
    counts = view.lemma(view.behind) in {"after", "before"} or view.lemma(view.last) in {"after", "before"}
    if counts and COUNTED.fullmatch(view.phrase.parts[0].text):  # "two days after it fell, the city burned"
        if told := run_on(view):
            return told
        here = {view.clause}
    elif view.group is not None and p.groups[view.group].last + 1 < view.first and counts:
        return ()  # "was back in Oslo on Friday after being told to leave", not "it was July before the doors opened"
    own = [g for g in behind if p.clause_of_group[g] in here]
    finite = [
        g
        for g in behind
        if p.groups[g].form == "finite"
        and p.clauses[p.clause_of_group[g]].kind in TOLD
        and p.groups[g].lemma != "have"
    ]
    if not own and view.group is not None and p.groups[view.group].form == "finite":
        return ()  # "there was no sign of him on Friday, but they are to meet"
    group = next(iter(own or finite), None)
    scene = None
    if group is not None and finite and _modifies_scene(view, group):
        scene, group = view.triggers.verb(group), finite[0]
    if group is not None and _passes(view, group):
        return ()
    if group is not None and reports(p, group):
        group = _beside_report(p, group)
    group = _what_is_framed(view, group)
    group = _caused(p, group)
    candidate = view.triggers.verb(group)
    if candidate is None or group is None or _looks_ahead_since(view, group) or apposed(view):
        return None
    if _told_before(view):
        return ()
    clause = p.clause_of_group[group]
    beside: tuple[Candidate, ...] = (scene,) if scene else ()
    return (*beside, candidate, *coordinated(view, clause), *listed(view, clause), *at_once(view, clause))


def run_on(view: View) -> tuple[Candidate, ...]:
    """ "Two days after that summit he left": without a comma, what was done seems to stand in the clause of "after"."""
    p = view.p
    opens = view.last if p.lemmas[view.last] in {"after", "before"} else view.last + 1
    clause = p.clause_of[opens]
    told, group = p.clauses[clause], p.main_group(clause)
    runs_on = told.first == opens and told.subject is not None and told.subject[0] > opens + 2
    candidate = view.triggers.verb(group) if runs_on else None
    return (candidate,) if candidate else ()


def _caused(p: Passage, group: int | None) -> int | None:
    """ "In May he had three reporters arrested": what somebody has done to another, for "have"; any other verb itself."""
    if group is None or p.groups[group].lemma != "have" or group + 1 == len(p.groups):
        return group
    done, first = p.groups[group + 1], p.groups[group].last + 1
    between = set(p.tags[first : done.first])
    whom = "NOUN" in between or "PROPN" in between or "PRON" in between
    caused = done.voice == "passive" and done.form == "participle" and done.first == done.last
    return group + 1 if caused and whom and not between & {"PUNCT", "ADP", "SCONJ"} else group


def _told_before(view: View) -> bool:
    """ "After two failed attempts in 2021, it flew on Sunday": a date inside what went before, set off by a comma."""
    p, first = view.p, view.first
    while first > 0 and p.words[first - 1] not in {",", ";", ":"} and first - 1 not in p.group_at:
        first -= 1
    opens = first < view.first - 1 and p.lemmas[first] in BEFOREHAND
    return opens and view.lemma(view.behind) == "," and first - 1 not in p.group_at


def _modifies_scene(view: View, group: int) -> bool:
    """ "In a speech on Friday marking the day, she called": a participle behind the date of the scene says which it was."""
    verb, clause = view.p.groups[group], view.p.clauses[view.p.clause_of_group[group]]
    bare = verb.form in {"participle", "gerund"} and verb.first == view.behind and clause.marker is None
    return bare and view.first > 1 and view.lemma(view.first - 1) != ","


def _passes(view: View, group: int) -> bool:
    """ "as the week went on", "when the day came": a time is the subject of a clause that tells when."""
    p, verb = view.p, view.p.groups[group]
    clause = p.clauses[p.clause_of_group[group]]
    return (
        clause.kind == "subordinate"
        and clause.subject is not None
        and view.first <= clause.subject[0] <= view.last
        and verb.first == view.behind
    )


def _beside_report(p: Passage, group: int) -> int:
    """ "On Monday, a doctor said, ten men died": what is told behind a report that stands in commas."""
    clause = p.clause_of_group[group]
    behind = p.clauses[clause].last + 1
    if behind >= len(p.words) or p.words[behind] != ",":
        return group
    told = p.clauses[p.clause_of[behind]]
    beside = told.first == behind and told.kind in {"main", "complement"} and told.marker is None
    return told.groups[0] if beside and told.groups else group


def nearest(view: View) -> Found:
    """The nearest verb before the phrase in another clause, where its own has none; "with work starting in May" is the work's."""
    p, segment = view.p, view.segment
    opening = p.group_at.get(view.first)
    if opening is not None and p.is_absolute(opening):
        first, last = p.subject_of(opening) or (0, -1)
        nouns = (c for c in map(view.triggers.noun, range(last, first - 1, -1)) if c)
        begun = next(nouns, None) or view.triggers.verb(opening)
        return (begun,) if begun else ()
    inside = [g for g in range(len(p.groups)) if segment.start <= p.groups[g].head_index < view.first]
    own = p.main_group(view.clause)
    if own is not None and p.groups[own].form == "finite":
        return ()
    candidates = (view.triggers.verb(g) for g in reversed(inside))
    candidate = next((c for c in candidates if c), None)
    return (candidate,) if candidate else ()
