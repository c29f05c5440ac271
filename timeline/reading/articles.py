"""Split a text or Markdown file into its articles, each with its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.errors import InputError
from timeline.reading.dates import Evidence, any_date
from timeline.reading.decode import decode
from timeline.reading.document import document
from timeline.reading.model import Found, Piece, Settings, Skipped

FIELDS = ("title", "published", "source", "url")
"""The keys of a front matter that are read; others are left alone."""

_ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_OPENING = re.compile(
    rf"^---[ \t]*\n(?=(?:#.*\n|[ \t]*\n)*(?:[A-Za-z][\w-]*:.*\n)*?(?:{'|'.join(FIELDS)})[ \t]*:)",
    re.MULTILINE,
)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"#{1,3}[ \t]+(.+?)[ \t#]*")
_TITLE_LENGTH = 120


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give each article of a file."""
    text = decode(piece.data, piece.charset)
    heads = list(_heads(text))
    if not heads:
        yield from document(text, piece, settings, title=first_title(text))
        return
    if before := text[: heads[0][0]].strip():
        raise InputError(f"text before the first front matter: {before[:40]!r}")
    ends = [start for start, _, _ in heads[1:]] + [len(text)]
    for number, ((_, body, block), end) in enumerate(zip(heads, ends, strict=True), 1):
        part = str(number) if number > 1 else None
        try:
            yield from _headed(text[body:end], block, piece, settings, part, len(heads) == 1)
        except InputError as error:
            yield Skipped(f"{piece.name}#{part}" if part else piece.name, str(error))


def _headed(
    text: str, block: str, piece: Piece, settings: Settings, number: str | None, alone: bool
) -> Iterator[Found]:
    head = front_matter(block)
    written = head.get("published", "")
    evidence = [Evidence(any_date(written), "front matter", written)] if written else []
    title = head.get("title") or first_title(text)
    yield from document(
        text, piece, settings, evidence, title=title, source=head.get("source"), url=head.get("url"),
        number=number, alone=alone,
    )  # fmt: skip


def front_matter(block: str) -> dict[str, str]:
    """Read the `key: value` lines of a front matter; raise InputError where a line is none."""
    found: dict[str, str] = {}
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line.rstrip())
        if not entry:
            if line[0] in " \t-":  # a list or a nested value of a key that is not ours
                continue
            raise InputError(f"front matter: {line.strip()[:40]!r} is not 'key: value'")
        value = (entry[2] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        key = entry[1].lower()
        if key in FIELDS and key in found:
            raise InputError(f"front matter: {key!r} is given twice")
        found[key] = value
    return {key: found[key] for key in FIELDS if found.get(key)}


def first_title(text: str) -> str | None:
    """Give the title that a text opens with: a `# heading`, or a short first line without a full stop."""
    line, _, rest = text.lstrip().partition("\n")
    line = line.strip()
    if heading := _HEADING.fullmatch(line):
        return heading[1]
    if rest.strip() and 0 < len(line) <= _TITLE_LENGTH and line[-1] not in ".!?…:;,":
        return line
    return None


def _heads(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, start of the body, and inner lines of each front matter.

    A line of dashes opens one only where one of its keys follows; elsewhere it is a rule in the text.
    """
    position = 0
    while opening := _OPENING.search(text, position):
        if position == 0 and text[: opening.start()].strip():
            return  # the file starts with text: what looks like a front matter further down is part of it
        closing = _CLOSING.search(text, opening.end())
        if not closing:
            raise InputError("the front matter that starts with '---' is never closed")
        position = closing.end()
        yield opening.start(), min(position + 1, len(text)), text[opening.end() : closing.start()]
