"""The accounts of a run with all that is looked up across articles: who speaks of a fact, who quotes, whose account holds findings.

``enter("a.txt", packed)``, and once more when ``a.txt`` has changed: what the former account brought is taken out. A run of a hundred
thousand articles that state nothing remarkable costs little more memory than one of a thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from checker.accounts.model import Tally
from checker.accounts.packing import Packed, tally_of
from checker.accounts.spool import Spool, Vault
from checker.model import Finding, Suppression

Fact = tuple[str, str]
"""A rulebook and a rule of it."""
Compared = tuple[str, tuple[Finding, ...]]
"""A digest of all that articles say of a fact, and what was found between them."""


class Sums(Struct):
    """What articles come to: numbers of statements, of those that were checked, of claims; how often each rule was met."""

    statements: int = 0
    checked: int = 0
    claims: int = 0
    fired: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    def add(self, tally: Tally, sign: int = 1) -> None:
        """Count an article; with a ``sign`` of -1 no longer."""
        self.statements += sign * tally.statements
        self.checked += sign * tally.checked
        self.claims += sign * tally.claims
        for rulebook, rule, times in tally.fired:
            self.fired[rulebook, rule] += sign * times


class Ledger:
    """Accounts by path, and their sums."""

    def __init__(self, vault: Vault | None = None) -> None:
        self.spool = Spool(vault)
        self.sides: dict[Fact, dict[str, bytes]] = {}
        """Of each open fact the articles that speak of it, with a digest of what they say."""
        self.sayings: dict[str, bytes] = {}
        """The articles that quote, with a digest of what they do."""
        self.found: set[str] = set()
        """The articles with findings of their own."""
        self.notes: dict[str, tuple[str, ...]] = {}
        self.suppressions: dict[str, tuple[Suppression, ...]] = {}
        self.compared: dict[bool, dict[Fact, Compared]] = {}
        """What was found between the articles when they were compared last: all of them, and those that did not change."""
        self._sums: Sums | None = None

    def enter(self, path: str, packed: Packed) -> None:
        """Take an article's account, in the place of a former one."""
        if path in self.spool:
            self.drop(path)
        self.spool.put(path, packed)
        self._take_in(path, packed.tally)

    def recall(self, path: str, tally: bytes) -> None:
        """Take an article whose account is in the vault, by its tally."""
        if path in self.spool:
            self.drop(path)
        self.spool.lend(path, tally)
        self._take_in(path, tally)

    def drop(self, path: str) -> None:
        """Take an article out."""
        self._take_out(path)
        self.spool.drop(path)

    def sums(self, paths: Iterable[str] | None = None) -> Sums:
        """What all articles come to, or those at some paths."""
        if paths is None and self._sums is not None:
            return self._sums
        made = Sums()
        for tally in self.spool.tallies(self.spool.paths if paths is None else paths):
            made.add(tally)
        if paths is None:
            self._sums = made
        return made

    @property
    def paths(self) -> Sequence[str]:
        """The articles, sorted."""
        return self.spool.paths

    def _take_in(self, path: str, tally: bytes) -> None:
        counted = tally_of(tally)
        for rulebook, rule, digest in counted.sides:
            self.sides.setdefault((rulebook, rule), {})[path] = digest
        if counted.sayings:
            self.sayings[path] = counted.sayings
        if counted.findings:
            self.found.add(path)
        if counted.notes:
            self.notes[path] = counted.notes
        if counted.suppressions:
            self.suppressions[path] = counted.suppressions
        if self._sums is not None:
            self._sums.add(counted)

    def _take_out(self, path: str) -> None:
        """Take out what an article brought."""
        (counted,) = self.spool.tallies([path])
        for rulebook, rule, _ in counted.sides:
            del self.sides[rulebook, rule][path]
        self.found.discard(path)
        for kept in (self.sayings, self.notes, self.suppressions):
            kept.pop(path, None)
        if self._sums is not None:
            self._sums.add(counted, -1)
