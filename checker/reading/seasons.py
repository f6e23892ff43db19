"""Seasons: "last summer", "in the autumn", "the winter of 2016"; half a year apart south of the equator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import Context, unresolved
from checker.reading.days import first_day, month_days
from checker.reading.draft import Draft
from checker.reading.english.calendar import AFTER_SEASON, AHEAD, BACK, BEFORE_SEASON, SEASONS
from checker.reading.line import Line
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]
_QUARTER = Decimal(90)


def season_days(name: str, year: int, context: Context) -> Interval:
    """The days of a season that begins in a year, where the page is written."""
    first, last = SEASONS[name]
    if context.south:
        first, last = (first + 5) % 12 + 1, (last + 5) % 12 + 1
    return month_days(year, first, last)


def season_of_year(name: str, year: int, context: Context) -> tuple[Interval, tuple[Interval, ...]]:
    """ "winter 2016": the one that begins in that year, and the one that ends in it."""
    span = season_days(name, year, context)
    if first_day(span).month != 12 or year < 2:
        return span, ()
    return span, (season_days(name, year - 1, context),)


def directed_season(line: Line, i: int, direction: str, context: Context) -> Read | None:
    """ "last summer", "this fall", "next spring" at the word of direction."""
    words = line.words
    word = words[i + 1].removesuffix("'s")
    if direction not in ("last", "this", "next", "past", "coming"):
        return None
    if (i and words[i - 1] in ("the", "a")) or words[i + 2] == "-":
        return None
    owner = words[i + 1] != word
    core = (line.starts[i], line.ends[i + 1] - (2 if owner else 0))
    return _drafted(core, word, direction, context), i + 2


def season_at(line: Line, i: int, context: Context) -> Read | None:
    """ "in the autumn", "since the spring" at the season; with a year behind it the year's reader takes both."""
    words = line.words
    if words[i - 1] != "the" or words[i - 2] not in BEFORE_SEASON or i < 2:
        return None
    following = words[i + 1]
    if (following[:1].isalnum() and following not in AFTER_SEASON) or following == "-":
        return None
    ahead = looks_ahead(line, i)
    if ahead is None and words[i - 2] in ("in", "during", "over", "from", "through", "throughout"):
        return None  # "He swims in the summer."
    core = (line.starts[i], line.ends[i])
    direction = "next" if ahead else "last"
    return _drafted(core, words[i], direction, context), i + 1


def _drafted(core: tuple[int, int], word: str, direction: str, context: Context) -> list[Draft]:
    anchor = context.anchor()
    if anchor is None or not 2 < anchor.day.year < 9990:
        return [unresolved(core, f"{direction} {word}")]
    now = anchor.day.toordinal()
    spans = [season_days(word, year, context) for year in range(anchor.day.year - 2, anchor.day.year + 3)]
    before = [span for span in spans if span.high is not None and span.high < now]
    behind = [span for span in spans if span.low is not None and span.low > now]
    if direction in BACK:
        chosen, others = before[-1], before[-2:-1]
    elif direction in AHEAD:
        chosen, others = behind[0], behind[1:2]
    else:
        chosen, others = min(spans, key=lambda span: abs(first_day(span).toordinal() + 45 - now)), []
    day: date = first_day(chosen)
    return [
        Draft(
            *core,
            Kind.DATE,
            day,
            chosen,
            granule=_QUARTER,
            core=core,
            anchor=anchor.name,
            others=tuple(others),
        )
    ]
