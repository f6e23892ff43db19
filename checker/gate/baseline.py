"""What stands today and is accepted: a file of findings, one a line, that only ever gets shorter by itself.

::

    {"version": 1, "accepted": [
     {"fingerprint": "9d41bb07c6a2f310", "rule": "alabama-senate-2017/lead", "source": "a.txt", "stated": "21,000 votes", …}
    ]}

A finding is known by its fingerprint (rule, article, words and their sentence; never a line number). An entry is stale when its article was
checked and the finding did not occur.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import LocatedError, UsageError
from checker.model import Evidence, Finding, Report, SetAside, Severity, Verdict

RULE = "baseline"
VERSION = 1
_KEYS = ("fingerprint", "rule", "source", "severity", "stated", "message")


class Entry(Struct, frozen=True):
    """An accepted finding as the file keeps it; ``line`` is where."""

    fingerprint: str
    rule: str
    source: str
    severity: str
    stated: str
    message: str
    line: int = 0


class Baseline(Struct, frozen=True):
    """The accepted findings of a file."""

    path: str
    entries: tuple[Entry, ...]

    def applied(self, report: Report, *, strict: bool) -> Report:
        """The report with accepted findings set aside; ``strict`` adds an error for each stale entry."""
        known = {entry.fingerprint for entry in self.entries}
        kept = tuple(f for f in report.findings if f.fingerprint not in known)
        aside = tuple(SetAside(f, self.path, "accepted") for f in report.findings if f.fingerprint in known)
        stale = tuple(map(self._told, self.stale(report))) if strict else ()
        return replace(report, findings=(*kept, *stale), set_aside=(*report.set_aside, *aside))

    def stale(self, report: Report) -> tuple[Entry, ...]:
        """Entries whose article was checked, or is gone, and whose finding does not occur in the report any more."""
        found = {f.fingerprint for f in report.findings} | {a.finding.fingerprint for a in report.set_aside}
        checked = set(report.articles)
        if report.scope is not None:
            checked &= report.scope.articles
        return tuple(
            entry
            for entry in self.entries
            if entry.fingerprint not in found and (entry.source in checked or not Path(entry.source).exists())
        )

    def without(self, entries: Iterable[Entry]) -> Baseline:
        """The baseline without these entries."""
        gone = {entry.fingerprint for entry in entries}
        return Baseline(self.path, tuple(e for e in self.entries if e.fingerprint not in gone))

    def as_text(self) -> str:
        """The file's text: sorted, one entry a line, so that two versions compare with ``diff``."""
        ordered = sorted(self.entries, key=lambda entry: (entry.source, entry.rule, entry.fingerprint))
        rows = [
            json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=True) for entry in ordered
        ]
        body = ",".join(f"\n {row}" for row in rows)
        return f'{{"version": {VERSION}, "accepted": [{body}\n]}}\n'

    def _told(self, entry: Entry) -> Finding:
        evidence = Evidence(self.path, 0, 0, entry.line, 1, entry.stated, entry.stated, 0, entry.line, 1)
        return Finding(
            RULE,
            None,
            Verdict.STALE,
            Severity.ERROR,
            f"the baseline accepts a finding of {entry.rule} in {entry.source} that does not occur any more",
            evidence,
            entry.stated,
            "",
            help="run `checker baseline write`, and commit the shorter file",
            fingerprint=sha256(f"{RULE}\x1f{entry.fingerprint}".encode()).hexdigest()[:16],
        )


def of_report(path: str, report: Report) -> Baseline:
    """A baseline that accepts every finding of a report."""
    return Baseline(
        path,
        tuple(
            Entry(
                finding.fingerprint,
                f"{finding.rulebook}/{finding.rule}" if finding.rulebook else finding.rule,
                finding.evidence.source,
                str(finding.severity),
                finding.stated,
                finding.message,
            )
            for finding in report.findings
        ),
    )


def load(path: Path) -> Baseline:
    """Read a baseline. Raise UsageError when it is not there, LocatedError when it is not a baseline."""
    name = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
        kept = json.loads(text)
    except FileNotFoundError as error:
        raise UsageError(f"{name}: there is no such baseline; `checker baseline write` makes it") from error
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise LocatedError(f"this is not a baseline: {error.msg}", name, error.lineno, error.colno) from error
    except ValueError as error:
        raise LocatedError(f"this is not a baseline: {error}", name, 1, 1) from error
    if (
        not isinstance(kept, dict)
        or kept.get("version") != VERSION
        or not isinstance(kept.get("accepted"), list)
    ):
        raise LocatedError(
            f'this is not a baseline of version {VERSION}: expected {{"version": …', name, 1, 1
        )
    rows = {row.strip().rstrip(","): number for number, row in enumerate(text.split("\n"), 1)}
    entries = []
    for record in kept["accepted"]:
        line = rows.get(json.dumps(record, ensure_ascii=True), 1)
        if not isinstance(record, dict) or not all(isinstance(record.get(key), str) for key in _KEYS):
            raise LocatedError(f"an entry has not the keys {', '.join(_KEYS)} as texts", name, line, 1)
        entries.append(Entry(**{key: record[key] for key in _KEYS}, line=line))
    return Baseline(name, tuple(entries))
