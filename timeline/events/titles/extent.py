"""How far the clause of a title reaches: up to its punctuation, its own "and", or where another sentence begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from timeline.events.passage import CLOSING, Passage
from timeline.events.titles.hanging import goes_on, inside
from timeline.events.words import UNITS
from timeline.language.words import POSSESSIVES

ANEW = frozenset({"The", "A", "An", "He", "She", "It", "They"})
"""What begins a sentence, if no full stop stands before it."""
RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "most", "worst", "latest"})
"""With what ", the first such raid" begins to say which of its kind something was."""
BREAKS = frozenset({";", ":", "—", "–", "--", "-", "|"})
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
OBJECT_POS = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON"})
RELATIVE = frozenset({"which", "who", "whom"})
LISTED = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN"})
"""What the items of a list are made of."""
CLOSE = frozenset({"of", "out", "than", "to"})
"""What binds so closely that nothing is cut off before it."""
COUNTING = frozenset(
    {",", "about", "almost", "exactly", "just", "less", "more", "nearly", "only", "some", "than"}
)


def clause_end(p: Passage, clause: int, start: int) -> int:
    """The last token that belongs to the clause or to what hangs inside it, up to its punctuation."""
    end = start
    limit = _next_subject(p, start)
    behind = start
    for at in range(start, limit):
        if at < behind:
            continue
        if p.words[at] == "(" and at > start and (behind := _past_aside(p, at)) > at:
            continue
        inner = p.clause_of[at]
        if inner != clause and not inside(p, inner, clause):
            break
        quoted = p.words[at] == "," and p.words[at + 1 : at + 2] in {('"',), ("”",)}
        ends = quoted or p.words[at] in BREAKS or _adds(p, start, at) or _begins_anew(p, start, at)
        ends = ends or _tells_on(p, clause, at)
        if at > start and ends:
            break
        end = at
    end = _before_count(p, start, _before_cut_clause(p, start, _before_cut_subject(p, start, end)))
    end = _before_other_date(p, start, with_name(p, end))
    bare = end == start and any(g.last == end and g.form == "finite" for g in p.groups)
    if bare and end + 2 < limit and p.tags[end + 1] == "CCONJ" and end + 2 in p.group_starts:
        return clause_end(p, p.clause_of[end + 2], end + 2)
    return end


def with_name(p: Passage, end: int) -> int:
    """Where a clause ends with the name between commas of whom it tells last: "met his rival, Ann Dean,"."""
    apposed = p.apposed_to(end)
    if apposed is not None:
        return p.mention_spans[apposed][1]
    if p.words[end + 1 : end + 2] != (",",):
        return end
    around = (b for m, (a, b) in p.placed_mentions if m.kind == "person" and a <= end < b)
    last = next(around, end)  # "the Chadian premier, Ann Dean"
    return last if p.words[last + 1 : last + 2] in CLOSING else end


def shorter_ends(p: Passage, told: int, end: int) -> list[int]:
    """Where a clause too long for a line may end sooner, the best first: at a comma, before a preposition, at "and".

    `told` is a token that stays. No clause is left that was begun and whose verb is cut off, and no list behind
    an item that is no name.
    """
    starts = [at for at in range(end, told + 1, -1) if not _cuts_clause(p, told, at)]
    starts = [at for at in starts if _may_end(p, at) and not _cuts_name(p, at)]
    commas = [at for at in starts if p.words[at] == ","]
    # "between its minister, Ann Dean, and Jo Low": what stands behind such an "and" is better
    listed = next((at for at in commas if p.tags[at + 1] == "CCONJ"), told)
    opening = (at for at in starts if p.tags[at] in {"ADP", "SCONJ"} or p.lemmas[at] in {"when", "where"})
    joints = [at for at in opening if p.lemmas[at] not in CLOSE]
    loose = [at for at in starts if p.lemmas[at] in {"of", "to", "and", "or"}]
    loose = [at for at in loose if p.lemmas[at] != "of" or not _needs_of(p, at)]
    behind = [at for found in (commas, joints) for at in found if at > listed]
    return [at - 1 for at in (*behind, *commas, *joints, *loose)]


def _needs_of(p: Passage, at: int) -> bool:
    """ "In the wake of", "three of its rivals", "six months of war": says the noun before an "of" little without it?"""
    measured = p.tags[at - 1] == "NUM" or p.lemmas[at - 1] in UNITS
    return measured or p.lemmas[at - 2] == "the" or p.tags[at - 2] == "ADP"


def cuts_list(p: Passage, end: int) -> bool:
    """ "Talks with Chad, Mali and Niger": does a clause that ends at a token end inside a list, with "and" to come?"""
    end -= p.words[end] == ","
    at = end + 1
    if p.tags[at + (p.words[at : at + 1] == (",",)) :][:1] == ("CCONJ",):  # behind the last but one
        while p.tags[end] in LISTED and end not in p.group_starts:
            end -= 1
        return p.words[end] == "," and p.tags[end + 1] in LISTED
    if p.words[at : at + 1] != (",",):
        return False
    while p.words[at] == "," or (p.tags[at] in LISTED and at not in p.group_starts):
        at += 1
        if at == len(p.words):
            return False
    behind = next((i for i in range(at + 1, len(p.words)) if p.tags[i] not in LISTED), at + 1)
    return p.tags[at] == "CCONJ" and behind > at + 1 and behind not in p.group_starts


def _may_end(p: Passage, at: int) -> bool:
    """May a clause end before a token: not inside a list, but behind the first of several names?"""
    if p.words[at] == "," and p.tags[at - 1] == p.tags[at + 1] == "ADJ":  # "the slow, cautious advance"
        return False
    if not cuts_list(p, at - 1):
        return True
    last = at - 1 - (p.words[at - 1] == ",")
    item = next(i for i in range(last + 1, len(p.words)) if p.tags[i] not in {"CCONJ", "PUNCT"})
    named = p.tags[item] == "PROPN" or p.lemmas[item] == "the" or p.lemmas[item] in POSSESSIVES
    # "British and Dutch ships"
    shared = any(a <= last < b and p.tags[b] == "NOUN" for a, b in p.mention_spans)
    return p.tags[last] == "PROPN" and named and not shared


def _cuts_name(p: Passage, at: int) -> bool:
    """ "The Organisation for Peace", "the Oceanic and Atmospheric Administration": is a token such a joint of a name?"""
    inside = (m for m, (first, last) in p.placed_mentions if first < at <= last)
    return p.lemmas[at] in {"and", "for"} and any(m.kind == "body" for m in inside)


def _cuts_clause(p: Passage, told: int, at: int) -> bool:
    """Does a clause begin behind `told`, but before a token, whose verb does not?"""
    pronoun = next(
        (i for i in range(at - 1, told, -1) if p.tags[i] == "PRON" and p.lemmas[i] in RELATIVE), at
    )
    if p.group_starts.isdisjoint(range(pronoun, at)) and pronoun < at:
        return True
    for number, group in enumerate(p.groups):
        clause = p.clause_of_group[number]
        if goes_on(p, clause):
            clause = p.clauses[clause].parent or 0
        if group.first >= at and told < p.clauses[clause].first < at:
            return True
    return False


def _past_aside(p: Passage, at: int) -> int:
    """What follows the few words in the parentheses that open at a token: "a 6in (15cm) tube"; where there are more, the token itself."""
    near = p.words[at + 1 : at + 8]
    return at + 2 + near.index(")") if ")" in near else at


def _before_cut_clause(p: Passage, start: int, end: int) -> int:
    """ "warned that the cost, which": where a clause ends without a conjunction whose verb is not reached."""
    for at in range(end, start, -1):
        inner = p.clause_of[at]
        if p.clauses[inner].first != at or p.clauses[inner].marker != p.lemmas[at]:
            continue
        verb = p.main_group(inner)
        if verb is not None and p.groups[verb].first > end:
            return at - 1
    behind = p.clause_of[end + 1] if end + 1 < len(p.words) else None
    if behind is not None and p.clauses[behind].governor == end:
        comma = p.phrase_start(end) - 1  # "offered a home, an offer which"
        comma -= p.tags[comma] == "ADV"  # "with only the north shut"
        if p.clauses[behind].marker == "who" and p.lemmas[comma] in {"after", "before"}:
            return comma - 1  # "fled after rebels who"
        while p.tags[comma] == "ADP" and p.clauses[behind].kind == "relative" and comma > start:
            comma = p.phrase_start(comma - 1) - 1  # "off Ise, the point on the coast that"
        participle = p.clauses[behind].kind == "participle"
        if participle and p.lemmas[comma] == "as" and comma > start:  # "were cancelled as staff walked out"
            return comma - 1
        if participle and p.lemmas[comma] == "with":
            comma -= 1  # "came in June, with the banks shut"
        elif not participle and p.clauses[behind].kind != "relative":
            return end
        if comma > start and p.words[comma] == ",":
            return comma - 1
    return end


def _before_cut_subject(p: Passage, start: int, end: int) -> int:
    """ "broke the siege, and the town, which": where a clause ends without the subject of a verb that is not reached."""
    over = p.main_group(p.clause_of[start])
    passive = over is not None and p.groups[over].voice == "passive"
    for number, group in enumerate(p.groups):
        bare = passive and (group.voice, group.form, group.first) == ("passive", "participle", end + 1)
        behind = group.first > end and (group.form == "finite" or bare)
        span = p.subject_of(number) if behind else None
        if (
            span is None
            or not start + 1 < span[0] <= end + 2
            or p.clause_of_group[number] == p.clause_of[start]
        ):
            continue
        joint, own = (
            _joint_before(p, span[0]),
            bare or p.clauses[p.clause_of_group[number]].kind in {"main", "coordinate"},
        )
        # "burned, Dutch and Thai officials said"
        if own and p.tags[joint] == "CCONJ" and p.words[joint - 2] == ",":
            return min(end, joint - 3)
        if p.words[joint] == "," or (own and p.tags[joint] == "CCONJ"):
            return min(end, joint - 1 - (p.words[joint - 1] == ","))
    joints = (j for j in p.joints if start < j <= end)
    opened = (
        j for j in joints if p.words[j - 1] == "," or (p.lemmas[j] == "but" and p.tags[j - 1] == "NOUN")
    )
    cut = (j for j in opened if _opens_apposed(p, j, end) or _opens_sentence(p, start, j, end))
    return next((j - 1 - (p.words[j - 1] == ",") for j in cut), end)


def _joint_before(p: Passage, subject: int) -> int:
    """Where the "and" or comma before a subject stands, a time between aside: "and around noon there was"."""
    joint = subject - 1
    while joint in p.time_tokens or (joint + 1 in p.time_tokens and p.tags[joint] == "ADP"):
        joint -= 1
    return joint


def _opens_apposed(p: Passage, joint: int, end: int) -> bool:
    """ "broke the siege, and Agadez, its last town, fell": does a subject between commas follow, its verb not reached?"""
    verb = next((g for g in p.groups if g.first > joint), None)
    if verb is None or verb.first <= end or verb.form != "finite":
        return False
    return p.words[joint - 1] == p.words[verb.first - 1] == ","


def _opens_sentence(p: Passage, start: int, joint: int, end: int) -> bool:
    """ "shut the port, and the talks on opening it": does a second subject stand alone behind a comma, no third of a list?"""
    alone = "," not in p.words[start : joint - 1] and p.tags[joint + 1] in {"DET", "PRON"}
    stops = end + 2 < len(p.words) and not any(joint < g.first <= end for g in p.groups)
    return alone and stops and any(g.first > end for g in p.groups)


def _before_count(p: Passage, start: int, end: int) -> int:
    """ "was seized more than two years after the vote was held": where a clause ends without the time it counts."""
    if p.lemmas[end] not in UNITS or p.lemmas[end + 1 : end + 2] not in {("after",), ("before",)}:
        return end
    at = end
    while at - 1 > start and (
        p.tags[at - 1] in {"ADJ", "DET", "NUM"} or p.words[at - 1] in COUNTING or "-" in p.words[at - 1]
    ):
        at -= 1
    several = p.words[end] != p.lemmas[end]  # "fell hours before the vote was held"
    return at - 1 if start < at and (at < end or several) else end


def _before_other_date(p: Passage, start: int, end: int) -> int:
    """ "was held on 15 May and a vote on 3 June": where a clause ends without what has a day of its own."""
    for (_, last), (then, _) in pairwise(
        span for span in p.phrase_spans if start < span[0] and span[1] <= end
    ):
        between = p.tags[last + 1 : then]
        other = between[:1] == ("CCONJ",) and not {"NOUN", "PROPN"}.isdisjoint(between)
        if other and {"ADP", "AUX", "PUNCT", "VERB"}.isdisjoint(between):
            return last
    return end


def _adds(p: Passage, start: int, at: int) -> bool:
    """Does a comma open what is only added: ", to begin in May", ", two days after the raid", ", the first such raid"?"""
    if p.words[at] != ",":
        return False
    aim = at + 1 in p.group_starts and p.lemmas[at + 1] == "to" and "," not in p.words[start:at]
    return aim or _counts_from(p, at + 1) or _tells_rank(p, at + 1)


def _counts_from(p: Passage, at: int) -> bool:
    """ "Two days after the raid": does a time begin at a token, or behind an adverb there, that counts from something else?"""
    ends = [last for first, last in p.phrase_spans if first in {at, at + ((*p.tags, "")[at] == "ADV")}]
    return any(p.lemmas[last + 1 : last + 2] in {("after",), ("before",)} for last in ends)


def _tells_rank(p: Passage, at: int) -> bool:
    """ "The first raid since 1979": do the words from a token on say the how-manieth or greatest it was?"""
    if p.lemmas[at : at + 1] not in {("the",), ("its",), ("their",)}:
        return False
    rank = p.words[at + 1] if at + 1 < len(p.words) else ""
    return rank in RANKS or (rank.endswith("est") and p.tags[at + 1] == "ADJ")


def _begins_anew(p: Passage, start: int, at: int) -> bool:
    """Does another sentence begin at a token, without a full stop before it: "was seized on Monday The judge said"?"""
    if p.words[at] in ANEW:
        name = at in p.mention_at and "".join(p.words[at + 1 : at + 2])[:1].isupper()  # "The Hague"
        return p.tags[at - 1] != "PUNCT" and not name
    if p.lemmas[at] in NOMINATIVE and at - 1 in p.time_tokens and at + 1 in p.group_starts:
        return True  # "took office in May he rejoined the pact"
    if p.tags[at] != "PROPN" or at in p.time_tokens or at - 1 not in p.time_tokens:
        return False
    date = at - 1
    while date - 1 in p.time_tokens:
        date -= 1
    inside = p.tags[date - 1] in {"ADJ", "DET", "NUM", "PRON"}  # "the Monday Late Show"
    return not inside and not OBJECT_POS.isdisjoint(p.tags[start + 1 : date])


def _tells_on(p: Passage, clause: int, at: int) -> bool:
    """ "Togo, which hosts them and whose envoy fled": does a second relative clause begin at its "and"?"""
    if p.tags[at] != "CCONJ" or p.clauses[clause].kind != "relative":
        return False
    return p.lemmas[at + 1 : at + 2] in (("who",), ("which",), ("whose",))


def _next_subject(p: Passage, start: int) -> int:
    """Where a coordinated clause with a subject of its own begins: at its "and".

    So in "with two killed and ten in custody".
    """
    verb = p.group_at.get(start)
    if verb is not None and p.groups[verb].form == "participle" and p.groups[verb].voice == "passive":
        joint = p.groups[verb].last + 1
        if joint in p.joints and joint + 1 not in p.group_starts:
            return joint
    for joint in p.joints:
        if joint > start and not NOMINATIVE.isdisjoint(_before_verb(p, joint + 1)):
            return joint
    for number, clause in enumerate(p.clauses):
        if (
            clause.kind == "main"
            and number != p.clause_of[start]
            and clause.subject
            and clause.subject[0] > start
        ):
            return clause.subject[0]
        if clause.kind == "coordinate" and clause.subject and clause.subject[0] > start:
            if p.tags[clause.first] == "CCONJ":  # its own "and", not one of "the north and the south"
                return clause.first
            joints = [at for at in p.joints if start < at < clause.subject[0]]
            if joints:
                return joints[-1]
    return len(p.words)


def _before_verb(p: Passage, first: int) -> Iterator[str]:
    """The words from a token up to the next verb, comma or relative pronoun."""
    for at in range(first, len(p.words)):
        if at in p.group_starts or p.words[at] == "," or p.lemmas[at] in {"who", "whom", "which", "whose"}:
            return
        yield p.lemmas[at]
