"""``builtin:`` the built-in checks, switched off or tuned: ``{same-quotation: off, weekday: warning}``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Severity
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Iterator[tuple[str, Severity | None]]:
    """(name, severity) of each built-in check that is tuned; None is off."""
    if not top.has("builtin"):
        return
    section = scope.section(top.values["builtin"], "builtin", tuple(sorted(scope.switches)))
    for name, node in section.values.items():
        if node.text.strip().lower() in ("no", "false"):
            yield name, None
            continue
        word = section.choice(name, ("off", *keys.SEVERITIES))
        if word is not None:
            yield name, None if word == "off" else Severity(word)
