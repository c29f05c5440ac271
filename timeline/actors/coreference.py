"""What pronouns and descriptions stand for: "he", "they", "the two countries", "both leaders", "the bloc"."""

from __future__ import annotations

from dataclasses import replace

from timeline.actors.gazetteer import state_names
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, Named
from timeline.actors.rules import INSTITUTIONS
from timeline.language.model import Sentence
from timeline.lexicon.actors import actor_nouns

STATES = {"state", "capital", "forces"}
PEOPLE = {"person"}
BODIES = {"body", "group"}


PAIRS = {
    **dict.fromkeys("country nation state side government neighbour neighbor ally capital power".split(), STATES),
    **dict.fromkeys("leader president minister man woman diplomat premier chancellor".split(), PEOPLE),
}
"""Behind "the two" or "both": the nouns that take up two actors, and of which kinds."""

SINGLES = {
    **dict.fromkeys("country nation kingdom republic island".split(), STATES),
    **dict.fromkeys("bloc alliance organisation organization body group movement".split(), BODIES),
    **dict.fromkeys("president minister premier chancellor general envoy diplomat".split(), PEOPLE),
}
"""Behind "the": the nouns that take up one actor."""

PRONOUNS = {
    "he": PEOPLE, "him": PEOPLE, "his": PEOPLE, "she": PEOPLE, "her": PEOPLE,
    "it": STATES | BODIES, "its": STATES | BODIES,
}  # fmt: skip
PLURALS = {"they", "them", "their"}
PAIR_WORDS = {"two", "both"}


def institutions(sentence: Sentence, found: list[Mention], memory: Memory) -> list[Mention]:
    """ "the army", "parliament": institutions without a state belong to the one that the text spoke of last."""
    ends = {token.end: token.lemma for token in sentence.tokens}
    completed: list[Mention] = []
    for mention in found:
        noun = actor_nouns().get(ends.get(mention.end, ""))
        if mention.kind == "generic" and noun and noun.kind in INSTITUTIONS and " " not in mention.text:
            earlier = [m for m in found if m.end <= mention.start]
            state = _one(STATES | PEOPLE, earlier, memory)
            if state and state[0].country in state_names():
                code = state[0].country
                named = (Named(state_names()[code], code),)
                mention = replace(mention, kind="forces", named=named, rule="actor:institution")
        completed.append(mention)
    return completed


def stand_ins(sentence: Sentence, found: list[Mention], memory: Memory) -> list[Mention]:
    """The pronouns and descriptions of a sentence that stand for actors, resolved by what came before them."""
    taken = {i for m in found if m.kind != "generic" for i in range(m.start, m.end)}
    resolved: list[Mention] = []
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.start in taken:
            continue
        lower = token.text.lower()
        earlier = [m for m in found if m.end <= token.start]
        if lower in PRONOUNS:
            named = _one(PRONOUNS[lower], earlier, memory)
            first = index
        elif lower in PLURALS:
            named = _several(earlier, memory)
            first = index
        elif token.pos == "NOUN" and index and token.lemma in PAIRS and tokens[index - 1].lemma in PAIR_WORDS:
            named = _pair(PAIRS[token.lemma], earlier, memory)
            first = index - 2 if index > 1 and tokens[index - 2].lemma in {"the", "both", "these"} else index - 1
        elif token.pos == "NOUN" and index and token.lemma in SINGLES and tokens[index - 1].lemma == "the":
            named = _one(SINGLES[token.lemma], earlier, memory)
            first = index - 1
        else:
            continue
        if named:
            start = tokens[first].start
            here = next((m for m in earlier if m.named[:1] == named[:1]), None)
            words = here.text if here else " ".join(t.text for t in tokens[first : index + 1])
            resolved.append(Mention(start, token.end, words, "pronoun", named, "actor:stand-in"))
    return resolved


def _one(kinds: set[str], earlier: list[Mention], memory: Memory) -> tuple[Named, ...]:
    """The participant that a singular stands for: the first of its kind in this sentence, else the last before it."""
    for mention in earlier:
        if mention.kind in kinds and mention.named:
            return mention.named[:1]
    last = memory.last(kinds)
    return last.named[:1] if last else ()


def _several(earlier: list[Mention], memory: Memory) -> tuple[Named, ...]:
    """What "they" stands for: the subjects of this sentence so far, else those of the last one."""
    named = tuple(dict.fromkeys(n for m in earlier if m.kind != "adjective" for n in m.named))
    if len(named) > 1:
        return named[:2]
    last = memory.last(STATES | BODIES)
    return last.named if last and len(last.named) > 1 else named or (last.named if last else ())


def _pair(kinds: set[str], earlier: list[Mention], memory: Memory) -> tuple[Named, ...]:
    here = tuple(dict.fromkeys(n for m in earlier if m.kind in kinds for n in m.named))
    return here[:2] if len(here) >= 2 else memory.last_two(kinds)
