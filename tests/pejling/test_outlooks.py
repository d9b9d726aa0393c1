"""What a result may become: held to plain simulations, to definitions written out, and to what a chance must be."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.forecasts import Forecast, NoForecast, forecast_of
from pejling.measurements import Aim, measure, span_of
from pejling.outlooks import (
    CohortOutlook,
    EndOutlook,
    EveryOutlook,
    FlowOutlook,
    MeanOutlook,
    Outlook,
    chance,
    weighted_rest,
)
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.plans import Measured
from pejling.results_ahead import Ahead, ahead_of
from pejling.series import Series
from pejling.small_flows import rest_of_cohort, rest_of_sum
from tests.pejling.builders import Number, indicator, observations, series, target

NOISE = [random.Random(4).gauss(0, 0.7) for _ in range(60)]  # noqa: S311 - figures for a test
DRAWS = 40_000


def history(months: int = 30, first: str = "2018-01", unit: str = "percent", weight: Number = None) -> Series:
    """Make a series about 16 that ends 30 months after January 2018, so in June 2020."""
    values = [16 + NOISE[month] for month in range(months)]
    return series(observations(first, values, [weight] * months), indicator(unit))


def forecast(found: Series | None = None) -> Forecast:
    """Forecast it."""
    made = forecast_of(found or history(), None, parse_period("2020-12"))
    assert isinstance(made, Forecast)
    return made


def ahead(found: Series, level: float, measured: Measured, direction: int = 1) -> Ahead | NoForecast:
    """Return what a target of 2020 has ahead."""
    one = target(at_least=level, measured=measured.value)
    span = span_of(measured, Frequency.MONTH, parse_period("2020-01").start, parse_period("2020-12").end)
    aim = Aim(level, direction, one.measured or measured, span)
    return ahead_of(found, None, aim, measure(found, aim))


def outlook(found: Series, level: float, measured: Measured, direction: int = 1) -> Outlook:
    """Return its outlook, that there must be."""
    made = ahead(found, level, measured, direction)
    assert isinstance(made, Ahead), made
    return made.outlook


def test_a_sum_of_few_events_is_what_drawing_rates_and_then_events_gives() -> None:
    """Gamma with half the trust, then Poisson: 15 events in 18 months, 6 months left."""
    draw = np.random.default_rng(1)
    rates = draw.gamma(0.5 * 15 + 0.5, 1 / (0.5 * 18), DRAWS)
    events = draw.poisson(rates * 6)

    below = rest_of_sum(15, 18, 6, 20)
    for most in (0, 2, 5, 9):
        assert float(below[most]) == pytest.approx(float(np.mean(events <= most)), abs=0.01)


def test_a_cohort_is_what_drawing_a_share_and_then_people_gives() -> None:
    draw = np.random.default_rng(2)
    people = draw.binomial(40, draw.beta(1 + 30 + 10, 1 + 14 + 5, DRAWS))

    each = rest_of_cohort(40, 1 + 30 + 10, 1 + 14 + 5)
    assert float(each.sum()) == pytest.approx(1)
    for least in (20, 26, 32):
        assert float(each[least:].sum()) == pytest.approx(float(np.mean(people >= least)), abs=0.01)


def test_the_average_of_known_and_coming_months_is_what_drawing_them_together_gives() -> None:
    """Normal draws on the scale, with the correlation of the method; small spreads, so that the slope is enough."""
    made, months = forecast(), range(1, 7)
    correlation = [[math.sqrt(min(a, b) / max(a, b)) for b in months] for a in months]
    spread = np.array([made.deviation(a) for a in months])
    middle = np.array([made.middle(a) for a in months])
    drawn = middle + np.random.default_rng(3).multivariate_normal([0] * 6, correlation, DRAWS) * spread
    averages = (6 * 17.0 + (100 / (1 + np.exp(-drawn))).sum(axis=1)) / 12

    found = weighted_rest(made, months, (6 * 17.0, 6.0), 1.0)
    assert found.middle == pytest.approx(float(averages.mean()), abs=0.02)
    assert found.deviation == pytest.approx(float(averages.std()), rel=0.05)


def test_the_year_average_knows_the_months_there_are_and_is_surer_than_december() -> None:
    """So the same level is likelier as an average where the first half was above it."""
    average, december = (outlook(history(), 15, rule) for rule in (Measured.YEAR_AVERAGE, Measured.END))

    assert isinstance(average, MeanOutlook)
    assert isinstance(december, EndOutlook)
    width = [one.quantile(0.9) - one.quantile(0.1) for one in (average, december)]
    assert width[0] < width[1] / 2


def test_an_average_is_weighted_where_the_denominators_are_known() -> None:
    """A month of many counts for more."""
    values = [16 + NOISE[month] for month in range(30)]
    weights: list[Number] = [*[100.0] * 29, 1000.0]
    plain = outlook(series(observations("2018-01", [*values[:-1], 25.0])), 15, Measured.YEAR_AVERAGE)
    weighted = outlook(series(observations("2018-01", [*values[:-1], 25.0], weights)), 15, Measured.YEAR_AVERAGE)

    assert weighted.quantile(0.5) != pytest.approx(plain.quantile(0.5), abs=0.2)


def test_few_events_are_counted_and_many_are_forecast() -> None:
    """Thirty a month is the border."""
    few, many = (series(observations("2019-01", [each] * 18), indicator("persons")) for each in (10.0, 300.0))

    assert isinstance(outlook(few, 120, Measured.SUM), FlowOutlook)
    assert outlook(few, 120, Measured.SUM).quantile(0.5) == pytest.approx(120, abs=4)
    assert isinstance(outlook(many, 3600, Measured.SUM), MeanOutlook)
    assert outlook(many, 3600, Measured.SUM).quantile(0.5) == pytest.approx(3600, rel=0.01)


def test_a_sum_that_has_passed_its_most_cannot_come_back() -> None:
    found = series(observations("2019-01", [10.0] * 18), indicator("persons"))

    assert chance(outlook(found, 59, Measured.SUM, -1), 59, -1) == 0
    assert chance(outlook(found, 60, Measured.SUM), 60, 1) == 1


def test_a_cohort_whose_people_are_known_is_counted_person_by_person() -> None:
    found = series(observations("2019-01", [70.0] * 18, [20.0] * 18))
    made = outlook(found, 72, Measured.COHORT)

    assert made == CohortOutlook(84, 120, (168.0, 240.0), 120)
    assert made.quantile(0.5) == pytest.approx(70, abs=1)
    assert 0.1 < chance(made, 72, 1) < 0.5


def test_a_cohort_whose_people_are_not_known_is_forecast_as_an_average() -> None:
    assert isinstance(outlook(history(), 72, Measured.COHORT), MeanOutlook)


def test_every_month_is_never_likelier_than_its_least_likely_one() -> None:
    """And not at all, where a month has missed already."""
    made = outlook(history(), 15, Measured.EVERY_MONTH)
    levels = np.linspace(12, 18, 13)
    single = np.min([forecast().chances(levels, month, 1) for month in range(1, 7)], axis=0)

    assert isinstance(made, EveryOutlook)
    assert (made.chances(levels, 1) <= single + 1e-12).all()
    assert chance(made, (made.worst or 0) + 0.1, 1) == 0
    assert made.chances(levels, 1).tolist() == outlook(history(), 15, Measured.EVERY_MONTH).chances(levels, 1).tolist()


@pytest.mark.parametrize("rule", list(Measured))
@given(st.floats(1, 40), st.floats(0, 20))
def test_asking_for_more_is_never_likelier(rule: Measured, level: float, more: float) -> None:
    """Whatever the measurement rule."""
    unit = "persons" if rule is Measured.SUM else "percent"
    made = outlook(history(unit=unit, weight=50.0 if rule is Measured.COHORT else None), level, rule)

    assert chance(made, level + more, 1) <= chance(made, level, 1) + 1e-12
    assert 0 <= chance(made, level, 1) <= 1 + 1e-12


def test_nothing_is_ahead_of_a_result_that_is_there() -> None:
    found = ahead(history(36), 16, Measured.END)

    assert isinstance(found, NoForecast)
    assert "intet tilbage" in found.reason
