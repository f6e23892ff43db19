"""What ends a sentence and what only looks so: "Dec. 13", "Sen. Moore", "the U.S. Senate", "Lalit K. Jha"."""

from __future__ import annotations

NEVER_FINAL = frozenset(
    """mr mrs ms messrs dr prof st sen sens rep reps gov govs gen lt col maj capt cmdr sgt cpl pvt adm brig hon rev fr
    msgr supt insp det pres vp dir atty asst assoc dept univ mt ft rd ave blvd vs v etc cf viz eg ie approx est rs
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri
    ala ariz ark calif colo conn del fla ga ill ind kan ky md mich minn miss mo mont neb nev okla ore pa tenn tex va vt
    wash wis wyo ont que alta fig figs vol vols pp ed eds trans sec art ch op nos""".split()
)
"""Abbreviations after which a sentence goes on, whatever stands next."""

SOMETIMES_FINAL = frozenset(
    "inc corp co ltd llc plc bros jr sr esq al no ph.d m.d u.s u.k u.n e.u d.c a.m p.m b.c a.d".split()
)
"""A sentence ends after these only when the next word usually opens one ("the U.S. The vote")."""

OPENERS = frozenset(
    """the a an this that these those it he she we they i you his her its our their in on at by for from to with but and
    or so if when while where as after before since there here then now what who why how no not one all some many most
    more meanwhile however moreover according also both each although though because despite during under police
    officials""".split()
)
TURNS = frozenset("but while although though whereas".split())
"""After a comma: another voice begins."""
CLAUSE_OPENERS = TURNS | {"because"}
"""Another clause begins, of another subject maybe."""
CLAUSE_JOINTS = CLAUSE_OPENERS | {"and"}
NUMBER_ABBREVIATIONS = frozenset({"no", "nos", "art", "sec", "fig", "vol", "p", "pp", "ch"})
"""A number after these belongs to them ("No. 3")."""
