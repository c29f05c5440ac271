"""Read the lexicon's tables: tab-separated files that an analyst can open, read and correct.

The first line that is no comment names the columns; lines that start with `#` are comments; a cell with several values separates them with
`; `. A user's file of the same name, in the folder given, is read before the shipped one, so its rows win.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timeline.errors import LexiconError

DATA = Path(__file__).parent / "data"


def rows(name: str, folder: Path = DATA) -> Iterator[dict[str, str]]:
    """Give the rows of `folder/name.tsv` as dicts, column by column, empty cells as "".

    Raises LexiconError where a row has more cells than the header.
    """
    path = folder / f"{name}.tsv"
    header: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if not header:
                header = cells
                continue
            if len(cells) > len(header):
                raise LexiconError(f"{path}:{number}: {len(cells)} cells under {len(header)} columns")
            cells += [""] * (len(header) - len(cells))
            yield dict(zip(header, cells, strict=True))


def values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
