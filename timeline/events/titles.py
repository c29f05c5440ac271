"""One short clause that reads well alone."""

from __future__ import annotations

import re

from timeline.events.model import Candidate
from timeline.events.passage import Passage

MOST = 100
LEADING = re.compile(
    r"^(?:(?:and|but|or|then|also|that|which|who|where|when|,|;|:|—|–|-|\")\s*)+", re.IGNORECASE
)
TRAILING = re.compile(
    r"[\s,;:—–-]+(?:(?:and|but|or|on|in|at|by|to|of|for|from|with|after|before|about|over|between|the|a|an|that|which|as|than|its|their|his|her)[\s,;:—–-]*)*$"
)
POSSESSIVES = frozenset({"his", "her", "its", "their"})
PRONOUN_KINDS = {"pronoun"}


def title(p: Passage, candidate: Candidate) -> str:
    """The clause of a trigger as a headline: its subject by name, its verb group and what follows, dates left out."""
    if candidate.noun and (
        candidate.group is None or not p.carries(candidate.group) or _is_predicate(p, candidate)
    ):
        return _tidy(_noun_phrase(p, candidate.at))
    number = candidate.group or 0
    group = p.groups[number]
    subject = _subject(p, number)
    end = _clause_end(p, p.clause_of_group[number], max(group.last, candidate.at))
    words = _without_dates(p, group.first, end)
    noun = p.gap(number)
    last = _written(p, p.phrase_start(noun), noun) if noun is not None else ""
    return _tidy(" ".join(filter(None, (subject, words.rstrip(" ,.;"), last))))


def _is_predicate(p: Passage, candidate: Candidate) -> bool:
    """ "whose best day had been his visit": a noun behind "be" is told by itself."""
    group = p.groups[candidate.group or 0]
    return group.lemma == "be" and candidate.at > group.last


def _clause_end(p: Passage, clause: int, start: int) -> int:
    """The last token that belongs to the clause or to what hangs inside it, up to its punctuation."""
    end = start
    for at in range(start, len(p.tokens)):
        inner = p.clause_of[at]
        if inner != clause and not _inside(p, inner, clause):
            break
        if p.tokens[at].text in {";", ":", "—", "–"} and at > start:
            break
        end = at
    return end


def _inside(p: Passage, inner: int, outer: int) -> bool:
    """Does a clause hang inside another as its infinitive or complement?"""
    seen = 0
    while inner != outer and seen < len(p.clauses):
        clause = p.clauses[inner]
        if clause.kind not in {"infinitive", "complement"} or clause.parent is None:
            return False
        inner, seen = clause.parent, seen + 1
    return inner == outer


def _subject(p: Passage, group: int) -> str:
    """The subject as it should be read: pronouns by name, relative pronouns by what they stand for."""
    span = p.subject_phrase(group)
    parent = p.clauses[p.clause_of_group[group]].parent
    if span is None and parent is not None and p.groups[group].form != "finite":
        over = p.main_group(parent)
        span = p.subject_phrase(over) if over is not None else None
    if span is None or span[0] <= p.groups[group].first <= span[1]:
        return ""
    for m, (first, last) in zip(p.mentions, p.mention_spans, strict=True):
        if m.kind not in PRONOUN_KINDS or first != span[0]:
            continue
        name = " and ".join(n.name for n in m.named)
        if last == span[1]:
            return name
        if first == last and p.tokens[first].text.lower() in {"he", "she", "it", "they"}:
            return f"{name} {_written(p, first + 1, span[1])}"
        if p.lemmas[first] in POSSESSIVES and first == last:
            return f"{name}'s {_written(p, first + 1, span[1])}"
    return _written(p, span[0], span[1])


def _noun_phrase(p: Passage, at: int) -> str:
    """A noun with its modifiers and the phrases that follow it up to the next verb."""
    first = p.phrase_start(at)
    end = at
    for i in range(at + 1, len(p.tokens)):
        if (
            p.starts_group(i)
            or p.tokens[i].text in {",", ";", ":", ".", "—", "–", "(", ")"}
            or i in p.time_tokens
        ):
            break
        end = i
    owner = next(
        (m for m, span in zip(p.mentions, p.mention_spans, strict=True) if span == (first, first)), None
    )
    if owner and owner.kind in PRONOUN_KINDS and p.lemmas[first] in POSSESSIVES and owner.named:
        return f"{' and '.join(n.name for n in owner.named)}'s {_written(p, first + 1, end)}"
    return _written(p, first, end)


def _written(p: Passage, first: int, last: int) -> str:
    """The tokens first..last as written."""
    return p.text[p.tokens[first].start : p.tokens[last].end] if first <= last else ""


def _without_dates(p: Passage, first: int, last: int) -> str:
    """The tokens first..last as written, the dates among them left out."""
    kept: list[str] = []
    for (start, end), phrase in zip(p.phrase_spans, p.phrases, strict=True):
        if phrase.edtf and first <= end and start <= last:
            kept.append(_written(p, first, start - 1))
            first = end + 1
    return " ".join((*kept, _written(p, first, last)))


def _tidy(text: str) -> str:
    """No dangling joints, no quotation mark left open, a capital first letter, at most a line long."""
    text = LEADING.sub("", " ".join(text.split()).replace(" ,", ",").replace(",,", ","))
    if len(text) > MOST:
        comma = text.rfind(",", MOST // 2, MOST)
        text = text[: comma if comma > 0 else text.rfind(" ", 0, MOST)]
    text = TRAILING.sub("", text).rstrip(" .,;:")
    for left, right in (("“", "”"), ('"', '"')):
        if text.count(left) != text.count(right) or (left == right and text.count(left) % 2):
            text = text.replace(left, "").replace(right, "")
    return text[:1].upper() + text[1:]
