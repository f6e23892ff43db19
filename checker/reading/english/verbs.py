"""Verbs and their forms: ``rose`` is the past of rise; "killed", "kills" and "killing" are one verb; "close" is more often none.

Each row of ``IRREGULAR`` is the plain form, the past and, where it differs from the past, the participle.
"""

from __future__ import annotations

IRREGULAR: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in """
    arise arose arisen, bear bore borne, beat beat beaten, become became become, begin began begun, bid bid, bind bound,
    bite bit bitten, bleed bled, blow blew blown, break broke broken, bring brought, build built, burst burst, buy bought,
    catch caught, choose chose chosen, come came come, cost cost, cut cut, deal dealt, draw drew drawn, drink drank drunk,
    drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled,
    fly flew flown, forbid forbade forbidden, freeze froze frozen, get got, give gave given, go went gone, grow grew grown,
    hear heard, hide hid hidden, hit hit, hold held, hurt hurt, keep kept, know knew known, lead led, leave left,
    lend lent, lose lost, make made, mean meant, meet met, outbid outbid, overcome overcame overcome,
    overtake overtook overtaken, overthrow overthrew overthrown, pay paid, put put, quit quit, rebuild rebuilt,
    repay repaid, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek sought,
    sell sold, send sent, set set, shake shook shaken, shed shed, shoot shot, show showed shown, shrink shrank shrunk,
    shut shut, sink sank sunk, sit sat, slide slid, speak spoke spoken, spend spent, split split, spread spread,
    stand stood, steal stole stolen, stick stuck, strike struck, swear swore sworn, sweep swept, swim swam swum,
    swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
    undergo underwent undergone, uphold upheld, wear wore worn, win won, withdraw withdrew withdrawn, withhold withheld,
    withstand withstood, write wrote written
    """.replace("\n", " ").split(",")
)

REGULAR = frozenset(
    """add admit advance agree announce appoint approve arrest arrive attract award ban ban borrow burn capture carry cause
    challenge charge claim clear climb close collapse collect confirm contain convict cover crash cross cut damage declare
    decline decrease defeat deliver deny deploy destroy detain die dip disappear displace donate double drop drown earn edge
    elect employ end enter erupt escape evacuate exceed expand expire extend fail fetch fine finish fire flood gain gather hand
    handle happen hire host impose improve include increase infect injure invest jail join jump kill land last launch
    lift lower miss move name narrow near offer open operate order own oust outpoll pass perish plunge poll pledge
    plummet present produce promise prompt propose publish pull raise rally range reach receive record recover reduce
    register reject release remain remove repair replace report require rescue resign restore return reveal revise rule save
    score secure seize sentence serve settle shed shift shrink shut sign slip slump soar start stay stop stretch suffer
    surge survive suspend tally test topple total trail transfer travel treat triple trim tumble unveil upset value visit
    vote widen wound""".split()
)
"""Verbs that a wording may write in a form which by itself does not tell one: "kills", "injuring"."""

INTRANSITIVE = frozenset("die perish survive escape flee attend remain live vanish disappear drown".split())
"""They are done by those whom a number before them counts: "12 died", "12 die"; of others "12 killed" is a passive."""

OTHER_WORDS = frozenset(
    """a an as at bas be bear bears bid bids bit bore bores bound by close closes clean clear complete correct costing direct
    dry even express free go hop hug in is it last lasts lead leads leaves let lets lie lies live lives low lower mean means
    near no not on open or own owns present purpose right saw secure separate set sets slow so the to up us
    second state states stage stages house houses number numbers name names place places point points seat seats
    total totals age ages rest rests rate rates value values force forces fire fires board boards floor floors head heads
    hand hands page pages land lands man mans minute minutes people plant plants power powers rule rules sentence
    sentences share shares station stations store stores train trains view views water waters word words""".split()
)
"""Forms that news uses as other words more often; only a wording that writes them means them."""

NOUNS_TOO = frozenset(
    """arrest arrests attack attacks award awards ban bans blast blow blows break breaks building burn burns call calls
    ceiling charge charges claim claims climb climbs collapse cost costs count counts crash crashes cross cuts cut
    damage damages decline declines decrease decreases deal deals demand demands dip dips double draw draws drive drives
    drop drops edge end ends evening fall falls feeling fight fights fighting find finding findings finds fine fines finish
    finishes flood floods gain gains goal hearing hit hits hold holds increase increases injury jump jumps kill killing
    killings kills landing launch launches meeting morning move moves offer offers opening order orders pass
    passes poll polls promise promises raise raises rally reading record records release releases report reports
    return returns rise rises ruling run runs save saves score scores shooting show shows slide slides slip slips slump
    slumps spread spreads stand stands start starts stay stays stop stops strike strikes surge surges swing swings test tests
    trail training transfer transfers travel upset visit visits vote votes warning win winning wins wound wounds""".split()
)
"""Forms that are nouns as well: a wording that has one is taken at its word, unless its value follows ("rise to <value>")."""

BE = frozenset("is are was were be been being".split())
IS = frozenset("is are was were".split())
"""Those of them that need no other verb."""
PASSIVE = BE | {"get", "gets", "got", "getting"}
"""Right before a participle these make a passive: "was beaten"."""
HAVE = frozenset({"has", "have", "had", "having", "'ve"})
BETWEEN = frozenset("now already also since then just still all both ever even".split())
"""May stand between an auxiliary and its verb: "has since risen"."""
NO_VERBS = frozenset(
    "united hundred aged wicked sacred naked rugged beloved so-called indeed red bed shed sled".split()
)
"""In -ed, and no verb."""
