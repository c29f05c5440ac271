"""Take documents from files into the store, and tell of each what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from timeline.pipeline.sinks import Sink
from timeline.pipeline.work import Finished, Outcome, Told, Work, outcomes
from timeline.reading import Notice, Settings, Skipped, Target
from timeline.store.write import Fate

Engine = Callable[[Iterable[Work]], Iterator[tuple[Work, Iterable[Outcome]]]]
"""Does parts of the work, in order: in this process, in several, or on several machines."""
Cut = Callable[[Iterable[Target]], Iterator[Work]]


@dataclass
class Tally:
    """What became of the documents so far."""

    fates: Counter[Fate] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    events: int = 0
    merged: int = 0
    undated: int = 0
    dateless: int = 0
    unresolved: int = 0

    @property
    def read(self) -> int:
        """How many documents could be read."""
        return self.fates.total()

    @property
    def skipped(self) -> int:
        """How much was left out."""
        return self.reasons.total()


class Listener(Protocol):
    """Is told of everything that happens. `held` surrounds what is not to be broken off."""

    def held(self) -> AbstractContextManager[None]:
        """Put off Ctrl-C."""

    def skipped(self, found: Skipped) -> None:
        """Something was left out."""

    def noticed(self, found: Notice) -> None:
        """Something about an article is to be known."""

    def stored(self, found: Told, fate: Fate) -> None:
        """A document has been dealt with."""

    def done(self, size: int) -> None:
        """So many bytes of the files have been dealt with."""


def here(settings: Settings) -> Engine:
    """Read in this process; the sink then extracts what it does not know."""
    return lambda works: ((work, outcomes(work, settings)) for work in works)


def _kind(reason: str) -> str:
    """Give what is the same of a reason wherever it is met, without what a file adds to it and the advice."""
    return re.split("[:;]", reason, maxsplit=1)[0]


class Run:
    """One ingest."""

    def __init__(self, sink: Sink, settings: Settings, listener: Listener, tally: Tally) -> None:
        self._sink = sink
        self._settings = settings
        self._listener = listener
        self._tally = tally
        self._documents = 0  # of the file that is being read
        self._faulty = False

    def take(self, targets: Iterable[Target | Skipped], cut: Cut, engine: Engine) -> None:
        """Read what is new or has changed, and store what it tells."""
        mentions, events = self._sink.counts()
        try:
            for work, found in engine(cut(self._unread(targets))):
                ready = [self._sink.extracted(outcome) for outcome in found]
                with self._listener.held(), self._sink.together():
                    for outcome in ready:
                        self._one(outcome)
                self._listener.done(work.size)
        finally:
            mentions_now, events_now = self._sink.counts()
            self._tally.events += events_now - events
            self._tally.merged += (
                max(0, (mentions_now - mentions) - (events_now - events)) if events_now else 0
            )

    def _unread(self, targets: Iterable[Target | Skipped]) -> Iterator[Target]:
        for target in targets:
            if isinstance(target, Skipped):
                self._skip(target)
                continue
            stamp = target.stamp(self._settings)
            known = self._sink.documents_of(target, stamp) if stamp else None
            if known is None:
                yield target
            else:
                self._tally.fates["unchanged"] += known
                self._listener.done(target.size)

    def _skip(self, found: Skipped) -> None:
        self._tally.reasons[_kind(found.reason)] += 1
        self._listener.skipped(found)

    def _one(self, outcome: Outcome) -> None:
        match outcome:
            case Skipped():
                self._faulty = True
                self._skip(outcome)
            case Notice():
                self._listener.noticed(outcome)
            case Finished():
                self._finish(outcome.target)
            case Told():
                fate, found = self._sink.put(outcome)
                self._documents += 1
                self._count(found, fate)
                self._listener.stored(found, fate)

    def _count(self, found: Told, fate: Fate) -> None:
        tally = self._tally
        tally.fates[fate] += 1
        if fate == "unchanged":
            return
        events = found.events or []
        tally.mentions += len(events)
        tally.undated += sum(event.date is None for event in events)
        if not found.document.published:
            tally.dateless += 1
            tally.unresolved += found.unresolved

    def _finish(self, target: Target) -> None:
        """Remember a file that was read without a fault."""
        stamp = target.stamp(self._settings)
        if stamp and not self._faulty:
            self._sink.was_read(target, stamp, self._documents)
        self._documents, self._faulty = 0, False
