"""Run the contextual rules over the word classes of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from timeline.language.classes import CODE, NAME
from timeline.language.rules import DEFAULTS, READINGS, RESCUES, RULES, SETS, Rule

_BOUND = {"*": "{0,16}", "+": "{1,16}", "?": "?", "": ""}
Pass = Callable[[str], str]


def _members(names: str) -> str:
    return "".join(
        _members(SETS[name]) if name in SETS and name not in CODE else CODE[name] for name in names.split("|")
    )


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


def _sources(rule: Rule) -> dict[str, str]:
    """Give the codes that a rule rewrites, each with what it becomes."""
    readings = READINGS.get(rule.gives)
    if readings is None:
        return dict.fromkeys(_members(rule.at), CODE[rule.gives])
    return {code: CODE[readings[NAME[code]]] for code in _members(rule.at) if NAME[code] in readings}


def _compiled(rule: Rule) -> Pass:
    """Make the function that applies a rule to a string of codes."""
    names = _sources(rule)
    at = "".join(names)
    ahead = f"(?={pattern(rule.right)})" if rule.right else ""
    if any(mark in rule.left for mark in "*+?"):
        expression = re.compile(f"({pattern(rule.left)})([{at}]){ahead}")
        return lambda codes: expression.sub(lambda m: m[1] + names[m[2]], codes)
    # The set goes first and the look-behind over it: a search that starts with a set is several times faster.
    behind = f"(?<={pattern(rule.left)}[{at}])" if rule.left else ""
    simple = re.compile(f"[{at}]{behind}{ahead}")
    return lambda codes: simple.sub(lambda m: names[m[0]], codes)


class _Step:
    """A rule in its turn, compiled when a text first has all that it needs.

    `sources` are the classes that it rewrites, `gives` those that it brings in.
    """

    __slots__ = ("_needs", "_pass", "_rule", "gives", "sources")

    def __init__(self, rule: Rule) -> None:
        names = _sources(rule)
        self.sources = frozenset(names)
        self.gives = frozenset(names.values())
        self._rule = rule
        self._pass: Pass | None = None
        items = f"{rule.left} {rule.right}".split()
        self._needs = [members(item.rstrip("+")) for item in items if item[0] != "!" and item[-1] not in "*?"]

    def rewrite(self, present: set[str]) -> Pass | None:
        """Give the function that applies the rule; None, until there is one, where the text lacks something."""
        if self._pass is None and not any(map(present.isdisjoint, self._needs)):
            self._pass = _compiled(self._rule)
        return self._pass


@cache
def _steps() -> tuple[_Step, ...]:
    return tuple(_Step(rule) for rule in RULES)


@cache
def _rescues() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple(
        (
            re.compile(f"({pattern(rule.left)})([{''.join(_sources(rule))}])(?={pattern(rule.right)})"),
            _sources(rule),
        )
        for rule in RESCUES
    )


_DEFAULTS = {ord(CODE[a]): CODE[b] for a, b in DEFAULTS.items()}
_END = CODE["END"]
_VERBLESS = re.compile(
    f"(?<={_END})[^{_members('FIN|LET')}{_END}]{{4,}}{CODE['STOP']}{CODE['QUOTE']}?(?={_END})"
)


def _rescued(found: re.Match[str], open_codes: str) -> str:
    """Give a sentence without a finite verb the one that its words allow best: the last that a rule allows."""
    decided, start = f"{_END}{found.group()}", found.start() - 1
    for expression, names in _rescues():
        for at in range(len(decided) - 1, 0, -1):
            code = open_codes[start + at]
            if code in names and expression.search(f"{decided[:at]}{code}{decided[at + 1 :]}"):
                return f"{decided[1:at]}{names[code]}{decided[at + 1 :]}"
    return found.group()


def decide(codes: str) -> str:
    """Turn the open classes in a string of codes into decided ones; END marks the borders of sentences."""
    decided = codes
    present = set(codes)
    for step in _steps():
        if present.isdisjoint(step.sources):
            continue
        rewrite = step.rewrite(present)
        if rewrite is None:
            continue
        before, decided = decided, rewrite(decided)
        if decided is not before:
            present |= step.gives
    decided = decided.translate(_DEFAULTS)
    return _VERBLESS.sub(lambda found: _rescued(found, codes), decided)


def names(codes: Iterable[str]) -> list[str]:
    """Spell codes out, for tests and for people."""
    return [NAME[code] for code in codes]
