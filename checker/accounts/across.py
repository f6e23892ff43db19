"""What is found between the articles of a run: fact by fact, and between their quotations; remembered for what they say.

Three articles speak of ``deaths``, and one of them changed: they are compared anew, and of every other fact it is known what was found
when the same articles said the same. Where an archive bears witness ``beside`` the run, what is found in it becomes a note on the article
of the run that it names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from checker.accounts.ledger import Compared, Fact, Ledger
from checker.accounts.model import Open, Saying, Side, Testimony
from checker.accounts.packing import Damaged, as_text, digest_of, of_text
from checker.accounts.settle import tuned
from checker.accounts.tally import by_fact
from checker.model import Finding, Severity
from checker.store import keep, recall

_SAYINGS: Fact = ("", "")
"""In the place of a fact: quotations, which are compared whatever they are of."""


class _Kept(Struct, frozen=True):
    """What was found between articles that speak of a fact; the digest is of all that they say."""

    rulebook: str
    rule: str
    digest: str
    findings: tuple[Finding, ...]


class Across:
    """The comparison of the articles in a ledger, and of those ``beside`` it, with one another.

    ``open`` are the facts on which no rulebook takes a side, ``off`` the severities of built-in checks.
    """

    def __init__(
        self,
        ledger: Ledger,
        open: Iterable[Open],
        off: Mapping[str, Severity | None],
        beside: Sequence[Testimony] = (),
    ) -> None:
        self._ledger, self._off = ledger, off
        self._open: dict[Fact, Open] = {}
        for fact in open:
            self._open.setdefault((fact.rulebook, fact.rule), fact)
        self._beside = beside
        self._others: dict[Fact, list[bytes]] = {}
        for testimony in self._beside:
            for of, sides in by_fact(testimony.sides):
                self._others.setdefault(of, []).append(digest_of(sides))
            if testimony.sayings:
                self._others.setdefault(_SAYINGS, []).append(digest_of(testimony.sayings))

    def findings(
        self, only: Collection[str] | None = None, without: Collection[str] = ()
    ) -> dict[str, list[Finding]]:
        """What is found, by the path of the article that it is said of, ``without`` some articles.

        With ``only``, of the facts that these articles speak of, and of quotations if they quote: of others nothing is found that
        concerns them.
        """
        asked = self._asked(only, without)
        known = self._known(asked, is_partial=bool(without))
        missing = {fact for fact, digest in asked.items() if fact not in known or known[fact][0] != digest}
        if missing:
            made = dict(self._compared(missing, without))
            known |= {fact: (asked[fact], made[fact]) for fact in missing}
            keep(
                self._question(asked, is_partial=bool(without)),
                [as_text(_Kept(*fact, *known[fact])) for fact in asked],
            )
        self._ledger.compared[bool(without)] = known
        found: dict[str, list[Finding]] = {}
        for finding in self._said(chain.from_iterable(known[fact][1] for fact in asked)):
            found.setdefault(finding.evidence.source, []).append(finding)
        return found

    def _asked(self, only: Collection[str] | None, without: Collection[str]) -> dict[Fact, str]:
        """The facts of which more than one article speaks, each with a digest of what they say; and the quotations."""
        asked: dict[Fact, str] = {}
        for fact, stated in chain(
            ((fact, self._ledger.sides.get(fact, {})) for fact in self._open),
            [(_SAYINGS, self._ledger.sayings)],
        ):
            others = self._others.get(fact, ())
            if only is not None and stated.keys().isdisjoint(only):
                continue
            paths = sorted(stated.keys() - without) if without else sorted(stated)
            if len(paths) + len(others) > (fact != _SAYINGS):
                digest = blake2b(self._of_the_rule(fact), digest_size=16)
                digest.update(b"".join(stated[path] for path in paths))
                digest.update(b"beside" + b"".join(others))
                asked[fact] = digest.hexdigest()
        return asked

    def _of_the_rule(self, fact: Fact) -> bytes:
        """What a comparison depends on besides what the articles say."""
        return as_text(self._open[fact] if fact in self._open else sorted(self._off.items())).encode()

    def _known(self, asked: Mapping[Fact, str], *, is_partial: bool) -> dict[Fact, Compared]:
        """What was found in the comparison before this one: in this process, else in another."""
        known = self._ledger.compared.get(is_partial)
        if known is None:
            known = {}
            kept = recall(self._question(asked, is_partial=is_partial))
            with suppress(Damaged):
                for row in (kept and kept[0]) or ():
                    one = of_text(row, _Kept)
                    known[one.rulebook, one.rule] = (one.digest, one.findings)
        return {fact: known[fact] for fact in asked if fact in known}

    def _question(self, asked: Iterable[Fact], *, is_partial: bool) -> str:
        return f"between articles {'in part' if is_partial else ''} {as_text(list(asked))}"

    def _compared(
        self, facts: Collection[Fact], without: Collection[str]
    ) -> Iterator[tuple[Fact, tuple[Finding, ...]]]:
        """Compare what articles say of these facts; their accounts are opened in one go."""
        from checker.accounts import between, echoes  # not needed when all is known

        sides: dict[Fact, list[Side]] = {fact: [] for fact in facts if fact != _SAYINGS}
        own: list[Saying] = []
        speaking = [self._ledger.sides.get(fact, {}) for fact in sides]
        quoting = self._ledger.sayings if _SAYINGS in facts else {}
        paths = sorted(set(quoting).union(*speaking).difference(without))
        for testimony in chain(self._ledger.spool.testimonies(paths), self._beside):
            for side in testimony.sides:
                if (side.rulebook, side.rule) in sides:
                    sides[side.rulebook, side.rule].append(side)
            own += testimony.sayings
        for fact, stated in sides.items():
            yield fact, tuple(between.findings([self._open[fact]], stated))
        if _SAYINGS in facts:
            count = sum(len(testimony.sayings) for testimony in self._beside)
            # Of two quotations the newer is asked about, and the archive is older than the run.
            sayings = own[len(own) - count :] + own[: len(own) - count]
            yield _SAYINGS, tuple(tuned(echoes.between(sayings), self._off))

    def _said(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings as the run says them; of thousands of archived articles that differ from one of the run, the first is enough."""
        if not self._beside:
            yield from findings
            return
        told: set[tuple[str, str, int]] = set()
        for finding in findings:
            of_the_run = self._of_the_run(finding)
            if of_the_run is finding:
                yield finding
            elif of_the_run is not None:
                place = of_the_run.evidence
                if (key := (of_the_run.rule, place.source, place.start)) not in told:
                    told.add(key)
                    yield of_the_run

    def _of_the_run(self, finding: Finding) -> Finding | None:
        """A finding on an article beside the run as a note on the one in the run that it names; None when it names none."""
        place, run = finding.evidence, self._ledger.spool
        if place.source in run:
            return finding
        mine = next((other for other in finding.related if other.source in run), None)
        if mine is None:
            return None
        return replace(
            finding,
            evidence=mine,
            related=(place,),
            stated=finding.expected,
            expected=finding.stated,
            severity=Severity.NOTE,
            message=f"{finding.rule.replace('_', ' ')}: {finding.expected} here, {finding.stated} in {place.source}: "
            "the archived article may need a correction, or it changed",
            bars=(),
            arithmetic=() if finding.alignment else finding.arithmetic,
            alignment=(),
        )
