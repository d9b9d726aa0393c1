"""How long a forecast takes: the median of many, in milliseconds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from pejling.forecasts import Forecast, forecast
from tools.backtest_series import Measure

_SERIES = 50
_TIMES = 20
_SLIDER = 401  # the levels of a slider in steps of a quarter per cent
_MIDDLE = 6


def speeds(measure: Measure) -> dict[str, float]:
    """Return the time of a fit, of one probability and of a slider's levels at once."""
    own = list(measure.own.values())[:_SERIES]
    fitted = [forecast(one, measure.national, measure.grid) for one in own]
    ready = [one for one in fitted if isinstance(one, Forecast)]
    near = [one.quantile(0.5, _MIDDLE) for one in ready]
    pairs = list(zip(ready, near, strict=True))

    def fits() -> None:
        for one in own:
            forecast(one, measure.national, measure.grid)

    def chances(factors: list[float]) -> Callable[[], None]:
        asked = [(one, value * np.array(factors)) for one, value in pairs]

        def ask() -> None:
            for one, levels in asked:
                one.chances(levels, _MIDDLE, 1)

        return ask

    slider = np.linspace(0.5, 1.5, _SLIDER).tolist()
    works = {"fit": fits, "one probability": chances([1.0]), f"{_SLIDER} levels at once": chances(slider)}
    return {name: _milliseconds(work) / len(own) for name, work in works.items()}


def _milliseconds(work: Callable[[], None]) -> float:
    taken = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)
