"""Of which noun a relative clause or a participle tells, where one noun hangs on another: "a ban on fish, which"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.subject_spans import NOMINAL
from timeline.events.words import word_list
from timeline.language.classes import CODE
from timeline.language.clauses import Clause
from timeline.language.words import POSSESSIVES, words_of
from timeline.lexicon.actors import actor_nouns

if TYPE_CHECKING:
    from timeline.events.passage import Passage

PLURAL = CODE["NNS"]
APART = frozenset(
    (
        "aboard", "about", "after", "against", "amid", "before", "behind", "beside", "despite", "during", "inside", "over",
        "since", "until",
    )
)  # fmt: skip
"""Prepositions behind which a noun is told of by itself: "a row over a law that passed in May"."""
WHERE = frozenset({"across", "at", "from", "in", "near", "outside"})
PARTS = frozenset({"aftermath", "anniversary", "eve", "margin", "part", "sideline", "wake"})
"""Behind the "of" of these what it is of is told of: "part of a mission that left", "the anniversary of a crash that"."""

THINGS_OF_PEOPLE = frozenset(
    {
        "ash",
        "body",
        "case",
        "death",
        "fate",
        "grave",
        "list",
        "name",
        "picture",
        "plight",
        "remain",
        "remains",
        "return",
        "story",
    }
)
"""What people have, and what no "who" tells of: "the names of those who", "the return of exiles who"."""
BEREAVED = frozenset(
    {"child", "father", "friend", "lawyer", "mother", "parent", "relative", "supporter", "widow"}
)
"""People of whom one tells for the sake of others: "relatives of protesters shot in May"."""


def antecedent(p: Passage, first: int, clause: int) -> int:
    """Where that begins of which a relative clause tells: "a ban on fish, which", "a quake in Chile that"; but "faith in BP, which"."""
    if (listed := _over_list(p, first, clause)) is not None:
        return listed
    if (opens := _list_start(p, first)) != first and p.tags[opens - 1] == "ADP":
        told_of = antecedent(p, opens, clause)  # "raids on camps in Chad and Mali, which"
        return first if told_of == opens else told_of
    if p.clauses[clause].kind == "infinitive" and p.lemmas[first - 1] == "for":
        return first  # "a call for Israel to leave"
    told_there = p.clauses[clause].marker == "who"
    whole = _over_place(p, first) if told_there else _announced(p, first, clause)
    if whole is None and p.clauses[clause].marker == "which" and _is_somebody(p, first):
        whole = _owned_event(p, first)
    if whole is not None:
        return whole
    if _is_told_of(p, first, clause):
        return first
    outer = _outer(p, first)
    if outer is None:
        return first
    told, before = p.clauses[clause], first - 2
    event = told.governor in p.event_nouns and before not in p.event_nouns
    if p.lemmas[first - 1] == "of":  # "the end of a war that", but "the Gulf of Mexico spill that"
        thing = p.lemmas[before] in THINGS_OF_PEOPLE or before in p.event_nouns
        if told.marker == "who" and p.tags[before] == "NOUN" and thing:
            return first  # "the names of men who", "at the request of an envoy who"
        told_new = before in p.event_nouns and p.lemmas[first] in {"a", "an"}  # "the downing of a jet that"
        own = (event and first not in p.long_names) or told_new or p.lemmas[before] in PARTS
        return first if own else outer
    # "men in the raid that failed", "similar to the one that failed", "put them onto a plane that left"
    if event or p.tags[before] in {"ADJ", "PRON"} or told.marker == "who":
        return first
    participle, apart = told.kind == "participle", p.words[told.first - 1] == ","
    if participle and not apart:  # "a look at a speech given in Rome", "fire on protesters marching there"
        own = _is_people(p, told.governor) and (p.words[told.first].endswith("ing") or _befalls(p, clause))
        return first if own or told.governor in p.event_nouns else outer
    if not participle and not (told.marker == "which" and apart):
        return outer
    return _named_apart(p, first, outer, told)


def _over_place(p: Passage, first: int) -> int | None:
    """ "Farmers in Bolivia, who": those of whom "who" tells, where a name behind "in" only says where they are."""
    there = any(m.place and a == first for m, (a, _) in p.placed_mentions)
    named = any(b == first - 2 and not m.place for m, (_, b) in p.placed_mentions)
    people = named or p.lemmas[first - 2] in actor_nouns()
    return _outer(p, first) if there and people and p.lemmas[first - 1] in WHERE else None


def _list_start(p: Passage, first: int) -> int:
    """Where a list of names begins of which the last one, behind "and", begins at a token."""
    if p.lemmas[first - 1] != "and" or p.tags[first] != "PROPN" or p.tags[first - 2] != "PROPN":
        return first
    listed = p.phrase_start(first - 2)
    while listed > 1 and p.words[listed - 1] == "," and p.tags[listed - 2] == "PROPN":
        listed = p.phrase_start(listed - 2)
    return listed


def _over_list(p: Passage, first: int, clause: int) -> int | None:
    """ "The leaders of A, B and C, who", "tariffs on steel and zinc that": the noun on which a list hangs, if it is told of."""
    if p.lemmas[first - 1] != "and" or p.tags[first - 2] not in {"NOUN", "PROPN"}:
        return None
    listed, marker = p.phrase_start(first - 2), p.clauses[clause].marker
    if p.tags[first - 2] == "PROPN":
        listed = _list_start(p, first)
        return _outer(p, listed) if p.lemmas[listed - 1] == "of" and marker == "who" else None
    return _outer(p, listed) if p.tags[first] == "NOUN" and marker in {"that", "which"} else None


def _announced(p: Passage, first: int, clause: int) -> int | None:
    """ "A review of the loss of crops and cattle, planned for May": the event with which the phrases begin, if that is one to plan."""
    told, group = p.clauses[clause], p.main_group(clause)
    plans = group is not None and p.groups[group].lemma in word_list("announced") | word_list("heralding")
    if not plans or told.kind != "participle" or p.words[told.first - 1] != ",":
        return None
    if p.lemmas[first - 1] == "and" and p.tags[first - 2] == "NOUN":
        first = p.phrase_start(first - 2)
    event = False
    while (outer := _outer(p, first)) is not None:
        if p.lemmas[first - 2] in actor_nouns():
            break
        event, first = event or first - 2 in p.event_nouns, outer
    return first if event else None


def _is_somebody(p: Passage, at: int) -> bool:
    """Does a token stand in the name of a person?"""
    return any(m.kind == "person" and a <= at <= b for m, (a, b) in p.placed_mentions)


def _owned_event(p: Passage, first: int) -> int | None:
    """ "A visit by the premier, Ana Luz, which was due in May": what somebody does, of whom nobody says "which"."""
    while first > 1:
        named = p.words[first - 1] == "," and p.tags[first - 2] in NOMINAL
        outer = p.phrase_start(first - 2) if named else _outer(p, first)
        if outer is None or (not named and first - 2 in p.event_nouns):
            return outer
        first = outer
    return None


def _named_apart(p: Passage, first: int, outer: int, clause: Clause) -> int:
    """ "The raid on a camp in Mali, which": of what tells that which stands apart behind a noun that hangs on another."""
    bodies = [m for m, (a, b) in p.placed_mentions if a <= first <= b and m.kind != "adjective"]
    place = any(m.place is not None for m in bodies)
    if clause.kind != "participle" and not place and any(m.named for m in bodies):
        return first
    start: int | None = first
    while start is not None and start - 2 not in p.event_nouns:
        start = _outer(p, start)
    if start is None:
        return outer if place else first
    return p.phrase_start(start - 2)


def _is_told_of(p: Passage, first: int, clause: int) -> bool:
    """ "Reports of rebels storming the port", "the trial of men arrested in May": does somebody stand behind a thing's "of"?"""
    group = p.main_group(clause)
    if group is None or p.lemmas[first - 1] != "of":
        return False
    if p.clauses[clause].marker == "who":  # "the families of seven men who drowned"
        return p.tags[first] == "NUM" or p.lemmas[first] in {"a", "an"}
    if p.clauses[clause].kind != "participle":
        return False
    verb, thing = p.groups[group], first - 2
    if verb.voice == "active":
        return p.lemmas[thing] in word_list("showing")
    somebody = any(a <= thing <= b for a, b in p.mention_spans)  # "the head of a gang arrested in May"
    somebody = somebody and p.lemmas[thing] not in BEREAVED
    return _befalls(p, clause) and not somebody and p.tags[thing] == "NOUN"


def _befalls(p: Passage, clause: int) -> bool:
    """Is the verb of a clause one that people undergo: "officers murdered in May", "people displaced by the war"?"""
    group = p.main_group(clause)
    return group is not None and p.groups[group].lemma in words_of("undergone")


def _is_people(p: Passage, at: int | None) -> bool:
    """Is a noun one of people who act: "protesters", "miners"?"""
    return at is not None and p.lemmas[at] in actor_nouns() and p.sentence.codes[at] == PLURAL


def _outer(p: Passage, first: int) -> int | None:
    """Where the noun phrase begins that a preposition joins to the one that begins at a token."""
    joined = first >= 2 and p.tags[first - 1] == "ADP" and p.tags[first - 2] in NOMINAL
    # but "a row over his life that began in May"
    apart = p.lemmas[first - 1] in APART and p.lemmas[first] not in POSSESSIVES
    apart = apart or first - 2 in p.time_tokens  # "agreed on Monday to a truce that"
    joined = joined and first - 1 not in p.clause_firsts and not apart
    return p.phrase_start(first - 2) if joined else None


def is_person(p: Passage, at: int, clause: int) -> bool:
    """ "Admirers of Moberg, who drowned": a name that is no state's or body's is somebody, where "who" stands behind it."""
    told = next((m for m, (first, last) in p.placed_mentions if first <= at <= last), None)
    other = told is not None and told.kind != "person" and bool(told.named or told.place)
    return p.clauses[clause].marker == "who" and p.tags[at] == "PROPN" and not other
