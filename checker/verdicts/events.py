"""Of what event and place a number speaks: "another storm killed 41", "Hurricane Zelda killed 90", "killed 12 in Ostrava"."""

from __future__ import annotations

from checker.model import Kind, Role
from checker.verdicts.view import SURE, Scope, View, known, segment, word_at

_ANOTHER_EVENT = frozenset("another previous earlier similar prior past".split())
_AWAY = frozenset("in at near across outside around throughout".split())
_DID = frozenset(
    "won beat left lost hit struck took made cost fell rose sold paid bought has had is was were drew shook sank broke cut grew "
    "kills wins costs leaves hits".split()
)
_HOME = 3
"""A place that an article names so often is where its event is."""


def another_event(view: View) -> Scope | None:
    """ "Another storm killed 41", "Katrina, which killed 1,800": what the words are said of."""
    if view.claim.wording.names:
        return None
    start = word_at(view.tokens, view.claim.words[0])
    start = min(start, view.first)
    if start in (view.first,) and view.claim.words[0] >= view.mention.start:
        return None
    at = start
    for word in view.words[max(at - 4, view.low) : at]:
        if word in _ANOTHER_EVENT and word not in view.spoken:
            return Scope(f"“{word}” speaks of another event", clear=True)
    if not _is_verb(view.words[start]):
        return None
    while at > view.low and view.words[at - 1] in ("which", "that", "who", "has", "had", "have", "also"):
        at -= 1
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if mention.kind is not Kind.NAME or mention.confidence < SURE:
            continue
        first = word_at(view.tokens, mention.start)
        end = word_at(view.tokens, mention.end)
        if (
            end == at
            and (first == 0 or view.words[first - 1] not in _AWAY)
            and not known(view, view.words[first:end])
        ):
            return Scope(f"it is said of {' '.join(mention.text.split())}", clear=True)
    return None


def _is_verb(word: str) -> bool:
    """Whether a wording that begins with this word says what somebody did, and not what something is."""
    return word.endswith(("ed", "ing")) or word in _DID


def another_place(view: View) -> Scope | None:
    """A place that neither the rulebook nor the article's event is about."""
    if view.claim.wording.names and view.mention.kind is not Kind.COUNT:
        return None
    _, high = segment(view)
    for mention in view.case.article.reading.mentions_in(view.claim.sentence):
        if mention.kind is not Kind.NAME or mention.confidence < SURE:
            continue
        first = word_at(view.tokens, mention.start)
        end = word_at(view.tokens, mention.end)
        behind = view.end < first <= min(view.end + 5, high - 1)
        if not (behind or first <= 2) or first == 0 or view.words[first - 1] not in _AWAY:
            continue
        if not known(view, view.words[first:end]) and not _at_home(view, mention.text):
            return Scope(
                f"“{view.words[first - 1]} {' '.join(mention.text.split())}” may be a part or another place"
            )
    return None


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
