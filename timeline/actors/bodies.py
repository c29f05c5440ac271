"""How a match of a rule becomes a mention of a state, a body, its forces, a place, or of somebody without a name."""

from __future__ import annotations

from collections.abc import Callable

from timeline.actors.gazetteer import scan, state_names
from timeline.actors.institutions import INSTITUTIONS, bare, institution
from timeline.actors.model import Mention, MentionKind, Named
from timeline.actors.places import site_end
from timeline.actors.reading import (
    Reading,
    code_of,
    entries_of,
    mention_of,
    named_states,
    singular_noun,
    without_determiner,
)
from timeline.actors.tenures import bearers_of
from timeline.actors.units import PARTICLES, Unit
from timeline.actors.words import word_list
from timeline.language.model import Sentence
from timeline.language.words import GENITIVES, POSSESSIVES, load_classes
from timeline.lexicon.actors import actor_nouns

OPENERS = frozenset({"-", "--", "–", "—", ":", "|", "*"})
"""Behind a date line or a label a sentence opens as at its start: "Tripoli (CNN) -- Airstrikes killed four"."""


MANY = ("ers", "ors", "ists", "ians", "men")
"""With what a word for many people ends, known or not: "Rescuers"."""


def introduced(reading: Reading) -> Mention | None:
    """ "the French energy group Total": a body by its name, which the article may use alone from here on."""
    known = singular_noun(reading)
    name = reading.words(reading.group("name"))
    if known is None or known.kind != "body":
        return None
    if entries := entries_of(reading.group("name")):
        return mention_of(reading, "body", (Named(entries[0].name, entries[0].country),), name)
    if not (name.istitle() or name.isupper()):
        return None
    named = reading.memory.bodies.setdefault(name, Named(name, code_of(reading.group("state"))))
    return mention_of(reading, "body", (named,), name)


def named_body(reading: Reading) -> Mention | None:
    """ "the Serb List", "the Awami League (AL)": a body that the lexicon lacks; the article may use its letters from here on."""
    units = reading.group("name")
    words, lemmas = reading.sentence.words, reading.sentence.lemmas
    first = units[0].first
    at = range(first + (words[first].lower() == "the"), units[-1].last + 1)  # "the House" is one name
    joined = "and" in words[at[0] : at[-1]]
    if not all(words[i][0].isupper() or words[i] == "and" for i in at):
        return None
    if joined and lemmas[at[-1]].lower() not in word_list("organs"):
        return None  # "Fatah and Islamic Jihad"; but "the Energy and Commerce Committee"
    if words[at[-1]].lower() in word_list("firm_heads"):
        return None if units[0].shape == "B" else _firm(reading, at[0], at[-1])  # "Ford Motor Co." is known
    if lemmas[at[-1]].lower() not in word_list("body_heads"):
        return None
    if institution(lemmas[at[0] : at[-1] + 1]):
        return None
    if whole := named_states(reading.group("of")):
        return mention_of(reading, "body", whole, reading.words(reading.all_units()))
    name = bare(reading.words(units))
    named = reading.memory.bodies.setdefault(
        name, Named(name, code_of(units) or code_of(reading.group("seat")))
    )
    behind = words[at[-1] + 1 : at[-1] + 4]
    if behind[::2] == ("(", ")") and behind[1].isupper():
        reading.memory.bodies.setdefault(behind[1], named)
    return mention_of(reading, "body", (named,), name)


def body_of_members(reading: Reading) -> Mention | None:
    """ "The Federation of German Industries": a body with those in its name who are its members.

    A "Council of Ministers" is an organ of somebody else.
    """
    words, head = reading.sentence.words, reading.group("name")[0].first
    if not words[head][0].isupper() or reading.sentence.lemmas[head].lower() not in word_list("body_heads"):
        return None
    last = head + 1
    while last + 1 <= reading.group("name")[-1].last and words[last + 1][0].isupper():
        last += 1
    many = words[last].endswith("s") and not any(u.entries for u in reading.group("name") if u.last == last)
    if last < head + 3 or not many:
        return None
    start, end = reading.sentence.starts[head], reading.sentence.ends[last]
    name = reading.text[start:end].replace("\n", " ")
    named = reading.memory.bodies.setdefault(name, Named(name, code_of(reading.group("name"))))
    return Mention(start, end, name, "body", (named,), f"actor:{reading.rule}")


def body_of_place(reading: Reading) -> Mention | None:
    """ "The Oregon Department of Public Health": an organ of a part of a state, which goes by its whole name."""
    head, land = reading.group("name")[0].first, reading.group("land")[0].entries[0]
    words = reading.words(reading.all_units()).removeprefix("the ").removeprefix("The ")
    organ = reading.sentence.lemmas[head].lower() in word_list("organs")
    if not organ or not all(word[0].isupper() or word in {"and", "of"} for word in words.split()):
        return None
    named = reading.memory.bodies.setdefault(words, Named(words, land.country))
    return mention_of(reading, "body", (named,), words)


def _firm(reading: Reading, first: int, last: int) -> Mention:
    """ "Boeing Co.", "KLM Holdings Inc.": a firm, which the article calls by the name without that ending from here on.

    Or by its first two words, or by the first where it is nothing else.
    """
    sentence = reading.sentence
    first -= _begins_before(sentence, first)
    words = sentence.words[first:last]
    named = reading.memory.bodies.setdefault(" ".join(words), Named(" ".join(words), None))
    before = "".join(sentence.words[max(first - 1, 0) : first])
    _teach(reading, words, named)
    if len(words) == 1 and not (before[:1].isupper() or before in GENITIVES):
        reading.memory.firms.setdefault(words[0], named)  # "Target", of Target Corp.
    start, end = sentence.starts[first], sentence.ends[last]
    return mention_of(reading, "body", (named,), reading.words(reading.group("name")))._replace(
        start=start, end=end, text=reading.text[start:end].replace("\n", " ")
    )


def _begins_before(sentence: Sentence, first: int) -> bool:
    """ "First Boston Corp.", "Sun Rails Inc.": does a firm's name begin with the common word before it?"""
    before = first - 1
    noun = actor_nouns().get(sentence.lemmas[max(before, 0)])
    if before < 0 or not sentence.words[before][0].isupper() or (noun is not None and noun.kind != "person"):
        return False
    return sentence.tags[before] in ({"ADJ", "NOUN", "NUM", "PROPN"} if before else {"NOUN", "PROPN"})


def _teach(reading: Reading, words: tuple[str, ...], named: Named) -> None:
    """Remember the names by which the article may call a firm."""
    memory = reading.memory
    for short in (" ".join(words), " ".join(words[:2]), words[0]):
        if " " in short or _is_nothing_else(short):
            memory.firms.setdefault(short, named)
        elif " " in named.name and {match.entry.kind for match in scan(short, 0, len(short))} == {"place"}:
            memory.town_firms.setdefault(short, named)


def _is_nothing_else(word: str) -> bool:
    """May a firm's first word stand for it: "Boeing", "KLM", "Ford"; not "American", "Boston", "General"?"""
    called = {match.entry.kind for match in scan(word, 0, len(word))}
    common = not word.isupper() and word.lower() in load_classes()
    return called <= {"person", "body"} and (not common or bool(bearers_of(word)))


def firm_again(reading: Reading) -> Mention | None:
    """ "American Dental", of American Dental International Inc.: a firm by a name that the article has taught."""
    memory, units = reading.memory, reading.group("name")
    firms = memory.firms
    if not firms:
        return None
    for last in range(len(units), 0, -1):
        name = reading.words(units[:last])
        named = firms.get(name) or (
            memory.town_firms.get(name) if _is_subject(reading, units[:last]) else None
        )
        if named:
            told = mention_of(reading, "body", (named,), name)
            return told._replace(start=told.start, end=reading.sentence.ends[units[last - 1].last])
    return None


def _is_subject(reading: Reading, units: list[Unit]) -> bool:
    """ "Boston earned $3 million", of Boston Steel Corp.: a firm that has the name of a town, where that acts."""
    first, behind = units[0].first, units[-1].last + 1
    acts = any(
        g.first == behind and g.form == "finite" and g.voice == "active" for g in reading.sentence.groups
    )
    return acts and reading.sentence.tags[max(first - 1, 0)] != "ADP"


def forces(reading: Reading) -> Mention | None:
    """ "Russian forces", "a Dutch court", "U.S. and Japanese officials": a body that keeps its state."""
    named = named_states(reading.group("state"))
    if not named or _is_got(reading) or _is_scene(reading) or _is_others(reading) or _sets_out(reading):
        return None
    kind: MentionKind = "group" if reading.group("state")[0].shape == "G" else "forces"
    told = mention_of(reading, kind, named, without_determiner(reading))
    noun = actor_nouns().get(reading.sentence.lemmas[reading.all_units()[-1].last])
    seat = reading.group("state")[0]
    if seat.shape != "K" or noun is None or noun.kind != "court":
        return told
    town = seat.entries[0]  # "in a Paris court"
    return told._replace(place=town.place, place_country=town.country)


def _is_others(reading: Reading) -> bool:
    """ "Ukraine's allies": somebody else than the state whose they are?"""
    return _owns(reading) and reading.sentence.lemmas[reading.all_units()[-1].last] in word_list("not_theirs")


def _owns(reading: Reading) -> bool:
    """Does "'s" follow the state?"""
    return "".join(reading.sentence.words[reading.group("state")[-1].last + 1 :][:1]) in GENITIVES


def _is_scene(reading: Reading) -> bool:
    """ "In Kenya police fired", "In Rwanda 5,500 people were held": does the state only say where, and the noun who acts?"""
    sentence, state = reading.sentence, reading.group("state")[-1]
    before, behind = state.first - 1, reading.all_units()[-1].last + 1
    if state.shape not in {"S", "K"} or before < 0 or _owns(reading):
        return False
    opens = sentence.lowers[before] in {"in", "at"} and (not before or sentence.tags[before - 1] == "PUNCT")
    return opens and any(g.first == behind and g.form == "finite" for g in sentence.groups)


def _sets_out(reading: Reading) -> bool:
    """ "The plane from Quito": does the state only say whence something comes?"""
    sentence, state = reading.sentence, reading.group("state")[0].first
    at = state - 1 - (sentence.tags[state - 1] == "DET")
    return sentence.lowers[at] == "from" and sentence.lemmas[at - 1] in word_list("carriers")


def _is_got(reading: Reading) -> bool:
    """ "Received two helicopters from Russia": what somebody gets from a state is that state's no longer."""
    sentence = reading.sentence
    first, state = reading.all_units()[0].first, reading.group("state")[0].first
    verb = next((g for g in reversed(sentence.groups) if g.last < first), None)
    return verb is not None and verb.lemma in word_list("getting") and "from" in sentence.lowers[first:state]


def envoy(reading: Reading) -> Mention | None:
    """ "Libya's U.S. ambassador", "Iran's former UN envoy": somebody of the state in front, wherever the post is."""
    last = reading.group("noun")[-1].last
    if reading.sentence.lemmas[last] not in word_list("envoys"):
        return None
    return mention_of(reading, "forces", named_states(reading.group("state")), without_determiner(reading))


def generic(reading: Reading) -> Mention | None:
    """ "protesters", "the rebels": somebody without a name; nobody is "its opposition to the pact"."""
    first, last = reading.all_units()[0].first, reading.all_units()[-1].last
    lowers = ("", *reading.sentence.lowers, "")  # each stands behind its place
    if lowers[last + 1] in word_list("stances") and (
        lowers[last + 2] == "to" or not POSSESSIVES.isdisjoint(lowers[first : first + 2])
    ):
        return None
    return mention_of(reading, "generic", (), without_determiner(reading))


def unknown(reading: Reading) -> Mention | None:
    """A capitalised name that nobody knows: somebody or something; counts only where a role is empty otherwise."""
    name, memory = reading.words(reading.group("name")), reading.memory
    words, units = name.split(), reading.group("name")
    if both := _both(reading, name):
        return mention_of(reading, "person", both, name)
    first = units[0].first
    before = reading.sentence.lowers[max(first - 1, 0) : first]
    if word_list("storms").intersection((*before, *(word.lower() for word in words[:2]))):
        memory.storms.update({name, words[-1]})
        return None
    if words[-1].lower() in word_list("papers") | word_list("firm_heads") or name in word_list("money"):
        return None
    end = site_end(reading.sentence, first, units[-1].last)
    common = end is None and words[-1].lower() in load_classes() and PARTICLES.isdisjoint(words)
    if " & " in name:
        return mention_of(reading, "body", (memory.bodies.setdefault(name, Named(name, None)),), name)
    if " " in name:
        memory.parts.update(name.split())
    opens = not first or reading.sentence.words[first - 1] in OPENERS
    opening = opens and name not in memory.places and name not in memory.bodies
    if (opening and not _acts(reading, name)) or common or any(c.isdigit() for c in name):
        return None
    return mention_of(reading, "generic", (), name) if end is None else _unknown_place(reading, name, end)


def site(reading: Reading) -> Mention | None:
    """ "In Martyrs' Square", "at St Peter's Basilica": a place that has the name of somebody in its own."""
    units = reading.group("name")
    if reading.sentence.lowers[units[-1].last] not in word_list("sites"):
        return None
    end = site_end(reading.sentence, units[0].first, units[-1].last)
    return None if end is None else _unknown_place(reading, reading.words(units), end)


def _unknown_place(reading: Reading, name: str, end: int) -> Mention:
    """A place that the lexicon lacks, to be known again; `end` is its last token, unless its bare name is known already."""
    told, sentence = mention_of(reading, "generic", (), name), reading.sentence
    stop = told.end if name in reading.memory.places else sentence.ends[end]
    called = reading.text[told.start : stop].replace("\n", " ")
    reading.memory.places.add(called)
    return told._replace(end=stop, text=called)


def _acts(reading: Reading, name: str) -> bool:
    """ "Perenco halted output": is the first word of a sentence a name, since it acts and is written small nowhere?"""
    behind = reading.group("name")[-1].last + 1
    acts = any(group.first == behind and group.form == "finite" for group in reading.sentence.groups)
    common = name.endswith(MANY) or f" {name.lower()}" in reading.text
    return acts and not common and not any(reading.memory.people.called(name))


def _both(reading: Reading, name: str) -> tuple[Named, ...]:
    """ "The Trump-Kim summit": two persons by their surnames in one word."""
    parts, memory = name.split("-"), reading.memory
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return ()
    known = [memory.people.recall(part) or memory.people.look_up(part, None, None) for part in parts]
    return tuple(filter(None, known)) if all(known) else ()


def capitalised(reading: Reading) -> Mention | None:
    """ "the Constitutional Council", "the Electoral Commission of Ghana": an institution written as a name."""
    units, whole = reading.group("name"), named_states(reading.group("of"))
    if not institution(reading.sentence.lemmas[units[0].first : units[-1].last + 1]):
        return None
    return mention_of(reading, "forces" if whole else "generic", whole, reading.words(units))


def body_of_state(reading: Reading) -> Mention | None:
    """ "the Philippine Senate", "Tunisia's National Guard": the state in front goes before the one that the lexicon names."""
    entry = reading.group("name")[0].entries[0]
    country = code_of(reading.group("state"))
    if not entry.country or country not in state_names():
        return None
    named = Named(entry.name, country) if country == entry.country else Named(state_names()[country], country)
    return mention_of(reading, "forces", (named,), without_determiner(reading))


def body_of_body(reading: Reading) -> Mention | None:
    """ "The African Union's Peace and Security Council": an organ that the lexicon lacks is told by its body."""
    entry = reading.group("name")[0].entries[0]
    start, end = reading.span(reading.all_units())
    return Mention(
        start, end, reading.text[start:end], "body", (Named(entry.name, entry.country),), "actor:organ"
    )


def part_of_body(reading: Reading) -> Mention | None:
    """ "The Yemeni branch of al-Qaeda", "the German arm of Ford": a part of a body or group, by whose name it goes."""
    part = reading.group("of")[0].first - 1
    while reading.sentence.lowers[part] in {"of", "the"}:
        part -= 1
    if reading.sentence.lowers[part] not in word_list("branches"):
        return None
    kind: MentionKind = "group" if reading.group("of")[0].shape == "G" else "body"
    named = named_states(reading.group("of"))
    return mention_of(reading, kind, named, reading.words(reading.group("of")))


def seated(reading: Reading) -> Mention | None:
    """ "a court in Nairobi": an institution of the state where it sits."""
    noun = reading.sentence.lemmas[reading.group("noun")[-1].last]
    country = code_of(reading.group("seat"))
    seat = reading.group("seat")[-1]
    if noun in word_list("world_judges") and reading.sentence.words[seat.last] == "Hague":
        words = reading.words(reading.group("noun"))  # "judges in The Hague" are no Dutch ones
        return mention_of(reading, "body", (Named(f"{words} in The Hague", None),), words)
    if (
        noun not in actor_nouns()
        or actor_nouns()[noun].kind not in INSTITUTIONS
        or country not in state_names()
    ):
        return None
    named = (Named(state_names()[country], country),)
    return mention_of(reading, "forces", named, reading.words(reading.group("noun")))


def single(kind: MentionKind) -> Callable[[Reading], Mention | None]:
    """A name that stands for itself."""

    def build(reading: Reading) -> Mention | None:
        unit = reading.group("name")
        entry = unit[0].entries[0]
        named = (
            named_states(unit)
            if kind in {"state", "capital", "adjective"}
            else (Named(entry.name, entry.country),)
        )
        start, end = reading.span(unit)
        told = Mention(
            start, end, reading.words(unit), kind, () if kind == "place" else named, f"actor:{reading.rule}",
            entry.place, entry.country if entry.place else None,
        )  # fmt: skip
        behind = reading.sentence.lowers[unit[-1].last + 1 :][:1]
        if kind == "body" and not word_list("firm_heads").isdisjoint(behind):
            _teach(reading, reading.sentence.words[unit[0].first : unit[-1].last + 1], told.named[0])
        if kind == "place" and told.text == told.place:
            reading.memory.wholes.setdefault(told.text.split()[0], told)
        return told

    return build
