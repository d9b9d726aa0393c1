"""A series and an aim to the outlook of its result: which months are known, which are to come, and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass

from pejling.forecasts import Forecast, NoForecast, forecast_of
from pejling.goals import FULL
from pejling.measurements import Aim, Measurement, is_sum, weight_to_come
from pejling.outlooks import CohortOutlook, EndOutlook, EveryOutlook, FlowOutlook, MeanOutlook, Outlook, weighted_rest
from pejling.periods import MONTHS_A_YEAR, Frequency
from pejling.plans import Measured
from pejling.series import Observation, Series

_OF_MANY = {Measured.YEAR_AVERAGE, Measured.COHORT, Measured.ROLLING_12}
_FEW = 30  # events a month: up to here a sum is counted event by event, above it months are forecast


@dataclass(frozen=True)
class Ahead:
    """What is known of the coming time: the forecast of months, and the outlook of the result made of them.

    forecast: None where the outlook is counted without one (few events, cohorts).
    """

    outlook: Outlook
    forecast: Forecast | None


def ahead_of(
    series: Series, national: Series | None, aim: Aim, found: Measurement, known: Forecast | None = None
) -> Ahead | NoForecast:
    """Return what the result may become, or why that cannot be said. Nothing is ahead of a complete result.

    known: the series' forecast, where it has been made already.
    """
    newest = series.newest_settled
    if newest is None or found.complete or newest.period >= aim.span.due:
        return NoForecast("Der er intet tilbage at fremskrive.")
    if is_sum(series.indicator.unit, aim) and _lacks_a_month(series, aim, newest):
        return NoForecast("Mindst en periode er skjult eller mangler, så summen kan ikke fremskrives.")
    counted = _counted(series, aim)
    if counted is not None:
        return Ahead(counted, None)
    forecast = known or forecast_of(series, national, aim.span.due)
    if isinstance(forecast, NoForecast):
        return forecast
    return Ahead(_outlook(series, aim, found, forecast), forecast)


def _lacks_a_month(series: Series, aim: Aim, newest: Observation) -> bool:
    """True where the sum so far is not known: a hidden figure is not zero."""
    return len(series.between(aim.span.first, aim.span.due)) < newest.period - aim.span.first + 1


def _outlook(series: Series, aim: Aim, found: Measurement, forecast: Forecast) -> Outlook:
    last = aim.span.due - forecast.last
    months = range(max(1, aim.span.first - forecast.last), last + 1)
    if aim.span.length == 1 and aim.measured not in _OF_MANY:
        return EndOutlook(forecast, last)
    if aim.measured is Measured.EVERY_MONTH:
        return EveryOutlook(forecast, months, found.value, aim.direction)
    settled = series.between(aim.span.first, aim.span.due)
    if is_sum(series.indicator.unit, aim):
        values = sum(one.value or 0.0 for one in settled)
        mean = weighted_rest(forecast, months, (values, float(len(settled))), 1.0)
        return MeanOutlook(mean.middle * _months_in(settled, months), mean.deviation * _months_in(settled, months))
    weights = [_weight(one, weighted=found.weighted) for one in settled]
    known = sum(weight * (one.value or 0.0) for weight, one in zip(weights, settled, strict=True))
    return weighted_rest(forecast, months, (known, sum(weights)), weight_to_come(weights, aim.measured))


def _months_in(settled: tuple[Observation, ...], months: range) -> int:
    return len(settled) + len(months)


def _weight(one: Observation, *, weighted: bool) -> float:
    return one.denominator if weighted and one.denominator else 1.0


def _counted(series: Series, aim: Aim) -> Outlook | None:
    """Return the outlook of a sum of few events or of a cohort whose people are known; None for anything else."""
    if series.indicator.frequency is not Frequency.MONTH:
        return None
    before = series.between(aim.span.first + -MONTHS_A_YEAR, aim.span.first + -1)
    if aim.measured is Measured.COHORT:
        return _cohort(series, aim, before)
    return _flow(series, aim, before) if is_sum(series.indicator.unit, aim) else None


def _flow(series: Series, aim: Aim, before: tuple[Observation, ...]) -> FlowOutlook | None:
    settled = series.between(aim.span.first, aim.span.due)
    so_far = sum(one.value or 0.0 for one in settled)
    events, months = so_far + sum(one.value or 0.0 for one in before), len(settled) + len(before)
    newest = series.newest_settled
    left = aim.span.due - newest.period if newest and newest.period >= aim.span.first else aim.span.length
    if months < MONTHS_A_YEAR or events / months >= _FEW or not left:
        return None
    return FlowOutlook(so_far, events, float(months), left)


def _cohort(series: Series, aim: Aim, before: tuple[Observation, ...]) -> CohortOutlook | None:
    settled = series.between(aim.span.first, aim.span.due)
    people, last_year = _people(settled), _people(before)
    newest = series.newest_settled
    if people is None or newest is None or newest.period < aim.span.first:
        return None
    left = aim.span.due - newest.period
    to_come = round(people[1] / len(settled) * left)
    return CohortOutlook(round(people[0]), round(people[1]), last_year or (0.0, 0.0), to_come) if to_come else None


def _people(observations: tuple[Observation, ...]) -> tuple[float, float] | None:
    """Return successes and starters of these months; None where the starters of one are not known."""
    if not observations or any(not one.denominator for one in observations):
        return None
    started = sum(one.denominator or 0.0 for one in observations)
    won = (_won(one) for one in observations)
    return sum(won), started


def _won(one: Observation) -> float:
    if one.numerator is not None:
        return one.numerator
    return (one.value or 0.0) * (one.denominator or 0.0) / FULL
