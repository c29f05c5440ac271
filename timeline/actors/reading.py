"""What a rule's builder sees of a sentence, and what it says with it: the units by name, the states they speak of, the mention."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.actors.gazetteer import Entry, state_names
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, MentionKind, Named
from timeline.actors.units import Row, Unit
from timeline.language.model import Sentence
from timeline.lexicon.actors import ActorNoun, actor_nouns


class Reading(NamedTuple):
    """What a builder sees: the text, the sentence, its units, and the match of the rule's pattern over their shapes."""

    text: str
    sentence: Sentence
    row: Row
    match: re.Match[str]
    memory: Memory
    rule: str

    def group(self, name: str) -> list[Unit]:
        """The units of a named group; empty where the rule has no such group, or it took no part."""
        if name not in self.match.re.groupindex:
            return []
        first, last = self.match.span(name)
        return self.row.units(first, last) if first >= 0 else []

    def span(self, units: list[Unit]) -> tuple[int, int]:
        """The characters that a run of units takes."""
        return self.sentence.starts[units[0].first], self.sentence.ends[units[-1].last]

    def words(self, units: list[Unit]) -> str:
        """A run of units as written, in one line."""
        first, last = self.span(units)
        return self.text[first:last].replace("\n", " ")

    def all_units(self) -> list[Unit]:
        """The units of the whole match."""
        return self.row.units(*self.match.span())


def entries_of(units: list[Unit]) -> tuple[Entry, ...]:
    """What the lexicon says of a run of units."""
    return tuple(entry for unit in units for entry in unit.entries)


def code_of(units: list[Unit]) -> str | None:
    """The state that a run of units speaks of."""
    return next((entry.country for entry in entries_of(units) if entry.country), None)


def named_states(units: list[Unit]) -> tuple[Named, ...]:
    """Whom a run of units speaks of, each once."""
    return tuple(dict.fromkeys(_stands_for(entry) for entry in entries_of(units)))


SEATS = {"Brussels": Named("EU", None)}
"""Capitals that in the news of the world stand for the body that sits there, and hardly ever for their state."""


def _stands_for(entry: Entry) -> Named:
    """A body or a group stands for itself, every other name for its state."""
    names = state_names()
    if entry.kind == "capital" and entry.written in SEATS:
        return SEATS[entry.written]
    if entry.country not in names or entry.kind in {"body", "group"}:
        return Named(entry.name, entry.country)
    return Named(names[entry.country], entry.country)


def mention_of(
    reading: Reading,
    kind: MentionKind,
    named: tuple[Named, ...],
    text: str,
    office: tuple[str, str] | None = None,
) -> Mention:
    """The mention that a whole match makes."""
    start, end = reading.span(reading.all_units())
    return Mention(start, end, text, kind, named, f"actor:{reading.rule}", office=office)


def singular_noun(reading: Reading) -> ActorNoun | None:
    """The actor noun that a rule's nouns end with, where it is written in the singular."""
    at = reading.group("noun")[-1].last
    lemma = reading.sentence.lemmas[at]
    return actor_nouns().get(lemma) if reading.sentence.words[at] == lemma else None


def without_determiner(reading: Reading) -> str:
    """The words of a whole match, "the" before them aside."""
    units = reading.all_units()
    return reading.words(units[1:] if units[0].shape == "D" and len(units) > 1 else units)
