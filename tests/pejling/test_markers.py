"""What to know beside the status."""

from __future__ import annotations

import dataclasses

import pytest

from pejling.statuses import Marker
from tests.pejling.builders import (
    Number,
    assessed,
    broken,
    indicator,
    observations,
    provisional,
    series,
    target,
)

EIGHTEEN: list[Number] = [15.0] * 18


@pytest.mark.parametrize(
    ("goal", "value", "marker"),
    [
        ({"at_least": 16}, 16.0, Marker.AT_LEVEL),
        ({"at_least": 16}, 15.9, Marker.BELOW_LEVEL),
        ({"at_most": 16}, 16.0, Marker.AT_LEVEL),
        ({"at_most": 16}, 16.1, Marker.ABOVE_LEVEL),
    ],
)
def test_where_the_newest_settled_value_is_just_now_is_a_marker(
    goal: dict[str, object], value: float, marker: Marker
) -> None:
    found = series(observations("2019-01", [*EIGHTEEN, value]))

    assert assessed(target(measured="end", **goal), found, "2020-08-22").markers == (marker,)


def test_the_provisional_month_does_not_say_where_the_value_is() -> None:
    found = series(provisional(observations("2019-01", [*EIGHTEEN, 20.0])))

    markers = assessed(target(at_least=16, measured="end"), found, "2020-08-22").markers

    assert markers == (Marker.BELOW_LEVEL, Marker.PROVISIONAL)


def test_when_the_result_is_there_nothing_is_said_of_where_the_value_is_just_now() -> None:
    found = series(provisional(observations("2019-01", [*[15.0] * 23, 16.0, 20.0])))

    markers = assessed(target(at_least=16, measured="end"), found, "2021-03-01").markers

    assert markers == ()


def test_an_unclear_level_is_not_held_against_the_value() -> None:
    found = series(observations("2019-01", EIGHTEEN))

    markers = assessed(target(at_least=16, stated_level=20, measured="end"), found, "2020-08-22").markers

    assert markers == ()


@pytest.mark.parametrize(
    ("now", "marker"), [(140.0, Marker.RISING), (60.0, Marker.FALLING), (108.0, Marker.WITHIN_NOISE)]
)
def test_a_direction_says_rise_fall_or_within_chance(now: float, marker: Marker) -> None:
    found = series(observations("2019-01", [*[100.0] * 12, *[now] * 6]), indicator("persons"))

    assert assessed(target(direction_only=True), found, "2020-08-22").markers == (marker,)


def test_figures_loaded_later_than_the_day_asked_for_are_marked() -> None:
    found = dataclasses.replace(series(observations("2019-01", EIGHTEEN)), reconstructed=True)

    assert Marker.RECONSTRUCTED in assessed(target(at_least=16, measured="end"), found, "2020-08-22").markers


def test_a_baseline_that_the_data_no_longer_show_is_marked() -> None:
    found = series(observations("2019-01", [*EIGHTEEN]))
    quoted = target(change_points=2, baseline={"period": "2019-12", "value": 13.0}, measured="end")

    assert Marker.REVISED_BASELINE in assessed(quoted, found, "2020-08-22").markers


def test_our_own_assumption_is_marked() -> None:
    assumed = target(at_least=16, measured="end", assumption="Vi regner med december.")

    assert Marker.ASSUMED in assessed(assumed, series(observations("2019-01", EIGHTEEN)), "2020-08-22").markers


@pytest.mark.parametrize(
    ("at", "marked"), [("2019-08", True), ("2019-06", False), ("2020-10", True), ("2021-01", False)]
)
def test_a_break_in_the_last_year_or_before_the_due_date_is_marked(at: str, marked: bool) -> None:  # noqa: FBT001
    found = series(observations("2019-01", EIGHTEEN), indicator(breaks=broken(at)))

    markers = assessed(target(at_least=16, measured="end"), found, "2020-08-22").markers

    assert (Marker.BREAK in markers) is marked


@pytest.mark.parametrize(("denominator", "marked"), [(29, True), (30, False)])
def test_a_share_of_fewer_than_30_is_a_small_group(denominator: float, marked: bool) -> None:  # noqa: FBT001
    found = series(observations("2019-01", EIGHTEEN, [denominator] * 18))

    markers = assessed(target(at_least=16, measured="end"), found, "2020-08-22").markers

    assert (Marker.SMALL_GROUP in markers) is marked


@pytest.mark.parametrize(("due", "marked"), [("2021-06", False), ("2021-07", True)])
def test_more_than_twelve_months_from_figure_to_due_date_is_a_long_horizon(due: str, marked: bool) -> None:  # noqa: FBT001
    found = series(observations("2019-01", EIGHTEEN))

    markers = assessed(target(at_least=16, measured="end", due=due), found, "2020-08-22").markers

    assert (Marker.LONG_HORIZON in markers) is marked
