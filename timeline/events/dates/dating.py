"""Join the time phrases of a passage to its triggers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.dates import verbs
from timeline.events.dates.anchors import Anchor, anchors_of, from_anchor
from timeline.events.dates.dateless import is_any, is_said_better
from timeline.events.dates.elapsed import elapsed
from timeline.events.dates.rules import RULES, Rule
from timeline.events.dates.sharing import shares
from timeline.events.dates.simultaneous import is_simple_past
from timeline.events.dates.since_then import since_then
from timeline.events.dates.view import Triggers, View, look
from timeline.events.model import Candidate, Dating
from timeline.events.passage import Passage
from timeline.events.words import CONDITIONS, word_list
from timeline.times.model import TimePhrase

INSIDE = frozenset({"before-noun", "noun-of", "when-clause", "compared", "took-until"})
"""Rules where a preposition before the date governs the event and not the date ("since the 2021 coup")."""
DEADLINES = frozenset({"deadline", "by-deadline"})
OPEN = frozenset({"since", "after", "from", "before", "by", "until"})


def date_candidates(p: Passage, candidates: Sequence[Candidate], anchors: Sequence[Anchor]) -> list[Dating]:
    """Join the phrases of a passage to its candidates, in the order of the text; `anchors` were dated before."""
    found: list[Dating] = []
    if not p.phrases:
        return list(since_then(p, candidates, found, anchors))
    triggers = Triggers(p, candidates)
    dated: list[int] = []
    for number, phrase in enumerate(p.phrases):
        if anchored := from_anchor(p, triggers, number, [*anchors, *anchors_of(p, found)]):
            found += _anchored(look(p, triggers, number, tuple(dated))._replace(phrase=anchored))
            continue
        if (
            phrase.edtf is None
            or phrase.relation == "vague"
            or is_any(p, number)
            or _explains_item(p, number)
            or is_said_better(p, number)
        ):
            continue
        view = look(p, triggers, number, tuple(dated))
        if _names_one(view):
            continue
        for rule in RULES:
            joined = rule.find(view)
            if joined is not None:
                joined = tuple(c for c in joined if c.noun or not _is_not_its_day(p, c, number))
                found = [d for d in found if not (d.candidate in joined and _lent(p, d, rule))]
                found += [_dating(p, c, phrase, rule) for c in {c.at: c for c in joined}.values()]
                dated.extend(c.group for c in joined if c.group is not None and not c.noun)
                break
    found += _since(p, triggers, found)
    found += since_then(p, candidates, found, anchors)
    found += _elapsed(p, triggers, {d.candidate.at for d in found})
    return _shared_out(p, _finest(p, found))


def _explains_item(p: Passage, number: int) -> bool:
    """ "13 Dec: Parliament declares an emergency (in force from the 16th)": words in brackets date nothing in an item with its own date."""
    if p.context is None:
        return False
    first, at = p.phrase_spans[number][0], p.phrase_spans[number][0] - 1
    while at > 0 and p.words[at] not in {"(", ")"}:
        at -= 1
    return (
        at > 0 and p.words[at] == "(" and at < first - 1 and not any(at < g.first < first for g in p.groups)
    )


def _is_not_its_day(p: Passage, verb: Candidate, number: int) -> bool:
    """Can a date not be when a verb's deed was done, because it tells which thing is meant, or is still to come?"""
    return _tells_which(p, number) or _is_told_too_soon(p, verb, p.phrases[number])


def _tells_which(p: Passage, number: int) -> bool:
    """ "Gold for April delivery", "April trade figures": does a month only tell which of its things a noun is about?"""
    (first, last), part = p.phrase_spans[number], p.phrases[number].parts[0]
    if part.rule != "month" or first < 1:
        return False
    if first == last:
        end = next((at for at in range(last + 1, len(p.tags)) if p.tags[at] not in {"ADJ", "NOUN"}), last)
        return p.lemmas[end - 1] in word_list("figures")
    if p.lemmas[first] not in {"for", "of"}:
        return False
    return p.tags[first - 1] == (*p.tags, "")[last + 1] == "NOUN"


def _names_one(view: View) -> bool:
    """ "The budget for 2022 was passed in May": does a date behind "for" only name a thing, of which a verb with a date is told?"""
    p, noun = view.p, view.bare_first - 2
    verb = next((g for g in p.groups if g.first == view.behind and g.form == "finite"), None)
    if view.lemma(noun + 1) != "for" or noun < 0 or p.tags[noun] != "NOUN" or verb is None:
        return False
    told = view.triggers.noun(noun)
    happens = told is not None and told.trigger is not None and told.trigger.type not in STANDING
    dated = (
        x.edtf and first > verb.last and p.clause_of[first] == view.clause
        for x, (first, _) in zip(p.phrases, p.phrase_spans, strict=True)
    )
    return not happens and any(dated)


STANDING = frozenset({"ECONOMY", "LEGISLATE", "OTHER", "SANCTION"})
"""Types of what bears a year as its name: "the budget for 2022", "the tariff for May"."""


def _is_told_too_soon(p: Passage, candidate: Candidate, phrase: TimePhrase) -> bool:
    """ "Sat through a night" next week: has a verb in the past, that puts nothing off, a day that is still to come?"""
    if candidate.group is None or p.published is None or phrase.earliest is None:
        return False
    verb = p.groups[candidate.group]
    if phrase.relation != "at" or verb.modality or not is_simple_past(verb):
        return False
    supposed = p.clauses[candidate.clause].marker in CONDITIONS  # "if she won in 2027"
    if supposed or (phrase.earliest - p.published).days <= OVERNIGHT:
        return False
    first = p.span(phrase.start, phrase.end)[0]
    meant = first > verb.last and p.lemmas[first] in MEANT_FOR
    return verb.voice == "active" and not (verb.copular or meant or verb.lemma in word_list("putting_off"))


OVERNIGHT = 1
"""What is told in the past of the day after publication is news of a report that was filed again the next morning."""
MEANT_FOR = frozenset({"for", "to", "until"})


def _lent(p: Passage, dating: Dating, rule: Rule) -> bool:
    """ "fought in 1999 and ended its war in 2005": a date that stood behind an earlier verb gives way to the verb's own.

    So does the quarter of what is reported ("a loss for the third quarter on Monday").
    """
    if dating.rule == "of-figures" and not dating.candidate.noun:
        return True
    behind = (
        dating.phrase is not None and dating.candidate.at > p.span(dating.phrase.start, dating.phrase.end)[1]
    )
    return behind and dating.rule == rule.name == "trailing"


COUNTED = Rule("counted-from-event", verbs.trailing, "it is counted from an event told before")


def _anchored(view: View) -> list[Dating]:
    """ "The council met two days after the raid": the date of the verb, before the phrase or behind it."""
    joined = verbs.run_on(view) or verbs.trailing(view) or verbs.fronted(view) or ()
    free = [c for c in joined if c.group not in view.dated]
    return [_dating(view.p, candidate, view.phrase, COUNTED) for candidate in free]


def _elapsed(p: Passage, triggers: Triggers, dated: set[int]) -> Iterator[Dating]:
    """ "It is three years since the raid": what has no other date."""
    for number in range(len(p.phrases)):
        found = elapsed(p, triggers, number)
        if found and found[1].at not in dated:
            yield _dating(p, found[1], found[0], ELAPSED)


ELAPSED = Rule("elapsed", verbs.trailing, "so much time has passed since then")


def _since(p: Passage, triggers: Triggers, found: Sequence[Dating]) -> list[Dating]:
    """ "Shares have halved since the spill began on 3 May": what stands behind "since" is where the main verb's time starts."""
    opened: list[Dating] = []
    dated = {d.candidate.at for d in found}
    for dating in found:
        if (reached := _by_the_time(p, triggers, dating)) and reached.candidate.at not in dated:
            opened.append(reached)
        main = _gone_on(p, triggers, dating)
        if main is None or main.at in dated:
            continue
        phrase = dating.phrase
        edtf = f"{(dating.edtf or '').partition('/')[0]}/.."
        since = phrase and phrase._replace(relation="since", edtf=edtf, latest=None)
        says = "it goes on since what stands behind it"
        opened += [
            Dating(verb, since, edtf, dating.earliest, None, dating.basis, "since-clause", says)
            for verb in (main, *_going_on_too(p, triggers, dating.candidate, main))
            if verb.at not in dated
        ]
    return opened


def _gone_on(p: Passage, triggers: Triggers, dating: Dating) -> Candidate | None:
    """What a perfect says has gone on since a dated event: "since it began on 3 May", "since Monday's riot", "since the coup of 2019"."""
    told, phrase = dating.candidate, dating.phrase
    if phrase is None or dating.earliest is None or phrase.relation not in {"at", "since"}:
        return None
    group = _over_noun(p, told, phrase) if told.noun else _over_clause(p, told)
    if group is None or p.groups[group].negated or "perfect" not in p.groups[group].aspect:
        return None
    if (span := p.subject_of(group)) and p.lemmas[span[0]] in NOTHING:
        return None
    once = told.noun and p.governor(p.groups[group].head_index) is not None
    return None if once else triggers.verb(group)  # not "has promised a vote since the coup"


def _going_on_too(p: Passage, triggers: Triggers, told: Candidate, main: Candidate) -> Iterator[Candidate]:
    """ "Since the coup of 2019, prices have doubled and the coast has emptied": the perfects joined to a main verb behind "since"."""
    for number, clause in enumerate(p.clauses):
        group = p.main_group(number)
        joined = clause.parent == main.clause or p.clauses[main.clause].parent == number
        verb = (
            triggers.verb(group) if joined and clause.marker in {"and", None} and told.at < main.at else None
        )
        if verb is None or group is None or p.groups[group].negated or verb.at < main.at:
            continue
        if p.groups[group].form == "finite" and "perfect" in p.groups[group].aspect:
            yield verb


def _over_noun(p: Passage, noun: Candidate, phrase: TimePhrase) -> int | None:
    """ "Has shrunk since the coup of 2019": the verb beside the "since" before a noun.

    Not where that is inside the subject: "the army, in power since a coup in 2021, has", "the worst raid since the 2019 war has".
    """
    clause, group = p.clauses[noun.clause], p.main_group(noun.clause)
    opens = p.span(phrase.start, phrase.end)[0] if phrase.relation == "since" else p.phrase_start(noun.at) - 1
    runs_on = clause.first == opens and clause.subject is not None and clause.subject[0] > noun.at
    if group is None or p.lemmas[max(0, opens)] != "since" or (clause.marker == "since" and not runs_on):
        return None
    return None if clause.first < opens < p.groups[group].first else group


def _over_clause(p: Passage, verb: Candidate) -> int | None:
    """ "Have halved since the spill began": the main verb over the clause of another behind "since"."""
    clause = p.clauses[verb.clause]
    return p.main_group(clause.parent) if clause.marker == "since" and clause.parent is not None else None


def _by_the_time(p: Passage, triggers: Triggers, dating: Dating) -> Dating | None:
    """ "By the time the siege ended on 3 May, the town had burned": what the main clause tells was done by that day."""
    phrase, clause = dating.phrase, p.clauses[dating.candidate.clause]
    fronted = p.lemmas[clause.first : clause.first + 3] == BY_THE_TIME
    if phrase is None or phrase.relation != "at" or phrase.latest is None or dating.candidate.noun:
        return None
    if not fronted and p.lemmas[max(0, clause.first - 3) : clause.first] != BY_THE_TIME:
        return None
    last = p.span(phrase.start, phrase.end)[1]
    behind = (g for g, x in enumerate(p.groups) if x.form == "finite" and x.first > last)
    group = next(behind, None) if fronted or clause.parent is None else p.main_group(clause.parent)
    main = triggers.verb(group)
    if main is None or group is None or p.groups[group].aspect != "perfect":
        return None
    edtf = f"../{(phrase.edtf or '').rpartition('/')[2]}"
    by = phrase._replace(relation="by", edtf=edtf, earliest=None)
    says = "it was done by the time of what the other clause tells"
    return Dating(main, by, edtf, None, phrase.latest, dating.basis, "by-the-time", says)


NOTHING = frozenset({"little", "nothing"})
"""What has changed where nothing has."""
BY_THE_TIME = ("by", "the", "time")


def _finest(p: Passage, found: list[Dating]) -> list[Dating]:
    """ "Two months before that summit, on 21 March, he came": of two dates of one trigger the one inside the other counts."""
    if len({d.candidate.at for d in found}) == len(found):
        return found
    return [
        coarse
        for coarse in found
        if not any(
            fine.candidate == coarse.candidate and _inside(fine, coarse) and not _told_beside(p, fine, coarse)
            for fine in found
        )
    ]


def _told_beside(p: Passage, one: Dating, other: Dating) -> bool:
    """ "Is sold in Rome on Monday and in Oslo by May": does "and" with a place of its own join the later date to the other?"""
    if one.phrase is None or other.phrase is None or one.phrase.start > other.phrase.start:
        return False
    between = range(
        p.span(one.phrase.start, one.phrase.end)[1] + 1, p.span(other.phrase.start, other.phrase.end)[0]
    )
    return len(between) > 1 and p.lemmas[between[0]] == "and" and p.tags[between[1]] == "ADP"


def _inside(fine: Dating, coarse: Dating) -> bool:
    """Does one date hold the other, and more? A deadline holds all days before it, and what is since a day goes on."""
    if None in (fine.earliest, fine.latest, coarse.latest) or fine.edtf == coarse.edtf:
        return False
    return (coarse.earliest is None or coarse.earliest <= fine.earliest) and fine.latest <= coarse.latest  # type: ignore[operator]


def _shared_out(p: Passage, found: list[Dating]) -> list[Dating]:
    """Where a trigger has several dates, share out among them what stands between."""
    if len({d.candidate.at for d in found}) == len(found):
        return found
    dates = [(d.candidate.at, p.span(d.phrase.start, d.phrase.end)) for d in found if d.phrase]
    return [dating._replace(share=share) for dating, share in zip(found, shares(p, dates), strict=True)]


def _dating(p: Passage, candidate: Candidate, phrase: TimePhrase, rule: Rule) -> Dating:
    basis = phrase.basis or "relative"
    point, ended = phrase.parts[0], phrase.parts[-1]
    behind = candidate.at > p.span(phrase.start, phrase.end)[1]
    until = ended is not point and ended.edtf and "/" in (phrase.edtf or "")
    if until and rule.name == "when-clause" and p.clauses[candidate.clause].marker == "when":
        # "from 1995 until 2011, when war broke out"
        return Dating(
            candidate, phrase, ended.edtf, ended.earliest, ended.latest, basis, rule.name, rule.says
        )
    inside = rule.name in INSIDE and (
        behind or rule.name != "when-clause" or phrase.relation not in {"since", "until"}
    )
    if inside and phrase.relation in OPEN and point.edtf:
        return Dating(
            candidate, phrase, point.edtf, point.earliest, point.latest, basis, rule.name, rule.says
        )
    if rule.name in DEADLINES and point.edtf:
        return Dating(candidate, phrase, f"../{point.edtf}", None, point.latest, basis, rule.name, rule.says)
    begins = (
        p.context.earliest if p.context and rule.name == "bracketed" and phrase.relation == "until" else None
    )
    if begins and point.edtf:  # under the heading "14 May": "talks resume (to 16 May)"
        through = f"{begins.isoformat()}/{point.edtf}"
        return Dating(candidate, phrase, through, begins, point.latest, basis, rule.name, rule.says)
    return Dating(candidate, phrase, phrase.edtf, phrase.earliest, phrase.latest, basis, rule.name, rule.says)
