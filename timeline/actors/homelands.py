""" "Putin said his country would": the state of whoever a possessive pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.actors.gazetteer import state_names
from timeline.actors.model import Mention, Named
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import GENITIVES

OWNING = frozenset({"his", "her"})
ADDRESS = frozenset({"address", "appeal", "broadcast", "message", "speak", "speech"})
"""Who gives one "to the nation" gives it to his own."""


def homeland(sentence: Sentence, index: int, earlier: Sequence[Mention]) -> tuple[Named, ...]:
    """The state that "his country" is, the noun at a token; none where the text does not say whose.

    The pronoun stands for a person with a state, or for the official who speaks: "Kenya's envoy said her country left". So it is
    with the country that somebody fled or ruled, and with the nation that he addressed.
    """
    if not index or sentence.lowers[index] not in word_list("homelands"):
        return ()
    own = sentence.lowers[index - 1] == "the" and (
        sentence.lemmas[index - 2] in word_list("own_lands") or _is_addressed(sentence, index)
    )
    if not own and sentence.lowers[index - 1] not in OWNING:
        return ()
    people = [m for m in earlier if len(m.named) == 1 and m.kind in {"office", "person", "pronoun"}]
    at = sentence.starts[index - 1]
    whose = [m for m in people if m.start == at] or people[-1:]
    code = whose[0].named[0].country if whose else None
    return (Named(state_names()[code], code),) if code and code in state_names() else ()


def _is_addressed(sentence: Sentence, index: int) -> bool:
    """ "Addressed the nation", "in a speech to the nation"; not "an address to the nation's teachers"."""
    if sentence.lowers[index] != "nation" or "".join(sentence.words[index + 1 : index + 2]) in GENITIVES:
        return False
    spoken = sentence.lemmas[index - 3] in ADDRESS and sentence.lemmas[index - 2] == "to"
    return spoken or sentence.lemmas[index - 2] == "address"
