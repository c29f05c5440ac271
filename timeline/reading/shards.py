"""Cut a large file of JSON Lines where its lines end, so that each part can be read by another process.

Whoever cuts reads the file once, to count the lines: an article is named by its line, in whichever shard it stands.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import InputError, reason
from timeline.reading.decode import UTF_16
from timeline.reading.detect import HEAD, detect
from timeline.reading.model import Piece, Settings, Skipped, Target
from timeline.reading.records import are_articles, lines

_PACKED_OR_WIDE = (b"\x1f\x8b", *UTF_16)  # gzip, or two bytes for each character


@dataclass(frozen=True, slots=True)
class Shard:
    """Whole lines of a file: its bytes from `start` to `stop`, behind so many lines."""

    start: int
    stop: int
    lines: int


def shards(target: Target, settings: Settings, size: int) -> list[Shard]:
    """Cut a file into shards of not much more than `size` bytes; give none where it has to be read in one go."""
    found: list[Shard] = []
    try:
        with Path(target.path or "").open("rb") as file:
            if not _can_be_cut(file, target, settings):
                return []
            start = number = 0
            while part := file.read(size):
                count = part.count(b"\n")
                while not part.endswith(b"\n") and (part := file.readline(size)):
                    count += part.endswith(b"\n")
                found.append(Shard(start, file.tell(), number))
                start, number = file.tell(), number + count
    except (OSError, InputError):
        return []  # who reads it in one go will say what is wrong
    return found


def _can_be_cut(file: io.BufferedReader, target: Target, settings: Settings) -> bool:
    head = file.read(HEAD)
    file.seek(0)
    first = file.readline(settings.max_bytes + 1)
    file.seek(0)
    return (
        not head.startswith(_PACKED_OR_WIDE)
        and (settings.format or detect(head, target.path)) == "jsonl"
        and are_articles(first, settings)
    )


def read_shard(target: Target, shard: Shard, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the lines of a shard, as `pieces` gives those of the whole file."""
    try:
        with Path(target.path or "").open("rb") as file:
            file.seek(shard.start)
            yield from lines(file, target, settings, shard.lines, shard.stop)
    except OSError as error:
        yield Skipped(target.name, reason(error))
