"""The word classes that the tagger works with: one character each, so that a text is a string of classes.

A class is either decided ("VBD": past tense) or open ("DN": past tense or participle); the contextual rules
of `timeline.language.rules` turn the open ones into decided ones.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.language.model import Pos


class WordClass(NamedTuple):
    """A word class: its name, the part of speech it ends as, what it stands for."""

    name: str
    pos: Pos
    says: str


CLASSES: tuple[WordClass, ...] = (
    WordClass("NN", "NOUN", "singular noun"),
    WordClass("NNS", "NOUN", "plural noun"),
    WordClass("NNP", "PROPN", "proper noun"),
    WordClass("NNPI", "PROPN", "capitalised first word that is no known common word"),
    WordClass("MON", "PROPN", "month or weekday"),
    WordClass("YR", "NUM", "year in four digits"),
    WordClass("TMP", "NOUN", "today, tomorrow, yesterday"),
    WordClass("JJ", "ADJ", "adjective"),
    WordClass("RB", "ADV", "adverb"),
    WordClass("RBR", "ADV", "more, most, less, least"),
    WordClass("VB", "VERB", "verb: base form or present"),
    WordClass("VBP", "VERB", "verb: present, finite"),
    WordClass("VBZ", "VERB", "verb: third person"),
    WordClass("VBD", "VERB", "verb: past tense"),
    WordClass("VBN", "VERB", "verb: past participle"),
    WordClass("VBG", "VERB", "verb: -ing"),
    WordClass("SAYD", "VERB", "past tense or participle of a verb that takes a clause: announced"),
    WordClass("SAID", "VERB", "said: past tense, seldom a participle"),
    WordClass("SAYN", "VERB", "noun, or base of a verb that takes a clause: claim"),
    WordClass("SAY", "VERB", "base or present of a verb that takes a clause: say"),
    WordClass("SAYS", "VERB", "third person of a verb that takes a clause: says"),
    WordClass("VBDS", "VERB", "past tense of a verb that takes a clause"),
    WordClass("VAJ", "ADJ", "participle before its noun"),
    WordClass("NW", "NOUN", "noun, seldom a verb: water"),
    WordClass("NV", "NOUN", "noun, often a verb: attack"),
    WordClass("VN", "VERB", "verb, often a noun: help"),
    WordClass("NVS", "NOUN", "plural noun, or third person: attacks"),
    WordClass("VNS", "VERB", "third person, or plural noun: leaves"),
    WordClass("DN", "VERB", "past tense or participle: signed"),
    WordClass("DNJ", "VERB", "past tense, participle or, likely, adjective: united"),
    WordClass("DNP", "VERB", "past tense or, behind a noun, participle: based"),
    WordClass("DNC", "VERB", "past tense or, behind the object of another verb, participle that gives a name: called"),
    WordClass("DNT", "VERB", "past tense or, before an infinitive without an object, participle: sent"),
    WordClass("DNN", "VERB", "past tense, participle or noun: thought"),
    WordClass("SET", "VERB", "base, past tense, participle or noun: set"),
    WordClass("BN", "VERB", "base or participle: come"),
    WordClass("GN", "NOUN", "-ing, likely a noun: meeting"),
    WordClass("GJ", "ADJ", "-ing, likely an adjective: missing"),
    WordClass("JV", "ADJ", "adjective or verb: open"),
    WordClass("JN", "ADJ", "adjective or noun: public"),
    WordClass("JR", "ADV", "adverb or adjective: early"),
    WordClass("DT", "DET", "determiner that needs a noun"),
    WordClass("NO", "DET", "no, neither, nobody"),
    WordClass("DS", "DET", "this"),
    WordClass("DP", "DET", "determiner that may stand alone: this, some"),
    WordClass("PRPS", "PRON", "possessive"),
    WordClass("HER", "PRON", "her"),
    WordClass("PRP", "PRON", "pronoun, subject"),
    WordClass("PRPO", "PRON", "pronoun, object"),
    WordClass("IT", "PRON", "pronoun, subject or object"),
    WordClass("EX", "PRON", "there"),
    WordClass("WP", "PRON", "who, what"),
    WordClass("WPS", "PRON", "whose"),
    WordClass("WDT", "PRON", "which"),
    WordClass("THAT", "SCONJ", "that: conjunction"),
    WordClass("THATR", "PRON", "that: relative"),
    WordClass("THATD", "DET", "that: determiner or pronoun"),
    WordClass("WRB", "ADV", "when, where, why, how"),
    WordClass("OF", "ADP", "of"),
    WordClass("BY", "ADP", "by"),
    WordClass("IN", "ADP", "preposition"),
    WordClass("WITH", "ADP", "with: a preposition that may open a clause of its own"),
    WordClass("CS", "SCONJ", "because, although, if"),
    WordClass("PS", "ADP", "preposition or conjunction: after, until"),
    WordClass("ONCE", "ADP", "once: a conjunction, or before \"again\" an adverb"),
    WordClass("AS", "ADP", "as"),
    WordClass("LIKE", "ADP", "like"),
    WordClass("RP", "ADP", "particle: up, out"),
    WordClass("TO", "PART", "to before a verb"),
    WordClass("TOP", "ADP", "to before a noun"),
    WordClass("MD", "AUX", "modal"),
    WordClass("HD", "AUX", "'d"),
    WordClass("CC", "CCONJ", "and, or, but"),
    WordClass("NEG", "PART", "not, never"),
    WordClass("BEB", "AUX", "be"),
    WordClass("BEN", "AUX", "been"),
    WordClass("BEG", "AUX", "being"),
    WordClass("BEZ", "AUX", "is, are, am"),
    WordClass("BED", "AUX", "was, were"),
    WordClass("POSS", "PART", "'s: possessive, is or has"),
    WordClass("POS", "PART", "possessive"),
    WordClass("HV", "AUX", "have"),
    WordClass("HVZ", "AUX", "has"),
    WordClass("HVD", "AUX", "had"),
    WordClass("HVG", "AUX", "having"),
    WordClass("DO", "AUX", "do"),
    WordClass("DOZ", "AUX", "does"),
    WordClass("DOD", "AUX", "did"),
    WordClass("DON", "VERB", "done"),
    WordClass("LET", "VERB", "let"),
    WordClass("CD", "NUM", "number"),
    WordClass("UH", "X", "interjection"),
    WordClass("COMMA", "PUNCT", "comma"),
    WordClass("COLON", "PUNCT", "colon or semicolon"),
    WordClass("DASH", "PUNCT", "dash"),
    WordClass("QUOTE", "PUNCT", "quotation mark"),
    WordClass("LRB", "PUNCT", "opening bracket"),
    WordClass("RRB", "PUNCT", "closing bracket"),
    WordClass("STOP", "PUNCT", "full stop, question or exclamation mark"),
    WordClass("SYM", "SYM", "currency, percent and other signs"),
    WordClass("END", "PUNCT", "border between two sentences"),
)  # fmt: skip

CODE: dict[str, str] = {c.name: chr(0x80 + i) for i, c in enumerate(CLASSES)}
"""The character of each class: of Latin-1, because sets of those are bitmaps in a regular expression."""
NAME: dict[str, str] = {code: name for name, code in CODE.items()}
POS: dict[str, Pos] = {CODE[c.name]: c.pos for c in CLASSES}
