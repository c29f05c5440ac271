"""The words of the project as plain, frozen data. Imports nothing of the project.

Spans are character offsets into `Document.text`, start inclusive, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Basis = Literal["explicit", "relative", "context", "document"]
Status = Literal["occurred", "ongoing", "planned", "possible", "negated"]
Role = Literal["source", "target"]
Span = tuple[int, int]
Day = date
"""The calendar day, by a name that a field called `date` does not hide."""

STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "possible", "negated")

TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "INVESTIGATE", "DEMAND",
    "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "CRIME", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "OFFICE", "ELECT", "LEGISLATE", "ECONOMY", "DISASTER", "OTHER",
)  # fmt: skip
"""PLOVER's eighteen event types, then six for what PLOVER has no word."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a text comes from: what a reader needs to find it again. `evidence` says what `published` rests on."""

    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    evidence: str | None = None

    def __post_init__(self) -> None:
        """Keep of a moment its day: a datetime is a date to Python, but compares with none."""
        if isinstance(self.published, datetime):
            object.__setattr__(self, "published", self.published.date())


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text as found, without front matter, and where it comes from."""

    text: str
    citation: Citation = field(default_factory=Citation)

    @property
    def published(self) -> date | None:
        """The publication date, from which relative expressions count."""
        return self.citation.published


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: a stretch of text that names a time, a duration or a set of times.

    `type`, `value` and `mod` follow TimeML 1.2.1; `edtf` is the calendar value as EDTF (ISO 8601-2), None
    for durations, sets, vague references and what stays unresolved; `earliest` and `latest` are the first
    and last day that `edtf` allows (None where open, or outside the years 1 to 9999). `anchor` is the date
    that a relative expression counts from, `basis` says how the date came about, `rule` names the rule that
    found it, and `steps` tells the arithmetic in words.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    basis: Basis | None = None
    rule: str = ""
    steps: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part. `country` is an ISO 3166-1 alpha-3 code, `text` the words that stand for the actor."""

    name: str
    country: str | None
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens, by its usual English name."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the document that an event rests on: its sentence, trigger, time or one of its actors."""

    kind: Literal["sentence", "trigger", "time", "source", "target", "place"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One reason for what an event says: the rule or lexicon row that fired, and what it says in words."""

    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one document tells it (a mention), or, out of the store, what all its mentions tell.

    `date` is EDTF; `start` and `end` are the first and last day it allows, None where open. `offset` is the
    trigger's span in the document.
    """

    id: str
    date: str | None
    start: Day | None
    end: Day | None
    date_text: str | None
    basis: Basis
    status: Status
    type: str
    title: str
    trigger: str
    sentence: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    confidence: float
    document: Citation
    offset: Span
    marks: tuple[Mark, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules and lexicon rows that made the event, in the order in which they fired."""
        return tuple(step.rule for step in self.steps)
