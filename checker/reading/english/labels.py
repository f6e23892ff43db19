"""What makes a number part of a name: "type 2", "on day three", "10 Downing Street", "Group of 20", "the 82nd Airborne"."""

from __future__ import annotations

GRADED = frozenset("type stage phase level tier grade category size".split())
"""Before a small number, in any case, they make a label ("type 2 diabetes", "stage 4")."""

READ_BY = frozenset("page pages pp verse verses psalm paragraph".split())
"""Before digits they say where to read."""
"""Before "3:16" they make it a verse."""

NUMBERED_LOOSELY = frozenset(
    """round year race law mark camp tower hurricane class number act group day week mile station case cases building house people step option question problem pool
    game super world form figure bay box door plan measure measures type stage""".split()
)
"""Before a bare number a label only behind a preposition ("on day three"; "that day 12 died")."""

IDIOMATIC = frozenset(
    """way faced wheel dimensional sided tone letter step timing track star gallon
    figure figures digit digits tolerance emission emissions sum carbon""".split()
)
"""Behind a number and a hyphen: an idiom and no count ("a two-way street")."""

DEMONYMS = ("an", "ese", "ish", "crat", "i", "ite", "er")
"""Ends of capitalised nouns that are people and no names ("One Republican"; "One Direction")."""

GROUPS_OF = frozenset("group gang big council committee band rule".split())
"""Capitalised, before "of" and a number, they make a name ("Group of 20")."""

STREETS = frozenset(
    """street st avenue ave road rd lane ln drive dr boulevard blvd square court terrace place plaza crescent highway
    gardens parkway broadway close row way hill mews grove quay embankment""".split()
)
"""The last word of an address behind a number and a name."""

UNITS_OF_MEN = frozenset(
    """infantry airborne cavalry division battalion regiment brigade squadron fleet army corps armored armoured marines
    congressional district circuit""".split()
)
"""Behind an ordinal in digits, capitalised, they make a name ("the 82nd Airborne")."""

AFTER_FIRST = frozenset(
    "reich world night estate national bank minister amendment lady gentleman baptist methodist fleet army nations".split()
)
"""Behind a capitalised ordinal at the head of a sentence they make a name ("First National Bank")."""
