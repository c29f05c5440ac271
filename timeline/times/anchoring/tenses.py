"""What a verb group says about the side of the calendar: its tense, its modal, or the verb that governs it."""

from __future__ import annotations

from typing import Literal

from timeline.language.model import Sentence, VerbGroup
from timeline.language.words import words_of
from timeline.times.anchoring.lemmas import (
    ABLE,
    ACHIEVERS,
    ADJECTIVES,
    AHEAD_MODALS,
    ANNOUNCERS,
    BACKSHIFTED,
    INTENDED,
    LETTING,
    NONE,
    PICTURED,
    PLANNERS,
    POSTPONERS,
    SCHEDULERS,
    SUPPOSING,
    TIMETABLED,
    UNCHANGED,
    WAITING,
    WINNING,
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
"""Behind these a bare infinitive may be joined to the one before: "agreed to stop and leave"."""


def is_told(group: VerbGroup) -> bool:
    """Whether a verb tells what was up to the day it is told: "As of Monday 12 had been freed", "12 have been freed"."""
    return (
        group.form == "finite"
        and group.modality is None
        and (group.tense == "past" or group.aspect == "perfect")
    )


def pluperfect(group: VerbGroup) -> bool:
    """Whether a verb group is a past perfect."""
    return "perfect" in group.aspect and group.tense == "past"


def tense(sentence: Sentence, index: int) -> Direction:
    """What a verb group says about the side of the calendar; an infinitive asks its governor."""
    group = sentence.groups[index]
    if group.tense == "future" or group.modality in AHEAD_MODALS:
        if "perfect" in group.aspect and group.modality not in ("will", "shall"):
            return "lapsed" if group.modality == "would" else "past"  # "would have run out on 3 May"
        first = sentence.lowers[group.first if group.semi is None else group.semi]
        withheld = group.modality == "would" and group.negated and group.lemma in WITHHELD
        unable = group.modality == "could" and (group.voice == "passive" or not index)
        if withheld or (unable and denied(sentence, group)):
            return "done"
        backshifted = group.modality in BACKSHIFTED and not _looks_from_now(sentence, index)
        if first in ("was", "were") and dropped(sentence, index):
            return "lapsed"
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
    """What a participle says: "men held in May were freed" is past, "the goods sold in May will be taxed" may be either.

    So is "a bill passed by the senate in May".
    """
    near = sentence.groups[max(0, index - 1) : index + 2]
    told = any(group.form == "finite" and is_told(group) for group in near)
    group = sentence.groups[index]
    word = "".join(sentence.lowers[group.last + 1 : group.last + 2])
    put_forward = (group.lemma, word) == ("put", "forward")
    postponed = group.lemma in POSTPONERS and not put_forward
    return "past" if (told or word == "by") and not postponed else "done"


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
    joined = word in JOINING and sentence.lowers[group.first] != "to"
    if joined and governor is not None and governor.form == "infinitive":
        return infinitive(sentence, index - 1)  # "agreed to land in May and leave in June"
    if _sets_in(sentence, index):
        return "prospect"
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


def _sets_in(sentence: Sentence, index: int) -> bool:
    """Whether an infinitive tells when what was announced begins: "announced drills to start on Friday", "a truce, to last until"."""
    group = sentence.groups[index]
    if not index or not (group.voice == "passive" or group.lemma in words_of("setting_in")):
        return False
    over, comma = sentence.groups[index - 1], sentence.lowers[group.first - 1] == ","
    apart = over.last < group.first - 1 and over.form == "finite" and over.voice == "active"
    return apart and (comma or over.lemma in ANNOUNCERS)


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
    before = sentence.lowers[max(0, first - 2) : first]
    settled = before[-1:] == ("after",) and groups[index].lemma in WINNING
    if settled or (side == "prospect" and before == (",", "after")):
        return "done"  # "said it would close, after losing a case in May", "will rule after winning Sunday's vote"
    return "done" if side == "past" else side
