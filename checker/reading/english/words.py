"""Little words that the grammar leans on: which end a noun phrase, which open a clause."""

from __future__ import annotations

STOPS = frozenset(
    """a an the this that these those of in on at by for from to with without into onto over under after before since
    until till during between among against across through toward towards about as than per via within upon amid
    despite near behind beyond like unlike
    and or but nor so yet if when while where whereas because although though unless whether
    who whom whose which what why how there here then
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs himself herself
    itself themselves
    is are was were be been being am has have had having do does did doing will would shall should can could may might
    must ought out up down off away apiece not n't never also just only even still already again too very much
    said says say told tells tell asked asks ask added adds add according
    percent per % $ was""".split()
)
"""A noun phrase that follows a number ends before one of these."""

BEFORE_NOUN_VERBS = frozenset(
    """died dead killed injured wounded missing voted won lost left came went got took made gave found felt saw ran
    fell rose hit began became kept held led met sent sold told thought brought bought built caught paid read said
    set shot spent stood struck taught won wrote drew drove ate flew grew knew spoke threw wore showed reported
    means works remained survived escaped arrived marched gathered attended protested fled""".split()
)
"""Verbs that end a noun phrase; words in -ed and -ing may be adjectives ("flooded homes") when a plural follows."""

IRREGULAR_PLURALS = frozenset(
    """people men women children police feet teeth mice geese oxen lives wives knives wolves leaves halves shelves
    policemen policewomen firemen fishermen congressmen congresswomen businessmen gunmen lawmen servicemen
    servicewomen crewmen spokesmen spokeswomen clergymen salesmen craftsmen gentlemen grandchildren schoolchildren
    stepchildren cattle sheep deer fish salmon aircraft spacecraft hovercraft helicopters species series crew crews
    personnel staff troops data media criteria phenomena bacteria alumni fungi nuclei radii stimuli larvae
    offspring dead injured wounded homeless youth folk kin bison moose swine poultry livestock trout cod
    referenda memoranda strata formulae antennae vertebrae larvae phenomena hypotheses diagnoses theses swiss
    accused missing displaced cannon shrimp squid elk
    others clergy infantry cavalry kudos crossroads headquarters barracks works means""".split()
)

SINGULAR_S = frozenset(
    """this is was has as its his us thus plus gas bus yes news class glass grass mass pass loss boss cross press
    stress process success access business address princess congress progress witness illness fitness
    virus campus census status bonus focus crisis basis analysis series always perhaps besides sometimes
    nevertheless towards afterwards upwards downwards versus less unless across toss chess mess dress happiness
    corps chaos texas politics economics athletics physics mathematics olympics""".split()
)
"""Words in -s that are not plurals."""

NOT_COUNTED = frozenset(
    """day thing another way point side hand time such moment reason that who which else stage sense word other might
    could would can should may must is was has had will of or and to in for by on the never day's knows more
    time's what if but may're's as better worse myself yourself""".split()
)
"""After "one": an idiom or a pronoun, not a count ("one day", "one another", "one of")."""

PRONOUN_CUES = frozenset("no this that the any every each which another only not".split())
"""Before "one": a pronoun ("no one", "this one")."""

DESIGNATORS = frozenset(
    """section sections article articles chapter chapters page pages paragraph rule rules title clause amendment act
    flight route highway interstate room suite floor apartment apt unit gate pier platform terminal building block
    channel radio station local district ward precinct zone area region division battalion brigade regiment squadron
    formula windows version model type class category grade level phase stage tier schedule form figure fig table
    appendix exhibit lot plot bill hr ballot proposition prop measure initiative resolution directive regulation
    docket case cases exit track bus train line psalm psalms genesis exodus verse sonnet symphony opus
    world super part episode season book volume vol issue number no nos apollo soyuz gemini artemis expedition
    boeing airbus covid group pool game week day lane bay pin code zip postcode box door house engine ladder
    patient suspect defendant juror lap hole mile act scene lesson exercise problem question point item step
    option plan studio law race junction dock tower hut camp reactor hangar pad mark mk fahrenheit fortune sputnik
    voyager iphone playstation xbox inmate prisoner exhibit year typhoon hurricane cyclone""".split()
)
"""Capitalised before a bare number they make a label ("Section 17", "Apollo 11")."""

BUSINESS = frozenset(
    """profit profits loss losses earnings income revenue revenues sales turnover margin margins shares share company
    economy economic gdp growth output exports imports forecast dividend deal merger acquisition takeover bank
    shipments orders bookings guidance analysts investors quarterly inflation investment spending deliveries
    subscribers results airline retailer carmaker chipmaker insurer lender miner maker group breakeven""".split()
)
"""Near "the fourth quarter": it is one of the year."""
GAMES = frozenset(
    """scored touchdown touchdowns points point yards yard game quarterback rebounds lead led interception kick goal goals
    basket tied score pitch""".split()
)
"""Near it: one of a game."""

NUMBERED = frozenset(
    """section sections article articles chapter page pages paragraph rule clause flight route highway interstate room
    suite flat gate resolution directive regulation docket number no version channel apollo boeing airbus model lot
    plot district precinct ward order unit train bus track box psalm engine badge tail""".split()
)
"""Before four digits these make a label and no year ("Flight 2017", "Resolution 1701")."""

BOOKS = frozenset(
    "matthew mark luke john acts romans corinthians genesis exodus leviticus psalm psalms isaiah proverbs".split()
)
"""Before "3:16": a verse."""
BEFORE_FINISH = frozenset(
    "clocked timed ran time times best record mark finish finishing winning clocking running recorded split pb".split()
)
"""Right before a time on the watch, or before "of" and it."""

# --- names -------------------------------------------------------------------------------------------------------

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady senator sen senators rep representative congressman congresswoman president vice
    governor gov mayor judge justice chief secretary minister prime premier chancellor chairman chairwoman chair
    speaker king queen prince princess pope bishop archbishop cardinal rev reverend father sister rabbi imam general gen
    colonel col major maj captain capt lieutenant lt sergeant sgt admiral commander officer detective sheriff
    inspector superintendent professor prof coach republican democrat democratic attorney ambassador councillor
    councilman councilwoman deputy former ex lawyer prosecutor leader director""".split()
)
"""Before a name; not part of it."""

NOT_NAMES = frozenset(
    """the a an this that these those it he she we they i you his her its our their my your in on at by for from to with
    of and or but nor so yet if when while where whereas because although though unless whether as after before since
    until during between among against across through despite there here then now what who which why how all some
    many most much few several both each every other another no not never only just even still also once
    is are was were be been has have had do does did will would shall should can could may might must let
    mr mrs ms dr today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    meanwhile however moreover furthermore therefore thus nevertheless according additionally earlier later
    about around more less over under nearly almost at up out one two three four five six seven eight nine ten
    hundred hundreds thousands millions dozens first second third last next such than file photo update editor
    eleven twelve twenty thirty forty fifty sixty seventy eighty ninety thousand million billion half
    exit early late both former congratulations thank yes oh well please copyright""".split()
)
"""Capitalised at the head of a sentence they are no name."""

NAME_LINKS_ONE = frozenset("of de la del della di da dos du van von der den bin ibn al el le".split())
ACRONYM_STOP = frozenset({"AM", "PM", "OK", "TV"})

# --- amounts, ages, durations -------------------------------------------------------------------------------------

CHANGES = frozenset(
    """rose rise rises risen rising fell fall falls fallen falling went go goes gone climbed climb climbs dropped drop drops
    increased increase increases decreased decrease decreases grew grow grows narrowed narrow narrows narrowing widened cut
    cuts cutting raised raise raises lowered lower up down moved move changed change changes changing declined decline
    declines jumped jump slipped slid improved surged soared plunged shrank shrunk reduced reduce reducing edged expanded
    expand doubled tripled halved upgraded downgraded revised swung swing dipped rallied shifted dwindled ballooned
    gained gain gains lost loses added adds advanced eased retreated sank tumbled leapt leaped shed firmed plummeted
    swelled boosted trimmed slashed extended promoted updated""".split()
)
"""Verbs and directions of change: "from a to b" after one of these is two values."""

ELAPSED = frozenset(
    {
        "last",
        "past",
        "in",
        "for",
        "previous",
        "over",
        "after",
        "first",
        "nearly",
        "almost",
        "within",
        "preceding",
    }
)
"""Before a duration these make it one that has passed."""

BEINGS = frozenset({"he", "she", "who", "they", "i", "you", "we"})
"""Subjects that have an age."""

POSSESSIVES = frozenset("his her its their my our your".split())

BEFORE_AGE = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "be",
        "turned",
        "turns",
        "turn",
        "turning",
        "now",
        "being",
        "he's",
        "she's",
        "i'm",
    }
)
"""Verbs between such a subject and its age."""

ONE_ATTRIBUTES = frozenset(
    "vote seat goal run point bedroom shot stroke storey story member bed lap length".split()
)
"""After "one-": a count ("a one-vote lead"); else an idiom ("one-off")."""

PERSONS = frozenset(
    """man woman boy girl mother father son daughter wife husband driver pilot suspect victim king queen prince princess
    brother sister grandmother grandfather grandson granddaughter nephew niece aunt uncle cousin girlfriend boyfriend
    fiancee fiance partner widow widower teenager student pupil teacher nurse doctor officer soldier passenger
    passerby pedestrian cyclist motorcyclist motorist gunman attacker defendant accused singer actor actress comedian
    author writer novelist poet painter artist musician guitarist drummer footballer striker midfielder defender
    goalkeeper captain coach manager champion winner player golfer boxer jockey swimmer sprinter skier athlete
    politician senator lawmaker mayor minister lawyer solicitor barrister farmer fisherman builder carpenter plumber
    electrician engineer chef baker priest pastor rabbi imam monk nun pensioner retiree veteran billionaire
    businessman businesswoman entrepreneur executive journalist reporter photographer presenter broadcaster activist
    campaigner star heir toddler baby infant youth dancer model director producer climber hiker sailor skipper
    firefighter policeman policewoman paramedic surgeon scientist professor resident villager neighbour neighbor
    survivor patient prisoner inmate convict refugee migrant worker trucker shopkeeper publican landlord tenant""".split()
)
"""Lower-case words before a bare age: "the driver, 63,"."""

AGED_BEINGS = frozenset(
    """people adults women men children patients voters babies infants boys girls those anyone everyone all kids drivers
    workers residents citizens pensioners males females americans britons australians indians players students youths
    viewers owners drinkers smokers shoppers teenagers someone nobody somebody anybody employees singles""".split()
)
"""Before "over 50" or "under six": an age."""
OLDER = frozenset({"older", "younger"})
LIFE = frozenset(
    """died dies dead retired retire retires retiring married widowed orphaned diagnosed enlisted graduated moved
    joined born professional""".split()
)
"""Shortly before "at 63": an age."""
STANDS = frozenset("stands stood standing remains remained put estimated starts started ends ended".split())
"""Right before "at 63": no age."""

AGE_WORDS = frozenset({"aged", "age", "ages"})
"""Right before an age."""

FOLLOWS_AGE = frozenset(
    {
        ",",
        ".",
        ")",
        ";",
        "",
        "—",
        "-",
        "and",
        "when",
        "at",
        "on",
        "who",
        "(",
        "!",
        "?",
        "but",
        '"',
        "'",
        "”",
        "in",
    }
)
"""What stands behind a bare age."""

PREFIXES = frozenset("co ex vice non by pro anti semi ultra".split())
"""Belong to the noun that their hyphen ties them to ("co-defendants")."""

OWNED = frozenset("the his her its their our my your these those".split())
"""After "of": the noun counted in part ("three of the planets")."""

CENTURY_MAKERS = frozenset(
    "scored hit hits made makes making struck posted completed compiled scoring notched".split()
)
"""Before "a century" it is a hundred runs."""

RATED = frozenset(
    """dollars dollar euros euro pounds pound pence cents cent yen rupees francs times once twice percent % barrels tonnes
    tons people units jobs hours""".split()
)
"""Before "a year": a rate."""

TERM_GIVEN = frozenset(
    "asked jailed sentenced imprisoned banned suspended barred disqualified excluded elected lent loaned fixed".split()
)
"""Before "for two years" these give a term that is still to run."""

SPANS = frozenset(
    """in for within after over nearly almost about last under than around lasted lasting took takes take spent just only
    roughly past least most of through by before every approximately some next first""".split()
)
"""Before "a year": a duration and not a rate."""

LATER = frozenset("later ago after before earlier and".split())
"""After "a year"."""

WHOLE_SPANS = frozenset("decade century fortnight millennium".split())
"""These with "a" are durations anywhere."""

DAY_AFTER = frozenset("after before later earlier ago of from to left and -".split()) | {",", "."}
"""After "one day", where it is a duration."""

DAY_BEFORE = frozenset("in for after just only within than least most about nearly".split())
"""Before "one day", where it is a duration."""
