"""Goals: the level each kind comes to, the baseline it implies, its direction, and when two statements agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.goals import (
    WITH_NUMBER,
    Activity,
    AtLeast,
    AtMost,
    ChangeCount,
    ChangePercent,
    ChangePoints,
    Goal,
    Improve,
    Undecided,
    Unmeasurable,
    agree,
    baseline_from,
    direction,
    has_level,
    is_change,
    level_of,
)
from tests.pejling import alternative_implementations as plain
from tests.pejling.builders import PERCENT, PERSONS


@pytest.mark.parametrize(
    ("goal", "baseline", "level"),
    [
        (AtLeast(16), None, 16),
        (AtMost(650), None, 650),
        (ChangePoints(3.7), 22.3, 26.0),
        (ChangePoints(-2), 10, 8),
        (ChangePercent(-19), 100, 81),
        (ChangePercent(-5), 154, 146.3),
        (ChangePercent(20), 50, 60),
        (ChangeCount(-20), 145, 125),
        (ChangeCount(-20), 15, 0),
    ],
)
def test_a_level_follows_from_the_goal_and_its_baseline_unrounded(
    goal: Goal, baseline: float | None, level: float
) -> None:
    assert level_of(goal, baseline) == pytest.approx(level)


@pytest.mark.parametrize("goal", [ChangePoints(3.7), ChangePercent(-19), ChangeCount(-20)])
def test_a_change_without_its_baseline_comes_to_no_level(goal: Goal) -> None:
    assert level_of(goal, None) is None


def test_a_relative_change_of_nothing_comes_to_no_level() -> None:
    assert level_of(ChangePercent(-19), 0.0) is None


@pytest.mark.parametrize("goal", [Improve(), Activity(), Undecided(), Unmeasurable()])
def test_goals_without_a_number_have_no_level(goal: Goal) -> None:
    assert level_of(goal, 10) is None
    assert not has_level(goal)


@pytest.mark.parametrize(
    ("goal", "level", "baseline"),
    [(ChangePoints(3.7), 26, 22.3), (ChangePercent(-14), 125, 145.35), (ChangeCount(-20), 125, 145)],
)
def test_a_baseline_follows_from_a_change_and_the_level_it_gives(goal: Goal, level: float, baseline: float) -> None:
    assert baseline_from(goal, level) == pytest.approx(baseline, abs=0.01)


@pytest.mark.parametrize("goal", [AtLeast(16), ChangePercent(-100), Improve()])
def test_no_baseline_follows_where_no_change_gives_the_level(goal: Goal) -> None:
    assert baseline_from(goal, 16) is None


@pytest.mark.parametrize(
    ("goal", "improvement", "way"),
    [
        (AtLeast(16), -1, 1),
        (AtMost(16), 1, -1),
        (ChangePoints(3.7), -1, 1),
        (ChangePercent(-14), 1, -1),
        (ChangeCount(-20), 1, -1),
        (Improve(), -1, -1),
        (Improve(), 1, 1),
    ],
)
def test_the_goal_says_which_side_meets_it_and_the_indicator_only_where_the_goal_does_not(
    goal: Goal, improvement: int, way: int
) -> None:
    assert direction(goal, improvement) == way


def test_only_changes_start_from_a_baseline() -> None:
    assert [kind for kind, make in WITH_NUMBER.items() if is_change(make(1.0))] == [
        "change_points",
        "change_percent",
        "change_count",
    ]


def test_3_7_points_from_22_3_to_26_agree() -> None:
    assert agree(ChangePoints(3.7), 22.3, 26, PERCENT)


@pytest.mark.parametrize("baseline", [21.75, 22.85])
def test_what_the_written_decimals_leave_open_still_agrees(baseline: float) -> None:
    assert agree(ChangePoints(3.7), baseline, 26, PERCENT)


@pytest.mark.parametrize("baseline", [21.0, 23.0])
def test_a_baseline_a_whole_point_away_does_not_agree(baseline: float) -> None:
    assert not agree(ChangePoints(3.7), baseline, 26, PERCENT)


@pytest.mark.parametrize("baseline", [145, 146])
def test_14_per_cent_down_to_125_agrees_with_145_or_146_persons(baseline: float) -> None:
    assert agree(ChangePercent(-14), baseline, 125, PERSONS)


@pytest.mark.parametrize("baseline", [143, 148, 893])
def test_14_per_cent_down_to_125_does_not_agree_with_other_baselines(baseline: float) -> None:
    assert not agree(ChangePercent(-14), baseline, 125, PERSONS)


def test_14_per_cent_down_by_125_agrees_with_893_persons() -> None:
    assert agree(ChangePercent(-14), 893, 893 - 125, PERSONS)


def test_a_goal_without_a_level_agrees_with_nothing() -> None:
    assert not agree(ChangePercent(-14), 0, 125, PERSONS)


@given(
    st.sampled_from(sorted(WITH_NUMBER)),
    st.floats(-99, 400, allow_nan=False),
    st.none() | st.floats(0, 5000, allow_nan=False),
)
def test_levels_are_those_of_the_plain_arithmetic(kind: str, amount: float, baseline: float | None) -> None:
    expected = plain.level(kind, amount, baseline)

    found = level_of(WITH_NUMBER[kind](amount), baseline)

    assert (found is None) == (expected is None)
    assert found == pytest.approx(expected, abs=1e-9)


@given(
    st.sampled_from(["change_points", "change_percent", "change_count"]),
    st.floats(-90, 400, allow_nan=False),
    st.floats(100, 5000, allow_nan=False),
)
def test_a_level_and_its_change_lead_back_to_the_baseline(kind: str, amount: float, baseline: float) -> None:
    goal = WITH_NUMBER[kind](amount)
    level = level_of(goal, baseline)

    assert level is not None
    assert baseline_from(goal, level) == pytest.approx(baseline)
    assert agree(goal, baseline, level, PERSONS)
