"""What the actor room gives: the places in a text where somebody, or some place, is named or stood for."""

from __future__ import annotations

from typing import Literal, NamedTuple

MentionKind = Literal[
    "state", "capital", "adjective", "person", "body", "group", "forces", "office", "generic", "place", "pronoun"
]  # fmt: skip


UNKNOWN = "actor:unknown name"
"""The rule of a capitalised name that neither the lexicon nor the article explains."""


class Named(NamedTuple):
    """A participant by the name that the lexicon or the article gives, and the state it belongs to."""

    name: str
    country: str | None


class Mention(NamedTuple):
    """A noun phrase that stands for one or more participants.

    `start` and `end` are the span of the whole phrase with its titles, `text` the words that stand for the
    actor. `named` is empty for a generic actor ("protesters"). `place` is set where the phrase can also be where
    something happens. `office` is (office, state or body) for a title without a name: who it was
    depends on the event's date. `refers` is the kind of what a pronoun stands for, and `called`
    what the text calls it, where that is a body of the state that `named` tells ("Haiti's transitional council").
    `rule` says how it was found.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    named: tuple[Named, ...]
    rule: str
    place: str | None = None
    place_country: str | None = None
    office: tuple[str, str] | None = None
    refers: MentionKind | None = None
    called: str = ""


class Cast(NamedTuple):
    """Those of whom a sentence speaks, in its order.

    `home` is the state that the text speaks of there, `league` the alliance or bloc of which it told last.
    """

    mentions: list[Mention]
    home: Named | None
    league: Named | None
