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
_MONEY = 2
_SCALE = {
    word: (number, scale)
    for number, family in enumerate(_FAMILIES)
    for scale, words in family.items()
    for word in words.split()
}
SCALED = frozenset(_SCALE)
"""All words that name a scale."""
FATES = frozenset(_FAMILIES[0]) - {"arrested", "infected"}
"""What may become of people: a number of passengers that are missing is no number of passengers."""


def fate(own: Set[str], near: tuple[str, ...]) -> str | None:
    """The word that says what became of those counted, where the rulebook counts them all: "two passengers died"."""
    if any(word in _SCALE and _SCALE[word][0] == 0 for word in own):
        return None
    return next(
        (word for word in near if _SCALE.get(word, (1, ""))[0] == 0 and _SCALE[word][1] in FATES), None
    )


def governing_scale(spoken: Set[str], own: Set[str], before: tuple[str, ...]) -> str | None:
    """The nearest word of money's scales before a value, when the fact is on another and its wording names none.

    "Revenue rose to $8.2 billion from $7.6 billion a year earlier" gives no profit a year earlier.
    """
    mine = {_SCALE[word] for word in spoken if word in _SCALE and _SCALE[word][0] == _MONEY}
    if not mine or any(word in _SCALE and _SCALE[word][0] == _MONEY for word in own):
        return None
    nearest = next((w for w in reversed(before) if w in _SCALE and _SCALE[w][0] == _MONEY), None)
    return nearest if nearest is not None and _SCALE[nearest] not in mine else None


def other_scale(own: Set[str], near: tuple[str, ...]) -> str | None:
    """The first word near a value that names another scale of a family of which the wording's own words name one."""
    mine = {_SCALE[word] for word in own if word in _SCALE}
    families = {number for number, _ in mine}
    for word in near:
        found = _SCALE.get(word)
        if found is not None and found[0] in families and found not in mine:
            return word
    return None
