"""Words that deny or suppose, and where their reach ends.

``failed`` denies before "to" only ("failed to win 20 seats"); ``due`` supposes in the past only ("was due to open").
"""

from __future__ import annotations

NEGATORS = frozenset(
    """not no never neither nor none without n't cannot can't won't don't doesn't didn't isn't aren't wasn't weren't
    hasn't haven't hadn't wouldn't couldn't shouldn't mustn't needn't ain't cant dont didnt denied denies deny denying
    unable hardly scarcely nobody nothing lacked lacks lacking minus""".split()
) - {"minus"}
NEGATORS_TO = frozenset(
    """refused refuses refuse refusing refusal failed fails fail failing failure declined declines decline declining
    neglected forgot unwilling reluctant""".split()
)
"""These deny before "to": "the bank failed in 1992" denies nothing."""
OF_A_NOUN = frozenset("no without none neither lacked lacks lacking".split())
"""The reach of these ends at "and"."""
NOT_NEGATING = frozenset(
    {("no", word) for word in "more fewer less greater later earlier doubt older higher smaller better sooner matter one's".split()}
    | {("not", word) for word in "more less only just fewer exceeding quite merely least simply to_mention".split()}
    | {("no", "longer", "than"), ("none", "other"), ("nothing", "but"), ("nothing", "about"), ("no", "sign"), ("cannot", "but")}
)  # fmt: skip

MODALS = frozenset(
    """would could might may should must ought if unless whether would've could've might've should've wouldn't couldn't
    shouldn't supposedly hypothetically possibly perhaps potentially maybe possible potential hypothetical can cannot
    can't alleged presumably in-case provided""".split()
) - {"in-case", "provided"}
ATTRIBUTIVE = frozenset("potentially possibly perhaps".split())
"""Behind an article these belong to an adjective, and suppose nothing of the rest."""
OBLIGED = frozenset(
    "pay repay forfeit surrender serve perform reimburse compensate sell divest dispose return refund".split()
)
"""Behind "must" (or "must also") these say what was imposed: "he must also repay $212 million"."""
MODALS_TO = frozenset(
    """expected expects expect expecting likely unlikely plans plan planned planning hopes hope hoped hoping wants want
    wanted wanting threatened threatens threaten threatening threat aims aim aimed aiming intends intend intended
    intending seeks seek sought seeking wishes wish wished tries try tried trying attempts attempt attempted attempting
    bid effort efforts promised promises promise promising pledged pledges pledge pledging vowed vows vow vowing urged
    urges urge asked asks ask tempted proposal proposed proposes supposed meant believes poised prepared preparing
    ready willing able tipped projected predicted forecast campaign proposals scheme ambition ambitions
    designed""".split()
) - {"believes", "designed", "scheme", "campaign"}
"""These suppose before "to": "plans to build 31 schools"."""
MODALS_OF = frozenset("possibility prospect threat hopes hope fear fears idea".split())
"""These suppose before "of"."""
CHARGES = {
    "accused": "of",
    "accuses": "of",
    "accusing": "of",
    "suspected": "of",
    "charged": "with",
    "cleared": "of",
}
"""These suppose a deed that follows ("accused of taking $31,000"), and not a number of charges ("charged with six counts")."""
SCHEDULED = frozenset("due scheduled set".split())
"""A future that is scheduled asserts; a past one ("was due to") does not."""
WERE = frozenset("was were been be had".split())

WILL = frozenset("will won't would 'll shall he'll she'll they'll it'll we'll".split())
ASKING = frozenset(
    "asked ask asks wonder wondered see know knows knew unclear unknown decide as ask doubt even".split()
)
"""Before "if": it opens a question or a comparison, and no condition."""

STOP_MARKS = frozenset({";", ":", "—", "–", "(", ")", ".", "?", "!", "…", '"', "“", "”"})
RELATIVES = frozenset(
    """who whom whose which where when while although though because whereas but so yet after before once
    whom""".split()
)
"""A new clause begins: what denied or supposed the one before does not reach it."""
JOINING = frozenset("after before once since until".split())
"""Of these a day or a time may follow and stay in the clause ("will not close before 12 March")."""

FINITE = frozenset(
    """is are was were has had have does did do said says died won lost got took made gave found fell rose hit began became
    kept held led met sent sold told brought bought built caught paid set shot spent stood struck wrote drew drove ate
    flew grew knew spoke threw wore left came went saw ran broke fought beat cut put cost let hurt felt thought rescued
    killed injured wounded arrested reported will won't wasn't weren't isn't aren't hasn't hadn't haven't didn't
    doesn't""".split()
)
SUBJECTS = frozenset("he she it they we i you there".split())
