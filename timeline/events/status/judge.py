"""Did it happen? The status of an event, from its verb group, what governs it, and where its date lies."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.status.nouns import of_noun
from timeline.events.status.undone import (
    called_off,
    first_meant,
    hangs_on,
    undone,
    undone_behind,
)
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
from timeline.events.words import CONDITIONS, INSTEAD, word_list
from timeline.language.clause_subjects import INVERTING
from timeline.language.clauses import Clause
from timeline.language.model import VerbGroup
from timeline.language.words import words_of
from timeline.lexicon.matching import PARTICLES

MODALS = POSSIBLE_MODALS | {"will", "shall", "must", "should", "ought", "need", "would"}
OVERSTEPPING = frozenset({"miss", "ignore", "flout", "breach", "defy", "overstep", "overrun"})
FEARING = frozenset({"fear", "worry"})
NEARLY = frozenset({"almost", "nearly"})
NONE = frozenset({("no",), ("nobody",), ("none",), ("nothing",)})
NAMES = frozenset({"ADJ", "ADV", "NOUN", "PROPN"})
STILL_SOME = frozenset(
    (word,)
    for word in (
        "bone", "doubt", "early", "earlier", "end", "few", "fewer", "late", "later", "less", "little", "more", "secret", "sooner",
    )
)  # fmt: skip
"""Behind "no" these deny nothing."""


def judge(p: Passage, dating: Dating) -> Verdict:
    """The status of a dated candidate."""
    candidate = dating.candidate
    if first_meant(p, dating):
        return Verdict("negated", "first-meant", "it was first meant for then")
    if dating.rule == "deadline":
        return _by_deadline(p, candidate.at)
    group = candidate.group
    if candidate.noun:
        said = of_noun(p, dating)
    elif group is None:
        said = Verdict("occurred", "default", "nothing says otherwise")
    else:
        said = _verb(p, group, dating)
    since = dating.phrase is not None and dating.phrase.relation == "since" and dating.latest is None
    return SINCE if since and said.status == "occurred" else said


def _by_deadline(p: Passage, at: int) -> Verdict:
    """What a deadline is set for is planned, "missed a deadline to sign" says that it was not done."""
    missed = next((g for g in p.groups if g.lemma in OVERSTEPPING and g.last < at and not g.negated), None)
    if missed is None:
        return Verdict("planned", "deadline", "it is to be done by then")
    return Verdict("negated", "deadline-missed", f'"{missed.lemma}" says that it was not done by then')


def _verb(p: Passage, index: int, dating: Dating) -> Verdict:
    group = p.groups[index]
    clause = p.clauses[p.clause_of_group[index]]
    future = lies_ahead(dating, p.published)
    if clause.marker == "whether" or _is_condition(clause):
        return Verdict("possible", "condition", f'it stands behind "{clause.marker}"')
    if group.negated or _missed(p, group) or _acts_on_none(p, group):
        said = negated(dating, p.published)
        doubted = said.rule == "not-until" and group.modality in POSSIBLE_MODALS - {"can"}
        return may(group) if doubted else said
    if group.lemma in word_list("failing") and _leads_to(p, group.head_index):
        return Verdict("negated", "failing", f'"{group.lemma} to" says that it did not happen')
    if is_denied(p, index):
        return DENIED
    if _hedged(p, index):
        return Verdict("possible", "hedge", "an adverb says that it may be so")
    due = group.copular and p.lemmas[dating.candidate.at] in word_list("due")
    if due and group.modality not in POSSIBLE_MODALS:
        return _due(p, index, p.words[dating.candidate.at])
    if group.modality in MODALS or group.tense == "future":
        return _modal(p, index, dating, future)
    if group.form == "finite":
        return _finite(group, dating, future, p.published)
    if (undoing := undone_behind(p, index)) is not None:
        return Verdict("negated", "governor", f'"{undoing}" undoes it')
    return _governed(p, index, dating)


def _due(p: Passage, index: int, word: str) -> Verdict:
    """ "Is due on Monday", "was due on Monday but has been cancelled"."""
    undoing = called_off(p, index) if p.groups[index].tense == "past" else None
    if undoing:
        return Verdict("negated", "governor", f'"{undoing}" undoes it')
    return Verdict("planned", "due", f'"{word}" says that it is planned')


def _modal(p: Passage, index: int, dating: Dating, future: bool) -> Verdict:
    """ "May leave", "would leave", "will leave"."""
    group = p.groups[index]
    if group.modality in POSSIBLE_MODALS:
        return may(group)
    if group.modality in {"will", "would"} and _conditional(p, p.clause_of_group[index]):
        return Verdict("possible", "conditional", "it hangs on something else")
    return _would(p, index, future) if group.modality == "would" else _planned(p, index, dating, future)


def _conditional(p: Passage, number: int) -> bool:
    """ "Unless it agrees, the government will fall", "it is possible that they will come": does it hang on something?

    So does what is only feared: "worried that the truce would fail".
    """
    clause = p.clauses[number]
    if clause.kind == "complement" and clause.governor is not None and p.lemmas[clause.governor] in FEARING:
        return True
    over = p.group_at.get(clause.governor) if clause.governor is not None else None
    if clause.kind == "complement" and over is not None and p.groups[over].copular:
        return p.lemmas[p.groups[over].last + 1] in DOUBTS
    before = p.clauses[clause.parent] if clause.parent is not None and clause.kind == "main" else None
    return any(_is_condition(c) for c in p.clauses if c.parent == number or c is before)


def _is_condition(clause: Clause) -> bool:
    """ "if he comes", "should he come"."""
    return clause.marker in CONDITIONS - {"whether"} or (
        clause.kind == "subordinate" and clause.marker in INVERTING
    )


def _missed(p: Passage, group: VerbGroup) -> bool:
    """ "almost attacked", "was nearly killed": a word before the verb says that it did not come to it."""
    if NEARLY.isdisjoint(p.lemmas[group.first - 1 : group.head_index]):
        return False
    return group.lemma not in word_list("multiplying")  # "has nearly doubled"


def _acts_on_none(p: Passage, group: VerbGroup) -> bool:
    """ "Made no comment", "called up no reservists": was nothing done, by its object? "Lost no time" says that it was."""
    behind = group.last + 1
    behind += p.lemmas[behind : behind + 1] != () and p.lemmas[behind] in PARTICLES
    if group.voice == "passive" or group.copular or p.lemmas[behind : behind + 1] not in NONE:
        return False
    if group.lemma in words_of("reporting") | word_list("sparing"):
        return False
    counted = p.lemmas[behind + 1 : behind + 2]  # "killed no fewer than ten", "makes no secret of it"
    if p.lemmas[behind] == "no" and (not counted or p.tags[behind + 1] not in NAMES):  # "voted no"
        return False
    return counted not in STILL_SOME


def _overnight(dating: Dating, published: date | None) -> bool:
    """Is it the day after publication? Told in the past, it is news of a report that was filed again the next morning."""
    day = dating.earliest
    return day is not None and published is not None and day == dating.latest == published + timedelta(days=1)


def _leads_to(p: Passage, head: int) -> bool:
    """Does an infinitive hang on a verb?"""
    return any(c.governor == head and c.kind == "infinitive" for c in p.clauses)


def _hedged(p: Passage, index: int) -> bool:
    """Does "perhaps", "probably" or the like stand in the verb's clause before it?"""
    clause = p.clauses[p.clause_of_group[index]]
    return not word_list("hedges").isdisjoint(p.lemmas[clause.first : p.groups[index].head_index])


def _planned(p: Passage, index: int, dating: Dating, future: bool) -> Verdict:
    """ "Was to meet him, but called it off": a plan that a verb behind it undoes."""
    if _meant_to_have(p, p.groups[index]) and not future:
        return Verdict("negated", "unfulfilled", "what was to have been has not come about")
    if undoing := called_off(p, index):
        return Verdict("negated", "governor", f'"{undoing}" undoes it')
    if _was_to_be(p, p.groups[index]) and _is_long_ago(dating, p.published):
        return Verdict("occurred", "was-to-be", "a history says what was to come then")
    return Verdict("planned", "future", "the verb looks ahead")


def _was_to_be(p: Passage, group: VerbGroup) -> bool:
    """ "He was to rule for years"."""
    semi = group.semi is not None and p.lemmas[group.semi] == "be"
    return semi and p.words[group.first].lower() in {"was", "were"}


def _is_long_ago(dating: Dating, published: date | None) -> bool:
    """Is it so long ago that only a history tells of it?"""
    if dating.latest is None or published is None:
        return False
    return (published - dating.latest).days > HISTORY


HISTORY = 25 * 365
"""Days."""


def _meant_to_have(p: Passage, group: VerbGroup) -> bool:
    """ "Were to have met", "should have left": a plan told from behind, which came to nothing."""
    if "perfect" not in group.aspect:
        return False
    return group.modality == "should" or (group.semi is not None and p.lemmas[group.semi] == "be")


def _would(p: Passage, index: int, future: bool) -> Verdict:
    """ "said it would" tells of a plan; elsewhere "would" is a supposition."""
    clause, done = p.clauses[p.clause_of_group[index]], "perfect" in p.groups[index].aspect
    if future or (clause.kind == "complement" and not done):  # not "nothing that would have hurt him"
        return Verdict("planned", "reported-future", '"would" in a report tells of a plan')
    return Verdict("possible", "supposition", '"would" supposes')


def _finite(group: VerbGroup, dating: Dating, future: bool, published: date | None) -> Verdict:
    relation = dating.phrase.relation if dating.phrase else "at"
    done = group.tense == "past" or "perfect" in group.aspect
    if future and relation == "until" and done and group.lemma not in word_list("putting_off"):
        return Verdict("ongoing", "until", "it was done, and lasts until then")
    begun = relation == "before" and done and _has_begun(dating, published)
    if (
        future
        and relation not in {"since", "after"}
        and not begun
        and not (group.tense == "past" and _overnight(dating, published))
    ):
        if group.tense == "past":
            return Verdict(
                "planned", "past-verb-future-date", "the date is still to come, though the verb is past"
            )
        return Verdict("planned", "future-date", "the date is still to come")
    if group.voice == "passive" and group.tense == "present" and group.lemma in word_list("announced"):
        return Verdict("planned", "expected", f'"{group.lemma}" says that it is planned')
    if "progressive" in group.aspect and group.tense == "present":
        return Verdict("ongoing", "progressive", "the verb says that it goes on")
    if lasts(group, dating):
        return SINCE
    if group.tense == "present" and group.aspect == "simple" and _at_end(dating, published):
        return Verdict("planned", "end", "the end of it is still to come")
    return Verdict("occurred", "fact", "the verb reports a fact")


def _has_begun(dating: Dating, published: date | None) -> bool:
    """ "Was passed before the summer recess", told in July: has the time come before which it was to be?"""
    begins = dating.phrase.parts[0].earliest if dating.phrase is not None else None
    return begins is not None and published is not None and begins <= published


def _at_end(dating: Dating, published: date | None) -> bool:
    """ "Expires at the end of the month"."""
    late = dating.phrase is not None and dating.phrase.parts[-1].mod == "END"
    return late and published is not None and dating.latest is not None and dating.latest > published


def _governed(p: Passage, index: int, dating: Dating) -> Verdict:
    """An infinitive or participle: what the word says that it hangs on."""
    number = p.clause_of_group[index]
    group = p.groups[index]
    future = lies_ahead(dating, p.published)
    if (said := _by_words_before(p, index, future)) is not None:
        return said
    own = p.governor(group.head_index)
    announced = group.lemma in word_list("announced")
    if group.form == "participle" and own and announced and own.complement_status == "planned":
        return Verdict("planned", "participle", f'"{group.lemma}" says that it is planned')
    if (said := _by_governor(p, index, dating, p.clauses[number].governor)) is not None:
        return said
    if future:
        return Verdict("planned", "future-date", "it is still to come")
    if (feat := p.feat_over(number)) is not None:
        verdict = _verb(p, feat, dating)
        return Verdict(verdict.status, f"{verdict.rule}-of-feat", verdict.says)
    if (
        group.form == "infinitive"
        and "perfect" not in group.aspect
        and not _purpose_achieved(p, number, dating)
    ):
        return Verdict("planned", "infinitive", "an infinitive looks ahead")
    return Verdict("occurred", "participle", "the participle reports a fact")


def _by_governor(p: Passage, index: int, dating: Dating, governor: int | None) -> Verdict | None:
    """What the word says of an infinitive or participle on which it hangs, in its part of the sentence."""
    group, number = p.groups[index], p.clause_of_group[index]
    if p.clauses[number].marker == "without":  # "left without signing the deal"
        return Verdict("negated", "without", 'it stands behind "without"')
    if governor is None or ";" in p.words[governor : group.first]:
        return None
    if (group.form, group.voice, p.words[group.first - 1]) == ("infinitive", "passive", ","):
        return None  # "put off until after the vote, to be held in May"
    over, row = hangs_on(p, governor, number)
    if over is None and group.form == "infinitive" and undone(p, governor):
        return Verdict("negated", "governor", f'"{p.lemmas[governor]}" is undone')
    future = lies_ahead(dating, p.published)
    behind = p.clauses[number].marker in {"after", "since"}
    denied = row is not None and row.complement_status == "negated"  # "denied having met"
    past = behind or ("perfect" in group.aspect and not denied)
    if past and not future and group.form != "infinitive":
        return Verdict("occurred", "done", "the verb says that it was done")
    # "the ban imposed in May", "boycotted the vote, held on Sunday"
    apart = over is None or p.words[group.first - 1] == ","
    aside = group.form == "participle" and _stands_apart(p, number, group.first)
    told = aside or (apart and group.form == "participle" and group.voice == "passive")
    by = p.clauses[number].marker == "by"  # "avoided arrest by fleeing"
    if row and row.complement_status != "same" and group.form != "finite" and not told and not by:
        if over is not None and p.groups[over].negated:
            denial = Verdict("negated", "negated-governor", f'"{p.lemmas[governor]}" is negated')
            return negated(dating, p.published, denial)
        return Verdict(row.complement_status, "governor", f'it hangs on "{row.phrase}"')
    if over is None or over == index or (row is None and group.form == "infinitive"):
        return None
    verdict = _verb(p, over, dating)
    # "tried to prevent a vote by closing the house"
    if by and not p.groups[over].negated and verdict.status == "negated":
        return Verdict("occurred", "means", "it is the means to what did not happen")
    if aside and verdict.status == "ongoing" and _is_over(dating, p.published):
        return Verdict("occurred", "over", "its day is over, though more goes on")
    gone = group.voice == "passive" and dating.latest is not None and not future
    # "will sell the jets bought in 1989", "has not read the report, published in May"
    if gone and (verdict.status in {"planned", "possible"} or (aside and verdict.status == "negated")):
        return None
    return Verdict(verdict.status, f"{verdict.rule}-of-governor", verdict.says)


def _stands_apart(p: Passage, number: int, first: int) -> bool:
    """Does a comma part a participle from its verb: ", thus ending it", ", killing two and hurting ten"?"""
    opens = first - 1 - (p.tags[first - 1] == "ADV")
    before = p.clause_of[opens]
    if p.tags[opens] == "CCONJ" and before != number and p.clauses[before].kind == "participle":
        same = p.clauses[before].governor == p.clauses[number].governor
        return same and _stands_apart(p, before, p.clauses[before].first)
    return p.words[opens] == ","


def _is_over(dating: Dating, published: date | None) -> bool:
    """ "Has been touring the region, visiting Rome on Monday": was it on a day, or in a week, that is over?"""
    then = dating.phrase is not None and dating.phrase.relation == "at"
    return then and None not in (dating.latest, published) and dating.latest < published  # type: ignore[operator]


def _done_to_object(p: Passage, number: int) -> Verdict | None:
    """ "Wants the camp closed by May", "would have seen it closed": a participle behind an object shares its verb's status."""
    clause = p.clauses[number]
    index = p.main_group(clause.parent) if clause.parent is not None else None
    if index is None or clause.governor is None or clause.kind != "participle":
        return None
    over = p.groups[index]
    if over.voice != "active" or p.phrase_start(clause.governor) != over.last + 1:
        return None
    if over.lemma in {"want", "need"}:
        return Verdict("planned", "wanted", f'it hangs on "{over.lemma}"')
    supposed = over.lemma in {"have", "leave", "see"} and over.modality in {"would", "could", "might"}
    return Verdict("possible", "supposition", f'"{over.modality}" supposes') if supposed else None


def _by_words_before(p: Passage, index: int, future: bool) -> Verdict | None:
    """ "Instead of meeting" and "only to fail": what the words before a verb say of it."""
    group = p.groups[index]
    if p.lemmas[max(group.first - 2, 0) : group.first] in INSTEAD:
        return INSTEAD_OF
    if group.form == "infinitive" and p.lemmas[group.first - 1] == "only" and not future:
        return Verdict("occurred", "only-to", '"only to" tells what came of it')
    if group.form == "infinitive" and _supposes(p, group.first):
        return Verdict("possible", "condition", '"were" before its subject supposes')
    return _done_to_object(p, p.clause_of_group[index])


def _supposes(p: Passage, first: int) -> bool:
    """ "Were voters to say no": does "were" open the clause, with its subject before the infinitive?"""
    were = next((g.first for g in reversed(p.groups) if g.last < first), first)
    opens = were == 0 or p.words[were - 1] in {",", "“", '"'}
    return opens and p.sentence.lowers[were] == "were" and were + 1 < first


def _purpose_achieved(p: Passage, clause: int, dating: Dating) -> bool:
    """ "sent a frigate to escort the ship in September 2020": a past verb, a past date."""
    parent = p.clauses[clause].parent
    over = p.main_group(parent) if parent is not None else None
    if over is None or dating.phrase is None or dating.latest is None or p.published is None:
        return False
    return p.groups[over].tense == "past" and not p.groups[over].negated and dating.latest <= p.published
