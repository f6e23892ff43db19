"""An article → the rows of its version, written in one transaction that somebody else begins and ends.

``a.txt`` with another digest than that of its last version: that one is superseded today, and a new one goes in.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b, sha256
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection, select

from checker.accounts.echoes import runs_of
from checker.accounts.model import Saying, Side
from checker.accounts.packing import as_text
from checker.archive.model import Entry, Outcome
from checker.archive.tables import BELOW, article, claim, run, saying, side
from checker.model import Evidence

Rows = list[dict[str, object]]
Witness = TypeVar("Witness", Side, Saying)


def add(base: Connection, entry: Entry, name: str, today: date) -> Outcome:
    """Write an article under a name. Raise IntegrityError when another run has just written the same version of it."""
    key = key_of(name)
    rows = _rows(entry, name)
    asked = select(article).where(article.c.key == key).order_by(article.c.version.desc()).limit(1)
    last = base.execute(asked.with_for_update()).first()
    if last is not None and last.digest == entry.digest:
        if _same(base, int(last.number), rows):
            return Outcome.UNCHANGED
        for below in BELOW:
            base.execute(below.delete().where(below.c.article == last.number))
        counts = _counts(entry)
        base.execute(article.update().where(article.c.number == last.number).values(read=today, **counts))
        _put(base, int(last.number), rows)
        return Outcome.REREAD
    if last is not None:
        base.execute(article.update().where(article.c.number == last.number).values(superseded=today))
    made = base.execute(
        article.insert().values(
            key=key,
            name=name,
            called=entry.called,
            version=last.version + 1 if last is not None else 1,
            digest=entry.digest,
            appeared=entry.appeared,
            added=today,
            read=today,
            superseded=None,
            title=plain(entry.title),
            **_counts(entry),
        )
    )
    number = made.inserted_primary_key
    assert number is not None
    _put(base, int(number[0]), rows)
    return Outcome.NEW if last is None else Outcome.CORRECTION


def _counts(entry: Entry) -> dict[str, int]:
    return {
        "claims": len(entry.claims),
        "sides": len(entry.testimony.sides),
        "sayings": len(entry.testimony.sayings),
    }


def _rows(entry: Entry, name: str) -> dict[str, Rows]:
    """The rows of an article, by table; its evidence is in the article by the name under which that is kept."""
    claims: Rows = []
    for at, stood in enumerate(entry.claims):
        one = stood.claim
        claims.append(
            {
                "at": at,
                "rulebook": plain(one.rulebook or ""),
                "rule": plain(one.rule),
                "verdict": str(one.verdict),
                "standing": str(stood.standing) if stood.standing else None,
                "voice": str(one.voice),
                "speaker": plain(one.speaker) if one.speaker else None,
                "stated": plain(one.stated),
                "expected": plain(one.expected),
                "evidence": as_text(in_article(one.evidence, name)),
                "statement": as_text(one.statement) if one.statement else None,
            }
        )
    sides: Rows = [
        {
            "at": at,
            "rulebook": plain(one.rulebook),
            "rule": plain(one.rule),
            "side": as_text(said_in(one, name)),
        }
        for at, one in enumerate(entry.testimony.sides)
    ]
    sayings: Rows = [
        {"at": at, "saying": as_text(said_in(one, name))} for at, one in enumerate(entry.testimony.sayings)
    ]
    numbers: Rows = [
        {"at": at, "run": number} for at, one in enumerate(entry.testimony.sayings) for number in runs(one)
    ]
    return {claim.name: claims, side.name: sides, saying.name: sayings, run.name: numbers}


def _put(base: Connection, number: int, rows: dict[str, Rows]) -> None:
    for below in reversed(BELOW):
        if rows[below.name]:
            base.execute(below.insert(), [{"article": number, **row} for row in rows[below.name]])


def _same(base: Connection, number: int, rows: dict[str, Rows]) -> bool:
    """Whether an article states what it did, but for how its claims stood when they were added."""
    for below in (claim, side, saying):
        names = [column.name for column in below.c if column.name not in ("article", "standing")]
        asked = select(*(below.c[name] for name in names)).where(below.c.article == number)
        kept = [tuple(row) for row in base.execute(asked.order_by(below.c.at))]
        if kept != [tuple(row[name] for name in names) for row in rows[below.name]]:
            return False
    return True


def runs(one: Saying) -> list[int]:
    """The saying's runs of words as numbers."""
    return sorted({_number(" ".join(words)) for words in runs_of(one.words)})


def _number(words: str) -> int:
    made = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(made, signed=True)


def key_of(name: str) -> str:
    """What an article is looked up by."""
    return sha256(name.encode()).hexdigest()


def plain(text: str) -> str:
    r"""A text that every database takes: half a surrogate pair and NUL are written as ``\udcff`` and ``\x00``."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def in_article(evidence: Evidence, name: str) -> Evidence:
    """The evidence in an article of this name."""
    return replace(evidence, source=name)


def said_in(one: Witness, name: str) -> Witness:
    """What an article of this name says."""
    return replace(one, evidence=in_article(one.evidence, name))
