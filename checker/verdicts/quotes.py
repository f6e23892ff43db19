"""Quotations against the canonical utterance of the rulebook, and against one another in different articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims import Article
from checker.model import Edit, Finding, Kind, Mention, Severity, Verdict
from checker.rulebook.model import Utterance
from checker.verdicts.case import Case, evidence
from checker.verdicts.policy import max_of
from checker.verdicts.utterances import LEAST_WORDS, Comparison, Words, compare, words_of

RULE = "same-quotation"


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
            if quote.speaker and speaker and speaker != _key(case, quote.speaker):
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
        f"the quotation{who} {_how(comparison)}",
        case.evidence(mention.start, mention.end),
        " ".join(str(mention.value).split()),
        quote.text,
        citation=quote.source,
        help=quote.help,
        alignment=comparison.edits,
        arithmetic=tuple(_steps(comparison.edits)),
    )


def between(articles: Sequence[Article], known: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    """The same utterance quoted with different words in two articles; ``known`` are (path, start) reported already."""
    quoted = [(article, mention, words) for article in articles for mention, words in quotations(article)]
    by_word: dict[str, list[int]] = {}
    pairs: dict[tuple[int, int], int] = {}
    for number, (_, _, words) in enumerate(quoted):
        for word in words.content:
            for other in by_word.setdefault(word, [])[:200]:
                pairs[other, number] = pairs.get((other, number), 0) + 1
            by_word[word].append(number)
    for (one, two), shared in sorted(pairs.items()):
        (a, mention_a, words_a), (b, mention_b, words_b) = quoted[one], quoted[two]
        if shared < 3 or a is b:
            continue
        if (a.source.path, mention_a.start) in known or (b.source.path, mention_b.start) in known:
            continue
        comparison = compare(words_a, words_b)
        if comparison is None or not comparison.changed:
            continue
        yield Finding(
            RULE,
            None,
            Verdict.DISAGREES,
            Severity.WARNING,
            f"the same utterance is quoted with other words in {a.source.path}: {_how(comparison)}",
            evidence(b, mention_b.start, mention_b.end),
            " ".join(str(mention_b.value).split()),
            " ".join(str(mention_a.value).split()),
            related=(evidence(a, mention_a.start, mention_a.end),),
            alignment=comparison.edits,
            arithmetic=tuple(_steps(comparison.edits)),
            help="neither is blamed: look the words up at their source",
            confidence="medium",
        )


def _how(comparison: Comparison) -> str:
    said = [f"has “{now}” for “{was}”" if was else f"adds “{now}”" for was, now in comparison.changed]
    said += [f"leaves out “{words}” without saying so" for words in comparison.omitted]
    return ", ".join(said)


def _steps(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        if edit.op == "changed":
            yield f"changed: “{edit.canonical}” → “{edit.stated}”"
        elif edit.op != "same":
            yield f"{edit.op}: “{edit.canonical or edit.stated}”"


def _key(case: Case, name: str) -> str:
    return case.matcher.book.aliases.get(name, name)


def _speaker(case: Case, mention: Mention) -> str | None:
    """The declared name of a speaker of whom the reader is sure; else None."""
    if mention.speaker is None or mention.confidence < 0.8:
        return None
    aliases = case.matcher.book.aliases
    for alias in sorted(aliases, key=len, reverse=True):
        if alias in mention.speaker:
            return aliases[alias]
    return None


__all__ = ["RULE", "between", "findings", "quotations"]
