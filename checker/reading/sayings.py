"""Sayings: who states what in a sentence, and which of its words that governs.

"Police said on Tuesday that **31 people died**, but the hospital counted 29." is one saying by police over the words in
bold. A saying stands before what it governs ("Moore said …"), behind it ("…, officials said"), or within it.
"""

from __future__ import annotations

from msgspec.structs import replace

from checker.reading.adverbials import after_circumstances, after_hearer
from checker.reading.clauses import ENDS, SIDES, Saying, behind, clause_end, clause_start, trails
from checker.reading.english.modality import FINITE
from checker.reading.english.speech import (
    ADDRESSED,
    AFTER_QUOTE,
    DATA,
    HEARSAY,
    NOT_FRAMING,
    NOT_SAID,
    NOUNS_TOO,
    QUOTING,
    SAYS_OF,
    SHOWN,
    VERBS,
    Speech,
)
from checker.reading.english.subjects import BEFORE_VERB, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATE
from checker.reading.english.verbs import BE
from checker.reading.indirect import according_to, hailed_by, passive, put_at, quoted_as
from checker.reading.outer import QUOTED, Outer
from checker.reading.subjects import Subject, after, before

_NO_SUBJECT = frozenset("the a an his her its their our my this that of for no to".split())
"""Before a word that looks like a verb of speech and is none ("the claims", "refused to say")."""
_CUES = VERBS.keys() | HEARSAY | {"according", "put", "puts", "putting"}
_MOST = 12


def sayings(o: Outer) -> list[Saying]:
    """The sayings of a sentence from left to right."""
    found: list[Saying] = []
    words = o.words
    for k in [k for k, word in enumerate(words) if word in _CUES]:
        word = words[k]
        speech = VERBS.get(word)
        if speech is not None and not (k and o.capital(k) and words[k - 1] not in (".", QUOTED)):
            saying = _verb(o, k, speech, found)
        elif word == "according" and words[k + 1] == "to":
            saying = according_to(o, k)
        elif word in HEARSAY:
            saying = Saying(None, k, ((clause_start(o, k), clause_end(o, k)),), False)
        elif word in ("put", "puts", "putting"):
            saying = put_at(o, k)
        else:
            continue  # "According", without "to"
        if saying is not None:
            found.append(saying)
            if len(found) == _MOST:
                break
    return [_clipped(o, saying, found[at + 1 :]) for at, saying in enumerate(found)]


def _clipped(o: Outer, saying: Saying, later: list[Saying]) -> Saying:
    """Up to where the next saying begins a clause of its own ("A said …, and B said …")."""
    if saying.behind or not saying.spans:
        return saying
    start, end = saying.spans[-1]
    for other in later:
        if other.subject is None or other.behind:
            continue
        first = other.subject.first
        if o.words[first - 1] in ("and", "but", "while", ",") and first and start < o.starts[first] < end:
            end = o.starts[first - 1]
            break
    return replace(saying, spans=(*saying.spans[:-1], (start, end)))


def _verb(o: Outer, k: int, speech: Speech, found: list[Saying]) -> Saying | None:
    words = o.words
    if words[k] == "saying" and words[k - 1] == "as" and k:
        return quoted_as(o, k)
    if words[k] in QUOTING and any(
        words[j] == "saying" and words[j - 1] == "as" for j in range(k + 1, min(k + 13, o.count))
    ):
        return None
    if k and not words[k].endswith("ing") and _is_passive(o, k):
        return hailed_by(o, k) if speech.governs == "none" else passive(o, k)
    if k and words[k - 1] in _NO_SUBJECT and not words[k].endswith("ing"):
        return None
    if words[k] == "accused" and words[k + 1] == "of":
        return None
    subject, inverted = _subject(o, k, found)
    if subject is None or (words[k] in NOUNS_TOO and not _agrees(o, k, subject)):
        return None
    frames = speech.frames and words[k] not in NOT_FRAMING
    first, beyond = (k, subject.after) if inverted else (subject.first, k + 1)
    at = after_circumstances(o, after_hearer(o, beyond) if words[k] in ADDRESSED else beyond)
    if trails(o, first, at) and (speech.governs != "none" or words[k] in AFTER_QUOTE):
        return behind(o, k, first, at, subject, frames)
    if inverted and k:
        return Saying(subject, k, (), frames, True)
    start = _governed_from(o, k, beyond, speech, subject)
    if start is None:
        return Saying(subject, k, (), frames, False, speech.denies, speech.supposes)
    end = clause_end(o, start)
    if start >= o.count or o.starts[start] >= end:
        return Saying(subject, k, (), frames, False)
    return Saying(subject, k, ((o.starts[start], end),), frames, False, speech.denies, speech.supposes)


def _is_passive(o: Outer, k: int) -> bool:
    """Whether a form of "be" stands before the verb, an adverb or not between ("was also found")."""
    lead = o.words[k - 1]
    if k > 1 and (lead in BEFORE_VERB or lead.endswith("ly")) and lead not in BE and lead not in PRONOUNS:
        lead = o.words[k - 2]
    return lead in BE


def _agrees(o: Outer, k: int, subject: Subject) -> bool:
    """Whether the subject has the number of the verb: else the word is a noun ("the officials' claims")."""
    if k and o.words[k - 1] in (
        "did",
        "does",
        "do",
        "will",
        "would",
        "not",
        "also",
        "to",
        "may",
        "might",
        "could",
    ):
        return True
    words = subject.name.split()
    if subject.sort == "pronoun":
        several = subject.name not in ("he", "she", "it", "who")
        return several != o.words[k].endswith("s") or subject.name == "who"
    if o.words[k].endswith("s"):
        return subject.sort == "name" or (words[0].lower() in DETERMINERS and subject.after <= k)
    head = next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words)) - 1
    return words[head].endswith("s") and subject.sort == "common"


def _subject(o: Outer, k: int, found: list[Saying]) -> tuple[Subject | None, bool]:
    """Who says it, and whether the verb stands before them ("said Moore")."""
    words = o.words
    lead = words[k - 1] if k else ""
    behind_quote = lead == QUOTED or (lead in (",", "—", "–", ".") and k > 1 and words[k - 2] == QUOTED)
    if (behind_quote or (lead == "," and words[k] in ("said", "says"))) and words[k] in AFTER_QUOTE:
        right = after(o, k + 1)
        if right is not None and (behind_quote or words[right.after] in ENDS):
            return right, True
    if words[k].endswith("ing"):
        if lead in (",", QUOTED, "and", "—", "–") or k == 0:
            return (found[-1].subject if found else _main(o, k)), False
        return None, False
    if lead in ("and", "but", "then") or (lead in ("also", "later") and words[k - 2] in ("and", "but")):
        return (found[-1].subject if found and found[-1].subject else _main(o, k)), False
    if lead == ":" and k:
        return None, False
    return before(o, k), False


def _main(o: Outer, until: int) -> Subject | None:
    """The subject of the sentence's first verb."""
    first = 0
    if o.words[0] in SUBORDINATE:
        first = next((k for k in range(until) if o.words[k] == ","), 0)
    for k in range(first + 1, until):
        if o.words[k] in FINITE or (o.words[k] in VERBS and not o.words[k].endswith("ing")):
            return before(o, k)
        if o.words[k].endswith("ed") and not o.capital(k) and o.words[k - 1] not in DETERMINERS:
            return before(o, k)
    return None


def _governed_from(o: Outer, k: int, beyond: int, speech: Speech, subject: Subject) -> int | None:
    """The index of the first word that a verb before its clause governs, or None when it governs nothing."""
    words, word = o.words, o.words[k]
    at = beyond
    if word in ADDRESSED:
        at = after_hearer(o, at)
        if words[at] == "to" or at > beyond + 12:
            return None
    at = after_circumstances(o, at)
    following = words[at]
    if following in ("that", ":") or (following == "," and words[at + 1] == "that"):
        return at + 1 if speech.governs != "none" or following == ":" else None
    if (
        speech.governs == "none"
        or following in ENDS
        or (following in NOT_SAID and words[at + 1] not in ("is", "was", "has", "had", "will", "would"))
    ):
        return None
    if following in ("if", "whether", "how"):
        return at
    if following == "to":
        claims = word in ("claims", "claimed", "claim", "reported", "reports", "alleged", "said", "says")
        return at if claims and words[at + 1] in ("have", "be") else None
    if following in SAYS_OF and not (following == "of" and word.startswith("warn")):
        return None
    if following == "," and subject.first and words[subject.first - 1] == "as":
        return at + 1
    if following == "," or following == QUOTED:
        return at if speech.governs == "all" and following == QUOTED else None
    if speech.governs == "all":
        return at
    if word in SHOWN and subject.sort == "common" and not DATA.isdisjoint(subject.name.lower().split()):
        return at
    return at if _is_clause(o, at) else None


def _is_clause(o: Outer, at: int) -> bool:
    """Whether a subject and its verb follow ("argued the tax had cost 31 jobs"), and no mere object ("found 31 bodies")."""
    words = o.words
    if words[at] in PRONOUNS or words[at] == "there":
        return (
            words[at + 1] in FINITE
            or words[at + 1].endswith(("ed", "'s"))
            or words[at + 1] in ("would", "could", "may", "might", "should", "can")
        )
    for k in range(at + 1, min(at + 10, o.count)):
        word = words[k]
        if word in ("who", "which", "that", "and", "or", "but", "to", "by") or word in SIDES:
            return False
        if word in FINITE or word in ("would", "could", "may", "might", "should", "can", "must"):
            return True
        if word.endswith("ed") and words[k + 1] in DETERMINERS:
            return True
    return False
