"""``builtin:`` the built-in checks, switched off or tuned."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Severity
from checker.rulebook.load.scope import Scope
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Iterator[tuple[str, Severity | None]]:
    """(name, severity) of each built-in check that is tuned; None is off."""
    if not top.has("builtin"):
        return
    section = scope.section(top.values["builtin"], "builtin", tuple(sorted(scope.switches)))
    for name in section.values:
        word = section.choice(name, ("off", *(str(severity) for severity in Severity)))
        if word is not None:
            yield name, None if word == "off" else Severity(word)
