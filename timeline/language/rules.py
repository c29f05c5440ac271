"""The contextual rules: which reading of an open word class its neighbours allow.

A rule is a flat record. `left`, `at` and `right` are patterns over word classes: items parted by spaces, each a
class, a named set of classes or alternatives ("DT|NO|PRPS"), with `?`, `*` or `+` behind (repetitions are bounded),
and `!` in front for "anything else but a sentence border". A rule rewrites the classes in `at` by the table
`READINGS[gives]`, or to the class `gives`. The rules run in order, each over the whole text.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A contextual rule."""

    name: str
    left: str
    at: str
    right: str
    gives: str


READINGS: dict[str, dict[str, str]] = {
    "noun": {"NV": "NN", "NW": "NN", "VN": "NN", "NVS": "NNS", "VNS": "NNS", "GN": "NN", "GJ": "VAJ", "DNN": "NN", "SET": "NN",
             "JV": "JJ", "SAYN": "NN", "JN": "NN", "BN": "NN", "VBG": "NN"},
    "verb": {"NV": "VB", "NW": "VB", "VN": "VB", "VB": "VB", "JV": "VB", "SET": "VB", "BN": "VB", "NVS": "VBZ", "VNS": "VBZ",
             "SAYN": "SAY", "SAY": "SAY", "LIKE": "VB"},
    "present": {"NV": "VBP", "NW": "VBP", "VN": "VBP", "VB": "VBP", "JV": "VBP", "SET": "VBP", "BN": "VBP", "NVS": "VBZ",
                "VNS": "VBZ", "SAYN": "SAY", "SAY": "SAY", "LIKE": "VBP"},
    "past": {"DN": "VBD", "DNJ": "VBD", "DNN": "VBD", "SET": "VBD", "SAYD": "VBDS"},
    "part": {"DN": "VBN", "DNJ": "VBN", "DNN": "VBN", "SET": "VBN", "SAYD": "VBN", "BN": "VBN", "VBD": "VBN"},
    "adj": {"DN": "VAJ", "DNJ": "VAJ", "DNN": "VAJ", "VBN": "VAJ", "GJ": "VAJ", "VBG": "VAJ", "GN": "NN", "JV": "JJ", "JR": "JJ",
            "SAYD": "VAJ"},
    "adverb": {"JR": "RB"},
    "ing": {"GN": "VBG", "GJ": "VBG", "VBG": "VBG"},
}  # fmt: skip

SETS: dict[str, str] = {
    "NAME": "NNP|NNPI|MON",
    "NOUN": "NN|NNS|NNP|NNPI|MON|TMP|NW|CD",
    "SUBJ": "PRP|IT|EX",
    "PRON": "PRP|IT|PRPO|EX",
    "DET": "DT|NO|DP|PRPS|POS|THATD",
    "NP": "NO|NN|NNS|NNP|NNPI|MON|TMP|CD|JJ|JN|DT|DP|PRPS|HER|POS|POSS|VAJ|NW|NV|NVS|JV|GN|GJ|DNJ|SYM|OF|IN|TOP|BY|AS|PRPO|IT|RB|RBR|JR|RP|AS|THATD",
    "BASE": "VB|VN|NV|NW|JV|SET|BN|SAY|SAYN",
    "ING": "VBG|GN|GJ",
    "ED": "DN|DNJ|DNN|SET|SAYD",
    "EDP": "DN|DNJ|DNN|SET|SAYD|BN|VBN|VBD",
    "ADV": "RB|RBR|NEG|JR|TMP",
    "BE": "BEB|BEN|BEG|BEZ|BED",
    "HAVE": "HV|HVZ|HVD|HVG",
    "DOES": "DO|DOZ|DOD",
    "FIN": "MD|HD|BEZ|BED|HV|HVZ|HVD|DOZ|DOD|DO|VBZ|VBD|VBDS|SAYS|SAY|VBP",
    "VERB": "MD|HD|BEZ|BED|BEB|BEN|BEG|HV|HVZ|HVD|HVG|DOZ|DOD|DO|DON|VBZ|VBD|VBDS|SAYS|SAY|VBP|VB|VBN|VBG|LET",
    "BREAK": "COMMA|COLON|DASH|QUOTE|LRB|RRB|STOP|END|CC|CS|THAT|THATR|WP|WDT|WRB|WPS|PS|UH",
    "SOFT": "COMMA|COLON|DASH|QUOTE|LRB|RRB|STOP|END|CS|THAT|THATR|WP|WDT|WRB|WPS|UH",
    "REL": "WP|WDT|THATR|WRB",
    "PREP": "IN|OF|BY|AS|PS|TOP|LIKE|RP",
}  # fmt: skip

RULES: tuple[Rule, ...] = (
    # 's and 'd
    Rule("contracted-has", "SUBJ|WP|WDT|THAT|WRB", "POSS", "ADV* BEN", "HVZ"),
    Rule("contracted-is", "SUBJ|WP|WDT|THAT|WRB", "POSS", "", "BEZ"),
    Rule("noun-is", "NOUN|NNS", "POSS", "DT|NEG|DT", "BEZ"),
    # no
    Rule("no-longer", "", "NO", "JR BREAK|VERB|ED|BASE|IN|JJ", "NEG"),
    Rule("no-determiner", "", "NO", "NN|NNS|NV|NVS|NW|JJ|JN|NNP|GN|JR|JV|CD|RBR|SAYN|VN|SET", "NO"),
    # to
    Rule("to-verb", "", "TO", "ADV? VB|VN|NV|JV|SET|BN|SAY|SAYN|BEB|HV|DO|LET", "TO"),
    Rule("to-rare-verb", "", "TO", "NW DET|PRPO|HER|IT|THAT|DT|WP", "TO"),
    Rule("to-noun", "", "TO", "!VB", "TOP"),
    Rule("to-stranded", "", "TOP", "ADV? VB|VN|NV|JV|SET|BN|SAY|SAYN|BEB|HV|DO|LET", "TO"),
    Rule("to-rare-stranded", "", "TOP", "NW DET|PRPO|HER|IT|THAT", "TO"),
    Rule("base-after-to", "TO", "BASE|LIKE", "", "verb"),
    Rule("base-after-to-adverb", "TO ADV", "BASE", "", "verb"),
    # modals and do
    Rule("will-noun", "DT|NO|PRPS|POSS|POS|JJ", "MD", "", "NN"),
    Rule("base-after-modal", "MD|HD|DOES", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-adverb", "MD|HD|DOES ADV", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-adverbs", "MD|HD|DOES ADV ADV", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-pronoun", "MD|DOES SUBJ", "BASE|LIKE", "", "verb"),
    Rule("base-after-inverted", "STOP|END|WRB|WP|QUOTE|COMMA MD|DOES DT? JJ* NOUN|JN|NV", "BASE", "", "verb"),
    # have and be
    Rule("perfect", "HAVE", "EDP", "", "part"),
    Rule("perfect-adverb", "HAVE ADV", "EDP", "", "part"),
    Rule("perfect-adverbs", "HAVE ADV ADV", "EDP", "", "part"),
    Rule("perfect-inverted", "HAVE SUBJ", "EDP", "", "part"),
    Rule("progressive", "BE", "VBG|GJ", "", "VBG"),
    Rule("progressive-adverb", "BE ADV", "VBG", "", "VBG"),
    Rule("passive", "BE", "ED|BN|VBD", "", "part"),
    Rule("passive-adverb", "BE ADV", "ED", "", "part"),
    Rule("passive-adverbs", "BE ADV ADV", "ED", "", "part"),
    # her, that
    Rule("her-possessive", "", "HER", "JJ|JN|JV|NN|NNS|NV|NVS|NW|GN|DNJ|NNP|VAJ|VN|DNN|JR", "PRPS"),
    Rule("her-object", "", "HER", "", "PRPO"),
    Rule("that-relative", "NN|NNS|NV|NVS|NW|GN|JN|DP", "THAT", "ADV* MD|HD|BEZ|BED|HV|HVZ|HVD|DOZ|DOD|VBZ|VNS|DN|SAYD|VBD|DNN|SET|VB|VN", "THATR"),
    Rule("that-relative-object", "NN|NNS|NV|NVS|NW|GN", "THAT", "SUBJ ADV* MD|HD|BEZ|BED|HV|HVZ|HVD|VBD|VB|VN|DN STOP|COMMA|END|IN|TO|TOP", "THATR"),
    Rule("that-determiner-first", "END|CC|QUOTE|COMMA|COLON", "THAT", "MD|BEZ|BED|HVZ|HVD|VBZ|DN|VBD|SAYD", "THATD"),
    Rule("that-determiner", "IN|OF|BY|TOP|AS|PS|END|QUOTE|LIKE", "THAT", "NN|NW|NV|JJ|JN", "THATD"),
    Rule("that-object", "VERB|PREP|TO", "THAT", "STOP|COMMA|END|IN", "THATD"),
    # nouns after determiners
    Rule("noun-after-determiner", "DT|NO|PRPS|POS", "NV|VN|NW|NVS|VNS|SAYN|BN", "", "noun"),
    Rule("set-after-determiner", "DT", "SET", "OF|STOP|COMMA|IN|END|FIN", "noun"),
    Rule("possessive-noun", "POSS", "NV|VN|NW|NVS|VNS|SAYN|GN", "", "noun"),
    Rule("adjective-before-noun", "DT|NO|PRPS|POS|POSS|DP|JJ|VAJ|CD|OF|IN|BY", "DN|DNJ|DNN|VBN|GJ", "JJ|NN|NNS|NV|NVS|JN|NW|VN|VNS|GN", "adj"),
    Rule("participle-between", "DT|NO|PRPS|POS|POSS RB|RBR|JR", "DN|DNJ|DNN|VBN|GJ|VBG", "JJ|NN|NNS|NV|NVS|JN|NW|VN|VNS|GN", "adj"),
    Rule("ing-before-noun", "DT|NO|POSS|PRPS", "VBG|GJ", "JJ|NN|NNS|NV|NVS|JN|NW|GN|NNP", "adj"),
    Rule("ing-adj-before-noun", "JJ|VAJ|DP|CD", "GJ|GN", "NN|NNS|NV|NVS|NW", "adj"),
    Rule("noun-after-adjective", "DT|NO|PRPS|POS|POSS|DP|JJ|JN|VAJ|CD JJ|VAJ|JN|JV|CD|DNJ", "NV|VN|NW|NVS|VNS|SAYN|GN", "", "noun"),
    Rule("open-adjective", "DT|NO|PRPS|POS|POSS|DP|RB|RBR|BE|IN|OF", "JV", "", "JJ"),
    Rule("noun-after-adjective-plain", "JJ|VAJ", "NV|NW|GN|SAYN", "", "noun"),
    Rule("nouns-after-adjective", "JJ|VAJ", "NVS|VNS|VN", "!DT", "noun"),
    Rule("compound-plural", "DT|NO|PRPS|POS|POSS|JJ|VAJ NN|NNP|JN", "NVS|NV|NW|GN", "OF|IN|STOP|COMMA|END|FIN|CC|TOP|BY|COLON|RRB|THATR|WDT|WP|RB|DN|SAYD|ING|PS", "noun"),
    Rule("noun-after-preposition", "OF|IN|BY|TOP|AS|PS|LIKE", "NV|VN|NW|NVS|VNS|SAYN", "", "noun"),
    Rule("noun-after-preposition-name", "OF|IN|BY|TOP NNP|JJ|JN|NN", "NV|NW|NVS|SAYN", "", "noun"),
    # pronoun + verb
    Rule("present-after-pronoun", "SUBJ", "BASE|NVS|VNS|LIKE", "", "present"),
    Rule("present-after-pronoun-adverb", "SUBJ ADV", "BASE|NVS|VNS", "", "present"),
    Rule("past-after-pronoun", "SUBJ", "ED", "", "past"),
    Rule("past-after-pronoun-adverb", "SUBJ ADV", "ED", "", "past"),
    Rule("present-after-relative", "REL", "BASE|NVS|VNS", "", "present"),
    Rule("present-after-relative-adverb", "REL RB", "BASE|NVS|VNS", "", "present"),
    Rule("past-after-relative", "REL", "ED", "", "past"),
    Rule("past-after-relative-adverb", "REL RB", "ED", "", "past"),
    # past tense or participle
    Rule("agent", "NOUN|NNS|NV|NVS|JN|GN|COMMA|RB", "ED", "BY", "part"),
    Rule("reported", "", "SAYD", "THAT|SUBJ|DT|COMMA|QUOTE|STOP|NAME|EX|PRPS|END|COLON", "past"),
    Rule("reduced-before-finite", "NOUN|NNS|NV|NVS|JN|GN", "ED", "NP* FIN", "part"),
    Rule("first-verb", "BREAK NP* NOUN|NNS|NV|NVS|JN|GN|DP ADV?", "ED", "", "past"),
    Rule("first-verb-apposition", "BREAK NP* COMMA|LRB|DASH NP* COMMA|RRB|DASH", "ED", "!BY", "past"),
    Rule("after-said", "VBDS|SAYS|SAY NP*", "ED", "", "past"),
    Rule("after-verb", "VERB NP*", "ED", "", "part"),
    Rule("coordinated-past", "VBD|VBDS NP* COMMA? CC ADV?", "ED", "", "past"),
    Rule("coordinated-part", "VBN NP* COMMA? CC ADV?", "ED", "", "part"),
    Rule("and-past", "CC ADV?", "ED", "", "past"),
    Rule("comma-part", "COMMA|PREP|PS|CS", "ED", "", "part"),
    Rule("first-part", "END|QUOTE", "ED", "IN|BY|TOP|PS", "part"),
    # present tense or noun
    Rule("plural-before-finite", "", "NVS|VNS", "FIN", "noun"),
    Rule("headline", "BREAK NP* NAME|NN|NW|CD|NV|JN ADV?", "NVS|VNS", "DT|NO|PRPS|NAME|JJ|JN|PRPO|IT|HER|NN|NNS|IN|TO|TOP|THAT|RP|CD|DP|AS|NV|NVS|RB", "present"),
    Rule("present-plural", "BREAK NP* NNS ADV?", "VN|VB|NV|SET|BN|SAYN", "DT|NO|PRPS|PRPO|IT|HER|THAT|TO|DP|NAME|JJ|IN|RB|RP|TOP", "present"),
    Rule("coordinated-base", "VB NP* COMMA? CC ADV?", "BASE", "", "verb"),
    Rule("coordinated-third", "VBZ NP* COMMA? CC ADV?", "NVS|VNS", "", "present"),
)  # fmt: skip

DEFAULTS: dict[str, str] = {
    "NW": "NN", "NV": "NN", "VN": "VB", "NVS": "NNS", "VNS": "VBZ", "DN": "VBD", "DNJ": "VAJ", "DNN": "VBD", "SET": "VBD",
    "BN": "VB", "GN": "NN", "GJ": "VAJ", "JV": "JJ", "JN": "JJ", "SAYD": "VBDS", "SAYN": "NN", "POSS": "POS", "NNPI": "NNP",
    "HER": "PRPO", "LIKE": "IN",
}  # fmt: skip
"""What an open class becomes where no rule has spoken."""
