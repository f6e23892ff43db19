"""Where sentences end: not after "Sen.", "Dec." before 13, "Lalit K.", "U.S." before Senate; never across a block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Block, Sentence
from checker.reading.english.sentences import NEVER_FINAL, NUMBER_ABBREVIATIONS, OPENERS, SOMETIMES_FINAL
from checker.reading.english.speech import AFTER_QUOTE as SPEECH

_END = re.compile(r"""[.!?…‽。\r\n](?:(?<![\r\n])[.!?…‽。]*["'”’»)\]]*(?=\s)|(?<=[\r\n])\s*(?=[\r\n]))""")
_NEXT = re.compile(r"""\s+(?P<open>["'“‘«(\[—–•*-]*\s?)(?P<word>[^\W_][\w'’]*|\$|£|€)?""")
_TAG = re.compile(r"\s+(?:[^\W_][\w.’'-]*\s+){1,4}?(?P<verb>[a-z]+)\b")
_GOES_ON = ("", "—", "–")
_LONGEST = 12_000


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of every block, without the white space around them.

    One that is longer than some thousand words is cut at white space, so that work in a sentence stays bounded.
    """
    return tuple(
        sentence for number, block in enumerate(blocks) for sentence in sentences_of(text, block, number)
    )


def sentences_of(text: str, block: Block, number: int) -> list[Sentence]:
    """The sentences of one block, which is the text's block of this number."""
    sentences: list[Sentence] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() < block.end and match.end() > start and _closes(text, match, block.end):
            _append(sentences, text, start, match.end(), block, number)
            start = match.end()
    _append(sentences, text, start, block.end, block, number)
    return sentences


def _append(sentences: list[Sentence], text: str, start: int, end: int, block: Block, number: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        sentences.append(Sentence(start, cut, block.role, number))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        sentences.append(Sentence(start, end, block.role, number))


def _closes(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether a sentence ends with this mark."""
    mark = match[0]
    if mark[0] in "\r\n":
        return True
    after = _NEXT.match(text, match.end(), min(limit, match.end() + 80))
    word = after["word"] if after else None
    if after is not None and word is not None and word[0].islower() and after["open"].strip() in _GOES_ON:
        return False
    if mark[-1] in "\"'”’»" and word is not None and word[0].isupper() and len(mark) > 1:
        tag = _TAG.match(text, match.end(), min(limit, match.end() + 80))
        if tag is not None and tag["verb"] in SPEECH and not text[match.end() : tag.start("verb")].count("."):
            return mark[0] not in "!?…"
    if mark[0] == "." and len(mark) == 1:
        return _full_stop(text, match.start(), word)
    return word is None or not word[0].islower() or mark[0] != "…"


def _full_stop(text: str, stop: int, word: str | None) -> bool:
    """Whether the full stop at ``stop`` ends a sentence and not an abbreviation; ``word`` stands next."""
    first = stop
    while first > stop - 12 and first > 0 and (text[first - 1].isalpha() or text[first - 1] == "."):
        first -= 1
    before = text[first:stop]
    if not before:
        return True
    folded = before.lower()
    if folded in NUMBER_ABBREVIATIONS and before != "no":
        return not (word is not None and word[0].isdigit())
    if folded in NEVER_FINAL:
        if before.islower() and folded not in ("etc", "vs", "v", "eg", "ie"):
            return word is None or folded not in ("approx", "est", "jan", "sept")
        return folded == "etc" and word is not None
    if len(before) == 1 and before.isupper() and before != "I":
        return word is not None and word.lower() in OPENERS and word.lower() not in ("a", "i")
    if folded in SOMETIMES_FINAL or "." in before:
        return word is None or word.lower() in OPENERS
    return True
