"""Rules of attachment that give a date to verbs: in front of them, behind them, joined by "and"."""

from __future__ import annotations

from timeline.events.dates.apposed import apposed
from timeline.events.dates.clefts import turned_round
from timeline.events.dates.context import reports
from timeline.events.dates.joined import COUNTED, TOLD, coordinated, has_date, listed, sharing
from timeline.events.dates.outer import outer
from timeline.events.dates.simultaneous import as_it_did, at_once, done_by_doing, is_simple_past
from timeline.events.dates.view import FRESH, HARM, Found, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.words import class_of

YEAR = 364
"""Days between the first and the last of a year."""
BEFOREHAND = frozenset({"after", "despite", "following", "since", "unlike"})
MEANWHILE = frozenset({"as", "when", "while"})
ASKED = frozenset({"about", "how", "if", "what", "whether", "why"})


def what_is_framed(view: View, group: int | None) -> int | None:
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
    group = _before_time(view)
    over = outer(view.p, group, view.phrase) if group is not None else None
    apart = over in view.dated and not view.phrase.text.endswith(" later")
    group = group if apart else over  # "jailed him on Monday for robbing a bank in 2019"
    if group is not None and view.triggers.verb(group) is None:
        group = _over_right(view, group)
    candidate = view.triggers.verb(group)
    if candidate is None or group is None or _looks_ahead_since(view, group):
        return None
    clause = view.p.clause_of_group[group]
    if _tells_of_now(view, group):
        return ()
    if _only_says(view, group) or _dated_in_front(view, group):
        return ()
    if main := _opened_by(view, group):
        return (main,)
    if harm := _suffered(view, clause, candidate):
        return harm
    once = view.p.groups[group].lemma in word_list("begetting")  # "was born in 1940 and grew up in Rome"
    joined = () if once else coordinated(view, clause)
    return (*sharing(view, group), *done_by_doing(view, group), candidate, *joined, *at_once(view, clause))


def _before_time(view: View) -> int | None:
    """The verb before the date, in its clause or, for "will leave before the year is out", before that of the time."""
    groups = view.p.groups
    opens = view.first > 0 and view.p.tags[view.first - 1] == "CCONJ"
    if (
        view.phrase.relation == "before"
        and not opens
        and any(view.first <= g.first <= view.last for g in groups)
    ):
        return next((g for g in reversed(range(len(groups))) if groups[g].last < view.first), None)
    return None if view.group is None or _opens_anew(view) else _behind_relative(view)


def _over_right(view: View, group: int) -> int | None:
    """ "Chad, which was granted the right to join on Tuesday": what an infinitive that is no event hangs on."""
    p, number = view.p, view.p.clause_of_group[group]
    clause = p.clauses[number]
    over = p.main_group(clause.parent) if clause.parent is not None else None
    noun = clause.governor is not None and clause.governor not in p.group_at
    hangs = clause.kind == "infinitive" and noun and over is not None and p.groups[over].form == "finite"
    return over if hangs else group


def _opens_anew(view: View) -> bool:
    """ "They wept, but today, when he is gone, they laugh": does a date between a conjunction and a comma open what follows?"""
    joint = view.first > 0 and view.p.tags[view.first - 1] == "CCONJ" and view.row_first == view.bare_first
    return joint and view.lemma(view.behind) == ","


def _tells_of_now(view: View, group: int) -> bool:
    """ "The lesson he draws from Angola in the 1980s": has a present verb behind it a year, or more, that is long over?"""
    verb, phrase, published = view.p.groups[group], view.phrase, view.p.published
    if verb.form != "finite" or (verb.tense, verb.aspect, verb.modality) != ("present", "simple", None):
        return False
    if published is None or phrase.earliest is None or phrase.latest is None or view.p.context is not None:
        return False
    caption = view.lemma(view.first - 1) == "," and view.lemma(view.behind) in {"", "."}
    doubtful = verb.first == verb.last and class_of(view.p.words[verb.head_index]) == "SET"
    if caption or doubtful:  # "He signs a pact in Lima, 2004", "the quake that hit it a year ago"
        return False
    return (phrase.latest - phrase.earliest).days >= YEAR and phrase.latest < published


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
    marker = p.clauses[clause].marker
    meanwhile = marker == "as" and as_it_did(p, clause)  # "died as the fighting raged"
    came_of = marker == "after" and inner.trigger is not None and inner.trigger.type in HARM
    told_then = meanwhile or came_of or marker == "when"
    main = p.main_group(parent) if parent is not None and told_then else None
    if main is None or parent is None or has_date(p, parent) or p.groups[main].negated:
        return ()
    before = p.clauses[clause].first < p.groups[main].first
    told = view.triggers.verb(main) if is_simple_past(p.groups[main]) and not before else None
    if told is None or told.trigger is None or told.trigger.type not in HARM:
        return ()
    if (
        came_of or p.groups[main].voice == "active"
    ):  # "wounded after a shell exploded", not "held after she shot him"
        return (*sharing(view, main), told, inner) if p.groups[main].lemma in word_list("harming") else ()
    return (told, inner) if meanwhile else (*sharing(view, main), told)


def _looks_ahead_since(view: View, group: int) -> bool:
    """What is to come began at no past date ("will face the voters"), nor does what was done once go on ("flew to Oslo")."""
    verb = view.p.groups[group]
    once = verb.form == "finite" and is_simple_past(verb) and verb.voice == "active" and not verb.copular
    return view.phrase.relation == "since" and (verb.tense == "future" or once)


def fronted(view: View) -> Found:
    """ "Last August Pelosi visited Taiwan and met Tsai": the verb behind it, and those joined to that verb."""
    p, segment = view.p, view.segment
    if view.group is not None and p.clauses[view.clause].kind == "relative" and not _opens_anew(view):
        return ()
    start = _behind_scene(view)
    behind = [g for g in range(len(p.groups)) if start < p.groups[g].head_index < segment.stop]
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
    if view.group is not None and p.groups[view.group].form == "finite":
        if p.clauses[view.clause].kind == "subordinate" and not counts:
            return _scene_of(view)
        if not own:
            return ()  # "there was no sign of him on Friday, but they are to meet"
    group = next(iter(own or finite), None)
    scene = None
    if group is not None and finite and _modifies_scene(view, group):
        scene, group = view.triggers.verb(group), finite[0]
    if group is not None and _passes(view, group):
        return ()
    group = _beside_report(p, group)
    group = what_is_framed(view, group)
    group = _caused(p, group)
    group = turned_round(p, group)
    candidate = view.triggers.verb(group)
    if group is None or _looks_ahead_since(view, group) or apposed(view):
        return None
    if _told_before(view):
        return ()
    if candidate is None:  # "In May she had a cold, and he was jailed"
        clause = p.clause_of_group[group]
        return coordinated(view, clause) or at_once(view, clause) or None
    clause = p.clause_of_group[group]
    beside: tuple[Candidate, ...] = (scene,) if scene else ()
    return (*beside, candidate, *coordinated(view, clause), *listed(view, clause), *at_once(view, clause))


def _behind_scene(view: View) -> int:
    """ "By noon, with nobody left to guard them, shops": the token behind which the verb of a date in front stands."""
    if view.lemma(view.behind) != "," or view.lemma(view.behind + 1) != "with":
        return view.last
    words = view.p.words
    return next((at for at in range(view.behind + 1, len(words)) if words[at] == ","), view.last)


def _scene_of(view: View) -> tuple[Candidate, ...]:
    """ "Burst in as they were at lunch on Friday": what is done while it is so; not "though she was ill last week, she came"."""
    p, clause = view.p, view.p.clauses[view.clause]
    main = p.main_group(clause.parent) if clause.parent is not None else None
    if clause.marker not in MEANWHILE or clause.parent is None or main is None or view.group is None:
        return ()
    if (
        p.groups[view.group].tense != "past"
        or not is_simple_past(p.groups[main])
        or reports(p, main)
        or has_date(p, clause.parent, view.phrase)
    ):
        return ()
    candidate = view.triggers.verb(main)
    return (candidate, *coordinated(view, clause.parent)) if candidate else ()


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


def _beside_report(p: Passage, group: int | None) -> int | None:
    """ "On Monday, a doctor said, ten men died": what is told behind a report that stands in commas; any other verb itself."""
    if group is None or not reports(p, group):
        return group
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
