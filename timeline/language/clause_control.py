"""Who does what an infinitive or a participle tells, where that is not the subject of the verb above it."""

from __future__ import annotations

from timeline.language.clause_phrases import ClausePhrases
from timeline.language.model import VerbGroup
from timeline.language.phrases import NounPhrase, governed, is_time
from timeline.language.words import words_of

BLAMING = frozenset(("against", "for", "from", "of", "over", "with"))
"""The prepositions behind whom one blames."""


class ClauseControl(ClausePhrases):
    """Whom one tells, blames or wants to do something, and to what it is to be done."""

    def is_to_be(self, group: VerbGroup, last: VerbGroup | None, noun: NounPhrase) -> bool:
        """Say whether an infinitive tells what is to be done with an object, or when it begins: "tabled a motion to be debated"."""
        to_be = group.voice == "passive" or group.lemma in words_of("setting_in")
        if last is None or not to_be or last.voice != "active":
            return False
        if self.sentence.tags[noun.last] not in ("NOUN", "PROPN"):  # "a vote due to be held"
            return False
        return self.of_chain(noun).first == last.last + 1

    def told(self, verb: VerbGroup | None, before: NounPhrase | None) -> NounPhrase | None:
        """Give whom one tells to do something, where more stands between: "urged both sides on Friday to go", "told him in Rome to go"."""
        if verb is None or before is None:
            return None
        took = verb.lemma == "take" and self.name(verb.first - 1) == "IT"
        until = self.sentence.lowers[before.first - 1] == "until"  # "gave us until 2043 to pay"
        stretch = verb.lemma in ("give", "grant") and is_time(self.sentence, before)  # "15 days to leave"
        if not (took or until or stretch or verb.lemma in words_of("control")):
            return None
        whom = self.begins.get(verb.last + 1)
        if whom is None or whom is before or (took and self.name(whom.last) not in ("NNP", "PRPO")):
            return None  # "It took Peru until May to leave", not "It took years in office to learn"
        # "told Luz, the mayor, to go"
        apposed = self.name(before.first - 1) == "COMMA" and whom.last == before.first - 2
        pronoun = self.name(whom.last) in ("PRPO", "HER")
        return whom if is_time(self.sentence, before) or pronoun or apposed else None

    def wanted(self, last: NounPhrase | None, verb: VerbGroup | None) -> NounPhrase | None:
        """Give who is to do something: "It took years for women to win the vote", not "asked for a visa to enter"."""
        if last is None:
            return None
        noun = self.of_chain(last)
        behind_for = self.sentence.lowers[noun.first - 1 : noun.first] == ("for",)
        thing = self.sentence.lowers[noun.first] in ("a", "an") or self.name(noun.first) == "NN"
        thing = thing or self.sentence.lemmas[noun.head] in words_of("enabling") | words_of("plan")
        goal = verb is not None and verb.lemma in words_of("leaving")
        # "gave the Fund for Peace to"
        named = self.name(noun.first) == self.name(noun.first - 2) == "NNP"
        named = named and self.sentence.lowers[noun.first - 2] in words_of("named_for")
        return noun if behind_for and not thing and not goal and not named else None

    def blamed(self, verb: VerbGroup | None, marker: str | None) -> NounPhrase | None:
        """Give whom one blames for doing something: "accused Iran of arming rebels", "barred her from running"."""
        if marker not in BLAMING or verb is None or verb.voice != "active":
            return None
        whom = self.begins.get(verb.last + 1) if verb.lemma in words_of("blaming") else None
        return None if whom is None or self.sentence.lowers[whom.first] == "each" else whom

    def tellers(
        self, own: NounPhrase | None, border: int | None, group: VerbGroup
    ) -> tuple[int, NounPhrase] | None:
        """Find who tells of what went before: "wounding a guard, army officers and the owner said"; and the comma before them.

        "And" joins no third item there: a verb of saying ends the sentence, or has a time behind it.
        """
        if own is None or border is None or self.name(border) != "CC" or self.name(border - 1) == "COMMA":
            return None
        other = self.ends.get(border - 1)
        if other is None or self.name(other.first - 1) != "COMMA" or border + 1 != own.first:
            return None
        if not self.ends_with_teller(group):
            return None
        return other.first - 1, NounPhrase(other.first, own.last, other.head)

    def ends_with_teller(self, group: VerbGroup) -> bool:
        """Say whether a verb of saying ends the sentence, or has a time behind it: "..., the owner said on Monday."."""
        said = group.lemma in words_of("speech") and group.voice == "active"
        return said and (self.name(group.last + 1) == "STOP" or self.is_dated(group.last + 1))

    def behind_time(self, at: int) -> bool:
        """Say whether "that" behind a time opens what is reported: "announced last week that it would"; no "the day that it did"."""
        verb, noun = self.group_of(self.top), self.ends.get(at - 1)
        said = verb is not None and verb.lemma in words_of("reporting") and noun is not None
        if not said or verb is None or noun is None or not is_time(self.sentence, noun):
            return False
        return noun.first - verb.last in (1, 2) and self.begins.get(at + 1) is not None

    def told_day(self, phrases: list[NounPhrase]) -> NounPhrase | None:
        """Give the time among phrases of which a clause tells: "The last time that it cut its dividend was in May"."""
        told = {clause.governor for clause in self.found if clause.kind == "relative"}
        days = (phrase for phrase in phrases if phrase.head in told and is_time(self.sentence, phrase))
        # not "In the week that he ruled the army fled"
        return next((day for day in days if not governed(self.sentence, day)), None)
