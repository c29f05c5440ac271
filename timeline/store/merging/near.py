"""Triggers that tell of one act in different words, as data."""

from __future__ import annotations

from functools import cache, lru_cache, reduce
from operator import or_

NEAR: tuple[str, ...] = (
    # going and meeting
    "visit trip travel arriv tour land fly flew stop touch reach spend go journey receiv welcom com stopov set pilgrimag host hop",
    "meet meeting talk summit host hold gather gathering conven attend confer conference receiv sit du session negotiat negotiation "
    "bring welcom end conclud encounter see discuss discussion "
    "dialogu dine lunch dinner huddl consult consultation forum assembl assembly conclav",
    "call phon telephon speak talk tell warn ring",
    "spok speak address speech deliver tell remark lectur",
    "return com back bring hom repatriat repatriation go homecom",
    "leav depart departur go fly exit quit end set",
    # words and deeds of agreement
    "sign agree agreement accord pact treaty deal conclud seal communiqu declaration truc ceasefir reach settl settlement consensus "
    "compromis strik initial memorandum mou clinch signatur signing draft text finaliz finalis put ink protocol contract "
    "understanding peac undertak announc convention charter",
    "ceasefir truc paus halt lull suspend stop armistic ceas cessation moratorium respit",
    "adopt approv announc unveil publish outlin releas pass enact sign decid decision endors ratify promulgat introduc resolution law "
    "act vot ratification approval passag adoption bill legislat legislation clear back accept agree",
    "decree order sign announc proclaim declar issu impos instruct direct ordain edict mandat proclamation declaration invok",
    "authoriz authoris approv mandat resolution vot back endors blessing allow permit okay greenlight permission authorization adopt "
    "authorisation licens",
    "pledg promis vow commit undertak swear guarantee offer pledging promise commitment announc",
    "join admit accession member becom enter membership acced admission adhesion welcom invit",
    "apply application ask hand request submit bid seek",
    "urg call appeal demand press ask request beg plead insist implor exhort entreat",
    "reject refus deny rebuff dismiss turn veto declin spurn repudiat rejection refusal oppos strik",
    "apologiz apologis apology regret sorry",
    "relent concede yield giv drop agree bow back",
    "strip revok end abolish withdraw annul scrap depriv",
    "condemn denounc criticiz criticis accus blam deplor decry slam censur protest rebuk condemnation lambast assail call lash castigat",
    "threaten warn vow threat warning ultimatum caution menac",
    "propos suggest offer plan float submit tabl proposal recommend pitch present",
    "recogniz recognis recognition",
    "sever break cut ruptur expel expulsion drop suspend recall",
    "expel expulsion deport throw order banish",
    "broker mediat negotiat arrang help",
    # money and goods
    "loan lend borrow grant credit bailout rescu approv disburs agree releas tranch award extend provid giv programm program unlock "
    "back pack packag pledg allocat",
    "pay payment repay repayment settl discharg reimburs redeem",
    "default arrear fail miss suspend stop halt ceas unabl lapse insolvency insolvent bankrupt bankruptcy moratorium non-payment",
    "devalu devaluation cut depreciat slash float weaken",
    "rais increas hik lift put ris rise jack double tripl",
    "cut lower reduc slash trim reduction eas",
    "fall drop plung slump tumbl sink declin slid slide crash los shed shrink contract collaps plummet div weaken",
    "ris climb jump soar surg gain increas grow rally leap expand rebound growth",
    "nationaliz nationalis nationalization nationalisation expropriat expropriation seiz seizur tak",
    "send supply ship deliver giv provid donat hand delivery shipment transfer export sell sal sale dispatch equip arm airlift",
    "deliver delivery arriv arrival reach",
    "buy purchas order acquir contract acquisition takeover merg merger",
    "collaps fail fold liquidat bankrupt bankruptcy insolvent insolvency",
    "invest investment build fund financ",
    "bond swap restructur restructuring exchang reschedul renegotiat haircut",
    # law and office
    "rul ruling judgment judgement award verdict find order decid decision uphold hold court declar strik throw",
    "su lawsuit court cas fil complaint bring suit petition challeng",
    "arrest detain jail imprison custody confin seiz detention apprehend place captur catch hold nab pick raid grab tak "
    "intern incarcerat lock arrest",
    "convict sentenc guilty verdict condemn find conviction jail imprison rul given prison term giv get hand",
    "indict charg accus prosecut indictment warrant issu arraign impeach remand",
    "try trial court hear hearing testify appear dock open stand",
    "free releas pardon let amnesty parol acquit liberat swap exchang bail",
    "swap exchang trad",
    "rescu free sav releas liberat rescue liberation",
    "disappear vanish go flee hid disappearance miss",
    "escap flee break walk breakout jailbreak bolt prison open empty storm get",
    "flee flight escap getaway exil leav fly board run abscond go tak abandon evacuat",
    "kidnap abduct hostag seiz tak captur snatch abduction",
    "tak offic appoint becom succeed swear inaugurat inauguration install assum power nam com oath appointment sworn swearing "
    "promot promotion enthron",
    "elect election win vot poll referendum ballot defeat victory landslid los reelect re-elect beat plebiscit rout trounc thrash "
    "contest outcom choos choice pick select sweep return mak giv bring pass runoff midterm primary",
    "appoint nam nominat choos pick select mak nomination choice designat tap put elect",
    "resign resignation step leav quit oust go depart departur bow giv stand abdicat abdication relinquish tender",
    "dismiss sack fir oust remov suspend replac dismissal reliev fire purg drop strip",
    "impeach impeachment remov dismiss dismissal fir sack oust suspend",
    "coup putsch overthrow oust toppl seiz depos remov tak seizur takeover power topple",
    "draft conscript conscription mobiliz mobilis mobilization mobilisation call",
    "found creat form establish set stand present launch foundation formation establishment creation rais",
    "unseat disqualify bar expel oust remov strip disqualification",
    "dissolv disband abolish ceas end dissolution liquidat expir wind dismantl terminat abolition clos disarm over finish",
    "cancel call postpon cut scrap drop abandon negat off shelv",
    "delay postpon put defer move push adjourn suspend reschedul postponement",
    "lift remov end scrap abolish eas repeal revok rescind revers back waiv relax withdraw cancel",
    "ban forbid prohibit bar block outlaw prohibition restrict suspend clos ground",
    "sanction embargo blacklist freez ban penalty impos tariff punish target designat levy restrict restriction",
    "impos introduc declar announc decree levy slap order enforc plac bring forc",
    "begin start break erupt outbreak open launch com kick onset",
    "end finish expir clos laps conclud over stop ceas",
    "renew extend prolong renewal extension prolongation roll lengthen",
    "resum restart reopen resumption return reviv",
    "open reopen inaugurat launch unveil start",
    # war
    "invad invasion attack assault offensiv war launch begin start fight hostility conflict incursion push cross march enter open "
    "advanc counteroffensiv strik mov operation",
    "attack raid assault storm strik hit bomb bombing airstrik shell shelling fir pound bombard bombardment ambush burst com rocket "
    "blitz set target shoot fight clash battl skirmish beat barrag salvo kill massacr slaughter gun",
    "beat attack set club batter assault charg thrash",
    "storm break breach burst overrun ransack enter force loot invad rush swarm breakthrough",
    "captur fall tak seiz walk enter conquer overrun occupy storm recaptur retak liberat wrest occupation los conquest win gain "
    "recover regain liberation control march roll sweep",
    "annex annexation seiz absorb incorporat tak",
    "surrender capitulat lay disarm yield capitulation giv hand",
    "withdraw withdrawal leav quit tear abandon pull exit walk pullout evacuat evacuation retreat go depart complet last redeploy",
    "station deploy deployment bas regiment complet rotat send dispatch arriv land com position mov step rotation contingent set",
    "exercis drill maneuver manoeuvr wargam rehears",
    "test fir launch missil fly rocket fail land pass cross detonat shoot lob splash satellit orbit lift blast",
    "kill di dead death assassinat assassination shoot murder slaughter massacr slay perish execut fall los beat gun killing bomb "
    "bombing carnag bloodshed mow behead stab poison hang execution massacr dy",
    "wound injur hurt maim injury",
    "shoot down crash hit bring fir",
    "explod explosion blast blow bomb bombing sink detonat burst rip kill di dead death wreck",
    "clos block blockad barricad shut seal cut closur sieg besieg encircl cordon surround blockad",
    "clear sweep evict dispers dismantl raz crackdown suppress crush quell quash remov raid driv crack",
    "sabotag blow rupture explod damag burst leak cut",
    "intercept scrambl shadow chas repel block down",
    "sail transit pass cross navigat steam enter",
    # streets and disasters
    "protest demonstrat demonstration march rally unrest riot revolt uprising rebellion rebel gather tak mob crowd pour com",
    "rebel rebellion mutiny revolt march uprising insurrection rise",
    "strik stoppag walkout walk",
    "earthquak quak tremor shock strik hit level shak temblor rattl kill di dead death perish collaps destroy flatten bury measur rock",
    "cyclon hurrican typhoon storm landfall strik hit wreck batter flatten drown flood devastat lash tear pass sweep kill di dead "
    "death perish destroy rip slam pummel rag roar",
    "flood inundat submerg burst drown wash overflow swamp kill di dead death perish sweep",
    "burn fir torch blaz arson set engulf fire wildfir scorch gut kill di dead death",
    "landslid mudslid avalanch bury sweep engulf kill di dead death collaps",
    "erupt eruption volcano spew",
    "outbreak epidemic pandemic infect infection spread detect emerg",
    "crash collid collision derail derailment sink capsiz ram hit plung kill di dead death perish wreck overturn founder drown go",
    "confirm certify validat proclaim uphold ratify declar announc result outcom recogniz confirmation certification",
    "displac driv uproot flee forc evacuat evacuation",
    "hack breach cyberattack attack leak steal infiltrat",
    "bury funeral burial mourn inter rest",
    "announc declar reveal disclos confirm state report unveil mak say tell",
)
"""Stems (a word's lemma without its last e) of triggers that are near to each other; each may stand in several rows."""

PARTICLES: tuple[str, ...] = (
    "back down: relent",
    "back off: relent",
    "back out: withdraw",
    "blow up: explod",
    "bow out: resign",
    "break down: collaps",
    "break off: end",
    "break out: begin erupt",
    "break up: dispers",
    "bring back: return",
    "bring down: toppl down",
    "call for: demand",
    "call in: summon",
    "call off: cancel",
    "call on: urg",
    "call up: mobilis",
    "close down: clos",
    "crack down: suppress crackdown",
    "cut back: cut reduc",
    "cut off: cut sever",
    "drive out: expel",
    "drop out: withdraw",
    "fall apart: collaps",
    "force out: oust",
    "get away: escap",
    "give back: return",
    "give up: surrender abandon resign",
    "give in: yield",
    "go back: return",
    "go down: sink fall",
    "go off: explod",
    "go under: sink collaps",
    "go up: ris",
    "gun down: shoot kill",
    "hand back: return",
    "hand over: hand deliver",
    "hit back: retaliat",
    "hit out: criticis",
    "kick off: begin",
    "kick out: expel oust",
    "lash out: criticis",
    "lay off: dismiss",
    "let in: admit",
    "let out: free",
    "lock up: jail",
    "mow down: shoot kill",
    "open up: open",
    "pay back: repay",
    "pay off: repay",
    "pick up: arrest pick",
    "pull back: withdraw",
    "pull out: withdraw",
    "put down: suppress",
    "put forward: propos",
    "put off: postpon",
    "roll back: revers",
    "round up: arrest",
    "rule out: reject",
    "scale back: reduc",
    "sell off: sell",
    "send back: return repatriat",
    "set up: found creat",
    "set off: leav detonat",
    "shoot down: down shoot",
    "shut down: clos",
    "sign off: approv",
    "sign up: join",
    "sit down: meet",
    "splash down: land",
    "stand down: resign",
    "step aside: resign",
    "step down: resign",
    "step up: increas",
    "strike down: annul strik",
    "take back: recaptur",
    "take off: fly leav",
    "take over: succeed takeover",
    "tear up: scrap",
    "throw out: reject oust",
    "turn down: reject",
    "turn over: hand",
    "vote down: reject",
    "vote in: elect",
    "vote out: oust",
    "walk out: strik leav escap",
    "wash away: sweep",
    "wind up: end",
    "wipe out: destroy",
    "wipe off: los",
)
"""Verbs that mean something else with the word behind them, and the stems of what they mean."""

OPPOSED: tuple[tuple[str, str], ...] = (
    (
        "introduc impos adopt approv pass enact ratify propos",
        "withdraw drop scrap repeal lift reject veto shelv abandon revok rescind cancel annul",
    ),
    ("arrest detain jail imprison captur kidnap abduct", "free releas acquit pardon"),
    ("invad occupy deploy", "withdraw retreat"),
    ("open reopen", "clos shut"),
    (
        "ris climb jump soar surg gain increas rally rais hik",
        "fall drop plung slump tumbl sink declin slid cut lower reduc",
    ),
    ("accept agree", "reject refus"),
    ("suspend halt", "resum restart"),
    ("prais welcom hail", "condemn denounc criticis"),
    ("appoint nam swear inaugurat elect", "dismiss sack resign oust"),
)
"""Stems of acts of which those on one side undo those on the other, or are their contrary."""

LIGHT = (
    "be was do hav tak mak giv get go com put bring set keep see hold begin start open end call fall last carry conduct fac mount "
    "perform stag surviv undergo wag"
)
"""Stems that say little of themselves of what was done."""

BEAR = "hav tak mak giv com put bring set hold begin start open end go last carry conduct fac mount perform stag surviv undergo wag"
"""Those of them that bear a noun which says it: held talks, took effect, the fighting began."""

COMMON = (
    "about abroad accord accus act adopt afternoon afterward again against ago agre agreement aid air aircraft all ally "
    "almost already also although ambassador among announc another answer any appeal approv ar arm army around arrest "
    "arriv ask attack attempt autumn away back ban bank bar bas bear beat becaus becom befor begin believ better bill "
    "billion block board body bomb border both break bridg bring build bury but buy cabinet call cancel capital captur "
    "carry cas cash ceasefir cent chang charg chief child choos city claim clos com commander condemn confirm "
    "constitution contract cost council count country court crash crisis cross crowd cut dat dawn day dead deal debt "
    "decid declar declaration decre defenc demand deny di disput district do door down dozen draft driv dron drop du each "
    "earlier early effect eight elect election els embassy emergency end enter even ever every expect fac fail fall "
    "family far few fight fighter find fir fiv flight fly follow forbid forc former four fre freez friend fund further "
    "gather general get giv go good government grant group guard half halt hand happen head headquarter hear help her him "
    "himself history hit hold hom hop host hour hous how hundred impos invasion invit island issu itself jet join joint "
    "judg keep kill kind know land lat later launch law lawmaker lawyer lead leader least leav less let letter lif lift "
    "limit lin list littl liv loan long longer los majority mak man mandat march matter mean meet member might military "
    "million minister ministry minut missil mission money month mor morn most mov murder must n nam near never new next "
    "night nin nobody non not noth notic now nuclear off offer offic officer official oil old on onc only open operation "
    "opposition order other our out outsid overrun own pact paper parliament part party pass patrol pay payment peac "
    "peopl per pick plac plan point polic post power presidency primary prison programm promis propos protest publish put "
    "quarrel rais reach read recall receiv recognis referendum refus region regional reject remain report reporter "
    "request resign resignation resum return ris road room round rul run sam sanction say se seat second security seiz "
    "send sentenc set settl seven sh shar ship shoot should shut sid sign sinc sit six soldier som speak speech spend spr "
    "stand start statement station stay step still stop storm strik such summer summit suspend swear tak talk tax tear "
    "telephon television tell ten term test text than them then ther they thing think third thos thousand thre threaten "
    "through throw tim today together tomorrow too town train travel treaty trial troop truc try turn twelv twic under "
    "until us very veto video visit vot voter vow walk want war warn warrant watch water way weapon week well what when "
    "wher whether whil whom whos win withdraw withdrawal within without writ year yesterday yet zon"
)
"""Stems that one article in ten has: what two titles both say in them says little."""


def spelled(stem: str) -> str:
    """Give one spelling of stems that British and American papers spell in two ways."""
    if len(stem) > 5:
        for british, american in _SPELLINGS:
            if stem.endswith(british):
                stem = stem.removesuffix(british) + american
    return stem.replace("z", "s")


_SPELLINGS = (("our", "or"), ("enc", "ens"))


@cache
def _rows() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, row in enumerate(NEAR):
        for stem in stemmed(row):
            found.setdefault(stem, set()).add(f"~{number}")
    return {stem: frozenset(rows) for stem, rows in found.items()}


def stemmed(row: str) -> frozenset[str]:
    """Give the stems of a row as those of a text are given."""
    return frozenset(spelled(word.removesuffix("e")) for word in row.split())


LITTLE = stemmed(LIGHT)
BEARERS = stemmed(BEAR)
OFTEN = stemmed(COMMON)


@lru_cache(maxsize=1 << 16)
def rows(found: frozenset[str]) -> frozenset[str]:
    """Give the rows of NEAR in which any of these stems stands."""
    known = _rows()
    return frozenset().union(*(known[stem] for stem in found if stem in known))


_BITS = 47


def bits(rows: frozenset[str]) -> int:
    """Give rows as the bits of a number of six bytes, of which a few have to be shared."""
    return reduce(or_, (1 << int(row[1:]) % _BITS for row in rows), 0)


@cache
def _particles() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in PARTICLES:
        verb, _, meant = row.partition(": ")
        stem, particle = verb.split()
        found.setdefault(spelled(stem.removesuffix("e")), {})[particle] = stemmed(meant)
    return found


def particles(stem: str) -> dict[str, frozenset[str]]:
    """Give the words behind a verb with which it means something else, and the stems of what it means."""
    return _particles().get(stem, {})


@lru_cache(maxsize=1 << 16)
def sides(found: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Give the sides of OPPOSED on which any of these stems stands: which row, and 1 or -1."""
    return frozenset(
        (number, side)
        for number, (one, other) in enumerate(_opposed(), 1)
        for side, stems in ((1, one), (-1, other))
        if not stems.isdisjoint(found)
    )


@cache
def _opposed() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((stemmed(one), stemmed(other)) for one, other in OPPOSED)


def tells(stem: str) -> bool:
    """Does a stem name an act: stands it in a row of NEAR, and says something?"""
    return stem in _rows() and stem not in LITTLE
