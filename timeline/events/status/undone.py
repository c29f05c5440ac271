"""What came to nothing: the verbs that undo what another one, or a noun, tells of ("was to speak but put it off")."""

from __future__ import annotations

from timeline.events.model import Dating
from timeline.events.passage import Passage
from timeline.events.words import word_list
from timeline.lexicon.triggers import Governor

MOVING = frozenset({"bring", "move", "push", "put", "reschedule", "shift"})
FIRST_MEANT = frozenset({"originally", "initially"})
PLANNING = word_list("announced") | word_list("due")
PLANNED = frozenset({("due",), ("expect",), ("plan",), ("schedule",), ("set",), ("slate",)})
"""Behind "first" these say that it was moved since."""
TAKING_UP = frozenset({"it", "they", "the", "its", "his", "her", "their"})
"""With what an object begins that was told of before."""


def undone_behind(p: Passage, index: int) -> str | None:
    """What undoes an infinitive or participle: the verb that acts on its subject, or on the plan to do it."""
    span = None if _was_done(p, index) else p.subject_of(index)
    undoing = undoing_verb(p, span[1]) if span and span[1] in p.event_nouns else None
    return undoing.phrase if undoing else _expected(p, index)


def _was_done(p: Passage, index: int) -> bool:
    """ "The ban imposed in May was lifted": a participle of what was done, and not of a plan ("called for May")."""
    group = p.groups[index]
    planned = group.lemma in word_list("announced") or p.lemmas[group.last + 1 : group.last + 2] == ("for",)
    return group.form == "participle" and group.voice == "passive" and not planned


def called_off(p: Passage, index: int) -> str | None:
    """ "The visit was to begin on 3 May but has been called off", "The vote that was to be held will not take place".

    The verb behind that undoes what the same subject was to do, or "it" ("was to speak on Monday but put it off").
    """
    span = p.subject_of(index)
    for number, group in enumerate(p.groups[index + 1 :], index + 1):
        if group.form != "finite" or span is None or p.subject_of(number) != span:
            continue
        if group.negated and p.lemmas[group.head_index + 1] in word_list("happen"):
            return "not take place"
        behind_but = p.lemmas[group.first - 1] == "but"
        if behind_but and group.negated and group.lemma == "do":  # "was due to speak but did not"
            return "not do so"
        if behind_but and _turns_back(p, number):
            return group.lemma
        row = p.governor(group.head_index) if group.voice == "passive" or _drops(p, number) else None
        if row and row.complement_status == "negated" and not group.negated:
            return row.phrase
    return None


def _expected(p: Passage, index: int) -> str | None:
    """ "Had been expected to announce it but put it off": the verb that undoes what a plan told from behind leads to."""
    governor = p.clauses[p.clause_of_group[index]].governor
    if governor is None:
        return None
    copula = next((n for n, g in enumerate(p.groups) if g.copular and g.last == governor - 1), None)
    over = p.group_at.get(governor, copula)
    if over is None or p.groups[index].form != "infinitive" or p.groups[over].tense != "past":
        return None
    row = p.governor(governor) or predicate(p, governor)
    return called_off(p, over) if row is not None and row.complement_status == "planned" else None


def _turns_back(p: Passage, index: int) -> bool:
    """ "But turned back", "but was diverted to Oslo": does a verb say that somebody did not get where he was due?"""
    group = p.groups[index]
    words = {group.lemma, "_".join((group.lemma, *p.lemmas[group.last + 1 : group.last + 2]))}
    return not group.negated and not words.isdisjoint(word_list("aborting"))


def _drops(p: Passage, index: int) -> bool:
    """ "But put it off", "but cancelled", "but called the trip off": does a verb behind "but" act on what was told before?"""
    group = p.groups[index]
    lemmas, tags = (*p.lemmas, "", ""), (*p.tags, "PUNCT", "PUNCT")  # the sentence may end with the verb
    behind = group.last + 1 + (lemmas[group.last + 1] in {"off", "back"})
    alone = tags[behind] in {"PUNCT", "ADP", "ADV"} or behind in p.time_tokens
    return lemmas[group.first - 1] == "but" and (alone or lemmas[behind] in TAKING_UP)


def undoing_verb(p: Passage, noun: int) -> Governor | None:
    """The verb that undoes a noun that it acts on: "called off the visit", "the launch was scrubbed"."""
    for number, group in enumerate(p.groups):
        if group.form != "finite":
            continue
        span = p.subject_of(number) if group.voice == "passive" else None
        acts = span[0] <= noun <= span[1] if span else p.event_noun_of(number) == noun > group.last
        row = p.governor(group.head_index) if acts else None
        if row and row.complement_status == "negated" and not group.negated:
            return row
    return None


def moved(p: Passage, noun: int, dating: Dating) -> bool:
    """ "The march planned for Saturday was moved to Sunday": does the noun have another day behind its verb?"""
    for number, group in enumerate(p.groups):
        span = p.subject_of(number) if group.voice == "passive" and group.lemma in MOVING else None
        behind = [phrase for phrase in p.phrases if phrase.start > group.end and phrase.edtf]
        first = dating.phrase is not None and dating.phrase.start < group.start
        if span and first and span[0] <= noun <= span[1] and not group.negated and behind:
            return True
    return False


def first_meant(p: Passage, dating: Dating) -> bool:
    """ "Originally set for 3 May", "postponed from June": is it the day of a plan that was changed?"""
    if dating.phrase is None or _put_off_from(p, dating):
        return dating.phrase is not None
    at = p.span(dating.phrase.start, dating.phrase.end)[0]
    words = range(at - 1, max(0, at - 5) - 1, -1)
    plan = p.lemmas[next((n for n in words if _says_first(p, n)), at) : at]
    return "," not in plan and not PLANNING.isdisjoint(plan)


def _says_first(p: Passage, at: int) -> bool:
    """ "Originally", "first planned": does a word say that it was meant so at first?"""
    lemma, behind = p.lemmas[at], slice(at + 1, at + 2)
    planned = p.lemmas[behind] in PLANNED and p.tags[behind] == ("VERB",)
    return lemma in FIRST_MEANT or (lemma == "first" and planned)


def _put_off_from(p: Passage, dating: Dating) -> bool:
    """ "The vote, postponed from May, was held in June": is it the day from which something was put off?"""
    number = dating.candidate.group
    if number is None or dating.phrase is None or dating.phrase.relation != "from":
        return False
    group = p.groups[number]
    if group.lemma == "put":  # not "put a cap on bills from May"
        return not {"off", "back"}.isdisjoint(
            p.lemmas[group.last + 1 : p.clauses[dating.candidate.clause].last]
        )
    return group.lemma in MOVING | {"defer", "delay", "postpone"}


def undone(p: Passage, noun: int) -> bool:
    """ "shelved a plan to sign", "withdrew its offer to mediate": does the verb over a noun undo it?"""
    clause = p.clause_of[noun]
    over = p.main_group(clause)
    first, _ = (p.subject_phrase(over) if over is not None else None) or (noun, noun)
    if noun < first and p.words[first - 1] == ",":
        return False  # "Asks both sides to resume, by May, the talks suspended in March"
    row = p.governor(p.groups[over].head_index) if over is not None else None
    dropped = (
        over is not None and p.groups[over].lemma in {"drop", "withdraw"} and p.governor(noun) is not None
    )
    return dropped or (row is not None and row.complement_status == "negated")


def hangs_on(p: Passage, governor: int, clause: int) -> tuple[int | None, Governor | None]:
    """The verb group over a clause that hangs on a word, and the word's row; "was not able to land" is as its verb."""
    over = p.group_at.get(governor)
    row = p.governor(governor) or (predicate(p, governor) if over is not None else None)
    if over is None and row and row.complement_status == "same" and p.tags[governor] == "ADJ":
        over = p.main_group(p.clauses[clause].parent or 0)
    return over, row


def predicate(p: Passage, copula: int) -> Governor | None:
    """The adjective behind a copula as a governor: "is due to", "are likely to"."""
    following = copula + 1
    if following < len(p.words) and p.tags[following] in {"ADJ", "VERB", "ADV"}:
        return p.governor(following)
    return None
