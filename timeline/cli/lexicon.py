"""`lexicon`: the analyst's own names, offices and triggers, which go before the shipped ones."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.app import new_app
from timeline.cli.options import Talk, with_options
from timeline.cli.output import complain, count, output
from timeline.errors import LexiconError, UsageError, reason
from timeline.lexicon import check as checks
from timeline.lexicon.tables import DATA, columns_of, header, rows, user_folder
from timeline.safety import terminal

app = new_app(help="Look after your own names, offices and triggers.")

Table = Annotated[
    str,
    typer.Argument(
        metavar="TABLE",
        help="states, organisations, groups, places, offices, people, triggers ...",
        show_default=False,
    ),
]


@app.command()
@with_options
def check(talk: Talk) -> None:
    """Say what is wrong with your own tables."""
    folder = user_folder()
    faults = builtins.list(checks.problems(folder))
    for fault in faults:
        complain(fault)
    if faults:
        raise LexiconError(f"{count(len(faults), 'fault')} in {folder}")
    tables = len(builtins.list(folder.glob("*.tsv")))
    talk.note(
        f"{count(tables, 'table')} in {folder}, no fault" if tables else f"no tables of your own in {folder}"
    )


@app.command("list")
@with_options
def list_rows(
    talk: Talk,
    table: Table,
    words: Annotated[
        str, typer.Argument(metavar="[WORD]", help="Only rows that hold this.", show_default=False)
    ] = "",
    own: Annotated[bool, typer.Option("--own", help="Only your own rows.")] = False,
) -> None:
    """Print a table, your own rows first."""
    columns = _columns(table)
    folders = (user_folder(),) if own else (user_folder(), DATA)
    talk.note(" | ".join(columns))
    found = False
    with output(None) as out:
        for line in _lines(table, words, folders):
            found = True
            out.write(f"{terminal(line)}\n")
    if not found:
        others = sorted(path.stem for path in DATA.glob("*.tsv") if words and path.stem != table)
        there = ", ".join(other for other in others if any(_lines(other, words, folders)))
        talk.note(f"no such rows{f' here, but in {there}' if there else ''}")


def _lines(table: str, words: str, folders: tuple[Path, ...]) -> Iterator[str]:
    """Give the rows of a table that hold these words, cell by cell, from each of the folders that has it."""
    columns = header(table)
    for folder in folders:
        if (folder / f"{table}.tsv").exists():
            lines = (" | ".join(row.get(column, "") for column in columns) for row in rows(table, folder))
            yield from (line for line in lines if words.casefold() in line.casefold())


@app.command()
@with_options
def add(
    talk: Talk,
    table: Table,
    cells: Annotated[
        builtins.list[str],
        typer.Argument(metavar="COLUMN=VALUE...", help="The row, cell by cell.", show_default=False),
    ],
) -> None:
    """Add a row to one of your own tables."""
    columns = _columns(table)
    given = dict(_cell(cell, columns) for cell in cells)
    row = {column: given.get(column, "") for column in columns}
    fault = next((fault for test in checks.CHECKS.get(table, ()) if (fault := test(row))), None)
    if fault:
        raise UsageError(fault)
    path = user_folder() / f"{table}.tsv"
    own = columns_of(path)
    if own and (missing := next((column for column in given if column not in own), None)):
        raise UsageError(f"{path} has no column {missing!r}; its columns are {', '.join(own)}")
    if own and {column: row[column] for column in own} in rows(table, path.parent):
        raise UsageError(f"{path} has this row already")
    _append(path, ([] if own else [columns]) + [[row[column] for column in own or columns]])
    talk.note(f"added to {path}; `timeline db rebuild` reads the stored articles again with it")


def _append(path: Path, lines: builtins.list[builtins.list[str]]) -> None:
    """Write lines at the end of a table, which is made where it is not there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8") as file:
            file.seek(0)
            text = file.read()
            file.write("" if not text or text.endswith("\n") else "\n")
            file.writelines("\t".join(cells) + "\n" for cells in lines)
    except OSError as error:
        raise LexiconError(f"{path} cannot be written: {reason(error)}") from None


def _columns(table: str) -> builtins.list[str]:
    """Give the columns of a table; raise UsageError where there is none of that name."""
    try:
        return header(table)
    except LexiconError as error:
        raise UsageError(str(error)) from None


def _cell(cell: str, columns: builtins.list[str]) -> tuple[str, str]:
    """One COLUMN=VALUE; raises UsageError where there is no such column, or the value would break the table."""
    column, equals, value = cell.partition("=")
    if not equals or column not in columns:
        raise UsageError(f"{cell!r}: give COLUMN=VALUE; the columns are {', '.join(columns)}")
    if any(c in value for c in "\t\r\n"):
        raise UsageError(f"{cell!r}: a cell holds neither tabs nor line breaks")
    return column, value.strip()
