"""Where a monthly series goes if things go on as they have, and how likely that makes a level.

Steps 5-7 of the method in docs/method.md, section 8; the first four are `seasons`. Own code, because the gain is the
shrunken calendar profile, which no kept library offers. Horizons are months from the newest settled month.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pejling.areas import AreaKind
from pejling.periods import MONTHS_A_YEAR, Frequency, Period
from pejling.seasons import (
    LEAST_MONTHS,
    LEAST_OF_LAST_YEAR,
    WINDOW,
    History,
    Season,
    Values,
    from_scale,
    history_of,
    season_in,
    to_scale,
)
from pejling.series import Series

_GROWTH = 0.4  # the spread grows by the horizon to this power
_HALF_GRID = 0.29  # the spread that rounding alone makes, in grids: 1 / sqrt(12)
_FEW_MONTHS = 0.25  # how much wider the spread is made for what 36 months do not tell
_NEAR_BREAK = 1.2
_LEAST_COUNT = -0.999  # log(1 + y) has no lower end
_FULL = 100.0
_FREEDOM = 6  # of the t distribution
_TO_T = (_FREEDOM / (_FREEDOM - 2)) ** 0.5  # a t6 has this standard deviation
_TABLE = np.linspace(-40, 40, 16_001)  # standard deviations; between two of them quantiles are interpolated


def below(deviations: Values) -> Values:
    """Return the probability of lying below so many standard deviations: a t6 scaled to unit variance, closed form."""
    t = deviations * _TO_T
    u = t / np.sqrt(_FREEDOM + t * t)
    rest = 1 - u * u
    return np.asarray(0.5 + u / 2 * (1 + rest / 2 + 3 * rest * rest / 8))


_BELOW_TABLE = below(_TABLE)


def deviations_at(probability: float) -> float:
    """Return how many standard deviations a probability lies below; the inverse of `below`, to 4e-6."""
    return float(np.interp(probability, _BELOW_TABLE, _TABLE))


@dataclass(frozen=True, slots=True)
class NoForecast:
    """Why nothing can be said of the coming months: a Danish sentence."""

    reason: str


@dataclass(frozen=True)
class Forecast:
    """What the coming months hold.

    spread: the standard deviation on the season's scale, one, two, ... twelve months ahead.
    grid:   the published step, in the series' unit.
    """

    season: Season
    spread: Values
    grid: float

    @property
    def last(self) -> Period:
        """The month horizons are counted from."""
        return self.season.last

    def middle(self, ahead: int) -> float:
        """Return the median so many months ahead, on the scale: the level with the month's own season, no trend."""
        return self.season.level + float(self.season.profile[(self.last + ahead).position - 1])

    def deviation(self, ahead: int) -> float:
        """Return the standard deviation so many months ahead, on the scale; past a year it grows as within it."""
        within = float(self.spread[min(ahead, MONTHS_A_YEAR) - 1])
        return within if ahead <= MONTHS_A_YEAR else within * (ahead / MONTHS_A_YEAR) ** _GROWTH

    def quantile(self, probability: float, ahead: int) -> float:
        """Return the value that is not exceeded with a probability, in the series' unit."""
        scaled = self.middle(ahead) + self.deviation(ahead) * deviations_at(probability)
        return float(from_scale(np.array([scaled]), rate=self.season.rate)[0])

    def chances(self, levels: Values, ahead: int, direction: int) -> Values:
        """Return the probability of reaching each level so many months ahead; a value on the level reaches it.

        direction: 1 for at least, -1 for at most. Levels are on the grid; half of it is given, as values are rounded.
        """
        counted = levels - direction * self.grid / 2
        scaled = to_scale(counted if self.season.rate else np.maximum(counted, _LEAST_COUNT), rate=self.season.rate)
        under = below((scaled - self.middle(ahead)) / self.deviation(ahead))
        return np.asarray(1 - under if direction > 0 else under)


def forecast(
    history: History, national: History | None, grid: float, *, near_break: bool = False
) -> Forecast | NoForecast:
    """Forecast a history; `national` is the country's, over the same time or longer.

    near_break: the series is made up in a new way since less than a year, or will be before the month asked about.
    """
    window = history.window
    reason = _impossible(history) or _too_little(window)
    if reason:
        return NoForecast(reason)
    season = season_in(window, national)
    wider = (1 + _FEW_MONTHS * (WINDOW / min(window.observed, WINDOW)) ** 2) * (_NEAR_BREAK if near_break else 1.0)
    return Forecast(season, _spread(season, grid) * wider, grid)


def forecast_of(series: Series, national: Series | None, due: Period) -> Forecast | NoForecast:
    """Forecast a series until its due period (docs/method.md, section 8)."""
    if series.indicator.frequency is not Frequency.MONTH:
        return NoForecast("Chancen kan kun regnes for tal, der gøres op hver måned.")
    if series.area.kind is AreaKind.COUNTRY:
        return NoForecast(_NATIONAL)
    history = history_of(series)
    last = history.last
    near = bool(last and series.indicator.break_between(last + -MONTHS_A_YEAR, max(due, last, key=_number)))
    country = history_of(national) if national else None
    return forecast(history, country, series.indicator.unit.grid, near_break=near)


_NATIONAL = "Landets tal bevæger sig jævnere end en kommunes, og metoden er kun efterprøvet på kommuner."


def same_as_national(history: History, national: History | None) -> NoForecast | None:
    """Say that a series is the country's own, where it is."""
    same = national is not None and national.first == history.first
    if same and national is not None and np.array_equal(history.values, national.values, equal_nan=True):
        return NoForecast(_NATIONAL)
    return None


def _number(period: Period) -> int:
    return period.number


def _impossible(history: History) -> str:
    known = history.values[~np.isnan(history.values)]
    if not np.isfinite(known).all() or (known < 0).any():
        return "Tallene kan ikke bruges: et af dem er under 0 eller ikke et tal."
    if history.rate and (known > _FULL).any():
        return "Tallene kan ikke bruges: en andel er over 100 pct."
    return ""


def _too_little(window: History) -> str:
    if window.observed < LEAST_MONTHS:
        return f"Der er kun endelige tal for {window.observed} måneder; en chance kræver mindst {LEAST_MONTHS}."
    if window.observed_last_year < LEAST_OF_LAST_YEAR:
        missing = MONTHS_A_YEAR - window.observed_last_year
        return f"Der mangler tal for {missing} af de seneste 12 måneder; en chance tåler højst 3."
    return ""


def _spread(season: Season, grid: float) -> Values:
    """Return the standard deviation 1 to 12 months ahead, made half of the month-to-month error and half of its own.

    s_h = sqrt(((s_1 h^0.4)^2 + max(rms e_h, s_1)^2) / 2); s_1 is at least what rounding makes.
    """
    errors = np.array([_error(season, ahead) for ahead in range(1, MONTHS_A_YEAR + 1)])
    one = max(float(errors[0]), _HALF_GRID * grid * _slope(season))
    grown = one * np.arange(1, MONTHS_A_YEAR + 1) ** _GROWTH
    return np.asarray(np.sqrt((grown**2 + np.maximum(errors, one) ** 2) / 2))


def _error(season: Season, ahead: int) -> float:
    """Return the root mean square error within the window so many months ahead; 0 where there is no pair of months."""
    expected = season.levels[:-ahead] + season.profile[season.history.months[ahead:]]
    errors = season.scaled[ahead:] - expected
    known = errors[~np.isnan(errors)]
    return float(np.sqrt(np.mean(known**2))) if len(known) else 0.0


def _slope(season: Season) -> float:
    """Return how much a step of one unit is on the scale, at the level now."""
    value = float(from_scale(np.array([season.level]), rate=season.rate)[0])
    return _FULL / (value * (_FULL - value)) if season.rate else 1 / (1 + value)
