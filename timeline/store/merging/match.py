"""When two mentions may be one event: where others like one are sought, what fits, and what evidence is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from timeline.store.merging.cast import one_scene
from timeline.store.merging.evidence import (
    are_near,
    near_weighty,
    of_one_matter,
    one_article,
    one_word,
    same_detail,
    unlike,
)
from timeline.store.merging.facts import MONTH, YEAR, Mention, shifted
from timeline.store.merging.wording import is_code, name_words

ENOUGH = 3.5
"""What the evidence has to sum up to."""

MUTUAL = frozenset({"CONSULT", "AGREE"})
"""Families of what parties do with each other: who of them is said to have acted is a matter of words."""


def may_be_one(a: Mention, b: Mention) -> bool:
    """Is there anything to weigh: do the dates of two mentions fit, and what they are about?"""
    return dates_fit(a, b) and _same_act(a, b) and _in_touch(a, b)


def tell_one_act(a: Mention, b: Mention) -> bool:
    """Do two articles tell of one kind of act in one word, or in near ones?"""
    return not one_article(a, b) and a.family == b.family and (one_word(a, b) or near_weighty(a, b))


def names_any(known: Mention, names: Iterable[str]) -> bool:
    """Does a mention name any of these parties?"""
    heard = known.parties | known.heard
    return any(
        not heard.isdisjoint((name,) if is_code(name) else (name, *name_words(name))) for name in names
    )


def differs_by_date(a: Mention, b: Mention) -> bool:
    """Are these one act between the same two or more parties, that two articles put on different days?"""
    parties = len(a.parties) > 1 and a.parties == b.parties and a.names == b.names
    kind = a.family == b.family != "OTHER" and bool(are_near(a, b))
    return a.exact and b.exact and a.first != b.first and parties and kind and not one_article(a, b)


def dates_fit(a: Mention, b: Mention) -> bool:
    """Equal dates, or one that holds the other; of an open one the end that it has."""
    if not (a.dated and b.dated):
        return (a.dated or b.dated) and any(x[0] <= y[1] and y[0] <= x[1] for x in a.spells for y in b.spells)
    if a.open and b.open:
        return a.first == b.first
    return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)


def _in_touch(a: Mention, b: Mention) -> bool:
    """Has either a party of the other's, a name of its title, its town, what few others tell, or its matter?"""
    return not (
        a.called.isdisjoint(b.called)
        and a.names.isdisjoint(b.names)
        and a.called.isdisjoint(b.heard)
        and b.called.isdisjoint(a.heard)
        and a.titled.isdisjoint(b.titled)
        and a.titled.isdisjoint(b.heard)
        and b.titled.isdisjoint(a.heard)
        and a.towns.isdisjoint(b.towns)
        and not one_scene(a, b)
        and not same_detail(a, b)
        and not of_one_matter(a, b)
    )


def _same_act(a: Mention, b: Mention) -> bool:
    """Where one has no date, do they tell of one act in near words?"""
    return (a.dated and b.dated) or not unlike(a, b)


Search = tuple[str, str, str, bool, int, int, int | None]
"""Where mentions that may be linked to one are sought: a block, from and to, and how much has to be in common.

The last four: a name that is strict counts only where the family is the same too; what a name is worth, and one more where the
family is the same; how much is needed; how many names are all that it has: as many will do, whatever they are worth, None where
they will not.
"""


def blocks(known: Mention) -> list[tuple[str, str]]:
    """Give under what and on which day a mention is kept for others to find: its names, each with how precise it is."""
    worth = None if known.dated else _worth(_worths(known))
    return [
        (f"{grain} {name}", sortable(first if known.dated else last))
        for grain, (first, last) in zip(_grains(known), known.spells, strict=True)
        if worth is None or worth >= _NEEDED[grain]
        for name in known.found_by
    ]


def searches(known: Mention) -> Iterator[Search]:
    """Give where the mentions that may be linked to this one are.

    On the same day one name will do, within a month one person or body, or one name with the same family, else two, or
    all that one of them has. A state is a name only with the same family, but for the same day.
    One without a date may be any of two years: a single state does not find it, but where something beside it has one.
    """
    names = _worths(known)
    together = _worth(names)
    for own, (start, end) in zip(_grains(known), known.spells, strict=True):
        for grain, first, last, needed in _reach(own, start, end, known.back):
            undated = own in _UNDATED or grain in _UNDATED
            if undated and together < needed:
                continue
            whole = None if undated else len(names)
            for name, state, worth in names:
                strict = needed > 1 and state
                yield f"{grain} {name}", first, last, strict, worth, needed, whole


def _worths(known: Mention) -> list[tuple[str, bool, int]]:
    """Give the names by which a mention is found, whether each is a state, and what it is worth: a person or body more."""
    telling = known.parties.union(known.towns, *(name_words(name)[-1:] for name in known.names))
    named = ((name, is_code(name)) for name in known.found_by)
    return [(name, state, 2 if not state and name in telling else 1) for name, state in named]


def _worth(names: Iterable[tuple[str, bool, int]]) -> int:
    """What are all names together worth? One that they cannot find is neither sought nor kept for that."""
    return sum(worth + 1 for _, _, worth in names)


_REACH = (
    ("day", 0, 0),
    ("month", MONTH, 0),
    ("coarse", YEAR, 0),
    ("undated", 0, 0),
    ("beside", 0, 3 * MONTH),
)
"""How many days before and after a date mentions of each grain are filed that may be of it; the undated, as long as such may look back."""

_NEEDED = {"day": 1, "month": 2, "coarse": 3, "undated": 3, "beside": 2}


@lru_cache(maxsize=1 << 14)
def _reach(own: str, first: date, last: date, undated: int) -> list[tuple[str, str, str, int]]:
    """Give for each grain from and to where mentions of it are filed, and how much they have to have in common."""
    found = []
    for grain, back, ahead in _REACH:
        if own in _UNDATED and grain in _UNDATED:
            continue
        begin = sortable(shifted(first, -back))
        end = f"{sortable(shifted(last, undated if grain == 'undated' else ahead))}~"
        found.append((grain, begin, end, max(_NEEDED[own], _NEEDED[grain])))
    return found


def sortable(day: date) -> str:
    """Write a day as short as it can be and still be read and sorted: "20220817"."""
    return day.isoformat().replace("-", "")


def _grains(known: Mention) -> tuple[str, ...]:
    """Give how precise each of the spells is in which a mention may have been."""
    if not known.dated:
        return _UNDATED[: len(known.spells)]
    if known.exact:
        return ("day",)
    return ("month",) if known.span <= MONTH else ("coarse",)


_UNDATED = ("undated", "beside")
