"""Sentences by phenomenon: which events they tell, when, whether they happened, and who took part.

Each table in cases/events holds rows of text, publication date and expected events; the two characters
\\n in a text stand for a line break. An expected event is written `trigger date status type source>target`,
`_` where the row does not ask, `|` between answers that are all right; several are joined by ` + ` in the
order of the text. A row asks for all dated events of its text, no more and no fewer; an event that may be
told or left out has `?` before it. Actors are codes or names with `_` for blanks, joined by `&` (`A&_`: A and
perhaps others; `A&?B`: A and perhaps B); without `>` either role will do. A line without a tab is a comment.
`negatives.tsv` has texts that must give no dated event. `open.tsv` has rows that the program does not answer
yet, with what it gives and why that is wrong; a mended row fails here until it goes back to its table.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from timeline import Event, extract
from timeline.model import STATUSES, TYPES

CASES = Path(__file__).parent / "cases" / "events"


def rows(name: str) -> Iterator[list[str]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield line.replace("\\n", "\n").split("\t")


def dated(text: str, published: str) -> list[Event]:
    return [e for e in extract(text, published=published or None) if e.basis != "document"]


def bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "_")


def actors_of(event: Event, roles: Iterable[str]) -> list[set[str]]:
    return [{bare(a.name), *filter(None, [a.country])} for a in event.actors if a.role in roles]


def named(wanted: str, found: list[set[str]]) -> bool:
    """Whether every wanted actor was found, and nobody else but a state that one of them stands for."""
    names = [set(actor.removeprefix("?").split("|")) for actor in wanted.split("&") if actor]
    asked = [set(actor.split("|")) for actor in wanted.split("&") if actor and actor[0] not in "?_"]
    known = set().union(*names, *(f for f in found if any(n & f for n in names)))
    return all(any(n & f for f in found) for n in asked) and ("_" in known or all(f & known for f in found))


def agrees(event: Event, expected: str) -> bool:
    trigger, day, status, kind, who = expected.split(" ")
    facts = [
        (trigger.lower(), event.trigger.lower()),
        (day, event.date),
        (status, event.status),
        (kind, event.type),
    ]
    if any(wanted != "_" and found not in wanted.split("|") for wanted, found in facts):
        return False
    if ">" not in who:
        return named(who, actors_of(event, ("source", "target")))
    return all(
        named(wanted, actors_of(event, (role,)))
        for role, wanted in zip(("source", "target"), who.split(">"), strict=True)
    )


def tells(found: list[Event], expected: str) -> bool:
    """Whether the events found are the expected ones, in order; those marked `?` may be missing."""
    rest = list(found)
    for want in expected.split(" + ") if expected else []:
        if rest and agrees(rest[0], want.removeprefix("?")):
            rest.pop(0)
        elif not want.startswith("?"):
            return False
    return not rest


def shown(event: Event) -> str:
    who = ">".join("&".join(bare(a.name) for a in event.actors if a.role == r) for r in ("source", "target"))
    return f"{event.trigger} {event.date} {event.status} {event.type} {who}"


def cases(names: Iterable[str]) -> list[object]:
    return [
        pytest.param(*row[:3], id=f"{name}:{number}")
        for name in names
        for number, row in enumerate(rows(name), 1)
    ]


TABLES = sorted(p.name for p in CASES.glob("*.tsv") if p.stem not in ("negatives", "open"))


@pytest.mark.parametrize(("text", "published", "expected"), cases(TABLES))
def test_events(text: str, published: str, expected: str) -> None:
    found = dated(text, published)
    assert tells(found, expected), " + ".join(map(shown, found))


@pytest.mark.parametrize(("text", "published"), [row[:2] for row in rows("negatives.tsv")])
def test_no_events(text: str, published: str) -> None:
    assert [shown(e) for e in dated(text, published)] == []


@pytest.mark.xfail(strict=True, reason="not answered yet; the last column of the row says why")
@pytest.mark.parametrize(("text", "published", "expected"), cases(["open.tsv"]))
def test_open(text: str, published: str, expected: str) -> None:
    assert tells(dated(text, published), expected)


def test_rows_are_well_formed() -> None:
    """No text twice, and no status or type that does not exist."""
    every = [row for name in (*TABLES, "open.tsv", "negatives.tsv") for row in rows(name)]
    texts = [(row[0], row[1]) for row in every]
    assert [text for text in texts if texts.count(text) > 1] == []
    asked = [event.split(" ") for row in every if row[2:] for event in row[2].split(" + ") if event]
    assert {status for fields in asked for status in fields[2].split("|")} <= {*STATUSES, "_"}
    assert {kind for fields in asked for kind in fields[3].split("|")} <= {*TYPES, "_"}
