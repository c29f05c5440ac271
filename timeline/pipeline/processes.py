"""Read and extract in several processes of this machine; what they find comes back in the order of the files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path

from timeline.errors import TimelineError
from timeline.pipeline.work import Outcome, Work, performed
from timeline.reading import Settings, is_there
from timeline.store.connect import reading

_AHEAD = 3
"""So many parts of the work wait for each process: enough that none is idle, few enough that memory stays flat."""


def in_processes(
    works: Iterable[Work], settings: Settings, db: Path | None, jobs: int
) -> Iterator[tuple[Work, list[Outcome]]]:
    """Do the work in `jobs` processes. What is in the store `db` is read, but not extracted again."""
    waiting: deque[tuple[Work, Future[list[Outcome]]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(settings, db))
    try:
        for work in works:
            waiting.append((work, pool.submit(_perform, work)))
            if len(waiting) > _AHEAD * jobs:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    except BrokenProcessPool:
        raise TimelineError(
            "a process that was reading has died; what is stored is kept: run the same command again, with --jobs 1 if it dies again"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_settings = Settings()
_store: sqlite3.Connection | None = None
_open = ExitStack()


def _begin(settings: Settings, db: Path | None) -> None:
    """Make a process ready; Ctrl-C is for the one that writes."""
    global _settings, _store  # noqa: PLW0603  a process of a pool has no other place for what it keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _settings = settings
    if db and is_there(db):
        _store = _open.enter_context(reading(db))


def _end_with_parent() -> None:
    """A process of a pool does not notice when the one that made it is killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _perform(work: Work) -> list[Outcome]:
    return list(performed(work, _settings, _store))
