""" "Lavrov met his Turkish counterpart": who has the same office in another state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.actors.model import Mention
from timeline.actors.tenures import exists, office_on

HEADS = ("chancellor", "prime minister")
"""Heads of government: where one state has the first another has the second."""
WORDS = ("counterpart", "colleague", "opposite number")


def counterparts(found: Sequence[Mention], published: date | None) -> list[Mention]:
    """The mentions of a sentence, with the office of whoever is somebody's counterpart in a state."""
    return [
        m._replace(kind="office", office=office)
        if m.text.endswith(WORDS) and (office := _office(m, found[:at], published))
        else m
        for at, m in enumerate(found)
    ]


def _office(mention: Mention, earlier: Sequence[Mention], published: date | None) -> tuple[str, str] | None:
    """The office that the one before has, in the state of the mention."""
    state = mention.named[0].country if len(mention.named) == 1 else None
    before = next((m for m in reversed(earlier) if m.kind in {"office", "person"} and m.named), None)
    if state is None or before is None or mention.kind != "forces":
        return None
    held = before.office or (office_on(before.named[0].name, published) if published else None)
    if not held or not held[1] or held[1] == state:
        return None
    office = next((o for o in (held[0], *HEADS) if exists(o, state)), None) if held[0] in HEADS else held[0]
    return (office, state) if office else None
