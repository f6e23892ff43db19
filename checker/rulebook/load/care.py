"""What every rule may say of itself: severity, help, a link, who keeps it, and tags to sort it by."""

from __future__ import annotations

from typing import TypedDict

from checker.model import Severity
from checker.rulebook.load.scope import Scope
from checker.rulebook.section import Section


class Care(TypedDict):
    """The keys that all rules share, as arguments of their nouns."""

    severity: Severity | None
    help: str | None
    link: str | None
    owner: str | None
    tags: tuple[str, ...]


def read(scope: Scope, section: Section) -> Care:
    """The shared keys of a rule; owner and tags of the rulebook hold where the rule names none, or beside its own."""
    tags = dict.fromkeys((*scope.tags, *section.words("tags")))
    return {
        "severity": section.severity(),
        "help": section.text("help"),
        "link": section.text("link"),
        "owner": section.text("owner") or scope.owner,
        "tags": tuple(tags),
    }
