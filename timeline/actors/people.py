"""How a match of a person's rule becomes a mention: by title, by the lexicon, by what the article told, by a noun beside the name."""

from __future__ import annotations

import re

from timeline.actors.gazetteer import Entry, state_names
from timeline.actors.institutions import serves
from timeline.actors.model import Mention, Named
from timeline.actors.reading import (
    Reading,
    code_of,
    entries_of,
    mention_of,
    named_states,
    singular_noun,
    without_determiner,
)
from timeline.actors.salience import FEMALE_TITLES
from timeline.actors.tenures import bearers_of, common_given_names, is_given_name, leads, offices_of_states
from timeline.actors.units import ARTICLED, PARTICLES, Unit
from timeline.actors.words import places_of, word_list
from timeline.language.words import GENITIVES, POSSESSIVES, load_classes
from timeline.lexicon.actors import ActorNoun, Title, actor_nouns, female_names

SCENIC = frozenset({"at", "around", "from", "in", "near", "the", "to"})
"""What stands before places and bodies, and seldom before a surname."""
TOLD_OF = frozenset({"who", "whom", "whose"})
WORD = re.compile(r"\S*$")
REACH = 40
"""So many characters before a surname its given name begins at the most."""
NAME_BEHIND = re.compile(r" [A-Z]")
PERSONAL = frozenset({"civil", "court", "diplomat", "legislature", "military", "person", "police"})
"""The kinds of actor noun of which the singular is somebody."""


def _office(units: list[Unit], country: str | None, body: str | None) -> tuple[str, str] | None:
    """The office that titles mean for a state or body: (office, of)."""
    meanings: list[Title] = [title for unit in units for title in unit.titles if title.office != "-"]
    fitting = [t for t in meanings if t.of and t.of in {country, body}] or [t for t in meanings if not t.of]
    if fitting and (country or body):
        return fitting[0].office, fitting[0].of or country or body or ""
    if country or body or not meanings or not meanings[0].of:
        return None
    first = next(unit.titles[0] for unit in units if meanings[0] in unit.titles)
    if first.office == "-":
        return None  # "the chief executive" is one of a firm where no state is named
    return meanings[0].office, meanings[0].of


def _identify(
    reading: Reading, name: str, known: Entry | None, country: str | None, office: str | None
) -> Named | None:
    """Who a name is: by the lexicon in full, by the article so far, by the lexicon's surnames, or as it stands."""
    memory = reading.memory
    if known:
        return memory.people.learn(known.name, country, name)
    recalled = memory.people.recall(name)
    if recalled and (len(name.split()) == 1 or recalled.name.split()[-1] == name.rsplit(maxsplit=1)[-1]):
        return recalled
    if len(name.split()) == 1 and name in memory.parts:
        return None
    if len(name.split()) == 1:
        return memory.people.look_up(name, country, office) or memory.people.look_ahead(name)
    return memory.people.learn(name, country)


def titled(reading: Reading) -> Mention | None:
    """ "Japan's prime minister Fumio Kishida", "Gen. Laura Richardson", "Mario Draghi, prime minister of Italy"."""
    name_units, title_units = reading.group("name"), reading.group("title")
    state_units = reading.group("state") + reading.group("of")
    country = code_of(state_units)
    body = next((e.name for e in entries_of(state_units) if not e.country), None)
    office = _office(title_units, country, body)
    known = name_units[0].entries[0] if name_units[0].shape == "P" else None
    name = reading.words(name_units)
    if not country and office and office[1] in state_names():
        country = office[1]
    if not country:
        first = (unit.titles[0].of for unit in title_units if unit.titles)
        country = next((of for of in first if of in state_names()), None)
    called = (
        office[0]
        if office
        else next((t.office for u in title_units for t in u.titles if t.office != "-"), "")
    )
    if known and known.country and country and not state_units:
        country = known.country  # "Defence Secretary James Mattis" is no Briton
    person = _identify(reading, name, known, country, called)
    if person is None:
        full = reading.memory.people.full_name(name) if " " not in name else name
        person = reading.memory.people.learn(full, country)
    elif country and not person.country:
        person = reading.memory.people.learn(person.name, country)
    if known is None and reading.words(title_units).rstrip(".") in FEMALE_TITLES:
        person = _woman(reading, name, person)
    return mention_of(reading, "person", (person,), name, None if body else _at_home(title_units, person))


def _woman(reading: Reading, name: str, person: Named) -> Named:
    """ "Mrs Mandela", of whom the lexicon knows a man first: the woman of that name, or one whom it lacks."""
    bearers = bearers_of(name)
    given = person.name.split()[0]
    if given in {name, *female_names()} or person.name not in {b.person for b in bearers}:
        return person
    woman = next((b.person for b in bearers if b.person.split()[0] in female_names()), None)
    if woman is None:
        return Named(reading.words(reading.group("title") + reading.group("name")), None)
    return reading.memory.people.learn(woman, None)


def _at_home(titles: list[Unit], person: Named) -> tuple[str, str] | None:
    """The office of somebody without a state, where only states have it: it is of the state that the text speaks of."""
    offices = (title for unit in titles for title in unit.titles if not person.country and not title.of)
    found = next((t for t in offices if t.office in offices_of_states() or serves(t.title)), None)
    return (found.office, "") if found else None


INDEFINITE = frozenset({"a", "an", "another", "any", "every", "no"})
"""Before a name or an office these make it common: "sold to a Turk"."""


def named_person(reading: Reading) -> Mention | None:
    """A person without a title: known to the lexicon or the article, or with a given name that the lexicon knows."""
    units = reading.group("name")
    known = units[0].entries[0] if units[0].shape == "P" else None
    name = reading.words(units)
    if known is None and name.rsplit(maxsplit=1)[-1].lower() in word_list("papers"):
        return None  # "the Abraham Accords"
    if known is None and not INDEFINITE.isdisjoint(
        reading.sentence.lowers[max(units[0].first - 1, 0) : units[0].first]
    ):
        return None
    if known is None and _is_counted(reading, units[0].first, units[-1].last):
        return None
    if known is None and _is_somebody(reading, units[-1].last):
        aged = reading.sentence.lowers[
            units[-1].last + 2
        ].isdigit()  # "Johnson, 21, was shot"; but "Putin, who"
        person = None if aged else _identify(reading, name, None, None, None)
        return mention_of(reading, "person", (person or reading.memory.people.learn(name, None),), name)
    if known is None and not (
        _looks_like_person(reading, name) or _joins_person(reading, units[0].first, units[-1].last)
    ):
        return None
    if known is None and (
        _is_part(reading, units[-1].last, name) or _names_body(reading, units[-1].last, name)
    ):
        return None
    kin = reading.sentence.lemmas[max(units[0].first - 1, 0)] in word_list("men") | word_list("women")
    if known is None and kin and reading.memory.people.recall(name) is None:
        return mention_of(reading, "person", (Named(name, None),), name)  # "the boxer's brother Tito"
    person = _identify(reading, name, known, None, None)
    return mention_of(reading, "person", (person,), name) if person else None


def _is_counted(reading: Reading, first: int, last: int) -> bool:
    """ "250 Abrams", "the 116 second-hand Abrams": what is counted is nobody, but "two Trump aides", "in 2024 Biden"."""
    tags, lowers = reading.sentence.tags, reading.sentence.lowers
    while first > 0 and tags[first - 1] == "ADJ":
        first -= 1
    if first == 0 or tags[first - 1] != "NUM" or tags[last + 1 : last + 2] == ("NOUN",):
        return False
    if len(lowers[first - 1]) == len("1986") and lowers[first - 1].isdigit():
        return False  # "On 25 February 1986 Marcos fled"
    return first == 1 or tags[first - 2] != "ADP" or lowers[first - 2] == "of"


def _is_somebody(reading: Reading, last: int) -> bool:
    """ "Milica, 21, marched", "Mya Khaing, a clerk who": a name with an age or "who" behind its comma."""
    behind = (*reading.sentence.lowers[last + 1 : last + 8], "", "", "")
    if behind[0] != ",":
        return False
    if behind[2] == "," and behind[1].isdigit() and len(behind[1]) == 2:
        return True
    end = behind.index(",", 1) if "," in behind[1:] else len(behind)
    return not TOLD_OF.isdisjoint(behind[1:end]) and behind[1] in {"a", "an", *TOLD_OF}


def _is_part(reading: Reading, last: int, name: str) -> bool:
    """ "Puerta del Sol", "James": a word that a longer name goes on from, or a given name of whom the text has not told."""
    if " " in name or reading.memory.people.recall(name):
        return False
    behind = reading.sentence.words[last + 1 : last + 3]
    longer = len(behind) == 2 and behind[0] in PARTICLES and behind[1][:1].isupper()
    return longer or (name in common_given_names() and not leads(name, reading.memory.published))


def _names_body(reading: Reading, last: int, name: str) -> bool:
    """ "Major League Baseball": does a common word in capitals begin the name of a body?"""
    behind, lemmas = reading.sentence.words[last + 1 : last + 2], reading.sentence.lemmas[last + 1 : last + 2]
    noun = actor_nouns().get(lemmas[0].lower()) if lemmas else None
    body = noun is not None and noun.kind == "body" and behind[0][0].isupper()
    return body and name.lower() in load_classes()


ARTICLES = frozenset({"a", "an", "another", "the"})


def described(reading: Reading) -> Mention | None:
    """ "the lawyer Elvino Dias", "Mya Khaing, a grocery clerk", "Rui Costa, her counterpart": a name beside the noun of one person."""
    known = singular_noun(reading)
    units = reading.group("name")
    name, entry = reading.words(units), units[0].entries[0] if units[0].shape == "P" else None
    behind = reading.group("noun")[-1].first > units[0].last
    article = reading.sentence.lowers[min(units[-1].last + 2, len(reading.sentence.lowers) - 1)]
    if behind and article not in ARTICLES | POSSESSIVES:
        return None
    if behind and reading.group("state") and article not in POSSESSIVES | {"a", "an"}:
        return None  # "after the fall of Port Arthur, the Russian admiral"
    if known is None or not _is_one(known, behind) or not (entry or _is_written_as_name(name)):
        return None
    person = _identify(reading, name, entry, code_of(reading.group("state")), None)
    if person is None:
        return None
    at_home = not person.country and serves(known.noun)
    return mention_of(reading, "person", (person,), name, (known.noun, "") if at_home else None)


def _is_one(noun: ActorNoun, behind: bool) -> bool:
    """ "The lawyer Luz", and `behind` a name "a rebel", which before it is an adjective: is a noun in the singular one person?"""
    armed = behind and noun.kind == "armed" and noun.noun.split()[-1] not in word_list("collectives")
    return armed or noun.kind in PERSONAL


OWNING = POSSESSIVES | GENITIVES
"""Behind these a noun is that of one somebody, whom the name in commas behind it tells."""


def _is_written_as_name(name: str) -> bool:
    """ "Pieter de Vries", "Ana McLuz"; not "NPP Sur": may these be a person's names?"""
    return all(w in PARTICLES or (w[0].isupper() and (len(w) < 3 or not w.isupper())) for w in name.split())


def explained(reading: Reading) -> Mention | None:
    """ "An Iranian photographer, Zahra Kazemi, was arrested", "its head, Mya Khaing,": a name in commas behind the noun of one person."""
    words, units = reading.sentence.words, reading.all_units()
    closed = words[reading.group("name")[-1].last + 1] in {",", ".", ";"}
    before = words[units[0].first - 1].lower() if units[0].first else ""
    if not closed or before == "of":
        return None
    told = described(reading)
    if told is None or units[0].shape == "D":
        return told
    start, end = reading.span(reading.group("name"))
    return told._replace(start=start, end=end, text=reading.text[start:end]) if before in OWNING else None


def delegate(reading: Reading) -> Mention | None:
    """ "ANA LUZ (Peru) said": who speaks for a state in the record of a meeting."""
    units, words = reading.group("name"), reading.sentence.words
    name, code = reading.words(units), code_of(reading.group("state"))
    bracket, closed = units[-1].last + 1, reading.group("state")[-1].last + 1
    if units[0].first or (words[bracket], words[closed]) != ("(", ")") or not name.isupper() or not code:
        return None
    return mention_of(reading, "person", (reading.memory.people.learn(name.title(), code),), name)


def _looks_like_person(reading: Reading, name: str) -> bool:
    """Is an unknown run of capitalised words a person? One word must be known, two need a given name first."""
    words = name.split()
    if len(words) == 1:
        if not reading.match.start() or len(name) > 2 or reading.memory.people.recall(name) is not None:
            return True
        return leads(name, reading.memory.published)  # "Putin and Xi"
    memory = reading.memory
    if ARTICLED.match(words[-1]):
        return words[0].lower() not in word_list("arab_places")
    if memory.people.recall(name) is not None or is_given_name(words[0]) or memory.people.is_relative(name):
        return True
    return _goes_by_surname(name, memory.text)


def _joins_person(reading: Reading, first: int, last: int) -> bool:
    """ "Llewellyn Thompson and Geoffrey Harrison": is an unknown name of two words joined to one with a given name?"""
    words = reading.sentence.words
    if last == first or any(w.lower() in load_classes() for w in words[first : last + 1]):
        return False
    behind, before = words[last + 1 : last + 4], words[max(first - 3, 0) : first]
    if len(behind) == 3 and behind[0] == "and" and behind[2][:1].isupper():
        return is_given_name(behind[1])
    joined = len(before) == 3 and before[2] == "and" and before[1][:1].isupper()
    return joined and is_given_name(before[0])


def _goes_by_surname(name: str, text: str) -> bool:
    """ "Sangak Safarov ... Safarov was shot": is an unknown name called by its last word alone, as no place or body is?"""
    last = name.rsplit(maxsplit=1)[-1]
    if not name.replace(" ", "").isalpha() or any(w.lower() in load_classes() for w in name.split()):
        return False
    ends = (at for at in places_of(f" {last}", text) if not NAME_BEHIND.match(text, at + 1 + len(last)))
    before = [word.group() for at in ends if (word := WORD.search(text, max(at - REACH, 0), at))]
    inside = name.split()[-2]
    alone = [w for w in before if w != inside and (not w[:1].isupper() or w.endswith("."))]
    return bool(alone) and SCENIC.isdisjoint(alone)


def office_in_place(reading: Reading) -> Mention | None:
    """ "Florida's governor", "the Lyon mayor": somebody of the state in which the town or land of his office is."""
    title = reading.group("title")[-1]
    local = reading.sentence.lemmas[title.last] in word_list("local_offices")
    return (
        mention_of(
            reading, "office", named_states(reading.group("state")), reading.words(reading.all_units())
        )
        if local
        else None
    )


def office_alone(reading: Reading) -> Mention | None:
    """ "the Japanese prime minister": who it was depends on the event's date."""
    units = reading.group("title")
    states = reading.group("state") + reading.group("of")
    at = reading.all_units()[0].first
    if not INDEFINITE.isdisjoint(reading.sentence.lowers[max(at - 1, 0) : at + 1]):
        return _one_of_many(reading, units[-1])
    country = code_of(states)
    body = next((e.name for e in entries_of(states) if not e.country), None)
    office = _office(units, country, body)
    if not (office or country or body):
        return None
    named = named_states(states) or _state(office[1] if office else "")
    return mention_of(reading, "office", named, reading.words(reading.all_units()), office)


def _one_of_many(reading: Reading, title: Unit) -> Mention | None:
    """ "A top US diplomat" is somebody of the state that the title itself names; "an American president" is any."""
    named = _state(title.titles[0].of) if title.titles else ()
    return mention_of(reading, "forces", named, without_determiner(reading)) if named else None


def _state(code: str) -> tuple[Named, ...]:
    """A state by its code."""
    return (Named(state_names()[code], code),) if code in state_names() else ()
