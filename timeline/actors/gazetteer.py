"""The names that the lexicon knows, indexed for matching in running text.

A name is matched as written (case counts), whole words only, the longest first. The index goes from a name's first word to the names that
begin with it, so that a text is scanned once however long the lexicon is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from timeline.lexicon import actors as tables
from timeline.lexicon.actors import Body, PlaceRow, State, Table, Tenure
from timeline.lexicon.tables import values

EntryKind = Literal["state", "adjective", "people", "capital", "body", "group", "place", "person"]

# The set goes first and the look-behind over it: a search that starts with a set is several times faster.
FIRST_WORD = re.compile(r"[A-Zae](?<!\w.)(?:(?<=[A-Z])|(?<=a)(?:l|sh|n)-[A-Z]|(?<=e)l-[A-Z])[\w.&]*")

MODEL = re.compile(r" (?:[A-Z]{1,2}-?\d{1,3}|[2-9]\d\d)(?:-\d+|s|[A-Z]{1,2})?(?![\w,])")
"""The number of a machine behind the name of its maker: "777-200", "A320", "C-17s"."""


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
        return Entry(written, row.person, state_of(row.of), "person")
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


def state_of(of: str) -> str | None:
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
                if word in index:
                    index[word] = f"{index[word]}\n{line}"
                elif word.isalpha() and word.isascii() and word[0] <= "Z":  # most names need no search
                    index[word] = line
                else:
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
def _found_by(word: str) -> tuple[tuple[int, tuple[str, ...], Entry], ...]:
    """The names that a capitalised word finds, the longest first, with the place of the word in them and how they are spelt."""
    known: dict[str, Entry] = {}
    for table in TABLES:
        for line in filter(None, _index(table).get(word, "").split("\n")):
            row = table.row(line)
            for name in _names(row):
                if _first_word(name) == word:
                    known.setdefault(_plain(name), _entry(row, name))
    longest_first = sorted(known, key=len, reverse=True)
    return tuple((written.find(word), _spellings(written), known[written]) for written in longest_first)


def _spellings(written: str) -> tuple[str, ...]:
    """How a name may stand in a text: "The Diet" opens a sentence as "the Diet" does not."""
    return (written, f"The{written[3:]}") if written.startswith("the ") else (written,)


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
        for offset, spellings, entry in _found_by(key):
            begin = at - offset
            if begin < position or not text.startswith(spellings, begin):
                continue
            stop = begin + len(entry.written)
            if (
                not text[stop : stop + 1].isalnum()
                and not text[begin - 1 : begin].isalnum()
                and not _is_inside(text, begin, stop)
                and not _is_model(text, stop, entry)
            ):
                found.append(Match(start + begin, start + stop, entry))
                position = stop
                break
    return found


def _is_inside(text: str, begin: int, stop: int) -> bool:
    """The AU of "PORT-AU-PRINCE"."""
    return text[begin - 1 : begin] == text[stop : stop + 1] == "-" and text[begin - 4 : stop + 4].isupper()


def _is_model(text: str, stop: int, entry: Entry) -> bool:
    """ "A Boeing 777", "two Airbus A320s": does a firm's name only say of which make a machine is?"""
    if entry.kind != "body" or MODEL.match(text, stop) is None:
        return False
    body = body_called(entry.name)
    return body is not None and body.kind == "company"


@cache
def _bodies() -> dict[str, Body]:
    return {body.name: body for body in (*tables.groups(), *tables.organisations())}


def body_called(name: str) -> Body | None:
    """The organisation or armed group of that usual name."""
    return _bodies().get(name)
