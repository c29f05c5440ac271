"""The tables of offices, titles and people: form, heads of state without a gap, well-known holders."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest

from timeline.lexicon.tables import rows, values

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
WITHOUT_HOLDERS = frozenset(
    values(
        "-; minister; deputy foreign minister; deputy defence minister; justice minister; "
        "interior secretary; energy secretary; senate minority leader; first minister"
    )
)
"""Offices that titles name and the table of holders leaves out: many seats, or never without a name."""


class Tenure(NamedTuple):
    """A row of offices.tsv; partial dates kept as written."""

    person: str
    aliases: tuple[str, ...]
    office: str
    of: str
    since: str
    until: str


TENURES = tuple(
    Tenure(r["person"], values(r["aliases"]), r["office"], r["of"], r["from"], r["to"])
    for r in rows("offices")
)
PEOPLE = tuple(rows("people"))
TITLES = tuple(rows("titles"))


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
    assert len(TENURES) >= 3500
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
    reached = date(2000, 1, 1)
    for tenure in heads:
        if last_day(tenure.until) >= reached:
            assert first_day(tenure.since) - reached <= timedelta(days=45), tenure
            reached = last_day(tenure.until)
    assert reached >= date(2026, 1, 1)


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


HELD = """
president USA 1963-11 John F. Kennedy
president USA 1974-08-10 Gerald Ford
president USA 1980-06 Jimmy Carter
president USA 1991-01-17 George H. W. Bush
president USA 2001-09-11 George W. Bush
president USA 2011-05-01 Barack Obama
president USA 2019-02-27 Donald Trump
president USA 2021-08-15 Joe Biden
president USA 2025-03 Donald Trump
vice-president USA 2003-03 Dick Cheney
vice-president USA 2022-11 Kamala Harris
vice-president USA 2025-02-14 JD Vance
foreign minister USA 2003-02-05 Colin Powell
foreign minister USA 2012-09-11 Hillary Clinton
foreign minister USA 2015-07-14 John Kerry
foreign minister USA 2023-02-04 Antony Blinken
defence minister USA 2003-03-20 Donald Rumsfeld
defence minister USA 2021-08-30 Lloyd Austin
defence minister USA 2025-06-22 Pete Hegseth
finance minister USA 2008-09-15 Henry Paulson
national security adviser USA 2018-06-12 John Bolton
speaker USA 2022-08-02 Nancy Pelosi
speaker USA 2016-06 Paul Ryan
cia director USA 2002-10 George Tenet
cia director USA 2012-02 David Petraeus
joint chiefs chairman USA 2021-01-06 Mark Milley
un ambassador USA 2018-06 Nikki Haley
prime minister GBR 1982-04-02 Margaret Thatcher
prime minister GBR 1992-09-16 John Major
prime minister GBR 2003-03-20 Tony Blair
prime minister GBR 2016-06-23 David Cameron
prime minister GBR 2020-01-31 Boris Johnson
prime minister GBR 2022-10-01 Liz Truss
prime minister GBR 2024-08 Keir Starmer
finance minister GBR 2022-09-23 Kwasi Kwarteng
foreign minister GBR 2018-03-04 Boris Johnson
defence minister GBR 2022-02-24 Ben Wallace
queen GBR 2012-07-27 Queen Elizabeth II
president FRA 1985-07 Francois Mitterrand
president FRA 2003-02 Jacques Chirac
president FRA 2015-11-13 Francois Hollande
president FRA 2018-12 Emmanuel Macron
prime minister FRA 2024-12-04 Michel Barnier
chancellor DEU 1989-11-09 Helmut Kohl
chancellor DEU 2002-09 Gerhard Schroeder
chancellor DEU 2015-09 Angela Merkel
chancellor DEU 2022-02-27 Olaf Scholz
foreign minister DEU 2022-02-24 Annalena Baerbock
defence minister DEU 2023-06 Boris Pistorius
prime minister ITA 2011-08 Silvio Berlusconi
prime minister ITA 2020-03-09 Giuseppe Conte
prime minister ITA 2023-10 Giorgia Meloni
prime minister JPN 2004-06 Junichiro Koizumi
prime minister JPN 2011-03-11 Naoto Kan
prime minister JPN 2020-03 Shinzo Abe
prime minister JPN 2021-01 Yoshihide Suga
prime minister JPN 2023-05-19 Fumio Kishida
prime minister JPN 2025-02 Shigeru Ishiba
emperor JPN 2020-01 Naruhito
president CHN 2001-04 Jiang Zemin
president CHN 2008-08-08 Hu Jintao
president CHN 2017-01 Xi Jinping
prime minister CHN 2020-05 Li Keqiang
foreign minister CHN 2023-02 Qin Gang
prime minister IND 2001-07 Atal Bihari Vajpayee
prime minister IND 2008-11-26 Manmohan Singh
prime minister IND 2019-02-26 Narendra Modi
president RUS 1999-06 Boris Yeltsin
president RUS 2000-08-12 Vladimir Putin
president RUS 2008-08-08 Dmitry Medvedev
president RUS 2014-03-18 Vladimir Putin
prime minister RUS 2010-01 Vladimir Putin
foreign minister RUS 2013-09 Sergei Lavrov
defence minister RUS 2022-02-24 Sergei Shoigu
party leader SUN 1986-04-26 Mikhail Gorbachev
prime minister CAN 2014-10 Stephen Harper
prime minister CAN 2018-06 Justin Trudeau
prime minister CAN 2025-04-28 Mark Carney
prime minister AUS 2003-03 John Howard
prime minister AUS 2021-09-15 Scott Morrison
president BRA 2010-05 Luiz Inacio Lula da Silva
president BRA 2016-10 Michel Temer
president BRA 2020-06 Jair Bolsonaro
president ARG 2001-11 Fernando de la Rua
president ARG 2018-09 Mauricio Macri
president ARG 2024-06 Javier Milei
president MEX 2015-01 Enrique Pena Nieto
president IDN 2002-10-12 Megawati Sukarnoputri
president IDN 2016-01 Joko Widodo
president KOR 2000-06-15 Kim Dae-jung
president KOR 2018-04-27 Moon Jae-in
president KOR 2024-12-03 Yoon Suk Yeol
president ZAF 1995-06-24 Nelson Mandela
president ZAF 2012-08-16 Jacob Zuma
prime minister TUR 2013-06 Recep Tayyip Erdogan
president TUR 2016-07-15 Recep Tayyip Erdogan
king SAU 2010-01 Abdullah bin Abdulaziz
crown prince SAU 2018-10-02 Mohammed bin Salman
prime minister ISR 1993-09-13 Yitzhak Rabin
prime minister ISR 2000-07 Ehud Barak
prime minister ISR 2005-08 Ariel Sharon
prime minister ISR 2006-07-12 Ehud Olmert
prime minister ISR 2022-08 Yair Lapid
prime minister ISR 2023-10-07 Benjamin Netanyahu
defence minister ISR 2023-10-09 Yoav Gallant
president PSE 2000-07 Yasser Arafat
president PSE 2014-07 Mahmoud Abbas
supreme leader IRN 1979-11-04 Ruhollah Khomeini
supreme leader IRN 2015-07-14 Ali Khamenei
president IRN 2009-06-12 Mahmoud Ahmadinejad
president IRN 2015-07-14 Hassan Rouhani
president IRN 2024-06 Mohammad Mokhber
foreign minister IRN 2015-07-14 Mohammad Javad Zarif
president IRQ 1990-08-02 Saddam Hussein
prime minister IRQ 2014-06-10 Nouri al-Maliki
president SYR 2011-03-15 Bashar al-Assad
president SYR 2025-05-14 Ahmed al-Sharaa
president EGY 1977-11-19 Anwar Sadat
president EGY 2011-01-25 Hosni Mubarak
president EGY 2013-06-30 Mohamed Morsi
leader LBY 2003-12-19 Muammar Gaddafi
president AFG 2020-02-29 Ashraf Ghani
prime minister PAK 2011-05-02 Yousuf Raza Gilani
prime minister PAK 2019-02-27 Imran Khan
president UKR 2004-11-22 Leonid Kuchma
president UKR 2013-11-21 Viktor Yanukovych
president UKR 2014-09-05 Petro Poroshenko
president UKR 2022-02-24 Volodymyr Zelensky
president BLR 2020-08-09 Alexander Lukashenko
president GEO 2008-08-08 Mikheil Saakashvili
president POL 2010-04-09 Lech Kaczynski
prime minister POL 2022-11-15 Mateusz Morawiecki
prime minister HUN 2015-09 Viktor Orban
prime minister GRC 2015-07-05 Alexis Tsipras
prime minister SWE 2022-05-16 Magdalena Andersson
prime minister FIN 2022-05-12 Sanna Marin
prime minister ESP 2017-10-01 Mariano Rajoy
prime minister IRL 2018-12 Leo Varadkar
supreme leader PRK 2000-06-15 Kim Jong Il
supreme leader PRK 2018-06-12 Kim Jong Un
president TWN 2022-08-02 Tsai Ing-wen
president PHL 2016-07-12 Rodrigo Duterte
president PHL 2023-08-05 Ferdinand Marcos Jr.
prime minister THA 2006-09-18 Thaksin Shinawatra
prime minister BGD 2024-07 Sheikh Hasina
chief adviser BGD 2024-09 Muhammad Yunus
state counsellor MMR 2021-01-31 Aung San Suu Kyi
president VEN 2002-04-10 Hugo Chavez
president VEN 2019-01-23 Nicolas Maduro
president COL 2016-09-26 Juan Manuel Santos
president CHL 1973-09-10 Salvador Allende
president CUB 2014-12-17 Raul Castro
prime minister ETH 2020-11-04 Abiy Ahmed
president SDN 2009-03-04 Omar al-Bashir
president NGA 2014-04-14 Goodluck Jonathan
president RWA 2010-08 Paul Kagame
president ZWE 2008-03-29 Robert Mugabe
president NER 2023-07-25 Mohamed Bazoum
president TUN 2010-12-17 Zine El Abidine Ben Ali
prime minister NZL 2019-03-15 Jacinda Ardern
secretary-general UN 2003-03 Kofi Annan
secretary-general UN 2015-12-12 Ban Ki-moon
secretary-general UN 2022-02-24 Antonio Guterres
secretary-general NATO 2011-03-31 Anders Fogh Rasmussen
secretary-general NATO 2022-02-24 Jens Stoltenberg
secretary-general NATO 2025-06-24 Mark Rutte
president European_Commission 2005-05 Jose Manuel Barroso
president European_Commission 2020-03 Ursula von der Leyen
president European_Council 2016-06-23 Donald Tusk
high representative EU 2013-11-24 Catherine Ashton
director-general IAEA 2003-03 Mohamed ElBaradei
director-general IAEA 2022-09-01 Rafael Grossi
director-general WHO 2020-03-11 Tedros Adhanom Ghebreyesus
president ECB 2012-07-26 Mario Draghi
fed chair USA 2008-09-15 Ben Bernanke
managing director IMF 2010-05 Dominique Strauss-Kahn
pope VAT 2005-04-01 Pope John Paul II
pope VAT 2015-09 Pope Francis
chief prosecutor ICC 2023-03-17 Karim Khan
"""
LINE = re.compile(r"(?P<office>[a-z -]+) (?P<of>[A-Z]\w+) (?P<day>\d{4}(?:-\d\d){0,2}) (?P<person>.+)")


@pytest.mark.parametrize("line", HELD.strip().splitlines())
def test_well_known_holders(line: str) -> None:
    case = LINE.fullmatch(line)
    assert case, line
    assert holder(case["office"], case["of"].replace("_", " "), case["day"]) == case["person"]


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


MEANINGS = """
Prime Minister|prime minister|
premier|prime minister|
PM|prime minister|
taoiseach|prime minister|IRL
secretary of state|foreign minister|USA
foreign secretary|foreign minister|GBR
external affairs minister|foreign minister|IND
secretary of foreign affairs|foreign minister|PHL
Pentagon chief|defence minister|USA
defence secretary|defence minister|GBR
defense secretary|defence minister|USA
minister of defence|defence minister|
chancellor|chancellor|DEU
chancellor of the exchequer|finance minister|GBR
treasury secretary|finance minister|USA
home secretary|interior minister|GBR
UN chief|secretary-general|UN
NATO chief|secretary-general|NATO
EU foreign policy chief|high representative|EU
IAEA head|director-general|IAEA
Fed chair|fed chair|USA
House speaker|speaker|USA
Kremlin spokesman|kremlin spokesperson|RUS
crown prince|crown prince|
general|-|
Gen.|-|
ayatollah|-|
envoy|-|
"""


@pytest.mark.parametrize("line", MEANINGS.strip().splitlines())
def test_the_first_row_of_a_title(line: str) -> None:
    title, office, of = line.split("|")
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
