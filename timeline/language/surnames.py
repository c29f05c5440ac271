"""A name that is a common word too, where it opens a sentence: "Banks was arrested" in a text that tells of Peter Banks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.language.classes import CODE
from timeline.language.sentences import abbreviations
from timeline.language.tagger import members
from timeline.language.words import POSSESSIVE_S, closed_classes, lemma_of, words_of
from timeline.lexicon.actors import actor_nouns

_COMMON = members("NN|NNS|NW|NV|NVS|VN|VNS|VB|VBZ|JJ|JN|JV|GN|BN|SET|SAY|SAYN|VBG")
"""What a word that opens a sentence may be, besides a name."""
_DOES = members("ED|DNC|DNT|VBD|VBDS|BEZ|BED|HVZ|HVD|MD|VBZ|SAYS|RB|COMMA")
"""What stands behind a name that is a subject."""
_MANY = frozenset({"were", "are", "have"})
_BEFORE = 48
"""So many characters before a surname who bears it is told."""


def called_by_surname(words: Sequence[str], codes: str, named: Callable[[str], bool]) -> str:
    """Give the codes of a sentence, the first that of a name where the text has somebody or a firm of that name.

    `named` is `is_named` for the text of the sentence.
    """
    if codes[0] not in _COMMON or not words[0][0].isupper() or len(words) < 2:
        return codes
    noun = actor_nouns().get(lemma_of(words[0].lower(), "noun"))
    if noun is not None and noun.kind != "body":
        return codes  # "Police" are nobody's surname
    does = (codes[1] in _DOES and words[1] not in _MANY) or words[1] in POSSESSIVE_S | words_of(
        "firm_endings"
    )
    return f"{CODE['NNPI']}{codes[1:]}" if does and named(words[0]) else codes


def is_named(text: str, word: str) -> bool:
    """ "Peter Banks", "Mr Banks", "Target Corp.", not "the World Bank": is a word the surname of somebody, or what a firm is called?"""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        behind = text[end : end + 2]
        if behind[:1] == " " and behind[1:].isupper():
            if text[end + 1 : end + _BEFORE].split(maxsplit=1)[0].rstrip(",") in words_of("firm_endings"):
                return True
        elif not behind[:1].isalnum() and _bears(text[max(0, at - _BEFORE) : at].split(" ")):
            return True
        at = text.find(word, end)
    return False


def _bears(before: list[str]) -> bool:
    """Do the words before a surname name somebody in full? The last of them is what joins it: nothing."""
    before.pop()
    while len(before) > 1 and _is_part(before[-1]):
        before.pop()
        if before[-1].lower() != "the" and not _is_part(before[-1]):
            return True
    return False


def _is_part(word: str) -> bool:
    """May a word be a given name or a title before a surname?"""
    name = word.removesuffix(".")
    shortened = name == word or len(name) == 1 or abbreviations().get(name.lower()) == "title"
    return shortened and name[:1].isupper() and name.isalpha() and name.lower() not in closed_classes()
