"""Places that the lexicon lacks: a capitalised name in the frame of a place, and wherever the article has the name again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.actors.focus import Focus
from timeline.actors.gazetteer import capitals, scan
from timeline.actors.memory import Memory
from timeline.actors.model import Mention, Named
from timeline.actors.salience import role
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import GENITIVES, load_classes
from timeline.model import Place

BEFORE = frozenset({"in", "at", "off", "near", "outside", "inside", "around"})
"""Prepositions whose object, where it is a bare name, is a place."""
TOWARD = frozenset({"from", "into", "on", "through", "to", "toward", "towards"})
"""Prepositions whose object is a place behind a verb of marching: "pushed into Kherson"."""
AROUND = BEFORE | TOWARD | {"across", "along", "beside", "opposite", "over"}
"""Prepositions whose object, where its name says what it is, is a place: "along Rustaveli Avenue"."""
LANDS = frozenset({"place", "state"})
DEFINITE = frozenset({"the", "that", "this", "same"})
WHERE = frozenset({"place", "capital"})
_PLACE_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)*")
_SMALL = re.compile(r"(?<=[ -])(?:Au|Da|De|Del|Di|Do|Es|Of|Sur|The)(?=[ -])")


def of_dateline(words: str) -> Place | None:
    """The place at the head of a date line ("ADDIS ABABA, March 7 —"), where the lexicon has it."""
    found = _PLACE_NAME.match(words.lstrip("*_( "))
    name = found.group() if found else ""
    if name.isupper():
        name = _SMALL.sub(lambda small: small.group().lower(), name.title())
    known = next(iter(scan(name, 0, len(name))), None)
    if known is None or known.end - known.start < len(name) or known.entry.place is None:
        return None
    return Place(known.entry.place, known.entry.country)


def site_end(sentence: Sentence, first: int, last: int) -> int | None:
    """The last token of the place that an unknown name is where it stands, given by its first and last token; None for no place.

    What is small behind it belongs to the name of a site: "Murted air base", but "Sarvat" in "Sarvat province".
    """
    if last > first and _is_site(sentence, first, last):
        return last
    if not _is_place(sentence, first, last):
        return None
    kind = _kind(sentence.lemmas, last + 1)
    return kind if kind and sentence.lemmas[kind] in word_list("sites") else last


def _is_site(sentence: Sentence, first: int, last: int) -> bool:
    """ "In Victory Square", "at the Plaza Bolognesi": does a name have in it what it is, and stand where a place stands?"""
    head, opener = sentence.lowers[last], sentence.lowers[first]
    if head not in word_list("sites") | word_list("place_kinds") and opener not in word_list("site_openers"):
        return False
    before = first - 1 - (sentence.lowers[first - 1] == "the")
    return before >= 0 and sentence.lemmas[before] in AROUND


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    """Does an unknown name stand where a place stands?"""
    lemmas = sentence.lemmas
    before = lemmas[first - 1] if first else ""
    town = before == "of" and first < last  # "the town of Bin Jawad"
    if sentence.words[first].isupper():
        return False
    if lemmas[first] in load_classes() and not (town or (before in BEFORE and _in_land(sentence, last + 1))):
        return False
    if first > 1 and before == "the":
        return _kind(lemmas, last + 1) is not None
    behind = sentence.words[last + 1] if last + 1 < len(lemmas) else ""
    if behind in GENITIVES or behind[:1].isupper():
        return False
    governor = lemmas[first - 2] if first > 1 else ""
    if before == "of" and first > 1:
        return governor in word_list("place_kinds") or governor in word_list("place_parts")
    if _kind(lemmas, last + 1) is not None:
        return True
    if before in word_list("place_takers") or (before in TOWARD and governor in word_list("marching")):
        return True
    if before not in BEFORE or governor in word_list("place_holders"):
        return False
    return last + 1 == len(lemmas) or sentence.tags[last + 1] != "NOUN"


def _in_land(sentence: Sentence, at: int) -> bool:
    """ "In Plains, Georgia, he", "near Mobile, Ala.": does the land in which a town lies stand in commas behind it?"""
    if sentence.words[at : at + 1] != (",",):
        return False
    behind = " ".join(sentence.words[at + 1 : at + 4]).replace(" .", ".")
    land = next(iter(scan(behind, 0, len(behind))), None)
    if land is None or land.start or land.entry.kind not in LANDS:
        return False
    return behind[land.end :].strip()[:1] in {"", ",", ".", ";", ")"}


def _kind(lemmas: Sequence[str], at: int) -> int | None:
    """Where the noun stands that says what a place is; "Murted air base" has a word before it."""
    at += at + 1 < len(lemmas) and lemmas[at] in word_list("place_purposes")
    known = at < len(lemmas) and (lemmas[at] in word_list("place_kinds") or lemmas[at] in word_list("sites"))
    return at if known else None


def note(mentions: Sequence[Mention], memory: Memory) -> None:
    """Remember the last place, and the last one of those whose name says what they are."""
    told = [m for m in mentions if m.place and m.kind in {"place", "capital"}]
    memory.where = told[-1] if told else memory.where
    memory.heads.update((head, m) for m in told if (head := _head(m)))


def _head(mention: Mention) -> str:
    """The noun of a place that has one in its name ("the Strait of Hormuz" has none at its end); "" for any other."""
    head = mention.place.rpartition(" ")[2].lower() if mention.kind == "place" and mention.place else ""
    return head if head in word_list("sites") or head in word_list("place_kinds") else ""


def stand_ins(sentence: Sentence, found: Sequence[Mention], memory: Memory, focus: Focus) -> list[Mention]:
    """What "there", "the town" and "in the capital" stand for: the last place, or the seat of the state spoken of.

    "The square" is the last place that has a square in its name.
    """
    resolved: list[Mention] = []
    again, heads = word_list("place_again"), memory.heads
    if again.isdisjoint(sentence.lemmas) and heads.keys().isdisjoint(sentence.lemmas):
        return resolved
    for at, lemma in enumerate(sentence.lemmas):
        if (lemma not in again and lemma not in heads) or _goes_on(sentence, at):
            continue
        first = at if lemma == "there" else _determiner(sentence, at)
        meant = _meant(sentence, at, first, found, memory, focus)
        if meant and first is not None:
            start, end, text = sentence.starts[first], sentence.ends[at], sentence.words[at]
            resolved.append(meant._replace(start=start, end=end, text=text, rule="actor:place again"))
    return resolved


def _meant(
    sentence: Sentence, at: int, first: int | None, found: Sequence[Mention], memory: Memory, focus: Focus
) -> Mention | None:
    """The place for which the noun at `at` stands, whose phrase begins at `first`."""
    lemma, begin = sentence.lemmas[at], sentence.starts[at]
    earlier = [m for m in found if m.end <= begin]
    if lemma == "capital":
        own = [m for m in earlier if m.end == begin - 1 and m.kind == "adjective"]
        before = sentence.tags[first - 1] if first else ""
        inside = before == "ADP" or (before == "VERB" and bool(own or memory.begun))
        return _seat(own[0].named[0] if own else focus.best(found, sentence)) if inside else None
    if lemma not in word_list("place_again"):
        return next((m for m in reversed(earlier) if _head(m) == lemma), memory.heads[lemma])
    places = (m for m in reversed(earlier) if m.place and m.kind in WHERE and not _acts(m, sentence))
    last = next(places, memory.where)
    if last is None:
        return None
    within = any(m.place and m.start <= begin < m.end for m in found)
    if within and _head(last) != lemma:
        return None  # "the island" is the state
    return last._replace(kind="place", named=())


def _acts(mention: Mention, sentence: Sentence) -> bool:
    """ "Paris left Niger at the request of the junta there": does a capital stand for its state, and not for the town?"""
    return mention.kind == "capital" and role(mention, sentence) == "subject"


def _determiner(sentence: Sentence, noun: int) -> int | None:
    """Where the definite phrase begins that ends with this noun; None where it is not definite, or says more."""
    first = noun - 1
    if first > 0 and sentence.lemmas[noun] == "capital" and sentence.tags[first] in {"ADJ", "PROPN"}:
        first -= 1
    return first if sentence.lemmas[first] in DEFINITE else None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Is more said of it ("the city of X", "the port authority"), or is "there" no place ("there was")?"""
    lemma, tag = (*sentence.lemmas, "")[at + 1], (*sentence.tags, "")[at + 1]
    if sentence.lemmas[at] == "there":
        return at == 0 or tag in {"AUX", "VERB"}
    return at == 0 or lemma == "of" or tag in {"NOUN", "PROPN"}


def _seat(state: Named | None) -> Mention | None:
    """The capital of a state, to be put where the text speaks of it."""
    seat = state and capitals().get(state.country or "")
    if not state or not seat:
        return None
    return Mention(0, 0, "capital", "capital", (state,), "", seat, state.country)
