"""Measure the store: ingest of extracted events, size, a filtered query, a search, and merging one more article.

    python bench/store.py [--events 100000] [--small 30000] [--keep FILE]

The events are made by a seeded generator: articles of fifteen, between two of two hundred states each, over nineteen years.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from timeline.lexicon.actors import states
from timeline.model import Actor, Citation, Document, Event, Mark, Step
from timeline.query import Filters, rows
from timeline.store.connect import reading
from timeline.store.write import writer

ACTS = (
    ("CONSULT", ("met", "visited", "hosted", "received")), ("AGREE", ("signed with", "agreed with")),
    ("ASSAULT", ("attacked", "struck", "bombed")), ("SANCTION", ("sanctioned", "expelled")),
    ("MOBILIZE", ("deployed against", "tested against")), ("COOPERATE", ("traded with", "exercised with")),
    ("DISAPPROVE", ("criticised", "accused")), ("DEMAND", ("urged", "pressed")),
)  # fmt: skip
THINGS = (
    "port",
    "mine",
    "bridge",
    "treaty",
    "border",
    "fleet",
    "grain",
    "steel",
    "visa",
    "canal",
    "radar",
    "island",
)
SORTS = ("line", "house", "way", "law", "crew", "store", "talks", "yard", "post", "route")
JAPAN = ("show", "--actor", "Japan", "--since", "2022", "--until", "2023")
COMMAND = str(Path(sys.executable).with_name("timeline"))
EACH = 15
BATCH = 64
FIRST = date(2005, 1, 1)


class Told(NamedTuple):
    """A sentence, and the event in it."""

    sentence: str
    when: tuple[str, date, date]
    kind: str
    verb: str
    one: tuple[str, str]
    other: tuple[str, str]


def articles(count: int, seed: int = 1) -> Iterator[tuple[Document, list[Event]]]:
    """Give articles with their events."""
    draw = random.Random(seed)
    names = [(state.name, state.code) for state in states()][:200]
    for number in range(count):
        published = FIRST + timedelta(days=draw.randrange(7000))
        cited = Citation(
            f"Article {seed}.{number}", published, f"Source {number % 40}", path=f"/{seed}/{number}.md"
        )
        told = [_told(draw, names, published) for _ in range(EACH)]
        document = Document("\n".join(event.sentence for event in told), cited)
        at, events = 0, []
        for said in told:
            events.append(_event(said, at, cited))
            at += len(said.sentence) + 1
        yield document, events


def _told(draw: random.Random, names: list[tuple[str, str]], published: date) -> Told:
    kind, verbs = draw.choice(ACTS)
    verb = draw.choice(verbs)
    one, other = draw.sample(names, 2)
    day, chance = published - timedelta(days=draw.randrange(400)), draw.random()
    when = (day.isoformat(), day, day)
    if chance > 0.9:
        when = (str(day.year), date(day.year, 1, 1), date(day.year, 12, 31))
    elif chance > 0.75:
        last = (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        when = (day.isoformat()[:7], day.replace(day=1), last)
    about = f"the {draw.choice(THINGS)} {draw.choice(SORTS)}"
    return Told(f"{one[0]} {verb} {other[0]} over {about}.", when, kind, verb, one, other)


def _event(said: Told, at: int, cited: Citation) -> Event:
    (edtf, first, last), (one, code), (other, other_code) = said.when, said.one, said.other
    start = at + len(one) + 1
    trigger = said.verb.partition(" ")[0]
    span = (start, start + len(trigger))
    return Event(
        id="", date=edtf, start=first, end=last, date_text=edtf, basis="explicit", status="occurred", type=said.kind,
        title=said.sentence[:-1], trigger=trigger, sentence=said.sentence,
        actors=(Actor(one, code, "source", one), Actor(other, other_code, "target", other)), places=(),
        confidence=0.8, document=cited, offset=span,
        marks=(Mark("sentence", at, at + len(said.sentence)), Mark("trigger", *span)),
        steps=(Step(f"trigger:{trigger}", f'"{trigger}" is {said.kind}'), Step("date:trailing", "the date in its clause")),
    )  # fmt: skip


def spent(work: Callable[[], object], times: int = 5) -> float:
    """Give the median of several runs in milliseconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return median(found) * 1000


def ask(path: Path, filters: Filters) -> int:
    """Count the rows of a query, fetched in full."""
    with reading(path) as store:
        return sum(1 for _ in rows(store, filters))


def shown(path: Path) -> None:
    """Show a filtered chronology into a pipe, as a user would."""
    subprocess.run([COMMAND, *JAPAN, "--db", str(path)], stdout=subprocess.PIPE, check=True)


def fill(path: Path, count: int) -> None:
    """Ingest so many events, and say how fast; then some articles more, one by one."""
    events: dict[Document, list[Event]] = {}
    with writer(path, lambda document: events[document]) as store:
        busy = 0.0
        told_by = articles(count // EACH)
        while batch := list(islice(told_by, BATCH)):
            events = dict(batch)
            began = time.perf_counter()
            store.add_all(list(events))
            busy += time.perf_counter() - began
        print(f"{count:,} mentions: ingest {count / busy:,.0f}/s into {store.count('event'):,} events")
        more = []
        for document, told in articles(20, seed=2):
            events = {document: told}
            began = time.perf_counter()
            store.add(document)
            more.append(time.perf_counter() - began)
        print(f"  one more article of {EACH} events {median(more) * 1000:.1f} ms")


def measure(path: Path, count: int) -> float:
    """Print size and times of a store; give the time of `show`."""
    with reading(path) as store:
        links = store.execute("SELECT count(*) FROM event_actor").fetchone()[0]
    size = path.stat().st_size
    print(f"  {links:,} actor links, {size / 1e6:,.0f} MB, {size / count:,.0f} bytes an event")
    japan = Filters(actor=("Japan",), since=date(2022, 1, 1), until=date(2023, 12, 31))
    print(f"  actor and range, {ask(path, japan)} rows {spent(lambda: ask(path, japan)):.1f} ms")
    words = Filters(
        actor=("Japan",), since=date(2015, 1, 1), until=date(2020, 12, 31), search=("grain yard",)
    )
    print(f"  search with actor and range, {ask(path, words)} rows {spent(lambda: ask(path, words)):.1f} ms")
    took = spent(lambda: shown(path), 9)
    print(f"  timeline {' '.join(JAPAN)} | cat {took:.0f} ms")
    return took


def main() -> None:
    """Fill a small store and a large one, then ask them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="put the large store here, and leave it")
    parser.add_argument("--small", type=int, default=30_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        took = []
        for path, count in (
            (Path(scratch, "small.db"), given.small),
            (given.keep or Path(scratch, "large.db"), given.events),
        ):
            fill(path, count)
            took.append(measure(path, count))
        print(f"show takes {took[1] / took[0]:.2f} times as long from the large store as from the small one")


if __name__ == "__main__":
    main()
