"""The words of a sentence that may name an event: every full verb, and the nouns that the lexicon lists."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.model import Candidate
from timeline.events.passage import Passage
from timeline.events.triggers.antecedents import Thing, by_antecedent
from timeline.events.triggers.attitude import by_attitude
from timeline.events.triggers.echoes import Told, by_echo
from timeline.events.triggers.everyday import by_thing
from timeline.events.triggers.leading import by_announced, by_claim, by_complement, by_promised, by_words
from timeline.events.triggers.topics import by_battle, by_peace, by_scene, by_topic
from timeline.events.triggers.verb_rows import row_of, verb_match
from timeline.events.triggers.verb_types import (
    LOSING_LIFE,
    by_blow,
    by_cause,
    by_company,
    by_noun,
    by_object,
    by_person,
    by_strike,
    by_subject,
    by_toll,
    by_verdict,
    in_protest,
)
from timeline.events.words import UNITS, word_list
from timeline.language.model import VerbGroup
from timeline.language.words import POSSESSIVE_S, lemma_of
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import Match
from timeline.lexicon.triggers import Trigger
from timeline.lexicon.triggers import load as load_triggers

CAPTION = frozenset({",", "(", "second", "third", "fourth", "far", "top", "bottom", "from"})
"""Before "left" in what stands under a picture."""
NAMING = frozenset({"call", "dub", "entitle", "name", "nickname", "title"})
NAMES = frozenset({"ADJ", "DET", "NOUN", "PROPN"})
"""With what the name begins that such a verb gives: "a group called the Front"."""
QUOTED = tuple((mark,) for mark in "\"'“‘`")


def candidates(p: Passage, told: Told, things: Sequence[Thing] = ()) -> list[Candidate]:
    """All candidates of a passage, in the order of their triggers.

    `told` is what the text told before, `things` are those of which the sentence before spoke.
    """
    found: dict[int, Candidate] = {}
    for number, group in enumerate(p.groups):
        if _is_preposition(p, group) or _is_no_deed(p, group) or _completes(p, number):
            continue
        candidate = _copular(p, number) if group.copular else _verb(p, number, things)
        if candidate:
            found.setdefault(candidate.at, candidate)
    named: set[int] = set()
    for at in _nouns(p):
        match = _noun_match(p, at) if at not in p.time_tokens | named else None
        if match:
            # "declaration of independence", "fall in share prices"
            compound = _compound(p, at, match) if match.row.phrase.split()[1:2] in (["of"], ["in"]) else ()
            if p.time_tokens.isdisjoint(compound):  # not "victory in Sunday's election"
                named.update(compound)
            row = by_scene(p, at, match.row)
            found.setdefault(at, Candidate(at, _governor(p, at), p.clause_of[at], True, row))
    ordered: list[Candidate] = []
    outside = told.last
    for at in sorted(found):
        echoed = by_echo(p, found, at, told)
        trigger = by_peace(p, at, by_battle(p, at, echoed.trigger, told.last))
        trigger = by_toll(p, echoed, trigger, outside)
        ordered.append(echoed if trigger is echoed.trigger else echoed._replace(trigger=trigger))
        told = told.then(ordered[-1])
    return ordered


def _is_preposition(p: Passage, group: VerbGroup) -> bool:
    """ "Including the attack", "compared with June", "than expected": a participle that serves as a preposition or compares.

    As little is done in "operating profit": it says which profit is meant.
    """
    if group.lemma == "operate" and "".join(p.lemmas[group.last + 1 : group.last + 2]) in word_list(
        "results"
    ):
        return True
    if p.lemmas[group.first - 1] in {"as", "than"} and group.first == group.last and group.voice == "passive":
        return group.last + 1 not in p.time_tokens  # not "as announced on Monday"
    # "in the year ended June 30", "in the week that followed"
    if group.head_index in p.time_tokens and group.lemma in {"end", "follow"}:
        return True
    if group.lemma not in word_list("prepositional"):
        return False
    beside = p.lemmas[group.last + 1 : group.last + 2] in (("with",), ("to",))
    if group.form == "finite" and not (beside and p.words[group.first - 1] == ","):
        return False
    completes = any(other.last == group.first - 1 for other in p.groups)
    # "will resume considering the charge", not "sank following a blast"
    if completes and group.lemma != "follow":
        return False
    return beside or p.words[group.head_index].endswith("ing")


def _is_no_deed(p: Passage, group: VerbGroup) -> bool:
    """ "For the third day running", "Ann Dean, second left, and Jan Berg, left, in Oslo", "won the right to vote"."""
    before, behind = p.lemmas[group.first - 1], "".join(p.words[group.last + 1 : group.last + 2])
    if p.words[group.first] == "running":
        return before in UNITS | {"night", "time"}
    if group.form == "infinitive" and group.first > 1:
        noun = group.first - 1
        of = p.phrase_start(noun) - 1
        noun = of - 1 if of > 0 and p.lemmas[of] == "of" else noun  # "the right of women to vote"
        return p.lemmas[noun] in word_list("entitling")
    return p.words[group.first] == "left" and before in CAPTION and behind in {",", ")", "and"}


def _completes(p: Passage, number: int) -> bool:
    """ "Went missing", "went bust", "let go": a participle or bare infinitive that belongs to the verb right before it."""
    group = p.groups[number]
    beside = number > 0 and p.groups[number - 1].last + 1 == group.first
    bare = group.form == "infinitive" and group.first == group.last
    if not beside or not (bare or group.form in {"participle", "gerund"}):
        return False
    match = verb_match(p, number - 1)
    return match is not None and group.head_index in match.tokens


def _verb(p: Passage, number: int, things: Sequence[Thing]) -> Candidate | None:
    group = p.groups[number]
    match = verb_match(p, number)
    meant = by_antecedent(p, number, things)
    if meant and (match is None or match.row.type == "OTHER" or len(meant.tokens) > len(match.tokens)):
        match = meant
    row = match.row if match else None
    if _exists(p, group.first) or (row is None and group.lemma in word_list("stative")):
        return None
    if group.voice == "passive" and match and not match.tokens and group.lemma in word_list("resting"):
        return None
    if group.lemma == "do" and _is_something(p, number):
        return None
    if group.lemma in NAMING and _names(p, number, match):
        return None
    row = by_subject(p, number, row) or by_object(p, number)
    if row is None or _only_happens(row):
        row = by_noun(p, number) or by_complement(p, number) or row
    elif group.lemma == "become" or group.lemma in word_list("ceasing"):
        row = by_complement(p, number) or row
    row = by_person(p, number, match) or by_announced(p, number, match) or by_verdict(p, number, match) or row
    row = by_claim(p, number, by_words(p, number, by_promised(p, number, row)))
    outcome = group.form == "participle" and group.voice == "active"
    if _says_little(match) or outcome or (row is not None and row.phrase == LOSING_LIFE):
        row = by_cause(p, number, row, lambda inner: _verb(p, inner, things))
    row = by_thing(p, number, by_strike(p, number, by_blow(p, number, row)))
    row = by_topic(p, number, row, len(match.tokens) if match else 0)
    row = row or by_company(p, number)
    row = in_protest(p, number, by_attitude(p, number, row))
    return Candidate(group.head_index, number, p.clause_of_group[number], False, row)


def _names(p: Passage, number: int, match: Match[Trigger] | None) -> bool:
    """ "A group called the Front", "it was called the Front": a passive before a name only says what something is called."""
    group, tags = p.groups[number], (*p.tags, "", "")
    behind = group.last + 1 + (p.words[group.last + 1 : group.last + 2] in QUOTED)
    if behind in p.time_tokens or tags[behind] not in NAMES:
        return False
    if group.form == "participle":
        return group.first == group.last > 0 and tags[group.first - 1] == "NOUN"
    if p.clauses[p.clause_of_group[number]].marker == "what":  # "what it called a raid"
        return True
    told = match is not None and (match.tokens or match.row.type == "OFFICE")
    return group.form == "finite" and group.voice == "passive" and group.lemma != "name" and not told


def _is_something(p: Passage, number: int) -> bool:
    """ "Something (that) none had done before 1977", "what it did in May": a clause that only stands for a thing."""
    clause = p.clause_of_group[number]
    over = p.governing_group(clause)
    if p.clauses[clause].kind == "relative" or p.clauses[clause].marker == "what":
        return True
    return over is not None and p.groups[over].copular


def _says_little(match: Match[Trigger] | None) -> bool:
    """Did no word beside the verb say what it is about?"""
    return match is None or not match.tokens or match.row.type == "OTHER"


def _only_happens(row: Trigger) -> bool:
    """ "took place": the row says no more than that something was, or how it went on."""
    if row.phrase.replace(" ", "_") in word_list("befalling"):  # "rioting erupted", "the siege dragged on"
        return True
    return row.type == "OTHER" and not word_list("happen").isdisjoint(row.phrase.split())


def _exists(p: Passage, first: int) -> bool:
    """ "there was news": the verb only says that something is; "the talks there failed" tells more."""
    return first > 0 and p.lemmas[first - 1] == "there" and p.tags[first - 1] == "PRON"


def _copular(p: Passage, number: int) -> Candidate | None:
    """ "is due on Thursday", "was back by May", "will be host to the summit"; any other predicate noun is found among the nouns."""
    group = p.groups[number]
    at = group.last + 1
    while at < len(p.words) and p.tags[at] in {"ADV", "PART"}:
        at += 1
    if any(g.first == at + 1 and g.form == "infinitive" for g in p.groups[number + 1 : number + 2]):
        return None  # "is due to visit Oslo": the infinitive tells what is to come
    if at < len(p.words) and p.lemmas[at] in word_list("due"):
        bound = p.lemmas[at + 1 : at + 2] in (("in",), ("at",), ("to",)) and at + 1 not in p.time_tokens
        row = _appears(p, at) or (row_of("visit") if bound else by_topic(p, number, by_noun(p, number), 0))
        return Candidate(at, number, p.clause_of_group[number], False, row)
    if p.lemmas[group.last + 1 : group.last + 2] == ("back",) and (match := verb_match(p, number)):
        return Candidate(group.last + 1, number, p.clause_of_group[number], False, match.row)
    at += at < len(p.words) and p.tags[at] == "DET"
    if p.lemmas[at : at + 1] == ("host",) and p.lemmas[at + 1 : at + 2] in (("of",), ("to",)):
        return Candidate(at, number, p.clause_of_group[number], False, row_of("host"))
    return None


def _appears(p: Passage, at: int) -> Trigger | None:
    """ "Is due (back) in court": to be due before judges is to appear there."""
    match = load_triggers().verb((*p.lemmas[:at], "appear", *p.lemmas[at + 1 :]), at)
    return match.row if match and match.tokens and match.row.type == "INVESTIGATE" else None


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
    match = None if numbered or owner else load_triggers().noun(p.lemmas, at) or _gerund(p, at)
    return None if match and match.row.type != "DISASTER" and _names_thing(p, at, behind) else match


def _names_thing(p: Passage, at: int, behind: int) -> bool:
    """ "Independence Day", "Coronation Street", "the author of “The Limits of War”": is a noun with a capital part of a name?"""
    if not p.words[at][0].isupper() or at == 0:
        return False
    if behind > at and p.tags[behind] == "PROPN" and behind not in p.time_tokens:
        return True
    opens = at
    while opens > 0 and (p.words[opens][0].isupper() or p.tags[opens] in {"ADP", "DET", "CCONJ"}):
        opens -= 1
    return p.tags[at] == "PROPN" and (p.words[opens],) in QUOTED


def _compound(p: Passage, at: int, match: Match[Trigger]) -> range:
    """The tokens of one event behind its noun: "independence", "in share prices"."""
    end = max(match.tokens, default=at) + 1
    while end < len(p.words) and p.tags[end] == "NOUN" and end not in p.time_tokens:
        end += 1
    return range(at + 1, end)


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
    for group, verb in enumerate(p.groups):
        span = p.subject_of(group) if verb.form == "finite" else None
        if span and span[0] <= at <= span[1] and _is_main(p, group):
            return group
    clause = p.clause_of[at]
    inside = [
        g for g, c in enumerate(p.clause_of_group) if c == clause and not _is_preposition(p, p.groups[g])
    ]
    before = [g for g in inside if p.groups[g].head_index < at]
    return before[-1] if before else inside[0] if inside else None
