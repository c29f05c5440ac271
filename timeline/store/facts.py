"""What a mention is compared by: its date, its parties, and the names and words with which it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from timeline.lexicon.actors import states
from timeline.lexicon.names import fold, resolve
from timeline.model import Actor, Event, Place, Status

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("CONSULT",),
    ("AGREE", "SUPPORT", "COOPERATE", "CONCEDE"),
    ("DISAPPROVE", "DEMAND", "REJECT", "THREATEN"),
    ("ASSAULT", "COERCE"),
    ("INVESTIGATE", "CRIME"),
    ("OFFICE", "ELECT"),
)
"""Types that careful coders give to one and the same event; every other type is a family of its own."""

NEAR: tuple[tuple[str, ...], ...] = (
    ("visit", "trip", "travel", "arriv", "tour", "land", "fly", "flew", "stop", "touch", "reach", "spend", "go", "journey",
     "receiv", "welcom", "come"),
    ("meet", "meeting", "talk", "summit", "host", "hold", "gather", "gathering", "conven", "attend", "confer", "conference",
     "receiv", "sit", "du", "session", "negotiat", "negotiation", "bring", "welcom", "end", "conclud"),
    ("sign", "agre", "agreement", "accord", "pact", "treaty", "deal", "conclud", "seal", "communiqu", "declaration", "truc",
     "ceasefir", "reach", "settl", "settlement", "consensus", "compromis", "strik", "initial", "memorandum"),
    ("ceasefir", "truc", "paus", "halt", "lull", "suspend", "stop", "armistic", "ceas", "cessation"),
    ("invad", "invasion", "attack", "assault", "offensiv", "war", "launch", "begin", "start", "fight", "hostility", "conflict",
     "incursion"),
    ("attack", "raid", "assault", "storm", "strik", "hit", "bomb", "bombing", "airstrik", "shell", "shelling", "fir", "pound",
     "bombard", "bombardment", "ambush", "burst", "come"),
    ("station", "deploy", "deployment", "bas", "regiment", "complet", "rotat", "send", "dispatch", "arriv", "land"),
    ("adopt", "approv", "announc", "unveil", "publish", "outlin", "releas", "pass", "enact", "sign", "decid", "decision",
     "endors", "ratify", "promulgat", "introduc", "resolution", "law", "act", "vot"),
    ("tak", "offic", "appoint", "becom", "succeed", "swear", "inaugurat", "inauguration", "install", "assum", "power", "nam",
     "come", "oath", "appointment"),
    ("elect", "election", "win", "vot", "poll", "referendum", "ballot", "defeat", "victory", "landslid", "los", "reelect",
     "re-elect", "beat", "plebiscit", "rout", "trounc", "thrash", "contest", "outcom"),
    ("test", "fir", "launch", "missil", "fly", "rocket", "fail", "land", "pass", "cross"),
    ("exercis", "drill", "maneuver", "manoeuvr", "wargam"),
    ("kill", "di", "dead", "death", "assassinat", "assassination", "shoot", "murder", "slaughter", "massacr", "slay", "perish",
     "execut", "fall", "los", "beat", "gun", "killing"),
    ("join", "admit", "accession", "member", "becom", "enter", "membership", "acced"),
    ("apply", "application", "ask", "hand", "request", "submit", "bid"),
    ("resign", "resignation", "step", "leav", "quit", "oust", "go", "depart", "departur", "bow"),
    ("coup", "putsch", "overthrow", "oust", "toppl", "seiz", "depos", "remov", "tak", "seizur", "takeover", "power"),
    ("withdraw", "withdrawal", "leav", "quit", "tear", "abandon", "pull", "exit", "walk", "pullout", "evacuat", "evacuation"),
    ("captur", "fall", "tak", "seiz", "walk", "enter", "conquer", "overrun", "occupy", "storm", "recaptur", "retak",
     "liberat", "wrest", "occupation", "los", "conquest"),
    ("ban", "forbid", "prohibit", "bar", "block", "outlaw", "prohibition"),
    ("sanction", "embargo", "blacklist", "freez", "ban", "penalty", "impos", "tariff", "punish"),
    ("call", "phon", "telephon", "speak", "talk", "tell", "warn"),
    ("spok", "speak", "address", "speech", "deliver"),
    ("earthquak", "quak", "tremor", "shock", "strik", "hit", "level", "shak"),
    ("cyclon", "hurrican", "typhoon", "storm", "landfall", "strik", "hit", "wreck", "batter", "flatten", "drown", "flood",
     "devastat", "lash"),
    ("arrest", "detain", "jail", "imprison", "custody", "confin", "seiz", "detention", "apprehend", "place", "captur"),
    ("convict", "sentenc", "guilty", "verdict", "condemn", "find", "conviction", "jail", "rul", "given", "prison"),
    ("rul", "ruling", "judgment", "judgement", "award", "verdict", "find", "order", "decid", "decision"),
    ("su", "lawsuit", "court", "cas", "fil", "complaint", "bring"),
    ("escap", "flee", "flight", "break", "walk", "breakout"),
    ("strik", "stoppag", "walkout"),
    ("protest", "demonstrat", "demonstration", "march", "rally", "unrest", "riot", "revolt", "uprising", "rebellion", "rebel"),
    ("default", "fail", "miss"),
    ("devalu", "devaluation", "cut", "depreciat", "slash"),
    ("lift", "remov", "end", "scrap", "abolish", "eas", "repeal", "revok"),
    ("loan", "lend", "borrow", "grant", "credit", "bailout"),
    ("pay", "payment", "repay", "repayment", "settl", "discharg"),
    ("nationaliz", "nationalis", "nationalization", "nationalisation", "expropriat", "expropriation"),
    ("draft", "conscript", "conscription", "mobiliz", "mobilis", "mobilization", "mobilisation"),
    ("cancel", "call", "postpon", "cut", "scrap", "drop", "abandon", "negat", "off"),
    ("explod", "explosion", "blast", "blow", "bomb", "bombing", "sink", "detonat"),
    ("crash", "collid", "collision", "derail", "derailment", "sink", "capsiz"),
    ("impeach", "impeachment", "remov", "dismiss", "dismissal", "fir", "sack", "oust"),
    ("sever", "break", "cut", "ruptur", "expel", "expulsion", "drop"),
    ("recogniz", "recognis", "recognition"),
    ("begin", "start", "break", "erupt", "outbreak", "open", "launch"),
    ("end", "finish", "expir", "clos", "laps"),
)  # fmt: skip
"""Stems of triggers that tell of one act in different words. A stem may stand in several rows."""

_ROWS = {
    stem: [f"~{row[0]}" for row in NEAR if stem in row] for stem in {stem for row in NEAR for stem in row}
}

YEAR = 366
BACK = 2 * YEAR
"""How many days before its publication an undated report may be about."""

_TIMES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar",
     "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring", "summer", "autumn", "winter"}
)  # fmt: skip
_STOP = frozenset(
    {"the", "and", "for", "with", "from", "that", "its", "his", "her", "their", "after", "over", "into", "will", "was",
     "were", "has", "have", "had", "been", "not", "would", "could", "may", "said", "which", "who", "this", "between",
     "first", "two", "last", "new", "president", "minister", "prime", "foreign", "government", "leader", "country",
     "mr", "mrs", "ms", "dr", "sir", "secretary", "general", "chancellor", "king", "queen", "state", "states", "united",
     "republic"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w-]+")
_FIGURE = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_CLEAN = str.maketrans({"’": "'"})


@dataclass(frozen=True)
class Mention:
    """An event as one document tells it, with what merging needs to know of its place in the store."""

    id: int
    key: str
    document: int
    event: Event

    @cached_property
    def facts(self) -> Facts | None:
        """What it is compared by, or None where it can be no other's: no date at all, or a vague one."""
        return _facts(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """What two mentions are compared by.

    `parties` are states (for all that act for them) and others by name; `names` the persons and bodies;
    `called` has the codes of the states among the parties and the words of the other names; `towns` places
    that are no states, `lands` the states of all places. `titled` has the proper names of the title, `heard` those of the
    sentence too, a state's under its code. `stems` is what the trigger is near to, `acts` what any word of the title is,
    `words` what the title says besides, `figures` the numbers of the sentence. `scene` has the states in
    the headline of the article. An undated mention has the days that it may be about. A mention is `found_by`
    its parties and the other names of its title.
    """

    mention: Mention
    family: str
    parties: frozenset[str]
    names: frozenset[str]
    called: frozenset[str]
    towns: frozenset[str]
    lands: frozenset[str]
    titled: frozenset[str]
    heard: frozenset[str]
    stems: frozenset[str]
    acts: frozenset[str]
    words: frozenset[str]
    figures: frozenset[str]
    scene: frozenset[str]
    found_by: tuple[str, ...]
    first: date
    last: date
    open: bool
    dated: bool

    @property
    def span(self) -> int:
        """How many days the date allows, less one."""
        return (self.last - self.first).days


def family(event_type: str) -> str:
    """Name the family of a type by its first member."""
    return _FAMILY.get(event_type, event_type)


_FAMILY = {member: members[0] for members in FAMILIES for member in members}


def filed(event: Event) -> date | None:
    """Give the day under which a chronology lists an event: its first, or the deadline where that is open."""
    return event.start or event.end


def _facts(mention: Mention) -> Facts | None:
    event = mention.event
    first, last = filed(event), event.end or event.start
    dated = event.basis != "document"
    if not first or not last or (not dated and event.status == "negated"):
        return None
    if not dated:
        first, last = _about(first, event.status)
    elif (last - first).days > YEAR:
        return None
    titled = proper(event.title)
    heard = titled | proper(event.sentence)
    cast = _cast(event.actors)
    towns, lands = _where(event.places)
    scene = _scene(event.document.title or "")
    if not (cast.parties or heard or towns or scene):
        return None
    called = (cast.parties | titled) - cast.parts if cast.parties else heard | scene
    return Facts(
        mention=mention,
        family=family(event.type),
        parties=cast.parties,
        called=cast.called,
        names=cast.names,
        towns=towns,
        lands=lands,
        titled=titled,
        heard=heard,
        stems=stems(event.trigger),
        acts=acts(event.title),
        words=words(event.title),
        figures=figures(event.sentence),
        scene=scene,
        found_by=tuple(sorted(called | towns)),
        first=first,
        last=last,
        open=event.start is None or event.end is None,
        dated=dated,
    )


@lru_cache(maxsize=1 << 12)
def _scene(headline: str) -> frozenset[str]:
    """Give the states in the headline of an article."""
    return proper(headline) & _codes()


class _Cast(NamedTuple):
    """Who takes part in an event: `parts` has the words of names by which they need not be sought."""

    parties: frozenset[str]
    called: frozenset[str]
    names: frozenset[str]
    parts: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _cast(actors: tuple[Actor, ...]) -> _Cast:
    """Give the actors that are named, in the ways in which they are compared; a person is sought by the last name."""
    named = [
        actor
        for actor in actors
        if actor.country or (not actor.name.islower() and not actor.name[0].isdigit())
    ]
    parties = frozenset(actor.country or actor.name for actor in named)
    whole = [actor.name for actor in actors if actor.name in actor.text]
    return _Cast(
        parties,
        frozenset(word for name in parties for word in ((name,) if is_code(name) else name_words(name))),
        frozenset(actor.name for actor in named if not is_state(actor.name)),
        frozenset(word for name in whole for word in name_words(name)[: None if is_state(name) else -1]),
    )


@lru_cache(maxsize=1 << 12)
def _where(places: tuple[Place, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the places that are no states, and the states of all."""
    towns = frozenset(fold(place.name) for place in places if not is_land(place.name))
    return towns, frozenset(place.country for place in places if place.country)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name as names are compared."""
    return tuple(fold(name).split())


@lru_cache(maxsize=1 << 16)
def is_state(name: str) -> bool:
    """Is this the name of a state?"""
    return _code(name) is not None


def _about(published: date, status: Status) -> tuple[date, date]:
    """Give the days that an undated mention may be about: a plan is for the days to come, a report of those gone by."""
    try:
        if status in ("planned", "possible"):
            return published, published + timedelta(days=YEAR)
        return published - timedelta(days=BACK), published
    except OverflowError:
        return published, published


@lru_cache(maxsize=1 << 16)
def _code(name: str) -> str | None:
    meant = resolve(name)
    return meant.country if meant else None


@cache
def _lands() -> frozenset[str]:
    return frozenset(state.name for state in states())


def is_land(name: str) -> bool:
    """Is this place a whole state?"""
    return name in _lands()


def is_code(name: str) -> bool:
    """Does a party or a proper name stand for a state?"""
    return name in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(state.code for state in states())


@lru_cache(maxsize=1 << 14)
def proper(text: str) -> frozenset[str]:
    """Give the words with a capital letter that name something, a state's name as its code."""
    found = _WORD.findall(text)
    first = found[:1] if text.startswith(tuple(found[:1])) else []
    names = {_proper(word, False) for word in found[len(first) :] if not word.islower()}
    names.update(_proper(word, True) for word in first)
    return frozenset(name for name in names if name)


@lru_cache(maxsize=1 << 16)
def _proper(word: str, leads: bool) -> str | None:
    """Give what a word names; one that leads a sentence names nothing where the lexicon has it as a common word."""
    from timeline.language.words import load_classes  # a lexicon that those who never merge can do without

    bare = word.casefold()
    if not word[0].isupper() or bare in _TIMES or bare in _STOP:
        return None
    return _code(word) or (None if leads and bare in load_classes() else fold(bare))


@lru_cache(maxsize=1 << 16)
def stems(trigger: str) -> frozenset[str]:
    """Give the stem of a trigger with the rows of NEAR that it stands in, named by their first stem."""
    found = frozenset(_stem(word) for word in trigger.casefold().split())
    return found | _rows(found)


@lru_cache(maxsize=1 << 14)
def acts(title: str) -> frozenset[str]:
    """Give the rows of NEAR that any word of a title stands in."""
    return _rows(words(title))


def _rows(found: frozenset[str]) -> frozenset[str]:
    """Give the rows of NEAR that any of these stems stands in."""
    return frozenset(row for stem in found & _ROWS.keys() for row in _ROWS[stem])


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Give the verb or noun that a form is of, without its last e, so that "visits", "visited", "left", "leave" meet."""
    from timeline.language.words import lemma_of

    lemma = lemma_of(word, "verb")
    if lemma == word:
        lemma = lemma_of(word, "noun")
    return lemma.removesuffix("e")


@lru_cache(maxsize=1 << 14)
def figures(text: str) -> frozenset[str]:
    """Give the numbers of a text that are told in three digits or more, but for years."""
    return frozenset(
        bare
        for found in _FIGURE.findall(text)
        if len(bare := found.strip(".,").replace(",", "")) > 2 and not _YEAR.fullmatch(bare)
    )


@lru_cache(maxsize=1 << 14)
def words(text: str) -> frozenset[str]:
    """Give the stems of the common words of a text that say something."""
    return frozenset(
        _stem(word) for word in _WORD.findall(text) if word.islower() and len(word) > 2 and word not in _STOP
    )
