"""The words that would be right, in the manner of those that are wrong: "more than 21,000 votes" → "20,715 votes".

A proposal replaces exactly the words flagged, keeps their unit, scale, month and spelling, and is read again before it is made:
what does not agree with the held value then is not proposed. "Dec. 13" → "Dec. 12"; "Forty-one people" → "Thirty-one people".
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind, Mention, Verdict
from checker.reading import read_value
from checker.reading.english.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch, Result, Tally
from checker.units import UnknownUnit
from checker.verdicts.compare import compare

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$£€¥₹₩₽]\s?$")
_SCALE = re.compile(r"(?:magnitude|category|level|grade|tier)(?:\s?-\s?|\s(?:of\s)?)$", re.IGNORECASE)
"""The scale before its step: "Category 3", "magnitude of 5.9"."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PLACES = 4
_SURE = (Verdict.AGREES, Verdict.ROUNDS)


def proposal(mention: Mention, worth: Result) -> str | None:
    """What to write in the place of a mention's words for a held value; None where that is not certain."""
    text = " ".join(mention.text.split())
    if text != mention.text:
        return None
    if mention.kind is Kind.DATE and isinstance(worth, Amount):
        return _dated(text, worth.interval)
    if mention.kind is Kind.YEAR and isinstance(worth, Amount):
        return _year(text, worth.interval)
    if isinstance(worth, Tally):
        words = _scored(text, worth)
    elif isinstance(worth, Amount):
        words = _counted(mention, worth)
    else:
        return None
    if words is None or words == mention.text:
        return None
    read_again = read_value(words)
    return words if read_again is not None and compare(read_again, worth)[0] in _SURE else None


# --- numbers -------------------------------------------------------------------------------------------------------


def _counted(mention: Mention, worth: Amount) -> str | None:
    """The number alone is exchanged; a hedge before it goes, since the held value is known."""
    value = _in_unit_of(mention, worth)
    if (
        value is None
        or not isinstance(mention.value, Decimal)
        or mention.core_start < 0
        or mention.value <= 0
    ):
        return None
    if 1 in (value, mention.value) and mention.kind in (Kind.COUNT, Kind.QUANTITY, Kind.DURATION):
        return None  # "1 goals"
    start, end = mention.core_start - mention.start, mention.core_end - mention.start
    core = _number(mention.text[start:end], mention, value)
    if core is None:
        return None
    sign = _CURRENCY.search(mention.text[:start]) or _SCALE.search(mention.text[:start])
    return (sign[0] if sign else "") + core + mention.text[end:]


def _in_unit_of(mention: Mention, worth: Amount) -> Decimal | None:
    """The held value in the unit of the mention, to the digit that the mention prints where units differ."""
    try:
        stated = amounts.of_mention(mention)
        if not isinstance(stated, Amount):
            return None
        _, base = amounts.common(stated, worth)
    except (Mismatch, UnknownUnit):
        return None
    if base.low is None or base.low != base.high:
        return None
    value = (base.low - stated.unit.offset) / stated.unit.factor
    if stated.unit.name == worth.unit.name or stated.unit.factor == worth.unit.factor:
        return value
    step = min(mention.granule or Decimal(1), Decimal(1))
    return value.quantize(step)


def _number(core: str, mention: Mention, value: Decimal) -> str | None:
    """A number in the manner of another: "3.2 billion" → "2.3 billion", "three" → "two", "7th" → "4th"."""
    match = _DIGITS.search(core)
    if match is None:
        return _in_words(core, mention.kind, value)
    assert isinstance(mention.value, Decimal)
    written = Decimal(match[0].replace(",", ""))
    if not written:
        return None
    scaled = value / (mention.value / written)
    grouped = "," in match[0] or scaled >= 10_000
    shown = _plain(scaled, grouped=grouped, cents=mention.kind is Kind.MONEY and scaled == value)
    if shown is None:
        return None
    behind = _ORDINAL.sub("", core[match.start() :])[len(match[0]) :]
    if mention.kind is Kind.ORDINAL:
        return core[: match.start()] + shown + _suffix(int(scaled)) + behind
    return core[: match.start()] + shown + behind


def _plain(number: Decimal, *, grouped: bool, cents: bool) -> str | None:
    rounded = round(number, _PLACES)
    if rounded != number:
        return None
    text = f"{rounded.normalize():,f}" if grouped else f"{rounded.normalize():f}"
    if cents and "." in text:
        text += "0" * (2 - len(text.split(".")[1]))
    return text


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _in_words(core: str, kind: Kind, value: Decimal) -> str | None:
    if (
        value != value.to_integral_value()
        or not 0 < value < 100
        or not re.fullmatch(r"[A-Za-z]+(?:-[a-z]+)?", core)
    ):
        return None
    number = int(value)
    if kind is Kind.ORDINAL:
        words = _ORDINALS[number] if number < len(_ORDINALS) else None
    elif number < len(_ONES):
        words = _ONES[number]
    else:
        words = _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return words.capitalize() if words and core[0].isupper() else words


def _scored(text: str, worth: Tally) -> str | None:
    terms = iter(worth.terms)
    if len(_DIGITS.findall(text)) != len(worth.terms):
        return None
    return _DIGITS.sub(lambda _: amounts.plain(next(terms)), text)


# --- days ----------------------------------------------------------------------------------------------------------


def _dated(text: str, held: Interval) -> str | None:
    """A day with another one's month, day and weekday put in their places: "Tuesday, Dec. 13" → "Tuesday, Dec. 12"."""
    if held.low is None or held.low != held.high:
        return None
    day = date.fromordinal(int(held.low))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return day.isoformat()
    months = MONTHS | MONTH_ABBREVIATIONS
    words = re.findall(r"[A-Za-z]+", text)
    month = next((word for word in words if word.lower() in months), None)
    number = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    if month is None or number is None:
        return None
    right = text
    if months[month.lower()] != day.month:
        right = right.replace(
            month, _like(month, list(MONTHS)[day.month - 1], MONTH_ABBREVIATIONS, day.month)
        )
    right = re.sub(r"(?<!\d)\d{1,2}(?!\d)", str(day.day), right, count=1)
    right = _ORDINAL.sub(_suffix(day.day), right, count=1)
    right = re.sub(r"\b\d{4}\b", str(day.year), right)
    named = next((word for word in words if word.lower() in WEEKDAYS), None)
    if named is not None:
        right = right.replace(named, list(WEEKDAYS)[day.weekday()].capitalize())
    return right if right != text else None


def _year(text: str, held: Interval) -> str | None:
    """A year in the place of another: "October 2022" → "October 2023"."""
    if held.low is None or held.high is None:
        return None
    first, last = date.fromordinal(int(held.low)).year, date.fromordinal(int(held.high)).year
    right = re.sub(r"\b\d{4}\b", str(first), text)
    return right if first == last and right != text else None


def _like(written: str, full: str, short: dict[str, int], number: int) -> str:
    """The name of a month as short or as long as another was written."""
    if written.lower() in short and written.lower() not in MONTHS:
        full = next(name for name, month in short.items() if month == number) if number != 5 else "may"
    return full.capitalize() if written[0].isupper() else full
