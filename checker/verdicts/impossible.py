"""Days that no calendar has: "30 February", "31 June", "2017-13-05", "29 February 2023".

"In April 31 people drowned" is a number of people: without a year, the words around must be those of a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from checker.claims import Article
from checker.model import Finding, Severity
from checker.reading.english.calendar import MONTH_ABBREVIATIONS, MONTHS
from checker.verdicts.printed import is_sic, printed

RULE = "impossible-date"
_NUMBER = MONTHS | MONTH_ABBREVIATIONS
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>29|3[0-9])"
_YEAR = r"(?:,?\s{1,2}(?P<year>1[5-9]\d\d|20\d\d)\b)?"
# These begin with a digit and look back from behind it, so that the scan skips whatever is none.
_LATE_DAY = re.compile(r"(?:29|3[01])(?<!\d..)(?!\d)")
_DAY_FIRST = re.compile(rf"\b{_DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}{_YEAR}(?!\s*-?\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?\b(?![.,:]?\d|%|\s*\d){_YEAR}", re.IGNORECASE
)
_ISO = re.compile(r"(?P<year>(?:1[89]|20)(?<![\w/.-]..)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_SLASHED = re.compile(
    r"(?P<one>\d(?<![\w/.-].)\d?)(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>1[89]\d\d|20\d\d)(?![\w/-]|\.\d)"
)
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.!?)\]\"”’'–—-]|(?:at|in|on|when|after|before|and|or|to|until|but|as|with|from|for|that|which|by)\b)"
)
_BEFORE = re.compile(r"(\w+)[\s(“\"]*$")
_SWEDISH = 1712
"""Sweden had a 30 February in 1712."""


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each date that no calendar has."""
    text = article.source.text
    iso, slashed = _ISO.search(text) is not None, _SLASHED.search(text) is not None
    if not (iso or slashed or _LATE_DAY.search(text)):
        return
    for block in article.source.blocks:
        for pattern in (_DAY_FIRST, _MONTH_FIRST) if _LATE_DAY.search(text, block.start, block.end) else ():
            for match in pattern.finditer(text, block.start, block.end):
                if (why := _in_words(text, match)) and not is_sic(text, match.end()):
                    yield _finding(article, match, *why)
        for match in _ISO.finditer(text, block.start, block.end) if iso else ():
            yield from _numeric(article, match, int(match["month"]), int(match["day"]))
        for match in _SLASHED.finditer(text, block.start, block.end) if slashed else ():
            one, two = int(match["one"]), int(match["two"])
            if not (_exists(int(match["year"]), two, one) or _exists(int(match["year"]), one, two)):
                if max(one, two) <= 31 and min(one, two) <= 12:
                    yield from _numeric(article, match, min(one, two), max(one, two))


def _in_words(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """Why the day is impossible and what would be right; None for a day that exists, or no day at all."""
    day, month = int(match["day"]), _NUMBER[match["month"].lower()]
    year = int(match["year"]) if match["year"] else None
    last = monthrange(year, month)[1] if year else monthrange(2024, month)[1]
    if day <= last or day > 31 or year == _SWEDISH:
        return None
    before = _BEFORE.search(text, max(match.start() - 30, 0), match.start())
    lead = before[1].lower() if before else ""
    first_is_day = match.start("day") < match.start("month")
    if year is None and (
        not _GOES_ON.match(text, match.end())
        or not match["month"][0].isupper()
        or (not first_is_day and lead in ("in", "during"))
    ):
        return None
    name = f"{match['month']}{f' {year}' if year else ''}"
    return f"{name} has {last} days", f"a day up to {last}"


def _numeric(article: Article, match: re.Match[str], month: int, day: int) -> Iterator[Finding]:
    year = int(match["year"])
    if _exists(year, month, day) or is_sic(article.source.text, match.end()):
        return
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield _finding(
            article,
            match,
            f"month {month} of {year} has {monthrange(year, month)[1]} days",
            "a day of that month",
        )
    elif 12 < month <= 31 and _exists(year, day, month):
        yield _finding(
            article,
            match,
            f"there is no month {month}",
            f"{date(year, day, month)}, with day and month the other way round",
        )


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _finding(article: Article, match: re.Match[str], why: str, expected: str) -> Finding:
    words = " ".join(match[0].split()).rstrip(".,")
    end = match.start() + len(match[0].rstrip(" .,"))
    return printed(
        article,
        RULE,
        Severity.ERROR,
        f"there is no {words}: {why}",
        (match.start(), end),
        expected,
        citation="the calendar",
    )
