"""``checker rules new``: a rulebook to begin with, which lints clean and says in its comments what to put where.

``starter("Storm Alma", date(2024, 3, 2), ["Alma"])`` → the text of a YAML file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.reporting import english


def starter(title: str, day: date, names: Sequence[str]) -> str:
    """The text of a rulebook for an event, with one fact of every common kind as a pattern to change."""
    declared = "\n".join(f"  {name}: {_quoted(name)}" for name in names) or "  Example: Example of a Name"
    mentioned = ", ".join(names) or "Example"
    first = names[0] if names else "Example"
    return _TEXT.format(
        title=_quoted(title),
        day=day.isoformat(),
        spelt=english.day(day.toordinal()),
        names=declared,
        mentioned=mentioned,
        first=first,
    )


def titled(stem: str) -> str:
    """``storm-alma_2024`` → ``Storm alma 2024``: a title for an event, from the name of its file."""
    words = " ".join(re.split(r"[-_\s]+", stem)).strip()
    return words[:1].upper() + words[1:]


def _quoted(text: str) -> str:
    """The text as a YAML scalar in single quotes."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


_TEXT = """\
# A rulebook: what should hold about an event, who says so, and how sentences say it.
# Change it line by line, and let `checker rules test --watch` run beside the editor: it tests on every save.
# The language stands on one page, docs/language.md; `checker explain RULE ARTICLE` says why a rule keeps silent.

event:
  title: {title}
  date: {day}                # the day of the event; formulas call it event.date
  articles: {mentioned}                # the rules speak of articles that mention all of these

# Names that matter. A name in a wording stands for all its aliases, and a gap (...) never steps over another name of its kind.
# With `born:` ages are checked; with `kind: team` or the like a name is a rival only of its own kind.
names:
{names}

facts:

  # A count. The noun after the number says what is counted.
  injured:
    title: people injured                # what findings call it
    value: 12 people
    source: who says so, and when        # a fact without a source only warns
    says: |                              # how sentences state it, a wording a line
      <value> (injured | hurt | were injured | were hurt)
      (injured | injuring | hurt) <value>
    examples:                            # the rulebook's own tests
      agrees: The accident injured 12 people.
      disagrees: The accident injured 21 people.
      silent: The accident delayed 12 people.

  # A date: any day that a sentence names, "on Tuesday" too.
  day:
    title: day of the event
    value: {day}
    source: who says so
    says: |
      {first} ... (opened | happened | took place) on <value>
    examples:
      agrees: {first} took place on {spelt}.

  # Words instead of a number: each value has wordings of its own.
  outcome:
    value: settled
    source: who says so
    says:
      settled: dispute ... (settled | resolved)
      open: dispute ... (goes on | unresolved)
    examples:
      agrees: The dispute was settled at night.
      disagrees: The dispute goes on.

# What must hold, for the rulebook and for what each article states.
checks:
  page_date:
    title: a report of the event cannot be older than the event
    holds: page.published >= event.date

# Not used yet: `values:` for figures that change (status, from, until), `is:` for what follows from other facts, `latest:`
# and others for what a table knows, `quotes:` for words as they were said, `terms:` for words that need care.
"""
