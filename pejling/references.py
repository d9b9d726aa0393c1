"""What other municipalities have done: how many are at a level, and how often a change as large has been seen.

The outside view beside the chance, never averaged into it (docs/method.md, section 8). Rates only for levels; changes
are compared on the scale of `seasons`, so that counts of different sizes are comparable too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pejling.measurements import meets
from pejling.periods import Period
from pejling.seasons import Values, to_scale
from pejling.series import Observation, Series

_LEAST_PEOPLE = 100  # in the denominator
_LEAST_COUNT = 20  # a change from fewer says little
_LEAST_CASES = 12
_LEAST_RATES = 6  # the own one and five others
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class AtLevel:
    """How many municipalities met a level in a period, of all that had a rate then."""

    met: int
    of: int
    period: Period


@dataclass(frozen=True, slots=True)
class Seen:
    """In how many courses of `ahead` months a change at least as large was seen, of all there are."""

    met: int
    of: int
    ahead: int


@dataclass(frozen=True)
class Reference:
    """The other municipalities' figures as far as a target needs them.

    rates:   everybody's rate in `period`, the own one's too; empty for counts.
    changes: on the scale, from a month of the calendar as `period` to the months that count, in every year known.
    """

    period: Period
    rates: Values
    changes: Values
    rate: bool
    ahead: int

    def at_level(self, level: float, direction: int) -> AtLevel | None:
        """Return how many municipalities met a level in the period; None for counts and below five others."""
        if len(self.rates) < _LEAST_RATES:
            return None
        met = sum(meets(value, level, direction) for value in self.rates.tolist())
        return AtLevel(met, len(self.rates), self.period)

    def seen(self, value: float, wanted: float, direction: int) -> Seen | None:
        """Return how often a change from `value` to `wanted` or further was seen; None with fewer than 12 courses."""
        if len(self.changes) < _LEAST_CASES:
            return None
        now, then = to_scale(np.array([value, wanted]), rate=self.rate)
        met = direction * (self.changes - (then - now)) >= -_SAME
        return Seen(int(met.sum()), len(self.changes), self.ahead)


def reference_of(everybody: Iterable[Series], newest: Period, months: range) -> Reference | None:
    """Make the reference of a target whose newest settled month is `newest`; None where nobody has figures.

    months: how many months after `newest` those lie that the result is made of; their mean is compared.
    """
    found = [series for series in everybody if series.settled]
    if not found or not len(months):
        return None
    rate = found[0].indicator.unit.is_rate
    rates = [rate_now for series in found for rate_now in _rate(series, newest)] if rate else []
    changes = [change for series in found for change in _changes(series, newest, months)]
    return Reference(newest, np.array(rates), np.array(changes), rate, months[-1])


def _rate(series: Series, period: Period) -> Iterator[float]:
    one = series.at(period)
    if one is not None and one.value is not None and not _few(one):
        yield one.value


def _few(one: Observation) -> bool:
    return one.denominator is not None and one.denominator < _LEAST_PEOPLE


def _changes(series: Series, newest: Period, months: range) -> Iterator[float]:
    """Yield the changes from each month of the same name, where all months that count are known and are over."""
    rate = series.indicator.unit.is_rate
    known = {one.period.number: one.value for one in series.settled if one.value is not None}
    few = {one.period.number for one in series.settled if _few(one)}
    a_year = newest.frequency.per_year
    for start in range(newest.number - a_year, min(known) - 1, -a_year):
        after = [known.get(start + ahead) for ahead in months]
        values = [value for value in after if value is not None]
        small = start in few or (not rate and known.get(start, 0.0) < _LEAST_COUNT)
        if start in known and len(values) == len(months) and not small and start + months[-1] <= newest.number:
            now, then = to_scale(np.array([known[start], sum(values) / len(values)]), rate=rate)
            yield float(then - now)
