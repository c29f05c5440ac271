"""The language room: blocks, sentences, tokens, verb groups, clauses."""

from __future__ import annotations

from timeline.language.blocks import blocks, bodies, dateline
from timeline.language.clauses import Clause, clauses
from timeline.language.model import Block, Sentence, Token, VerbGroup
from timeline.language.parsing import parse_blocks, parse_spans
from timeline.language.phrases import NounPhrase, noun_phrases
from timeline.language.sentences import split_sentences, split_span

__all__ = [
    "Block",
    "Clause",
    "NounPhrase",
    "Sentence",
    "Token",
    "VerbGroup",
    "blocks",
    "bodies",
    "clauses",
    "dateline",
    "noun_phrases",
    "parse",
    "parse_blocks",
    "parse_spans",
    "split_sentences",
    "split_span",
    "verb_groups",
]


def parse(text: str) -> list[Sentence]:
    """Parse a text: its sentences in order, with tokens, parts of speech, lemmas and verb groups."""
    return parse_blocks(text, blocks(text))


def verb_groups(text: str) -> list[VerbGroup]:
    """Give the verb groups of a text, those of copular "be" left out; "is going to visit" counts as two."""
    found = []
    for sentence in parse(text):
        for group in sentence.groups:
            if group.copular:
                continue
            if group.semi is not None:
                found.append(_semi_group(sentence, group))
            found.append(group)
    return found


def _semi_group(sentence: Sentence, group: VerbGroup) -> VerbGroup:
    """Give the "is going" of "is going to visit" as a group of its own."""
    index = group.semi if group.semi is not None else group.head_index
    token = sentence.tokens[index]
    return group._replace(
        end=token.end,
        head=(token.start, token.end),
        lemma=token.lemma,
        last=index,
        head_index=index,
        semi=None,
    )
