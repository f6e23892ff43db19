"""Quotations against the canonical utterances of the rulebook: their words and their speaker.

"gets a fair share" is held against "is going to get a fair shake in life", transcript of the speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.accounts.utterances import LEAST_WORDS, Comparison, Words, compare, how, steps, words_of
from checker.claims import Article
from checker.model import Finding, Kind, Mention, Severity, Verdict
from checker.rulebook.model import Utterance
from checker.verdicts.case import Case
from checker.verdicts.policy import max_of

_BESIDE = 60


def quotations(article: Article) -> list[tuple[Mention, Words]]:
    """The quotations of an article that are long enough to be told apart."""
    found = (
        (mention, words_of(str(mention.value)))
        for mention in article.reading.mentions
        if mention.kind is Kind.QUOTE
    )
    return [(mention, words) for mention, words in found if len(words.words) >= LEAST_WORDS]


def findings(case: Case) -> Iterator[Finding]:
    """Quotations whose words or speaker are not those of the rulebook's utterance."""
    wanted = [(quote, words_of(quote.text)) for quote in case.matcher.book.quotes]
    if not wanted:
        return
    for mention, words in quotations(case.article):
        for quote, canonical in wanted:
            comparison = compare(canonical, words)
            if comparison is None:
                continue
            if comparison.changed or comparison.omitted:
                yield _against(case, mention, quote, comparison)
            speaker = _speaker(case, mention)
            if quote.speaker and speaker and not _named_beside(case, mention, quote.speaker):
                yield Finding(
                    quote.name,
                    case.book_name,
                    Verdict.DISAGREES,
                    max_of(quote.severity or Severity.WARNING, Severity.WARNING),
                    f"the words of {quote.speaker} are given to {mention.speaker}",
                    case.evidence(mention.start, mention.end),
                    str(mention.speaker),
                    quote.speaker,
                    citation=quote.source,
                )


def _against(case: Case, mention: Mention, quote: Utterance, comparison: Comparison) -> Finding:
    who = f" of {quote.speaker}" if quote.speaker else ""
    verdict, severity = Verdict.DISAGREES, quote.severity or Severity.ERROR
    if not comparison.changed:
        verdict, severity = Verdict.IMPRECISE, max_of(severity, Severity.WARNING)
    return Finding(
        quote.name,
        case.book_name,
        verdict,
        severity,
        f"the quotation{who} {how(comparison)}",
        case.evidence(mention.start, mention.end),
        " ".join(str(mention.value).split()),
        quote.text,
        citation=quote.source,
        help=quote.help,
        alignment=comparison.edits,
        arithmetic=tuple(steps(comparison.edits)),
    )


def _named_beside(case: Case, mention: Mention, speaker: str) -> bool:
    """Whether the right speaker is the one given, or stands beside the quotation: which of two speaks, a reader may mistake."""
    aliases = case.matcher.aliases
    key = aliases.get(speaker, speaker)
    if _speaker(case, mention) == key:
        return True
    text = case.source.text
    around = text[max(mention.start - _BESIDE, 0) : mention.start] + text[mention.end : mention.end + _BESIDE]
    return any(alias in around for alias, owner in aliases.items() if owner == key)


def _speaker(case: Case, mention: Mention) -> str | None:
    """The declared name of a speaker of whom the reader is sure; else None."""
    if mention.speaker is None or mention.confidence < 0.8:
        return None
    aliases = case.matcher.aliases
    for alias in sorted(aliases, key=len, reverse=True):
        if alias in mention.speaker:
            return aliases[alias]
    return None


__all__ = ["findings", "quotations"]
