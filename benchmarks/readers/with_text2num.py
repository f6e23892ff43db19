"""text2num: ``find_numbers`` over the words of a paragraph; cardinals and ordinals in words or digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import bench
from text_to_num import find_numbers

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")


class Word:
    """A word and where it stands, as the library wants to be told."""

    def __init__(self, match: re.Match[str]) -> None:
        self._text, self.start, self.end = match[0], match.start(), match.end()

    def text(self) -> str:
        """The word."""
        return self._text

    def nt_separated(self, previous: Word) -> bool:
        """Whether something that is no text parts the two; in an article nothing does."""
        return False

    def not_a_number_part(self) -> bool:
        """Whether the word is surely no part of a number."""
        return False


def read(text: str, day: date) -> Iterator[bench.Row]:
    """Numbers of a paragraph."""
    words = [Word(match) for match in _WORD.finditer(text)]
    for one in find_numbers(words, "en", threshold=0):
        yield {
            "start": words[one.start].start,
            "end": words[one.end - 1].end,
            "type": "ordinal" if one.is_ordinal else "number",
            "value": one.value,
        }


if __name__ == "__main__":
    bench.run(read)
