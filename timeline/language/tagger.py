"""Run the contextual rules over the word classes of a sentence.

A rule is tried only where a word that it rewrites has neighbours that it allows: of each class it is known to which
rules it may be the word or a neighbour, as a number with a bit for each rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from operator import or_

from timeline.language.classes import CODE, NAME, POS
from timeline.language.readings import DEFAULTS, READINGS, SETS
from timeline.language.rules import RULES, Rule
from timeline.language.verb_rules import RESCUES, VERB_RULES

KINDS = {"IN": CODE["WITH"], "PS": CODE["ONCE"]}
"""What else a class of a pattern stands for."""
_BOUND = {"*": "{0,16}", "+": "{1,16}", "?": "?", "": ""}


@cache
def _members(names: str) -> str:
    return "".join(
        _members(SETS[name]) if name in SETS and name not in CODE else CODE[name] + KINDS.get(name, "")
        for name in names.split("|")
    )


@cache
def members(names: str) -> frozenset[str]:
    """Give the codes of the classes in a named set or in alternatives."""
    return frozenset(_members(names))


def pattern(items: str) -> str:
    """Translate a pattern over word classes into a regular expression over their codes."""
    parts = []
    for item in items.split():
        repeat = item[-1] if item[-1] in "*+?" else ""
        names = item.rstrip("*+?")
        members = _members(names.lstrip("!"))
        parts.append(f"[^{members}{CODE['END']}]" if names[0] == "!" else f"[{members}]")
        parts[-1] += _BOUND[repeat]
    return "".join(parts)


class _Step:
    """A rule in its turn: what each class that it rewrites becomes, and the expression that finds such a word."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.compiled: re.Pattern[str] | None = None
        readings = READINGS.get(rule.gives)
        self.gives = {
            code: CODE[rule.gives] if readings is None else CODE[readings[NAME[code]]]
            for code in _members(rule.at)
            if readings is None or NAME[code] in readings
        }

    @property
    def expression(self) -> re.Pattern[str]:
        """Ends with the word to rewrite; compiled when a sentence first may have one."""
        if self.compiled is None:
            self.compiled = re.compile(self._pattern())
        return self.compiled

    def _pattern(self) -> str:
        rule, at = self.rule, f"[{''.join(self.gives)}]"
        ahead = f"(?={pattern(rule.right)})" if rule.right else ""
        if any(mark in rule.left for mark in "*+?"):
            return f"{pattern(rule.left)}{at}{ahead}"
        # The set goes first and the look-behind over it: a search that starts with a set is several times faster.
        behind = f"(?<={pattern(rule.left)}{at})" if rule.left else ""
        return f"{at}{behind}{ahead}"


@cache
def _steps() -> tuple[_Step, ...]:
    return tuple(map(_Step, RULES + VERB_RULES))


@cache
def _rescues() -> tuple[_Step, ...]:
    return tuple(map(_Step, RESCUES))


def _beside(items: Iterable[str]) -> frozenset[str]:
    """Give the classes that may stand beside the word, by the items of a pattern from there on."""
    found: set[str] = set()
    for item in items:
        named = members(item.strip("!*+?"))
        found |= frozenset(POS) - named if item[0] == "!" else named
        if item[-1] not in "*?":
            return frozenset(found)
    return frozenset(POS)


@cache
def _places() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Give for each class the rules to which it may be the neighbour before, the word, the neighbour behind."""
    left, at, right = dict.fromkeys(POS, 0), dict[str, int](), dict.fromkeys(POS, 0)
    for number, step in enumerate(_steps()):
        bit = 1 << number
        for code in _beside(reversed(step.rule.left.split())):
            left[code] |= bit
        for code in step.gives:
            at[code] = at.get(code, 0) | bit
        for code in _beside(step.rule.right.split()):
            right[code] |= bit
    return left, at, right


class _Allowed(dict[tuple[str, str, str], int]):
    """The rules that may rewrite a class between two others, for each three that were seen; a bit for each rule."""

    def __missing__(self, three: tuple[str, str, str]) -> int:
        lefts, ats, rights = _places()
        left, at, right = three
        rules = self[three] = ats.get(at, 0) & lefts[left] & rights[right]
        return rules


_ALLOWED = _Allowed()


def _rules_for(codes: str) -> int:
    """Give the rules that may rewrite one of these classes but the outer two, a bit for each."""
    return reduce(or_, map(_ALLOWED.__getitem__, zip(codes, codes[1:], codes[2:], strict=False)), 0)


@lru_cache(maxsize=1 << 14)
def _rules_around(codes: str) -> int:
    """Give the rules that may rewrite one of a few classes but the outer two; the same few come again and again."""
    return _rules_for(codes)


_DEFAULTS = {ord(CODE[a]): CODE[b] for a, b in DEFAULTS.items()}
_END = CODE["END"]
_NO_VERB, _VERB = f"[^{_members('FIN|LET')}{_END}]", f"[{_members('FIN')}]"
_VERBLESS = re.compile(
    f"({_END}{_NO_VERB}{{3,}}?)"
    f"(?:(?<=[{_members('NN|NNS|NNP|COMMA')}])[{_members('WP|WDT|WPS|THAT|THATR')}]{_NO_VERB}*{_VERB}{_NO_VERB}*)?"
    f"{CODE['STOP']}{CODE['QUOTE']}?{_END}"
)
"""A sentence whose only finite verb, if it has one, hangs on a noun ("The two meet in a house that he built"); what stands before."""
_ITEM = re.compile(
    f"({_END}[{_members('CD|MON|YR|TMP|IN|JR')}]{{1,5}}[{_members('COLON|DASH')}]{_NO_VERB}{{3,}}){_END}"
)
"""A line of a chronicle, without a full stop: "3 May: Army units shell a port"."""
_MARKED = re.compile(f"{_END}[{_members('CD|MON|YR|TMP|IN|JR')}]{{1,5}}[{_members('COLON|DASH')}]")
_PART = re.compile(f"[^{_members('COLON|STOP')}{_END}]{{3,}}")
_FINITE = re.compile(f"[{_members('FIN|LET')}]")


def _rescued(decided: str, codes: str, first: int, end: int) -> tuple[str, str]:
    """Give words without a finite verb, from `first` to `end`, the one that they allow best: the last that a rule allows.

    The others are decided anew beside it: "Talks open on Monday and collapse in a week." With the classes goes what was known of them.
    """
    for step in _rescues():
        for at in range(end - 1, first, -1):
            code = codes[at]
            if code in step.gives and step.expression.search(f"{decided[:at]}{code}{decided[at + 1 :]}"):
                known = f"{codes[:at]}{step.gives[code]}{codes[at + 1 :]}"
                return _by_rules(known), known
    return decided, codes


def _rescued_parts(decided: str, codes: str, first: int) -> str:
    """Give each part of a chronicle's line that a semicolon ends a finite verb: "3 May: Army units shell a port; two die"."""
    for part in _PART.finditer(decided, first):
        if not _FINITE.search(decided, part.start(), part.end()):
            decided, codes = _rescued(decided, codes, part.start() - 1, part.end())
    return decided


def _by_rules(codes: str) -> str:
    """Turn the open classes of a sentence, between its borders, into decided ones: the rules, then the defaults."""
    decided, steps = codes, _steps()
    waiting = _rules_for(decided)
    while waiting:
        turn = waiting & -waiting  # the lowest bit: the first rule
        waiting ^= turn
        step, before = steps[turn.bit_length() - 1], decided
        search = (step.compiled or step.expression).search
        found = search(before)
        while found is not None:
            at = found.end() - 1
            decided = f"{decided[:at]}{step.gives[decided[at]]}{decided[at + 1 :]}"
            waiting |= _rules_around(decided[max(0, at - 2) : at + 3]) & -(turn << 1)
            found = search(before, at + 1)
    return decided.translate(_DEFAULTS)


def decide(codes: str) -> str:
    """Turn the open classes of a sentence into decided ones."""
    codes = f"{_END}{codes}{_END}"
    decided = _by_rules(codes)
    if verbless := _VERBLESS.fullmatch(decided) or _ITEM.fullmatch(decided):
        decided, _ = _rescued(decided, codes, 0, verbless.end(1))
    elif (marked := _MARKED.match(decided)) and CODE["COLON"] in decided[marked.end() :]:
        decided = _rescued_parts(decided, codes, marked.end())
    return decided[1:-1]
