"""Two wordings of one quotation, side by side: runs of words that are the same, left out, added or changed.

::

    said  … this state, regardless of which zip code you live in, is going to get a fair shake in life
    here  … this state                                            gets            a fair share
                        ----------------------------------------- ~~~~~~~~~~~~~~~        ~~~~~~~~~~~~~
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.model import Edit
from checker.reporting.excerpt import GAP
from checker.reporting.visible import visible, width

SIGNS = {"same": " ", "left out": "-", "added": "+", "changed": "~"}
_KEEP = 4


def runs(edits: Iterable[Edit]) -> list[Edit]:
    """Neighbouring steps of one kind joined: ``a``, ``fair`` → ``a fair``."""
    joined = []
    for op, group in groupby(edits, key=lambda edit: edit.op):
        steps = list(group)
        canonical = " ".join(step.canonical for step in steps if step.canonical)
        joined.append(Edit(op, canonical, " ".join(step.stated for step in steps if step.stated)))
    return joined


def shortened(edits: Sequence[Edit], keep: int = _KEEP) -> list[Edit]:
    """Long runs of the same words cut to those next to a difference, with … for the rest."""
    last = len(edits) - 1
    return [
        Edit(
            edit.op,
            _cut(edit.canonical, index == 0, index == last, keep),
            _cut(edit.stated, index == 0, index == last, keep),
        )
        if edit.op == "same"
        else edit
        for index, edit in enumerate(edits)
    ]


def rows(edits: Sequence[Edit], columns: int) -> Iterator[tuple[str, str, str]]:
    """Lines of three: canonical, stated, signs; word above word, in at most so many columns where words allow."""
    above, below, signs = "", "", ""
    for top, bottom, sign in _cells(shortened(runs(edits))):
        wide = max(width(top), width(bottom))
        if above and width(above) + 1 + wide > columns:
            yield above.rstrip(), below.rstrip(), signs.rstrip()
            above, below, signs = "", "", ""
        joint = " " if above else ""
        carried = sign if joint and signs.endswith(sign) else " "
        above += joint + _pad(top, wide)
        below += joint + _pad(bottom, wide)
        signs += (carried if joint else "") + sign * wide
    if above:
        yield above.rstrip(), below.rstrip(), signs.rstrip()


def _cells(edits: Iterable[Edit]) -> Iterator[tuple[str, str, str]]:
    """Columns to lay out: each word of a run, save that a changed run is one cell when its words do not pair."""
    for edit in edits:
        sign = SIGNS.get(edit.op, "~")
        top, bottom = visible(edit.canonical).split(), visible(edit.stated).split()
        if edit.op == "changed" and len(top) != len(bottom):
            yield " ".join(top), " ".join(bottom), sign
            continue
        for index in range(max(len(top), len(bottom))):
            yield "".join(top[index : index + 1]), "".join(bottom[index : index + 1]), sign


def _cut(text: str, first: bool, last: bool, keep: int) -> str:
    words = text.split()
    head = 0 if first else keep
    tail = 0 if last else keep
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], GAP, *words[len(words) - tail :]])


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
