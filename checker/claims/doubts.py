"""Why a value may belong to another than the wording's own: "Jones won, while turnout was 40 percent".

A doubt never makes a claim wrong: it keeps a disagreement from being called one. What raises it: two names that share a
value, a clause or an undeclared name that begins between the words and the value, a relative clause behind another noun,
another person of the same family name, or a long way from the words to the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.model import Doubt
from checker.model import Kind, Mention
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.speech import SPEECH
from checker.reading.english.words import NOT_NAMES, STOPS, TITLES
from checker.rulebook.matching import BEATS, Field, Match

_CLAUSES = frozenset(
    "while whereas although though but which whose where after before because since as when once despite amid".split()
)
_OPENERS = _CLAUSES | {"and", "that", "who", "or"}
_WHEN = frozenset("before after since".split())
_DOES = SPEECH | frozenset(
    "ordered imposed sentenced handed gave fined jailed awarded ruled set convicted cleared rejected approved told".split()
)
RELATED = frozenset(
    "women men girls boys juniors reserves youth brother brothers sister sisters wife husband mother father parents son sons "
    "daughter daughters cousin uncle aunt nephew niece lawyer lawyers attorney attorneys rival rivals opponent opponents "
    "predecessor successor neighbor neighbour neighbors neighbours supplier subsidiary parent partner partners colleague "
    "colleagues teammate teammates coach running-mate accomplice accomplices bookkeeper".split()
)
_OBJECTS = frozenset({"him", "them"})
_BEHIND_HER = frozenset("to for in on with over by a of".split())
_TOGETHER = frozenset({"and", "or", "&"})
_OVER = frozenset("over against beating defeating unseated".split())
_PREPOSITIONS = frozenset("in at of from for near by with to on over against under the a an".split())
_WEAK = frozenset("with at of by to for in on from and or has had have".split())
"""Words of a wording that do not tie a value to its subject: "won …, while turnout, with 71 percent"."""
_RELATIVES = frozenset("who which that whom".split())
_LINKS = frozenset("and with beside alongside by to against past over than".split())
"""Behind these stands another than the one named before: "Rossi and his partner, who", "Rossi lost to a Swede, who"."""
_OF = frozenset("of from in at for near".split())
_PERSONAL = frozenset("he she they we i you".split())
_FAR = 16
_THING = 4
_FEW = 5
_NUMBER = frozenset({"number", "toll", "count", "tally"})
_ROSE = frozenset("rose risen rises climbed climbs jumped increased stood stands reached".split())
_SURE = 0.5
_BESIDE = 5
"""How far behind its article a noun stands: "a 28-year-old Swede"."""
_ADJECTIVES = ("an", "ese", "ish", "crat", "ist")


def is_anothers(match: Match, field: Field) -> bool:
    """Whether the words are said of another for certain: of the winner, or of a name that the rulebook does not know.

    "Ortega defeated Lindqvist with 52 percent" gives Lindqvist nothing, and "Ortega said Brandt got 4 percent" is Brandt's.
    """
    own = _own_names(match, field)
    return bool(own) and (
        (len(match.wording.names) == 1 and _is_beaten(field, own[0]))
        or _has_own_subject(match, field, own[0])
    )


def _is_beaten(field: Field, index: int) -> bool:
    """Whether a name is the object of a verb of winning, and the sentence goes on with how it was done."""
    kind, after = field.names[index][1:]
    verb = index - 2 if index > 1 and field.words[index - 1] == "the" else index - 1
    if verb < 1 or index in field.breaks or after in field.breaks or after >= len(field.words):
        return False
    done = field.words[verb].startswith(BEATS) or field.words[verb] in _OVER
    first = any(at < verb and row[1] == kind for at, row in field.names.items())
    return done and first and field.words[after] in ("with", "by", "after", "on", "in")


def _has_own_subject(match: Match, field: Field, own: int) -> bool:
    """Whether a verb of the wording stands right behind a name that is not the wording's own."""
    for index in match.swallowed:
        if index <= own or field.words[index - 1] in _PREPOSITIONS or field.words[index - 1] == "'s":
            continue
        if _in_brackets(field, index):
            continue
        end = _name_ends(field, index)
        if end is not None and end < match.end and end not in match.swallowed and end not in field.breaks:
            if field.words[end] not in _WEAK and end not in field.mentions and end not in field.names:
                return True
    return False


def _in_brackets(field: Field, index: int) -> bool:
    """Whether a word opens a bracket, and so is no subject: "Jones (D-AL) speaks"."""
    start = field.tokens[index].start
    return start > 0 and field.text[start - 1] in "(["


def doubt_of(match: Match, field: Field, mention: Mention) -> Doubt | None:
    """The first reason to doubt that the mention is what the wording speaks of, or None."""
    end = field.at(mention.end)
    swallowed = set(match.swallowed)
    before = _run(swallowed, field, range(field.at(mention.start) - 1, match.start - 1, -1))
    after = _run(swallowed, field, range(end, match.end))
    return (
        _shared(match, field)
        or _namesake(match, field)
        or _relation(match, field)
        or _other_number(field, before, mention)
        or (None if _counts_on(match, field, before) else _other_clause(field, before))
        or _other_clause(field, after)
        or _other_subject(field, after)
        or _said_beside(field, mention)
        or _of_a_nearer(match, field, mention)
        or _somebody(match, field)
        or _stranger(match, field)
        or _far(before, after)
    )


def _said_beside(field: Field, mention: Mention) -> Doubt | None:
    """What somebody is, between two commas, is not who: "Astrid Lund, a 28-year-old Swede, was named best actress"."""
    if mention.kind is not Kind.NAME:
        return None
    first, end = field.at(mention.start), field.at(mention.end)
    if end not in field.breaks:
        return None
    for at in range(first - 1, max(first - _BESIDE, 0) - 1, -1):
        if field.words[at] in ARTICLES:
            return Doubt(f"“{field.said(at, end)}” says what somebody is") if at in field.breaks else None
        if at in field.breaks or at in field.names:
            return None
    return None


def of_another(owners: frozenset[str], kinds: frozenset[str], field: Field, at: int) -> Doubt | None:
    """A wording without a name, behind the name of one whom the fact is not about: "Haddow, who hit 74 off 160 balls".

    Who speaks, sentences or pays is nobody of whom it is said: "Osei ordered him to pay $221 million".
    """
    before = [
        (index, row)
        for index, row in field.names.items()
        if index < at and row[1] in kinds and not (index == 0 and _files(field, row[2]))
    ]
    if not owners or not before:
        return None
    index, (key, _, after) = before[-1]
    if key in owners:
        return _belonging(field, index, at) or _antecedent(field, index, at)
    if any(field.words[index] in _DOES for index in range(after, min(after + 3, at))):
        return None
    if any(_is_object(field, index) for index in range(after, at)):
        return None
    return Doubt(f"it may be said of {key}")


def _run(swallowed: set[int], field: Field, way: Sequence[int]) -> list[int]:
    """The words that gaps swallowed between the value and the next strong word of the wording, in the order of the text."""
    found: list[int] = []
    for index in way:
        if index in swallowed:
            found.append(index)
        elif field.words[index] not in _WEAK or index in field.names:
            break
    return sorted(found)


def _shared(match: Match, field: Field) -> Doubt | None:
    """Two names with one value between them: "Jones and Moore together won 98 percent"."""
    for index in _own_names(match, field):
        after = field.names[index][2]
        if index > 1 and field.words[index - 1] in _TOGETHER:
            other = next((at for at in range(index - 2, -1, -1) if _name_ends(field, at) == index - 1), None)
            if other is not None and index - other < 6:
                return Doubt(f"“{field.said(other, after)}” may share the value")
        if after + 1 < match.end and field.words[after] in _TOGETHER:
            end = next(_undeclared(field, after + 1), None)
            if end is not None:
                return Doubt(f"“{field.said(index, end)}” may share the value")
    return None


def _namesake(match: Match, field: Field) -> Doubt | None:
    """A family name behind another given name: "Alex Jones" where the rulebook speaks of Doug Jones."""
    for index in _own_names(match, field):
        _, kind, after = field.names[index]
        if kind != "person" or index < 2 or index in field.breaks or after - index > 1:
            continue
        if any(row[2] == index for row in field.names.values()):  # "At Lindmar Osei won"
            continue
        given = field.said(index - 1, index)
        together = not field.text[field.tokens[index - 1].end : field.tokens[index].start].strip()
        if together and given[0].isupper() and not given.isupper() and not _is_title(field.words[index - 1]):
            return Doubt(f"“{field.said(index - 1, after)}” may be another than the one meant")
    return None


def _files(field: Field, after: int) -> bool:
    """Whether a name that opens a sentence is where it was filed: "ODRIN, Kestria, May 24 (Northwire) - A storm killed"."""
    following = field.text[field.tokens[after - 1].end :][:2].strip()
    return field.said(0, after).isupper() and following[:1] in (",", "(", "-", "–", "—")


def of_anothers_thing(owners: frozenset[str], field: Field, start: int) -> Doubt | None:
    """Behind the thing of one whom the fact is not about: "Ono's team were fined 5,000 euros", of a fine of Volpe."""
    row = next((row for row in reversed(list(field.names.values())) if row[2] < start), None)
    if row is None or row[0] in owners or field.words[row[2]] != "'s" or start - row[2] > _THING:
        return None
    return Doubt(f"it may be said of {row[0]}")


def _is_object(field: Field, at: int) -> bool:
    """Whether a word is somebody to whom it is done: "ordered him to pay", "sentenced her to 17 years"."""
    word, following = field.words[at], field.words[at + 1] if at + 1 < len(field.words) else ""
    return word in _OBJECTS or (word == "her" and following in _BEHIND_HER)


def _belonging(field: Field, index: int, end: int) -> Doubt | None:
    """Somebody who belongs to the one named: "Northgate's women won 5-0"."""
    after = field.names[index][2]
    if after >= end or field.words[after] != "'s":
        return None
    related = next((at for at in range(after + 1, min(after + 4, end)) if field.words[at] in RELATED), None)
    return Doubt(f"it may be said of “{field.said(index, related + 1)}”") if related is not None else None


def _relation(match: Match, field: Field) -> Doubt | None:
    """The same behind a name of the wording's own: "Kerrigan's brother got three years"."""
    doubts = (_belonging(field, index, match.end) for index in _own_names(match, field))
    return next((doubt for doubt in doubts if doubt is not None), None)


def _other_clause(field: Field, run: list[int]) -> Doubt | None:
    """Another clause begins between the words and the value: "won the seat, while turnout was 40 percent"."""
    ends = {row[2] - 1 for row in field.names.values()}
    for index in run:
        word = field.words[index]
        if word in _CLAUSES or (word == "and" and index in field.breaks):
            if (
                word in ("as", "since", "after", "before", "when", "once")
                and index not in field.breaks
                and len(run) < 4
            ):
                continue
            if word in _WHEN and index + 1 in field.mentions:  # "pulled away after 30 km to win in 2:14:34"
                continue
            if word == "whose" and index - 1 in ends:  # "Delgado, whose five home runs"
                continue
            return Doubt(f"another clause stands between: “{field.said(run[0], run[-1] + 1)}”")
    return None


def _counts_on(match: Match, field: Field, run: list[int]) -> bool:
    """Whether a number of somebody is what rose: "the number of people killed when a stage collapsed rose to seven"."""
    counted = field.words[max(match.start - _FEW, 0) : match.start]
    return not _NUMBER.isdisjoint(counted) and not _ROSE.isdisjoint(field.words[index] for index in run[-2:])


def _other_number(field: Field, run: list[int], mention: Mention) -> Doubt | None:
    """A number without a noun, behind another number and a comma: "hit six sixes and seven fours, put on 104"."""
    if mention.kind is not Kind.COUNT or mention.unit is not None:
        return None
    counted = next((index for index in run if _is_counted(field, index)), None)
    if counted is None or not any(index in field.breaks for index in run if index > counted):
        return None
    return Doubt(f"“{field.said(counted, run[-1] + 1)}” stands between")


def _is_counted(field: Field, index: int) -> bool:
    return any(one.kind is Kind.COUNT and one.unit is not None for one, _ in field.mentions.get(index, ()))


def _other_subject(field: Field, run: list[int]) -> Doubt | None:
    """A relative clause about something that stands after the value: "90 people met in the home of a singer who died"."""
    for index in run[1:]:
        if field.words[index] in _RELATIVES and field.words[index - 1] not in _RELATIVES:
            return Doubt(f"“{field.said(index, index + 1)}” follows another noun")
    return None


def _of_a_nearer(match: Match, field: Field, mention: Mention) -> Doubt | None:
    """The same in a clause that another noun stands before: "Rossi and the young Anna Keel, who served 12 aces"."""
    own = [index for index in _own_names(match, field) if index < field.at(mention.start)]
    return _antecedent(field, own[-1], field.at(mention.start)) if own else None


def _antecedent(field: Field, own: int, at: int) -> Doubt | None:
    """The one right before the ", who" in whose clause a value stands, where it is not the one named before.

    An aside between commas is of the same one: "Rossi, a pupil of Anna Keel, who served 12 aces".
    """
    opens = next((index for index in range(at - 1, own, -1) if index in field.breaks), None)
    if opens is None or field.words[opens] not in ("who", "which"):
        return None
    after = field.names[own][2]
    low = next((index for index in range(opens - 1, after - 1, -1) if index in field.breaks), after)
    if low >= opens or (low in field.breaks and field.words[low] not in _LINKS):
        return None
    linked = next((index for index in range(opens - 1, low - 1, -1) if field.words[index] in _LINKS), None)
    begins = linked + 1 if linked is not None else _name_before(field, low, opens)
    if begins is None or begins == opens:
        return None
    return Doubt(f"it may be said of “{field.said(begins, opens)}”")


def _name_before(field: Field, low: int, end: int) -> int | None:
    """Where the name begins that ends at a word, unless it says where somebody is from."""
    found = next((index for index in range(low, end) if _name_ends(field, index) == end), None)
    return None if found is None or field.words[found - 1] in _OF else found


def _stranger(match: Match, field: Field) -> Doubt | None:
    """A name that the rulebook does not know begins a clause between: "Jones lost, Smith got 30 percent"."""
    own = _own_names(match, field)
    if not own:
        return None
    for index in match.swallowed:
        if index in field.names or index <= own[0]:
            continue
        if index not in field.breaks and field.words[index - 1] not in _OPENERS:
            continue
        end = _name_ends(field, index)
        if end is None or (end < len(field.words) and field.words[end] == "'s"):
            continue
        if index in field.breaks and any(later in field.breaks for later in range(end, match.end)):
            continue  # An apposition: "Jones, Democrat of Alabama, won".
        return Doubt(f"“{field.said(index, end)}” stands between")
    return None


def _somebody(match: Match, field: Field) -> Doubt | None:
    """A pronoun between name and verb, behind a verb of speech: "Ortega said he had 27 percent"."""
    own = _own_names(match, field)
    for index in match.swallowed:
        said = index > 0 and (
            index in field.breaks or field.words[index - 1] in SPEECH or field.words[index - 1] in _OPENERS
        )
        if own and index > own[0] + 1 and said and field.words[index] in _PERSONAL:
            return Doubt(f"“{field.said(index, index + 1)}” may be another")
    return None


def _far(before: list[int], after: list[int]) -> Doubt | None:
    count = max(len(before), len(after))
    return Doubt(f"{count} words stand between the value and the words", deep=False) if count > _FAR else None


def _own_names(match: Match, field: Field) -> list[int]:
    return [
        index
        for index in sorted(field.names)
        if match.start <= index < match.end
        and field.names[index][0] in match.wording.names
        and index not in match.swallowed
    ]


def _name_ends(field: Field, index: int) -> int | None:
    """The word after the name that begins here, declared or not."""
    if index in field.names:
        return field.names[index][2]
    return next(_undeclared(field, index), None)


def _undeclared(field: Field, index: int) -> Iterator[int]:
    for mention, ends in field.mentions.get(index, ()):
        if mention.kind is Kind.NAME and mention.confidence >= _SURE:
            yield ends[-1]


def _is_title(word: str) -> bool:
    """Whether a capitalised word before a family name says what, not who, somebody is: "Senator", "Norwegian"."""
    return word in TITLES or word in STOPS or word in NOT_NAMES or word.endswith(_ADJECTIVES)
