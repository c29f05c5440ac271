"""Sentences by phenomenon: which events they tell, when, whether they happened, and who took part.

Each table in cases/events holds rows of text, publication date and expected events. An expected event is written
`trigger date status type source>target`, `_` where the row does not ask; several are joined by ` + `. A row asks for all
dated events of its text, no more and no fewer. Actors are codes or names with `_` for blanks, joined by `&`.
`negatives.tsv` has texts that must give no dated event.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import Event, extract

CASES = Path(__file__).parent / "cases" / "events"


def rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def dated(text: str, published: str) -> list[Event]:
    return [e for e in extract(text, published=published or None) if e.basis != "document"]


def bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "_")


def actors_of(event: Event, role: str) -> list[set[str]]:
    return [{bare(a.name), a.country or ""} for a in event.actors if a.role == role]


def agrees(event: Event, expected: str) -> bool:
    trigger, day, status, kind, who = expected.split(" ")
    facts = [(trigger, event.trigger), (day, event.date), (status, event.status), (kind, event.type)]
    if any(wanted not in ("_", found) for wanted, found in facts):
        return False
    if who == "_":
        return True
    for role, names in zip(("source", "target"), who.split(">"), strict=True):
        wanted = [n for n in names.split("&") if n]
        found = actors_of(event, role)
        if names != "_" and not (
            all(any(n in f for f in found) for n in wanted) and all(f & set(wanted) for f in found)
        ):
            return False
    return True


def shown(event: Event) -> str:
    who = ">".join("&".join(bare(a.name) for a in event.actors if a.role == r) for r in ("source", "target"))
    return f"{event.trigger} {event.date} {event.status} {event.type} {who}"


def positive_cases() -> list[object]:
    return [
        pytest.param(*row, id=f"{path.stem}:{number}")
        for path in sorted(CASES.glob("*.tsv"))
        if path.stem != "negatives"
        for number, row in enumerate(rows(path), 1)
    ]


@pytest.mark.parametrize(("text", "published", "expected"), positive_cases())
def test_events(text: str, published: str, expected: str) -> None:
    found = dated(text, published)
    wanted = expected.split(" + ")
    said = " + ".join(map(shown, found))
    assert len(found) == len(wanted), said
    assert all(agrees(event, want) for event, want in zip(found, wanted, strict=True)), said


@pytest.mark.parametrize(("text", "published"), [tuple(row[:2]) for row in rows(CASES / "negatives.tsv")])
def test_no_events(text: str, published: str) -> None:
    assert [shown(e) for e in dated(text, published)] == []
