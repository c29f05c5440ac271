"""Read the lexicon's tables: tab-separated files that an analyst can open, read and correct.

The first line that is no comment names the columns; lines that start with `#` are comments; a cell with several values separates them with
`; `. A file of the same name in the user's own folder is read before the shipped one, so its rows win: the folder is
`$TIMELINE_LEXICON`, else `lexicon` in the user's data folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import repeat
from pathlib import Path

from timeline.errors import LexiconError

DATA = Path(__file__).parent / "data"


@cache
def user_folder() -> Path:
    """The folder of the user's own tables; it need not exist."""
    named = os.environ.get("TIMELINE_LEXICON")
    if named:
        return Path(named)
    if sys.platform == "linux":  # what platformdirs says there, without the time that it takes to load
        data = os.environ.get("XDG_DATA_HOME", "").strip()
        folder = Path(data) if data[:1] == "/" else Path.home() / ".local/share"
        return folder / "timeline" / "lexicon"
    from platformdirs import user_data_path

    return user_data_path("timeline", appauthor=False) / "lexicon"


def sources(name: str) -> tuple[Path, ...]:
    """The files of a table that exist, the user's first."""
    return tuple(path for folder in (user_folder(), DATA) if (path := folder / f"{name}.tsv").exists())


def rows(name: str, folder: Path | None = None) -> Iterator[dict[str, str]]:
    """Give the rows of a table as dicts, column by column, empty cells as "": the user's, then the shipped ones.

    With `folder`, only those of that folder. Raises LexiconError where a row has more cells than the header.
    """
    for path in (folder / f"{name}.tsv",) if folder else sources(name):
        yield from _rows(path)


def header(name: str) -> list[str]:
    """The columns of a shipped table. Raises LexiconError where there is no such table."""
    path = DATA / f"{name}.tsv"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in DATA.glob("*.tsv")))
        raise LexiconError(f"no table {name!r}; there are {known}")
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return next(lines).split("\t")


def columns_of(path: Path) -> list[str]:
    """The columns of a table in a file; none where it has not even a header, or is not there."""
    return _lines(path)[0] if path.exists() else []


def records(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Give those cells of each row of a table, in that order: what `rows` gives, at a quarter of its cost.

    Raises LexiconError where a table lacks a column too.
    """
    count = len(columns)
    return (tuple(line.split("\t", count)[:count]) for line in lines(name, *columns))


def lines(name: str, *columns: str) -> Iterator[str]:
    """Give each row of a table as a line that begins with those cells, for a reader that will look at few of the rows.

    Raises LexiconError as `records` does.
    """
    for path in sources(name):
        names, found = _lines(path)
        missing = [column for column in columns if column not in names]
        if missing and names:
            raise LexiconError(f"{path}: no column {missing[0]!r}")
        if names[: len(columns)] == list(columns):
            yield from found
        else:
            at = [names.index(column) for column in columns if names]
            yield from (
                "\t".join([cells[index] for index in at]) for cells in map(str.split, found, repeat("\t"))
            )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    columns, found = _lines(path)
    return (dict(zip(columns, line.split("\t"), strict=False)) for line in found)


def _lines(path: Path) -> tuple[list[str], list[str]]:
    """The columns of a file and the rows under them, each with as many empty cells behind it as it may lack."""
    if path.parent != DATA:
        _check(path)
    with path.open(encoding="utf-8") as file:  # line by line: the whole would cost more memory, and so time
        header = next(filter(_is_row, map(_unmarked, file)), "").rstrip("\n")
        empty = "\t" * header.count("\t")
        found = [line.rstrip("\n") + empty for line in file if line[0] != "#" and not line.isspace()]
    return header.split("\t") if header else [], found


def _unmarked(line: str) -> str:
    """A line without the mark that spreadsheets begin UTF-8 with."""
    return line.removeprefix("\ufeff")


def _is_row(line: str) -> bool:
    return line[:1] != "#" and not line.isspace()


def _check(path: Path) -> None:
    """Raise LexiconError for a table of the user's that is no UTF-8, or has a row with too many cells; the tests check the shipped ones."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}:{number}: it is not UTF-8; save the table as such") from None
    told = [
        (n, line.count("\t") + 1) for n, line in enumerate(map(_unmarked, lines), 1) if line and _is_row(line)
    ]
    for number, cells in told:
        if cells > told[0][1]:
            raise LexiconError(f"{path}:{number}: {cells} cells under {told[0][1]} columns")


def values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    if not cell:
        return ()
    if ";" not in cell:
        return (bare,) if (bare := cell.strip()) else ()
    return tuple([bare for part in cell.split(";") if (bare := part.strip())])
