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
    NEXT_WORDS,
    NOT_PAST,
    PAST_VERBS,
    PLANNED,
    PRESENT_AHEAD,
    WAITED,
)
from checker.reading.line import Line

_BACK, _ON = 18, 14


def looks_ahead(line: Line, i: int, after: int | None = None) -> bool | None:
    """True where the day named at lexeme ``i`` is to come, False where it has been, None where no verb tells."""
    words = line.words
    preposition = words[i - 1] if i else ""
    if preposition in ("until", "till") or (preposition == "to" and words[i - 2] in PLANNED):
        return _until(line, i - 1)
    if preposition == "for" and words[i][-2:] != "'s" and words[i + 1] != "'s":
        return True
    told = _before(line, i)
    return told if told is not None else _behind(line, i + 1 if after is None else after)


def _before(line: Line, i: int) -> bool | None:
    words = line.words
    infinitive = near = False
    for k in range(i - 1, max(-1, i - _BACK), -1):
        word = words[k]
        if word in AHEAD_MODALS or word.endswith("'ll"):
            if word == "may" and line.capital(k) and k:
                continue
            return words[k + 1] != "have" and words[k + 2] != "have"
        if word in PLANNED:
            return True
        if word == "to" and words[k + 1] not in DETERMINERS and words[k + 1].isalpha() and k < i - 1:
            if not line.capital(k + 1):
                infinitive, near = True, True
                continue
        elif infinitive and near:
            near = False
            if word in INTENDING:
                return True
            if words[k + 2] == "be":
                return True
        if word in ("be", "have") or (k and words[k - 1] in ("be", "been") and k < i):
            if words[k - 1] == "been":
                return False
            continue
        if word in BE_NOW and (words[k + 1] in ("on", "at", "in", "for") or k + 1 == i) and i - k < 8:
            return True
        if word in PRESENT_AHEAD and not (k and (words[k - 1] in DETERMINERS or words[k - 1] == "'s")):
            return True
        if word in PAST_VERBS or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
            return False
        if word == ";":
            return None
    return None


def _behind(line: Line, j: int) -> bool | None:
    words = line.words
    for k in range(j, min(line.count, j + _ON)):
        word = words[k]
        if word in AHEAD_MODALS or word.endswith("'ll"):
            return words[k + 1] != "have"
        if word in PLANNED or word in NEXT_WORDS:
            return True
        if word in BE_NOW and words[k + 1] in ("to", "the", "a"):
            return True
        if word in PAST_VERBS or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
            return False
        if word == ";":
            return None
    return None


def _until(line: Line, k: int) -> bool:
    """ "adjourned until Tuesday" is to come; "lasted until Tuesday", "not found until Tuesday" has been."""
    for word in line.words[max(0, k - 8) : k]:
        if word in WAITED or word in DENYING or word.endswith("n't"):
            return False
    return True
