"""A printed change against its printed terms: "rose 10 percent, from 40 to 50", "up 20 seats to 130 from 100", "doubled".

Each figure counts as what rounds to its digits; a change is asked about when no such values make it true. A share's
change may be meant in points or in percent of itself, and either is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from checker.claims import Article
from checker.interval import Interval
from checker.model import MEASURED, Finding, Hedge, Kind, Mention, Sentence, Severity
from checker.rulebook import amounts
from checker.rulebook.nouns import singular
from checker.units import UnknownUnit, unit_of
from checker.verdicts.printed import alike, as_printed, printed, span_of, words

CHANGE, DIRECTION = "printed-change", "direction-of-change"
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
_UP = (
    r"rose|risen|rises?|rising|increas(?:ed?|es|ing)|grew|grown|grows?|climb(?:ed|s|ing)?|gain(?:ed|s|ing)?|jump(?:ed|s|ing)?"
    r"|surg(?:ed?|es|ing)|soar(?:ed|s|ing)?|up|higher|went\sup|gone\sup|advanc(?:ed?|es|ing)|raised|rais(?:es|ing)|growth|rise|gain|expand(?:ed|s)?"
)
_DOWN = (
    r"fell|fallen|falls?|falling|dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|slipp?(?:ed|s|ing)?|slid|slides?"
    r"|sank|sunk|plung(?:ed?|es|ing)|tumbl(?:ed?|es|ing)|down|lower|shrank|shrunk|shrinks?|went\sdown|reduc(?:ed?|es|ing)|lowered|lost|contracted"
)
_MOVE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?P<hedge>more\sthan\s|over\s|nearly\s|almost\s)?(?P<verb>doubled|tripled|trebled|quadrupled|halved)\b",
    re.IGNORECASE,
)
_FACTORS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4}
_FROM = re.compile(r"\bfrom\s(?:a\s|an\s|the\s|about\s|some\s)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s(?:\w+\s){0,3}?to\s(?:a\s|an\s|the\s|(?:\w+\s){0,2}high\sof\s|(?:\w+\s){0,2}low\sof\s)?$",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(r"(?:,|\s\w+){0,3}?,?\sfrom\s(?:a\s|the\s)?$", re.IGNORECASE)
_BEFORE_TO = re.compile(r"\bto\s(?:a\s(?:\w+\s){0,3}?)?$", re.IGNORECASE)
_BY = re.compile(
    r"\s(?:by\s)?(?:a\s|an\s|another\s|about\s|some\s|just\s|only\s|nearly\s|sharply\s|slightly\s|as\smuch\sas\s)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s?(?:,|\(|–|—|-)\s?(?:(?:a|an|up|down|or)\s){0,2}$", re.IGNORECASE)
_NOUN = re.compile(
    r"[\s-](?:rise|increase|gain|jump|growth|drop|fall|decline|decrease|cut|reduction|loss|surge|slump)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:adjust\w*|constant|real\sterms|inflation|annuali[sz]ed|organic|like-for-like|currenc\w+|excluding|average|per\syear|a\syear\sfor"
    r"|annual(?:ly)?|compound|respectively|each|seasonally)\b|(?:percent|per\scent|%)\s(?:a|each|every|per)\s(?:year|month|week|day)",
    re.IGNORECASE,
)
_NEAR = 60
_HUNDRED = Decimal(100)


class Terms(Struct, frozen=True):
    """What a figure was and became, in the order of time, and the verb of the movement."""

    before: Mention
    after: Mention
    move: re.Match[str] | None

    @property
    def start(self) -> int:
        """Where the first of the two stands."""
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        """Where the second of the two ends."""
        return max(self.before.end, self.after.end)


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each change that its own terms do not give."""
    text = article.source.text
    for sentence, stated in article.reading.stating:
        if len(stated) < 2 or text.find("from", sentence.start, sentence.end) < 0:
            continue
        mentions = [m for m in stated if m.kind in MEASURED or m.kind is Kind.POINTS]
        if len(mentions) < 2:
            continue
        for terms in _terms(text, sentence, mentions):
            said = _change(text, mentions, terms)
            if said is not None:
                yield from _compared(article, sentence, terms, said)
            else:
                yield from _times(article, sentence, terms)
            yield from _direction(article, terms)


def _terms(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Terms]:
    """Each "from A to B", "to B from A" and "B, up … from A" of a sentence."""
    for one, two in ((a, b) for at, a in enumerate(mentions) for b in mentions[at + 1 : at + 3]):
        if (
            one.kind not in MEASURED
            or two.kind not in MEASURED
            or not alike(one, two)
            or _vague(one)
            or _vague(two)
        ):
            continue
        between = text[one.end : two.start]
        if len(between) > _NEAR or ";" in between:
            continue
        lead = text[max(sentence.start, one.start - _NEAR) : one.start]
        if _FROM.search(lead) and _TO.fullmatch(between):
            yield Terms(one, two, _verb(text, sentence, one.start))
        elif _BEFORE_TO.search(lead) and _FROM_AFTER.fullmatch(between):
            yield Terms(two, one, _verb(text, sentence, one.start))
        elif (up := re.match(r",?\s(?:up|down)\b", between)) and between.endswith(" from "):
            yield Terms(two, one, _MOVE.search(text, one.end, one.end + up.end()))


def _vague(mention: Mention) -> bool:
    return mention.hedge is Hedge.BETWEEN or not isinstance(mention.value, Decimal) or mention.value <= 0


def _verb(text: str, sentence: Sentence, before: int) -> re.Match[str] | None:
    """The last verb of movement within reach before an offset, in the same clause."""
    found = None
    for match in _MOVE.finditer(text, max(sentence.start, before - 90), before):
        found = match
    if found is not None and re.search(
        r"[;:]|\b(?:and|but|while|after|when|which)\b", text[found.end() : before]
    ):
        return None
    return found


def _change(text: str, mentions: Sequence[Mention], terms: Terms) -> Mention | None:
    """The mention that states by how much: right behind the verb, or right behind the terms."""
    for mention in mentions:
        if mention is terms.before or mention is terms.after or _vague(mention):
            continue
        if mention.kind not in _SHARES and not (alike(mention, terms.before)):
            continue
        if terms.move is not None and terms.move.end() <= mention.start:
            if _BY.fullmatch(text, terms.move.end(), mention.start):
                return mention
        if mention.start >= terms.end and _APPOSED.fullmatch(text, terms.end, mention.start):
            if _NOUN.match(text, mention.end) or re.search(
                r"\b(?:up|down)\s$", text[terms.end : mention.start]
            ):
                return mention
        if mention.end <= terms.start and _NOUN.match(text, mention.end):
            if re.fullmatch(r"[\s-]\w+,?\s(?:from|to)\s(?:a\s|the\s)?", text[mention.end : terms.start]):
                return mention
    return None


def _compared(article: Article, sentence: Sentence, terms: Terms, said: Mention) -> Iterator[Finding]:
    text = article.source.text
    before, after, stated = as_printed(terms.before), as_printed(terms.after), as_printed(said)
    pair = _in_one_unit(terms, before, after)
    if stated is None or pair is None or _OTHERWISE.search(text, sentence.start, sentence.end):
        return
    before, after = pair
    difference = _apart(before, after)
    readings: list[tuple[Interval, str]] = []
    relative = None
    if said.kind in _SHARES:
        relative = (difference / before).scale(_HUNDRED) if not before.holds(Decimal(0)) else None
        if relative is not None and said.kind is Kind.PERCENT:
            readings.append((relative, "percent"))
        if terms.before.kind is Kind.PERCENT:
            readings.append((difference, "percentage points"))
    else:
        readings.append((difference, ""))
        same = _in_one_unit(Terms(terms.before, said, None), before, stated)
        if same is None:
            return
        stated = same[1]
    if not readings or any(_near(reading).overlaps(stated) for reading, _ in readings):
        return
    right, unit = readings[0] if said.kind is not Kind.POINTS else readings[-1]
    shown = f"{_shown(right)}{f' {unit}' if unit else ''}"
    if not unit:
        shown += f" {unit_of(terms.before.kind, terms.before.unit, singular).name}".rstrip()
    yield printed(
        article,
        CHANGE,
        Severity.WARNING,
        f"from “{words(terms.before)}” to “{words(terms.after)}” is a change of {shown}, not “{words(said)}”",
        (said.start, said.end),
        shown,
        related=(span_of(terms.before, terms.after),),
        arithmetic=(
            f"{words(terms.after)} − {words(terms.before)} = {_shown(difference)}",
            *((f"… / {words(terms.before)} = {_shown(relative)} percent",) if relative else ()),
        ),
    )


def _near(reading: Interval) -> Interval:
    """A twentieth more each way: newsrooms work changes out from figures that they then round."""
    middle = reading.middle
    return reading.widen(abs(middle) / 20) if middle is not None else reading


def _apart(before: Interval, after: Interval) -> Interval:
    """The size of the change, whatever its direction."""
    gap = after - before
    if gap.high is not None and gap.high <= 0:
        return -gap
    if gap.low is not None and gap.low < 0:
        return Interval(Decimal(0), max(-gap.low, gap.high or Decimal(0)))
    return gap


def _in_one_unit(
    terms: Terms, before: Interval | None, after: Interval | None
) -> tuple[Interval, Interval] | None:
    if before is None or after is None:
        return None
    try:
        one = unit_of(terms.before.kind, terms.before.unit, singular)
        two = unit_of(terms.after.kind, terms.after.unit, singular)
    except UnknownUnit:
        return None
    scale = two.factor / one.factor
    return before, (after if scale == 1 else after.scale(scale))


def _times(article: Article, sentence: Sentence, terms: Terms) -> Iterator[Finding]:
    """ "Doubled from 40 to 60"."""
    text = article.source.text
    match = next(reversed(list(_TIMES.finditer(text, sentence.start, terms.start))), None)
    before, after = as_printed(terms.before), as_printed(terms.after)
    pair = _in_one_unit(terms, before, after)
    if match is None or pair is None or terms.start - match.end() > 40 or pair[0].holds(Decimal(0)):
        return
    if re.search(r"[;:]|\b(?:and|but|while)\b", text[match.end() : terms.start]):
        return
    factor = Decimal(_FACTORS.get(match["verb"].lower(), 0)) or Decimal("0.5")
    ratio = pair[1] / pair[0]
    hedge = (match["hedge"] or "").strip().lower()
    low = factor * (1 if hedge in ("more than", "over") and factor > 1 else Decimal("0.85"))
    high = factor * (Decimal("1.02") if hedge in ("nearly", "almost") else Decimal("1.3"))
    if hedge and factor < 1:
        low, high = factor * Decimal("0.7"), factor * Decimal("1.3")
    if ratio.overlaps(Interval(low, high)):
        return
    yield printed(
        article,
        CHANGE,
        Severity.WARNING,
        f"from “{words(terms.before)}” to “{words(terms.after)}” is {_shown(ratio)} times as much, not “{' '.join(match[0].split())}”",
        match.span(),
        f"{_shown(ratio)} times",
        related=(span_of(terms.before, terms.after),),
        arithmetic=(f"{words(terms.after)} / {words(terms.before)} = {_shown(ratio)}",),
    )


def _direction(article: Article, terms: Terms) -> Iterator[Finding]:
    """ "Fell from 40 to 50"."""
    if terms.move is None:
        return
    text = article.source.text
    behind = text[terms.move.end() : terms.start]
    if len(behind.split()) > 6 or re.search(
        r"\b(?:loss\w*|deficit|debt|not|n't)\b", text[max(terms.move.start() - 60, 0) : terms.start]
    ):
        return
    pair = _in_one_unit(terms, as_printed(terms.before), as_printed(terms.after))
    if pair is None:
        return
    gap = pair[1] - pair[0]
    rises = gap.low is not None and gap.low > 0
    falls = gap.high is not None and gap.high < 0
    if (terms.move["up"] and falls) or (terms.move["down"] and rises):
        said = "a rise" if terms.move["up"] else "a fall"
        yield printed(
            article,
            DIRECTION,
            Severity.WARNING,
            f"“{' '.join(terms.move[0].split())}” says {said}, from “{words(terms.before)}” to “{words(terms.after)}” is none",
            terms.move.span(),
            "a fall" if terms.move["up"] else "a rise",
            related=(span_of(terms.before, terms.after),),
        )


def _shown(interval: Interval | None) -> str:
    if interval is None:
        return "anything"
    return amounts.show(
        Interval(
            *(
                None if end is None else round(end, 2 if abs(end) < 100 else 0)
                for end in (interval.low, interval.high)
            )
        ),
        amounts.RATIO_UNIT,
    )
