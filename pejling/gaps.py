"""How far a value is from a level: in the unit, in persons, against noise and against what has been before.

Formulas: docs/method.md, section 4. direction is 1 where higher meets the level, -1 where lower does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from pejling.goals import FULL
from pejling.measurements import meets
from pejling.periods import Frequency, Period
from pejling.series import Observation, Series
from pejling.units import Unit

_PRECEDENT_MONTHS = 24
_LEAST_FOR_PRECEDENT = 12
_NORMAL_95 = 1.96
_TINY = 1e-9  # so that a gap of exactly 19 persons does not become 20 by floating point


def gap(level: float, value: float, direction: int) -> float:
    """Return what is missing, in the unit (percentage points for rates); 0 or less where the level is met."""
    return direction * (level - value)


@dataclass(frozen=True, slots=True)
class Persons:
    """A gap in whole persons, rounded up, if the denominator stays as it is.

    approximate: True where the numerator had to be worked out from a rounded share.
    denominator: the denominator it was worked out on; None for counts.
    """

    count: int
    approximate: bool = False
    denominator: float | None = None


def persons(level: float, latest: Observation, direction: int, unit: Unit) -> Persons | None:
    """Return a gap in persons; None for rates without a known denominator, and for units that count no persons."""
    if latest.value is None:
        return None
    if not unit.is_rate:
        return Persons(_up(direction * (level - latest.value))) if unit.additive else None
    if not latest.denominator:
        return None
    approximate = latest.numerator is None
    numerator = latest.value * latest.denominator / FULL if latest.numerator is None else latest.numerator
    missing = direction * (level * latest.denominator / FULL - numerator)
    return Persons(_up(missing), approximate, latest.denominator)


def _up(missing: float) -> int:
    return max(0, math.ceil(missing - _TINY))


def noise_limit(latest: Observation, unit: Unit) -> float | None:
    """Return the smallest change that chance alone would not make, at 95 %, in the unit; None where n is unknown.

    Count: 1.96 sqrt(2 N). Share of n: 1.96 sqrt(2 p (1 - p) / n), in percentage points.
    """
    if latest.value is None or latest.value < 0:
        return None
    if unit.is_people:
        return _NORMAL_95 * math.sqrt(2 * latest.value)
    if not unit.is_rate or not latest.denominator:
        return None
    share = min(latest.value, FULL) / FULL
    return FULL * _NORMAL_95 * math.sqrt(2 * share * (1 - share) / latest.denominator)


@dataclass(frozen=True, slots=True)
class Precedent:
    """How often a level has been met in the series' own past: in `met` of the newest `months` settled ones.

    since: the first of them, where months without figures stand among them.
    """

    met: int
    months: int
    latest: Period | None
    since: Period | None = None


def precedent(series: Series, level: float, direction: int) -> Precedent | None:
    """Return a level's own precedent over the newest 24 settled months; None with fewer than 12."""
    settled = series.settled[-_PRECEDENT_MONTHS:]
    if series.indicator.frequency is not Frequency.MONTH or len(settled) < _LEAST_FOR_PRECEDENT:
        return None
    met = [one for one in settled if one.value is not None and meets(one.value, level, direction)]
    first, last = settled[0].period, settled[-1].period
    has_holes = last.number - first.number >= len(settled)
    return Precedent(len(met), len(settled), met[-1].period if met else None, first if has_holes else None)
