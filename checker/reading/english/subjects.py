"""Little words that bound the subject of a verb: "**Police in Lisbon** said", "when **the mayor** told reporters"."""

from __future__ import annotations

from checker.reading.english.calendar import MONTHS, WEEKDAYS

NOT_ADVERBS = frozenset("family assembly ally monopoly italy july supply reply bully rally anomaly".split())
PRONOUNS = frozenset("he she they it we i you who".split())
BEFORE_VERB = frozenset(
    """also later then has had have having been is was were be earlier first still once again already just even now
    never not not n't did does do would will could may might further himself herself themselves who that both all
    each""".split()
)
"""Between a subject and its verb."""
BOUNDS = frozenset(
    """and but that because while when if as after before since although though where which whom whether than or
    so until unless what how why yet nor whereas amid despite like""".split()
) | {"", ",", ";", ":", "—", "–", "-", "(", ")", ".", "?", "!", "…", '"', "'", "“”", "“", "”", "]", "[", "*", "•", "|", "/"}  # fmt: skip
"""A subject begins after one of these."""
SUBORDINATE = frozenset("as after when while although though before since if because once until".split())
PARTICLES = frozenset("bin van von de ibn al el ben du della der den di da dos".split())
"""Lower-case words that begin a name ("bin Laden", "de Gaulle")."""
VERBAL = frozenset(
    """is are was were be been being has have had does do did will would can could may might must should shall won't
    killed died won lost took made gave found fell rose left came went held met shot struck arrested hit led
    called became began kept sent told said saw ran put cut let got""".split()
)
"""No subject reaches over one of these."""
PREPOSITIONS = frozenset(
    """in on at by for from with of to near behind into about under over during outside inside against through across
    between among around within without per via""".split()
)
HEAD_PREPOSITIONS = frozenset("of for in at from with on to near behind".split())
DETERMINERS = frozenset(
    "the a an one his her its their our my this that these those some several two three".split()
)
OPENING = (
    frozenset(
        """meanwhile however later earlier yesterday today tonight still then afterwards afterward eventually finally
        instead nevertheless moreover furthermore also even perhaps indeed initially recently separately last next late
        early this week month year night morning afternoon evening day time now here there ago only previously once
        additionally similarly nonetheless overnight hours days weeks months years minutes""".split()
    )
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
)
"""Before a subject at the head of its clause; not part of it."""
NAME_JOINTS = frozenset(
    "of de la del della di da dos du van von der den bin ibn al el le and the for".split()
)
"""Inside a name, between capitalised words ("Bank of England", "Guido van der Berg")."""
MESSAGES = frozenset(
    """message advice verdict warning response reply answer plea call motto statement appeal summary conclusion
    explanation theory prediction promise view reaction excuse argument comment words tweet post slogan joke complaint
    assessment diagnosis""".split()
)
"""What somebody has said: "His message to the owners: ‘Sell.’"."""
