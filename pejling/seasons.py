"""The calendar's share of a monthly series: what normally happens from one month to another by itself.

Steps 1-4 of the method in docs/method.md, section 5: rates on the logit scale, counts on log(1 + y); the monthly
profile is the own one shrunk towards the country's by empirical Bayes, the level an exponentially smoothed one.
Own code, because no kept library offers the shrunken profile.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pejling.periods import MONTHS_A_YEAR, Frequency, Period
from pejling.series import Observation, Series

Values = NDArray[np.float64]

WINDOW = 36  # months; 60 forecast worse, 24 hardly better (docs/method.md)
LEAST_MONTHS = 14
LEAST_OF_LAST_YEAR = 9
_ALPHA = 0.8
_NATIONAL_KAPPA = 0.5
_KAPPA_RANGE = (0.3, 30.0)
_LEAST_VARIANCE = 1e-12
_RATE_RANGE = (0.05, 99.95)


def to_scale(values: Values, *, rate: bool) -> Values:
    """Take percentages to the logit scale, counts to log(1 + y). NaN stays NaN."""
    if rate:
        share = np.clip(values, *_RATE_RANGE) / 100
        return np.asarray(np.log(share / (1 - share)))
    return np.log1p(values)


def from_scale(scaled: Values, *, rate: bool) -> Values:
    """Undo `to_scale`."""
    if rate:
        return np.asarray(100 / (1 + np.exp(-scaled)))
    return np.expm1(scaled)


@dataclass(frozen=True)
class History:
    """A monthly series as the method reads it, from `first` on, a value a month; NaN where there is none.

    rate: True for percentages; False for counts.
    """

    first: Period
    values: Values
    rate: bool

    def until(self, last: Period) -> History:
        """Return the last 36 months up to and with `last`, from the first month with a value on."""
        wanted = max(0, last - self.first + 1)
        seen = self.values[:wanted]
        known = np.flatnonzero(~np.isnan(seen))
        start = max(int(known[0]), wanted - WINDOW) if len(known) else len(seen)
        return History(self.first + start, seen[start:], self.rate)

    @property
    def last(self) -> Period | None:
        """The newest month with a value; None where no month has one."""
        known = np.flatnonzero(~np.isnan(self.values))
        return self.first + int(known[-1]) if len(known) else None

    @property
    def window(self) -> History:
        """The months the method looks at: the last 36 up to the newest one with a value."""
        return self.until(self.last) if self.last else self

    @property
    def observed(self) -> int:
        """How many months have a value."""
        return int(np.count_nonzero(~np.isnan(self.values)))

    @property
    def observed_last_year(self) -> int:
        """How many of the last twelve months have a value."""
        return int(np.count_nonzero(~np.isnan(self.values[-MONTHS_A_YEAR:])))

    @property
    def months(self) -> NDArray[np.intp]:
        """The calendar month of each value, from 0."""
        return (np.arange(len(self.values)) + self.first.position - 1) % MONTHS_A_YEAR


@dataclass(frozen=True)
class Season:
    """A series' level and calendar profile on its scale. profile[m - 1] belongs to calendar month m, sums to 0.

    history: the window it is made of. scaled: its values on the scale. levels: the level after each of its months.
    """

    history: History
    scaled: Values
    levels: Values
    profile: Values

    @property
    def rate(self) -> bool:
        """True where the scale is the logit."""
        return self.history.rate

    @property
    def last(self) -> Period:
        """The newest month."""
        return self.history.first + (len(self.levels) - 1)

    @property
    def level(self) -> float:
        """The level now, on the scale."""
        return float(self.levels[-1])

    def expected(self, month: Period) -> float:
        """Return the value of a month if the level stays where it is, in the series' unit."""
        return self._value(self.level + float(self.profile[month.position - 1]))

    def by_itself(self, until: Period) -> float:
        """Return how much the calendar alone moves the value from the last settled month to `until`."""
        return self.expected(until) - self.expected(self.last)

    def pace(self, level: float, until: Period) -> float:
        """Return what the value must change a month, season removed, to reach `level` in `until` (a later month).

        (ginv(g(T) - S_m*) - ginv(L)) / h, docs/method.md, section 4.
        """
        scaled = float(to_scale(np.array([level]), rate=self.rate)[0])
        wanted = self._value(scaled - float(self.profile[until.position - 1]))
        return (wanted - self._value(self.level)) / (until - self.last)

    def _value(self, scaled: float) -> float:
        return float(from_scale(np.array([scaled]), rate=self.rate)[0])


def history_of(series: Series) -> History:
    """Return a monthly series' settled values as a history."""
    settled = series.settled
    if not settled:
        return History(Period(Frequency.MONTH, 0), np.array([]), series.indicator.unit.is_rate)
    first, last = settled[0].period, settled[-1].period
    return History(first, _spread(settled, first, last), series.indicator.unit.is_rate)


def season_of(series: Series, national: Series | None) -> Season | None:
    """Return a monthly series' season, or None where its history is too short or has too many holes."""
    if series.indicator.frequency is not Frequency.MONTH:
        return None
    history = history_of(series).window
    if history.observed < LEAST_MONTHS or history.observed_last_year < LEAST_OF_LAST_YEAR:
        return None
    return season_in(history, history_of(national) if national else None)


def season_in(history: History, national: History | None) -> Season:
    """Return the season of a history's window, which has at least two values, and one for its last month."""
    scaled = to_scale(history.values, rate=history.rate)
    months = history.months
    profile = _profile(scaled, months, _national_steps(national, history))
    return Season(history, scaled, _levels(_interpolated(scaled) - profile[months]), profile)


def _spread(observations: tuple[Observation, ...], first: Period, last: Period) -> Values:
    values = np.full(last - first + 1, np.nan)
    for one in observations:
        if one.value is not None:
            values[one.period - first] = one.value
    return values


def _national_steps(national: History | None, history: History) -> Values:
    """Return the country's normal step into each calendar month over the series' window; zeros where unknown."""
    upto = national.until(history.first + (len(history.values) - 1)) if national else None
    if upto is None or upto.observed < LEAST_MONTHS:
        return np.zeros(MONTHS_A_YEAR)
    into, change = _changes(to_scale(upto.values, rate=history.rate), upto.months)
    counts, means = _by_month(into, change)
    # The mean over the calendar months, not over the observations: so the reference figures are made.
    return np.asarray(counts / (counts + _NATIONAL_KAPPA) * (means - means.mean()))


def _profile(scaled: Values, months: NDArray[np.intp], reference: Values) -> Values:
    into, change = _changes(scaled, months)
    rest = change - reference[into]
    rest = rest - rest.mean()
    counts, means = _by_month(into, rest)
    steps = reference + counts / (counts + _shrinkage(rest, into, counts, means)) * means
    profile = np.cumsum(steps - steps.mean())
    return np.asarray(profile - profile.mean())


def _changes(scaled: Values, months: NDArray[np.intp]) -> tuple[NDArray[np.intp], Values]:
    """Return the changes between neighbouring observed months, and the calendar month each goes into."""
    change = np.diff(scaled)
    observed = ~np.isnan(change)
    return months[1:][observed], change[observed]


def _by_month(into: NDArray[np.intp], change: Values) -> tuple[NDArray[np.intp], Values]:
    counts = np.bincount(into, minlength=MONTHS_A_YEAR)
    return counts, np.bincount(into, weights=change, minlength=MONTHS_A_YEAR) / np.maximum(counts, 1)


def _shrinkage(rest: Values, into: NDArray[np.intp], counts: NDArray[np.intp], means: Values) -> float:
    """Return kappa: variance within months over variance between them, as far as noise does not explain it."""
    spare = max(1, len(rest) - int(np.count_nonzero(counts)))
    within = float(np.sum((rest - means[into]) ** 2)) / spare
    between = float(np.mean(means**2) * MONTHS_A_YEAR / (MONTHS_A_YEAR - 1) - within / float(counts.mean()))
    return float(np.clip(within / max(between, _LEAST_VARIANCE), *_KAPPA_RANGE))


def _interpolated(scaled: Values) -> Values:
    places = np.arange(len(scaled))
    observed = ~np.isnan(scaled)
    return np.asarray(np.interp(places, places[observed], scaled[observed]))


def _levels(adjusted: Values) -> Values:
    """Smooth exponentially, and return the level after each month."""
    levels = [float(adjusted[0])]
    for value in adjusted[1:].tolist():
        levels.append(levels[-1] + _ALPHA * (value - levels[-1]))
    return np.array(levels)
