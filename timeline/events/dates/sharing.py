"""One verb, several dates: what goes with each of them.

"admitted Greece in 1952, Germany in 1955" has an object for each date, "met in Singapore in June and in Hanoi in May" keeps its object for
both, and in "Spain left in May and Portugal in June" each has a subject of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.events.model import Share
from timeline.events.passage import Passage, TokenSpan
from timeline.language.words import POSSESSIVES
from timeline.lexicon.actors import actor_nouns
from timeline.lexicon.matching import PARTICLES

JOINTS = frozenset({"CCONJ", "PUNCT", "ADV"})
NOMINAL = frozenset({"NOUN", "NUM", "PRON", "PROPN"})
OTHERS, ORDINALS = frozenset({"another", "other", "others"}), frozenset({"second", "third", "fourth", "last"})


def shares(p: Passage, dates: Sequence[tuple[int, TokenSpan]]) -> list[Share | None]:
    """The share of each date, given as (trigger, the date's tokens); None where the dates have nothing of their own."""
    owns = [_own(dates, date) for date in dates]
    told = {
        trigger
        for (trigger, _), own in zip(dates, owns, strict=True)
        if own and (_named(p, own) or _begins_anew(p, own))
    }
    several = {trigger for trigger, times in Counter(trigger for trigger, _ in dates).items() if times > 1}
    out: list[Share | None] = []
    for (trigger, _), own in zip(dates, owns, strict=True):
        if own is None or trigger not in told & several:
            out.append(None)
            continue
        opening = next(o for (at, _), o in zip(dates, owns, strict=True) if at == trigger and o)
        out.append(Share(own) if own == opening else _later(p, opening, own))
    return out


def _own(dates: Sequence[tuple[int, TokenSpan]], date: tuple[int, TokenSpan]) -> TokenSpan | None:
    """The tokens up to a date from the one before it, or from the trigger; None for a date before the trigger."""
    trigger, (first, last) = date
    earlier = [end for at, (_, end) in dates if at == trigger and trigger < end < first]
    return (max(earlier, default=trigger) + 1, last) if trigger < first else None


def _later(p: Passage, opening: TokenSpan, own: TokenSpan) -> Share | None:
    """The share of a date that is not the first; `opening` is what stands behind the trigger up to the first date."""
    first, last = own
    while first < last and p.tags[first] in JOINTS and first not in p.time_tokens:
        first += 1
    if first in p.time_tokens or first in p.group_starts:
        return Share((last, last), opening)
    other = _is_other(p, opening[0] - 1, first)
    if not (other or _named(p, own)):
        return _unnamed(p, opening, (first, last)) if _begins_anew(p, own) else None
    if p.tags[first] == "ADP":
        return Share((first, last), (opening[0], _before_phrase(p, opening)))
    told = p.mention_at.get(first + (p.tags[first] == "DET"))
    if not other and told not in _named(p, own) and _begins_anew(p, own):
        return _unnamed(p, opening, (first, last))
    named = [] if _acts_too(p, opening, told) else _named(p, opening)
    verb = p.group_at.get(opening[0] - 1)
    # "took Gori on Monday, entering Poti on Tuesday"
    joined = verb is not None and p.groups[verb].form != "finite"
    if other or (told in _named(p, own) and not named and not joined):
        end = max(_before_phrase(p, (first, last)), first if told is None else p.mention_spans[told][1])
        whole = end + 1 in p.time_tokens
        return Share(
            (end + 1, last), (opening[0], _before_phrase(p, opening)) if whole else None, (first, end)
        )
    if not named:
        return Share((first, last))
    place = told is not None and p.mentions[told].place is not None
    like = next((m for m in named if (p.mentions[m].place is not None) == place), named[0])
    return Share(
        (first, last), (opening[0], p.mention_spans[like][0] - 1), None, like if told is not None else None
    )


def _is_other(p: Passage, verb: int, first: int) -> bool:
    """ "One left Aden in May and another in June", "the first sailed on Monday, the second on Friday"."""
    counted = p.tags[first] == "DET" and p.lemmas[first + 1] in ORDINALS and "first" in p.lemmas[:verb]
    return p.lemmas[first] in OTHERS or (counted and p.tags[first + 2] not in NOMINAL)


def _begins_anew(p: Passage, own: TokenSpan) -> bool:
    """ "resigned on Monday, two more on Tuesday": does a noun phrase stand behind the joint, with a date behind it?"""
    first = own[0]
    if p.tags[first] not in {"CCONJ", "PUNCT"}:
        return False
    first += 1 + (p.tags[first + 1] == "CCONJ")
    end = _before_phrase(p, (first, own[1]))
    owned = p.lemmas[first] in POSSESSIVES
    tags = {p.tags[at] for at in range(first, end + 1) if at not in p.long_names}
    told = tags <= NOMINAL | {"ADJ", "ADV", "DET", "PART"}
    return first <= end and told and (owned or p.tags[first] in {"DET", "NUM", "NOUN"})


def _unnamed(p: Passage, opening: TokenSpan, own: TokenSpan) -> Share:
    """The share of "two more on Tuesday", "and the lower house in May": who acts then, or what is acted on."""
    end, before = _before_phrase(p, own), _before_phrase(p, opening)
    acts, acted_on = _heads_actor(p, own[0], end), _heads_actor(p, opening[0], before)
    bare = NOMINAL.isdisjoint(p.tags[opening[0] : before + 1])  # nothing is acted on
    if bare or (acts and not acted_on):
        if before + 1 in p.time_tokens:  # "came back in August and those on oil in May"
            end = max(at for at in range(own[0], own[1] + 1) if at not in p.time_tokens)
        return Share((end + 1, own[1]), (opening[0], before) if before >= opening[0] else None, (own[0], end))
    return Share(own)


def _heads_actor(p: Passage, first: int, last: int) -> bool:
    """Is the last noun of these tokens one of somebody who acts: "the lower house", "the National Assembly"?"""
    if p.tags[last] == "PROPN" and any(end == last for _, end in p.mention_spans):
        return True
    at = next((at for at in range(last, first - 1, -1) if p.tags[at] == "NOUN"), None)
    if at is None:
        return False
    return p.lemmas[at] in actor_nouns() or " ".join(p.lemmas[at - 1 : at + 1]) in actor_nouns()


def _acts_too(p: Passage, opening: TokenSpan, told: int | None) -> bool:
    """ "Spain left the court in May and Peru in June": is it one like the subject, and not like what is acted on?"""
    subject = next(
        (m for m, (_, last) in reversed([*enumerate(p.mention_spans)]) if last < opening[0] - 1), None
    )
    if told is None or subject is None:
        return False
    kind = p.mentions[told].kind
    return p.mentions[subject].kind == kind and all(p.mentions[m].kind != kind for m in _named(p, opening))


def _before_phrase(p: Passage, span: TokenSpan) -> int:
    """The last token before the first preposition or date; the particle of a verb ("stepped down") is no preposition."""
    first, last = span
    start = first + (p.lemmas[first] in PARTICLES)
    ends = {"ADP", "PUNCT"}
    inside = range(start, last + 1)  # the "of" of "the House of Lords" is no preposition
    phrase = (at for at in inside if at in p.time_tokens or (p.tags[at] in ends and at not in p.long_names))
    return next(phrase, last + 1) - 1


def _named(p: Passage, span: TokenSpan) -> list[int]:
    """The mentions in a run of tokens that name somebody, or some place."""
    return [
        m
        for m, (first, _) in enumerate(p.mention_spans)
        if span[0] <= first <= span[1]
        and (p.mentions[m].named or p.mentions[m].place)
        and p.mentions[m].rule != "actor:institution"
        and p.lemmas[first] not in POSSESSIVES
    ]
