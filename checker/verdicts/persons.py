"""Declared persons: ages against births, and names against their declared spelling.

"Jones, 63," is held against ``born: 1954-05-04`` on the day of the article; "John kornyn", "Donald trump" and "Luther,
Strange" against the full names. A typo inside a quotation belongs to the quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher

from checker.interval import Interval
from checker.model import Finding, Kind, Mention, Severity, Token, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.model import Name
from checker.verdicts.case import Case

AGE, NAME = "age", "name-spelling"
_APPOSED = re.compile(r"[\s,(]{1,3}(?:who is |who was |now |aged |an? )?")
_ALIKE = 0.75


def findings(case: Case) -> Iterator[Finding]:
    """Ages that are not those of the persons they are given to, and misspelt declared names."""
    yield from _ages(case)
    yield from _names(case)


def _ages(case: Case) -> Iterator[Finding]:
    day = case.day or case.matcher.book.event.day
    born = {alias: name for name in case.matcher.book.names if name.born for alias in name.aliases}
    if day is None or not born:
        return
    longest = sorted(born, key=len, reverse=True)
    text = case.source.text
    for mention in case.article.reading.mentions:
        if (
            mention.kind is not Kind.AGE
            or mention.interval is None
            or mention.voice in (Voice.QUOTED, Voice.CAPTION)
        ):
            continue
        name = _owner(text, mention, longest)
        if name is None:
            continue
        person = born[name]
        assert person.born is not None
        age = amounts.age_at(amounts.of_day(person.born), amounts.of_day(day))
        if (
            mention.interval.overlaps(Interval(*_either_side(age.interval)))
            if case.day is None
            else mention.interval.overlaps(age.interval)
        ):
            continue
        yield Finding(
            AGE,
            case.book_name,
            Verdict.DISAGREES,
            Severity.ERROR,
            f"{person.full} was {amounts.plain(age.interval.low or Decimal(0))} on {day}, not {mention.text}",
            case.evidence(mention.start, mention.end),
            mention.text,
            str(age),
            arithmetic=(f"{day} − {person.born} = {age}",),
            citation=f"born {person.born} (the rulebook)",
        )


def _either_side(age: Interval) -> tuple[Decimal | None, Decimal | None]:
    """Without the article's own day a birthday may lie between."""
    return (None if age.low is None else age.low - 1, None if age.high is None else age.high + 1)


def _owner(text: str, age: Mention, names: list[str]) -> str | None:
    """The declared name that stands right before the age ("Jones, 63,") or right after it ("the 63-year-old Jones")."""
    before, after = text[max(age.start - 60, 0) : age.start], text[age.end : age.end + 60]
    for name in names:
        at = before.rfind(name)
        if at >= 0 and (m := _APPOSED.match(before, at + len(name))) and m.end() == len(before):
            return name
        if age.start > 0 and after.lstrip(" ,").startswith(name) and "year" in age.text:
            return name
    return None


def _names(case: Case) -> Iterator[Finding]:
    """Every place where the first part of a full name is followed by something like, but not, its last part."""
    full: dict[str, list[tuple[Name, list[str]]]] = {}
    for name in case.matcher.book.names:
        parts = name.full.split()
        if len(parts) > 1 and name.kind == "person":
            full.setdefault(parts[0].casefold(), []).append((name, parts))
    if not full:
        return
    for sentence in case.article.reading.sentences:
        tokens = case.article.reading.tokens(sentence)
        for at, token in enumerate(tokens):
            for name, parts in full.get(token.word, ()):
                found = _misspelt(case, tokens, at, parts)
                if found is None:
                    continue
                end, message = found
                voice, _ = case.article.reading.voice_at(token.start, end)
                if voice is Voice.QUOTED:
                    continue
                words = case.source.text[token.start : end]
                yield Finding(
                    NAME,
                    case.book_name,
                    Verdict.DISAGREES,
                    Severity.WARNING,
                    f"{message}: “{words}” for {name.full}",
                    case.evidence(token.start, end),
                    words,
                    name.full,
                    suggestion=name.full,
                    citation="names (the rulebook)",
                )


def _misspelt(case: Case, tokens: tuple[Token, ...], at: int, parts: list[str]) -> tuple[int, str] | None:
    last = at + len(parts) - 1
    if last >= len(tokens):
        return None
    text = case.source.text
    written = [text[token.start : token.end] for token in tokens[at : last + 1]]
    joints = [text[a.end : b.start] for a, b in zip(tokens[at:last], tokens[at + 1 : last + 1], strict=True)]
    end = tokens[last].end
    if [word.casefold() for word in written] == [part.casefold() for part in parts]:
        if any("," in joint for joint in joints):
            return end, "a comma inside a name"
        if all(word.isupper() for word in written) or written == parts:
            return None
        return end, "a name with its capitals astray"
    if any(joint.strip() for joint in joints) or written[0].casefold() != parts[0].casefold():
        return None
    one, two = written[-1].casefold(), parts[-1].casefold()
    if (
        one != two
        and written[0][0].isupper()
        and len(two) > 3
        and SequenceMatcher(None, one, two).ratio() >= _ALIKE
    ):
        known = {part.casefold() for name in case.matcher.book.names for part in name.full.split()}
        return None if one in known else (end, "a misspelt name")
    return None


__all__ = ["AGE", "NAME", "findings"]
