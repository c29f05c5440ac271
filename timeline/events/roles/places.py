"""Where an event takes place: what stands behind a preposition of place, where one goes to, what is struck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from timeline.actors.model import Mention
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.roles import implied_places
from timeline.events.roles.implied_places import SAID
from timeline.events.roles.participants import RESIDENCES, names_paper, names_thing, possesses
from timeline.events.roles.slots import slots_of, verb_of
from timeline.events.roles.told_of import GOING, OCCASION, PEOPLE, SPOKEN_SLOTS, STAY_SLOTS, tells_of_noun
from timeline.events.roles.walking import LINES, Slots, within
from timeline.events.triggers.verb_rows import verb_row
from timeline.events.words import word_list
from timeline.lexicon.actors import actor_nouns
from timeline.model import Place

PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "off",
    "outside",
    "inside",
    "around",
    "over",
    "across",
    "along",
    "on",
    "through",
    "throughout",
    "within",
    "front",
    "from",
)
MOVE_SLOTS = ("to", "into", "toward", "towards", "obj")
BESIDE_SLOTS = frozenset({"-", "obj", "of", "poss", "subj"})
"""Slots in which the name of a place may only say what something is called, or whose it is."""
HERE = frozenset({"here", "there"})
REACHED = ("to", "into", "obj")
"""Where one is who came: "entered Herat and hanged the mayor"."""
WHEN = frozenset({"as", "when", "where"})
"""What opens a clause of the same time and place: "died when a mine fell in"."""
STAYING = ("to", "in", "at")
"""What stands between an encounter and its place: "during a visit to Manila"."""
BESIDE = frozenset({"main", "coordinate", "subordinate"})
"""Clauses whose verb may share the date, and with it the place, of another."""
APART = frozenset({"according", "beyond", "by", "despite", "for", "since", "until"})
"""Slots in which no place is where a thing happens."""
STRUCK_SLOTS = ("obj", "into", "on", "of", "against")
LEAVING = frozenset({"abandon", "depart", "evacuate", "exit", "flee", "leave", "quit", "vacate"})
"""Verbs whose object is where one was."""
FOUGHT = frozenset({"ASSAULT", "COERCE"})
"""Types of what an attack is for: "an offensive to retake Hama"."""
STRIKING = frozenset({"ASSAULT", "DISASTER"})
WITNESSED = frozenset({"CONSULT", "PROTEST", "INVESTIGATE", "OFFICE", "AGREE", "COOPERATE"})
"""Types of what reporters travel to: it takes place where the date line is, unless another place is told."""
NEWS_DAYS = 14


def places(p: Passage, dating: Dating, slots: Slots, sources: set[int]) -> tuple[Place, ...]:
    """The places of an event; where none is told, of what reporters travel to, that of the date line."""
    candidate = dating.candidate
    told = tuple(dict.fromkeys(_told(p, slots, sources, dating)))
    kind = candidate.trigger.type if candidate.trigger else ""
    return (p.seat,) if not told and p.seat and kind in WITNESSED and _is_news(p, dating) else told


def _told(p: Passage, slots: Slots, sources: set[int], dating: Dating) -> Iterable[Place]:
    """Where it happens, by what stands nearest to it: its own words, what it is told beside, who votes."""
    candidate = dating.candidate
    noun = candidate.at if candidate.noun else _event_noun(p, candidate)
    kind = _kind(p, candidate, noun)
    if p.lemmas[candidate.at] in LEAVING:  # "left Lima for Quito", "left the Paris agreement"
        slots = {**slots, "from": [*slots.get("from", []), *slots.get("obj", [])], "for": [], "poss": []}
    if noun is None and "of" in slots:  # "attacked the embassies of Peru and Chile"
        slots = {**slots, "of": [m for m in slots["of"] if p.mentions[m].kind == "place"]}
    scenes = (
        _held_in(p, dating)
        or _scenes(p, slots, kind, sources)
        or _where(p, candidate)
        or _stay(p, slots)
        or _elsewhere(p, dating)
        or _sought(p, candidate, kind)
        or _reported_in(p, candidate)
        or implied_places.subjects(p, candidate.group)
        or implied_places.of_those_who_act(p, candidate, kind, sources, slots)
        or implied_places.taken(p, candidate)
        or implied_places.homegrown(p, candidate.at if noun is None else noun)
        or implied_places.label(p, kind)
    )
    return [_place(m) for m in scenes]


def _kind(p: Passage, candidate: Candidate, noun: int | None) -> str:
    """The type of an event as it matters for its place: who goes there is there, what is taken by force is fought over."""
    kind = candidate.trigger.type if candidate.trigger else "OTHER"
    told = {p.lemmas[at] for at in (candidate.at, noun) if at is not None}
    if kind == "COERCE" and not told.isdisjoint(word_list("occupying")):
        return "ASSAULT"
    if kind != "OTHER" and kind not in GOING:
        return kind
    return (kind if kind in GOING else "CONSULT") if _goes(p, candidate.at, noun) else "OTHER"


def _scenes(p: Passage, slots: Slots, kind: str, sources: set[int]) -> list[Mention]:
    """The scenes among a trigger's slots: where it says where, not those whose names only stand beside ("the Pacific summit in Lima")."""
    found = [
        (slot, m)
        for slot, mentions in slots.items()
        for m in mentions
        if m not in sources and _is_scene(p, m, slot, kind) and not tells_of_noun(p, m, slot, kind)
    ]
    if kind not in STRIKING and any(slot in STAY_SLOTS for slot, _ in found):
        found = [(slot, m) for slot, m in found if slot not in BESIDE_SLOTS]
    towns = [m for _, m in found]
    return [p.mentions[m] for m in towns if not _holds_town(p, m, towns)]


def _sought(p: Passage, candidate: Candidate, kind: str) -> list[Mention]:
    """ "Fought to hold on to Hama", "began an offensive to retake Hama": what is fought for, in an infinitive."""
    if kind != "ASSAULT":
        return []
    under = (c.groups[:1] for c in p.clauses if c.kind == "infinitive" and c.parent == candidate.clause)
    for group in chain.from_iterable(under):
        row = verb_row(p, group)
        if row is None or row.type not in FOUGHT:
            continue
        slots = slots_of(p, verb_of(p, group))
        if scenes := _scenes(p, {"obj": [*slots.get("obj", []), *slots.get("to", [])]}, kind, set()):
            return scenes
    return []


def _reported_in(p: Passage, candidate: Candidate) -> list[Mention]:
    """ "In Hama, two doctors said the fighting went on": where those are of whom somebody tells who is there."""
    over = p.governing_group(candidate.clause)
    if over is None or p.clauses[candidate.clause].kind != "complement" or p.lemmas[0] not in STAYING:
        return []
    first, last = p.subject_phrase(over) or (0, -1)
    teller = actor_nouns().get(p.lemmas[last])
    official = p.lemmas[last] in word_list("voices") or (teller is not None and teller.kind not in PEOPLE)
    if official or p.tags[last] != "NOUN" or any(p.mentions[m].named for m in within(p, (first, last))):
        return []  # "In Washington, the Pentagon said"
    opens = p.clauses[p.clause_of_group[over]].first == 0
    return [m for m, (at, _) in p.placed_mentions if opens and at == 1 and m.place]


def _holds_town(p: Passage, m: int, scenes: list[int]) -> bool:
    """ "Granada, Spain", "the US Gulf Coast", "Avdiivka, a suburb of Donetsk": does a name only tell where the town before it lies?"""
    at, behind = p.mention_spans[m][0] - 1, p.mention_spans[m][1] + 1
    within = (n for n in scenes if p.mentions[n].kind == "place" and p.mention_spans[n][0] == behind)
    if p.mentions[m].kind == "state" and any(within):
        return True  # "the US Gulf Coast"
    while at > 0 and p.tags[at] in {"ADJ", "DET"}:
        at -= 1
    if p.mentions[m].kind == "state" and p.lemmas[at] == "of":  # "the Ituri province of Congo"
        return any(at - 3 < p.mention_spans[n][1] < at for n in scenes)
    if at > 0 and p.lemmas[at] == "of":
        at = p.phrase_start(at - 1) - 1
    elif p.mentions[m].kind != "state":
        return False
    at -= p.lemmas[at] == "in"
    towns = (n for n in scenes if p.mentions[n].kind != "state")  # not "Peru, Chile and Bolivia"
    return at > 0 and p.words[at] == "," and any(p.mention_spans[n][1] == at - 1 for n in towns)


def _event_noun(p: Passage, candidate: Candidate) -> int | None:
    """The event noun of a verb."""
    return None if candidate.group is None else p.event_noun_of(candidate.group)


def _goes(p: Passage, at: int, noun: int | None) -> bool:
    """Does somebody move ("flew to Rome", "paid a visit to Rome")? "Spoke to Rome" is said from elsewhere."""
    told = {p.lemmas[at], "" if noun is None else p.lemmas[noun]}
    return not told.isdisjoint(word_list("movement")) or not told.isdisjoint(word_list("going"))


def _place(mention: Mention) -> Place:
    """A mention as a place; the people of a state stand for it."""
    name = mention.place or (
        mention.named[0].name if "state" in {mention.kind, mention.refers} else mention.text
    )
    country = mention.place_country or (mention.named[0].country if mention.refers == "state" else None)
    return Place(name.removeprefix("the "), country)


def _where(p: Passage, candidate: Candidate) -> list[Mention]:
    """ "In Rome on Friday, where both signed": the place that a clause of place tells more of."""
    clause = p.clauses[candidate.clause]
    if clause.marker != "where":
        return []
    before = [(m, last) for m, (_, last) in p.placed_mentions if last < clause.first][-1:]
    return [m for m, last in before if m.place and all(_parts(p, at) for at in range(last + 1, clause.first))]


def _parts(p: Passage, at: int) -> bool:
    """Does a token only part a place from what is told of it: a comma, a date?"""
    return at in p.time_tokens or p.tags[at] in {"ADP", "PUNCT"}


def _stay(p: Passage, slots: Slots) -> list[Mention]:
    """ "Promised help during a visit to Manila": where somebody is, who does something beside."""
    return [
        p.mentions[m]
        for slot in ("during", "on", *STAYING)
        for m in slots.get(slot, [])
        if p.mentions[m].place
        and (at := p.mention_spans[m][0]) > 1
        and p.lemmas[at - 1] in STAYING
        and p.lemmas[at - 2] in word_list("encounters")
        and p.lemmas[p.phrase_start(at - 2) - 1] in OCCASION
    ]


def _held_in(p: Passage, dating: Dating) -> list[Mention]:
    """ "A meeting of the leaders of Central Asia took place in Tashkent": where the verb says that what a noun names was held."""
    group = dating.candidate.group
    held = dating.candidate.noun and group is not None and p.groups[group].last > dating.candidate.at
    return _elsewhere(p, dating) if held and group is not None and p.carries(group) else []


def _elsewhere(p: Passage, dating: Dating) -> list[Mention]:
    """The scenes of the verbs that a thing is told beside."""
    for group in _told_beside(p, dating):
        slots = slots_of(p, verb_of(p, group))
        moves = _goes(p, p.groups[group].head_index, None)
        around = (*STAY_SLOTS, *REACHED) if moves else STAY_SLOTS
        staying = {slot: slots[slot] for slot in around if slot in slots}
        row = verb_row(p, group)
        kind = "CONSULT" if moves else row.type if row else "OTHER"
        if scenes := _scenes(p, staying, kind, set()):
            return scenes
    return []


def _told_beside(p: Passage, dating: Dating) -> Iterator[int]:
    """The verb that a noun is an argument of, the verb beside whose date a thing is dated, and what came as it did.

    "The talks opened in Cairo"; "flew to Kyiv on Monday and met"; "died when a mine fell in near Lubin".
    """
    candidate = dating.candidate
    if candidate.noun or candidate.group is None:
        if candidate.group is not None and p.is_argument(candidate.at):
            yield candidate.group
        yield from _dating_clause(p, dating)
        return
    beside = _dated_beside(p, candidate.group, dating)
    if beside is not None:
        yield beside
    for number, clause in enumerate(p.clauses):
        if clause.parent == candidate.clause and clause.kind == "subordinate" and clause.marker in WHEN:
            yield from (g for g in clause.groups[:1] if not _goes(p, p.groups[g].head_index, None))
        elif _says_where(p, number, candidate):
            yield from clause.groups[:1]


def _says_where(p: Passage, number: int, candidate: Candidate) -> bool:
    """Does a clause tell more of what somebody did, or had to do, or of what befell them?

    "Became the first to visit the island", "was forced to flee to Lima", "died in a fire that broke out in Lima".
    """
    clause, group = p.clauses[number], candidate.group or 0
    if clause.kind == "infinitive":
        forced = clause.governor == candidate.at and p.groups[group].voice == "passive"
        return forced or p.feat_over(number) == group
    struck = candidate.trigger is not None and candidate.trigger.type in STRIKING
    if not struck or clause.kind != "relative" or clause.governor not in p.event_nouns:
        return False
    return clause.governor > candidate.at and p.clause_of[clause.governor] == candidate.clause


def _dating_clause(p: Passage, dating: Dating) -> Iterator[int]:
    """ "Talks that are due on Friday in Lima", "a summit, fixed for May in Lima": the verb of a clause that dates the noun it hangs on."""
    if dating.phrase is None:
        return
    at = dating.candidate.at
    clause = p.clauses[p.clause_of[p.span(dating.phrase.start, dating.phrase.end)[0]]]
    explains = clause.kind == "participle" and clause.subject is not None and clause.subject[1] == at
    if clause.governor == at or explains:
        yield from clause.groups[:1]


def _dated_beside(p: Passage, group: int, dating: Dating) -> int | None:
    """The verb of another clause in which the date of a verb stands, where the two go together."""
    if dating.phrase is None:
        return None
    own = dating.candidate.clause
    clause = p.clause_of[p.span(dating.phrase.start, dating.phrase.end)[0]]
    other = p.main_group(clause)
    if other is None or clause == own or p.clauses[own].kind not in BESIDE:
        return None
    at_once = any(p.clauses[c].kind == "subordinate" and p.clauses[c].marker in WHEN for c in (own, clause))
    at_once = at_once or p.clauses[clause].kind == "participle"  # "Speaking in Lima on Monday, he urged"
    return other if at_once or p.subject_of(other) == p.subject_of(group) else None


def _is_news(p: Passage, dating: Dating) -> bool:
    """Does a thing happen about the day of publication, so that its reporter is there?"""
    if p.published is None or dating.earliest is None or dating.latest is None:
        return False
    return abs((dating.earliest - p.published).days) <= NEWS_DAYS >= (dating.latest - dating.earliest).days


def _bids(p: Passage, m: int) -> bool:
    """ "At Peru's request", "in Japan's fiscal year", "the worst in US history": is it only said for whom, or by whose calendar?"""
    owned = possesses(p, m)
    behind = p.mention_spans[m][1] + 1 + owned
    return (owned and behind in p.time_tokens) or (*p.lemmas, "", "")[behind] in word_list("bidding")


def _is_whose(p: Passage, m: int, slot: str) -> bool:
    """ "A word on Peru's role", "attacked the U.S. compound": does a state only say whose something is?"""
    behind = p.mention_spans[m][1] + 1
    if slot == "on" and possesses(p, m):
        return (*p.lemmas, "")[behind + 1] not in LINES  # "on Libya's coast"
    return p.mentions[m].kind == "state" and slot in STRUCK_SLOTS and (*p.tags, "")[behind] == "NOUN"


def _is_scene(p: Passage, m: int, slot: str, kind: str) -> bool:
    """Is what stands in this slot where an event of this type takes place? "The Vilnius summit", "Hama fell"."""
    mention = p.mentions[m]
    if (slot != "poss" and names_paper(p, m)) or _bids(p, m):
        return False
    around = SPOKEN_SLOTS if kind in SAID and mention.text.lower() not in HERE else None
    if mention.kind == "place":
        return slot in around if around else slot not in APART
    if mention.kind == "body":
        first = p.mention_spans[m][0]
        before = p.lemmas[first - 1 - (p.tags[first - 1] == "DET")] if first else ""
        alone = (*p.tags, "")[p.mention_spans[m][1] + 1] not in {"NOUN", "PROPN"}  # "at the NATO summit"
        return (before == "at" and kind != "ECONOMY" and alone) or (
            mention.text in RESIDENCES and (slot in PLACE_SLOTS or (kind in GOING and slot in REACHED))
        )
    if not mention.place or _is_whose(p, m, slot):
        return False
    return (
        slot in (around or PLACE_SLOTS)
        or (kind in GOING and slot in MOVE_SLOTS)
        or (kind == "AID" and slot in REACHED[:2] and mention.kind == "capital")
        or (kind in STRIKING and slot in STRUCK_SLOTS)
        or (kind == "DISASTER" and slot == "between")
        or (
            slot in {"obj", "poss"}
            and mention.kind == "capital"
            and not possesses(p, m)
            and _is_filled(slot, kind)
        )
        or (slot == "subj" and names_thing(p, m))
    )


def _is_filled(slot: str, kind: str) -> bool:
    """ "The Vilnius summit", "thousands thronged Vilnius"."""
    return slot == "poss" or kind == "PROTEST"
