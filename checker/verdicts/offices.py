"""Titles and given names of declared persons: "Culture Minister Anne Lavigne" where the rulebook has her as the prosecutor.

Only a title that the rulebook gives to somebody else is held against a name, and only a given name between a person's own
title and family name, "Justice James Brennerman" for Louise, one that another declared person has, or one in an article that never has
the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from checker.claims.doubts import RELATED
from checker.claims.pronouns import PERSON
from checker.model import Finding, Sentence, Severity, Token, Verdict, Voice
from checker.reading.english.people import FEMALE, MALE
from checker.reading.english.words import TITLES
from checker.reading.tokens import words_of
from checker.rulebook.model import Name
from checker.verdicts.case import Case
from checker.verdicts.printed import is_sic

RULE = "name-title"
_PAST = frozenset(
    "former ex onetime then outgoing ousted late future next deputy acting vice incoming assistant and".split()
)
_ARTICLES = frozenset({"the", "a", "an", "then", "now"})
_WHOSE = frozenset("the its their his her our 's".split())
_LISTS = frozenset({"and", "or"})
_AROUND = 5
_LONGEST = 8
_INITIAL = 2


class _Found(Struct, frozen=True):
    """A name in a sentence: words ``[first, after)``."""

    key: str
    first: int
    after: int


def findings(case: Case) -> Iterator[Finding]:
    """Names beside the title of another, or with another's given name."""
    people = {name.key: name for name in case.matcher.book.names if name.kind == PERSON}
    if not people:
        return
    offices = _offices(people)
    heads = frozenset().union(*(case.matcher.names.heads_of[key] for key in people))
    for sentence in case.article.reading.sentences:
        if heads.isdisjoint(case.article.reading.words(sentence)):
            continue
        tokens = case.article.reading.tokens(sentence)
        words = tuple(token.word for token in tokens)
        for index, (key, _, after) in case.matcher.names.found(case.source.text, tokens).items():
            if key in people:
                found = _Found(key, index, after)
                yield from _in_sentence(case, people, offices, sentence, tokens, words, found)


def _offices(people: Mapping[str, Name]) -> dict[tuple[str, ...], set[str]]:
    offices: dict[tuple[str, ...], set[str]] = {}
    for key, name in people.items():
        for title in name.titles:
            offices.setdefault(words_of(title.text), set()).add(key)
    return offices


def _in_sentence(
    case: Case,
    people: Mapping[str, Name],
    offices: Mapping[tuple[str, ...], set[str]],
    sentence: Sentence,
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    found: _Found,
) -> Iterator[Finding]:
    name = people[found.key]
    spot = _title_beside(offices, words, found, tokens, case.source.text)
    if spot is not None:
        low, high, title = spot
        mine = [words_of(own.text) for own in name.titles]
        holders = offices[title]
        if name.titles and found.key not in holders and not any(_within(one, title) for one in mine):
            low, high = min(low, found.first), max(high, found.after)
            holder = people[sorted(holders)[0]]
            says = f"{' '.join(title)} is the title of {holder.full}, not of {name.full}"
            yield from _finding(case, tokens[low].start, tokens[high - 1].end, says, name.titles[0].text)
        return
    yield from _given(case, people, offices, tokens, words, found)


def _title_beside(
    offices: Mapping[tuple[str, ...], set[str]],
    words: tuple[str, ...],
    found: _Found,
    tokens: tuple[Token, ...],
    text: str,
) -> tuple[int, int, tuple[str, ...]] | None:
    """The longest title right before the name, or beside it between commas: (first word, next word, title)."""
    joint = text[tokens[found.first - 1].end : tokens[found.first].start] if found.first else ""
    beside = joint.isspace() or (joint.strip() == "," and _stands_alone(words, found, tokens, text))
    for size in range(min(_LONGEST, found.first) if beside else 0, 0, -1):
        title = words[found.first - size : found.first]
        lead = words[max(found.first - size - 1, 0)]
        if title in offices and lead not in _PAST and (joint.isspace() or lead in _WHOSE):
            return found.first - size, found.first, title
    if found.after >= len(words) or "," not in text[tokens[found.after - 1].end : tokens[found.after].start]:
        return None
    at = found.after + (words[found.after] in _ARTICLES)
    for size in range(_LONGEST, 0, -1):
        title, end = words[at : at + size], at + size
        if title not in offices or end > len(words):
            continue
        if end == len(words) or "," in text[tokens[end - 1].end : tokens[end].start]:
            return at, end, title
    return None


def _stands_alone(words: tuple[str, ...], found: _Found, tokens: tuple[Token, ...], text: str) -> bool:
    """Whether a name between commas says who holds the title before it, and is none of a list: "the director, Kaj Holm, said"."""
    if found.after == len(words):
        return True
    joint = text[tokens[found.after - 1].end : tokens[found.after].start]
    following = text[tokens[found.after].start]
    return joint.strip() != "" and words[found.after] not in _LISTS and not following.isupper()


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one title is a part of the other: "minister" of "finance minister"."""
    return set(one) <= set(other) or set(other) <= set(one)


def _given(
    case: Case,
    people: Mapping[str, Name],
    offices: Mapping[tuple[str, ...], set[str]],
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    found: _Found,
) -> Iterator[Finding]:
    """ "Justice James Brennerman": his title, another given name, his family name. Or the given name of another declared one."""
    name = people[found.key]
    full = words_of(name.full)
    if (
        found.after - found.first != 1
        or found.first < 1
        or words[found.first] != full[-1]
        or len(full) < _INITIAL
    ):
        return
    given = words[found.first - 1]
    written = case.source.text[tokens[found.first - 1].start : tokens[found.first - 1].end]
    if given in full or len(given) <= _INITIAL or not written.istitle():
        return
    before = words[: found.first - 1]
    own = any(found.key in holders and before[-len(title) :] == title for title, holders in offices.items())
    lender = _lender(people, given, full[-1])
    if own:
        says = f"{name.full} has another given name here: {written}"
        yield from _finding(case, tokens[found.first - 1].start, tokens[found.first].end, says, name.full)
    elif lender is not None:
        says = f"{name.full} has the given name of {lender.full} here"
        yield from _finding(case, tokens[found.first - 1].start, tokens[found.first].end, says, name.full)
    elif _stands_in(case, people, words, found, full):
        says = f"the article has {written} for {name.full}, or it is somebody else"
        yield from _finding(case, tokens[found.first - 1].start, tokens[found.first].end, says, name.full)


def _stands_in(
    case: Case, people: Mapping[str, Name], words: tuple[str, ...], found: _Found, full: tuple[str, ...]
) -> bool:
    """Whether a given name stands where the declared one should: "Brian Lowe", and then "Lowe", in an article without any Nora.

    A short form begins as the name does, and a relative is said to be one.
    """
    given, family = words[found.first - 1], full[-1]
    mine = [word for word in full[:-1] if word not in TITLES]
    if given not in MALE | FEMALE or not mine or any(word[0] == given[0] for word in mine):
        return False
    if sum(words_of(other.full)[-1:] == (family,) for other in people.values()) > 1:
        return False
    near = words[max(found.first - _AROUND, 0) : found.after + _AROUND]
    if not RELATED.isdisjoint(near):
        return False
    return _times(case, family) > 1 and not any(_times(case, word) for word in mine)


def _times(case: Case, word: str) -> int:
    """How often an article has a word."""
    return len(re.findall(rf"\b{re.escape(word)}\b", case.source.text, re.IGNORECASE))


def _lender(people: Mapping[str, Name], given: str, family: str) -> Name | None:
    """The declared person whose given name it is, unless one of the same family has it too."""
    named = [
        (name, full) for name in people.values() if len(full := words_of(name.full)) > 1 and full[0] == given
    ]
    if any(full[-1] == family for _, full in named):
        return None
    return named[0][0] if named else None


def _finding(case: Case, start: int, end: int, says: str, expected: str) -> Iterator[Finding]:
    voice, _ = case.article.reading.voice_at(start, end)
    if voice is Voice.QUOTED or is_sic(case.source.text, end):
        return
    words = " ".join(case.source.text[start:end].split())
    yield Finding(
        RULE,
        case.book_name,
        Verdict.DISAGREES,
        Severity.WARNING,
        f"“{words}”: {says}",
        case.evidence(start, end),
        words,
        expected,
        citation="names (the rulebook)",
        confidence="medium",
    )


__all__ = ["RULE", "findings"]
