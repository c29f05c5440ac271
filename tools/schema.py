"""Write the README's section on the store from the schema.

    python tools/schema.py [--check]

What a table or a column is for is the comment beside it in `timeline.store.schema`. `--check` writes nothing; it
fails where the README says something else.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from timeline.store.schema import BLOCKS, CORRECTIONS, DOCUMENTS, FILES, MERGE_KEYS, TABLES, VERSION, VIEWS

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- schema: written by tools/schema.py -->", "<!-- end of schema -->"
_TABLE = re.compile(r"^CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)")
_COLUMN = re.compile(r'^  "?(\w+)"? [A-Z]|\bAS (\w+),\s+--')
_COMMENT = re.compile(r"--\s*(.+)$")


def section() -> str:
    """The section, between its marks."""
    script = "\n".join((DOCUMENTS, TABLES, BLOCKS, MERGE_KEYS, CORRECTIONS, FILES, VIEWS))
    store = sqlite3.connect(":memory:")
    store.executescript(script)
    said = dict(comments(script))
    rows = []
    for table in [name for name in names(script) if not name.startswith("mention_text_")]:
        columns = [row[1] for row in store.execute(f"SELECT * FROM pragma_table_info('{table}')").fetchall()]
        listed = ", ".join(column(name, said.get((table, name))) for name in columns)
        purpose = said.get((table, ""), "")
        rows.append(f"| `{table}` | {purpose} | {listed} |")
    return "\n".join(
        (BEGIN, "", "| table or view | holds | columns |", "| --- | --- | --- |", *rows, "", END)
    )


def names(script: str) -> Iterator[str]:
    """The tables and views, in the order in which they are made."""
    for line in script.splitlines():
        if found := _TABLE.match(line):
            yield found[1]


def comments(script: str) -> Iterator[tuple[tuple[str, str], str]]:
    """What stands beside a table (under the column "") or a column."""
    table = ""
    for line in script.splitlines():
        made, column, said = _TABLE.match(line), _COLUMN.match(line), _COMMENT.search(line)
        table = made[1] if made else table
        if said and (made or column):
            yield (table, (column[1] or column[2]) if column and not made else ""), said[1]


def column(name: str, said: str | None) -> str:
    """A column as the README has it."""
    return f"`{name}` ({said})" if said else f"`{name}`"


def written(text: str) -> str:
    """The README with the section in its place."""
    before, found, rest = text.partition(BEGIN)
    if not found or END not in rest:
        raise SystemExit(f"{README.name} has no place for the schema: {BEGIN} ... {END}")
    return before + section() + rest.partition(END)[2]


def main() -> None:
    """Write the section, or check it."""
    text = README.read_text(encoding="utf-8")
    if sys.argv[1:] == ["--check"]:
        if written(text) != text:
            raise SystemExit(f"{README.name} does not have schema {VERSION}: run python tools/schema.py")
    else:
        README.write_text(written(text), encoding="utf-8")


if __name__ == "__main__":
    main()
