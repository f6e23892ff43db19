"""Whether a name is that of somebody, or of a place, that neither the rulebook nor the article is about."""

from __future__ import annotations

from checker.model import Mention, Role
from checker.verdicts.laid import Laid, Named

SURE = 0.5
GENERIC = frozenset(
    "fire storm hurricane typhoon party company group bank river lake mount bridge station park airport university court "
    "council team united city town county state marathon open cup test flight festival hotel motors foods inc the of".split()
)
"""Parts of many names, of which none is told by them."""
_HOME = 3
"""A place that an article names so often is where its event is."""


def is_foreign(line: Laid, name: Named) -> bool:
    """Whether neither the rulebook knows a name, nor the article is at home with it."""
    return not known(line, name.words) and not at_home(line, name.said)


def known(line: Laid, words: tuple[str, ...]) -> bool:
    """Whether the rulebook itself speaks of what these words name; "Mesa Fire" is no other name of a fire that it knows."""
    telling = [word for word in words if word not in GENERIC] or words
    return not line.case.vocabulary.isdisjoint(telling)


def at_home(line: Laid, name: str) -> bool:
    """Whether the article is about that place: in its headline, its dateline or first sentence, or named again and again."""
    text = line.case.source.text
    place = line.case.source.place_name
    if text.count(name) >= _HOME or (place is not None and name.lower() in place.text.lower()):
        return True
    sentences = line.case.article.reading.sentences
    lead = [s for s in sentences if s.role is Role.HEADLINE] + [s for s in sentences if s.role is Role.BODY][
        :1
    ]
    return any(s.start != line.sentence.start and name in text[s.start : s.end] for s in lead)


def is_sure(line: Laid, mention: Mention) -> bool:
    """Whether what looks like a name is one; a word that opens a sentence only if it is one elsewhere."""
    return mention.confidence >= SURE or any(
        other.value == mention.value and other.confidence >= SURE
        for other in line.case.article.reading.mentions
    )
