"""Which of a numbered row a sentence speaks of: "won Game 6 by two points" is no word on Game 7, "stage 9" none on stage 12.

The rulebook's own numbers count, or else those with which the article opens. Of an event that is one of such a row, "on Friday
after a stage of 201 km" and "Friday's stage" are another, too, when its own day was Thursday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model import Kind, Role, Token
from checker.reading.english.calendar import WEEKDAYS
from checker.reading.english.numbers import CARDINALS
from checker.reading.nouns import plural
from checker.reading.tokens import tokenise
from checker.verdicts.view import Scope, View

_ROWS = frozenset("game stage race round day match leg heat test week lap set".split())
"""What comes several times and is numbered: "Game 6", "Day Two"."""
_BEHIND = frozenset("in on of at during for after before since until from won win lost lose and".split())
"""Behind these it is numbered without a capital, too: "in game six"; not in "were set 98 to win"."""
_ASIDE = frozenset("after before since until following despite unlike from like than who which whose".split())
"""These make it another than the one of which the clause speaks: "won, three days after Game 6"."""
_IN = frozenset("in of on at during for".split())
_JOINTS = "-–—:.,/%"

Numbers = dict[str, set[int]]


def another_number(view: View) -> Scope | None:
    """A clause that is about another of a row of which the rulebook, or the lead of the article, names one."""
    if _ROWS.isdisjoint(view.said):
        return None
    found = _governing(view)
    if found is None:
        return _of_another_day(view)
    kind, number, said = found
    ours = _of_rulebook(view).get(kind)
    if ours:
        sure = all(n not in ours for k, n, _ in _numbered(view.case.source.text, view.tokens) if k == kind)
        return None if number in ours else Scope(f"“{said}” speaks of another event", clear=sure)
    opens = _of_lead(view).get(kind)
    return Scope(f"“{said}” may speak of another event") if opens and number not in opens else None


def _of_another_day(view: View) -> Scope | None:
    """One of the event's own row, on a day that is not the event's: "on Friday after a stage of 201 km"."""
    event = view.case.matcher.book.event
    rows = _all_of([event.title])
    low, high = view.segment
    if not rows or event.day is None:
        return None
    for at in range(low + 1, high):
        before = view.words[at - 1]
        if view.words[at] not in rows or before not in ("a", "an", "'s") or at in range(view.first, view.end):
            continue
        for day in view.beside:
            place = view.at(day.start)
            if day.kind is not Kind.WEEKDAY or WEEKDAYS.get(str(day.value)) in (None, event.day.weekday()):
                continue
            if view.at(day.end) == at - 1 if before == "'s" else low <= place < high:
                return Scope(f"“{day.text}” is another day than the event's", clear=True)
    return None


def _governing(view: View) -> tuple[str, int, str] | None:
    """The numbered thing of which the value's clause speaks: right behind the value, or else the last before it."""
    every = list(_numbered(view.case.source.text, view.tokens))
    _, high = view.segment
    for kind, number, at in every:
        if view.end < at < high and view.words[at - 1] in _IN and not _values_between(view, at):
            return kind, number, view.written(at, at + 2)
    for kind, number, at in reversed(every):
        if view.low <= at < view.first:
            opens = at
            while opens > view.low and not view.comma_before(opens):
                opens -= 1
            if not _ASIDE.isdisjoint(view.words[opens:at]) or view.words[opens].endswith("ing"):
                return None
            return kind, number, view.written(at, at + 2)
    return None


def _values_between(view: View, at: int) -> bool:
    """Whether another value stands between the value and a word behind it, to which the word belongs rather."""
    place = view.tokens[at].start
    return any(
        view.mention.end <= other.start < place and other.kind is view.mention.kind for other in view.beside
    )


def _numbered(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Each numbered thing among words: its kind, its number, and the word at which it stands."""
    for at in range(len(tokens) - 1):
        kind = tokens[at].word
        if kind not in _ROWS or text[tokens[at].end : tokens[at + 1].start] != " ":
            continue
        number = _number(text, tokens, at + 1)
        if number is None:
            continue
        if text[tokens[at].start].isupper() or (at and tokens[at - 1].word in _BEHIND):
            yield kind, number, at


def _number(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The small number that a word is by itself, and no score, time or measure: "6", "Six"; not "6-2", nor "2 minutes"."""
    word, end = tokens[at].word, tokens[at].end
    if text[end : end + 1] in tuple(_JOINTS) and text[end + 1 : end + 2].isdigit():
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and text[end : following.start].isspace() and plural(following.word):
        return None  # "on that day 3 hours passed"
    if word.isdecimal() and len(word) < 3:
        return int(word)
    if text[tokens[at].start].isupper() and word in CARDINALS:
        return int(CARDINALS[word])
    return None


def _of_rulebook(view: View) -> Numbers:
    """The numbers of which the rulebook speaks: of its event, its names, and the fact."""
    book, fact = view.case.matcher.book, view.fact
    texts = [book.event.title, fact.title, fact.name.replace("_", " ")]
    texts += [alias for name in book.names for alias in name.aliases]
    texts += [wording.text for wording in fact.wordings]
    texts += [example.text for example in fact.examples if example.expect != "silent"]
    return _all_of(texts)


def _of_lead(view: View) -> Numbers:
    """Those of the headline and the first sentence of the article."""
    text = view.case.source.text
    sentences = view.case.article.reading.sentences
    first = next((s for s in sentences if s.role is Role.BODY), None)
    return _all_of(text[s.start : s.end] for s in sentences if s.role is Role.HEADLINE or s is first)


def _all_of(texts: Iterable[str]) -> Numbers:
    numbers: Numbers = {}
    for text in texts:
        for kind, number, _ in _numbered(text, tuple(tokenise(text))):
            numbers.setdefault(kind, set()).add(number)
    return numbers
