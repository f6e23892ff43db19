"""The nouns that the stages hand to one another: source → mention → claim → finding → report.

Jones received ``nearly 50 percent`` of the vote → a mention of kind percent with the interval [45, 50];
the rulebook's ``jones_share`` makes it a claim; a verdict on the claim may become a finding.
All nouns are frozen; none knows how it was made or how it will be shown. They are msgspec's structs, which are made in a tenth of
the time that a frozen dataclass takes; those that code takes apart are named tuples.

Offsets are half-open and count code points. A *span* of ``Source.text`` is what the reader saw; ``Source.place``
turns it into offsets of the decoded file, which are what findings and reports carry.

::

    kinds → sources → mentions → findings → report
"""

from __future__ import annotations

from checker.model.findings import Bar, Claimed, Edit, Evidence, Finding, Statement
from checker.model.kinds import (
    BELOW,
    CALENDAR,
    DAYS,
    MEASURED,
    NO_VALUES,
    SIZES,
    STATING,
    Hedge,
    Kind,
    Role,
    Severity,
    Verdict,
    Voice,
)
from checker.model.mentions import Anchor, Mention, Sentence, Token, Value
from checker.model.report import (
    Era,
    Failure,
    Report,
    RuleCard,
    Scope,
    Seen,
    SetAside,
    SourceCard,
    Suppression,
)
from checker.model.sources import Block, Field, Imprint, Piece, Source, Stamp, Stated

__all__ = [
    "BELOW",
    "CALENDAR",
    "DAYS",
    "MEASURED",
    "NO_VALUES",
    "SIZES",
    "STATING",
    "Anchor",
    "Bar",
    "Block",
    "Claimed",
    "Edit",
    "Era",
    "Evidence",
    "Failure",
    "Field",
    "Finding",
    "Hedge",
    "Imprint",
    "Kind",
    "Mention",
    "Piece",
    "Report",
    "Role",
    "RuleCard",
    "Scope",
    "Seen",
    "Sentence",
    "SetAside",
    "Severity",
    "Source",
    "SourceCard",
    "Stamp",
    "Stated",
    "Statement",
    "Suppression",
    "Token",
    "Value",
    "Verdict",
    "Voice",
]
