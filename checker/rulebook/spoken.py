"""The words with which a rulebook speaks of a fact: "sentence", "jailed" and "years" of ``sentence: {says: jailed for <value>, …}``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reading.tokens import words_of
from checker.rulebook.model import Fact
from checker.rulebook.phrases import Either, Element, Prefix
from checker.rulebook.wordings import literals


def named(fact: Fact) -> frozenset[str]:
    """Those of its key and its title."""
    return frozenset(words_of(f"{fact.name.replace('_', ' ')} {fact.title}"))


def told(fact: Fact) -> frozenset[str]:
    """Those, and the words of its wordings."""
    return named(fact).union(*(literals(wording.elements) for wording in fact.wordings))


def spoken(fact: Fact) -> frozenset[str]:
    """All of them: those of the examples that state it, too, and the beginnings of words in its wordings."""
    examples = (words_of(example.text) for example in fact.examples if example.expect != "silent")
    return told(fact).union(*examples, *(_stems(wording.elements) for wording in fact.wordings))


def _stems(elements: tuple[Element, ...]) -> Iterator[str]:
    """The beginnings of words in a wording: "sentenc" of ``sentenc*``."""
    for element in elements:
        if isinstance(element, Prefix):
            yield element.stem
        elif isinstance(element, Either):
            for option in element.options:
                yield from _stems(option)
