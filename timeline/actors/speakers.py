"""Who "I" and "we" are in what somebody is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.actors.model import Mention
from timeline.actors.subjects import CLOSING
from timeline.language.model import Sentence, VerbGroup
from timeline.language.words import words_of

FIRST_PERSON = frozenset({"i", "me", "us", "we"})
OPENING = frozenset({'"', "“", "``"})
NEAR = 3  # tokens between a verb of saying and the name of who says it, with his title
SPEAKING = frozenset({"body", "forces", "office", "person", "pronoun", "state"})


def quoted(sentence: Sentence, told: Sequence[Mention]) -> Iterator[Mention]:
    """ "We will go," said Luz; Luz said: "They hit me": the words for themselves of those whom a sentence quotes."""
    for index, lower in enumerate(sentence.lowers):
        who = _speaker(sentence, index, told) if lower in FIRST_PERSON else None
        if who is not None:
            start, end = sentence.starts[index], sentence.ends[index]
            refers = who.refers or who.kind
            yield who._replace(
                start=start, end=end, kind="pronoun", rule="actor:quoted", refers=refers, place=None
            )


def _speaker(sentence: Sentence, index: int, told: Iterable[Mention]) -> Mention | None:
    """Who says what a token is quoted in."""
    words = sentence.words
    opens = next((at for at in range(index - 1, -1, -1) if words[at] in OPENING), None)
    if opens is None:
        return None
    closes = next((at for at in range(index + 1, len(words)) if words[at] in CLOSING), len(words))
    saying = [g for g in sentence.groups if g.form == "finite" and g.lemma in words_of("speech")]
    behind = (g for g in saying if closes < g.first)
    before = (g for g in reversed(saying) if opens - NEAR <= g.last < opens)
    said = next(behind, None) or next(before, None)
    return None if said is None else _sayer(sentence, said, closes, told)


def _sayer(sentence: Sentence, said: VerbGroup, closes: int, told: Iterable[Mention]) -> Mention | None:
    """Who stands at once before a verb of saying; behind a quotation he may stand behind the verb."""
    at, behind = sentence.ends[said.first - 1], said.last + 1
    reach = sentence.starts[behind : behind + NEAR] if closes < said.first else ()
    named = [m for m in told if m.named and m.kind in SPEAKING]
    before = (m for m in named if m.end == at)
    return next(before, None) or next((m for m in named if m.start in reach), None)
