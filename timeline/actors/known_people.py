"""The people whom an article has introduced, by every name under which it may speak of them again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from timeline.actors.model import Named
from timeline.actors.salience import FEMALE_TITLES, MALE_TITLES
from timeline.actors.tenures import (
    bearers_of,
    country_of,
    covers,
    first_names,
    leads,
    person_by_surname,
    surname,
)
from timeline.actors.words import places_of
from timeline.language.words import load_classes
from timeline.lexicon.actors import Tenure, founders, titles

GIVEN = re.compile(r"\b[A-Z][a-z]+$")
"""What may be a given name, before a surname."""
YEAR = re.compile(r"\b1[89]\d\d\b|\b20\d\d\b")
REMEMBERED = 25
"""Years for which news speaks of who led a state without saying who it was."""


class KnownPeople:
    """The people of one article: those that the text has named so far, and those of the lexicon whom a name means."""

    def __init__(self, text: str, published: date | None, headline: str) -> None:
        self._text, self._published, self._headline = text, published, headline
        self._people: dict[str, Named] = {}

    def learn(self, name: str, country: str | None, written: str = "") -> Named:
        """Remember a person under the full name and each part by which the text may call them again.

        The surname may be spelt as in `written`. A part that another bears already stays theirs: who shares the
        name of Kim Jong Un is told by the full one.
        """
        known = self._people.get(name)
        if known and (known.country or not country):
            return known
        person = Named(name, country or country_of(name, self._published))
        words = name.split()
        self._people[name] = person
        for key in (words[-1], words[0], surname(name, person.country), (written or name).split()[-1]):
            bearer = self._people.get(key)
            if bearer is None or bearer.name == name or self._gives_way(bearer, person):
                self._people[key] = person
        return person

    def _gives_way(self, bearer: Named, other: Named) -> bool:
        """Of two whom the lexicon lacks, the article calls by the surname alone the one of whom it tells more."""
        return bearer.country is None and self._told(bearer) < self._told(other)

    def _told(self, person: Named) -> int:
        given = person.name.split()[0]
        return self._text.count(given) + len(self._text) * (given in self._headline)

    def known(self, person: Named) -> Named:
        """A person with the state that the text has shown since."""
        return person if person.country else self._people.get(person.name, person)

    def recall(self, name: str) -> Named | None:
        """The person of this article whom a name, or part of one, means; "Ana Prata" is no Rui Prata."""
        known = self._people.get(name) or self._people.get(name.rsplit(maxsplit=1)[-1])
        if known is None and name.startswith("Al-"):  # at the start of a sentence
            known = self._people.get(name.replace("Al-", "al-", 1))
        return None if known and _has_another_given_name(name, known.name) else known

    def is_relative(self, name: str) -> bool:
        """Does a name share its surname with a person of this article who has another given name?"""
        known = self._people.get(name.rsplit(maxsplit=1)[-1])
        return known is not None and _has_another_given_name(name, known.name)

    def look_up(self, name: str, country: str | None, office: str | None) -> Named | None:
        """The person of the lexicon whom a surname means at the time of publication.

        `office` is that of the title before it: "" where the title means none, None where there is no title.
        """
        tenure = person_by_surname(name, self._published, country, office or None)
        if tenure is None or self._is_given(name):
            return None
        other = name in founders() if office is None else tenure.office != office
        if other and self._is_of_old(tenure):
            return None  # "Ford" of today
        if tenure.person not in self._text:
            told = self._told_in_full(name, country) or self._led_then(name, country)
            tenure = told or self._told_state(name, tenure) or tenure
        if namesake := self._namesake(name, tenure):
            return self.learn(namesake, country)
        return self.learn(tenure.person, country or country_of(tenure.person, self._published))

    def _is_of_old(self, tenure: Tenure) -> bool:
        """ "Gen. Rahman" of today: did who bore the name lead long ago, with no full name and no year of that time in the text?"""
        if self._published is None or not tenure.until or tenure.person in self._text:
            return False
        since, until = int(tenure.since[:4] or 0), int(tenure.until[:4])
        then = any(since - 1 <= year <= until + 1 for year in self._years())
        return until < self._published.year - REMEMBERED and not then

    def _led_then(self, name: str, country: str | None) -> Tenure | None:
        """ "Blair met Bush in 2003": who led a state in a year of the text goes before who is no more than a minister today."""
        if self._published is None or leads(name, self._published):
            return None
        days = (date(year, 12, 31) for year in self._years() if year < self._published.year)
        then = next((day for day in days if leads(name, day)), None)
        return person_by_surname(name, then, country) if then else None

    def _told_state(self, name: str, tenure: Tenure) -> Tenure | None:
        """ "Biden" before "Harris": of two who hold office today, the one of whose state the text has told."""
        if self._published is None:
            return None
        told = {person.country for person in self._people.values()}
        if country_of(tenure.person, self._published) in told:
            return None
        day = self._published.isoformat()
        return next((t for t in bearers_of(name) if t.office and t.of in told and covers(t, day)), None)

    def _years(self) -> list[int]:
        """The years that the text names."""
        return [int(found.group()) for found in YEAR.finditer(self._text)]

    def _is_given(self, name: str) -> bool:
        """ "Ahmed", of whom the article says elsewhere that he is Ahmed Sandler."""
        return (
            name in first_names() and re.search(rf"\b{re.escape(name)} [A-Z][a-z]+", self._text) is not None
        )

    def _told_in_full(self, name: str, country: str | None) -> Tenure | None:
        """ "Mr Rajapaksa", whom the article calls Gotabaya Rajapaksa elsewhere: not his brother."""
        bearers = (t for t in bearers_of(name) if country is None or t.of == country)
        return next((t for t in bearers if t.person in self._text), None)

    def full_name(self, surname: str) -> str:
        """ "Mr Luz", whom the article calls Rui Luz later: the full name that it has most often, where one has."""
        called = Counter(self.called(surname)).most_common(2)
        return called[0][0] if len({count for _, count in called}) == len(called) > 0 else surname

    def look_ahead(self, name: str) -> Named | None:
        """A surname without a title, where the full name comes later and begins with a given name that the lexicon knows."""
        full = self.full_name(name)
        is_person = full.split()[0] in first_names() and name.lower() not in load_classes()
        return self.learn(full, None) if full != name and is_person else None

    def called(self, surname: str) -> Iterator[str]:
        """The full names with this surname, as often as they stand in the text."""
        words = load_classes()
        for at in places_of(f" {surname}", self._text):
            before = GIVEN.search(self._text, max(at - 20, 0), at)
            given = before.group() if before else ""
            if not given or given in _ranks():
                continue
            if given in first_names() or not (given in words or given.lower() in words):
                yield f"{given} {surname}"

    def _namesake(self, name: str, tenure: Tenure) -> str | None:
        """ "Salazar objects", of whom the article says later that he is Ken Salazar: not who bore that name in other times."""
        if self._published is None or covers(tenure, self._published.isoformat()):
            return None
        return next(
            (full for full in self.called(name) if full not in {tenure.person, *tenure.aliases}), None
        )

    def called_just(self, name: str) -> Named | None:
        """The person of this article who goes by exactly this name."""
        return self._people.get(name)


def _has_another_given_name(name: str, known: str) -> bool:
    """Do two names that share a surname begin otherwise? What stands before it may be a rank ("Adm Allen")."""
    words, others = name.split(), known.split()
    if len(words) < 2 or len(others) < 2 or words[-1] != others[-1]:
        return False
    given = words[-2]
    is_name = given in first_names() or (
        len(given) > 3 and given.istitle() and given.lower() not in load_classes()
    )
    return is_name and given[0] not in {other[0] for other in others[:-1]}


@cache
def _ranks() -> frozenset[str]:
    """The words before a name that are no part of it: "Mr", "Dr", "Gen"."""
    return (
        FEMALE_TITLES | MALE_TITLES | {title.title.rstrip(".") for title in titles() if title.office == "-"}
    )
