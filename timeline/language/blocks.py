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


_DATELINE = re.compile(
    r"(?:\(?[A-Z][\w.'’/-]*(?:[ ,/]+(?:[A-Z][\w.'’/-]*|\d{1,4}|de|la|al|el|of|the)){0,6}"
    r"(?:,? ?\([A-Z][\w /.-]{1,24}\))?)\s*(?:—|–|--| - )\s*(?:\([A-Z][\w ]{1,20}\)\s*[-—–]+\s*)?"
)
_DATELINE_REACH = 90


def dateline(text: str, block: Block) -> int:
    """Give where the story starts in a block: behind a wire date line ("JAKARTA, Sept. 7 —"), else at its body."""
    match = _DATELINE.match(text, block.body, min(block.end, block.body + _DATELINE_REACH))
    if match is None or block.kind not in ("paragraph", "item") or match.end() >= block.end:
        return block.body
    return match.end()
