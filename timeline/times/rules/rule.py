"""What a rule is."""

from __future__ import annotations

from typing import NamedTuple

from timeline.times.anchoring.context import Builder


class Rule(NamedTuple):
    """A time rule: its name, the token pattern that it fits, and how to read what it found."""

    name: str
    pattern: str
    build: Builder
