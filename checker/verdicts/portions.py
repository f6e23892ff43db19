"""What portion a number measures: "another 12", "12 of them", "$5 a share", "1-0 at half-time", "killed or injured 271"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from checker.claims import accepts
from checker.model import CALENDAR, Kind, Mention
from checker.reading.english.words import POSSESSIVES, STOPS
from checker.rulebook.nouns import singular
from checker.verdicts.scales import SCALED, fate, governing_scale, other_scale
from checker.verdicts.view import Phrases, Scope, View, around_value, has, last_words
from checker.verdicts.weigh import FITS, weigh

_MORE = frozenset("another additional further extra other others more remaining".split())
_PART = frozenset("including includes include included among plus besides excluding except".split())
_TELLS_OF_A_PART = _MORE | _PART | {"of"}
_OF_THOSE = frozenset("them whom those which these us".split())
_PARTED = frozenset({Kind.COUNT, Kind.MONEY})
_TWO = 2
_LONGEST_OPENING = 6
_FROM_THEN = frozenset("before after ago earlier later into".split())
_AUXILIARIES = frozenset(
    "is are was were have has had been still also reported feared remain remained".split()
)
_LINKS = frozenset("is was are were about around some nearly only just at least more than".split())
_RELATIVE = 5
_PERSONS = frozenset("people persons men women others dead".split())
_BODIES = frozenset("crew staff police military personnel children women men faculty".split())
"""Whole bodies of people, which "and" adds to those counted."""
_OWN_VERBS = frozenset("who are were have had".split())
_EACH = frozenset("per each every apiece annually daily weekly monthly yearly hourly".split())
_PERIODS = frozenset(
    "day week month year share person game match minute hour night head household season piece barrel ton tonne gallon "
    "liter ticket lap round visit vote employee worker student patient unit pound kilo mile kilometer second".split()
)
_LENGTHS = frozenset(
    "kilometre kilometer km metre meter yard hectare acre litre kilogram kg gram inch foot furlong length".split()
)
_ORDINALS_TOO = frozenset({"second", "minute"})
"""After a length of time these begin something else: "after 48 minutes a second train came"."""
_EVERY = frozenset({"each", "every"})
_SINCE = frozenset("since in for".split())
_LONGER = Phrases(
    "this season, of the season, this year, in his career, in her career, of his career, of her career, all season"
)
_ROUNDS = Phrases(
    "semi final, semifinal, quarter final, quarterfinal, on penalties, shoot out, shootout, group stage, last 16, qualifier, "
    "first round, second round, third round"
)
_BEGAN = frozenset("began begin begins beginning started start starts starting entered resumed".split())
_APART = frozenset({("behind",), ("ahead",), ("adrift",), ("back",), ("clear",), ("down",), ("up",)})
_NEAR = 5
_PART_OF_PLAY = Phrases(
    "half time, halftime, first half, second half, the break, the interval, first quarter, second quarter, third quarter, fourth "
    "quarter, first period, second period, third period, first set, second set, third set, fourth set, opening set, deciding "
    "set, first leg, second leg, first innings, second innings, first inning, second inning, third inning, fourth inning, fifth "
    "inning, sixth inning, seventh inning, eighth inning, ninth inning, at lunch, at tea, at stumps, first test, third test"
)
_PART_OF_A_RACE = Phrases(
    "halfway, half way, first half, second half, first leg, second leg, final leg, opening leg, first lap, opening lap, last lap, final "
    "lap, first mile, last mile, final mile, first kilometre, first kilometer, last kilometre, last kilometer, final kilometre, final "
    "kilometer"
)


def a_part(view: View) -> Scope | None:
    """Another 12, a further 12; 12 of them; including 12; 12 of the 31."""
    if _TELLS_OF_A_PART.isdisjoint(view.said):
        return None
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
        if lead in POSSESSIVES and view.words[view.first - 2] == "of" and _count_ends(view, view.first - 2):
            return Scope(f"it is the whole of which “of {lead}” names a part", clear=True)
        if following[:1] == ("of",) and _whole_is_the_fact(view):
            return Scope("it is a part of what the rulebook counts", clear=True)
    if view.mention.kind is Kind.COUNT and _is_partitive(view, core):
        return Scope("“of the …” counts a part", clear=True)
    if view.words[view.low] == "of" and view.mention.kind in _PARTED and _a_count_before(view):
        return Scope("“of …” names a part", clear=True)
    leads = last_words(view, 2)
    part = next((word for word in (lead, *leads) if word in _PART and word not in view.own), None)
    if part is not None and lead not in ("the", "all"):  # "among the 41 killed" are all of them
        return Scope(f"“{part}” names a part", clear=True)
    run = view.words[max(view.first - _RELATIVE, view.low) : view.first]
    which = max(
        (at for at, word in enumerate(run) if word in ("which", "whom") and run[at - 1] == "of"), default=0
    )
    if which and "of" not in view.own and _LINKS.issuperset(run[which + 1 :]):
        return Scope("“of which” names a part", clear=True)  # "26 jets, the youngest of which is four"
    if len(leads) == 2 and leads[0] == "of" and leads[1] in _OF_THOSE:
        return Scope(f"“of {leads[1]}” names a part", clear=True)
    return None


def _count_ends(view: View, at: int) -> bool:
    """Whether a number stands right before a word: "six" in "six of its nine cars"."""
    mentions = view.beside
    return any(
        m.kind is Kind.COUNT
        and m.start < view.mention.start
        and at > 0
        and view.tokens[at - 1].start in range(m.start, m.end)
        for m in mentions
    )


def _is_partitive(view: View, core: int) -> bool:
    """ "9 of the dead", read as one value: a part of them."""
    inside = [token.word for token in view.tokens[view.first : view.end] if token.start >= core]
    return any(a == "of" and b in (*_OF_THOSE, "the") for a, b in pairwise(inside)) and "of" not in view.own


def _a_count_before(view: View) -> bool:
    """ "Of the 31 victims 12 died": another count between the "of" that opens the clause and the value.

    A part of what another fact holds may be what this one holds: "Of its 418 stores, 164 will close".
    """
    start = view.tokens[view.low].start
    for other in view.beside:
        if other.kind is view.mention.kind and start < other.start < view.mention.start:
            return not _is_anothers(view, other)
    return False


def _is_anothers(view: View, whole: Mention) -> bool:
    """Whether a number counts what this fact counts, and is what another fact of the rulebook holds."""
    case = view.case
    if not accepts(case.matcher.facts[view.claim.rule], whole):
        return False
    for fact in case.matcher.book.facts:
        if fact.kind is not whole.kind or not accepts(fact, whole):
            continue
        weighed = weigh(case.authority, case.matcher.aliases, fact, whole, case.day)
        if weighed is not None and weighed.verdict in FITS:
            return fact.name != view.claim.rule
    return False


def a_further_part(view: View) -> Scope | None:
    """ "14 reports, five of them to the airline and three to the maker", "five people died: two guards and three visitors"."""
    if view.mention.kind is not Kind.COUNT or len(view.beside) < _TWO:
        return None
    start = view.tokens[view.low].start
    for other in view.beside:
        if other.kind is not Kind.COUNT or not start <= other.start < view.mention.start:
            continue
        first, end = view.at(other.start), view.at(other.end)
        listed = ":" in view.case.source.text[other.end : view.mention.start]
        said = view.words[first : min(end + 2, view.first)]  # "five of them" may be one value
        parted = any(one == "of" and two in _OF_THOSE for one, two in pairwise(said))
        if (listed and _is_more(other, view.mention) and not _says_its_noun(view)) or (
            parted and other.unit in (None, view.mention.unit)
        ):
            return Scope("it goes on with the parts", clear=True)
    return None


def _says_its_noun(view: View) -> bool:
    """Whether the value is given with the noun that the fact counts, and not with that of a part of it."""
    noun = singular(view.fact.unit or "")
    return noun in map(singular, view.words[view.first : view.end])


def _is_more(one: Mention, two: Mention) -> bool:
    return isinstance(one.value, Decimal) and isinstance(two.value, Decimal) and one.value > two.value


def _whole_is_the_fact(view: View) -> bool:
    """ "12 of the 31 victims": the whole that follows is what the fact holds."""
    start = view.tokens[view.end].start
    held = view.case.authority.held(view.claim.rule, view.case.day)
    for mention in view.beside:
        if start < mention.start < start + 20 and mention.kind is Kind.COUNT:
            return any(
                str(mention.value) == str(era.mention.value) for era in held if era.mention is not None
            )
    return False


def with_others(view: View) -> Scope | None:
    """ "148 passengers and crew": more than the passengers, of whom alone the rulebook speaks."""
    noun = view.words[view.end - 1]
    if view.mention.kind is not Kind.COUNT or noun not in view.spoken or noun in _PERSONS:
        return None
    joined, other, after = (*view.words[view.end : view.end + 3], "", "", "")[:3]
    if joined == "and" and (other in _BODIES or other.endswith("s")) and other not in STOPS:
        if f"and {other}" not in view.claim.wording.text.lower() and after not in _OWN_VERBS:
            return Scope(f"it counts the {other} too", clear=True)
    return None


def several_times(view: View) -> Scope | None:
    """ "Raised the rate seven times, from 0.25 percent": what came of all of them, where the rulebook has one."""
    low = min(view.at(view.claim.words[0]), view.first)
    for mention in view.beside:
        at = view.at(mention.start)
        if mention.unit == "times" and low <= at < view.first and mention.kind is Kind.COUNT:
            if isinstance(mention.value, Decimal) and mention.value > 1 and "times" not in view.spoken:
                return Scope(f"it is what came of “{' '.join(mention.text.split())}”")
    return None


def a_rate(view: View) -> Scope | None:
    """$5 a share, 12 per year, three each; a sum a year may be what a rulebook holds for a year, and is left open."""
    if view.mention.kind is Kind.AGE or view.mention.kind in CALENDAR:
        return None
    if "average" in last_words(view, 2) and "average" not in view.spoken:
        return Scope("it is an average", clear=True)
    one, two, three = (*view.words[view.end : view.end + 3], "", "", "")[:3]
    if (
        three in _FROM_THEN and view.mention.kind is not Kind.COUNT
    ):  # "methane at 2.2 percent an hour before the blast"
        return None
    yearly = view.mention.kind is Kind.MONEY and (two == "year" or one in ("annually", "yearly"))
    each = view.mention.kind is Kind.DURATION and one != "per"  # "jailed for three years each"
    if one in _EACH and one not in view.spoken and not each:
        return Scope(f"“{one}” makes it a rate", clear=not yearly)
    if view.mention.kind is Kind.COUNT and (period := _every(view)) is not None:
        return Scope(f"“{period}” makes it a rate", clear=True)
    if one in ("a", "an") and two in _PERIODS | _LENGTHS and two not in view.spoken:
        if view.mention.kind is Kind.DURATION and two in _ORDINALS_TOO:
            return None
        return Scope(f"“{one} {two}” makes it a rate", clear=not yearly)
    return None


def _every(view: View) -> str | None:
    """The period at the end of a clause: "some 4,000 people die on the roads each year"."""
    if _EVERY.isdisjoint(view.said):
        return None
    after = view.words[view.end : view.segment[1]]
    found = (f"{one} {two}" for one, two in pairwise(after) if one in _EVERY and two in _PERIODS)
    return next((period for period in found if view.spoken.isdisjoint(period.split())), None)


def another_count(view: View) -> Scope | None:
    """23 goals this season, 61 in his career: a longer span than the event's; "first title since 2009" counts no titles."""
    after = view.words[view.end : view.end + 5]
    opening = view.words[:_LONGEST_OPENING]
    if view.mention.kind is Kind.ORDINAL and str(view.mention.value) == "1" and not _SINCE.isdisjoint(after):
        return Scope("“first … since” counts the time, not the times", clear=True)
    if view.mention.kind in (Kind.COUNT, Kind.SCORE, Kind.QUANTITY):
        for phrase in _LONGER.among(view.said):
            if (has(after, phrase) or has(opening, phrase)) and not view.spoken.issuperset(phrase):
                return Scope(f"“{' '.join(phrase)}” counts more than the event")
    return None


def another_round(view: View) -> Scope | None:
    """4-1 in the semi-final, 5-4 on penalties: another match, or another part of it."""
    if view.mention.kind is not Kind.SCORE:
        return None
    for phrase in _ROUNDS.among(view.said):
        if has(around_value(view), phrase) and not view.spoken.issuperset(phrase):
            return Scope(f"“{' '.join(phrase)}” is another match, or a part of one", clear=True)
    return None


def a_part_of_play(view: View) -> Scope | None:
    """1-0 at half-time, after the first period, in the first leg; 61 minutes at halfway."""
    if view.mention.kind not in (Kind.SCORE, Kind.COUNT, Kind.DURATION):
        return None
    low, high = view.segment
    near = (view.words[max(view.first - 6, low) : view.first], view.words[view.end : min(view.end + 5, high)])
    race = view.mention.kind is Kind.DURATION
    parts, behind = (_PART_OF_A_RACE, "") if race else (_PART_OF_PLAY, "after")
    for phrase in parts.among(view.said):
        if any(has(words, phrase, behind) for words in near) and not view.spoken.issuperset(phrase):
            clear = not view.case.vocabulary.issuperset(phrase)
            return Scope(f"“{' '.join(phrase)}”: not the whole of it", clear)
    return None


def at_the_start(view: View) -> Scope | None:
    """ "Began the stage 2 minutes behind", "started the day 12 seats ahead": how it stood before what the rulebook tells of."""
    if view.mention.kind not in (Kind.COUNT, Kind.DURATION) or _BEGAN.isdisjoint(view.said):
        return None
    low, _ = view.segment
    word = next((w for w in view.words[max(view.first - _NEAR, low) : view.first] if w in _BEGAN), None)
    if word is None or word in view.spoken or view.words[view.end : view.end + 1] not in _APART:
        return None
    return Scope(f"“{word}” tells how it stood before", clear=True)


def _verb_behind(view: View) -> tuple[str, ...]:
    """The verb behind a counted noun, and what it says: "remained missing", "have died", "were among the injured"."""
    end = max(view.end, view.at(view.claim.words[1]))
    if end >= view.high or _has_its_own(view, end):
        return ()
    return view.words[end : min(end + 3, view.segment[1])]


def _has_its_own(view: View, at: int) -> bool:
    """Whether what goes on with "and" counts something of its own: flooded 44 homes "and killed 13 people"."""
    if view.words[at] != "and":
        return False
    own = {view.at(other.start) for other in view.beside}
    return not own.isdisjoint((at + 2, at + 3))


def another_scale(view: View) -> Scope | None:
    """The injured where the rulebook has the dead; sought where it has awarded."""
    if SCALED.isdisjoint(view.said):
        return None
    spoken = view.spoken
    end = view.end
    while end < len(view.words) and view.words[end] in _AUXILIARIES:
        end += 1
    direct = other_scale(spoken, (*last_words(view, 1), *view.words[view.first : end + 1]))
    if direct is not None:
        return Scope(
            f"it counts the {direct}"
            if view.mention.kind is Kind.COUNT
            else f"“{direct}” measures another thing",
            clear=True,
        )
    if view.mention.kind is Kind.COUNT and (word := fate(spoken, _verb_behind(view))) is not None:
        return Scope(f"it counts those “{word}”", clear=True)
    low, high = (view.at(offset) for offset in view.claim.words)
    joins = 0 < low < view.first and view.words[low - 1] in ("or", "and")
    joined = view.words[max(low - 2, 0) : low - 1] if joins else ()
    joined += view.words[high + 1 : high + 2] if view.words[high : high + 1] == ("or",) else ()
    both = other_scale(spoken, joined)
    if both is not None:
        return Scope(f"it counts the {both} too", clear=True)
    if (word := governing_scale(spoken, view.own, view.words[view.low : view.first])) is not None:
        return Scope(f"“{word}” governs it: it measures another thing", clear=True)
    between = view.words[min(low, view.end) : max(high, view.end)]
    found = other_scale(spoken, between)
    return None if found is None else Scope(f"“{found}” stands beside it: it may measure another thing")
