"""Who takes part in an event, in which role, and where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from timeline.actors.gazetteer import state_names
from timeline.actors.model import UNKNOWN, Mention, Named
from timeline.actors.tenures import body_of, country_of, holder
from timeline.events.model import Candidate, Dating, Share
from timeline.events.passage import Passage
from timeline.events.roles.besides import (
    TOGETHER,
    agents,
    asker,
    authors,
    besides,
    claimants,
    companions,
    doers,
    elsewhere,
    fill,
    included,
    leaders,
    of_complement,
    teller,
    travellers,
)
from timeline.events.roles.orders import ON_DEEDS, orders
from timeline.events.roles.participants import belongs, is_thing, owns
from timeline.events.roles.places import places
from timeline.events.roles.slots import slots_of
from timeline.events.roles.walking import Slots
from timeline.events.words import word_list
from timeline.language.words import GENITIVES
from timeline.lexicon.actors import actor_nouns
from timeline.model import Actor, Mark, Place, Role

HOST_SLOTS = ("in", "on", "at", "to", "into")
VISIT_SLOTS = ("obj", "to")
DOMESTIC = frozenset({"ELECT", "LEGISLATE", "ECONOMY"})
"""Types that, with nobody named, are those of the state that the text speaks of."""
FROM_OUTSIDE = frozenset({"AID", "SANCTION"})
"""Types of what a body of no state does to a state."""
CLAIMED = frozenset({"ASSAULT", "COERCE", "CRIME"})
"""Types of deeds for which somebody may claim responsibility."""
WHOSE = ("subj", "poss", "obj")
"""Where, with nobody acting, stands whose prices or votes are told of ("BP's shares fell")."""
ON_STATES = frozenset(
    {"AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "DISAPPROVE", "OFFICE", "SANCTION", "THREATEN"}
)
"""Types of what is done to states and bodies: "it" as the object of others is a bill, a missile, a town."""
NOT_YET = frozenset({"new", "next", "incoming", "future"})
"""What stands before the title of who perhaps does not hold the office yet."""
FRESH = 366
"""Days for which one who took office is new in it."""


Parts = tuple[tuple[Actor, ...], tuple[Place, ...], tuple[Mark, ...]]
"""Who takes part in an event, where it happens, and the marks of both in the text."""


def take_part(p: Passage, dating: Dating, day: date | None) -> Parts:
    """The actors, the places and their marks; `day` is the event's first day, to say who held an office."""
    candidate = dating.candidate
    slots = _slots(p, candidate, dating.share)
    kind = candidate.trigger.type if candidate.trigger else ""
    sources, targets, told = _both(p, candidate, slots, kind)
    actors: dict[tuple[str, str | None], Actor] = {}
    marks: list[Mark] = []
    for role, mentions in (("source", sources), ("target", targets)):
        for m in mentions:
            marks.append(Mark(role, p.mentions[m].start, p.mentions[m].end))  # type: ignore[arg-type]
            held = _day_in_office(p, candidate, m, day) if _holds_office(p, m, day) else None
            for actor in _actors(p.mentions[m], role, held):  # type: ignore[arg-type]
                actors.setdefault((actor.name, actor.country), actor)
    nobody = not any(p.mentions[m].named for m in (*sources, *targets))
    nobody = nobody and not any(p.mentions[m].rule == UNKNOWN for m in sources)
    if nobody and kind in DOMESTIC and (state := _at_home(p, candidate)):
        actors[state.name, state.country] = Actor(state.name, state.country, "source", "")
    if nobody and kind == "CONSULT" and p.league and not actors and meets_as_league(p, candidate):
        actors[p.league.name, None] = Actor(p.league.name, p.league.country, "source", "")
    if p.home and not targets and _gives_from_outside(p, sources, kind):
        actors.setdefault((p.home.name, p.home.country), Actor(p.home.name, p.home.country, "target", ""))
    if not targets:
        for actor in _hosts(p, slots, _whither(p, candidate, sources, kind), told):
            if actor.country not in {acting.country for acting in actors.values()}:
                actors.setdefault((actor.name, actor.country), actor)
    return tuple(actors.values()), places(p, dating, slots, set(sources)), tuple(marks)


def meets_as_league(p: Passage, candidate: Candidate) -> bool:
    """ "Foreign ministers will gather", "the next summit is due in May": are they, or is it, those of the alliance told of last?"""
    span = None if candidate.noun or candidate.group is None else p.subject_phrase(candidate.group)
    first, last = (p.phrase_start(candidate.at), candidate.at) if candidate.noun else span or (0, -1)
    told = range(first, last + 1)
    heads = word_list("gatherings").intersection(p.lemmas[at] for at in told)
    others = any(p.tags[at] in {"NUM", "PRON"} or p.lemmas[at] in {"a", "an", "both"} for at in told)
    others = others or ("PROPN" in p.tags[first:last] and p.tags[last] != "PROPN")  # "South American leaders"
    return bool(heads) and not others and (*p.words, "")[last + 1] not in GENITIVES


def _at_home(p: Passage, candidate: Candidate) -> Named | None:
    """Whose law, vote or price it is: of the state of a place that acts ("Crimea voted"), else of that of which the text speaks.

    "The company sold shares", "we cut costs", "Hexa earned $3m" are nobody's: who acts, though unknown, is no state.
    """
    span = None if candidate.noun or candidate.group is None else p.subject_of(candidate.group)
    if span is None or p.groups[candidate.group or 0].voice == "passive":
        return p.home
    head = p.lemmas[span[1]].lower()
    if p.tags[span[1]] == "PROPN" and head not in actor_nouns():  # "the Commission" is one
        places = [m for m, (_, last) in p.placed_mentions if last == span[1] and m.place]
        states = (m.place_country for m in places if m.place_country in state_names())
        state = next((Named(state_names()[code], code) for code in states if code), None)
        return state or (p.home if places else None)
    itself = p.tags[span[1]] == "PRON" or head in word_list("private")
    return None if itself else p.home


def _gives_from_outside(p: Passage, sources: list[int], kind: str) -> bool:
    """ "The IMF approved a loan": does a body of no state give or punish? The state that the text speaks of gets it."""
    bodies = [p.mentions[m] for m in sources]
    return (
        kind in FROM_OUTSIDE
        and bool(bodies)
        and all(b.kind == "body" and not b.named[0].country for b in bodies)
    )


def _both(p: Passage, candidate: Candidate, slots: Slots, kind: str) -> tuple[list[int], list[int], set[int]]:
    """The mentions that are sources, those that are targets, and those that can be no target."""
    source_order, target_order = orders(candidate)
    if _judges(p, candidate, kind):
        source_order = tuple(slot for slot in source_order if slot != "by")
    sources = [m for m in fill(p, slots, source_order, set()) if not _has_done_that(p, candidate, kind, m)]
    sources += [m for m in leaders(p, sources or slots["subj"]) if m not in sources]
    sources += companions(p, sources)
    sources = [m for m in sources if not belongs(p, m, p.mention_spans[m][0], sources)]
    acting = {named for m in sources for named in p.mentions[m].named}
    told = {m for m, mention in enumerate(p.mentions) if _only(mention, acting)}
    if sources:
        told |= {m for m, (first, _) in enumerate(p.mention_spans) if belongs(p, m, first, sources)}
    unknown = [m for m, mention in enumerate(p.mentions) if mention.rule == UNKNOWN]
    told |= {m for m in unknown if is_thing(p, m, candidate, slots)}
    targets = fill(p, slots, target_order, {*sources, *told}) or of_complement(
        p, candidate, {*sources, *told}
    )
    if not targets:
        targets = elsewhere(p, candidate, slots, kind, {*sources, *told})
    if not sources:
        sources = doers(p, candidate, slots, kind, {*targets, *told})
    if not sources and kind == "CONSULT":
        sources = travellers(p, candidate, {*targets, *told})
    if not sources and targets:
        sources = agents(p, candidate, slots, kind, {*targets, *told})
    if not sources and kind in CLAIMED:
        sources = claimants(p, candidate, {*targets, *told})
    if not sources and not targets:
        sources = authors(p, candidate, told)
    if kind == "DEMAND" and not candidate.noun and (asking := asker(p, candidate, {*sources, *told})):
        sources, targets = asking, [*sources, *(m for m in targets if m not in asking)]
    if not sources and targets and kind in TOGETHER:
        sources = teller(p, candidate, {*targets, *told})
    if not sources and not targets and kind in DOMESTIC:
        sources = [m for m in fill(p, slots, WHOSE, set()) if p.mentions[m].named]
    targets += [m for m in (*leaders(p, targets), *companions(p, targets)) if m not in (*sources, *targets)]
    acting_too, acted_too = included(p, candidate, kind, {*sources, *targets, *told})
    sources, targets = [*sources, *acting_too], [*targets, *acted_too]
    targets += besides(p, candidate, slots, kind, {*sources, *targets, *told})
    return sources, targets, told


def _has_done_that(p: Passage, candidate: Candidate, kind: str, mention: int) -> bool:
    """ "MPs rejected Mrs Luz's deal": is it whose deed they speak of, and not who speaks?"""
    if kind not in ON_DEEDS or candidate.noun or candidate.group is None:
        return False
    group, span = p.groups[candidate.group], p.subject_of(candidate.group)
    if span is None:
        return False
    if group.voice == "passive":  # "Luz's offer was refused"
        first, last = p.subject_phrase(candidate.group) or span
        return group.lemma not in word_list("light") and first <= p.mention_spans[mention][0] <= last
    first = p.mention_spans[mention][0]
    return span[1] < group.first and first > group.last and p.tags[first] != "PRON"


def _judges(p: Passage, candidate: Candidate, kind: str) -> bool:
    """ "Nurses denounced the raid by Peru": does an active verb tell what somebody thinks of another's deed?"""
    if kind not in ON_DEEDS or candidate.noun or candidate.group is None:
        return False
    verb = p.groups[candidate.group]
    undergone = verb.form == "participle" or p.lemmas[verb.last + 1 : verb.last + 2] == ("by",)
    return verb.voice == "active" and not undergone


def _slots(p: Passage, candidate: Candidate, share: Share | None) -> Slots:
    """The slots of a trigger, with what goes with one of its dates."""
    slots = slots_of(p, candidate)
    if share:
        slots = _share_of(p, slots, candidate, share)
    if "obj" in slots and (candidate.trigger is None or candidate.trigger.type not in ON_STATES):
        slots["obj"] = [m for m in slots["obj"] if p.lemmas[p.mention_spans[m][0]] != "it" or _gets(p, m)]
    if candidate.trigger and candidate.trigger.source == ("-",):  # "Luz's trial opened"
        slots["poss"] = [m for m in slots.get("subj", []) if owns(p, m)] + slots.get("poss", [])
    awaited = p.words[candidate.at] in word_list("awaited")
    if awaited and slots.get("obj"):
        slots["subj"] = slots["obj"]
    goes = (
        candidate.trigger is None or candidate.trigger.type == "CONSULT"
    )  # "is set in Rome", not "set free"
    if awaited or (goes and p.lemmas[candidate.at] in word_list("due")):
        slots["obj"] = [m for slot in ("in", "at", "to") for m in slots.get(slot, [])]
    return slots


def _share_of(p: Passage, slots: Slots, candidate: Candidate, share: Share) -> Slots:
    """What stands before the trigger, and of what stands behind it the part that goes with one of its dates."""
    firsts = [first for first, _ in p.mention_spans]
    kept = {
        name: [m for m in mentions if name == "subj" or firsts[m] < candidate.at or share.holds(firsts[m])]
        for name, mentions in slots.items()
    }
    told = next((m for m, at in enumerate(firsts) if share.own[0] <= at <= share.own[1]), None)
    if share.like is not None and told is not None:
        for name, mentions in slots.items():
            kept[name] = [m for m in kept[name] if m != told] + [told] * (share.like in mentions)
    if share.subject and candidate.group is not None:
        first, last = share.subject
        passive = p.groups[candidate.group].voice == "passive"
        kept["obj" if passive else "subj"] = [m for m, at in enumerate(firsts) if first <= at <= last]
    return kept


def _gets(p: Passage, m: int) -> bool:
    """ "Gave it ten ships": is somebody told of in front of what he gets?"""
    behind = p.mention_spans[m][1] + 1
    return behind not in p.time_tokens and (*p.tags, "")[behind] in {"DET", "NOUN", "NUM"}


def _whither(p: Passage, candidate: Candidate, sources: list[int], kind: str) -> tuple[str, ...]:
    """Where a place stands to whose state one goes: "the stationing of a regiment on Okinawa"; "flew to Kazan" where who goes is told."""
    if p.lemmas[candidate.at] in word_list("stationing"):
        return HOST_SLOTS
    going = kind == "CONSULT" and any(named.country for m in sources for named in p.mentions[m].named)
    return VISIT_SLOTS if going else ()


def _hosts(p: Passage, slots: Slots, order: tuple[str, ...], told: set[int]) -> Iterable[Actor]:
    """The states of the places in these slots; "met him there" has more than a place in one."""
    for slot in order:
        there = slots.get(slot, [])
        if not all(p.mentions[m].place for m in there):
            continue
        for mention in (p.mentions[m] for m in there if m not in told):
            name = state_names().get(mention.place_country or "")
            if name:
                yield Actor(name, mention.place_country, "target", mention.text)


def _only(mention: Mention, acting: set[Named]) -> bool:
    """Does a mention stand for nobody but those who act already ("its", "themselves")?"""
    return bool(mention.named) and acting.issuperset(mention.named)


def _holds_office(p: Passage, m: int, day: date | None) -> bool:
    """ "Finland's former president" is no longer, and its "new" one not yet, who has held the office for long."""
    mention, first = p.mentions[m], p.mention_spans[m][0]
    if mention.office is None or day is None:
        return True
    said = {*mention.text.lower().split(), *p.lemmas[max(first - 1, 0) : first]}
    if said.isdisjoint(word_list("no_longer") | NOT_YET):
        return True
    tenure = holder(*mention.office, day)
    fresh = tenure is not None and tenure.since[:10] > (day - timedelta(days=FRESH)).isoformat()
    return fresh and said.isdisjoint(word_list("no_longer"))


def _day_in_office(p: Passage, candidate: Candidate, m: int, day: date | None) -> date | None:
    """ "The premier resigned on 6 May", when another took over: who leaves an office held it until that day."""
    mention, first = p.mentions[m], p.mention_spans[m][0]
    if mention.office is None or day is None or p.lemmas[candidate.at] not in word_list("leaving_office"):
        return day
    said = {*mention.text.lower().split(), *p.lemmas[max(first - 1, 0) : first]}
    tenure = holder(*mention.office, day)
    changed = tenure is not None and tenure.since == day.isoformat() and said.isdisjoint(NOT_YET)
    return day - timedelta(days=1) if changed else day


def _actors(mention: Mention, role: Role, day: date | None) -> Iterable[Actor]:
    """The participants that a mention stands for."""
    if mention.office and day:
        tenure = holder(*mention.office, day)
        if tenure:
            of = tenure.of if tenure.of in state_names() else country_of(tenure.person, day)
            yield Actor(tenure.person, of, role, mention.text)
            return
    if not mention.named:
        yield Actor(mention.text, None, role, mention.text)
    for named in mention.named:
        yield Actor(named.name, named.country, role, mention.text)
        if not named.country and (body := body_of(named.name, day)):
            yield Actor(body, None, role, mention.text)
