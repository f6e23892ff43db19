"""What a part has found and not written yet: claims, findings, sides, quotations, failures of a few hundred articles.

``rows.add(account, testimony, found, said)`` and now and then ``rows.put()``; in the end ``rows.close()``.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.accounts.model import Side, Testimony
from checker.bulk.tables import CLAIMS, FAILURES, FINDINGS, RUNS, SAYINGS, SIDES, Shelves
from checker.bulk.versions import Quoted
from checker.model import Claimed, Failure, Finding

TOGETHER = 500
"""Articles whose rows are written together."""


class Rows:
    """Rows on their way to the shelves of a part."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._count = 0
        self._claims: list[Claimed] = []
        self._findings: list[Finding] = []
        self._sides: list[Side] = []
        self._failures: list[Failure] = []
        self._quoted = Quoted()

    def fail(self, failure: Failure) -> None:
        """Take what could not be read."""
        self._failures.append(failure)
        self._next()

    def add(self, findings: Sequence[Finding], claims: Sequence[Claimed], testimony: Testimony) -> None:
        """Take what was found in an article, and what others may gainsay of it."""
        self._findings += findings
        self._claims += claims
        self._sides += (side for side in testimony.sides if side.in_scope)
        self._quoted.add(testimony.sayings)
        self._next()

    def close(self) -> None:
        """Write what is left."""
        self._put()
        for runs in self._quoted.runs():
            self._shelves.put(RUNS, runs, where=f"state/{RUNS}")

    def _next(self) -> None:
        self._count += 1
        if self._count % TOGETHER == 0:
            self._put()

    def _put(self) -> None:
        self._shelves.put(CLAIMS, self._claims, self._findings)
        self._shelves.put(FINDINGS, self._findings)
        self._shelves.put(SIDES, self._sides, self._findings)
        self._shelves.put(FAILURES, self._failures)
        if self._quoted.rows:
            self._shelves.put(SAYINGS, self._quoted.rows, where=f"state/{SAYINGS}")
        for rows in (self._claims, self._findings, self._sides, self._failures, self._quoted.rows):
            rows.clear()
