"""Offices told of without a state and without a name: "the prime minister", "the former president"."""

from __future__ import annotations

from bisect import bisect_left

from timeline.actors.memory import Memory
from timeline.actors.model import Mention, Named
from timeline.actors.tenures import holder, office_held, offices_called, offices_of_states
from timeline.language.model import Sentence

FORMER = "former "


def title_alone(mention: Mention, sentence: Sentence) -> str:
    """The title of a mention that is nothing but "the" and a title that states have; "" for others."""
    first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    if (
        mention.kind != "generic"
        or sentence.lowers[first] != "the"
        or sentence.lemmas[last : last + 1] == ("of",)
    ):
        return ""
    words = " ".join(sentence.lowers[first + 1 : last])
    return words if offices_called(words.removeprefix(FORMER)) & offices_of_states() else ""


def held_by(mention: Mention, title: str, home: Named | None, memory: Memory) -> Mention:
    """ "The prime minister": whom the text told of with that office, else who holds it in the state that the text speaks of."""
    person = memory.salience.in_office(title.removeprefix(FORMER), home)
    if person:
        # none for "the former president", who is the same on every day
        office = office_held(person.name, title)
        return mention._replace(
            kind="pronoun", named=(person,), rule="actor:office again", office=office, refers="person"
        )
    if home is None or home.country is None or memory.published is None:
        return mention
    offices = sorted(o for o in offices_called(title) if holder(o, home.country, memory.published))
    if len(offices) != 1:
        return mention
    return mention._replace(
        kind="office", named=(home,), rule="actor:office at home", office=(offices[0], home.country)
    )
