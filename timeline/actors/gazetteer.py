"""The names that the lexicon knows, indexed for matching in running text and for looking up who held an office.

A name is matched as written (case counts), whole words only, the longest first. The index goes from a name's first word to the names that
begin with it, so that a text is scanned once however long the lexicon is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from timeline.lexicon import actors as tables
from timeline.lexicon.actors import FAMILY_NAME_FIRST, Body, PlaceRow, State, Table, Tenure
from timeline.lexicon.tables import values

EntryKind = Literal["state", "adjective", "people", "capital", "body", "group", "place", "person"]

COMMON = 3
"""So many people of the lexicon bear a common given name."""
NO_SURNAME = re.compile(r"Jr\.?|Sr\.?|[IVX]+|King|Queen|Pope|Emperor|Prince|Sheikh")
# The set goes first and the look-behind over it: a search that starts with a set is several times faster.
FIRST_WORD = re.compile(r"[A-Zae](?<!\w.)(?:(?<=[A-Z])|(?<=a)(?:l|sh|n)-[A-Z]|(?<=e)l-[A-Z])[\w.&]*")


def _base_letter(code: int) -> str | None:
    """A letter without its accent, where it is one letter."""
    plain = [c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)]
    return plain[0] if len(plain) == 1 and plain[0].isascii() else None


ACCENTS = {code: base for code in range(0xC0, 0x250) if (base := _base_letter(code))} | {0x131: "i"}
"""Accented Latin letters to their bases, one for one, so that offsets stay."""
ACCENTED = re.compile("[\u00c0-\u024f]")


def _plain(text: str) -> str:
    """A text without accents and with straight apostrophes, each character in its place."""
    if text.isascii():
        return text
    text = text.replace("’", "'")
    return text.translate(ACCENTS) if ACCENTED.search(text) else text


class Entry(NamedTuple):
    """What a name stands for; `written` has no accents. `place` is its name as a place, None for what is none."""

    written: str
    name: str
    country: str | None
    kind: EntryKind
    place: str | None = None


class Match(NamedTuple):
    """An entry found in a text."""

    start: int
    end: int
    entry: Entry


Row = State | Body | Tenure | PlaceRow
TABLES: tuple[Table[State] | Table[Body] | Table[Tenure] | Table[PlaceRow], ...] = (
    tables.STATES, tables.ORGANISATIONS, tables.GROUPS, tables.OFFICES, tables.PEOPLE, tables.PLACES,
)  # fmt: skip
"""All tables of names, the surest first: where two share a name, the first one has it."""


def _names(row: Row) -> tuple[str, ...]:
    """The names of a row; a person's surname alone is none."""
    if isinstance(row, State):
        return (row.name, *row.aliases, *row.adjectives, *row.people, *row.capitals)
    if isinstance(row, Tenure):
        return tuple([name for name in (row.person, *row.aliases) if " " in name or "-" in name])
    return (row.name, *row.aliases)


def _entry(row: Row, name: str) -> Entry:
    """What a name of a row stands for."""
    written = _plain(name)
    if isinstance(row, Tenure):
        return Entry(written, row.person, _country(row.of), "person")
    if isinstance(row, PlaceRow):
        return Entry(written, row.name, row.country, "place", row.name)
    if isinstance(row, Body):
        return Entry(written, row.name, row.country, "group" if row.kind == "group" else "body")
    if name == row.name or name in row.aliases:
        return Entry(written, row.name, row.code, "state", row.name)
    if name in row.adjectives:
        return Entry(written, row.name, row.code, "adjective")
    if name in row.people:
        return Entry(written, row.name, row.code, "people")
    return Entry(written, row.name, row.code, "capital", row.capitals[0])


def _country(of: str) -> str | None:
    """The state of a tenure's `of`; None for an international body."""
    return of if len(of) == 3 and of.isupper() and of in state_names() else None


@cache
def state_names() -> dict[str, str]:
    """A state's usual name by its code."""
    return {state.code: state.name for state in tables.states()}


@cache
def capitals() -> dict[str, str]:
    """A state's capital by its code."""
    return {state.code: state.capitals[0] for state in tables.states() if state.capitals}


@cache
def _index(table: Table[Row]) -> dict[str, str]:
    """First capitalised word of a name -> the lines of a table that have such names."""
    index: dict[str, str] = {}
    begin, end = table.names
    for line in table.lines():
        for cell in filter(None, line.split("\t", end)[begin:end]):
            for name in values(cell) if ";" in cell else (cell,):
                word = name.partition(" ")[0]
                if not (word.isalpha() and word.isascii() and word[0] <= "Z"):  # most names need no search
                    word = _first_word(name)
                index[word] = f"{index[word]}\n{line}" if word in index else line
    return index


@cache
def _first_words() -> frozenset[str]:
    """The words by which the lexicon's names are found."""
    return frozenset().union(*map(_index, TABLES))


def _first_word(name: str) -> str:
    """The word by which a name is found: the first that is capitalised; "" where none is."""
    first = FIRST_WORD.search(_plain(name))
    return first.group().rstrip(".") if first else ""


@cache
def _found_by(word: str) -> tuple[tuple[int, Entry], ...]:
    """The names that a capitalised word finds, the longest first, with the place of the word in them."""
    known: dict[str, Entry] = {}
    for table in TABLES:
        for line in filter(None, _index(table).get(word, "").split("\n")):
            row = table.row(line)
            for name in _names(row):
                if _first_word(name) == word:
                    known.setdefault(_plain(name), _entry(row, name))
    return tuple((written.find(word), known[written]) for written in sorted(known, key=len, reverse=True))


def scan(text: str, start: int, end: int) -> list[Match]:
    """Find the lexicon's names in `text[start:end]`, left to right, the longest at each place.

    Accents do not count, nor that a line ends in a name.
    """
    first_words = _first_words()
    text = _plain(text[start:end]).replace("\n", " ")
    found: list[Match] = []
    position = 0
    for word in FIRST_WORD.finditer(text):
        at, key = word.start(), word[0].rstrip(".")
        if at < position or key not in first_words:
            continue
        for offset, entry in _found_by(key):
            begin = at - offset
            if begin < position or not _stands(text, entry.written, begin):
                continue
            stop = begin + len(entry.written)
            if (
                not text[stop : stop + 1].isalnum()
                and not text[begin - 1 : begin].isalnum()
                and not _is_inside(text, begin, stop)
            ):
                found.append(Match(start + begin, start + stop, entry))
                position = stop
                break
    return found


def _stands(text: str, written: str, at: int) -> bool:
    """Does a name stand at this place? "The Diet" opens a sentence as "the Diet" does not."""
    if text.startswith(written, at):
        return True
    return written.startswith("the ") and text.startswith("The" + written[3:], at)


def _is_inside(text: str, begin: int, stop: int) -> bool:
    """The AU of "PORT-AU-PRINCE"."""
    return text[begin - 1 : begin] == text[stop : stop + 1] == "-" and text[begin - 4 : stop + 4].isupper()


@cache
def first_names() -> frozenset[str]:
    """Given names that the lexicon's people bear: evidence that a capitalised pair of words is a person."""
    return frozenset(t.person.split()[0] for t in tables.tenures() if " " in t.person)


@cache
def common_given_names() -> frozenset[str]:
    """Given names that several of the lexicon's people bear: alone such a name is nobody's surname."""
    people = {t.person: t for t in tables.tenures() if " " in t.person}
    western = (p for p, t in people.items() if _country(t.of) not in FAMILY_NAME_FIRST)
    counts = Counter(person.split()[0] for person in western)
    return frozenset(name for name, count in counts.items() if count >= COMMON)


def surname(name: str, country: str | None) -> str:
    """The part of a full name by which texts call a person again."""
    words = [w for w in name.replace(",", "").split() if not NO_SURNAME.fullmatch(w)]
    if len(words) <= 1:
        return words[0] if words else name
    if country in FAMILY_NAME_FIRST and "." not in words[0]:
        return words[0]
    last = words[-1]
    return last[3:] if last[:3] in {"al-", "Al-", "el-"} else last


def _keys(tenure: Tenure) -> set[str]:
    """The surnames of a person, in every spelling: "Gaddafi", and "Gadhafi" by "Moammar Gadhafi"; aliases of one word.

    An alias spells the surname anew where it has the same given name, or the same initials.
    """
    country = _country(tenure.of)
    keys = {surname(tenure.person, country)}
    first, _, last = tenure.person.rpartition(" ")
    for alias in tenure.aliases:
        given, _, family = alias.rpartition(" ")
        if not given:
            keys.add(alias)
        elif family != last and (given == first or (given[0] == first[:1] and family[0] == last[:1])):
            keys.add(surname(alias, country))
    return keys


@cache
def _by_surname() -> dict[str, tuple[Tenure, ...]]:
    """Surname, however spelt (and one-word alias) -> everybody who bears it, in the order of the tables."""
    index: dict[str, list[Tenure]] = {}
    for tenure in tables.tenures():
        for key in _keys(tenure):
            index.setdefault(key, []).append(tenure)
    return {key: tuple(found) for key, found in index.items()}


def bearers_of(name: str) -> tuple[Tenure, ...]:
    """Everybody in the lexicon who bears a surname."""
    return _by_surname().get(name, ())


@cache
def _bodies() -> dict[str, Body]:
    return {body.name: body for body in (*tables.groups(), *tables.organisations())}


def body_called(name: str) -> Body | None:
    """The organisation or armed group of that usual name."""
    return _bodies().get(name)


LEADERS = frozenset({"president", "prime minister", "chancellor", "supreme leader"})
SECOND = frozenset(
    {"king", "crown prince", "foreign minister", "defence minister", "vice-president", "secretary-general"}
)


def _rank(tenure: Tenure) -> int:
    """How high an office stands in the news, 0 the highest: who leads a state, who speaks for one, the rest, no office."""
    if not tenure.office:
        return 4
    if tenure.office in LEADERS and _country(tenure.of):
        return 0 if tenure.office == "supreme leader" else 1
    return 2 if tenure.office in SECOND else 3


def person_by_surname(
    name: str, when: date | None, country: str | None = None, office: str | None = None
) -> Tenure | None:
    """Who a bare surname means on a day: a holder of that time before one of another time, the higher office first.

    Somebody without an office comes behind everybody who ever led a state.
    """
    day = when.isoformat() if when else None

    def order(tenure: Tenure) -> tuple[bool, bool, int, str]:
        rank = _rank(tenure)
        late = day is not None and not covers(tenure, day) and rank > 1
        return (office is not None and tenure.office != office, late, rank, _descending(tenure.since))

    candidates = [t for t in _by_surname().get(name, ()) if country is None or _country(t.of) == country]
    if day is not None:
        candidates = [t for t in candidates if t.since <= day]
        serving = [t for t in candidates if _rank(t) < 4 and covers(t, day)]
        candidates = serving or [t for t in candidates if _rank(t) not in (2, 3)]
    return min(candidates, key=order, default=None)


def leads(name: str, when: date | None) -> bool:
    """Is it the surname of somebody who leads a state on that day?"""
    tenure = person_by_surname(name, when)
    return tenure is not None and _rank(tenure) <= 1 and (when is None or covers(tenure, when.isoformat()))


def covers(tenure: Tenure, day: str) -> bool:
    """Was the office held on that day? A partial date covers all its days."""
    return tenure.since <= day and (not tenure.until or day[: len(tenure.until)] <= tenure.until)


def _descending(iso: str) -> str:
    """A key that sorts later dates first."""
    return "".join(chr(0x10FF - ord(c)) for c in iso)


@cache
def _by_office() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    index: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tables.tenures():
        index.setdefault((tenure.office, tenure.of), []).append(tenure)
    return {key: tuple(found) for key, found in index.items()}


@cache
def offices_of_states() -> frozenset[str]:
    """The offices that states have."""
    return frozenset(t.office for t in tables.tenures() if t.office and _country(t.of))


@cache
def _offices_called() -> dict[str, frozenset[str]]:
    """A title in small letters -> the offices that it may mean."""
    called: dict[str, set[str]] = {}
    for title in tables.titles():
        called.setdefault(title.title.lower(), set()).add(title.office)
    return {title: frozenset(offices) for title, offices in called.items()}


def offices_called(title: str) -> frozenset[str]:
    """The offices that a title in small letters may mean."""
    return _offices_called().get(title, frozenset())


def office_held(person: str, title: str) -> tuple[str, str] | None:
    """The office of that title which somebody held at some time, and the state of it."""
    offices = offices_called(title)
    held = (t for t in _people_by_name().get(person, ()) if t.office in offices and _country(t.of))
    return next(((t.office, t.of) for t in held), None)


ORGANS = {"European Commission": "EU", "European Council": "EU"}
"""Organs whose heads speak for the whole body."""


def holder(office: str, of: str, when: date) -> Tenure | None:
    """Who held an office on a day; None where the lexicon does not say."""
    day = when.isoformat()
    covering = [t for t in _by_office().get((office, of), ()) if covers(t, day)]
    return max(covering, key=lambda t: t.since, default=None)


@cache
def _people_by_name() -> dict[str, tuple[Tenure, ...]]:
    index: dict[str, list[Tenure]] = {}
    for tenure in tables.tenures():
        index.setdefault(tenure.person, []).append(tenure)
    return {key: tuple(found) for key, found in index.items()}


def body_of(person: str, when: date | None) -> str | None:
    """The international body that a person heads on a day: a commissioner speaks for the EU."""
    if when is None:
        return None
    day = when.isoformat()
    held = [
        t for t in _people_by_name().get(person, ()) if t.office and not _country(t.of) and covers(t, day)
    ]
    return ORGANS.get(held[-1].of, held[-1].of) if held else None


def next_in_office(person: str, when: date | None, step: int) -> tuple[str, str | None] | None:
    """Who held the office of somebody before (-1) or after (1) them, and the state: the highest office that they ever had by that day."""
    day = when.isoformat() if when else ""
    held = [t for t in _people_by_name().get(person, ()) if t.office and t.since <= day]
    if not held:
        return None
    tenure = min(held, key=lambda t: (_rank(t), _descending(t.since)))
    row = sorted((t for t in _by_office()[tenure.office, tenure.of] if t.since <= day), key=lambda t: t.since)
    others = row[row.index(tenure) + 1 :] if step > 0 else row[row.index(tenure) :: -1]
    other = next((t for t in others if t.person != person), None)
    return (other.person, _country(other.of)) if other else None


def country_of(person: str, when: date | None) -> str | None:
    """The state whose office a person held on a day, or held last before it, or ever; None for the head of a body."""
    held = _people_by_name().get(person, ())
    if when is not None:
        day = when.isoformat()
        serving = [t for t in held if t.office and covers(t, day)]
        if serving:
            return next((code for t in reversed(serving) if (code := _country(t.of))), None)
        before = [code for t in held if t.since <= day and (code := _country(t.of))]
        if before:
            return before[-1]
    return next((code for t in held if (code := _country(t.of))), None)
