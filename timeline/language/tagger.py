"""Run the contextual rules over the word classes of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from timeline.language.classes import CODE
from timeline.language.rules import DEFAULTS, READINGS, RULES, SETS, Rule

_BOUND = {"*": "{0,16}", "+": "{1,16}", "?": "?", "": ""}
Pass = Callable[[str], str]


def _members(names: str) -> str:
    return "".join(
        _members(SETS[name]) if name in SETS and name not in CODE else CODE[name] for name in names.split("|")
    )


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


def _compiled(rule: Rule) -> Pass:
    """Make the function that applies a rule to a string of codes."""
    sources = _members(rule.at)
    readings = READINGS.get(rule.gives)
    names = (
        {CODE[a]: CODE[b] for a, b in readings.items()}
        if readings
        else dict.fromkeys(sources, CODE[rule.gives])
    )
    at = "".join(code for code in dict.fromkeys(sources) if code in names)
    ahead = f"(?={pattern(rule.right)})" if rule.right else ""
    if any(mark in rule.left for mark in "*+?"):
        expression = re.compile(f"({pattern(rule.left)})([{at}]){ahead}")
        return lambda codes: expression.sub(lambda m: m[1] + names[m[2]], codes)
    # The set goes first and the look-behind over it: a search that starts with a set is several times faster.
    behind = f"(?<={pattern(rule.left)}[{at}])" if rule.left else ""
    simple = re.compile(f"[{at}]{behind}{ahead}")
    return lambda codes: simple.sub(lambda m: names[m[0]], codes)


@cache
def _passes() -> tuple[Pass, ...]:
    return tuple(_compiled(rule) for rule in RULES)


_DEFAULTS = {ord(CODE[a]): CODE[b] for a, b in DEFAULTS.items()}


def decide(codes: str) -> str:
    """Turn the open classes in a string of codes into decided ones; END marks the borders of sentences."""
    for apply in _passes():
        codes = apply(codes)
    return codes.translate(_DEFAULTS)


def names(codes: Iterable[str]) -> list[str]:
    """Spell codes out, for tests and for people."""
    spelled = {code: name for name, code in CODE.items()}
    return [spelled[code] for code in codes]
