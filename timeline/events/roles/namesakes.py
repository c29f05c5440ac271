"""Whom a surname meant on the day of an event: "1986: Marcos flees" is told of the father, whoever governs today."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from timeline.actors.model import Mention, Named
from timeline.actors.salience import FEMALE_TITLES
from timeline.actors.tenures import country_of, holds_office, leads, person_by_surname
from timeline.events.passage import Passage


def in_its_time(p: Passage, day: date | None) -> Passage:
    """The passage with the leaders of that day, where the text gives no more than a surname that several bear."""
    if day is None or not p.has_surname:
        return p
    mentions = [_of_that_time(m, day, p.text) for m in p.mentions]
    if all(now is then for now, then in zip(p.mentions, mentions, strict=True)):
        return p
    around = p.home, p.league, p.context, p.published, p.seat
    return Passage(p.text, p.sentence, p.clauses, p.phrases, mentions, *around)


def _of_that_time(mention: Mention, day: date, text: str) -> Mention:
    if mention.kind != "person" or " " in mention.text or len(mention.named) != 1:
        return mention
    if text[mention.start : mention.end].split(maxsplit=1)[0].rstrip(".") in FEMALE_TITLES:
        return mention  # whom "Mrs Mandela" means is told already
    name = mention.named[0].name
    then = _leader(mention.text, name, day)
    return mention if then is None or name in text else mention._replace(named=(then,))


@lru_cache(maxsize=1 << 12)
def _leader(surname: str, name: str, day: date) -> Named | None:
    """Who led a state on that day under a surname, where somebody else of the name held no office then."""
    if not leads(surname, day) or holds_office(name, day):
        return None
    then = person_by_surname(surname, day)
    return Named(then.person, country_of(then.person, day)) if then and then.person != name else None
