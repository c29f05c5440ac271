"""Blocks: paragraphs, headings, list items and site furniture.

A block is judged by the shape of its line: its marker, its length, its end, and where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from timeline.language.furniture import DATE_LINE, LONGEST, furniture
from timeline.language.lines import paragraphs
from timeline.language.model import Block
from timeline.language.seams import is_entry, is_listed
from timeline.model import Span

_ITEM = re.compile(r"(?:[-*•‣▪–·]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))\s+(?=\S)")
_ROW = re.compile(r"\|(?=[^|\n]*\d)[^|\n]*\|[^\n]*\|\s*")
"""A row of a Markdown table, as which pages with tables are read too, that begins with a figure: a date, perhaps."""
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,150}\1:?")
_UNDERLINE = re.compile(r"(=|-){3,}")
_FINAL = re.compile(r"""[.!?…;,]["'”’)\]]*$""")
_TITLE_START = re.compile(r"""["'“‘(\[]*[A-Z0-9À-Þ]""")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?:?")
_MONTH = re.compile(
    r"(?:early |mid-|late )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d{4})?:?",
    re.I,
)
_DATELINE = re.compile(
    r"(?:\(?[A-Z][\w.'’/-]*(?:[ ,/]+(?:[A-Z][\w.'’/-]*|\d{1,4}|de|la|al|el|of|the)){0,6}"
    r"(?:,? ?\([A-Z][\w /.-]{1,24}\))?)\s*(?:(?:—|–|--|(?<=\))_|(?<=\) )_)\s*| - )(?:\([A-Z][\w ]{1,20}\)\s*[-—–]+\s*)?"
    r"""(?=["“‘'(\[]?[A-Z0-9À-Þ])"""
)  # fmt: skip
_CALENDAR = re.compile(
    r"(?:[Ee]arly |[Mm]id|[Ll]ate )?[-(]?(?:\d|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?"
    r"|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, [A-Z][A-Z ,.'’-]*)?(?: ?\([^)\n]{1,30}\))?: (?=\S)")
"""Who speaks next in a transcript: "ORTIZ:", "ANA ORTIZ, ANCHOR (voice-over):"."""
_DATELINE_REACH = 90
_TITLE_LENGTH, _TITLE_WORDS = 110, 16
_REAL_LENGTH, _REAL_WORDS = 90, 12
_THREAD = 3
"""So many comments make a thread, which nothing of the article stands behind."""


def _heading(text: str, start: int, end: int, told: bool) -> Block | None:
    """Read a heading: `#`, bold, a year or month, capitals, or a short line without a final stop."""
    hashes = _HASHES.match(text, start, end)
    if hashes:
        return Block(start, end, "heading", hashes.end(), len(hashes.group(1)))
    if end - start > _TITLE_LENGTH + 50:
        return None
    line = text[start:end]
    if _BOLD.fullmatch(line):
        return Block(start, end - (3 if line.endswith(":") else 2), "heading", start + 2, 3)
    if _YEAR.fullmatch(line):
        return Block(start, end, "heading", start, 2)
    if _MONTH.fullmatch(line):
        return Block(start, end, "heading", start, 3)
    if DATE_LINE.fullmatch(line):
        return Block(start, end, "heading", start, 4)
    number = _NUMBER.match(line)
    body = number.end() if number else 0
    title = (
        not told
        and end - start <= _TITLE_LENGTH
        and not _FINAL.search(line)
        and _TITLE_START.match(line, body)
        and not is_entry(line)
    )
    if title and len(line.split()) <= _TITLE_WORDS and (not number or line.isupper()):
        return Block(start, end, "heading", start + body, 1 if start == 0 else 2)
    return None


def _is_real(text: str, block: Block) -> bool:
    """Say whether a block is running text, which ends a list of related articles or a comment form."""
    if block.kind == "heading":
        return text[block.start] == "#"
    line = text[block.body : block.end]
    return len(line) >= _REAL_LENGTH or (len(line.split()) >= _REAL_WORDS and _FINAL.search(line) is not None)


def _plain(text: str, start: int, end: int, told: bool) -> Block:
    """Read a block by its marker and shape, furniture aside."""
    row = text[start] == "|" and _ROW.fullmatch(text, start, end)
    if row:
        cells = text[start:end].strip("| ")
        body = text.index(cells, start)
        return Block(start, body + len(cells), "item", body)
    heading = _heading(text, start, end, told)
    if heading:
        return heading
    item = _ITEM.match(text, start, end)
    if item:
        return Block(start, end, "item", item.end())
    return Block(start, end, "paragraph", start)


def _plain_blocks(text: str, spans: list[Span], wanted: Iterable[int]) -> list[Block]:
    """Read the wanted ones of a text's lines; a text of one line, or a line of a list of dates, is told and no title."""
    lines = [text[start:end] for start, end in spans]
    one = len(spans) == 1
    return _without_speakers(
        text,
        [
            _plain(text, *spans[at], one or (len(lines[at]) <= _TITLE_LENGTH and is_listed(lines, at)))
            for at in wanted
        ],
    )


def _without_speakers(text: str, found: list[Block]) -> list[Block]:
    """Begin the lines of a transcript behind the label that says who speaks, as it does before several ("ORTIZ: In Lima")."""
    labels = [
        _SPEAKER.match(text, block.start, block.end) if text.find(": ", block.start, block.end) >= 0 else None
        for block in found
    ]
    often = Counter(label[0] for label in labels if label)
    return [
        replace(block, body=label.end())
        if label and often[label[0]] > 1 and block.kind == "paragraph"
        else block
        for block, label in zip(found, labels, strict=True)
    ]


def bodies(text: str) -> list[Span]:
    """Give where the text of each block lies, furniture or not: behind its list marker, its speaker or `#`s."""
    found = paragraphs(text)
    # most lines begin with a letter, and no marker does but a Roman number
    marked = [
        at
        for at, (start, end) in enumerate(found)
        if not text[start].isalpha() or text[start] in "IVX" or text.find(": ", start, end) >= 0
    ]
    for at, block in zip(marked, _plain_blocks(text, found, marked), strict=True):
        found[at] = block.body, block.end
    return found


def _furnish(block: Block) -> Block:
    return Block(block.start, block.end, "furniture", block.body)


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks, in order: every line that is not empty lies in one."""
    found: list[Block] = []
    section = False
    comments: list[int] = []
    spans = paragraphs(text)
    for block in _plain_blocks(text, spans, range(len(spans))):
        start, end = block.start, block.end
        told = end - start > LONGEST or (block.kind == "item" and text[start] == "|")
        rule = None if told else furniture(text[start:end]) or furniture(text[block.body : end])
        marked = block.kind == "heading" and text[start] in "#*_"
        underline = _UNDERLINE.fullmatch(text, start, end)
        if (
            underline
            and found
            and found[-1].kind in ("heading", "paragraph")
            and _near(text, found[-1], start)
        ):
            found[-1] = _setext(found[-1], underline.group(1))
            found.append(_furnish(block))
        elif rule is not None and not (marked and not rule.opens):
            section = section or rule.opens
            if rule.thread:
                comments.append(len(found))
            found.append(_furnish(block))
        elif section and not _is_real(text, block):
            found.append(_furnish(block))
        else:
            section = False
            found.append(block)
    return _without_comments(_without_date_line(found), comments)


def _near(text: str, block: Block, start: int) -> bool:
    return text.count("\n", block.end, start) <= 1 and block.end - block.start <= _TITLE_LENGTH


def _setext(block: Block, mark: str) -> Block:
    return Block(block.start, block.end, "heading", block.body, 1 if mark == "=" else 2)


def _without_date_line(found: list[Block]) -> list[Block]:
    """Take a lone full date above the first paragraph for the article's own, unless dates are headings."""
    dated = [i for i, block in enumerate(found) if block.kind == "heading" and block.level == 4]
    if len(dated) != 1 or any(block.kind in ("paragraph", "item") for block in found[: dated[0]]):
        return found
    return [_furnish(block) if i == dated[0] else block for i, block in enumerate(found)]


def _without_comments(found: list[Block], marks: list[int]) -> list[Block]:
    """Take what stands behind the first mark of a reader's comment for furniture, where there are some."""
    if len(marks) < _THREAD:
        return found
    return [*found[: marks[0]], *map(_furnish, found[marks[0] :])]


def dateline(text: str, block: Block) -> int:
    """Give where the story starts in a block: behind a wire date line ("LIMA, May 7 —"), else at its body."""
    match = _DATELINE.match(text, block.body, min(block.end, block.body + _DATELINE_REACH))
    if (
        match is None
        or block.kind != "paragraph"
        or match.end() >= block.end
        or _CALENDAR.match(match.group())
    ):
        return block.body
    return match.end()
