"""Words folded for comparison: "Moore’s defence, 49.92 per cent" → moore 's defense 49.92 percent.

The rulebook's wordings are cut by the same function, so it looks at nothing but the characters it is given.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from unicodedata import normalize

from checker.model import Token
from checker.reading.english.spelling import ACRONYMS, KEPT_ISE, PAIRS
from checker.reading.pieces import Pieces

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
_PER_CENT = re.compile(r"[pP][eE][rR]\s{1,3}[cC][eE][nN][tT]")
"""The one word with a space in it."""
_token = partial(tuple.__new__, Token)
"""A token of its three parts, at half the price of calling the class."""
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
    tokens: list[Token] = []
    at = start
    for piece in text[start:end].split():
        at = text.index(piece, at)
        for first, last, word in _CUT[piece]:
            tokens.append(_token((at + first, at + last, word)))
        at += len(piece)
    return tuple(tokens)


def words_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words that ``tokenise`` finds, each once and in no order, at a fraction of its price."""
    if not _falls_apart(text, start, end):
        return frozenset([word for _, _, word in _cut(text, start, end)])
    return frozenset().union(*map(_WORDS.__getitem__, text[start:end].split()))


def _falls_apart(text: str, start: int, end: int) -> bool:
    """Whether each piece between white spaces can be cut for itself, and so is cut only once in a run."""
    return (start == 0 or text[start - 1].isspace()) and _PER_CENT.search(text, start, end) is None


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


_CUT = Pieces(lambda piece: _cut(piece, 0, len(piece)))
_WORDS = Pieces(lambda piece: tuple([word for _, _, word in _CUT[piece]]))


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
