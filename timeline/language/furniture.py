"""Site furniture: the shapes of lines that belong to the page and not to the article.

The shapes are rows of `timeline/lexicon/data/furniture.tsv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon.tables import rows, values

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z.]*"
_NAME = r"[A-Z][\w.'’-]+"
_PARTS = {"<NAME>": _NAME, "<MONTH>": _MONTH, "<DAY>": _DAY, "<CELL>": r"[^|>›»•·]{1,32}"}
_BETWEEN = re.compile(r" +[|•·] +")
LONGEST = 260
"""No line of furniture is longer."""


class FurnitureRule(NamedTuple):
    """The shape of a line of furniture.

    `opens` says that the short lines behind it are furniture too (a list of related articles, a comment
    form), up to the next real paragraph or heading; `thread` that it stands above one of the readers' comments.
    Such a line begins with one of `begins`, in lower case, and has one of `has` in it; "" is in any.
    """

    name: str
    shape: str
    begins: tuple[str, ...]
    has: tuple[str, ...]
    opens: bool
    thread: bool

    def fits(self, line: str, lower: str) -> bool:
        """Does the whole line, of which the lower case is given too, have this shape?"""
        return (
            lower.startswith(self.begins)
            and any(sign in lower for sign in self.has)
            and _compiled(self.shape).fullmatch(line) is not None
        )


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    """A shape's expression, compiled when a line first has its signs: most never are."""
    return re.compile(shape)


DATE_LINE = re.compile(
    rf"(?:{_NAME}(?: {_NAME})?, )?(?:{_DAY},? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4})?)?"
)
"""A full date that stands alone on its line."""


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Read the table of shapes."""
    found = []
    for row in rows("furniture"):
        shape = row["pattern"]
        for part, meaning in _PARTS.items():
            shape = shape.replace(part, meaning)
        found.append(
            FurnitureRule(
                row["name"],
                shape,
                values(row.get("begins", "")) or ("",),
                values(row.get("has", "")) or ("",),
                row["opens"] == "yes",
                row["opens"] == "thread",
            )
        )
    return tuple(found)


@lru_cache(maxsize=4096)
def furniture(line: str) -> FurnitureRule | None:
    """Find the rule whose shape the whole line has, or each of its parts; what sets it in italics does not count."""
    bare = line.strip("*_ ") or line
    lower = bare.lower()
    found = next((rule for rule in furniture_rules() if rule.fits(bare, lower)), None)
    if found or not (parts := _BETWEEN.split(bare))[1:]:
        return found
    shapes = [furniture(part) for part in parts]
    return shapes[0] if all(shapes) else None
