"""What pronouns and descriptions stand for: "he", "they", "the two countries", "both leaders", "the bloc"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from timeline.actors.binding import (
    acts_here,
    ahead,
    does_ahead,
    does_both,
    free_of_subject,
    is_attacked,
    named_behind,
    owner,
)
from timeline.actors.focus import Focus
from timeline.actors.gazetteer import state_names
from timeline.actors.halves import half
from timeline.actors.homelands import homeland
from timeline.actors.institutions import is_another
from timeline.actors.memory import STAND_IN, Memory
from timeline.actors.model import Mention, Named
from timeline.actors.referents import (
    BODIES,
    PEOPLE,
    SIDES,
    STATES,
    both_sides,
    called,
    kept,
    kind_of,
    one,
    placed,
    several,
    sides,
    those,
    together,
)
from timeline.actors.salience import role
from timeline.actors.speakers import FIRST_PERSON, quoted
from timeline.actors.subjects import (
    is_said_to_be,
    is_unknown,
    may_be_stranger,
    named_sayer,
    nobody_says,
    owned,
    unnamed_sayer,
    unnamed_subject,
)
from timeline.actors.tenures import next_in_office, office_held
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import POSSESSIVES
from timeline.lexicon.actors import actor_nouns

PRONOUNS = {
    "he": PEOPLE, "him": PEOPLE, "his": PEOPLE, "she": PEOPLE, "her": PEOPLE,
    "it": STATES | BODIES, "its": STATES | BODIES,
}  # fmt: skip
PLURALS = {"they", "them", "their"}
OWNER = "actor:owner"
"""The rule of a pronoun that only says whose widow or lawyer is told of."""
PAIR_WORDS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
BANDS = {"pair": 2, "duo": 2, "trio": 3}
DETERMINED = frozenset({"the", "both", "these", "those", "all", "its", "his", "her", "their"})
"""Before a number, these make those who are counted known: "the two countries", and not "two countries"."""
LANDS = {"island", "kingdom"}
"""Nouns of which the lexicon says which states are so called."""
IN_OFFICE = {"predecessor": -1, "successor": 1}
"""How far in the row of those who held an office somebody is from another."""
HALVES = {"north", "south"}
INSIDE = frozenset({"across", "around", "from", "in", "inside", "of", "over", "throughout"})
"""Before "the country": it is the one that the text speaks of, and not who acted last."""
INTRANSITIVE = frozenset({"", "ADP", "ADV", "NUM", "PUNCT", "SCONJ"})
"""Where these tags stand behind such a verb, what began is an event: "it began in May"."""
QUOTES = frozenset("\"“”'‘’")
WHILE = frozenset({"after", "as", "because", "before", "once", "since", "until", "when", "while"})
SPEAKERS = frozenset({"person", "diplomat", "civil", "military", "government", "legislature"})
"""Kinds of actor nouns of which one may speak ("a senator said she")."""


@cache
def pairs() -> dict[str, set[str]]:
    """Behind "the two", "both" or "the three": the nouns that take up so many actors, and of which kinds."""
    bodies = ("pair_bodies", BODIES)
    return _by_noun(("pair_states", STATES), ("pair_people", PEOPLE), bodies, ("pair_sides", SIDES))


@cache
def singles() -> dict[str, set[str]]:
    """Behind "the": the nouns that take up one actor, and of which kinds."""
    return _by_noun(("single_states", STATES), ("single_bodies", BODIES), ("single_people", PEOPLE))


def _by_noun(*lists: tuple[str, set[str]]) -> dict[str, set[str]]:
    return {noun: kinds for name, kinds in lists for noun in word_list(name)}


@cache
def _standing_in() -> frozenset[str]:
    return frozenset(
        {*PRONOUNS, *PLURALS, *PAIR_WORDS, *FIRST_PERSON, *BANDS, *word_list("parties"), *HALVES}
    )


@cache
def _describing() -> frozenset[str]:
    return frozenset({*pairs(), *singles(), *word_list("others"), *word_list("homelands")})


def stand_ins(sentence: Sentence, found: list[Mention], memory: Memory, focus: Focus) -> list[Mention]:
    """The pronouns and descriptions of a sentence that stand for actors, resolved by what came before them.

    "The country" of which no state was spoken of late is the one that the text speaks of.
    """
    resolved: list[Mention] = []
    standing_in, describing = _standing_in(), _describing()
    if standing_in.isdisjoint(sentence.lowers) and describing.isdisjoint(sentence.lemmas):
        return resolved
    for index, (lower, lemma) in enumerate(zip(sentence.lowers, sentence.lemmas, strict=True)):
        if (lower not in standing_in and lemma not in describing) or lower in FIRST_PERSON:
            continue
        at = sentence.starts[index]
        if any(m.start <= at < m.end and m.kind != "generic" for m in found):
            continue
        earlier = sorted((m for m in (*found, *resolved) if m.end <= at), key=lambda m: m.start)
        stand_in = _stand_in(sentence, index, earlier, named_behind(sentence, index, found), memory)
        if stand_in is None or not stand_in[2]:
            resolved += filter(None, [unnamed_sayer(sentence, index, found)])
        if stand_in is None:
            continue
        first, kinds, named = stand_in
        named = does_ahead(sentence, index, found, memory) or named or ahead(sentence, index, found)
        if lower in word_list("lands") and (not named or sentence.lemmas[first - 1] in INSIDE):
            named = tuple(filter(None, [focus.best(earlier, sentence)]))
        if lemma in word_list("single_states") and any(not n.country for n in named):
            named = ()  # "the island" is no IMF
        if named:
            here = next((m for m in earlier if m.named[:1] == named[:1] and m.kind != "pronoun"), None)
            words = here.text if here else " ".join(sentence.words[first : index + 1])
            owns = lower in {"his", "her"} and is_another(owned(sentence, index))
            rule = OWNER if owns else STAND_IN
            office = office_held(named[0].name, lower) if len(named) == 1 else None
            start, end = sentence.starts[first], sentence.ends[index]
            mention = Mention(start, end, words, "pronoun", named, rule, office=office)
            told = called(here or memory.last(kinds), named)
            mention = mention._replace(refers=kind_of(kinds, named), called=told)
            resolved = [m for m in resolved if m.start != start]  # "his", where "his country" is a state
            resolved.append(placed(mention) if lower in word_list("single_states") else mention)
    return [*resolved, *quoted(sentence, (*found, *resolved))]


StandIn = tuple[int, set[str], tuple[Named, ...]]
"""Where a pronoun or description begins, the kinds that it takes up, and what it stands for."""


def _stand_in(
    sentence: Sentence, index: int, earlier: list[Mention], behind: frozenset[Named], memory: Memory
) -> StandIn | None:
    """The pronoun or description at a token, where it stands for somebody."""
    lower = sentence.lowers[index]
    if lower in PRONOUNS:
        return _pronoun(sentence, index, earlier, behind, memory)
    free = free_of_subject(sentence, index, index, earlier)
    if lower == "them" and len(free) < len(earlier):
        return index, STATES, those(free, memory, sentence)
    if lower in PLURALS:
        if (same := kept(memory, sentence, index)) is not None:
            return index, STATES, same  # "They met. They signed"
        if unnamed_subject(sentence, earlier, index) == "many" or nobody_says(sentence, earlier, index):
            return None  # "People are arrested in Mali, and they disappear"
        return index, STATES, several(earlier, memory, sentence)
    if home := homeland(sentence, index, earlier):
        return index - 1, STATES, home
    if lower in word_list("others") and sentence.lemmas[index - 1] in POSSESSIVES:
        return _other(sentence, index, earlier, memory)
    return _pair(sentence, index, earlier, memory) or _definite(sentence, index, earlier, memory)


def _other(sentence: Sentence, index: int, earlier: list[Mention], memory: Memory) -> StandIn | None:
    """ "Its neighbour", "his counterpart": the other one of whom the text speaks."""
    behind = (*sentence.tags, "", "")[index + 1 : index + 3]
    whose = next((m for m in reversed(earlier) if m.named and m.end == sentence.ends[index - 1]), None)
    if whose is None or behind[0] == "PROPN" or behind == ("PUNCT", "PROPN"):
        return None  # "his counterpart, Ana Luz"
    if sentence.lowers[index] in IN_OFFICE:
        named = next_in_office(whose.named[0].name, memory.published, IN_OFFICE[sentence.lowers[index]])
        return index, PEOPLE, tuple(filter(None, [named and Named(*named)]))
    kinds = PEOPLE if whose.refers == "person" else STATES
    states = (n for m in reversed(earlier) if kinds is STATES for n in m.named if n.country in state_names())
    here = [n for n in states if n.country not in {own.country for own in whose.named}]
    if here and here[0].country:
        return index, kinds, (Named(state_names()[here[0].country], here[0].country),)
    return index, kinds, memory.most_salient(kinds, 1, besides=whose.named)


def _pronoun(
    sentence: Sentence, index: int, earlier: list[Mention], behind: frozenset[Named], memory: Memory
) -> StandIn | None:
    """ "He", "its"."""
    lower = sentence.lowers[index]
    kinds = PRONOUNS[lower]
    free = free_of_subject(sentence, index, index, earlier)
    if lower == "its" and is_attacked(sentence, index):
        return index, kinds, _attacked(sentence, index, earlier, memory)
    if kinds is PEOPLE:
        if _is_speaker(sentence, index, earlier) or is_unknown(sentence, earlier, index):
            return None
        new = memory.stranger and may_be_stranger(lower, memory.stranger)
        if new and not any(m.named and "person" in (m.kind, m.refers) for m in earlier):
            return None  # "I saw it," one man said. "He fled"
        owned = owner(sentence, index, earlier, memory)
        return index, PEOPLE, owned or memory.salience.best(lower, free, sentence, behind)
    if nobody_says(sentence, earlier, index):
        return None
    if lower == "it" and not word_list("storms").isdisjoint(sentence.lowers[:index]):
        return None  # "After the storm hit Cuba, it moved on"
    if lower == "it" and _is_thing(sentence, index, earlier, memory.was_about() is not None):
        return None
    if lower == "its" and _is_of_nobody_named(earlier, sentence):
        return None
    if lower == "it" and (speaking := named_sayer(sentence, earlier, index, kinds)):
        return index, kinds, speaking
    both = does_both(sentence, index, free, kinds)
    return index, kinds, both or kept(memory, sentence, index) or one(lower, kinds, free, memory, sentence)


def _attacked(sentence: Sentence, index: int, earlier: list[Mention], memory: Memory) -> tuple[Named, ...]:
    """Whose "its" is behind a verb that attacks: not the subject's, but of another here, else of the last one told of."""
    attackers = [m for m in earlier if role(m, sentence) == "subject" and acts_here(sentence, index, m)]
    acting = tuple(n for m in attackers for n in m.named)
    others = [m for m in earlier if m not in attackers and acting != m.named]
    found = one("its", STATES | BODIES, others, memory, sentence)
    return memory.most_salient(STATES | BODIES, 1, besides=acting) if set(found) <= set(acting) else found


def _pair(sentence: Sentence, index: int, earlier: list[Mention], memory: Memory) -> StandIn | None:
    """ "The two countries", "both leaders"; "the two" or "both" before a verb."""
    lemmas, lower = sentence.lemmas, sentence.lowers[index]
    before = lemmas[index - 1] if index else ""
    kinds = pairs().get(lemmas[index])
    told = index > 1 and sentence.lowers[index - 2] in DETERMINED
    if kinds and before in PAIR_WORDS and lower != lemmas[index] and (told or before == "both"):
        first = index - 1 - told
        free = free_of_subject(sentence, first, index, earlier)
        if kinds == SIDES:
            return first, kinds, both_sides(PAIR_WORDS[before], free, memory, sentence)
        return first, kinds, together(kinds, PAIR_WORDS[before], free, memory, sentence)
    if lower in PAIR_WORDS and (lower == "both" or before == "the") and _acts(sentence, index):
        kinds = PEOPLE if memory.spoke_of(PEOPLE) or any(m.kind in PEOPLE for m in earlier) else STATES
        first = index - (lower != "both")
        return first, kinds, together(kinds, PAIR_WORDS[lower], earlier, memory, sentence)
    return None


def _definite(sentence: Sentence, index: int, earlier: list[Mention], memory: Memory) -> StandIn | None:
    """ "The sides", "the trio", "the bloc", "the North"."""
    lemmas, lower = sentence.lemmas, sentence.lowers[index]
    before = lemmas[index - 1] if index else ""
    if lower in BANDS and before == "the" and _acts(sentence, index):
        return index - 1, PEOPLE, together(PEOPLE, BANDS[lower], earlier, memory, sentence)
    if lower in word_list("parties") and before in {"the", "both"} and (*lemmas, "")[index + 1] != "of":
        return index - 1, STATES, sides(memory)
    if before != "the":
        return None
    if lower in LANDS and lower == lemmas[index]:
        return index - 1, STATES, memory.last_of(word_list(lower), earlier)
    kinds = singles().get(lower)
    if kinds and lower == lemmas[index]:
        free = free_of_subject(sentence, index - 1, index, earlier)
        return index - 1, kinds, one(lower, kinds, free, memory, sentence)
    if lower in HALVES and sentence.words[index][0].isupper():
        return index - 1, STATES, half(memory, sentence.words[index])
    return None


def _acts(sentence: Sentence, index: int) -> bool:
    """ "The two agreed", "both will attend", "the two and Chile met": does a verb follow at once, or behind one more?"""
    verb = index + 1
    if sentence.lowers[verb : verb + 1] == ("and",) and sentence.tags[verb + 1] == "PROPN":
        verb = next((at for at in range(verb + 1, len(sentence.tags)) if sentence.tags[at] != "PROPN"), verb)
    return any(g.first == verb and g.form == "finite" for g in sentence.groups)


def _is_speaker(sentence: Sentence, index: int, earlier: list[Mention]) -> bool:
    """ "Libya's envoy said he resigned": a pronoun behind a report is the one who speaks, though without a name."""
    said = next(
        (g for g in reversed(sentence.groups) if g.last < index and g.lemma in word_list("saying")), None
    )
    if said is None or any(m.start >= said.end and m.kind in {"person", "pronoun"} for m in earlier):
        return False
    speakers = [m for m in earlier if m.end <= said.start]
    if not speakers or any(m.kind in {"person", "pronoun"} for m in speakers):
        return False
    last = bisect_left(sentence.starts, speakers[0].end) - 1
    noun = actor_nouns().get(sentence.lemmas[last])
    single = sentence.lowers[last] == sentence.lemmas[last]
    return single and (speakers[0].kind == "office" or (noun is not None and noun.kind in SPEAKERS))


def _tells_how_long(behind: Sequence[str]) -> bool:
    """ "It took the world more than a year to act", behind "took"; not "it took the town in two days"."""
    at = next((at for at, lemma in enumerate(behind) if lemma in word_list("spans")), len(behind))
    inside = word_list("within").isdisjoint(behind[:at])
    return inside and {*behind[at + 1 : at + 2]} <= word_list("ends_of_spans") and at < len(behind)


def _is_of_nobody_named(earlier: list[Mention], sentence: Sentence) -> bool:
    """ "The militia fought Mali's army and ended its campaign": one body without a name acts, and others are acted on."""
    first = next(iter(earlier), None)
    if first is None or first.named or first.kind != "generic" or role(first, sentence) != "subject":
        return False
    last = bisect_left(sentence.starts, first.end) - 1
    return sentence.lowers[last] == sentence.lemmas[last]


def _is_thing(sentence: Sentence, index: int, earlier: list[Mention], again: bool) -> bool:
    """ "It was announced", "it looks like", "it began in May", "vetoed it": no state or body.

    Nor is it in "the tanker sank after it struck a reef", where the subject before it has no name.
    """
    verb = next((g for g in sentence.groups if g.first == index + 1), None)
    if verb is not None and verb.lemma == "be":
        said = [
            lemma
            for lemma, tag in zip(
                sentence.lemmas[verb.last + 1 :], sentence.tags[verb.last + 1 :], strict=True
            )
            if lemma not in QUOTES and (tag != "ADV" or lemma in word_list("impersonal"))
        ]
        if said[1:2] in (["to"], ["that"], ["for"]) and said[0] in word_list("impersonal"):
            return True  # "it would be wrong to act"
        if is_said_to_be(sentence, verb.last + 1):
            return True  # "it was the second test"
    if verb is not None:
        if verb.lemma == "take" and _tells_how_long(sentence.lemmas[verb.last + 1 : verb.last + 12]):
            return True
        behind = sentence.lemmas[verb.last + 1 : verb.last + 6]
        if verb.lemma in word_list("coming_out") and "that" in behind:
            return True  # "it became known on Monday that"
        if verb.lemma in word_list("taking_effect") and not word_list("in_effect").isdisjoint(behind[:2]):
            return True  # "it came into force"
        ends = (*sentence.tags, "")[verb.last + 1] in INTRANSITIVE
        if verb.lemma in word_list("told_of" if verb.voice == "passive" else "seeming"):
            return True
        if verb.voice == "passive" and (*sentence.lemmas, "")[verb.last + 1] == "that":
            return True  # "it was settled that"
        if verb.lemma in word_list("of_things") or (ends and verb.lemma in word_list("going_on")):
            return True
    before = next((g for g in sentence.groups if g.last == index - 1 and g.voice == "active"), None)
    if verb is None and before is not None and before.lemma in word_list("told_of") | word_list("refused"):
        return True
    joined = index and sentence.lemmas[index - 1] in WHILE
    return bool(joined or again) and unnamed_subject(sentence, earlier, index) == "one"
