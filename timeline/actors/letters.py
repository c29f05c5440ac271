"""What letters stand for in this article: those in brackets behind a name, whatever they may mean elsewhere; or a name's initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.actors.model import UNKNOWN, Mention

INITIAL = re.compile(r"\b[^\W\d_a-z]")


FEWEST = 3
"""So many letters stand for a name without brackets that say so."""


class Letters:
    """What letters stand for in one article: the name before their brackets; else the body whose name begins with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._explained: dict[str, Mention] = {}
        self._initials: dict[str, Mention] = {}

    def read(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions of a sentence, with whom letters stand for that were told of here or before."""
        found: list[Mention] = []
        for mention in mentions:
            if found and _explains(self._text, found[-1], mention):
                self._explained[mention.text] = found[-1]
            elif mention.kind == "body" and " " in mention.text:
                self._initials.setdefault(_initials(self._text, mention), mention)
            known = self._explained.get(mention.text)
            if known is None and mention.rule == UNKNOWN and len(mention.text) >= FEWEST:
                known = self._initials.get(mention.text)
            found.append(
                mention._replace(kind=known.kind, named=known.named, rule="actor:letters explained")
                if known
                else mention
            )
        return found


def _initials(text: str, name: Mention) -> str:
    return "".join(INITIAL.findall(text, name.start, name.end))


def _explains(text: str, name: Mention, letters: Mention) -> bool:
    """ "The Self-Defense Forces (SDF)": capital letters in brackets, with which the words of the name begin."""
    if text[name.end : letters.start] != " (" or text[letters.end : letters.end + 1] != ")":
        return False
    return len(letters.text) > 1 and letters.text.isupper() and _initials(text, name).endswith(letters.text)
