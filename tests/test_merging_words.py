"""Which words for an act let two papers tell of one event, and which set their events apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Said, ask, fill, telling

from timeline.store.merging import near
from timeline.store.merging.wording import told_by

ONE_OR_TWO: list[tuple[str, Said, Said, int]] = [
    ("a verb with its particle, and one that says the same",
     Said("2019-01-18", "Peru ends the talks with Alvo", "PER>Juan Alvo", "REJECT", trigger="ends"),
     Said("2019-01", "The talks were broken off by Peru", "PER", "REJECT", trigger="broken"), 1),
    ("the verb without its particle",
     Said("2019-01-18", "Peru ends the talks with Alvo", "PER>Juan Alvo", "REJECT", trigger="ends"),
     Said("2019-01", "A truce was broken by Peru", "PER", "REJECT", trigger="broken"), 2),
    ("rounded up, and arrested",
     Said("2021-01-06", "Officers arrested editors", "HKG", "COERCE", trigger="arrested"),
     Said("2021-01", "Police rounded up the circle", "HKG", "COERCE", trigger="rounded"), 1),
    ("rounded off, and arrested",
     Said("2021-01-06", "Officers arrested editors", "HKG", "COERCE", trigger="arrested"),
     Said("2021-01", "Police rounded off the course", "HKG", "OTHER", trigger="rounded"), 2),
    ("what a state forces on others, it imposes",
     Said("2020-06-30", "China imposed a tax on Corin", "CHN>Ana Corin", "SANCTION", trigger="imposed"),
     Said("2020-06", "China forced a levy on Corin", "CHN>Ana Corin", "COERCE", trigger="forced"), 1),
    ("brought in, and withdrawn",
     Said("2023-03", "The cabinet introduced a bill", "GEO", "LEGISLATE", trigger="introduced"),
     Said("2023-03", "The cabinet withdrew a bill", "GEO", "LEGISLATE", trigger="withdrew"), 2),
    ("dropped, and withdrawn",
     Said("2023-03", "The cabinet dropped a bill", "GEO", "LEGISLATE", trigger="dropped"),
     Said("2023-03", "The cabinet withdrew a bill", "GEO", "LEGISLATE", trigger="withdrew"), 1),
    ("arrested, and let go on the same day",
     Said("2023-03-04", "Police arrested Alvo", "PER>Juan Alvo/PER", "COERCE", trigger="arrested"),
     Said("2023-03-04", "Police released Alvo", "PER>Juan Alvo/PER", "COERCE", trigger="released"), 2),
    ("prices that rose, and prices that fell",
     Said("2023-03", "Prices rose in Chile", "CHL", "ECONOMY", trigger="rose"),
     Said("2023-03", "Prices fell in Chile", "CHL", "ECONOMY", trigger="fell"), 2),
    ("prices that rose, and prices that jumped",
     Said("2023-03", "Prices rose in Chile", "CHL", "ECONOMY", trigger="rose"),
     Said("2023-03", "Prices jumped in Chile", "CHL", "ECONOMY", trigger="jumped"), 1),
    ("two words that say little",
     Said("2024-07-24", "The boat went past Alvo", "Alvo", "OTHER", trigger="went"),
     Said("2024-07-24", "A lorry brought wood to Quim", "Quim", "OTHER", trigger="brought", rest=" near Alvo"), 2),
    ("a word of a title that says little",
     Said("2024-07-24", "Corin was declared the winner", ">Ana Corin/PER", "ELECT", trigger="declared"),
     Said("2024-07-24", "Corin urged friends to make a noise", "Ana Corin/PER", "DEMAND", trigger="urged"), 2),
    ("who survived it, and who tried it",
     Said("2019-01", "Soldiers tried to overthrow Corin", ">Ana Corin/PER", "COERCE", trigger="overthrow"),
     Said("2019", "Corin survived an attempted coup", "Ana Corin/PER", "COERCE", trigger="survived"), 1),
    ("who survived a coup, and who staged one",
     Said("2019-01", "Corin staged a coup against Brel", "Ana Corin/PER>Jo Brel/PER", "COERCE", trigger="staged"),
     Said("2019", "Corin survived an accident", "Ana Corin/PER", "DISASTER", trigger="survived"), 2),
    ("a noun that leads the title",
     Said("2012-10-18", "The talks were opened in Lima", "", "CONSULT", trigger="opened", places=["Lima"]),
     Said("2012", "Negotiations began in Lima", "", "CONSULT", trigger="began", places=["Lima"]), 1),
    ("another noun that leads the title",
     Said("2012-10-18", "The talks were opened in Lima", "", "CONSULT", trigger="opened", places=["Lima"]),
     Said("2012", "Lessons began in Quim", "", "OTHER", trigger="began", places=["Quim"], rest=" near Lima"), 2),
    ("who is caught, and who is arrested",
     Said("2023-09-27", "Guards arrested Alvo", "PER>Juan Alvo/PER", "COERCE", trigger="arrested"),
     Said("2023-09", "Alvo was caught", ">Juan Alvo/PER", "COERCE", trigger="caught"), 1),
    ("who held a square, and who was seized",
     Said("2023-09-27", "Alvo held the square", "Juan Alvo/PER", "OTHER", trigger="held"),
     Said("2023-09", "Alvo was seized", ">Juan Alvo/PER", "COERCE", trigger="seized"), 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "events"), [row[1:] for row in ONE_OR_TWO], ids=[row[0] for row in ONE_OR_TWO]
)
def test_words_tell_one_act_or_two(tmp_path: Path, a: Said, b: Said, events: int) -> None:
    path = tmp_path / "s.db"
    fill(path, [telling(a, title="One"), telling(b, title="Two", published="2025-07-01")])
    assert ask(path, "SELECT count(*) FROM event") == [(events,)]


def test_a_rival_that_is_another_act_does_not_tear_an_event(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    caught = Said("2023-09", "Alvo was caught", ">Juan Alvo/PER", "COERCE", trigger="caught")
    arrested = Said("2023-09-27", "Guards arrested Alvo", "PER>Juan Alvo/PER", "COERCE", trigger="arrested")
    remanded = Said("2023-09-28", "A judge remanded Alvo", "PER>Juan Alvo/PER", "COERCE", trigger="remanded")
    fill(
        path, [telling(arrested, remanded, title="One"), telling(caught, title="Two", published="2025-07-01")]
    )
    assert ask(path, "SELECT count(*) FROM event") == [(2,)]


CASES = Path(__file__).parent / "cases" / "merging" / "near.tsv"
PAIRS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line[0] != "#"][1:]


@pytest.mark.parametrize(("one", "other", "are"), PAIRS, ids=lambda word: word)
def test_what_the_tables_of_words_hold_for_one_act(one: str, other: str, are: str) -> None:
    a, b = (told_by(text.partition(" ")[0], f"They {text}.") for text in (one, other))
    undone = {(row, -side) for row, side in near.sides(a)} & near.sides(b)
    assert ("opposed" if undone else "near" if near.rows(a) & near.rows(b) else "apart") == are


def test_the_bits_of_an_act_are_those_that_stores_hold_whatever_rows_come_and_go() -> None:
    assert near.bits(frozenset({"~visit"})) == 1 << 16
    assert near.bits(frozenset({"~visit", "~meet"})) == (1 << 16) + (1 << 24)
