"""``checker rules test``: the examples of rulebooks, run; a failure shows the sentence, how it was read, and what was expected.

``rules/storm.yaml: 12 examples pass (5 agrees, 4 disagrees, 1 stale, 2 silent)``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from checker.model import Verdict
from checker.reasons.failed import far
from checker.reasons.marked import marked
from checker.reasons.statements import passages
from checker.reasons.words import held
from checker.reporting.english import counted
from checker.reporting.visible import visible
from checker.rulebook.model import Fact
from checker.run import Rules
from checker.verdicts import examples
from checker.verdicts.examples import Trial, words

_ORDER = (*map(str, Verdict), "states", "flags", "silent")


class Tested(Struct, frozen=True):
    """The outcome of one rulebook's examples: what to print, and how many passed and failed."""

    lines: tuple[str, ...]
    passed: int
    failed: int


def run(rules: Rules) -> Tested:
    """Run the examples of a rulebook."""
    done = list(examples.trials(rules.matcher, rules.authority))
    failed = [trial for trial in done if not trial.passes]
    lines = [line for trial in failed for line in _failure(rules, trial)]
    return Tested((*lines, *_totals(rules, done, len(failed))), len(done) - len(failed), len(failed))


def _failure(rules: Rules, trial: Trial) -> Iterator[str]:
    place, example = trial.example.place, trial.example
    yield f"{place.path}:{place.line}: {trial.rule.name}: expected `{example.expect}`, got {words(trial.found)}"
    case = examples.case_of(trial, rules.matcher, rules.authority)
    found = list(passages(case, trial.rule))
    if not found:
        yield from marked(example.text, ())
        yield f"  - {visible(far(case, trial.rule))}"
    for passage in found:
        text = case.source.text[passage.sentence.start : passage.sentence.end]
        yield from marked(text, passage.marks)
        yield f"  - {passage.head}"
        yield from (f"  - {visible(reason)}" for reason in passage.lines)
    if isinstance(trial.rule, Fact) and example.expect not in ("silent", "states"):
        for row in held(trial.rule, rules.authority):
            yield f"  - holds {row}"
    yield ""


def _totals(rules: Rules, done: list[Trial], failed: int) -> Iterator[str]:
    book = rules.matcher.book
    kinds = Counter(trial.example.expect for trial in done)
    order = {kind: number for number, kind in enumerate(_ORDER)}
    listed = sorted(kinds, key=lambda kind: (order.get(kind, len(_ORDER)), kind))
    told = ", ".join(f"{kinds[kind]} {visible(kind)}" for kind in listed)
    some = f"{len(done) - failed} of " if failed else ""
    yield f"{book.path}: {some}{counted(len(done), 'example')} pass{f' ({told})' if told else ''}"
    untested = [fact.name for fact in book.facts if fact.wordings and not fact.examples]
    untested += [term.name for term in book.terms if not term.examples]
    if untested:
        yield f"  without examples: {', '.join(untested)}"
    lonely = [
        fact.name
        for fact in book.facts
        if fact.examples
        and not any(one.expect in ("disagrees", "imprecise") for one in fact.examples)
        and rules.authority.eras(fact.name)
    ]
    if lonely:
        yield f"  with no example that disagrees: {', '.join(lonely)}"
