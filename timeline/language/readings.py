"""What the contextual rules speak of: readings of the open word classes, named sets of classes, and what stays where no rule speaks."""

from __future__ import annotations

READINGS: dict[str, dict[str, str]] = {
    "noun": {"NV": "NN", "NW": "NN", "VN": "NN", "NVS": "NNS", "VNS": "NNS", "GN": "NN", "GJ": "VAJ",
        "DNN": "NN", "SET": "NN", "JV": "JJ", "SAYN": "NN", "JN": "NN", "JJ": "NN", "BN": "NN",
        "VBG": "NN", "VB": "NN", "VBZ": "NNS", "SAY": "NN"},
    "verb": {"LET": "VB", "NV": "VB", "NW": "VB", "VN": "VB", "VB": "VB", "VBP": "VB", "JV": "VB", "SET": "VB",
        "BN": "VB", "NVS": "VBZ", "VNS": "VBZ", "SAYN": "SAY", "SAY": "SAY", "LIKE": "VB"},
    "present": {"NV": "VBP", "NW": "VBP", "VN": "VBP", "VB": "VBP", "JV": "VBP", "SET": "VBP", "JR": "VBP",
        "BN": "VBP", "NVS": "VBZ", "VNS": "VBZ", "SAYN": "SAY", "SAY": "SAY", "LIKE": "VBP"},
    "past": {"LET": "VBD", "DN": "VBD", "DNP": "VBD", "DNJ": "VBD", "DNN": "VBD", "SET": "VBD",
        "SAYD": "VBDS", "SAID": "VBDS"},
    "part": {"LET": "VBN", "DN": "VBN", "DNP": "VBN", "DNC": "VBN", "DNT": "VBN", "DNJ": "VBN", "DNN": "VBN", "SET": "VBN",
        "SAYD": "VBN", "SAID": "VBN", "BN": "VBN", "VBD": "VBN"},
    "adj": {"SET": "VAJ", "DN": "VAJ", "DNP": "VAJ", "DNJ": "VAJ", "DNN": "VAJ", "VBN": "VAJ",
        "GJ": "VAJ", "VBG": "VAJ", "GN": "NN", "JV": "JJ", "JR": "JJ", "SAYD": "VAJ", "SAID": "VAJ"},
    "adverb": {"JR": "RB"},
    "ing": {"GN": "VBG", "GJ": "VBG", "VBG": "VBG"},
}  # fmt: skip
"""What each reading makes of an open class."""

SETS: dict[str, str] = {
    "NAME": "NNP|NNPI|MON|YR",
    "NOUN": "NN|NNS|NNP|NNPI|MON|YR|TMP|NW|CD",
    "SUBJ": "PRP|IT|EX",
    "PRON": "PRP|IT|PRPO|EX",
    "DET": "DT|DS|NO|DP|PRPS|POS|THATD",
    "NP": "NO|DS|NN|NNS|NNP|NNPI|YR|MON|TMP|CD|JJ|JN|DT|DP|PRPS|HER|POS|POSS|VAJ|NW|NV|NVS|JV|GN"
          "|GJ|DNJ|SYM|OF|IN|TOP|BY|AS|PRPO|IT|RB|RBR|JR|RP|AS|THATD",
    "OBJ": "DT|PRPS|NAME|CD|RBR|PRPO|DP|NO",
    "BASE": "LET|VB|VN|NV|NW|JV|SET|BN|SAY|SAYN",
    "ING": "VBG|GN|GJ",
    "ED": "DN|DNP|DNJ|DNN|SET|SAYD|SAID",
    "EDP": "LET|DN|DNP|DNJ|DNN|SET|SAYD|SAID|BN|VBN|VBD",
    "ADV": "RB|RBR|NEG|JR|TMP",
    "BE": "BEB|BEN|BEG|BEZ|BED",
    "HAVE": "HV|HVZ|HVD|HVG",
    "DOES": "DO|DOZ|DOD",
    "FIN": "MD|HD|BEZ|BED|HV|HVZ|HVD|DOZ|DOD|DO|VBZ|VBD|VBDS|SAYS|SAY|VBP",
    "VERB": "MD|HD|BEZ|BED|BEB|BEN|BEG|HV|HVZ|HVD|HVG|DOZ|DOD|DO|DON|VBZ"
          "|VBD|VBDS|SAYS|SAY|VBP|VB|VBN|VBG|LET",
    "BREAK": "COMMA|COLON|DASH|QUOTE|LRB|RRB|STOP|END|CC|CS|THAT|THATR|WP|WDT|WRB|WPS|PS|UH",
    "SOFT": "COMMA|COLON|DASH|QUOTE|LRB|RRB|STOP|END|CS|THAT|THATR|WP|WDT|WRB|WPS|UH",
    "HARD": "COLON|DASH|QUOTE|LRB|STOP|END|CC|CS|THAT",
    "ASIDE": "NP|CC|DN|DNP|VB|VBN|VBG|TO|NEG|PRPO|SYM|TMP|PRPS",
    "NPP": "NP|PS|CC",
    "NPC": "NP|CC",
    "REL": "WP|WDT|THATR|WRB",
    "PREP": "IN|OF|BY|AS|PS|TOP|LIKE|RP",
}  # fmt: skip

DEFAULTS: dict[str, str] = {
    "NW": "NN", "NV": "NN", "VN": "NN", "NVS": "NNS", "VNS": "VBZ", "DN": "VBD", "DNP": "VBD",
    "DNJ": "VAJ", "DNN": "VBD", "SET": "NN", "BN": "VB", "GN": "NN", "GJ": "VAJ", "JV": "JJ", "JN": "JJ",
    "SAID": "VBDS", "SAYD": "VBDS", "SAYN": "NN", "POSS": "POS", "NNPI": "NNP", "HER": "PRPO", "LIKE": "IN",
    "ONCE": "PS",
}  # fmt: skip
"""What an open class becomes where no rule has spoken."""
