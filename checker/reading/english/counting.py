"""What is counted, multiplied or said in points: "its 15 man crew", "three times the risk", "one person in five"."""

from __future__ import annotations

ATTRIBUTES = frozenset(
    """man woman person member seat bedroom room storey story page set game match point nation party car lane team
    run volume""".split()
)
"""Singular between a number and a noun they are what is counted ("its 15 man crew")."""

TALLIED = frozenset("votes goals games points seats sets frames holes".split())
"""Counted on both sides of "to" ("by 15 votes to eight")."""

NO_MEN = frozenset("specimen regimen abdomen acumen bitumen ramen yemen".split())
"""Words in -men that are no plurals."""

TIMES_OF_DAY = frozenset(
    "yesterday today tonight tomorrow overnight each apiece abroad home more total".split()
)
"""Behind a number they end its phrase before "and"."""

POSTPOSED = frozenset(
    "close open able likely familiar responsible aware capable alone short later earlier".split()
)
"""Behind a noun they describe it and are not what is counted ("one source close to the talks")."""

ALSO_VERBS = frozenset("shot hit set cut".split())
"""Behind "one" a noun where the phrase ends with it ("leads by one shot")."""

VERBS_IN_S = frozenset(
    """costs needs wants makes takes gets remains starts begins comes goes gives keeps leaves helps runs holds faces
    hopes expects brings seems appears becomes lies stands includes contains requires suggests shows means falls rises
    weighs lasts covers carries""".split()
)
"""Behind a plural they are the verb of a phrase before it ("a course of 10 injections costs")."""

BEFORE_NOUNS = frozenset(
    "the a an his her its their our my your this that these those whose each every no".split()
)
"""Right before an ordinal they make it one of a row ("the first elected woman"; "was first elected")."""

MULTIPLIED = frozenset(
    """as more less fewer the its their his her our that what those normal average usual earnings revenue revenues
    sales profit profits cash income core book forward annual""".split()
)
"""Behind "three times": it multiplies."""

NO_COMPARATIVE = frozenset(
    "under after other however never never-ever together number winner summer winter".split()
)
"""Words in -er that compare nothing."""

SHARERS = frozenset(
    """person man woman child adult teenager boy girl patient voter household family student pupil worker case birth
    death baby job home house company firm american briton chance""".split()
)
"""Between "one" and "in five": a part of all of them."""

COMPARED = frozenset(
    """more less fewer above below off higher lower larger smaller bigger cheaper dearer faster slower longer shorter
    better worse greater heavier lighter older younger wider richer poorer to as the""".split()
)
"""Behind "a third" they make it a part ("a third higher")."""

HEDGES_OF_HALF = frozenset("maybe perhaps about almost nearly barely".split())
"""Before a bare "half" they make it a part of something said before."""

EXTENTS = frozenset(
    """deep high long wide tall thick across away above below apart off from of short behind downstream upstream and
    inland offshore ashore north south east west up down later""".split()
)
"""Behind "a foot" they make it a quantity ("a foot deep"); "$2 a gallon" is a rate."""

ELECTION_CUES = frozenset(
    """poll polls polling polled election elections electorate voters vote ballot ballots turnout referendum incumbent
    candidate candidates presidential senate democrat democrats republican republicans labour conservatives tories
    swing approval county constituency""".split()
)
POLL_CUES = frozenset(
    "% percent percentage pct survey surveys unemployment inflation jobless margin lead leads rates rate yield yields".split()
)
"""In a sentence with one of these bare points are percentage points ("up 3 points in the poll")."""

MATCH_CUES = frozenset(
    """game games scored scoring score scorer rebounds rebound assists assist quarter half halftime half-time season team
    teams league table standings index indexes dow nasdaq ftse nikkei dax sensex shares stocks stock average bonus match
    round race final playoffs playoff win wins won coach player players bench overtime championship driver drivers
    plan agenda talking standing clear title finals debut guard forward licence license cup hang seng futures
    minutes seconds set sets finished finish defeat rally bullet penalty penalties basket lakers composite""".split()
)
"""In a sentence with one of these points are those of a match, a table or an index."""
