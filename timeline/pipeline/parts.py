"""What was found, as a Parquet file: how a worker on another machine hands it over."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from timeline.extras import needed
from timeline.model import Actor, Citation, Document, Event, Mark, Place, Step
from timeline.pipeline.work import Finished, Outcome, Told
from timeline.reading import Notice, Skipped, Target
from timeline.store.codec import read_date

_BATCH = 256


def write_part(path: Path, found: Iterable[Outcome]) -> int:
    """Write outcomes to a file that is there whole or not at all; give how many there are."""
    arrow, parquet = needed("pyarrow", "dask"), needed("pyarrow.parquet", "dask")
    schema = arrow.schema([("kind", arrow.string()), ("text", arrow.string()), ("rest", arrow.string())])
    part = Path(f"{path}.{os.getpid()}.writing")
    total = 0
    try:
        with parquet.ParquetWriter(part, schema, compression="zstd") as out:
            for batch in _batches(map(_row, found)):
                out.write_table(arrow.Table.from_pylist(batch, schema))
                total += len(batch)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return total


def read_part(path: Path) -> Iterator[Outcome]:
    """Read what `write_part` has written, a batch in memory at a time."""
    with needed("pyarrow.parquet", "dask").ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=_BATCH):
            yield from map(_outcome, batch.to_pylist())


def _batches(rows: Iterable[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    waiting: list[dict[str, str]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _BATCH:
            yield waiting
            waiting = []
    yield waiting


def _row(outcome: Outcome) -> dict[str, str]:
    match outcome:
        case Told(document, events, unresolved):
            listed = [asdict(event) | {"document": None} for event in events or ()]
            rest = {"citation": asdict(document.citation), "events": listed, "unresolved": unresolved}
            return {"kind": "told", "text": document.text, "rest": json.dumps(rest, default=str)}
        case Skipped(path, reason):
            return {"kind": "skipped", "text": "", "rest": json.dumps([path, reason])}
        case Notice(path, says):
            return {"kind": "notice", "text": "", "rest": json.dumps([path, says])}
        case Finished(target):
            return {"kind": "finished", "text": "", "rest": json.dumps(asdict(target))}


def _outcome(row: dict[str, str]) -> Outcome:
    rest: Any = json.loads(row["rest"])
    match row["kind"]:
        case "skipped":
            return Skipped(*rest)
        case "notice":
            return Notice(*rest)
        case "finished":
            return Finished(Target(**rest))
    cited = rest["citation"]
    citation = Citation(**cited | {"published": read_date(cited["published"])})
    return Told(
        Document(row["text"], citation),
        [_event(event, citation) for event in rest["events"]],
        rest["unresolved"],
    )


def _event(fields: dict[str, Any], citation: Citation) -> Event:
    return Event(
        **fields
        | {
            "start": read_date(fields["start"]),
            "end": read_date(fields["end"]),
            "actors": tuple(Actor(**actor) for actor in fields["actors"]),
            "places": tuple(Place(**place) for place in fields["places"]),
            "offset": tuple(fields["offset"]),
            "marks": tuple(Mark(**mark) for mark in fields["marks"]),
            "steps": tuple(Step(**step) for step in fields["steps"]),
            "document": citation,
        }
    )
