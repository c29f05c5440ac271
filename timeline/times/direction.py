"""Which way a bare weekday or month looks: the tense of the verb group on which it hangs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from timeline import language
from timeline.language.model import Sentence, VerbGroup

Direction = Literal["past", "future", "present", "planned"]
"""`planned` is what a participle says ("scheduled for"): it may have come to nothing by now."""

PLANNERS = frozenset(
    (
        "plan expect schedule slate intend hope aim set promise vow pledge agree prepare want propose predict forecast "
        "anticipate order ask tell urge invite call threaten decide due poise tip seek offer request require demand "
        "warn allow ready suppose go bind project commit design"
    ).split()
)
"""Lemmas whose complement lies ahead of them."""
POSTPONERS = frozenset("postpone delay adjourn extend defer move push reschedule put schedule slate plan set expect".split())
"""Lemmas whose "until", "to" or "for" names a day that lies ahead."""
SCHEDULERS = frozenset(("schedule", "plan", "expect", "slate", "intend"))
ADJECTIVES = frozenset(
    "due set scheduled expected slated planned likely ready poised supposed prepared going bound about able tentatively".split()
)
"""Words that stand before "to" and an infinitive, or before "for" and a date, where something lies ahead."""
OPENERS = frozenset(", ; : — – -- ( that and but as when while where because after before if although which who".split())
"""What stands before a time expression that opens its clause."""
PREPOSITIONS = frozenset(
    "on in at by until till since from to for before after during late early last next this the of through about "
    "around as soon only also then but and earlier later up".split()
)
AHEAD_MODALS = frozenset("will shall would could may might should must can".split())


class Directions:
    """Looks up the verb group of an expression; sentences are read only where one is asked for."""

    __slots__ = ("_parsed", "_sentences", "_spans", "_starts", "_text")

    def __init__(self, text: str, sentences: Sequence[Sentence] | None) -> None:
        self._text = text
        self._sentences = sentences
        self._spans: list[tuple[int, int]] | None = None
        self._starts: list[int] | None = None if sentences is None else [s.start for s in sentences]
        self._parsed: dict[int, tuple[int, Sentence | None]] = {}

    def at(self, start: int) -> Direction | None:
        """The direction of the verb group that governs an expression which starts here, None if there is none."""
        offset, sentence = self._sentence(start)
        return None if sentence is None else direction(sentence, start - offset)

    def _sentence(self, start: int) -> tuple[int, Sentence | None]:
        if self._starts is None:
            self._spans = language.split_sentences(self._text)
            self._starts = [span[0] for span in self._spans]
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return 0, None
        if self._sentences is not None:
            return 0, self._sentences[index]
        if index not in self._parsed:
            assert self._spans is not None
            first, last = self._spans[index]
            parsed = language.parse(self._text[first:last])
            self._parsed = {index: (first, parsed[0] if parsed else None)}
        return self._parsed[index]


def direction(sentence: Sentence, start: int) -> Direction | None:
    """The direction of the verb group on which an expression that starts here hangs."""
    groups = sentence.groups
    if not groups:
        return None
    before = after = None
    for group in groups:
        if group.start < start:
            before = group
        else:
            after = group
            break
    at = bisect_right(sentence.tokens, start, key=lambda token: token.start) - 1
    opener = at
    words: list[str] = []
    while opener >= 0 and (sentence.tokens[opener].start >= start or sentence.tokens[opener].lemma in PREPOSITIONS):
        if sentence.tokens[opener].start < start:
            words.append(sentence.tokens[opener].lemma)
        opener -= 1
    word = sentence.tokens[opener].lemma if opener >= 0 else ""
    if word in ADJECTIVES and words and words[-1] in ("for", "on", "in", "to", "at"):
        return "planned"
    opens = opener < 0 or word in OPENERS
    if after is not None and (before is None or (opens and not (before.end > start))):
        return tense(sentence, groups, groups.index(after))
    if before is None:
        return None
    if before.lemma in POSTPONERS and ("until" in words or "for" in words):
        return "planned"
    if heads_ahead(sentence, before, opener):
        return "future"
    return tense(sentence, groups, groups.index(before))


def heads_ahead(sentence: Sentence, group: VerbGroup, behind: int) -> bool:
    """Whether "due in", "ahead of", "likely on" stands between a verb group and the expression."""
    between = [token.lemma for token in sentence.tokens[group.last + 1 : behind + 1]]
    if "ahead" in between:
        return True
    perfect = "perfect" in group.aspect and group.tense == "past"
    return group.copular and not perfect and any(word in ADJECTIVES for word in between[:2])


def tense(sentence: Sentence, groups: Sequence[VerbGroup], index: int) -> Direction:
    """What a verb group says about the side of the calendar; infinitives and participles ask their governor."""
    group = groups[index]
    if group.tense == "future" or group.modality in AHEAD_MODALS:
        return "past" if "perfect" in group.aspect and group.modality != "will" else "future"
    if group.form == "finite":
        if group.tense == "past" or "perfect" in group.aspect:
            return "past"
        planned = group.lemma in PLANNERS or group.lemma in ADJECTIVES
        return "future" if planned else "present"
    governor = groups[index - 1] if index else None
    if group.form == "infinitive":
        word = sentence.tokens[group.first - 1].lemma if group.first else ""
        ahead = word in ADJECTIVES or (governor is not None and governor.lemma in PLANNERS)
        perfect = governor is not None and "perfect" in governor.aspect and governor.tense == "past"
        if governor is None or (ahead and not perfect):
            return "future"
        return tense(sentence, groups, index - 1)
    if group.form == "participle" and group.lemma in SCHEDULERS:
        return "planned"
    finite = next((i for i in range(index - 1, -1, -1) if groups[i].form == "finite"), -1)
    return tense(sentence, groups, finite) if finite >= 0 else "past"
