"""Counted nouns, folded so that ``21,000 votes`` and ``one vote`` count the same thing."""

from __future__ import annotations

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "halves": "half",
    "shelves": "shelf",
    "wolves": "wolf",
    "knives": "knife",
    "leaves": "leaf",
    "thieves": "thief",
    "loaves": "loaf",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "cases": "case",
    "houses": "house",
    "species": "species",
    "series": "series",
    "dead": "death",
    "deaths": "death",
    "fatalities": "death",
    "policemen": "policeman",
    "firemen": "fireman",
    "policewomen": "policewoman",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
}
_SAME = {
    "individual": "person",
    "human": "person",
    "folk": "person",
    "injury": "injured",
    "casualty": "casualty",
    "ballot": "vote",
    "voter": "voter",
    "attorney": "lawyer",
}
_AS_PEOPLE = frozenset(
    {"person", "death", "life", "victim", "body", "survivor", "injured", "missing", "casualty"}
)
_ROLES = frozenset(
    "employee worker passenger patient participant volunteer spectator fan visitor pupil student soldier migrant "
    "refugee protester demonstrator".split()
)
INHABITANTS = frozenset(
    "resident inhabitant villager islander townspeople townsfolk citizen dweller evacuee local".split()
)
"""So many people, wherever a fact of people does not count victims: "410,000 residents were ordered to leave"."""
_ABOARD = frozenset({"crew", "member"})


def singular(noun: str) -> str:
    """The noun in lower case and singular: ``Votes`` → ``vote``, ``women`` → ``woman``, ``parties`` → ``party``."""
    word = noun.lower().split()[-1] if noun.strip() else ""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 3 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SAME.get(word, word)


def are_people(*nouns: str) -> bool:
    """Whether all of them count people, in whatever role: passengers and crew members are so many people aboard."""
    return all(singular(noun) in _AS_PEOPLE | _ROLES | INHABITANTS | _ABOARD for noun in nouns)


def same_count(fact: str, stated: str) -> bool:
    """Whether a stated noun counts what the fact counts.

    A fact about people takes words that stand for people in general ("lives", "bodies"), never a part of them ("women").
    A fact about people in a role ("employees") takes "people" too; a fact about people takes no role of itself.
    """
    one, two = singular(fact), singular(stated)
    if one == two or (one in _ROLES | INHABITANTS and two == "person"):
        return True
    return one in _AS_PEOPLE and two in _AS_PEOPLE and "person" in (one, two)
