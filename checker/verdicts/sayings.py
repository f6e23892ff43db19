"""The quotations of an article that other articles may quote, too: closed, spoken, and long enough to be told apart.

“Every single person gets a fair share” is one; “the so-called deal”, a title and a line of code are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from checker.accounts.model import Saying
from checker.accounts.utterances import FUNCTION_WORDS, LEAST_WORDS, Words, words_of
from checker.claims import Article
from checker.model import Kind, Mention, Role
from checker.verdicts.case import evidence, sentence_at

_SURE_OF_SPEAKER = 0.85
_SAID = re.compile(r"[\"“”]\s*\w|\b(?:he|she|they|[A-Z][a-z]+) (?:said|says|told|added)\b")
_CODE = re.compile(r"[_{}<>\\=|#@]|://|\w/\w+/|\w:\w")


def sayings(article: Article, known: Collection[int]) -> Iterator[Saying]:
    """Its sayings, but for those that begin where something is reported already (file offsets)."""
    for mention in article.reading.mentions:
        if mention.kind is not Kind.QUOTE:
            continue
        text = str(mention.value)
        if not _whole(mention, text):
            continue
        words = words_of(text)
        if len(words.words) < LEAST_WORDS or len(words.content) < 3 or not _is_speech(text, words):
            continue
        shown = evidence(article, mention.start, mention.end)
        if shown.start in known:
            continue
        sentence = sentence_at(article, mention.start)
        yield Saying(
            text,
            words.words,
            _speaker(mention),
            shown,
            sentence.block if sentence else 0,
            sentence is not None and sentence.role in (Role.HEADLINE, Role.CAPTION),
        )


def _whole(mention: Mention, text: str) -> bool:
    """Whether the marks of a quotation are those that the writer meant: it is closed, and holds no narration."""
    closed = mention.core_end < mention.end
    return closed and text[:1].strip() != "" and not _SAID.search(text)


def _is_speech(text: str, words: Words) -> bool:
    """Whether it is what somebody may have said, and no piece of code, address or list of names."""
    little = sum(word in FUNCTION_WORDS for word in words.words)
    return _CODE.search(text) is None and little >= 2


def _speaker(mention: Mention) -> str | None:
    """The speaker, when the reader is sure of him and he has a name."""
    sure = mention.confidence >= _SURE_OF_SPEAKER and (mention.speaker or "")[:1].isupper()
    return mention.speaker if sure else None
