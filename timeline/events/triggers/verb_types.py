"""What a verb's subject, its object and the nouns around it make of its type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, takewhile

from timeline.events.model import Candidate
from timeline.events.passage import Passage, TokenSpan
from timeline.events.triggers.everyday import is_thing
from timeline.events.triggers.topics import by_scene, by_struck, head_of, object_of
from timeline.events.triggers.verb_rows import row_of
from timeline.events.words import word_list
from timeline.language.words import POSSESSIVE_S
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import Match
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

PERSONAL = frozenset({"he", "she", "him", "her"})
HERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""What stands behind a possessive "her"."""
PEOPLE = frozenset({"person", "diplomat", "civil", "armed", "military"})
DEADLY = frozenset({"ASSAULT", "DISASTER", "CRIME"})
LOSING_LIFE = "lose * life"
"""The row that says of people no more than that they died."""
CAUSES = frozenset({"in", "by", "during", "from", "of"})
COMPANY = frozenset({"to", "for", "with", "in", "into", "at", "during", "from"})
HAPPENING = ("light", "phases", "happen", "pliant", "arising")
"""The lists of verbs that say of their noun that it took place, began or ended, or was brought about."""
OCCASIONS = frozenset({"when", "as", "after"})

Reader = Callable[[int], Candidate | None]
"""Reads another verb group of the passage."""


def by_cause(p: Passage, number: int, row: Trigger | None, read: Reader) -> Trigger | None:
    """ "Died when his patrol was ambushed", "were hurt in a blaze": people come to harm by what befell them."""
    group = p.groups[number]
    if row is None or (group.lemma not in word_list("harming") and row.phrase != LOSING_LIFE):
        return row
    if group.voice == "active" and row.type not in {"OTHER", "DISASTER"}:  # "killed two men in a raid"
        mishap = _mishap(p, number, read)
        return replace(row, type=mishap.type, name=mishap.name) if mishap else row
    cause = _occasion(p, number, read) or _noun_behind(p, number, CAUSES) or _noun_before(p, number)
    return replace(row, type=cause.type, name=cause.name) if cause and cause.type in DEADLY else row


def by_toll(p: Passage, verb: Candidate, row: Trigger | None, before: Trigger | None) -> Trigger | None:
    """ "Twelve people died", behind a quake or a raid that was told `before`: what cost many their lives says how they lost them."""
    if verb.noun or verb.group is None or p.lemmas[verb.at] not in word_list("dying"):
        return row
    silent = (row is None or row.type == "OTHER") and before is not None and before.type in DEADLY
    span = p.subject_phrase(verb.group) if silent else None
    if span is None or before is None or p.tags[span[1]] == "PROPN":
        return row
    many = "NUM" in p.tags[span[0] : span[1] + 1] or p.lemmas[span[0]] in word_list("folk")
    return (
        replace(before, name=f"toll:{before.type.lower()}", source=("-",), target=("subj",)) if many else row
    )


def by_blow(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "A gas explosion killed two men", "a crash killed ten", "a blast wrecked the rig": what kills or destroys by itself is no attack."""
    group = p.groups[number]
    if (
        row is None
        or row.type != "ASSAULT"
        or group.lemma not in word_list("harming") | word_list("wrecking")
    ):
        return row
    span = p.subject_of(number) if group.voice == "active" else None
    match = load_triggers().noun(p.lemmas, span[1]) if span else None
    if span is None or match is None:
        return row
    blast = p.lemmas[span[1]] in word_list("blasts")
    blow = by_struck(p, number, span[1], by_scene(p, span[1], match.row)) if blast else match.row
    return replace(row, type=blow.type, name=blow.name) if blow.type == "DISASTER" else row


def by_strike(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "A radar was hit in the strike, which began at dawn": where bombs fall a strike is no protest."""
    span = p.subject_of(number) if row is not None and row.type == "PROTEST" else None
    if (
        row is None
        or span is None
        or p.lemmas[span[1]] != "strike"
        or word_list("bombing").isdisjoint(p.lemmas)
    ):
        return row
    match = load_triggers().noun(p.lemmas, span[1])
    told = by_scene(p, span[1], match.row) if match else None
    return replace(row, type=told.type, name=told.name) if told and told.type == "ASSAULT" else row


def _mishap(p: Passage, number: int, read: Reader) -> Trigger | None:
    """ "A bus overturned, killing ten": the accident that a participle tells the outcome of."""
    clause = p.clauses[p.clause_of_group[number]]
    over = p.governing_group(p.clause_of_group[number])
    if over is None or clause.kind != "participle" or p.words[clause.first - 1] != ",":
        return None
    above = read(over)
    return above.trigger if above and above.trigger and above.trigger.type == "DISASTER" else None


def _occasion(p: Passage, number: int, read: Reader) -> Trigger | None:
    """What the clause tells that hangs on a verb with "when"."""
    hung = (c for c in p.clauses if c.marker in OCCASIONS and c.governor == p.groups[number].head_index)
    inner = next((read(c.groups[0]) for c in hung if c.groups), None)
    return inner.trigger if inner else None


def by_company(p: Passage, number: int) -> Trigger | None:
    """The row of the noun that a verb without one has behind it: "headed for talks"."""
    return _noun_behind(p, number, COMPANY)


def _noun_behind(p: Passage, number: int, prepositions: frozenset[str]) -> Trigger | None:
    """The event noun behind a verb and one of the prepositions: "died in the raid", "came back with a deal"."""
    clause = p.clause_of_group[number]
    for at in p.event_nouns:
        before = p.lemmas[p.phrase_start(at) - 1]
        if at > p.groups[number].last and p.clause_of[at] == clause and before in prepositions:
            match = load_triggers().noun(p.lemmas, at)
            return by_scene(p, at, match.row) if match else None
    return None


def _only_stands(p: Passage, number: int, at: int) -> bool:
    """ "Shocked the audience", "explained the policy": the noun names a thing, where the verb does not say that it happens."""
    happens = any(p.groups[number].lemma in word_list(verbs) for verbs in HAPPENING)
    return p.lemmas[at] in word_list("static") and not happens


def _noun_before(p: Passage, number: int) -> Trigger | None:
    """The event noun in front of "in which": "an attack in which ten died"."""
    clause = p.clauses[p.clause_of_group[number]]
    if clause.marker != "which" or clause.first < 2 or p.lemmas[clause.first - 1] not in CAUSES:
        return None
    verb = max((g.last for g in p.groups if g.last < clause.first), default=-1)
    at = max((at for at in p.event_nouns if verb < at < clause.first), default=None)
    match = load_triggers().noun(p.lemmas, at) if at is not None else None
    return by_scene(p, at, match.row) if match and at is not None else None


def by_subject(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """A verb of movement means a visit where people move, a deployment where forces do, and neither where a thing does, or who is moved.

    A former king's death leaves no office free.
    """
    lemma = p.groups[number].lemma
    if row is not None and row.type == "OFFICE" and lemma == "die":
        first, last = p.subject_phrase(number) or (0, -1)
        return None if word_list("no_longer").intersection(p.lemmas[first : last + 1]) else row
    if lemma not in word_list("movement") or (row is not None and row.type not in {"CONSULT", "MOBILIZE"}):
        return row
    moved = p.groups[number].voice == "passive" or _flies_thing(p, number)
    if row is not None and row.type == "CONSULT" and moved:
        return replace(row, type="OTHER")  # "he was flown to Rome"
    span = p.subject_of(number)
    if span and p.lemmas[span[1]] in word_list("folk"):  # "hundreds of people"
        span = p.subject_phrase(number) or span
    told = list(takewhile(lambda i: i not in p.group_starts, range(span[0], span[1] + 1))) if span else []
    nouns = {p.lemmas[i] for i in told}
    kinds = {actor_nouns()[n].kind for n in nouns if n in actor_nouns()}
    if nouns & word_list("weapons") and nouns & word_list("civil"):  # "a passenger jet"
        return None
    if kinds & {"military", "armed"} or nouns & word_list("weapons"):
        return row_of("deploy")
    if row is None and "diplomat" in kinds:
        return row_of("visit")
    named = [m for m, (first, last) in p.placed_mentions if told and first <= told[-1] and last >= told[0]]
    if row is None and any(m.kind == "person" for m in named):
        return None if _is_pastime(p, number) or _goes_nowhere(p, number) else row_of("visit")
    headed = any(last >= told[-1] for m, (_, last) in p.placed_mentions if m in named)
    others = word_list("vehicles") | word_list("resolving")  # "the decision to travel"
    thing = told and p.tags[told[-1]] == "NOUN" and not headed and not kinds and not nouns & others
    return None if thing and row is not None and row.type == "CONSULT" else row


def _is_pastime(p: Passage, number: int) -> bool:
    """ "Spent a month rehearsing in Lima": is time spent on doing something?"""
    group = p.groups[number]
    doing = any(c.kind == "participle" and c.governor == group.head_index for c in p.clauses)
    return group.lemma == "spend" and doing


def _goes_nowhere(p: Passage, number: int) -> bool:
    """ "Stood alone", "stayed until 1963", "drove his van at the gate": does the clause name no place that one could go to?"""
    group = p.groups[number]
    if group.lemma not in word_list("lingering"):
        return False
    clause = p.clauses[p.clause_of_group[number]]
    behind = (m for m, (first, _) in p.placed_mentions if group.last < first <= clause.last)
    return not any(m.place or m.kind in {"state", "capital", "place"} for m in behind)


def by_object(p: Passage, number: int) -> Trigger | None:
    """ "saw Emmanuel Macron in Paris": to see a person is to meet."""
    group = p.groups[number]
    at = p.mention_at.get(group.last + 1)
    if group.lemma not in word_list("seeing") or at is None or p.mentions[at].kind != "person":
        return None
    behind = p.mention_spans[at][1] + 1
    return row_of("meet") if group.voice == "active" and behind not in p.group_starts else None


def by_person(p: Passage, number: int, match: Match[Trigger] | None) -> Trigger | None:
    """What a verb means where it is done to a person: "dismissed the minister's brother", "chose Ann Dean", "welcomed her".

    So where it tells of one: "Mubarak fell".
    """
    group = p.groups[number]
    alone = group.last + 1 in {len(p.words) - 1, *p.time_tokens}
    if group.lemma in word_list("falling"):
        return row_of("resign") if alone and _is_person(p, p.subject_of(number)) else None
    if group.lemma in word_list("seeing") and group.voice == "passive" and match is not None:
        return replace(match.row, type="OTHER")  # "were last seen in May"
    if match is not None and match.tokens:
        return None
    if group.lemma in word_list("receiving"):
        bidden = any(c.kind == "infinitive" and c.parent == p.clause_of_group[number] for c in p.clauses)
        met = _is_done_to_person(p, number) or (
            _is_person(p, p.subject_of(number)) and _acts_on_people(p, number)
        )
        return row_of("meet") if met and not bidden else None
    if group.lemma in word_list("dismissing"):
        return row_of("sack") if _is_done_to_person(p, number) else None
    if group.lemma in word_list("holding") and group.voice == "passive":  # "two reporters were held"
        return row_of("detain") if _is_done_to_person(p, number) or _is_people(p, number) else None
    if group.lemma in word_list("clearing"):  # "cleared the suspect"
        return row_of("acquit") if _is_done_to_person(p, number) or _acts_on_people(p, number) else None
    if group.lemma in word_list("capturing"):
        return row_of("detain") if _is_done_to_person(p, number) else None
    if match is not None and group.lemma in word_list("sociable"):
        private = _is_done_to_person(p, number) or _is_by_person_alone(p, number)
        return replace(match.row, type="OTHER") if private else None
    if group.lemma in word_list("choosing") and group.voice == "active":
        return row_of("appoint") if _is_done_to_person(p, number) else None
    passive = group.voice == "passive" and group.form == "finite"
    named = group.lemma in word_list("naming") | word_list("choosing") and passive and alone
    return row_of("appoint") if named and _is_done_to_person(p, number) else None


def by_verdict(p: Passage, number: int, match: Match[Trigger] | None) -> Trigger | None:
    """ "Called the talks useless", "call Laos the culprit": to call somebody something is to judge him, and no visit."""
    group = p.groups[number]
    if match is None or match.tokens or group.lemma != "call" or group.voice == "passive":
        return None
    acted = object_of(p, number)
    at = head_of(p, acted) if acted else None
    judged = at is not None and at + 1 not in p.time_tokens and (*p.tags, "")[at + 1] in {"ADJ", "DET"}
    return replace(match.row, type="DISAPPROVE", name="verdict:call") if judged else None


def _is_done_to_person(p: Passage, number: int) -> bool:
    """Is it one person whom a verb acts on?"""
    group = p.groups[number]
    behind = (group.last + 1,) * 2
    first, last = behind if group.voice == "active" else p.subject_of(number) or (0, -1)
    if first == last < len(p.words) and p.words[first].lower() in PERSONAL:
        return p.words[first].lower() != "her" or last + 1 in p.time_tokens or p.tags[last + 1] not in HERS
    acted = object_of(p, number) if group.voice == "active" else None
    at = head_of(p, acted) if acted else None
    if at is not None and is_thing(p, at):  # "removed his shoes"
        return False
    return _is_person(p, (first, last))


def _acts_on_people(p: Passage, number: int) -> bool:
    """ "Received two members of the council": are people the object?"""
    acted = object_of(p, number) if p.groups[number].voice == "active" else None
    at = head_of(p, acted) if acted else None
    noun = actor_nouns().get(p.lemmas[at]) if at is not None else None
    return noun is not None and noun.kind in PEOPLE


def _flies_thing(p: Passage, number: int) -> bool:
    """ "Flew a rover", "flew the flag": is it a thing that somebody flies?"""
    acted = object_of(p, number) if p.groups[number].lemma == "fly" else None
    at = head_of(p, acted) if acted else None
    return at is not None and is_thing(p, at)


def _is_person(p: Passage, span: TokenSpan | None) -> bool:
    """Is it one person that a mention among these tokens names?"""
    first, last = span or (0, -1)
    told, behind = next(
        ((m, end + 1) for m, (start, end) in p.placed_mentions if start <= last and end >= first), (None, 0)
    )
    if told is None or (*p.words, "")[behind] in POSSESSIVE_S:
        return False
    return told.kind == "person" or (told.kind == "pronoun" and bool(told.named))


def _is_by_person_alone(p: Passage, number: int) -> bool:
    """ "Sarah joined in 2010": does one person do it, to nobody and nothing?"""
    span = p.subject_of(number) if object_of(p, number) is None else None
    return _is_person(p, span) and (span is None or p.words[span[0]].lower() not in {"it", "they"})


def _is_people(p: Passage, number: int) -> bool:
    """Is the subject people, and no body of theirs?"""
    span = p.subject_of(number)
    noun = actor_nouns().get(p.lemmas[span[1]]) if span else None
    return noun is not None and noun.kind in PEOPLE


def in_protest(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "Shut their shops in protest": what says little by itself was a protest."""
    clause = p.clauses[p.clause_of_group[number]]
    said = p.lemmas[p.groups[number].last + 1 : clause.last + 1]
    protest = ("in", "protest") in pairwise(said)
    return row_of("protest") if protest and (row is None or row.type in {"OTHER", "ECONOMY"}) else row


def by_noun(p: Passage, number: int) -> Trigger | None:
    """A verb that the lexicon lacks says of its event noun that it began, ended, came: the noun has the type."""
    acted = p.event_noun_of(number)
    at = _named_event(p, number) if acted is None else acted
    # "the opposition swept"
    if at is None or (at < p.groups[number].first and p.lemmas[at] in actor_nouns()):
        return None
    if _only_stands(p, number, at):
        return None
    match = load_triggers().noun(p.lemmas, at)
    return by_scene(p, at, match.row) if match else None


def _named_event(p: Passage, number: int) -> int | None:
    """The last word of a subject that is a name, where it is a noun of happenings and nobody's: "the Baltic Summit"."""
    span = p.subject_of(number)
    if not span or p.tags[span[1]] != "PROPN" or p.lemmas[span[1]] not in load_triggers().noun_heads:
        return None
    somebody = any(first <= span[1] <= last for _, (first, last) in p.placed_mentions)
    return None if somebody else span[1]
