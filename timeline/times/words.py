"""The vocabulary of time: which class a word belongs to, and what it stands for.

A row is a class, a value and the words; `CLASSES` gives every class a letter of its own, so that a text
becomes a
string of class letters over which the rules of `timeline.times.rules` are matched.
"""

from __future__ import annotations

from string import ascii_letters
from typing import NamedTuple

from timeline.times.calendar import MONTHS, WEEKDAYS


class Row(NamedTuple):
    """Some words of one class and value; as written, and with a capital where `capital` is true."""

    name: str
    value: int | str
    words: str
    capital: bool = True


UNIT_ROWS = (
    Row("CLOCKU", "S", "sec", capital=False),
    Row("CLOCKU", "M", "minute", capital=False),
    Row("CLOCKU", "H", "hour", capital=False),
    Row("DAYU", "day", "day", capital=False),
    Row("WEEKU", "week", "week", capital=False),
    Row("FORTNIGHT", "fortnight", "fortnight", capital=False),
    Row("MONTHU", "month", "month", capital=False),
    Row("QUARTERU", "quarter", "quarter", capital=False),
    Row("YEARU", "year", "year Year", capital=False),
    Row("DECADEU", "decade", "decade", capital=False),
    Row("CENTURYU", "century", "century", capital=False),
    Row("CENTURYU", "millennium", "millennium", capital=False),
    Row("CLOCKUS", "S", "seconds secs", capital=False),
    Row("CLOCKUS", "M", "minutes mins", capital=False),
    Row("CLOCKUS", "H", "hours hrs"),
    Row("DAYUS", "day", "days"),
    Row("PLURALU", "week", "weeks"),
    Row("PLURALU", "fortnight", "fortnights"),
    Row("PLURALU", "month", "months"),
    Row("QUARTERUS", "quarter", "quarters"),
    Row("PLURALU", "year", "years yrs"),
    Row("PLURALU", "decade", "decades"),
    Row("PLURALU", "century", "centuries"),
    Row("PLURALU", "millennium", "millennia"),
    Row("WEEKEND", "weekend", "weekend"),
    Row("WEEKENDS", "weekend", "weekends"),
    Row("TERM", "period", "period"),
)

DAY_ROWS = (
    Row("TODAY", 0, "today"),
    Row("YESTERDAY", -1, "yesterday"),
    Row("TOMORROW", 1, "tomorrow"),
    Row("TONIGHT", 0, "tonight"),
    Row("OVERNIGHT", "NI", "overnight"),
    Row("PART", "MO", "morning dawn daybreak sunrise sunup", capital=False),
    Row("PART", "AF", "afternoon", capital=False),
    Row("PART", "EV", "evening dusk sundown sunset", capital=False),
    Row("PART", "NI", "night nightfall", capital=False),
    Row("PARTS", "MO", "mornings", capital=False),
    Row("PARTS", "AF", "afternoons", capital=False),
    Row("PARTS", "EV", "evenings", capital=False),
    Row("PARTS", "NI", "nights", capital=False),
    Row("NOON", "T12:00", "noon midday", capital=False),
    Row("NOON", "T24:00", "midnight", capital=False),
    Row("SEASON", 2, "summer summertime"),
    Row("SEASON", 3, "autumn autumntime"),
    Row("SEASON", 4, "winter wintertime"),
    Row("SPRING", 1, "spring springtime"),
    Row("FALL", 3, "fall"),
    Row("SEASONS", 2, "summers"),
    Row("SEASONS", 3, "autumns"),
    Row("SEASONS", 4, "winters"),
    Row("AMPM", "am", "a.m. a.m A.M. A.M am AM", capital=False),
    Row("AMPM", "pm", "p.m. p.m P.M. P.M pm PM", capital=False),
    Row("OCLOCK", "", "o'clock o’clock"),
    Row("ZONE", "Z", "GMT UTC", capital=False),
    Row("ZONE", "-05", "ET EST CDT", capital=False),
    Row("ZONE", "-04", "EDT", capital=False),
    Row("ZONE", "-06", "CST MDT", capital=False),
    Row("ZONE", "-07", "MST PDT", capital=False),
    Row("ZONE", "-08", "PT PST", capital=False),
    Row("ZONE", "+01", "BST CET", capital=False),
    Row("ZONE", "+02", "CEST EET", capital=False),
    Row("ZONE", "+03", "MSK EEST", capital=False),
    Row("ZONE", "+09", "JST KST", capital=False),
    Row("BC", "BC", "BC BCE B.C. B.C B.C.E. B.C.E", capital=False),
    Row("AD", "AD", "AD CE A.D. A.D C.E. C.E", capital=False),
)

DEICTIC_ROWS = (
    Row("NOW", "PRESENT_REF", "now currently nowadays presently"),
    Row("CURRENT", "PRESENT_REF", "current"),
    Row("RECENTLY", "PAST_REF", "recently lately"),
    Row("RECENT", "PAST_REF", "recent"),
    Row("FORMER", "PAST_REF", "former"),
    Row("SOON", "FUTURE_REF", "soon"),
    Row("FUTURE", "FUTURE_REF", "future"),
    Row("PAST", -1, "past"),
    Row("PRESENT", 0, "present"),
    Row("THIS", 0, "this"),
    Row("THAT", 0, "that"),
    Row("THESE", 0, "these"),
    Row("SAME", 0, "same"),
    Row("VERY", "", "very", capital=False),
    Row("LIKE", 0, "corresponding comparable"),
    Row("LAST", -1, "last"),
    Row("NEXT", 1, "next"),
    Row("PREVIOUS", -1, "previous preceding prior"),
    Row("FOLLOWING", 1, "following ensuing subsequent"),
    Row("FOLLOWED", 1, "followed", capital=False),
    Row("COMING", 1, "coming upcoming forthcoming"),
    Row("LATEST", 0, "latest"),
    Row("AGO", -1, "ago"),
    Row("EARLIER", -1, "earlier previously beforehand"),
    Row("LATER", 1, "later afterwards afterward thereafter"),
    Row("HENCE", 1, "hence"),
    Row("AHEAD", 1, "ahead"),
    Row("BEFORE", -1, "before"),
    Row("AFTER", 1, "after"),
    Row("EARLY", "START", "early"),
    Row("LATE", "END", "late"),
    Row("LATTER", "END", "latter"),
    Row("FINAL", -1, "final closing dying waning"),
    Row("MID", "MID", "mid"),
    Row("MIDDLE", "MID", "middle"),
    Row("END", "END", "end close"),
    Row("BEGIN", "START", "beginning start opening outset"),
    Row("TURN", "", "turn", capital=False),
    Row("HALF", "half", "half"),
    Row("FULL", "", "full whole entire"),
    Row("FISCAL", "", "fiscal financial"),
    Row("FY", "", "FY", capital=False),
    Row("DATE", "", "date"),
    Row("TIME", "", "time"),
    Row("LOCAL", "", "local"),
    Row("YEARAGO", "", "year-ago"),
    Row("ANNIVERSARY", "", "anniversary"),
    Row("LONG", "", "long", capital=False),
    Row("OLD", "", "old", capital=False),
    Row("ENDED", "", "ended ending", capital=False),
    Row("TRADING", "", "trading business working consecutive straight successive more additional"),
    Row("DAILY", "P1D", "daily"),
    Row("SETADV", "P1W", "weekly"),
    Row("SETADV", "P1M", "monthly"),
    Row("SETADV", "P1Y", "annually yearly"),
    Row("HOURLY", "PT1H", "hourly"),
)

FUNCTION_ROWS = (
    Row("THE", "", "the"),
    Row("A", 1, "a an"),
    Row("OF", "", "of"),
    Row("IN", "", "in"),
    Row("ON", "", "on"),
    Row("AT", "", "at"),
    Row("BY", "", "by"),
    Row("TO", "", "to"),
    Row("WITH", "", "with"),
    Row("AND", "", "and & plus"),
    Row("OR", "", "or"),
    Row("FROM", "", "from"),
    Row("SINCE", "", "since"),
    Row("UNTIL", "", "until till til"),
    Row("BETWEEN", "", "between"),
    Row("WITHIN", "", "within"),
    Row("OVER", "MORE_THAN", "over"),
    Row("UNDER", "LESS_THAN", "under"),
    Row("DURING", "", "during"),
    Row("THROUGH", "", "through throughout thru"),
    Row("FOR", "", "for"),
    Row("ABOUT", "APPROX", "about approximately roughly circa"),
    Row("AROUND", "APPROX", "around"),
    Row("NEARLY", "LESS_THAN", "nearly almost"),
    Row("MORE", "MORE_THAN", "more"),
    Row("LESS", "LESS_THAN", "less fewer"),
    Row("THAN", "", "than"),
    Row("AT_LEAST", "EQUAL_OR_MORE", "least"),
    Row("MOST", "EQUAL_OR_LESS", "most"),
    Row("WHEN", "", "when"),
    Row("MODAL", "", "will would may could might should must can", capital=False),
    Row("WHILE", "", "while", capital=False),
    Row("EFFECTIVE", "", "effective payable record due expires expire"),
    Row("UP", "EQUAL_OR_LESS", "up"),
    Row("SOME", "APPROX", "some"),
    Row("NO", "", "no"),
    Row("EACH", "", "every each"),
    Row("OTHER", "", "other"),
    Row("PER", "", "per"),
    Row("FEW", "X", "few several"),
    Row("COUPLE", 2, "couple"),
    Row("MANY", "X", "many"),
    Row("ANOTHER", 1, "another"),
    Row("SO", "", "so"),
    Row("AS", "", "as"),
    Row("ITS", "", "its their his her our"),
    Row("MUCH", "", "much part"),
    Row("NEAR", "", "near immediate"),
    Row("TOOK", "", "took lasted lasting spent take spend spending"),
)

MARK_ROWS = (
    Row("COMMA", "", ","),
    Row("DOT", "", "."),
    Row("DASH", "", "- – — ‐ ‑ −"),
    Row("SLASH", "", "/"),
    Row("POSS", "", "'s ’s"),
    Row("APOS", "", "' ’ ‘"),
    Row("OPEN", "", "( ["),
    Row("MONEY", "", "$ £ € ¥ % # °"),
)

NUMBER_ROWS = (
    *tuple(
        Row("CARD", value, words)
        for value, words in [
            *enumerate(
                [
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen",
                ],
                1,
            ),
            *zip(
                range(20, 100, 10),
                ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
                strict=True,
            ),
        ]
    ),
    Row("MULT", 100, "hundred"),
    Row("MULT", 1000, "thousand"),
    Row("DOZEN", 12, "dozen"),
    Row("TENS", "", "tens hundreds thousands dozens"),
    *(
        Row("ORD", value, word)
        for value, word in [
            *enumerate(
                [
                    "first",
                    "second",
                    "third",
                    "fourth",
                    "fifth",
                    "sixth",
                    "seventh",
                    "eighth",
                    "ninth",
                    "tenth",
                    "eleventh",
                    "twelfth",
                    "thirteenth",
                    "fourteenth",
                    "fifteenth",
                    "sixteenth",
                    "seventeenth",
                    "eighteenth",
                    "nineteenth",
                    "twentieth",
                ],
                1,
            ),
            (30, "thirtieth"),
        ]
    ),
    *(
        Row("DECADEWORD", value, word)
        for value, word in zip(
            range(20, 100, 10),
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
            strict=True,
        )
    ),
)

NAME_ROWS = (
    *(
        Row({"May": "MAY", "March": "MARCH"}.get(m, "MONTH"), i, f"{m} {m.upper()}", capital=False)
        for i, m in enumerate(MONTHS, 1)
    ),
    *(
        Row("MONABBR", i, f"{m} {m.upper()}", capital=False)
        for i, abbreviations in enumerate(
            ["Jan", "Feb", "Mar", "Apr", "-", "Jun", "Jul", "Aug", "Sep;Sept", "Oct", "Nov", "Dec"], 1
        )
        for m in abbreviations.split(";")
        if m != "-"
    ),
    *(Row("WEEKDAY", i, f"{d} {d.upper()}", capital=False) for i, d in enumerate(WEEKDAYS)),
    *(Row("WEEKDAYS", i, f"{d}s", capital=False) for i, d in enumerate(WEEKDAYS)),
    *(
        Row("WDABBR", i, f"{d} {d.upper()}", capital=False)
        for i, abbreviations in enumerate(["Mon", "Tue;Tues", "Wed", "Thu;Thur;Thurs", "Fri", "Sat", "Sun"])
        for d in abbreviations.split(";")
    ),
    Row(
        "PAPER",
        "",
        "Times Telegraph Mirror Mail Express Herald Post Tribune Independent Accord Agreement Pact Club",
    ),
)

IDENTIFIER_ROWS = (
    Row(
        "IDENT",
        "",
        "resolution article room page flight chapter section route highway act bill rule paragraph "
        "sheet form figure table line lot model type number no nos ext extension tel telephone phone "
        "fax box suite street avenue isbn boeing airbus mig mach grade step item question verse psalm "
        "version windows pp p vol volume unscr unsc decree directive regulation protocol channel gate hotel "
        "apartment unit platoon squadron brigade division regiment battalion battery serial case "
        "docket call dial order group level hill point resolutions articles chapters sections paragraphs "
        "pages flights",
    ),
    Row(
        "COUNTED",
        "",
        "troops soldiers people men women children civilians refugees tonnes tons km kilometres "
        "kilometers miles metres meters feet dollars euros pounds yen yuan rubles roubles rupees "
        "marks francs cents percent barrels bushels deaths dead wounded injured casualties prisoners "
        "hostages protesters demonstrators rioters fighters militants rebels insurgents guerrillas "
        "peacekeepers observers policemen officers personnel workers jobs employees migrants students "
        "voters votes seats delegates members homes houses buildings villages missiles rockets shells "
        "drones tanks aircraft planes ships vessels boats vehicles trucks guns rifles warheads bombs "
        "points calories watts megawatts mw kw mm cm kg lbs hectares acres copies pages words names "
        "cases shares horses camels sheep cattle cubic square million billion trillion families "
        "households victims bodies inhabitants residents passengers sorties strikes attacks launches "
        "satellites cameras inmates detainees",
    ),
)

ROWS = (
    *IDENTIFIER_ROWS, *UNIT_ROWS, *DAY_ROWS, *DEICTIC_ROWS,
    *FUNCTION_ROWS, *MARK_ROWS, *NUMBER_ROWS, *NAME_ROWS,
)  # fmt: skip
"""Every word; where two rows share one, the later row wins."""

SHAPES = (
    "DD", "ORDN", "NUM", "DEC", "YEAR", "DECADE", "SHORTYEAR", "CLOCK", "CLOCKED", "ISO", "SLASHED", "QNUM",
    "HNUM", "FYNUM",
    "BREAK", "CAP", "WORD", "NAMED", "HOLIDAY", "CODE",
)  # fmt: skip
"""Classes that a token gets by its shape, by its surroundings or from the tables of named times."""

NAMES = tuple(dict.fromkeys([*SHAPES, *(row.name for row in ROWS)]))
ALPHABET = "".join(map(chr, range(0x80, 0x100))) + ascii_letters
CLASSES: dict[str, str] = dict(zip(NAMES, ALPHABET, strict=False))


class Entry(NamedTuple):
    """What a word stands for: its class letter and its value."""

    letter: str
    value: int | str


def _vocabulary() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for row in ROWS:
        entry = Entry(CLASSES[row.name], row.value)
        for word in row.words.split():
            found[word] = entry
            if row.capital and word[0].isalpha():
                found[word.capitalize()] = entry
                found[word.upper()] = entry
    return found


VOCABULARY = _vocabulary()
