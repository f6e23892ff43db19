"""What a run accepted goes into the archive; what the gate fails stays out, unless somebody says that it is to be kept.

``articles/storm.txt``: new: 4 claims, 2 quotations · ``articles/flood.txt``: refused: 1 finding at or above error
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct

from checker.accounts.model import Saying, Testimony
from checker.accounts.spool import Spool
from checker.archive.keeping import Archive
from checker.archive.model import Entry, Outcome, Stood
from checker.model import Claimed, Field, Finding, Imprint, Report, Severity, Verdict

Stands = Callable[[Claimed], Verdict | None]
"""Says how a claim stands by what is known today."""
_APPEARED = (Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)


class Told(Struct, frozen=True):
    """What became of an article: the outcome, and what is kept of it; or the findings for which it was refused."""

    name: str
    outcome: Outcome | None
    claims: int
    sayings: int
    because: tuple[Finding, ...] = ()


class Standing(Struct, frozen=True):
    """An archive for a run over an article that it holds under another name than its path."""

    archive: Archive
    name: str

    def testimonies(
        self, paths: Collection[str], facts: Collection[tuple[str, str]], sayings: Iterable[Saying]
    ) -> Iterator[tuple[str, Testimony]]:
        """What all articles but this one say of these facts and sayings."""
        return self.archive.testimonies([*paths, self.name], facts, sayings)


def added(
    archive: Archive,
    report: Report,
    spool: Spool,
    digests: Mapping[str, str],
    *,
    today: date,
    stands: Stands,
    bar: Severity | None,
    called: str | None = None,
) -> Iterator[Told]:
    """Add the articles of a run one by one, but for those with findings at or above the bar; None lets all of them in.

    ``called`` is what the one article of the run is called in the archive, in place of its path. Raise UsageError.
    """
    claims = groupby(report.claims, lambda claim: claim.evidence.source)  # As sorted as the articles are.
    next_one = next(claims, None)
    failing: dict[str, list[Finding]] = {}
    for finding in report.findings if bar is not None else ():
        if bar is not None and finding.severity.rank <= bar.rank:
            failing.setdefault(finding.evidence.source, []).append(finding)
    for card, testimony in zip(report.sources, spool.testimonies(report.articles), strict=True):
        path = card.source.path
        stated: tuple[Claimed, ...] = ()
        if next_one is not None and next_one[0] == path:
            stated = tuple(next_one[1])
            next_one = next(claims, None)
        if because := failing.get(path):
            yield Told(path, None, len(stated), len(testimony.sayings), tuple(because))
            continue
        entry = Entry(
            called or path,
            digests[path],
            _appeared(card.source),
            " ".join(card.source.title.text.split()) if card.source.title else "",
            tuple(Stood(claim, stands(claim)) for claim in stated),
            testimony,
            called is not None,
        )
        outcome = archive.add(entry, today)
        yield Told(entry.name, outcome, len(stated), len(testimony.sayings))


def _appeared(page: Imprint) -> date | None:
    """The day that a page gives: its update line before its publication, its header, its dateline."""
    days = {stamp.field: stamp.day for stamp in reversed(page.stamps)}
    return next((days[field] for field in _APPEARED if field in days), None)
