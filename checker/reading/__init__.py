"""Text → mentions: every value as it was stated, with its unit, its hedge, its voice and its exact span.

>>> from checker.model import Block, Role
>>> text = "Jones received 49.92 per cent of the vote."
>>> [mention.text for mention in read(text, [Block(0, len(text), Role.BODY)]).mentions]
['Jones', '49.92 per cent']
"""

from __future__ import annotations

from checker.reading.reader import Reading, read, read_dates, read_value
from checker.reading.sentences import split_sentences
from checker.reading.skim import Skim
from checker.reading.tokens import tokenise

__all__ = ["Reading", "Skim", "read", "read_dates", "read_value", "split_sentences", "tokenise"]
