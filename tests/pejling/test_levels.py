"""The level a target comes to: what the plan states, what the data say, and where the two do not agree."""

from __future__ import annotations

import pytest

from pejling.indicators import Improvement
from pejling.levels import resolve
from pejling.period_spellings import parse_period
from tests.pejling.builders import indicator, observations, observed, provisional, series, target

COUNTED = indicator("persons")
PENSIONS = {"change_percent": -14, "stated_level": 125, "baseline": {"period": "2012-12"}}


def test_a_stated_threshold_is_the_level_whatever_the_data_say() -> None:
    resolved = resolve(target(at_least=16, measured="end"), series(observations("2020-01", [10.0])))

    assert (resolved.level, resolved.direction, resolved.problem) == (16, 1, "")


def test_a_threshold_beside_another_stated_level_is_a_problem() -> None:
    resolved = resolve(target(at_least=16, stated_level=20, measured="end"), series(()))

    assert resolved.problem == "Planen nævner to niveauer: 16 og 20."


def test_a_change_starts_from_the_settled_value_of_its_period() -> None:
    found = series(observations("2012-11", [200, 154, 170]), COUNTED)

    resolved = resolve(target(change_percent=-5, baseline="2012-12"), found)

    assert resolved.baseline == 154
    assert resolved.level == pytest.approx(146.3)
    assert resolved.baseline_from == observed("2012-12", 154)


@pytest.mark.parametrize(("hidden", "period"), [(1, "2012-11"), (2, "2012-10")])
def test_a_missing_baseline_is_taken_from_at_most_two_months_before(hidden: int, period: str) -> None:
    values = [100.0, 100.0, 100.0, 100.0][: 4 - hidden] + [None] * hidden
    found = series(observations("2012-09", values), COUNTED)

    resolved = resolve(target(change_count=-20, baseline="2012-12"), found)

    assert resolved.baseline_from is not None
    assert resolved.baseline_from.period == parse_period(period)
    assert resolved.level == 80


def test_a_baseline_that_was_missing_for_three_months_is_missing() -> None:
    found = series(observations("2012-09", [100.0, None, None, None, 90.0]), COUNTED)

    resolved = resolve(target(change_count=-20, baseline="2012-12"), found)

    assert resolved.level is None
    assert resolved.baseline_missing


def test_a_provisional_value_is_no_baseline() -> None:
    found = series(provisional(observations("2012-12", [100.0])), COUNTED)

    assert resolve(target(change_count=-20, baseline="2012-12"), found).baseline_missing


def test_the_baseline_the_plan_quotes_rules_over_the_data() -> None:
    found = series(observations("2012-12", [25.0]))

    resolved = resolve(target(change_points=3.7, baseline={"period": "2012-12", "value": 22.3}), found)

    assert resolved.level == pytest.approx(26)
    assert resolved.revised


@pytest.mark.parametrize("now", [22.3, 22.25, 22.4, 22.2])
def test_a_baseline_within_one_published_step_of_the_quoted_one_is_not_revised(now: float) -> None:
    found = series(observations("2012-12", [now]))

    resolved = resolve(target(change_points=3.7, baseline={"period": "2012-12", "value": 22.3}), found)

    assert not resolved.revised


def test_3_7_points_to_26_from_22_3_is_no_contradiction() -> None:
    stated = target(change_points=3.7, stated_level=26, baseline={"period": "2012-12", "value": 22.3})

    resolved = resolve(stated, series(()))

    assert (resolved.level, resolved.problem) == (26, "")


def test_a_change_that_does_not_give_the_stated_level_is_a_problem_that_says_both() -> None:
    stated = target(change_points=3.7, stated_level=26, baseline={"period": "2012-12", "value": 20})

    resolved = resolve(stated, series(()))

    assert resolved.problem == "Planens ændring fra 20,0 pct. giver 23,7 pct., men planen skriver 26,0 pct."


def test_the_data_can_contradict_the_stated_level_too() -> None:
    found = series(observations("2012-12", [893]), COUNTED)

    resolved = resolve(target(**PENSIONS), found)

    assert resolved.problem.startswith("Planens ændring fra 893 personer giver 767,98 personer")


def test_14_per_cent_or_125_persons_that_is_read_two_ways_is_a_problem_whatever_the_data_say() -> None:
    found = series(observations("2012-12", [145]), COUNTED)

    resolved = resolve(target(stated_change=-125, **PENSIONS), found)

    assert resolved.problem == "Planens tal kan læses på to måder: fald til 125 personer eller fald på 125 personer."


def test_14_per_cent_to_125_persons_read_one_way_agrees_with_145() -> None:
    found = series(observations("2012-12", [145]), COUNTED)

    resolved = resolve(target(**PENSIONS), found)

    assert (resolved.level, resolved.problem) == (125, "")


def test_a_rate_that_changes_by_per_cent_is_unclear() -> None:
    found = series(observations("2012-12", [22.3]))

    resolved = resolve(target(change_percent=10, baseline="2012-12"), found)

    assert "procent eller procentpoint" in resolved.problem


@pytest.mark.parametrize(("points", "level"), [(85, "107,3 pct."), (-30, "−7,7 pct.")])
def test_a_level_that_cannot_be_is_a_problem(points: float, level: str) -> None:
    found = series(observations("2012-12", [22.3]))

    resolved = resolve(target(change_points=points, baseline="2012-12"), found)

    assert resolved.problem == f"Målet bliver {level}, og det findes ikke."


def test_a_relative_change_from_nothing_is_refused_because_it_is_zero_not_because_it_is_missing() -> None:
    found = series(observations("2012-12", [0]), COUNTED)

    resolved = resolve(target(change_percent=-19, baseline="2012-12"), found)

    assert resolved.level is None
    assert not resolved.baseline_missing
    assert resolved.problem


def test_a_goal_of_another_frequency_takes_no_baseline_from_the_series() -> None:
    found = series(observations("2012-12", [100]), COUNTED)

    assert resolve(target(change_count=-5, baseline="2012-Q4"), found).baseline_missing


def test_a_direction_has_no_level_but_the_indicators_way() -> None:
    lower_is_better = indicator("persons", improvement=Improvement.LOWER)

    resolved = resolve(target(direction_only=True), series((), lower_is_better))

    assert (resolved.level, resolved.direction) == (None, -1)
