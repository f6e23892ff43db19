"""What a rule is called outside a rulebook: ``alabama-senate-2017/lead``; a built-in check has its own name alone."""

from __future__ import annotations

from checker.reporting.visible import visible


def rule_id(rulebook: str | None, rule: str) -> str:
    """The name of a rule among all rulebooks, visible, the same in every machine format."""
    return visible(f"{rulebook}/{rule}" if rulebook else rule)
