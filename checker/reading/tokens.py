"""Words folded for comparison: "Moore’s defence, 49.92 per cent" → moore 's defense 49.92 percent.

The rulebook's wordings are cut by the same function, so it looks at nothing but the characters it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from checker.model import Token
from checker.reading.english.spelling import ACRONYMS, KEPT_ISE, PAIRS

_TOKEN = re.compile(
    r"""
    (?P<percent> %|％ | \b(?:per\s{1,3}cent|percent|pct)\b )
  | (?P<number> \d++(?: (?:[.,]\d++)++ | (?![^\W\d_]) ) )
  | (?P<dotted> [^\W\d_](?:\.[^\W\d_])+\b\.? )
  | (?P<word> [^\W_]+(?:['’ʼ`][^\W_]+)* ) (?P<owner> (?<=[sS])['’](?![^\W_]) )?
  | (?P<sign> [$£€¥₹₩₽₺₦₪₫฿₱₴¢] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PIECE = re.compile(r"\S+")
_PER_CENT = re.compile(r"[pP][eE][rR]\s{1,3}[cC][eE][nN][tT]")
"""The one word with a space in it."""
_LONGEST = 40
"""Longer pieces are addresses and the like, and do not come again."""
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of ``text[start:end]``, folded; offsets are those of ``text``.

    >>> [token.word for token in tokenise("Jones’ hard-fought 49.92 per cent")]
    ['jones', "'s", 'hard', 'fought', '49.92', 'percent']
    """
    if end is None:
        end = len(text)
    if not _falls_apart(text, start, end):
        return _cut(text, start, end)
    return tuple(
        [
            Token(at + first, at + last, word)
            for piece in _PIECE.finditer(text, start, end)
            for at in (piece.start(),)
            for first, last, word in _cut_once(piece[0])
        ]
    )


def words_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words that ``tokenise`` finds, each once and in no order, at a fraction of its price."""
    if not _falls_apart(text, start, end):
        return frozenset([word for _, _, word in _cut(text, start, end)])
    return frozenset().union(*map(_words_once, text[start:end].split()))


def _falls_apart(text: str, start: int, end: int) -> bool:
    """Whether each piece between white spaces can be cut for itself, and so is cut only once in a run."""
    return (start == 0 or text[start - 1].isspace()) and _PER_CENT.search(text, start, end) is None


def _cut_once(piece: str) -> tuple[Token, ...]:
    return _remembered(piece) if len(piece) <= _LONGEST else _cut(piece, 0, len(piece))


def _words_once(piece: str) -> Iterable[str]:
    return _remembered_words(piece) if len(piece) <= _LONGEST else [word for _, _, word in _cut_once(piece)]


@lru_cache(maxsize=1 << 16)
def _remembered(piece: str) -> tuple[Token, ...]:
    return _cut(piece, 0, len(piece))


@lru_cache(maxsize=1 << 16)
def _remembered_words(piece: str) -> tuple[str, ...]:
    return tuple([word for _, _, word in _cut_once(piece)])


def _cut(text: str, start: int, end: int) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        group = match.lastgroup
        if group == "percent":
            tokens.append(Token(first, last, "percent"))
        elif group == "number":
            tokens.append(Token(first, last, match[0].replace(",", "")))
        elif group == "dotted":
            word = match[0].lower()
            tokens.append(Token(first, last, word if word[-1] == "." else word + "."))
        elif group == "sign":
            tokens.append(Token(first, last, match[0]))
        elif group == "owner":
            tokens.append(Token(first, last - 1, fold(match["word"])))
            tokens.append(Token(last - 1, last, "'s"))
        else:
            written = match[0]
            if written[-1] in "sS" and len(written) > 2 and written[-2] in "'’ʼ`":
                tokens.append(Token(first, last - 2, fold(written[:-2])))
                tokens.append(Token(last - 2, last, "'s"))
            else:
                tokens.append(Token(first, last, fold(written)))
    return tuple(tokens)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word in lower case, with plain apostrophes and one spelling: ``Colour`` → ``color``."""
    if word in ACRONYMS:
        return ACRONYMS[word]
    if word.isascii():
        folded = word.lower().replace("`", "'")
    else:
        folded = normalize("NFKC", word).lower().translate(_APOSTROPHES)
    if folded in PAIRS:
        return PAIRS[folded]
    if "is" in folded and len(folded) > 5:
        return _with_z(folded)
    return folded


_ISE = re.compile(r"(\w{2,})is(e|ed|es|er|ers|ing|ation|ations|ational)$")


def _with_z(word: str) -> str:
    """``realised`` → ``realized``; words that are never written with z stay."""
    match = _ISE.match(word)
    if match is None or match[1] + "ise" in KEPT_ISE or match[1].endswith(("rtis", "ov", "rev", "dev", "pa")):
        return word
    return f"{match[1]}iz{match[2]}"


def words_of(text: str) -> tuple[str, ...]:
    """A phrase as the reader folds it: ``Doug Jones`` → doug, jones."""
    return tuple(token.word for token in tokenise(text, 0, len(text)))
