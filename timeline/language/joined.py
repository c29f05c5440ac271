"""Verbs joined to the ones before them: which share an auxiliary, which have one of their own meaning.

"Was arrested and charged", "seized the port, burned a bank and fled", "five were killed and ten wounded".
"""

from __future__ import annotations

import re

from timeline.language.classes import CODE, NAME
from timeline.language.model import Sentence, VerbGroup
from timeline.language.tagger import members, pattern
from timeline.language.words import words_of

_CC = CODE["CC"]
_NOUNS = members("NN|NNS|NNP")
"""Behind these a participle tells of them: "the vote held on Friday"."""
_DATED = frozenset(("MON", "YR", "TMP"))
_OBJECTS = frozenset(("DT", "PRPS", "NNS", "NNP", "CD"))
"""With what the object of an active verb begins."""
UNITS = frozenset(
    ("day", "week", "weekend", "month", "year", "decade", "century", "spring", "summer", "autumn", "winter",
     "hour", "morning", "night")
)  # fmt: skip
"""What "this" and "last" make a time, and no object: "has this week signed", "were freed last night"."""
_MADE = re.compile(pattern("PRPS? NN? NNP+ NN|JJ|VAJ"))
"""A name, and what one makes of who bears it: "(his friend) Ana Luz prime minister"."""
_WHO = members("NP|RB")
"""What stands between "and" and a verb where others undergo that: "and ten wounded"."""


def beside_others(sentence: Sentence, groups: list[VerbGroup], group: VerbGroup) -> VerbGroup:
    """Give a verb group as it reads behind those before it, which take up what they share with it."""
    if group.first != group.last:  # it has auxiliaries of its own
        return group
    last = groups[-1]
    group = _goes_on(sentence, groups, _acts_too(sentence, groups, _inherits(sentence, groups, group)))
    return _undergone_by_others(sentence, last, _undergone_too(sentence, last, group))


def _inherits(sentence: Sentence, groups: list[VerbGroup], right: VerbGroup) -> VerbGroup:
    """Let a verb joined by "and" share the auxiliaries: "was arrested and charged", "will visit and sign"."""
    codes, joint = sentence.codes, right.first - 1
    while joint > 0 and codes[joint] == CODE["RB"]:
        joint -= 1
    name = NAME[codes[right.head_index]]
    listed = codes[joint] == CODE["COMMA"] and name == "VB"  # "will land in Oslo, meet the king and leave"
    if not listed and codes[joint] != _CC:
        return right
    at = len(groups) - 1
    while (
        at > 0
        and name == "VBN"
        and (
            (groups[at].form == "participle" and NAME[codes[groups[at].first - 1]] == "COMMA")
            or groups[at].form == "gerund"  # "held, charged with spying and shot"
        )
    ):
        at -= 1
    left = groups[at]
    model = NAME[codes[left.head_index]]
    if left.form == "infinitive" and name == model == "VB" and not _may_be_present(sentence, groups):
        return right._replace(form="infinitive", tense=left.tense, negated=left.negated)
    if left.form != "finite":
        return right
    if name == "VBN" and model == "VBN":
        # "was to have met him but cancelled it"
        turns = left.semi is not None and sentence.lowers[joint] == "but"
        # "was sworn in and then left for Peru"
        turns = turns or (right.lemma == "leave" and sentence.lowers[right.last + 1] == "for")
        if turns or _is_objectless(codes, left, right) or _acts_on_another(sentence, left, right):
            return _past(right)
        for index in range(at + 1, len(groups)):
            if groups[index].form != "gerund":
                groups[index] = _share(groups[index], left)
        return _share(right, left)
    if name in ("VB", "SAY") and model in ("VB", "SAY") and (left.modality or left.tense == "future"):
        return _share(right, left)
    return right


def _may_be_present(sentence: Sentence, groups: list[VerbGroup]) -> bool:
    """ "They want to leave and hope": does a plural present stand before, to which a bare verb may be joined?"""
    told = next((group for group in reversed(groups) if group.form == "finite"), None)
    return told is None or NAME[sentence.codes[told.head_index]] == "VBP"


def _is_objectless(codes: str, left: VerbGroup, right: VerbGroup) -> bool:
    """ "Was jailed and escaped in May": is a verb joined to a passive that is seldom one, and no agent behind it?"""
    by = codes[right.last + 1 : right.last + 2] == CODE["BY"]
    return left.voice == "passive" and right.lemma in words_of("objectless") and not by


def _acts_on_another(sentence: Sentence, left: VerbGroup, right: VerbGroup) -> bool:
    """ "Was attacked and sank two boats", "was sworn in and named Ana Luz premier": has what is joined to a passive an object?

    Behind a verb that may have two ("was named Defence Minister") that is a name with what it is made.
    """
    codes, behind = sentence.codes, right.last + 1
    if left.voice != "passive" or not UNITS.isdisjoint(sentence.lemmas[behind : behind + 4]):
        return False
    return _has_object(sentence, right) or _MADE.match(codes, behind) is not None


def _goes_on(sentence: Sentence, groups: list[VerbGroup], right: VerbGroup) -> VerbGroup:
    """Tell a past in a series from a participle: "had seized the port built in 1902, burned a bank and fled"."""
    codes = sentence.codes
    if right.form != "participle" or NAME[codes[right.first - 1]] != "COMMA":
        return right
    hung = (
        g.form == "infinitive" or (g.form == "participle" and codes[g.first - 1] in _NOUNS) for g in groups
    )
    told = (g for g, hangs in zip(reversed(groups), reversed([*hung]), strict=True) if not hangs)
    left = next(told, right)
    series = left.form == "finite" and left.tense == "past" and right.voice == "passive"
    if not (series and _has_object(sentence, right) and _CC in codes[right.last :]):
        return right
    perfect = left.aspect == "perfect" and left.voice == "active"
    return _share(right, left) if perfect else _past(right)


def _acts_too(sentence: Sentence, groups: list[VerbGroup], right: VerbGroup) -> VerbGroup:
    """Tell a past from what is joined to a participle: "ordered the port closed and expelled the envoys"."""
    left = groups[-1]
    alike = left.form == right.form == "participle" and left.voice == right.voice == "passive"
    beside = right.first == left.last + 2 and sentence.codes[right.first - 1] == _CC
    if not (alike and beside and _has_object(sentence, right)):
        return right
    told = any(group.form == "finite" and group.tense == "past" for group in groups)
    return _past(right) if told else right


def _undergone_too(sentence: Sentence, left: VerbGroup, right: VerbGroup) -> VerbGroup:
    """Tell a passive in a dated series from an aside: "was jailed in 2011, freed in 2015 and died"."""
    codes, behind = sentence.codes, right.last + 1
    if right.form != "participle" or codes[right.first - 1] != CODE["COMMA"]:
        return right
    told = left.form == "finite" and left.voice == "passive" and left.tense == "past"
    dated = NAME[codes[right.first - 2]] in _DATED or sentence.lowers[right.first - 2] == "later"
    alone = codes.find(CODE["COMMA"], left.last, right.first - 1) < 0
    if not (told and dated and alone and right.voice == "passive") or _CC not in codes[behind:]:
        return right
    return _past(right) if _is_objectless(codes, left, right) else _share(right, left)


def _undergone_by_others(sentence: Sentence, left: VerbGroup, right: VerbGroup) -> VerbGroup:
    """ "Five men were killed and ten wounded": a verb that needs an object, and has none, takes up the passive before it."""
    told = left.form == "finite" and (left.tense, left.aspect) != ("present", "simple")
    if not told or left.voice != "passive":
        return right
    if right.lemma not in words_of("undergone") or right.tense == "present":
        return right
    codes, joint = sentence.codes, sentence.codes.rfind(_CC, left.last + 1, right.first)
    others = {*codes[joint + 1 : right.first]} if joint > 0 else set()
    object_ = NAME.get(codes[right.last + 1 : right.last + 2]) in _OBJECTS
    return right if object_ or not others or not others <= _WHO else _share(right, left)


def _has_object(sentence: Sentence, group: VerbGroup) -> bool:
    """Does an object stand right behind a verb that takes but one ("burned a bank", not "freed last night", "made king")?"""
    behind, codes = group.last + 1, sentence.codes
    opens = behind + 1 < len(codes) and NAME[codes[behind]] in _OBJECTS
    return opens and sentence.lemmas[behind + 1] not in UNITS and group.lemma not in words_of("twofold")


def _past(group: VerbGroup) -> VerbGroup:
    """Give a verb that reads as a participle as what it is behind another: a past."""
    return group._replace(form="finite", tense="past", voice="active")


def _share(right: VerbGroup, left: VerbGroup) -> VerbGroup:
    """Give a verb the auxiliaries of the one to which it is joined."""
    return right._replace(
        form="finite", tense=left.tense, aspect=left.aspect, voice=left.voice, modality=left.modality,
        negated=left.negated,
    )  # fmt: skip
