"""A title's words as they should stand: no dangling joints, no quotation mark left open, at most a line long."""

from __future__ import annotations

import re

MOST, HALF = 100, 50
ROOM = 85
"""A list of subjects is no longer."""
LEADING = re.compile(
    r"(?:(?:(?:and|but|or|then|also|that|which|who|where|when|as(?! (?:many|few) as )|after|since|while|because"
    r"|until)\b|either(?= (?:the|an?|his|her|its|their)\b)|['’]s\b|[,;:—–\"-])\s*)+",
    re.IGNORECASE,
)
_DANGLING = """
    and but or on in at by to of for from with after before about over between into under during against
    since until because although when while if whether who whose the a an that which as such than its their his my our
"""
DANGLING = tuple(_DANGLING.split())
TRAILING = re.compile(rf"[\s,;:—–]+(?:(?:{'|'.join(DANGLING)})[\s,;:—–]*)*$")
BAD_ENDS = (*DANGLING, *" ,;:—–")
"""What a text ends with where `TRAILING` fits."""
ENDINGS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (
        ("again", "then", "later", "more", "both", "one", "each", "some"),
        re.compile(r"(?:,? and (?:again|then|later|twice more)|, (?:again|both|one|each|some))$"),
        "",
    ),
    # what is left of ", hours before the vote" when the vote is cut off
    (
        tuple(
            f"{unit}{s}"
            for unit in ("minute", "hour", "day", "fortnight", "week", "month", "year")
            for s in ("", "s")
        ),
        re.compile(r"(?:,| and) (?:a few |(?:[\w-]+ ){0,2})(?:minute|hour|day|fortnight|week|month|year)s?$"),
        "",
    ),
    (
        ("ly", "even", "just", "further", "including", "once"),
        re.compile(r"(?:,|(?<!ly),? and) (?:(?:most )?[a-z]+ly|even|just|further|including|once)$"),
        "",
    ),
    # what is left of "even if it rains", "just as they met", ", thus ending it", "only when it rained"
    (("even", "just", "thus", "only"), re.compile(r"(?<! broke)(?<! break),? (?:even|just|thus|only)$"), ""),
    # what is left of "rather than to wait", ", pursuant to which"
    (("rather", "pursuant"), re.compile(r",? (?:rather|pursuant)$"), ""),
    # what is left of ", a level last seen in May"
    (("last", "not", "never"), re.compile(r", an? (?:[\w-]+ ){1,3}(?:last|not|never)$"), ""),
    # what is left of "as long as it rained", "wherever they are"
    (("long",), re.compile(r",? (?:for )?(?:as|so) long$"), ""),
    (("they", "it", "he", "she"), re.compile(r",? (?:where|when|who|what)ever (?:they|it|s?he)$"), ""),
    # what is left of "half of what they once did"
    (("they", "it", "he", "she"), re.compile(r",? (?:as|for|of|than) what (?:they|it|s?he)$"), ""),
    # what is left of ", the highest since May"
    (("est", "first", "most"), re.compile(r", the (?:[a-z]+est|first|most)$"), ""),
    # what is left of ", as part of the feast"
    (("as part",), re.compile(r",? as part$"), ""),
    # what is left of "for most of the week"
    (("most", "much", "part"), re.compile(r" for (?:most|much|part)$"), ""),
    # what is left of "after reportedly seizing", "five years after the one that was shut"
    (("ly",), re.compile(r",? (?:after|before|by|for|while|without) \w+ly$"), ""),
    (
        ("the one", "those", "not far", "shortly"),
        re.compile(
            r"(?:,? (?:(?:[\w-]+ )?\w+s )?(?:after|before|by|for|from|than|to|with) (?:the one|those)| not far| shortly)$"
        ),
        "",
    ),
    # what stood beside a date or for the sentence before
    (
        ("also", "closer to", "far", "too", "well", "however", "instead", "meanwhile", "possibly"),
        re.compile(r"[, ]+(?:also|closer to|so far|too|as well|however|instead|meanwhile|possibly)$"),
        "",
    ),
    # "having left the night before" would read as if the night had been left
    (
        ("before", "after"),
        re.compile(r" the (?:night|day|morning|evening|week|month|year) (?:before|after)$"),
        "",
    ),
    (
        ("before", "after", "earlier", "later", "ago"),
        re.compile(
            r",? (?:(?:less|more) than |about |almost |nearly |only )?(?:an?|one|two|three|four|five|six|several|a few|some|\d+)"
            r" (?:minute|hour|day|week|month|year)s?"
            r" (?:before|after|earlier|later|ago)$"
        ),
        "",
    ),
    (
        ("that", "this"),
        re.compile(
            r",? (?:an?|one|two|three|four|five|six|several|a few|some|\d+) (?:minute|hour|day|week|month|year)s?"
            r" (?:before|after) (?:that|this)$"
        ),
        "",
    ),
    (
        ("least", "latest", "earliest"),
        re.compile(r",?(?: for| through)? at (?:least|(?:the )?(?:very )?(?:latest|earliest))$"),
        "",
    ),
    (
        ("due", "slated"),  # "the congress due in May"
        re.compile(
            r"(?<! is)(?<! are)(?<! not)(?<! was)(?<! were)(?<! be)(?<! been)(?<! fell)(?<! falls)(?<! fall) (?:due|slated)$"
        ),
        "",
    ),
    (
        ("is", "are", "was", "were"),
        re.compile(r"(?<!what it)(?<!who he)(?<!who she)(?<!as it) (?:is|are|was|were)$"),
        "",
    ),
    # who reports what stands before
    (
        ("report", "reports"),
        re.compile(r", (?:the |our |local |state )?(?:[\w.'’-]+ ){1,5}reports?$"),
        "",
    ),
    # its "in" goes with the date behind it ("sworn in on 5 May") when that is left out
    (("sworn",), re.compile(r"\bsworn$"), "sworn in"),
)
"""What a text that ends with one of the words may end with, and what stands there instead."""
ENDING = tuple({word for words, _, _ in ENDINGS for word in words})
ARTICLE = re.compile(r" ['’]s (?=[\w$€£])")
MARKUP = str.maketrans("", "", "*[]")
"""What Markdown sets around words: what stands out, and what leads elsewhere."""
ASIDE = re.compile(r"\s*\([^()]*\)|[()]")
ASIDE_THAT = re.compile(
    r", (?:after|amid|at|by|despite|during|for|from|in|on|through|to|with|without)\b[^,]{2,80}, that\b"
)
"""What stands between a verb and what is said: "announced, to the surprise of its allies, that it would leave"."""
BEFORE_VOWEL = re.compile(r"\b(^A|a)(?= (?:[ai]|e(?!u)|o(?!n[ce]))[a-z])")
"""Where "a" stood before a date that is left out: "a 2008 internal report"."""
BEFORE_CONSONANT = re.compile(
    r"\b(^A|a)n(?= (?:[bcdfgjklmnpqrstvwyz]|[BCDFGJKLMNPQRSTVWYZ])[a-z]| [BCDFGJKLMNPRSTVWZ][AEIOU][A-Z]{2,}\b)"
)
"""Where "an" stood before one: "an overnight raid", "an overnight NATO raid"."""
Mends = tuple[tuple[str, re.Pattern[str], str], ...]
"""Signs, and what may stand in a text that has one: a pattern, and what takes its place."""
WITHOUT_DATE: Mends = (
    # a date in commas between an auxiliary and its verb: "will, send two ships"
    (
        ",",
        re.compile(
            r"( (?:can|could|did|had|has|have|may|might|must|shall|should|was|were|will|would)),(?= [a-z][^,]*$)"
        ),
        r"\1",
    ),
    # 'a vote "in May"'
    ('"', re.compile(r' " ?"(?=[ ,]|$)'), ""),
    ("“", re.compile(r" “ ?”(?=[ ,]|$)"), ""),
)
"""What is left of a date."""
JOINED_ASIDE = re.compile(
    r",? (?:and|but), (?:after|amid|before|despite|following|to|with|without) [^,]{2,80}$"
)
"""What is left of "and, after a day of looting, came back"."""
IN_PLACE: Mends = (
    (" and, ", JOINED_ASIDE, ""),
    (" but, ", JOINED_ASIDE, ""),
    # of which party a member of Congress is, and from where
    ("-", re.compile(r", [DRI]-[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?,?"), ""),
    *((sign, BEFORE_VOWEL, r"\1n") for sign in ("a ", "A ")),
    *((sign, BEFORE_CONSONANT, r"\1") for sign in ("an ", "An ")),
)
"""What is put right wherever in a text it stands."""
PARTICLE = re.compile(
    r"(.*\b(?:(?:sw(?:ear|or)\w*(?: [A-Z][\w.-]*| him| her| them){0,3}"
    r"|mov\w+|clos\w+|cav\w+|g[ai]v\w+|weigh\w*|hand\w*|bring\w*|brought|step\w*|phas\w+|usher\w*|fl[eioy]\w+) in"
    r"|(?:go|goes|going|gone|went|carr\w+|drag\w*|press\w*|fight\w*|fought|mov\w+|liv\w+) on"
    r"|(?:tak\w+|took|hand\w*|was|were|is|are|be|(?:declar\w+|pronounc\w+)(?: [\w’'-]+){1,8}) over))(?: (?:and|in|on|at|by))*$"
)
"""A verb with its particle, which is no joint."""
SWORN = re.compile(r"\bsworn(?= (?:as|at|before|by) )")
"""Its "in" goes with the date behind it ("sworn in last May by the king") when that is left out."""
JOINTS = re.compile(
    r",? (?:in|on|at|with|for|after|from|by|over|against|during|as|while|because|when|that|which|who|if) "
)
LOOSE = re.compile(" (?:of|(?:related )?to|and|or) ")
"""Where a long text is cut, the first choice last."""
COUNTED = re.compile(r"(?:the )?(?:two|three|four|five|six|\d+) ", re.IGNORECASE)
"""How a subject begins that names explain: "Two officials, Ann Dean and Jo Low"."""
NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[a-z]{1,3} |al-)?[A-Z][\w'’.-]*){1,3}")
WANTING = re.compile(
    r" (?:angry|close|critical|fearful|furious|hostile|loyal|opposed|sympathetic|unhappy|worried)$"
)
"""What says nothing without the preposition behind it: "soldiers angry at"."""
OF_PERSON = re.compile(r" of [A-Z][\w'’.-]*(?: (?:al-|el-)?[A-Z][\w'’.-]*){1,3}(?= and |$)")
SMALL = re.compile(r" (?!and |of |the |for )[a-z]{4,}")
WITH_THOSE = re.compile(r" (?:against|among|between|by|for|from|of|to|with) those$")
"""What is left of "talks with those who hold the bonds" without its clause."""


def tidy(text: str) -> str:
    """No dangling joints, no quotation mark left open, a capital first letter, at most a line long."""
    if "(" in text or ")" in text:
        text = ASIDE.sub("", text)
    text = (
        " ".join(text.translate(MARKUP).split())
        .replace(" ,", ",")
        .replace(",, to ", " to ")
        .replace(",,", ",")
        .replace(", that ", " that ")
    )
    text = _mended(text, WITHOUT_DATE)
    if text.startswith(("'s ", "’s ")):  # "Saturday's raid"
        text = f"the{text[2:]}"
    leading = LEADING.match(text)
    if leading:
        text = text[leading.end() :]
    if " 's " in text or " ’s " in text:
        text = ARTICLE.sub(" the ", text)
    text = _mended(text, IN_PLACE)
    if len(text) > MOST:
        text = _shortened(text)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("``") != text.count("''"):
        text = text.replace("``", "").replace("''", "")
    text = text.replace(' " ', ' "', 1)  # an opening mark behind a name that stands for a pronoun
    text = _ended(" ".join(text.split()).rstrip(" .,;:"))
    if "sworn" in text:
        text = SWORN.sub("sworn in", text)
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    """A text without what is left at its end of something cut off; what stood before that may be such a rest again."""
    for words, pattern, instead in ENDINGS if text.endswith(ENDING) else ():
        if text.endswith(words):
            text = pattern.sub(instead, text)
    whole = PARTICLE.match(text) if text.endswith((" in", " on", " over", " and", " at", " by")) else None
    if whole:
        return whole[1]
    if not text.endswith(BAD_ENDS):
        return text
    shorter = TRAILING.sub("", text).rstrip(" .,;:")
    return shorter if shorter == text else _ended(shorter)


def _mended(text: str, mends: Mends) -> str:
    """A text in which what a date or a cut has left is put right."""
    for sign, pattern, instead in mends:
        if sign in text:
            text = pattern.sub(instead, text)
    return text


def _shortened(text: str) -> str:
    """A long text up to its last comma or joint that leaves a line."""
    comma = text.rfind(", ", HALF, MOST)
    joints = [m.start() for cut in (LOOSE, JOINTS) for m in cut.finditer(text, HALF, MOST)]
    if text.startswith(", and ", comma) and joints and joints[-1] > comma:
        comma = joints[-1]  # "between its minister, Ann Dean, and Jo Low at a meeting"
    return text[: comma if comma > 0 else joints[-1] if joints else text.rfind(" ", 0, MOST)]


def fitting(subject: str, rest: str) -> str:
    """A subject with room for its verb behind it: "The Commission, the Central Bank and the Fund" is "The Commission and others".

    What explains a subject goes first: "The kings of Spain and Sweden, Felipe and Carl".
    """
    if len(subject) > HALF and len(subject) + len(rest) > MOST and len(OF_PERSON.findall(subject)) > 1:
        subject = OF_PERSON.sub("", subject)  # "the Front of Ana Luz and the army of Rui Costa"
    if len(subject) > HALF and len(subject) + len(rest) > MOST and (joint := JOINTS.search(subject)):
        subject = WANTING.sub("", subject[: joint.start()]) if ", " not in subject else subject
    first, comma, others = subject.partition(", ")
    long = len(subject) > ROOM or (len(subject) > HALF and len(subject) + len(rest) > MOST)
    apposed = NAME.fullmatch(first) and others.startswith(("the ", "a ", "an ")) and SMALL.search(others)
    if apposed:  # "Ann Dean, the bank's chief for peace, and her son"
        _, beside, other = others.partition(", and ")
        return f"{first} and {other}" if beside and "," not in other else first
    if not comma or not long:
        return subject
    if subject.endswith(",") and " and " in others:  # "The two men, Ann Dean and Jo Low,"
        return first
    if " and " not in others:
        return others.strip(", ") if NAME.fullmatch(others.strip(", ")) else first
    one = (
        COUNTED.match(first) is not None
        or rest.startswith(("is ", "was ", "has "))
        or rest.partition(" ")[0].endswith("s")
    )
    return first if one or " and " in first else f"{first} and others"
