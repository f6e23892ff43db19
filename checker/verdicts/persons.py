"""Declared persons' names against their declared spelling: "John kornyn", "Donald trump" and "Luther, Strange".

A typo inside a quotation belongs to the quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import combining, normalize

from msgspec import Struct

from checker.claims import Article
from checker.model import Finding, Severity, Token, Verdict, Voice
from checker.reading.english.words import TITLES
from checker.rulebook.model import Name
from checker.verdicts.case import Case
from checker.verdicts.printed import is_sic
from checker.verdicts.spellings import one_edit

NAME = "name-spelling"
_ALIKE = 0.75
_BESIDE = re.compile(r"\b[^\W\d_a-z][\w.’'-]* \Z")
"""Another capitalised word right before: "Peter Lindquist" is somebody else."""
_SHORT, _LONG = 3, 6
"""Names of so few letters are like too many others; one that stands alone must have this many to be taken for another."""


def findings(case: Case) -> Iterator[Finding]:
    """Every place where a declared name stands almost as it is declared, outside of quotations."""
    known, text = _known(case.matcher.book.names), case.source.text
    if known is None:
        return
    for start, slip in known.slips(case.article):
        voice, _ = case.article.reading.voice_at(start, slip.end)
        if voice is Voice.QUOTED or is_sic(text, slip.end):
            continue
        words = text[start : slip.end]
        yield Finding(
            NAME,
            case.book_name,
            Verdict.DISAGREES,
            Severity.WARNING if slip.sure else Severity.NOTE,
            f"{slip.what}: “{words}” for {slip.name}",
            case.evidence(start, slip.end),
            words,
            slip.name,
            suggestion=slip.name if slip.sure else None,
            citation="names (the rulebook)",
            help=None if slip.sure else "or is it somebody else?",
            confidence="high" if slip.sure else "medium",
        )


def _plain(word: str) -> str:
    """A word without its accents, as agencies print it: "Brandao" for Brandão."""
    return "".join(char for char in normalize("NFD", word) if not combining(char))


def _parts(name: Name) -> list[str]:
    """The words of a full name, without the title that a rulebook may give with it ("Judge Nora Aebi")."""
    words = name.full.split()
    first = next((at for at, word in enumerate(words[:-1]) if word.rstrip(".").lower() not in TITLES), 0)
    return words[first:]


class _Slip(Struct, frozen=True):
    """A name that is almost the declared one: where it ends, what is wrong with it, and whether it must be that name."""

    end: int
    what: str
    name: str
    sure: bool = True


class _Known:
    """The declared persons of a rulebook, by the first and the last word of their names."""

    def __init__(self, people: Sequence[Name]) -> None:
        self.first: dict[str, list[Name]] = {}
        self.last: dict[str, list[Name]] = {}
        for name in people:
            parts = _parts(name)
            if len(parts) > 1:
                self.first.setdefault(parts[0].casefold(), []).append(name)
                self.last.setdefault(parts[-1].casefold(), []).append(name)
        self.forms = {alias.casefold() for name in people for alias in (*name.aliases, name.full)}
        self.words = {word for form in self.forms for word in form.split()}
        self.alone = {
            alias: name
            for name in people
            for alias in name.aliases
            if " " not in alias and len(alias) >= _LONG
        }

        self.ends = frozenset({*self.first, *self.last})
        initials = "".join(sorted({alias[0] for alias in self.alone}))
        self.long = re.compile(rf"\b[{re.escape(initials)}]\w{{{_LONG - 1},40}}\b") if initials else None

    def slips(self, article: Article) -> Iterator[tuple[int, _Slip]]:
        """Where a name begins that has gone astray, and how, in the order of the text."""
        text = article.source.text
        for sentence in article.reading.sentences:
            if not self.ends.isdisjoint(article.reading.words(sentence)):
                tokens = article.reading.tokens(sentence)
                ends = [at for at, token in enumerate(tokens) if token.word in self.ends]
                for at in sorted({*ends, *(at - 1 for at in ends if at)}):
                    if found := self._full(text, tokens, at):
                        yield tokens[at].start, found
            if self.long is not None:
                for match in self.long.finditer(text, sentence.start, sentence.end):
                    if found := self._single(text, *match.span()):
                        yield match.start(), found

    def _full(self, text: str, tokens: tuple[Token, ...], at: int) -> _Slip | None:
        """What is wrong with the first and last name that begin at a word, if anything is."""
        for name in self.first.get(tokens[at].word, ()):
            if found := self._last_name(text, tokens, at, name):
                return found
        return self._given_name(text, tokens, at)

    def _last_name(self, text: str, tokens: tuple[Token, ...], at: int, name: Name) -> _Slip | None:
        """ "John kornyn", "Donald trump", "Luther, Strange": the first name is right."""
        parts = _parts(name)
        right = " ".join(parts)
        last = at + len(parts) - 1
        if last >= len(tokens):
            return None
        written = [text[token.start : token.end] for token in tokens[at : last + 1]]
        pairs = zip(tokens[at:last], tokens[at + 1 : last + 1], strict=True)
        joints = [text[a.end : b.start] for a, b in pairs]
        end = tokens[last].end
        folded = [word.casefold() for word in written]
        if folded == [part.casefold() for part in parts]:
            if any("," in joint for joint in joints):
                return _Slip(end, "a comma inside a name", right)
            if all(word.isupper() for word in written) or " ".join(written) in (right, *name.aliases):
                return None
            return _Slip(end, "a name with its capitals astray", right)
        if any(joint.strip() for joint in joints) or " ".join(folded) in self.forms:
            return None
        one, two = folded[-1], parts[-1].casefold()
        if (
            _plain(one) == _plain(two)
            or one in self.words
            or not written[0][0].isupper()
            or len(two) <= _SHORT
        ):
            return None
        if SequenceMatcher(None, one, two).ratio() < _ALIKE:
            return None
        return _Slip(end, "a misspelt name", right)

    def _given_name(self, text: str, tokens: tuple[Token, ...], at: int) -> _Slip | None:
        """ "Bryan Cogan": the last name is right. It may be a relative, so that this is only asked."""
        if at + 1 >= len(tokens) or text[tokens[at].end : tokens[at + 1].start] != " ":
            return None
        given = text[tokens[at].start : tokens[at].end]
        for name in self.last.get(tokens[at + 1].word, ()):
            parts = _parts(name)
            one, two = given.casefold(), parts[0].casefold()
            if len(parts) == 2 and given[:1].isupper() and len(two) > _SHORT and one_edit(one, two):
                if _plain(one) != _plain(two) and f"{one} {parts[1].casefold()}" not in self.forms:
                    return _Slip(
                        tokens[at + 1].end,
                        "a name almost like one that is declared",
                        " ".join(parts),
                        sure=False,
                    )
        return None

    def _single(self, text: str, start: int, end: int) -> _Slip | None:
        """ "Neymer": a name that stands alone, a letter away from a long one that is declared."""
        written = text[start:end]
        one = written.casefold()
        if one in self.words or written.isupper():
            return None
        meant = next((alias for alias in self.alone if _is_slip(one, alias.casefold())), None)
        if meant is None or _BESIDE.search(text, max(start - 20, 0), start):
            return None
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return None
        return _Slip(end, "a name almost like one that is declared", meant, sure=False)


@lru_cache(maxsize=1 << 12)
def _known(names: tuple[Name, ...]) -> _Known | None:
    """The persons among a rulebook's names; it speaks of many articles."""
    people = [name for name in names if name.kind == "person"]
    return _Known(people) if people else None


def _is_slip(one: str, two: str) -> bool:
    """Whether a word is a letter away from a name, and is neither its beginning nor the name without its accents."""
    return (
        one[0] == two[0]
        and one_edit(one, two)
        and _plain(one) != _plain(two)
        and not one.startswith(two)
        and not two.startswith(one)
    )


__all__ = ["NAME", "findings"]
