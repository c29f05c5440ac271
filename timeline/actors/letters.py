"""Letters in brackets: what "(SDF)" behind a name stands for, in this article, whatever it may mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.actors.model import Mention

INITIAL = re.compile(r"\b[^\W\d_a-z]")


def by_letters(text: str, mentions: Iterable[Mention], taught: dict[str, Mention]) -> list[Mention]:
    """The mentions, with whom letters stand for: the name before their brackets, here or before (`taught`)."""
    found: list[Mention] = []
    for mention in mentions:
        if found and _explains(text, found[-1], mention):
            taught[mention.text] = found[-1]
        known = taught.get(mention.text)
        found.append(
            mention._replace(kind=known.kind, named=known.named, rule="actor:letters explained")
            if known
            else mention
        )
    return found


def _explains(text: str, name: Mention, letters: Mention) -> bool:
    """ "The Self-Defense Forces (SDF)": capital letters in brackets, with which the words of the name begin."""
    if text[name.end : letters.start] != " (" or text[letters.end : letters.end + 1] != ")":
        return False
    initials = "".join(INITIAL.findall(text, name.start, name.end))
    return len(letters.text) > 1 and letters.text.isupper() and initials.endswith(letters.text)
