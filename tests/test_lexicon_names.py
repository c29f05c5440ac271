"""The tables of names: states, organisations, armed groups, places, and the nouns for those who act."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

import pytest

from timeline.actors.words import word_list
from timeline.lexicon.tables import rows, values


def words(text: str) -> list[str]:
    return text.split()


def codes_of(table: str) -> set[str]:
    return {row["code" if table == "states" else "country"] for row in rows(table)}


COLUMNS = {
    "states": words("code name adjectives people capital aliases note"),
    "organisations": words("name aliases kind country"),
    "groups": words("name aliases country"),
    "places": words("name aliases kind country"),
    "actor_nouns": words("noun kind note"),
}
NAME_TABLES = ("states", "organisations", "groups", "places")
NAME_COLUMNS = ("name", "adjectives", "people", "capital", "aliases")
AT_LEAST = {"states": 255, "organisations": 650, "groups": 170, "places": 4000, "actor_nouns": 300}
KINDS = {
    "organisations": set(
        words("""
            alliance un bank court agency ministry legislature government military party company media
            ngo union sport university thinktank police
        """)
    ),
    "places": set(
        words("city province region sea strait island river base site continent mountain desert canal")
    ),
    "actor_nouns": set(
        words("military government diplomat legislature court police armed civil body person")
    ),
}
ISO_3166_1 = set(
    words("""
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR
    BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL
    COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK
    FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV
    HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
    LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
    MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN
    PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE
    SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO
    TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """)
)
FORMER = set(words("SUN YUG SCG CSK DDR RVN YMD ANT AUH"))
SPAN = re.compile(r"\d{4} to \d{4}\b")

MEANINGS = """
    Japan | states | JPN
    Tokyo | states | JPN
    Filipinos | states | PHL
    Kiev | states | UKR
    Burma | states | MMR
    Türkiye | states | TUR
    Turkiye | states | TUR
    U.S. | states | USA
    Britain | states | GBR
    Congo | states | COD
    Congo-Brazzaville | states | COG
    Republic of China | states | TWN
    People's Republic of China | states | CHN
    Palestinian Authority | states | PSE
    West Germany | states | DEU
    East Germany | states | DDR
    USSR | states | SUN
    Georgia | states | GEO
    Kosovars | states | XKX
    Nigerien | states | NER
    Nigerian | states | NGA
    Hong Kong | states | HKG
    North Atlantic Treaty Organization | organisations | NATO
    United Nations Security Council | organisations | UN Security Council
    Group of Seven | organisations | G7
    Capitol Hill | organisations | Congress
    Revolutionary Guards | organisations | IRGC
    Duma | organisations | State Duma
    Élysée | organisations | Elysee
    People's Liberation Army | organisations | PLA
    Indian National Congress | organisations | Indian National Congress
    Aramco | organisations | Saudi Aramco
    Daesh | groups | Islamic State
    Al Qaeda | groups | al-Qaeda
    Ansar Allah | groups | Houthis
    Tamil Tigers | groups | LTTE
    Wagner | groups | Wagner Group
    Pakistani Taliban | groups | Tehrik-i-Taliban Pakistan
    Odessa | places | Odesa
    Diaoyu Islands | places | Senkaku Islands
    Gaza Strip | places | Gaza
    Bab el-Mandeb | places | Bab al-Mandab
    St. Petersburg | places | St Petersburg
    Chornobyl | places | Chernobyl
    New York City | places | New York
    Guantánamo Bay | places | Guantanamo Bay
    The Hague | places | The Hague
"""

ORDINARY_WORDS = words(
    """
    Labour Labor Union Target Male Reunion Nice Mobile Reading Bath May
    March Will Trump House Party Court Force State Army Police Council Assembly Parliament Bank Time
    Times Guardian Independent Sun Democracy Justice Freedom Republic Gulf Channel Straits Island
    Islands Bay Cape Strip Camp Base CAR IS PA IT WE US-led AID ACT APC NPP Unit Victoria Hamilton
    Stanley Douglas Monitor Dawn Bild Orange Conservative Liberal Nationalist Social Green Greens
    Renaissance Solidarity Moderates Northern Southern Eastern Western Central
    """
)


@cache
def owners() -> dict[str, list[tuple[str, str]]]:
    """Every name as written, with the (table, row) of each cell that has it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table in NAME_TABLES:
        for row in rows(table):
            for column in NAME_COLUMNS:
                for name in values(row.get(column, "")):
                    found[name].append((table, row["code"] if table == "states" else row["name"]))
    return found


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_its_columns_and_its_length(table: str) -> None:
    records = list(rows(table))
    assert list(records[0]) == COLUMNS[table]
    assert len(records) >= AT_LEAST[table]


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_are_clean(table: str) -> None:
    for row in rows(table):
        for cell in row.values():
            assert cell == cell.strip()
            assert "  " not in cell
            assert "\u2019" not in cell, f"a straight apostrophe is the rule: {cell}"
            assert "; ".join(values(cell)) == cell or ";" not in cell
            assert len(set(values(cell))) == len(values(cell)), f"a value twice in a cell: {cell}"


def test_no_name_stands_in_two_rows() -> None:
    shared = {name: found for name, found in owners().items() if len(set(found)) > 1}
    assert not shared


def test_no_alias_repeats_the_name_of_its_row() -> None:
    for table in ("organisations", "groups", "places"):
        for row in rows(table):
            assert row["name"] not in values(row["aliases"])


def test_rows_have_keys_of_their_own() -> None:
    for table, key in {
        "states": "code",
        **dict.fromkeys(("organisations", "groups", "places"), "name"),
    }.items():
        twice = [value for value, count in Counter(row[key] for row in rows(table)).items() if count > 1]
        assert not twice


def test_states_are_those_of_iso_3166_and_the_former_ones() -> None:
    assert codes_of("states") == (ISO_3166_1 - {"ATA"}) | {"XKX"} | FORMER


def test_former_states_say_when_they_were() -> None:
    for row in rows("states"):
        assert bool(SPAN.match(row["note"])) == (row["code"] in FORMER)


@pytest.mark.parametrize("table", ["organisations", "groups", "places"])
def test_countries_are_codes_of_states(table: str) -> None:
    assert codes_of(table) <= codes_of("states") | {""}


@pytest.mark.parametrize("table", KINDS)
def test_kinds_are_known(table: str) -> None:
    assert {row["kind"] for row in rows(table)} == KINDS[table]


def test_continents_belong_to_nobody() -> None:
    owners = [row["country"] for row in rows("places") if row["kind"] == "continent"]
    assert owners == [""] * 7


def test_no_noun_stands_twice() -> None:
    nouns = [row["noun"] for row in rows("actor_nouns")]
    assert len(set(nouns)) == len(nouns)


@pytest.mark.parametrize("line", [line for line in MEANINGS.splitlines() if line.strip()])
def test_a_name_means(line: str) -> None:
    name, table, row = (cell.strip() for cell in line.split("|"))
    assert set(owners()[name]) == {(table, row)}


@pytest.mark.parametrize("word", ORDINARY_WORDS)
def test_an_ordinary_word_is_no_name(word: str) -> None:
    assert word not in owners()


@pytest.mark.parametrize("word", sorted(word_list("plain_names")))
def test_an_ordinary_word_that_is_watched_is_a_firm(word: str) -> None:
    assert [table for table, _ in owners()[word]] == ["organisations"]
    assert all(
        row["kind"] == "company" for row in rows("organisations") if row["name"] == owners()[word][0][1]
    )
