"""What a target's result may become: one distribution for each measurement rule, and the chance of any level in it.

Formulas: docs/method.md, section 8 (quant.md, 3.4). An outlook knows neither target nor plan; `chances` takes levels in
the indicator's unit and returns a probability each, direction being 1 for at least and -1 for at most.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from pejling.forecasts import Forecast, below, deviations_at
from pejling.goals import FULL
from pejling.seasons import Values, from_scale
from pejling.small_flows import at_least_left, at_most_left, rest_of_cohort, rest_of_sum

_DRAWS, _SEED = 2000, 20
_STEP = 1e-4  # for a derivative, on the scale
_FREEDOM = 6
_TINY = 1e-9


class Outlook(Protocol):
    """What a result may become."""

    def chances(self, levels: Values, direction: int) -> Values:
        """Return the probability that the result reaches each level."""

    def quantile(self, probability: float) -> float:
        """Return the result that is not exceeded with a probability."""


def chance(outlook: Outlook, level: float, direction: int) -> float:
    """Return the probability of reaching one level."""
    return float(outlook.chances(np.array([level]), direction)[0])


@dataclass(frozen=True)
class EndOutlook:
    """The due month's own value, so many months ahead."""

    forecast: Forecast
    ahead: int

    def chances(self, levels: Values, direction: int) -> Values:
        """See `Outlook`. A level between two published values asks for the next one."""
        grid = self.forecast.grid
        whole = np.ceil(levels / grid - _TINY) if direction > 0 else np.floor(levels / grid + _TINY)
        return self.forecast.chances(whole * grid, self.ahead, direction)

    def quantile(self, probability: float) -> float:
        """See `Outlook`."""
        return self.forecast.quantile(probability, self.ahead)


@dataclass(frozen=True)
class MeanOutlook:
    """An average or a sum of many months: middle and standard deviation in the indicator's unit."""

    middle: float
    deviation: float

    def chances(self, levels: Values, direction: int) -> Values:
        """See `Outlook`."""
        under = below((levels - self.middle) / self.deviation)
        return np.asarray(1 - under if direction > 0 else under)

    def quantile(self, probability: float) -> float:
        """See `Outlook`."""
        return self.middle + self.deviation * deviations_at(probability)


def weighted_rest(forecast: Forecast, months: range, known: tuple[float, float], weight: float) -> MeanOutlook:
    """Return the weighted average of what is known and of the months to come.

    months: the horizons that count. known: sum of weight times value, and sum of weights. weight: of each month to
    come. Months are correlated by the root of the nearer horizon over the further.
    """
    middles = np.array([forecast.middle(ahead) for ahead in months])
    values = from_scale(middles, rate=forecast.season.rate)
    slopes = (from_scale(middles + _STEP, rate=forecast.season.rate) - values) / _STEP
    spreads = slopes * np.array([forecast.deviation(ahead) for ahead in months])
    variance = float(spreads @ _correlation(months) @ spreads) * weight**2
    total = known[1] + weight * len(months)
    return MeanOutlook((known[0] + weight * float(values.sum())) / total, variance**0.5 / total)


def _correlation(months: range) -> Values:
    ahead = np.array(months, dtype=np.float64)
    return np.asarray(np.sqrt(np.minimum.outer(ahead, ahead) / np.maximum.outer(ahead, ahead)))


@dataclass(frozen=True)
class FlowOutlook:
    """A sum of few events: what is counted this far, and what the rest may add."""

    so_far: float
    events: float
    months: float
    left: int

    def chances(self, levels: Values, direction: int) -> Values:
        """See `Outlook`."""
        return np.array([self._at_least(level) if direction > 0 else self._at_most(level) for level in levels.tolist()])

    def _at_most(self, level: float) -> float:
        room = at_most_left(level, self.so_far)
        return 0.0 if room < 0 else float(self._below[min(room, len(self._below) - 1)])

    def _at_least(self, level: float) -> float:
        needed = at_least_left(level, self.so_far)
        return 1.0 if needed <= 0 else float(1 - self._below[min(needed - 1, len(self._below) - 1)])

    @property
    def _below(self) -> Values:
        return _flow(self.events, self.months, self.left)

    def quantile(self, probability: float) -> float:
        """See `Outlook`."""
        return self.so_far + int(np.searchsorted(self._below, probability))


@functools.lru_cache(maxsize=64)
def _flow(events: float, months: float, left: int) -> Values:
    usual = events / months * left
    return rest_of_sum(events, months, left, int(5 * usual + 50))  # further out there is nothing to speak of


@dataclass(frozen=True)
class CohortOutlook:
    """A share of those who begin: successes of those so far, last year's, and how many are still to begin."""

    successes: int
    started: int
    before: tuple[float, float]
    to_come: int

    def chances(self, levels: Values, direction: int) -> Values:
        """See `Outlook`."""
        everybody, at = self.started + self.to_come, self._each
        found = []
        for level in levels.tolist():
            wanted = level / FULL * everybody - self.successes
            needed = int(np.ceil(wanted - _TINY)) if direction > 0 else int(np.floor(wanted + _TINY))
            part = at[max(needed, 0) :] if direction > 0 else at[: max(needed + 1, 0)]
            found.append(float(part.sum()))
        return np.array(found)

    @property
    def _each(self) -> Values:
        won, of = self.before
        return rest_of_cohort(
            self.to_come, 1 + self.successes + won / 2, 1 + self.started - self.successes + (of - won) / 2
        )

    def quantile(self, probability: float) -> float:
        """See `Outlook`."""
        more = int(np.searchsorted(np.cumsum(self._each), probability))
        return FULL * (self.successes + more) / (self.started + self.to_come)


@dataclass(frozen=True)
class EveryOutlook:
    """The worst of the months to come, and of those that are known; direction is the target's."""

    forecast: Forecast
    months: range
    worst: float | None
    direction: int

    def chances(self, levels: Values, direction: int) -> Values:
        """See `Outlook`. Never more than the least likely single month."""
        drawn = self._worst
        grid = self.forecast.grid / 2
        met = [np.mean(direction * (drawn - level) >= -grid) for level in levels.tolist()]
        bound = np.min([self.forecast.chances(levels, ahead, direction) for ahead in self.months], axis=0)
        known = 1.0 if self.worst is None else (direction * (self.worst - levels) >= -_TINY).astype(float)
        return np.asarray(np.minimum(met, bound) * known)

    @property
    def _worst(self) -> Values:
        middles = np.array([self.forecast.middle(ahead) for ahead in self.months])
        spreads = np.array([self.forecast.deviation(ahead) for ahead in self.months])
        drawn = from_scale(middles + spreads * _draws(self.months), rate=self.forecast.season.rate)
        return np.asarray(drawn.min(axis=1) if self.direction > 0 else drawn.max(axis=1))

    def quantile(self, probability: float) -> float:
        """See `Outlook`."""
        found = float(np.quantile(self._worst, probability))
        if self.worst is None:
            return found
        return min(found, self.worst) if self.direction > 0 else max(found, self.worst)


@functools.lru_cache(maxsize=64)
def _draws(months: range) -> Values:
    """Return 2 000 joint t6 draws of unit variance, the same at each run, so that a chance does not flicker."""
    source = np.random.default_rng(_SEED)
    normal = source.standard_normal((_DRAWS, len(months))) @ np.linalg.cholesky(_correlation(months)).T
    shared = source.chisquare(_FREEDOM, (_DRAWS, 1))
    return np.asarray(normal * np.sqrt((_FREEDOM - 2) / shared))
