"""Sentences: where the text of a paragraph breaks.

A break is sought at every full stop, question or exclamation mark that white space follows; the word before
and the word after decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from timeline.language.lines import paragraphs
from timeline.language.words import closed_classes
from timeline.lexicon.tables import rows
from timeline.model import Span

_MARK = re.compile(
    r"""([.!?…]+)(?:\[\d{1,3}\])*(["'”’»)\]]*)[*_]{0,3}(?:\[\d{1,3}\])*(\s+)(?=(["'“‘«(\[—–-]*)(\w?))"""
)
_LABEL = re.compile(r"\s(?=(?:Image|Photo|Photograph|Picture|Video|File photo|Credit|Caption): [A-Z])")
_WOVEN = re.compile(r"""\b(?:that|says|said|whether) (["“][^"“”]{1,600}["”])""")
_EPIGRAPH = re.compile(r"""["“][^"“”]{1,400}["”] ?(?:-{1,2}|[–—]) ?[A-Z][\w. ,'’-]{2,60}""")
_AFTER = re.compile(r"[\w’']+")
_PLAIN = re.compile(r"(?:The|In|On|At|By)\s|\w+,?\s[a-z]")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")
_STARTERS = frozenset(
    ("DT", "DS", "NO", "DP", "PRPS", "HER", "PRP", "IT", "EX", "WP", "WRB", "CS", "PS", "IN", "AS", "TO",
     "CC", "RB", "THAT", "BED", "BEZ", "TMP", "RBR")
)  # fmt: skip
_REACH = 30  # characters looked at before a full stop: longer than any abbreviation


@cache
def abbreviations() -> dict[str, str]:
    """Read what is written with a full stop: the abbreviation without it, in lower case -> its kind."""
    return {word: row["kind"] for row in rows("abbreviations") for word in row["words"].split(" ")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(word for word, name in closed_classes().items() if name in _STARTERS)


def _stop_ends(text: str, at: int, first: str, mark: re.Match[str]) -> bool:
    """Say whether the single full stop at `at` ends a sentence, `first` being the next letter."""
    tail = text[max(0, at - _REACH) : at].split()
    word = tail[-1].lstrip("([{\"'“‘’-–—") if tail else ""
    initials = _INITIALS.fullmatch(word) is not None
    kind = None if initials and len(word) == 1 else abbreviations().get(word.lower())
    if kind is None and not initials:
        return True
    if kind == "number":
        return not first.isdigit()
    if kind == "title":
        return (
            len(tail) > 1
            and tail[-2].isalpha()
            and tail[-2].istitle()
            and word.istitle()
            and _opens_plainly(text, mark)
        )
    if mark.group(2) == ")":
        return True
    if initials and len(word) == 1 and word != "I" and not _follows_starter(text, mark):
        return False
    return bool(mark.group(2)) or _follows_starter(text, mark)


def _opens_plainly(text: str, mark: re.Match[str]) -> bool:
    """Say whether no name follows: "Hun Sen. The court", "Hun Sen. He went", but "Army Gen. He Weidong"."""
    behind = _PLAIN.match(text, mark.start(5))
    return behind is not None and _follows_starter(text, mark)


def _follows_starter(text: str, mark: re.Match[str]) -> bool:
    after = _AFTER.match(text, mark.start(5))
    return after is not None and (after.group().lower() in _starters() or mark.group(4) in ('"', "“"))


def _breaks(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Say whether the sentence that starts at `begin` ends here; a number at its start is a list marker."""
    stops, first = mark.group(1), mark.group(5)
    if first and first.islower():
        return False
    if not first and not mark.group(4) and mark.end() < len(text) and text[mark.end()] in ",;:.":
        return False
    if stops == ".":
        if mark.start(1) - begin <= 3 and text[begin : mark.start(1)].isdigit():
            return False
        return _stop_ends(text, mark.start(1), first, mark)
    return True


def split_span(text: str, start: int, end: int) -> list[Span]:
    """Split one paragraph, text[start:end], into sentences."""
    spans: list[Span] = []
    begin = start
    woven: list[Span] | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark.end() == end or not _breaks(text, begin, mark):
            continue
        woven = _woven(text, start, end) if woven is None else woven
        around = bisect_left(woven, (mark.end(2), 0)) - 1  # the last quotation that starts before
        if around < 0 or woven[around][1] <= mark.end(2):
            spans.append((begin, mark.start(3)))
            begin = mark.end(3)
    if begin < end:
        spans.append((begin, end))
    if text.find(": ", start, end) < 0:
        return spans
    return [part for span in spans for part in _without_label(text, *span)]


def _woven(text: str, start: int, end: int) -> list[Span]:
    """Find what is not split: quotations that are part of a sentence ('wrote that "..."'), an epigraph."""
    if text[start] in '"“' and _EPIGRAPH.fullmatch(text, start, end):
        return [(start, end)]
    if text.find(' "', start, end) < 0 and text.find(" “", start, end) < 0:
        return []
    return [quote.span(1) for quote in _WOVEN.finditer(text, start, end)]


def _without_label(text: str, start: int, end: int) -> list[Span]:
    """Part a picture's credit ("Image: ...") from the caption before it."""
    label = _LABEL.search(text, start, end)
    return [(start, end)] if label is None else [(start, label.start()), (label.end(), end)]


def split_sentences(text: str) -> list[Span]:
    """Split a text into sentences: spans without the white space around them, in order."""
    return [span for start, end in paragraphs(text) for span in split_span(text, start, end)]
