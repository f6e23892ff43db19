"""``units:`` units of a rulebook's own: ``dunam: 1,000 square meters``, or ``{is: …, also: [donum, dönüm]}``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.model import Kind
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Measure
from checker.rulebook.nouns import singular
from checker.rulebook.section import Section
from checker.units import UnknownUnit, resolve

_KINDS = frozenset({Kind.QUANTITY, Kind.COUNT, Kind.DURATION, Kind.POINTS, Kind.MONEY})


def read(scope: Scope, top: Section) -> Iterator[Measure]:
    """Every declared unit; one may stand on units that were declared before it."""
    for key, node in top.pairs("units"):
        path = f"units.{key.text}"
        section = scope.section(scope.shorthand(node, "is"), path, keys.UNIT)
        text = section.text("is")
        if text is None:
            if not section.has("is") and not section.strange:
                section.fail(key, f"{path}: a unit needs its `is:`, such as 1,000 square meters")
            continue
        mention = scope.value(text)
        if (
            mention is None
            or not isinstance(mention.value, Decimal)
            or mention.kind not in _KINDS
            or not mention.unit
        ):
            section.fail(
                section.values["is"],
                f"{section.key('is')}: {text!r} is no size of a unit",
                "a number of another unit: 1,000 square meters",
            )
            continue
        try:
            if mention.kind is Kind.QUANTITY:
                resolve(mention.unit)
        except UnknownUnit as error:
            hint = f"; did you mean {error.near!r}?" if error.near else ""
            section.fail(section.values["is"], f"{section.key('is')}: unknown unit {mention.unit!r}{hint}")
            continue
        words = tuple(dict.fromkeys(singular(word) for word in (key.text, *section.words("also"))))
        measure = Measure(key.text, words, mention.value, mention.kind, mention.unit, scope.place(key))
        scope.units = (*scope.units, measure)
        yield measure
