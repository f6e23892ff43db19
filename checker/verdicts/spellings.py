"""Names against themselves in one article: "Lindqvist" four times and "Lindquist" once; "Terry lathan"; "Luther, Strange".

A single letter parts many names that are not one another's misspellings (Hansen and Hanson, Iran and Iraq), so the
rarer form must stand alone or behind the same first name, and a typo inside a quotation is the quoted one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from checker.claims import Article
from checker.model import Finding, Role, Severity, Voice
from checker.reading.english.speech import SPEECH
from checker.reading.english.words import STOPS, TITLES
from checker.reading.tokens import fold
from checker.verdicts.printed import is_sic, printed

RULE = "name-variants"
_PAIR = re.compile(
    r"\b(?P<word>[^\W\d_a-zß-ÿ][\w’'-]*)(?=(?P<joint>,?[ \n\u00a0]|\.[ \u00a0])?(?P<next>[^\W\d_][\w’'-]*)?)"
)
_LAST_WORD = re.compile(r"([\w’'.-]+)[ \n\u00a0]$")
_SPACES = (" ", "\u00a0", "\n")
_OPENERS = frozenset(
    "later yesterday today tomorrow meanwhile however instead earlier afterwards finally eventually asked soon often once".split()
)
_NO_NAMES = TITLES | STOPS
_NO_FIRST_NAMES = _NO_NAMES | _OPENERS
_LEAST = 5
_OFTEN = 3


class Use(NamedTuple):
    """One capitalised word where it stands, with the words around it."""

    word: str
    start: int
    end: int
    before: str
    after: str


class Seen:
    """What an article's capitalised words show of its names; the words around one are looked at when they are asked for.

    ``found`` are all of them in order; ``spots`` and ``pairs`` are those that may be a name, and two such words in a row,
    where they stand. ``speaking`` are the words that a verb of speech follows.
    """

    def __init__(self, article: Article) -> None:
        self.article, self.text = article, article.source.text
        self.found: list[re.Match[str]] = []
        self.spots: dict[str, list[re.Match[str]]] = {}
        self.pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self.speaking: set[str] = set()
        self._uses: dict[str, list[Use]] = {}
        for block in article.source.blocks:
            if block.role not in (Role.METADATA, Role.BYLINE):
                self.found += _PAIR.finditer(self.text, block.start, block.end)
        for match in self.found:
            self._note(match)

    def _note(self, match: re.Match[str]) -> None:
        written, joint, following = match.groups()
        word = _unowned(written)
        if len(word) < 2:
            return
        self.spots.setdefault(word, []).append(match)
        if following and joint[0] != ",":
            if following.lower() in SPEECH:
                self.speaking.add(word)
            if following[0].isupper() and joint in _SPACES and word == written:
                self.pairs.setdefault((word, _unowned(following)), []).append(match.span())

    def uses(self, word: str) -> list[Use]:
        """Where a capitalised word stands, and what stands around it."""
        found = self._uses.get(word)
        if found is None:
            found = self._uses[word] = [self._use(word, match) for match in self.spots.get(word, ())]
        return found

    def _use(self, word: str, match: re.Match[str]) -> Use:
        _, joint, following = match.groups()
        start = match.start()
        before = None
        if self.text[start - 1 : start] in _SPACES:
            before = _LAST_WORD.search(self.text, max(start - 30, match.pos), start)
        after = following if following and joint[0] != "," else ""
        return Use(word, start, start + len(word), before[1] if before else "", after)

    @cached_property
    def _starts(self) -> set[int]:
        return {sentence.start for sentence in self.article.reading.sentences}

    def opens(self, use: Use) -> bool:
        """Whether a word opens a sentence or a quotation."""
        return use.start in self._starts or self.text[max(use.start - 1, 0)] in "\"“'‘(:"


def _unowned(word: str) -> str:
    """Without the ending of an owner: "Moore’s" → Moore."""
    if word[-1] in "'’":
        return word[:-1]
    return word[:-2] if word.endswith(("'s", "’s")) else word


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each name that is spelt, capitalised or cut in a way of its own."""
    seen = Seen(article)
    flagged: set[tuple[int, int]] = set()
    for finding in (*_spelt(article, seen), *_capitals_and_commas(article, seen)):
        place = (finding.evidence.start, finding.evidence.end)
        if place not in flagged:
            flagged.add(place)
            yield finding


# --- spelling ------------------------------------------------------------------------------------------------------


def _spelt(article: Article, seen: Seen) -> Iterator[Finding]:
    """Words a letter apart, of which one is rare."""
    words = [word for word in seen.spots if len(word) >= _LEAST and word.isalpha() and not word.isupper()]
    for one, two in sorted(_near(_with_mates(words))):
        a, b = seen.uses(one), seen.uses(two)
        rare, often = (one, two) if len(a) < len(b) else (two, one)
        if (
            fold(rare) == fold(often)
            or _inflected(rare, often)
            or (len(seen.uses(rare)) > 1 and len(a) != len(b))
        ):
            continue
        if len(a) == len(b):  # As often as not: only a full name tells, and the later form is asked about.
            rare, often = (one, two) if a[-1].start > b[-1].start else (two, one)
        use = seen.uses(rare)[0]
        if not _one_person(use, seen.uses(often), seen, rare, often):
            continue
        voice, _ = article.reading.voice_at(use.start, use.end)
        if voice is Voice.QUOTED or is_sic(article.source.text, use.end):
            continue
        other = next((u for u in seen.uses(often) if u.before == use.before), seen.uses(often)[0])
        yield printed(
            article,
            RULE,
            Severity.WARNING,
            f"“{rare}” here, “{often}” elsewhere in the article ({_times(len(seen.uses(often)))})",
            (use.start, use.end),
            often,
            related=((other.start, other.end),),
            writers_own=True,
            suggestion=often if len(seen.uses(often)) >= _OFTEN else None,
            help="is it one name?",
            confidence="medium",
        )


def _inflected(one: str, two: str) -> bool:
    """Whether one is the other with an ending of its own: Africa and African, Lankan and Lankans."""
    short, long = sorted((one.lower(), two.lower()), key=len)
    return long.startswith(short) and long[-1] in "snaieoy"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _with_mates(words: list[str]) -> list[str]:
    """The words that share their first or their last letters with another one: all that may be one edit apart.

    An edit, an exchange of two letters too, leaves either the first or the last half of both words as it is.
    """
    held: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        folded = word.lower()
        most = (len(folded) - 1) // 2
        for half in {most, max((len(folded) - 2) // 2, 2)}:  # as the shorter of the two, and as the longer
            held.setdefault(folded[:half], []).append(number)
            held.setdefault("-" + folded[-half:], []).append(number)
    return [words[number] for number in sorted({at for row in held.values() if len(row) > 1 for at in row})]


def _near(words: list[str]) -> set[tuple[str, str]]:
    """Pairs one edit apart (a letter changed, left out, added, or two exchanged), by what is left when a letter goes."""
    shorter: dict[str, list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for word in words:
        folded = word.lower()
        for key in {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}:
            for other in shorter.setdefault(key, [])[:20]:
                if other.lower() != folded and one_edit(other.lower(), folded):
                    pairs.add((min(other, word), max(other, word)))
            shorter[key].append(word)
    return pairs


def one_edit(one: str, two: str) -> bool:
    """Whether two words are at most one edit apart: a letter changed, left out, added, or two exchanged."""
    if abs(len(one) - len(two)) > 1:
        return False
    at = 0
    while at < min(len(one), len(two)) and one[at] == two[at]:
        at += 1
    a, b = one[at:], two[at:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])
    return a[1:] == b if len(a) > len(b) else b[1:] == a


def _one_person(use: Use, others: list[Use], seen: Seen, rare: str, often: str) -> bool:
    """Whether the rarer form is that name: behind the same first name, or alone where the other is frequent."""
    first = use.before if _is_first(use.before) else ""
    if first and not seen.opens(use):
        firsts = {other.before for other in others if _is_first(other.before)}
        return len(first) > 1 and (
            first in firsts or (not firsts and len(others) >= _OFTEN and _speaks(others))
        )
    if len(others) < _OFTEN or len(rare) < _LEAST + 1:
        return False
    if (
        use.after[:1].isupper()
        or rare[:1] != often[:1]
        or rare[-1:] != often[-1:]
        or abs(len(rare) - len(often)) > 1
    ):
        return False
    if any(other.before in ("the", "The", "a", "an") for other in (use, *others)):
        return False
    return _speaks([use]) or (not seen.opens(use) and any(other.after.lower() in SPEECH for other in others))


def _speaks(uses: list[Use]) -> bool:
    """Whether a name is a person's: it speaks, or stands behind a title."""
    return any(use.after.lower() in SPEECH or use.before.rstrip(".").lower() in TITLES for use in uses)


def _is_first(word: str) -> bool:
    """Whether the word before a name may be a first name: capitalised, no title, and none that opens a sentence."""
    return word[:1].isupper() and word.rstrip(".").lower() not in _NO_FIRST_NAMES


# --- capitals and commas -------------------------------------------------------------------------------------------


def _capitals_and_commas(article: Article, seen: Seen) -> Iterator[Finding]:
    """ "Terry lathan", "MITT Romney", "Luther, Strange", where the article has the name right elsewhere."""
    text = article.source.text
    persons = [pair for pair in seen.pairs if _is_person(pair, seen)]
    if not persons:
        return
    by_lower = {(first.lower(), last.lower()): (first, last) for first, last in sorted(persons)}
    firsts = {first for first, _ in by_lower}
    for match in seen.found:
        word, joint, following = match.groups()
        if not following or word.lower() not in firsts:
            continue
        last = _unowned(following)
        right = by_lower.get((word.lower(), last.lower()))
        end = match.start("next") + len(last)
        if right is None or ((word, last) == right and joint != ", "):
            continue
        why = _astray(text, match, last, right, end)
        voice, _ = article.reading.voice_at(match.start(), end)
        if why is None or voice is Voice.QUOTED or is_sic(text, end):
            continue
        name = " ".join(right)
        yield printed(
            article,
            RULE,
            Severity.WARNING,
            f"{why}: “{' '.join(text[match.start() : end].split())}” for {name}",
            (match.start(), end),
            name,
            related=(_whole(seen.pairs[right][0], name),),
            suggestion=name,
            writers_own=True,
        )


def _whole(first: tuple[int, int], name: str) -> tuple[int, int]:
    """The span of a full name, from that of its first word."""
    return first[0], first[0] + len(name)


def _astray(text: str, match: re.Match[str], last: str, right: tuple[str, str], end: int) -> str | None:
    if (match["word"], last) == right:
        listed = re.match(r"\s?(?:,|and\b|or\b|&)", text[end : end + 5]) is not None
        led = text[max(match.start() - 2, 0) : match.start()].strip() in (",",) or text.endswith(
            "and ", 0, match.start()
        )
        return None if listed or led else "a comma inside a name"
    if match["joint"] == ", ":
        return None
    written = match["word"] + last
    if written.isupper() or match["joint"] is None:
        return None
    return "a name with its capitals astray"


def _is_person(pair: tuple[str, str], seen: Seen) -> bool:
    """Whether two capitalised words are a person's names: the last one speaks, or is titled, and takes no article."""
    first, last = pair
    if (
        not _NO_NAMES.isdisjoint((first.rstrip(".").lower(), last.lower()))
        or first.isupper()
        or last.isupper()
    ):
        return False
    uses = [*seen.uses(first), *seen.uses(last)]
    if last not in seen.speaking and all(use.before.rstrip(".").lower() not in TITLES for use in uses):
        return False
    return all(use.before.lower() not in ("the", "a", "an") for use in uses)
