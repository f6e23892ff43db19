"""Ages against the births and deaths that the same article prints: "Lindqvist, 52, was born on 4 May 1954".

"(1922–2010), who died aged 85" is 87 or 88. An age counts on the day of death where the sentence tells of it, else on the day
of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checker.claims import Article
from checker.interval import Interval
from checker.model import Field, Finding, Kind, Mention, Sentence, Severity
from checker.rulebook.amounts import Amount
from checker.units import resolve
from checker.verdicts.printed import printed, words
from checker.verdicts.proposals import proposal

RULE = "age-from-birth"
_BORN = re.compile(
    r"\bborn\s(?:on\s|in\s(?:[A-ZÀ-Þ][\w’'-]+,?\s(?:in\s|on\s)){0,2})?(?:[A-ZÀ-Þ]\w+,\s)?$|\(b\.\s$|\(born\s$"
)
_DIED = re.compile(r"\b(?:died|dies|death)\b", re.IGNORECASE)
_DIED_AT = re.compile(r"\b(?:died|dies)\sat\s$", re.IGNORECASE)
_DIED_ON = re.compile(r"\bdied\s(?:on\s|in\s)?(?:\w+,?\s)?$", re.IGNORECASE)
_LIFE = re.compile(r"\(\s?(?P<born>1[789]\d\d|20\d\d)\s?[–—-]\s?(?P<died>1[789]\d\d|20\d\d)\s?\)")
_AT = re.compile(r"\b(?:at|when|before|until|turned|turns|as a)\b[^,;.]{0,20}$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:daughter|son|wife|husband|mother|father|brother|sister|widow|child|grand\w+|partner|whose)\b",
    re.IGNORECASE,
)


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each age that birth and death in its own sentence do not give."""
    for sentence, mentions in article.reading.stating:
        ages = [
            m for m in mentions if m.hedge is None and isinstance(m.value, Decimal) and _is_age(article, m)
        ]
        if len(ages) == 1:
            yield from _of_life(article, sentence, ages[0]) or _of_birth(article, sentence, ages[0], mentions)


def _is_age(article: Article, mention: Mention) -> bool:
    """An age, or the bare number of "died at 80"."""
    if mention.kind is Kind.COUNT and mention.unit is None:
        return _DIED_AT.search(article.source.text, max(mention.start - 12, 0), mention.start) is not None
    return mention.kind is Kind.AGE


def _of_life(article: Article, sentence: Sentence, age: Mention) -> list[Finding]:
    text = article.source.text
    match = _LIFE.search(text, sentence.start, sentence.end)
    if (
        match is None
        or not _DIED.search(text, sentence.start, sentence.end)
        or _stray(text, match.end(), age.start)
    ):
        return []
    years = int(match["died"]) - int(match["born"])
    if age.value in (years, years - 1):
        return []
    return [
        _finding(
            article,
            age,
            match.span(),
            f"{years - 1} or {years}",
            f"{match['died']} − {match['born']} = {years}",
        )
    ]


def _of_birth(
    article: Article, sentence: Sentence, age: Mention, mentions: Sequence[Mention]
) -> list[Finding]:
    text = article.source.text
    birth = next(
        (
            m
            for m in mentions
            if m.kind in (Kind.DATE, Kind.YEAR) and _BORN.search(text, sentence.start, m.start)
        ),
        None,
    )
    if birth is None or birth.interval is None or _stray(text, *sorted((age.end, birth.start))):
        return []
    died = next(
        (
            m
            for m in mentions
            if m.kind is Kind.DATE and m is not birth and _DIED_ON.search(text, sentence.start, m.start)
        ),
        None,
    )
    if died is None and _DIED.search(text, sentence.start, sentence.end):
        return []
    if died is None and _AT.search(text, sentence.start, age.start):
        return []
    then = died.interval if died is not None else _page(article)
    if then is None:
        return []
    span = _years(birth.interval, then)
    if span is None or (isinstance(age.value, Decimal) and span.holds(age.value)):
        return []
    shown = str(span.low) if span.is_exact else f"{span.low} or {span.high}"
    return [
        _finding(article, age, (birth.start, birth.end), shown, f"born {words(birth)}: {shown} on that day")
    ]


def _stray(text: str, start: int, end: int) -> bool:
    """Whether another person stands between."""
    return end - start > 120 or _OTHER.search(text[start:end]) is not None


def _page(article: Article) -> Interval | None:
    """The day on which the page appeared, give or take one."""
    stamp = article.source.stamp(Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
    return Interval.around(Decimal(stamp.day.toordinal()), Decimal(1)) if stamp else None


def _years(born: Interval, then: Interval) -> Interval | None:
    """Completed years from a birth to a day, each known to a day, a month or a year."""
    if None in (born.low, born.high, then.low, then.high):
        return None
    ends = [
        date.fromordinal(int(end)) for end in (born.low, born.high, then.low, then.high) if end is not None
    ]
    low, high = _completed(ends[1], ends[2]), _completed(ends[0], ends[3])
    return Interval(Decimal(low), Decimal(high)) if 0 <= low <= high else None


def _completed(born: date, then: date) -> int:
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def _proposal(age: Mention, expected: str) -> str | None:
    """The right age, where only one is."""
    if not expected.isdecimal():
        return None
    return proposal(age, Amount(Interval.exact(Decimal(expected)), resolve("year")))


def _finding(article: Article, age: Mention, life: tuple[int, int], expected: str, how: str) -> Finding:
    return printed(
        article,
        RULE,
        Severity.WARNING,
        f"the age should be {expected}, not {words(age)}",
        (age.start, age.end),
        expected,
        suggestion=_proposal(age, expected),
        related=(life,),
        arithmetic=(how,),
    )
