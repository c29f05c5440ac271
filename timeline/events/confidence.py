"""How sure an event is: the share of events like it whose date, status and type were right on the coded corpus.

A logistic score over the names of the rules that made the event. The weights are data (`confidence.tsv`), fitted by `make calibrate`
on the project's own corpus; a feature that the table lacks counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.lexicon.tables import rows
from timeline.model import Actor, Basis, Step

UNDATED = 0.5
"""What no date in the text supports is as likely wrong as right."""


def features(steps: Sequence[Step], basis: Basis, actors: Sequence[Actor]) -> list[str]:
    """The names under which an event's evidence is weighed."""
    rules = [step.rule for step in steps]
    trigger = next((rule for rule in rules if rule.startswith("trigger:")), "")
    named = [rule for rule in rules if not rule.startswith(("trigger:", "time:"))]
    known = "none" if trigger == "trigger:any-verb" else "phrase" if " " in trigger else "word"
    roles = {actor.role for actor in actors}
    return [
        "always",
        f"basis:{basis}",
        *named,
        f"trigger:{known}",
        f"actors:{'+'.join(sorted(roles)) or 'none'}",
    ]


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("confidence")}


def confidence(steps: Sequence[Step], basis: Basis, actors: Sequence[Actor]) -> float:
    """The estimate, from 0 to 1, rounded to two places."""
    return UNDATED if basis == "document" else _estimate(tuple(features(steps, basis, actors)))


@lru_cache(maxsize=1 << 12)
def _estimate(features: tuple[str, ...]) -> float:
    weights = _weights()
    score = sum(weights.get(name, 0.0) for name in features)
    return round(1 / (1 + math.exp(-score)), 2)
