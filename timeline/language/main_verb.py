"""The main verb of a sentence whose every other finite verb stands in a clause of its own.

"The army, having denied that it fired, admitted on Monday that it had": behind a comma a past reads like a participle,
and only what else the sentence has tells the two apart.
"""

from __future__ import annotations

from timeline.language.classes import CODE, NAME
from timeline.language.model import Sentence, VerbGroup
from timeline.language.tagger import members
from timeline.language.words import words_of

_SUBJECT = members("DT|DS|PRPS|NNP|NNPI|NNS|NN|JJ|VAJ|CD|DP|PRP|IT")
_FRONTED = members("IN|JR")
"""With what a scene opens that goes before a subject: "On Monday the army, having denied"."""
_OPENERS = members("THAT|THATR|WP|WDT|WPS|WRB|CS|PS|AS")
_MARKS = members("THAT|THATR|WP|WDT|WPS|WRB|CS|PS|AS|COMMA|CC|COLON|DASH|QUOTE")
_OBJECT = frozenset(("DT", "PRPS", "NNP", "NNS", "CD", "RP", "THAT", "PRPO"))
_PLACE = frozenset(("DT", "NNP", "NNPI", "PRPS"))
_NAMES, _ACTED_ON = frozenset(("NN", "NNS", "NNP")), frozenset(("CD", "DT", "PRPO", "PRPS", "VAJ"))
_TOLD = 4
"""Within so many words behind a verb stands its "that": "admitted on Monday that"."""


def with_seen(sentence: Sentence, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Make an infinitive of what reads like a present, where somebody saw it done: "watched men hold a flag"."""
    seen = words_of("perceiving")
    return [
        group._replace(form="infinitive", tense="none")
        if number > 0 and groups[number - 1].lemma in seen and _is_seen(sentence, groups[number - 1], group)
        else group
        for number, group in enumerate(groups)
    ]


def _is_seen(sentence: Sentence, saw: VerbGroup, group: VerbGroup) -> bool:
    """Does a bare present stand behind a past verb's object, with nothing that opens a clause between?"""
    present = (group.form, group.tense, group.aspect, group.voice) == (
        "finite",
        "present",
        "simple",
        "active",
    )
    bare = present and group.first == group.last and group.modality is None and not group.negated
    between = sentence.codes[saw.last + 1 : group.first]
    told = saw.form == "finite" and saw.voice == "active" and saw.tense == "past"
    return bare and told and between != "" and _MARKS.isdisjoint(between)


def with_due(sentence: Sentence, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Make a participle of "due" where it says, behind a comma, whither somebody is to come: "The envoy, due in Oslo on Monday,"."""
    if "due" not in sentence.lowers:
        return groups
    found = [at for at, word in enumerate(sentence.lowers) if word == "due" and _is_to_come(sentence, at)]
    due = [
        VerbGroup(
            start,
            end,
            (start, end),
            "due",
            "participle",
            "none",
            "simple",
            None,
            "passive",
            False,
            at,
            at,
            at,
        )
        for at in found
        for start, end in [(sentence.starts[at], sentence.ends[at])]
    ]
    return sorted([*groups, *due], key=lambda group: group.first)


def _is_to_come(sentence: Sentence, at: int) -> bool:
    """Do a comma, and a place or "back", stand around "due"?"""
    names = [NAME[code] for code in sentence.codes[at + 1 : at + 3]]
    if not 0 < at < len(sentence.codes) - 2 or sentence.words[at - 1] != ",":
        return False
    back = sentence.lowers[at + 1] in {"back", "here", "home"}
    return back or (sentence.lowers[at + 1] in {"at", "in", "on"} and names[1] in _PLACE)


def with_main_verb(sentence: Sentence, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Make a past of the participle that is the main verb, where a sentence has no other."""
    told = (n for n, group in enumerate(groups) if _may_be_past(sentence, n, group))
    number = 0 if _decides(sentence, groups) else next(told, None)
    if number is None or sentence.words[-1] != "." or sentence.codes[0] not in _SUBJECT | _FRONTED:
        return groups
    if any(group.form == "finite" and not _is_bound(sentence, group) for group in groups):
        return groups
    main = groups[number]._replace(form="finite", tense="past", voice="active")
    return [*groups[:number], main, *groups[number + 1 :]]


def _may_be_past(sentence: Sentence, number: int, group: VerbGroup) -> bool:
    """Does a lone participle stand behind a comma that another verb goes before, with its object or "that" behind it?

    Or behind a relative clause that closes with a noun.
    """
    codes, behind = sentence.codes, group.last + 1
    lone = (
        number > 0 and group.form == "participle" and group.voice == "passive" and group.first == group.last
    )
    before = NAME[codes[group.first - 1]]
    if (
        lone and before in _NAMES and _is_bound(sentence, group)
    ):  # "Men who had sat in the hall watched the fire"
        return behind < len(codes) and NAME[codes[behind]] in _ACTED_ON
    if not lone or (before != "COMMA" and not (before == "RP" and _ends_with_infinitive(sentence, group))):
        return False
    names = [NAME[code] for code in codes[behind : behind + _TOLD]]
    return bool(names) and (names[0] in _OBJECT or "THAT" in names)


def _decides(sentence: Sentence, groups: list[VerbGroup]) -> bool:
    """ "Deputies voted by a wide margin to leave": does a verb that opens the sentence tell how, and then what, was decided?"""
    if len(groups) < 2 or groups[0].form != "participle" or groups[0].lemma not in words_of("deciding"):
        return False
    behind = groups[0].last + 1
    by = 0 < groups[0].first == groups[0].last and sentence.codes[behind : behind + 1] == CODE["BY"]
    return by and groups[1].form == "infinitive" and "," not in sentence.words[behind : groups[1].first]


def _ends_with_infinitive(sentence: Sentence, group: VerbGroup) -> bool:
    """ "Efforts to make him step down stepped up": do an infinitive and its particle stand right before a verb?"""
    before = NAME[sentence.codes[group.first - 2]]
    return before in ("VB", "VBP") and NAME[sentence.codes[group.first - 3]] == "TO"


def _is_bound(sentence: Sentence, group: VerbGroup) -> bool:
    """Is what opens the clause of a verb a conjunction or relative pronoun?"""
    marks = (code for code in reversed(sentence.codes[: group.first]) if code in _MARKS)
    return next(marks, "") in _OPENERS
