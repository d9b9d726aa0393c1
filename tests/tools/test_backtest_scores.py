"""The scores of the backtest, each held to a plain slow twin or a case worked out by hand."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from pejling.forecasts import Forecast, forecast
from pejling.likelihoods import class_after
from pejling.periods import Frequency, Period
from pejling.seasons import History
from pejling.statuses import Status
from tools.backtest_methods import Outlook, naive, pejling, seasonal_naive
from tools.backtest_runs import asked_levels, origins, reached, run
from tools.backtest_scores import QUANTILES, brier, calibration_error, covered, crps, scale_of
from tools.backtest_series import Measure
from tools.backtest_statuses import Hindsight, look_back
from tools.backtest_tables import bounds

JANUARY = Period.of(Frequency.MONTH, 2020)


def wavy(months: int, seed: int) -> History:
    """Return invented percentages with a calendar in them."""
    noise = np.random.default_rng(seed).normal(0, 0.3, months)
    return History(JANUARY, np.round(20 + 2 * np.sin(np.arange(months) * np.pi / 6) + noise, 1), rate=True)


def plain_crps(quantiles: list[float], actual: float) -> float:
    """Sum the pinball losses one by one."""
    total = 0.0
    for number, quantile in enumerate(quantiles):
        probability = (number + 0.5) / 100
        total += probability * (actual - quantile) if actual > quantile else (1 - probability) * (quantile - actual)
    return 2 * total / len(quantiles)


def test_crps_of_a_certain_forecast_is_its_distance_from_what_came() -> None:
    assert crps(np.full((1, 100), 18.0), np.array([15.5])) == pytest.approx([2.5])


def test_crps_is_twice_the_mean_pinball_loss() -> None:
    rows = np.sort(np.random.default_rng(4).normal(10, 3, (5, 100)), axis=1)
    actual = np.array([2.0, 9.0, 10.0, 12.5, 30.0])
    slow = [plain_crps(row, value) for row, value in zip(rows.tolist(), actual.tolist(), strict=True)]

    assert crps(rows, actual) == pytest.approx(slow)


def test_crps_of_a_normal_forecast_is_that_of_the_closed_form() -> None:
    normal = NormalDist()
    row = np.array([[normal.inv_cdf(one) for one in QUANTILES.tolist()]])
    closed = 0.7 * (2 * normal.cdf(0.7) - 1) + 2 * normal.pdf(0.7) - 1 / np.pi**0.5

    assert crps(row, np.array([0.7])) == pytest.approx([closed], abs=2e-3)


def test_errors_are_divided_by_the_mean_change_over_a_year() -> None:
    history = np.array([10.0] * 12 + [11.0, 8.0, np.nan])

    assert scale_of(history) == 1.5
    assert np.isnan(scale_of(np.full(30, 7.0)))


def test_mase_is_the_mean_error_over_the_scale_known_at_each_origin() -> None:
    own = wavy(41, 1)
    measure = Measure("made", 0.1, 36, 1, {"Eksempel": own}, wavy(41, 2))
    expected = []
    for upto in range(36, 41):
        known, later = own.values[:upto], own.values[upto:]
        scale = sum(abs(known[n] - known[n - 12]) for n in range(12, upto)) / (upto - 12)
        expected += [abs(value - known[-1]) / scale for value in later]

    found = run(measure, {"naive": naive})["naive"].scores()

    assert found["MASE"] == pytest.approx(sum(expected) / len(expected))
    assert len(expected) == 5 + 4 + 3 + 2 + 1


def test_a_value_at_the_published_end_of_an_interval_is_covered() -> None:
    low, high = np.array([15.96, 15.94]), np.array([18.04, 18.06])

    assert covered(low, high, np.array([16.0, 18.1]), 0.1).tolist() == [1, 1]
    assert covered(low, high, np.array([15.9, 18.2]), 0.1).tolist() == [0, 0]


def test_brier_is_the_mean_squared_difference() -> None:
    assert brier(np.array([0.7, 0.2]), np.array([1.0, 1.0])) == pytest.approx((0.09 + 0.64) / 2)


def test_calibration_counts_every_event_with_its_opposite() -> None:
    chances = np.array([0.9, 0.9, 0.9, 0.9, 0.9])

    assert calibration_error(chances, np.array([1.0, 1.0, 1.0, 1.0, 0.0])) == pytest.approx(0.1)
    assert calibration_error(np.full(2, 0.5), np.array([1.0, 1.0])) == pytest.approx(0)


def test_an_origin_knows_nothing_of_what_came_later_neither_here_nor_in_the_country() -> None:
    own, country = wavy(50, 3), History(JANUARY + -6, wavy(56, 4).values, rate=True)
    measure = Measure("made", 0.1, 36, 1, {"Eksempel": own}, country)

    found = list(origins(own, measure))

    assert [len(one.history.values) for one in found] == list(range(36, 50))
    assert all(one.national.last == one.history.last for one in found)
    assert [len(one.after) for one in found] == [12, 12, 12, *range(11, 0, -1)]


def test_an_origin_without_a_value_is_left_out() -> None:
    own = wavy(40, 5)
    own.values[36] = np.nan
    measure = Measure("made", 0.1, 36, 1, {"Eksempel": own}, wavy(40, 6))

    assert [len(one.history.values) for one in origins(own, measure)] == [36, 38, 39]


def test_levels_are_parts_of_the_last_value_on_the_published_grid_and_no_share_is_over_100() -> None:
    assert asked_levels(History(JANUARY, np.array([17.3]), rate=True), 0.1).tolist() == pytest.approx(
        [13.8, 15.6, 16.4, 17.3, 18.2, 19.0, 20.8]
    )
    assert len(asked_levels(History(JANUARY, np.array([97.0]), rate=True), 0.1)) == 4


def test_a_value_on_the_level_reaches_it_in_either_direction() -> None:
    levels = np.array([17.9, 18.0, 18.1])

    assert reached(0.1 + 17.9, levels, 1, 0.1).tolist() == [1, 1, 0]
    assert reached(0.1 + 17.9, levels, -1, 0.1).tolist() == [0, 1, 1]


def test_what_is_scored_is_what_pejling_forecasts() -> None:
    history, country = wavy(48, 7), wavy(48, 8)
    outlook, ours = pejling(history, country, 0.1), forecast(history, country, 0.1)

    assert isinstance(ours, Forecast)
    assert isinstance(outlook, Outlook)
    assert outlook.values[4, [10, -2]] == pytest.approx([ours.quantile(0.105, 5), ours.quantile(0.9, 5)])
    assert outlook.chances(np.array([20.0]), 5, -1) == pytest.approx(ours.chances(np.array([20.0]), 5, -1))


def test_the_seasonal_naive_forecast_is_the_same_month_a_year_before() -> None:
    history = wavy(40, 9)

    outlook = seasonal_naive(history, history, 0.1)

    assert isinstance(outlook, Outlook)
    assert outlook.point == pytest.approx(history.values[-12:])


def test_hindsight_counts_every_month_under_its_word_and_every_change_of_word() -> None:
    hindsight, chances = Hindsight(), [0.8, 0.66, 0.6, 0.28, 0.2]

    hindsight.add(np.array(chances), 1.0)
    hindsight.add(np.array([0.9]), 0.0)

    assert class_after(chances) is Status.NOT_ON_TRACK
    assert hindsight.changes == [2, 0]
    assert hindsight.met(Status.ON_TRACK) == pytest.approx(2 / 3)
    assert hindsight.share(Status.UNCERTAIN) == pytest.approx(2 / 6)
    assert (hindsight + hindsight).changes_a_plan() == 1


def test_a_plan_is_tried_from_every_start_that_leaves_a_year_with_a_target_improved_by_each_share() -> None:
    measure = Measure("made", 0.1, 36, 1, {"Eksempel": wavy(50, 10)}, wavy(50, 11))

    hindsight = look_back(measure)

    assert len(hindsight.changes) == 3 * 5
    assert sum(map(len, hindsight.outcomes.values())) == 3 * 5 * 12


@pytest.mark.parametrize(("direction", "met"), [(1, 0.0), (-1, 1.0)])
def test_what_falls_by_a_third_in_a_year_meets_every_target_of_fewer_and_none_of_more(
    direction: int, met: float
) -> None:
    falling = History(JANUARY, np.round(5000 * (2 / 3) ** (np.arange(60) / 12)), rate=False)

    outcomes = look_back(Measure("made", 1, 36, direction, {"Eksempel": falling}, falling)).outcomes

    assert {one for months in outcomes.values() for one in months} == {met}


def test_a_bound_is_met_within_its_ends_and_missed_outside_them() -> None:
    scores = {"sCRPS": 0.62, "cov80": 0.87}

    text = bounds({"sCRPS_max": 0.63, "cov80": [0.78, 0.86]}, scores, Hindsight(), {"fit": 1, "one probability": 1})

    assert [line.rpartition(": ")[2] for line in text.splitlines()[1:]] == ["met", "MISSED"]
