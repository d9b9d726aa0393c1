"""How a workbook shows figures and periods: the number or date itself, with words written by the format."""

from __future__ import annotations

import math

from pejling.periods import Frequency, Period
from pejling.reports.cells import MONTH, YEAR
from pejling.units import Unit

_MOST_DECIMALS = 2
_PARTS = {Frequency.QUARTER: "kvt.", Frequency.ROLLING_YEAR_BY_QUARTER: "kvt.", Frequency.HALF_YEAR: "halvår"}


def amount_format(unit: Unit, decimals: int | None = None) -> str:
    """Return the format of a value: 0.0" pct."; #,##0" personer", and in the singular for 1."""
    return _format(unit.suffix, unit.singular, unit.decimals if decimals is None else decimals)


def difference_format(unit: Unit, decimals: int | None = None) -> str:
    """Return the format of a difference: of rates in percentage points, never per cent."""
    singular = unit.difference if unit.is_rate else unit.singular
    return _format(unit.difference, singular, unit.decimals if decimals is None else decimals)


def level_decimals(value: float, unit: Unit) -> int:
    """Return how many decimals a level needs, as `danish.level` writes it: at least the unit's, at most two."""
    needed = (n for n in (unit.decimals, unit.decimals + 1) if math.isclose(value, round(value, n)))
    return next(needed, _MOST_DECIMALS)


def period_format(when: Period) -> str:
    """Return the format in which a period's date says the period: jul 2020; 3. kvt. 2020; 2020."""
    if when.frequency is Frequency.YEAR:
        return YEAR
    part = _PARTS.get(when.frequency)
    return f'"{when.position}. {part}" {YEAR}' if part else MONTH


def bare_format(decimals: int) -> str:
    """Return the format of a number without unit."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _format(suffix: str, singular: str, decimals: int) -> str:
    bare = bare_format(decimals)
    many = f'{bare}" {suffix}"'
    return many if singular == suffix else f'[=1]{bare}" {singular}";{many}'
