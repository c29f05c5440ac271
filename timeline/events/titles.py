"""One short clause that reads well alone."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.model import Candidate
from timeline.events.passage import DAYS, Passage, TokenSpan
from timeline.events.sharing import Share
from timeline.events.tidy import WITH_THOSE, fitting, tidy
from timeline.events.wording import by_name, listed, noun_phrase, without_dates, written
from timeline.language.words import REFLEXIVES
from timeline.model import Status

BREAKS = frozenset({";", ":", "—", "–", "--", "-"})
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
RELATIVE = frozenset({"who", "which", "that"})
PLURAL = frozenset({"are", "were", "have", "'re", "’re", "'ve", "’ve"})
LINKS = frozenset((link,) for link in ("against", "at", "for", "from", "in", "of", "on", "to", "with"))
"""What may link a verb with the gerund that completes it."""
DOERS = frozenset({"state", "capital", "person", "group", "forces", "pronoun"})
MAKERS = frozenset({"make", "name", "elect", "appoint", "crown", "declare"})
OBJECT_POS = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON"})


def title(p: Passage, candidate: Candidate, share: Share | None, status: Status) -> str:
    """The clause of a trigger as a headline: its subject by name, its verb group and what follows, dates left out.

    `share` is what goes with the event's date where the trigger has several.
    """
    number = candidate.group
    alone = number is None or not p.carries(number) or _is_predicate(p, candidate)
    if number is None or (candidate.noun and alone) or _is_verbal_noun(p, number):
        phrase = tidy(noun_phrase(p, candidate.at))
        verb = _verb_of(p, candidate) if len(phrase.split()) <= 2 else None
        return phrase if verb is None else tidy(_clause(p, verb, p.groups[verb].last))
    number = _completed(p, number, status)
    if share is not None and not candidate.noun:
        return tidy(_shared_clause(p, number, share))
    return tidy(_clause(p, number, max(p.groups[number].last, candidate.at)))


def _completed(p: Passage, number: int, status: Status) -> int:
    """The verb that a gerund right behind it completes ("will resume considering the charge"), else the verb itself.

    An infinitive by itself reads as a plan: what was done or came to nothing is told with the verb that says so
    ("managed to sign").
    """
    clause = p.clause_of_group[number]
    over = p.governing_group(clause)
    if over is None:
        over = p.feat_over(clause)
    if over is None and p.tags[p.clauses[clause].first - 1] == "ADJ":  # "were able to sign"
        over = next(
            (g for g, x in enumerate(p.groups) if x.copular and x.last == p.clauses[clause].first - 2), None
        )
    infinitive, span = p.groups[number].form == "infinitive", _subject_span(p, number)
    bare = span is not None and p.lemmas[span[0]] in NOMINATIVE  # "they to meet"
    led = infinitive and (status in {"occurred", "negated"} or bare)
    if over is None or not (_completes(p, clause) or (led and p.groups[over].form == "finite")):
        return number
    return over


def _completes(p: Passage, clause: int) -> bool:
    """Is a clause a gerund right behind the verb that it hangs on, or behind its "of" ("is accused of selling")?"""
    group, over = p.main_group(clause), p.governing_group(clause)
    if group is None or over is None or p.clauses[clause].kind != "participle":
        return False
    verb = p.groups[group]
    between = p.lemmas[p.groups[over].last + 1 : verb.first]
    return p.words[verb.head_index].endswith("ing") and (not between or between in LINKS)


def _verb_of(p: Passage, candidate: Candidate) -> int | None:
    """The finite verb whose subject a noun is."""
    for number, group in enumerate(p.groups):
        span = p.subject_phrase(number)
        inside = group.form == "finite" and span and span[0] <= candidate.at <= span[1] < group.first
        if inside and BREAKS.isdisjoint(p.words[candidate.at : group.first]):
            return number
    return None


def _is_predicate(p: Passage, candidate: Candidate) -> bool:
    """ "whose best day had been his visit": a noun behind "be", or behind a semicolon, is told by itself."""
    group = p.groups[candidate.group or 0]
    between = p.words[group.last : candidate.at]
    return candidate.at > group.last and (group.lemma == "be" or not BREAKS.isdisjoint(between))


def _is_verbal_noun(p: Passage, number: int) -> bool:
    """ "announced the killing"."""
    group = p.groups[number]
    return group.form == "gerund" and group.first > 0 and p.tags[group.first - 1] == "DET"


def _clause(p: Passage, number: int, told: int) -> str:
    """A clause from its subject to the end of what hangs inside it; `told` is a token that must be in it."""
    group = p.groups[number]
    end = _clause_end(p, p.clause_of_group[number], told)
    turned = p.subject_of(number) or (0, 0)
    if turned[0] == group.last + 1 and not group.inverted and not group.copular:  # "then came the vote"
        rest = without_dates(p, turned[1] + 1, max(end, turned[1]))
        return f"{by_name(p, turned)} {written(p, group.first, group.last)} {rest}"
    told_of = written(p, group.first, end)
    subject = fitting(_subject(p, number, told_of), told_of)
    if group.form == "finite":
        subject = WITH_THOSE.sub("", subject)
    if subject and (auxiliary := _left_out(p, number)):
        subject = f"{subject} {auxiliary}"
    opens = p.clauses[p.clause_of_group[number]].first
    noun = None if opens and p.tags[opens - 1] == "ADP" else p.gap(number)
    verb = group.last
    while verb < end and verb + 1 in p.group_starts:
        verb = next(g.last for g in p.groups if g.first == verb + 1)
    while verb < end and verb + 1 not in p.time_tokens and _stranded(p, verb + 1, end):
        verb += 1
    behind = next((at for at in range(verb + 1, end + 1) if at not in p.time_tokens), None)
    own = behind is not None and (p.tags[behind] in OBJECT_POS or p.lemmas[behind] == "that")
    own = own and not (group.lemma in MAKERS and p.tags[verb + 1] == "NOUN")  # "whom they made president"
    if noun is None or own or _object(p, noun).lower() == subject.lower():
        rest = without_dates(p, group.head_index if group.inverted else group.first, end).rstrip(" ,.;")
        if not group.first and subject:  # "Speaking in Rome, the minister"
            rest = rest[:1].lower() + rest[1:]
        inverted = p.words[group.first].lower() if group.inverted else ""
        if not subject and own and _is_of_a_day(p, number):
            return without_dates(p, verb + 1, end)
        contracted = bool(subject) and rest.startswith(("'", "’"))  # "we're leaving"
        return f"{subject}{rest}" if contracted else " ".join(filter(None, (subject, inverted, rest)))
    rest = without_dates(p, verb + 1, end).strip(" ,.;")
    words = [subject, written(p, group.first, verb), _object(p, noun), rest]
    if p.tags[end] == "ADP" or group.voice == "passive":
        words[2:] = words[:1:-1]
    return " ".join(filter(None, words))


def _is_of_a_day(p: Passage, number: int) -> bool:
    """ "Friday marks the anniversary of the raid": is a date the subject of a verb?"""
    before = p.groups[number].first - 1
    if before > 0 and p.words[before] == ")":  # "Tomorrow (25 June) marks"
        before -= 1
    return p.subject_of(number) is None and before in p.time_tokens and p.groups[number].form == "finite"


def _stranded(p: Passage, at: int, end: int) -> bool:
    """ "the palace that they had broken into hours earlier": has a preposition no noun behind it?"""
    if p.tags[at] != "ADP":
        return False
    return at == end or at + 1 in p.time_tokens or p.tags[at + 1] in {"ADP", "ADV", "PUNCT", "CCONJ"}


def _shared_clause(p: Passage, number: int, share: Share) -> str:
    """A clause with one of the several things that it tells: "Spain left in May and Portugal in June"."""
    group = p.groups[number]
    behind = " ".join(without_dates(p, *span) for span in (share.kept, share.own) if span).strip(" ,;.")
    subject = by_name(p, share.subject) if share.subject else _subject(p, number, behind)
    return " ".join(filter(None, (subject, written(p, group.first, group.last), behind)))


def _left_out(p: Passage, number: int) -> str:
    """The auxiliary that a passive verb is written without: that of the verb to which it is joined, else "was" or "were"."""
    if _lacks_be(p, number):
        return "were" if _is_plural(p, number) else "was"
    group = p.groups[number]
    bare = group.form == "finite" and group.voice == "passive" and group.first == group.head_index
    if not number or not bare:
        return ""
    behind = group.last + 1
    if behind < len(p.words) and (p.tags[behind] in OBJECT_POS or p.lemmas[behind] == "to"):
        return ""
    over = p.groups[number - 1]
    return written(p, over.first, over.head_index - 1) or _left_out(p, number - 1)


def _lacks_be(p: Passage, number: int) -> bool:
    """ "the treaty signed in Rome": does a bare passive participle stand behind the thing it was done to?"""
    group = p.groups[number]
    if group.form != "participle" or group.voice != "passive":
        return False
    span, behind = _subject_span(p, number), group.last + 1
    if span is None or p.words[group.head_index] == p.lemmas[group.head_index]:
        return False
    joined = p.tags[group.first - 1] == "CCONJ" and number > 0 and _lacks_be(p, number - 1)
    close = joined or written(p, span[1] + 1, group.first - 1) in {"", ","}
    if not close or group.first != group.head_index or behind in p.group_starts:
        return False
    by = behind < len(p.words) and p.lemmas[behind] == "by"
    doer = not by and any(last == group.first - 1 and m.kind in DOERS for m, (_, last) in p.placed_mentions)
    object_follows = (*p.tags, "")[behind] in OBJECT_POS and behind not in p.time_tokens
    return p.tags[_head(p, span)] in {"NOUN", "PROPN"} and not doer and not object_follows


def _head(p: Passage, span: TokenSpan) -> int:
    """The head noun of a phrase: the last word before its first preposition."""
    first, last = span
    return next((at - 1 for at in range(first + 1, last + 1) if p.tags[at] == "ADP"), last)


def _is_plural(p: Passage, number: int) -> bool:
    """Is the subject of a verb more than one?"""
    span = _subject_span(p, number) or (0, 0)
    head = _head(p, span)
    lemma = p.lemmas[head]
    plural = p.tags[head] == "NOUN" and (p.words[head].lower() != lemma or lemma == "people")
    return plural or "and" in p.lemmas[span[0] : head]


def _object(p: Passage, noun: int) -> str:
    """A noun phrase as it is written inside a sentence."""
    first = p.phrase_start(noun)
    whole = first >= 2 and p.lemmas[first - 1] == "of" and p.tags[first - 2] in {"NOUN", "PROPN"}
    if whole and p.lemmas[noun + 1 : noun + 2] != ("whom",) and p.lemmas[noun + 2 : noun + 3] != ("whom",):
        first = p.phrase_start(first - 2)
    text = by_name(p, (first, noun))
    article = p.tags[first] == "DET" and text.startswith(p.words[first])
    return text[:1].lower() + text[1:] if article else text


def _clause_end(p: Passage, clause: int, start: int) -> int:
    """The last token that belongs to the clause or to what hangs inside it, up to its punctuation."""
    end = start
    limit = _next_subject(p, start)
    for at in range(start, limit):
        inner = p.clause_of[at]
        if inner != clause and not _inside(p, inner, clause):
            break
        if p.words[at] in BREAKS and at > start:
            break
        end = at
    bare = end == start and any(g.last == end and g.form == "finite" for g in p.groups)
    if bare and end + 2 < limit and p.tags[end + 1] == "CCONJ" and end + 2 in p.group_starts:
        return _clause_end(p, p.clause_of[end + 2], end + 2)
    return end


def _next_subject(p: Passage, start: int) -> int:
    """Where a coordinated clause with a subject of its own begins: at its "and"."""
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


def _inside(p: Passage, inner: int, outer: int) -> bool:
    """Does a clause hang inside another as its infinitive or complement?"""
    seen = 0
    while inner != outer and seen < len(p.clauses):
        clause = p.clauses[inner]
        hangs = clause.kind in {"infinitive", "complement"} or _completes(p, inner) or _tells_day(p, inner)
        if not hangs or clause.parent is None:
            return False
        inner, seen = clause.parent, seen + 1
    return inner == outer


def _tells_day(p: Passage, number: int) -> bool:
    """ "the day the war began": does a clause tell of which day?"""
    clause = p.clauses[number]
    at = clause.governor
    return clause.kind == "relative" and clause.marker is None and at is not None and p.lemmas[at] in DAYS


def _subject(p: Passage, group: int, rest: str) -> str:
    """The subject as it should be read: pronouns by name, relative pronouns by what they stand for."""
    span = _subject_span(p, group)
    if span is None or span[0] <= p.groups[group].first <= span[1]:
        return ""
    first, last = span
    clause = p.clauses[p.clause_of_group[group]]
    if last - first > 1 and p.lemmas[last - 1] == "of" and p.lemmas[last] in {"which", "whom"}:
        nouns = (i for i in range(first - 1, -1, -1) if p.tags[i] == "NOUN" and i not in p.time_tokens)
        return f"{written(p, first, last - 1)} the {p.words[next(nouns, last)]}"
    if first < clause.first <= last and p.lemmas[clause.first] in RELATIVE:
        last = clause.first - 1
    if first == last and p.lemmas[first] == "those" and p.lemmas[clause.first] == "who":
        return f"{p.words[first]} who"
    outer = p.clauses[clause.parent] if clause.kind == "coordinate" and clause.parent is not None else clause
    if p.lemmas[outer.first] == "who" and last < p.groups[group].first:
        first = _person_before(p, (first, last))
    if first == last and p.lemmas[first] in REFLEXIVES and first > 0:
        first, last = p.phrase_start(first - 1), first - 1
    called = next(
        (m for m, (a, b) in p.placed_mentions if first <= a <= last < b and m.kind == "person"), None
    )
    if called is None and _disagrees(p, group, first):
        return written(p, first, last)
    return listed(called) if called else by_name(p, (first, _with_apposition(p, (first, last))), rest)


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


def _subject_span(p: Passage, group: int) -> TokenSpan | None:
    """The tokens of the subject, for an infinitive or participle that has none those of the verb above it."""
    span = p.subject_phrase(group)
    parent = p.clauses[p.clause_of_group[group]].parent
    if span is None and parent is not None and p.groups[group].form != "finite":
        over = p.main_group(parent)
        span = p.subject_phrase(over) if over is not None else None
    return span


def _with_apposition(p: Passage, span: TokenSpan) -> int:
    """The end of a subject, with the name behind its comma: "Hungary's prime minister, Viktor Orban,"."""
    for m, (first, last) in p.placed_mentions if span[1] + 2 in p.mention_at else ():
        between = p.words[first - 1 : first] + p.words[last + 1 : last + 2]
        if m.kind == "person" and first == span[1] + 2 and between == (",", ","):
            return last + 1
    return span[1]
