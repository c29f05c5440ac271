"""The words of a title: names in full, pronouns resolved, dates left out."""

from __future__ import annotations

import re

from timeline.actors.model import Mention
from timeline.events.passage import Passage, TokenSpan
from timeline.events.titles.extent import NOMINATIVE, clause_end, with_name
from timeline.events.titles.tidy import MOST
from timeline.events.words import word_list
from timeline.language.classes import CODE
from timeline.language.words import POSSESSIVES
from timeline.times.model import TimePhrase

WITH_ARTICLE = re.compile(r"(?:United|European|African|UN) |Philippines|Netherlands|Maldives|Bahamas")
OF = re.compile(" (?:of|for|on) ")
OBJECT_PRONOUN = re.compile(r" (?:him|her)\b")
OBJECT = CODE["PRPO"]
STOPS = frozenset({",", ";", ":", ".", "—", "–", "--", "-", "|", "(", ")"})
PERSONAL = frozenset({"he", "she", "it", "they"})
HONORIFICS = frozenset({"Mr", "Ms", "Mrs", "Dr"})
POINTING = frozenset({"that", "this", "these"})
POINTED = frozenset({("ADJ",), ("NOUN",), ("NUM",), ("PROPN",)})
OWNING = POSSESSIVES | {"'s", "’s"}
NAMING = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN"})
HEDGES = frozenset({"also", "early", "effective", "just", "late", "later", "only", "shortly"})
"""What goes with a date behind it: "early on Monday", "just before midnight"."""
JOINED = frozenset({"who", "which", "whom", "whose", "that", "where", "when", "while", "because", "as"})


def noun_phrase(p: Passage, at: int) -> str:
    """A noun with its modifiers and the phrases that follow it up to the next verb."""
    first, end = p.phrase_start(at), at
    for i in range(at + 1, len(p.words)):
        if p.words[i] == "to" and i in p.group_starts:  # "a call for him to go"
            number = next(g for g, group in enumerate(p.groups) if group.first == i)
            end = clause_end(p, p.clause_of_group[number], p.groups[number].last)
        if i in p.group_starts or p.words[i] in STOPS or p.lemmas[i] in JOINED or p.lemmas[i] in NOMINATIVE:
            break
        if (
            i in p.time_tokens
            and i + 1 not in p.time_tokens
            and i + 1 < len(p.words)
            and p.tags[i + 1] != "ADP"
            and not (p.words[i + 1] == "to" and i + 1 in p.group_starts)
            and not _modifies(p, i)
        ):
            break
        end = i
    end = with_name(p, end)
    phrase = by_name(p, (before_date(p, first), at), written(p, at + 1, end))
    if p.lemmas[first] == "whose" and (owner := p.clauses[p.clause_of[first]].governor) is not None:
        phrase = f"{by_name(p, (p.phrase_start(owner), owner))}'s {written(p, first + 1, at)}"  # "Luz, whose trial"
    told = f"{phrase} {without_dates(p, at + 1, end)}"
    return told.removesuffix(" back")  # "the start of the war back in May"


def _modifies(p: Passage, end: int) -> bool:
    """ "A fall in third-quarter net income": does a date that ends at a token tell of which figures?"""
    return p.tags[end] == "ADJ" and p.tags[end + 1 : end + 2] in {("ADJ",), ("NOUN",)}


def _inside_phrase(p: Passage, opens: int, end: int) -> bool:
    """ "At the 2010 general election", "at the 2012 Games": does a date stand between an article and what it tells apart?"""
    return p.tags[opens - 1] == "DET" and p.tags[end + 1 : end + 2] in {("ADJ",), ("PROPN",)}


def _closes_inside(p: Passage, phrase: TimePhrase, opens: int, end: int) -> bool:
    """ "The March 3, 1997, bombing": is the comma behind a date part of it?"""
    if "," not in phrase.text or p.words[end + 1 : end + 2] != (",",):
        return False
    return p.tags[opens - 1] == "DET" and p.tags[end + 2 : end + 3] in {("ADJ",), ("NOUN",), ("PROPN",)}


def before_date(p: Passage, first: int) -> int:
    """Where a noun phrase begins that has a date inside: "the 1989 Baltic oil disaster", "Hussein's 2003 ouster"."""
    dated = first
    while dated - 1 in p.time_tokens:
        dated -= 1
    owned = 0 < dated < first and (p.lemmas[dated - 1] == "the" or p.lemmas[dated - 1] in OWNING)
    return p.phrase_start(dated - 1) if owned else first


def by_name(p: Passage, span: TokenSpan, rest: str = "") -> str:
    """A noun phrase whose first word is written as a name where it is a pronoun, or a surname alone."""
    first, last = span
    for m, (start, end) in p.placed_mentions if first in p.mention_at else ():
        if start != first or end > last or not m.named or not _stands_for_name(p, m, (start, end), last):
            continue
        name = listed(m) if p.lemmas[first] in POSSESSIVES else m.called or listed(m)
        if m.kind == "pronoun" and all(_holds(rest, n.name.split()[-1]) for n in m.named):
            break
        if p.lemmas[first] in POSSESSIVES and end == first:  # "his", not "his country"
            name += "'" if name.endswith("s") and len(m.named) == 1 else "'s"
        joined = end + 1 < last and p.lemmas[end + 1] == "and"
        after = f"and {by_name(p, (end + 2, last))}" if joined else without_dates(p, end + 1, last)
        return name + after if after.startswith(("'", "’", ",")) else f"{name} {after}".strip()
    # "that trip"
    if (
        p.lemmas[first] in POINTING
        and p.tags[first + 1 : last + 1][:1] in POINTED
        and p.lemmas[first + 1] != "one"
    ):
        told = p.mention_at.get(first + 1)  # "this Ann Dean"
        person = told is not None and p.mentions[told].kind == "person"
        return f"{'' if person else 'the '}{without_dates(p, first + 1, last)}"
    of_day = first > 1 and p.lemmas[first - 1] in {"'s", "’s"} and first - 2 in p.time_tokens
    if first == last and p.tags[first] == "NOUN" and p.words[first].lower() == p.lemmas[first]:
        dated = next((a for a, b in p.phrase_spans if b == first - 1), first)
        of_day = of_day or "the" in p.lemmas[dated:first]  # "following the April accident"
    bare = without_dates(p, first, last).strip() or written(p, first, last)
    return f"the {bare}" if of_day and p.tags[first] != "DET" else bare  # "Saturday's raid"


def _holds(text: str, name: str) -> bool:
    """Does a name stand in a text as a whole word?"""
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


def listed(m: Mention) -> str:
    """The names that a mention stands for: "Japan, the Philippines and the United States"."""
    names = [f"the {n.name}" if _takes_article(n.name) else n.name for n in m.named]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _takes_article(name: str) -> bool:
    """ "The United States", "the Security Council", "the IMF": does one say "the" before a name?"""
    head = OF.split(name, maxsplit=1)[0].rpartition(" ")
    body = bool(head[0]) and head[2].lower() in word_list("articled_heads")
    return body or name in word_list("articled") or WITH_ARTICLE.match(name) is not None


def _stands_for_name(p: Passage, m: Mention, span: TokenSpan, last: int) -> bool:
    """Is a mention at the start of a phrase better told by its full name?"""
    first, end = span
    if m.office:
        return False  # "the president": who it was depends on the day
    if m.kind == "pronoun":
        word = p.words[first].lower()
        return end == last or (first == end and (word in PERSONAL or word in POSSESSIVES))
    titled = p.words[first].rstrip(".") in HONORIFICS
    return m.kind == "person" and len(m.named) == 1 and (titled or first == end)


def with_person(p: Passage, text: str) -> str:
    """A title with the person by name for whom it says "him" or "her": "The king received Ann Dean"."""
    for m, (at, last) in p.placed_mentions if OBJECT_PRONOUN.search(text) else ():
        word, stands = p.words[at], m.kind == "pronoun" and at == last and len(m.named) == 1
        if not stands or p.sentence.codes[at] != OBJECT or p.words.count(word) > 1:
            continue
        name = m.named[0].name
        told = " ".join((text, name))
        if name.split()[-1] not in text and len(told) <= MOST:
            return re.sub(rf"(?<= ){word}\b(?!')", name, text, count=1)
    return text


def written(p: Passage, first: int, last: int) -> str:
    """The tokens first..last as written."""
    return p.text[p.starts[first] : p.ends[last]] if first <= last else ""


def without_dates(p: Passage, first: int, last: int) -> str:
    """The tokens first..last as written, the dates among them left out; "two days after" the raid stays."""
    if not p.phrases:
        return written(p, first, last)
    kept: list[str] = []
    for (start, stop), bare, phrase in zip(p.phrase_spans, p.bare_firsts, p.phrases, strict=True):
        if phrase.edtf is None or start > last or stop + 1 < first:
            continue
        end = stop + _closes_inside(p, phrase, bare, stop)
        counted = len(phrase.parts) == 1 and phrase.parts[0].edtf is None
        named = p.lemmas[start] == "since" and p.tags[end + 1 : end + 2] in {("ADJ",), ("PROPN",)}
        counted = counted or named  # "since the 1950-53 Korean War"
        if not counted and first <= end:
            owns = p.words[end + 1 : end + 2] in {("'s",), ("’s",)}  # "plans for Friday's vote"
            explosion = p.tags[end + 1 : end + 2] == ("NOUN",)  # "since the 20 April explosion"
            inside = owns or explosion or _modifies(p, end) or _inside_phrase(p, bare, end)
            date = bare if inside else start
            date += inside and not owns and p.lemmas[date] == "the"  # "before the summer recess"
            one = p.lemmas[date - 1] in {"a", "one"} and p.tags[date - 2] == "ADP"
            if date > first + 1 and one and not inside:
                date -= 2  # "on a Sunday"
            whole = date
            while whole > first and p.tags[whole - 1] == "ADJ":
                whole -= 1
            if whole < date and not inside and (p.lemmas[whole - 2], p.tags[whole - 1]) == ("for", "DET"):
                date = max(whole - 2, first)  # "for a second consecutive night"
            most = date - (p.lemmas[date] != "of")
            if p.lemmas[most] == "of" and p.lemmas[most - 1] == "most" and not inside:
                date = max(most - 1, first)  # "under sanctions most of the last ten years"
            while date > first and p.lemmas[date - 1] in HEDGES:
                date -= 1
            aimed = p.lemmas[date - 1] == "to" and p.tags[date - 2] not in {"ADJ", "ADV"}  # not "closer to"
            if date > first and (aimed or p.lemmas[date - 1] == "on") and not inside:
                date -= 1
            commas = p.words[date - 1 : date] == p.words[end + 1 : end + 2] == (",",)
            # "offered, on 1 July, a home"
            apart = commas and date - 2 >= first and p.tags[date - 2] == "VERB"
            date -= apart
            joint = bool(kept) and all(tag in {"CCONJ", "PUNCT"} for tag in p.tags[first:date])
            kept.append("" if joint else written(p, first, date - 1))  # "in 1971 and 1985"
            first = _explained(p, start, end, last) + 1 + apart
            quoted = owns and p.words[first + 1 : first + 2] in {('"',), ("“",)}
            first += quoted  # "hailed Sunday's "bold decision""
    return " ".join(filter(None, (*kept, written(p, first, last))))


def _explained(p: Passage, start: int, end: int, last: int) -> int:
    """The last token of a date, with what says which day it was: "on Tuesday, the third day of protests"."""
    if p.words[end + 1 : end + 2] == (",",) and p.tags[end + 2 : end + 3] in {
        ("DET",),
        ("PRON",),
        ("PROPN",),
    }:
        head = next((at - 1 for at in range(end + 2, last + 1) if p.tags[at] not in NAMING), last)
        if p.lemmas[head] in word_list("dates_by_name") and end + 2 not in p.time_tokens:
            return next((at for at in range(head, last) if p.words[at] == ","), last)
    if p.lemmas[end + 1 : end + 2] == ("of",) and p.lemmas[end + 2 : end + 3] in {("that",), ("this",)}:
        return min(end + 3, last)  # "on 5 May of this year"
    if p.lemmas[end + 1 : end + 2] != ("of",) or p.words[start - 1] != "," or start - 2 not in p.time_tokens:
        return end
    return next((at - 1 for at in range(end, last) if p.words[at] == ","), last)


def spaced(*parts: str) -> str:
    """The parts of a clause with blanks between them, but none before a contracted verb ("we're leaving")."""
    told = [part for part in parts if part]
    return "".join(part if not at or part[0] in "'’" else f" {part}" for at, part in enumerate(told))
