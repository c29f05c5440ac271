"""Read and extract on the workers of a Dask cluster. Each writes what it finds beside the store, and returns a count.

The scheduler only ever carries names and numbers: what passes through it costs five times what a file does. Files and
the store's folder have to be under the same path on all machines.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from timeline.errors import TimelineError
from timeline.extras import needed
from timeline.pipeline.parts import read_part, write_part
from timeline.pipeline.work import Outcome, Work, performed
from timeline.reading import Settings, is_there
from timeline.store.connect import reading

_AHEAD = 4


def on_machines(
    works: Iterable[Work], settings: Settings, db: Path, jobs: int, scheduler: str | None
) -> Iterator[tuple[Work, Iterable[Outcome]]]:
    """Do the work on a cluster: that of `scheduler`, or one of `jobs` processes that is started here."""
    distributed = needed("distributed", "dask")
    folder = Path(f"{db.absolute()}.parts")
    folder.mkdir(parents=True, exist_ok=True)
    known = db.absolute() if is_there(db) else None
    waiting: deque[tuple[Work, Path, Any]] = deque()
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        client = stack.enter_context(_client(distributed, scheduler, jobs))
        try:
            for number, work in enumerate(works):
                part = folder / f"{number:08}.parquet"
                waiting.append((work, part, client.submit(perform, work, settings, part, known, pure=False)))
                if len(waiting) >= _AHEAD * max(jobs, len(client.nthreads())):
                    yield _loaded(*waiting.popleft())
            while waiting:
                yield _loaded(*waiting.popleft())
        except (distributed.KilledWorker, OSError) as error:
            raise TimelineError(
                f"the cluster failed: {error}; what is stored is kept, run the same command again"
            ) from None


def _client(distributed: Any, scheduler: str | None, jobs: int) -> Any:
    if scheduler is None:
        return distributed.Client(
            n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
        )
    try:
        return distributed.Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise TimelineError(f"there is no Dask scheduler at {scheduler}: {error}") from None


def perform(work: Work, settings: Settings, part: Path, known: Path | None) -> int:
    """Do a part of the work on a worker; give how much was found. Done twice, after a worker's death, it gives the same."""
    with ExitStack() as stack:
        store = stack.enter_context(reading(known)) if known and is_there(known) else None
        return write_part(part, performed(work, settings, store))


def _loaded(work: Work, part: Path, future: Any) -> tuple[Work, Iterable[Outcome]]:
    future.result()
    return work, _emptied(part)


def _emptied(part: Path) -> Iterator[Outcome]:
    yield from read_part(part)
    part.unlink()
