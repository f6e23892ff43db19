"""Whether a sentence speaks of a day as past or as still to come: "said on Tuesday" against "will meet on Tuesday".

The nearest verb before the day decides, then the nearest behind it: in "The senator, who will retire in January,
said on Tuesday", January is to come and Tuesday has been.
"""

from __future__ import annotations

from checker.reading.english.tense import (
    AHEAD_MODALS,
    BE_NOW,
    DENYING,
    DETERMINERS,
    INTENDING,
    LINKING,
    NEXT_WORDS,
    NOT_PAST,
    OBJECTS,
    PAST_VERBS,
    PLANNED,
    PLANNED_TO,
    PRESENT_AHEAD,
    WAITED,
)
from checker.reading.line import Line

_BACK, _ON = 18, 14
_WHERE = frozenset({"on", "at", "in", "for", "out", "due", "back", "open"})
"""After "is", when it tells of what is to come: "is at 9 on Tuesday"."""


def looks_ahead(line: Line, i: int, after: int | None = None) -> bool | None:
    """True where the day named at lexeme ``i`` is to come, False where it has been, None where no verb tells."""
    words = line.words
    k = i - 1
    if k > 1 and words[k] == "least" and words[k - 1] == "at":
        k -= 2
    preposition = words[k] if k >= 0 else ""
    if preposition in ("until", "till") or (preposition == "to" and words[k - 1] in PLANNED):
        return _until(line, k)
    if preposition == "for" and words[i][-2:] != "'s" and words[i + 1] != "'s":
        return True
    told = ahead_by_verb(line, i)
    return told if told is not None else _behind(line, i + 1 if after is None else after)


def ahead_by_verb(line: Line, i: int) -> bool | None:
    """What the nearest verb before lexeme ``i`` says: to come, past, or nothing."""
    words = line.words
    infinitive = joined = False
    for k in range(i - 1, max(-1, i - _BACK), -1):
        word = words[k]
        if word in AHEAD_MODALS or word.endswith("'ll"):
            if word == "may" and line.capital(k) and (k or line.digit(k + 1)):
                continue
            if joined:  # "must be signed by Monday and received by Friday"
                return words[k + 1] == "be" or words[k + 2] == "be"
            return words[k + 1] != "have" and words[k + 2] != "have"
        before = words[k - 1] if k else ""
        if word in PLANNED or (word in PLANNED_TO and words[k + 1] in ("to", "for")):
            if before not in ("than", "as"):  # "fewer than expected in July"
                return True
            continue
        if word == "to" and words[k + 1] not in DETERMINERS and words[k + 1].isalpha() and k < i - 1:
            if not line.capital(k + 1):
                infinitive = True
                continue
        elif infinitive:  # whatever has the infinitive: "agreed to", "told them to", "due to be"
            if word in INTENDING or words[k + 2] == "be":
                return True
            infinitive = word in OBJECTS
        if before == "been":
            return False
        if word in ("be", "have") or before == "be" or before in LINKING:
            continue
        if word in ("until", "till") and i - k < 6:
            return _until(line, k)
        if word in BE_NOW and (words[k + 1] in _WHERE or k + 1 == i) and i - k < 8:
            return True
        if (
            word in PRESENT_AHEAD
            and (word != "close" or words[k + 1] != "to")
            and before not in DETERMINERS
            and before not in ("to", "'s")
            and not is_past(before)
        ):
            return True
        if is_past(word):
            if before not in ("and", "or"):
                return False
            joined = True
        if word == ";":
            break
    return False if joined else None


def _behind(line: Line, j: int) -> bool | None:
    words = line.words
    for k in range(j, min(line.count, j + _ON)):
        word = words[k]
        if word in AHEAD_MODALS or word.endswith("'ll"):
            return words[k + 1] != "have"
        if (word in PLANNED and words[k - 1] not in ("than", "as")) or word in NEXT_WORDS:
            return True
        if word in BE_NOW and words[k + 1] in ("to", "the", "a"):
            return True
        if is_past(word):
            return False
        if word == ";":
            return None
    return None


def is_past(word: str) -> bool:
    """Whether a word is a verb of the past."""
    return word in PAST_VERBS or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def _until(line: Line, k: int) -> bool:
    """ "adjourned until Tuesday" is to come; "lasted until Tuesday", "not found until Tuesday" has been."""
    near = line.words[max(0, k - 8) : k]
    if not PLANNED.isdisjoint(near):
        return True
    return all(not (word in WAITED or word in DENYING or word.endswith("n't")) for word in near)
