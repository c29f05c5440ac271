"""Definite descriptions that take up what has a name: "the council", "the opposition leader".

The first is a body by the head of its name, the second whom the text introduced so. A match of heads is the surest clue after the
full name (Raghunathan and others 2010, "A multi-pass sieve for coreference resolution"). What is definite and takes up nothing is
somebody whom the reader knows and the rules do not: it takes no part in an event. In the first sentence nothing came before, and
such a phrase stands for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import chain

from timeline.actors.gazetteer import body_called, state_names
from timeline.actors.institutions import INSTITUTIONS
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, MentionKind, Named
from timeline.actors.tenures import has_led, office_held
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import POSSESSIVES
from timeline.lexicon.actors import actor_nouns

UNRESOLVED = "actor:not told who"
"""The rule of a definite description that takes up nothing."""
DESCRIPTION = "actor:description"
"""The rule of one that takes up a name."""
ARTICLES = frozenset({"the", "this", "that", "these", "those"})
DEFINITE = ARTICLES | {"both"}
GOING_ON = frozenset({"NOUN", "PROPN"})
GOING_ON_WITH = frozenset({"of", "that", "which", "whose"})
"""Behind these it is told which is meant: "the committee that is to write it" is none told of before."""
KINDS = {
    "agency": ("agency", "watchdog"),
    "alliance": ("alliance", "bloc", "organisation", "organization", "grouping"),
    "bank": ("bank", "lender"),
    "company": ("airline", "carmaker", "chipmaker", "company", "conglomerate", "corporation", "drugmaker", "firm", "giant",
                "group", "manufacturer", "retailer"),
    "court": ("court", "tribunal"),
    "group": ("group", "militia", "movement"),
    "media": ("broadcaster", "network", "newspaper"),
    "ngo": ("aid group", "charity", "group", "organisation", "organization", "rights group"),
    "party": ("party", "movement"),
    "thinktank": ("institute", "think tank"),
    "un": ("agency", "body", "organisation", "organization"),
    "union": ("union",),
    "university": ("university",),
}  # fmt: skip
"""The kinds of bodies in the lexicon, and the nouns that take up one of each."""
MEMBERS = frozenset({("member", "countries"), ("member", "nations"), ("member", "states")})
"""How the members of a body are called that act together."""
UNION, EXECUTIVE = Named("EU", None), Named("European Commission", None)
EUROPEAN = {"Commission": EXECUTIVE, "Union": UNION}
"""What "the Commission" and "the Union" are in a text on the EU; its "member states" are those of the EU."""
ORGANS = frozenset(
    {"EU", "European Commission", "European Council", "European Parliament", "Council of the EU"}
)
CHAMBERS = frozenset({"Assembly", "Committee", "Council"})
"""The last words of bodies that nothing but these takes up."""


def descriptions(sentence: Sentence, found: list[Mention], memory: Memory) -> list[Mention]:
    """The mentions of a sentence, with what its definite descriptions take up."""
    told = [
        _described(m, sentence, memory, found) if m.kind == "generic" else _of_state(m, sentence, memory)
        for m in found
    ]
    if not memory.begun:  # whom the first sentence speaks of without a name the text may tell yet
        told = [
            new if new.named and any(g.end <= new.start for g in sentence.groups) else old
            for new, old in zip(told, found, strict=True)
        ]
    ends = (0, *(m.end for m in told))  # "member states" takes in the mention of the second word
    return [m for m, end in zip(told, ends, strict=False) if m.start >= end]


def _of_state(mention: Mention, sentence: Sentence, memory: Memory) -> Mention:
    """ "The UK company", "the Cuban leader": a firm or a leader of that state of whom the text told last, and not the state."""
    word = mention.text.lower().rsplit(maxsplit=1)[-1]
    firm = word in KINDS["company"]
    if (
        mention.kind not in {"forces", "office"}
        or mention.office
        or not (firm or word in word_list("rulers"))
    ):
        return mention
    if sentence.lowers[bisect_left(sentence.starts, mention.start)] != "the":
        return mention
    state = mention.named[0].country
    told = (x for x in memory.told_of() if x[1].country == state)
    fits = ((kind, n) for kind, n in told if (_is_firm(kind, n, word) if firm else _leads(kind, n)))
    kind, named = next(fits, (None, None))
    if kind is None or named is None:
        return mention
    return mention._replace(kind="pronoun", named=(named,), rule=DESCRIPTION, refers=kind)


def _is_firm(kind: MentionKind, named: Named, word: str) -> bool:
    return kind == "body" and word in _heads(named.name)


def _leads(kind: MentionKind, named: Named) -> bool:
    return kind == "person" and has_led(named.name)


def _described(mention: Mention, sentence: Sentence, memory: Memory, beside: list[Mention]) -> Mention:
    first, behind = (bisect_left(sentence.starts, at) for at in (mention.start, mention.end))
    lemmas, lowers = sentence.lemmas, sentence.lowers
    if lowers[behind - 1 : behind + 1] in MEMBERS and (*lowers, "")[behind + 1] != "of":
        return _members(mention, sentence.ends[behind], memory)
    if first and lowers[first - 1] in POSSESSIVES:
        return mention._replace(rule=UNRESOLVED)
    noun = first + (lowers[first] in DEFINITE)
    first = first if noun > first else _before_seat(sentence, first)
    if lowers[first] not in DEFINITE:
        return mention
    goes_on = (*sentence.tags, "")[behind] in GOING_ON or (*lemmas, "")[behind] in GOING_ON_WITH
    singular = lowers[behind - 1] == lemmas[behind - 1]
    if singular and not goes_on and lowers[first] in ARTICLES:
        words = " ".join(lowers[noun:behind])
        before = (m for m in reversed(beside) if m.end <= mention.start and m.kind in {"body", "forces"})
        told: list[tuple[MentionKind, Named]] = [("body", m.named[0]) for m in before]
        told += memory.told_of()
        called = (x for x in told if x[0] == "body" and words in _tails(x[1].name))
        fits = (x for x in told if _takes_up(words, *x, memory))
        if taken := next(called, None) or next(fits, None):
            kind, named = taken
            office = office_held(named.name, words)
            return mention._replace(
                kind="pronoun", named=(named,), rule=DESCRIPTION, office=office, refers=kind
            )
    organ = EUROPEAN.get(sentence.words[behind - 1])
    if organ and behind - noun == 1 and any(n.name in ORGANS for _, n in memory.told_of()):
        return mention._replace(kind="body", named=(organ,), rule=DESCRIPTION)
    fighters = None if singular or goes_on else _fighters(mention, sentence, memory, beside)
    if fighters is not None and lowers[first] in ARTICLES:
        of_state = fighters.name == state_names().get(fighters.country or "")  # "the Syrian rebels"
        taken_up = mention._replace(kind="forces", named=(fighters,), rule=DESCRIPTION)
        return taken_up if of_state else taken_up._replace(kind="pronoun", refers="group")
    return mention._replace(rule=UNRESOLVED)


def _before_seat(sentence: Sentence, noun: int) -> int:
    """ "The Hartford, Conn., company": the article before a firm's seat, where that stands in commas before its noun; else the noun."""
    at = noun
    while at and (sentence.words[at - 1] == "," or sentence.tags[at - 1] == "PROPN"):
        at -= 1
    return at - 1 if 0 < at < noun and sentence.words[noun - 1] == "," else noun


def _members(mention: Mention, end: int, memory: Memory) -> Mention:
    """ "Member states": the alliance of which the text told last."""
    named = league(memory)
    if named is None:
        return mention
    return mention._replace(end=end, kind="body", named=(named,), rule=DESCRIPTION)


def league(memory: Memory) -> Named | None:
    """The alliance or bloc of which the text tells most, of equals the last; the organs of the EU speak for the EU."""
    weights: dict[Named, float] = {}
    for kind, named in memory.told_of():
        one = UNION if named.name in ORGANS else named
        body = body_called(one.name) if kind == "body" else None
        if body is not None and body.kind == "alliance":
            weights[one] = weights.get(one, 0) + memory.times_told(named)
    return max(weights, key=weights.__getitem__, default=None)


def _fighters(mention: Mention, sentence: Sentence, memory: Memory, beside: list[Mention]) -> Named | None:
    """ "The rebels": the armed group of which the text told last, where nobody else was called so."""
    last = bisect_left(sentence.starts, mention.end) - 1
    word, noun = sentence.lowers[last], actor_nouns().get(sentence.lemmas[last])
    if noun is None or noun.kind != "armed":
        return None
    here = [m.named[0] for m in beside if m.kind == "group" and m.end <= mention.start]
    if here:
        return here[-1]
    called = (named for _, named in memory.told_of() if memory.is_called(named, word))
    groups = (named for kind, named in memory.told_of() if kind == "group")
    return next(chain(called, groups), None)


def _takes_up(words: str, kind: MentionKind, named: Named, memory: Memory) -> bool:
    """ "The council" is the body by that head; "the army" of a state is not the army of rebels."""
    if memory.is_called(named, words):
        return True
    *before, last = words.split()
    if kind == "person":
        return last in word_list("doctors") and memory.is_called(named, "dr")
    noun = actor_nouns().get(words)
    if word_list("industries").issuperset(before):
        words = last
    rebels = kind == "group" and noun is not None and noun.kind in INSTITUTIONS
    return not rebels and words in _heads(named.name)


@cache
def _tails(name: str) -> frozenset[str]:
    """The last words of a body's names."""
    body = body_called(name)
    names = (name, *body.aliases) if body else (name,)
    ends = (n.lower().split() for n in names)
    return frozenset(" ".join(words[at:]) for words in ends for at in range(1, len(words)))


@cache
def _heads(name: str) -> frozenset[str]:
    """What stands for a body behind "the": the last words of its names, and the nouns of its kind."""
    body = body_called(name)
    if body is None:
        return _tails(name)
    chamber = name.rsplit(maxsplit=1)[-1] in CHAMBERS  # the Security Council is no "agency"
    return _tails(name).union(() if chamber else KINDS.get(body.kind, ()))
