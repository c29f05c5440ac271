"""Seams: where a page whose line breaks were lost ran its parts together.

A line is cut around a byline or a time stamp, before a wire's date line, and before each entry of a list of dates.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.model import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAME = r"[A-Z][\w.'’-]+"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?(?:, \d{1,2}[:.]\d\d ?[ap]\.?m\.? local time)?"
_DAY = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})"

_STAMP = re.compile(
    rf"\(?(?:{_DAY},? \d{{4}} )?(?:[Ll]ast updated|Updated|Posted|Published) at {_CLOCK}\)?(?: Help\b)?"
    rf"|{_MONTH} \d{{1,2}}, \d{{4}}(?: \d\d:\d\d [ap]m)? at \d{{1,2}}:\d\d [ap]m \|(?: Reply\b)?"
)
"""When a page or a reader's comment was written; it stands alone."""
_BYLINE = re.compile(
    rf"By (?:the )?(?:{_NAME} ){{1,4}}(?:Staff|[\w ]{{0,20}}correspondent, {_NAME} News)(?= [A-Z])"
)
_CREDIT = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}, \d{{4}} \| )?(?:By|From) {_NAME} {_NAME}(?: and {_NAME} {_NAME})?, "
    r"(?:For |Special to )?[A-Z]{3,9}(?= [A-Z])"
)
"""Who wrote, and for whom: "From Ana Luz and Rui Costa, CNN"."""
_DATELINE = re.compile(
    rf"(?<=\w )(?:{_NAME}(?:, {_NAME}(?: {_NAME})?)? )?\((?:CNN|AP|AFP|Reuters|[A-Z]{{2,9}})\) ?(?:--|—|–|-) (?=\S)"
)
"""A wire's date line: the place, its state and the agency."""
_ENTRY = re.compile(
    rf"(?:(?<=[\w.,;)'’\"”] )|\A)(?:{_DAY}|(?:1[5-9]|20)\d\d) ?(?::|[-–—](?= [^\d\s]))(?= \S)",
)
_GOVERNOR = re.compile(
    r"\b(?:on|in|of|by|since|until|till|from|to|for|after|before|between|and|or|the|at) $", re.I
)
_TOLD = 6
"""Words of which an entry under a year must have so many to be no heading ("1991: The Gulf war")."""
_FEW = 2
"""Entries that make a list."""


def seams(text: str, start: int, end: int) -> list[Span]:
    """The parts of a line, in order; most lines are one."""
    line = text[start:end]
    cuts = {0, len(line)}
    if line.startswith("By ") and (byline := _BYLINE.match(line)):
        cuts.add(byline.end())
    if "By " in line or "From " in line:
        cuts.update(at for credit in _CREDIT.finditer(line) for at in credit.span())
    if "d at " in line or " |" in line:
        cuts.update(at for stamp in _STAMP.finditer(line) for at in stamp.span())
    if ") -" in line or ") —" in line or ")--" in line or ") –" in line:
        cuts.update(found.start() for found in _DATELINE.finditer(line))
    cuts.update(_entries(line))
    if cuts == {0, len(line)}:
        return [(start, end)]
    edges = sorted(cuts)
    spans = [_stripped(text, start + a, start + b) for a, b in pairwise(edges)]
    return [span for span in spans if span[0] < span[1]]


def is_entry(line: str) -> bool:
    """Does a line begin with the date of what it tells ("20 April: a rig burns")?"""
    found = _ENTRY.match(line)
    return found is not None and (not found[0][:4].isdigit() or len(line.split()) > _TOLD)


def _entries(line: str) -> list[int]:
    """Where the entries of a list of dates begin ("20 April: a rig burns 22 April: it sinks")."""
    if line.count(":") < _FEW and line.count(" - ") < _FEW and line.count(" – ") < _FEW:
        return []
    found = [m.start() for m in _ENTRY.finditer(line) if not _GOVERNOR.search(line[: m.start()][-12:])]
    return found if len(found) > _FEW or (len(found) == _FEW and found[0] == 0) else []


def _stripped(text: str, start: int, end: int) -> Span:
    """A stretch of text without the white space around it."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
