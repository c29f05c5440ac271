"""EDTF dates as people write them: 2022-08-02 is "2 Aug 2022", ../2025 is "by 2025"."""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PARTS = {
    21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}",
    33: "Q1 {}", 34: "Q2 {}", 35: "Q3 {}", 36: "Q4 {}",
    37: "Jan-Apr {}", 38: "May-Aug {}", 39: "Sep-Dec {}",
    40: "first half of {}", 41: "second half of {}",
}  # fmt: skip
"""What stands in the month's place of an EDTF date for a part of a year."""

_SPANS = (
    (r"(-?\d{4})-01/\1-04", "early {}"),
    (r"(-?\d{4})-05/\1-08", "mid-{}"),
    (r"(-?\d{4})-09/\1-12", "late {}"),
    (r"(-?\d{4}-\d\d)-01/\1-10", "early {}"),
    (r"(-?\d{4}-\d\d)-11/\1-20", "mid-{}"),
    (r"(-?\d{4}-\d\d)-21/\1-(?:28|29|30|31)", "late {}"),
    (r"(?P<ten>\d{3})0/(?P=ten)3", "early {}0s"),
    (r"(?P<ten>\d{3})4/(?P=ten)6", "mid-{}0s"),
    (r"(?P<ten>\d{3})7/(?P=ten)9", "late {}0s"),
)
"""Thirds of a year, of a month and of a decade: the part that both ends share, and how it is said."""

_ONE = r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?"
_DECADE = r"(\d{3})X"
_CENTURY = r"(\d\d)XX"


@lru_cache(maxsize=1 << 14)
def words(edtf: str | None) -> str:
    """Give an EDTF date in words; what is not known is given as it stands, None as "undated"."""
    if not edtf:
        return "undated"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    for pattern, form in _SPANS:
        if found := re.fullmatch(pattern, edtf):
            shared = found[1]
            return form.format(shared if len(shared.lstrip("-")) == 3 else _one(shared))
    if first in ("..", ""):
        return f"by {_one(last)}"
    if last in ("..", ""):
        return f"since {_one(first)}"
    return _range(first, last)


def _one(edtf: str) -> str:
    """Give one date, with its doubt: "c." for about, "?" for perhaps."""
    bare = edtf.rstrip("~?%")
    doubt = edtf[len(bare) :]
    before = "c. " if "~" in doubt or "%" in doubt else ""
    after = "?" if "?" in doubt or "%" in doubt else ""
    return f"{before}{_bare(bare)}{after}"


def _bare(edtf: str) -> str:
    if found := re.fullmatch(_DECADE, edtf):
        return f"{found[1]}0s"
    if found := re.fullmatch(_CENTURY, edtf):
        return f"{_ordinal(int(found[1]) + 1)} century"
    found = re.fullmatch(_ONE, edtf)
    if not found:
        return edtf
    year, month, day = _year(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day and 1 <= month <= 12:
        return f"{day} {MONTHS[month - 1]} {year}"
    if 1 <= month <= 12:
        return f"{MONTHS[month - 1]} {year}"
    if month == 24 and not found[1].startswith("-"):
        return f"winter {year}/{(int(found[1]) + 1) % 100:02d}"
    return _PARTS.get(month, "{}").format(year)


def _year(text: str) -> str:
    """Give a year: 0044 is 44 AD, -0043 (there is a year 0) is 44 BC."""
    number = int(text)
    if number > 999:
        return str(number)
    return f"{number} AD" if number > 0 else f"{1 - number} BC"


def _range(first: str, last: str) -> str:
    """Give a range, with what both ends share said once."""
    a, b = re.fullmatch(_ONE, first), re.fullmatch(_ONE, last)
    start, end = _one(first), _one(last)
    if not (a and b) or a[1] != b[1]:
        return f"{start}-{end}" if " " not in start + end else f"{start} - {end}"
    if a[3] and b[3] and a[2] == b[2]:
        return f"{int(a[3])}-{end}"
    if a[2] and b[2] and int(a[2]) <= 12 and int(b[2]) <= 12:
        start = start.removesuffix(f" {_year(a[1])}")
        return f"{start}-{end}" if " " not in start else f"{start} - {end}"
    return f"{start} - {end}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"
