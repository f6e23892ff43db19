"""Ages of declared persons against their births: "Jones, 63,", "the 63-year-old Jones", "Jones turned 63 in May", "Jones is 63".

An age counts on the day of the article; one that somebody turned, on the birthday that is told; one at which somebody died
on the day of the death where the sentence gives it, and else it can only be too high.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.claims.pronouns import PERSON
from checker.interval import Interval
from checker.model import CALENDAR, Finding, Kind, Mention, Severity, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.model import Name
from checker.verdicts.case import Case, sentence_at
from checker.verdicts.proposals import proposal

RULE = "age"
_APPOSED = re.compile(
    r"(?: (?:of|from) [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?[\s,(]{1,3}(?:who is |who was |now |aged |an? )?"
)
_IS = re.compile(r"(?: is| is now|, who is|, who is now) ")
_STATED = re.compile(r"[.,;)]|\s?$| and | but ")
"""What follows a bare number that is an age: "Jones is 63."."""
_TURNS = re.compile(
    r"(?:,[^,.;]{1,40},|, who)? (?P<verb>turned|has turned|had turned|turns|will turn|is turning) (?:just )?"
)
_DIED = re.compile(
    r"(?:,[^,.;]{1,40},)? (?:died|has died|was killed|passed away)\b[^.;]{0,60}[\s,](?:at (?:the )?)?"
)
_WHEN = re.compile(r"\b(?:when|before|after|since|until|once|time|year)\b[^.;]{0,40}$", re.IGNORECASE)
_OLD = re.compile(r"The \d{1,3}-year-old")
_GOES_ON = re.compile(
    r",| (?:is|was|has|had|who|said|says|told|will|did|does|won|lost|took|made|left|came|went|ran|\w{2,20}ed)\b"
)
"""What follows "The 63-year-old" where it stands for somebody, and not before a noun or name."""
_AFTER = 24
_LONG_AGO = 365
_NEAR = 110


class _Told(Struct, frozen=True):
    """Whose age it is, and on which day; ``sure`` where the sentence tells the day, ``most`` where the age can only be too high.

    ``taken_up`` where the person is named in the sentence before.
    """

    person: Name
    day: date
    most: bool = False
    sure: bool = False
    taken_up: bool = False


def findings(case: Case) -> Iterator[Finding]:
    """A finding for every age that is not that of the declared person to whom it is given."""
    day = case.day or case.matcher.book.event.day
    born = {alias: name for name in case.matcher.book.names if name.born for alias in name.aliases}
    if day is None or not born:
        return
    longest = sorted(born, key=len, reverse=True)
    for mention in case.article.reading.mentions:
        if mention.interval is None or mention.voice in (Voice.QUOTED, Voice.CAPTION):
            continue
        bare = mention.kind is Kind.COUNT and mention.unit is None and mention.hedge is None
        if mention.kind is not Kind.AGE and not bare:
            continue
        found = _owner(case.source.text, mention, longest, bare=bare)
        person = born[found[0]] if found is not None else _taken_up(case, mention, born)
        if person is None:
            continue
        told = _told(case, mention, person, day, found[1] if found is not None else "")
        if told is not None:
            yield from _finding(case, mention, replace(told, taken_up=found is None))


def _finding(case: Case, mention: Mention, told: _Told) -> Iterator[Finding]:
    person, day = told.person, told.day
    assert person.born is not None
    assert mention.interval is not None
    age = amounts.age_at(amounts.of_day(person.born), amounts.of_day(day))
    allowed = [age.interval if case.day is not None else Interval(*_either_side(age.interval))]
    if told.most:
        allowed = [Interval(Decimal(0), allowed[0].high)]
    event = case.matcher.book.event.day
    if event is not None and not told.sure:
        allowed.append(amounts.age_at(amounts.of_day(person.born), amounts.of_day(event)).interval)
    if any(mention.interval.overlaps(one) for one in allowed):
        return
    then = None if told.sure else _age_then(case, day, person.born, mention.interval)
    remark = "" if then is None else f", but on {then}"
    yield Finding(
        RULE,
        case.book_name,
        Verdict.DISAGREES if then is None else Verdict.UNDECIDED,
        Severity.NOTE if then is not None else Severity.WARNING if told.taken_up else Severity.ERROR,
        f"{person.full} was {amounts.plain(age.interval.low or Decimal(0))} on {day}, not {mention.text}{remark}",
        case.evidence(mention.start, mention.end),
        mention.text,
        str(age),
        suggestion=proposal(mention, age)
        if then is None and mention.voice in (Voice.OWN, Voice.HEADLINE) and not (told.most or told.taken_up)
        else None,
        arithmetic=(f"{day} − {person.born} = {age}",),
        citation=f"born {person.born} (the rulebook)",
        confidence=_confidence(then, told),
    )


def _confidence(then: date | None, told: _Told) -> str:
    if then is not None:
        return "low: it may be told as of then"
    return f"medium: {told.person.full} is named in the sentence before" if told.taken_up else "high"


def _age_then(case: Case, day: date, born: date, stated: Interval) -> date | None:
    """A day a year ago or more that the rulebook knows, on which the age was right: that of a crash, in a story of the inquiry."""
    for fact in case.matcher.book.facts:
        for held in fact.values:
            then = held.mention.value if held.mention is not None else None
            if isinstance(then, date) and born < then <= day - timedelta(days=_LONG_AGO):
                if stated.overlaps(amounts.age_at(amounts.of_day(born), amounts.of_day(then)).interval):
                    return then
    return None


def _either_side(age: Interval) -> tuple[Decimal | None, Decimal | None]:
    """Without the article's own day a birthday may lie between."""
    return (None if age.low is None else age.low - 1, None if age.high is None else age.high + 1)


def _owner(text: str, age: Mention, names: list[str], *, bare: bool) -> tuple[str, str] | None:
    """The declared name that the age is given to, and how: "" right beside it, "turned", "turns" or "died"."""
    before, after = text[max(age.start - _NEAR, 0) : age.start], text[age.end : age.end + 60]
    for name in names:
        at = before.rfind(name)
        if at >= 0 and not before[:at][-1:].isalnum():
            how = _given(before, at + len(name), after, bare=bare)
            if how is not None and not (how and _WHEN.search(before, 0, at)):
                return name, how
        if not bare and age.start > 0 and after.lstrip(" ,").startswith(name) and "year" in age.text:
            return name, ""
    return None


def _taken_up(case: Case, age: Mention, born: Mapping[str, Name]) -> Name | None:
    """Who "The 63-year-old" is, at the beginning of a sentence: the one declared person, and no other, of the sentence before."""
    if not age.text.endswith("-old"):
        return None
    sentence = sentence_at(case.article, age.start)
    before = None if sentence is None else case.article.reading.before(sentence)
    if sentence is None or before is None or not _OLD.fullmatch(case.source.text, sentence.start, age.end):
        return None
    if not _GOES_ON.match(case.source.text, age.end) or sentence.block > before.block + 1:
        return None
    tokens = case.article.reading.tokens(before)
    named = case.matcher.names.found(case.source.text, tokens)
    people = {key for key, kind, _ in named.values() if kind == PERSON}
    if len(people) != 1 or any(
        mention.kind is Kind.NAME and " " in mention.text and mention.text not in case.matcher.aliases
        for mention in case.article.reading.mentions_in(before)
    ):
        return None
    return next((name for name in born.values() if name.key in people), None)


def _given(before: str, at: int, after: str, *, bare: bool) -> str | None:
    """How the words from the end of a name on give the age that follows them."""
    if bare:
        if _IS.fullmatch(before, at) and _STATED.match(after):
            return ""
    elif _APPOSED.fullmatch(before, at):
        return ""
    if match := _TURNS.fullmatch(before, at):
        return "turned" if match["verb"].endswith("turned") else "turns"
    return "died" if not bare and _DIED.fullmatch(before, at) else None


def _told(case: Case, mention: Mention, person: Name, day: date, how: str) -> _Told | None:
    """On which day the person was of that age, as the sentence tells it; None where nothing can be said."""
    if not how:
        return _Told(person, day)
    when = _when(case, mention, following=how != "died")
    if how == "died":
        return _Told(person, day, most=True) if when is None else _Told(person, when, sure=True)
    if when is None:
        return _Told(person, day, most=True) if how == "turned" else None
    assert person.born is not None
    if when.month != person.born.month:
        return None
    year = when.year
    if case.day is not None and (how == "turned") != (when <= case.day):
        year = case.day.year - (when.month > case.day.month) if how == "turned" else year
    return _Told(person, _birthday(person.born, year), sure=True)


def _birthday(born: date, year: int) -> date:
    """Of one born on 29 February the day after the 28th, as the law of most countries has it."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _when(case: Case, age: Mention, *, following: bool) -> date | None:
    """The last day of the time that the sentence gives right behind the age; of a death, anywhere in it."""
    sentence = sentence_at(case.article, age.start)
    for other in case.article.reading.mentions_in(sentence) if sentence else ():
        if other.kind not in CALENDAR or other.interval is None or other.interval.high is None:
            continue
        if not following or 0 <= other.start - age.end <= _AFTER:
            return date.fromordinal(int(other.interval.high))
    return None
