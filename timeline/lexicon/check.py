"""What is wrong with an analyst's own tables, row by row, before the tool relies on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.errors import LexiconError
from timeline.lexicon.actors import states
from timeline.lexicon.tables import DATA, header, rows
from timeline.model import TYPES

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

Row = dict[str, str]


def _named(row: Row) -> str | None:
    return None if row.get("name", row.get("person", row.get("phrase"))) else "the first column is empty"


def _country(row: Row) -> str | None:
    code = row.get("country") or (
        row.get("of") if (row.get("of") or "").isupper() and len(row.get("of") or "") == 3 else ""
    )
    return (
        f"{code!r} is no country code (ISO 3166-1 alpha-3)"
        if code and code not in {s.code for s in states()}
        else None
    )


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


def _lower(row: Row) -> str | None:
    return None if row["phrase"] == row["phrase"].lower() else "the phrase is not in lower case"


CHECKS: dict[str, tuple[Callable[[Row], str | None], ...]] = {
    "states": (_named,),
    "organisations": (_named, _country),
    "groups": (_named, _country),
    "places": (_named, _country),
    "offices": (_named, _country, _dates),
    "people": (_named, _country, _dates),
    "triggers": (_named, _type, _pos, _lower),
    "governors": (_named, _lower),
}
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
        found = list(rows(name, folder))
    except LexiconError as error:
        yield str(error)
        return
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(found, 1):
        unknown = [column for column in row if column not in columns]
        missing = [column for column in columns if column not in row]
        if unknown or missing:
            yield f"{name}.tsv: the columns must be {', '.join(columns)}"
            return
        cells = tuple(row.values())
        faults = [fault for check in CHECKS.get(name, ()) if (fault := check(row))]
        if cells in seen:
            faults.append("stands twice")
        seen.add(cells)
        yield from (f"{name}.tsv, row {number} ({cells[0]}): {fault}" for fault in faults)
