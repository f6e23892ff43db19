"""Number words: "two hundred and six", "£7bn", "3.5 crore", "two-thirds", "a dozen"."""

from __future__ import annotations

from decimal import Decimal

CARDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
CARDINALS["nil"] = 0

SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10) ** 5,
    "lakhs": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "millions": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "crores": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
}

SHORT_SCALES: dict[str, Decimal] = {
    "k": Decimal(1000),
    "m": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "cr": Decimal(10) ** 7,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
}
"""Written after digits: "7bn", "$5m", "100k". Those in ``LOOSE_SHORT`` may stand apart from the digits."""
LOOSE_SHORT = frozenset({"mn", "mln", "bn", "bln", "tn", "trn", "mio"})
COUNTED_IN_MILLIONS = frozenset(
    """people users customers households homes voters viewers workers jobs tonnes barrels copies shares children
    women men followers views subscribers passengers patients doses pounds euros dollars""".split()
)
"""Behind "5m" they tell that it is five million and no length."""
SPELLED_SCALES = SCALES | {word: SHORT_SCALES[word] for word in LOOSE_SHORT}
"""Behind a number in words: "two million", "two mln"."""

VAGUE: dict[str, tuple[int, int]] = {
    "tens": (10, 100),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (100, 1000),
    "thousands": (1000, 10_000),
    "lakhs": (100_000, 1_000_000),
    "millions": (10**6, 10**7),
    "crores": (10**7, 10**8),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
"""Plural scales without a number: "hundreds of people" is between 100 and 1,000."""

FEW = frozenset({"few", "several"})
"""Before a scale: "several hundred" and "a few thousand" are like "hundreds" and "thousands", from two of them on."""

GROUPS: dict[str, int] = {"dozen": 12, "score": 20}

ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}

FRACTIONS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
FRACTIONS |= {word + "s": part for word, part in FRACTIONS.items() if part != 2}

VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}

MULTIPLES: dict[str, int] = {"twice": 2, "thrice": 3}
FOLDS: dict[str, int] = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "twentyfold": 20,
    "hundredfold": 100,
    "thousandfold": 1000,
}
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
ARTICLES = frozenset({"a", "an"})
AND = "and"
OF = "of"

SUPERLATIVES = frozenset(
    "largest biggest smallest highest lowest longest shortest most least best worst oldest youngest fastest slowest"
    " richest poorest busiest strongest deadliest tallest deepest heaviest hottest coldest costliest greatest"
    " wealthiest warmest wettest driest ranked placed seeded generation degree place class quarter term ever".split()
)
"""After an ordinal and a hyphen: "second-largest", "third-placed"."""
