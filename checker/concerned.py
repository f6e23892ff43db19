"""Changed files → the articles that a run is about: those that changed, and those of which a changed rulebook speaks.

``rules/flood.csv`` changed, which a table of ``rules/flood.yaml`` is read from: every article that ``flood`` speaks of counts.
Of an archive that changed, every record does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Scope
from checker.rules import Rules
from checker.sources.find import SIDECAR, Found

if TYPE_CHECKING:
    from checker.changes import Changes


class Concerned:
    """What changed among the articles and rulebooks of a run; ``meet`` is told of each article once it is known."""

    def __init__(
        self, changes: Changes, found: Found, archives: Sequence[str], rules: Sequence[Rules]
    ) -> None:
        self._base, self._count, self._rules = changes.base, len(found.files), rules
        changes = changes.with_owners(SIDECAR)
        self._files = {Path(file).as_posix() for file in changes.of(found.files, found.links)}
        self._archives = changes.of(archives).keys()
        resting = [{str(file) for file in rule.rests_on} for rule in rules]
        changed = changes.of(set().union(*resting)).keys()
        self._books = {number for number, files in enumerate(resting) if files & changed}
        self._names: set[str] = set()
        self._met = 0

    @property
    def is_any(self) -> bool:
        """Whether an article, an archive or a rulebook changed."""
        return bool(self._files or self._archives or self._books)

    def meet(self, name: str, speaking: Collection[int]) -> bool:
        """Take note of an article, and of the numbers of the rulebooks that speak of it; whether the report is about it."""
        self._met += 1
        mine = self._has_changed(name) or not self._books.isdisjoint(speaking)
        if mine:
            self._names.add(name)
        return mine

    def _has_changed(self, name: str) -> bool:
        """Whether an article's file changed, or the archive: ``2017.jsonl#a17``, and ``2017.jsonl:18`` that is none."""
        if name in self._files:
            return True
        return bool(self._archives) and not self._archives.isdisjoint(
            (name, name.partition("#")[0], name.rpartition(":")[0])
        )

    @property
    def scope(self) -> Scope:
        """What the report is about, when all articles have been met."""
        names = frozenset(self._rules[number].head.name for number in self._books)
        others = (self._met or self._count) - len(self._names)
        return Scope(self._base, frozenset(self._names), names, others)
