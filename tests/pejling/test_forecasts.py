"""The forecast: held to the method's reference figures, to a plain slow twin, and to what a chance must be."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.areas import Area, AreaKind
from pejling.forecasts import Forecast, NoForecast, below, deviations_at, forecast, forecast_of, same_as_national
from pejling.period_spellings import parse_period
from pejling.seasons import History, history_of
from pejling.series import Series
from tests.pejling.builders import COUNTRY, Number, broken, indicator, observations, series
from tests.pejling.plain_forecasts import plain_forecast
from tests.pejling.test_seasons import NAMES, country, gold, needs_gold, own

FORECASTABLE = st.lists(st.floats(0, 60), min_size=14, max_size=40)


def known(found: Forecast | NoForecast) -> Forecast:
    """Return a forecast that there must be."""
    assert isinstance(found, Forecast), found
    return found


def of(values: list[Number], first: str = "2021-08", unit: str = "percent", **changes: object) -> Series:
    """Make a monthly series."""
    return series(observations(first, values), indicator(unit, **changes))


def waves(months: int = 40, size: float = 2.0) -> list[Number]:
    """Make a series with a season and some noise that is the same at each run."""
    noise = np.random.default_rng(7).normal(0, 0.4, months)
    return [16 + size * math.sin(month / 12 * 2 * math.pi) + float(noise[month]) for month in range(months)]


@needs_gold
@pytest.mark.parametrize("name", NAMES)
def test_the_reference_figures_are_met_to_a_millionth(name: str) -> None:
    """Points, quantiles and chances, with and without the country."""
    found = known(forecast_of(own(name), country(name), parse_period("2026-12")))
    alone = known(forecast_of(own(name), None, parse_period("2026-12")))
    expected, without = gold(name)["with_national"], gold(name)["own_only"]
    levels = np.array(expected["levels"])

    for probability, key in ((0.5, "point"), (0.1, "q10"), (0.9, "q90")):
        quantiles = [found.quantile(probability, ahead) for ahead in range(1, 25)]
        assert quantiles == pytest.approx(expected[key], abs=1e-6)
    assert found.chances(levels, 5, 1) == pytest.approx(expected["prob_ge_h5"], abs=1e-6)
    assert found.chances(levels, 12, -1) == pytest.approx(expected["prob_le_h12"], abs=1e-6)
    assert [alone.quantile(0.5, ahead) for ahead in range(1, 13)] == pytest.approx(without["point"], abs=1e-6)
    assert alone.chances(levels, 5, 1) == pytest.approx(without["prob_ge_h5"], abs=1e-6)


@given(FORECASTABLE, st.integers(1, 24), st.floats(0.5, 70))
def test_the_forecast_is_what_a_plain_slow_twin_makes_of_it(values: list[float], ahead: int, level: float) -> None:
    """The twin is written with loops from the method's text."""
    found = known(forecast_of(of(list(values)), None, parse_period("2026-12")))
    middle, deviation, chance = plain_forecast(values, parse_period("2021-08").position, ahead, level)

    assert found.middle(ahead) == pytest.approx(middle, rel=1e-9, abs=1e-9)
    assert found.deviation(ahead) == pytest.approx(deviation, rel=1e-9)
    assert float(found.chances(np.array([level]), ahead, 1)[0]) == pytest.approx(chance, abs=1e-9)


@given(FORECASTABLE, st.integers(1, 24))
def test_a_higher_level_is_never_likelier(values: list[float], ahead: int) -> None:
    """Nor a lower one, where the target is to stay below."""
    found = known(forecast_of(of(list(values)), None, parse_period("2026-12")))
    levels = np.linspace(0.1, 99.9, 200)

    assert (np.diff(found.chances(levels, ahead, 1)) <= 0).all()
    assert (np.diff(found.chances(levels, ahead, -1)) >= 0).all()


@given(st.floats(0.001, 0.999))
def test_a_quantile_is_the_inverse_of_its_probability(probability: float) -> None:
    """To four millionths of a standard deviation."""
    assert float(below(np.array([deviations_at(probability)]))[0]) == pytest.approx(probability, abs=4e-6)


def test_the_distribution_is_a_t_with_six_degrees_of_freedom_scaled_to_unit_variance() -> None:
    """Its integral is summed here, step by step."""
    x = np.linspace(-60, 60, 240_001)
    t = x * math.sqrt(1.5)
    density = math.gamma(3.5) / (math.sqrt(6 * math.pi) * math.gamma(3)) * (1 + t * t / 6) ** -3.5 * math.sqrt(1.5)
    sums = np.cumsum(density) * (x[1] - x[0])

    assert below(x) == pytest.approx(sums, abs=3e-4)
    assert float(np.sum(x * x * density) * (x[1] - x[0])) == pytest.approx(1, abs=1e-3)


def test_a_value_on_the_level_reaches_it_so_at_least_and_at_most_share_the_level() -> None:
    """Both count the level itself: together they are more than one, by the chance of hitting it."""
    found = known(forecast_of(of(waves()), None, parse_period("2025-12")))
    level = np.array([16.0])

    assert float(found.chances(level, 3, 1)[0] + found.chances(level, 3, -1)[0]) > 1
    assert float(found.chances(level + 0.1, 3, 1)[0] + found.chances(level, 3, -1)[0]) == pytest.approx(1)


def test_nearer_months_are_surer_than_later_ones() -> None:
    """The spread grows with the horizon, within a year and after it."""
    found = known(forecast_of(of(waves()), None, parse_period("2025-12")))
    spreads = [found.deviation(ahead) for ahead in range(1, 37)]

    assert spreads[0] < spreads[11] < spreads[23] < spreads[35]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([16.0] * 13, "kun endelige tal for 13 måneder"),
        ([], "kun endelige tal for 0 måneder"),
        ([*waves(24), None, None, None, None, 16.0], "mangler tal for 4 af de seneste 12"),
        ([*waves(24), -1.0], "under 0"),
        ([*waves(24), 100.5], "over 100 pct."),
    ],
)
def test_what_is_too_short_too_gappy_or_broken_gets_no_chance_and_says_why(values: list[Number], why: str) -> None:
    """Never a number that looks like one."""
    found = forecast_of(of(values), None, parse_period("2025-12"))

    assert isinstance(found, NoForecast)
    assert why in found.reason
    assert found.reason.endswith(".")


def test_three_missing_months_of_the_last_twelve_are_borne() -> None:
    """The level is drawn straight across; the spread is wider for what is not known."""
    whole = known(forecast_of(of(waves(36)), None, parse_period("2025-12")))
    holes: list[Number] = waves(36)
    holes[27] = holes[29] = holes[31] = None
    found = known(forecast_of(of(holes), None, parse_period("2025-12")))

    assert found.season.history.observed == whole.season.history.observed - 3
    assert found.middle(3) == pytest.approx(whole.middle(3), abs=0.1)


def test_the_country_itself_gets_no_chance() -> None:
    """Its series are too smooth for the method, as the backtest showed."""
    found = forecast_of(dataclasses.replace(of(waves()), area=COUNTRY), None, parse_period("2025-12"))
    history = history_of(of(waves()))

    assert isinstance(found, NoForecast)
    assert "Landets tal" in found.reason
    assert same_as_national(history, history) == found
    assert same_as_national(history, None) is None


def test_quarters_get_no_chance() -> None:
    """The method was proved on months."""
    quarters = series(observations("2015-Q1", waves()), indicator(frequency=parse_period("2015-Q1").frequency))
    found = forecast_of(quarters, None, parse_period("2026-Q4"))

    assert isinstance(found, NoForecast)
    assert "hver måned" in found.reason


@pytest.mark.parametrize(("at", "wider"), [("2024-08", 1.2), ("2025-06", 1.2), ("2023-08", 1.0), ("2026-06", 1.0)])
def test_a_break_within_the_last_year_or_before_the_due_month_widens_the_spread(at: str, wider: float) -> None:
    """40 months from August 2021 end in November 2024; the target is due in December 2025."""
    plain = known(forecast_of(of(waves()), None, parse_period("2025-12")))
    found = known(forecast_of(of(waves(), breaks=broken(at)), None, parse_period("2025-12")))

    assert found.deviation(5) / plain.deviation(5) == pytest.approx(wider)


def test_only_the_last_36_months_count() -> None:
    """Older ones made forecasts worse."""
    long = history_of(of([*[90.0] * 30, *waves(36)], first="2019-02"))
    short = history_of(of(waves(36)))

    assert known(forecast(long, None, 0.1)).quantile(0.9, 5) == known(forecast(short, None, 0.1)).quantile(0.9, 5)


def test_a_flat_series_is_as_uncertain_as_its_rounding() -> None:
    """Never surer than what half a published step leaves open."""
    found = known(forecast_of(of([16.0] * 36), None, parse_period("2025-12")))

    assert 0 < float(found.chances(np.array([16.1]), 1, 1)[0]) < 1
    assert found.deviation(1) > 0


def test_counts_of_nought_can_be_forecast() -> None:
    """Log of one plus the count has no lower end problem."""
    found = known(forecast_of(of([0.0] * 20, unit="persons"), None, parse_period("2025-12")))

    assert float(found.chances(np.array([0.0]), 3, 1)[0]) > 0.5
    assert float(found.chances(np.array([0.0]), 3, -1)[0]) > 0.5


def test_a_history_of_another_area_kind_is_no_matter() -> None:
    """Regions are forecast as municipalities are."""
    region = Area("084", "Region Hovedstaden", AreaKind.REGION)

    assert isinstance(
        forecast_of(dataclasses.replace(of(waves()), area=region), None, parse_period("2025-12")), Forecast
    )


def test_an_empty_history_has_no_last_month() -> None:
    """And its window is itself."""
    empty = History(parse_period("2021-08"), np.array([np.nan, np.nan]), rate=True)

    assert empty.last is None
    assert empty.window is empty
