"""Sayings without a plain verb before a clause: "according to police", "was quoted as saying", "put the figure at 60,000".

"31 people are believed to have died" is hearsay: somebody says so, and nobody says who.
"""

from __future__ import annotations

from msgspec.structs import replace

from checker.reading.adverbials import after_circumstances
from checker.reading.clauses import SIDES, Saying, behind, clause_end, clause_start, trails
from checker.reading.english.sentences import TURNS
from checker.reading.english.speech import FIGURES, OBJECT_PRONOUNS, PASSIVES, QUOTING
from checker.reading.english.subjects import PRONOUNS
from checker.reading.english.verbs import BE
from checker.reading.outer import QUOTED, Outer
from checker.reading.subjects import Subject, after, before


def quoted_as(o: Outer, k: int) -> Saying | None:
    """ "Costa was quoted as saying", "the agency quoted Costa as saying"."""
    words = o.words
    for j in range(k - 2, max(-1, k - 14), -1):
        if words[j] in QUOTING:
            passive = j > 0 and words[j - 1] in BE
            subject = before(o, j) if passive else _object(o, j + 1)
            at = after_circumstances(o, k + 1)
            at += words[at] == "that"
            whole = subject if passive else before(o, j)
            if subject is None or whole is None:
                return None
            subject = replace(subject, first=whole.first)
            if trails(o, whole.first, at):
                return behind(o, k, whole.first, at, subject, frames=True)
            return Saying(subject, k, ((o.starts[at], clause_end(o, at)),), True)
    return None


def _object(o: Outer, at: int) -> Subject | None:
    if o.words[at] in OBJECT_PRONOUNS:
        pronoun = OBJECT_PRONOUNS[o.words[at]]
        return Subject(pronoun, "pronoun", at, at + 1, at)
    return after(o, at)


def passive(o: Outer, k: int) -> Saying | None:
    """ "It was reported that …", "31 people are believed to have died", "the court was told that …": nobody says who."""
    words = o.words
    if words[k + 1] == "that":
        return Saying(None, k, ((o.ends[k + 1], clause_end(o, k + 2)),), False)
    if words[k] in PASSIVES and words[k + 1] == "to":
        return Saying(None, k, ((clause_start(o, k), clause_end(o, k + 1)),), False)
    if words[k] == "told" and (words[k + 1] == "there" or words[k + 1] in PRONOUNS):
        return Saying(None, k, ((o.ends[k], clause_end(o, k + 1)),), False)
    return None


def hailed_by(o: Outer, k: int) -> Saying | None:
    """ "The deal was hailed by Lund as “historic”": who called it so."""
    for at in range(k + 1, min(k + 5, o.count)):
        if o.words[at] == "by":
            subject = after(o, at + 1)
            return Saying(subject, k, (), True) if subject is not None else None
    return None


def according_to(o: Outer, k: int) -> Saying | None:
    """ "According to police, …", "…, according to police", and between commas."""
    words = o.words
    subject = after(o, k + 2)
    if subject is None:
        return None
    end = subject.after
    while end < o.count and words[end] not in (",", ";", ".", QUOTED, ":", "—"):
        end += 1
    leads = (
        k == 0
        or words[k - 1] in ("and", "but", ";", "—", "that", ":", ".")
        or (k == 1 and words[0] != QUOTED and not words[0][:1].isalpha())
    )
    if leads and not (k > 1 and words[k - 2] == QUOTED):
        at = end + 1 if words[end] == "," else subject.after
        return Saying(subject, k, ((o.starts[at], clause_end(o, at)),), True) if at < o.count else None
    mark = k - 1 if words[k - 1] in (",", "—", "–") else k
    spans = [(clause_start(o, mark), o.starts[mark])]
    if (
        words[k - 1] == ","
        and words[end] == ","
        and words[end + 1] not in TURNS | {"who", "which", "where", "when"}
    ):
        spans.append((o.starts[end + 1], clause_end(o, end + 1)))
    return Saying(subject, k, tuple(span for span in spans if span[0] < span[1]), True, True)


def put_at(o: Outer, k: int) -> Saying | None:
    """ "Police put the figure at 60,000"."""
    words = o.words
    for at in range(k + 2, min(k + 9, o.count)):
        if words[at] == "at" and (words[at + 1][:1].isdigit() or words[at + 1] in FIGURES):
            subject = before(o, k)
            return (
                Saying(subject, k, ((o.starts[at + 1], clause_end(o, at + 1)),), False)
                if subject is not None
                else None
            )
        if words[at] in SIDES:
            break
    return None
