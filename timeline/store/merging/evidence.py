"""What speaks for it and against it that two mentions tell of one event: a table of named measures and their weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline.store.merging import near
from timeline.store.merging.cast import (
    exchanged,
    heard_parties,
    no_party,
    one_doer,
    one_scene,
    other_doer,
    other_parties,
    other_persons,
    others_office,
    parties,
    persons,
    swapped,
)
from timeline.store.merging.facts import MONTH, Mention
from timeline.store.merging.topics import MOST_AROUND, around, heard_topics, topics

SERIAL = frozenset(
    {"ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "THREATEN", "ECONOMY", "DISASTER", "DISAPPROVE"}
)
"""Families that come in series: a date that is coarser than a month does not say which of them is meant."""

OFTEN = frozenset({"CONSULT", "AGREE", "DISAPPROVE", "OTHER", "ECONOMY"})
"""Families of what one party does with or to many others in one month."""

_DAYS = 3
_FAR_MORE = 2  # times
_TURNS_OF_YEAR = {(1, 1), (12, 31)}

Measure = Callable[[Mention, Mention], float]


class Evidence(NamedTuple):
    """Something that two mentions have in common, or that sets them apart, and what each measure of it weighs."""

    name: str
    weight: float
    measure: Measure


def score(a: Mention, b: Mention) -> float:
    """Sum up what speaks for it that two mentions whose dates fit are one event."""
    return _told(a, b) + AROUND.weight * AROUND.measure(a, b)


def may_reach(a: Mention, b: Mention, enough: float) -> bool:
    """Can it come to enough, whatever stands around them? To read that takes as long as all else."""
    return _told(a, b) + AROUND.weight * MOST_AROUND >= enough


def _told(a: Mention, b: Mention) -> float:
    """Sum up what they themselves tell."""
    total = 0.0
    for _, weight, measure in EVIDENCE:
        if measured := measure(a, b):
            total += weight * measured
    return total


def _same_day(a: Mention, b: Mention) -> bool:
    return a.exact and b.exact


def _same_month(a: Mention, b: Mention) -> bool:
    return a.dated and b.dated and a.span <= MONTH >= b.span and not _same_day(a, b)


def _alone(a: Mention, b: Mention) -> float:
    """Neither article tells of anything else on that date, and neither brings in another state.

    Much that has nothing to do with each other begins with the year, or ends with it.
    """
    if not (a.alone and b.alone) or a.event.date != b.event.date:
        return 0.0
    if a.exact and (a.first.month, a.first.day) in _TURNS_OF_YEAR:
        return 0.0
    if _undated(a, b) or a.open or b.open or one_article(a, b) or other_parties(a, b):
        return 0.0
    return 1.0 if _same_day(a, b) else 0.5


def _half_open(a: Mention, b: Mention) -> bool:
    """One says by or since when, the other when."""
    return a.dated and b.dated and a.open != b.open


def _same_period(a: Mention, b: Mention) -> bool:
    return a.dated and b.dated and a.span == b.span > 0


def _undated(a: Mention, b: Mention) -> bool:
    return not (a.dated and b.dated)


def _only_alike(a: Mention, b: Mention) -> bool:
    """One has no date, and they have no party in common."""
    return _undated(a, b) and a.parties.isdisjoint(b.parties) and not beside(a, b)


def _one_type(a: Mention, b: Mention) -> bool:
    return a.event.type == b.event.type != "OTHER"


def _kin(a: Mention, b: Mention) -> bool:
    return a.family == b.family != "OTHER"


def _other_kind(a: Mention, b: Mention) -> bool:
    """Their types are of two families, and their words for it are not near."""
    apart = a.family != b.family and "OTHER" not in (a.family, b.family)
    return apart and not one_word(a, b) and (one_article(a, b) or not _rows_meet(a, b))


def are_near(a: Mention, b: Mention) -> bool:
    """Their triggers are one word, or near ones."""
    return not a.stems.isdisjoint(b.stems)


def one_word(a: Mention, b: Mention) -> bool:
    """They use one word for it, and one that says something."""
    return not a.says.isdisjoint(b.says)


def _one_stem(a: Mention, b: Mention) -> bool:
    """They use one word for it, though it may say little."""
    return not all(stem.startswith("~") for stem in a.stems & b.stems)


def near_weighty(a: Mention, b: Mention) -> bool:
    """Their words are near, and their types of one family; in two articles one type may be OTHER, which says nothing."""
    one_kind = a.family == b.family != "OTHER" or (_of_no_type(a) != _of_no_type(b) and not one_article(a, b))
    return one_kind and _rows_meet(a, b) and not one_word(a, b)


def _of_no_type(known: Mention) -> bool:
    return known.family == "OTHER"


def _rows_meet(a: Mention, b: Mention) -> bool:
    return not a.rows.isdisjoint(b.rows)


def _near_light(a: Mention, b: Mention) -> bool:
    """They are near only through a word that may stand for many acts, or for acts of several types: of two such, only in one word.

    Who "held the square" is not "held" by others.
    """
    told = bool(a.rows or b.rows) or _one_stem(a, b)
    return told and are_near(a, b) and not (one_word(a, b) or near_weighty(a, b) or swapped(a, b))


def _contrary(a: Mention, b: Mention) -> bool:
    """One undoes what the other does."""
    return not a.sides.isdisjoint(b.contraries) and not one_word(a, b)


def near_words(a: Mention, b: Mention) -> bool:
    """The title of one says what the other's trigger says."""
    return not are_near(a, b) and not (a.rows.isdisjoint(b.acts) and b.rows.isdisjoint(a.acts))


def _just_published(a: Mention, b: Mention) -> float:
    """One has no date, but was published within days of the other's, or in its month: it is news."""
    if a.dated == b.dated or beside(a, b):
        return 0.0
    news, other = (b, a) if a.dated else (a, b)
    told = news.event.document.published
    if other.span > MONTH:
        return 0.0
    if told is None or not 0 <= (told - other.first).days <= other.span + _DAYS:
        return 0.0
    return 0.5 if other.span else 1.0


def beside(a: Mention, b: Mention) -> float:
    """One has no date, but what stands in its sentence is of the other's day, or of its month; in a series of that very day."""
    if a.dated == b.dated:
        return 0.0
    lacking, other = (b, a) if a.dated else (a, b)
    if lacking.beside_days is None or other.span > MONTH or other.open:
        return 0.0
    first, last = lacking.beside_days
    if a.family in SERIAL or b.family in SERIAL:
        return 1.0 if other.exact and first == last == other.first else 0.0
    apart = max((other.first - last).days, (first - other.last).days)
    return 1.0 if apart <= _DAYS else 0.5 if apart <= MONTH else 0.0


def _vague(known: Mention, other: Mention) -> bool:
    """Does its date leave open more than a month?"""
    return known.span > MONTH and not beside(known, other)


def _but_once(a: Mention, b: Mention) -> bool:
    """One has no date, but both say of one person, in near words, what a person does, or what befalls it, but once."""
    if not _undated(a, b) or one_article(a, b) or not (one_word(a, b) or _rows_meet(a, b)):
        return False
    return _one_end(a, b) or any(
        not (
            a.says.isdisjoint(stems)
            or b.says.isdisjoint(stems)
            or a.in_role(role).isdisjoint(b.in_role(role))
        )
        for role, stems in (("source", near.listed("once_done")), ("target", near.listed("once_suffered")))
    )


def _one_end(a: Mention, b: Mention) -> bool:
    """Two articles tell of one person's end, which is the surest of what comes but once."""
    return not a.ended.isdisjoint(b.ended) and not one_article(a, b)


def _near_scene(a: Mention, b: Mention) -> bool:
    """An article is about its own scene whatever it tells."""
    return not one_article(a, b) and one_scene(a, b) and not unlike(a, b)


def _denied(a: Mention, b: Mention) -> bool:
    """One tells it as done, the other as not done."""
    return {a.event.status, b.event.status} == {"occurred", "negated"}


def of_one_matter(a: Mention, b: Mention) -> float:
    """Where neither a word nor an act of theirs is near, or a date is coarse, that may be all that they have in common."""
    apart = unlike(a, b) and a.words.isdisjoint(b.words)
    if apart or one_article(a, b) or _undated(a, b) or max(a.span, b.span) > MONTH:
        return 0.0
    return around(a, b)


def _place(a: Mention, b: Mention) -> bool:
    """A town that both name, or a state that is no party of both, where one names no town."""
    told = a.towns or b.towns or (a.lands and b.lands)
    return bool(told) and _one_place(a, b, (a.lands & b.lands) - (a.parties & b.parties))


def _one_place(a: Mention, b: Mention, lands: frozenset[str]) -> bool:
    return (
        not a.towns.isdisjoint(b.towns | b.heard)
        or not b.towns.isdisjoint(a.heard)
        or any(_one_town(x, y) for x in a.towns for y in b.towns)
        or (not (a.towns and b.towns) and bool(lands))
    )


def _one_town(one: str, other: str) -> bool:
    """Is one name the other in full?"""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _one_named_town(a: Mention, b: Mention) -> bool:
    return not a.towns.isdisjoint(b.towns)


def _other_place(a: Mention, b: Mention) -> bool:
    return bool((a.towns and b.towns) or (a.lands and b.lands)) and not _one_place(a, b, a.lands & b.lands)


def _common_words(a: Mention, b: Mention) -> float:
    return min(len(((a.words & b.words) - (a.stems & b.stems)) & near.listed("common")), 3)


def _telling_words(a: Mention, b: Mention) -> float:
    return min(len((a.words & b.words) - (a.stems & b.stems) - near.listed("common")), 3)


def _sentence_words(a: Mention, b: Mention) -> float:
    """An author has favourite words."""
    return 0.0 if one_article(a, b) else min(len(_both_tell(a, b) - (a.words & b.words)), 3)


def _both_tell(a: Mention, b: Mention) -> frozenset[str]:
    return (a.told & b.told) - (a.stems & b.stems) - near.listed("common")


def same_detail(a: Mention, b: Mention) -> bool:
    """Do two articles tell one figure, or two rare words?"""
    return not one_article(a, b) and (not a.figures.isdisjoint(b.figures) or len(_both_tell(a, b)) > 1)


def _figures(a: Mention, b: Mention) -> float:
    return min(len(a.figures & b.figures), 2)


def _other_toll(a: Mention, b: Mention) -> bool:
    """Both say how many died, and one says more than twice as many as the other: so much a toll seldom rises."""
    if one_article(a, b) or not (a.tolls and b.tolls):
        return False
    return all(max(x, y) > _FAR_MORE * min(x, y) for x in a.tolls for y in b.tolls)


def unlike(a: Mention, b: Mention) -> bool:
    """Neither's words say what the other did."""
    return a.stems.isdisjoint(b.stems) and a.stems.isdisjoint(b.acts) and b.stems.isdisjoint(a.acts)


def _coarse_and_unlike(a: Mention, b: Mention) -> bool:
    """One says only in which season or year, and in no word what the other did."""
    return _vague(a, b) != _vague(b, a) and unlike(a, b) and a.words.isdisjoint(b.words)


def _nothing_alike(a: Mention, b: Mention) -> bool:
    """They have parties and a date in common, and neither a word nor a figure."""
    return (
        a.words.isdisjoint(b.words) and a.figures.isdisjoint(b.figures) and unlike(a, b) and not topics(a, b)
    )


def one_article(a: Mention, b: Mention) -> bool:
    """An author seldom tells one act twice."""
    return a.document == b.document


def _two_acts(a: Mention, b: Mention) -> bool:
    """One article, and not the same word for what was done."""
    return one_article(a, b) and not _one_stem(a, b)


def _serial(a: Mention, b: Mention) -> bool:
    return (a.family in SERIAL or b.family in SERIAL) and (_vague(a, b) or _vague(b, a))


def _some_time(a: Mention, b: Mention) -> bool:
    """Of a series, and one of them says in no way when: neither by its day of publication nor by what stands beside it."""
    of_series = a.family in SERIAL or b.family in SERIAL
    return of_series and _undated(a, b) and not (_just_published(a, b) or beside(a, b) or _but_once(a, b))


def _one_of_many(a: Mention, b: Mention) -> bool:
    return _serial(a, b) and a.span != b.span and not persons(a, b)


def _often(a: Mention, b: Mention) -> bool:
    """Both do it with others too, and at other times of that month or year."""
    return not _same_day(a, b) and (a.family in OFTEN or b.family in OFTEN) and len(a.parties & b.parties) < 2


EVIDENCE: tuple[Evidence, ...] = (
    Evidence("on the same day", 2.0, _same_day),
    Evidence("in the same month", 1.0, _same_month),
    Evidence("in the same words for a longer period", 0.75, _same_period),
    Evidence("a date of which neither article tells anything else", 1.25, _alone),
    Evidence("one of them by or since a date", -0.5, _half_open),
    # less would chain the whole of a large archive together
    Evidence("one of them without a date", -3.0, _undated),
    Evidence("one of them without a date, and no party in common", -1.5, _only_alike),
    Evidence("one without a date, published within days of the other's", 2.0, _just_published),
    Evidence("one without a date, told beside what is of the other's", 3.0, beside),
    Evidence("one without a date, of what befalls a person but once", 3.0, _but_once),
    Evidence("of one person's end", 1.5, _one_end),
    Evidence("of one type", 0.5, _one_type),
    Evidence("of one family", 0.5, _kin),
    Evidence("of families that differ", -1.0, _other_kind),
    Evidence("one word for it", 2.25, one_word),
    Evidence("words that are near", 1.75, near_weighty),
    Evidence("words that are near, of which one says little", 1.0, _near_light),
    Evidence("a trigger near a word of the other title", 0.75, near_words),
    Evidence("the contrary of the other act", -3.0, _contrary),
    Evidence("parties in common", 1.0, parties),
    Evidence("parties that the other sentence names", 0.75, heard_parties),
    Evidence("no party told, but the state of the headline in common", 1.0, _near_scene),
    Evidence("persons and bodies in common", 1.0, persons),
    Evidence("one of the parties did it in both", 0.25, one_doer),
    Evidence("others did it", -0.75, other_doer),
    Evidence("who acts and who is acted on exchanged", -3.0, exchanged),
    Evidence("another takes the office", -5.0, others_office),
    Evidence("each with a party of its own", -2.0, other_parties),
    Evidence("done, and not done", -1.5, _denied),
    Evidence("each with a person of its own", -1.5, other_persons),
    Evidence("no party in common", -1.5, no_party),
    Evidence("names in both titles", 1.0, topics),
    Evidence("names in a title and the other sentence", 0.6, heard_topics),
    Evidence("a place in common", 1.0, _place),
    Evidence("one town", 1.25, _one_named_town),
    Evidence("places that differ", -1.0, _other_place),
    Evidence("figures in both sentences", 1.5, _figures),
    Evidence("tolls that differ", -2.0, _other_toll),
    Evidence("words of both titles", 1.0, _telling_words),
    Evidence("words of both sentences", 0.75, _sentence_words),
    Evidence("common words of both titles", 0.25, _common_words),
    Evidence("acts that are not near", -0.75, unlike),
    Evidence("acts that are not near, and one date coarser than a month", -1.0, _coarse_and_unlike),
    Evidence("no word in common", -0.6, _nothing_alike),
    Evidence("told by one article", -1.25, one_article),
    Evidence("two acts of one article", -2.3, _two_acts),
    Evidence("one of a series", -1.0, _serial),
    Evidence("of a series, and one of them without a date, long after the other's", -1.5, _some_time),
    Evidence("which of a series it does not say", -1.5, _one_of_many),
    Evidence("done often", -0.5, _often),
)
"""The weights were set on half of the corpus (`make evaluate` says how both halves fare)."""

AROUND = Evidence("names around both", 0.75, of_one_matter)
"""What their articles have in common, beside what they themselves tell."""
