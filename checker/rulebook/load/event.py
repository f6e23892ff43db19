"""``event:`` what a rulebook is about, and of which articles it speaks."""

from __future__ import annotations

from pathlib import Path

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Event
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Event:
    """What the rulebook is about; without ``event:`` the file's own name."""
    if not top.has("event"):
        return Event(Path(scope.file.path).stem, None, None, ())
    section = scope.section(top.values["event"], "event", keys.EVENT)
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
    title = section.text("title") or Path(scope.file.path).stem
    return Event(title, section.day("date"), zone, section.words("articles"))
