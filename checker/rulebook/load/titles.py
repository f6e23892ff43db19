"""Titles that hold for a time, as facts: "presidential candidate Hillary Clinton" fits until the election, not after it.

``names: {Clinton: {full: Hillary Clinton, titles: [{title: presidential candidate, until: 2016-11-08}]}}`` makes the fact
``Clinton.title``. "Former presidential candidate" fits from the day on which the title ends; "then", "one-time" and a "former" that
stands further off commit to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.reading import tokenise
from checker.rulebook import wordings as grammar
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Fact, FactValue, Name
from checker.rulebook.phrases import Wording

_PAST = "( former | ex | onetime | one-time | then | outgoing | ousted | late | would-be | future | next )"


def facts(scope: Scope, names: Iterable[Name]) -> Iterator[Fact]:
    """A fact for each name that has a title with a first or a last day."""
    for name in names:
        if any(title.since or title.until for title in name.titles):
            values = tuple(_values(name))
            yield Fact(
                f"{name.key}.title",
                f"title of {name.full}",
                "choice",
                None,
                values,
                formula=None,
                lookup=None,
                wordings=tuple(_wordings(scope, name)),
                choices=tuple(dict.fromkeys(value.text for value in values)),
                examples=(),
                source=None,
                severity=None,
                help=None,
                link=None,
                grows=False,
                exact=False,
                place=name.place,
            )


def _values(name: Name) -> Iterator[FactValue]:
    for title in name.titles:
        yield FactValue(title.text, None, None, title.since, title.until, None, None, name.place)
        if title.until:
            yield FactValue(f"former {title.text}", None, None, title.until, None, None, None, name.place)
        yield FactValue(f"then {title.text}", None, None, None, None, None, None, name.place)


def _wordings(scope: Scope, name: Name) -> Iterator[Wording]:
    """The longer ones first: of two that fit the same words the first speaks."""
    for title in name.titles:
        words = " ".join(token.word for token in tokenise(title.text, 0, len(title.text)))
        rows = [(f"former {words} {name.key}", f"former {title.text}")] if title.until else []
        rows += [
            (f"{_PAST} {words} {name.key}", f"then {title.text}"),
            (f"{_PAST} ... {words} {name.key}", f"then {title.text}"),
            (f"{words} {name.key}", title.text),
            (f"{name.key} ( the | a | an ) {words}", title.text),
        ]
        for text, choice in rows:
            try:
                yield grammar.parse(text, name.place, None, scope.aliases, choice, exact=True)
            except grammar.WordingError as error:
                node = scope.file.error(
                    f"names.{name.key}.titles: {title.text!r}: {error.message}",
                    name.place.line,
                    name.place.column,
                )
                scope.errors.append(node)
                return
