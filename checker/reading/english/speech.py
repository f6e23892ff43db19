"""Verbs and nouns of speech: who says, reports, reckons or denies, and what such a verb governs.

``VERBS["said"]`` governs whatever follows it; ``VERBS["argued"]`` only a clause ("argued that …", "argued the tax had
…"); ``VERBS["called"]`` nothing, but it frames a quotation ("called it “a betrayal”").
"""

from __future__ import annotations

from msgspec import Struct

from checker.reading.english.calendar import PARTS_OF_DAY


class Speech(Struct, frozen=True):
    """What a verb of speech does: ``governs`` is "all" (nouns too), "clause" or "none".

    ``frames`` when it can stand beside a quotation; ``denies`` and ``supposes`` what it governs.
    """

    governs: str
    frames: bool = True
    denies: bool = False
    supposes: bool = False


_ALL = """say says said saying|tell tells told telling|report reports reported reporting|confirm confirms confirmed
confirming|estimate estimates estimated estimating|allege alleges alleged alleging|state states stated stating"""

_ALL_SUPPOSED = """forecast forecasts forecasted forecasting|predict predicts predicted predicting|project projects
projected projecting|promise promises promised promising|pledge pledges pledged pledging|warn
warns warned warning"""

_CLAUSE = """add adds added adding|argue argues argued arguing|insist insists insisted insisting|claim claims claimed
claiming|believe believes believed believing|think thinks thought thinking|suggest suggests suggested suggesting|announce
announces announced announcing|declare declares declared declaring|admit admits admitted admitting|acknowledge
acknowledges acknowledged acknowledging|concede concedes conceded conceding|reveal reveals revealed revealing|disclose
discloses disclosed disclosing|note notes noted noting|maintain maintains maintained maintaining|assert asserts asserted
asserting|contend contends contended contending|testify testifies testified testifying|rule rules ruled ruling|conclude
concludes concluded concluding|stress stresses stressed stressing|explain explains explained explaining|write writes
wrote writing|tweet tweets tweeted tweeting|post posts posted posting|agree agrees agreed agreeing|joke jokes joked
joking|complain complains complained complaining|boast boasts boasted boasting|recall recalls recalled recalling|reply
replies replied replying|respond responds responded responding|answer answers answered answering|find finds found
finding|show shows showed shown showing|indicate indicates indicated indicating|calculate calculates calculated
calculating|observe observes observed observing|remark remarks remarked remarking|reiterate reiterates reiterated
reiterating|repeat repeats repeated repeating|emphasize emphasizes emphasized emphasizing|emphasise emphasises
emphasised emphasising|caution cautions cautioned cautioning|protest protests protested protesting|lament laments
lamented lamenting|comment comments commented commenting|quip quips quipped quipping|reckon reckons reckoned
reckoning|speculate speculates speculated speculating|tip tips tipped|inform informs informed informing|assure assures
assured assuring|remind reminds reminded reminding|clarify clarifies clarified clarifying|propose proposes
proposed|mention mentions mentioned mentioning|hint hints hinted hinting|proclaim proclaims proclaimed
proclaiming|attest attests attested attesting|swear swears swore swearing|counter counters countered
countering|point points pointed pointing|understand understands understood|hear hears heard hearing|quote quotes
quoted quoting"""

_CLAUSE_SUPPOSED = """ask asks asked asking|wonder wonders wondered wondering|vow vows vowed vowing|hope hopes
hoped hoping|fear fears feared fearing|doubt doubts doubted doubting|anticipate anticipates anticipated
anticipating|threaten threatens threatened threatening|demand demands demanded demanding|urge urges urged urging"""

_CLAUSE_DENIED = """deny denies denied denying|dispute disputes disputed disputing|reject rejects rejected
rejecting|refute refutes refuted refuting"""

_FRAMES = """call calls called calling|describe describes described describing|dub dubs dubbed|brand brands branded
branding|label labels labelled labeled|denounce denounces denounced denouncing|condemn condemns condemned
condemning|dismiss dismisses dismissed dismissing|blast blasts blasted|slam slams slammed|criticise criticises
criticised criticising|criticize criticizes criticized criticizing|praise praises praised praising|hail hails hailed
hailing|blame blames blamed blaming|accuse accuses accused accusing|attack attacks attacked|shout shouts shouted
shouting|cry cries cried|yell yells yelled yelling|scream screams screamed screaming|whisper whispers whispered|mutter
mutters muttered|exclaim exclaims exclaimed|chant chants chanted chanting|sing sings sang|radio radioed|text
texted|laugh laughed|smile smiled|shrug shrugged|sigh sighed|muse mused|recount recounts recounted|continue continues
continued|begin began|order orders ordered|instruct instructed|invite invited|thank thanks thanked|refer refers
referred referring|speak speaks spoke speaking|reason reasoned|opine opined|gush gushed|snap snapped|fume fumed|bark
barked|retort retorted|interject interjected|deplore deplored|lambast lambasted|ridicule ridiculed|mock mocked|lash
lashed|welcome welcomes welcomed|greet greeted|cite cites cited citing|volunteer volunteered|enthuse enthused|cheer
cheered|offer offered|express expresses expressed expressing|appeal appealed|plead pleaded|beg begged|characterise
characterised characterising|characterize characterized characterizing|deem deemed|go goes went"""


def _rows(table: str) -> list[str]:
    return [form for row in table.split("|") for form in row.split()]


VERBS: dict[str, Speech] = (
    dict.fromkeys(_rows(_FRAMES), Speech("none"))
    | dict.fromkeys(_rows(_CLAUSE), Speech("clause"))
    | dict.fromkeys(_rows(_CLAUSE_SUPPOSED), Speech("clause", supposes=True))
    | dict.fromkeys(_rows(_CLAUSE_DENIED), Speech("clause", denies=True))
    | dict.fromkeys(_rows(_ALL), Speech("all"))
    | dict.fromkeys(_rows(_ALL_SUPPOSED), Speech("all", supposes=True))
)
NOT_FRAMING = frozenset(
    """show shows showed shown find finds found rule rules point points project projects quote quotes understand
    understood hear hears heard hearing mention mentions mentioned tip tips project""".split()
)
"""These do not introduce a quotation or stand behind one by themselves."""
FRAMES_NEAR = frozenset(
    """continue continues continued continuing begin began go goes went offer offered speak speaks spoke speaking thank
    thanks thanked cheer cheered laugh laughed smile smiled shrug shrugged sigh sighed welcome welcomes welcomed greet
    greeted order orders ordered appeal appealed refer refers referred referring express expresses expressed expressing
    invite invited instruct instructed reason reasoned cite cites cited citing attack attacked attacks""".split()
)
"""These frame a quotation that follows at once."""
AFTER_QUOTE = frozenset(VERBS) - frozenset(
    """call calls called calling describe describes described describing brand label attack blame accuse refer
    referred speak spoke speaking cite cited citing offer appeal point points pointed find finds found show shows
    showed order text report rule rules note notes claim claims state states cry post radio tip project forecast
    forecasts quote hope hopes welcome estimate estimates deny denies thank dubbed dub go goes""".split()
)
"""A quotation may be followed by its speaker and one of these, or one of these and its speaker."""
AFTER_QUOTE |= frozenset("note notes claim claims post hope hopes quote report find found thank".split())

TRIGGERS = (frozenset(VERBS) - frozenset("go goes went".split())) | frozenset(
    """according reportedly allegedly supposedly apparently account words put puts message advice verdict warning
    response reply answer plea call motto slogan statement tweet post""".split()
)
"""A sentence without any of these is in its page's own voice."""

NOUNS_TOO = frozenset(
    """attack call label brand order report state claim note show post project estimate forecast promise hope fear
    doubt demand reply answer comment protest quote cry shout text radio tip point study blame praise welcome offer
    appeal thank reports estimates forecasts claims promises projects hopes fears doubts demands orders notes shows
    posts calls labels brands attacks comments protests quotes points offers appeals answers replies texts tips urge
    find pledge pledges vow vows joke jokes rule rules remark remarks wonder wonders caution counter
    speak""".split()
)
"""Nouns as well as verbs: after a subject in the right number only ("officials claim", "Moore claims")."""

HEARSAY = frozenset("reportedly allegedly supposedly apparently purportedly".split())
"""Adverbs by which a clause is somebody's, nobody says whose."""

PASSIVES = frozenset(
    """said reported believed thought understood alleged estimated rumoured rumored claimed feared presumed known
    announced""".split()
)
"""After a form of "be" and before "to": hearsay ("are believed to have died")."""

ADDRESSED = frozenset(
    "tell tells told telling inform informed assure assured remind reminded warn warned".split()
)
"""These take the hearer before what they govern ("told the court that …")."""

DATA = frozenset(
    """figures data poll polls survey surveys study studies report reports results statistics census records
    documents estimates research analysis count tally numbers forecast projections findings accounts filings
    filing audit inquiry review index readings measurements""".split()
)
"""What shows, finds or suggests a figure."""
SHOWN = frozenset(
    "show shows showed find finds found suggest suggests suggested indicate indicates indicated".split()
)

NOT_SAID = frozenset(
    "nothing little goodbye farewell sorry hello yes no so it this something goodnight".split()
)
"""After "said": its object, and no clause."""

SAYS_OF = frozenset("of about against to for from with as by into".split())
"""After a verb of speech: it governs nothing ("asked for", "wrote about", "reported to")."""

CIRCUMSTANCES = frozenset(
    "in on at during after before via through over outside inside from by late early".split()
)
"""Begin where, when or how something was said ("on Tuesday", "in a statement", "at a news conference")."""

NO_SPEECH_NOUNS = frozenset(
    """film movie book novel song album single show series play musical painting poem opera episode track game video
    documentary magazine newspaper newsletter podcast blog play essay article memoir hit sitcom drama comedy exhibition
    word words term phrase so-called nicknamed titled entitled known headlined codenamed named slogan sign signs
    banner banners reading placards placard t-shirts labelled labeled marked dubbed called password hashtag headline
    project operation operations ship yacht boat""".split()
)
"""Right before a quotation: it names something or is read from something, and nobody says it."""

QUOTING = frozenset("quoted quotes quoting cited cites citing".split())
"""Before "as saying"."""
OBJECT_PRONOUNS = {"him": "he", "her": "she", "them": "they", "me": "i", "us": "we"}
HEARERS = frozenset("me him her us them you reporters journalists parliament lawmakers".split())
"""Hearers of one word."""
MEDIA = frozenset("news magazine radio television newspaper agency tv media".split())
SETTINGS = frozenset(
    """court parliament london evidence response turn reply part private public email e-mail telephone phone twitter
    television radio recent documents interviews interview comments remarks advance particular brief""".split()
)
"""After "in", "by" or "on", without an article: how something was said."""
WHEN = frozenset("late early earlier later yesterday today again afterwards afterward".split())
PERIODS = PARTS_OF_DAY | {"week", "month", "year"}
FIGURES = frozenset("about around least more nearly some $ £ € between just over up".split())
"""After "put the toll at": a figure follows."""

SPEECH = frozenset(form for form, verb in VERBS.items() if verb.governs != "none")
"""Verbs that govern what somebody states."""
