"""The words of a sentence that may name an event: every full verb, and the nouns that the lexicon lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from timeline.events.antecedents import Thing, by_antecedent
from timeline.events.attitude import by_attitude
from timeline.events.extent import UNITS
from timeline.events.leading import by_announced, by_complement, by_promised, by_words
from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.topics import by_scene, by_struck, by_topic
from timeline.events.verb_rows import row_of, verb_match
from timeline.events.words import word_list
from timeline.language.model import VerbGroup
from timeline.language.words import POSSESSIVE_S, lemma_of
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import Match
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

PERSONAL = frozenset({"he", "she", "him", "her"})
HERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""What stands behind a possessive "her"."""
PEOPLE = frozenset({"person", "diplomat", "civil", "armed", "military"})
DEADLY = frozenset({"ASSAULT", "DISASTER", "CRIME"})
CAUSES = frozenset({"in", "by", "during", "from", "of"})
COMPANY = frozenset({"to", "for", "with", "in", "into", "at", "during", "from"})
SO = frozenset({("follow", "suit"), ("do", "so"), ("do", "likewise")})
OCCASIONS = frozenset({"when", "as", "after"})
NAMING = frozenset({"call", "dub", "entitle", "name", "nickname", "title"})
NAMES = frozenset({"ADJ", "DET", "NOUN", "PROPN"})
"""With what the name begins that such a verb gives: "a group called the Front"."""


def candidates(p: Passage, before: Trigger | None = None, things: Sequence[Thing] = ()) -> list[Candidate]:
    """All candidates of a passage, in the order of their triggers.

    `before` is the row of the last one that the text told, `things` are those of which the sentence before spoke.
    """
    found: dict[int, Candidate] = {}
    for number, group in enumerate(p.groups):
        if _is_preposition(p, group) or _in_a_row(p, group) or _completes(p, number):
            continue
        candidate = _copular(p, number) if group.copular else _verb(p, number, things)
        if candidate:
            found.setdefault(candidate.at, candidate)
    named: set[int] = set()
    for at in _nouns(p):
        match = _noun_match(p, at) if at not in p.time_tokens | named else None
        if match:
            if " of " in match.row.phrase:  # "declaration of independence" is one event
                named.update(match.tokens)
            row = by_scene(p, at, match.row)
            found.setdefault(at, Candidate(at, _governor(p, at), p.clause_of[at], True, row))
    ordered: list[Candidate] = []
    done = None
    for at in sorted(found):
        ordered.append(_echo(p, found[at], _taken_up(p, found, at) or before, done or before))
        before = ordered[-1].trigger or before
        done = done if found[at].noun else ordered[-1].trigger or done
    return ordered


def _is_preposition(p: Passage, group: VerbGroup) -> bool:
    """ "Including the attack", "compared with June": a participle that serves as a preposition."""
    if group.head_index in p.time_tokens and group.lemma == "end":  # "in the year ended June 30"
        return True
    if group.form == "finite" or group.lemma not in word_list("prepositional"):
        return False
    completes = any(other.last == group.first - 1 for other in p.groups)
    # "will resume considering the charge", not "sank following a blast"
    if completes and group.lemma != "follow":
        return False
    return p.words[group.head_index].endswith("ing") or p.lemmas[group.last + 1 : group.last + 2] in (
        ("with",),
        ("to",),
    )


def _in_a_row(p: Passage, group: VerbGroup) -> bool:
    """ "For the third day running"."""
    return p.words[group.first] == "running" and p.lemmas[group.first - 1] in UNITS | {"night", "time"}


def _completes(p: Passage, number: int) -> bool:
    """ "Went missing", "went bust": a participle that belongs to the verb right before it."""
    group = p.groups[number]
    beside = number > 0 and p.groups[number - 1].last + 1 == group.first
    if not beside or group.form not in {"participle", "gerund"}:
        return False
    match = verb_match(p, number - 1)
    return match is not None and group.head_index in match.tokens


def _echo(p: Passage, candidate: Candidate, before: Trigger | None, done: Trigger | None) -> Candidate:
    """ "The army followed (suit)": a verb that only says so is of the kind that was told before.

    "Mali did so in May" repeats what was `done`, not the pact that was left.
    """
    if p.lemmas[candidate.at : candidate.at + 2] in SO:
        return candidate._replace(trigger=done)
    if candidate.trigger is None and p.lemmas[candidate.at] in word_list("echoing"):
        return candidate._replace(trigger=done if p.lemmas[candidate.at] == "do" else before)
    return candidate


def _taken_up(p: Passage, found: Mapping[int, Candidate], at: int) -> Trigger | None:
    """ "The talks broke down a year after they began": what the subject of the clause above tells, where it is "they" or "it"."""
    told = found[at]
    span, parent = p.subject_of(told.group) if told.group is not None else None, p.clauses[told.clause].parent
    above = p.clauses[parent].subject if parent is not None else None
    if told.trigger or span is None or above is None or p.words[span[0]].lower() not in {"it", "they"}:
        return None
    noun = found.get(above[1])
    return noun.trigger if noun and noun.noun and above[1] < span[0] else None


def _verb(p: Passage, number: int, things: Sequence[Thing]) -> Candidate | None:
    group = p.groups[number]
    match = verb_match(p, number)
    if match is None or not (match.tokens or match.row.type == "OTHER"):
        match = by_antecedent(p, number, things) or match
    row = match.row if match else None
    if _exists(p, group.first) or (row is None and group.lemma in word_list("stative")):
        return None
    if group.voice == "passive" and match and not match.tokens and group.lemma in word_list("resting"):
        return None
    if group.lemma == "do" and _is_something(p, number):
        return None
    if group.lemma in NAMING and _names(p, number):
        return None
    row = _by_subject(p, number, row) or _by_object(p, number)
    if row is None or _only_happens(row):
        row = _by_noun(p, number) or by_complement(p, number) or row
    elif group.lemma == "become" or group.lemma in word_list("ceasing"):
        row = by_complement(p, number) or row
    row = _by_person(p, number, match) or by_announced(p, number, match) or row
    row = by_words(p, number, by_promised(p, number, row))
    row = _by_cause(p, number, row, things) if _says_little(match) else row
    row = _by_blow(p, number, row)
    row = by_topic(p, number, row, len(match.tokens) if match else 0)
    row = row or _noun_behind(p, number, COMPANY)
    row = _in_protest(p, number, by_attitude(p, number, row))
    return Candidate(group.head_index, number, p.clause_of_group[number], False, row)


def _names(p: Passage, number: int) -> bool:
    """ "A group called the Front": a participle between a noun and its name only says what it is called."""
    group, tags = p.groups[number], (*p.tags, "")
    alone = (
        group.form == "participle" and group.first == group.last > 0 and group.last + 1 not in p.time_tokens
    )
    return alone and tags[group.first - 1] == "NOUN" and tags[group.last + 1] in NAMES


def _is_something(p: Passage, number: int) -> bool:
    """ "Something (that) none had done before 1977", "what it did in May": a clause that only stands for a thing."""
    clause = p.clause_of_group[number]
    over = p.governing_group(clause)
    return p.clauses[clause].kind == "relative" or (over is not None and p.groups[over].copular)


def _says_little(match: Match[Trigger] | None) -> bool:
    """Did no word beside the verb say what it is about?"""
    return match is None or not match.tokens or match.row.type == "OTHER"


def _only_happens(row: Trigger) -> bool:
    """ "took place": the row says no more than that something was."""
    return row.type == "OTHER" and not word_list("happen").isdisjoint(row.phrase.split())


def _by_cause(p: Passage, number: int, row: Trigger | None, things: Sequence[Thing]) -> Trigger | None:
    """ "Died when his patrol was ambushed", "were hurt in a blaze": people come to harm by what befell them."""
    group = p.groups[number]
    if row is None or group.lemma not in word_list("harming"):
        return row
    if group.voice == "active" and row.type not in {"OTHER", "DISASTER"}:  # "killed two men in a raid"
        return row
    cause = _occasion(p, number, things) or _noun_behind(p, number, CAUSES) or _noun_before(p, number)
    return replace(row, type=cause.type, name=cause.name) if cause and cause.type in DEADLY else row


def _by_blow(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "A gas explosion killed two men", "a blast wrecked the rig": what kills or destroys by itself is no attack."""
    group = p.groups[number]
    if (
        row is None
        or row.type != "ASSAULT"
        or group.lemma not in word_list("harming") | word_list("wrecking")
    ):
        return row
    span = p.subject_of(number) if group.voice == "active" else None
    if span is None or p.lemmas[span[1]] not in word_list("blasts"):
        return row
    match = load_triggers().noun(p.lemmas, span[1])
    blow = by_struck(p, number, span[1], by_scene(p, span[1], match.row)) if match else None
    return replace(row, type=blow.type, name=blow.name) if blow and blow.type == "DISASTER" else row


def _occasion(p: Passage, number: int, things: Sequence[Thing]) -> Trigger | None:
    """What the clause tells that hangs on a verb with "when"."""
    hung = (c for c in p.clauses if c.marker in OCCASIONS and c.governor == p.groups[number].head_index)
    inner = next((_verb(p, c.groups[0], things) for c in hung if c.groups), None)
    return inner.trigger if inner else None


def _noun_behind(p: Passage, number: int, prepositions: frozenset[str]) -> Trigger | None:
    """The event noun behind a verb and one of the prepositions: "died in the raid", "came back with a deal"."""
    clause = p.clause_of_group[number]
    for at in p.event_nouns:
        before = p.lemmas[p.phrase_start(at) - 1]
        if at > p.groups[number].last and p.clause_of[at] == clause and before in prepositions:
            match = load_triggers().noun(p.lemmas, at)
            return by_scene(p, at, match.row) if match else None
    return None


def _noun_before(p: Passage, number: int) -> Trigger | None:
    """The event noun in front of "in which": "an attack in which ten died"."""
    clause = p.clauses[p.clause_of_group[number]]
    if clause.marker != "which" or clause.first < 2 or p.lemmas[clause.first - 1] not in CAUSES:
        return None
    verb = max((g.last for g in p.groups if g.last < clause.first), default=-1)
    at = max((at for at in p.event_nouns if verb < at < clause.first), default=None)
    match = load_triggers().noun(p.lemmas, at) if at is not None else None
    return by_scene(p, at, match.row) if match and at is not None else None


def _exists(p: Passage, first: int) -> bool:
    """ "there was news": the verb only says that something is; "the talks there failed" tells more."""
    return first > 0 and p.lemmas[first - 1] == "there" and p.tags[first - 1] == "PRON"


def _by_subject(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """A verb of movement means a visit where people move, a deployment where forces do, and neither where a thing does.

    A former king's death leaves no office free.
    """
    lemma = p.groups[number].lemma
    if row is not None and row.type == "OFFICE" and lemma == "die":
        first, last = p.subject_phrase(number) or (0, -1)
        return None if word_list("no_longer").intersection(p.lemmas[first : last + 1]) else row
    if lemma not in word_list("movement") or (row is not None and row.type not in {"CONSULT", "MOBILIZE"}):
        return row
    span = p.subject_of(number)
    told = list(takewhile(lambda i: i not in p.group_starts, range(span[0], span[1] + 1))) if span else []
    nouns = {p.lemmas[i] for i in told}
    kinds = {actor_nouns()[n].kind for n in nouns if n in actor_nouns()}
    if kinds & {"military", "armed"} or nouns & word_list("weapons"):
        return row_of("deploy")
    named = [m for m, (first, last) in p.placed_mentions if told and first <= told[-1] and last >= told[0]]
    if row is None and any(m.kind == "person" for m in named):
        return row_of("visit")
    headed = any(last >= told[-1] for m, (_, last) in p.placed_mentions if m in named)
    thing = (
        told and p.tags[told[-1]] == "NOUN" and not headed and not kinds and not nouns & word_list("vehicles")
    )
    return None if thing and row is not None and row.type == "CONSULT" else row


def _by_object(p: Passage, number: int) -> Trigger | None:
    """ "saw Emmanuel Macron in Paris": to see a person is to meet."""
    group = p.groups[number]
    at = p.mention_at.get(group.last + 1)
    if group.lemma not in word_list("seeing") or at is None or p.mentions[at].kind != "person":
        return None
    behind = p.mention_spans[at][1] + 1
    return row_of("meet") if group.voice == "active" and behind not in p.group_starts else None


def _by_person(p: Passage, number: int, match: Match[Trigger] | None) -> Trigger | None:
    """ "dismissed the minister's brother", "chose Ann Dean": to dismiss a person, or name one, is about an office."""
    group = p.groups[number]
    if match is not None and match.tokens:
        return None
    if group.lemma in word_list("dismissing"):
        return row_of("sack") if _is_done_to_person(p, number) else None
    if group.lemma in word_list("holding") and group.voice == "passive":  # "two reporters were held"
        return row_of("detain") if _is_done_to_person(p, number) or _is_people(p, number) else None
    if group.lemma in word_list("choosing") and group.voice == "active":
        return row_of("appoint") if _is_done_to_person(p, number) else None
    alone = group.last + 1 in {len(p.words) - 1, *p.time_tokens}
    named = group.lemma in word_list("naming") and group.voice == "passive" and alone
    return row_of("appoint") if named and _is_done_to_person(p, number) else None


def _is_done_to_person(p: Passage, number: int) -> bool:
    """Is it one person whom a verb acts on?"""
    group = p.groups[number]
    behind = (group.last + 1,) * 2
    first, last = behind if group.voice == "active" else p.subject_of(number) or (0, -1)
    if first == last < len(p.words) and p.words[first].lower() in PERSONAL:
        return p.words[first].lower() != "her" or last + 1 in p.time_tokens or p.tags[last + 1] not in HERS
    told = next((m for m, (start, end) in p.placed_mentions if start <= last and end >= first), None)
    return told is not None and told.kind == "person"


def _is_people(p: Passage, number: int) -> bool:
    """Is the subject people, and no body of theirs?"""
    span = p.subject_of(number)
    noun = actor_nouns().get(p.lemmas[span[1]]) if span else None
    return noun is not None and noun.kind in PEOPLE


def _in_protest(p: Passage, number: int, row: Trigger | None) -> Trigger | None:
    """ "Shut their shops in protest": what says little by itself was a protest."""
    clause = p.clauses[p.clause_of_group[number]]
    said = p.lemmas[p.groups[number].last + 1 : clause.last + 1]
    protest = ("in", "protest") in pairwise(said)
    return row_of("protest") if protest and (row is None or row.type in {"OTHER", "ECONOMY"}) else row


def _by_noun(p: Passage, number: int) -> Trigger | None:
    """A verb that the lexicon lacks says of its event noun that it began, ended, came: the noun has the type."""
    acted = p.event_noun_of(number)
    at = _named_event(p, number) if acted is None else acted
    # "the opposition swept"
    if at is None or (at < p.groups[number].first and p.lemmas[at] in actor_nouns()):
        return None
    match = load_triggers().noun(p.lemmas, at)
    return match.row if match else None


def _named_event(p: Passage, number: int) -> int | None:
    """The last word of a subject that is a name, where it is a noun of happenings and nobody's: "the Baltic Summit"."""
    span = p.subject_of(number)
    if not span or p.tags[span[1]] != "PROPN" or p.lemmas[span[1]] not in load_triggers().noun_heads:
        return None
    somebody = any(first <= span[1] <= last for _, (first, last) in p.placed_mentions)
    return None if somebody else span[1]


def _copular(p: Passage, number: int) -> Candidate | None:
    """ "is due on Thursday", "will be host to the summit"; any other predicate noun is found among the nouns."""
    group = p.groups[number]
    at = group.last + 1
    while at < len(p.words) and p.tags[at] in {"ADV", "PART"}:
        at += 1
    if any(g.first == at + 1 and g.form == "infinitive" for g in p.groups[number + 1 : number + 2]):
        return None  # "is due to visit Oslo": the infinitive tells what is to come
    if at < len(p.words) and p.lemmas[at] in word_list("due"):
        bound = p.lemmas[at + 1 : at + 2] in (("in",), ("at",), ("to",)) and at + 1 not in p.time_tokens
        row = row_of("visit") if bound else _by_noun(p, number)
        return Candidate(at, number, p.clause_of_group[number], False, row)
    at += at < len(p.words) and p.tags[at] == "DET"
    if p.lemmas[at : at + 1] == ("host",) and p.lemmas[at + 1 : at + 2] in (("of",), ("to",)):
        return Candidate(at, number, p.clause_of_group[number], False, row_of("host"))
    return None


def _nouns(p: Passage) -> list[int]:
    """The nouns that may name an event: listed ones and gerunds. The cheap question before `_noun`.

    A word of a body's name is none: "the Monetary Fund", "before Congress".
    """
    listed = load_triggers().noun_heads
    found = [at for at in p.nouns if p.lemmas[at] in listed or p.sentence.lowers[at].endswith("ing")]
    bodies = [span for mention, span in p.placed_mentions if mention.kind in {"body", "forces"}]
    return [
        at for at in found if p.tags[at] == "NOUN" or not any(first <= at <= last for first, last in bodies)
    ]


def _noun_match(p: Passage, at: int) -> Match[Trigger] | None:
    """The lexicon row of a noun; none for the name of a number ("attack 3"), or somebody's ("the opposition's hands", "law courts")."""
    behind = at + 1 if at + 1 < len(p.words) else at
    numbered = p.tags[behind] == "NUM" and behind not in p.time_tokens
    owner = p.words[behind] in POSSESSIVE_S and p.lemmas[at] in actor_nouns()
    if p.lemmas[max(0, at - 1) : at + 1] == ("follow", "suit"):
        return None
    owner = owner or (p.tags[behind] == "NOUN" and behind > at and p.lemmas[behind] in actor_nouns())
    return None if numbered or owner else load_triggers().noun(p.lemmas, at) or _gerund(p, at)


def _is_main(p: Passage, group: int) -> bool:
    return p.clauses[p.clause_of_group[group]].kind in {"main", "complement", "subordinate"}


def _gerund(p: Passage, at: int) -> Match[Trigger] | None:
    """ "the ramming of boats": a verb's -ing form as a noun, before "of" or "by"."""
    word = p.words[at].lower()
    if not word.endswith("ing") or at == 0 or at + 1 >= len(p.words) or p.lemmas[at + 1] not in {"of", "by"}:
        return None
    lemma = lemma_of(word, "verb")
    return load_triggers().verb((lemma,), 0) if lemma != word else None


def _governor(p: Passage, at: int) -> int | None:
    """The verb group whose subject or object a noun is: the finite one whose subject it heads, else the one before it, or behind."""
    for group in range(len(p.groups)):
        span = p.subject_of(group)
        if span and span[0] <= at <= span[1] and p.groups[group].form == "finite" and _is_main(p, group):
            return group
    clause = p.clause_of[at]
    inside = [
        g for g, c in enumerate(p.clause_of_group) if c == clause and not _is_preposition(p, p.groups[g])
    ]
    before = [g for g in inside if p.groups[g].head_index < at]
    return before[-1] if before else inside[0] if inside else None
