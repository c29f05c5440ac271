"""`lexicon`: the analyst's own names, offices and triggers, which go before the shipped ones."""

from __future__ import annotations

import builtins
from typing import Annotated

import typer

from timeline.cli.app import new_app
from timeline.cli.output import complain, note, output
from timeline.errors import LexiconError, UsageError
from timeline.lexicon import check as checks
from timeline.lexicon.tables import DATA, header, rows, user_folder
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
def check() -> None:
    """Say what is wrong with your own tables."""
    folder = user_folder()
    faults = builtins.list(checks.problems(folder))
    for fault in faults:
        complain(fault)
    if faults:
        raise LexiconError(f"{len(faults)} faults in {folder}")
    tables = sorted(folder.glob("*.tsv"))
    note(f"{len(tables)} tables in {folder}, no fault")


@app.command("list")
def list_rows(
    table: Table,
    words: Annotated[
        str, typer.Argument(metavar="[WORD]", help="Only rows that hold this.", show_default=False)
    ] = "",
    own: Annotated[bool, typer.Option("--own", help="Only your own rows.")] = False,
) -> None:
    """Print a table, your own rows first."""
    header(table)
    folders = [
        folder for folder in (user_folder(), *(() if own else (DATA,))) if (folder / f"{table}.tsv").exists()
    ]
    with output(None) as out:
        for folder in folders:
            for row in rows(table, folder):
                line = "\t".join(row.values())
                if words.casefold() in line.casefold():
                    out.write(f"{terminal(line.replace(chr(9), ' | '))}\n")


@app.command()
def add(
    table: Table,
    cells: Annotated[
        builtins.list[str],
        typer.Argument(metavar="COLUMN=VALUE...", help="The row, cell by cell.", show_default=False),
    ],
) -> None:
    """Add a row to one of your own tables."""
    columns = header(table)
    given = dict(_cell(cell, columns) for cell in cells)
    row = [given.get(column, "") for column in columns]
    fault = next(
        (f for test in checks.CHECKS.get(table, ()) if (f := test(dict(zip(columns, row, strict=True))))),
        None,
    )
    if fault:
        raise UsageError(fault)
    path = user_folder() / f"{table}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = not path.exists()
    with path.open("a", encoding="utf-8") as file:
        if fresh:
            file.write("\t".join(columns) + "\n")
        file.write("\t".join(row) + "\n")
    note(f"added to {path}; `timeline db rebuild` reads the stored articles again with it")


def _cell(cell: str, columns: builtins.list[str]) -> tuple[str, str]:
    """One COLUMN=VALUE; raises UsageError where there is no such column, or the value would break the table."""
    column, equals, value = cell.partition("=")
    if not equals or column not in columns:
        raise UsageError(f"{cell!r}: give COLUMN=VALUE; the columns are {', '.join(columns)}")
    if any(c in value for c in "\t\r\n"):
        raise UsageError(f"{cell!r}: a cell holds neither tabs nor line breaks")
    return column, value.strip()
