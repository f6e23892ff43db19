"""Quotations by their words: “Every single house …” of two articles is one *version*, whoever printed it, known by its digest.

Versions of one utterance share runs of three words ("every single house"), by which they find one another.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from checker.accounts.echoes import runs_of
from checker.accounts.model import Saying
from checker.accounts.packing import as_text
from checker.bulk.digests import digest_of

BETWEEN = "\x1f"
"""What stands between words that are written as one text."""
SayingRow = tuple[int, str | None, str, str, str]
"""The version, who said it, the words folded and as quoted, and all of it."""
RunRow = tuple[int, int, int]
"""A run of words, a version that has it, and the row among the sayings of its part where that one stands first."""


def runs_in(words: tuple[str, ...]) -> list[int]:
    """The digests of the runs of a version."""
    return [digest_of(BETWEEN.join(run)) for run in runs_of(words)]


class Quoted:
    """The quotations of a part, in their order."""

    def __init__(self) -> None:
        self.rows: list[SayingRow] = []
        """Those that are not written yet."""
        self._versions: list[tuple[int, int]] = []
        self._known: set[int] = set()
        # A large part has millions of runs: as numbers, not as rows, and each with the place of its version among the versions.
        self._runs, self._of = array("q"), array("q")
        self._count = 0

    def add(self, sayings: Iterable[Saying]) -> None:
        """Take the quotations of an article."""
        for saying in sayings:
            words = BETWEEN.join(saying.words)
            version = digest_of(words)
            self.rows.append((version, saying.speaker, words, saying.text, as_text(saying)))
            if version not in self._known:
                self._known.add(version)
                runs = runs_in(saying.words)
                self._runs.extend(runs)
                self._of.extend([len(self._versions)] * len(runs))
                self._versions.append((version, self._count))
            self._count += 1

    def runs(self) -> Iterator[list[RunRow]]:
        """The runs of all versions, in the order of their digests, some thousands at a time."""
        order = sorted(range(len(self._runs)), key=self._runs.__getitem__)
        for at in range(0, len(order), _TOGETHER):
            yield [(self._runs[n], *self._versions[self._of[n]]) for n in order[at : at + _TOGETHER]]


_TOGETHER = 1 << 16
"""Runs that are written as one group, of which a reader passes over those that he has no use for."""
