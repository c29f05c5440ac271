"""Triggers, governors and reporting verbs: the tables are sound, and the right row wins."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import extract
from timeline.errors import LexiconError
from timeline.lexicon import tables
from timeline.lexicon.matching import SMALL, Match
from timeline.lexicon.phrases import noun_head, verb_head
from timeline.lexicon.tables import DATA, rows, values
from timeline.lexicon.triggers import (
    ComplementStatus,
    ReportingKind,
    Slot,
    Trigger,
    cameo_codes,
    load,
)
from timeline.model import STATUSES, TYPES
from timeline.render.marks import CAMEO

CASES = Path(__file__).parent / "cases" / "triggers"
TRIGGERS = load()
ASK = {"verb": TRIGGERS.verb, "passive": TRIGGERS.passive, "noun": TRIGGERS.noun}
SLOTS = frozenset(get_args(Slot))
CODES = frozenset(f"{number:02}" for number in range(1, 21))


def cases(name: str) -> list[dict[str, str]]:
    lines = [x for x in (CASES / name).read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
    return list(csv.DictReader(lines, delimiter="\t"))


def clause(marked: str) -> tuple[list[str], int]:
    """The lemmas of a case, and the index of the one in >...<."""
    lemmas = marked.split()
    head = next(i for i, x in enumerate(lemmas) if x.startswith(">") and x.endswith("<"))
    lemmas[head] = lemmas[head][1:-1]
    return lemmas, head


def ask(case: dict[str, str]) -> Match[Trigger] | None:
    return ASK[case["ask"]](*clause(case["lemmas"]))


@pytest.mark.parametrize("case", cases("matches.tsv"), ids=lambda case: case["lemmas"])
def test_the_right_row_wins(case: dict[str, str]) -> None:
    found = ask(case)
    assert found is not None
    code = cameo_codes().get((found.row.name, found.row.type)) or CAMEO.get(found.row.type, "00")
    assert (found.row.type, code) == (case["type"], case["cameo"]), found.row.name


@pytest.mark.parametrize("case", cases("negatives.tsv"), ids=lambda case: case["lemmas"])
def test_the_wrong_row_does_not(case: dict[str, str]) -> None:
    found = ask(case)
    if case["type"] == "*":
        assert found is None
    else:
        assert found is None or found.row.type != case["type"], found.row.name


@pytest.mark.parametrize("case", cases("governors.tsv"), ids=lambda case: case["lemmas"])
def test_governors(case: dict[str, str]) -> None:
    found = TRIGGERS.governor(*clause(case["lemmas"]))
    assert found is not None
    assert (found.row.complement_status, found.row.own_event) == (case["status"], case["own"] == "yes")


def test_a_governor_passes_its_own_status_on_or_sets_one() -> None:
    begin, refuse = TRIGGERS.governor(["begin"], 0), TRIGGERS.governor(["refuse", "to"], 0)
    assert begin
    assert refuse
    assert [begin.row.status(status) for status in STATUSES] == list(STATUSES)
    assert {refuse.row.status(status) for status in STATUSES} == {"negated"}


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("say", "plain"),
        ("tell", "plain"),
        ("recall", "plain"),
        ("announce", "news"),
        ("vow", "news"),
        ("run", None),
    ],
)
def test_reporting(lemma: str, kind: str | None) -> None:
    assert TRIGGERS.reporting(lemma) == kind


def test_a_match_names_the_tokens_it_used() -> None:
    found = TRIGGERS.verb(*clause("the envoy >hold< a new round of talk with iran"))
    assert found
    assert (found.tokens, found.row.source) == ((7,), ("subj",))
    assert found.row.name == f"trigger:{found.row.phrase}"


def test_a_match_stays_in_its_clause() -> None:
    lemmas, head = clause("he >announce< himself , she praise the sanction")
    whole, inside = TRIGGERS.verb(lemmas, head), TRIGGERS.verb(lemmas, head, 0, 3)
    assert whole
    assert whole.row.type == "SANCTION"
    assert inside is None or inside.row.type != "SANCTION"


def test_a_gap_does_not_reach_over_a_full_stop() -> None:
    assert TRIGGERS.verb(*clause("they >sign< . the treaty")) == TRIGGERS.verb(*clause("they >sign<"))


# Whole sentences


TABLES = (
    "sentences.tsv",
    "attitudes.tsv",
    "by-type.tsv",
    "leading-verbs.tsv",
    "nouns-and-prepositions.tsv",
    "pronouns-for-things.tsv",
    "verbs-and-objects.tsv",
    "verbs-by-their-company.tsv",
)
SENTENCES = [case for name in TABLES for case in cases(name)]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"])
def test_types_of_sentences(case: dict[str, str]) -> None:
    at = case["text"].index(">")
    events = extract(case["text"].replace(">", "").replace("<", ""), published="2024-11-06")
    assert {e.type in case["types"].split("|") for e in events if e.offset[0] == at} == {True}, events


# The tables


def test_no_trigger_twice_and_every_cell_known() -> None:
    seen = set()
    for row in rows("triggers"):
        key = row["phrase"], row["pos"]
        assert key not in seen
        seen.add(key)
        assert row["pos"] in {"v", "n"}, key
        assert row["type"] in TYPES, key
        assert row["cameo"] in CODES - {CAMEO.get(row["type"])} | {""}, key
        for side in ("source", "target"):
            assert values(row[side]), key
            assert set(values(row[side])) <= SLOTS, key


def word_classes() -> dict[str, tuple[str, ...]]:
    """The classes that phrases name as {class}; the words of `town` are the names of places."""
    return {row["class"]: values(row["words"]) for row in rows("word_classes")} | {"town": ("kyiv",)}


def test_a_phrase_of_one_type_has_one_code() -> None:
    codes: dict[tuple[str, str], set[str]] = {}
    for row in rows("triggers"):
        codes.setdefault((row["phrase"], row["type"]), set()).add(row["cameo"])
    assert [key for key, found in codes.items() if len(found) > 1] == []


def test_no_alternative_twice() -> None:
    for row in (*rows("triggers"), *rows("governors")):
        for part in row["phrase"].split():
            words = part.strip("[]").split("|")
            assert len(words) == len(set(words)), row["phrase"]


def test_a_list_of_words_that_recurs_has_a_name() -> None:
    lists = Counter(
        frozenset(part.strip("[]").split("|")) for row in rows("triggers") for part in row["phrase"].split()
    )
    plain = {words: n for words, n in lists.items() if len([x for x in words - SMALL if x[0] != "{"]) >= 4}
    assert [sorted(words) for words, n in plain.items() if n >= 4] == []


def test_no_governor_and_no_reporting_verb_twice() -> None:
    for name, column in (("governors", "phrase"), ("reporting", "lemma"), ("word_classes", "class")):
        keys = [row[column] for row in rows(name)]
        assert len(keys) == len(set(keys)), name
    assert {row["complement_status"] for row in rows("governors")} == set(get_args(ComplementStatus))
    assert {row["own_event"] for row in rows("governors")} == {"yes", "no"}
    assert {row["kind"] for row in rows("reporting")} == set(get_args(ReportingKind))


def test_every_type_has_verbs_and_nouns() -> None:
    assert {(row.type, row.pos) for row in TRIGGERS.rows()} == {(x, pos) for x in TYPES for pos in "vn"}
    assert len({row.phrase for row in TRIGGERS.rows()}) >= 2200


def spell(part: str, classes: dict[str, tuple[str, ...]]) -> list[str]:
    """One word that fills an element, or none for a gap."""
    if part == "*":
        return []
    word = part.strip("[]").partition("|")[0]
    return [classes[word[1:-1]][0] if word.startswith("{") else word]


def parts(phrase: str) -> int:
    return len([part for part in phrase.split() if part != "*"])


def test_every_row_finds_its_own_words() -> None:
    classes = word_classes()
    for row in TRIGGERS.rows():
        lemmas = [word for part in row.phrase.split() for word in spell(part, classes)]
        head = next(i for i, part in enumerate(x for x in row.phrase.split() if x != "*") if part == row.head)
        if row.pos == "n":
            head = row.phrase.split().index(row.head)
        found = ASK["verb" if row.pos == "v" else "noun"](lemmas, head)
        assert found, row.phrase
        assert parts(found.row.phrase) >= parts(row.phrase), (row.phrase, found.row.phrase)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own tables."""
    monkeypatch.setattr(tables, "user_folder", lambda: tmp_path)
    return tmp_path


Slots = list[tuple[bool, frozenset[str]]]
"""A phrase's words, element by element, and whether a gap may stand before each."""


def slots(phrase: str, classes: dict[str, tuple[str, ...]]) -> Slots:
    found: Slots = []
    gap = False
    for part in phrase.split():
        if part != "*":
            names = [classes[x[1:-1]] if x[0] == "{" else (x,) for x in part.strip("[]").split("|")]
            found.append((gap, frozenset(word for name in names for word in name)))
        gap = part == "*"
    return found


def shadows(first: Slots, second: Slots, ends_with_head: bool) -> bool:
    """Does the first row fit wherever the second does, and weigh as much? Of equals the one with the fewest alternatives wins."""
    pairs = list(zip(first, second, strict=False))
    wider = all(b <= a and (gap == wants or (gap and not a <= SMALL)) for (gap, a), (wants, b) in pairs)
    return len(first) == len(second) and wider and (ends_with_head or len(first[-1][1]) == len(second[-1][1]))


def test_no_row_is_shadowed() -> None:
    classes = word_classes()
    by_head: dict[tuple[str, str], list[tuple[str, Slots]]] = {}
    for row in (*rows("triggers"), *rows("governors")):
        phrase, pos = row["phrase"], row.get("pos", "governor")
        head = noun_head(phrase) if pos == "n" else verb_head(phrase)
        if " " in phrase:
            by_head.setdefault((head, pos), []).append((phrase, slots(phrase, classes)))
    shadowed = [
        (phrase, by)
        for (head, _), known in by_head.items()
        for number, (phrase, wants) in enumerate(known)
        for by, first in known[:number]
        if ("[" in by) == ("[" in phrase) and shadows(first, wants, phrase.endswith(f" {head}"))
    ]
    assert shadowed == []


@pytest.mark.parametrize(
    "lines",
    ["phrase\tpos\ttype\tsource\ttarget\nvisit\tv\tAID\tsubj\tobj", "type\tpos\tphrase\ttarget\tsource\nAID\tv\tvisit\tobj\tsubj"],
    ids=["shipped order", "another order"],
)  # fmt: skip
def test_a_users_rows_win(own: Path, lines: str) -> None:
    (own / "triggers.tsv").write_text(f"# mine\n{lines}\n", encoding="utf-8")
    mine = load.__wrapped__()
    found = mine.verb(["visit"], 0)
    assert found
    assert (found.row.type, found.row.source, found.row.target) == ("AID", ("subj",), ("obj",))
    other = mine.verb(["arrest"], 0)
    assert other == TRIGGERS.verb(["arrest"], 0)


def test_too_many_cells_are_an_error(own: Path) -> None:
    header = "phrase\tpos\ttype\tsource\ttarget\tcameo\tnote\n"
    (own / "triggers.tsv").write_text(header + "frob\tv" + "\tx" * 8 + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"triggers\.tsv:2: 10 cells under 7 columns"):
        load.__wrapped__()


FAULTS = [
    ("flog|cane", "v", "its head 'flog|cane' is not one word"),
    ("[price fall", "v", "its head '[price' is not one word"),
    ("general strike|walkout", "n", "its head 'strike|walkout' is not one word"),
    ("endorse * road map|roadmap", "v", "not 'road map'"),
    ("endorse * cease-fire|cease fire", "v", "not 'cease fire'"),
    ("endorse |plan", "v", "no row of words"),
    ("endorse plan *", "v", "no row of words"),
    ("[wage price] fall", "v", "no row of words"),
    ("endorse {scheme", "v", "no row of words"),
    ("endorse {schemes}", "v", "no class 'schemes'"),
]
WELL_WRITTEN = [
    ("endorse road|plan map", "v"), ("endorse * map|plan", "v"), ("[wage|price] fall by", "v"),
    ("endorse {treaty}|map for", "v"), ("{treaty}|map talk", "n"), ("general strike by nurse|driver", "n"),
]  # fmt: skip


def teach(folder: Path, phrase: str, pos: str) -> None:
    lines = ("phrase\tpos\ttype\tsource\ttarget", f"{phrase}\t{pos}\tAID\tsubj\tobj", "")
    (folder / "triggers.tsv").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(("phrase", "pos", "says"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_phrase_that_would_silently_never_fit_is_refused(
    own: Path, phrase: str, pos: str, says: str
) -> None:
    teach(own, phrase, pos)
    with pytest.raises(LexiconError, match=re.escape(says)):
        load.__wrapped__()


@pytest.mark.parametrize(("phrase", "pos"), WELL_WRITTEN)
def test_a_phrase_that_is_written_well_is_taken(own: Path, phrase: str, pos: str) -> None:
    teach(own, phrase, pos)
    assert phrase in {row.phrase for row in load.__wrapped__().rows()}


# Any input


HEADS = sorted({row.head for row in TRIGGERS.rows()})
WORDS = st.sampled_from(
    [*HEADS[::7], *sorted(SMALL), "the", "sanction", "talk", "treaty", "2020", ",", ".", "é", ""]
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.data())
def test_any_lemmas(lemmas: list[str], data: st.DataObject) -> None:
    head = data.draw(st.integers(0, len(lemmas) - 1))
    start = data.draw(st.integers(0, head))
    stop = data.draw(st.integers(head + 1, len(lemmas)))
    for find in (*ASK.values(), TRIGGERS.governor):
        found = find(lemmas, head, start, stop)
        if found:
            assert found.row.head == lemmas[head]
            assert all(start <= token < stop and token != head for token in found.tokens)


def test_a_long_clause_costs_no_more_than_a_short_one() -> None:
    short = ["launch", *["attack", "treaty"] * 20]
    long = ["launch", *["attack", "treaty"] * 100_000]
    TRIGGERS.verb(short, 0)
    took = []
    for lemmas in (short, long):
        began = perf_counter()
        for _ in range(300):
            TRIGGERS.verb(lemmas, 0)
        took.append(perf_counter() - began)
    assert took[1] < 10 * took[0] + 0.05


def test_the_shipped_tables_are_there() -> None:
    assert {x.stem for x in DATA.glob("*.tsv")} >= {"triggers", "governors", "reporting", "word_classes"}
