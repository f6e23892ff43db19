"""Quotations: curly, straight or single, nested, over several paragraphs, with a lost closing mark; and who speaks.

``“A win is a win,” Trump said`` is one quote, its value ``A win is a win,``, its speaker ``Trump``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Block, Role
from checker.reading.english.words import NAME_LINKS_ONE, QUOTE_VERBS, TITLES

_MARK = re.compile(r"""["'“”„«»‘’]""")
_APOSTROPHES = re.compile(r"'(?:\d0s|\d\d\b|em\b|til\b|cause\b|tis\b|n\b|round\b|bout\b)", re.IGNORECASE)
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’'", '"': '"', "'": "'’"}
_LONGEST_SINGLE = 2000


@dataclass(frozen=True, slots=True)
class Quote:
    """``[start, end)`` with its marks, ``[inner, outer)`` without; ``carries`` when the next paragraph goes on."""

    start: int
    end: int
    inner: int
    outer: int
    block: int
    sure: float = 1.0
    speaker: str | None = None
    reopened: bool = False


def find_quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """The quotations of the text in order of their start, with their speakers where the words name them."""
    quotes: list[Quote] = []
    carried = False
    for number, block in enumerate(blocks):
        if block.role in (Role.METADATA, Role.BYLINE):
            continue
        found, carried = _in_block(text, blocks, number, carried)
        quotes += found
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return _speakers(text, blocks, quotes)


def _next_start(blocks: Sequence[Block], number: int) -> Block | None:
    for later in range(number + 1, len(blocks)):
        if blocks[later].role not in (Role.METADATA, Role.BYLINE, Role.CAPTION):
            return blocks[later]
    return None


def _in_block(text: str, blocks: Sequence[Block], number: int, carried: bool) -> tuple[list[Quote], bool]:
    """The quotes of one block; whether its last one stays open into the next."""
    block = blocks[number]
    quotes: list[Quote] = []
    open_at: list[tuple[int, str]] = []
    marks = [match for match in _MARK.finditer(text, block.start, block.end) if _is_mark(text, match)]
    if not marks:
        return [], False
    if carried and marks and marks[0][0] == "”":
        open_at.append((block.start, ""))
    closing_singles = _sure_singles(text, marks)
    for at, match in enumerate(marks):
        mark, place = match[0], match.start()
        if open_at and _closes(text, open_at[-1][1], mark, place, block, closing_singles, at):
            start, opener = open_at.pop()
            quotes.append(_quote(start, opener, match.end(), place, number, start == block.start and carried))
        elif mark == '"' and len(open_at) > 1 and open_at[-2][1] == '"' and not _opens(text, place, block):
            open_at.pop()
            start, opener = open_at.pop()
            quotes.append(_quote(start, opener, match.end(), place, number, False))
        elif mark == "”" and any(opener in ("“", "") for _, opener in open_at):
            while open_at[-1][1] not in ("“", ""):
                open_at.pop()
            start, opener = open_at.pop()
            quotes.append(_quote(start, opener, match.end(), place, number, False))
        elif mark in "“„«" or mark == "‘" or (mark == '"' and _opens(text, place, block)):
            if mark == "“" and open_at and open_at[-1][1] == "“":
                start, opener = open_at.pop()
                quotes.append(_lost(text, start, opener, place, number))
            if len(open_at) < 3:
                open_at.append((place, mark))
        elif mark == "'" and _opens(text, place, block) and not _APOSTROPHES.match(text, place):
            if not any(opener == "'" for _, opener in open_at) and closing_singles[at]:
                open_at.append((place, mark))
    goes_on = False
    following = _next_start(blocks, number) if open_at else None
    for start, opener in open_at:
        if opener in ("'", "‘"):
            continue
        reopened = following is not None and text.startswith(("“", '"', "„"), _first_mark(text, following))
        continued = opener in ("“", "") and following is not None and _ends_there(text, following)
        if opener == '"' and not reopened and start != block.start:
            if block.end - start > _LONGEST_SINGLE:
                continue
        goes_on = goes_on or continued or (opener == "“" and reopened)
        sure = 0.9 if reopened or continued else 0.6
        end = block.end
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        quotes.append(
            Quote(start, end, start + len(opener), end, number, sure, None, carried and start == block.start)
        )
    return quotes, goes_on


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Whether the sign is more than an apostrophe inside a word ("don't")."""
    if match[0] not in "'’":
        return True
    place = match.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isalnum():
        return not after.isalnum()
    if match[0] == "'":
        return after.isalnum() or after in '(“"…' or (before != "" and not before.isspace())
    return before != "" and not before.isspace() and before not in "([–—-" and not after.isalnum()


def _first_mark(text: str, block: Block) -> int:
    place = block.start
    while place < block.end and text[place].isspace():
        place += 1
    return place


def _ends_there(text: str, block: Block) -> bool:
    """Whether the next block closes a quotation that it did not open."""
    close = text.find("”", block.start, block.end)
    if close < 0:
        return False
    opened = text.find("“", block.start, close)
    return opened < 0 or opened == _first_mark(text, block)


def _quote(start: int, opener: str, end: int, place: int, number: int, reopened: bool) -> Quote:
    return Quote(start, end, start + len(opener), place, number, 1.0, None, reopened)


def _lost(text: str, start: int, opener: str, before: int, number: int) -> Quote:
    """A quote whose closing mark is missing when another opens: it ends with its first sentence."""
    end = before
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, start + len(opener), end, number, 0.5)


def _opens(text: str, place: int, block: Block) -> bool:
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    return (before.isspace() or before in "([{—–-/:“‘\"'") and not after.isspace()


def _sure_singles(text: str, marks: list[re.Match[str]]) -> list[bool]:
    """For each mark, whether a closing single mark stands later in the block."""
    later, flags = False, [False] * len(marks)
    for at in range(len(marks) - 1, -1, -1):
        flags[at] = later
        if marks[at][0] in ("'", "’") and _closing_single(text, marks[at].start()):
            later = True
    return flags


def _closing_single(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    return not before.isspace()


def _closes(text: str, opener: str, mark: str, place: int, block: Block, later: list[bool], at: int) -> bool:
    if mark not in _CLOSERS.get(opener, "”"):
        return False
    if mark == '"':
        after = text[place + 1] if place + 1 < block.end else " "
        before = text[place - 1] if place else " "
        return not before.isspace() or not after.isalnum()
    if mark in ("'", "’"):
        before = text[place - 1]
        if before in '.,!?;…”"':
            return True
        if before in "sS" and text[place + 1 : place + 2].isspace() and text[place + 2 : place + 3].isalpha():
            return not later[at] or _plural_owner(text, place) is False
        return True
    return True


def _plural_owner(text: str, place: int) -> bool:
    """ "voters' anger" owns; "for all the voters' said" does not."""
    following = re.compile(r"\s+([a-zA-Z]+)").match(text, place + 1)
    return following is not None and following[1] not in QUOTE_VERBS


# --- speakers ------------------------------------------------------------------------------------------------------

_VERBS = "|".join(sorted(QUOTE_VERBS - {"according", "that"}))
_CAP = r"[A-ZÀ-Þ][\w.’'-]*"
_NAME = rf"(?:(?:the|a|an|one)\s)?(?:[a-z][\w-]*\s){{0,3}}?{_CAP}(?:\s(?:of|the|de|van|von|bin|al)\s{_CAP}|\s{_CAP})*"
_COMMON = r"(?:the|a|an|one|his|her|their)\s(?:[\w-]+\s){0,3}?[\w-]+|police|officials|authorities|prosecutors|residents|witnesses|experts"
_WHO = rf"(?P<name>{_NAME})|(?P<pronoun>\b(?:he|she|they|He|She|They)\b)|(?P<common>{_COMMON})"
_BEHIND_VERB = re.compile(rf"[\s,.–—-]*(?:{_VERBS})\s(?:{_WHO})")
_BEHIND_WHO = re.compile(
    rf"[\s,.–—-]*(?:{_WHO})(?:,[^,.“”\"]{{1,60}},)?\s(?:also\s|later\s|then\s|has\s|had\s|\w+ly\s)?(?:{_VERBS})\b"
)
_BEHIND_ACCORDING = re.compile(rf"[\s,.–—-]*according\sto\s(?:{_WHO})")
_BEFORE = re.compile(
    rf"(?:{_WHO})(?:,\s(?!and|but|then)[^,.“”\"]{{1,90}},)?\s(?:also\s|later\s|then\s|has\s|had\s|\w+ly\s|first\s)?(?P<verb>{_VERBS})\b"
)
_SPEAKS_LAST = re.compile(rf"\b(?:{_VERBS})(?:\s(?:that|in|on|to)(?:\s\w+){{0,4}})?[,:]?\s*$")
_FIRST_NAME = re.compile(rf"\s*(?:{_NAME})")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s")
_WINDOW = 140


def _speakers(text: str, blocks: Sequence[Block], quotes: list[Quote]) -> list[Quote]:
    """Each quote with its speaker: from behind, from before, or the speaker of the quote before."""
    spoken: list[Quote] = []
    last: Quote | None = None
    named: str | None = None
    for at, quote in enumerate(quotes):
        block = blocks[quote.block]
        if spoken and quote.start < spoken[-1].end and quote.end <= spoken[-1].end:
            spoken.append(replace(quote, speaker=None, sure=min(quote.sure, 0.8)))
            continue
        end = min(block.end, quote.end + _WINDOW)
        if at + 1 < len(quotes) and quotes[at + 1].start >= quote.end:
            end = min(end, quotes[at + 1].start)
        found = _behind(text, quote, end) or _ahead(text, quote, block, last)
        if found is None and last is not None:
            same = last.block == quote.block and text[last.end : quote.start].count(". ") <= 2
            if same or quote.reopened or (quote.block == last.block + 1 and quote.start - block.start < 3):
                found = (last.speaker, 0.6) if last.speaker else None
        if found is None:
            spoken.append(quote)
        else:
            speaker, sure = found
            if speaker in ("he", "she", "they"):
                speaker = named or _antecedent(text, block, quote) or speaker
            elif speaker is not None:
                named = speaker
            spoken.append(replace(quote, speaker=speaker, sure=min(quote.sure, sure)))
        last = spoken[-1]
    return _carry_back(spoken)


def _carry_back(quotes: list[Quote]) -> list[Quote]:
    """A paragraph left open has the speaker of the one that goes on with it."""
    for at in range(len(quotes) - 2, -1, -1):
        quote, following = quotes[at], quotes[at + 1]
        if quote.speaker is None and quote.outer == quote.end and following.block == quote.block + 1:
            quotes[at] = replace(quote, speaker=following.speaker, sure=min(quote.sure, 0.6))
    return quotes


def _behind(text: str, quote: Quote, end: int) -> tuple[str | None, float] | None:
    for pattern in (_BEHIND_VERB, _BEHIND_ACCORDING, _BEHIND_WHO):
        match = pattern.match(text, quote.end, end)
        if match is not None:
            between = text[quote.end : match.start(match.lastgroup or 0)]
            if "." in between.strip(" ,") and text[quote.end - 2 : quote.end - 1] != ",":
                return None
            return _who(match)
    return None


def _ahead(text: str, quote: Quote, block: Block, last: Quote | None) -> tuple[str | None, float] | None:
    start = max(block.start, quote.start - 2 * _WINDOW)
    if last is not None and last.block == quote.block and last.end <= quote.start:
        start = max(start, last.end)
    window = text[start : quote.start]
    ends = list(_SENTENCE_END.finditer(window))
    if ends:
        kept = [
            end
            for end in ends
            if not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|U\.S)\.?$", window[: end.start() + 1])
        ]
        if kept:
            window = window[kept[-1].end() :]
    found = None
    for match in _BEFORE.finditer(window):
        found = match
    if found is not None:
        return _who(found)
    if _SPEAKS_LAST.search(window):
        first = _FIRST_NAME.match(window)
        if first is not None:
            return person(first[0]), 0.6
    return None


def _who(match: re.Match[str]) -> tuple[str | None, float]:
    if match["name"]:
        return person(match["name"]), 0.9
    if match["pronoun"]:
        return match["pronoun"].lower(), 0.5
    return match["common"], 0.7


def person(phrase: str) -> str:
    """The name in a phrase: what follows the last title, "Senate Minority Leader Senator Chuck Schumer" → Chuck Schumer."""
    words = phrase.split()
    lower = [
        at
        for at, word in enumerate(words[:-1])
        if word.islower() and word not in NAME_LINKS_ONE and word != "the"
    ]
    if lower:
        words = words[lower[-1] + 1 :]
    while words and not words[0][0].isupper():
        words = words[1:]
    for at in range(len(words) - 1, 0, -1):
        if words[at][0].isupper() and _titled(words[at - 1]):
            words = words[at:]
            break
    return " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(".,") or phrase


def _titled(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES or word.lower().endswith(("man", "woman"))


def _antecedent(text: str, block: Block, quote: Quote) -> str | None:
    """The last capitalised name of the block before the quote."""
    found = None
    for match in re.finditer(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)+\b", text[block.start : quote.start]):
        found = match[0]
    return person(found) if found else None
