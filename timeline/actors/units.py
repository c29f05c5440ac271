"""A sentence as a row of units: a name, a title, an actor noun, or a plain word, each with a letter for its shape.

The letters let the rules of `timeline.actors.rules` be regular expressions over a short string.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from timeline.actors.gazetteer import Entry, scan
from timeline.actors.tenures import is_given_name, leads
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.tagger import members
from timeline.language.words import GENITIVES, load_classes
from timeline.lexicon.actors import Title, actor_nouns, titles
from timeline.model import TimeExpression

SHAPES = {
    "state": "S", "capital": "K", "adjective": "A", "people": "E", "person": "P", "body": "B", "group": "G", "place": "L",
}  # fmt: skip
"""S state, K capital, A adjective of a state, E its people, P person, B body, G armed group, L place; T title, N actor
noun, C other capitalised word, Q small word inside a name, U "&", D determiner, V possessive, J modifier, M comma, O of/from, I in/at,
Z and, X the rest."""
PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "la", "las", "los", "van", "von")
)  # fmt: skip
"""Words in small letters inside a name."""
ARTICLED = re.compile(r"(?:a[dlnrstz]|as?h|el|ul)-[A-Z]")
"""How the last name of an Arab may begin: "Rana al-Haddad"."""

NOUNS = frozenset({"NOUN", "PROPN"})
POS_SHAPES = {"ADJ": "J", "NUM": "J", "DET": "D"}
WORD_SHAPES = {
    ",": "M",
    "of": "O",
    "from": "O",
    "in": "I",
    "In": "I",
    "at": "I",
    "At": "I",
    "and": "Z",
    "&": "U",
    "'s": "V",
    "’s": "V",
    "'": "V",
    "’": "V",
    **dict.fromkeys(PARTICLES, "Q"),
}
ONLY_HELPING = (
    "-armed",
    "-backed",
    "-based",
    "-born",
    "-bound",
    "-built",
    "-chartered",
    "-designed",
    "-developed",
    "-educated",
    "-financed",
    "-flagged",
    "-funded",
    "-headquartered",
    "-language",
    "-leased",
    "-made",
    "-manufactured",
    "-operated",
    "-owned",
    "-produced",
    "-registered",
    "-speaking",
    "-style",
    "-supplied",
    "-supported",
    "-trained",
)
"""Nor is the one before such an ending: "Rwandan-backed rebels", "an Iranian-made drone"."""
DESCRIBING = (
    *ONLY_HELPING,
    "-area",
    "-controlled",
    "-era",
    "-held",
    "-led",
    "-occupied",
    "-run",
    "-sponsored",
)
"""With what a word ends that is no name, though it begins with a capital letter: "Buffalo-area doctors"."""
MONEY = ("$", "€", "£")
"""Nor is a state at once before these: "US$ 5 billion", "A$300m"."""
CURRENCIES = (" dollar", " franc", " krona", " krone", " peso", " pound", " rouble", " ruble", " yuan")
"""Before these, behind a number, a state is nobody: "4 billion US dollars"."""
OPPOSED = ("anti-", "pro-")
"""Whom such a prefix stands before is not there: "anti-French riots", "pro-Russian separatists"."""


LANDS = frozenset({"capital", "place", "state"})
"""Of these some share their name with people: "Chad", "Sofia", "Virginia"."""
LEADING = frozenset({"ADP", "AUX", "CCONJ", "NOUN", "PUNCT", "SCONJ", "VERB"})
"""What may stand before the name of a firm that is an ordinary word."""


class Unit(NamedTuple):
    """A stretch of tokens that counts as one; `first` and `last` are token indices, inclusive."""

    shape: str
    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    titles: tuple[Title, ...] = ()


Beginning = tuple[tuple[tuple[str, ...], tuple[Title, ...]], ...]
"""The titles that begin with one word: the words of each, and the offices that it may mean."""


@cache
def _title_index() -> dict[str, list[Title]]:
    """First word of a title -> the titles that begin with it."""
    index: dict[str, list[Title]] = {}
    for title in titles():
        index.setdefault(title.title.partition(" ")[0].lower(), []).append(title)
    return index


@cache
def _beginning(word: str) -> Beginning:
    """The titles that begin with a word of the index, the longest first."""
    grouped: dict[tuple[str, ...], list[Title]] = {}
    for title in _title_index()[word]:
        grouped.setdefault(tuple(title.title.lower().split()), []).append(title)
    return tuple((words, tuple(grouped[words])) for words in sorted(grouped, key=len, reverse=True))


def _title_at(lowers: tuple[str, ...], at: int, beginning: Beginning) -> Unit | None:
    """The longest title that begins at a token, of those that begin with its word."""
    for words, meanings in beginning:
        last = at + len(words)
        if lowers[at:last] == words:
            return Unit("T", at, last - 1, (), meanings)
    return None


def _title_of_many(sentence: Sentence, at: int) -> Unit | None:
    """ "Generals Ana Luz and Rui Costa": a title in the plural before names; of whom they are nothing tells."""
    lowers, words = sentence.lowers, sentence.words
    for title in _beginning(lowers[at]) if lowers[at] in _title_index() else _beginning(lowers[at][:-1]):
        joint = behind = at + len(title[0])
        while words[joint : joint + 1] and words[joint][0].isupper():
            joint += 1
        plural = (*title[0][:-1], f"{title[0][-1]}s")
        if lowers[at:behind] == plural and joint > behind + 1 and lowers[joint : joint + 1] == ("and",):
            return Unit("T", at, behind - 1, (), (title[1][0]._replace(office="-", of=""),))
    return None


def _with_portfolio(title: Unit, words: tuple[str, ...]) -> Unit:
    """ "The Deputy Minister for Rural Affairs Ana Luz": a title with what it is for, where a name stands behind that."""
    at = title.last + 2
    if words[at - 1 : at] != ("for",):
        return title
    last = title.last
    while at < len(words) and (words[at][:1].isupper() or words[at] in {"and", "of", "the"}):
        last = at if words[at].lower() in word_list("portfolios") else last
        at += 1
    return (
        title._replace(last=last) if words[last + 1 : last + 2] and words[last + 1][:1].isupper() else title
    )


def _named(text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> dict[int, Unit]:
    """The units of a sentence's names and times by their first token; two names in one token are both kept."""
    found: dict[int, Unit] = {}
    starts = sentence.starts
    for match in scan(text, sentence.start, sentence.end):
        if _is_nobody(text, match.start, match.end, times):
            continue
        first = bisect_right(starts, match.start) - 1
        if sentence.tags[first - 1] == "NUM" and text.startswith(CURRENCIES, match.end):
            continue
        if match.entry.written in word_list("plain_names") and not _is_firm(sentence, first):
            continue
        if first and sentence.words[first - 1] in word_list("ships"):
            continue
        if match.entry.written in word_list("ships") and not _is_named_behind(sentence, first):
            continue
        last = max(first, bisect_right(starts, match.end - 1) - 1)
        if first == last and (
            _is_given(match.entry, sentence, first) or _is_surname(match.entry, sentence, first)
        ):
            continue
        before = found.get(first)
        if before:
            found[first] = Unit("A", first, max(last, before.last), (*before.entries, match.entry))
        else:
            found[first] = Unit(SHAPES[match.entry.kind], first, last, (match.entry,))
    for time in times:
        first = max(0, bisect_right(starts, time.start) - 1)
        last = max(first, bisect_right(starts, time.end - 1) - 1)
        for at in range(first, last):
            found.pop(at + 1, None)
        found[first] = Unit("X", first, last)
    return found


def _is_nobody(text: str, start: int, end: int, times: Sequence[TimeExpression]) -> bool:
    """ "Anti-French riots", "US-backed", "A$300m", "at noon Baghdad time": do the letters around a name say that it takes no part?"""
    opposed = text[max(start - 5, 0) : start].lower().endswith(OPPOSED)
    zone = text.startswith(" time", end) and any(t.end + 1 == start for t in times)
    return opposed or zone or text.startswith(ONLY_HELPING, end) or text.startswith(MONEY, end)


def _is_named_behind(sentence: Sentence, at: int) -> bool:
    """ "INS Tarkash"; not "the INS ruled", "INS Commissioner"."""
    behind = "".join(sentence.words[at + 1 : at + 2])
    return behind[:1].isupper() and behind.lower() not in actor_nouns()


def _is_given(entry: Entry, sentence: Sentence, at: int) -> bool:
    """ "Virginia Kasumba", "Rahmon Aliyev": is a land or a surname the given name of somebody whom the lexicon lacks?"""
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    if not behind[:1].isupper() or not behind[1:].islower() or behind.lower() in load_classes():
        return False
    written = entry.written
    if entry.kind == "person":
        return written != entry.name
    return entry.kind in LANDS and is_given_name(written)


def _is_surname(entry: Entry, sentence: Sentence, at: int) -> bool:
    """ "Iván Lima", "Angus Houston": is a town the surname of somebody, whose given name stands before it?"""
    given = sentence.words[at - 1] if at and entry.kind in {"capital", "place"} else ""
    if not given or not is_given_name(given) or given.lower() in load_classes():
        return False
    return at + 1 == len(sentence.words) or not sentence.words[at + 1][0].isupper()


def _is_firm(sentence: Sentence, at: int) -> bool:
    """ "Shell sold", "in Apple"; not "Shell fire", "the Amazon", "Ilir Meta", "Evergreen Avenue"."""
    if sentence.words[at + 1 : at + 2] and sentence.words[at + 1][0].isupper():
        return False
    if at == 0:
        joined = (
            sentence.lowers[1:2] == ("and",) and sentence.words[2 + (sentence.tags[2] == "DET")][0].isupper()
        )
        return joined or any(group.first == 1 and group.form == "finite" for group in sentence.groups)
    return sentence.tags[at - 1] in LEADING or sentence.words[at - 1] in GENITIVES


def _letters(sentence: Sentence) -> str:
    """The letter of each token, were it no name and no title."""
    words, tags = sentence.words, sentence.tags
    letters = [
        WORD_SHAPES.get(word) or (_noun(word, lemma, tag) if tag in NOUNS else POS_SHAPES.get(tag, "X"))
        for word, lemma, tag in zip(words, sentence.lemmas, tags, strict=True)
    ]
    for at, word in enumerate(words):
        if sentence.codes[at] in MONTHS and tags[at + 1 : at + 2] == ("NUM",):
            letters[at] = "J"  # "the Sept. 11 attacks", which tell no time
        elif (
            letters[at] == "J" and word[0].isupper() and (_is_name(words, tags, at) or _opens_firm(words, at))
        ):
            letters[at] = "C"
        elif word == "National" and at and words[at + 1 : at + 2] and words[at + 1][0].isupper():
            letters[at] = "C"  # "Peru's National Electoral Institute"
    if letters[0] == "C" and words[0].isupper() and not (tags[1:2] == ("VERB",) and words[1].islower()):
        letters[0] = "J"
    if not word_list("ships").isdisjoint(words):
        _mask_ships(words, letters)
    return "".join(letters)


def _mask_ships(words: Sequence[str], letters: list[str]) -> None:
    """ "The USS Abraham Lincoln": the name of a ship is nobody's."""
    behind = False
    for at, word in enumerate(words):
        behind = behind and word[0].isupper()
        if behind:
            letters[at] = "J"
        behind = behind or word in word_list("ships")


LONGEST_FIRM = 4
"""So many words behind the first one the name of a firm has at the most."""
APPOSED = frozenset({"a", "an", "the", "who", "whose"})
"""Behind the comma after a name these tell more of him."""


def _is_name(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """ "Marks & Spencer", "30 June: Trump steps across", "Bush signed", "Morales, the first": a common word that is a name here."""
    apposed = words[1:2] == (",",) and words[2:3] and words[2] in APPOSED
    inside = at > 0 or apposed or tags[1:2] == ("VERB",) or _leads_too(words[1:3])
    return "&" in words[at + 1 : at + 2] or (inside and leads(words[at], None))


def _opens_firm(words: Sequence[str], at: int) -> bool:
    """ "General Data Ltd.", "Automatic Looms Inc.": does a common word open a name that ends as those of firms do?"""
    end = at + 1
    while end < len(words) and end - at <= LONGEST_FIRM and words[end][:1].isupper():
        if words[end].lower() in word_list("firm_heads"):
            return end > at + 1
        end += 1
    return False


def _leads_too(behind: Sequence[str]) -> bool:
    """ "Trump and Putin": does "and" join another leader?"""
    return len(behind) == 2 and behind[0] == "and" and leads(behind[1], None)


def _noun(word: str, lemma: str, tag: str) -> str:
    if lemma in actor_nouns():
        return "N"
    if word.endswith(DESCRIBING):
        return "X"
    return "C" if tag == "PROPN" and (word[0].isupper() or ARTICLED.match(word)) else "J"


MONTHS = members("MON")


class Row(NamedTuple):
    """A sentence as units: the letter of each, the token with which it begins, and those that are more than a plain word."""

    shapes: str
    firsts: list[int]
    marked: dict[int, Unit]

    def units(self, first: int, last: int) -> list[Unit]:
        """The units of a run of letters; `last` is the letter behind it."""
        return [
            self.marked.get(at) or Unit(self.shapes[number], at, at)
            for number, at in enumerate(self.firsts[first:last], first)
        ]


def units(text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> Row:
    """Divide a sentence into units, times before names before titles before actor nouns before plain words."""
    tags, lowers = sentence.tags, sentence.lowers
    plain = _letters(sentence)
    marked = _named(text, sentence, times)
    known = _title_index()
    beginnings = [
        at
        for at, lower in enumerate(lowers)
        if tags[at] != "VERB" and (lower in known or (lower[-1] == "s" and lower[:-1] in known))
    ]
    shapes = ""
    firsts: list[int] = []
    free = 0
    for at in sorted({*marked, *beginnings}):
        if at < free:
            continue
        unit = marked.get(at)
        if unit is None and lowers[at] in known and (title := _title_at(lowers, at, _beginning(lowers[at]))):
            unit = _with_portfolio(title, sentence.words)
        if unit is None:
            unit = _title_of_many(sentence, at)
        if unit is not None:
            marked[at] = unit
            shapes += plain[free:at] + unit.shape
            firsts += range(free, at + 1)
            free = unit.last + 1
    return Row(shapes + plain[free:], [*firsts, *range(free, len(plain))], marked)
