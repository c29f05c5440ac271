"""What "the North" and "the South" are in an article: a state whose name begins with it."""

from __future__ import annotations

from itertools import chain

from timeline.actors.gazetteer import state_names
from timeline.actors.memory import Memory
from timeline.actors.model import Named

OTHER = {"North": "South", "South": "North"}


def half(memory: Memory, side: str) -> tuple[Named, ...]:
    """The half told of before, else the one that faces the other half, else one that the text or its headline names."""
    told = ((n,) for name, n in memory.told.items() if name.startswith(f"{side} "))
    other = OTHER.get(side, "")
    names = {name: code for code, name in state_names().items()}
    beside = (name.replace(other, side, 1) for name in memory.told if other and name.startswith(f"{other} "))
    facing = ((Named(name, names[name]),) for name in beside if name in names)
    written = (
        (Named(name, code),)
        for code, name in state_names().items()
        if name.startswith(f"{side} ") and (name in memory.headline or name in memory.text)
    )
    return next(chain(told, facing, written), ())
