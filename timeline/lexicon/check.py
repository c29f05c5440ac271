"""What is wrong with an analyst's own tables, row by row, before the tool relies on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from timeline.errors import LexiconError
from timeline.lexicon.actors import organisations, states
from timeline.lexicon.phrases import fault
from timeline.lexicon.tables import DATA, columns_of, header, rows, values
from timeline.lexicon.triggers import ComplementStatus, ReportingKind, Slot, word_classes
from timeline.model import TYPES

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

Row = dict[str, str]
Check = Callable[[Row], str | None]


def _named(row: Row) -> str | None:
    return None if row.get("name", row.get("person", row.get("phrase"))) else "the first column is empty"


def _filled(column: str) -> Check:
    """Make a check of a column that no row may leave empty."""
    return lambda row: None if row[column] else f"{column} is empty"


def _country(row: Row) -> str | None:
    code = row.get("country", "")
    return f"{code!r} is no country code (ISO 3166-1 alpha-3)" if code and code not in _codes() else None


def _of(row: Row) -> str | None:
    """Check what looks like a code: it may be a body's name too ("WHO")."""
    of = row["of"]
    if len(of) != 3 or not of.isupper() or of in _codes() or of in {body.name for body in organisations()}:
        return None
    return f"{of!r} is no country code (ISO 3166-1 alpha-3) and no name of organisations.tsv"


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.code for state in states())


def _dates(row: Row) -> str | None:
    since, until = row.get("from", ""), row.get("to", "")
    wrong = next((day for day in (since, until) if day and not DAY.fullmatch(day)), None)
    if wrong:
        return f"{wrong!r} is no date: give it as YYYY, YYYY-MM or YYYY-MM-DD"
    return (
        f"ends ({until}) before it begins ({since})"
        if since and until and until < since[: len(until)]
        else None
    )


def _type(row: Row) -> str | None:
    return (
        f"{row['type']!r} is no event type; there are {', '.join(TYPES)}"
        if row["type"] not in TYPES
        else None
    )


def _pos(row: Row) -> str | None:
    return None if row["pos"] in {"v", "n"} else f"pos is {row['pos']!r}: v for a verb, n for a noun"


def _known(column: str, *known: str) -> Check:
    """Make a check of a column that holds nothing but these values; "" where it may be empty."""

    def check(row: Row) -> str | None:
        wrong = next((value for value in values(row[column]) or ("",) if value not in known), None)
        return None if wrong is None else f"{column} is {wrong!r}; there are {', '.join(filter(None, known))}"

    return check


def _kind(name: str) -> Check:
    """Make a check of the column `kind`, by the kinds of the shipped table."""

    def check(row: Row) -> str | None:
        return _known("kind", "", *_kinds(name))(row)

    return check


@cache
def _kinds(name: str) -> tuple[str, ...]:
    """The kinds of the shipped table, in its order."""
    return tuple(dict.fromkeys(row["kind"] for row in rows(name, DATA)))


def _lower(row: Row) -> str | None:
    return None if row["phrase"] == row["phrase"].lower() else "the phrase is not in lower case"


def _phrase(row: Row) -> str | None:
    return fault(row["phrase"], row.get("pos", "v"), word_classes()) if row["phrase"] else None


def _single(row: Row) -> str | None:
    """Check a class of words: what stands between two semicolons is one word."""
    wrong = next((word for word in values(row["words"]) if len(word.split()) > 1), None)
    return f"{wrong!r} is more than one word" if wrong else None


def _two_words(row: Row) -> str | None:
    return None if len(row["phrase"].split()) == 2 else "the phrase is not a verb and the word behind it"


_SLOTS = ("", *get_args(Slot))
_CODES = ("", *(f"{code:02}" for code in range(1, 21)))

CHECKS: dict[str, tuple[Check, ...]] = {
    "states": (_named,),
    "organisations": (_named, _country, _kind("organisations")),
    "groups": (_named, _country),
    "places": (_named, _country, _kind("places")),
    "actor_nouns": (_kind("actor_nouns"),),
    "offices": (_named, _filled("office"), _filled("of"), _of, _dates),
    "people": (_named, _of, _dates),
    "triggers": (
        _named, _type, _pos, _lower, _phrase, _known("source", *_SLOTS), _known("target", *_SLOTS), _known("cameo", *_CODES),
    ),
    "governors": (
        _named, _lower, _phrase, _known("complement_status", *get_args(ComplementStatus)), _known("own_event", "", "yes", "no"),
    ),
    "word_classes": (_filled("class"), _single),
    "phrasal_verbs": (_lower, _two_words, _filled("means")),
    "near_acts": (_filled("act"), _filled("words")),
    "opposed_acts": (_filled("one"), _filled("other")),
    "reporting": (_known("kind", *get_args(ReportingKind)),),
}  # fmt: skip
"""For each table what a row must pass; the tables that are not here are checked for their columns alone."""


def problems(folder: Path) -> Iterator[str]:
    """Give a line for each fault in the tables of a folder: unknown tables and columns, and rows that make no sense."""
    for path in sorted(folder.glob("*.tsv")):
        if not (DATA / path.name).exists():
            yield f"{path.name}: there is no such table; there are {', '.join(sorted(p.name for p in DATA.glob('*.tsv')))}"
            continue
        yield from _table(path.stem, folder)


def _table(name: str, folder: Path) -> Iterator[str]:
    columns = header(name)
    try:
        own, found = columns_of(folder / f"{name}.tsv"), list(rows(name, folder))
    except LexiconError as error:
        yield str(error)
        return
    if own and set(own) != set(columns):
        yield f"{name}.tsv: the columns must be {', '.join(columns)}; its first line has {', '.join(own)}"
        return
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(found, 1):
        cells = tuple(row.values())
        faults = [fault for check in CHECKS.get(name, ()) if (fault := check(row))]
        if cells in seen:
            faults.append("stands twice")
        seen.add(cells)
        yield from (f"{name}.tsv, row {number} ({cells[0]}): {fault}" for fault in faults)
