"""The tables of offices, titles and people: form, heads of state without a gap, well-known holders."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from timeline.lexicon.actors import Tenure
from timeline.lexicon.tables import rows, values

CASES = Path(__file__).parent / "cases" / "offices"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
STATES = frozenset(row["code"] for row in rows("states"))
BODIES = frozenset(
    values(
        "ASEAN; African Union; Arab League; CSTO; Commonwealth of Nations; Council of Europe; ECB; ECOWAS; "
        "EU; Eurogroup; European Commission; European Council; European Parliament; FIFA; GCC; IAEA; ICC; "
        "ICTY; ILO; IMF; IOC; International Energy Agency; Interpol; NATO; OAS; OECD; OIC; OPCW; OPEC; OSCE; "
        "Office of the High Representative; SCO; UN; UNESCO; UNICEF; UNRWA; WHO; WTO; World Bank; "
        "World Food Programme"
    )
)
HEADS = frozenset(
    values(
        "president; prime minister; chancellor; king; queen; emperor; emir; sultan; pope; supreme leader; "
        "party leader; secretary-general; director-general; foreign minister; defence minister"
    )
)
GOVERNS = {
    **dict.fromkeys(("ARG", "BRA", "CHN", "FRA", "IDN", "KOR", "MEX", "RUS", "USA", "ZAF"), "president"),
    **dict.fromkeys(("AUS", "CAN", "GBR", "IND", "ITA", "JPN", "TUR"), "prime minister"),
    "DEU": "chancellor",
    "SAU": "king",
}
"""Who governs in the states of the G20. Turkey's prime minister gave way to the president on 9 July 2018."""
THREE = (
    ("president", "prime minister", "chancellor", "king", "emir", "supreme leader", "party leader", "military leader"),
    ("foreign minister",),
    ("defence minister",),
)  # fmt: skip
"""Who governs, and the two ministers whom world politics is about."""
WITHOUT_HOLDERS = frozenset(
    values(
        "-; minister; deputy foreign minister; deputy defence minister; justice minister; "
        "interior secretary; energy secretary; senate minority leader; first minister"
    )
)
"""Offices that titles name and the table of holders leaves out: many seats, or never without a name."""


TENURES = tuple(
    Tenure(r["person"], values(r["aliases"]), r["office"], r["of"], r["from"], r["to"])
    for r in rows("offices")
)
PEOPLE = tuple(rows("people"))
TITLES = tuple(rows("titles"))


def cases(name: str) -> list[str]:
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def first_day(written: str) -> date:
    """The first day of a partial date."""
    year, month, day = (*(int(part) for part in written.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(written: str) -> date:
    """The last day of a partial date; the end of time where it is empty."""
    if not written:
        return date.max
    parts = [int(part) for part in written.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


def holder(office: str, of: str, day: str) -> str | None:
    """Who held an office on a day (the first of a month or year); the last to come where two rows meet."""
    when = first_day(day)
    held = [
        t
        for t in TENURES
        if (t.office, t.of) == (office, of) and first_day(t.since) <= when <= last_day(t.until)
    ]
    return max(held, key=lambda t: first_day(t.since)).person if held else None


def seats() -> dict[tuple[str, str], list[Tenure]]:
    """The rows of each office, the oldest first."""
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in TENURES:
        found[tenure.office, tenure.of].append(tenure)
    return {key: sorted(held, key=lambda t: first_day(t.since)) for key, held in found.items()}


def test_there_is_enough() -> None:
    assert len(TENURES) >= 4200
    assert len(PEOPLE) >= 800
    assert len(TITLES) >= 900
    ministers = {t.of for t in TENURES if t.office == "foreign minister"}
    assert len(ministers) >= 90


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("offices", ["person", "aliases", "office", "of", "from", "to"]),
        ("people", ["person", "aliases", "description", "of", "from", "to"]),
        ("titles", ["title", "office", "of", "note"]),
    ],
)
def test_columns_and_spaces(name: str, columns: list[str]) -> None:
    for row in rows(name):
        assert list(row) == columns
        assert all(cell == " ".join(cell.split()) for cell in row.values()), row


def test_every_office_is_of_a_known_state_or_body() -> None:
    bodies = {row["name"] for row in rows("organisations")}
    assert bodies >= BODIES
    named = (
        {t.of for t in TENURES} | {r["of"] for r in PEOPLE if r["of"]} | {r["of"] for r in TITLES if r["of"]}
    )
    assert named - STATES - BODIES == set()


def test_dates_are_well_formed_and_in_order() -> None:
    spans = [(t.person, t.since, t.until) for t in TENURES] + [
        (r["person"], r["from"], r["to"]) for r in PEOPLE
    ]
    for person, since, until in spans:
        assert DATE.fullmatch(since), person
        assert not until or DATE.fullmatch(until), person
        assert date(1850, 1, 1) < first_day(since) <= last_day(until), person
        assert first_day(since) <= date(2026, 12, 31), person
        assert not until or last_day(until) <= date(2026, 12, 31), person


def test_nobody_held_an_office_for_a_lifetime() -> None:
    for t in TENURES:
        end = min(last_day(t.until), date(2026, 12, 31))
        assert (end - first_day(t.since)).days < 365.25 * 71, t


def test_no_row_twice() -> None:
    assert len({(t.person, t.office, t.of, t.since) for t in TENURES}) == len(TENURES)
    assert len({r["person"] for r in PEOPLE}) == len(PEOPLE)
    assert len({(r["title"].lower(), r["of"]) for r in TITLES}) == len(TITLES)


def test_an_alias_names_one_person() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    written = [(t.person, t.aliases) for t in TENURES] + [(r["person"], values(r["aliases"])) for r in PEOPLE]
    for person, aliases in written:
        for alias in aliases:
            owners[alias].add(person)
    assert {alias: names for alias, names in owners.items() if len(names) > 1} == {}
    assert owners.keys() & {person for person, _ in written} == set()


def test_aliases_stand_in_one_row() -> None:
    listed = [alias for t in TENURES for alias in t.aliases]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(("of", "office"), GOVERNS.items())
def test_the_g20_is_governed_without_gaps(of: str, office: str) -> None:
    heads = seats()[office, of]
    if of == "TUR":
        heads = heads + [t for t in seats()["president", of] if last_day(t.until) > date(2018, 7, 9)]
    assert longest_gap(heads) <= timedelta(days=45)


@pytest.mark.parametrize("of", GOVERNS)
@pytest.mark.parametrize("office", ["foreign minister", "defence minister"])
def test_ministers_of_the_g20_have_no_gaps(of: str, office: str) -> None:
    assert longest_gap(seats()[office, of]) <= timedelta(days=75)  # China's, between Li Shangfu and Dong Jun


def longest_gap(held: list[Tenure]) -> timedelta:
    """How long nobody held an office at a stretch, from 2000 to 2026."""
    reached, gap = date(2000, 1, 1), timedelta(0)
    for tenure in held:
        if last_day(tenure.until) >= reached:
            gap = max(gap, first_day(tenure.since) - reached)
            reached = last_day(tenure.until)
    return max(gap, date(2026, 1, 1) - min(reached, date(2026, 1, 1)))


def test_sixty_states_have_their_heads_and_ministers() -> None:
    days = [f"{year}-{month}-01" for year in range(2000, 2026) for month in ("01", "07")]
    full = [of for of in STATES if all(_share(offices, of, days) > 0.9 for offices in THREE)]
    assert len(full) >= 60


def _share(offices: tuple[str, ...], of: str, days: list[str]) -> float:
    """On which part of the days is one of these offices held?"""
    return sum(any(holder(office, of, day) for office in offices) for day in days) / len(days)


def test_single_seats_have_one_holder() -> None:
    for (office, of), held in seats().items():
        if office in HEADS:
            for before, after in pairwise(held):
                ended = first_day(before.until) if before.until else date.max
                assert ended - last_day(after.since) <= timedelta(days=7), (of, before, after)


def test_offices_and_titles_meet() -> None:
    held, written = {t.office for t in TENURES}, {r["office"] for r in TITLES}
    assert held - written == set()
    assert written - held == WITHOUT_HOLDERS


def test_offices_are_lower_case() -> None:
    assert all(t.office == t.office.lower() for t in TENURES)


@pytest.mark.parametrize("line", cases("holders"))
def test_well_known_holders(line: str) -> None:
    office, of, day, person = line.split("	")
    assert holder(office, of, day) == person


@pytest.mark.parametrize(
    ("office", "of", "day"),
    [
        ("president", "LBN", "2015-06-01"),
        ("president", "LBN", "2023-10-07"),
        ("prime minister", "TUR", "2019-01-01"),
        ("prime minister", "HTI", "2018-06-01"),
        ("prime minister", "SDN", "2023-04-15"),
        ("president", "SUN", "1992-06-01"),
        ("chancellor", "FRA", "2010-01-01"),
        ("president", "GBR", "2010-01-01"),
        ("president", "AFG", "2022-06-01"),
        ("un ambassador", "PRK", "2020-01-01"),
    ],
)
def test_nobody_held_it(office: str, of: str, day: str) -> None:
    assert holder(office, of, day) is None


@pytest.mark.parametrize(
    ("office", "of", "day", "person"),
    [
        ("prime minister", "GBR", "2022-10-26", "Liz Truss"),
        ("president", "USA", "2021-01-21", "Donald Trump"),
        ("president", "UKR", "2019-05-21", "Petro Poroshenko"),
        ("prime minister", "ISR", "2022-12-30", "Yair Lapid"),
        ("defence minister", "RUS", "2024-06-01", "Sergei Shoigu"),
        ("president", "IRN", "2024-05-21", "Ebrahim Raisi"),
        ("prime minister", "JPN", "2006-09-25", "Shinzo Abe"),
    ],
)
def test_no_longer_or_not_yet(office: str, of: str, day: str, person: str) -> None:
    assert holder(office, of, day) != person


@pytest.mark.parametrize("line", cases("titles"))
def test_the_first_row_of_a_title(line: str) -> None:
    title, office, of = line.split("\t")
    first = next(r for r in TITLES if r["title"].lower() == title.lower())
    assert (first["office"], first["of"]) == (office, of)


def test_common_titles_need_a_state() -> None:
    """A bare "the president" must not mean the head of some body: its first row is of nobody."""
    for title in (
        "president",
        "prime minister",
        "minister",
        "secretary-general",
        "chief",
        "director",
        "speaker",
        "king",
    ):
        first = next(r for r in TITLES if r["title"] == title)
        assert not first["of"]
