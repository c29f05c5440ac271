"""From text to sentences with tokens, parts of speech, lemmas and verb groups."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from timeline.kept import Kept
from timeline.language.classes import CODE, NAME, POS
from timeline.language.groups import find_groups
from timeline.language.model import Block, Pos, Sentence
from timeline.language.sentences import split_span
from timeline.language.surnames import called_by_surname, is_named
from timeline.language.tagger import decide
from timeline.language.tokens import Tokens, codes_of, tokens_of
from timeline.language.words import POSSESSIVE_S, lemma_of

SentenceSpan = tuple[int, int, int]
"""Start and end of a sentence, and the index of its block."""
_VERB = frozenset(CODE[n] for n in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "SAY", "SAYS", "VBDS"))
_LEMMAS = {
    **dict.fromkeys(("be", "been", "being", "is", "are", "am", "'re", "’re", "'m", "’m", "was", "were", "ai"),
                    "be"),
    **dict.fromkeys(("have", "'ve", "’ve", "has", "had", "having"), "have"),
    **dict.fromkeys(("do", "does", "did", "done"), "do"),
    **dict.fromkeys(("n't", "n’t"), "not"), "wo": "will", "'ll": "will", "’ll": "will", "ca": "can",
}  # fmt: skip
_CONTRACTED = {"BEZ": "be", "HVZ": "have"}
_NOT = frozenset(("not", "n't", "n’t"))


def _reading(read: tuple[str, str]) -> tuple[str, str, Pos]:
    """Give the lower case, lemma and part of speech of a word under a decided class."""
    word, code = read
    lower = word.lower()
    name, pos = NAME[code], POS[code]
    if code in _VERB:
        return lower, lemma_of(lower, "verb"), pos
    if name == "NNS":
        return lower, lemma_of(lower, "noun"), pos
    if name == "NNP" and lower.endswith("s") and lower[-2:-1].isdigit():  # "three F-16s"
        return lower, lower[:-1], pos
    if name in _CONTRACTED and lower in POSSESSIVE_S:
        return lower, _CONTRACTED[name], pos
    if name == "NEG" and lower not in _NOT:
        pos = "ADV"
    return lower, _LEMMAS.get(lower, lower), pos


_READINGS = Kept(_reading)


def _sentence(tokens: Tokens, codes: str, block: int) -> Sentence:
    words, starts, ends = tokens
    lowers, lemmas, tags = zip(*map(_READINGS.__getitem__, zip(words, codes, strict=True)), strict=True)
    sentence = Sentence(codes, starts, ends, words, lowers, lemmas, tags, block)
    return Sentence(*sentence[:-1], find_groups(sentence))


def sentence_spans(text: str, blocks: list[Block]) -> list[SentenceSpan]:
    """Give where the sentences of all blocks stand, in order, and the index of the block of each."""
    return [
        (start, end, index)
        for index, block in enumerate(blocks)
        for start, end in split_span(text, block.body, block.end)
    ]


def parse_spans(text: str, spans: Iterable[SentenceSpan]) -> list[Sentence]:
    """Parse the sentences that stand in these spans, in order."""
    found = [(tokens_of(text, start, end), block) for start, end, block in spans]
    found = [(tokens, block) for tokens, block in found if tokens[0]]
    named = cache(partial(is_named, text))
    codes = [called_by_surname(tokens[0], codes_of(tokens[0]), named) for tokens, _ in found]
    decided = [decide(own) for own in codes]
    return [_sentence(tokens, own, block) for (tokens, block), own in zip(found, decided, strict=True)]


def parse_blocks(text: str, blocks: list[Block]) -> list[Sentence]:
    """Parse the sentences of all blocks, in order."""
    return parse_spans(text, sentence_spans(text, blocks))
