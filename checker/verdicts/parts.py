"""Parts against their printed whole: "31 dead: 12 in Alton and 20 in Berrow", "of the 100 seats, 61 went to …, 40 to …".

Categories may overlap ("20 women and 15 foreigners"), so parts are added up only where they cannot: places, recipients,
men and women and children, or a list that a colon announces as the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims import Article
from checker.model import Finding, Kind, Mention, Severity
from checker.rulebook import amounts
from checker.rulebook.nouns import same_count, singular
from checker.verdicts.printed import Span, printed, words

RULE = "parts-of-whole"
_DISJOINT = frozenset({"man", "woman", "child", "boy", "girl", "adult", "male", "female"})
_MADE_OF = {"child": frozenset({"boy", "girl"}), "adult": frozenset({"man", "woman"})}
_SORTS = _DISJOINT - {"child", "adult"}
"""Sorts of people that are no whole of others."""
_OPENS = re.compile(
    r"\s?(?P<mark>:|–|—|-|\(|,)\s?(?:(?P<word>including|among them)\s)?(?:(?:all\sof\sthem|made\sup\sof|comprising)\s)?$",
    re.IGNORECASE,
)
_SAID_TO_BE = re.compile(r"(?:[^,;:.()–—]{0,60}?)(?P<mark>:|\s[–—-]\s)\s?", re.IGNORECASE)
_JOINS = re.compile(
    r"\s?(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s|\splus\s)(?:another\s|the\sother\s|a\sfurther\s)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\s(?:were\s|was\s|of\sthem\s|people\s|more\s|\w+ed\s))?\s?(?:in|at|near|from|on|aboard|outside)\s(?:the\s)?(?:\w+\s){0,2}?[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3}",
    re.UNICODE,
)
_RECIPIENT = re.compile(
    r"(?:\s(?:went|go|fell|belong\w*|were\swon|seats))?\s(?:to|by|for)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3}|others?|independents?|smaller\sparties)"
)
_OF_THE = re.compile(r"\b(?:of|among)\s(?:the\s|its\s|all\s|his\s|her\s|their\s)?$", re.IGNORECASE)
_LONGEST = 90


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each list of parts that its whole does not hold."""
    for _, mentions in article.reading.stating:
        if len(mentions) < 2:
            continue
        counts = [m for m in mentions if _plain(m)]
        for at, whole in enumerate(counts[:-2]):
            if whole.unit is not None and singular(whole.unit) not in _SORTS:
                yield from _split(article, whole, counts[at + 1 :])
        for whole, part in pairwise(counts):
            yield from _greater(article, whole, part)


def _plain(mention: Mention) -> bool:
    return (
        mention.kind is Kind.COUNT
        and mention.hedge is None
        and isinstance(mention.value, Decimal)
        and mention.value == mention.value.to_integral_value()
    )


def _split(article: Article, whole: Mention, rest: Sequence[Mention]) -> Iterator[Finding]:
    """The list of parts that begins right behind a whole."""
    text = article.source.text
    lead = text[whole.end : rest[0].start]
    opened = _OPENS.fullmatch(lead)
    announced = None if opened else _SAID_TO_BE.fullmatch(lead)
    of_the = _OF_THE.search(text, max(whole.start - 12, 0), whole.start) is not None
    if not (opened or announced) and not (of_the and len(lead) < 4):
        return
    parts = [rest[0]]
    spans = [_part(text, rest[0], rest[1].start)]
    for mention, following in zip(rest[1:], [*rest[2:], None], strict=False):
        joint = text[spans[-1][1] : mention.start]
        if not _JOINS.fullmatch(joint):
            break
        parts.append(mention)
        spans.append(_part(text, mention, following.start if following else mention.end + _LONGEST))
    kinds = {kind for kind, _ in spans}
    if len(parts) < 2 or len(kinds) != 1 or None in kinds or not _of_one_kind(whole, parts):
        return
    kind = kinds.pop()
    begun = opened or announced
    mark = begun["mark"] if begun else ","
    exhaustive = mark == ":" or (kind == "sort" and mark in "–—-(" and not (opened and opened["word"]))
    if opened and opened["word"]:
        exhaustive = False
    if kind == "recipient" and not (of_the or mark == ":"):
        return
    total = sum((part.value for part in parts if isinstance(part.value, Decimal)), Decimal(0))
    assert isinstance(whole.value, Decimal)
    if total == whole.value or (total < whole.value and not exhaustive):
        return
    yield _finding(
        article,
        whole,
        parts,
        total,
        Severity.ERROR if total > whole.value else Severity.WARNING,
        (parts[0].start, spans[-1][1]),
    )


def _part(text: str, mention: Mention, limit: int) -> tuple[str | None, int]:
    """What sort of part a count is (place, recipient, sort of people), and where its words end."""
    if mention.unit is not None and singular(mention.unit) in _DISJOINT and " " not in mention.unit:
        return "sort", mention.end
    for kind, pattern in (("place", _PLACE), ("recipient", _RECIPIENT)):
        match = pattern.match(text, mention.end, limit)
        if match is not None:
            return kind, mention.end + len(match[0].rstrip(".,’'"))
    return None, mention.end


def _of_one_kind(whole: Mention, parts: Sequence[Mention]) -> bool:
    assert whole.unit is not None
    for part in parts:
        if part.unit is None or same_count(part.unit, whole.unit):
            continue
        if singular(part.unit) in _MADE_OF.get(singular(whole.unit), _DISJOINT):
            continue
        return False
    return True


def _greater(article: Article, whole: Mention, part: Mention) -> Iterator[Finding]:
    """ "31 people, including 40 children"."""
    text = article.source.text
    between = text[whole.end : part.start]
    if not re.fullmatch(r",?\s(?:\w+\s){0,3}?(?:including|among\sthem)\s(?:at\sleast\s)?", between):
        return
    if (
        whole.unit is None
        or not same_count("people", whole.unit)
        or not isinstance(part.value, Decimal)
        or not isinstance(whole.value, Decimal)
    ):
        return
    if part.value <= whole.value or part.unit is None:
        return
    yield _finding(article, whole, (part,), part.value, Severity.WARNING, (part.start, part.end))


def _finding(
    article: Article, whole: Mention, parts: Sequence[Mention], total: Decimal, severity: Severity, span: Span
) -> Finding:
    assert isinstance(whole.value, Decimal)
    added = " + ".join(amounts.plain(part.value) for part in parts if isinstance(part.value, Decimal))
    verb = "make" if len(parts) > 1 else "is"
    return printed(
        article,
        RULE,
        severity,
        f"the parts {verb} {amounts.plain(total)}, the whole is “{words(whole)}”",
        span,
        amounts.plain(whole.value),
        related=((whole.start, whole.end),),
        arithmetic=(f"{added} = {amounts.plain(total)}, against {amounts.plain(whole.value)}",),
    )
