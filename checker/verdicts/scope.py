"""What a sentence measures: two numbers differ more often because they measure different things than because one is wrong.

"Another 12 people died", "12 deaths per 100,000", "killed 1,800 in 2005", "up from 40 percent", "led 1-0 at half-time" speak of
something else, and nothing is said. "41 are feared dead" leaves it open: ``undecided``, with the reason. Only a
statement that would otherwise disagree is asked about its scope.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from checker.claims import Claim
from checker.model import CALENDAR, Kind, Mention, Role, Token
from checker.reading import tokenise
from checker.rulebook.amounts import Amount
from checker.rulebook.model import Fact
from checker.rulebook.wordings import literals
from checker.verdicts.case import Case
from checker.verdicts.scales import other_scale


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(", "))


_MORE = frozenset("another additional further extra other others more remaining".split())
_PART = frozenset("including includes include included among plus besides excluding except".split())
_OF_THOSE = frozenset("them whom those which these us".split())
_EACH = frozenset("per each every apiece annually daily weekly monthly yearly hourly".split())
_PERIODS = frozenset(
    "day week month year share person game match minute hour night head household season piece barrel ton tonne gallon "
    "liter ticket lap round visit vote employee worker student patient unit pound kilo mile kilometer second".split()
)
_FORECAST = frozenset(
    "expected expect expects projected projects projection forecast forecasts predicted predicts feared fear fears likely "
    "planned plans target goal hoped hopes hoping aims aimed anticipated anticipates potential potentially possible "
    "threatened threatens".split()
)
_SUPERSEDED = frozenset(
    "initially originally previously incorrectly mistakenly erroneously wrongly misstated misreported formerly".split()
)
_COMPARED = frozenset(
    "up down rose risen fell fallen increase increased decrease decreased grew growth declined decline jumped dropped "
    "climbed slipped".split()
)
_OTHER_TIME = _phrases(
    "a year earlier, a year ago, the year before, the previous year, previous year, same period, year earlier, years ago, years "
    "earlier, last season, last month, last quarter, previous quarter, previous month, previous season, previous election, last "
    "election, decades ago, earlier version, previous version, earlier article, earlier story, the week before, a month earlier, "
    "a week earlier, previous record, prior year, year ago"
)
_PART_OF_PLAY = _phrases(
    "half time, halftime, first half, second half, the break, the interval, first quarter, second quarter, third quarter, first "
    "period, second period, first set, second set, third set, first leg"
)
_ANOTHER_EVENT = frozenset("another previous earlier similar prior past".split())
_AWAY = frozenset("in at near across outside around throughout".split())
_BOUNDS = frozenset("but while whereas although though because".split())
_UNSCOPED = frozenset("since until than".split())
_LEADS = frozenset("the a an about around some nearly almost just only more over at least".split())
_NEAR_EVENT = timedelta(days=45)
_SURE = 0.5
_OPENING = 5
_TODAY = frozenset("today yesterday tomorrow tonight now".split())
_HOME = 3
"""A place that an article names so often is where its event is."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Why a statement may measure something else; ``clear`` when it does, and nothing needs to be said."""

    why: str
    clear: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A value among the words of its sentence: it is ``words[first:end]``, its clause ``words[low:high]``.

    ``own`` are the wording's words, ``spoken`` all words with which the rulebook speaks of the fact, its examples among
    them: what a rulebook says itself is no reason for doubt.
    """

    case: Case
    claim: Claim
    mention: Mention
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    first: int
    end: int
    low: int
    high: int
    own: frozenset[str]
    spoken: frozenset[str]

    @property
    def before(self) -> tuple[str, ...]:
        """The words of the clause before the value."""
        return self.words[self.low : self.first]

    @property
    def after(self) -> tuple[str, ...]:
        """The words of the clause after the value."""
        return self.words[self.end : self.high]

    @property
    def clause(self) -> tuple[str, ...]:
        """All words of the clause."""
        return self.words[self.low : self.high]


def scope_of(case: Case, claim: Claim) -> Scope | None:
    """What keeps a claim from being held against its fact, or None when both speak of the same thing."""
    if claim.mention is None:
        return None
    view = _view(case, claim, claim.mention)
    return next((scope for guard in GUARDS if (scope := guard(view)) is not None), None)


def _view(case: Case, claim: Claim, mention: Mention) -> View:
    tokens = case.article.reading.tokens(claim.sentence)
    words = tuple(token.word for token in tokens)
    first, end = _at(tokens, mention.start), _at(tokens, mention.end)
    text = case.source.text
    low, high = first, end
    while low > 0 and not (words[low] in _BOUNDS or ";" in text[tokens[low - 1].end : tokens[low].start]):
        low -= 1
    while high < len(words) and not (
        words[high] in _BOUNDS or ";" in text[tokens[high - 1].end : tokens[high].start]
    ):
        high += 1
    own = frozenset(literals(claim.wording.elements))
    spoken = case.spoken.get(claim.rule)
    if spoken is None:
        spoken = case.spoken[claim.rule] = _spoken(case.matcher.facts[claim.rule])
    return View(case, claim, mention, tokens, words, first, end, low, high, own, spoken)


def _spoken(fact: Fact) -> frozenset[str]:
    texts = [fact.name.replace("_", " "), fact.title]
    texts += [example.text for example in fact.examples if example.expect != "silent"]
    said = {token.word for text in texts for token in tokenise(text)}
    return frozenset(said.union(*(literals(wording.elements) for wording in fact.wordings)))


# --- a part of it, or more of it ------------------------------------------------------------------------------------


def _a_part(view: View) -> Scope | None:
    core = max(view.mention.core_start, view.mention.start)
    inside = {
        token.word
        for token in view.tokens[view.first : view.end]
        if token.start >= core and token.word in _MORE
    }
    lead = view.words[view.first - 1] if view.first else ""
    following = view.words[view.end : view.end + 2]
    if view.mention.kind is Kind.COUNT:
        for word in (*sorted(inside), lead, *following[:1]):
            if word in _MORE and word not in view.own:
                return Scope(f"“{word}” counts others", clear=True)
        if len(following) == 2 and following[0] == "of" and following[1] in _OF_THOSE:
            return Scope(f"“of {following[1]}” counts a part", clear=True)
        if following[:1] == ("of",) and _whole_is_the_fact(view):
            return Scope("it is a part of what the rulebook counts", clear=True)
    if view.words[view.low] == "of" and view.low < view.first and view.mention.kind is Kind.COUNT:
        return Scope("“of …” names a part", clear=True)
    leads = _last_words(view, 2)
    part = next((word for word in (lead, *leads) if word in _PART and word not in view.own), None)
    if part is not None:
        return Scope(f"“{part}” names a part", clear=True)
    if len(leads) == 2 and leads[0] == "of" and leads[1] in _OF_THOSE:
        return Scope(f"“of {leads[1]}” names a part", clear=True)
    return None


def _last_words(view: View, count: int) -> tuple[str, ...]:
    at = view.first
    while at > 0 and view.words[at - 1] in _LEADS:
        at -= 1
    return view.words[max(at - count, 0) : at]


def _whole_is_the_fact(view: View) -> bool:
    """ "12 of the 31 victims": the whole that follows is what the fact holds."""
    start = view.tokens[view.end].start
    held = view.case.authority.held(view.claim.rule, view.case.day)
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if start < mention.start < start + 20 and mention.kind is Kind.COUNT:
            return any(
                str(mention.value) == str(era.mention.value) for era in held if era.mention is not None
            )
    return False


def _a_modifier(view: View) -> Scope | None:
    """ "Today's verdicts", "Friday's vote": the day belongs to what follows."""
    if view.mention.kind in CALENDAR and view.words[view.end : view.end + 1] == ("'s",):
        return Scope("the day belongs to what follows it", clear=True)
    return None


def _without_a_day(view: View) -> Scope | None:
    """ "Yesterday" in an article that has no date of its own."""
    mention = view.mention
    if mention.kind in CALENDAR and mention.anchor and view.case.day is None:
        if view.words[view.first] in _TODAY:
            return Scope("the article has no date from which to count")
    return None


def _a_rate(view: View) -> Scope | None:
    if view.mention.kind in (Kind.DURATION, Kind.AGE) or view.mention.kind in CALENDAR:
        return None
    one, two = (*view.words[view.end : view.end + 2], "", "")[:2]
    if one in _EACH and one not in view.own:
        return Scope(f"“{one}” makes it a rate", clear=True)
    if one in ("a", "an") and two in _PERIODS and two not in view.own:
        return Scope(f"“{one} {two}” makes it a rate", clear=True)
    return None


# --- another time, another status -----------------------------------------------------------------------------------


def _another_time(view: View) -> Scope | None:
    near = _around_value(view)
    for phrase in _OTHER_TIME:
        if _has(near, phrase) and not view.spoken.issuperset(phrase):
            return Scope(f"“{' '.join(phrase)}” is another time", clear=True)
    for word in near:
        if word in _SUPERSEDED and word not in view.spoken:
            return Scope(f"“{word}” speaks of what no longer holds", clear=True)
    last = _last_words(view, 3)
    if last[-1:] == ("from",) and not _COMPARED.isdisjoint(view.words[max(view.first - 7, 0) : view.first]):
        if view.own.isdisjoint({"from"}):
            return Scope("“from” gives what it was before", clear=True)
    behind = view.claim.words[0] < view.mention.start
    if last[-2:] in (("compared", "with"), ("compared", "to")) and behind and "compared" not in view.own:
        return Scope("“compared” gives what it is compared with", clear=True)
    return _another_year(view) if view.mention.kind not in CALENDAR else None


def _another_year(view: View) -> Scope | None:
    """A year or a day in the words around the value that is not the event's."""
    event = view.case.matcher.book.event.day or view.case.day
    if event is None:
        return None
    low, high = _segment(view)
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if mention.kind not in (Kind.YEAR, Kind.DATE, Kind.DECADE) or mention.interval is None:
            continue
        at = _at(view.tokens, mention.start)
        opens = view.low == 0 and at <= 2
        if not (low <= at < high or opens) or (at and view.words[at - 1] in _UNSCOPED):
            continue
        if not _around(event, mention) and not _known_day(view, mention):
            return Scope(f"“{' '.join(mention.text.split())}” is another time", clear=True)
    return None


def _known_day(view: View, mention: Mention) -> bool:
    """Whether the rulebook itself speaks of that time: a fact is that day, or the year stands in its words."""
    assert mention.interval is not None
    if not view.case.vocabulary.isdisjoint(str(mention.value)[:4].split()):
        return True
    for fact in view.case.matcher.facts.values():
        for era in view.case.authority.eras(fact.name) if fact.kind in CALENDAR else ():
            if isinstance(era.worth, Amount) and era.worth.interval.overlaps(mention.interval):
                return True
    return False


def _segment(view: View) -> tuple[int, int]:
    """The words around the value between two commas."""
    text, tokens = view.case.source.text, view.tokens
    low, high = view.first, view.end
    while low > view.low and "," not in text[tokens[low - 1].end : tokens[low].start]:
        low -= 1
    while high < view.high and "," not in text[tokens[high - 1].end : tokens[high].start]:
        high += 1
    return low, high


def _around_value(view: View) -> tuple[str, ...]:
    """The words between two commas, with the short phrase that may open the sentence: "A year earlier, …"."""
    low, high = _segment(view)
    text, tokens = view.case.source.text, view.tokens
    opening = next((at for at in range(1, low + 1) if "," in text[tokens[at - 1].end : tokens[at].start]), 0)
    return (*(view.words[:opening] if opening <= _OPENING else ()), *view.words[low:high])


def _around(event: date, mention: Mention) -> bool:
    interval = mention.interval
    assert interval is not None
    slack = _NEAR_EVENT.days
    low = None if interval.low is None else int(interval.low)
    high = None if interval.high is None else int(interval.high)
    return (high is None or high >= event.toordinal() - slack) and (
        low is None or low <= event.toordinal() + 400
    )


def _a_forecast(view: View) -> Scope | None:
    near = (*view.before[-8:], *view.after[:5])
    for word in near:
        if word in _FORECAST and word not in view.spoken:
            return Scope(f"“{word}” makes it an expectation")
    return None


def _a_part_of_play(view: View) -> Scope | None:
    if view.mention.kind not in (Kind.SCORE, Kind.COUNT):
        return None
    for phrase in _PART_OF_PLAY:
        if _has(view.clause, phrase) and not view.spoken.issuperset(phrase):
            return Scope(f"“{' '.join(phrase)}”: not the whole of it", clear=True)
    return None


# --- another scale, place or event ----------------------------------------------------------------------------------


def _another_scale(view: View) -> Scope | None:
    spoken = view.spoken
    direct = other_scale(spoken, (*_last_words(view, 1), *view.words[view.first : view.end + 1]))
    if direct is not None:
        return Scope(
            f"it counts the {direct}"
            if view.mention.kind is Kind.COUNT
            else f"“{direct}” measures another thing",
            clear=True,
        )
    low, high = (_at(view.tokens, offset) for offset in view.claim.words)
    joined = view.words[max(low - 2, 0) : low - 1] if low and view.words[low - 1] in ("or", "and") else ()
    joined += view.words[high + 1 : high + 2] if view.words[high : high + 1] == ("or",) else ()
    both = other_scale(spoken, joined)
    if both is not None:
        return Scope(f"it counts the {both} too", clear=True)
    between = view.words[min(low, view.end) : max(high, view.end)]
    found = other_scale(spoken, between)
    return None if found is None else Scope(f"“{found}” stands beside it: it may measure another thing")


def _another_event(view: View) -> Scope | None:
    """ "Another storm killed 41", "Katrina, which killed 1,800": what the words are said of."""
    if view.claim.wording.names:
        return None
    start = _at(view.tokens, view.claim.words[0])
    start = min(start, view.first)
    if start in (view.first,) and view.claim.words[0] >= view.mention.start:
        return None
    at = start
    for word in view.words[max(at - 4, view.low) : at]:
        if word in _ANOTHER_EVENT and word not in view.spoken:
            return Scope(f"“{word}” speaks of another event", clear=True)
    while at > view.low and view.words[at - 1] in ("which", "that", "who", "has", "had", "have", "also"):
        at -= 1
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if mention.kind is not Kind.NAME or mention.confidence < _SURE:
            continue
        first = _at(view.tokens, mention.start)
        end = _at(view.tokens, mention.end)
        if (
            end == at
            and (first == 0 or view.words[first - 1] not in _AWAY)
            and not _known(view, view.words[first:end])
        ):
            return Scope(f"it is said of {' '.join(mention.text.split())}", clear=True)
    return None


def _another_place(view: View) -> Scope | None:
    """A place that neither the rulebook nor the article's event is about."""
    if view.claim.wording.names and view.mention.kind is not Kind.COUNT:
        return None
    _, high = _segment(view)
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if mention.kind is not Kind.NAME or mention.confidence < _SURE:
            continue
        first = _at(view.tokens, mention.start)
        end = _at(view.tokens, mention.end)
        behind = view.end < first <= min(view.end + 5, high - 1)
        if not (behind or first <= 2) or first == 0 or view.words[first - 1] not in _AWAY:
            continue
        if not _known(view, view.words[first:end]) and not _at_home(view, mention.text):
            return Scope(
                f"“{view.words[first - 1]} {' '.join(mention.text.split())}” may be a part or another place"
            )
    return None


def _known(view: View, words: tuple[str, ...]) -> bool:
    """Whether the rulebook itself speaks of what these words name."""
    return not view.case.vocabulary.isdisjoint(words)


def _at_home(view: View, name: str) -> bool:
    """Whether the article is about that place: in its headline, its dateline or first sentence, or named again and again."""
    text = view.case.source.text
    place = view.case.source.place_name
    if text.count(name) >= _HOME or (place is not None and name.lower() in place.text.lower()):
        return True
    sentences = view.case.article.reading.sentences
    lead = [s for s in sentences if s.role is Role.HEADLINE] + [s for s in sentences if s.role is Role.BODY][
        :1
    ]
    return any(s.start != view.claim.sentence.start and name in text[s.start : s.end] for s in lead)


def _at(tokens: tuple[Token, ...], offset: int) -> int:
    """The first word that begins at or after an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


def _has(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words) - size + 1))


GUARDS: tuple[Callable[[View], Scope | None], ...] = (
    _a_part,
    _a_modifier,
    _without_a_day,
    _a_rate,
    _another_scale,
    _a_part_of_play,
    _another_time,
    _another_event,
    _a_forecast,
    _another_place,
)
"""In the order in which they are asked: the clear ones first."""
