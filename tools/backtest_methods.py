"""The forecasters a backtest sets side by side, each reading only what it is given: months up to the origin.

All but Pejling's are normal on Pejling's own scale (logit for rates, log(1 + y) for counts), with the same half step
of the published grid given, so that what differs is the method and not the bookkeeping.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from pejling.forecasts import Forecast, deviations_at, forecast
from pejling.periods import MONTHS_A_YEAR
from pejling.seasons import History, Values, from_scale, to_scale
from tools.backtest_scores import QUANTILES

AHEAD = np.arange(1, MONTHS_A_YEAR + 1)
TAILS = np.array([0.025, 0.1, 0.9, 0.975])
_READ_AT = (*QUANTILES.tolist(), *TAILS.tolist())
_NORMAL = NormalDist()
_NORMAL_DEVIATIONS = np.array([_NORMAL.inv_cdf(one) for one in _READ_AT])
_T_DEVIATIONS = np.array([deviations_at(one) for one in _READ_AT])
_NORMAL_TABLE = np.linspace(-8, 8, 4001)
_NORMAL_BELOW = np.array([_NORMAL.cdf(one) for one in _NORMAL_TABLE.tolist()])
_LEAST_DEVIATION = 1e-6
_LEAST_COUNT = -0.999  # log(1 + y) has no lower end
_LEVEL = 95


@dataclass(frozen=True)
class Outlook:
    """A distribution for each of the next twelve months, on the scale: middle and standard deviation."""

    middle: Values
    deviation: Values
    rate: bool
    grid: float
    ours: Forecast | None = None

    @property
    def values(self) -> Values:
        """A row a month: the values at QUANTILES, then those at TAILS, in the series' unit."""
        deviations = _T_DEVIATIONS if self.ours else _NORMAL_DEVIATIONS
        return from_scale(self.middle[:, None] + self.deviation[:, None] * deviations, rate=self.rate)

    @property
    def point(self) -> Values:
        """The median of each month, in the series' unit."""
        return from_scale(self.middle, rate=self.rate)

    def chances(self, levels: Values, ahead: int, direction: int) -> Values:
        """Return the probability of each level so many months ahead: at least (direction 1) or at most (-1)."""
        if self.ours:
            return self.ours.chances(levels, ahead, direction)
        counted = levels - direction * self.grid / 2
        scaled = to_scale(counted if self.rate else np.maximum(counted, _LEAST_COUNT), rate=self.rate)
        deviations = (scaled - self.middle[ahead - 1]) / self.deviation[ahead - 1]
        under = np.interp(deviations, _NORMAL_TABLE, _NORMAL_BELOW)
        return np.asarray(1 - under if direction > 0 else under)


# What a method is given: the series and the country's up to the origin, and the published step.
Method = Callable[[History, History, float], Outlook | None]


def pejling(history: History, national: History, grid: float) -> Outlook | None:
    """Forecast as Pejling does, with the country's calendar profile."""
    return _ours(forecast(history, national, grid))


def pejling_alone(history: History, _: History, grid: float) -> Outlook | None:
    """Forecast as Pejling does where the country's figures are not loaded."""
    return _ours(forecast(history, None, grid))


def _ours(found: object) -> Outlook | None:
    if not isinstance(found, Forecast):
        return None
    middle = np.array([found.middle(ahead) for ahead in AHEAD.tolist()])
    deviation = np.array([found.deviation(ahead) for ahead in AHEAD.tolist()])
    return Outlook(middle, deviation, found.season.rate, found.grid, found)


def naive(history: History, _: History, grid: float) -> Outlook | None:
    """Say that every month will be as the last one; the spread grows by the root of the horizon."""
    scaled = to_scale(history.values, rate=history.rate)
    middle = np.full(MONTHS_A_YEAR, scaled[-1])
    return _bell(middle, _spread(np.diff(scaled)) * np.sqrt(AHEAD), history, grid)


def seasonal_naive(history: History, _: History, grid: float) -> Outlook | None:
    """Say that every month will be as the same month a year before."""
    scaled = to_scale(history.values, rate=history.rate)
    spread = _spread(scaled[MONTHS_A_YEAR:] - scaled[:-MONTHS_A_YEAR])
    return _bell(_filled(scaled)[-MONTHS_A_YEAR:], np.full(MONTHS_A_YEAR, spread), history, grid)


def exponential_smoothing(history: History, _: History, grid: float) -> Outlook | None:
    """Forecast by ETS(A,N,A) of statsforecast, on the scale."""
    models = importlib.import_module("statsforecast.models")  # wanted by this command only
    scaled = _filled(to_scale(history.values, rate=history.rate))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its optimiser's; the forecast is scored whatever it thinks of itself
        found = models.AutoETS(season_length=MONTHS_A_YEAR, model="ANA").forecast(
            y=scaled, h=MONTHS_A_YEAR, level=[_LEVEL]
        )
    width = np.asarray(found[f"hi-{_LEVEL}"]) - np.asarray(found[f"lo-{_LEVEL}"])
    return _bell(np.asarray(found["mean"]), width / (2 * _NORMAL.inv_cdf(0.5 + _LEVEL / 200)), history, grid)


def has_exponential_smoothing() -> bool:
    """Tell whether statsforecast is installed."""
    return importlib.util.find_spec("statsforecast") is not None


def _bell(middle: Values, deviation: Values, history: History, grid: float) -> Outlook:
    return Outlook(middle, np.maximum(deviation, _LEAST_DEVIATION), history.rate, grid)


def _spread(errors: Values) -> float:
    return float(np.sqrt(np.nanmean(errors**2)))


def _filled(scaled: Values) -> Values:
    """Return the row with its holes filled by straight lines, as this method takes none."""
    places, observed = np.arange(len(scaled)), ~np.isnan(scaled)
    return np.asarray(np.interp(places, places[observed], scaled[observed]))
