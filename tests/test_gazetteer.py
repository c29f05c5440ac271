"""The index of the lexicon's names: accents and apostrophes do not count, the longest name wins, offsets stay."""

from __future__ import annotations

import pytest

from timeline.actors.gazetteer import scan


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nuku’alofa and Côte d’Ivoire", [("Nuku’alofa", "Tonga"), ("Côte d’Ivoire", "Ivory Coast")]),
        ("They saw Recep Tayyip Erdoğan", [("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan")]),
        ("It struck al-Shabaab", [("al-Shabaab", "al-Shabaab")]),
        ("the Republic of Korea", [("Republic of Korea", "South Korea")]),
        ("al Qaeda in Iraq", [("al Qaeda in Iraq", "al-Qaeda in Iraq")]),
        ("Chinatown", []),
    ],
)
def test_names_of_a_text(text: str, found: list[tuple[str, str]]) -> None:
    lead = "“Yes,” it says. "
    matches = scan(lead + text, len(lead), len(lead) + len(text))
    assert [((lead + text)[m.start : m.end], m.entry.name) for m in matches] == found
