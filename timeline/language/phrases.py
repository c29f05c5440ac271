"""Noun phrases: base noun phrases with their heads, and who is the subject of a verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.language.classes import CODE
from timeline.language.model import Sentence
from timeline.language.tagger import members, pattern
from timeline.language.words import words_of

_START = pattern("DT|NO|DS|DP|PRPS|THATD")
_MOD = pattern("JJ|VAJ|CD|NN|NNS|NNP|SYM")
_QUOTED = f"{CODE['QUOTE']}{_MOD}{{1,4}}{CODE['QUOTE']}"
"""Words that somebody else is quoted with: "the so-called "troika\" met"."""
_LISTED = f"{pattern('JJ|VAJ|JN')}{{1,2}}{CODE['COMMA']}{pattern('RB')}{{0,2}}{pattern('JJ|VAJ|JN')}{{1,3}}(?={pattern('NN|NNS|NNP')})"
"""Adjectives with a comma between them: "the old, crumbling bridge"."""
_BASE = (
    f"(?:{_START}{{1,2}}{pattern('RB|RBR')}?(?:{_LISTED}|{pattern('JJ|VAJ')}?{_QUOTED})|{CODE['DT']}?{CODE['CD']}{pattern('DP|RBR')}(?={_MOD})|{CODE['RBR']}(?={CODE['NNS']})|{_START}{{0,2}}{pattern('RB|RBR|JR|NEG')}{{0,2}}{pattern('JJ|VAJ|CD|SYM')}|{_START}{{1,2}}{pattern('RB|RBR|JR')}{{0,2}}{_MOD}"
    f"|{_START}{{1,2}}{pattern('JR|JN')}|{_MOD})"
    f"(?:{_MOD}|{CODE['RB']}(?={pattern('JJ|VAJ')})|{_QUOTED}){{0,12}}"
)
_PHRASE = re.compile(
    f"{pattern('PRP|IT|PRPO|EX')}|{_START}{{1,2}}{pattern('JJ|JR')}?{pattern('MON|YR')}{pattern('YR|CD')}{{0,2}}{_MOD}{{1,8}}|(?:{CODE['DT']}{pattern('VAJ|JJ|JR')}|{pattern('DT|DP|DS|JR|JJ')})?{CODE['CD']}?{pattern('MON|TMP')}{pattern('CD|YR')}{{0,2}}|{CODE['YR']}"
    f"|{_BASE}(?:{CODE['POS']}{_BASE}){{0,4}}|{pattern('DP|DS|NO|THATD|PRPS|DT')}"
)
_UNITS = re.compile(
    f"(?:{pattern('CD|JJ')}|(?<={pattern('IN|PS')})){CODE['NNS']}(?={_MOD})|{pattern('DT|DS|THATD')}{pattern('JJ|JN|JR|VAJ')}?{CODE['NN']}(?={pattern('NNP|NNS|CD')})"
)
_NOUNS = members("NN|NNS|NNP|MON|TMP|YR")
_HEADS = str.maketrans(dict.fromkeys(_NOUNS, "N"))
_TIMES = members("MON|TMP|YR")
_PREPOSITIONS = members("IN|OF|BY|TOP|AS|PS|LIKE|RP|NEG")
_NAME, _FINITE, _THINGS, _CONJUNCTIONS = CODE["NNP"], members("FIN"), members("NN|NNS"), members("PS|AS|LIKE")
_OPENED = re.compile(
    f"(?:^|{pattern('BREAK')})({pattern('DT|CD')}?{pattern('CD')}?{pattern('NN|NNS|TMP')})?{pattern('PREP')}$"
)
"""A preposition with which a clause begins, a count of time before it perhaps."""
_ORDINALS = ("st", "nd", "rd", "th")
_WHERE = frozenset({"across", "at", "in", "near", "outside"})
_TITLES = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."))
_OF, _STUFF = CODE["OF"], members("NN|NNS|VBG|JJ|VAJ")
_QUOTE = CODE["QUOTE"]
_AFTER_NAME = CODE["NNP"] + CODE["COMMA"]
FLOATING = frozenset({"all", "both", "each"})
NAMING = frozenset(("including", "excluding"))
"""Participles that are no more than prepositions."""
_ROUNDING = (
    ("as", "many", "as"), ("as", "few", "as"), ("in", "excess", "of"), ("up", "to"), ("upwards", "of"),
    ("more", "than"), ("fewer", "than"), ("less", "than"), ("well", "over"), ("just", "over"), ("just", "under"),
    ("over",), ("under",),
)  # fmt: skip
"""What rounds the number behind it."""
_BEFORE_CLAUSE = members("BREAK|VERB")
_BARE_START = members("DT|PRPS")
_COUNTED = members("DT|PRPS|CD")
_NUMBER, _SHIFTING, _PLURAL = CODE["CD"], members("JR|DS"), members("NNS|JJ|VAJ|NN")
_DAYS = 31  # of a month
_MONTH = CODE["MON"]
_BACK = frozenset({"ago", "before", "earlier", "later", "previously"})
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?[ap]m")
"""An hour in figures: "4am"."""
_AGAINST = frozenset({"after", "at", "before", "by", "since", "until"})
_FEASTS = frozenset({"day", "eve"})


class NounPhrase(NamedTuple):
    """A base noun phrase, tokens first..last inclusive; possessors are inside, "of" parts two."""

    first: int
    last: int
    head: int


def noun_phrases(sentence: Sentence) -> list[NounPhrase]:
    """Find the base noun phrases of a sentence, pronouns among them, in order."""
    codes = sentence.codes
    nouns = codes.translate(_HEADS)
    new = tuple.__new__  # the constructor of a named tuple costs half as much again
    found: list[NounPhrase] = []
    for match in _PHRASE.finditer(codes):
        first, behind = match.span()
        last = behind - 1 - (codes[behind - 1] == _QUOTE)
        if first == last and codes[first] in _BARE_START:
            continue
        if (
            found
            and codes[first - 1] == _MONTH
            and found[-1].last == first - 1
            and _is_of_month(sentence, first)
        ):
            first = found.pop().first
        if first and codes[first - 1] in _PREPOSITIONS and (cut := _cut(sentence, first, behind)):
            found.append(new(NounPhrase, (first, cut - 1, cut - 1)))
            first = cut
        elif first < last - 1 and codes[last - 1] == _NUMBER and _counts_back(sentence, last):
            found.append(new(NounPhrase, (first, last - 2, last - 2)))
            first = last - 1
        elif codes[last] == _NUMBER and codes[first] in _TIMES and _counts(sentence, last):
            last -= 1
        elif first and codes[first - 1] == _NUMBER and found and found[-1].last == first - 2:
            first -= 1
        elif first and codes[first + 1 : first + 2] == _NUMBER and _is_shifted(sentence, first):
            found.append(new(NounPhrase, (first, first, first)))
            first += 1
        head = nouns.rfind("N", first, last + 1)
        found.append(new(NounPhrase, (first, last, last if head < 0 else head)))
    return found


def _is_of_month(sentence: Sentence, at: int) -> bool:
    """ "Gold for April delivery": does the month before a token tell which of them, behind "for" or "of" and a noun?"""
    return at > 2 and sentence.lowers[at - 2] in ("for", "of") and sentence.codes[at - 3] in _THINGS


def _counts_back(sentence: Sentence, at: int) -> bool:
    """ "The army two weeks ago shelled it": do a number and a unit of time begin a phrase of their own?"""
    return (*sentence.lowers, "")[at + 1] in _BACK and sentence.lemmas[at] in words_of("time")


def _counts(sentence: Sentence, at: int) -> bool:
    """ "On Monday two bombs exploded", "in May 300 people": is a number behind a time no day, but of what follows?"""
    day = sentence.lowers[at - 1].endswith("day") or sentence.codes[at - 1] == _NUMBER
    number = sentence.words[at]
    return sentence.codes[at + 1 : at + 2] in _PLURAL and (day or not number.isdigit() or int(number) > _DAYS)


def _is_shifted(sentence: Sentence, at: int) -> bool:
    """ "Last year 40 percent of the crop rotted": is a token the noun of such a time?"""
    return sentence.codes[at - 1] in _SHIFTING and sentence.lemmas[at] in words_of("time")


def _stretch(sentence: Sentence, first: int, behind: int) -> int | None:
    """ "For two days rebels shelled it", "by dawn rebels": where a stretch of time ends and another phrase begins."""
    hour = sentence.lowers[first - 1] in _AGAINST and sentence.lowers[first] in words_of("hours")
    if hour and first + 1 < behind:
        return first + 1
    cut = _UNITS.search(sentence.codes, first, behind)
    return cut.end() if cut and sentence.lemmas[cut.end() - 1] in words_of("time") else None


def _cut(sentence: Sentence, first: int, behind: int) -> int | None:
    """Where another phrase begins inside one that a preposition governs."""
    if sentence.lowers[first - 1 : first + 2] == ("by", "the", "time") and first + 2 < behind:
        return first + 2  # "by the time work ended"
    return (
        _stretch(sentence, first, behind)
        or _before_count(sentence, first, behind)
        or _before_title(sentence, first, behind)
        or _behind_place(sentence, first, behind)
        or _before_name(sentence, first, behind)
    )


def _before_count(sentence: Sentence, first: int, behind: int) -> int | None:
    """ "On Christmas Day 40 men fled": where a number begins that does not belong to the day before it."""
    numbers = (at for at in range(first + 1, behind - 1) if sentence.codes[at] == _NUMBER)
    return next((at for at in numbers if sentence.lowers[at - 1] in _FEASTS), None)


def _before_title(sentence: Sentence, first: int, behind: int) -> int | None:
    """ "In Berlin Mr Scholz promised": where a person with a title begins, behind the name of a place."""
    if sentence.lowers[first - 1] not in ("at", "in"):
        return None
    return next((at for at in range(first + 1, behind - 1) if sentence.lemmas[at] in _TITLES), None)


def _behind_place(sentence: Sentence, first: int, behind: int) -> int | None:
    """ "In Lima 40 teachers were held", "In Lima thousands of them marched": where those begin who act, behind the name of a place."""
    codes = sentence.codes
    if codes[first] != _NAME or sentence.lowers[first - 1] not in _WHERE or not _opens(sentence, first):
        return None
    cut = first
    while cut < behind and codes[cut] == _NAME:
        cut += 1
    counted = codes[behind : behind + 1] == _OF and sentence.lowers[cut] in words_of("counts")
    acts = codes[behind : behind + 1] in _FINITE and codes[behind - 1] in _THINGS
    return cut if cut < behind and (counted or acts) else None


def _before_name(sentence: Sentence, first: int, behind: int) -> int | None:
    """ "A week after the raid Peru left", "On the market Peru's bonds fell": where the name begins that does what is told."""
    codes = sentence.codes
    if codes[behind : behind + 1] not in _FINITE:
        return None
    owned = codes.rfind(CODE["POS"], first, behind)
    name = owned if owned > 0 else behind
    if codes[name - 1] != _NAME:
        return None
    while codes[name - 1] == _NAME:
        name -= 1
    thing = codes[name - 1] in _THINGS or sentence.lowers[name - 1][:-2].isdigit()
    if name - 1 <= first or codes[first] not in _COUNTED or not thing or not _opens(sentence, first):
        return None
    alone = codes[first - 1] not in _CONJUNCTIONS or not any(c in _FINITE for c in codes[behind + 1 :])
    return name if alone else None  # "After the singer Ana Luz left, it closed"


def _opens(sentence: Sentence, at: int) -> bool:
    """ "A week after", "on": does a phrase behind these open its clause? "The head of" belongs to the subject."""
    opened = _OPENED.search(sentence.codes, 0, at)
    return opened is not None and (not opened[1] or sentence.lemmas[opened.end(1) - 1] in words_of("time"))


def is_time(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Say whether a phrase names a time ("Monday", "last week"): it is no subject."""
    codes = sentence.codes
    if codes[phrase.head] in _TIMES and all(
        c in _TIMES or c not in _NOUNS for c in codes[phrase.first : phrase.last + 1]
    ):
        return True
    lemma = sentence.lemmas[phrase.head]
    if codes[phrase.last + 1 : phrase.last + 2] == _OF and codes[phrase.last + 2 : phrase.last + 3] in _STUFF:
        # "a month of shouting ended", "a series of morning raids shook it"
        whole = codes[phrase.last + 3 : phrase.last + 4] in _NOUNS
        return sentence.lemmas[phrase.last + 2] in words_of("time") and not whole
    if lemma[0].isdigit() and phrase.first and codes[phrase.first - 1] == _MONTH:
        return lemma.endswith(_ORDINALS)  # "on June 6th"
    year = sentence.words[phrase.head].isdigit() and len(lemma) == 4
    return lemma in words_of("time") or year or (lemma[0].isdigit() and _CLOCK.fullmatch(lemma) is not None)


def measured(sentence: Sentence, first: int) -> int:
    """ "Up to 300 people": where what rounds a number begins, if that is the start of a clause; else the number itself."""
    lowers = sentence.lowers
    if sentence.codes[first] != CODE["CD"] and lowers[first] != "half":
        return first
    for words in _ROUNDING:
        at = first - len(words)
        if at >= 0 and lowers[at:first] == words and (not at or sentence.codes[at - 1] in _BEFORE_CLAUSE):
            return at
    ranged = lowers[first - 1 : first] == ("between",) and lowers[first + 1 : first + 2] == ("and",)
    return first - ranged


def behind_not(sentence: Sentence, at: int, first: int = 0) -> bool:
    """ "Not a single ship left": does "not" stand before a phrase at a token, at the beginning of a clause or behind an adverb?"""
    codes, denial = sentence.codes, at - 1
    if codes[denial : denial + 1] != CODE["NEG"]:
        return False
    return denial in (0, first) or codes[denial - 1] == CODE["RB"]


def governed(sentence: Sentence, phrase: NounPhrase, first: int = 0) -> bool:
    """Say whether a preposition stands right before a phrase, at token `first` or behind; never before "he"."""
    codes = sentence.codes
    if measured(sentence, phrase.first) < phrase.first:
        return False
    if behind_not(sentence, phrase.first, first):
        return False
    at = phrase.first - 3
    if at >= first and codes[at + 2] == CODE["POS"] and codes[at + 1] in _TIMES:  # "plans for Friday's vote"
        return codes[at] in _PREPOSITIONS
    return (
        phrase.first > first
        and (codes[phrase.first - 1] in _PREPOSITIONS or sentence.lowers[phrase.first - 1] in NAMING)
        and codes[phrase.first] != CODE["PRP"]
    )


def subject_between(sentence: Sentence, phrases: list[NounPhrase], first: int, end: int) -> NounPhrase | None:
    """Find the subject of a verb at `end` in a clause that begins at `first`: names joined by "and" together.

    An apposition between commas ("Putin, the president, signed") does not count.
    """
    inside = [p for p in phrases if first <= p.first and p.last < end]
    free = [i for i, p in enumerate(inside) if not governed(sentence, p, first) and not is_time(sentence, p)]
    if not free:
        return _time_subject(sentence, inside, first, end)
    at = free[-2] if _floats(sentence, inside, free) else free[-1]
    if len(free) > 1 and _is_aside(sentence, inside, at, end):
        at = free[-2]
    joined = _coordinated(sentence, inside, _apposed(sentence, inside, free, at, end), first)
    low = next(i for i, p in enumerate(inside) if p.first == joined.first)
    fronted = low == 1 and governed(sentence, inside[0], first)  # "to his surprise, including ours, he"
    if low and not fronted and _names(sentence, inside[low - 1].last + 1, joined.first):
        return inside[low - 1]
    outer = _apposed(sentence, inside, free, low, joined.last)
    return joined if outer == low else NounPhrase(inside[outer].first, joined.last, inside[outer].head)


def _floats(sentence: Sentence, inside: list[NounPhrase], free: list[int]) -> bool:
    """ "The ministers all resigned": does a word that counts its subject stand between it and the verb?"""
    last = inside[free[-1]]
    alone = last.first == last.last and sentence.lowers[last.first] in FLOATING
    return alone and len(free) > 1 and inside[free[-2]].last + 1 == last.first


def _is_aside(sentence: Sentence, inside: list[NounPhrase], at: int, end: int) -> bool:
    """ "Six men, two of them spies, fled", "Ann Dean, 36 died", "two men from Dallas, Texas died": is a phrase only told of another?"""
    codes, lowers, first = sentence.codes, sentence.lowers, inside[at].first
    if codes[end - 1] == CODE["COMMA"]:
        among = lowers[first - 2] in ("among", "of") and lowers[first - 1] == "them"
        return among and CODE["COMMA"] in codes[first - 5 : first - 2]
    if inside[at].last != end - 1 or codes[first - 2 : first] != _AFTER_NAME:
        return False
    if first == end - 1 and codes[first] == CODE["CD"]:
        return True
    town, named = inside[at - 1], {*codes[first:end]} == {CODE["NNP"]}
    lives = named and town.last == first - 2 and lowers[town.first - 1] in ("from", "in")
    one = lowers[inside[at - 2].first] in ("a", "an")  # "a farmer from Iowa, Dean was elected"
    return lives and at > 1 and inside[at - 2].last == town.first - 2 and not one


def _names(sentence: Sentence, first: int, end: int) -> bool:
    """ "Ten jets, including bombers, a tanker and a drone, flew": does "including" open a list that goes on at token `end`?"""
    opens = NAMING.intersection(sentence.lowers[first + 1 : first + 2])
    return bool(opens) and sentence.words[end - 1] == ","


def _time_subject(sentence: Sentence, inside: list[NounPhrase], first: int, end: int) -> NounPhrase | None:
    """Take a time that stands right before the verb for its subject ("the weekend capped a bad month")."""
    last = inside[-1] if inside else None
    if (
        last is None
        or last.last != end - 1
        or sentence.codes[last.head] in _TIMES
        or governed(sentence, last, first)
    ):
        return None
    return last


def _apposed(sentence: Sentence, inside: list[NounPhrase], free: list[int], at: int, end: int) -> int:
    """Step from an apposition between commas to what it explains."""
    codes = sentence.codes
    while at > 0 and codes[opens := _opens_aside(sentence, inside[at])] in _CLOSERS:
        closers = _DASHES if codes[opens] == CODE["DASH"] else _COMMAS
        earlier = [i for i in free if i < at]
        if not earlier or not any(c in closers for c in codes[inside[at].last + 1 : end]):
            break
        behind = inside[earlier[-1]].last + 1
        behind += codes[behind] == _PARTICIPLE  # "the rig leased by the firm, Blue Star, exploded"
        told = codes[behind + 1] in _RELATIVES  # "the minister, who met the premier, Ann Dean, denied it"
        if any(c in _VERBS for c in codes[behind : inside[at].first]) and not told:
            break
        at = earlier[-1]
    return at


def _opens_aside(sentence: Sentence, phrase: NounPhrase) -> int:
    """Where the mark would stand that opens an apposition: "Luz, a judge,", "Luz, then a judge,"."""
    return phrase.first - 1 - (sentence.lowers[phrase.first - 1] in _AT_THAT_TIME)


_AT_THAT_TIME = frozenset({"formerly", "herself", "himself", "now", "once", "then"})
_VERBS, _PARTICIPLE, _RELATIVES = members("VERB"), CODE["VBN"], members("WP|WDT")
_COMMAS, _DASHES = members("COMMA|RRB"), members("DASH")
_CLOSERS = members("COMMA|DASH|LRB")


def _coordinated(sentence: Sentence, inside: list[NounPhrase], at: int, start: int) -> NounPhrase:
    """Widen a phrase to the left over "A, B and C"; in "sanctions on A and B" up to "sanctions"."""
    codes = sentence.codes
    low = at
    while (
        low > 0
        and codes[inside[low].first - 1] == CODE["CC"]
        and inside[low - 1].last >= inside[low].first - 3
    ):
        low -= 1
        while low > 0 and (governed(sentence, inside[low], start) or is_time(sentence, inside[low])):
            low -= 1
        while (
            low > 0
            and codes[inside[low].first - 1] == CODE["COMMA"]
            and inside[low - 1].last == inside[low].first - 2
        ):
            before = low - 1
            while before and governed(sentence, inside[before], start) and _adjoin(inside, before):
                before -= 1  # "sanctions on A, B and C"
            if governed(sentence, inside[before], start) or is_time(sentence, inside[before]):
                break
            low = before
    comma = codes.rfind(CODE["COMMA"], 0, inside[at].first)
    if inside[low].first > start and codes[inside[low].first - 1] == CODE["PS"] and comma > start:
        # "after weeks of talks and days of haggling, Iran and Iraq"
        low = next(i for i in range(low, at + 1) if inside[i].first > comma)
    return NounPhrase(inside[low].first, inside[at].last, inside[low].head)


def _adjoin(inside: list[NounPhrase], at: int) -> bool:
    """Say whether nothing but a preposition stands between a phrase and the one before it."""
    return inside[at - 1].last == inside[at].first - 2
