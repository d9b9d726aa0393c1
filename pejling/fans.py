"""The fan of a forecast, month by month to the due date: of the months themselves, or of the average so far and on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from pejling.assessments import Assessment
from pejling.forecasts import Forecast
from pejling.goals import FULL
from pejling.measurements import measure
from pejling.outlooks import MeanOutlook, Outlook
from pejling.periods import Period
from pejling.results_ahead import Ahead, ahead_of
from pejling.series import Series
from pejling.units import Unit

_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class FanMonth:
    """A month of the fan: 8 cases out of 10 lie from low to high, half below the middle; in the indicator's unit."""

    period: Period
    low: float
    middle: float
    high: float


def fan_of(assessment: Assessment, series: Series) -> tuple[FanMonth, ...]:
    """Return a target's fan from its newest settled month on; () where there is none, and for sums.

    A sum has none: the chart shows single periods, and a fan of the sum would lie far above them.
    """
    ahead, aim, newest = assessment.ahead, assessment.aim, series.newest_settled
    if ahead is None or aim is None or newest is None or newest.value is None:
        return ()
    if aim.span.length == 1 and ahead.forecast is not None:
        months = _months(ahead.forecast, aim.span.due)
        return (FanMonth(newest.period, *(newest.value,) * 3), *_possible(months, series.indicator.unit))
    if isinstance(ahead.outlook, MeanOutlook) and series.indicator.unit.is_rate:
        return tuple(_possible(_averages(assessment, series, newest.period), series.indicator.unit))
    return ()


def _possible(months: Iterator[FanMonth], unit: Unit) -> Iterator[FanMonth]:
    """Yield the months with no value below 0 or, for a rate, above 100."""
    most = FULL if unit.is_rate else math.inf
    for one in months:
        yield FanMonth(one.period, *(min(max(value, 0.0), most) for value in (one.low, one.middle, one.high)))


def _months(forecast: Forecast, due: Period) -> Iterator[FanMonth]:
    for ahead in range(1, due - forecast.last + 1):
        found = (forecast.quantile(probability, ahead) for probability in (_LOW, _MIDDLE, _HIGH))
        yield FanMonth(forecast.last + ahead, *found)


def _averages(assessment: Assessment, series: Series, newest: Period) -> Iterator[FanMonth]:
    """Yield the average from the first month that counts to each coming one: what it would be if it ended there."""
    aim, ahead = assessment.aim, assessment.ahead
    if aim is None or ahead is None:
        return
    found = measure(series, aim)
    if found.value is not None and aim.span.first <= newest:
        yield FanMonth(newest, *(found.value,) * 3)
    first = max(newest.number + 1, aim.span.first.number)
    for number in range(first, aim.span.due.number + 1):
        until = aim.until(Period(newest.frequency, number))
        shorter = ahead_of(series, None, until, measure(series, until), ahead.forecast)
        if isinstance(shorter, Ahead):
            yield _of(shorter.outlook, until.span.due)


def _of(outlook: Outlook, period: Period) -> FanMonth:
    return FanMonth(period, *(outlook.quantile(probability) for probability in (_LOW, _MIDDLE, _HIGH)))
