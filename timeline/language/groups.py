"""Verb groups: which auxiliaries, negations and main verb belong together, and what they say.

The groups are matched as regular expressions over the decided word classes; what a string of classes says
(tense, aspect, voice, ...) depends on nothing else, so it is worked out once for each shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from timeline.language.classes import CODE, NAME
from timeline.language.joined import UNITS, beside_others
from timeline.language.main_verb import with_due, with_main_verb, with_seen
from timeline.language.model import Aspect, Form, Sentence, Tense, VerbGroup, Voice
from timeline.language.tagger import members, pattern
from timeline.language.words import words_of

_ADV = f"{pattern('ADV|TMP')}{{0,3}}"
_AUX = pattern("MD|HD|BE|HAVE|DOES")
_LATER = pattern("HV|BEB|BEN|BEG|DO")
_CHAIN = f"(?:{_AUX}{_ADV}(?:{_LATER}{_ADV}){{0,3}}?)?"
_BARE = pattern("VB|SAY|VBP|LET")
_PART = pattern("VBN|DON|HVD")
_MAIN = pattern("VB|VBP|VBZ|VBD|VBN|VBG|DON|SAY|SAYS|VBDS|LET")
_OPENS = pattern("NEG|TO|MD|HD|BE|HAVE|DOES|VB|SAY|VBP|VBZ|VBD|VBN|VBG|DON|SAYS|VBDS|LET")
_GROUP = re.compile(
    f"(?={_OPENS})"  # told sooner than by the whole expression
    f"(?:{CODE['NEG']}{pattern('RB|JR')}?)?"
    f"(?:{CODE['TO']}{_ADV})?"
    f"(?:{_CHAIN}"
    f"(?:{pattern('MD|HD|DOES')}{_ADV}{_BARE}|{pattern('HAVE|HD')}{_ADV}{_PART}|{pattern('BE')}{_ADV}{pattern('VBN|VBG|DON|HVG')}"
    f"|{CODE['MD']}{CODE['NEG']}?{CODE['TO']}{pattern('VB|SAY|DO|HV|BEB')})"
    f"|(?:{_AUX}{_ADV}(?:{_LATER}{_ADV}){{0,3}}{_LATER}|{_AUX}){CODE['NEG']}?|{_MAIN})"
)
_PAST_MODALS = frozenset(("would", "could", "might"))
_FUTURE = frozenset(("will", "shall"))
_MODAL_LEMMA = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "sha": "shall",
    "'d": "would",
    "’d": "would",
}
_NEG, _TO, _NO, _CC, _END = (CODE[name] for name in ("NEG", "TO", "NO", "CC", "END"))
_HARDLY = frozenset(("barely", "hardly", "scarcely"))
_BE = members("BE")
_VERBS = members("VERB")
_MODALS = members("MD|HD")
_SUBJECT_GAP = re.compile(f"{pattern('SUBJ|NP|NO')}{{1,8}}")
_ASIDE = re.compile(
    f"{CODE['COMMA']}{pattern('IN|BY|PS|RB|NN|NNP|NNS|CD|MON|YR|AS|TOP|JR|RBR|DT|JJ|TMP|OF')}{{1,6}}{CODE['COMMA']}"
)
_TIME_GAP = re.compile(f"{pattern('IN|RB|JR|RBR')}?{pattern('DT|JJ|JR|RB|MON|YR|CD|TMP|NN|NNP|OF')}{{1,5}}")
_DAY_GAP = re.compile(
    f"{pattern('IN|BY|PS')}?(?:{pattern('DS|JR')}{pattern('NN')}|{pattern('DT|JR|JJ|CD')}{{0,2}}{pattern('MON|YR|TMP')}{pattern('CD|YR')}{{0,2}})"
)
_FIGURE = CODE["DT"] + CODE["CD"]
"""What stands around a participle that belongs to a figure."""
_QUOTED = re.compile(f"{CODE['QUOTE']}{pattern('ADV')}{{1,2}}{CODE['QUOTE']}")
"""An adverb that somebody is quoted with: "will "hopefully" be seen"."""
_BUT_SO_MANY = frozenset(("fewer", "less", "more", "sooner", "later"))
"""Behind "no" they deny nothing: "no fewer than 40 were killed"."""
_STARTS = members("BREAK|NEG|NO|RB")
_QUESTION_STARTS = frozenset(("END", "WRB", "WP", "QUOTE"))
_INVERSION_STARTS = frozenset(NAME[c] for c in members("BREAK|NEG|NO|RB|JR")) - {"CC", "WP", "WDT", "THATR"}
_NEGATIVE_OPENERS = frozenset(("neither", "never", "nor", "not", "only", "rarely", "seldom"))
"""What a sentence begins with whose auxiliary stands before its subject: "Not since 1971 had the army fired"."""
_BREAKS = members("BREAK")
_NO_SUBJECT_AFTER = members("PREP|VERB|TO") - members("SAY|SAYS|VBDS")
"""Behind these "no" opens an object: "has no plans"; "said no deal was struck" opens a clause."""
_OF_WHICH = re.compile(pattern("OF WP|WDT|WPS"))
_CLAUSE_OPENERS = members("WRB|CS|AS|THAT")
_PREPOSITIONS = members("IN|BY|PS|TOP|OF")
_GERUND_AFTER = members("PREP|TOP|TO|VB|VBP|VBZ|VBD|DT|PRPS|POS")


class Shape(NamedTuple):
    """What the classes of a verb group say; `head` and `modal` are offsets of main verb and modal."""

    head: int
    form: Form
    tense: Tense
    aspect: Aspect
    voice: Voice
    negated: bool
    modal: int | None
    be: bool


_BES = frozenset(("BEB", "BEN", "BEG", "BEZ", "BED"))
_HAVES = frozenset(("HV", "HVZ", "HVD", "HVG"))
_PERFECTS = frozenset(("VBN", "DON", "BEN", "HVD", "VBG"))
_PRESENT = frozenset(("BEZ", "HV", "HVZ", "DO", "DOZ", "VBZ", "VBP", "SAY", "SAYS", "MD", "LET"))
_PAST = frozenset(("BED", "HVD", "DOD", "VBD", "VBDS", "HD"))
_PARTICIPLES = frozenset(("VBN", "HVG", "BEG", "BEN", "DON"))


@lru_cache(maxsize=1 << 12)
def _shape(codes: str) -> Shape:
    """Read the classes of a verb group, auxiliaries first."""
    verbs = [(i, NAME[c]) for i, c in enumerate(codes) if c in _VERBS]
    head, main = verbs[-1]
    earlier = [name for _, name in verbs[:-1]]
    first = verbs[0][1]
    participle = main in ("VBN", "DON")
    have = any(a in _HAVES or (a == "HD" and main in ("VBN", "BEN")) for a in earlier)
    perfect = have and (main in _PERFECTS or "BEN" in earlier)
    progressive = bool(earlier) and (main == "VBG" or (participle and "BEG" in earlier[1:]))
    aspect: Aspect = "perfect progressive" if perfect else "progressive"
    if not progressive:
        aspect = "perfect" if perfect else "simple"
    passive = participle and (not earlier or not _BES.isdisjoint(earlier))
    form, tense = _form(first)
    if codes[0] == _TO or (codes[0] == _NEG and _TO in codes):
        form, tense = "infinitive", "none"
    modal = verbs[0][0] if first == "MD" or (first == "HD" and not perfect) else None
    voice: Voice = "passive" if passive else "active"
    return Shape(head, form, tense, aspect, voice, _NEG in codes, modal, main in _BES)


def _form(first: str) -> tuple[Form, Tense]:
    """Give form and tense by the class of a group's first verb."""
    if first in _PRESENT:
        return "finite", "present"
    if first in _PAST:
        return "finite", "past"
    if first in _PARTICIPLES:
        return "participle", "none"
    return ("gerund" if first == "VBG" else "infinitive"), "none"


def _group(sentence: Sentence, first: int, last: int, inner: str) -> VerbGroup:
    """Make the group of tokens first..last; `inner` are the classes of those that count."""
    shape = _shape(inner)
    head = last - (len(inner) - 1 - shape.head)
    form, tense, modality = shape.form, shape.tense, None
    before = sentence.codes[first - 1] if first else _END
    if shape.modal is not None:
        word = sentence.lowers[first + shape.modal]
        modality = _MODAL_LEMMA.get(word, word)
        tense = "future" if modality in _FUTURE else "past" if modality in _PAST_MODALS else "present"
    elif form == "gerund" and before not in _GERUND_AFTER:
        form = "participle"
    elif form == "infinitive" and before in _STARTS and inner[0] not in (_TO, _NEG):
        form, tense = "finite", "present"
    negated = shape.negated and not _not_only(sentence, first, last)
    negated = negated or (form == "finite" and _negative_subject(sentence, first))
    copular = shape.be and not _main_be(sentence.codes, first, head)
    return VerbGroup(
        sentence.starts[first], sentence.ends[last], (sentence.starts[head], sentence.ends[head]), sentence.lemmas[head],
        form, tense, shape.aspect, modality, shape.voice, negated, first, last, head, copular,
    )  # fmt: skip


def _not_only(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether "not" stands before "only", or "hardly" tells of something right before: "it had hardly begun when"."""
    nots = [at for at in range(first, last + 1) if sentence.codes[at] == _NEG]
    at = nots[0] if nots else first
    hardly = sentence.lowers[at] in _HARDLY and (at == 0 or NAME.get(sentence.codes[at - 1]) == "HVD")
    return hardly or any(sentence.lowers[at + 1 : at + 2] in (("only",), ("merely",)) for at in nots)


def _negative_subject(sentence: Sentence, first: int) -> bool:
    """Say whether the subject right before is "no ...", "neither ...", "nobody", "not a single ..."."""
    codes, lowers = sentence.codes, sentence.lowers
    if lowers[first - 1] == "nothing":
        return True
    at = max(codes.rfind(_NO, max(0, first - 8), first), codes.rfind(_NEG, max(0, first - 8), first))
    if at < 0 or codes[at - 1 : at] in _NO_SUBJECT_AFTER:
        return False
    if codes[at] == _NEG and lowers[at + 1] not in ("a", "an", "one"):
        return False
    if lowers[at + 1] in _BUT_SO_MANY:
        return False
    behind = (
        at + 3 if _OF_WHICH.match(codes, at + 1) else at + 1
    )  # "none of whose members", "neither of whom"
    between = codes[behind:first].replace(_CC, "", lowers[at] == "neither")
    return not any(c in _BREAKS or c in _VERBS for c in between)


def _main_be(codes: str, first: int, head: int) -> bool:
    """Say whether "be" is a verb of its own: "there is", "the reason is that", "the aim was to win"."""
    before, after = codes[first - 1 : first], codes[head + 1 : head + 2]
    if NAME.get(before) == "EX" or NAME.get(after) == "EX":
        return True
    return NAME.get(before) not in ("IT", "THATD", "MD") and NAME.get(after) in ("THAT", "TO", "CS")


_TAKES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("MD", "DO", "DOZ", "DOD"), ("VB", "VBP", "SAY", "HV", "BEB", "DO")),
    **dict.fromkeys(("HV", "HVZ", "HVD"), ("VBN", "BEN", "DON")),
    **dict.fromkeys(("BEZ", "BED", "BEN"), ("VBN", "VBG", "BEG", "DON")),
}
"""Auxiliary -> the verbs that it may be joined with."""


def _joined(sentence: Sentence, left: VerbGroup, right: VerbGroup) -> VerbGroup | None:
    """Join a lone auxiliary with its main verb further on.

    "did Russia attack", "has, however, been", "will on Friday visit".
    """
    codes = sentence.codes
    aux = NAME[codes[left.head_index]]
    begin = right.first + (codes[right.first] == _NEG)  # "Had the talks not failed"
    if aux not in _TAKES or NAME[codes[begin]] not in _TAKES[aux]:
        return None
    gap = codes[left.last + 1 : right.first]
    if not gap or len(gap) > 8:
        return None
    before = NAME[codes[left.first - 1]] if left.first else "END"
    be = aux in ("BEZ", "BED", "BEN")
    opens = before in _QUESTION_STARTS and sentence.words[-1] == "?" if be else before in _INVERSION_STARTS
    opens = opens and not (aux in _HAVES and before == "COMMA" and _has_subject(codes[: left.first]))
    opens = opens or (aux == "DOD" and NAME[codes[right.first]] in ("VB", "LET", "SAY"))
    opens = opens or (aux in _HAVES and sentence.lowers[0] in _NEGATIVE_OPENERS)
    inverted = opens and gap[0] not in _PREPOSITIONS and _SUBJECT_GAP.fullmatch(gap) is not None
    aside = (
        _ASIDE.fullmatch(gap)
        or (aux == "MD" and (_TIME_GAP.fullmatch(gap) or _QUOTED.fullmatch(gap)))
        or _is_day(sentence, gap, right.first)
    )
    if not inverted and not aside and gap not in (CODE["PRPO"], CODE["DP"]):
        return None
    first = left.last if _not_only(sentence, left.first, left.last) else left.first
    inner = codes[first : left.last + 1] + codes[right.first : right.last + 1]
    joined = _group(sentence, first, right.last, inner)
    denied = left.first > 0 and sentence.lowers[left.first - 1] in ("neither", "never", "nor")
    return joined._replace(inverted=inverted, negated=joined.negated or (inverted and denied))


_RELATIVE_ASIDE = re.compile(f"{CODE['COMMA']}{pattern('WP|WDT|WPS')}[^{CODE['COMMA']}]*{CODE['COMMA']}$")


def _has_subject(before: str) -> bool:
    """ "Sall, the first king, had his palace sold": does a noun open what stands before a comma, and no verb after it?

    So it does before a clause with "who" between two commas.
    """
    aside = _RELATIVE_ASIDE.search(before)
    before = before[: aside.start()] + before[-1] if aside else before
    return before[0] not in _PREPOSITIONS and not any(c in _VERBS or c in _CLAUSE_OPENERS for c in before)


def _is_day(sentence: Sentence, gap: str, behind: int) -> bool:
    """Say whether a time stands in the gap before a token: "has since 2015 fought", "was on Tuesday charged"."""
    last = behind - 1
    named = NAME[sentence.codes[last]] != "NN" or sentence.lowers[last] in UNITS
    return named and _DAY_GAP.fullmatch(gap) is not None


def _semi(sentence: Sentence, left: VerbGroup, right: VerbGroup) -> VerbGroup | None:
    """Join "is going" or "is" with the infinitive right behind it into a future."""
    if right.first != left.last + 1 or sentence.codes[right.first] != _TO or left.form != "finite":
        return None
    going = left.lemma == "go" and left.aspect == "progressive"
    be = (
        sentence.codes[left.head_index] in _BE
        and (
            right.aspect == "perfect"  # "the plan is to build", but "the mission was to have ended"
            or not left.first
            or sentence.lemmas[left.first - 1] not in words_of("plan")
        )
        and left.modality is None
    )
    if not (going or be) or right.lemma == "blame":
        return None
    return right._replace(
        start=left.start,
        first=left.first,
        form="finite",
        tense="future",
        modality=left.modality,
        negated=left.negated or right.negated,
        copular=False,
        semi=left.head_index,
    )


def find_groups(sentence: Sentence) -> tuple[VerbGroup, ...]:
    """Find the verb groups of a sentence, in order."""
    codes = sentence.codes
    groups: list[VerbGroup] = []
    for match in _GROUP.finditer(codes):
        group = _group(sentence, match.start(), match.end() - 1, match.group())
        if groups:
            last = groups[-1]
            joined = _joined(sentence, last, group) or _semi(sentence, last, group)
            if joined is not None:
                groups[-1] = joined
                continue
            group = beside_others(sentence, groups, group)
        groups.append(group)
    groups = with_due(sentence, with_seen(sentence, with_main_verb(sentence, groups)))
    told = [g for g in groups if codes[g.head_index] not in _MODALS and not _counts(codes, g)]
    return tuple([g for g in told if codes[g.first] != _TO or sentence.lowers[g.first - 1] != "according"])


def _counts(codes: str, group: VerbGroup) -> bool:
    """Say whether a participle stands inside a figure: "an estimated 300", "a combined 12 years"."""
    first, last = group.first, group.last
    return first == last and codes[first - 1 : last + 2 : 2] == _FIGURE and NAME[codes[first]] in _PARTICIPLES
