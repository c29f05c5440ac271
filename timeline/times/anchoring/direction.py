"""Which way a bare weekday or month looks: the tense of the verb group on which it hangs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from timeline.language.model import Sentence, VerbGroup
from timeline.language.words import words_of
from timeline.times.anchoring.around import Parsed, Unparsed
from timeline.times.anchoring.lemmas import (
    ABLE,
    ACHIEVERS,
    ADJECTIVES,
    AHEAD_MODALS,
    ANNOUNCERS,
    BACKSHIFTED,
    CALLERS,
    DELAYERS,
    INTENDED,
    LASTING,
    LETTING,
    MOVERS,
    NONE,
    OPENERS,
    OUTINGS,
    PICTURED,
    PLANNERS,
    POSTPONERS,
    PREPOSITIONS,
    RELATIVES,
    SCHEDULERS,
    SETTLED,
    SUPPOSING,
    TIMETABLED,
    UNCHANGED,
    WAITING,
    WISHING,
    WITHHELD,
)

Direction = Literal["past", "done", "lapsed", "scene", "present", "planned", "prospect", "future"]
"""`past` and `future` are what a finite verb says; `done` and `planned` what a participle or an infinitive
does ("issued", "scheduled for": it may have come to nothing by now); `lapsed` is a plan told in the pluperfect
("had meant to go on"), on either side; `prospect` is "would" and "was due to", a future seen from some past;
`present` tells a timetable ("opens on Friday"), `scene` what is to be seen ("smoke rises on Friday").
"""


AROUND = 30
"""So many tokens or verb groups away, nothing governs an expression any more."""
JOINING = frozenset({"and", "or", ","})
TELLERS = 6
"""So many tokens before the verb begins, behind a comma, who tells of something."""


class Directions:
    """Looks up the verb group of an expression.

    Without parsed `sentences`, those in which a place of `asked` lies are read together, when the first is asked for;
    any other when it is asked for itself.
    """

    __slots__ = ("around",)

    def __init__(self, text: str, sentences: Sequence[Sentence] | None, asked: Sequence[int] = ()) -> None:
        self.around = Unparsed(text, asked).around if sentences is None else Parsed(sentences).around

    def at(self, start: int) -> Direction | None:
        """The direction of the verb group that governs an expression which starts here, None if there is none."""
        sentence = self.around(start)
        return None if sentence is None else direction(sentence, start)


def direction(sentence: Sentence, start: int) -> Direction | None:
    """The direction of the verb group on which an expression that starts here hangs."""
    groups, lemmas = sentence.groups, sentence.lemmas
    if not groups:
        return None
    behind = bisect_left(groups, start, key=lambda group: group.start)
    opener = bisect_left(sentence.starts, start) - 1
    words: list[str] = []
    while opener >= 0 and (lemmas[opener] in PREPOSITIONS or sentence.tags[opener] == "NUM"):
        words.append(lemmas[opener])
        opener -= 1
    word = lemmas[opener] if opener >= 0 else ""
    beside = groups[behind - 1 if behind and opener >= 0 else min(behind, len(groups) - 1)]
    if (said := by_opener(word, words, beside)) is not None:
        return said
    if word in ADJECTIVES and words and words[-1] in ("for", "on", "in", "to", "at"):
        return laid_down(groups, behind)
    if (
        "until" in words
        and behind < len(groups)
        and {word, *lemmas[opener : groups[behind].first]} & {"not", "when"}
    ):
        return tense(sentence, behind)  # "Not until Monday did they leave", "until Monday, when they left"
    if "until" in words and "up" not in words and opener >= 0 and word not in OPENERS:
        return until(sentence, behind)
    fronted = behind == 0 or ((opener < 0 or word in OPENERS) and groups[behind - 1].end <= start)
    if behind < len(groups) and (fronted or _stands_before(sentence, opener, groups[behind])):
        return tense(sentence, main_clause(sentence, behind) if fronted else behind)
    if behind > 1 and word == "," and closes_aside(sentence, groups[behind - 1]):
        behind -= 1
    if behind == 0:
        return None
    before = groups[behind - 1]
    if before.lemma in SCHEDULERS and before.form != "infinitive":
        return scheduled(sentence, behind)
    if (put := put_off(before, words, word, lemmas[before.last + 1 : opener])) is not None or calls_out(
        sentence, before, words, word
    ):
        return put or "prospect"
    if heads_ahead(sentence, before, opener):
        return "lapsed" if before.copular and pluperfect(before) else "future"
    return tense(sentence, behind - 1)


def until(sentence: Sentence, behind: int) -> Direction:
    """The direction of the end of something: of what lasted that of its verb, of what waits the future."""
    before = sentence.groups[behind - 1] if behind else None
    if before is not None and (before.lemma in LASTING or before.negated):
        return tense(sentence, behind - 1)
    waits = before is not None and before.lemma in POSTPONERS and before.tense == "present"
    return "future" if waits or stands(sentence.groups, behind) else "planned"


def by_opener(word: str, words: list[str], beside: VerbGroup) -> Direction | None:
    """The direction that the words before an expression give it, the nearest first; `word` is the one in front of them.

    "As recently as Tuesday", "as soon as May", "ahead of Sunday's vote"; "as of Monday" looks as the verb beside it does.
    """
    if words[-2:] == ["of", "as"] and is_told(beside):
        return "past"
    if words[:1] == ["as"] and (word == "recently" or "late" in words):
        return "past"
    if words[-1:] == ["as"] or (words[:1] == ["as"] and ("soon" in words or "early" in words)):
        return "planned"
    if words == ["of"] and word in ("deadline", "ultimatum", "cutoff"):
        return "planned"
    return "future" if word == "ahead" and words[-1:] == ["of"] else None


def put_off(verb: VerbGroup, words: list[str], word: str, between: Sequence[str]) -> Direction | None:
    """The direction of a day to which something is put off ("moved to May"), or from which ("delayed from May to June").

    `word` stands in front of the `words` before the day ("put off to May"), `between` it and the verb what else does: "put
    off until after the vote in May".
    """
    if verb.lemma in DELAYERS and "until" in between:
        return "future" if verb.tense == "present" else "planned"
    if verb.lemma in POSTPONERS and ("for" in words or "to" in words):
        return "prospect" if verb.lemma in CALLERS or word == "off" else "planned"
    if verb.lemma == "bring" and words[-1:] == ["from"]:
        return "future"
    if (
        ("by" in words or "before" in words)
        and verb.lemma in PLANNERS
        and verb.form == "finite"
        and verb.voice == "active"
    ):
        return "prospect"
    moved = verb.lemma in DELAYERS or (verb.lemma in MOVERS and words[-1:] == ["from"])
    return "planned" if moved and "from" in words else None


def calls_out(sentence: Sentence, verb: VerbGroup, words: list[str], word: str) -> bool:
    """Whether people are called on to do something on a day: "called for a strike on Monday"."""
    called = verb.lemma == "call" and sentence.lemmas[verb.last + 1] == "for"
    return called and "on" in words and word in OUTINGS


def is_told(group: VerbGroup) -> bool:
    """Whether a verb tells what was up to the day it is told: "As of Monday 12 had been freed", "12 have been freed"."""
    return (
        group.form == "finite"
        and group.modality is None
        and (group.tense == "past" or group.aspect == "perfect")
    )


def closes_aside(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a comma behind a verb group closes what a comma opened.

    "Hopes to seal the well, which leaks, by May", "will close, it said, in May".
    """
    lemmas, first = sentence.lemmas, group.first
    if group.lemma in words_of("speech"):
        return "," in lemmas[max(0, first - TELLERS) : first]
    return first > 1 and lemmas[first - 1] in RELATIVES and lemmas[first - 2] == ","


def main_clause(sentence: Sentence, index: int) -> int:
    """The verb group behind a fronted date: in "On Friday the mayor, who will stand again, said" the last one."""
    groups, lemmas = sentence.groups, sentence.lemmas
    if not groups[index].first or lemmas[groups[index].first - 1] not in RELATIVES:
        return index
    later = range(index + 1, min(len(groups), index + AROUND))
    return next((i for i in later if groups[i].form == "finite"), index)


def scheduled(sentence: Sentence, behind: int) -> Direction | None:
    """The direction behind "is planned for"; in "opened, as planned, on Friday" that of the verb before."""
    groups = sentence.groups
    group = groups[behind - 1]
    if "as" in sentence.lemmas[max(0, group.first - 2) : group.first]:
        return tense(sentence, behind - 2) if behind > 1 else None
    return laid_down(groups, behind)


def laid_down(groups: Sequence[VerbGroup], behind: int) -> Direction:
    """The direction of what was planned for a date: what "would go ahead" or "has been put off" is still to come."""
    after = groups[behind] if behind < len(groups) else None
    deferred = after is not None and after.lemma in DELAYERS and after.tense == "present"
    goes_on = after is not None and (deferred or after.modality in ("will", "would"))
    return held(groups, behind) or ("future" if goes_on or stands(groups, behind) else "planned")


def _stands_before(sentence: Sentence, opener: int, group: VerbGroup) -> bool:
    """Whether a bare day stands between a subject and its verb: "The United States Tuesday got two back"."""
    noun = opener >= 0 and sentence.tags[opener] in {"NOUN", "PROPN"}
    return noun and group.form == "finite" and group.first == opener + 2


def stands(groups: Sequence[VerbGroup], behind: int) -> bool:
    """Whether the plan stands: its verb is in the present ("is planned for", "has been set for")."""
    if behind == 0:
        return False
    group = groups[behind - 1]
    return (
        group.form == "finite"
        and group.tense == "present"
        and (group.voice == "passive" or "perfect" not in group.aspect)
    )


def held(groups: Sequence[VerbGroup], behind: int) -> Direction | None:
    """`past` where what was planned for a date is told behind it to have been called off or held."""
    after = groups[behind] if behind < len(groups) else None
    if after is None or after.form != "finite" or after.modality is not None:
        return None
    return "done" if after.tense == "past" and after.lemma in SETTLED else None


def pluperfect(group: VerbGroup) -> bool:
    """Whether a verb group is a past perfect."""
    return "perfect" in group.aspect and group.tense == "past"


def heads_ahead(sentence: Sentence, group: VerbGroup, behind: int) -> bool:
    """Whether "due in", "ahead of", "likely on" stands between a verb group and the expression."""
    between = sentence.lemmas[max(group.last + 1, behind - AROUND) : behind + 1]
    went = is_told(group) and not group.copular and "of" not in between  # "forged ahead on Sunday"
    if "ahead" in between and not went:
        return True
    return group.copular and any(word in ADJECTIVES for word in between[:2])


def tense(sentence: Sentence, index: int) -> Direction:
    """What a verb group says about the side of the calendar; an infinitive asks its governor."""
    group = sentence.groups[index]
    if group.tense == "future" or group.modality in AHEAD_MODALS:
        if "perfect" in group.aspect and group.modality not in ("will", "shall"):
            return "past"
        first = sentence.lowers[group.first if group.semi is None else group.semi]
        withheld = group.modality == "would" and group.negated and group.lemma in WITHHELD
        unable = group.modality == "could" and (group.voice == "passive" or not index)
        if withheld or (unable and denied(sentence, group)):
            return "done"
        backshifted = group.modality in BACKSHIFTED and not _looks_from_now(sentence, index)
        return "prospect" if backshifted or first in ("was", "were") else "future"
    if group.form == "finite":
        if group.tense == "past" or unchanged(sentence, group):
            return "past"
        if "perfect" in group.aspect:
            return "planned" if group.lemma in ANNOUNCERS else "past"
        if supposed(sentence, index) or awaited(sentence, index):
            return "future"
        plans = group.lemma in PLANNERS and (group.lemma not in INTENDED or group.voice == "passive")
        timetabled = group.lemma in TIMETABLED and not shows(sentence, group)
        return "future" if plans else "present" if timetabled else "scene"
    if group.form == "participle" and "perfect" in group.aspect:
        return "past"
    if group.form == "participle" and index and sentence.groups[index - 1].lemma in WISHING:
        return "future" if sentence.groups[index - 1].tense == "present" else "planned"
    if group.form == "participle" and not sentence.words[group.last].endswith("ing"):
        if group.first and sentence.lemmas[group.first - 1] in SUPPOSING:
            return "future"  # "if elected in November"
        return "planned" if group.lemma in SCHEDULERS else _was_done(sentence, index)
    return infinitive(sentence, index) if group.form == "infinitive" else gerund(sentence, index)


def _looks_from_now(sentence: Sentence, index: int) -> bool:
    """Whether "could", "might", "should" look ahead from now: behind no past ("if that holds, it could fall by May")."""
    finite = [group.tense for group in sentence.groups[:index] if group.form == "finite"]
    return bool(finite) and sentence.groups[index].modality != "would" and "past" not in finite


def _was_done(sentence: Sentence, index: int) -> Direction:
    """What a participle says: "men held in May were freed" is past, "the goods sold in May will be taxed" may be either."""
    near = sentence.groups[max(0, index - 1) : index + 2]
    told = any(group.form == "finite" and is_told(group) for group in near)
    # "a bill passed by the senate in May"
    told = told or sentence.lowers[sentence.groups[index].last + 1 :][:1] == ("by",)
    return "past" if told and sentence.groups[index].lemma not in POSTPONERS else "done"


def supposed(sentence: Sentence, index: int) -> bool:
    """Whether a verb stands in a clause with "if": "if the house rejects it on Friday"."""
    group, before = sentence.groups[index], sentence.groups[index - 1].last if index else -1
    return not SUPPOSING.isdisjoint(sentence.lemmas[max(before + 1, group.first - AROUND // 2) : group.first])


def awaited(sentence: Sentence, index: int) -> bool:
    """Whether a verb says when something is to be: "will be asked about it when she testifies on Friday"."""
    groups = sentence.groups
    before = groups[index - 1].last if index else -1
    between = sentence.lemmas[max(before + 1, groups[index].first - AROUND // 2) : groups[index].first]
    if WAITING.isdisjoint(between):
        return False
    to_come = index + 1 < len(groups) and groups[index + 1].tense == "future"
    return to_come or (index > 0 and tense(sentence, index - 1) == "future")


def unchanged(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a verb by itself may as well be a past: "who set out on Thursday"."""
    return group.first == group.last and sentence.lowers[group.first] == group.lemma in UNCHANGED


def shows(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a verb says what people are seen to do in a picture: "marchers hold banners in Oslo on Friday"."""
    shown = PICTURED.get(group.lemma)
    return shown is not None and not shown.isdisjoint(sentence.lemmas[group.last + 1 : group.last + 4])


def denied(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a verb group is negated, itself or by its subject ("neither of them could be reached")."""
    return group.negated or not NONE.isdisjoint(sentence.lemmas[: group.first])


def infinitive(sentence: Sentence, index: int) -> Direction:
    """Ahead where its governor plans, else the side of its governor."""
    groups = sentence.groups
    group = groups[index]
    word = sentence.lemmas[group.first - 1] if group.first else ""
    governor = groups[index - 1] if index else None
    if (
        governor is not None
        and governor.form == "infinitive"
        and word in JOINING
        and sentence.lowers[group.first] != "to"
    ):
        return infinitive(sentence, index - 1)  # "agreed to land in May and leave in June"
    let = governor is not None and governor.lemma in LETTING and governor.tense == "past"
    if governor is not None and (let or (word in ABLE and governor.form == "finite" and is_told(governor))):
        return "past"  # "was unable to land on Friday", "were allowed to leave on Friday"
    if word in ADJECTIVES or (governor is not None and governor.lemma in PLANNERS):
        if index == 1 and not groups[0].first and len(groups) > 2:  # "Asked to resign on Friday, she stayed"
            return "done" if tense(sentence, 2) == "past" else "future"
        intended = governor is not None and governor.lemma in INTENDED and governor.tense == "past"
        if governor is not None and (intended or pluperfect(governor) or dropped(sentence, index)):
            return "lapsed"
        backshifted = (
            word in ADJECTIVES and governor is not None and governor.copular and governor.tense == "past"
        )
        bidden = governor is not None and governor.form == "finite" and governor.tense == "past"
        return "prospect" if backshifted or bidden else "future"
    if "perfect" in group.aspect:  # "appears to have fled on Friday"
        return "past"
    return gerund(sentence, index)


def dropped(sentence: Sentence, index: int) -> bool:
    """Whether a past behind "but" tells that it came to nothing: "were due to land on Monday but turned back"."""
    behind = sentence.groups[index + 1 : index + 2]
    told = bool(behind) and behind[0].form == "finite" and is_told(behind[0])
    return told and sentence.lemmas[behind[0].first - 1] == "but"


def gerund(sentence: Sentence, index: int) -> Direction:
    """The side of the finite verb before, or else behind; a finite past makes it done. What "following" leads to is past.

    What one managed to do, or began doing, has the very side of its governor.
    """
    groups = sentence.groups
    governor = groups[index - 1] if index else None
    achieved = governor is not None and governor.lemma in ACHIEVERS and governor.form == "finite"
    beside = groups[index].form == "infinitive" or groups[index - 1].last + 1 == groups[index].first
    if achieved and beside:
        return tense(sentence, index - 1)
    finite = next(
        (i for i in range(index - 1, max(-1, index - AROUND), -1) if groups[i].form == "finite"), -1
    )
    if finite < 0:
        finite = next(
            (i for i in range(index + 1, min(len(groups), index + AROUND)) if groups[i].form == "finite"), -1
        )
    if finite < 0:
        return "future" if groups[index].form == "infinitive" else "present"
    side, first = tense(sentence, finite), groups[index].first
    at = groups[index].head_index
    follows = sentence.lowers[at] == "following" and sentence.lowers[at + 1 : at + 2] != ("on",)
    if side in ("past", "present") and follows:
        return "past"
    if side == "prospect" and sentence.lowers[max(0, first - 2) : first] == (",", "after"):
        return "done"  # "said it would close, after losing a case in May"
    return "done" if side == "past" else side
