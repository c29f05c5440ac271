"""Who is the subject of a verb: named in it, beside it, or in what it takes up."""

from __future__ import annotations

from timeline.events.passage import Passage, TokenSpan
from timeline.events.roles.participants import ARMS
from timeline.events.roles.walking import STOPS, Slots, is_part_of_place, is_partitive, walk, within
from timeline.events.words import word_list
from timeline.language.words import GENITIVES, POSSESSIVES, REFLEXIVES
from timeline.lexicon.actors import actor_nouns

PLACING = frozenset({"at", "in", "near", "on"})
"""Before the name of where an event was, which did nothing in it."""
BODIES = frozenset({"body", "group"})
OWNERS = frozenset({"state", "capital", "body", "forces", "group"})
OPENING = frozenset(
    {"and", "but", "or", ",", ";", ":", "—", "–", "-", "while", "when", "where", "after", "before", "that"}
)
"""What may stand before the first word of a clause."""
BEFORE_NAME = frozenset({"ADJ", "DET", "PROPN"})
DASHES = frozenset({"—", "–", "--", "-"})


def subject(p: Passage, group: int) -> list[int]:
    """The mentions of a verb group's subject; those behind a preposition inside it only where it has no others."""
    span = p.subject_of(group)
    parent = p.clauses[p.clause_of_group[group]].parent
    if span is None and parent is not None and p.groups[group].form != "finite":
        over = p.main_group(parent)
        span = p.subject_of(over) if over is not None else None
        if span is not None and _is_object(p, group, span[0]):
            return []
        owners = [m for m in within(p, span) if p.mentions[m].kind in {"person", "pronoun"}] if span else []
        if owners:
            return owners[:1]
    if span is None:
        return []
    if p.lemmas[span[0]] in REFLEXIVES:
        told = [m for m, (_, last) in enumerate(p.mention_spans) if last == span[0] - 1]
        if any(p.mentions[m].named for m in told):
            return told
        return _before_comma(p, p.phrase_start(span[0] - 1)) or told  # "Ana Luz, a widow herself, left"
    span = _with_joined(p, _event_told(p, group, span), p.clause_of_group[group])
    explained = _before_comma(p, span[0])
    inside = [
        m
        for m, (first, last) in enumerate(p.mention_spans)
        if first <= span[1] and last >= span[0] and not _is_told_within(p, first, span)
    ]
    people = [m for m in (*explained, *inside) if p.mentions[m].kind == "person" and not _owns(p, m)]
    if explained and people == explained:
        return explained
    if not inside and (aside := _between_dashes(p, span[1] + 1)):
        return aside
    nobody = not any(p.mentions[m].named for m in inside)
    if nobody and (whole := _whole(p, span[1] + 1)):
        return whole
    if nobody and (behind := explained or told_beside(p, group, span) or _spoken_for(p, span[1])):
        return behind
    if called := _apposed(p, span):
        return _before_and(p, inside, span) + called
    if not inside and (whole_phrase := p.subject_phrase(group)) and whole_phrase[0] < span[0]:
        return _opening(p, whole_phrase)
    direct = [m for m in inside if not _behind_preposition(p, m, span[0])]
    direct += [m for at in direct if (m := _party_of(p, at)) is not None and m not in direct]
    named = [m for m in inside if p.mentions[m].named]
    return direct if any(p.mentions[m].named for m in direct) else named or explained or inside


def _opening(p: Passage, phrase: TokenSpan) -> list[int]:
    """ "The UN's commission of inquiry, which warned": those with whom a subject begins that has nobody in its last noun."""
    head = next((at for at in range(*phrase) if p.tags[at] == "ADP"), phrase[0]) - 1
    joined = {"CCONJ", "PUNCT"}.isdisjoint(p.tags[phrase[0] : phrase[1]])
    return within(p, (phrase[0], head)) if joined else []


def _is_object(p: Passage, group: int, at: int) -> bool:
    """ "Arming the Kurds was a mistake"; but "Arriving in Oslo, Luz said": is what opens at a token what a gerund is done to?"""
    behind = p.groups[group].last + 1
    return (
        behind <= at and STOPS.isdisjoint(p.words[behind:at]) and p.tags[behind] in {"DET", "PROPN", "PRON"}
    )


def _event_told(p: Passage, group: int, span: TokenSpan) -> TokenSpan:
    """ "The raid by Peru on a camp in Chad, which killed ten": what a relative clause tells of, where it is not the name before it."""
    first = (p.subject_phrase(group) or span)[0]
    marker = p.clauses[p.relative_over(p.clause_of_group[group])].marker
    if first >= span[0] or marker not in {"that", "which"} or PLACING.isdisjoint(p.lemmas[first : span[0]]):
        return span  # "a visit to Peru that failed"
    head = next((at for at in range(first, span[0]) if p.tags[at] == "ADP"), first) - 1
    return (first, head) if head in p.event_nouns else span


def _owns(p: Passage, mention: int) -> bool:
    """ "Luz, Costa's doctor, met": does "'s" stand behind a mention?"""
    return (*p.words, "")[p.mention_spans[mention][1] + 1] in GENITIVES


def _party_of(p: Passage, mention: int) -> int | None:
    """ "Paul Givan of the DUP quit": the body that "of" gives a person who has no state."""
    person, last = p.mentions[mention], p.mention_spans[mention][1]
    if person.kind != "person" or person.named[0].country or p.lemmas[last + 1 : last + 2] != ("of",):
        return None
    behind = last + 2 + (p.lemmas[last + 2 : last + 3] == ("the",))
    party = p.mention_at.get(behind, p.mention_at.get(last + 2))
    return party if party is not None and p.mentions[party].kind in BODIES else None


def _whole(p: Passage, at: int) -> list[int]:
    """Of whom a subject without a name is a part: "one of its ships", "the board of the IMF", "a report by Oxfam".

    So it is of "shares in BP", "those in the Libyan army".
    """
    if p.lemmas[at : at + 1] == ("by",):
        return names_from(p, at + 1)
    if is_partitive(p, at + 2) and p.lemmas[at : at + 1] == ("of",):
        at += 2  # "tens of thousands of Peruvians"
    shares = p.lemmas[at - 1 : at + 1] in {("share", "in"), ("those", "in")}
    if p.lemmas[at : at + 1] != ("of",) and not shares:
        return []
    told = [
        m
        for m, (first, _) in enumerate(p.mention_spans)
        if p.mentions[m].named
        and (first - at in {1, 2} or (first > at and BEFORE_NAME.issuperset(p.tags[at + 1 : first])))
    ]
    if is_partitive(p, at):
        return told
    told = [m for m in told if p.lemmas[p.mention_spans[m][0]] not in POSSESSIVES]
    part = actor_nouns().get(p.lemmas[at - 1])
    owners = BODIES | {"forces"} if shares else BODIES
    if part is not None and part.kind in ARMS:
        owners |= {"person"}  # "the army of Ana Luz"
    return [m for m in told if {p.mentions[m].kind, p.mentions[m].refers} & owners]


def names_from(p: Passage, at: int) -> list[int]:
    """The names that begin at a token, with those joined to them: "by the United States and Japan in May"."""
    told: list[int] = []
    for m in within(p, (at, _next_verb(p, at) - 1)):
        first, last = p.mention_spans[m]
        close = {"ADJ", "CCONJ", "DET", "PUNCT"}.issuperset(p.tags[at:first])
        # "Ana Luz, chairwoman of the House"
        explains = bool(told) and p.words[first - 1] == "," and p.lemmas[first] in actor_nouns()
        if close and p.mentions[m].named and p.mentions[m].kind != "adjective" and not explains:
            told, at = [*told, m], last + 1
    return told


def _spoken_for(p: Passage, at: int) -> list[int]:
    """ "A spokesman for Ana Luz said", "an aide to her": for whom the subject that ends at a token speaks."""
    speaks = p.lemmas[at] in word_list("voices") and p.lemmas[at + 1 : at + 2] in {("for",), ("to",)}
    return _beginning_at(p, at + 2) if speaks else []


def _beginning_at(p: Passage, at: int) -> list[int]:
    """ "The last of the French soldiers left": the named mention that begins at a token, or behind one more."""
    return [
        m
        for m, (first, _) in enumerate(p.mention_spans)
        if first - at in {0, 1} and p.mentions[m].named and p.lemmas[first] not in POSSESSIVES
    ]


def told_beside(p: Passage, group: int, span: TokenSpan) -> list[int]:
    """Who stands behind a subject without a name.

    "Eswatini, whose king is to host", "Obama was the first to see", "a truce brokered by Russia took effect", "forces
    loyal to Gaddafi attacked".
    """
    if owners := whose(p, p.clause_of_group[group]):
        return [m for m in owners if p.mentions[m].kind in OWNERS]
    loyal = span[1] + (p.words[span[1]] != "loyal")
    if p.words[loyal : loyal + 2] == ("loyal", "to"):
        return _beginning_at(p, loyal + 2)
    for number, verb in enumerate(p.groups[:group]):
        if verb.copular and span[0] - 2 <= verb.last < span[0]:
            return subject(p, number)
        clause = p.clause_of_group[number]
        leads = p.words[verb.head_index] in word_list("at_the_head")
        acts = leads or p.lemmas[span[1]] not in actor_nouns()  # not "a mob egged on by Luz"
        acts = acts and verb.lemma not in word_list("owning")  # not "a ship leased by Shell"
        if verb.voice == "passive" and p.clauses[clause].governor == span[1] and acts:
            agents: Slots = {"subj": []}
            walk(p, range(verb.last + 1, p.clauses[clause].last + 1), clause, "obj", agents)
            named = [m for m in agents.get("by", []) if p.mentions[m].named]
            if span[1] in p.event_nouns:  # "a truce brokered by Russian envoys"
                return named
            return [
                m for m in named if p.mentions[m].kind != "adjective"
            ]  # no "bridge built by a French firm"
    return []


def whose(p: Passage, clause: int) -> list[int]:
    """ "Mr Castillo, whose trial opened": the mention that "whose" takes up."""
    relative = p.clauses[clause]
    if relative.marker != "whose" or relative.governor is None:
        return []
    at = relative.governor
    told = [m for m, (first, last) in enumerate(p.mention_spans) if first <= at <= last]
    if any(p.mentions[m].kind != "generic" for m in told):
        return told
    return _before_comma(p, p.phrase_start(at)) or told  # "Arco, a maker of toys whose shares fell"


def _is_told_within(p: Passage, at: int, span: TokenSpan) -> bool:
    """ "France, which had taken Laos, and Siam": does a token stand in a clause that a subject has in the midst of it?"""
    clause = p.clauses[p.clause_of[at]]
    return clause.kind == "relative" and span[0] < clause.first and clause.last < span[1]


def _before_aside(p: Passage, at: int, clause: int) -> int:
    """ "Kenya, which hosts them, and Mali", "Luz, a nurse, and Costa": where the name ends that is explained up to a comma."""
    if p.words[at] != ",":
        return at
    opens = next((c.first for c in p.clauses if c.kind == "relative" and c.last in {at - 1, at}), None)
    if opens is None:
        opens = 1 + next((i for i in range(at - 1, 0, -1) if p.words[i] == "," or i in p.group_starts), 0)
    named = opens > 1 and p.words[opens - 1] == "," and p.clause_of[opens - 2] == clause
    return opens - 2 if named and p.tags[opens] in {"DET", "PRON"} else at


def _with_joined(p: Passage, span: TokenSpan, clause: int) -> TokenSpan:
    """ "..., and Peru and Chile met", "Blair, Ahern and the rest met": a subject with the names joined to it, where they open it."""
    first = joined = next((a for a, b in p.mention_spans if a <= span[0] <= b), span[0])
    person = (
        "and" in p.lemmas[max(span[0] - 1, 0) : span[1] + 1]
    )  # not "the man to replace Blair, Ahern, met"
    person = person and any(a == first and m.kind == "person" for m, (a, _) in p.placed_mentions)
    while joined > 1 and (p.lemmas[joined - 1] == "and" or (person and p.words[joined - 1] == ",")):
        last = _before_aside(p, joined - 2, clause) if p.lemmas[joined - 1] == "and" else joined - 2
        before = (
            a
            for m, (a, b) in p.placed_mentions
            if b == last and m.named and (m.kind == "person" or p.lemmas[joined - 1] == "and")
        )
        at = next(before, None)
        if at is None:
            break
        joined = at
    start = p.phrase_start(joined)  # "the lawyer Ana Luz and Rui Costa"
    opens = start == 0 or p.lemmas[start - 1] in OPENING or start - 1 in p.group_at
    opens = opens or start - 1 in p.time_tokens  # "On Monday Chile and Peru, backed by Mali, left"
    return (joined, span[1]) if opens and joined < first else span


def _apposed(p: Passage, span: TokenSpan) -> list[int]:
    """Whom a subject without a name has in commas behind it.

    "His heir, the banker Jovenel Moise, was sworn in", "The heads of both states, Luz and Costa, met".
    """
    if aside := _between_dashes(p, span[1] + 1):
        return aside
    commas = [i for i in range(span[1] + 1, _next_verb(p, span[1])) if p.words[i] in STOPS][:2]
    if len(commas) < 2 or {p.words[i] for i in commas} != {","}:
        return []
    one = p.words[span[1]].lower() == p.lemmas[span[1]]
    kinds = {"person", "body", "group"} if one else {"person"}
    people = [m for m in within(p, (commas[0] + 1, commas[1] - 1)) if p.mentions[m].kind in kinds]
    if not people or p.mention_spans[people[-1]][1] != commas[1] - 1:
        return []
    start = p.mention_spans[people[0]][0]
    between = p.tags[commas[0] + 1 : start]
    if between[-1:] == ("DET",) and p.mentions[people[0]].kind == "person":
        return []  # "a destroyer, the Thomas Hudner, fired"
    return people if {"DET", "ADJ", "NOUN", "PROPN"}.issuperset(between) else []


def _before_and(p: Passage, inside: list[int], span: TokenSpan) -> list[int]:
    """ "The president and his rival, Ana Luz, met": who is told before the one whom the commas name."""
    joint = next((at for at in range(span[1], span[0], -1) if p.lemmas[at] == "and"), span[0])
    # "Ana Luz, the premier, and her rival, Rui Costa, met"
    joint -= p.words[joint - 1] == ","
    before = [m for m in inside if p.mention_spans[m][1] == joint - 1 and p.mentions[m].named]
    return [m for m in before if p.mentions[m].kind in {"person", "office", "pronoun"}]


def _next_verb(p: Passage, at: int) -> int:
    """Where the next verb group begins; else the end of the sentence."""
    return min((first for first in p.group_starts if first > at), default=len(p.words))


def _between_dashes(p: Passage, at: int) -> list[int]:
    """ "Three of its allies - Chad, Mali and Niger - left": who is named between dashes behind a subject."""
    while at < len(p.words) and p.words[at] not in DASHES:
        if at in p.group_starts or p.words[at] in STOPS:
            return []
        at += 1
    behind = next((i for i in range(at + 1, len(p.words)) if p.words[i] in DASHES), 0)
    named = within(p, (at + 1, behind - 1))
    if not named or p.mention_spans[named[0]][0] != at + 1:
        return []
    inside = {i for m in named for i in range(p.mention_spans[m][0], p.mention_spans[m][1] + 1)}
    between = {p.tags[i] for i in range(at + 1, behind) if i not in inside}
    # no "BP - Britain's biggest company - sold"
    listed = len(named) > 1 and between <= {"PUNCT", "CCONJ", "DET"}
    return [m for m in named if listed or p.mentions[m].kind == "person"]


def _before_comma(p: Passage, start: int) -> list[int]:
    """ "Sen. Ron Wyden, D-Ore., met": the named mention that the apposition of a subject explains."""
    return [m for m in _explained(p, start) if p.mentions[m].named]


def _explained(p: Passage, start: int) -> list[int]:
    """The mention in front of the comma before an apposition."""
    while start > 1 and p.lemmas[start - 1] in {"then", "now", "himself", "herself", "the"}:
        start -= 1
    if start < 2 or p.words[start - 1] != "," or p.tags[start] == "PRON":
        return []
    return [
        m
        for m, (first, last) in enumerate(p.mention_spans)
        if last == start - 2 and not _sets_scene(p, first) and not _is_told_aside(p, first)
    ]


def named_before(p: Passage, start: int, noun: int) -> list[int]:
    """ "Freed James Foley, an American whom they had kidnapped", "Hama, a town that it took": whom or what a noun explains."""
    place = is_part_of_place(p.lemmas[noun])
    return [
        m for m in _explained(p, start) if p.mentions[m].kind == "person" or (place and p.mentions[m].place)
    ]


def _sets_scene(p: Passage, first: int) -> bool:
    """ "After a week in Romania, she left": does a mention close what opens the sentence with a preposition?"""
    return first > 0 and p.tags[first - 1] == "ADP" and p.tags[0] in {"ADP", "SCONJ", "ADV", "VERB"}


def _is_told_aside(p: Passage, at: int) -> bool:
    """ "On 1 May, the day on which he left Iran, fighters attacked": does a token stand in a clause that explains another word?"""
    clause = p.clauses[p.clause_of[at]]
    return clause.kind == "relative" and p.main_group(p.clause_of[at]) is not None


def _behind_preposition(p: Passage, mention: int, start: int) -> bool:
    """Does a preposition stand between the start of a phrase and a mention in it, those of other names and titles aside?"""
    inside = {i for first, last in p.mention_spans if start <= first for i in range(first, last + 1)}
    at = p.mention_spans[mention][0]
    aside = (
        start < at - 2 and p.lemmas[at - 1] == "and" and _before_aside(p, at - 2, p.clause_of[at]) < at - 2
    )
    return not aside and any(p.tags[i] == "ADP" for i in range(start, at) if i not in inside)
