"""Account → tally: 33 statements, 5 of them checked, 5 claims, no finding; it speaks of one open fact, and quotes nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from checker.accounts.model import Account, Side, Tally, Testimony
from checker.accounts.packing import Packed, digest_of, pack


def packed(account: Account, testimony: Testimony) -> Packed:
    """An account as bytes, with its tally."""
    return Packed(pack(account), pack(testimony), pack(counted(account, testimony)))


def counted(account: Account, testimony: Testimony) -> Tally:
    """What a run must know of this article without opening its account."""
    stated = {(claim.evidence.start, claim.evidence.end) for claim in account.claims}
    places = {(start, end) for start, end, _ in account.seen}
    fired: Counter[tuple[str | None, str]] = Counter((claim.rulebook, claim.rule) for claim in account.claims)
    for rulebook, term, times in account.used:
        fired[rulebook, term] += times
    return Tally(
        len(account.seen),
        len(places & stated),
        len(account.claims),
        len(account.findings),
        tuple((*rule, times) for rule, times in fired.items()),
        account.imprint.notes,
        account.suppressions,
        tuple((*fact, digest_of(sides)) for fact, sides in by_fact(testimony.sides)),
        digest_of(testimony.sayings) if testimony.sayings else b"",
    )


def by_fact(sides: Iterable[Side]) -> Iterable[tuple[tuple[str, str], list[Side]]]:
    """What one article says of each fact (rulebook, rule), in its order."""
    ordered = sorted(sides, key=_fact)
    return ((fact, list(some)) for fact, some in groupby(ordered, _fact))


def _fact(side: Side) -> tuple[str, str]:
    return side.rulebook, side.rule
