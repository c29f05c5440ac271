"""How fast the store is printed: a hundred thousand events, first line and whole, and the memory that it takes."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from timeline.model import Actor, Citation, Document, Event
from timeline.store.write import writer

ARTICLES, PER_ARTICLE, COPIES = 10, 100, 100
COMMAND = str(Path(sys.executable).with_name("timeline"))
NAMES = ("Japan", "China", "France", "Kenya", "Brazil", "Ukraine", "Fiji", "Oman", "Peru", "Mali")


def events(document: Document) -> list[Event]:
    """Make up the events of an article."""
    luck = random.Random(document.text)
    made = []
    for number in range(PER_ARTICLE):
        day = date(2000, 1, 1) + timedelta(days=luck.randrange(9000))
        who = luck.sample(NAMES, 2)
        actors = (Actor(who[0], None, "source", who[0]), Actor(who[1], None, "target", who[1]))
        title = f"{who[0]} and {who[1]} signed agreement {luck.randrange(10**9)} on fisheries"
        made.append(
            Event("", day.isoformat(), day, day, day.isoformat(), "explicit", "occurred", "AGREE", title, "signed",
                  f"On {day} {title}, officials said.", actors, (), 0.8, document.citation, (number, number + 1))
        )  # fmt: skip
    return made


def multiply(store: Path) -> None:
    """Put copies beside each mention and event, under ids of their own; merging so many would take longer than printing."""
    with closing(sqlite3.connect(store)) as connection, connection:
        for table, number in (("mention", "id"), ("event_core", "number")):
            names = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]
            read = ", ".join(_COPIED.get((table, name), name) for name in names)
            connection.execute(
                f"WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {COPIES - 1}) "
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {read} FROM copy, {table} ORDER BY n, {number}"
            )


_COPIED = {
    ("mention", '"id"'): f"id + n * {ARTICLES * PER_ARTICLE}",
    ("event_core", '"number"'): f"number + n * {ARTICLES * PER_ARTICLE}",
    ("event_core", '"id"'): "id || n",
}


def main() -> None:
    """Fill a store, and time the commands."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.db"
        with writer(store, events) as into:
            for number in range(ARTICLES):
                citation = Citation(
                    f"Article {number}", date(2024, 12, 1) + timedelta(days=number % 30), "Wire"
                )
                into.add(Document(f"{number}\n" + "x" * PER_ARTICLE, citation))
        multiply(store)
        for words in (["show"], ["export"], ["export", "--format", "jsonl"], ["export", "--format", "tsv"]):
            began = time.perf_counter()
            with subprocess.Popen(
                [COMMAND, *words], stdout=subprocess.PIPE, env=os.environ | {"TIMELINE_DB": str(store)}
            ) as process:
                assert process.stdout
                process.stdout.readline()
                first = time.perf_counter() - began
                lines = sum(chunk.count(b"\n") for chunk in iter(lambda: process.stdout.read(1 << 16), b""))  # type: ignore[union-attr]
            whole = time.perf_counter() - began
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{' '.join(words):24} first line {first * 1000:.0f} ms, {lines / whole:,.0f} rows/s, at most {most:.0f} MB"
            )


if __name__ == "__main__":
    main()
