"""Of what time a number speaks: "in 1986", "a year earlier", "up from 40 percent", "initially", "is expected to reach"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checker.model import CALENDAR, MEASURED, Kind, Mention
from checker.reading.english.calendar import MONTHS
from checker.reading.english.verbs import IS
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.verdicts.stretches import WHEN, goes_on, opens_loosely, stretch_of
from checker.verdicts.view import Phrases, Scope, View, around_value, last_words, opening

_FORECAST = frozenset(
    "expected expect expects projected projects projection forecast forecasts predicted predicts feared fear fears likely "
    "planned plans hoped hopes hoping aims aimed anticipated anticipates potential potentially possible "
    "threatened threatens".split()
)
_ESTIMATES = frozenset("estimate estimates consensus forecast forecasts expectations".split())
"""These govern a value from afar: "the average estimate of nine analysts was for earnings of $1.79"."""
_EXPECTS = _FORECAST | _ESTIMATES
_SUPERSEDED = frozenset(
    "initially originally previously incorrectly mistakenly erroneously wrongly misstated misreported formerly".split()
)
_COMPARED = frozenset(
    "up down rose risen fell fallen increase increased decrease decreased grew growth declined decline jumped dropped "
    "climbed slipped".split()
)
_FORMER = frozenset({"from", "compared"})
_OTHER_TIME = Phrases(
    "a year earlier, a year ago, the year before, the previous year, previous year, same period, year earlier, years ago, years "
    "earlier, last season, last month, last quarter, previous quarter, previous month, previous season, previous election, last "
    "election, decades ago, earlier version, previous version, earlier article, earlier story, the week before, a month earlier, "
    "a week earlier, minutes earlier, hours earlier, days earlier, weeks earlier, months earlier, minutes before, hours before, days "
    "before, moments earlier, previous record, prior year, year ago, at first"
)
_AHEAD = Phrases(
    "next year, next month, next week, next season, next spring, next summer, next autumn, next winter"
)
_YEAR_AGO = frozenset({("a", "year", "ago"), ("year", "ago")})
_SUBJECT = 7
_HOURS = frozenset(
    "noon midday midnight evening nightfall dawn morning midmorning afternoon dusk sunset daybreak lunchtime then".split()
)
_BEFORE = 20
_ARTICLES = frozenset("the a an his her its their".split())
_FIRST = 2
_MONTHS = frozenset(MONTHS)
_THE = frozenset({"the", "'s", "its", "their"})
_NO_NOUNS = frozenset("and or to until was were is that which of".split())
_UNSCOPED = frozenset("since until than".split())
_YEARS = frozenset({Kind.YEAR, Kind.DATE, Kind.DECADE})
_YEAR = 365
_NEAR_EVENT = timedelta(days=45)


def another_time(view: View) -> Scope | None:
    """A year earlier, up from 40, initially, compared with 40, in 1986."""
    phrase = _phrase_beside(view)
    if phrase is not None:
        return Scope(f"“{phrase}” is another time", clear=True)
    if (since := _since_then(view)) is not None:
        return Scope(f"it counts all “{since}”", clear=True)
    if _grown_from_the_held(view):
        return Scope("what the rulebook has is what it was before", clear=True)
    for word in () if _SUPERSEDED.isdisjoint(view.said) else around_value(view):
        if word in _SUPERSEDED and word not in view.spoken:
            return Scope(f"“{word}” speaks of what no longer holds", clear=True)
    if (meeting := _of_another_month(view)) is not None:
        return Scope(f"“{meeting}” is another time", clear=True)
    return _before_a_change(view) or (
        told_in_another_time(view) if view.mention.kind not in CALENDAR else None
    )


def _before_a_change(view: View) -> Scope | None:
    """ "Up from 40", "compared with 40"."""
    if _FORMER.isdisjoint(view.said):
        return None
    last = last_words(view, 3)
    if last[-1:] == ("or",):  # "from $1.04 billion, or $2.11 per share": the same in another measure
        last = _before_the_other(view)
    if last[-1:] == ("from",) and not _COMPARED.isdisjoint(
        view.words[max(view.first - _BEFORE, view.low) : view.first]
    ):
        if view.own.isdisjoint({"from"}):
            return Scope("“from” gives what it was before", clear=True)
    behind = view.claim.words[0] < view.mention.start
    if last[-2:] in (("compared", "with"), ("compared", "to")) and behind and "compared" not in view.own:
        return Scope("“compared” gives what it is compared with", clear=True)
    return None


def _since_then(view: View) -> str | None:
    """The year since which a number counts all that came: "six accidents since 1974, with 160 dead", but "the worst since 1974"."""
    if "since" not in view.said or view.mention.kind is not Kind.COUNT:
        return None
    event = view.case.matcher.book.event.day or view.case.day
    if event is None or "since" in view.spoken:
        return None
    several = False
    for mention in view.beside:
        first, end = view.at(mention.start), view.at(mention.end)
        if not view.low <= first < view.first:
            continue
        several |= mention.kind is Kind.COUNT and mention.unit is not None and mention.value != 1
        long_ago = mention.kind in (Kind.YEAR, Kind.DATE, Kind.DECADE) and _long_before(
            event, mention, view.mention.start
        )
        if several and long_ago and first and view.words[first - 1] == "since" and end == view.segment[0]:
            return f"since {' '.join(mention.text.split())}"
    return None


def _of_another_month(view: View) -> str | None:
    """ "The July meeting, at which members voted 7-2": what a month that is not the event's says of its noun."""
    event = view.case.matcher.book.event.day
    if event is None or _MONTHS.isdisjoint(view.said):
        return None
    low = stretch_of(view)[0]
    for at in range(max(low, 1), view.first - 1):
        word, noun = view.words[at], view.words[at + 1]
        if word not in MONTHS or view.words[at - 1] not in _THE or not noun.isalpha() or noun in _NO_NOUNS:
            continue
        if MONTHS[word] != event.month and word not in view.spoken and word not in view.case.vocabulary:
            return f"{word.capitalize()} {noun}"
    return None


def _grown_from_the_held(view: View) -> bool:
    """Whether the sentence gives the held value as the former one: "88,000 customers, down from 640,000 on Thursday"."""
    if view.mention.interval is None or "from" in view.own or "from" not in view.said:
        return False
    held = [era.worth for era in view.case.authority.held(view.claim.rule, view.case.day)]
    for mention in view.beside:
        at = view.at(mention.start)
        near = view.words[max(at - 4, view.end) : at]
        if mention.start <= view.mention.start or mention.interval is None or "from" not in near:
            continue
        if _COMPARED.isdisjoint(near) or mention.kind is not view.mention.kind:
            continue
        stated = amounts.of_mention(mention._replace(unit=view.mention.unit))
        for worth in held:
            if (
                isinstance(worth, Amount)
                and isinstance(stated, Amount)
                and worth.interval.overlaps(stated.interval)
            ):
                return True
    return False


def _phrase_beside(view: View) -> str | None:
    """The phrase of another time that belongs to the value: no other value of its kind stands nearer to it."""
    ahead = () if view.mention.kind in CALENDAR else _AHEAD.among(view.said)
    for phrase in (*_OTHER_TIME.among(view.said), *ahead):
        low, high = stretch_of(view)
        if view.spoken.issuperset(phrase) or _is_the_events(view, phrase):
            continue
        for at in _places(view, phrase, low, high):
            if phrase[-1] == "before" and _has_object(view, at + len(phrase)):
                continue  # "were told to leave two days before the storm"
            if at < view.segment[0] or not _nearer(view, at):
                return " ".join(phrase)
    return None


def _is_the_events(view: View, phrase: tuple[str, ...]) -> bool:
    """Whether the time that a phrase names, from the article's own day, is that of the event: "last month", in September of August."""
    event, day = view.case.matcher.book.event.day, view.case.day
    if event is None or day is None:
        return False
    months = (day.year - event.year) * 12 + day.month - event.month
    if phrase == ("last", "month"):
        return months == 1
    if phrase == ("last", "quarter"):
        return (day.year - event.year) * 4 + (day.month - 1) // 3 - (event.month - 1) // 3 == 1
    return phrase in _YEAR_AGO and abs((day - event).days - _YEAR) <= _NEAR_EVENT.days


def _has_object(view: View, at: int) -> bool:
    """Whether "before" goes on with what it was before, and is no adverb."""
    return at < view.high and view.joint(at).isspace() and view.words[at] in _ARTICLES


def _places(view: View, phrase: tuple[str, ...], low: int, high: int) -> Iterator[int]:
    """Where a phrase stands, in the words around a value or among those that open the sentence before a comma."""
    size = len(phrase)
    for first, end in ((0, opening(view, low)), (low, high)):
        for at in range(first, end - size + 1):
            if view.words[at : at + size] == phrase:
                yield at


def _nearer(view: View, at: int) -> bool:
    """Whether another value of the kind stands between the value and a word: "to $8.2 billion from $7.6 billion a year earlier"."""
    low, high = (view.end, at) if at >= view.end else (at, view.first)
    # "3.41 billion is 11.7 times the profit of last year"
    copula = at >= view.end and not IS.isdisjoint(view.words[low:high])
    for mention in view.beside:
        alike = mention.kind is view.mention.kind or (copula and mention.kind in MEASURED)
        if alike and low <= view.at(mention.start) < high:
            return True
    return False


def _before_the_other(view: View) -> tuple[str, ...]:
    """The last words before the value of which this one is said to be the same."""
    at = view.first - 1
    for mention in view.beside:
        if mention.kind in (Kind.MONEY, Kind.QUANTITY, Kind.PERCENT) and view.at(mention.end) == at:
            first = view.at(mention.start)
            return view.words[max(first - 2, 0) : first]
    return ()


def told_in_another_time(view: View) -> Scope | None:
    """A year or a day in the words around the value that is not the event's."""
    event = view.case.matcher.book.event.day or view.case.day
    times = [mention for mention in view.beside if mention.kind in _YEARS and mention.interval is not None]
    if event is None or not times:
        return None
    low, high = stretch_of(view)
    for mention in times:
        if view.spoken.issuperset(view.words[view.at(mention.start) : view.at(mention.end)]):
            continue  # "last year", of a loss of last year
        if view.claim.mention is None and not _long_before(event, mention, view.claim.start):
            continue
        at = view.at(mention.start)
        opens = at <= _FIRST and (view.low == 0 or goes_on(view)) and not opens_loosely(view.words[0])
        if _tells_when(view, event, mention, low):
            return Scope(f"“{' '.join(mention.text.split())}” is another time", clear=True)
        opens = opens or _of_the_subject(view, at)
        if not (low <= at < high or opens) or (at and view.words[at - 1] in _UNSCOPED):
            continue
        beside = not opens and at >= view.segment[0]
        if beside and (_nearer(view, at) or _of_another_verb(view, at)):
            continue
        if _of_another_noun(view, at, view.at(mention.end)):
            continue
        if _earlier_week(view, event, mention) or not (
            _around(event, mention) or _known_day(view, event, mention, at)
        ):
            return Scope(f"“{' '.join(mention.text.split())}” is another time", clear=True)
    return None


def _of_the_subject(view: View, at: int) -> bool:
    """Whether a year tells of which the sentence speaks: "The Iquique quake of 2014, at magnitude 8.2, killed six"."""
    return view.low == 0 and 1 < at <= _SUBJECT and view.words[at - 1] == "of" and at < view.first


def _long_before(event: date, mention: Mention, words: int) -> bool:
    """Whether a time stands before words that state a choice, and lies far before the event: "in 2019 it turned down"."""
    high = mention.interval.high if mention.interval is not None else None
    return mention.end <= words and high is not None and high < event.toordinal() - _YEAR


def _tells_when(view: View, event: date, mention: Mention, low: int) -> bool:
    """ "The deadliest since 2013, when 222 people died": the clause of the value is of that year."""
    end = view.at(mention.end)
    high = mention.interval.high if mention.interval is not None else None
    long_ago = high is not None and high < event.toordinal() - _YEAR
    return long_ago and low <= end < view.first and view.words[end] == "when" and end == view.segment[0]


def _earlier_week(view: View, event: date, mention: Mention) -> bool:
    """ "Last week", "ten days ago": counted from the article's own day, it lies before the event."""
    interval = mention.interval
    assert interval is not None
    said = " ".join(mention.text.lower().split())
    relative = mention.anchor is not None and said.endswith(("ago", "last week"))
    before = interval.high is not None and interval.high < event.toordinal() - 1
    return view.case.day is not None and relative and before


def _of_another_verb(view: View, at: int) -> bool:
    """Whether "and" parts a year from the words of the claim: "was founded in 1924 and employs 11,800 people"."""
    start = view.at(view.claim.words[0])
    return at < start and "and" in view.words[at:start]


def _of_another_noun(view: View, at: int, end: int) -> bool:
    """Whether a time behind the value is that of a noun of its own: "$40 million, twice the profit of 2011", "twice last year's loss"."""
    if at < view.end:
        return False
    if view.words[end : end + 1] == ("'s",):
        return True
    return at - 2 > view.end and view.words[at - 1] == "of" and view.words[at - 2] not in view.spoken


def _known_day(view: View, event: date, mention: Mention, at: int) -> bool:
    """Whether the rulebook itself speaks of that time: a fact is that day, or the year stands in its words.

    A year long before the event, which the rulebook knows as that of an earlier one, is still another time where the
    sentence says when: "in 2022 it shed 1,100 jobs", but "the 1974 law".
    """
    assert mention.interval is not None
    when = view.claim.mention is not None and at > 0 and view.words[at - 1] in WHEN
    high = mention.interval.high
    if when and _is_claimed(view, mention):
        return True  # "bought for $310,000 in 1974", where the rulebook has the year of the purchase
    if when and high is not None and high < event.toordinal() - _YEAR:
        return False
    if not view.case.vocabulary.isdisjoint(str(mention.value)[:4].split()):
        return True
    for fact in view.case.matcher.facts.values():
        for era in view.case.authority.eras(fact.name) if fact.kind in CALENDAR else ():
            if isinstance(era.worth, Amount) and era.worth.interval.overlaps(mention.interval):
                return True
    return False


def _is_claimed(view: View, mention: Mention) -> bool:
    """Whether the sentence states a fact of the rulebook by that time itself."""
    assert mention.interval is not None
    rules = {
        claim.rule
        for claim in view.case.claims
        if claim.mention is not None
        and claim.mention.start == mention.start
        and claim.mention.kind in CALENDAR
    }
    held = (era.worth for rule in sorted(rules) for era in view.case.authority.eras(rule))
    return any(isinstance(worth, Amount) and worth.interval.overlaps(mention.interval) for worth in held)


def _around(event: date, mention: Mention) -> bool:
    interval = mention.interval
    assert interval is not None
    slack = _NEAR_EVENT.days
    low = None if interval.low is None else int(interval.low)
    high = None if interval.high is None else int(interval.high)
    return (high is None or high >= event.toordinal() - slack) and (
        low is None or low <= event.toordinal() + 400
    )


def so_far(view: View) -> Scope | None:
    """ "By noon 14 had been pulled out": what was so at an hour of the event; left open."""
    if view.mention.kind is not Kind.COUNT or "by" in view.own or "by" not in view.said:
        return None
    low, _ = view.segment
    for at in {low, view.low}:
        if (
            view.words[at : at + 1] == ("by",)
            and view.words[at + 1 : at + 2]
            and view.words[at + 1] in _HOURS
            and at + 1 < view.first
        ):
            return Scope(f"“by {view.words[at + 1]}” gives a count of that hour")
    return None


def a_forecast(view: View) -> Scope | None:
    """Expected, feared, planned: left open."""
    if _EXPECTS.isdisjoint(view.said):
        return None
    low, high = view.segment
    near = (
        *view.words[max(low, view.first - 8) : view.first],
        *view.words[view.end : min(high, view.end + 3)],
    )
    for word in near:
        if word in _FORECAST and word not in view.spoken:
            return Scope(f"“{word}” makes it an expectation")
    for word in view.words[low : view.first]:
        if word in _ESTIMATES and word not in view.spoken:
            return Scope(f"“{word}” makes it an expectation")
    return None
