"""One figure stated twice in an article with different values: "12 killed" in the headline, "13 people were killed" below.

Two figures differ because they count different things far more often than because one is wrong, so the scope has to be
surely the same: the same fate and nobody left out, no other place or time, no part, no earlier count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from checker.claims import Article
from checker.model import Finding, Kind, Mention, Role, Sentence, Severity, Voice
from checker.rulebook.nouns import singular
from checker.verdicts.printed import alike, as_printed, dimension, printed, words

RULE = "count-stated-twice"
_FATES = {
    "death": r"kill\w*|dead|died|dies?|perished|deaths?|slain|drown\w*",
    "injury": r"injur\w*|wound\w*|hurt",
    "missing": r"missing",
    "arrest": r"arrest\w*|detain\w*",
    "rescue": r"rescued",
    "evacuation": r"evacuat\w*",
}
_BEHIND = re.compile(
    r"(?:\s(?!and\b|or\b|of\b|in\b)[\w’'-]+){0,1}?\s(?:(?:have|has|had|been|were|was|are|is|feared|confirmed|left|lay|being)\s){0,3}(?:"
    + "|".join(f"(?P<{fate}>{verbs})" for fate, verbs in _FATES.items())
    + r")\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?P<death>kill(?:ed|ing|s)?|claim(?:ed|ing|s)?(?:\sthe\slives\sof)?|(?:death\s)?toll(?:\s[\w’'-]+){0,4}?\s(?:to|at|of|was|is|reach(?:es|ed)|hits?|stood\sat|stands\sat))"
    r"|(?P<injury>injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?)|(?P<arrest>arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?)"
    r"|(?P<rescue>rescu(?:ed|ing|es))|(?P<evacuation>evacuat(?:ed|ing|es)))\s$",
    re.IGNORECASE,
)
_PEOPLE = frozenset({None, "person", "death", "life", "victim", "injured"})
_SCOPED = re.compile(
    r"\b(?:another|others?|more|further|additional|also|earlier|initial\w*|previous\w*|first|so\sfar|since|last\s(?:year|month|week|night)|of\s(?:them|the|whom|those)"
    r"|among|including|each|per|average|separate\w*|elsewhere|similar|total|bringing|brings|combined|between|yesterday|same|ago"
    r"|as\smany\sas|worst|deadliest|history|anniversary|[12]\d{3}|attacks|bombings|accidents|crashes|incidents|officials?\ssaid\sat\sfirst|militants?|rebels?)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?i:in|at|near|outside|on)\s(?:the\s|a\s|\w+\s)?([A-ZÀ-Þ][\w’'-]+)")
_DEFINITE = re.compile(r"\bthe\s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "said that with from this have were been after over their about which would into than they more says will".split()
)
_LEAD = 4
_GENERAL = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT})


class Statement(Struct, frozen=True):
    """A number of people with their fate, and where it is said."""

    fate: str
    mention: Mention
    sentence: Sentence
    number: int

    @property
    def general(self) -> bool:
        """Whether it counts people, and not a part of them."""
        unit = self.mention.unit
        return (singular(unit) if unit else None) in _PEOPLE


def findings(article: Article) -> Iterator[Finding]:
    """A finding for a headline that its own text contradicts, and for a later paragraph that the first contradicts."""
    statements = list(_statements(article))
    told = [s for s in statements if s.sentence.role is Role.BODY and s.mention.voice is not Voice.QUOTED]
    headline = [s for s in statements if s.sentence.role is Role.HEADLINE]
    seen: set[str] = set()
    for fate in dict.fromkeys(s.fate for s in statements):
        same = [s for s in told if s.fate == fate]
        heads = [s for s in headline if s.fate == fate]
        if len(heads) == 1 and same:
            for finding in _headline(article, heads[0], same):
                seen.add(fate)
                yield finding
        if fate not in seen:
            yield from _later(article, same)
    if not headline:
        yield from _any_figure(article)


def _statements(article: Article) -> Iterator[Statement]:
    text = article.source.text
    for number, sentence in enumerate(article.reading.sentences):
        for mention in article.reading.mentions_in(sentence):
            if mention.kind is not Kind.COUNT or mention.negated or mention.modal or mention.interval is None:
                continue
            behind = _BEHIND.match(text, mention.end, sentence.end)
            before = _BEFORE.search(text, max(sentence.start, mention.start - 60), mention.start)
            fate = (behind or before) and (behind or before).lastgroup  # type: ignore[union-attr]  # one of them is there
            if fate is None and mention.unit and singular(mention.unit) in ("death", "injured", "missing"):
                fate = {"injured": "injury"}.get(singular(mention.unit), singular(mention.unit))
            if fate:
                yield Statement(fate, mention, sentence, number)


def _clear(article: Article, statement: Statement) -> bool:
    """Whether nothing in its sentence narrows or shifts what is counted."""
    sentence = statement.sentence
    own = (
        article.source.text[sentence.start : statement.mention.start],
        article.source.text[statement.mention.end : sentence.end],
    )
    return statement.general and not any(_SCOPED.search(part) for part in own)


def _apart(one: Mention, two: Mention) -> bool:
    return one.interval is not None and two.interval is not None and not one.interval.overlaps(two.interval)


def _headline(article: Article, head: Statement, told: Sequence[Statement]) -> Iterator[Finding]:
    if not _clear(article, head):
        return
    value = head.mention.value
    values = [s.mention.value for s in told if isinstance(s.mention.value, Decimal)]
    if (
        not isinstance(value, Decimal)
        or any(not _apart(head.mention, s.mention) for s in told)
        or _adds_up(value, values)
    ):
        return
    first = next((s for s in told if _clear(article, s)), None)
    if first is None or first is not told[0] or first.number > head.number + _LEAD:
        return
    yield _finding(article, head.mention, first.mention, "the headline", "the text")


def _adds_up(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    few = list(dict.fromkeys(parts))[:8]
    return any(sum(some) == whole for size in (2, 3) for some in combinations(few, size))


def _later(article: Article, told: Sequence[Statement]) -> Iterator[Finding]:
    """The first count of the text, and a later one that takes it up."""
    if len(told) < 2 or not _clear(article, told[0]) or told[0].mention.hedge is not None:
        return
    lead, text = told[0], article.source.text
    for later in told[1:]:
        if later.sentence.block == lead.sentence.block and later.number == lead.number:
            return
        if (
            not _clear(article, later)
            or later.mention.hedge is not None
            or not _apart(lead.mention, later.mention)
        ):
            continue
        if _elsewhere(text, lead.sentence, later.sentence) or not _takes_up(
            text, lead.mention, later.mention
        ):
            continue
        others = [s.mention.value for s in told if s is not later and isinstance(s.mention.value, Decimal)]
        if isinstance(later.mention.value, Decimal) and not _adds_up(later.mention.value, others):
            yield _finding(
                article, later.mention, lead.mention, "this paragraph", "the first count of the text"
            )
            return


def _elsewhere(text: str, lead: Sentence, later: Sentence) -> bool:
    """Whether the later sentence names a place that the first does not."""
    first = text[lead.start : lead.end]
    return any(match[1] not in first for match in _PLACE.finditer(text, later.start, later.end))


def _takes_up(text: str, lead: Mention, later: Mention) -> bool:
    """Whether it is the same count: "the 13 dead", or so near that chance is out of question."""
    if _DEFINITE.search(text, max(later.start - 5, 0), later.start):
        return True
    one, two = lead.value, later.value
    if not isinstance(one, Decimal) or not isinstance(two, Decimal) or min(one, two) < 10:
        return False
    transposed = sorted(str(one)) == sorted(str(two))
    return transposed or max(one, two) / min(one, two) <= Decimal("1.25")


# --- any figure of the headline ------------------------------------------------------------------------------------


def _any_figure(article: Article) -> Iterator[Finding]:
    """ "Acme to cut 400 jobs" over "Acme will cut 450 jobs": the only figure of its kind in headline and in the first lines."""
    sentences = article.reading.sentences
    title = next((s for s in sentences if s.role is Role.HEADLINE), None)
    figures = [m for m in article.reading.mentions_in(title) if _figure(m)] if title else []
    if title is None or not figures:
        return
    body = [s for s in sentences if s.role is Role.BODY]
    told = [m for s in body for m in article.reading.mentions_in(s) if _figure(m)]
    for head in figures:
        if sum(alike(head, other) for other in figures) > 1:
            continue
        rivals = [m for m in told if alike(head, m)]
        width = as_printed(head)
        if width is None or any(not _apart(head, m) for m in rivals):
            continue
        lead = [m for s in body[:2] for m in article.reading.mentions_in(s) if m in rivals]
        if (
            len(lead) == 1
            and _shares_subject(article, title, body[:2], lead[0])
            and _comparable(head, lead[0])
        ):
            if not _adds_up(_number(head), [_number(m) for m in rivals]):
                yield _finding(article, head, lead[0], "the headline", "the text")


def _figure(mention: Mention) -> bool:
    """A figure that may be told again; plans ("would cut 450 jobs") are told as such."""
    if mention.kind not in _GENERAL or not isinstance(mention.value, Decimal) or mention.negated:
        return False
    return mention.kind is not Kind.COUNT or (mention.unit is not None and dimension(mention) is not None)


def _number(mention: Mention) -> Decimal:
    assert isinstance(mention.value, Decimal)
    return mention.value


def _comparable(head: Mention, lead: Mention) -> bool:
    one, two = _number(head), _number(lead)
    return (
        min(one, two) > 0
        and max(one, two) / min(one, two) <= 3
        and lead.voice in (Voice.OWN, Voice.ATTRIBUTED)
    )


def _shares_subject(article: Article, headline: Sentence, body: Sequence[Sentence], mention: Mention) -> bool:
    """Whether the sentence of the figure takes up two words of the headline, its noun apart."""
    text = article.source.text
    sentence = next(s for s in body if s.start <= mention.start < s.end)
    if _SCOPED.search(text, sentence.start, sentence.end):
        return False
    stems = [
        {
            word[:5]
            for match in _WORD.finditer(text, s.start, s.end)
            if (word := match[0].lower()) not in _COMMON
        }
        for s in (headline, sentence)
    ]
    noun = {word[:5] for word in (mention.unit or "").lower().split()} | {"perce", "milli", "billi"}
    return len((stems[0] & stems[1]) - noun) >= 2


def _finding(article: Article, here: Mention, there: Mention, one: str, two: str) -> Finding:
    return printed(
        article,
        RULE,
        Severity.WARNING,
        f"{one} says “{words(here)}”, {two} “{words(there)}”",
        (here.start, here.end),
        words(there),
        related=((there.start, there.end),),
        help="one of the two was not brought up to date, or they count different things",
        confidence="medium",
    )
