"""What may be said of a value, a voice, a part of a page and a verdict: the words of a fixed list."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of value a mention states."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    ORDINAL = "ordinal"
    SCORE = "score"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    YEAR = "year"
    DURATION = "duration"
    AGE = "age"
    DECADE = "decade"
    NAME = "name"
    QUOTE = "quote"


CALENDAR = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE})
"""Kinds whose intervals are whole days, as proleptic Gregorian ordinals (``date.toordinal``), both ends included."""
DAYS = frozenset({Kind.DATE, Kind.WEEKDAY})
"""Those that name one day."""
MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY})
"""Kinds that say how much, or how many."""
SIZES = MEASURED | {Kind.DURATION}
"""And how long."""
NO_VALUES = frozenset({Kind.NAME, Kind.QUOTE, Kind.ORDINAL})
"""Kinds that are no figure of anything: in a coverage nobody counts them."""


class Hedge(StrEnum):
    """How the wording widens a value; DESIGN's table, one word for each row."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    WELL_OVER = "well over"
    WELL_UNDER = "well under"
    BETWEEN = "between"


BELOW = frozenset({Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY, Hedge.WELL_UNDER})
"""Hedges by which the value lies under the number that is written."""


class Voice(StrEnum):
    """Who speaks, or which part of the page."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    CAPTION = "caption"
    HEADLINE = "headline"
    METADATA = "metadata"


STATING = frozenset({Voice.OWN, Voice.ATTRIBUTED, Voice.HEADLINE, Voice.CAPTION})
"""Voices in which an article states something itself: not those of its quotes and of its page."""


class Role(StrEnum):
    """What part of an article a block of its text is."""

    HEADLINE = "headline"
    METADATA = "metadata"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"


class Verdict(StrEnum):
    """Verdicts, from agreement to disagreement; ``undecided`` says what is missing."""

    AGREES = "agrees"
    ROUNDS = "rounds"
    IMPRECISE = "imprecise"
    STALE = "stale"
    DISAGREES = "disagrees"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """What a gate does with a finding."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note: sorts the gravest first."""
        return list(Severity).index(self)
