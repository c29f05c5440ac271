"""Which rules are tried where: none is passed over that could match."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from timeline.times.lexer import lex
from timeline.times.matching import CORELESS, CORES, compiled, matches, near_core, opening, translated
from timeline.times.rules import RULES
from timeline.times.words import CLASSES

CASES = Path(__file__).parent / "cases" / "times"
TEXTS = [
    line.partition("\t")[0]
    for path in sorted(CASES.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize(
    ("pattern", "classes"),
    [
        ("ISO", "ISO"),
        ("LEAD? ISO", "ISO ABOUT AROUND NEARLY SOME NO MORE LESS AT UP"),
        ("@month MARCH", "MARCH"),
        ("(?<!CAP) MARCH (?!CAP)", "MARCH"),
        ("(?:THE? DD COMMA){0,6} ORDN", "THE DD ORDN"),
        ("MONABBR DOT?|DD", "MONABBR DD"),
    ],
)
def test_what_a_pattern_may_begin_with(pattern: str, classes: str) -> None:
    found = opening(pattern)
    assert (found.letters, found.empty) == ({CLASSES[name] for name in classes.split()}, False)


def test_no_rule_begins_with_other_letters() -> None:
    assert len(TEXTS) > 500
    for text in TEXTS:
        letters = lex(text).letters
        for rule in RULES:
            begun = {letters[found.start() :][:2] for found in compiled(rule.pattern).finditer(letters)}
            known = opening(rule.pattern)
            assert all(known.admits(two[0], two[1:]) for two in begun), (rule.name, text)


def may_go_without(core: set[int], tree: Iterable[tuple[object, Any]]) -> bool:
    """Whether a parsed pattern may match a string that has none of these letters."""
    for kind, of in tree:
        match str(kind):
            case "LITERAL":
                free = of not in core
            case "IN":
                free = not all(letter in core for _, letter in of)
            case "BRANCH":
                free = any(may_go_without(core, branch) for branch in of[1])
            case "SUBPATTERN":
                free = may_go_without(core, of[-1])
            case "MAX_REPEAT" | "MIN_REPEAT":
                free = of[0] == 0 or may_go_without(core, of[2])
            case _:
                free = True
        if not free:
            return False
    return True


def test_every_rule_needs_a_core() -> None:
    core = {ord(CLASSES[name]) for name in CORES.split()}
    free = {rule.name for rule in RULES if may_go_without(core, parser.parse(translated(rule.pattern)))}
    assert free == CORELESS


def test_the_first_rule_that_fits_wins() -> None:
    for text in TEXTS:
        letters = lex(text).letters
        behind = 0
        expected = []
        for place in near_core().finditer(letters):
            fits = ((r, compiled(r.pattern).match(letters, place.start())) for r in RULES)
            first = next(((r.name, found.span()) for r, found in fits if found), None)
            if first is not None and place.start() >= behind:
                expected.append(first)
                behind = first[1][1]
        assert [(rule.name, (start, end)) for rule, start, end in matches(letters)] == expected
