"""Who takes part in an event, in which role, and where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from timeline.actors.coreference import OWNER
from timeline.actors.descriptions import UNRESOLVED
from timeline.actors.gazetteer import body_of, country_of, holder, state_names
from timeline.actors.institutions import is_another
from timeline.actors.model import UNKNOWN, Mention, Named
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.sharing import Share
from timeline.events.slots import Slots, slots_of
from timeline.events.words import word_list
from timeline.language.words import GENITIVES
from timeline.lexicon.actors import actor_nouns
from timeline.model import Actor, Mark, Place, Role

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
    "on",
    "through",
    "front",
    "from",
)
MOVE_SLOTS = ("to", "into", "toward", "towards", "for", "obj")
STRUCK_SLOTS = ("obj", "into", "on", "of", "against")
GOING = frozenset({"CONSULT", "MOBILIZE"})
STRIKING = frozenset({"ASSAULT", "DISASTER"})
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
RESIDENCES = frozenset({"White House", "Kremlin", "Downing Street", "Élysée", "Elysée", "Pentagon"})
"""Bodies that are called by the house in which they sit."""
STATUTES = frozenset({"act", "bill", "law"})
HOST_SLOTS = ("in", "on", "at", "to", "into")
AT_HOME = frozenset({"OFFICE", "ELECT", "LEGISLATE", "ECONOMY", "DISASTER"})
"""Types that have a target only where the trigger's frame says so."""
DOMESTIC = frozenset({"ELECT", "LEGISLATE", "ECONOMY"})
"""Types that, with nobody named, are those of the state that the text speaks of."""
WITNESSED = frozenset({"CONSULT", "PROTEST", "INVESTIGATE", "OFFICE", "AGREE", "COOPERATE"})
"""Types of what reporters travel to: it takes place where the date line is, unless another place is told."""
NEWS_DAYS = 14
WHOSE = ("subj", "poss", "obj")
"""Where, with nobody acting, stands whose prices or votes are told of ("BP's shares fell")."""
ADJECTIVE_SLOTS = frozenset({"poss", "subj", "obj", "on", "of", "against", "with"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "these", "those", "both"})
ORGANISED = frozenset({"armed"})
"""Kinds of actor nouns that mean somebody even where nothing says which ones: "rebels", but no "diplomats" or "banks"."""
NAMED_KINDS = frozenset({"body", "court", "government", "legislature", "police"})
"""Kinds that have names of their own."""
OF_ONE = frozenset({"government", "legislature"})
"""Kinds of which there is one: "parliament" without an article is the parliament."""
ON_STATES = frozenset(
    {"AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "DISAPPROVE", "OFFICE", "SANCTION", "THREATEN"}
)
"""Types of what is done to states and bodies: "it" as the object of others is a bill, a missile, a town."""
TO_THINGS = frozenset({"AGREE", "ASSAULT", "DISASTER", "ECONOMY", "LEGISLATE", "MOBILIZE", "OTHER"})
"""Types whose target, under a name that nobody knows, is a place or a thing: what is bombed, sent or signed."""
DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "SANCTION"})
"""Types whose nouns have the one it is done to behind "of", where they could have either: "the killing of X"."""


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
    target_order = _order(trigger.target if trigger else (), usual)
    if not candidate.noun or (trigger and "of" in trigger.target and trigger.type in DONE_TO):
        source_order = _without_of(source_order)
    sources = _fill(p, slots, source_order, set())
    acting = {named for m in sources for named in p.mentions[m].named}
    told = {m for mentions in slots.values() for m in mentions if _only(p.mentions[m], acting)}
    told |= {m for m, (first, _) in enumerate(p.mention_spans) if _belongs(p, m, first, sources)}
    told |= {m for m, _ in enumerate(p.mentions) if _is_thing(p, m, candidate, slots)}
    targets = _fill(p, slots, target_order, {*sources, *told}) or _of_complement(p, candidate, set(sources))
    if not sources and not targets and trigger and trigger.type in DOMESTIC:
        sources = [m for m in _fill(p, slots, WHOSE, set()) if p.mentions[m].named]
    actors: dict[tuple[str, str | None], Actor] = {}
    marks: list[Mark] = []
    for role, mentions in (("source", sources), ("target", targets)):
        for m in mentions:
            marks.append(Mark(role, p.mentions[m].start, p.mentions[m].end))  # type: ignore[arg-type]
            for actor in _actors(p.mentions[m], role, day):  # type: ignore[arg-type]
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
    places = tuple(dict.fromkeys(_places(p, slots, set(sources), candidate)))
    if not places and p.seat and trigger and trigger.type in WITNESSED and _is_news(p, dating):
        places = (p.seat,)
    return tuple(actors.values()), places, tuple(marks)


def _slots(p: Passage, candidate: Candidate, share: Share | None) -> Slots:
    """The slots of a trigger, with what goes with one of its dates."""
    slots = slots_of(p, candidate)
    if share:
        slots = _share_of(p, slots, candidate, share)
    if "obj" in slots and (candidate.trigger is None or candidate.trigger.type not in ON_STATES):
        slots["obj"] = [m for m in slots["obj"] if p.lemmas[p.mention_spans[m][0]] != "it"]
    if p.lemmas[candidate.at] in word_list("due"):
        slots["obj"] = [m for slot in ("in", "at", "to") for m in slots.get(slot, [])]
    return slots


def _share_of(p: Passage, slots: Slots, candidate: Candidate, share: Share) -> Slots:
    """What stands before the trigger, and of what stands behind it the part that goes with one of its dates."""
    firsts = [first for first, _ in p.mention_spans]
    kept = {
        name: [m for m in mentions if firsts[m] < candidate.at or share.holds(firsts[m])]
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


def _of_complement(p: Passage, candidate: Candidate, used: set[int]) -> list[int]:
    """ "agreed to restore relations with Iran", "refused to meet him": the target stands in the complement."""
    if candidate.noun:
        return []
    for number, clause in enumerate(p.clauses):
        group = p.main_group(number)
        if (
            clause.governor != candidate.at
            or clause.kind not in {"infinitive", "complement", "participle"}
            or group is None
        ):
            continue
        slots = slots_of(p, _verb_of(p, group))
        told = p.groups[group].form == "finite" and clause.marker in {None, "that"}
        others = [m for m in slots["subj"] if told and p.mentions[m].kind not in {"adjective", "pronoun"}]
        found = _fill(p, {"subj": others}, ("subj",), used) or _fill(p, slots, DEFAULT_TARGET, used)
        if found:
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
            and _can_act(p.mentions[m], slot)
            and not _names_paper(p, m)
            and not _is_denied(p, m)
            and _is_somebody(p, m)
        ]
        named = [m for m in mentions if p.mentions[m].named]
        if named:
            return [m for m in named if not _possesses(p, m)] or [
                m for m in named if not _is_of_another(p, m)
            ]
        generic = generic or mentions
    return generic


def _only(mention: Mention, acting: set[Named]) -> bool:
    """Does a mention stand for nobody but those who act already ("its", "themselves")?"""
    return bool(mention.named) and acting.issuperset(mention.named)


def _names_paper(p: Passage, mention: int) -> bool:
    """ "the Budapest Memorandum", "the Hong Kong Autonomy Act": a city in the name of a paper is no actor, nor is a state in a law's."""
    at = behind = p.mention_spans[mention][1] + 1
    while p.words[at : at + 1] and p.words[at][0].isupper():
        at += 1
    if at > behind and p.lemmas[at - 1].lower() in STATUTES:
        return True
    if p.mentions[mention].kind != "capital" or behind >= len(p.words):
        return False
    return p.tags[behind] in {"NOUN", "PROPN"} and p.lemmas[behind] in word_list("documents")


def _is_denied(p: Passage, mention: int) -> bool:
    """ "The Philippines, not Myanmar, will take the chair"."""
    first = p.mention_spans[mention][0]
    return first > 1 and p.lemmas[first - 1] == "not" and p.words[first - 2] == ","


def _possesses(p: Passage, mention: int) -> bool:
    """Does "'s" follow a mention, so that it only says whose something is?"""
    behind = p.mention_spans[mention][1] + 1
    return behind < len(p.words) and p.words[behind] in GENITIVES


def _is_thing(p: Passage, mention: int, candidate: Candidate, slots: Slots) -> bool:
    """ "Jets bombed Palma", "signed the Artemis Accords", "withdrew from Hama": is a name that nobody knows no somebody here?"""
    if p.mentions[mention].rule != UNKNOWN or mention in slots.get("against", ()):
        return False
    kind = candidate.trigger.type if candidate.trigger else "OTHER"
    if kind == "RETREAT":
        return mention in slots.get("from", ()) or p.lemmas[candidate.at] == "leave"
    return kind in TO_THINGS and p.lemmas[candidate.at] not in word_list("felling")


def _are_followers(p: Passage, mention: int) -> bool:
    """ "Jackson fans", "Gaddafi supporters": is a person's name there to say who others are?"""
    at = p.mention_spans[mention][1] + 1
    if p.mentions[mention].kind != "person" or at == len(p.words):
        return False
    noun = actor_nouns().get(p.lemmas[at])
    return noun is not None and noun.kind in {"civil", "person"} and p.words[at] != p.lemmas[at]


def _belongs(p: Passage, mention: int, first: int, sources: list[int]) -> bool:
    """ "Gaddafi's forces": somebody without a name who stands for an owner that acts already."""
    owned = first > 0 and p.words[first - 1] in GENITIVES and not p.mentions[mention].named
    return owned and any(p.mention_spans[m][1] == first - 2 for m in sources)


def _is_of_another(p: Passage, mention: int) -> bool:
    """ "Gaddafi's former minister", "Jackson's doctor": does a mention only say whose somebody else is?"""
    at = p.mention_spans[mention][1] + 1
    if p.mentions[mention].kind != "person" or not _possesses(p, mention):
        return False
    former = p.lemmas[at + 1 : at + 2] == ("former",)
    while (*p.tags, "")[at + 1] in {"ADJ", "NOUN"}:
        at += 1
    return former or is_another(p.lemmas[at])


def _can_act(mention: Mention, slot: str) -> bool:
    """May a mention in this slot be an actor? An adjective only where it modifies; a place name never."""
    if mention.kind == "place":
        return False
    if mention.kind == "adjective":
        return slot in ADJECTIVE_SLOTS
    if slot == "on" and mention.text in RESIDENCES:
        return False  # "signed on the White House lawn"
    return not (mention.kind == "capital" and slot in {"in", "at", "near", "from"})


def _is_somebody(p: Passage, mention: int) -> bool:
    """May a reader look for a participant? One without a name must be definite or organised: "the workers", "rebels".

    "Four leaders", "a politician" and "people" are nobody in particular.
    """
    told = p.mentions[mention]
    if told.kind != "generic":
        return told.rule != OWNER and not _are_followers(p, mention)
    if told.rule == UNRESOLVED:
        return False
    first, last = p.mention_spans[mention]
    noun = actor_nouns().get(p.lemmas[last])
    modifies = (*p.tags, "")[last + 1] == "NOUN" and p.lemmas[last + 1] not in actor_nouns()
    if modifies and (noun is None or last + 1 not in p.event_nouns):
        return False  # "the Toro gas pipeline", "bank lending"; but "a rebel attack"
    before = first - (p.tags[first] not in {"DET", "PRON"})
    if (
        before >= 0
        and p.tags[before] != "SCONJ"
        and (p.lemmas[before] in DEFINITE or p.words[before] in GENITIVES)
    ):
        return True
    if noun is None:
        common = first > 0 and p.lemmas[first - 1] == "a"  # "sold to a Turk"
        return p.tags[last] == "PROPN" and not common and p.lemmas[last] not in word_list("abbreviations")
    counted = "NUM" in p.tags[first : last + 1] or p.lemmas[first] in {"a", "an", "another"}
    if first < last and noun.kind in NAMED_KINDS and all(w[0].isupper() for w in p.words[first : last + 1]):
        return True  # "Federal Police"
    if noun.kind in OF_ONE and p.lemmas[last] == p.words[last].lower():
        return not counted
    return noun.kind in ORGANISED and not counted and p.lemmas[last] not in word_list("strangers")


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


def _places(p: Passage, slots: Slots, sources: set[int], candidate: Candidate) -> Iterable[Place]:
    """Where it happens: what stands behind a preposition of place, where one goes to, or what is struck."""
    kind = candidate.trigger.type if candidate.trigger else "OTHER"
    scenes = [
        p.mentions[m]
        for slot, mentions in slots.items()
        for m in mentions
        if m not in sources and _is_scene(p, m, slot, kind)
    ]
    if not scenes and candidate.noun and candidate.group is not None and p.is_argument(candidate.at):
        verb = _verb_of(p, candidate.group)
        scenes = [
            p.mentions[m]
            for slot in PLACE_SLOTS
            for m in slots_of(p, verb).get(slot, [])
            if _is_scene(p, m, slot, kind)
        ]
    if not scenes and kind == "ELECT":
        scenes = [p.mentions[m] for m in sources if p.mentions[m].kind == "state"]
    return [Place((m.place or m.text).removeprefix("the "), m.place_country) for m in scenes]


def _is_news(p: Passage, dating: Dating) -> bool:
    """Does a thing happen about the day of publication, so that its reporter is there?"""
    if p.published is None or dating.earliest is None or dating.latest is None:
        return False
    return abs((dating.earliest - p.published).days) <= NEWS_DAYS >= (dating.latest - dating.earliest).days


def _verb_of(p: Passage, group: int) -> Candidate:
    """A verb group as a candidate."""
    return Candidate(p.groups[group].head_index, group, p.clause_of_group[group], False, None)


def _is_scene(p: Passage, m: int, slot: str, kind: str) -> bool:
    """Is what stands in this slot where an event of this type takes place? "The Vilnius summit", "Hama fell"."""
    mention = p.mentions[m]
    if mention.kind == "place":
        return slot != "by"
    if mention.kind == "body":
        first = p.mention_spans[m][0]
        before = p.lemmas[first - 1 - (p.tags[first - 1] == "DET")] if first else ""
        return before == "at" or (slot in PLACE_SLOTS and mention.text in RESIDENCES)
    if not mention.place:
        return False
    return (
        slot in PLACE_SLOTS
        or (kind in GOING and slot in MOVE_SLOTS)
        or (kind in STRIKING and slot in STRUCK_SLOTS)
        or (slot == "poss" and mention.kind == "capital" and not _possesses(p, m))
    )
