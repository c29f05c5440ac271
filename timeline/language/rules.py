"""The contextual rules: which reading of an open word class its neighbours allow.

A rule is a flat record. `left`, `at` and `right` are patterns over word classes: items parted by spaces, each a
class, a named set of classes or alternatives ("DT|NO|DS|PRPS"), with `?`, `*` or `+` behind (repetitions are bounded),
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
             "JV": "JJ", "SAYN": "NN", "JN": "NN", "JJ": "NN", "BN": "NN", "VBG": "NN", "VB": "NN", "SAY": "NN"},
    "verb": {"NV": "VB", "NW": "VB", "VN": "VB", "VB": "VB", "JV": "VB", "SET": "VB", "BN": "VB", "NVS": "VBZ", "VNS": "VBZ",
             "SAYN": "SAY", "SAY": "SAY", "LIKE": "VB"},
    "present": {"NV": "VBP", "NW": "VBP", "VN": "VBP", "VB": "VBP", "JV": "VBP", "SET": "VBP", "BN": "VBP", "NVS": "VBZ",
                "VNS": "VBZ", "SAYN": "SAY", "SAY": "SAY", "LIKE": "VBP"},
    "past": {"LET": "VBD", "DN": "VBD", "DNP": "VBD", "DNJ": "VBD", "DNN": "VBD", "SET": "VBD", "SAYD": "VBDS"},
    "part": {"DN": "VBN", "DNP": "VBN", "DNJ": "VBN", "DNN": "VBN", "SET": "VBN", "SAYD": "VBN", "BN": "VBN", "VBD": "VBN"},
    "adj": {"SET": "VAJ", "DN": "VAJ", "DNP": "VAJ", "DNJ": "VAJ", "DNN": "VAJ", "VBN": "VAJ", "GJ": "VAJ", "VBG": "VAJ", "GN": "NN", "JV": "JJ", "JR": "JJ",
            "SAYD": "VAJ"},
    "adverb": {"JR": "RB"},
    "ing": {"GN": "VBG", "GJ": "VBG", "VBG": "VBG"},
}  # fmt: skip

SETS: dict[str, str] = {
    "NAME": "NNP|NNPI|MON",
    "NOUN": "NN|NNS|NNP|NNPI|MON|TMP|NW|CD",
    "SUBJ": "PRP|IT|EX",
    "PRON": "PRP|IT|PRPO|EX",
    "DET": "DT|DS|NO|DP|PRPS|POS|THATD",
    "NP": "NO|DS|NN|NNS|NNP|NNPI|MON|TMP|CD|JJ|JN|DT|DP|PRPS|HER|POS|POSS|VAJ|NW|NV|NVS|JV|GN|GJ|DNJ|SYM|OF|IN|TOP|BY|AS|PRPO|IT|RB|RBR|JR|RP|AS|THATD",
    "BASE": "VB|VN|NV|NW|JV|SET|BN|SAY|SAYN",
    "ING": "VBG|GN|GJ",
    "ED": "DN|DNP|DNJ|DNN|SET|SAYD",
    "EDP": "DN|DNP|DNJ|DNN|SET|SAYD|BN|VBN|VBD",
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
    # names at the start
    Rule("plural-first", "END", "NVS|VNS", "IN|OF|CC|FIN|TOP|TO|BY|ADV", "noun"),
    Rule("participle-first", "END|QUOTE RB?", "DN|DNJ", "NN|NNS|NV|NVS|JN|JJ", "adj"),
    Rule("participle-first-adverb", "END|QUOTE RB", "DN|DNJ", "NAME", "adj"),
    Rule("ing-first", "END|QUOTE", "GJ", "NN|NNS|JJ|JN|NV|NVS", "adj"),
    Rule("surname-first", "END", "VB|VN|NV|NW|JV|BN|SET|SAY|SAYN", "ED|VBD|BEZ|BED|HVZ|HVD|MD|VBZ|SAYS", "NNPI"),
    # 's and 'd
    Rule("contracted-has", "SUBJ|WP|WDT|THAT|WRB", "POSS", "ADV* BEN", "HVZ"),
    Rule("contracted-is", "SUBJ|WP|WDT|THAT|WRB", "POSS", "", "BEZ"),
    Rule("noun-is", "NOUN|NNS", "POSS", "DT|NEG|DT", "BEZ"),
    # no
    Rule("no-longer", "", "NO", "JR BREAK|VERB|ED|BASE|IN|JJ", "NEG"),
    Rule("no-determiner", "", "NO", "NN|NNS|NV|NVS|NW|JJ|JN|NNP|GN|JR|JV|CD|RBR|SAYN|VN|SET", "NO"),
    # to
    Rule("neither-negates", "HAVE|BE|MD|DOES", "NO", "EDP|BASE|VBG", "NEG"),
    Rule("since-adverb", "HAVE", "PS", "EDP|BEN", "RB"),
    Rule("to-noun", "", "TO", "", "TOP"),
    Rule("to-verb", "", "TOP", "ADV? VB|VN|NV|JV|SET|BN|SAY|SAYN|BEB|HV|DO|LET", "TO"),
    Rule("to-rare-verb", "", "TOP", "NW DET|PRPO|HER|IT|THAT|WP|NAME", "TO"),
    Rule("base-after-to", "TO", "BASE|LIKE", "", "verb"),
    Rule("base-after-to-adverb", "TO ADV", "BASE", "", "verb"),
    # modals and do
    Rule("will-noun", "DT|NO|DS|PRPS|POSS|POS|JJ", "MD", "", "NN"),
    Rule("base-after-modal", "MD|HD|DOES", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-adverb", "MD|HD|DOES ADV", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-adverbs", "MD|HD|DOES ADV ADV", "BASE|LIKE", "", "verb"),
    Rule("base-after-modal-pronoun", "MD|DOES SUBJ", "BASE|LIKE", "", "verb"),
    Rule("base-after-inverted", "STOP|END|WRB|WP|QUOTE|COMMA MD|DOES DT? JJ* NOUN|JN|NV NOUN?", "BASE", "", "verb"),
    Rule("base-after-let", "LET NP*", "VN|VB|BN|SET|SAY", "", "verb"),
    Rule("base-after-object", "VBN|VBD|VBZ|VB|VBG|VN|DN PRPO|HER", "VN|VB|BN|SET", "", "verb"),
    # have and be
    Rule("perfect", "HAVE", "EDP", "", "part"),
    Rule("perfect-adverb", "HAVE ADV", "EDP", "", "part"),
    Rule("perfect-adverbs", "HAVE ADV ADV", "EDP", "", "part"),
    Rule("perfect-inverted", "HAVE SUBJ", "EDP", "", "part"),
    Rule("perfect-aside", "HAVE COMMA NP* COMMA", "EDP", "", "part"),
    Rule("progressive", "BE", "VBG", "", "VBG"),
    Rule("progressive-noun-like", "BEN|BEG", "GN|GJ", "", "VBG"),
    Rule("progressive-object", "BE", "GN|GJ", "DT|PRPS|PRPO|IT|IN|RP|TO|TOP|NAME|DP|THAT|HER|NNS|NN", "VBG"),
    Rule("progressive-adverb-object", "BE ADV", "GN|GJ", "DT|PRPS|PRPO|IT|IN|RP|TO|TOP|NAME|DP|THAT|HER", "VBG"),
    Rule("progressive-adverb", "BE ADV", "VBG", "", "VBG"),
    Rule("degree-participle", "RBR", "ED", "!BY", "adj"),
    Rule("passive", "BE", "ED|BN|VBD", "", "part"),
    Rule("passive-adverb", "BE ADV", "ED", "", "part"),
    Rule("passive-adverbs", "BE ADV ADV", "ED", "", "part"),
    # her, that
    Rule("her-possessive-ing", "", "HER", "VBG NN|NNS|NW|NV|STOP|END|COMMA", "PRPS"),
    Rule("her-possessive", "", "HER", "JJ|JN|JV|NN|NNS|NV|NVS|NW|GN|DNJ|NNP|VAJ|VN|DNN|JR", "PRPS"),
    Rule("her-object", "", "HER", "", "PRPO"),
    Rule("that-relative", "NN|NNS|NV|NVS|NW|GN|JN|DP", "THAT", "ADV* MD|HD|BEZ|BED|HV|HVZ|HVD|DOZ|DOD|VBZ|VNS|DN|SAYD|VBD|DNN|SET|VB|VN", "THATR"),
    Rule("that-relative-plural", "NNS|NVS", "THAT", "NV|VN|VB|SET PRPO|DT|PRPS|IT|IN|RP", "THATR"),
    Rule("that-relative-third", "NN|NV|NW", "THAT", "NVS DT|PRPS|RB|DP|NAME|PRPO", "THATR"),
    Rule("it-object", "VB|VBD|VBG|VBN|VBZ|DN|DNN|SET|VN|BN|IN|OF|BY|TOP", "IT", "", "PRPO"),
    Rule("that-relative-object", "NN|NNS|NV|NVS|NW|GN", "THAT", "SUBJ ADV* MD|HD|BEZ|BED|HV|HVZ|HVD|VBD|VB|VN|DN STOP|COMMA|END|IN|TO|TOP", "THATR"),
    Rule("that-determiner-first", "END|CC|QUOTE|COMMA|COLON", "THAT", "MD|BEZ|BED|HVZ|HVD|VBZ|DN|VBD|SAYD", "THATD"),
    Rule("that-determiner", "IN|OF|BY|TOP|AS|PS|END|QUOTE|LIKE", "THAT", "NN|NW|NV|JJ|JN", "THATD"),
    Rule("that-object", "VERB|PREP|TO", "THAT", "STOP|COMMA|END|IN", "THATD"),
    # nouns after determiners
    Rule("this-third", "DS", "NVS|VNS", "IN|RP|DT|PRPS|PRPO|THAT|TO|TOP|RB|JJ|NAME", "present"),
    Rule("noun-after-determiner", "DT|NO|DS|PRPS|POS", "NV|VN|NW|NVS|VNS|SAYN|BN|VB|SAY", "", "noun"),
    Rule("noun-before-of", "", "VNS|NVS|NV|NW|SAYN|SET", "OF", "noun"),
    Rule("bare-noun-before-of", "JJ|JN|VAJ", "VB", "OF|STOP|COMMA", "noun"),
    Rule("set-adjective", "DT|PRPS|POS|NO", "SET", "NN|NNS|JJ|NV|NVS|NW", "adj"),
    Rule("set-after-determiner", "DT|NO|DS|PRPS|POS", "SET", "", "noun"),
    Rule("set-after-adjective", "JJ|JN|VAJ|DNJ", "SET", "STOP|COMMA|IN|END|FIN|CC|OF|RRB", "noun"),
    Rule("set-after-preposition", "IN|OF|BY|TOP", "SET", "STOP|COMMA|IN|END|FIN|CC|OF|RRB", "noun"),
    Rule("possessive-noun", "POSS", "NV|VN|NW|NVS|VNS|SAYN|GN", "", "noun"),
    Rule("adjective-before-noun", "DT|NO|DS|PRPS|POS|POSS|DP|JJ|JN|VAJ|CD|OF|IN|BY", "DN|DNJ|DNN|VBN|GJ", "JJ|NN|NNS|NV|NVS|JN|NW|VN|VNS|GN", "adj"),
    Rule("participle-between", "DT|NO|DS|PRPS|POS|POSS RB|RBR|JR", "DN|DNJ|DNN|VBN|GJ|VBG", "JJ|NN|NNS|NV|NVS|JN|NW|VN|VNS|GN", "adj"),
    Rule("ing-before-noun", "DT|NO|POSS|PRPS|JJ|CD|POS", "VBG|GJ", "JJ|NN|NNS|NV|NVS|JN|NW|GN|NNP", "adj"),
    Rule("ing-noun", "DT|NO|DS|PRPS|POS|POSS|JJ|JN", "VBG|GN", "STOP|COMMA|OF|IN|END|FIN|CC|RRB|COLON|BY|TOP|DN|SAYD|VBD", "NN"),
    Rule("ing-noun-compound", "DT|NO|DS|PRPS|POS|JJ NN", "VBG", "STOP|END", "NN"),
    Rule("ing-object", "", "GN|GJ", "DT|PRPS|PRPO|IT|HER|THAT|NAME|DP", "ing"),
    Rule("ing-object-noun", "NNS|NNP|NVS", "GN", "NN|NNS|JJ", "ing"),
    Rule("ing-after-conjunction", "CS|WRB", "GN|GJ", "", "ing"),
    Rule("ing-adj-before-noun", "JJ|VAJ|DP|CD", "GJ|GN", "NN|NNS|NV|NVS|NW", "adj"),
    Rule("noun-after-adjective", "DT|NO|DS|PRPS|POS|POSS|DP|JJ|JN|VAJ|CD JJ|VAJ|JN|JV|CD|DNJ|JR", "NV|VN|NW|NVS|VNS|SAYN|GN", "", "noun"),
    Rule("open-adjective", "DT|NO|DS|PRPS|POS|POSS|DP|RB|RBR|BE|IN|OF", "JV", "", "JJ"),
    Rule("noun-after-adjective-plain", "JJ|VAJ|JN", "NV|NW|GN|SAYN", "", "noun"),
    Rule("nouns-after-adjective", "JJ|VAJ|JN|CD", "NVS|VNS|VN", "!DT", "noun"),
    Rule("let-past", "NOUN|NNS", "LET", "", "past"),
    Rule("adjective-object", "VERB|IN|OF|BY|CC", "DNJ|GJ", "NN|NNS|NNP|JJ|NV|NVS|JN|NW", "adj"),
    Rule("compound-plural", "DT|NO|DS|PRPS|POS|POSS|JJ|VAJ NN|NNP|JN", "NVS|NV|NW|GN|SET", "OF|IN|STOP|COMMA|END|FIN|CC|TOP|BY|COLON|RRB|THATR|WDT|WP|RB|DN|SAYD|ING|PS", "noun"),
    Rule("noun-after-preposition", "OF|IN|BY|TOP|AS|PS|LIKE", "NV|VN|NW|NVS|VNS|SAYN", "", "noun"),
    Rule("noun-after-preposition-name", "OF|IN|BY|TOP NNP|JJ|JN|NN", "NV|NW|NVS|SAYN", "", "noun"),
    # pronoun + verb
    Rule("present-after-pronoun", "SUBJ", "BASE|NVS|VNS|LIKE", "", "present"),
    Rule("present-after-pronoun-adverb", "SUBJ ADV", "BASE|NVS|VNS", "", "present"),
    Rule("past-after-pronoun", "SUBJ", "ED", "", "past"),
    Rule("past-after-pronoun-adverb", "SUBJ ADV", "ED", "", "past"),
    Rule("present-after-relative", "WP|WDT|THATR", "NV|VN|VB|JV|SET|BN|SAY|SAYN|NVS|VNS", "", "present"),
    Rule("present-after-relative-adverb", "REL RB", "BASE|NVS|VNS", "", "present"),
    Rule("past-after-relative", "REL", "ED", "", "past"),
    Rule("past-after-relative-adverb", "REL RB", "ED", "", "past"),
    Rule("set-after-adverb", "NOUN|NNS|JJ RB", "SET", "DT|PRPS|NAME|PRPO|IT", "past"),
    # past tense or participle
    Rule("agent", "NOUN|NNS|NV|NVS|JN|GN|COMMA|RB", "ED", "BY", "part"),
    Rule("participle-behind-noun", "NN|NNS|NV|NVS|JN|GN|CD", "DNP", "TO|TOP|IN|AS|BY|RP|PS|STOP|NAME|END", "part"),
    Rule("reported", "", "SAYD", "THAT|SUBJ|DT|COMMA|QUOTE|STOP|NAME|EX|PRPS|END|COLON", "past"),
    Rule("reduced-before-finite", "NOUN|NNS|NV|NVS|JN|GN", "ED", "NP* FIN", "part"),
    Rule("reduced-before-past", "NOUN|NNS|NV|NVS|JN|GN", "DN|DNP|DNN", "NP* NOUN|NNS|NV|NVS DN|VBD DT|PRPS|RP|PRPO|RBR", "part"),
    Rule("first-verb", "BREAK NP* NOUN|NNS|NV|NVS|JN|GN|DP ADV?", "ED", "", "past"),
    Rule("first-verb-apposition", "BREAK NP* COMMA|LRB|DASH NP* COMMA|RRB|DASH", "ED", "!BY", "past"),
    Rule("past-after-relative-clause", "WP|WDT ADV* NP* VERB+ NP* COMMA", "ED", "!BY", "past"),
    Rule("past-after-restrictive", "THATR ADV* NP* VERB+ NP* NOUN|NNS|NV|NVS", "DN|DNN", "DT|PRPS|NAME|CD|RBR|PRPO|THAT", "past"),
    Rule("past-after-aside", "NOUN|NNS COMMA VBG|VBN NP* COMMA", "ED", "DT|PRPS|NAME|CD|RBR|PRPO|THAT|TO|TOP|RP", "past"),
    Rule("past-in-series", "VBD|VBDS NP* COMMA", "ED", "DT|PRPS|CD|NAME|PRPO", "past"),
    Rule("after-said", "VBDS|SAYS|SAY NP*", "ED", "", "past"),
    Rule("after-verb", "VERB NP*", "ED", "", "part"),
    Rule("coordinated-past", "VBD|VBDS NP* COMMA? CC ADV?", "ED", "", "past"),
    Rule("coordinated-part", "VBN NP* COMMA? CC ADV?", "ED", "", "part"),
    Rule("and-past", "CC ADV?", "ED", "", "past"),
    Rule("comma-part", "COMMA|PREP|PS|CS", "ED", "", "part"),
    Rule("first-part", "END|QUOTE", "ED", "IN|BY|TOP|PS", "part"),
    # present tense or noun
    Rule("plural-before-finite", "", "NVS|VNS", "FIN", "noun"),
    Rule("plural-before-past", "", "NVS|VNS", "ADV? VBD|VBDS|VBN|FIN", "noun"),
    Rule("plural-in-compound", "", "NVS", "NN|NNS FIN|IN|OF", "noun"),
    Rule("plural-after-verb", "VBG|VBD|VBN|VB|VBZ|VBDS", "NVS|VNS", "", "noun"),
    Rule("plural-after-chain", "HAVE|BE|MD ADV* VBN|VB|VBG NP*", "NVS|VNS", "", "noun"),
    Rule("apposed-base", "NNS|COMMA|RB|CC|NOUN", "VN|NV", "PRPS|PRPO", "present"),
    Rule("wants-to", "NOUN|NNS|JN", "VN", "TO", "present"),
    Rule("bare-infinitive", "VBG|VBD|VBZ|VB|VBN", "VN|NV", "DT|PRPS|PRPO", "verb"),
    Rule("object-plural", "BEZ|BED|HV|HVZ|HVD|VBZ|VBD|VBP NP*", "NVS|VNS", "", "noun"),
    Rule("apposed-third", "COMMA", "NVS|VNS", "DT|PRPS|THAT", "present"),
    Rule("needed-third", "CS|WRB|AS|PS|THAT NP* NAME|NN|NW|CD|NV|JN ADV?", "NVS|VNS", "STOP|COMMA|DT|PRPS|NN|NNS|JJ|IN|TO|TOP|RP|THAT|NAME|PRPO|END|DP|DS|CD", "present"),
    Rule("headline", "SOFT|PS NP* NAME|NN|NW|CD|NV|JN ADV?", "NVS|VNS", "DT|DS|PRPS|NAME|JJ|JN|PRPO|IT|HER|NN|NNS|IN|TO|TOP|THAT|RP|CD|DP|AS|NV|NVS|RB", "present"),
    Rule("headline-coordinated", "CC NP* NAME|NN|NW|CD|NV|JN ADV?", "NVS|VNS", "DT|DS|PRPS|PRPO|IT|HER|TO|THAT|NAME", "present"),
    Rule("present-plural", "BREAK NP* NNS ADV?", "VN|VB|NV|SET|BN|SAYN|JV", "DT|PRPS|PRPO|IT|HER|THAT|TO|DP|NAME|JJ|IN|RB|RP|TOP|STOP", "present"),
    Rule("present-plural-verb", "BREAK NP* NNS", "VN", "!FIN|POS|NOUN", "present"),
    Rule("present-plural-object", "BREAK NP* NNS", "VN", "NNS", "present"),
    Rule("present-plural-adverb", "NNS NEG? JR|RB", "NV|VN", "NN|NNS|DT|NAME|PRPS", "present"),
    Rule("needed-plural", "CS|WRB|AS|PS|THAT NP* NNS|CD ADV?", "VN|NV|VB", "", "present"),
    Rule("imperative", "END|QUOTE", "VN|BN|NV|SET", "DT|PRPS|PRPO|IT|HER|THAT|TO|RP|TOP", "verb"),
    Rule("imperative-after-adverb", "END RB|JJ|JR COMMA", "VN|VB", "DT|PRPS|PRPO|IT|IN", "verb"),
    Rule("coordinated-base", "VB|VBP|HV|SAY NP* COMMA? CC ADV?", "VN|VB|NV|SET|BN|SAYN|JV", "DT|PRPS|PRPO|IT|HER|THAT|TO|DP|NAME|IN|RP|TOP|NNS|NN|JJ|STOP|CD", "verb"),
    Rule("coordinated-third", "VBZ NP* COMMA? CC ADV?", "NVS|VNS", "", "present"),
    Rule("coordinated-third-object", "BEZ|HVZ|SAYS NP* VBN|VBG|JJ|THAT NP* COMMA? CC ADV?", "NVS|VNS", "DT|PRPS|THAT", "present"),
    # what is left
    Rule("bare-present", "BREAK NP* NOUN|NNS|DP ADV?", "VB", "", "VBP"),
    Rule("bare-present-relative", "COMMA", "VB", "DT|PRPS|CD|PRPO|THAT", "VBP"),
)  # fmt: skip

DEFAULTS: dict[str, str] = {
    "NW": "NN", "NV": "NN", "VN": "NN", "NVS": "NNS", "VNS": "VBZ", "DN": "VBD", "DNP": "VBD", "DNJ": "VAJ", "DNN": "VBD", "SET": "NN",
    "BN": "VB", "GN": "NN", "GJ": "VAJ", "JV": "JJ", "JN": "JJ", "SAYD": "VBDS", "SAYN": "NN", "POSS": "POS", "NNPI": "NNP",
    "HER": "PRPO", "LIKE": "IN",
}  # fmt: skip
"""What an open class becomes where no rule has spoken."""
