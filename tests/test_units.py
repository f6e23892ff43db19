"""Units: what the table holds is what pint holds, and every unit that the reader knows has a size."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest

from checker.reading.english import units as english
from checker.units import _TABLE, UnknownUnit, _dimension, resolve

REGISTRY: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
POWERS = {"square": 2, "cubic": 3}
READ = sorted(
    {
        unit
        for name, table in vars(english).items()
        if isinstance(table, dict) and not name.startswith("__")
        for row in table.values()
        for unit in ([row] if isinstance(row, str) else row if isinstance(row, tuple) else [])
        if isinstance(unit, str)
    }
)


def spelt(name: str) -> str:
    head, _, rest = name.partition("_")
    return f"{rest} ** {POWERS[head]}" if head in POWERS else name


@pytest.mark.parametrize("name", sorted(_TABLE.keys() - {"decade"}))  # pint's decade is a factor of ten
def test_the_table_is_pints(name: str) -> None:
    unit = REGISTRY.Unit(spelt(name))
    dimension, factor, offset = _TABLE[name]
    at_zero = REGISTRY.Quantity(0.0, unit).to_base_units().magnitude
    at_one = REGISTRY.Quantity(1.0, unit).to_base_units().magnitude
    assert _dimension(unit.dimensionality) == dimension
    assert float(factor) == pytest.approx(at_one - at_zero, rel=1e-9)
    assert float(offset) == pytest.approx(at_zero)


@pytest.mark.parametrize("name", READ)
def test_a_unit_that_is_read_has_a_size(name: str) -> None:
    assert resolve(name).factor > 0


@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [("cubic_meter", "[length] ** 3", 1), ("square_centimeter", "[length] ** 2", Decimal("0.0001"))],
)
def test_powers_are_read(name: str, dimension: str, factor: Decimal) -> None:
    unit = resolve(name)
    assert (unit.dimension, unit.factor) == (dimension, factor)


def test_what_is_no_unit_is_refused() -> None:
    with pytest.raises(UnknownUnit) as raised:
        resolve("kilomter")
    assert raised.value.near == "kilometer"
