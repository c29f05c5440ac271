"""The subject of a headline as it should be read: by its name, and with whose it is."""

from __future__ import annotations

from timeline.events.passage import Passage, TokenSpan
from timeline.events.titles.extent import BREAKS, NOMINATIVE, clause_end
from timeline.events.titles.telling import subject_span
from timeline.events.titles.things import subject_taken_up
from timeline.events.titles.wording import before_date, by_name, listed, spaced, without_dates, written
from timeline.language.clauses import Clause
from timeline.language.words import REFLEXIVES, RELATIVES

PLURAL = frozenset({"are", "were", "have", "'re", "’re", "'ve", "’ve"})
AS_SUBJECT = {"him": "He", "them": "They", "me": "I", "us": "We"}
"""Pronouns of whom one tells to do something, as the title of that begins with them."""


def subject_named(p: Passage, group: int, rest: str) -> str:
    """The subject as it should be read: pronouns by name, relative pronouns by what they stand for."""
    span = subject_span(p, group)
    if span is None or span[0] <= p.groups[group].first <= span[1]:
        return ""
    if taken_up := subject_taken_up(p, group, span):
        return by_name(p, taken_up)
    first, last = span
    clause = p.clauses[p.clause_of_group[group]]
    if last - first > 1 and p.lemmas[last - 1] == "of" and p.lemmas[last] in {"which", "whom"}:
        nouns = [i for i in range(first - 1, -1, -1) if p.tags[i] == "NOUN" and i not in p.time_tokens]
        many = [i for i in nouns if p.lemmas[last] == "whom" and p.words[i].lower() != p.lemmas[i]]
        taken = next(iter(many or nouns), last)  # "freed miners near the jail, ten of whom"
        return f"{written(p, first, last - 1)} the {p.words[taken]}"
    if first < clause.first <= last and p.lemmas[clause.first] in RELATIVES:
        last = clause.first - 1
    while last > first and p.words[last] in BREAKS:
        last -= 1
    if first == last and p.lemmas[first] == "those" and (those := _those(p, group, first)):
        return those
    outer = p.clauses[clause.parent] if clause.kind == "coordinate" and clause.parent is not None else clause
    if p.lemmas[outer.first] == "who" and last < p.groups[group].first:
        told = p.subject_of(group) or (first, last)
        first = first if p.lemmas[told[0] : told[1]].count("and") else _person_before(p, (first, last))
    if first == last and p.lemmas[first] in REFLEXIVES and first > 0:
        first, last = p.phrase_start(first - 1), first - 1
    person = next(
        (x for x in p.placed_mentions if x[0].kind == "person" and _reaches(p, x[1], first, last)), None
    )
    if person is None:
        if _disagrees(p, group, first):
            return written(p, first, last)
    elif "ADP" not in p.tags[first : person[1][0]]:
        return _joined_people(p, (first, last)) or listed(person[0])
    else:  # "the row with the minister, Ann Dean, ended"
        opens, last = person[1]
        last += p.words[last + 1] == "," and "," in p.words[opens:last]
    text = by_name(p, (before_date(p, first), with_apposition(p, (first, last))), rest)
    text = AS_SUBJECT.get(text, text)
    return f"{_owner(p, clause, first)}{text}{',' * _ends_apposed(p, group, (first, last))}"


def _ends_apposed(p: Passage, group: int, span: TokenSpan) -> bool:
    """ "The two men, Ann Dean and Jo Low, were named": does a subject end with a comma that another inside it asks for?"""
    first, last = span
    if "," not in p.words[first:last] or p.words[last + 1] != "," or p.groups[group].first != last + 2:
        return False
    comma = p.words.index(",", first)
    return p.tags[comma - 1] != "PROPN" or "and" not in p.lemmas[comma:last]  # "Chad, Mali and Niger"


def _joined_people(p: Passage, span: TokenSpan) -> str:
    """ "Ann Dean, the premier, and Jo Low, her rival, met": the two by their names; "" of one, or of what is no list of people."""
    first, last = span
    people = [x for x in p.placed_mentions if x[0].kind == "person" and first <= x[1][0] and x[1][1] <= last]
    if len(people) != 2 or people[0][1][0] != first or people[1][1][1] != last:
        return ""
    between = p.lemmas[people[0][1][1] + 1 : people[1][1][0]]
    return " and ".join(listed(m) for m, _ in people) if between in {("and",), (",", "and")} else ""


def _reaches(p: Passage, name: TokenSpan, first: int, last: int) -> bool:
    """Does a name begin inside these tokens and end behind them ("the minister, Ann Dean"), or with them behind its title?"""
    titled = last == name[1] and "," in p.words[name[0] : last]
    return first <= name[0] <= last and (last < name[1] or titled)


def _those(p: Passage, group: int, at: int) -> str:
    """ "Those who fled", "those killed in the raid": who is meant; "" where no clause says it."""
    if p.lemmas[p.clauses[p.clause_of_group[group]].first] == "who":
        return f"{p.words[at]} who"
    clauses = (n for n, c in enumerate(p.clauses) if c.kind == "participle" and c.governor == at)
    told = next(clauses, p.clause_of_group[group])
    return "" if told == p.clause_of_group[group] else without_dates(p, at, clause_end(p, told, at + 1))


def _owner(p: Passage, clause: Clause, subject: int) -> str:
    """ "Afrin, whose centre fell": whose the subject of a relative clause is."""
    while clause.kind == "infinitive" and clause.parent is not None:  # "whose trial is to begin"
        clause = p.clauses[clause.parent]
    joined = clause.kind == "coordinate" and clause.parent is not None
    noun = p.clauses[clause.parent or 0].governor if joined else clause.governor
    opens = clause.first + (p.tags[clause.first] == "CCONJ")  # "who farms and whose union"
    between = range(opens + 1, subject)  # "whose next session"
    plain = {"ADJ", "ADV"}.issuperset(p.tags[at] for at in between)
    if p.lemmas[opens] != "whose" or not plain or noun is None:
        return ""
    if p.tags[noun] not in {"NOUN", "PROPN"} or p.lemmas[subject] in NOMINATIVE:
        return ""
    first = p.phrase_start(noun)
    if p.lemmas[first - 1] == "of" and p.tags[first - 2] == "PROPN":  # "the Court of Auditors, whose"
        first = p.phrase_start(first - 2)
    name = by_name(p, (first + (p.lemmas[first] in {"a", "an"}), noun))
    if p.tags[noun] == "NOUN" and (p.lemmas[first] in {"a", "an"} or p.words[noun] == p.lemmas[first]):
        name = f"the {name}"
    ending = "'" if name.endswith("s") else "'s"
    return f"{spaced(name + ending, written(p, between.start, subject - 1))} "


def _disagrees(p: Passage, group: int, at: int) -> bool:
    """ "They are expected": does a pronoun for several stand for one, whose name would not go with the verb?"""
    told = p.mention_at.get(at)
    one = told is not None and p.mentions[told].kind == "pronoun" and len(p.mentions[told].named) == 1
    verb = p.groups[group]
    plural = p.words[verb.first].lower() in PLURAL or (verb.tense == "present" and verb.modality is None)
    return one and p.lemmas[at] == "they" and verb.form == "finite" and plural


def _person_before(p: Passage, span: TokenSpan) -> int:
    """ "the case of Park Geun-hye, who was impeached": where the name of a person begins that ends a phrase."""
    end = span[1] - (p.words[span[1]] == ",")
    names = (first for m, (first, last) in p.placed_mentions if m.kind == "person" and last == end)
    return next((first for first in names if first > span[0]), span[0])


def with_apposition(p: Passage, span: TokenSpan) -> int:
    """The end of a subject, with the name behind its comma: "Hungary's prime minister, Viktor Orban,"."""
    comma = span[1] + 1
    for m, (first, last) in p.placed_mentions if p.words[comma : comma + 1] == (",",) else ():
        titled = first < comma < last  # "mayor, Rui Costa" is one mention
        if m.kind == "person" and (titled or first == comma + 1) and p.words[last + 1 : last + 2] == (",",):
            return last + 1
    return span[1]
