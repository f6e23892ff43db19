"""One utterance quoted in several places with different words: "every single house" here, "every single school" there.

Equal quotations are one *version*; versions that share a rare run of three words are compared, so that the cost grows
with the number of quotations and not with that of their pairs. The version that fewer articles carry is asked about, and
neither is blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from msgspec import Struct, field

from checker.accounts.model import Saying
from checker.accounts.utterances import (
    FUNCTION_WORDS,
    LEAST_WORDS,
    Comparison,
    Words,
    compare,
    how,
    steps,
    words_of,
)
from checker.model import Finding, Severity, Verdict

RULE, SPEAKER = "same-quotation", "same-words-two-speakers"
_RUN = 3
_RAREST = 12
_POSTINGS = 48
_PARTNERS = 12
_LONG = 9
_ALIKE = 0.75
_NAMED = 3
"""Places of another version that a finding shows."""
Run = TypeVar("Run", tuple[str, ...], int)
"""A run of words, or its digest."""
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*)+")


class Version(Struct):
    """Sayings with the same words, and the versions they were compared with."""

    words: tuple[str, ...]
    places: list[Saying]
    agreeing: set[int] = field(default_factory=set)
    differing: dict[int, Comparison] = field(default_factory=dict)
    _cut: Words | None = None
    _by_source: dict[str, list[Saying]] | None = None

    @property
    def by_source(self) -> dict[str, list[Saying]]:
        """Its places by article; asked for when all of them are there."""
        if self._by_source is None:
            self._by_source = {}
            for place in self.places:
                self._by_source.setdefault(place.evidence.source, []).append(place)
        return self._by_source

    @property
    def cut(self) -> Words:
        """Its words, with the places where something is left out."""
        if self._cut is None:
            self._cut = words_of(self.places[0].text)
        return self._cut


def between(sayings: Iterable[Saying]) -> Iterator[Finding]:
    """The same utterance quoted with different words in two articles, or twice in one."""
    by_words: dict[tuple[str, ...], Version] = {}
    for saying in sayings:
        by_words.setdefault(saying.words, Version(saying.words, [])).places.append(saying)
    versions = list(by_words.values())
    _compare(versions)
    for number, version in enumerate(versions):
        yield from _two_speakers(version)
        yield from _within(versions, number)
    support = [_support(versions, version) for version in versions]
    for number, version in enumerate(versions):
        rivals = [
            other
            for other in version.differing
            if (support[other], -other) > (support[number], -number)
            and not version.by_source.keys() <= versions[other].by_source.keys()
        ]
        if not rivals:
            continue
        best = max(rivals, key=lambda other: (support[other], version.differing[other].common, -other))
        for place in version.places:
            elsewhere = (
                other for other in versions[best].places if other.evidence.source != place.evidence.source
            )
            if others := list(islice(elsewhere, _NAMED)):
                yield _finding(place, others, support[best], version.differing[best])


def _support(versions: Sequence[Version], version: Version) -> int:
    """How many articles have it so. The most of them are not gone through: a version that thousands carry agrees with thousands."""
    carrying = [version.by_source.keys(), *(versions[other].by_source.keys() for other in version.agreeing)]
    most = max(carrying, key=len)
    return len(most) + len(set().union(*(paths for paths in carrying if paths is not most)) - most)


def _compare(versions: list[Version]) -> None:
    """Compare each version with the few before it that share its rarest runs of words."""
    for one, two in partners([runs_of(version.words) for version in versions]):
        _hold(versions, one, two)


def partners(runs: Sequence[Sequence[Run]]) -> Iterator[tuple[int, int]]:
    """Which versions to hold against which before them, given the runs of each: those that share most of its rarest."""
    postings: dict[Run, list[int]] = {}
    for number, own in enumerate(runs):
        for run in own:
            postings.setdefault(run, []).append(number)
    for number, own in enumerate(runs):
        shared = sorted(
            (run for run in own if len(postings[run]) > 1), key=lambda run: (len(postings[run]), run)
        )
        hits: dict[int, int] = {}
        for run in shared[:_RAREST]:
            for other in postings[run][:_POSTINGS]:
                if other < number:
                    hits[other] = hits.get(other, 0) + 1
        for other in sorted(hits, key=lambda other: (-hits[other], other))[:_PARTNERS]:
            yield other, number


def runs_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Its runs of three words, those of little words only left out."""
    found = dict.fromkeys(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
    return [run for run in found if not FUNCTION_WORDS.issuperset(run)]


def _hold(versions: list[Version], one: int, two: int) -> None:
    a, b = versions[one], versions[two]
    comparison = compare(a.cut, b.cut)
    if comparison is None or not _one_utterance(a, b, comparison):
        return
    if comparison.same:
        a.agreeing.add(two)
        b.agreeing.add(one)
        return
    back = compare(b.cut, a.cut)
    if back is not None:
        a.differing[two] = back
        b.differing[one] = comparison


def _one_utterance(a: Version, b: Version, comparison: Comparison) -> bool:
    """Whether two versions are of one utterance: the same speaker, or so much alike that he does not matter.

    Set phrases ("we are very happy with the result") are said by many.
    """
    speakers = [_speaker(version.places) for version in (a, b)]
    covered = comparison.common / min(len(a.words), len(b.words))
    if None not in speakers and not _same_person(*speakers):
        return False
    if None in speakers:
        return comparison.common >= 7 and comparison.density >= 0.75 and covered >= 0.6
    return may_be_one(comparison)


def may_be_one(comparison: Comparison) -> bool:
    """Whether two versions may be of one utterance, given that they have the same speaker."""
    return comparison.density >= 0.65 or comparison.common >= 12


def _speaker(places: Sequence[Saying]) -> str | None:
    """The speaker of whom the reader is sure."""
    return next((place.speaker for place in places if place.speaker), None)


def _same_person(one: str | None, two: str | None) -> bool:
    """Whether two names share a word: "Jones", "Doug Jones"."""
    return bool(one and two and set(one.casefold().split()) & set(two.casefold().split()))


def _finding(
    place: Saying,
    others: Sequence[Saying],
    support: int,
    comparison: Comparison,
    severity: Severity | None = None,
) -> Finding:
    first = others[0]
    here = first.evidence.source == place.evidence.source
    where = "this article" if here else first.evidence.source
    more = f" and {support - 1} more" if support > 1 else ""
    return Finding(
        RULE,
        None,
        Verdict.DISAGREES if comparison.changed else Verdict.IMPRECISE,
        severity or (Severity.WARNING if comparison.changed else Severity.NOTE),
        f"the same utterance is quoted with other words in {where}{more}: {how(comparison)}",
        place.evidence,
        _line(place),
        _line(first),
        related=tuple(other.evidence for other in others[:_NAMED]),
        alignment=comparison.edits,
        arithmetic=tuple(steps(comparison.edits)),
        help="neither is blamed: look the words up at their source",
        confidence="medium",
    )


def _within(versions: Sequence[Version], number: int) -> Iterator[Finding]:
    """The same utterance twice in one article: the headline's words are asked about, those of a later paragraph remarked on.

    Speakers repeat themselves with a word changed, so in the text only long utterances that differ in one place count.
    """
    version = versions[number]
    for other, comparison in version.differing.items():
        if not comparison.changed:
            continue
        twins = versions[other].by_source
        fewer, more = sorted((version.by_source, twins), key=len)
        for place in chain.from_iterable(version.by_source[source] for source in fewer if source in more):
            twin = twins[place.evidence.source][0]
            ahead, below = place.stands_out, twin.stands_out
            if ahead and not below and comparison.density >= _ALIKE:
                yield _finding(place, [twin], 1, comparison, Severity.WARNING)
            elif not (ahead or below) and _repeated(place, twin, comparison):
                yield _finding(place, [twin], 1, comparison, Severity.NOTE)


def _repeated(place: Saying, twin: Saying, comparison: Comparison) -> bool:
    """Whether a later paragraph takes up a long utterance, one place apart."""
    if place.evidence.start < twin.evidence.start or comparison.common < 2 * LEAST_WORDS:
        return False
    return place.block > twin.block + 1 and len(comparison.changed) == 1 and not comparison.omitted


def _two_speakers(version: Version) -> Iterator[Finding]:
    """The same long utterance under two full names that share no word."""
    if len(version.words) < _LONG:
        return
    named = [place for place in version.places if _FULL_NAME.fullmatch(place.speaker or "")]
    for place in named[1:]:
        first, one, two = named[0], str(named[0].speaker), str(place.speaker)
        if _same_person(one, two) or first.evidence.source == place.evidence.source:
            continue
        yield Finding(
            SPEAKER,
            None,
            Verdict.DISAGREES,
            Severity.WARNING,
            f"the same words are given to {two} here, to {one} in {first.evidence.source}",
            place.evidence,
            two,
            one,
            related=(first.evidence,),
            help="neither is blamed: look up who said it",
            confidence="medium",
        )


def _line(saying: Saying) -> str:
    return " ".join(saying.text.split())
