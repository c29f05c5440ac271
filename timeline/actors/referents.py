"""Of those told of, who fits a pronoun or noun of one number and kind: the one, all who are joined, so many, both sides."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from timeline.actors.gazetteer import state_names
from timeline.actors.memory import Memory, is_audience, is_oblique
from timeline.actors.model import Mention, MentionKind, Named
from timeline.actors.salience import role
from timeline.actors.subjects import opening
from timeline.language.model import Sentence

STATES = {"state", "capital", "forces"}
PEOPLE = {"person"}
BODIES = {"body", "group"}
SIDES = STATES | BODIES
JOINING = frozenset({",", ", and", "and"})


def one(
    word: str, kinds: set[str], earlier: list[Mention], memory: Memory, sentence: Sentence
) -> tuple[Named, ...]:
    """The participant that a singular stands for: a person by salience; else the first of its kind here, else the last before.

    What the sentence names only behind a preposition comes after what the text spoke of last (Grosz, Joshi and Weinstein 1995:
    the centre that is kept).
    """
    if kinds <= PEOPLE:
        return memory.salience.best(word, earlier, sentence)
    fitting = (m for m in earlier if (m.refers or m.kind) in kinds and m.named)
    here = _behind_colon([m for m in fitting if _may_be_it(m, sentence)], sentence)
    direct = next((m for m in here if not is_oblique(m, sentence)), None)
    if word == "its":
        direct = next((m for m in reversed(here) if role(m, sentence) == "subject"), direct)
    verb = next((g.start for g in sentence.groups if g.form == "finite"), sentence.end)
    # "the mandate of the council"
    told = next((m for m in here if m.end <= verb and _is_of(m, sentence)), None)
    if word == "it" and not (direct or told) and memory.was_about() == "one":
        return ()  # "The decree split Congress. It ..."
    chosen = direct or told or memory.last(kinds) or next(iter(here), None)
    return chosen.named[:1] if chosen else ()


def _behind_colon(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """ "The paper wrote: The court annulled the law it had upheld": those behind a colon, where there are some, come alone."""
    colon = next((at for at, word in enumerate(sentence.words) if word == ":"), None)
    if colon is None:
        return mentions
    return [m for m in mentions if m.start > sentence.starts[colon]] or mentions


def kept(memory: Memory, sentence: Sentence, index: int) -> tuple[Named, ...] | None:
    """What the pronoun that opens a sentence stood for where it opened the last one, or its paragraph; None where it did not.

    "They met in Abuja. They thanked Peru", "7. They thanked Peru. Chile sent aid. 8. They asked".
    """
    if opening(sentence) != index:
        return None
    for before, mentions in filter(None, (memory.before, memory.opener)):
        at = opening(before)
        if at is not None and before.lowers[at] == sentence.lowers[index]:
            return next((m.named for m in mentions if m.start == before.starts[at]), ())
    return None


def _is_of(mention: Mention, sentence: Sentence) -> bool:
    """Does "of" stand before a mention?"""
    before = bisect_left(sentence.starts, mention.start) - 1
    return before >= 0 and sentence.lemmas[before] == "of"


def _may_be_it(mention: Mention, sentence: Sentence) -> bool:
    """A capital that somebody leaves or sits in is a town, and no state that acts later; a news agency listens."""
    if is_audience(mention, sentence):
        return False
    return mention.kind != "capital" or role(mention, sentence) in {"subject", "embedded"}


def several(earlier: list[Mention], memory: Memory, sentence: Sentence) -> tuple[Named, ...]:
    """What "they" stands for: the subjects of this sentence so far, else those of the last one."""
    named = tuple(dict.fromkeys(n for m in earlier if m.kind != "adjective" for n in m.named))
    if len(named) > 1:
        told = [m for m in earlier if m.kind != "adjective" and m.named]
        return _joined(told, memory.text) or _both(earlier, sentence) or _paired(told, memory.text)
    if not named and memory.was_about() == "many":
        return ()  # "Shareholders sued the EU. They ..."
    joined = memory.last_joined(STATES | BODIES | PEOPLE)
    if len(joined) > 1:
        return joined
    if named and all((m.refers or m.kind) in PEOPLE for m in earlier if m.named):
        return ()  # one person is not many
    last = memory.last(STATES | BODIES)
    return named or memory.last_two() or (last.named if last else ())


def those(free: list[Mention], memory: Memory, sentence: Sentence) -> tuple[Named, ...]:
    """What "them" stands for, behind a verb whose subject is not among these.

    The last in this sentence who are many, else the last sentence's.
    """
    for mention in reversed(free):
        if mention.named and (len(mention.named) > 1 or _are_many(mention, sentence)):
            return mention.named
    joined = memory.last_several() or memory.last_joined(SIDES | PEOPLE)
    many = memory.last({"forces", "group"})
    if len(joined) > 1 or many is None:
        return joined if len(joined) > 1 else ()
    return many.named if many.kind == "group" or many.text.endswith("s") else ()


def _are_many(mention: Mention, sentence: Sentence) -> bool:
    """ "Three Ukrainian ships", "the Houthis": is a mention, or what its adjective stands before, in the plural?"""
    last = bisect_left(sentence.starts, mention.end) - 1
    last += mention.kind == "adjective"
    if mention.kind == "group":
        return True
    known = mention.kind in {"adjective", "forces", "state"} and last < len(sentence.words)
    return known and sentence.lowers[last] != sentence.lemmas[last]


def _both(earlier: list[Mention], sentence: Sentence) -> tuple[Named, ...]:
    """ "Grossi met Araghchi in Cairo, and they agreed": the two who stand behind no preposition."""
    told = (m for m in earlier if m.kind not in {"adjective", "capital"} and not is_oblique(m, sentence))
    direct = [m for m in told if role(m, sentence) != "embedded"]
    if direct and (len(direct[0].named) == 2 or (len(direct) == 1 and _are_many(direct[0], sentence))):
        return direct[0].named
    both = tuple(dict.fromkeys(n for m in direct for n in m.named))
    return both if len(both) == 2 else ()


def _joined(told: list[Mention], text: str) -> tuple[Named, ...]:
    """The first of these that commas and "and" join, three or more: "Estonia, Latvia and Lithuania"."""
    chain = told[:1]
    for mention in told[1:]:
        if text[chain[-1].end : mention.start].strip() not in JOINING:
            break
        chain.append(mention)
    return tuple(dict.fromkeys(n for m in chain for n in m.named)) if len(chain) > 2 else ()


def _paired(told: list[Mention], text: str) -> tuple[Named, ...]:
    """ "Chad and Mali were urged by the EU to keep the pact they signed": the two, and no others, whom "and" joins."""
    joined = [
        tuple(dict.fromkeys((*left.named, *right.named)))
        for left, right in pairwise(told)
        if text[left.end : right.start].strip() == "and"
    ]
    return joined[0] if len(joined) == 1 and len(joined[0]) == 2 else ()


def together(
    kinds: set[str], count: int, earlier: list[Mention], memory: Memory, sentence: Sentence
) -> tuple[Named, ...]:
    """So many of these kinds: those of this sentence, or the most salient before it; three only where there are so many.

    "The two leaders" of states whose leaders have no name are the states.
    """
    if count > 3:
        joined = memory.last_joined(kinds)
        return joined if len(joined) == count else ()
    told = (m for m in earlier if not (m.kind == "capital" and is_oblique(m, sentence)))
    here = tuple(dict.fromkeys(n for m in told if m.kind in kinds or m.refers in kinds for n in m.named))
    if len(here) >= count:
        return here[:count]
    if count > 2 or here:
        found = (*memory.most_salient(kinds, count - len(here), besides=here), *here)
        return found if len(found) == count else ()
    last = memory.most_salient(kinds, count)
    if len(last) < count and kinds is PEOPLE:
        return together(STATES, count, earlier, memory, sentence)
    return last if len(last) == count else ()


def both_sides(count: int, earlier: list[Mention], memory: Memory, sentence: Sentence) -> tuple[Named, ...]:
    """ "The two sides": states or bodies of this sentence, else two just joined, or those of whom the text spoke most of late."""
    here = tuple(dict.fromkeys(n for m in earlier if (m.refers or m.kind) in SIDES for n in m.named))
    if len(here) == count:
        return here
    two = _just_joined(memory) if count == 2 and not here else ()
    return two or together(SIDES, count, earlier, memory, sentence)


def _just_joined(memory: Memory) -> tuple[Named, ...]:
    """ "Shuttled between Moscow and Tbilisi": the two sides that "and" joins in the sentence before."""
    told = [m for m in memory.before[1] if {m.kind, m.refers} & SIDES] if memory.before else []
    for left, right in pairwise(told):
        two = tuple(dict.fromkeys((*left.named, *right.named)))
        if memory.text[left.end : right.start].strip() == "and" and len(two) == 2:
            return two
    return ()


def sides(memory: Memory) -> tuple[Named, ...]:
    """ "the ministers", "the sides": the states whose people and bodies the article spoke of first, where they are two or three."""
    states = memory.parties()
    return states if 2 <= len(states) <= 3 else ()


def kind_of(kinds: set[str], named: tuple[Named, ...]) -> MentionKind:
    """What a stand-in is: a person, a state, or a body or firm."""
    if kinds is PEOPLE:
        return "person"
    return "state" if any(state_names().get(n.country or "") == n.name for n in named) else "body"


def placed(land: Mention) -> Mention:
    """ "In the country": where something happens too."""
    return land._replace(place=land.named[0].name, place_country=land.named[0].country)


def called(told: Mention | None, named: tuple[Named, ...]) -> str:
    """ "Haiti's transitional council", "the Swedes", of whom the text says "it" or "they"; "" for all who have a name."""
    if told is None or told.named != named or len(named) != 1:
        return ""
    if told.rule == "actor:people":
        return f"the {told.text}"
    if told.kind != "forces":
        return told.called
    bare = "'s " in told.text or "’s " in told.text or told.text.endswith("s")  # "Russian forces"
    return told.text if bare else f"the {told.text}"
