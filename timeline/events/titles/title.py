"""One short clause that reads well alone."""

from __future__ import annotations

from timeline.events.model import Candidate, Share
from timeline.events.passage import Passage, TokenSpan
from timeline.events.titles.extent import BREAKS, LISTED, OBJECT_POS, clause_end, cuts_list, shorter_ends
from timeline.events.titles.subject import subject_named, with_apposition
from timeline.events.titles.telling import MAKERS, completed, left_out, told_form
from timeline.events.titles.things import with_thing
from timeline.events.titles.tidy import ASIDE_THAT, HALF, MOST, WITH_THOSE, fitting, tidy
from timeline.events.titles.wording import (
    POINTING,
    by_name,
    noun_phrase,
    spaced,
    with_person,
    without_dates,
    written,
)
from timeline.events.triggers.verb_rows import verb_match
from timeline.events.words import word_list
from timeline.language.classes import CODE
from timeline.language.model import VerbGroup
from timeline.language.words import words_of
from timeline.lexicon.matching import PARTICLES
from timeline.model import Status

PLURAL_NOUN, OWN = CODE["NNS"], CODE["PRPS"]
CONTRACTING = frozenset({"he", "i", "it", "she", "that", "there", "they", "this", "we", "what", "who", "you"})
IN_FULL = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would"}
"""Contracted verbs as they are written behind a name that stands for a pronoun."""
WITH_ARTICLE = ("The ", "A ", "An ", "His ", "Her ", "Their ", "Its ")
LASTING = frozenset({"cover", "last", "mark", "serve", "span", "spend", "take"})
"""Verbs whose object may be a time."""
GIVING = frozenset({"allow", "give", "have"})
"""Verbs with a time to do something in: "has until May to leave"."""


def title(p: Passage, candidate: Candidate, share: Share | None, status: Status) -> str:
    """The clause of a trigger as a headline: its subject by name, its verb group and what follows, dates left out.

    `share` is what goes with the event's date where the trigger has several.
    """
    return with_thing(p, with_person(p, _headline(p, candidate, share, status)))


def _headline(p: Passage, candidate: Candidate, share: Share | None, status: Status) -> str:
    """A headline, the pronouns behind its verb as they are."""
    number = candidate.group
    alone = (
        number is None or not p.carries(number) or _is_predicate(p, candidate) or _lacks_subject(p, number)
    )
    if number is None or (candidate.noun and alone) or _is_verbal_noun(p, number):
        phrase = tidy(noun_phrase(p, candidate.at))
        said = phrase.removeprefix("The ").split()
        verb = _verb_of(p, candidate) if len(said) <= 2 else None
        if verb is not None:
            return tidy(_clause(p, verb, p.groups[verb].last))
        verb = _verb_beside(p, candidate.at) if len(said) == 1 else None
        beside = "" if verb is None else tidy(_clause(p, verb, p.groups[verb].last))
        told = len(phrase.split()) == 1 or said[0] in beside.split()  # "in an interview she told them"
        return beside if beside and told else phrase
    if so := _done_so(p, number):
        return tidy(so)
    own, number = number, completed(p, number, status)
    if share is not None and not candidate.noun:
        return tidy(_shared_clause(p, number, own, share, told_form(p, number, status)))
    noun = candidate.noun and candidate.at == p.groups[number].head_index
    past = "" if noun else told_form(p, number, status)
    last = candidate.at if number == own else clause_end(p, p.clause_of_group[own], candidate.at)
    whole = tidy(_clause(p, number, max(p.groups[number].last, last), past))
    return _with_said(p, number, whole)


def _with_said(p: Passage, number: int, told: str) -> str:
    """ "Iran will leave the treaty, its envoy announced": with what somebody says, where that stands before it and nothing behind."""
    group = p.groups[number]
    if group.lemma not in words_of("speech") or not told.endswith(f" {p.words[group.last]}"):
        return told
    head = next((c for c in p.clauses if c.kind == "complement" and c.governor == group.head_index), None)
    if (
        head is None
        or not head.groups
        or head.first > group.first
        or p.groups[head.groups[0]].form != "finite"
    ):
        return told
    said = tidy(_clause(p, head.groups[0], p.groups[head.groups[0]].last))
    common = told.startswith(WITH_ARTICLE) or told.partition(" ")[0].lower() in p.words
    teller = told[:1].lower() + told[1:] if common else told
    return whole if len(whole := f"{said}, {teller}") <= MOST else told


def _done_so(p: Passage, number: int) -> str:
    """ "Peru tested a missile, and Chile did so on Friday", "promised to sign it and did so": what was done, in words."""
    group, before = p.groups[number], p.groups[number - 1]
    so = group.lemma == "do" and p.lemmas[group.last + 1 : group.last + 2] == ("so",)
    if not so or number == 0 or group.form != "finite" or group.negated or before.negated:
        return ""
    subject, infinitive = subject_named(p, number, ""), before.form == "infinitive"
    past = before.form == "finite" and (before.tense, before.aspect) == ("past", "simple")
    if not subject or not (infinitive or past):
        return ""
    end = clause_end(p, p.clause_of_group[number - 1], before.last)
    told = _predicate(p, number - 1, end, "", subject).removeprefix("to ")
    before_do = max(group.first, group.last - 1)  # "will", but of "did so" the "did" itself
    return spaced(subject, written(p, group.first, before_do) if infinitive else "", told)


def _verb_of(p: Passage, candidate: Candidate) -> int | None:
    """The finite verb whose subject a noun is."""
    for number, group in enumerate(p.groups):
        span = p.subject_phrase(number) if group.form == "finite" else None
        inside = span and span[0] <= candidate.at <= span[1] < group.first
        if inside and BREAKS.isdisjoint(p.words[candidate.at : group.first]):
            return number
    return None


def _verb_beside(p: Passage, at: int) -> int | None:
    """The finite verb of the clause in which a noun stands."""
    verb = p.main_group(p.clause_of[at])
    if verb is None or p.groups[verb].form != "finite" or p.subject_of(verb) is None:
        return None
    apart = at > p.groups[verb].last or "," in p.words[at : p.groups[verb].first]
    return verb if apart else None


def _is_predicate(p: Passage, candidate: Candidate) -> bool:
    """ "whose best day had been his visit": a noun behind "be", or behind a semicolon, is told by itself.

    So is one in a phrase before the verb: "After the vote they called a strike".
    """
    group = p.groups[candidate.group or 0]
    if candidate.noun and candidate.at < group.first and not p.is_argument(candidate.at):
        return True
    if candidate.noun and p.lemmas[p.phrase_start(candidate.at) - 1] in word_list("time_prepositions"):
        return True  # "began a term after the vote"
    between = p.words[group.last : candidate.at]
    return candidate.at > group.last and (group.lemma == "be" or not BREAKS.isdisjoint(between))


def _lacks_subject(p: Passage, number: int) -> bool:
    """ "asked what led to the raid": is there nobody to tell a verb of?"""
    return p.subject_of(number) is None and not _is_of_a_day(p, number)


def _is_verbal_noun(p: Passage, number: int) -> bool:
    """ "announced the killing"."""
    group = p.groups[number]
    return group.form == "gerund" and group.first > 0 and p.tags[group.first - 1] == "DET"


def _clause(p: Passage, number: int, told: int, past: str = "") -> str:
    """A clause from its subject to the end of what hangs inside it.

    `told` is a token that must be in it, `past` what stands for its verb, if not the verb as written.
    """
    end = clause_end(p, p.clause_of_group[number], told)
    whole = ASIDE_THAT.sub(" that", _told_to(p, number, end, past))
    if len(whole) <= MOST:
        return whole
    ends = shorter_ends(p, told, end)
    sooner = [f"{_told_to(p, number, at, past)}{' and others' * cuts_list(p, at)}" for at in ends]
    sooner += [_bared(p, told, at, _told_to(p, number, at, past)) for at in (end, *ends)]
    fit = next((text for text in sooner if HALF <= len(text) <= MOST), None)
    return fit or next((text for text in sooner if len(text) <= MOST), whole)


def _bared(p: Passage, told: int, end: int, text: str) -> str:
    """A text without what only explains a noun before its verb: "said that the men shown in the film are airmen"."""
    for clause in p.clauses:
        inner = clause.kind in {"participle", "relative"} and clause.governor == clause.first - 1
        if inner and told < clause.first and clause.last < end and clause.last + 1 in p.group_starts:
            text = text.replace(f" {written(p, clause.first, clause.last)}", "", 1)
    return text


def _told_to(p: Passage, number: int, end: int, past: str) -> str:
    """A clause from its subject to a token."""
    group = p.groups[number]
    span = p.subject_of(number)
    if span and span[0] == group.last + 1 and not group.inverted and not group.copular:
        return _turned(p, group, span, end)
    governed = not past and _is_governed(p, number)
    subject = "" if governed else _subject_told(p, number, written(p, group.first, end))
    opens = p.clauses[p.clause_of_group[number]].first
    noun = None if opens and p.tags[opens - 1] == "ADP" else p.gap(number)
    if (fronted := _fronted(p, number)) is not None:
        done = (written(p, group.first, group.last), written(p, *fronted))
        return spaced(subject, *done, without_dates(p, group.last + 1, end))
    verb = _verb_end(p, group.last, end)
    behind = next((at for at in range(verb + 1, end + 1) if at not in p.time_tokens), None)
    own = behind is not None and (p.tags[behind] in OBJECT_POS or p.lemmas[behind] == "that")
    own = own and not (group.lemma in MAKERS and p.tags[verb + 1] == "NOUN")  # "whom they made president"
    if noun is not None and not own and _object(p, number, noun).lower() != subject.lower():
        rest = without_dates(p, verb + 1, end).strip(" ,.;")
        verbs = spaced(past, written(p, group.last + 1, verb)) if past else written(p, group.first, verb)
        words = [subject, verbs, _object(p, number, noun), rest]
        if p.tags[end] == "ADP" or group.voice == "passive" or group.copular:  # "was unable to deliver"
            words[2:] = words[:1:-1]
        return spaced(*words)
    if own and _is_of_a_day(p, number):
        return without_dates(p, verb + 1, end)
    inverted = _auxiliary(p, group) if group.inverted and not past else ""
    return spaced(subject, inverted, _predicate(p, number, end, past, subject))


def _fronted(p: Passage, number: int) -> TokenSpan | None:
    """ "How much harm they did", "what damage it caused": the object that a question puts before its subject."""
    clause, span = p.clauses[p.clause_of_group[number]], p.subject_of(number)
    if clause.kind != "complement" or clause.marker not in {"how", "what", "which"} or span is None:
        return None
    first, last = clause.first + 1, span[0] - 1
    nominal = first <= last and {"ADJ", "DET", "NOUN"}.issuperset(p.tags[first : last + 1])
    group = p.groups[number]
    active = group.voice == "active" and not group.copular
    behind = (*p.tags, "", "")[group.last + 1 : group.last + 3]
    active = active and (behind[0] != "ADP" or behind[1] in LISTED)  # not "what they rely on to fly"
    plain = nominal and "DET" not in p.tags[first + 1 : last + 1]  # not "how shoddy a job"
    return (first, last) if plain and active and p.tags[last] == "NOUN" else None


def _auxiliary(p: Passage, group: VerbGroup) -> str:
    """ "Nor did Chile sign it": the auxiliary of an inversion, with its "not"."""
    aux = next((at for at in range(group.first, group.head_index) if p.tags[at] == "AUX"), group.first)
    return f"{p.words[aux].lower()} not" if group.negated else p.words[aux].lower()


def _is_governed(p: Passage, number: int) -> bool:
    """ "The hopes of freeing them have dimmed": does a gerund stand behind a preposition, with nobody to tell it of?"""
    group, clause = p.groups[number], p.clauses[p.clause_of_group[number]]
    gerund = group.form != "finite" and p.words[group.first].lower().endswith("ing")
    behind_noun = clause.first > 0 and p.tags[clause.first - 1] == "NOUN" and p.tags[clause.first] == "ADP"
    if not (gerund and behind_noun):
        return False
    first, last = p.subject_of(number) or (0, -1)
    return first < clause.first and not any(a <= last and b >= first for _, (a, b) in p.placed_mentions)


def _turned(p: Passage, group: VerbGroup, span: TokenSpan, end: int) -> str:
    """ "Then came the vote": the subject first."""
    first, last = span[0], with_apposition(p, span)
    return f"{by_name(p, (first, last))} {written(p, group.first, group.last)} {without_dates(p, last + 1, max(end, last))}"


def _subject_told(p: Passage, number: int, told: str) -> str:
    """The subject of what is told, with the auxiliary that a joined verb leaves out."""
    what = p.subject_of(number) is None and p.clauses[p.clause_of_group[number]].marker == "what"
    subject = "What" if what else fitting(subject_named(p, number, told), told)
    if subject.endswith(" those") and p.groups[number].form == "finite":
        subject = WITH_THOSE.sub("", subject)
    auxiliary = left_out(p, number) if subject else ""
    return f"{subject} {auxiliary}" if auxiliary else subject


def _verb_end(p: Passage, last: int, end: int) -> int:
    """The last token of a verb with the verbs right behind it, and a preposition that has lost its noun."""
    while last < end and last + 1 in p.group_starts:
        last = next(g.last for g in p.groups if g.first == last + 1)
    while last < end and last + 1 not in p.time_tokens and _stranded(p, last + 1, end):
        last += 1
    return last


def _predicate(p: Passage, number: int, end: int, past: str, subject: str) -> str:
    """A verb, `past` if not as written, with what stands behind it up to a token."""
    group = p.groups[number]
    span = p.subject_of(number) or (0, 0)
    begins = group.first
    if group.inverted:
        begins = span[1] + 1 if group.first < span[0] <= span[1] < group.head_index else group.head_index
    rest = without_dates(p, begins, end).rstrip(" ,.;")
    if kept := _kept_time(p, number, end):
        sooner, later = without_dates(p, group.first, kept[0] - 1), without_dates(p, kept[1] + 1, end)
        rest = f"{sooner} {written(p, *kept)} {later}".rstrip(" ,.;")
    if past:
        behind = without_dates(p, group.last, end).removeprefix(p.words[group.last])
        rest = f"{past}{behind}".rstrip(" ,.;")
    short, _, behind = rest[1:].partition(" ") if rest[:1] in {"'", "’"} else ("", "", "")
    if short in IN_FULL and subject.lower() not in CONTRACTING:  # "it's": "the league is"
        perfect = short == "s" and group.aspect.startswith("perfect")
        rest = f"{'has' if perfect else IN_FULL[short]} {behind}"
    if not group.first and subject:  # "Speaking in Rome, the minister"
        rest = rest[:1].lower() + rest[1:]
    return rest


def _kept_time(p: Passage, number: int, end: int) -> TokenSpan | None:
    """The time without which a verb says nothing: "is to spend the next six years", "gave them until May to leave"."""
    group, at = p.groups[number], p.groups[number].last + 1
    if group.lemma in GIVING:
        until = (
            span
            for x, span in zip(p.phrases, p.phrase_spans, strict=True)
            if x.relation == "until" and group.last < span[0] and span[1] < end
        )
        return next((span for span in until if span[1] + 1 in p.group_starts), None)
    told = at < len(p.words) and p.tags[at] in {"DET", "NUM"} and p.lemmas[at] not in POINTING
    lasts = told and group.lemma in LASTING
    return next((span for span in p.phrase_spans if lasts and span[0] == at), None)


def _is_of_a_day(p: Passage, number: int) -> bool:
    """ "Friday marks the anniversary of the raid": is a date the subject of a verb?"""
    before = p.groups[number].first - 1
    while before > 0 and p.tags[before] == "ADV":  # "Friday also marks"
        before -= 1
    if before > 0 and p.words[before] == ")":  # "Tomorrow (25 June) marks"
        before -= 1
    first, last = p.subject_of(number) or (before, before)
    timely = all(at in p.time_tokens for at in range(first, last + 1))
    return timely and before in p.time_tokens and p.groups[number].form == "finite"


def _stranded(p: Passage, at: int, end: int) -> bool:
    """ "the palace that they had broken into hours earlier": has a preposition no noun behind it?"""
    if p.tags[at] != "ADP":
        return False
    return at == end or at + 1 in p.time_tokens or p.tags[at + 1] in {"ADP", "ADV", "PUNCT", "CCONJ"}


def _shared_clause(p: Passage, number: int, own: int, share: Share, past: str) -> str:
    """A clause with one of the several things that it tells: "Spain left in May and Portugal in June".

    `own` is the verb that these go with where another one tells it: "tried to take Gao in May and Kidal in June".
    """
    group, spans = p.groups[number], [span for span in (share.kept, share.own) if span]
    behind = " ".join(without_dates(p, *span) for span in spans).strip(" ,;.")
    subject = by_name(p, share.subject) if share.subject else _subject_told(p, number, behind)
    last = max(group.last, p.groups[own].last)
    apart = all(span[0] > last + 1 for span in spans)
    last += apart and p.lemmas[last + 1] in PARTICLES  # "gave up his post in May and his seat in June"
    verb = spaced(past, written(p, group.last + 1, last)) if past else written(p, group.first, last)
    return spaced(subject, verb, behind)


def _object(p: Passage, number: int, noun: int) -> str:
    """The noun phrase on which a verb of a relative clause acts, as it is written inside a sentence."""
    first = p.phrase_start(noun)
    if first > 1 and p.tags[first - 1] == "ADP":
        match = verb_match(p, number)
        if match and first - 2 in match.tokens:  # "relations with Peru, which Chile broke off"
            first = p.phrase_start(first - 2)
    whole = first >= 2 and p.lemmas[first - 1] == "of" and p.tags[first - 2] in {"NOUN", "PROPN"}
    # "stripped Ana Luz of the rank she won"
    whole = whole and not any(m.kind == "person" and last == first - 2 for m, (_, last) in p.placed_mentions)
    if whole and p.lemmas[noun + 1 : noun + 2] != ("whom",) and p.lemmas[noun + 2 : noun + 3] != ("whom",):
        first = p.phrase_start(first - 2)
    pair = p.lemmas[first - 1] == "and" and p.tags[first] == p.tags[first - 2] == "PROPN"
    if pair and first > 2:  # "the Board of Fish and Game, which the governor called"
        first = p.phrase_start(first - 2)
    text = by_name(p, (first, noun))
    behind = written(p, noun + 1, p.object_end(number, noun))
    text = f"{text} {behind}" if behind else text
    opens = p.tags[first] == "DET" or (not first and p.sentence.codes[first] in {PLURAL_NOUN, OWN})
    return text[:1].lower() + text[1:] if opens and text.startswith(p.words[first]) else text
