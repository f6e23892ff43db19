"""What stood in a wording's way, in words: a word that is not there, a value of another kind, a rival, the end.

"“gusts of” fit; then it looks for a measure in km/h, but “strong winds” stands there."
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Kind, Mention
from checker.reasons.partial import Partial
from checker.reasons.words import either, kind_of, quoted
from checker.rulebook.matching import Field
from checker.rulebook.model import Fact
from checker.rulebook.programs import Op

_SHOWN = 8


def obstacle(partial: Partial, field: Field, text: str, facts: Mapping[str, Fact]) -> str:
    """One sentence on where the wording got stuck."""
    took = " … ".join(_said(field, text, start, end) for start, end in partial.taken)
    return f"{quoted(took)} fits; then it looks for {_wanted(partial, facts)}{_instead(partial, field, text, facts)}"


def _said(field: Field, text: str, start: int, end: int) -> str:
    return text[field.tokens[start].start : field.tokens[end - 1].end]


def _wanted(partial: Partial, facts: Mapping[str, Fact]) -> str:
    names = []
    for op, arg in partial.wanted:
        if op is Op.SLOT:
            fact = facts[arg]
            names.append(kind_of(fact.kind, fact.unit))
        elif op is Op.NAME:
            names.append(arg)
        else:
            names.append(f"{quoted(arg)}" if op in (Op.WORD, Op.VERB) else f"“{arg}…”")
    if len(names) > _SHOWN:
        names = [*names[:_SHOWN], f"one of {len(names) - _SHOWN} more words"]
    return either(list(dict.fromkeys(names)))


def _instead(partial: Partial, field: Field, text: str, facts: Mapping[str, Fact]) -> str:
    """What is there in its place."""
    slots = [arg for op, arg in partial.wanted if op is Op.SLOT]
    others = _values(partial, field, slots) if slots else []
    if partial.rival:
        return f", but may not step over {_rival(partial, field, text)}{_kinds(others)}"
    if partial.at >= len(field.words):
        return ", but the sentence ends"
    if others:
        return f", but finds only {_kinds(others).removeprefix('; ')}"
    if partial.gap:
        return ", and finds none in the rest of the sentence"
    return f", but {quoted(_said(field, text, partial.at, min(partial.at + 3, len(field.words))))} follows"


def _rival(partial: Partial, field: Field, text: str) -> str:
    name = field.names.get(partial.until)
    if name is not None:
        return f"{quoted(_said(field, text, partial.until, name[2]))}, another {name[1]}"
    mention = field.mentions[partial.until][0][0]
    return f"{quoted(mention.text)}, another value that it could take: <another_fact> in the wording would take that one"


def _values(partial: Partial, field: Field, slots: list[str]) -> list[Mention]:
    """Values where one was looked for, of a kind that is not taken."""
    reach = partial.until if partial.gap else partial.at + 1
    found: dict[tuple[int, int], Mention] = {}
    for at in range(partial.at, min(reach, len(field.words))):
        for mention, _ in field.mentions.get(at, ()):
            if mention.kind is not Kind.NAME and not any(at in field.taken(slot) for slot in slots):
                found.setdefault((mention.start, mention.end), mention)
    return list(found.values())[:2]


def _kinds(mentions: list[Mention]) -> str:
    named = [f"{quoted(m.text)}, which is {kind_of(m.kind, m.unit)}" for m in mentions]
    return f"; {', and '.join(named)}" if named else ""
