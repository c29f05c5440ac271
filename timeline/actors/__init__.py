"""Find who a text speaks of: states, people, bodies, armed groups, forces, places, and what stands for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from timeline.actors import places
from timeline.actors.at_home import institutions
from timeline.actors.coreference import stand_ins
from timeline.actors.counterparts import counterparts
from timeline.actors.descriptions import descriptions, league
from timeline.actors.focus import Focus
from timeline.actors.letters import Letters
from timeline.actors.memory import Memory, is_of_kind
from timeline.actors.model import Cast, Mention, MentionKind, Named
from timeline.actors.places import of_dateline
from timeline.actors.reading import Reading
from timeline.actors.rules import rules_from
from timeline.actors.units import Row, units
from timeline.language.model import Sentence
from timeline.model import TimeExpression

__all__ = ["Cast", "Mention", "MentionKind", "Named", "find", "of_dateline"]

CORE = re.compile(r"D?J{0,3}[SAKEPBGLTNC]")

AGENCY = re.compile(r"\([A-Z][\w ]+\) (?=[-–—])")
"""Who reports: "Atlanta (CNN) -- ..." """
BYLINE = re.compile(r"\bBy (?:[A-Z][\w.'’-]*,? ){2,5}(?:Special to )?$")
"""What stands before a newspaper that reports: "By Ana Luz BBC News, Lima Ana Costa has ..." """


def find(
    text: str,
    sentences: Sequence[Sentence],
    published: date | None,
    times: Sequence[TimeExpression] = (),
    headline: str = "",
) -> list[Cast]:
    """Give the mentions of each sentence, in the order of the text; phrases inside a longer one are left out.

    What lies in one of the time expressions is no name ("May", "the Cold War").
    """
    starts = [t.start for t in times]
    memory = Memory(text, published, headline)
    phrases: list[list[Mention]] = []
    letters = Letters(text)
    for sentence in sentences:
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        mentions = _but_reporters(text, _phrases(text, sentence, memory, inside), sentence.start)
        phrases.append(letters.read(mentions))
    phrases = [memory.recognise(mentions) for mentions in phrases]
    focus = Focus(headline, sentences, phrases)
    found: list[Cast] = []
    for sentence, named in zip(sentences, phrases, strict=True):
        focus.enter(sentence)
        mentions = institutions(sentence, descriptions(sentence, named, memory), focus, memory)
        mentions = counterparts(mentions, published)
        mentions = _with_stand_ins(mentions, stand_ins(sentence, mentions, memory, focus))
        mentions = _with_stand_ins(mentions, places.stand_ins(sentence, mentions, memory, focus))
        memory.note(mentions, sentence)
        places.note(mentions, memory)
        focus.note(mentions, sentence)
        found.append(Cast(mentions, focus.home(), league(memory)))
    return found


def _but_reporters(text: str, told: list[Mention], start: int) -> list[Mention]:
    """Without the reporters and agencies of a date line or byline with which the text of a page may run on."""
    papers = (m for m in told if is_of_kind(m, "media") and BYLINE.search(text, start, m.start))
    behind = max((m.end for m in papers), default=start)
    return [m for m in told if m.start >= behind and not _is_agency(text, m)]


def _is_agency(text: str, mention: Mention) -> bool:
    """Is it who reports: "Atlanta (CNN) -- ..."?"""
    opens = mention.start - 1
    return text[opens : opens + 1] == "(" and AGENCY.match(text, opens, mention.end + 5) is not None


def _with_stand_ins(mentions: list[Mention], resolved: list[Mention]) -> list[Mention]:
    """Both in the order of the text; a stand-in takes the place of the generic mention that it explains."""
    if not resolved:
        return mentions
    kept = [m for m in mentions if not any(r.start < m.end and m.start < r.end for r in resolved)]
    return sorted((*kept, *resolved), key=lambda m: m.start)


def _phrases(text: str, sentence: Sentence, memory: Memory, times: Sequence[TimeExpression]) -> list[Mention]:
    """The noun phrases of a sentence that name an actor or a place."""
    row = units(text, sentence, times)
    mentions: list[Mention] = []
    at = 0
    while core := CORE.search(row.shapes, at):
        at = core.start()
        mention, end = _first_rule(text, sentence, row, at, memory)
        if mention:
            mentions.append(mention)
        at = max(end, at + 1)
    return mentions


def _first_rule(
    text: str, sentence: Sentence, row: Row, at: int, memory: Memory
) -> tuple[Mention | None, int]:
    """Apply the first rule that makes a mention at a unit; where it ends."""
    for name, _, pattern, build in rules_from(row.shapes[at]):
        match = pattern.match(row.shapes, at)
        if match:
            mention = build(Reading(text, sentence, row, match, memory, name))
            if mention:
                return mention, match.end()
    return None, at
