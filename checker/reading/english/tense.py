"""Verbs that say whether a day is still to come: "said on Tuesday", "will meet on Tuesday", "adjourned until Tuesday"."""

from __future__ import annotations

AHEAD_MODALS = frozenset("will shall would could should may might must can 'll won't shan't".split())
"""What they govern is still to come, unless "have" follows: "may have died on Friday"."""

PLANNED = frozenset(
    """scheduled due expected forecast slated planned postponed adjourned rescheduled delayed deferred pencilled penciled booked
    upcoming forthcoming pending supposed deadline tipped billed targeted targets""".split()
)
"""Of a day after these, whatever their own tense, the plan speaks."""

PLANNED_TO = frozenset("set ready likely poised".split())
"""Likewise before "to" or "for": "set for Tuesday", but "set fire to a car on Tuesday"."""

INTENDING = frozenset(
    """agreed agrees agree plans plan hopes hope hoped hoping intends intend intended aims aim aimed wants want wanted
    promised promises pledged vowed ordered going is are was were am be being needs need needed planning asked called told
    preparing prepares prepare threatened threatens urged invited seeks seek sought decided voted prepared summoned obliged
    required asks expects expect expecting voting continue continues have has had able bound begin begins start starts
    required allowed proposes proposed offered offers seeking certain sure unlikely""".split()
)
"""With "to" and a verb these look ahead: "agreed to meet on Friday"; "failed to meet" does not."""

PRESENT_AHEAD = frozenset(
    """open close plays face faces meets meet hosts travels travel visits opens begins begin starts resumes resume returns arrives arrive
    sits hears holds airs launches expires ends marks runs goes go votes play kicks screens premieres wraps closes debuts
    flies concludes gets reconvenes reconvene convenes publishes takes leaves continues""".split()
)
"""In the present beside a day they tell of what is arranged: "City play United on Sunday"."""

BE_NOW = frozenset({"is", "are"})
NEXT_WORDS = frozenset({"next", "coming", "ahead", "tomorrow", "later", "soon"})

PAST_VERBS = frozenset(
    """said told was were had did went came took made began became found held won lost met sent saw got gave left fell rose
    ran hit broke struck died led spoke wrote knew thought brought bought built caught fought kept paid sold shot stood
    sat flew drove drew grew threw wore showed swore tore swept spread hurt overturned sank sang shook slid slept stole
    stuck sought fled felt heard hung laid lay lent meant read rode sued withdrew wept woke bore beat burst cast cut
    chose dealt dug drank ate forgot froze hid let lit put quit rang shut spent split sprang stung swam swung taught
    understood upheld overthrew been done gone taken given seen known shown
    born drawn driven fallen flown thrown risen spoken stolen written broken chosen held""".split()
)
"""Besides those in -ed: what they govern has happened."""

NOT_PAST = frozenset(
    """need feed speed seed weed indeed bed red led shed hundred sacred naked united wed embed breed bleed heed exceed
    proceed succeed deed reed fed med aged ted fred alfred wicked rugged beloved so-called""".split()
)
"""In -ed, and no verb of the past."""

WAITED = frozenset("lasted waited ran continued stayed remained worked kept lived slept sat survived".split())
"""Before "until Friday" these say that Friday has passed."""

LINKING = frozenset("stay stays remain remains keep keeps remaining staying".split())
"""Before a participle these are the verb: "will stay closed through Friday"."""

OBJECTS = frozenset("him her them me us you it people residents workers companies parliament".split())
"""Between a verb and its infinitive: "told them to leave by Friday"."""

DENYING = frozenset("not n't never didn't wasn't weren't hadn't couldn't wouldn't".split())
DETERMINERS = frozenset("the a an this that his her their its our my your".split())
