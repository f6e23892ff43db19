"""Examples of a rulebook that do not get their verdict, each with the reason that `checker explain` would give.

``gusts: the example should give `agrees`, but gives nothing``, help: ``the rule takes a measure in kilometer per hour; the
sentence has “131”, which is a number``.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims import Matcher
from checker.errors import RulebookError
from checker.model import Kind
from checker.reasons.statements import passages
from checker.reasons.words import kind_of, quoted
from checker.reporting.english import listed
from checker.reporting.visible import visible
from checker.rulebook.authority import Authority
from checker.rulebook.model import Fact, Term
from checker.verdicts.case import Case
from checker.verdicts.examples import Trial, case_of, trials, words

_MANY = 4


def errors(matcher: Matcher, authority: Authority) -> Iterator[RulebookError]:
    """An error for every example that does not get its verdict, at the example's place."""
    for trial in trials(matcher, authority):
        if not trial.passes:
            example = trial.example
            yield RulebookError(
                f"{trial.rule.name}: the example should give `{example.expect}`, but gives {words(trial.found)}",
                example.place.path,
                example.place.line,
                example.place.column,
                help=_reason(trial, matcher, authority),
            )


def _reason(trial: Trial, matcher: Matcher, authority: Authority) -> str:
    case = case_of(trial, matcher, authority)
    found = list(passages(case, trial.rule))
    if not found:
        return visible(far(case, trial.rule))
    return visible(" / ".join("; ".join(passage.lines) for passage in found))


def far(case: Case, rule: Fact | Term) -> str:
    """Why no wording comes near a sentence: what the rule takes, and what the sentence has in its place."""
    reason = "no wording of the rule comes near the sentence"
    if isinstance(rule, Term) or rule.choices:
        return reason
    mentions = [m for m in case.article.reading.mentions if m.kind not in (Kind.NAME, Kind.QUOTE)]
    had = [f"{quoted(m.text)}, {kind_of(m.kind, m.unit)}" for m in mentions[:_MANY]]
    has = listed(had) if had else "no value"
    return f"{reason}: it takes {kind_of(rule.kind, rule.unit)}; the sentence has {has}"
