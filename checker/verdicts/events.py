"""Of what event and place a number speaks: "another storm killed 41", "Hurricane Zelda killed 90", "killed 12 in Ostrava"."""

from __future__ import annotations

from checker.model import CALENDAR, Kind
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.speech import SPEECH
from checker.reading.english.words import STOPS
from checker.rulebook.matching import BEATS
from checker.verdicts.foreign import GENERIC, SURE, at_home, is_foreign, is_sure, known
from checker.verdicts.laid import Named
from checker.verdicts.view import Scope, View

_ANOTHER_EVENT = frozenset("another previous earlier similar prior past related separate unrelated".split())
_OTHERS = _ANOTHER_EVENT | {"other"}
"""Among the first words of a clause these say that its subject is another: "Five other accidents have killed 412"."""
_ASIDES = frozenset("another separate unrelated related".split())
"""Between the words and the value: "deliberations in a related case took two days"."""
_ORDER = frozenset("last previous earlier first next other latest longest shortest".split())
_WHOSE = frozenset("'s its their his her".split())
_SEPARATE = frozenset("separate unrelated different".split())
_NATIONS = ("an", "ese", "ish", "ic", "ch")
_SUBJECT = 3
_TWO = 2
_HAS = frozenset(
    "holds held owns owned has had pays paid offered controls controlled bought sold raised employs".split()
)
_BEHIND_NAME = 5
_OPENS_WITHIN = 4
_TOLD = SPEECH | {"told", "tells", "telling"}
_AWAY = frozenset("in at near across outside around throughout".split())
_DID = frozenset(
    "won beat left lost hit struck took made cost fell rose sold paid bought has had is was were drew shook sank broke cut grew "
    "kills wins costs leaves hits".split()
)
_COPULAS = frozenset("which that who has had have also is was are were lies lay stands stood".split())
_AT_HOME = frozenset("based headquartered registered incorporated domiciled located headquarters".split())
_ONCE = frozenset(
    "built born founded established incorporated completed commissioned launched died buried married".split()
)
_BODIES = frozenset(
    "authority commission council court board agency ministry department bank parliament senate committee government regulator "
    "office tribunal assembly congress cabinet inspectorate watchdog".split()
)
"""Who decides of the event, and is no event itself."""
_OPPOSED = frozenset("to against over by".split())
_OPENS = frozenset("and but while that whereas as".split())


def another_event(view: View) -> Scope | None:
    """ "Another storm killed 41", "Katrina, which killed 1,800", "Mars is 12 light-minutes away": of what it is said."""
    if (whose := _elliptic(view) or _sibling(view) or _holder(view)) is not None:
        return Scope(f"it is said of {whose}", clear=True)
    if view.claim.wording.names:
        other = _his_other(view)
        return Scope(f"“{other}” speaks of another event", clear=True) if other is not None else None
    start = min(view.at(view.claim.words[0]), view.first)
    for at in range(max(start - 4, view.low), start) if start < view.first else ():
        word = view.words[at]
        theirs = word in _ORDER and at > 0 and view.words[at - 1] in _WHOSE
        if (word in _ANOTHER_EVENT or theirs) and word not in view.spoken:
            return Scope(f"“{word}” speaks of another event", clear=True)
    other = _other_subject(view, start) or _aside(view, start)
    if other is not None:
        return Scope(f"“{other}” speaks of another event", clear=True)
    at = start
    while at > view.low and view.words[at - 1] in _COPULAS:
        at -= 1
    if superlative := _another_member(view, at):
        return Scope(f"“the {superlative}” is another")
    last = view.words[at - 1] if at > view.low else ""
    numbered = any(char.isdigit() for char in last) or (len(last) == 1 and last.isalpha() and last != "a")
    at -= numbered  # "Kepler-186f"
    if at == start and (start == view.first or not _is_verb(view.words[start])):
        return None
    plain = at < start or not view.words[start].endswith("s")
    name = _name_before(view, at, plain_verb=plain, surely=numbered)
    if name is None or _decides(view, name, start):
        return None
    return Scope(f"it is said of {name}", clear=True)


def _decides(view: View, name: str, start: int) -> bool:
    """Whether a body decides of the event that the rulebook is about: "The Markets Authority approved the deal on 3 July"."""
    body = not _BODIES.isdisjoint(name.lower().split())
    return body and any(
        word == "the" and view.words[at + 1] in view.case.vocabulary
        for at, word in enumerate(view.words[start : view.first - 1], start)
    )


def _elliptic(view: View) -> str | None:
    """Whose value it is where the thing itself is left out: "At 2.4 percent it is small: France's is 5.4 percent"."""
    if view.words[max(view.first - 2, 0) : view.first] not in (("'s", "is"), ("'s", "was"), ("'s", "were")):
        return None
    for name in view.names:
        if name.end in (view.first - 2, view.first - 1):
            return None if known(view, name.words) else name.said
    return None


def _sibling(view: View) -> str | None:
    """Another of the event's kind, named before the value and after every name of the rulebook's own: "Hurricane Milo"."""
    found, last = None, -1
    for name in view.names:
        if name.mention.start >= view.mention.start or name.first >= view.first or len(name.words) < _TWO:
            continue
        of_kind = any(word in GENERIC and word in view.case.vocabulary for word in name.words)
        lead = view.words[max(name.first - 2, 0) : name.first]
        if of_kind and not known(view, name.words) and _AWAY.isdisjoint(lead):
            found, last = name.said, name.first
    if found is None:
        return None
    declared = view.case.matcher.names.found(view.case.source.text, view.tokens)
    return None if any(last <= index < view.first for index in declared) else found


def _holder(view: View) -> str | None:
    """Who has the value, right before it: "the firm Coppermine, which holds a 12 percent stake", "Homely, with 310 stores"."""
    if view.claim.wording.names:
        return None
    at = view.first
    while at > view.low and view.words[at - 1] in ("a", "an", "the"):
        at -= 1
    aside = at > view.low and view.words[at - 1] == "with" and view.comma_before(at - 1)
    if at == view.low or not (aside or view.words[at - 1] in _HAS):
        return None
    at -= 1
    while at > view.low and view.words[at - 1] in _COPULAS | {"already", "now"}:
        at -= 1
    return _name_before(view, at, plain_verb=True, surely=aside)


def _his_other(view: View) -> str | None:
    """The word behind a name of the wording by which it is another of the kind: "Kiprono's only other marathon was won in"."""
    first = view.at(view.claim.words[0])
    for at in range(first, min(first + _BEHIND_NAME, view.first)):
        if view.words[at] == "'s":
            for word in view.words[at + 1 : min(at + 1 + _SUBJECT, view.first)]:
                if (word in _OTHERS or word == "last") and word not in view.spoken:
                    return word
    return None


def _another_member(view: View, at: int) -> str | None:
    """The superlative that is a subject by itself: "The largest is 1.37 times as massive"."""
    low = max(at - 1, view.low + 1)
    for index in range(max(view.low + 1, low - _BEHIND_NAME), low + 1):
        word = view.words[index] if index < len(view.words) else ""
        if view.words[index - 1] != "the" or not word.endswith("est") or word in view.spoken:
            continue
        alone = index + 1 >= len(view.words) or view.comma_before(index + 1)
        if alone or view.words[index + 1] in _COPULAS or view.words[index + 1] == "of":
            return word
    return None


def _other_subject(view: View, start: int) -> str | None:
    """The word by which the subject of the value's clause is another one: "Similar storms there killed 90"."""
    if start == view.first:
        return None
    low, _ = view.segment
    for opens in {view.low, low}:
        for at in range(opens, min(opens + _SUBJECT, start)):
            word = view.words[at]
            second = word == "second" and at > opens and view.words[at - 1] == "a"
            if (
                not (word in _OTHERS or second)
                or word in view.spoken
                or view.words[at + 1] in ("to", "things", "than")
            ):
                continue
            if SPEECH.isdisjoint(view.words[at:start]):
                return word
    return None


def _aside(view: View, start: int) -> str | None:
    """The word between the wording's own that names another thing of the kind, and no relation to this one.

    Or behind them: "Thirteen people were hurt by a car, in a separate incident".
    """
    for at in range(view.end, len(view.words) - 2):
        if view.words[at] == "in" and view.words[at + 1] in ARTICLES and view.words[at + 2] in _SEPARATE:
            return view.words[at + 2]
    for at in range(start + 1, view.first - 1):
        word = view.words[at]
        theirs = word in _ORDER and view.words[at - 1] in _WHOSE  # "the ferry's last sailing took 38 minutes"
        if (word in _ASIDES or theirs) and word not in view.spoken and view.words[at + 1] != "to":
            return word
    return None


def _name_before(view: View, at: int, *, plain_verb: bool, surely: bool) -> str | None:
    """The unknown name that ends at a word, and is no place of the event's; before a verb in -s it must open a clause."""
    for name in view.names:
        if name.end != at or not (surely or is_sure(view, name.mention)):
            continue
        first = name.first
        if not _TOLD.isdisjoint(view.words[max(first - 2, 0) : first]):
            continue  # "told the BBC that 8,315 cases"
        opens = (
            first == view.low
            or view.words[first - 1] in _OPENS
            or "the" in view.words[max(first - 2, 0) : first]
        )
        if (plain_verb or opens) and (first == 0 or view.words[first - 1] not in _AWAY):
            parts = (part for part in name.said.split() if len(part) > 3)
            if not known(view, name.words) and not any(at_home(view, part) for part in parts):
                return name.said
    return None


def _is_verb(word: str) -> bool:
    """Whether a wording that begins with this word says what somebody did, and not what something is."""
    return word.endswith(("ed", "ing", "s")) or word in _DID


def another_opponent(view: View) -> Scope | None:
    """ "Brazil lost 3-0 to the Netherlands", "beat Uruguay 2-1": a score against somebody the rulebook does not know."""
    if view.mention.kind is not Kind.SCORE:
        return None
    for name in view.names:
        if name.mention.confidence < SURE:
            continue
        first = name.first
        lead = view.words[view.end : first]
        behind = bool(lead) and lead[0] in _OPPOSED and set(lead[1:]) <= {"the"}
        done = first > 0 and view.words[
            first - 2 if view.words[first - 1] == "the" else first - 1
        ].startswith(BEATS)
        if (behind or (done and name.end == view.first)) and not known(view, name.words):
            return Scope(f"it is a score against {name.said}", clear=True)
    return None


def another_place(view: View) -> Scope | None:
    """A place that neither the rulebook nor the article's event is about."""
    if view.claim.wording.names and view.mention.kind is not Kind.COUNT:
        return None
    _, high = view.segment
    for name in view.names:
        first = name.first
        behind = view.end < first <= min(view.end + 5, high - 1)
        if name.mention.confidence < SURE or not (behind or first <= _OPENS_WITHIN) or first == 0:
            continue
        if _is_of_a_nation(view, name) or _is_where_it_sits(view, first) or _happens_once(view):
            continue
        near = view.words[max(first - 2, 0) : first]  # "in Ostrava", "in neighbouring Zambara"
        if _AWAY.isdisjoint(near) and not (behind and _held_in(view, first)):
            continue
        if is_foreign(view, name):
            return Scope(f"“{view.words[first - 1]} {name.said}” may be a part or another place")
    return None


def _is_where_it_sits(view: View, first: int) -> bool:
    """Whether an aside says where somebody is at home, and not where it happened: "Voltra, based in Leeds, employs"."""
    return not _AT_HOME.isdisjoint(view.words[max(first - 3, 0) : first])


def _happens_once(view: View) -> bool:
    """Whether the value is the time of what comes but once, in one place: "built in Gdansk in 1994"."""
    return view.mention.kind in CALENDAR and not _ONCE.isdisjoint(view.own)


def _is_of_a_nation(view: View, name: Named) -> bool:
    """Whether a name is an adjective of what follows: "in Mexican bus crash", and no place as in "in Milan on Tuesday"."""
    if len(name.words) > 1 or name.end >= len(view.words) or not name.words[0].endswith(_NATIONS):
        return False
    following = view.words[name.end]
    verb = following.endswith("ed") or (following.endswith("s") and not following.endswith(("us", "ss")))
    return view.joint(name.end) == " " and following not in STOPS and not verb


def _held_in(view: View, first: int) -> bool:
    """Whether a value is a share in what is named, the name behind what it is: "8 percent of the brewer Holm"."""
    if view.mention.kind not in (Kind.PERCENT, Kind.MONEY):
        return False
    return not {"in", "of"}.isdisjoint(view.words[max(first - 4, view.end) : first])
