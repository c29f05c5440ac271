"""Read the lexicon's tables: tab-separated files that an analyst can open, read and correct.

The first line that is no comment names the columns; lines that start with `#` are comments; a cell with several values separates them with
`; `. A file of the same name in the user's own folder is read before the shipped one, so its rows win: the folder is
`$TIMELINE_LEXICON`, else `lexicon` in the user's data folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from timeline.errors import LexiconError

DATA = Path(__file__).parent / "data"


@cache
def user_folder() -> Path:
    """The folder of the user's own tables; it need not exist."""
    named = os.environ.get("TIMELINE_LEXICON")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("timeline") / "lexicon"


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


def _rows(path: Path) -> Iterator[dict[str, str]]:
    columns: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\r\n").split("\t")
            if not columns:
                columns = cells
                continue
            if len(cells) > len(columns):
                raise LexiconError(f"{path}:{number}: {len(cells)} cells under {len(columns)} columns")
            cells += [""] * (len(columns) - len(cells))
            yield dict(zip(columns, cells, strict=True))


def values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    if not cell:
        return ()
    return tuple(part.strip() for part in cell.split(";") if part.strip())
