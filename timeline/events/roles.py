"""Who takes part in an event, in which role, and where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from timeline.actors.gazetteer import body_of, country_of, holder, state_names
from timeline.actors.model import Mention, Named
from timeline.events.model import Candidate, Dating
from timeline.events.participants import (
    belongs,
    can_act,
    is_denied,
    is_joined_to_person,
    is_of_another,
    is_somebody,
    is_thing,
    names_paper,
    possesses,
)
from timeline.events.passage import Passage
from timeline.events.scenes import places
from timeline.events.sharing import Share
from timeline.events.slots import slots_of, verb_of
from timeline.events.walking import Slots
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVES
from timeline.model import Actor, Mark, Place, Role

MEETING = frozenset({"congratulate", "consult", "meet", "negotiate", "see", "swear", "talk", "visit"})
DEFAULT_SOURCE = ("subj", "poss", "by", "between", "of")
DEFAULT_TARGET = (
    "obj",
    "with",
    "alongside",
    "to",
    "against",
    "on",
    "into",
    "for",
    "of",
    "from",
    "toward",
    "towards",
    "poss",
)
OVERFLOWN = ("over", "around", "near", "inside", "off")
"""Where missiles fly and troops gather stands whom they threaten: "flew over Japan", "massed around Ukraine"."""
HOST_SLOTS = ("in", "on", "at", "to", "into")
AT_HOME = frozenset({"OFFICE", "ELECT", "LEGISLATE", "ECONOMY", "DISASTER"})
"""Types that have a target only where the trigger's frame says so."""
DOMESTIC = frozenset({"ELECT", "LEGISLATE", "ECONOMY"})
"""Types that, with nobody named, are those of the state that the text speaks of."""
WHOSE = ("subj", "poss", "obj")
"""Where, with nobody acting, stands whose prices or votes are told of ("BP's shares fell")."""
ON_STATES = frozenset(
    {"AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "DISAPPROVE", "OFFICE", "SANCTION", "THREATEN"}
)
"""Types of what is done to states and bodies: "it" as the object of others is a bill, a missile, a town."""
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types of what is done together: whoever stands behind "with" takes part."""
ON_DEEDS = frozenset({"DISAPPROVE", "REJECT", "SUPPORT"})
"""Types of what is said of another's deed: whose it is stands behind "by" or in a participle ("a text drafted by Peru")."""
WHEREVER = frozenset({"AID", "ASSAULT", "COERCE"})
"""Types of what is done to a state in which it is done, where no other is named: "attacked a base in Chad"."""
DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "SANCTION"})
"""Types whose nouns have the one it is done to behind "of", where they could have either: "the killing of X"."""
NO_LONGER = frozenset({"former", "ex", "late", "ousted", "deposed", "previous"})
NOT_YET = frozenset({"new", "next", "incoming", "future"})
"""What stands before the title of who does not hold the office, or perhaps not yet."""
FRESH = 366
"""Days for which one who took office is new in it."""


def take_part(
    p: Passage, dating: Dating, day: date | None
) -> tuple[tuple[Actor, ...], tuple[Place, ...], tuple[Mark, ...]]:
    """The actors, the places and their marks; `day` is the event's first day, to say who held an office."""
    candidate = dating.candidate
    slots = _slots(p, candidate, dating.share)
    trigger = candidate.trigger
    source_order = _order(trigger.source if trigger else (), DEFAULT_SOURCE)
    usual = () if trigger and trigger.type in AT_HOME else DEFAULT_TARGET
    if trigger and trigger.type == "MOBILIZE":
        usual = (*usual, *OVERFLOWN)
    if trigger and trigger.type in ON_DEEDS:
        usual = ("obj", "by", *usual)
    if trigger and trigger.type in WHEREVER:
        usual = (*usual, "in")
    target_order = _order(trigger.target if trigger else (), usual)
    if not candidate.noun or (trigger and "of" in trigger.target and trigger.type in DONE_TO):
        source_order = _without_of(source_order)
    sources = _fill(p, slots, source_order, set())
    acting = {named for m in sources for named in p.mentions[m].named}
    told = {m for mentions in slots.values() for m in mentions if _only(p.mentions[m], acting)}
    told |= {m for m, (first, _) in enumerate(p.mention_spans) if belongs(p, m, first, sources)}
    told |= {m for m, _ in enumerate(p.mentions) if is_thing(p, m, candidate, slots)}
    targets = _fill(p, slots, target_order, {*sources, *told}) or _of_complement(p, candidate, set(sources))
    if not targets and trigger and trigger.type in ON_DEEDS:
        targets = _of_object(p, candidate, {*sources, *told})
    targets += _owners(p, candidate, slots, {*sources, *targets, *told})
    if trigger and trigger.type == "CONSULT":
        targets += _hosts_met(p, candidate, {*sources, *targets, *told})
    if not sources and not targets and trigger and trigger.type in DOMESTIC:
        sources = [m for m in _fill(p, slots, WHOSE, set()) if p.mentions[m].named]
    if trigger and trigger.type in TOGETHER:
        targets += _named_in(p, slots, "with", {*sources, *targets, *told})
    targets += _named_in(p, slots, "between", {*sources, *targets, *told})
    targets += _undergoing(p, candidate, slots, {*sources, *targets, *told})
    actors: dict[tuple[str, str | None], Actor] = {}
    marks: list[Mark] = []
    for role, mentions in (("source", sources), ("target", targets)):
        for m in mentions:
            marks.append(Mark(role, p.mentions[m].start, p.mentions[m].end))  # type: ignore[arg-type]
            held = day if _holds_office(p, m, day) else None
            for actor in _actors(p.mentions[m], role, held):  # type: ignore[arg-type]
                actors.setdefault((actor.name, actor.country), actor)
    if (
        p.home
        and trigger
        and trigger.type in DOMESTIC
        and not any(m.named for m in map(p.mentions.__getitem__, (*sources, *targets)))
    ):
        actors[p.home.name, p.home.country] = Actor(p.home.name, p.home.country, "source", "")
    if not targets and p.lemmas[candidate.at] in word_list("stationing"):
        for actor in _hosts(p, slots, told):
            actors.setdefault((actor.name, actor.country), actor)
    return tuple(actors.values()), places(p, dating, slots, set(sources)), tuple(marks)


def _slots(p: Passage, candidate: Candidate, share: Share | None) -> Slots:
    """The slots of a trigger, with what goes with one of its dates."""
    slots = slots_of(p, candidate)
    if share:
        slots = _share_of(p, slots, candidate, share)
    if "obj" in slots and (candidate.trigger is None or candidate.trigger.type not in ON_STATES):
        slots["obj"] = [m for m in slots["obj"] if p.lemmas[p.mention_spans[m][0]] != "it"]
    awaited = p.words[candidate.at] in word_list("awaited")
    if awaited and slots.get("obj"):
        slots["subj"] = slots["obj"]
    if awaited or p.lemmas[candidate.at] in word_list("due"):
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


def _hosts(p: Passage, slots: Slots, told: set[int]) -> Iterable[Actor]:
    """ "the stationing of a regiment on Okinawa", "landed in Ouagadougou": the state that one moves to is the target."""
    for slot in HOST_SLOTS:
        for mention in (p.mentions[m] for m in slots.get(slot, []) if m not in told):
            name = state_names().get(mention.place_country or "")
            if name:
                yield Actor(name, mention.place_country, "target", mention.text)


def _owners(p: Passage, candidate: Candidate, slots: Slots, used: set[int]) -> list[int]:
    """ "Overrode his veto", "ratified Peru's entry into NATO": whose deed it is on which somebody acts."""
    deed = p.event_noun_of(candidate.group) if candidate.group is not None and not candidate.noun else None
    if deed is None or candidate.group is None or p.carries(candidate.group):
        return []
    if deed < candidate.at and p.groups[candidate.group].voice != "passive":
        return []
    own = range(p.phrase_start(deed), deed)
    if any(first <= deed <= last for first, last in p.mention_spans):
        return []  # "Luz's government" acts for a state
    return [
        m
        for m in slots.get("poss", [])
        if m not in used
        and p.mentions[m].named
        and p.mention_spans[m][0] in own
        and (possesses(p, m) or p.lemmas[p.mention_spans[m][1]] in POSSESSIVES)
    ]


def _named_in(p: Passage, slots: Slots, slot: str, used: set[int]) -> list[int]:
    """ "Met in Amman with Biden", "a runoff between Dan and Simion": who takes part beside those whom another slot has."""
    return [m for m in _fill(p, slots, (slot,), used) if p.mentions[m].named]


def _undergoing(p: Passage, candidate: Candidate, slots: Slots, used: set[int]) -> list[int]:
    """ "Navalny was flown to Berlin": the subject of a passive takes part, though its target stands elsewhere."""
    if candidate.noun or candidate.group is None or p.groups[candidate.group].voice != "passive":
        return []
    told = _named_in(p, slots, "obj", used)
    oblique = (
        told and p.tags[p.mention_spans[told[0]][0] - 1] == "ADP"
    )  # "the cable between Peru and Chile was cut"
    return [] if oblique else told


def _hosts_met(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Flew to Berlin to meet Merkel", "was due in Paris for talks with Macron": whom somebody goes to meet."""
    if candidate.noun or candidate.group is None:
        return []
    last = p.clauses[p.clause_of_group[candidate.group]].last
    for noun in p.event_nouns:
        if (
            candidate.at < noun <= last
            and p.lemmas[noun - 1] == "for"
            and p.lemmas[noun + 1 : noun + 2] == ("with",)
        ):
            return _fill(
                p, slots_of(p, Candidate(noun, None, p.clause_of[noun], True, None)), ("with",), used
            )
    infinitive = next((g for n, g in enumerate(p.groups) if n > candidate.group), None)
    if infinitive is None or infinitive.form != "infinitive" or infinitive.lemma not in MEETING:
        return []
    return _fill(p, slots_of(p, verb_of(p, candidate.group + 1)), ("obj", "with"), used)


def _of_complement(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "agreed to restore relations with Iran", "refused to meet him": the target stands in the complement.

    So it does in what help is for: "gave $5m to feed children in Chad".
    """
    if candidate.noun:
        return []
    aid = candidate.trigger is not None and candidate.trigger.type == "AID"
    order = (*DEFAULT_TARGET, "in") if aid else DEFAULT_TARGET
    for number, clause in enumerate(p.clauses):
        group, over = p.main_group(number), clause.governor
        of_object = aid and over is not None and over > candidate.at and p.clause_of[over] == candidate.clause
        if (
            (over != candidate.at and not of_object)
            or clause.kind not in {"infinitive", "complement", "participle"}
            or group is None
        ):
            continue
        slots = slots_of(p, verb_of(p, group))
        told = p.groups[group].form == "finite" and clause.marker in {None, "that"}
        others = [m for m in slots["subj"] if told and p.mentions[m].kind not in {"adjective", "pronoun"}]
        found = _fill(p, {"subj": others}, ("subj",), used) or _fill(p, slots, order, used)
        if found:
            return found
    return []


def _of_object(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "Vetoed a text drafted by Peru", "issued a report accusing the army": who stands in a participle behind the object."""
    if candidate.noun:
        return []
    for number, clause in enumerate(p.clauses):
        group, noun = p.main_group(number), clause.governor
        if clause.kind != "participle" or group is None or noun is None or noun < candidate.at:
            continue
        if p.clause_of[noun] == candidate.clause and p.is_argument(noun):
            order = ("subj", "of") if p.groups[group].voice == "passive" else DEFAULT_TARGET
            if found := _fill(p, slots_of(p, verb_of(p, group)), order, used):
                return found
    return []


@cache
def _order(declared: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
    """The slots to try: those that the trigger's frame names, then the usual ones. A frame of "-" has none."""
    return () if declared == ("-",) else tuple(dict.fromkeys((*declared, *default)))


@cache
def _without_of(order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slot for slot in order if slot != "of")


def _fill(p: Passage, slots: Slots, order: tuple[str, ...], used: set[int]) -> list[int]:
    """The mentions of the first slot that holds a named actor, or of the first that holds a generic one."""
    generic: list[int] = []
    for slot in [slot for slot in order if slot in slots]:
        mentions = [
            m
            for m in slots[slot]
            if m not in used
            and can_act(p.mentions[m], slot)
            and not names_paper(p, m)
            and not is_denied(p, m)
            and is_somebody(p, m)
        ]
        named = [m for m in mentions if p.mentions[m].named or is_joined_to_person(p, m)]
        if any(p.mentions[m].named for m in named):
            return [m for m in named if not possesses(p, m)] or [m for m in named if not is_of_another(p, m)]
        generic = generic or mentions
    return generic


def _only(mention: Mention, acting: set[Named]) -> bool:
    """Does a mention stand for nobody but those who act already ("its", "themselves")?"""
    return bool(mention.named) and acting.issuperset(mention.named)


def _holds_office(p: Passage, m: int, day: date | None) -> bool:
    """ "Finland's former president" is no longer, and its "new" one not yet, who has held the office for long."""
    mention, first = p.mentions[m], p.mention_spans[m][0]
    said = (
        {p.lemmas[first - 1], *mention.text.lower().split()} if first else set(mention.text.lower().split())
    )
    if mention.office is None or day is None or said.isdisjoint(NO_LONGER | NOT_YET):
        return True
    tenure = holder(*mention.office, day)
    fresh = tenure is not None and tenure.since[:10] > (day - timedelta(days=FRESH)).isoformat()
    return fresh and said.isdisjoint(NO_LONGER)


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
