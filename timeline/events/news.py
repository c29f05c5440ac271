"""What is told as having happened, and what is none: speech, questions, habits, what a picture shows, what the reader is to do."""

from __future__ import annotations

from timeline.events.dates.context import reports
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.words import UNITS, word_list
from timeline.times.model import TimePhrase

ASKING = frozenset({"how", "what", "when", "where", "which", "who", "whom", "whose", "why"})
"""The words that open a question."""


def is_news(p: Passage, candidate: Candidate) -> bool:
    """Is it more than somebody saying something?"""
    if _is_asked(p, candidate):
        return False
    if candidate.noun:
        return candidate.group is None or not (p.carries(candidate.group) and _is_habit(p, candidate.group))
    if candidate.group is None:
        return True
    return not (
        reports(p, candidate.group)
        or _is_habit(p, candidate.group)
        or _addresses(p, candidate.group)
        or _labels(p, candidate.group)
        or _shows(p, candidate.group)
        or _speaks_to_you(p, candidate.group)
        or _is_future(p, candidate.group)
    )


def is_told(p: Passage, candidate: Candidate) -> bool:
    """Is what has no date told as having happened, and not asked, always so, or what a picture shows?"""
    if _is_asked(p, candidate) or _is_habit(p, candidate.group):
        return False
    if candidate.noun or candidate.group is None:
        return True
    return not (_shows(p, candidate.group) or _is_idea(p, candidate))


def _is_idea(p: Passage, candidate: Candidate) -> bool:
    """ "Hopes of freeing them", "the cost of rebuilding it": what a noun is about need not have been done."""
    clause, before = p.clauses[candidate.clause], p.clauses[candidate.clause].first - 1
    of_noun = clause.marker == "of" and clause.kind == "participle" and p.tags[before] == "NOUN"
    denied = p.lemmas[p.phrase_start(before)] == "no"  # "had no intention of leaving"
    somebody = any(last == before for _, last in p.mention_spans)  # "accused the army of shelling it"
    comes_to = clause.marker == "to" and p.lemmas[before] == "come"  # "when it comes to selling oil"
    return comes_to or (of_noun and not (denied or somebody) and p.lemmas[before] not in UNITS)


def _is_asked(p: Passage, candidate: Candidate) -> bool:
    """ "Who governs Haiti today?", "Will it hold?", "it was unclear who fired": a question tells nothing."""
    if candidate.noun or candidate.group is None:
        return False
    group = p.groups[candidate.group]
    clause = p.clauses[candidate.clause]
    asked = clause.kind == "complement" and clause.marker in {"who", "what"} and clause.subject is None
    asked = asked and group.first - clause.first <= 2  # "who controls what in Libya was shown by"
    if asked and clause.first > 0:  # not "What was signed on Monday opens the way"
        return True
    if p.words[-1] != "?":
        return False
    opens = clause.parent in {None, 0} and clause.kind not in {"relative", "participle"}
    return opens and (group.inverted or p.tags[0] == "PRON" or p.lemmas[0] in ASKING)


def _is_habit(p: Passage, group: int | None) -> bool:
    """ "Ministers usually meet in June", "They meet every year": what is always done is no event."""
    if group is None:
        return False
    verb, clause = p.groups[group], p.clauses[p.clause_of_group[group]]
    always = verb.form == "finite" and (verb.tense, verb.aspect, verb.modality) == ("present", "simple", None)
    if not always:
        return False
    often = (
        p.clause_of[first] for x, (first, _) in zip(p.phrases, p.phrase_spans, strict=True) if _is_set(x)
    )
    usually = not word_list("habits").isdisjoint(p.lemmas[clause.first : verb.head_index])
    return usually or p.clause_of_group[group] in often


def _is_set(phrase: TimePhrase) -> bool:
    """ "Every two years", "each August"; "its weekly session" says nothing of when it is."""
    return phrase.parts[0].rule == "every" and phrase.parts[0].type == "SET"


def _addresses(p: Passage, group: int) -> bool:
    """ "Write to us by noon": an imperative opens the sentence."""
    verb = p.groups[group]
    word = p.words[verb.head_index].lower()
    opens = p.tags[: verb.first].count("PUNCT") == verb.first  # "*Write to us"
    return opens and verb.first == verb.head_index and verb.form == "finite" and word == verb.lemma


def _speaks_to_you(p: Passage, group: int) -> bool:
    """ "If you leave today": what the reader or a listener does is no event."""
    span = p.subject_of(group)
    return span is not None and span[0] == span[1] and p.lemmas[span[0]] == "you"


def _is_future(p: Passage, group: int) -> bool:
    """ "In the weeks to come"."""
    verb = p.groups[group]
    return (
        verb.lemma == "come"
        and verb.form == "infinitive"
        and verb.first > 0
        and p.lemmas[verb.first - 1] in UNITS
    )


def _labels(p: Passage, group: int) -> bool:
    """ "Archived on 12 March", "Last updated today": a participle opens a line that has no finite verb."""
    verb = p.groups[group]
    alone = all(g.form != "finite" for g in p.groups)
    return alone and verb.form == "participle" and verb.first <= 1 and p.context is None


def _shows(p: Passage, group: int) -> bool:
    """ "Photos taken on Monday show graves", "Ann Dean, pictured in May,": when a picture was taken is no event."""
    noun, verb = p.clauses[p.clause_of_group[group]].governor, p.groups[group]
    if verb.first > 1 and p.words[verb.first - 1] in {",", "("}:
        noun = verb.first - 2
        bare = verb.form == "participle" or p.words[verb.first - 1] == "("
        if bare and verb.first == verb.last and verb.lemma in word_list("picturing"):
            return True
    span = p.subject_of(group)
    if verb.form == "finite" and verb.voice == "passive" and span is not None:
        noun = span[1]
    picture = noun is not None and p.lemmas[noun] in word_list("pictures")
    return picture and verb.voice == "passive" and verb.lemma in {"take", "shoot", "date"}
