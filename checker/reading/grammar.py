"""The one grammar: for each lexeme that may begin a value, the readers that are tried, in order.

``read_line`` walks a sentence once from left to right; a reader that succeeds says at which lexeme to go on, so
the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.model import CALENDAR, Kind
from checker.reading import ordinals
from checker.reading.amounts import amount_at, single_measure
from checker.reading.clock import dotted_time_at, spoken_time_at, time_at
from checker.reading.context import Context
from checker.reading.dates import date_at, from_day, month_at
from checker.reading.draft import Draft
from checker.reading.durations import single_duration
from checker.reading.english.calendar import (
    AHEAD,
    BACK,
    CLOCK_WORDS,
    HOLIDAYS_ALONE,
    MONTH_ABBREVIATIONS,
    MONTHS,
    QUARTERS,
    RELATIVE_DAYS,
    SAME,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from checker.reading.english.numbers import CARDINALS, FEW, FOLDS, MULTIPLES, ORDINALS, VAGUE, VULGAR
from checker.reading.english.units import DURATIONS, SINGLE
from checker.reading.holidays import holiday_at
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.numeric_dates import numeric_at
from checker.reading.ranges import inherit
from checker.reading.ratios import fold_at, multiple_at, ratio_at
from checker.reading.relative import day_of_month_at, period_at, relative_day_at
from checker.reading.scores import label_chain, record_at, score_at, shares_at, vulgar_halves_at
from checker.reading.seasons import season_at
from checker.reading.stopwatch import finish_at
from checker.reading.weekdays import settle_weekdays, weekday_at
from checker.reading.years import decade_at, quarter_at, short_year_at, year_at
from checker.units import GRADED

Read = tuple[list[Draft], int]
Reader = Callable[[Line, int, Context, int], Read | None]


def read_line(line: Line, context: Context) -> list[Draft]:
    """The values that a sentence states, in the order of the text; no two of them cross."""
    drafts: list[Draft] = []
    go_on = floor = 0
    # A word from "/" to ":" begins with a digit, and ".5" sorts behind ".": one comparison finds them all.
    for i in [i for i, word in enumerate(line.words) if word in READERS or "." < word < ":"]:
        if i < go_on:
            continue
        found = READERS.get(line.words[i], _digits)(line, i, context, floor)
        if found is None:
            continue
        go_on = max(found[1], i + 1)
        if found[0]:
            drafts += found[0]
            floor = go_on
            if found[0][-1].kind in CALENDAR:
                context.tell(found[0][-1])
    if drafts:
        settle_weekdays(drafts, line.text)
        if len(drafts) > 1:
            inherit(drafts, line.text)
            _convert(drafts, line.text)
    return drafts


def _digits(line: Line, i: int, context: Context, floor: int) -> Read | None:
    word = line.words[i]
    found = numeric_at(line, i, context)
    if found is not None:
        return found
    if "." in word and (found := shares_at(line, i)) is not None:
        return found
    if line.words[i + 1] in ("½", "-") and (found := vulgar_halves_at(line, i)) is not None:
        return found
    if "." in word and line.words[i + 1] == "-":
        found = dotted_time_at(line, i, floor)
        if found is not None:
            return found
    if line.words[i + 1][:1] in _CHAINING or line.words[i - 1] in ("+", "(") or word[0] == "0":
        after = label_chain(line, i)
        if after is not None:
            return record_at(line, i, after) or ([], after)
    if "." in word or "," in word:
        return (
            _ordinal(line, i, context)
            or dotted_time_at(line, i, floor)
            or ratio_at(line, i, floor)
            or amount_at(line, i, context, floor)
        )
    if word == "9" and line.words[i + 1] == "/" and line.words[i + 2] == "11" and line.glued(i):
        return [], i + 3
    return (
        decade_at(line, i)
        or date_at(line, i, context)
        or finish_at(line, i)
        or time_at(line, i, floor)
        or score_at(line, i)
        or _ordinal(line, i, context)
        or (year_at(line, i, context) if len(word) == 4 and measure_at(line, i + 1) is None else None)
        or (short_year_at(line, i, context) if line.words[i - 1] == "'" else None)
        or ratio_at(line, i, floor)
        or amount_at(line, i, context, floor)
    )


_CHAINING = frozenset({"-", ".", "/", ")", ","}) | {""}


def _ordinal(line: Line, i: int, context: Context) -> Read | None:
    found = ordinals.digits_ordinal_at(line, i)
    if found is None:
        return None
    return day_of_month_at(line, i, found[1], found[0], context) or ordinals.ordinal_at(line, i)


def _cardinal(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return (
        ordinals.ordinal_at(line, i)
        or (time_at(line, i, floor) if line.words[i + 1] in SPELLED_TIMES else None)
        or (spoken_time_at(line, i, floor) if line.words[i + 1] in ("past", "to") else None)
        or score_at(line, i)
        or ratio_at(line, i, floor)
        or amount_at(line, i, context, floor)
    )


SPELLED_TIMES = frozenset({"o'clock", "a.m.", "p.m.", "a.m", "p.m"})


def _ordinal_word(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return from_day(line, i, context) or quarter_at(line, i, context) or ordinals.ordinal_at(line, i)


def _amount(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return amount_at(line, i, context, floor)


def _half(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """ "half past two" is a time, "half of them" is none."""
    if line.words[i + 1] in ("past", "to"):
        found = spoken_time_at(line, i, floor)
        if found is not None:
            return found
    return amount_at(line, i, context, floor)


def _article(line: Line, i: int, context: Context, floor: int) -> Read | None:
    following = line.words[i + 1]
    if following in ORDINALS and (line.words[i + 2] == "-" or _is_unit(line, i + 2)):
        return None  # "a second night", "a fifth day", "a third-quarter loss"
    if following in ("half", "quarter") and line.words[i + 2] in ("past", "to"):
        return spoken_time_at(line, i + 1, floor)
    if following in DURATIONS:
        return single_duration(line, i, context, floor)
    if following in SINGLE:
        return single_measure(line, i, floor)
    if following not in _AFTER_ARTICLE:
        return None
    return amount_at(line, i, context, floor)


def _is_unit(line: Line, j: int) -> bool:
    """Whether the word at lexeme ``j`` names a day, a month, a night: what an ordinal before it counts."""
    return line.words[j] in DURATIONS or line.words[j] in _ALSO_COUNTED


_ALSO_COUNTED = frozenset({"night", "morning", "evening", "afternoon", "weekend", "time", "season"})
_AFTER_ARTICLE = frozenset(
    "hundred thousand million billion trillion dozen lakh crore half third quarter fifth sixth seventh eighth ninth tenth"
    " hundredth thousandth couple fourth few".split()
)


def _month(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return date_at(line, i, context)


def _weekday(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return weekday_at(line, i, context)


def _relative(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return relative_day_at(line, i, context)


def _direction(line: Line, i: int, context: Context, floor: int) -> Read | None:
    words = line.words
    if words[i + 1] in MONTHS or words[i + 1] in MONTH_ABBREVIATIONS:
        if month_at(line, i + 1) is not None:
            return date_at(line, i + 1, context)
        return None
    if words[i + 1] in WEEKDAYS:
        return weekday_at(line, i + 1, context)
    return period_at(line, i, context)


def _clock(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return time_at(line, i, floor)


def _season(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return season_at(line, i, context)


def _holiday(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return holiday_at(line, i, context)


def _decade(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return decade_at(line, i)


def _rank(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return ordinals.rank_at(line, i)


def _quarter(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return quarter_at(line, i, context)


def _nothing(line: Line, i: int, context: Context, floor: int) -> Read | None:
    return None


def _convert(drafts: list[Draft], text: str) -> None:
    """Tie "(3 miles)" to the "5 km" right before it."""
    for at in range(1, len(drafts)):
        first, second = drafts[at - 1], drafts[at]
        if second.kind is not first.kind or second.unit == first.unit or second.unit is None:
            continue
        if first.kind not in (Kind.QUANTITY, Kind.MONEY) or "dimensionless" in (first.unit, second.unit):
            continue
        if not GRADED.isdisjoint((first.unit, second.unit)):
            continue
        gap = text[first.end : second.start]
        if len(gap) <= 60 and _TIE.fullmatch(gap):
            second.converts = first.start


_TIE = re.compile(
    r"[\w\s.-]{0,24}[(\[]\s?(?:or |about |around |roughly |some )?(?:US|A|C)?|,? or (?:about |around )?|/"
)

READERS: dict[str, Reader] = {}
for _table, _reader in (
    (CARDINALS, _cardinal),
    (VAGUE, _amount),
    (FEW, _amount),
    (VULGAR, _amount),
    (("half", "quarter"), _half),
    (("a", "an"), _article),
    (ORDINALS, _ordinal_word),
    (MULTIPLES, multiple_at),
    (FOLDS, fold_at),
    (MONTHS, _month),
    ((name + "'s" for name in MONTHS), _month),
    (MONTH_ABBREVIATIONS, _month),
    (WEEKDAYS, _weekday),
    ((name + "s" for name in WEEKDAYS), _weekday),
    ((name + "'s" for name in WEEKDAYS), _weekday),
    (WEEKDAY_ABBREVIATIONS, _weekday),
    (RELATIVE_DAYS, _relative),
    ((name + "'s" for name in RELATIVE_DAYS), _relative),
    (BACK, _direction),
    (AHEAD, _direction),
    (SAME, _direction),
    (CLOCK_WORDS, _clock),
    (SEASONS, _season),
    (HOLIDAYS_ALONE, _holiday),
    (("day", "eve"), _holiday),
    (
        (
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
            "teens",
            "noughties",
        ),
        _decade,
    ),
    (("no", "number", "#"), _rank),
    (QUARTERS, _quarter),
    (("q",), _quarter),
    (("/",), _nothing),
):
    READERS.update(dict.fromkeys(_table, _reader))
del _table, _reader
