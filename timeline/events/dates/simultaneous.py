"""Verbs that share a date because they tell of the same time: "when he landed", "hours after", "killing two"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.dates.context import reports
from timeline.events.dates.joined import TOLD, coordinated, has_date
from timeline.events.dates.view import HARM, View
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.language.words import words_of


def at_once(view: View, clause: int) -> tuple[Candidate, ...]:
    """What happened at the same time: "fled on 3 May, hours after rebels came", "On 3 May he was held when he landed".

    What is joined to a main verb behind such a clause has the date too: "When it fell on 3 May, they fled and shops closed".
    """
    p = view.p
    if view.phrase.relation != "at" or p.clauses[clause].kind not in TOLD | {"relative", "subordinate"}:
        return ()
    beside = [
        n
        for n, other in enumerate(p.clauses)
        if (other.parent == clause or _even_as(p, n, clause))
        and other.first in view.segment
        and _simultaneous(p, n)
    ]
    parent = p.clauses[clause].parent
    if parent is not None and _is_when(view, clause, parent):
        beside.append(parent)
    beside += [n for n, other in enumerate(p.clauses) if other.parent == clause and _there(view, n)]
    groups = [p.main_group(n) for n in beside if not has_date(p, n, view.phrase)]
    told = [c for g in groups if g is not None and _is_over(p, g) and (c := view.triggers.verb(g))]
    behind = coordinated(view, parent) if told and parent in beside and opens(p, clause) else ()
    joined = (c for n in beside if n != parent for c in coordinated(view, n) if _leads(view, n, told))
    return (*told, *behind, *joined, *_meanwhile(view, clause), *_harm_done(view, clause))


def _is_when(view: View, clause: int, parent: int) -> bool:
    """Does a clause that has the date say when the clause it hangs on came about?"""
    p = view.p
    if not _simultaneous(p, clause):
        return False
    marked = p.clauses[clause].marker in {"when", "while"} or as_it_did(p, clause)
    done = opens(p, clause) or _of_the_same(p, parent, clause) or _is_done_when(view, parent, clause)
    return _at_once(p, clause) or (marked and done)


def _leads(view: View, clause: int, told: list[Candidate]) -> bool:
    """ "Was ousted on Friday as crowds burned the hall and stormed the port": is the first verb of a clause among those told?"""
    return view.triggers.verb(view.p.main_group(clause)) in told


def _even_as(p: Passage, inner: int, clause: int) -> bool:
    """ "Vowed on Monday that it would hold, even as shells fell on it": what went on while it was said."""
    said, told = p.clauses[p.clauses[inner].parent or 0], p.clauses[inner]
    return (
        said.kind == "complement"
        and said.parent == clause
        and p.lemmas[told.first - 1 : told.first + 1] == ("even", "as")
    )


def _harm_done(view: View, clause: int) -> Iterator[Candidate]:
    """ "Shells fell on the town on Tuesday, killing two and wounding ten": what came of it at once to those it struck.

    So in "ended on Tuesday, with two killed".
    """
    p, main = view.p, view.p.main_group(clause)
    if main is None or not is_simple_past(p.groups[main]) or p.groups[main].negated:
        return
    for number, other in enumerate(p.clauses):
        if other.kind != "participle" or other.parent != clause or not other.groups:
            continue
        verb = p.groups[other.groups[0]]
        apart = p.is_absolute(other.groups[0])
        beside = other.governor == p.groups[main].head_index and p.words[other.first - 1] in {",", "and"}
        behind = other.first > p.groups[main].last if apart else beside
        harms = verb.lemma in word_list("harming") and verb.first == other.first
        harms = harms and verb.voice == ("passive" if apart else "active")
        told = view.triggers.verb(other.groups[0]) if behind and harms and not has_date(p, number) else None
        if told is not None and told.trigger is not None and told.trigger.type in HARM:
            yield told


def _meanwhile(view: View, clause: int) -> Iterator[Candidate]:
    """ "Held a meeting on Monday at which they signed a pact": what was done at what has the date."""
    p, main = view.p, view.p.main_group(clause)
    for number, other in enumerate(p.clauses):
        inside = other.kind == "relative" and other.marker == "which" and other.parent == clause
        # "on 3 May at a dinner at which", but not "on Monday, a year after a riot in which"
        between = p.lemmas[view.last + 1 : other.governor or 0]
        inside = inside and word_list("time_prepositions").isdisjoint(between)
        inside = inside and not _is_dated_between(view, other.first)
        if main is None or not inside or not _leads_to_deed(view, p.groups[main].last, other.first):
            continue
        group = p.main_group(number)
        told = view.triggers.verb(group)
        if told is None or group is None or has_date(p, number, view.phrase):
            continue
        model, verb = p.groups[main], p.groups[group]
        if (verb.tense, verb.modality, verb.aspect) == (model.tense, model.modality, model.aspect):
            yield told
            yield from coordinated(view, number)


def _is_dated_between(view: View, which: int) -> bool:
    """ "Today read the report on the raid of last May, in which": has what "which" takes up a date nearer to it?"""
    spans = zip(view.p.phrases, view.p.phrase_spans, strict=True)
    return any(x.edtf and view.last < first < which for x, (first, _) in spans)


def _leads_to_deed(view: View, verb: int, which: int) -> bool:
    """ "At which", behind the date; "in which" where what the verb acts on is an event or a paper, and no house."""
    before, between = view.lemma(which - 1), range(verb + 1, which - 1)
    if which <= view.last or before not in {"at", "during", "in"}:
        return False
    papers = word_list("papers").intersection(view.p.lemmas[verb + 1 : which])
    return before != "in" or bool(papers) or view.triggers.has_noun(between)


def done_by_doing(view: View, group: int) -> tuple[Candidate, ...]:
    """What was done by doing something on a day: "Meeting in Oslo on Monday, they agreed", "took the town, killing 20 on Friday"."""
    p, verb = view.p, view.p.groups[group]
    bare = p.words[verb.first].lower().endswith("ing") and "perfect" not in verb.aspect
    aside = verb.first > 0 and p.words[verb.first - 1] == ","
    points = (
        verb.form == "finite" or verb.lemma in word_list("reactions") or verb.lemma in word_list("quoting")
    )
    if not bare or points or view.phrase.relation != "at":
        return ()
    behind = (g for g, x in enumerate(p.groups) if x.form == "finite" and x.first > view.last)
    main = next(behind, None)
    if verb.first and not aside:
        main = _doing(view, group)
    if aside and (main is None or view.lemma(view.behind) != "," or p.groups[main].first != view.behind + 1):
        main = p.governing_group(p.clause_of_group[group])
    if main is None or p.groups[main].form != "finite" or not is_simple_past(p.groups[main]):
        return ()
    clause = p.clause_of_group[main]
    told = None if has_date(p, clause, view.phrase) or reports(p, main) else view.triggers.verb(main)
    return (told, *coordinated(view, clause)) if told else ()


def _doing(view: View, group: int) -> int | None:
    """The main verb of "was hurt while crossing a road on Friday", and of "men leaving a mosque on Friday were shot"."""
    p, first = view.p, view.phrase.earliest
    clause = p.clauses[p.clause_of_group[group]]
    main = p.main_group(clause.parent) if clause.parent is not None else None
    if main is None or first is None or first != view.phrase.latest:
        return None
    whose = p.subject_of(main)
    of_subject = whose is not None and clause.governor == whose[1] and p.groups[main].first > view.last
    return main if of_subject or clause.marker == "while" else None


def _there(view: View, clause: int) -> bool:
    """ "Landed in Rome on Tuesday, where he met the pope": what the subject did, on that day, where it had gone."""
    p, told, first = view.p, view.p.clauses[clause], view.phrase.earliest
    day = first is not None and first == view.phrase.latest
    return (
        day
        and (told.kind, told.marker) == ("relative", "where")
        and _of_the_same(p, told.parent or 0, clause)
        and (c := view.triggers.verb(p.main_group(clause))) is not None
        and c.trigger is not None
    )


def as_it_did(p: Passage, clause: int) -> bool:
    """ "As rebels advanced on Friday, thousands fled", but not "As the mayor said on Friday", "..., it rained"."""
    group, main = p.main_group(clause), p.clauses[p.clauses[clause].parent or 0].subject
    told = group is not None and p.groups[group].lemma not in words_of("reporting")
    return told and p.clauses[clause].marker == "as" and main is not None and p.lemmas[main[0]] != "it"


def _of_the_same(p: Passage, main: int, clause: int) -> bool:
    """ "He proposed patrols while he met them in May": is it a pronoun that does both?"""
    span = p.clauses[clause].subject
    alike = span is not None and span[0] == span[1] and p.lemmas[span[0]] in {"he", "she", "they"}
    return alike and _is_done(p, main)


def _is_done_when(view: View, main: int, clause: int) -> bool:
    """ "Thirty men drowned when a boat sank on Tuesday", "ran as shots rang out on Friday", but not "objections were raised when"."""
    day = view.phrase.earliest is not None and view.phrase.earliest == view.phrase.latest
    return (day or view.p.clauses[clause].marker == "when") and _is_done(view.p, main)


def _is_done(p: Passage, clause: int) -> bool:
    """Does the main verb of a clause tell what somebody did?"""
    group = p.main_group(clause)
    return group is not None and p.groups[group].voice == "active" and not p.groups[group].negated


def opens(p: Passage, clause: int) -> bool:
    """ "When the terms expired in May he ruled alone": does a clause stand before the verb that it hangs on?"""
    main = p.main_group(p.clauses[clause].parent or 0)
    return main is not None and p.clauses[clause].first < p.groups[main].first


def is_simple_past(verb: VerbGroup) -> bool:
    """ "They were walking home when" only sets the scene."""
    return verb.tense == "past" and verb.aspect == "simple"


def _is_over(p: Passage, group: int) -> bool:
    """Was something done then: "when he landed", "hours after they had left"?"""
    clause = p.clauses[p.clause_of_group[group]]
    before = clause.marker == "after" and p.groups[group].aspect == "perfect"
    return is_simple_past(p.groups[group]) or (before and p.groups[group].tense == "past")


def _simultaneous(p: Passage, clause: int) -> bool:
    """Does a clause tell what happened at the time of its main clause, or some hours off?"""
    told = p.clauses[clause]
    if told.kind != "subordinate":
        return False
    return told.marker in {"when", "while", "as"} or _soon(p, clause)


def _soon(p: Passage, clause: int) -> bool:
    """ "Hours after", "moments before", "shortly after": does a clause tell what came within hours?"""
    at = p.clauses[clause].first - 1
    near = at >= 0 and p.lemmas[at] in word_list("soon") and not _counted(p, at)
    return (
        near and p.clauses[clause].kind == "subordinate" and p.clauses[clause].marker in {"after", "before"}
    )


def _at_once(p: Passage, clause: int) -> bool:
    """ "Was shot shortly after he came home on Friday", but not "drifted for a day before it sank on Friday"."""
    return _soon(p, clause) and p.tags[p.clauses[clause].first - 2] != "NUM"


def _counted(p: Passage, token: int) -> bool:
    """ "24 hours after": does a token stand in a phrase that is a day of its own?"""
    spans = zip(p.phrases, p.phrase_spans, strict=True)
    return any(phrase.edtf for phrase, (first, last) in spans if first <= token <= last)
