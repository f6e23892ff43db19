"""Scores told set by set: "6-4, 3-6, 7-5" is one score of six terms, for a fact that holds such a one.

The reader finds three scores; which belong together only a rulebook knows: "won 3-1 and 2-0" are two matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.model import Kind, Mention

_TIE_BREAK = r"(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?"
_SET = re.compile(rf"(\d{{1,3}})[-–](\d{{1,3}}){_TIE_BREAK}")
_WHOLE = re.compile(rf"{_SET.pattern}(?:[,;]?\s{_SET.pattern})+")
_BETWEEN = re.compile(rf"{_TIE_BREAK}[,;]?\s(?:and\s)?")
PAIR = 2


def set_by_set(text: str) -> Mention | None:
    """The value that a rulebook writes so, or None when it is no score of several sets."""
    words = text.strip()
    if _WHOLE.fullmatch(words) is None:
        return None
    terms = tuple(Decimal(term) for found in _SET.finditer(words) for term in found.groups())
    return Mention(0, len(words), words, Kind.SCORE, terms, None)


def rows_of_sets(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The scores of a sentence that stand in a row, as one each."""
    row: list[Mention] = []
    for mention in [*mentions, None]:
        if mention is not None and mention.kind is not Kind.SCORE:
            continue
        if row and (mention is None or not _BETWEEN.fullmatch(text, row[-1].end, mention.start)):
            if len(row) > 1:
                yield _joined(text, row)
            row = []
        if mention is not None and isinstance(mention.value, tuple) and len(mention.value) == PAIR:
            row.append(mention)


def _joined(text: str, row: Sequence[Mention]) -> Mention:
    first, last = row[0], row[-1]
    terms = tuple(term for mention in row if isinstance(mention.value, tuple) for term in mention.value)
    return first._replace(
        end=last.end,
        text=text[first.start : last.end],
        value=terms,
        core_start=first.start,
        core_end=last.end,
        negated=any(mention.negated for mention in row),
        modal=any(mention.modal for mention in row),
    )


def seen_by_the_other(terms: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The same score as the loser's: 4-6, 6-3, 5-7."""
    return tuple(terms[at ^ 1] for at in range(len(terms)))


__all__ = ["PAIR", "rows_of_sets", "seen_by_the_other", "set_by_set"]
