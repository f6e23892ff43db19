"""Words that name neighbouring scales: the killed are not the injured, gross is not net, sought is not awarded.

A wording that speaks of one ("killed <value>") is not contradicted by a number that the sentence gives to another
("killed or injured 300", "31 people, 12 of them hurt").
"""

from __future__ import annotations

from collections.abc import Set

_FAMILIES: tuple[dict[str, str], ...] = (
    {
        "dead": "killed kill kills killing dead died die dies dying death deaths fatalities fatality perished slain toll",
        "injured": "injured injuring injures injury injuries wounded wounding hurt hospitalized unhurt",
        "missing": "missing unaccounted",
        "displaced": "displaced displacing evacuated evacuating evacuate evacuation homeless fled sheltering shelters",
        "rescued": "rescued rescuing survived surviving survivor survivors saved pulled",
        "arrested": "arrested arrests arresting detained detaining",
        "infected": "infected infections infection cases sickened ill",
    },
    {"gross": "gross", "net": "net"},
    {
        "revenue": "revenue revenues sales turnover",
        "profit": "profit profits earnings income",
        "loss": "loss losses deficit",
        "debt": "debt debts liabilities borrowing",
    },
    {
        "sought": "sought seeks seek seeking demanded demanding demands asked asking requested",
        "awarded": "awarded awards award ordered granted",
        "offered": "offered offer offers offering bid",
    },
    {
        "convicted": "convicted convicts guilty conviction",
        "acquitted": "acquitted acquits cleared acquittal",
        "charged": "charged indicted accused indictment",
        "dismissed": "dismissed dropped hung deadlocked undecided mistrial",
    },
    {"registered": "registered eligible", "cast": "cast turnout voted"},
)
_SCALE = {
    word: (number, scale)
    for number, family in enumerate(_FAMILIES)
    for scale, words in family.items()
    for word in words.split()
}


FATES = frozenset(_FAMILIES[0]) - {"arrested", "infected"}
"""What may become of people: a number of passengers that are missing is no number of passengers."""


def fate(own: Set[str], near: tuple[str, ...]) -> str | None:
    """The word that says what became of those counted, where the rulebook counts them all: "two passengers died"."""
    if any(word in _SCALE and _SCALE[word][0] == 0 for word in own):
        return None
    return next(
        (word for word in near if _SCALE.get(word, (1, ""))[0] == 0 and _SCALE[word][1] in FATES), None
    )


def other_scale(own: Set[str], near: tuple[str, ...]) -> str | None:
    """The first word near a value that names another scale of a family of which the wording's own words name one."""
    mine = {_SCALE[word] for word in own if word in _SCALE}
    families = {number for number, _ in mine}
    for word in near:
        found = _SCALE.get(word)
        if found is not None and found[0] in families and found not in mine:
            return word
    return None
