"""The language room against its tables of cases, and on any text at all."""

from __future__ import annotations

import re
import string
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.language import (
    Sentence,
    VerbGroup,
    blocks,
    clauses,
    dateline,
    noun_phrases,
    parse,
    split_sentences,
    verb_groups,
)
from timeline.language.classes import CODE, NAME
from timeline.language.furniture import FurnitureRule, furniture, furniture_rules
from timeline.language.readings import DEFAULTS, READINGS, SETS
from timeline.language.rules import RULES
from timeline.language.tagger import pattern
from timeline.language.words import class_of, closed_classes, lemma_of, load_classes
from timeline.lexicon.tables import DATA, rows

CASES = Path(__file__).parent / "cases" / "language"
ABOVE = "The two armies fought for eleven days in the hills above the town, and neither of them won."
BELOW = "The survivors were taken to a camp on the coast, where aid workers counted them on Sunday morning."


def table(name: str) -> list[dict[str, str]]:
    return list(rows(name, CASES))


def only(text: str) -> Sentence:
    (sentence,) = parse(text)
    return sentence


@pytest.mark.parametrize("row", table("sentences"), ids=lambda row: row["sentences"][:40])
def test_sentences(row: dict[str, str]) -> None:
    wanted = row["sentences"].split(" || ")
    text = " ".join(wanted)
    assert [text[a:b] for a, b in split_sentences(text)] == wanted


@pytest.mark.parametrize("row", table("sentences"), ids=lambda row: row["sentences"][:40])
def test_sentences_in_paragraphs_of_their_own(row: dict[str, str]) -> None:
    wanted = row["sentences"].split(" || ")
    text = "\n\n".join(wanted)
    assert [text[a:b] for a, b in split_sentences(text)] == wanted


def spelled(text: str, group: VerbGroup) -> str:
    head = text[group.head[0] : group.head[1]]
    words = [head, group.form, group.tense, group.aspect, group.modality or "-", group.voice[0]]
    return " ".join([*words, "n"] if group.negated else words)


@pytest.mark.parametrize("row", table("verbs"), ids=lambda row: row["text"])
def test_verbs(row: dict[str, str]) -> None:
    text = row["text"]
    found = [g for s in parse(text) for g in s.groups if not g.copular]
    assert "; ".join(spelled(text, group) for group in found) == row["verbs"]


@pytest.mark.parametrize("row", table("verbs_none"), ids=lambda row: row["text"])
def test_no_verbs(row: dict[str, str]) -> None:
    text = row["text"]
    assert [text[g.head[0] : g.head[1]] for g in verb_groups(text)] == []


@pytest.mark.parametrize("row", table("copular"), ids=lambda row: row["text"])
def test_copular(row: dict[str, str]) -> None:
    text = row["text"]
    (group,) = (g for s in parse(text) for g in s.groups)
    assert (text[group.head[0] : group.head[1]], group.lemma, group.copular) == (row["head"], "be", True)
    assert verb_groups(text) == []


def test_semi_auxiliary_is_a_group_of_its_own_in_verb_groups() -> None:
    text = "Chad is going to leave the bloc."
    assert [text[g.head[0] : g.head[1]] for g in verb_groups(text)] == ["going", "leave"]


@pytest.mark.parametrize("row", table("clauses"), ids=lambda row: f"{row['text']} {row['verb']}")
def test_clauses(row: dict[str, str]) -> None:
    text = row["text"]
    sentence = only(text)
    found = clauses(sentence)
    (clause, *_) = (
        c
        for c in found
        if any(sentence.tokens[sentence.groups[g].head_index].text == row["verb"] for g in c.groups)
    )
    subject = "?"
    if clause.subject:
        first, last = clause.subject
        subject = text[sentence.tokens[first].start : sentence.tokens[last].end]
    governor = "-" if clause.governor is None else sentence.tokens[clause.governor].text
    assert (clause.kind, clause.marker or "-", subject, governor) == (
        row["kind"],
        row["marker"],
        row["subject"],
        row["governor"],
    )


@pytest.mark.parametrize("row", table("blocks"), ids=lambda row: row["line"][:50])
def test_blocks(row: dict[str, str]) -> None:
    text = f"{ABOVE}\n\n{row['line']}\n\n{BELOW}\n\n7 May 2019\n\n8 May 2019\n\n{ABOVE}"
    above, block, below, *_ = blocks(text)
    assert (above.kind, block.kind, below.kind) == ("paragraph", row["kind"], "paragraph")
    assert block.start == text.index(row["line"])


def test_block_body_is_behind_the_marker() -> None:
    text = "## Aftermath\n\n- Feb 24 - Troops cross the border.\n\n**Why now?**\n\nIt is not known."
    assert [text[b.body : b.end] for b in blocks(text)] == [
        "Aftermath",
        "Feb 24 - Troops cross the border.",
        "Why now?",
        "It is not known.",
    ]


def test_setext_heading_and_its_underline() -> None:
    text = f"The long war\n============\n\n{ABOVE}"
    assert [(b.kind, b.level) for b in blocks(text)] == [("heading", 1), ("furniture", 0), ("paragraph", 0)]


def test_list_behind_related_topics_is_furniture_up_to_running_text() -> None:
    text = f"{ABOVE}\n\nMost read\n1. Ferry sinks off Bali\n2. Who won the vote?\n\nRelated\nMali\n\n{BELOW}"
    assert [b.kind for b in blocks(text)] == ["paragraph", *["furniture"] * 5, "paragraph"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "1. The ministers of the six states met in Tashkent on 4 May 2021 and reviewed the\n"
        "progress made since their last meeting, which had been held in Almaty in the autumn\n"
        "of 2019. They agreed to meet again.\n\n"
        "2. They signed a protocol."
    )
    assert [b.kind for b in blocks(wrapped)] == ["item", "item"]
    assert len(parse(wrapped)) == 3


def test_a_line_for_each_paragraph() -> None:
    assert [b.kind for b in blocks(f"{ABOVE}\n{BELOW}\n{ABOVE}")] == ["paragraph"] * 3


def test_lone_date_line_at_the_top_is_furniture_and_date_headings_are_not() -> None:
    assert blocks(f"Joint statement\n\nManila, 8 July 2024\n\n{ABOVE}")[1].kind == "furniture"
    assert [b.kind for b in blocks(f"8 July 2024\n\n{ABOVE}\n\n9 July 2024\n\n{BELOW}")][::2] == [
        "heading"
    ] * 2


@pytest.mark.parametrize("row", table("datelines"), ids=lambda row: row["text"])
def test_datelines(row: dict[str, str]) -> None:
    text = row["text"]
    assert text[dateline(text, blocks(text)[0]) :] == row["story"]


@pytest.mark.parametrize("row", table("phrases"), ids=lambda row: row["text"])
def test_noun_phrases(row: dict[str, str]) -> None:
    text = row["text"]
    sentence = only(text)
    found = [
        f"{text[sentence.tokens[p.first].start : sentence.tokens[p.last].end]}/{sentence.tokens[p.head].text}"
        for p in noun_phrases(sentence)
    ]
    assert "; ".join(found) == row["phrases"]


@pytest.mark.parametrize("row", table("lemmas"), ids=lambda row: f"{row['text']} {row['word']}")
def test_lemmas(row: dict[str, str]) -> None:
    (token,) = (t for t in only(row["text"]).tokens if t.text == row["word"])
    assert (token.lemma, token.pos) == (row["lemma"], row["pos"])


def test_title_case_and_capitals() -> None:
    for text in ("AZERBAIJAN ATTACKS THE ARMENIAN POSITIONS", "Army Attacks The Northern Positions"):
        assert [g.lemma for g in verb_groups(text)] == ["attack"]


# the data


def test_rules_name_known_classes_once() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule.gives in READINGS or rule.gives in CODE
        assert all(re.compile(pattern(items)) for items in (rule.left, rule.at, rule.right))
    for reading in READINGS.values():
        assert set(reading) | set(reading.values()) <= set(CODE)
    assert set(DEFAULTS) | set(DEFAULTS.values()) <= set(CODE)
    assert all(pattern(names) for names in SETS.values())


def test_closed_classes_hold_no_word_twice() -> None:
    words = [word for row in rows("closed_class", DATA) for word in row["words"].split(" ")]
    assert sorted(words) == sorted(set(words))


def test_lexicon_words_have_known_classes() -> None:
    assert set(load_classes().values()) <= set(CODE)
    assert len(load_classes()) > 25_000
    assert all(word == word.lower() or name in {"MON", "NNP"} for word, name in closed_classes().items())
    assert len(CODE) == len(NAME)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("geofence", "NN"),
        ("geofenced", "DN"),
        ("geofencing", "VBG"),
        ("quixotically", "RB"),
        ("re-arm", "VN"),
        ("oil-rich", "JJ"),
    ],
)
def test_unlisted_words_are_guessed(word: str, name: str) -> None:
    assert class_of(word) == name


@pytest.mark.parametrize(
    ("form", "lemma"), [("geofenced", "geofence"), ("rebranded", "rebrand"), ("vlogs", "vlog")]
)
def test_unlisted_forms_have_a_lemma(form: str, lemma: str) -> None:
    assert lemma_of(form, "verb") == lemma


def test_furniture_rules_are_named_once() -> None:
    names = [rule.name for rule in furniture_rules()]
    assert len(names) == len(set(names))


UNFOLDED = st.characters(exclude_characters="İſK")
"""All but the letters that are others in lower case than without regard to case."""


@pytest.mark.parametrize(
    "rule", [rule for rule in furniture_rules() if "" not in rule.begins or "" not in rule.has]
)
@settings(max_examples=40)
@given(data=st.data())
def test_a_line_of_furniture_has_the_signs_of_its_rule(rule: FurnitureRule, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(re.compile(rule.shape), fullmatch=True, alphabet=UNFOLDED))
    assert line.lower().startswith(rule.begins)
    assert any(sign in line.lower() for sign in rule.has)


# any text

WORDS = st.sampled_from(
    ("the", "a", "Russia", "Ukraine's", "attacks", "signed", "has", "been", "not", "to", "will", "which",
     "that", "and", ",", ".", ";", "“", "”", '"', "(", ")", "—", "said", "killing",
     "2014", "May", "is", "going",
     "put", "let", "who", "after", "if", "no", "never",
     "there's", "don't", "cannot", "U.S.", "Gen.", "-", "*", "#", "|", ":", "…", "\n", "\n\n", "'s")
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.text(alphabet=string.punctuation + " \nAab1", max_size=120),
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_parsed_and_spans_hold(text: str) -> None:
    parts = split_sentences(text)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in parts)
    assert all(left[1] <= right[0] for left, right in pairwise(parts))
    cut = blocks(text)
    assert all(b.start <= b.body <= b.end <= len(text) for b in cut)
    assert all(left.end <= right.start for left, right in pairwise(cut))
    assert all(b.body <= dateline(text, b) <= b.end for b in cut)
    for sentence in parse(text):
        tokens = sentence.tokens
        assert (tokens[0].start, tokens[-1].end) == (sentence.start, sentence.end)
        assert all(text[t.start : t.end] == t.text for t in tokens)
        assert all(left.end <= right.start for left, right in pairwise(tokens))
        assert len(sentence.codes) == len(tokens)
        groups = sentence.groups
        assert all(g.first <= g.head_index <= g.last < len(tokens) for g in groups)
        assert all(left.last < right.first for left, right in pairwise(groups))
        assert all((g.start, g.end) == (tokens[g.first].start, tokens[g.last].end) for g in groups)
        found = clauses(sentence)
        assert sorted(g for c in found for g in c.groups) == list(range(len(groups)))
        for clause in found:
            assert 0 <= clause.first <= clause.last < len(tokens)
            assert clause.governor is None or 0 <= clause.governor < len(tokens)
            assert clause.parent is None or 0 <= clause.parent < len(found)
            assert clause.subject is None or clause.subject[0] <= clause.subject[1] < len(tokens)
        assert all(p.first <= p.head <= p.last < len(tokens) for p in noun_phrases(sentence))
    heads = [g.head for g in verb_groups(text)]
    assert all(0 <= a < b <= len(text) for a, b in heads)
    assert all(left[1] <= right[0] for left, right in pairwise(heads))


ODD = {
    "letters": "a ",
    "brackets": "(",
    "digits": "1",
    "verbs": "attacks signed ",
    "quotes": '"',
    "lists": "the and ",
    "stops": ". ",
    "markers": "that who ",
    "woven": 'said "a. B" and ',
}


@pytest.mark.parametrize("shape", ODD)
def test_work_grows_with_odd_text(shape: str) -> None:
    """Four times the text is about four times the work; work that grows with the square would be sixteen times."""

    def made(times: int) -> int:
        text = ODD[shape] * times
        return calls(lambda: [clauses(sentence) for sentence in parse(text)])

    made(1_000)
    small, large = made(1_000), made(4_000)
    assert 0 < large <= 5 * small + 1_000


def test_a_long_row_of_names_is_read_in_linear_time() -> None:
    assert (
        furniture("Ana Luz, Rui Costa and Bo Li " * 300 + "spoke") is None
    )  # hangs where a shape backtracks


def test_a_line_of_furniture_is_joined_to_no_line_above_it() -> None:
    text = "Read more: Why Oslo shook | Timeline: four years of rule, 1 May 2024\nSubscribe to our newsletter"
    assert [block.kind for block in blocks(text)] == ["furniture", "furniture"]
    wrapped = "The envoys met in the hall of mirrors on Monday, and a guard said that the\nOslo accord was signed there."
    assert [block.kind for block in blocks(wrapped)] == ["paragraph"]


def test_a_text_may_end_with_what_reads_like_a_participle() -> None:
    (sentence,) = parse("before Russia invaded Russia invaded")
    assert sentence.groups[-1].lemma == "invade"
