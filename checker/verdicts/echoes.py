"""One utterance quoted in several places with different words: "every single house" here, "every single school" there.

Equal quotations are one *version*; versions that share a rare run of three words are compared, so that the cost grows
with the number of quotations and not with that of their pairs. The version that fewer articles carry is asked about, and
neither is blamed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from checker.claims import Article
from checker.model import Finding, Kind, Mention, Role, Severity, Verdict
from checker.verdicts.case import evidence, sentence_at
from checker.verdicts.utterances import (
    FUNCTION_WORDS,
    LEAST_WORDS,
    Comparison,
    Words,
    compare,
    how,
    steps,
    words_of,
)

RULE, SPEAKER = "same-quotation", "same-words-two-speakers"
_RUN = 3
_RAREST = 12
_POSTINGS = 48
_PARTNERS = 12
_SURE_OF_SPEAKER = 0.85
_LONG = 9
_ALIKE = 0.75
_SAID = re.compile(r"[\"“”]\s*\w|\b(?:he|she|they|[A-Z][a-z]+) (?:said|says|told|added)\b")
_CODE = re.compile(r"[_{}<>\\=|#@]|://|\w/\w+/|\w:\w")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*)+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a version is quoted."""

    article: Article
    mention: Mention


@dataclass(slots=True)
class Version:
    """Quotations with the same words, and the versions they were compared with."""

    words: Words
    places: list[Place]
    agreeing: set[int] = field(default_factory=set)
    differing: dict[int, Comparison] = field(default_factory=dict)

    @property
    def paths(self) -> set[str]:
        """The articles that carry it."""
        return {place.article.source.path for place in self.places}


def between(articles: Sequence[Article], known: Collection[tuple[str, int]]) -> Iterator[Finding]:
    """The same utterance quoted with different words in two articles; ``known`` are (path, start) reported already."""
    versions = _versions(articles, known)
    _compare(versions)
    for number, version in enumerate(versions):
        yield from _two_speakers(version)
        yield from _within(versions, number)
    support = [
        len(version.paths.union(*(versions[other].paths for other in version.agreeing)))
        for version in versions
    ]
    for number, version in enumerate(versions):
        rivals = [
            other
            for other in version.differing
            if (support[other], -other) > (support[number], -number) and version.paths - versions[other].paths
        ]
        if not rivals:
            continue
        best = max(rivals, key=lambda other: (support[other], version.differing[other].common, -other))
        for place in version.places:
            others = [
                other
                for other in versions[best].places
                if other.article.source.path != place.article.source.path
            ]
            if others:
                yield _finding(place, others, support[best], version.differing[best])


def _versions(articles: Sequence[Article], known: Collection[tuple[str, int]]) -> list[Version]:
    by_words: dict[tuple[str, ...], Version] = {}
    for article in articles:
        for mention in article.reading.mentions:
            if mention.kind is not Kind.QUOTE or (article.source.path, mention.start) in known:
                continue
            text = str(mention.value)
            if not _whole(mention, text):
                continue
            words = words_of(text)
            if len(words.words) >= LEAST_WORDS and len(words.content) >= 3 and _is_speech(text, words):
                by_words.setdefault(words.words, Version(words, [])).places.append(Place(article, mention))
    return list(by_words.values())


def _whole(mention: Mention, text: str) -> bool:
    """Whether the marks of a quotation are those that the writer meant: it is closed, and holds no narration."""
    closed = mention.core_end < mention.end
    return closed and text[:1].strip() != "" and not _SAID.search(text)


def _is_speech(text: str, words: Words) -> bool:
    """Whether it is what somebody may have said, and no piece of code, address or list of names."""
    little = sum(word in FUNCTION_WORDS for word in words.words)
    return _CODE.search(text) is None and little >= 2


def _compare(versions: list[Version]) -> None:
    """Compare each version with the few before it that share its rarest runs of words."""
    runs = [_runs(version.words.words) for version in versions]
    postings: dict[tuple[str, ...], list[int]] = {}
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
            _hold(versions, other, number)


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Its runs of three words, those of little words only left out."""
    found = dict.fromkeys(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
    return [run for run in found if not FUNCTION_WORDS.issuperset(run)]


def _hold(versions: list[Version], one: int, two: int) -> None:
    a, b = versions[one], versions[two]
    comparison = compare(a.words, b.words)
    if comparison is None or not _one_utterance(a, b, comparison):
        return
    if comparison.same:
        a.agreeing.add(two)
        b.agreeing.add(one)
        return
    back = compare(b.words, a.words)
    if back is not None:
        a.differing[two] = back
        b.differing[one] = comparison


def _one_utterance(a: Version, b: Version, comparison: Comparison) -> bool:
    """Whether two versions are of one utterance: the same speaker, or so much alike that he does not matter.

    Set phrases ("we are very happy with the result") are said by many.
    """
    speakers = [_speaker(version.places) for version in (a, b)]
    covered = comparison.common / min(len(a.words.words), len(b.words.words))
    if None not in speakers and not _same_person(*speakers):
        return False
    if None in speakers:
        return comparison.common >= 7 and comparison.density >= 0.75 and covered >= 0.6
    return comparison.density >= 0.65 or comparison.common >= 12


def _speaker(places: Sequence[Place]) -> str | None:
    """The speaker of whom the reader is sure."""
    for place in places:
        mention = place.mention
        if mention.speaker and mention.confidence >= _SURE_OF_SPEAKER and mention.speaker[:1].isupper():
            return mention.speaker
    return None


def _same_person(one: str | None, two: str | None) -> bool:
    """Whether two names share a word: "Jones", "Doug Jones"."""
    return bool(one and two and set(one.casefold().split()) & set(two.casefold().split()))


def _finding(
    place: Place,
    others: Sequence[Place],
    support: int,
    comparison: Comparison,
    severity: Severity | None = None,
) -> Finding:
    first = others[0]
    here = first.article is place.article
    where = "this article" if here else first.article.source.path
    more = f" and {support - 1} more" if support > 1 else ""
    return Finding(
        RULE,
        None,
        Verdict.DISAGREES if comparison.changed else Verdict.IMPRECISE,
        severity or (Severity.WARNING if comparison.changed else Severity.NOTE),
        f"the same utterance is quoted with other words in {where}{more}: {how(comparison)}",
        evidence(place.article, place.mention.start, place.mention.end),
        _line(place.mention),
        _line(first.mention),
        related=tuple(
            evidence(other.article, other.mention.start, other.mention.end) for other in others[:3]
        ),
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
        for place in version.places:
            twin = next((p for p in versions[other].places if p.article is place.article), None)
            if twin is None or not comparison.changed:
                continue
            ahead, below = _stands_out(place), _stands_out(twin)
            if ahead and not below and comparison.density >= _ALIKE:
                yield _finding(place, [twin], 1, comparison, Severity.WARNING)
            elif not (ahead or below) and _repeated(place, twin, comparison):
                yield _finding(place, [twin], 1, comparison, Severity.NOTE)


def _stands_out(place: Place) -> bool:
    """Whether the quotation stands in the headline or in a caption."""
    sentence = sentence_at(place.article, place.mention.start)
    return sentence is not None and sentence.role in (Role.HEADLINE, Role.CAPTION)


def _repeated(place: Place, twin: Place, comparison: Comparison) -> bool:
    """Whether a later paragraph takes up a long utterance, one place apart."""
    if place.mention.start < twin.mention.start or comparison.common < 2 * LEAST_WORDS:
        return False
    one = sentence_at(place.article, place.mention.start)
    two = sentence_at(place.article, twin.mention.start)
    apart = one is not None and two is not None and one.block > two.block + 1
    return apart and len(comparison.changed) == 1 and not comparison.omitted


def _two_speakers(version: Version) -> Iterator[Finding]:
    """The same long utterance under two full names that share no word."""
    if len(version.words.words) < _LONG:
        return
    named = [place for place in version.places if _FULL_NAME.fullmatch(_speaker([place]) or "")]
    for place in named[1:]:
        first, one, two = named[0], str(named[0].mention.speaker), str(place.mention.speaker)
        if _same_person(one, two) or first.article.source.path == place.article.source.path:
            continue
        yield Finding(
            SPEAKER,
            None,
            Verdict.DISAGREES,
            Severity.WARNING,
            f"the same words are given to {two} here, to {one} in {first.article.source.path}",
            evidence(place.article, place.mention.start, place.mention.end),
            two,
            one,
            related=(evidence(first.article, first.mention.start, first.mention.end),),
            help="neither is blamed: look up who said it",
            confidence="medium",
        )


def _line(mention: Mention) -> str:
    return " ".join(str(mention.value).split())
