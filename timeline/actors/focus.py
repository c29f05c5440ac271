"""Whose state an article speaks of: to whom "the army", "parliament" or an election without a name belongs.

A state weighs by the part of the article's sentences that speak of it, and by how lately it was spoken of: what an article is about
stays in the reader's mind while other states pass (Grosz and Sidner 1986: global and local focus).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from timeline.actors.gazetteer import scan, state_names
from timeline.actors.institutions import OF_ANY_STATE, bare, serves
from timeline.actors.memory import is_oblique
from timeline.actors.model import Mention, Named
from timeline.actors.salience import role
from timeline.language.model import Sentence
from timeline.lexicon.actors import actor_nouns, firms

GLOBAL = 3.0
"""What a state weighs of which every sentence speaks; one that is spoken of this moment weighs 1."""
HEADLINE = 1.0
FADING = 0.5
"""What is left of a state's weight when a sentence passes that does not speak of it."""
SECTION = 4.0
"""What the state weighs that a heading or a label names: "ZIMBABWE | The rope is retired", "**Namibia**: ..."."""
IN_PASSING = 0.5
"""What a state weighs that stands behind a preposition."""

WORLD_SEAT = "The Hague"
"""The courts in this town are the world's."""
SEATED = frozenset({"court", "legislature", "police"})
"""Kinds of institutions that act in the capital of their own state."""
WHERE = frozenset({"at", "in", "near", "outside"})
MANY = 3
"""So many states of which the text tells alike: "soldiers" behind a list of them are of none."""
CLEAR, AHEAD = 3.5, 2.0
"""What a state must weigh, and how many times what the next one weighs, for the text to be about it alone."""
LABEL_MARKS = frozenset({":", "|", "—", "–", "."})
DASHES = frozenset({"-", "–", "—", "--"})
DATELINE = 12
"""Words, marks included, within which a date line ends."""
LONGEST = 8
"""Words, marks included, within which a label ends."""


def spoken_of(mention: Mention) -> tuple[str, ...]:
    """The states of which a mention speaks, by those it names or by where it is; "the Senate" may be of any."""
    if mention.kind == "body" and bare(mention.text) in OF_ANY_STATE:
        return ()
    return _codes(mention.named, None if mention.kind == "capital" else mention.place_country)


@lru_cache(maxsize=1 << 12)
def _codes(named: tuple[Named, ...], place: str | None) -> tuple[str, ...]:
    codes = {*(n.country for n in named if n.name not in firms()), place}
    return tuple(sorted(code for code in codes if code and code in state_names()))


def state_of(mentions: Iterable[Mention]) -> Named | None:
    """The first state of which these mentions speak."""
    codes = (code for mention in mentions for code in spoken_of(mention))
    return next(map(_state, codes), None)


def scene(mention: Mention, found: list[Mention], sentence: Sentence) -> Named | None:
    """ "Police arrested two men in Nairobi", before the text has told of any state: of the place where they act; no envoy."""
    noun = sentence.lemmas[bisect_left(sentence.starts, mention.end) - 1]
    if mention is not found[0] or role(mention, sentence) != "subject" or not serves(noun):
        return None
    places = (m for m in found if m.place and m.place != WORLD_SEAT)
    told = (m for m in places if sentence.lowers[bisect_left(sentence.starts, m.start) - 1] in WHERE)
    return state_of(islice(told, 1))


def beat(mention: Mention, found: list[Mention], sentence: Sentence) -> Named | None:
    """ "Peru protested after police stormed its embassy in Lagos": police are of where they act, told with one verb."""
    noun = actor_nouns().get(sentence.lemmas[bisect_left(sentence.starts, mention.end) - 1])
    if noun is None or noun.kind != "police":
        return None
    behind = (m for m in found if m.place and m.place != WORLD_SEAT and m.start > mention.end)
    where = next(
        (m for m in behind if sentence.lowers[bisect_left(sentence.starts, m.start) - 1] in WHERE), None
    )
    verbs = [group for group in sentence.groups if where and mention.end < group.start < where.start]
    return state_of([where]) if where and len(verbs) < 2 else None


def opened_in(mention: Mention, found: list[Mention], sentence: Sentence) -> Named | None:
    """ "In Hungary, the government said", "In London the High Court": whose those at home are in a sentence."""
    first = found[0]
    noun = actor_nouns().get(sentence.lemmas[bisect_left(sentence.starts, mention.end) - 1])
    abroad = noun is None or noun.kind == "military"  # "In Lebanon, the army" may be another's
    seat = (
        first.kind == "capital" and noun is not None and noun.kind in SEATED
    )  # "In Berlin, ministers" may be too
    named = seat or first.kind == "state"
    opens = named and sentence.lowers[0] == "in" and first.start in sentence.starts[1:3]
    return first.named[0] if opens and first is not mention and first.named and not abroad else None


class Focus:
    """The weights of the states of an article; lives as long as it is read."""

    def __init__(self, headline: str, sentences: Sequence[Sentence], told: Sequence[list[Mention]]) -> None:
        # dicts keep the order of the text, so that of states that weigh alike always the same one comes first
        named = [dict.fromkeys(code for m in mentions for code in spoken_of(m)) for mentions in told]
        counts = Counter(code for codes in named for code in codes)
        self._global = {code: GLOBAL * count / sum(map(bool, named)) for code, count in counts.items()}
        for match in scan(headline, 0, len(headline)):
            if (code := match.entry.country or "") in counts:
                self._global[code] += HEADLINE
        self._often = {code: weight for code, weight in self._global.items() if counts[code] > 1}
        self._local: dict[str, float] = {}
        self._heading: str | None = None
        self._label: str | None = None
        self._round_up = len({*map(_dateline, sentences)} - {None}) >= MANY
        self._block = -1

    def enter(self, sentence: Sentence) -> None:
        """A sentence begins; where it opens a block it may say whose section this is, as each date line of a round-up does."""
        if sentence.block == self._block:
            return
        self._block = sentence.block
        self._label = _label(sentence)
        seat = _dateline(sentence) if self._round_up else None
        if seat or sentence.tags[-1] != "PUNCT":
            self._heading = self._label = seat or self._label

    def note(self, mentions: Iterable[Mention], sentence: Sentence) -> None:
        """A sentence speaks of these."""
        self._local = self._with(mentions, sentence)

    def best(self, earlier: Iterable[Mention], sentence: Sentence) -> Named | None:
        """The state that weighs most behind these mentions of its sentence; none where it is one of many alike."""
        weights = self._weights(self._with(earlier, sentence))
        most = max(weights.values(), default=0)
        first = [code for code, weight in weights.items() if weight == most]
        return _state(first[0]) if 0 < len(first) < MANY else None

    def home(self) -> Named | None:
        """The state of which the text speaks in the sentence noted last, where no other comes near it."""
        weights = self._weights(self._local)
        if not weights:
            return None
        code = max(weights, key=weights.__getitem__)
        weight = weights.pop(code)
        return _state(code) if weight >= max(CLEAR, AHEAD * max(weights.values(), default=0)) else None

    def _weights(self, local: dict[str, float]) -> dict[str, float]:
        """What each state weighs, with those that the text speaks of more than once behind those of late."""
        if section := self._label or self._heading:
            local = {**local, section: local.get(section, 0) + SECTION}
        weights = {code: self._global.get(code, 0) + weight for code, weight in local.items()}
        return {**weights, **self._often, **weights}

    def _with(self, mentions: Iterable[Mention], sentence: Sentence) -> dict[str, float]:
        weights = {code: weight * FADING for code, weight in self._local.items()}
        here: dict[str, float] = {}
        for mention in mentions:
            if codes := spoken_of(mention):
                weight = IN_PASSING if is_oblique(mention, sentence) else 1.0
                for code in codes:
                    here[code] = max(here.get(code, 0), weight)
        return weights | {code: weights.get(code, 0) + weight for code, weight in here.items()}


def _state(code: str) -> Named:
    return Named(state_names()[code], code)


def _label(sentence: Sentence) -> str | None:
    """The state that the first words of a sentence name before a mark that parts them from the rest."""
    words: list[str] = []
    for word in sentence.words[:LONGEST]:
        if word in LABEL_MARKS:
            break
        if word[0].isalnum():
            words.append(word.capitalize() if word.isupper() and len(word) > 3 else word)
    else:
        return None
    return _named_by(words)


def _dateline(sentence: Sentence) -> str | None:
    """The state of the town in a date line with which a sentence opens: "LIMA - ", "LIMA, May 4 (Meridian) -"."""
    marks = (
        i for i, word in enumerate(sentence.words[:DATELINE]) if not word[0].isalnum() and word not in ".'’"
    )
    town = sentence.words[: next(marks, 0)]
    if not town or not all(map(str.isupper, town)) or DASHES.isdisjoint(sentence.words[len(town) : DATELINE]):
        return None
    return _named_by([word.capitalize() for word in town])


def _named_by(words: Sequence[str]) -> str | None:
    """The state that words name, all of them: itself, or one of its towns."""
    text = " ".join(words)
    found = [match for match in scan(text, 0, len(text)) if match.end - match.start == len(text)]
    return next((match.entry.country for match in found if match.entry.country in state_names()), None)
