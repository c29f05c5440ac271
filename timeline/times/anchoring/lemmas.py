"""Lemmas by the side on which they put a bare weekday or month: what plans, puts off, lasts, or tells a timetable."""

from __future__ import annotations

from collections.abc import Mapping


def bag(words: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(words.split())


PLANNERS = bag(
    "undertake plan expect schedule slate intend hope aim set promise vow pledge agree prepare want propose predict "
    "forecast anticipate order ask tell urge invite call threaten due poise tip seek offer request "
    "require demand warn allow permit ready suppose mean bind project commit design subpoena summon instruct "
    "direct clear authorize authorise"
)
"""Lemmas whose complement lies ahead of them."""
ACHIEVERS = bag(
    "manage begin start fail continue go help come apply try attempt refuse decline resume keep stop cease finish quit admit"
)
"""Lemmas whose past tells of an infinitive, or of a gerund right behind, that it was done then, or not."""
LETTING = bag("allow let permit")
"""Lemmas that plan in the present; their past tells that what one was allowed was done."""
WINNING = bag("beat defeat lose outpoll sweep trounce win")
"""Lemmas of how a contest ended, of which nobody tells before."""
INTENDED = bag("mean suppose")
"""Lemmas that plan only in the passive."""
WITHHELD = bag(
    "comment confirm disclose discuss divulge elaborate identify reveal rule say specify speculate tell"
)
"""Lemmas behind "would not", which tell of a refusal and not of what is to come ("would not comment on Monday")."""
TIMETABLED = bag(
    "open begin start commence meet visit travel vote hold host face play take stage end close expire lapse return leave "
    "arrive convene resume go fly come head join address testify appear elect sign finish conclude land depart "
    "release launch publish air broadcast kick reopen stand decide speak pay fall turn retire step move welcome "
    "receive gather assemble attend present unveil announce get do have be tour sit run set mark celebrate observe choose pick "
    "enter rejoin join rule debate hear inaugurate"
)
"""Lemmas whose present tense tells a timetable ("opens on Friday"); that of others shows what is or was to be seen."""
APPOINTED = bag(
    "appear arrive attend begin convene debate elect gather hear hold host inaugurate meet open resume return start "
    "testify travel visit vote"
)
"""Lemmas of what one is asked to do on a day that is named."""
_HELD = bag(
    "banner candle effigy flag flower hand phone photo photograph picture placard portrait poster sign torch wreath"
)
_BESIDE = bag("after amid among around as atop behind beside beneath by inside near next outside under")
PICTURED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("hold", "display", "carry", "wave"), _HELD),
    **dict.fromkeys(("celebrate", "gather", "sit"), _BESIDE),
    "stand": _BESIDE | {"guard", "watch"},
    "run": bag("from past through"),
    "move": bag("against past through toward towards"),
    **dict.fromkeys(("fly", "travel"), bag("aboard along over past through")),
}
"""Lemmas whose present tense shows what is to be seen in a picture where one of these stands close behind."""
POSTPONERS = bag(
    "postpone delay adjourn extend defer move push shift reschedule put schedule slate plan set expect call summon "
    "convene arrange book organize organise fix"
)
"""Lemmas whose "for" or "to" names a day that lies ahead."""
CALLERS = bag("postpone delay defer push reschedule move call summon convene")
"""Lemmas whose "for" or "to" names a day ahead of theirs."""
FIXERS = bag("arrange book fix put schedule set")
"""Lemmas whose "for" does so where they tell of it in a finite form: "set a vote for 5 March"."""
DELAYERS = bag("postpone delay defer put reschedule")
"""Lemmas whose "from" names the day that was meant at first."""
MOVERS = bag("move push shift extend")
"""Lemmas right behind which it does so too."""
SCHEDULERS = bag("schedule plan expect slate intend pencil moot due")
"""Lemmas that say a day ahead in any form: "has scheduled a vote on Friday"."""
ANNOUNCERS = bag("announce call confirm set")
"""Lemmas that in the present perfect say a day that is near: "has announced a vote on 8 October"."""
UNCHANGED = bag("lay set put cut hit shut quit let spread hurt cast split burst shed beat bid thrust")
"""Lemmas whose past is as their present: without an -s, they rather tell what was."""
LASTING = bag("lay lie sit last run take wait stay continue remain go serve live work hold rule govern keep")
"""Lemmas whose "until" tells how long something lasted."""
SETTLED = bag(
    "cancel postpone call scrap hold fail collapse go drop shelve abandon begin start take abort scrub"
)
"""Lemmas that tell what became of a plan."""
OUTINGS = bag("boycott demonstration march protest rally strike vigil walkout")
"""What one calls for on a day to come: "called for a strike on Monday"."""
WISHING = bag("want need")
"""Lemmas that want something done: "wants the camp closed by November"."""
WAITING = bag("when once before until")
"""With a present tense these tell of a day to come, where what hangs on it is to come."""
SUPPOSING = bag("if unless")
"""Conjunctions whose present tense looks ahead."""
NONE = bag("neither nobody none")
"""Subjects that negate their verb."""
BACKSHIFTED = frozenset(("would", "could", "might", "should"))
AHEAD_MODALS = frozenset(
    ["will", "shall", "would", "could", "may", "might", "should", "must", "can", "ought"]
)
ADJECTIVES = bag(
    "due set scheduled expected slated planned likely ready poised supposed prepared going bound about "
    "able tentatively invitation"
)
"""Words that stand before "to" and an infinitive, or before "for" and a date, where something lies ahead."""
ABLE = bag("able unable")
"""Words that tell of an infinitive that it was done, or not, where they stand behind a past."""
OPENERS = bag(
    ", ; : — – -- that and but as when while where because after before if although which who what how"
)
"""What stands before a time expression that opens its clause."""
PREPOSITIONS = bag(
    "on in at by until till since from to for before after during late early last next this the of "
    "through about around as soon only also then but and earlier later up a.m. p.m. am pm noon midnight "
    "est edt gmt"
)
