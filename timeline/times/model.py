"""A time phrase: what stands in the text where an event is dated, prepositions and ranges included."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from timeline.model import Basis, TimeExpression

Relation = Literal["at", "by", "before", "until", "since", "after", "from", "within", "vague"]


class TimePhrase(NamedTuple):
    """One or two time expressions with the words that relate them to an event.

    "by 2025" is the expression 2025 in the relation `by`; "from 2015 to 2018" is one phrase of two parts in
    the relation `at`. `edtf` is the date that an event takes which the phrase governs (`../2025`,
    `2015/2018`), `earliest` and `latest` its days. For `since` and `after` it is open (`2014/..`), and
    `parts[0].edtf` is the point itself. `vague` marks expressions that place nothing on the calendar
    ("recently", "for three years"): `edtf` is None. `start` and `end` take in the preposition.
    """

    start: int
    end: int
    text: str
    relation: Relation
    edtf: str | None
    earliest: date | None
    latest: date | None
    basis: Basis | None
    parts: tuple[TimeExpression, ...]
    rule: str
    steps: str
