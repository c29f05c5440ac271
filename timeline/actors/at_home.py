"""Institutions without a state of their own: "the army", "parliament" and an office are of the state that the text speaks of."""

from __future__ import annotations

from bisect import bisect_left

from timeline.actors.coreference import LANDS, PAIR_WORDS, pairs, singles
from timeline.actors.focus import Focus, beat, opened_in, scene, state_of
from timeline.actors.institutions import OF_ANY_STATE, bare, institution
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, Named
from timeline.actors.offices import held_by, title_alone
from timeline.actors.referents import PEOPLE, sides
from timeline.actors.salience import role
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import POSSESSIVES
from timeline.lexicon.actors import actor_nouns

BESIDE = (len(" "), len("'s "))
"""Between a person and their government: "the May government", "Kurti's government"."""


def institutions(sentence: Sentence, found: list[Mention], focus: Focus, memory: Memory) -> list[Mention]:
    """ "the army", "parliament", "Congress": institutions without a state belong to the one that the text speaks of.

    "The May government" is that of the person's state. "Defence Minister Ana Luz" has her office there too.
    """
    return [_at_home(mention, found, sentence, focus, memory) for mention in found]


def _at_home(
    mention: Mention, found: list[Mention], sentence: Sentence, focus: Focus, memory: Memory
) -> Mention:
    """A mention with the state to which it belongs, where it is an institution or an official of one that is not named."""
    earlier = [m for m in found if m.end <= mention.start]
    if mention.kind == "person":
        return _official(mention, _served(mention, found, sentence) or focus.best(earlier, sentence), memory)
    if mention.rule == "actor:body by its name" and mention.named[0].country is None:
        return _organ(mention, focus.best(earlier, sentence))
    if words := title_alone(mention, sentence):
        return held_by(mention, words, focus.best(earlier, sentence), memory)
    beside = [m for m in earlier if mention.start - m.end in BESIDE and m.kind == "person"]
    if beside and _is_band(mention, sentence):
        return mention._replace(kind="forces", named=beside[-1].named, rule="actor:band")
    if _is_of_firm(mention, sentence, memory):
        return mention
    if _is_whose(mention, earlier, sentence):
        return mention
    if not _is_at_home(mention, sentence) or (_are_parties(mention, sentence) and sides(memory)):
        return mention
    state = state_of(beside) or _where(mention, earlier, sentence)
    state = (
        state
        or beat(mention, found, sentence)
        or opened_in(mention, found, sentence)
        or focus.best(earlier, sentence)
    )
    state = state or scene(mention, found, sentence)
    if not state or not _has(state, mention):
        return mention
    return mention._replace(kind="forces", named=(state,), rule="actor:institution")


def _is_whose(mention: Mention, earlier: list[Mention], sentence: Sentence) -> bool:
    """ "France, whose last soldiers left": are they those of a state or body that "whose" takes up?"""
    at = bisect_left(sentence.starts, mention.start) - 1
    while at > 0 and sentence.tags[at] in {"ADJ", "ADV", "NUM"}:
        at -= 1
    if at < 1 or sentence.lowers[at] != "whose":
        return False
    before = sentence.ends[at - 1 - (sentence.words[at - 1] == ",")]
    return any(m.end == before and m.kind in {"body", "forces", "group", "state"} for m in earlier)


def _is_of_firm(mention: Mention, sentence: Sentence, memory: Memory) -> bool:
    """ "The Hexa Power unit", "the division" where the text tells of firms: is it no military one?"""
    first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    named = first > 0 and sentence.tags[first - 1] == "PROPN"
    return sentence.lowers[last - 1] in word_list("firm_parts") and (named or bool(memory.firms))


def _is_band(mention: Mention, sentence: Sentence) -> bool:
    """ "Haftar's army", "Gaddafi's men": are they those through whom somebody acts?"""
    last = bisect_left(sentence.starts, mention.end) - 1
    return mention.kind == "generic" and sentence.lowers[last] in word_list("bands")


def _where(mention: Mention, earlier: list[Mention], sentence: Sentence) -> Named | None:
    """ "From Libya, where the government fell": of the state, or the state of the place, in front of "where"."""
    at = bisect_left(sentence.starts, mention.start) - 1
    while at > 0 and sentence.lowers[at] != "where" and sentence.tags[at] != "PUNCT":
        at -= 1
    if at < 2 or sentence.lowers[at] != "where":
        return None
    before = sentence.ends[at - 1 - (sentence.words[at - 1] == ",")]
    return state_of(m for m in earlier if m.end == before)


def _has(state: Named, mention: Mention) -> bool:
    """ "Biden spoke to Congress": has the state that the text speaks of a body of this name?"""
    states = OF_ANY_STATE.get(bare(mention.text)) if mention.kind == "body" else None
    return not states or state.country in word_list(states)


def _official(mention: Mention, home: Named | None, memory: Memory) -> Mention:
    """A person with what the text has told of them; an office without a state is of the one that the text speaks of."""
    person = memory.people.known(mention.named[0])
    if home and mention.office and not mention.office[1] and not person.country:
        person = memory.people.learn(person.name, home.country)
    return mention._replace(named=(person, *mention.named[1:]))


def _served(mention: Mention, found: list[Mention], sentence: Sentence) -> Named | None:
    """ "General Ana Luz, commander of the Chilean army": whose forces somebody leads by what explains the name."""
    at = bisect_left(sentence.starts, mention.end)
    if sentence.words[at : at + 1] != (",",):
        return None
    of = at + 2 + (sentence.tags[at + 1 : at + 2] == ("DET",))
    led = sentence.lemmas[of : of + 1] == ("of",) and sentence.lemmas[of - 1] in actor_nouns()
    behind = sentence.starts[of + 1 : of + 3] if led else ()
    return state_of(m for m in found if m.start in behind and m.kind in {"forces", "state"})


def _organ(mention: Mention, home: Named | None) -> Mention:
    """ "The National Recovery Committee": an organ is of the state that the text speaks of; a party or firm stays as it is."""
    if home is None or mention.text.rsplit(maxsplit=1)[-1].lower() not in word_list("organs"):
        return mention
    return mention._replace(named=(mention.named[0]._replace(country=home.country),))


def _is_at_home(mention: Mention, sentence: Sentence) -> bool:
    """Is it an institution of a state not named here? An envoy whom somebody expels or receives is another's."""
    if mention.kind == "body":
        return bare(mention.text) in OF_ANY_STATE
    lowers, lemmas = sentence.lowers, sentence.lemmas
    first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    if first and lowers[first - 1] in POSSESSIVES:
        return False
    if sentence.words[last:] and sentence.words[last] in word_list("ships"):
        return False  # "the destroyer USS Porter"
    if lowers[first] in PAIR_WORDS and lemmas[last - 1] in pairs():
        return False
    many = lowers[last - 1] != lemmas[last - 1]
    owned = (*lemmas, "")[last] == "of" and "PROPN" in sentence.tags[last + 1 : last + 3]
    if many and lemmas[last - 1] == "government":
        return False  # "seven governments left" are those of several states
    known = actor_nouns().get(lemmas[last - 1])
    if owned and (many or (known is not None and known.kind == "military")):
        return False  # "officials of the Health Service", "the army of Ras Imru"
    if lowers[last : last + 2] == ("loyal", "to") or "command" in lowers[last + 1 : last + 3]:
        return False  # "warplanes under NATO command"
    noun = institution(_lemmas(sentence, mention)) if mention.kind == "generic" else None
    if noun and noun.noun in LANDS:
        return False
    single = mention.text.lower().endswith(noun.noun.lower()) if noun else False
    if noun and single and singles().get(noun.noun) is PEOPLE and noun.kind == "military":
        return False
    if noun is None or noun.kind != "diplomat":
        return noun is not None
    return single and role(mention, sentence) != "object"  # "diplomats" are anybody's


def _are_parties(mention: Mention, sentence: Sentence) -> bool:
    """ "The governments", "both armies": those of all states of whom the text tells."""
    first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    return sentence.lowers[last - 1] in word_list("parties") and sentence.lowers[first] in {"the", "both"}


def _lemmas(sentence: Sentence, mention: Mention) -> list[str]:
    """The lemmas of a mention, without the determiner before it: "the army", "12 government soldiers", but "12 soldiers"."""
    first, last = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    tokens = zip(sentence.lemmas[first:last], sentence.tags[first:last], strict=True)
    before = {"DET", "NUM"} if "government" in sentence.lemmas[first:last] else {"DET"}
    return [lemma for lemma, tag in tokens if tag not in before]
