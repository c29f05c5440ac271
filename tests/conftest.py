"""What the tests share: running the real command, and stores whose events are made by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from timeline.model import Actor, Citation, Document, Event, Mark, Place, Step
from timeline.store.connect import reading
from timeline.store.write import Stored, writer
from timeline.times.calendar import bounds

COMMAND = str(Path(sys.executable).with_name("timeline"))
THIS_TREE = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[1])}
"""What a command needs to run the code beside these tests, whatever is installed."""
NAMES = {
    "USA": "United States", "TWN": "Taiwan", "JPN": "Japan", "CHN": "China", "RUS": "Russia", "UKR": "Ukraine",
    "GBR": "United Kingdom", "PRK": "North Korea",
}  # fmt: skip

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `timeline` as a user would, with a store of its own; give exit code, output and errors."""

    def command(*words: str, stdin: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **THIS_TREE, "HOME": str(tmp_path), "TIMELINE_DB": str(tmp_path / "store.db"), "LANG": "C.UTF-8",
        }  # fmt: skip
        return subprocess.run(
            [COMMAND, *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment | settings,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return command


@dataclass(frozen=True)
class Said:
    """An event as an article of these tests tells it, in short: "RUS>UKR" is who to whom."""

    date: str | None
    title: str
    who: str = ""
    type: str = "CONSULT"
    status: str = "occurred"
    trigger: str = ""
    basis: str = "explicit"
    places: Sequence[str] = ()
    confidence: float = 0.8
    rest: str = ""
    """What the sentence says behind the title's words."""

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.title}{self.rest}."


@dataclass(frozen=True)
class Article:
    """An article of these tests: what it says, and where it comes from."""

    published: str | None
    said: Sequence[Said]
    source: str | None = None
    title: str | None = None
    path: str | None = None
    url: str | None = None
    lines: Sequence[str] = field(default=())

    def document(self) -> Document:
        """Give the document, a sentence for each event."""
        text = "\n".join([*(said.sentence for said in self.said), *self.lines])
        day = date.fromisoformat(self.published) if self.published else None
        return Document(text, Citation(self.title, day, self.source, self.url, self.path))

    def events(self) -> list[Event]:
        """Give the events that its text tells."""
        document = self.document()
        return [_event(said, document) for said in self.said]


def _event(said: Said, document: Document) -> Event:
    start, end = bounds(said.date) if said.date else (None, None)
    first = document.text.index(said.sentence)
    last = first + len(said.sentence)
    trigger = said.trigger or said.title.split()[1]
    at = document.text.index(trigger, first)
    return Event(
        id="",
        date=said.date,
        start=start,
        end=end,
        date_text=None if said.basis == "document" else "then",
        basis=said.basis,  # type: ignore[arg-type]
        status=said.status,  # type: ignore[arg-type]
        type=said.type,
        title=said.title,
        trigger=trigger,
        sentence=document.text[first:last],
        actors=tuple(_actors(said.who)),
        places=tuple(
            Place(name, country or None) for name, _, country in (p.partition("/") for p in said.places)
        ),
        confidence=said.confidence,
        document=document.citation,
        offset=(at, at + len(trigger)),
        marks=(Mark("sentence", first, last), Mark("trigger", at, at + len(trigger))),
        steps=(Step("by-hand", "the test says so"),),
    )


def _actors(who: str) -> Iterable[Actor]:
    acting, _, others = who.partition(">")
    for role, names in (("source", acting), ("target", others)):
        for name in filter(None, names.split("+")):
            person, _, country = name.rpartition("/")
            code = country if country in NAMES else None
            yield Actor(person or NAMES.get(country, country), code, role, person or country)  # type: ignore[arg-type]


TABLES = (
    "document", "mention", "merge_key", "event", "event_mention", "actor", "event_actor", "place", "event_place",
)  # fmt: skip


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with reading(path) as store:
        return store.execute(query).fetchall()


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with reading(path) as store:
        return {table: store.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}


def chronology(path: Path) -> list[tuple[Any, ...]]:
    """What a reader sees, whatever the rows' numbers are."""
    told = ask(
        path,
        "SELECT event_id, title, sentence, document, published FROM mentions_with_sources ORDER BY 1, 2, 3, 4",
    )
    return [*ask(path, "SELECT * FROM chronology"), *told]


def telling(*said: Said, published: str = "2023-06-01", title: str = "An article", **more: str) -> Article:
    return Article(published, said, title=title, source="Wire", **more)  # type: ignore[arg-type]


def fill(path: Path, articles: Iterable[Article]) -> list[Stored]:
    """Store these articles with the events that they are said to tell."""
    listed = list(articles)
    told = {article.document(): article.events() for article in listed}
    with writer(path, lambda document: told[document]) as store:
        return [store.add(article.document()) for article in listed]


PELOSI = Article(
    "2022-08-03",
    [Said("2022-08-02", "Nancy Pelosi visited Taiwan", "Nancy Pelosi/USA>TWN", places=["Taiwan"])],
    source="Wire",
    title="Speaker in Taipei",
    path="wire.md",
)
LATER = Article(
    "2023-01-12",
    [
        Said("2022-08", "Nancy Pelosi visited Taiwan last August", "Nancy Pelosi/USA>TWN", places=["Taiwan"]),
        Said("../2025", "A Marine Littoral Regiment is stationed on Okinawa", "USA>JPN", "MOBILIZE", "planned", "stationed"),
        Said("2023-05", "Fumio Kishida will host the G7 in Hiroshima", "Fumio Kishida/JPN>G7", status="planned", trigger="host"),
        Said("2023-01-12", "Japan signed an agreement with Britain", "JPN>GBR", "AGREE", basis="document"),
    ],
    source="Review",
    title="Japan and its ally",
    path="review.md",
)  # fmt: skip
WAR = Article(
    "2024-02-24",
    [
        Said("2022-02-24", "Russia invaded Ukraine", "RUS>UKR", "ASSAULT"),
        Said("2014/..", "Russia occupies Crimea", "RUS>UKR", "ASSAULT", "ongoing"),
        Said("199X", "Ukraine gave up its warheads", "UKR", "RETREAT", trigger="gave"),
        Said("2023", "China did not join the sanctions on Russia", "CHN>RUS", "SANCTION", "negated", "join"),
        Said("2024-22", "Switzerland may hold a conference", "Switzerland", status="possible", trigger="hold"),
    ],
    source="Daily",
    title="Two years on",
    path="daily.md",
    url="https://example.org/two-years-on",
)  # fmt: skip
ARTICLES = (PELOSI, LATER, WAR)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A small store with events made by hand, where the `run` fixture looks for it."""
    path = tmp_path / "store.db"
    fill(path, ARTICLES)
    return path


def calls(task: Callable[[], object]) -> int:
    """How many functions a task calls: what it costs, as no other program on the machine can change it."""
    made = 0

    def count(frame: FrameType, what: str, argument: object) -> None:
        nonlocal made
        made += what in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(before)
    return made
