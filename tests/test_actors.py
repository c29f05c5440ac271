"""Sentences by phenomenon: who is named or stood for, and who takes part in what, and where.

The tables in cases/actors hold rows of text, publication date and expected mentions: `words=who`, several joined
by `; ` in the order of the text. `words` are those of the mention, without a leading determiner. `who` is a state's
code, a name with `/` and the country where the row asks for it, `place:` and the name of a place, or `NAME@DAY`
for an office and who held it on that day; those joined by `&` are named together, ` or ` stands between answers
that are all right, and `?` before the words says that the mention may be missing. A row asks for all named
mentions and places of its text; mentions that name nobody ("protesters") do not count.

In the tables that begin with `roles-` the third column is `source>target` of each dated event, joined by ` + `, and
the fourth the places; `_` where the row does not ask. `negatives.tsv` has texts in which no state, body, group, place
or known person is named. The rows of the three tables that begin with `open` are not answered yet; the last column says
why. A mended row fails here until it goes back to its table.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Actor, Citation, Document, extract
from timeline.actors import Mention
from timeline.actors.gazetteer import state_names
from timeline.actors.model import Named
from timeline.actors.rules import RULES
from timeline.actors.tenures import holder
from timeline.extraction import passages
from timeline.times.tagger import publication_day

CASES = Path(__file__).parent / "cases" / "actors"
DETERMINER = re.compile(r"^(?:the|a|an|his|her|its|their) ", re.IGNORECASE)
OPEN = {"open.tsv", "open-negatives.tsv"}


def rows(name: str) -> Iterator[list[str]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield line.replace("\\n", "\n").split("\t")


def bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c))


def mentions(text: str, published: str) -> list[tuple[Mention, str]]:
    """The mentions of a text that name somebody or some place, each with the words of its whole phrase."""
    document = Document(text, Citation(published=publication_day(published or None)))
    found = [m for p in passages(document) for m in p.mentions]
    return [(m, text[m.start : m.end]) for m in found if m.named or m.place or m.office]


def is_who(found: Named | Actor, wanted: str) -> bool:
    """Does a participant answer `JPN`, `Fumio Kishida` or `Fumio Kishida/JPN`?"""
    if wanted in state_names():
        return (found.name, found.country) == (state_names()[wanted], wanted)
    name, _, country = wanted.partition("/")
    return bare(found.name) == bare(name) and country in ("", found.country)


def are(found: Iterable[Named | Actor], wanted: str) -> bool:
    """Are these participants those joined by `&`, whatever their order?"""
    left = list(dict.fromkeys((f.name, f.country) for f in found))
    asked = wanted.split("&") if wanted else []
    return len(left) == len(asked) and all(any(is_who(Named(*f), w) for f in left) for w in asked)


def stands_for(mention: Mention, wanted: str) -> bool:
    """Does a mention stand for one of the answers of a row?"""
    if wanted.startswith("place:"):
        name, _, country = wanted.removeprefix("place:").partition("/")
        return not mention.named and mention.place == name and country in ("", mention.place_country)
    who, _, day = wanted.partition("@")
    if not day:
        return are(mention.named, who)
    tenure = holder(*mention.office, date.fromisoformat(day)) if mention.office else None
    return tenure is not None and bare(tenure.person) == bare(who)


def is_mention(mention: Mention, phrase: str, wanted: str) -> bool:
    words, _, who = wanted.removeprefix("?").partition("=")
    written = {DETERMINER.sub("", w) for w in (mention.text, phrase)} | {mention.text, phrase}
    return bool(written & set(words.split(" or "))) and any(stands_for(mention, w) for w in who.split(" or "))


def told(found: list[tuple[Mention, str]], expected: str) -> bool:
    """Are the mentions found those that a row expects, in order?"""
    rest = list(found)
    for want in expected.split("; ") if expected else []:
        if rest and is_mention(*rest[0], want):
            rest.pop(0)
        elif not want.startswith("?"):
            return False
    return not rest


def known_names(text: str, published: str) -> list[str]:
    """All mentions but those of persons whom only the text knows."""
    found = mentions(text, published)
    return [shown(m, w) for m, w in found if m.kind != "person" or any(n.country for n in m.named)]


def shown(mention: Mention, phrase: str) -> str:
    who = "&".join(f"{n.name}/{n.country}" for n in mention.named)
    extra = f" office {mention.office}" if mention.office else ""
    return f"{phrase} [{mention.text}]={who or f'place:{mention.place}/{mention.place_country}'}{extra} {mention.rule}"


def takes_part(actors: Iterable[Actor], wanted: str) -> bool:
    """Do the actors of an event answer `JPN>CHN`? Somebody without a state whom no row asks for is left out."""
    named = list(actors)
    for role, who in zip(("source", "target"), wanted.split(">"), strict=True):
        known = [a for a in named if a.role == role]
        if who != "_" and not are([a for a in known if a.country or a.name in who or not who], who):
            return False
    return True


def roles_of(text: str, published: str) -> list[tuple[tuple[Actor, ...], set[str]]]:
    events = [e for e in extract(text, published=published) if e.basis != "document"]
    return [(e.actors, {p.name for p in e.places}) for e in events]


def plays(text: str, published: str, who: str, places: str) -> bool:
    found = roles_of(text, published)
    wanted = who.split(" + ") if who != "_" else ["_>_"] * len(found)
    where = set().union(*(p for _, p in found))
    return (
        len(found) == len(wanted)
        and all(
            any(takes_part(actors, answer) for answer in want.split(" or ") if ">" in answer)
            for (actors, _), want in zip(found, wanted, strict=True)
        )
        and (places == "_" or where == set(filter(None, places.split("; "))))
    )


def cases(names: Iterable[str], width: int) -> list[object]:
    return [
        pytest.param(*row[:width], id=f"{name}:{number}")
        for name in names
        for number, row in enumerate(rows(name), 1)
    ]


TABLES = sorted(p.name for p in CASES.glob("*.tsv") if p.name not in {*OPEN, "negatives.tsv"})
ROLES = [name for name in TABLES if name.startswith("roles-")]
MENTIONS = [name for name in TABLES if name not in ROLES]
not_answered = pytest.mark.xfail(strict=True, reason="not answered yet; the last column of the row says why")


@pytest.mark.parametrize(("text", "published", "expected"), cases(MENTIONS, 3))
def test_mentions(text: str, published: str, expected: str) -> None:
    found = mentions(text, published)
    assert told(found, expected), "; ".join(shown(*f) for f in found)


@pytest.mark.parametrize(("text", "published", "who", "places"), cases(ROLES, 4))
def test_roles(text: str, published: str, who: str, places: str) -> None:
    assert plays(text, published, who, places), roles_of(text, published)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Samoa said that Tonga must release the fishermen.", "WSM>TON"),
        ("BBC News said Tonga must release the fishermen.", "TON>"),
    ],
)
def test_who_says_what_another_must_do_asks_it(text: str, who: str) -> None:
    (event,) = extract(text, published="2022-05-20")
    states = [a for a in event.actors if a.country]
    assert event.type == "DEMAND" and takes_part(states, who), event.actors


@pytest.mark.parametrize(("text", "published"), cases(["negatives.tsv"], 2))
def test_nobody_is_named(text: str, published: str) -> None:
    assert known_names(text, published) == []


@pytest.mark.parametrize(
    ("headline", "who"),
    [("", "Joao Costa"), ("Prata: the last act", "Rui Prata"), ("Costa's year", "Joao Costa")],
)
def test_the_person_of_the_headline_is_whom_a_pronoun_means_sooner(headline: str, who: str) -> None:
    text = "President Joao Costa of Brazil met General Rui Prata of Angola. In May 2011 he retired."
    retired = extract(text, published="2012-01-01", title=headline)[-1]
    assert [actor.name for actor in retired.actors] == [who]


@not_answered
@pytest.mark.parametrize(("text", "published", "expected"), cases(["open.tsv"], 3))
def test_open_mentions(text: str, published: str, expected: str) -> None:
    assert told(mentions(text, published), expected)


@not_answered
@pytest.mark.parametrize(("text", "published"), cases(["open-negatives.tsv"], 2))
def test_open_negatives(text: str, published: str) -> None:
    assert known_names(text, published) == []


def test_spans_hold_their_words() -> None:
    """A mention that is no stand-in holds its own words, and mentions stand in order without overlap."""
    for name in MENTIONS:
        for text, published, *_ in rows(name):
            found = mentions(text, published)
            assert all(m.kind == "pronoun" or m.text in phrase for m, phrase in found)
            assert all(a.end <= b.start for (a, _), (b, _) in pairwise(found))


def test_no_row_twice() -> None:
    every = [tuple(row[:2]) for name in (*TABLES, *OPEN, "negatives.tsv") for row in rows(name)]
    assert [row for row, times in Counter(every).items() if times > 1] == []
    assert all(len(row) == 2 for row in rows("negatives.tsv"))


@given(st.text(alphabet="SKAEPBGLTNCDVJMOIZX", min_size=1, max_size=12), st.integers(0, 11))
def test_a_rule_matches_only_where_its_opening_letters_stand(shapes: str, at: int) -> None:
    """`opens` keeps rules from being tried: a letter that it lacked would switch off part of its rule."""
    for rule in RULES:
        assert not rule.pattern.match(shapes, at) or shapes[at] in rule.opens, rule.name
