"""The rules that make mentions out of units: named patterns over shapes, and what each builds.

At each unit the rules are tried in order, and the first whose builder gives a mention wins. The letters are those of
`timeline.actors.units`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from timeline.actors.gazetteer import (
    Entry,
    common_given_names,
    first_names,
    leads,
    offices_of_states,
    state_names,
)
from timeline.actors.institutions import INSTITUTIONS, institution, serves
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, MentionKind, Named
from timeline.actors.places import STORMS, is_place
from timeline.actors.units import Row, Unit
from timeline.language.model import Sentence
from timeline.language.words import load_classes
from timeline.lexicon.actors import ActorNoun, Title, actor_nouns

PERSONAL = frozenset({"civil", "court", "diplomat", "legislature", "military", "person", "police"})
"""The kinds of actor noun of which the singular is somebody."""


class Reading(NamedTuple):
    """What a builder sees: the text, the sentence, its units, and the match of the rule's pattern over their shapes."""

    text: str
    sentence: Sentence
    row: Row
    match: re.Match[str]
    memory: Memory
    rule: str

    def group(self, name: str) -> list[Unit]:
        """The units of a named group; empty where the rule has no such group, or it took no part."""
        if name not in self.match.re.groupindex:
            return []
        first, last = self.match.span(name)
        return self.row.units(first, last) if first >= 0 else []

    def span(self, units: list[Unit]) -> tuple[int, int]:
        """The characters that a run of units takes."""
        return self.sentence.starts[units[0].first], self.sentence.ends[units[-1].last]

    def words(self, units: list[Unit]) -> str:
        """A run of units as written, in one line."""
        first, last = self.span(units)
        return self.text[first:last].replace("\n", " ")

    def all_units(self) -> list[Unit]:
        """The units of the whole match."""
        return self.row.units(*self.match.span())


Builder = Callable[[Reading], Mention | None]


class Rule(NamedTuple):
    """A pattern over shapes with the builder of its mention, and the letters with which the pattern may begin."""

    name: str
    opens: str
    pattern: re.Pattern[str]
    build: Builder


PARTICLES = frozenset({"al", "da", "de", "del", "di", "do", "dos", "du", "el", "van", "von"})
"""Words in small letters inside a name."""


def _entries(units: list[Unit]) -> tuple[Entry, ...]:
    return tuple(entry for unit in units for entry in unit.entries)


def _country(units: list[Unit]) -> str | None:
    """The state that a run of units speaks of."""
    return next((entry.country for entry in _entries(units) if entry.country), None)


def _states(units: list[Unit]) -> tuple[Named, ...]:
    """Whom a run of units speaks of, each once."""
    return tuple(dict.fromkeys(_stands_for(entry) for entry in _entries(units)))


SEATS = {"Brussels": Named("EU", None)}
"""Capitals that in the news of the world stand for the body that sits there, and hardly ever for their state."""


def _stands_for(entry: Entry) -> Named:
    """A body or a group stands for itself, every other name for its state."""
    names = state_names()
    if entry.kind == "capital" and entry.written in SEATS:
        return SEATS[entry.written]
    if entry.country not in names or entry.kind in {"body", "group"}:
        return Named(entry.name, entry.country)
    return Named(names[entry.country], entry.country)


def _office(units: list[Unit], country: str | None, body: str | None) -> tuple[str, str] | None:
    """The office that titles mean for a state or body: (office, of)."""
    meanings: list[Title] = [title for unit in units for title in unit.titles if title.office != "-"]
    fitting = [t for t in meanings if t.of and t.of in {country, body}] or [t for t in meanings if not t.of]
    if fitting and (country or body):
        return fitting[0].office, fitting[0].of or country or body or ""
    if country or body or not meanings or not meanings[0].of:
        return None
    return meanings[0].office, meanings[0].of


def _mention(
    reading: Reading,
    kind: MentionKind,
    named: tuple[Named, ...],
    text: str,
    office: tuple[str, str] | None = None,
) -> Mention:
    start, end = reading.span(reading.all_units())
    return Mention(start, end, text, kind, named, f"actor:{reading.rule}", office=office)


def _identify(
    reading: Reading, name: str, known: Entry | None, country: str | None, office: str | None
) -> Named | None:
    """Who a name is: by the lexicon in full, by the article so far, by the lexicon's surnames, or as it stands."""
    memory = reading.memory
    if known:
        return memory.learn(known.name, country, name)
    recalled = memory.recall(name)
    if recalled and (len(name.split()) == 1 or recalled.name.split()[-1] == name.rsplit(maxsplit=1)[-1]):
        return recalled
    if len(name.split()) == 1 and name in memory.parts:
        return None
    if len(name.split()) == 1:
        return memory.look_up(name, country, office) or (
            memory.look_up(name, None, None) if not country else None
        )
    return memory.learn(name, country)


def _titled(reading: Reading) -> Mention | None:
    """ "Japan's prime minister Fumio Kishida", "Gen. Laura Richardson", "Mario Draghi, prime minister of Italy"."""
    name_units, title_units = reading.group("name"), reading.group("title")
    state_units = reading.group("state") + reading.group("of")
    country = _country(state_units)
    body = next((e.name for e in _entries(state_units) if not e.country), None)
    office = _office(title_units, country, body)
    known = name_units[0].entries[0] if name_units[0].shape == "P" else None
    name = reading.words(name_units)
    if not country and office and office[1] in state_names():
        country = office[1]
    if not country:
        first = (unit.titles[0].of for unit in title_units if unit.titles)
        country = next((of for of in first if of in state_names()), None)
    person = _identify(reading, name, known, country, office[0] if office else None)
    if person is None:
        person = reading.memory.learn(name, country)
    elif country and not person.country:
        person = reading.memory.learn(person.name, country)
    return _mention(reading, "person", (person,), name, None if body else _at_home(title_units, person))


def _at_home(titles: list[Unit], person: Named) -> tuple[str, str] | None:
    """The office of somebody without a state, where only states have it: it is of the state that the text speaks of."""
    offices = (title for unit in titles for title in unit.titles if not person.country)
    found = next((t for t in offices if t.office in offices_of_states() or serves(t.title)), None)
    return (found.office, "") if found else None


def _named_person(reading: Reading) -> Mention | None:
    """A person without a title: known to the lexicon or the article, or with a given name that the lexicon knows."""
    units = reading.group("name")
    known = units[0].entries[0] if units[0].shape == "P" else None
    name = reading.words(units)
    if known is None and not _looks_like_person(reading, name):
        return None
    if known is None and _is_part(reading, units[-1].last, name):
        return None
    person = _identify(reading, name, known, None, None)
    return _mention(reading, "person", (person,), name) if person else None


def _is_part(reading: Reading, last: int, name: str) -> bool:
    """ "Puerta del Sol", "James": a word that a longer name goes on from, or a given name of whom the text has not told."""
    if " " in name or reading.memory.recall(name):
        return False
    behind = reading.sentence.words[last + 1 : last + 3]
    longer = len(behind) == 2 and behind[0] in PARTICLES and behind[1][:1].isupper()
    return longer or (name in common_given_names() and not leads(name, reading.memory.published))


def _singular(reading: Reading) -> ActorNoun | None:
    """The actor noun that a rule's nouns end with, where it is written in the singular."""
    at = reading.group("noun")[-1].last
    lemma = reading.sentence.lemmas[at]
    return actor_nouns().get(lemma) if reading.sentence.words[at] == lemma else None


def _described(reading: Reading) -> Mention | None:
    """ "the lawyer Elvino Dias", "Mya Khaing, a grocery clerk": a name beside the noun of one person."""
    known = _singular(reading)
    name = reading.words(reading.group("name"))
    if known is None or known.kind not in PERSONAL or not name.istitle():
        return None
    person = _identify(reading, name, None, _country(reading.group("state")), None)
    if person is None:
        return None
    at_home = not person.country and serves(known.noun)
    return _mention(reading, "person", (person,), name, (known.noun, "") if at_home else None)


def _introduced(reading: Reading) -> Mention | None:
    """ "the French energy group Total": a body by its name, which the article may use alone from here on."""
    known = _singular(reading)
    name = reading.words(reading.group("name"))
    if known is None or known.kind != "body" or not (name.istitle() or name.isupper()):
        return None
    named = reading.memory.bodies.setdefault(name, Named(name, _country(reading.group("state"))))
    return _mention(reading, "body", (named,), name)


def _looks_like_person(reading: Reading, name: str) -> bool:
    """Is an unknown run of capitalised words a person? One word must be known, two need a given name first."""
    words = name.split()
    if len(words) == 1:
        return not reading.match.start() or reading.memory.recall(name) is not None or len(name) > 2
    return reading.memory.recall(name) is not None or words[0] in first_names()


def _office_alone(reading: Reading) -> Mention | None:
    """ "the Japanese prime minister": who it was depends on the event's date."""
    units = reading.group("title")
    states = reading.group("state") + reading.group("of")
    country = _country(states)
    body = next((e.name for e in _entries(states) if not e.country), None)
    office = _office(units, country, body)
    if not office and not country:
        return None
    return _mention(reading, "office", _states(states), reading.words(reading.all_units()), office)


def _forces(reading: Reading) -> Mention | None:
    """ "Russian forces", "a Dutch court", "U.S. and Japanese officials": a body that keeps its state."""
    named = _states(reading.group("state"))
    return _mention(reading, "forces", named, _without_determiner(reading)) if named else None


def _generic(reading: Reading) -> Mention | None:
    """ "protesters", "the rebels": somebody without a name."""
    return _mention(reading, "generic", (), _without_determiner(reading))


def _unknown(reading: Reading) -> Mention | None:
    """A capitalised name that nobody knows: somebody or something; counts only where a role is empty otherwise."""
    name, memory = reading.words(reading.group("name")), reading.memory
    first, _, rest = name.partition(" ")
    if first.lower() in STORMS:
        memory.storms.update({name, rest})
        return None
    common = name.split()[-1].lower() in load_classes()
    if rest:
        memory.parts.update(name.split())
    opening = not reading.match.start() and name not in memory.places and name not in memory.bodies
    if opening or common or any(c.isdigit() for c in name):
        return None
    units = reading.group("name")
    if is_place(reading.sentence, units[0].first, units[-1].last):
        memory.places.add(name)
    return _mention(reading, "generic", (), name)


def _capitalised(reading: Reading) -> Mention | None:
    """ "the Constitutional Council", "the Electoral Commission": an institution written as a name."""
    units = reading.group("name")
    lemmas = reading.sentence.lemmas[units[0].first : units[-1].last + 1]
    return _mention(reading, "generic", (), reading.words(units)) if institution(lemmas) else None


def _body_of_state(reading: Reading) -> Mention | None:
    """ "the Philippine Senate", "Tunisia's National Guard": the state in front goes before the one that the lexicon names."""
    entry = reading.group("name")[0].entries[0]
    country = _country(reading.group("state"))
    if not entry.country or country not in state_names():
        return None
    named = Named(entry.name, country) if country == entry.country else Named(state_names()[country], country)
    return _mention(reading, "forces", (named,), _without_determiner(reading))


def _body_of_body(reading: Reading) -> Mention | None:
    """ "The African Union's Peace and Security Council": an organ that the lexicon lacks is told by its body."""
    entry = reading.group("name")[0].entries[0]
    start, end = reading.span(reading.all_units())
    return Mention(
        start, end, reading.text[start:end], "body", (Named(entry.name, entry.country),), "actor:organ"
    )


def _seated(reading: Reading) -> Mention | None:
    """ "a court in Nairobi": an institution of the state where it sits."""
    noun = reading.sentence.lemmas[reading.group("noun")[-1].last]
    country = _country(reading.group("seat"))
    if (
        noun not in actor_nouns()
        or actor_nouns()[noun].kind not in INSTITUTIONS
        or country not in state_names()
    ):
        return None
    named = (Named(state_names()[country], country),)
    return _mention(reading, "forces", named, reading.words(reading.group("noun")))


def _without_determiner(reading: Reading) -> str:
    units = reading.all_units()
    return reading.words(units[1:] if units[0].shape == "D" and len(units) > 1 else units)


def _single(kind: MentionKind) -> Builder:
    """A name that stands for itself."""

    def build(reading: Reading) -> Mention | None:
        unit = reading.group("name")
        entry = unit[0].entries[0]
        named = (
            _states(unit)
            if kind in {"state", "capital", "adjective"}
            else (Named(entry.name, entry.country),)
        )
        start, end = reading.span(unit)
        told = Mention(
            start, end, reading.words(unit), kind, () if kind == "place" else named, f"actor:{reading.rule}",
            entry.place, entry.country if entry.place else None,
        )  # fmt: skip
        if kind == "place" and told.text == told.place:
            reading.memory.wholes.setdefault(told.text.split()[0], told)
        return told

    return build


def _rule(name: str, opens: str, pattern: str, build: Builder) -> Rule:
    return Rule(name, opens, re.compile(pattern), build)


STATES = r"(?P<state>[SAKEBG](?:(?:M[SAKEBG]){0,8}M?Z[SAKEBG])?)"
NAME = r"(?P<name>P|C{1,4})"

RULES: tuple[Rule, ...] = (
    _rule("title, name and state", "DT", r"D?(?P<title>T(?:Z?T){0,4})(?P<name>C{1,4})OD?(?P<of>S)", _titled),
    _rule(
        "title and name",
        "DSAKEBGT",
        rf"D?(?:{STATES}V?J{{0,2}})?(?P<title>T(?:Z?T){{0,4}})(?:OD?(?:NOD?)?(?P<of>[SLB]))?(?:MT?)?{NAME}",
        _titled,
    ),
    _rule(
        "name and title",
        "PC",
        rf"{NAME}MD?J{{0,3}}(?:{STATES}V?)?J{{0,2}}(?P<title>T)(?:OD?(?P<of>[SLBG]))?",
        _titled,
    ),
    _rule(
        "noun and name",
        "DJNSAKEBG",
        rf"D?(?:{STATES}V?)?J{{0,2}}N{{0,2}}(?P<noun>N)(?P<name>C{{2,4}})",
        _described,
    ),
    _rule(
        "noun and body",
        "DJNSAKEBG",
        rf"D?(?:{STATES}V?)?J{{0,2}}N{{0,2}}(?P<noun>N)(?P<name>C{{1,3}})",
        _introduced,
    ),
    _rule("name and noun", "C", r"(?P<name>C{2,4})MDJ{0,2}N{0,2}(?P<noun>N)(?!N)", _described),
    _rule("person", "PC", r"(?P<name>P|C{2,4})", _named_person),
    _rule("office", "DSAKEBG", rf"D?{STATES}V?J{{0,2}}(?P<title>T)", _office_alone),
    _rule("office of", "DJT", r"D?J{0,2}(?P<title>T)OD?(?:NOD?)?(?P<of>[SLB])", _office_alone),
    _rule("office known", "DT", r"D?(?P<title>T)", _office_alone),
    _rule("body of state", "DSA", r"D?(?P<state>[SA])V?J{0,1}(?P<name>B)", _body_of_state),
    _rule("body of body", "DB", r"D?(?P<name>B)VC[CJZ]{0,3}B", _body_of_body),
    _rule("forces", "DJSAKEBG", rf"D?J?{STATES}V?[JC]{{0,3}}N{{1,4}}", _forces),
    _rule(
        "forces of",
        "DJN",
        r"D?J{0,2}N{1,4}OD?(?P<state>[SAKEBG](?:(?:M[SAKEBG]){0,8}M?Z[SAKEBG])?)(?!V)",
        _forces,
    ),
    _rule("state", "S", r"(?P<name>S)", _single("state")),
    _rule("capital", "K", r"(?P<name>K)", _single("capital")),
    _rule("people", "DE", r"D?(?P<name>E)", _single("state")),
    _rule("adjective", "A", r"(?P<name>A)", _single("adjective")),
    _rule("body", "B", r"(?P<name>B)", _single("body")),
    _rule("group", "G", r"(?P<name>G)", _single("group")),
    _rule("place", "L", r"(?P<name>L)", _single("place")),
    _rule("seated", "DJN", r"D?J{0,2}(?P<noun>N{1,4})(?=I(?P<seat>[SKL]))", _seated),
    _rule("generic", "DJNT", r"D?J{0,3}(?:N|T){1,6}", _generic),
    _rule("institution", "DC", r"D?(?P<name>C[CJ]{0,2}N{1,3})", _capitalised),
    _rule("surname", "C", r"(?<!C)(?P<name>C)(?!C)", _named_person),
    _rule("unknown name", "C", r"(?P<name>C{1,5})", _unknown),
)


@cache
def rules_from(letter: str) -> tuple[Rule, ...]:
    """The rules that may begin with this letter, in order."""
    return tuple(rule for rule in RULES if letter in rule.opens)
