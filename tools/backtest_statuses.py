"""The three words of a status in hindsight: plans of a year from every possible start, and which were met.

A target is the value at the start, improved by a share; each month of the plan has a status by the chance as it stood
then, with the hysteresis of `likelihoods`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pejling.forecasts import Forecast, forecast
from pejling.likelihoods import class_after
from pejling.periods import MONTHS_A_YEAR
from pejling.seasons import History, Values
from pejling.statuses import Status
from tools.backtest_runs import origins, reached
from tools.backtest_scores import rounded
from tools.backtest_series import Measure

IMPROVED_BY = np.array([0, 0.03, 0.05, 0.10, 0.20])
_FULL = 100.0


@dataclass
class Hindsight:
    """All plans tried: for each word the outcome (1 met, 0 not) of every month that bore it, and changes a plan."""

    outcomes: dict[Status, list[float]] = field(default_factory=dict)
    changes: list[int] = field(default_factory=list)

    def add(self, chances: Values, met: float) -> None:
        """Count one plan: its chances, oldest first, and whether it was met in the end."""
        words = [class_after(chances[: month + 1].tolist()) for month in range(len(chances))]
        for word in words:
            if word:
                self.outcomes.setdefault(word, []).append(met)
        self.changes.append(sum(a is not b for a, b in itertools.pairwise(words)))

    def __add__(self, other: Hindsight) -> Hindsight:
        """Return the plans of both."""
        words = self.outcomes.keys() | other.outcomes.keys()
        both = {word: [*self.outcomes.get(word, []), *other.outcomes.get(word, [])] for word in words}
        return Hindsight(both, self.changes + other.changes)

    def met(self, word: Status) -> float:
        """Return the share met of the months that bore a word."""
        found = self.outcomes.get(word, [])
        return float(np.mean(found)) if found else float("nan")

    def changes_a_plan(self) -> float:
        """Return how often the word changed in a plan of a year; NaN without plans."""
        return float(np.mean(self.changes)) if self.changes else float("nan")

    def share(self, word: Status) -> float:
        """Return the share of all months that bore a word."""
        return len(self.outcomes.get(word, [])) / max(1, sum(map(len, self.outcomes.values())))


def look_back(measure: Measure) -> Hindsight:
    """Try every plan of a measure that can be tried, in every municipality."""
    hindsight = Hindsight()
    for own in measure.own.values():
        forecasts = dict(_forecasts(own, measure))
        for start in forecasts:
            months = [forecasts.get(start + n) for n in range(MONTHS_A_YEAR)]
            complete = [one for one in months if one is not None]
            due = start + MONTHS_A_YEAR - 1
            if len(complete) == MONTHS_A_YEAR and not np.isnan(own.values[due]):
                _plans(own, start, complete, (measure, hindsight))
    return hindsight


def _forecasts(own: History, measure: Measure) -> Iterator[tuple[int, Forecast]]:
    """Yield how many months were known, and the forecast made of them."""
    for origin in origins(own, measure):
        found = forecast(origin.history, origin.national, measure.grid)
        if isinstance(found, Forecast):
            yield len(origin.history.values), found


def _plans(own: History, start: int, months: list[Forecast], into: tuple[Measure, Hindsight]) -> None:
    measure, hindsight = into
    targets = rounded(own.values[start - 1] * (1 + measure.direction * IMPROVED_BY), measure.grid)
    targets = targets[(targets > 0) & ((targets <= _FULL) | (not own.rate))]
    chances = [month.chances(targets, MONTHS_A_YEAR - passed, measure.direction) for passed, month in enumerate(months)]
    met = reached(float(own.values[start + MONTHS_A_YEAR - 1]), targets, measure.direction, measure.grid)
    for number in range(len(targets)):
        hindsight.add(np.array([month[number] for month in chances]), float(met[number]))
