"""``event:`` what a rulebook is about, and of which articles it speaks.

::

    event:
      title: Storm Alma
      date: 2024-03-02
      articles: {mention: Alma, path: "news/**", from: 2024-03-01}
"""

from __future__ import annotations

from pathlib import Path

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Event
from checker.rulebook.reach import Articles
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Event:
    """What the rulebook is about; without ``event:`` the file's own name."""
    name = Path(scope.file.path).stem
    node = top.values.get("event")
    if node is None:
        return Event(name, None, None, Articles())
    section = scope.section(scope.shorthand(node, "title"), "event", keys.EVENT)
    title = section.text("title") or name
    return Event(title, section.day("date"), _zone(section), _articles(scope, section))


def _zone(section: Section) -> str | None:
    zone = section.text("timezone")
    if zone is not None:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            section.fail(
                section.values["timezone"],
                f"event.timezone: {zone!r} is no time zone{nearest(zone, available_timezones())}",
                "time zones are written as America/Chicago",
            )
    return zone


def _articles(scope: Scope, section: Section) -> Articles:
    node = section.values.get("articles")
    if node is None:
        return Articles()
    if node.kind != "map":
        return Articles(mention=section.words("articles"))
    part = scope.section(node, section.key("articles"), keys.ARTICLES)
    since, until = part.day("from"), part.day("until")
    if since and until and until <= since:
        part.fail(node, f"{part.path}: from {since} until {until}, which is never")
    return Articles(part.words("mention"), part.words("any"), part.words("path"), since, until)
