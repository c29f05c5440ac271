"""Which verb tells an event in its title, and in what form."""

from __future__ import annotations

from timeline.events.passage import Passage, TokenSpan
from timeline.events.titles.extent import NOMINATIVE, OBJECT_POS, clause_end
from timeline.events.titles.hanging import completes
from timeline.events.titles.wording import written
from timeline.events.words import UNITS, word_list
from timeline.language.classes import CODE
from timeline.language.model import VerbGroup
from timeline.language.words import RELATIVES, past_of, words_of
from timeline.model import Status

BESIDE = frozenset({"after", "before", "by", "for", "in", "since", "when", "while"})
"""What may stand before the participle of something that was done."""
FRONTED = frozenset({"after", "before", "since", "when", "while"})
"""What may open a sentence with such a participle: "Since peaking in May, prices have fallen"."""
BEFORE_THAT = frozenset(
    {
        "already",
        "also",
        "barely",
        "earlier",
        "ever",
        "first",
        "hardly",
        "just",
        "long",
        "once",
        "previously",
        "recently",
        "scarcely",
        "then",
    }
)
"""What goes with "had" where it is left out: "had already left" is "left"."""
MAKERS = frozenset({"make", "name", "elect", "appoint", "crown", "declare", "proclaim"})
"""Verbs whose object becomes what stands behind it: "named her envoy"."""
SET_FOR = frozenset((word,) for word in ("at", "by", "for", "in", "on", "up"))
"""What may stand behind a participle that is like its verb: "set for May", "broadcast on Sunday"."""
PLURAL, SEVERAL = CODE["NNS"], frozenset({"they", "we", "you"})
TRYING = frozenset({"attempt", "seek", "strive", "struggle", "try"})
"""Verbs that tell of no more than an attempt: "a revolt seeking to topple the king"."""
DOERS = frozenset({"state", "capital", "person", "group", "forces", "pronoun"})


def completed(p: Passage, number: int, status: Status) -> int:
    """The verb that a gerund right behind it completes ("will resume considering the charge"), else the verb itself.

    An infinitive by itself reads as a plan: what was done, may have been or came to nothing is told with the verb that
    says so ("managed to sign", "seems to have fled"), and so is a gerund that came to nothing ("came close to winning"), or
    whose subject is a pronoun ("they look forward to meeting").
    """
    clause = p.clause_of_group[number]
    over = p.governing_group(clause)
    if over is None:
        over = p.feat_over(clause)
    if over is None and p.tags[p.clauses[clause].first - 1] == "ADJ":  # "were able to sign"
        able = p.clauses[clause].first - 1
        copulas = (g for g, x in enumerate(p.groups) if x.copular and x.last < able)
        over = next((g for g in copulas if {"ADV"} >= {*p.tags[p.groups[g].last + 1 : able]}), None)
    infinitive, span = p.groups[number].form == "infinitive", subject_span(p, number)
    word = p.lemmas[span[0]] if span is not None else ""
    # "they to meet"
    bare = word in NOMINATIVE or (word == "it" and span is not None and span[0] not in p.mention_at)
    parent = p.clauses[clause].parent
    apart = status == "occurred" or p.clauses[clause].marker in FRONTED  # not "they look forward to meeting"
    gerund = bare and _is_led(p, number, parent) and not (apart and told_form(p, number, status))
    unled = over is None and parent is not None
    if unled and (gerund or (infinitive and bare)):  # "are in no position to say"
        over = p.main_group(parent or 0)
    denied = status == "negated" and not infinitive and p.clauses[clause].kind == "participle"
    same = over is not None and status == "possible" and p.subject_of(over) == p.subject_of(number)
    tried = over is not None and infinitive and status == "occurred" and p.groups[over].lemma in TRYING
    led = denied or gerund or (infinitive and (status in {"occurred", "negated"} or bare or same))
    if over is None or not (completes(p, clause) or tried or (led and p.groups[over].form == "finite")):
        return number
    return over


def _is_led(p: Passage, number: int, parent: int | None) -> bool:
    """ "We look forward to meeting", but not "in talking to them he was careful", or "he fled, leaving"."""
    group, over = p.groups[number], p.main_group(parent) if parent is not None else None
    behind = over is not None and p.groups[over].last < group.first and p.tags[group.first - 1] == "ADP"
    return behind and p.words[group.first].lower().endswith("ing")


def told_form(p: Passage, number: int, status: Status) -> str:
    """How a participle is told: "killed" of what was done, "to fly" of what is to be done "before flying to Rome"."""
    group, clause = p.groups[number], p.clauses[p.clause_of_group[number]]
    if status == "occurred" or (status == "ongoing" and p.lemmas[group.first] == "have"):
        return _past_form(p, number)
    before, behind = p.tags[group.first - 1], (*p.tags, "")[group.last + 1]
    # not "hopes of Chad leaving", "the growing pressure"
    own = clause.marker not in FRONTED and (before in {"NOUN", "PROPN"} or behind in {"ADJ", "NOUN"})
    if (
        status not in {"ongoing", "planned"}
        or own
        or clause.kind == "relative"
        or not _is_bare_ing(p, number)
    ):
        return ""
    if status == "planned":
        return f"to {group.lemma}"
    return _going_on(p, number)


def _going_on(p: Passage, number: int) -> str:
    """ "Is talking": what a bare verb in -ing tells of what goes on."""
    return f"{'are' if _is_plural(p, number) else 'is'} {p.words[p.groups[number].first].lower()}"


def _is_bare_ing(p: Passage, number: int) -> bool:
    """ "Before flying to Rome", "in talks on restoring the dividend": a verb in -ing alone, which modifies nothing, and has a subject."""
    group = p.groups[number]
    alone = group.first == group.last and group.form in {"participle", "gerund"}
    if not alone or not p.words[group.first].lower().endswith("ing") or subject_span(p, number) is None:
        return False
    modifies = group.first > 0 and p.tags[group.first - 1] in {"ADJ", "DET", "PRON"}
    # "mortar shelling"
    bare = group.last + 1 < len(p.words) and p.tags[group.last + 1] in {"PUNCT", "CCONJ"}
    return not (modifies or bare or _runs_on(p, number))


def _past_form(p: Passage, number: int) -> str:
    """How a participle is told that stands beside a verb in the past: "killed" for "an attack ..., killing five".

    So is a finite verb told that says by "had", "did" or "not until" what was done.
    """
    group, clause = p.groups[number], p.clauses[p.clause_of_group[number]]
    if told := _past_of_finite(p, number):
        return told
    word = p.words[group.head_index].lower()
    first = p.words[group.first].lower()
    if first == "having" and group.form == "participle" and subject_span(p, number) is not None:
        return past_of(word) if group.voice == "active" else f"{_be(p, number)} {word}"
    being = first == "being" and group.voice == "passive"
    # "leaked before being capped"
    if being and clause.marker in BESIDE and subject_span(p, number) is not None:
        return f"{_be(p, number)} {word}"
    done = group.form == "infinitive" and group.voice == "active" and first == "to"
    if done and "perfect" not in group.aspect and p.lemmas[group.first - 1] not in word_list("tries"):
        return past_of(word)  # "prompting Chad to halt the talks"
    if not _is_bare_ing(p, number):
        return ""
    if clause.marker == "of" and not UNITS.isdisjoint(p.lemmas[clause.first - 1 : clause.first]):
        return past_of(word)  # "within weeks of taking office"
    hangs = clause.marker in FRONTED or p.governing_group(p.clause_of_group[number]) is not None
    if clause.marker is not None and (clause.marker not in BESIDE or not hangs):
        return ""
    if clause.marker == "after" and clause.kind == "participle":
        return past_of(word)
    over, seen = clause, 0
    while over.parent is not None and seen < len(p.clauses):
        over, seen = p.clauses[over.parent], seen + 1
        verb = p.groups[over.groups[0]] if over.groups else None
        if verb is not None and verb.form == "finite":
            if verb.modality is not None or verb.tense == "future":
                return ""
            past = verb.tense == "past" or verb.aspect != "simple"
            return past_of(word) if past else _going_on(p, number)
    return ""


def _past_of_finite(p: Passage, number: int) -> str:
    """ "Left" for "had already left", "closed" for "only in May did it", "did not close it until May"; else ""."""
    group = p.groups[number]
    word, first = p.words[group.head_index].lower(), p.words[group.first].lower()
    late = group.negated and any(p.lemmas[at] == "until" for at, _ in p.phrase_spans)
    if _is_pluperfect(group) and (late or not group.negated):
        how = (p.words[at] for at in range(group.first, group.head_index) if p.tags[at] == "ADV")
        kept = [adverb for adverb in how if adverb not in BEFORE_THAT]
        if group.voice == "active":
            return " ".join((*kept, past_of(word)))
        if group.first < group.head_index:  # one that is joined takes the auxiliary of the first
            return " ".join((_be(p, number), *kept, word))
    if first == "did" and (group.inverted or late):
        return past_of(word)
    return f"{first} {word}" if late and first in {"was", "were"} else ""


def _is_pluperfect(group: VerbGroup) -> bool:
    """ "The envoy had already left": told of what was past by then, which a title need not say."""
    had = group.form == "finite" and (group.tense, group.aspect) == ("past", "perfect")
    plain = not (group.copular or group.inverted) and group.lemma != "be"
    return had and plain and group.modality is None


def _runs_on(p: Passage, number: int) -> bool:
    """ "the men accused of theft are free": does a participle's clause take in the verb that it stands before?"""
    clause = p.clause_of_group[number]
    after = p.groups[number].last
    end = clause_end(p, clause, after)
    told = p.groups[number].lemma in words_of("clausal")
    # not "killing two, in what they called a raid"
    bare = (g for n, g in enumerate(p.groups) if not _is_told(p, p.clause_of_group[n], number))
    return not told and any(after < g.first <= end and g.form == "finite" for g in bare)


def _is_told(p: Passage, inner: int, number: int) -> bool:
    """ "By declaring that it was dead", "raising doubts that it was": is a clause what a verb or its object tells, or a noun?"""
    clause, head = p.clauses[inner], p.groups[number].head_index
    said = clause.marker == "that" and clause.kind == "complement" and clause.governor is not None
    told = clause.governor == head or _is_object(p, number, clause.governor or 0)
    return clause.marker == "what" or (said and told)


def _is_object(p: Passage, number: int, noun: int) -> bool:
    """Does a noun stand behind a verb, with no more than words of its own phrase between?"""
    last = p.groups[number].last
    return last < noun and {"ADJ", "DET", "NOUN", "NUM"}.issuperset(p.tags[last + 1 : noun + 1])


def left_out(p: Passage, number: int) -> str:
    """The auxiliary that a passive verb is written without: that of the verb to which it is joined, else "was" or "were"."""
    if _lacks_be(p, number):
        return _be(p, number)
    group = p.groups[number]
    joined = p.tags[group.first - 1] == "CCONJ" or p.words[group.first - 1] == ","
    if group.form == "infinitive" and p.words[group.first].lower() != "to" and joined:
        return "to"  # "is due to land in May and leave in June"
    bare = group.form == "finite" and group.first == group.head_index
    if not number or not bare:
        return ""
    if group.voice == "active":
        return _modal_left_out(p, number)
    behind = group.last + 1
    done_to = behind < len(p.words) and p.tags[behind] in OBJECT_POS and behind not in p.time_tokens
    done_to = done_to and p.lemmas[behind] != "home"  # "were freed and flown home"
    if done_to or behind in p.group_starts:  # "sought to leave", but "sentenced to death"
        return ""
    above = next((g for g in range(number - 1, -1, -1) if p.groups[g].form == "finite"), number - 1)
    over = p.groups[above]
    last = over.head_index - 1
    while last > over.first and p.tags[last] == "ADV":  # "were first imposed in May and lifted in June"
        last -= 1
    others = p.subject_of(number) != p.subject_of(above)  # "the mayor was held and two clerks suspended"
    if _is_pluperfect(over) or (others and p.words[over.first] in {"was", "were"}):
        return _be(p, number)
    return written(p, over.first, last) or left_out(p, above)


def _modal_left_out(p: Passage, number: int) -> str:
    """ "Must adopt the budget and approve the cabinet": the modal of the verb to which a bare one is joined."""
    group = p.groups[number]
    before = (g for g in reversed(p.groups[:number]) if g.form == "finite" and g.first < g.head_index)
    over = next(before, group)
    shared = (over.tense, over.modality, over.voice) == (group.tense, group.modality, "active")
    ahead = group.modality or group.tense == "future"
    return written(p, over.first, over.head_index - 1) if shared and ahead else ""


def _lacks_be(p: Passage, number: int) -> bool:
    """ "the treaty signed in Rome": does a bare passive participle stand behind the thing it was done to?"""
    group = p.groups[number]
    if group.form != "participle" or group.voice != "passive":
        return False
    span, behind = subject_span(p, number), group.last + 1
    if span is None:
        return False
    near = group.first
    while near > span[1] + 1 and p.tags[near - 1] == "ADV":  # "the summit, first set for May"
        near -= 1
    same = p.words[group.head_index] == p.lemmas[group.head_index]
    dated = behind in p.time_tokens or p.lemmas[behind : behind + 1] in SET_FOR
    dated = dated and p.tags[near - 1] in {"NOUN", "PROPN"}
    if same and p.words[near - 1] != "," and not dated:  # but "a hearing set for May"
        return False
    joined = p.tags[group.first - 1] == "CCONJ" and number > 0 and _lacks_be(p, number - 1)
    close = joined or written(p, span[1] + 1, near - 1) in {"", ","}
    if not close or group.first != group.head_index or behind in p.group_starts:
        return False
    by = behind < len(p.words) and p.lemmas[behind] == "by"
    named = p.tags[group.first - 1] == "PROPN"
    doer = (
        not by and named and any(b == group.first - 1 and m.kind in DOERS for m, (_, b) in p.placed_mentions)
    )
    object_follows = (*p.tags, "")[behind] in OBJECT_POS and behind not in p.time_tokens
    apart = group.first == 0 or p.words[near - 1] == ","  # "Elected mayor in May, she quit"
    object_follows = object_follows and not (group.lemma in MAKERS and apart)
    head = _head(p, span)
    head -= p.tags[head] == "NUM" and head > span[0]  # "Operation 12, launched by"
    thing = p.tags[head] in {"NOUN", "PROPN"} or (p.lemmas[head] in NOMINATIVE and head > group.last)
    return thing and not doer and not object_follows


def _head(p: Passage, span: TokenSpan) -> int:
    """The head noun of a phrase: the last word before its first preposition, or before "which"."""
    first, last = span
    last -= last > first and p.lemmas[last] in RELATIVES
    return next((at - 1 for at in range(first + 1, last + 1) if p.tags[at] == "ADP"), last)


def _be(p: Passage, number: int) -> str:
    return "were" if _is_plural(p, number) else "was"


def _is_plural(p: Passage, number: int) -> bool:
    """Is the subject of a verb more than one?"""
    span = subject_span(p, number) or (0, 0)
    head = _head(p, span)
    head -= p.tags[head] == "ADJ" and head > span[0]  # "units loyal to him"
    lemma = p.lemmas[head]
    told = p.mention_at.get(span[0])
    if told is not None and p.mentions[told].kind == "pronoun" and len(p.mentions[told].named) > 1:
        return True
    plural = p.tags[head] == "NOUN" and (p.words[head].lower() != lemma or p.sentence.codes[head] == PLURAL)
    bare = {"NOUN", "PROPN"}.isdisjoint(p.tags[span[0] : head])  # "and 58 injured", but "Operation 12"
    counted = p.tags[head] == "NUM" and bare and lemma not in {"one", "1"}
    counted = counted or (p.tags[head] == "PROPN" and "NUM" in p.tags[span[0] : head])  # "900 Nigerians"
    return plural or counted or lemma in SEVERAL or "and" in p.lemmas[span[0] : head]


def subject_span(p: Passage, group: int) -> TokenSpan | None:
    """The tokens of the subject, for an infinitive or participle that has none those of the verb above it."""
    span = p.subject_phrase(group)
    parent = p.clauses[p.clause_of_group[group]].parent
    if span is None and parent is not None and p.groups[group].form != "finite":
        over = p.main_group(parent)
        span = p.subject_phrase(over) if over is not None else None
        if span is not None and p.time_tokens.issuperset(range(span[0], span[1] + 1)):
            return None  # "said that talking to her on Tuesday night was a relief"
    return span and _with_wish(p, group, span)


def _with_wish(p: Passage, group: int, span: TokenSpan) -> TokenSpan:
    """ "The call for Chad to step aside came": a subject with what it is that somebody should do, right before its verb."""
    first, last = span
    verb = next((g for g in p.groups if g.first == last + 1 and g.form == "infinitive"), None)
    ends = p.groups[group].first - 1
    if verb is None or "for" not in p.lemmas[first:last] or verb.last > ends:
        return span
    clause = p.clauses[p.clause_of[verb.last]]
    return (first, ends) if clause.first <= verb.first and clause.last == ends else span
