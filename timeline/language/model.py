"""What the reading of a sentence gives: blocks, tokens, verb groups, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "item", "furniture"]
Pos = Literal[
    "NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "DET", "ADP", "CCONJ", "SCONJ", "PART", "NUM",
    "PUNCT", "SYM", "X",
]  # fmt: skip
"""Universal Dependencies' part-of-speech tags, as far as events need them."""
Form = Literal["finite", "infinitive", "participle", "gerund"]
Tense = Literal["past", "present", "future", "none"]
Aspect = Literal["simple", "perfect", "progressive", "perfect progressive"]
Voice = Literal["active", "passive"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, or a line of site furniture (menu, byline, caption, share button).

    `level` is a heading's depth (1 = topmost); `body` is where the text starts behind a list marker or `#`s.
    """

    start: int
    end: int
    kind: BlockKind
    body: int
    level: int = 0


class Token(NamedTuple):
    """A word or a mark of punctuation. `lemma` is lower case."""

    start: int
    end: int
    text: str
    lemma: str
    pos: Pos


class VerbGroup(NamedTuple):
    """A main verb with its auxiliaries, negation and particles: "would not have been visiting".

    `start`, `end` and `head` are character spans of the text; `first` and `last` are indices of the
    sentence's tokens (inclusive), `head_index` the index of the head. `tense` is that of the first
    finite verb ("future" for will, shall, "is going to", "is to"); `modality` is the modal's lemma
    ("will", "would", "may", ...). `copular` marks "be" with a noun, adjective or place behind it ("was
    the launch"); `semi` is the index of "going" or "is" in "is going to visit", "is to visit".
    `inverted` marks a question or inversion, whose subject stands inside the group ("did Russia
    attack").
    """

    start: int
    end: int
    head: tuple[int, int]
    lemma: str
    form: Form
    tense: Tense
    aspect: Aspect
    modality: str | None
    voice: Voice
    negated: bool
    first: int
    last: int
    head_index: int
    copular: bool = False
    semi: int | None = None
    inverted: bool = False


class Columns(NamedTuple):
    """The tokens of a sentence column by column, because most rules ask for one property alone; and its verb groups.

    `codes` holds the word class of each token (see `timeline.language.classes`), one character each; `lowers` are the
    words in lower case; `block` is the index of the block that the sentence stands in.
    """

    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[Pos, ...]
    block: int
    groups: tuple[VerbGroup, ...] = ()


class Sentence(Columns):
    """A sentence: its tokens and verb groups, in order."""

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.ends[-1]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens one by one; few sentences are asked for them."""
        return tuple(map(Token, self.starts, self.ends, self.words, self.lemmas, self.tags))
