"""Which way a bare weekday or month looks: the tense of the verb group on which it hangs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from timeline.language.model import Sentence, VerbGroup
from timeline.language.words import RELATIVES, words_of
from timeline.times.anchoring.around import Parsed, Unparsed
from timeline.times.anchoring.lemmas import (
    ADJECTIVES,
    CALLERS,
    DELAYERS,
    FIXERS,
    LASTING,
    MOVERS,
    OPENERS,
    OUTINGS,
    PLANNERS,
    POSTPONERS,
    PREPOSITIONS,
    SCHEDULERS,
    SETTLED,
)
from timeline.times.anchoring.tenses import AROUND, Direction, is_told, pluperfect, tense

START = attrgetter("start")
FORMERLY = frozenset({"first", "initially", "originally", "previously"})
"""Before "planned" these say that the plan is another now."""
REACTIONS = frozenset({"reprisal", "response", "retaliation", "revenge"})
"""Behind these stands what was done before: "will be expelled in retaliation for the raid in May"."""
CALLING = frozenset({"call", "invite", "summon"})
TELLERS = 6
"""So many tokens before the verb begins, behind a comma, who tells of something."""

NEAR_DUE = 6
"""So many tokens before a date "due" stands."""
DUE = 2
"""So many tokens behind "was" an infinitive begins that "due" leads to."""


class Directions:
    """Looks up the verb group of an expression.

    Without parsed `sentences`, those in which a place of `asked` lies are read together, when the first is asked for;
    any other when it is asked for itself.
    """

    __slots__ = ("_told", "around")

    def __init__(self, text: str, sentences: Sequence[Sentence] | None, asked: Sequence[int] = ()) -> None:
        self.around = Unparsed(text, asked).around if sentences is None else Parsed(sentences).around
        self._told: dict[int, Direction | None] = {}

    def at(self, start: int) -> Direction | None:
        """The direction of the verb group that governs an expression which starts here, None if there is none."""
        if start not in self._told:
            sentence = self.around(start)
            self._told[start] = None if sentence is None else direction(sentence, start)
        return self._told[start]


def direction(sentence: Sentence, start: int) -> Direction | None:
    """The direction of the verb group on which an expression that starts here hangs."""
    groups, lemmas = sentence.groups, sentence.lemmas
    if not groups:
        return "future" if _is_due(sentence, start) else None
    behind = bisect_left(groups, start, key=START)
    opener, words = opening(sentence, start)
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
    opens = (opener < 0 or word in OPENERS) and groups[behind - 1].end <= start
    ahead = groups[behind].first if behind < len(groups) else opener
    opens = opens and ";" not in lemmas[opener + 1 : ahead]  # "in Lima, on Monday; it will"
    fronted = behind == 0 or (opens and not told_behind(sentence, behind, opener, word))
    if behind < len(groups) and (fronted or _stands_before(sentence, opener, groups[behind])):
        main = main_clause(sentence, behind, opener + 1) if fronted else behind
        return tense(sentence, planned_behind(sentence, main))
    if behind > 1 and word == "," and closes_aside(sentence, groups[behind - 1]):
        behind -= 1
    if behind == 0:
        return None
    before = groups[behind - 1]
    if before.lemma in SCHEDULERS and before.form != "infinitive":
        return scheduled(sentence, behind)
    put = put_off(before, words, word, lemmas[before.last + 1 : opener])
    if put := put or called_for(before, words, lemmas[before.last + 1 : opener + 1]):
        return put
    if not REACTIONS.isdisjoint(lemmas[before.last + 1 : opener]):
        return "done"
    if heads_ahead(sentence, before, opener):
        return "lapsed" if before.copular and pluperfect(before) else "future"
    return tense(sentence, behind - 1)


def _is_due(sentence: Sentence, start: int) -> bool:
    """ "Summit due in Lima on Friday": does a line without a verb say that something is to come then?"""
    at = bisect_left(sentence.starts, start)
    return "due" in sentence.lemmas[max(0, at - NEAR_DUE) : at]


def opening(sentence: Sentence, start: int) -> tuple[int, list[str]]:
    """The token in front of an expression and its prepositions, and these, the nearest first.

    "Before dawn on Monday" tells the hour, and nothing of what is to be done before.
    """
    lemmas = sentence.lemmas
    opener = bisect_left(sentence.starts, start) - 1
    words: list[str] = []
    while opener >= 0 and (lemmas[opener] in PREPOSITIONS or sentence.tags[opener] == "NUM"):
        words.append(lemmas[opener])
        opener -= 1
    hour = words == ["before"] and lemmas[opener + 2] in words_of("hours") | {"dark"}
    return opener, [] if hour else words


def told_behind(sentence: Sentence, behind: int, opener: int, word: str) -> bool:
    """ "Will be shut, from 3 May, the bank said": does a date between commas stand before who tells of it?"""
    verb = sentence.groups[behind] if word == "," and behind < len(sentence.groups) else None
    told = verb is not None and verb.lemma in words_of("speech")
    return told and verb is not None and "," in sentence.lemmas[opener + 2 : verb.first]


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
        fixed = "for" in words and verb.lemma in FIXERS and verb.form == "finite" and not pluperfect(verb)
        return "prospect" if fixed or verb.lemma in CALLERS or word == "off" else "planned"
    if verb.lemma == "bring" and (words[-1:] == ["from"] or word == "forward"):
        return "planned" if word == "forward" and verb.tense == "past" and not verb.modality else "future"
    if (
        ("by" in words or "before" in words)
        and verb.lemma in PLANNERS
        and verb.form == "finite"
        and verb.voice == "active"
    ):
        return "prospect"
    moved = verb.lemma in DELAYERS or (verb.lemma in MOVERS and words[-1:] == ["from"])
    return "planned" if moved and "from" in words else None


def called_for(verb: VerbGroup, words: list[str], between: Sequence[str]) -> Direction | None:
    """The direction of a day on which people are called on to do something: "called for a strike", "called them to a rally on Monday"."""
    called = verb.lemma in CALLING and not {"for", "to"}.isdisjoint(between)
    return "prospect" if called and "on" in words and between[-1] in OUTINGS else None


def closes_aside(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether a comma behind a verb group closes what a comma opened.

    "Hopes to seal the well, which leaks, by May", "will close, it said, in May", "will give a talk, put off last week, on Friday".
    """
    lemmas, first = sentence.lemmas, group.first
    if group.lemma in words_of("speech"):
        return "," in lemmas[max(0, first - TELLERS) : first]
    if group.form == "participle" and group.voice == "passive" and lemmas[first - 1] == ",":
        return True
    return first > 1 and lemmas[first - 1] in RELATIVES and lemmas[first - 2] == ","


def main_clause(sentence: Sentence, index: int, first: int) -> int:
    """The verb group behind a fronted date that begins at token `first`, past any that tells more of the subject.

    "On Friday the mayor, who will stand again, said", "his promise on Friday that he would go was kept", "on Friday, hours before
    the vote was to open, she called it off".
    """
    groups, lemmas = sentence.groups, sentence.lemmas
    start = groups[index].first
    between = lemmas[first + 1 : start]
    aside = (first > 1 and "that" in between) or (
        "," in between and ("before" in between or "after" in between)
    )
    if not start or not (aside or lemmas[start - 1] in RELATIVES):
        return index
    later = range(index + 1, min(len(groups), index + AROUND))
    return next((i for i in later if groups[i].form == "finite"), index)


def planned_behind(sentence: Sentence, index: int) -> int:
    """ "On Friday the bank planned to open", "was due to rule": what is planned has the date in front; else the verb itself."""
    group, inner = sentence.groups[index], sentence.groups[index + 1 : index + 2]
    if not inner or inner[0].form != "infinitive" or inner[0].first - group.last > DUE:
        return index
    plans = group.lemma in SCHEDULERS or sentence.lemmas[inner[0].first - 1] == "due"
    return index + 1 if plans else index


def scheduled(sentence: Sentence, behind: int) -> Direction | None:
    """The direction behind "is planned for"; in "opened, as planned, on Friday" that of the verb before."""
    groups = sentence.groups
    group = groups[behind - 1]
    before = sentence.lemmas[max(0, group.first - 2) : group.first]
    if "as" in before:
        return tense(sentence, behind - 2) if behind > 1 else None
    # "first planned for May, will now be held in June"
    if sentence.lemmas[group.head_index - 1] in FORMERLY:
        return "planned"
    side = laid_down(groups, behind)
    return "lapsed" if side == "planned" and group.form == "finite" and pluperfect(group) else side


def laid_down(groups: Sequence[VerbGroup], behind: int) -> Direction:
    """The direction of what was planned for a date: what "would go ahead" or "has been put off" is still to come."""
    before = groups[behind - 1] if behind else None
    if before is not None and (before.tense, before.aspect, before.modality) == ("future", "perfect", None):
        return "lapsed"  # "was to have been ready in May"
    after = groups[behind] if behind < len(groups) else None
    deferred = after is not None and after.lemma in DELAYERS and after.tense == "present"
    goes_on = after is not None and (deferred or after.modality in ("will", "would"))
    goes_on = goes_on or _looks_ahead(groups, behind)
    return held(groups, behind) or ("future" if goes_on or stands(groups, behind) else "planned")


def _looks_ahead(groups: Sequence[VerbGroup], behind: int) -> bool:
    """Whether what goes before is still to come: "will sit before the vote due in May", "is not expected to act before it"."""
    told = next((group for group in reversed(groups[:behind]) if group.form == "finite"), None)
    if told is None or groups[behind - 1].form not in ("finite", "infinitive"):
        return False
    return told.tense == "future" or (told is not groups[behind - 1] and told.tense == "present")


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


def heads_ahead(sentence: Sentence, group: VerbGroup, behind: int) -> bool:
    """Whether "due in", "ahead of", "likely on" stands between a verb group and the expression."""
    between = sentence.lemmas[max(group.last + 1, behind - AROUND) : behind + 1]
    went = is_told(group) and not group.copular and "of" not in between  # "forged ahead on Sunday"
    if "ahead" in between and not went:
        return True
    return group.copular and any(word in ADJECTIVES for word in between[:2])
