"""From text to sentences with tokens, parts of speech, lemmas and verb groups."""

from __future__ import annotations

from functools import lru_cache

from timeline.language.classes import CODE, NAME, POS
from timeline.language.groups import find_groups
from timeline.language.model import Block, Columns, Pos, Sentence
from timeline.language.sentences import split_span
from timeline.language.tagger import decide
from timeline.language.tokens import codes_of, spans_of
from timeline.language.words import lemma_of
from timeline.model import Span

_END = CODE["END"]
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


@lru_cache(maxsize=1 << 16)
def _reading(word: str, code: str) -> tuple[str, str, Pos]:
    """Give the lower case, lemma and part of speech of a word under a decided class."""
    lower = word.lower()
    name, pos = NAME[code], POS[code]
    if code in _VERB:
        return lower, lemma_of(lower, "verb"), pos
    if name == "NNS":
        return lower, lemma_of(lower, "noun"), pos
    if name in _CONTRACTED and lower in ("'s", "’s"):
        return lower, _CONTRACTED[name], pos
    if name == "NEG" and lower not in _NOT:
        pos = "ADV"
    return lower, _LEMMAS.get(lower, lower), pos


def _sentence(spans: list[Span], words: tuple[str, ...], codes: str, block: int) -> Sentence:
    starts, ends = zip(*spans, strict=True)
    lowers, lemmas, tags = zip(*map(_reading, words, codes), strict=True)
    columns = codes, starts, ends, words, lowers, lemmas, tags
    return Sentence(*columns, find_groups(Columns(*columns)), block, starts[0], ends[-1])


def parse_blocks(text: str, blocks: list[Block]) -> list[Sentence]:
    """Parse the sentences of all blocks, in order."""
    found: list[tuple[list[Span], tuple[str, ...], int]] = []
    open_codes = [_END]
    for index, block in enumerate(blocks):
        for start, end in split_span(text, block.body, block.end):
            spans = spans_of(text, start, end)
            if spans:
                words = tuple([text[a:b] for a, b in spans])
                found.append((spans, words, index))
                open_codes.append(codes_of(words))
                open_codes.append(_END)
    decided = decide("".join(open_codes))
    sentences = []
    at = 1
    for spans, words, index in found:
        codes = decided[at : at + len(spans)]
        at += len(spans) + 1
        sentences.append(_sentence(spans, words, codes, index))
    return sentences
