"""A difference, a rate or another measure where the rulebook has the thing itself.

"took 78 seconds off the record", "nearly two minutes faster", "cut the risk by 32 percent", "up 12 pence": these are values of
another kind than the time, the share or the price. "A dividend of 20 pence" is no price, and 18 months are no time of a race.
"""

from __future__ import annotations

from decimal import Decimal

from checker.model import SIZES, Kind
from checker.reading.english.words import STOPS
from checker.reading.tokens import tokenise
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch
from checker.rulebook.nouns import singular
from checker.rulebook.spoken import told
from checker.verdicts.view import Scope, View, last_words

_SHARES = frozenset({Kind.MONEY, Kind.PERCENT})
_COMPARATIVES = frozenset(
    "faster slower higher lower longer shorter wider narrower taller deeper heavier lighter cheaper dearer quicker better worse "
    "greater larger smaller bigger stronger weaker warmer colder cooler hotter richer poorer older younger".split()
)
_WHEN = frozenset({"earlier", "later", "sooner"})
_RACED = frozenset("vote seat point run stroke goal game win length place title medal try wicket lap".split())
"""What a race is counted in: of these one may be ahead."""
_APART = frozenset({"ahead", "behind", "adrift", "clear", "short"})
_THAN = frozenset({"more", "less", "fewer"})
_BESIDE = frozenset({"above", "below"})
_ROSE = frozenset(
    "rose rise rises risen rising fell fall falls fallen falling climbed climb climbs dropped drop drops slipped jumped surged "
    "plunged slid edged tumbled sank soared declined decline declines grew grow grows grown increased increase increases decreased "
    "decrease shrank shrunk gained gain gains improved widened narrowed advanced rallied".split()
)
_CHANGED = _ROSE | frozenset(
    "cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering raise raises raised raising lift lifts lifted "
    "boost boosts boosted trim trims trimmed slash slashes slashed beat beats beaten miss misses missed exceed exceeds exceeded "
    "shorten shortened extend extended bettered broke smashed outnumbered overshot undercut".split()
)
_DIFFERENCES = frozenset("difference differences margin lead gap advantage improvement".split())
_CHANGES = frozenset("rise fall drop cut decline jump climb increase decrease gain reduction".split())
"""These may be what the rulebook has in other words: a rise of 8 percent is what the union demands."""
_BE_AT = frozenset(
    "is are was were be been closed close ended end finished opened traded trading stood".split()
)
_TELLING = (
    _COMPARATIVES
    | _APART
    | _CHANGED
    | _DIFFERENCES
    | _CHANGES
    | frozenset(
        "by off up down growth change changed changes premium discount shortfall surplus excess".split()
    )
)
"""A fact of which the rulebook speaks with one of these may be a difference itself."""
_REACH = 14
_OTHER_MEASURES = {
    Kind.MONEY: frozenset(
        "dividend dividends fine fines fee fees bonus salary wage pension discount premium tax levy levies debt debts loss losses "
        "profit profits deposit ransom loan loans grant grants subsidy refund rebate surcharge commission turnover rent reward "
        "ticket tickets toll bail".split()
    ),
    Kind.QUANTITY: frozenset(
        "depth height length width altitude elevation distance radius diameter thickness range wingspan speed weight area".split()
    ),
    Kind.DURATION: frozenset(
        "delay delays pause break gap warranty notice suspension ban probation sentence sentences age ages waits wait".split()
    ),
}
"""Nouns that say themselves what is measured: "a dividend of 20 pence"."""
_ANY_MEASURE = frozenset(
    "total sum value amount number figure price cost bill average record high low maximum minimum offer bid payment one some all "
    "most half each many estimate count toll tally rate level share".split()
)
_AT = frozenset("at on in during before after".split())
_REACHES = frozenset("reach pass match equal surpass overtake complete".split())
_NEEDS = frozenset("need needs needed needing requires required lacks short".split())
_NEED = 4
_FAR = 5
_WIDE = 10
_TOO_MUCH = 10_000
_SLIP = Decimal("0.05")
_LENGTHS = 50


def a_difference(view: View) -> Scope | None:
    """Faster, ahead, off, up, by: how far apart two things are, where the rulebook has one of them."""
    fact = view.fact
    if view.mention.kind not in SIZES or fact.kind is Kind.POINTS:
        return None
    if fact.formula is not None and not {"-", "/"}.isdisjoint(fact.formula.text):
        return None
    word = _behind(view) or _before(view)
    if word is None or not _TELLING.isdisjoint(told(fact)):
        return None
    return Scope(f"“{word}” makes it a difference", clear=True)


def _behind(view: View) -> str | None:
    """The word behind a value that makes it a difference: "two minutes faster", "78 seconds off", "34 votes ahead"."""
    one, two = (*view.words[view.end : view.end + 2], "", "")[:2]
    if one and not view.case.source.text[view.mention.end : view.tokens[view.end].start].isspace():
        return None  # "inflation was 4.1 percent, below the 4.4 that the bank had forecast"
    kind, counted = view.mention.kind, view.mention.kind is Kind.COUNT
    placed = (
        counted and singular(view.mention.unit or "") not in _RACED
    )  # "flooded 40 homes behind the school"
    if one in _COMPARATIVES and not counted:
        return one
    if one in _APART and not placed and kind is not Kind.QUANTITY:
        return one
    if one in _WHEN and kind is Kind.DURATION:
        return one
    if one == "off" and kind in (Kind.DURATION, Kind.MONEY, Kind.PERCENT):
        return one
    if one in _THAN and two == "than" and not counted:
        return one
    if one in _BESIDE and kind in _SHARES and two != "which":
        return one
    return None


def _before(view: View) -> str | None:
    """The words before a value that make it one: "cut the risk by 32 percent", "a lead of 34 votes", "closed up 12 pence"."""
    lead, last = last_words(view, 2), last_words(view, 1)
    if not last:
        return None
    low, _ = view.segment
    if last == ("by",) and any(
        word in _CHANGED for word in view.words[max(view.first - _REACH, low) : view.first]
    ):
        return "by"
    if last == ("of",) and len(lead) == 2:
        if lead[0] in _DIFFERENCES:
            return lead[0]
    if view.mention.kind not in _SHARES:
        return None
    if last[0] in _ROSE:
        return last[0]
    if last[0] in ("up", "down"):
        at = view.first - 1
        while at > view.low and view.words[at] != last[0]:
            at -= 1
        alone = at == low or view.words[at - 1] in _BE_AT
        return last[0] if alone else None
    return None


def another_measure(view: View) -> Scope | None:
    """ "A dividend of 20 pence", of a price of 412: the noun before "of" says what it measures, and is none of the fact's."""
    if view.mention.kind not in _OTHER_MEASURES:
        return None
    lead = last_words(view, 2)
    if len(lead) < 2 or lead[1] != "of" or lead[0] in view.spoken or lead[0] in _ANY_MEASURE:
        return None
    noun = lead[0]
    ratio = ratio_to_held(view)
    if noun in _OTHER_MEASURES[view.mention.kind] and not _is_the_facts(view, noun):
        return Scope(f"“{noun} of” says what it measures")
    if ratio is not None and ratio >= _FAR and not is_slip(ratio) and noun.isalpha():
        return Scope(f"“{noun} of” may measure another thing: it is far from what the rulebook has")
    return None


def differs_from_the_events(view: View) -> Scope | None:
    """ "96 million km away, four million more than at the landing", where the event is the landing: it is not the event's."""
    if view.mention.kind not in SIZES or "than" not in view.said:
        return None
    titled = {token.word for token in tokenise(view.case.matcher.book.event.title)} - STOPS
    for at in range(view.end + 1, view.high - 3):
        more = view.words[at - 1] in _THAN | _COMPARATIVES and view.words[at] == "than"
        if (
            more
            and view.words[at + 1] in _AT
            and view.words[at + 2] == "the"
            and view.words[at + 3] in titled
        ):
            return Scope(
                f"“{view.words[at - 1]} than {view.words[at + 1]} the {view.words[at + 3]}” is another time",
                clear=True,
            )
    return None


def short_of_a_mark(view: View) -> Scope | None:
    """ "Needs 112 runs to reach 3,500": how far it is to a mark of which the rulebook does not speak."""
    to, verb = (*view.words[view.end : view.end + 2], "", "")[:2]
    if to != "to" or verb not in _REACHES or verb in view.spoken:
        return None
    if _NEEDS.isdisjoint(view.words[max(view.first - _NEED, view.low) : view.first]):
        return None
    start = view.tokens[view.end + 1].end
    marks = [one for one in view.beside if one.kind is view.mention.kind and 0 <= one.start - start <= 2]
    return Scope(f"it is what is short of “{marks[0].text}”") if marks else None


def _is_the_facts(view: View, noun: str) -> bool:
    """Whether the fact's own words begin as the noun does: a fine, where the rulebook has "fined"."""
    stem = noun[:4]
    return any(word.startswith(stem) for word in told(view.fact))


def another_magnitude(view: View) -> Scope | None:
    """$1.87 where the rulebook has $912 million, 18 months where it has two hours: no slip of the pen makes that difference."""
    if view.mention.kind not in SIZES - {Kind.PERCENT}:
        return None
    ratio = ratio_to_held(view)
    if ratio is None:
        return None
    if view.mention.kind is Kind.DURATION:
        far = ratio >= _LENGTHS and not _same_number(view)
    else:
        far = ratio >= _TOO_MUCH and not is_slip(ratio)
    return Scope("it is of another order of magnitude", clear=True) if far else None


def less_sure(view: View) -> str | None:
    """Why a value is less sure to be meant for its fact: it is a change, or ten times the held one and no nought too many."""
    lead = last_words(view, 2)
    if len(lead) == 2 and lead[1] == "of" and lead[0] in _CHANGES and view.mention.kind in _SHARES:
        if _TELLING.isdisjoint(told(view.fact)):
            return f"“{lead[0]} of” may make it a difference"
    if view.mention.kind not in SIZES - {Kind.PERCENT}:
        return None
    ratio = ratio_to_held(view)
    if ratio is None or ratio < _WIDE or is_slip(ratio) or _same_number(view):
        return None
    return "it is of another order of magnitude"


def is_slip(ratio: Decimal) -> bool:
    """Whether a ratio is a power of ten, as when a nought is lost or a million written for a billion."""
    while ratio >= 10 - 10 * _SLIP:
        ratio /= 10
    return abs(ratio - 1) <= _SLIP


def _same_number(view: View) -> bool:
    """Whether the number is the held one in another unit: "11 days" for 11 hours."""
    held = view.case.authority.held(view.claim.rule, view.case.day)
    return any(era.mention is not None and era.mention.value == view.mention.value for era in held)


def ratio_to_held(view: View) -> Decimal | None:
    """How many times as large as the held value the stated one is, or as small; of several the nearest. None where it cannot be told."""
    stated = amounts.of_mention(view.mention)
    ratios: list[Decimal] = []
    for era in view.case.authority.held(view.claim.rule, view.case.day):
        if not isinstance(stated, Amount) or not isinstance(era.worth, Amount):
            return None
        try:
            said, held = amounts.common(stated, era.worth)
        except Mismatch:
            return None
        one, two = said.middle, held.middle
        if one is None or two is None or one <= 0 or two <= 0:
            return None
        ratios.append(max(one / two, two / one))
    return min(ratios, default=None)
