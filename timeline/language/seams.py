"""Seams: where a page whose line breaks were lost ran its parts together.

A line is cut around a byline or a time stamp, before a wire's date line, before each entry of a list of dates, and where
a sentence opens behind a heading or a caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.model import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAME = r"[A-Z][\w.'’-]+"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?(?:, \d{1,2}[:.]\d\d ?[ap]\.?m\.? local time)?"
_DAY = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})"

# Patterns that are only written out are compiled by `re` when a line shows a sign of one: most texts need none.
_STAMPS = (
    (
        "dated at |Posted at |Published at ",
        rf"\(?(?:{_DAY},? \d{{4}} )?(?:[Ll]ast updated|Updated|Posted|Published) at {_CLOCK}\)?(?: Help\b)?",
    ),
    (
        r"m \|",
        rf"{_MONTH} \d{{1,2}}, \d{{4}}(?: \d\d:\d\d [ap]m)? at \d{{1,2}}:\d\d [ap]m \|(?: Reply\b)?",
    ),
    (r"\d{4} - \d", rf"\d{{1,2}}(?:st|nd|rd|th) {_MONTH} \d{{4}} - \d{{1,2}}:\d\d"),
    (r"\d{4} R[Ee]", rf"{_CLOCK} {_MONTH} \d{{1,2}}, \d{{4}} (?:RETWEET|Retweet|REPLY)\b"),
    (
        r"\d{4} \d\d:\d\d",
        rf"(?:[Uu]pdated: )?[MTWFS][a-z]{{2}},? {_DAY},? \d{{4}} \d\d:\d\d(?::\d\d)?\b",
    ),
    (
        " time, ",
        rf"(?:(?:\A|(?<=[.?!] ))[^|.]{{1,30}} \| )?\d\d:\d\d (?:UK|local) time, [MTWFS][a-z]+, {_DAY},? \d{{4}}",
    ),
    (
        " wrote:",
        rf"(?:At {_CLOCK} on {_DAY},? \d{{4}}|On {_DAY},? \d{{4}},? at {_CLOCK}), [^\s:][^:]{{0,40}} wrote:",
    ),
)
"""When a page or a reader's comment was written, which stands alone: a sign of it, and the whole."""
_CLOCKED = re.compile(r"\d(?:\d{3} (?:(?:- )?\d{1,2}:\d\d|R[Ee])|\d:\d\d [A-Za-z]+ time, )")
_OPENS = (
    "The|An?|He|She|It|They|We|You|His|Her|Its|Their|Our|This|That|These|Those|There|Here|In|On|At|By|For|From|With|Under|Over"
    "|During|Despite|After|Before|Since|While|When|Where|Why|How|What|Who|If|As|Although|Though|However|Meanwhile|But|And|So"
    "|Then|Now|Also|Later|Earlier|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Some|Many|Most|More|All|Speaking"
)
_OPENING = re.compile(
    r""" (?=[A-Z])(?<=[a-z0-9'’"”)] )(?:"""  # most spaces end the search here
    rf"(?:{_OPENS})(?= [a-z0-9]|(?<=The) (?:[A-Z]\w+(?:an|ese|ish)|French|Dutch|[A-Z]{{2}}|U\.[A-Z]\.) (?!of )[a-z])"
    r"|(?:However|Meanwhile|Moreover|Nevertheless|Separately|Elsewhere)(?=, ))"
)
"""Behind what has no capital, a small word with one, and with a small letter behind it, or an adverb and its comma."""
_GOES_ON = re.compile(
    r"""(?:[.,!?][*"'”’)]+|[·•|] \d+|\b(?:in|on|since|by|until|from) \d+"""
    r"""|\b(?:an?|the|this|my|your|his|her|its|our|their|or|and|after|as|because|before|if|that|at|by|for|from|in|into|is|it|of|on|than|to|was|were|when|will|with|big|said|called|class|grade|group|hepatitis"""
    r"""|influenza|level|plan|series|team|type|vitamin)) \Z""",
    re.I,
)
"""What may stand before an opening inside a sentence: "the Group of Seven met", "a type A virus"."""
_CAPITALS = re.compile(
    r"(?:[\d.:-]+(?:noon)?(?: ?[ap]m|-[\d.:]+ ?[ap]m)? )?"
    r"(?:[A-Z][A-Z'’:;&-]+|A|\d+)(?: (?:[A-Z][A-Z'’:;&-]+|['’]S|(?:[A-Z]\.)+|A|\d+)){2,} (?=[A-Z][a-z]|A [a-z])"
)
"""A heading in capitals, up to the sentence behind it."""
_LABEL = r"(?<=\w )(?:(?:NEW|UPDATED?): |End Quote )(?=\S)|(?<=[\"”'] )End Quote "
"""What a page sets before a line of its own."""
_BYLINE = (
    rf"(?:(?<=\w )|\A)By (?:the )?(?:{_NAME} ){{1,4}}(?:Staff|(?:[\w ]{{0,30}}(?:correspondent|reporter|editor), )?{_NAME} News"
    rf"(?:, (?:(?:Abu|Cape|East|Hong|Las|Los|New|North|Port|San|South|St|Tel|West) )?{_NAME}(?: {_NAME}(?= (?:{_OPENS}) [a-z]))?)?)"
    r"(?= [A-Z])"
)
_CREDIT = (
    rf"(?:{_MONTH} \d{{1,2}}, \d{{4}} \| )?(?:By|From) {_NAME} {_NAME}(?: and {_NAME} {_NAME})?, "
    r"(?:For |Special to )?[A-Z]{3,9}(?= [A-Z])"
)
"""Who wrote, and for whom: "From Ana Luz and Rui Costa, CNN"."""
_DATELINE = rf"(?<=\w )(?:{_NAME}(?:, {_NAME}(?: {_NAME})?)? )?\((?:CNN|AP|AFP|Reuters|[A-Z]{{2,9}})\) ?(?:--|—|–|-) (?=\S)"
"""A wire's date line: the place, its state and the agency."""
_AGED = r" [-–—|] \d{1,2} (?:mins?|minutes?|hrs?|hours?|days?) ago(?= [A-Z])"
"""How old a headline from elsewhere is: "Envoy leaves Lima - 3 hrs ago"."""
_ENTRY = re.compile(
    rf"(?:(?<=[\w.,;)'’\"”] )|\A)(?:{_DAY}(?:,? \d{{4}})?|{_MONTH} \d{{4}}|(?:1[5-9]|20)\d\d) ?(?::|[-–—](?= [^\d\s]))(?= \S)",
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
    cuts = _cuts(line)
    if not cuts:
        return [(start, end)]
    edges = sorted({0, *cuts, len(line)})
    spans = [_stripped(text, start + a, start + b) for a, b in pairwise(edges)]
    return [span for span in spans if span[0] < span[1]]


def _cuts(line: str) -> list[int]:
    """Where the parts of a line begin or end."""
    cuts = [at + 1 for at in map(re.Match.start, _OPENING.finditer(line)) if not _goes_on(line, at + 1)]
    cuts += _entries(line)
    if "By " in line:
        cuts += _edges(_BYLINE, line) + _edges(_CREDIT, line)
    elif "From " in line:
        cuts += _edges(_CREDIT, line)
    if stamps := _stamps(line):
        cuts += _edges(stamps, line)
    if ")" in line and (") -" in line or ") —" in line or ")--" in line or ") –" in line):
        cuts += [found.start() for found in re.finditer(_DATELINE, line)]
    if " ago " in line:
        cuts += [aged.end() for aged in re.finditer(_AGED, line)]
    if "NEW: " in line or "UPDATE" in line or "End Quote" in line:
        cuts += [label.start() for label in re.finditer(_LABEL, line)]
    if capitals := _CAPITALS.match(line):
        cuts.append(capitals.end())
    return cuts


def _edges(pattern: str, line: str) -> list[int]:
    """Where what a pattern finds begins and ends."""
    return [at for found in re.finditer(pattern, line) for at in found.span()]


def _stamps(line: str) -> str:
    """The pattern of what tells when a page or comment was written, "" for a line that has no sign of it, as nearly none has."""
    posted = "d at " in line and ("dated at " in line or "Posted at " in line or "Published at " in line)
    told = ":" in line and (" wrote:" in line or _CLOCKED.search(line))
    if not (posted or told or "m |" in line):
        return ""
    return "|".join([shape for sign, shape in _STAMPS if re.search(sign, line)])


def is_entry(line: str) -> bool:
    """Does a line begin with the date of what it tells ("20 April: a rig burns")?"""
    found = _ENTRY.match(line)
    return found is not None and (not found[0][:4].isdigit() or len(line.split()) > _TOLD)


def is_listed(lines: Sequence[str], at: int) -> bool:
    """Does a line begin with a date, and one beside it too ("2019: Protests", "2020: A ban")?"""
    beside = lines[max(0, at - 1) : at + 2]
    return _ENTRY.match(lines[at]) is not None and sum(_ENTRY.match(x) is not None for x in beside) > 1


def _goes_on(line: str, at: int) -> bool:
    """Does a sentence go on at a small word with a capital ("the Group of Seven met", not "War in the north He fled")?"""
    return _GOES_ON.search(line, max(0, at - 12), at) is not None


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
