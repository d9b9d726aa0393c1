"""The forecast once more, plainly and slowly: loops over months, rates only, no country, no holes.

Source: docs/method.md, section 8 (quant.md, 2.7). Nothing of the code under test is used.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean


def _logit(value: float) -> float:
    share = min(max(value, 0.05), 99.95) / 100
    return math.log(share / (1 - share))


def _profile(z: Sequence[float], months: Sequence[int]) -> list[float]:
    steps: dict[int, list[float]] = {month: [] for month in range(12)}
    changes = [z[t] - z[t - 1] for t in range(1, len(z))]
    for t, change in enumerate(changes, start=1):
        steps[months[t]].append(change - fmean(changes))
    means = [fmean(steps[month]) if steps[month] else 0.0 for month in range(12)]
    within = sum((one - means[month]) ** 2 for month in range(12) for one in steps[month])
    within /= max(1, len(changes) - sum(1 for month in range(12) if steps[month]))
    between = fmean(mean**2 for mean in means) * 12 / 11 - within / (len(changes) / 12)
    kappa = min(max(within / max(between, 1e-12), 0.3), 30.0)
    shrunk = [len(steps[month]) / (len(steps[month]) + kappa) * means[month] for month in range(12)]
    sums, running = [], 0.0
    for step in shrunk:
        running += step - fmean(shrunk)
        sums.append(running)
    return [one - fmean(sums) for one in sums]


def plain_forecast(values: Sequence[float], first: int, ahead: int, level: float) -> tuple[float, float, float]:
    """Return median and standard deviation on the logit scale, and the chance of at least `level` in per cent.

    first: the calendar month of the first value, from 1. ahead: months after the last value.
    """
    window = list(values)[-36:]
    start = first - 1 + len(values) - len(window)
    months = [(start + t) % 12 for t in range(len(window))]
    z = [_logit(value) for value in window]
    season = _profile(z, months)
    levels = [z[0] - season[months[0]]]
    for t in range(1, len(z)):
        levels.append(levels[-1] + 0.8 * (z[t] - season[months[t]] - levels[-1]))

    def error(steps: int) -> float:
        squares = [
            (z[t + steps] - levels[t] - season[months[t + steps]]) ** 2 for t in range(len(z)) if t + steps < len(z)
        ]
        return math.sqrt(fmean(squares)) if squares else 0.0

    value = 100 / (1 + math.exp(-levels[-1]))
    one = max(error(1), 0.29 * 0.1 * 100 / (value * (100 - value)))
    steps = min(ahead, 12)
    spread = math.sqrt(((one * steps**0.4) ** 2 + max(error(steps), one) ** 2) / 2)
    spread *= max(1.0, ahead / 12) ** 0.4 * (1 + 0.25 * (36 / len(window)) ** 2)
    middle = levels[-1] + season[(months[-1] + ahead) % 12]
    t = (_logit(level - 0.05) - middle) / spread * math.sqrt(1.5)
    u = t / math.sqrt(6 + t * t)
    rest = 1 - u * u
    return middle, spread, 1 - (0.5 + u / 2 * (1 + rest / 2 + 3 * rest**2 / 8))
