"""Which mentions tell of one event."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from conftest import Article, Said, ask, chronology, fill, telling

from timeline.store.merging import scores
from timeline.store.merging.evidence import score
from timeline.store.merging.facts import Mention


def test_an_event_takes_place_when_a_later_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    plan = telling(
        Said("2023-05", "Japan will host the G7 summit", "JPN>G7", status="planned", trigger="host"),
        published="2023-01-12",
    )
    done = telling(
        Said("2023-05-19/2023-05-21", "Japan hosted the G7 summit", "JPN>G7"),
        published="2023-05-22",
        title="Done",
    )
    stale = telling(
        Said("2023-05", "Japan will host the G7 summit", "JPN>G7", status="planned", trigger="host"),
        published="2023-06-01",
        title="Old",
    )
    fill(path, [stale, done, plan])
    assert ask(path, "SELECT date, status, sources FROM event") == [("2023-05-19/2023-05-21", "occurred", 3)]


ONE_OR_TWO: list[tuple[str, Said, Said, int]] = [
    ("the coarse date holds the fine", Said("2022-08", "Pelosi visited Taiwan", "Nancy Pelosi/USA>TWN"),
     Said("2022-08-02", "Pelosi arrived in Taiwan", "Nancy Pelosi/USA>TWN"), 1),
    ("a state stands for its people", Said("2023-01-13", "Kishida met Biden", "Fumio Kishida/JPN>Joe Biden/USA"),
     Said("2023-01-13", "Japan and America met", "JPN+USA", trigger="met"), 1),
    ("types of one family", Said("2023-01-11", "Japan signed a pact with Britain", "JPN>GBR", "AGREE"),
     Said("2023-01-11", "Japan signed a treaty with Britain", "JPN>GBR", "SUPPORT"), 1),
    ("the same deadline", Said("../2025", "America will base a regiment in Japan", "USA>JPN", "MOBILIZE", "planned", "base"),
     Said("../2025", "America will station a regiment in Japan", "USA>JPN", "MOBILIZE", "planned", "station"), 1),
    ("two strikes on two days", Said("2022-10-10", "Russia struck Ukraine", "RUS>UKR", "ASSAULT"),
     Said("2022-10-11", "Russia struck Ukraine again", "RUS>UKR", "ASSAULT"), 2),
    ("the year of a series", Said("2022-10-10", "Russia struck Ukraine", "RUS>UKR", "ASSAULT"),
     Said("2022", "Russia struck Ukraine often", "RUS>UKR", "ASSAULT"), 2),
    ("annual summits", Said("2022-06-26", "The G7 met", "G7", trigger="met"), Said("2023-05-19", "The G7 met", "G7", trigger="met"), 2),
    ("another counterpart", Said("2023-01-11", "Japan signed a pact with Britain", "JPN>GBR", "AGREE"),
     Said("2023-01-11", "Japan signed a pact with America", "JPN>USA", "AGREE"), 2),
    ("who is sworn in, and whom he appoints on that day", Said("2024-04-02", "Luz was sworn in", ">Ana Luz/PER", "OFFICE", trigger="sworn"),
     Said("2024-04-02", "Luz named Rui Costa premier", "Ana Luz/PER>Rui Costa/PER", "OFFICE", trigger="named"), 2),
    ("who is sworn in, and who takes the place of another",
     Said("2024-04-02", "Luz was sworn in", ">Ana Luz/PER", "OFFICE", trigger="sworn"),
     Said("2024-04-02", "Luz replaced Rui Costa", "Ana Luz/PER>Rui Costa/PER", "OFFICE", trigger="replaced"), 1),
    ("so many dead, and one more", Said("2024-04-02", "Gunmen killed nineteen nuns", "PER", "ASSAULT", trigger="killed"),
     Said("2024-04", "Gunmen killed 20 nuns", "PER", "ASSAULT", trigger="killed"), 1),
    ("so many dead, and four times as many", Said("2024-04-02", "Gunmen killed nineteen nuns", "PER", "ASSAULT", trigger="killed"),
     Said("2024-04", "Gunmen shot seventy-six men dead", "PER", "ASSAULT", trigger="shot"), 2),
    ("another family of types", Said("2023-01-11", "Japan met Britain", "JPN>GBR"),
     Said("2023-01-11", "Tokyo bombed London", "JPN>GBR", "ASSAULT"), 2),
    ("no actor in common", Said("2023-01-11", "Japan met Britain", "JPN>GBR"), Said("2023-01-11", "China met Russia", "CHN>RUS"), 2),
    ("another act with no word in common", Said("2023-01-11", "Japan signed a pact with Britain", "JPN>GBR", "AGREE"),
     Said("2023-01", "Japan lauded help from Britain", "JPN>GBR", "SUPPORT"), 2),
    ("one kind of act on one day", Said("2023-04-04", "Finland became a member", "Finland>NATO", "AGREE"),
     Said("2023-04-04", "Finland joined the alliance", "Finland>NATO", "SUPPORT"), 1),
    ("what a person does but once in a month", Said("2024-04-24", "Henry stepped down", "Ariel Henry", "RETREAT"),
     Said("2024-04", "Henry resigned", "Ariel Henry", "RETREAT"), 1),
    ("whom a person meets in a month", Said("2022-08-01", "Pelosi arrived in Japan", "Nancy Pelosi/USA>JPN"),
     Said("2022-08", "Pelosi saw Taiwan", "Nancy Pelosi/USA>TWN"), 2),
    ("what a person says in a month", Said("2023-08-25", "Putin dismissed a rumour", "Vladimir Putin/RUS", "REJECT"),
     Said("2023-08", "Putin accused China", "Vladimir Putin/RUS>CHN", "DISAPPROVE"), 2),
    ("who falls does nothing to another", Said("2024-12-08", "The fall of Assad", ">Bashar al-Assad", "ASSAULT", trigger="fall"),
     Said("2024-12-08", "Assad fell", "Bashar al-Assad", "ASSAULT", trigger="fell"), 1),
    ("a decade says too little", Said("199X", "Ukraine gave up arms", "UKR", "RETREAT"),
     Said("1994-12-05", "Ukraine gave up arms", "UKR", "RETREAT"), 2),
    ("a date that the text does not give", Said("2023-01-11", "Japan met Britain", "JPN>GBR", basis="document"),
     Said("2023-01-11", "Japan met Britain at last", "JPN>GBR"), 2),
    ("a month and one party, in near words", Said("2024-08", "Chang was convicted", "MOZ", "COERCE", trigger="convicted"),
     Said("2024-08-08", "A jury found a minister of Mozambique guilty", "MOZ", "COERCE", trigger="guilty"), 1),
    ("a month and one party, in other words", Said("2024-08", "Mozambique convicted a minister", "MOZ", "COERCE", trigger="convicted"),
     Said("2024-08-08", "The navy of Mozambique boarded a trawler", "MOZ", "COERCE", trigger="boarded"), 2),
    ("no party, but a place that one writes without its accent", Said("2017-10-05", "The raid on Mocímboa", "", "ASSAULT", trigger="raid"),
     Said("2017-10-05", "Mocimboa was attacked", "", "ASSAULT", trigger="attacked"), 1),
    ("a town by its short name", Said("2017-10-05", "The raid", "MOZ", "ASSAULT", trigger="raid", places=["Riverton"]),
     Said("2017-10-05", "Gunmen burned the garrison", "MOZ", "ASSAULT", trigger="burned", places=["Riverton da Praia"]), 1),
    ("struck, and struck back", Said("2016-04-02", "Peru shelled Chile", "PER>CHL", "ASSAULT", trigger="shelled"),
     Said("2016-04", "Chile seized boats of Peru", "CHL>PER", "ASSAULT", trigger="seized"), 2),
    ("struck, and struck again", Said("2016-04-02", "Peru shelled Chile", "PER>CHL", "ASSAULT", trigger="shelled"),
     Said("2016-04", "Peru bombed Chile", "PER>CHL", "ASSAULT", trigger="bombed"), 1),
    ("told from both sides", Said("2016-04-02", "Peru shelled Chile", "PER>CHL", "ASSAULT", trigger="shelled"),
     Said("2016-04-02", "Chile was shelled", ">CHL", "ASSAULT", trigger="shelled"), 1),
    ("given, and got", Said("2001-12-20", "The Fund approved a loan", "IMF>ARG", "AID", trigger="approved"),
     Said("2001-12-20", "A loan was approved", ">IMF", "AID", trigger="approved"), 1),
    ("vanished, and disappeared", Said("2019-06-30", "Alvo disappeared", "Juan Alvo", "OTHER", trigger="disappeared"),
     Said("2019-06", "Alvo vanished", "Juan Alvo", "OTHER", trigger="vanished"), 1),
    ("vanished, and sang", Said("2019-06-30", "Alvo sang", "Juan Alvo", "OTHER", trigger="sang"),
     Said("2019-06", "Alvo vanished", "Juan Alvo", "OTHER", trigger="vanished"), 2),
    ("rescued, and freed", Said("2008-07-02", "Troops freed Alvo", "PER>Juan Alvo", "RETREAT", trigger="freed"),
     Said("2008-07", "The army rescued Alvo", "PER>Juan Alvo", "AID", trigger="rescued"), 1),
    ("another town", Said("2017-10-05", "The raid", "MOZ", "ASSAULT", trigger="raid", places=["Riverton"]),
     Said("2017-10-05", "Gunmen burned the garrison", "MOZ", "ASSAULT", trigger="burned", places=["Palma"]), 2),
    ("a name in full and in part", Said("2019-03-14", "Idai wrecked the port", "Idai", "DISASTER", trigger="wrecked"),
     Said("2019-03-14", "Hundreds drowned in Cyclone Idai", "Cyclone Idai", "DISASTER", trigger="drowned"), 1),
    ("one verb that was read as two types", Said("2025-04-11", "Argentina got what the IMF approved", "ARG", "AID", trigger="approved"),
     Said("2025-04-11", "The IMF approved a programme", "IMF", "SANCTION", trigger="approved"), 1),
    ("a sum", Said("2023-09", "A court awarded $16,100 to the lenders", "ARG", "LEGISLATE", trigger="awarded"),
     Said("2023-09-15", "The bill of $16,100 came from the judge", "ARG", "LEGISLATE", trigger="bill"), 1),
    ("no such sum", Said("2023-09", "A court awarded $16,100 to the lenders", "ARG", "LEGISLATE", trigger="awarded"),
     Said("2023-09-15", "The bill of $16,200 came from the judge", "ARG", "LEGISLATE", trigger="bill"), 2),
    ("what has gone on since began then",
     Said("2025-06-17/..", "Kirchner has been confined to her flat", "Cristina Kirchner", "COERCE", "ongoing", trigger="confined"),
     Said("2025-06-17", "Kirchner was placed under arrest", "Cristina Kirchner", "COERCE", trigger="placed"), 1),
    ("a trigger of one letter", Said("2022-07-20", "Pakistan fell e", "PAK", trigger="e"),
     Said("2022-07-20", "Pakistan was e", "PAK", trigger="e"), 1),
    ("by a day, and in its month", Said("../2024-06-12", "Russia's last soldiers are gone", "RUS", "RETREAT", trigger="gone"),
     Said("2024-06", "Russia's last soldiers went home", "RUS", "RETREAT", trigger="went"), 1),
    ("by a day, and in another month", Said("../2024-06-12", "Russia's last soldiers are gone", "RUS", "RETREAT", trigger="gone"),
     Said("2024-05", "Russia's last soldiers went home", "RUS", "RETREAT", trigger="went"), 2),
    ("the only thing that both tell of a day", Said("2022-07-20", "The house chose a successor", "LKA", "ELECT", trigger="chose"),
     Said("2022-07-20", "His rivals lifted him to the top", "LKA", "ELECT", trigger="lifted"), 1),
    ("the only thing that both tell of New Year's Day", Said("2022-01-01", "The house chose a successor", "LKA", "ELECT", trigger="chose"),
     Said("2022-01-01", "His rivals lifted him to the top", "LKA", "ELECT", trigger="lifted"), 2),
    ("done, and not done", Said("2024-04-24", "Henry quit", "Ariel Henry", "RETREAT", trigger="quit"),
     Said("2024-04", "Henry refused to go", "Ariel Henry", "OTHER", "negated", "go"), 2),
    ("a stem that ends in e", Said("2025-03-13", "Norway and Chile settled it", "NOR+CHL", "AGREE", trigger="settled"),
     Said("2025-03", "Chile and Norway agreed", "NOR+CHL", "AGREE", trigger="agreed"), 1),
    ("near words, one of no type", Said("2019-07", "The missiles reached Turkey", "Russia>Turkey", "MOBILIZE", trigger="reached"),
     Said("2019-07-12", "The first crates arrive in Turkey", "Turkey", "OTHER", trigger="arrive"), 1),
    ("other words, one of no type", Said("2019-07", "The missiles reached Turkey", "Russia>Turkey", "MOBILIZE", trigger="reached"),
     Said("2019-07-12", "The first crates burn in Turkey", "Turkey", "OTHER", trigger="burn"), 2),
    ("near words of two families", Said("2023-09", "Armenia ordered the enclave away", "Armenia", "DEMAND", trigger="ordered"),
     Said("2023-09-28", "The enclave was decreed away", "Armenia", "LEGISLATE", trigger="decreed"), 1),
    ("other words of two families", Said("2023-09", "Armenia ordered the enclave away", "Armenia", "DEMAND", trigger="ordered"),
     Said("2023-09-28", "The enclave was flooded", "Armenia", "LEGISLATE", trigger="flooded"), 2),
    ("an attack and its dead", Said("2022-05-05", "Gunmen ambushed a patrol", "MOZ", "ASSAULT", trigger="ambushed"),
     Said("2022-05", "Twelve soldiers were killed", "MOZ", "ASSAULT", trigger="killed"), 1),
    ("an attack and an outrage", Said("2022-05-05", "Gunmen ambushed a patrol", "MOZ", "ASSAULT", trigger="ambushed"),
     Said("2022-05", "Twelve houses were defiled", "MOZ", "ASSAULT", trigger="defiled"), 2),
    ("a storm and its dead", Said("2019-03-14", "The storm wrecked a port", "", "DISASTER", trigger="wrecked", places=["Riverton"]),
     Said("2019-03", "Hundreds perished", "", "DISASTER", trigger="perished", places=["Riverton"]), 1),
    ("a storm and a plague", Said("2019-03-14", "The storm wrecked a port", "", "DISASTER", trigger="wrecked", places=["Riverton"]),
     Said("2019-03", "Hundreds sickened", "", "DISASTER", trigger="sickened", places=["Riverton"]), 2),
    ("British and American spelling", Said("2021-04", "Peru decreed vapor from fertilizers away", "Peru", "LEGISLATE", trigger="decreed"),
     Said("2021-21", "Peru forbade vapour of fertiliser", "Peru", "LEGISLATE", trigger="forbade"), 1),
    ("another thing", Said("2021-04", "Peru decreed vapor from fertilizers away", "Peru", "LEGISLATE", trigger="decreed"),
     Said("2021-21", "Peru forbade vapour of petrol", "Peru", "LEGISLATE", trigger="forbade"), 2),
    ("rare words of both sentences",
     Said("2008-03", "Exports were decreed", "Peru", "LEGISLATE", trigger="decreed", rest=", and the soya farmers rebelled"),
     Said("2008-03", "Taxes went up", "Peru", "LEGISLATE", trigger="went", rest=" for soya, and farmers took to the roads"), 1),
    ("common words of both sentences",
     Said("2008-03", "Exports were decreed", "Peru", "LEGISLATE", trigger="decreed", rest=", and the government said more"),
     Said("2008-03", "Taxes went up", "Peru", "LEGISLATE", trigger="went", rest=" again, and the government took office"), 2),
    ("what befalls a person but once, without a date",
     Said("2022-09-27", "Guards arrested Vardan", "Baku>Ruben Vardan", "COERCE", trigger="arrested"),
     Said("2023-07-01", "Vardan was caught", ">Ruben Vardan", "COERCE", trigger="caught", basis="document"), 1),
    ("what a person does more than once, without a date",
     Said("2022-09-27", "Vardan sued the paper", "Ruben Vardan", "COERCE", trigger="sued"),
     Said("2023-07-01", "Vardan filed a suit", "Ruben Vardan", "COERCE", trigger="filed", basis="document"), 2),
    ("who was arrested, and who arrested",
     Said("2022-09-27", "Guards arrested Vardan", "Baku>Ruben Vardan", "COERCE", trigger="arrested"),
     Said("2023-07-01", "Vardan caught spies", "Ruben Vardan", "COERCE", trigger="caught", basis="document"), 2),
    ("who was killed, and who struck elsewhere, without a date",
     Said("2022-09-27", "Peru killed ten rebels", "Peru>rebels", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "Peru attacked rebels", "Peru>rebels", "ASSAULT", trigger="attacked", basis="document"), 2),
    ("a body that kills is none that is killed but once",
     Said("2022-09-27", "NATO killed ten soldiers", "NATO", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "NATO killed ten farmers", "NATO", "ASSAULT", trigger="killed", basis="document"), 2),
    ("whose end it was, told without a date years later",
     Said("2008-03-12", "A sniper assassinated Vardan", ">Ruben Vardan", "ASSAULT", trigger="assassinated"),
     Said("2023-07-01", "Vardan was murdered", ">Ruben Vardan", "CRIME", trigger="murdered", basis="document"), 1),
    ("who died, told without a date years later",
     Said("2008-03-12", "Vardan died of a wound", "Ruben Vardan", "OTHER", trigger="died"),
     Said("2023-07-01", "The death of Vardan shook the town", "Ruben Vardan", "OTHER", trigger="death", basis="document"), 1),
    ("whose soldiers were killed, told without a date years later",
     Said("2008-03-12", "A sniper killed Vardan", ">Ruben Vardan", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "Ruben Vardan's fighters were killed", ">Ruben Vardan", "ASSAULT", trigger="killed", basis="document"), 2),
    ("who was killed, and who is to be",
     Said("2008-03-12", "A sniper killed Vardan", ">Ruben Vardan", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "Vardan could be killed", ">Ruben Vardan", "ASSAULT", "possible", "killed", basis="document"), 2),
    ("who was arrested, told without a date years later",
     Said("2008-03-12", "Guards arrested Vardan", ">Ruben Vardan", "COERCE", trigger="arrested"),
     Said("2023-07-01", "Vardan was caught", ">Ruben Vardan", "COERCE", trigger="caught", basis="document"), 2),
    ("who was killed, and who killed, years apart",
     Said("2008-03-12", "A sniper killed Vardan", ">Ruben Vardan", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "Vardan killed a guard", "Ruben Vardan", "ASSAULT", trigger="killed", basis="document"), 2),
    ("a noun that a verb bears, and the noun alone",
     Said("2014-05-03", "The ceasefire took effect", "TCD+CMR", "RETREAT", trigger="took"),
     Said("2014-05", "A truce of Chad and Cameroon was kept", "TCD", "RETREAT", trigger="truce"), 1),
    ("a noun that a verb bears, and another",
     Said("2014-05-03", "The parade took place", "TCD+CMR", "RETREAT", trigger="took"),
     Said("2014-05", "A truce of Chad and Cameroon was kept", "TCD", "RETREAT", trigger="truce"), 2),
    ("a name with its accent and without",
     Said("2012-03-09", "Rebels freed José Alvo", ">José Alvo", "RETREAT", trigger="freed"),
     Said("2012-03", "Jose Alvo was released", ">Jose Alvo", "RETREAT", trigger="released"), 1),
    ("whom only one title names",
     Said("2012-03-09", "Parliament impeached the president", "PER>Juan Alvo/PER", "LEGISLATE", trigger="impeached"),
     Said("2013-06-30", "Alvo was impeached", ">Juan Alvo/PER", "LEGISLATE", trigger="impeached", basis="document"), 1),
    ("who fell, and whom they brought down",
     Said("2012-03-09", "Alvo resigned", "Juan Alvo", "RETREAT", trigger="resigned"),
     Said("2012-03", "The resignation of Alvo", ">Juan Alvo", "RETREAT", trigger="resignation"), 1),
    ("who let whose prisoners go",
     Said("2012-03-09", "Chad freed soldiers of Niger", "TCD>NER", "RETREAT", trigger="freed"),
     Said("2012-03", "Niger released soldiers of Chad", "NER>TCD", "RETREAT", trigger="released"), 2),
    ("a raid without a date, and one of many with a person",
     Said("2022-09-27", "Alvo's men shelled the port", "Juan Alvo", "ASSAULT", trigger="shelled"),
     Said("2023-07-01", "Alvo's men shelled villages", "Juan Alvo", "ASSAULT", trigger="shelled", basis="document"), 2),
    ("killed, and fought, without a date",
     Said("2022-09-27", "Troops killed men of Alvo", ">Juan Alvo", "ASSAULT", trigger="killed"),
     Said("2023-07-01", "Troops fought Alvo", ">Juan Alvo", "ASSAULT", trigger="fought", basis="document"), 2),
    ("a person whose state one article does not know",
     Said("2014-11", "Rolo was freed", ">Ruben Rolo", "RETREAT", trigger="freed"),
     Said("2014-11-30", "Rebels release Rolo", "Los Libres>Ruben Rolo/COL", "RETREAT", trigger="release"), 1),
    ("what lasted is the noun", Said("2023-11-24", "A truce in Gaza took effect", "ISR+PSE", "RETREAT", trigger="took"),
     Said("2023-11-24/2023-11-30", "A truce in Gaza lasted", "ISR", "RETREAT", trigger="lasted"), 1),
    ("a jet is no one killed",
     Said("2019-02", "Peru downed a Bolivian jet", "PER>BOL", "ASSAULT", trigger="downed"),
     Said("2019-02-14", "A bomb killed 40 men in Bolivia", ">BOL", "ASSAULT", trigger="killed"), 2),
    ("another act that has no date", Said("2023-06-01", "Japan lauded Britain", "JPN>GBR", "SUPPORT", basis="document"),
     Said("2023-01-11", "Japan met Britain", "JPN>GBR"), 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "events"), [row[1:] for row in ONE_OR_TWO], ids=[row[0] for row in ONE_OR_TWO]
)
def test_mentions_are_one_event_or_two(tmp_path: Path, a: Said, b: Said, events: int) -> None:
    for number, said in enumerate([(a, b), (b, a)]):
        path = tmp_path / f"{number}.db"
        fill(path, [telling(said[0], title="One"), telling(said[1], title="Two", published="2023-07-01")])
        assert ask(path, "SELECT count(*) FROM event") == [(events,)]


@pytest.mark.parametrize(("papers", "events"), [(2, 2), (12, 1)])
def test_of_many_that_agree_one_may_be_unlike(tmp_path: Path, papers: int, events: int) -> None:
    named = Said(
        "2009-06-25", "Corin died in Riverton", "Ana Corin", "OTHER", trigger="died", places=["Riverton"]
    )
    unnamed = Said(
        "2009-06-25", "The singer died in Riverton", "", "OTHER", trigger="died", places=["Riverton"]
    )
    undated = Said("2009-09-01", "Corin died", "Ana Corin", "OTHER", trigger="died", basis="document")
    told = [telling(named, title=f"Paper {number}") for number in range(papers)]
    fill(tmp_path / "s.db", [*told, telling(unnamed, title="Other"), telling(undated, title="Late")])
    assert ask(tmp_path / "s.db", "SELECT count(*) FROM event") == [(events,)]


@pytest.mark.parametrize(
    ("trigger", "around", "events"),
    [
        ("seized", "Alvo and Corin spoke in Quim", 1),
        ("seized", "Brel sang in Lima", 2),
        ("painted", "Alvo and Corin spoke in Quim", 2),
    ],
    ids=["of one matter", "of another", "another act of the same matter"],
)
def test_names_around_both_say_that_two_articles_are_of_one_matter(
    tmp_path: Path, trigger: str, around: str, events: int
) -> None:
    path = tmp_path / "s.db"
    one = Said("2021-02-03", "Peru captured the bridge", "PER", "ASSAULT", trigger="captured")
    two = Said("2021-02", f"Peru {trigger} a ford", "PER", "MOBILIZE", trigger=trigger)
    fill(
        path,
        [
            telling(one, title="One", lines=["Corin and Alvo met in Quim."]),
            telling(two, title="Two", lines=[f"{around}."]),
        ],
    )
    assert ask(path, "SELECT count(*) FROM event") == [(events,)]


@pytest.mark.parametrize(
    ("around", "events"), [("Alvo and Corin spoke in Peru", 1), ("Rain fell in Peru", 2)]
)
def test_who_names_nobody_tells_of_what_its_article_is_about(
    tmp_path: Path, around: str, events: int
) -> None:
    path = tmp_path / "s.db"
    one = Said("2021-02-03", "Gunmen stormed the prison", "", "ASSAULT", trigger="stormed")
    two = Said("2021-02", "Peru's raiders stormed a jail", "PER>CHL", "ASSAULT", trigger="stormed")
    fill(
        path,
        [
            telling(one, title="One", lines=["Corin and Alvo met in Peru."]),
            telling(two, title="Two", lines=[f"{around}."]),
        ],
    )
    assert ask(path, "SELECT count(*) FROM event") == [(events,)]


def test_a_state_alone_finds_another_family_of_a_month_where_words_are_near(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    one = Said("2021-02-03", "Peru renewed the long truce", "PER", "AGREE", trigger="renewed")
    two = Said("2021-02", "Peru renewed it with a long letter", "PER", "RETREAT", trigger="renewed")
    fill(path, [telling(one, title="One"), telling(two, title="Two")])
    assert ask(path, "SELECT count(*) FROM event") == [(1,)]


SCENES: list[tuple[str, str, str, int]] = [
    ("its headline's state acts", "Myanmar a year on", "MMR", 1),
    ("another state acts", "Thailand a year on", "MMR", 2),
    ("a state of two words acts", "Sri Lanka a year on", "LKA", 1),
    ("another state with one of its words acts", "South Korea a year on", "PRK", 2),
    ("a state of which it does not tell has part in it", "Myanmar a year on", "CHN>MMR", 2),
]


@pytest.mark.parametrize(
    ("headline", "who", "events"), [row[1:] for row in SCENES], ids=[row[0] for row in SCENES]
)
def test_who_is_not_told_may_be_the_state_of_the_headline(
    tmp_path: Path, headline: str, who: str, events: int
) -> None:
    path = tmp_path / "s.db"
    coup = Said("2021-02", "The coup", "", "COERCE", trigger="coup")
    army = Said("2021-02", "The soldiers seized power", who, "COERCE", trigger="seized")
    more = Said("2021-02", "Rain fell", "IND", "DISASTER", trigger="fell")
    fill(path, [telling(coup, title=headline), telling(army, more, title="Two")])
    assert ask(path, "SELECT count(*) FROM event") == [(events + 1,)]


@pytest.mark.parametrize(("sum_", "events"), [("$2.93 billion", 1), ("$2.39 billion", 2)])
def test_a_sum_tells_an_event_whose_actor_is_not_named(tmp_path: Path, sum_: str, events: int) -> None:
    path = tmp_path / "s.db"
    loan = Said(
        "2023-03-20",
        "The Fund approved a loan",
        "IMF>JPN",
        "AID",
        trigger="approved",
        rest=" of $2.93 billion",
    )
    money = Said("2023-03", "What the lender granted", "", "AID", trigger="granted", rest=f" was {sum_}")
    fill(path, [telling(loan, title="A loan"), telling(money, title="Japan and its lenders")])
    assert ask(path, "SELECT count(*) FROM event") == [(events,)]


BESIDE: list[tuple[str, str, str, str, int]] = [
    ("told beside what is of that day", "2014-07-09", "2014-07-09", "broke", 2),
    ("in a series, beside what is of that month", "2014-07", "2014-07-09", "broke", 3),
    ("in a series, beside what is of the next day", "2014-07-10", "2014-07-09", "broke", 3),
    ("beside what is of another year", "2016-07-09", "2014-07-09", "broke", 3),
    ("beside what is of a whole year", "2014", "2014-07-09", "broke", 3),
    ("another act beside what is of that day", "2014-07-09", "2014-07-09", "prayed", 3),
]


@pytest.mark.parametrize(
    ("beside", "day", "did", "events"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE]
)
def test_what_has_no_date_may_have_that_of_what_stands_beside_it(
    tmp_path: Path, beside: str, day: str, did: str, events: int
) -> None:
    path = tmp_path / "s.db"
    whole = f"Brel dined with Corin after a crowd {did} in the palace of Alvo"
    dined = Said(beside, whole, "Brel>Corin", trigger="dined")
    undated = Said("2023-06-01", whole, "Alvo", "ASSAULT", trigger=did, basis="document")
    stormed = Said(
        day, "People stormed the palace of Alvo", "Alvo", "ASSAULT", trigger="stormed", places=["Quim"]
    )
    fill(path, [telling(dined, undated), telling(stormed, title="Two", published="2023-07-01")])
    assert ask(path, "SELECT count(*) FROM event") == [(events,)]


def test_a_body_and_nobody_may_act_on_one_scene(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    body = Said("2025-03-30", "The ministers of the league met by video", "League", trigger="met")
    nobody = Said("2025-03-30", "Foreign ministers gathered online", trigger="gathered")
    named = Said("2024-01", "Chile wrote to the League", "CHL", "DEMAND", trigger="wrote")
    fill(path, [telling(body, title="Quake in Myanmar"), telling(nobody, named, title="Myanmar votes")])
    assert ask(path, "SELECT count(*) FROM event") == [(2,)]


def test_a_day_of_which_an_article_tells_more_says_less(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    chose = Said("2022-07-20", "The house chose a successor", "LKA", "ELECT", trigger="chose")
    made = Said("2022-07-20", "His rivals lifted him to the top", "LKA", "ELECT", trigger="lifted")
    fill(
        path,
        [
            telling(chose, title="One"),
            telling(made, Said("2022-07-20", "Rain fell", "IND", "DISASTER", trigger="fell")),
        ],
    )
    assert ask(path, "SELECT count(*) FROM event") == [(3,)]


def test_one_article_tells_one_act_twice_in_near_words(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    struck = Said("2024-12-15", "The storm struck houses", type="DISASTER", trigger="struck")
    killed = Said("2024-12-15", "Hundreds perished", type="DISASTER", trigger="perished")
    wrecked = Said("2024-12-15", "Homes were wrecked", type="DISASTER", trigger="wrecked")
    fill(
        path,
        [telling(struck, killed, title="Storm over Japan"), telling(wrecked, title="Japan after the storm")],
    )
    assert ask(path, "SELECT count(*) FROM event") == [(1,)]


def test_one_article_tells_two_acts_of_one_day(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, [telling(Said("2022-08-04", "China fired missiles", "CHN>TWN", "MOBILIZE"),
                        Said("2022-08-04", "China flew jets", "CHN>TWN", "MOBILIZE"))])  # fmt: skip
    assert ask(path, "SELECT count(*) FROM event") == [(2,)]


def shuffled_articles() -> list[Article]:
    """Articles whose events overlap in many ways."""
    dates = ["2022-08-02", "2022-08-03", "2022-08", "2022", "2022-22", "2022-08-01/2022-08-07"]
    pairs = ["USA>TWN", "Nancy Pelosi/USA>TWN", "CHN>TWN", "USA>CHN", "USA", "TWN"]
    words = ["visited", "met", "landed", "spoke"]
    types = ["CONSULT", "CONSULT", "AGREE", "ASSAULT", "OTHER"]
    draw = random.Random(7)
    return [
        telling(
            *(
                Said(draw.choice(dates), f"Somebody {draw.choice(words)} {number}-{part} somewhere", draw.choice(pairs),
                     draw.choice(types), basis=draw.choice(["explicit", "explicit", "document"]),
                     status=draw.choice(["occurred", "planned", "negated"]), confidence=draw.choice([0.5, 0.7, 0.9]))
                for part in range(5)
            ),
            title=f"Article {number}",
            published=f"2022-{number % 12 + 1:02d}-15",
        )
        for number in range(24)
    ]  # fmt: skip


def test_events_are_the_same_in_whatever_order_articles_come(tmp_path: Path) -> None:
    articles = shuffled_articles()
    fill(tmp_path / "0.db", articles)
    first = chronology(tmp_path / "0.db")
    assert any(row[-3] > 1 for row in ask(tmp_path / "0.db", "SELECT * FROM chronology")), (
        "nothing was merged"
    )
    for seed in range(1, 4):
        order = list(articles)
        random.Random(seed).shuffle(order)
        path = tmp_path / f"{seed}.db"
        fill(path, order[: len(order) // 2])
        fill(path, order[len(order) // 2 :])
        assert chronology(path) == first


def test_few_speak_for_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[tuple[Mention, Mention]] = []

    def weigh(a: Mention, b: Mention) -> float:
        weighed.append((a, b))
        return score(a, b)

    monkeypatch.setattr(scores, "_SPEAKERS", 4)
    monkeypatch.setattr(scores, "score", weigh)
    said = Said("2022-02-24", "Russia invaded Ukraine", "RUS>UKR", "ASSAULT")
    articles = [telling(said, title=f"Report {n}", published=f"2023-{n % 12 + 1:02d}-15") for n in range(60)]
    fill(tmp_path / "0.db", articles)
    assert ask(tmp_path / "0.db", "SELECT sources FROM chronology") == [(60,)]
    assert len(weighed) < 60 * 59 / 4, "each was weighed against every other"
    articles += shuffled_articles()
    fill(tmp_path / "0.db", articles)
    random.Random(5).shuffle(articles)
    for article in articles:  # each by itself, so that those who speak change as others come
        fill(tmp_path / "1.db", [article])
    assert chronology(tmp_path / "1.db") == chronology(tmp_path / "0.db")


def test_taking_articles_out_again_leaves_what_the_others_tell(tmp_path: Path) -> None:
    articles = shuffled_articles()
    fill(
        tmp_path / "few.db",
        [
            Article(a.published, a.said, a.source, a.title, path=f"/{n}.md")
            for n, a in enumerate(articles[:12])
        ],
    )
    path = tmp_path / "s.db"
    fill(
        path,
        [Article(a.published, a.said, a.source, a.title, path=f"/{n}.md") for n, a in enumerate(articles)],
    )
    fill(
        path,
        [
            Article("2023-01-01", [], lines=["Nothing."], title=f"Empty {n}", path=f"/{n}.md")
            for n in range(12, 24)
        ],
    )
    assert chronology(path) == chronology(tmp_path / "few.db")
