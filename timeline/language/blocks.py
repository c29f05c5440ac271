"""Blocks: paragraphs, headings, list items and site furniture."""

from __future__ import annotations

import re

from timeline.language.lines import paragraphs
from timeline.language.model import Block

_ITEM = re.compile(r"(?:[-*•‣▪]|\d{1,3}[.)])\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


def blocks(text: str) -> list[Block]:
    """Cut a text into blocks, in order."""
    found = []
    for start, end in paragraphs(text):
        hashes = _HASHES.match(text, start, end)
        item = _ITEM.match(text, start, end)
        if hashes:
            found.append(Block(start, end, "heading", hashes.end(), len(hashes.group(1))))
        elif item:
            found.append(Block(start, end, "item", item.end()))
        else:
            found.append(Block(start, end, "paragraph", start))
    return found
