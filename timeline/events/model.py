"""A candidate: a word that may name an event; and a dated one, with its share of what stands behind the trigger."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from timeline.events.passage import TokenSpan
from timeline.lexicon.triggers import Trigger
from timeline.model import Basis
from timeline.times.model import TimePhrase


class Candidate(NamedTuple):
    """A verb or noun that names an event.

    `at` is the trigger's token, `group` the index of its verb group (of the governing verb group for a predicate noun
    or adjective), None for other nouns. `trigger` is its lexicon row, None for a verb of no known type.
    """

    at: int
    group: int | None
    clause: int
    noun: bool
    trigger: Trigger | None


class Share(NamedTuple):
    """The tokens behind a trigger that go with one of its dates.

    `own` belongs to this date alone, `kept` is what it takes over from the first date; `subject` is who acts where that
    is told anew; `like` is the mention in whose place the first of `own` stands.
    """

    own: TokenSpan
    kept: TokenSpan | None = None
    subject: TokenSpan | None = None
    like: int | None = None

    def holds(self, token: int) -> bool:
        """Is a token behind the trigger told of this date?"""
        return any(first <= token <= last for first, last in filter(None, (self.own, self.kept)))


class Dating(NamedTuple):
    """The date of a candidate: the phrase that gives it (None: the publication date) and the rule that joined them.

    `share` is set where one trigger has several dates: what stands behind it that goes with this one.
    """

    candidate: Candidate
    phrase: TimePhrase | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    basis: Basis
    rule: str
    says: str
    share: Share | None = None
