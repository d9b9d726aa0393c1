"""The rolling-origin backtest itself: at every month a forecast from what was known then, scored by what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pejling.periods import MONTHS_A_YEAR
from pejling.seasons import History, Values
from tools.backtest_methods import AHEAD, Method, Outlook
from tools.backtest_scores import QUANTILES, brier, calibration_error, covered, crps, rounded, scale_of
from tools.backtest_series import Measure

FACTORS = np.array([0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.2])  # levels asked about, as parts of the last value
_FULL = 100.0


@dataclass(frozen=True)
class Origin:
    """A month to forecast from: what was known then of the series and the country's, and the series as it went on.

    after: as many months as followed, at most twelve; NaN where none was published.
    """

    history: History
    national: History
    after: Values


def origins(own: History, measure: Measure) -> Iterator[Origin]:
    """Yield every month with a value, from the measure's least history on, that a month with a value follows."""
    for upto in range(measure.least, len(own.values)):
        after = own.values[upto : upto + MONTHS_A_YEAR]
        if not np.isnan(own.values[upto - 1]) and not np.isnan(after).all():
            yield Origin(_first(own, upto), _first(measure.national, own.first + upto - measure.national.first), after)


def _first(history: History, months: int) -> History:
    return History(history.first, history.values[: max(0, months)], history.rate)


@dataclass
class Tally:
    """What one method's forecasts of one measure came to, a row an origin; `scores` puts it in numbers."""

    errors: list[Values] = field(default_factory=list)
    crps: list[Values] = field(default_factory=list)
    within_80: list[Values] = field(default_factory=list)
    within_95: list[Values] = field(default_factory=list)
    chances: list[Values] = field(default_factory=list)
    happened: list[Values] = field(default_factory=list)
    improving: list[Values] = field(default_factory=list)  # chances again, for levels asked in the good direction
    improved: list[Values] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Return the means over all forecasts, by the name they are printed with."""
        chances, happened = np.concatenate(self.chances), np.concatenate(self.happened)
        return {
            "MASE": float(np.concatenate(self.errors).mean()),
            "sCRPS": float(np.concatenate(self.crps).mean()),
            "cov80": float(np.concatenate(self.within_80).mean()),
            "cov95": float(np.concatenate(self.within_95).mean()),
            "Brier": brier(chances, happened),
            "ECE_sym": calibration_error(chances, happened),
        }


def run(measure: Measure, methods: dict[str, Method]) -> dict[str, Tally]:
    """Forecast a measure by every method from every origin in every municipality; only what all can forecast counts."""
    tallies = {name: Tally() for name in methods}
    for own in measure.own.values():
        for origin in origins(own, measure):
            scale = scale_of(origin.history.values)
            found = {name: method(origin.history, origin.national, measure.grid) for name, method in methods.items()}
            ready = {name: outlook for name, outlook in found.items() if outlook is not None}
            if len(ready) == len(methods) and not np.isnan(scale):
                for name, outlook in ready.items():
                    _score(tallies[name], outlook, origin, (scale, measure.direction))
    return tallies


def _score(tally: Tally, outlook: Outlook, origin: Origin, how: tuple[float, int]) -> None:
    scale, direction = how
    known = np.flatnonzero(~np.isnan(origin.after))
    actual, values = origin.after[known], outlook.values[known]
    quantiles, tails = values[:, : len(QUANTILES)], values[:, len(QUANTILES) :]
    tally.errors.append(np.abs(outlook.point[known] - actual) / scale)
    tally.crps.append(crps(quantiles, actual) / scale)
    tally.within_95.append(covered(tails[:, 0], tails[:, -1], actual, outlook.grid))
    tally.within_80.append(covered(tails[:, 1], tails[:, -2], actual, outlook.grid))
    levels = asked_levels(origin.history, outlook.grid)
    for ahead, value in zip(AHEAD[known].tolist(), actual.tolist(), strict=True):
        tally.chances.append(outlook.chances(levels, ahead, 1))
        tally.happened.append(reached(value, levels, 1, outlook.grid))
        tally.improving.append(outlook.chances(levels, ahead, direction))
        tally.improved.append(reached(value, levels, direction, outlook.grid))


def asked_levels(history: History, grid: float) -> Values:
    """Return the levels whose chance is asked at an origin: parts of the last value, as published, within bounds."""
    levels = rounded(history.values[-1] * FACTORS, grid)
    return levels[levels <= _FULL] if history.rate else levels


def reached(value: float, levels: Values, direction: int, grid: float) -> Values:
    """Tell for each level whether a value reaches it, 1 or 0; being on it does."""
    return np.asarray((direction * (value - levels) >= -grid / 4).astype(np.float64))
