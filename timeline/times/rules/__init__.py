"""The rules by which time expressions are recognised: a table of name, pattern and builder, in three parts.

A pattern is a regular expression over token classes (see `timeline.times.words`): upper-case words are
classes or fragments (`timeline.times.fragments`), `@` names a set of classes that must stand before, the rest is as in `re`.
Rules are tried in order wherever a token could begin one (see `timeline.times.matching`); the first that
matches builds the expressions.
"""

from __future__ import annotations

from timeline.times.rules.dates import DATES
from timeline.times.rules.periods import PERIODS
from timeline.times.rules.rule import Rule
from timeline.times.rules.spans import SPANS

RULES: tuple[Rule, ...] = (*DATES, *PERIODS, *SPANS)

__all__ = ["RULES", "Rule"]
