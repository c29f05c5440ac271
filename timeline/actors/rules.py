"""The rules that make mentions out of units: named patterns over shapes, and what each builds.

At each unit the rules are tried in order, and the first whose builder gives a mention wins. The letters are those of
`timeline.actors.units`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from timeline.actors.bodies import (
    body_of_body,
    body_of_members,
    body_of_place,
    body_of_state,
    capitalised,
    envoy,
    firm_again,
    forces,
    generic,
    introduced,
    named_body,
    part_of_body,
    seated,
    single,
    site,
    unknown,
)
from timeline.actors.model import Mention
from timeline.actors.people import (
    delegate,
    described,
    explained,
    named_person,
    office_alone,
    office_in_place,
    titled,
)
from timeline.actors.reading import Reading

Builder = Callable[[Reading], Mention | None]


class Rule(NamedTuple):
    """A pattern over shapes with the builder of its mention, and the letters with which the pattern may begin."""

    name: str
    opens: str
    pattern: re.Pattern[str]
    build: Builder


def _rule(name: str, opens: str, pattern: str, build: Builder) -> Rule:
    return Rule(name, opens, re.compile(pattern), build)


STATES = r"(?P<state>[SAKEBG](?:(?:M[SAKEBG]){0,8}M?Z[SAKEBG])?)"
OF_STATE = rf"(?!(?<=I)K){STATES}"
"""A state before an office; in "in Berlin Mr Scholz" the capital is where he is."""
NAME = r"(?P<name>P|C{1,4})"

RULES: tuple[Rule, ...] = (
    _rule("delegate", "CJP", r"(?P<name>P|[CJ]C{0,3})X(?P<state>S)X", delegate),
    _rule("firm again", "CASKLPJ", r"(?P<name>[CASKLPJ][CNL]{0,2})(?!C)", firm_again),
    _rule("title, name and state", "DT", rf"D?(?P<title>T(?:Z?T){{0,4}}){NAME}OD?(?P<of>S)(?!V)", titled),
    _rule(
        "title and name",
        "DSAKEBGT",
        rf"D?(?:{OF_STATE}V?J{{0,2}})?(?P<title>T(?:Z?T){{0,4}})(?:OD?(?:NOD?)?(?P<of>[SKLBG]))?(?:MT?)?{NAME}",
        titled,
    ),
    _rule(
        "name and title",
        "PC",
        rf"{NAME}MD?J{{0,3}}(?:{STATES}V?)?J{{0,2}}(?P<title>T)(?:OD?(?P<of>[SKLBG]))?",
        titled,
    ),
    _rule(
        "noun and name",
        "DJNSAKEBG",
        rf"(?!T)D?(?:{STATES}V?)?J{{0,2}}N{{0,2}}(?P<noun>N|(?<=N)T)(?P<name>P|C{{2,4}})",
        described,
    ),
    _rule(
        "noun, name,",
        "DJNSAKEBG",
        rf"D?(?:{STATES}V?)?J{{0,2}}N{{0,2}}(?P<noun>N|(?<=N)T)M(?P<name>C{{1,2}}Q{{1,2}}C{{1,2}}|C{{2,4}})(?=[MX])",
        explained,
    ),
    _rule(
        "noun and body",
        "DJNSAKEBG",
        rf"D?(?:{STATES}V?)?J{{0,2}}N{{0,2}}(?P<noun>N)(?P<name>B|C{{1,3}})",
        introduced,
    ),
    _rule(
        "name and body",
        "PC",
        r"(?P<name>P|C{1,4})MDJ{0,2}(?:(?P<state>[SA])V?J{0,2})?N{0,2}(?P<noun>N)(?![NV])",
        introduced,
    ),
    _rule(
        "organ by its name",
        "BCASL",
        r"(?P<name>(?:[CASL][CNJ]{0,2}|B[CNJ]{1,2})Z[CNJ]{1,2}[CN])",
        named_body,
    ),
    _rule(
        "body by its name",
        "BCASL",
        r"(?P<name>[BCASL][CNJA]{0,3}[CN])(?:OD?(?P<of>[BS]))?(?=(?:I(?P<seat>[SKL]))?)",
        named_body,
    ),
    _rule("body of a place", "DL", r"D?(?P<land>L)(?P<name>[CN]O[CJN]{1,4})", body_of_place),
    _rule("body of its members", "DCN", r"D?(?P<name>[CN]O[CASNJ]{1,4})", body_of_members),
    _rule(
        "name and noun",
        "C",
        r"(?P<name>C{2,4})M[DX]J{0,2}(?:(?P<state>[SA])V?J{0,2})?N{0,2}(?P<noun>N)(?!N)",
        described,
    ),
    _rule("site", "C", r"(?P<name>C{1,3}VC)", site),
    _rule("person", "PC", r"(?P<name>P|C{1,2}Q{1,2}C{1,2}|C{2,4})", named_person),
    _rule("envoy", "SA", r"(?P<state>[SA])VJ{0,2}[SAKB]J?(?P<noun>[TN])", envoy),
    _rule("office", "DSAKEBG", rf"D?{OF_STATE}V?J{{0,2}}(?P<title>T)", office_alone),
    _rule("office of a place", "DL", r"D?(?P<state>L)V?J{0,2}(?P<title>T)(?![CP])", office_in_place),
    _rule("office of", "DJT", r"D?J{0,2}(?P<title>T)OD?(?:NOD?)?(?P<of>[SLB])", office_alone),
    _rule("office known", "DT", r"D?(?P<title>T)(?!C)", office_alone),
    _rule("body of state", "DSA", r"D?(?P<state>[SA])V?J{0,1}(?P<name>B)", body_of_state),
    _rule("body of its state", "DB", r"D?(?P<name>B)OD?(?P<state>S)(?!V)", body_of_state),
    _rule("body of body", "DB", r"D?(?P<name>B)VC[CJZ]{0,3}B", body_of_body),
    _rule("part of body", "DJNSAKEBG", rf"D?(?:{STATES}V?)?[JN]{{1,3}}OD?(?P<of>[BG])", part_of_body),
    _rule("forces", "DJSAKEBG", rf"D?J?{STATES}V?[JC]{{0,3}}N{{1,4}}", forces),
    _rule(
        "forces of",
        "DJN",
        r"D?J{0,2}N{1,4}OD?(?P<state>[SAKEBG](?:(?:M[SAKEBG]){0,8}M?Z[SAKEBG])?)(?!V)",
        forces,
    ),
    _rule("state", "S", r"(?P<name>S)", single("state")),
    _rule("capital", "K", r"(?P<name>K)", single("capital")),
    _rule("people", "DE", r"D?(?P<name>E)", single("state")),
    _rule("adjective", "A", r"(?P<name>A)", single("adjective")),
    _rule("body", "B", r"(?P<name>B)", single("body")),
    _rule("group", "G", r"(?P<name>G)", single("group")),
    _rule("place", "L", r"(?P<name>L)", single("place")),
    _rule("seated", "DJN", r"D?J{0,2}(?P<noun>N{1,4})(?=ID?J{0,2}(?P<seat>[SKL]))", seated),
    _rule(
        "generic",
        "DJNT",
        r"(?!D?J{1,3}TM?(?:P|C{2,4})(?![CN]))D?J{0,3}[NT](?:N|T(?![CP])){0,5}",
        generic,
    ),
    _rule("institution", "DC", r"D?(?P<name>C[CJ]{0,2}N{1,3})(?:OD?(?P<of>S)(?!V))?", capitalised),
    _rule("surname", "C", r"(?<![CU])(?P<name>C)(?![CU])", named_person),
    _rule("unknown name", "C", r"(?P<name>C{1,5}(?:[QU]{1,2}C{1,3})?)", unknown),
)


@cache
def rules_from(letter: str) -> tuple[Rule, ...]:
    """The rules that may begin with this letter, in order."""
    return tuple(rule for rule in RULES if letter in rule.opens)
