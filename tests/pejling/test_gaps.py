"""The gap to a level: in the unit, in whole persons, against chance, and against the series' own past."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.gaps import Persons, Precedent, gap, noise_limit, persons, precedent
from pejling.period_spellings import parse_period
from pejling.units import UNITS
from tests.pejling import alternative_implementations as plain
from tests.pejling.builders import FULL_TIME, PERCENT, PERSONS, indicator, observations, observed, series


@pytest.mark.parametrize(
    ("level", "value", "direction", "missing"),
    [(20, 17.2, 1, 2.8), (16, 17.2, 1, -1.2), (3.0, 3.1, -1, 0.1), (650, 640, -1, -10), (16, 16, 1, 0)],
)
def test_the_gap_is_what_is_missing_and_below_nought_where_nothing_is(
    level: float, value: float, direction: int, missing: float
) -> None:
    assert gap(level, value, direction) == pytest.approx(missing)
    assert plain.missing(level, value, higher_is_better=direction > 0) == pytest.approx(missing)


def test_from_17_2_to_20_of_664_full_time_persons_19_are_missing() -> None:
    latest = observed("2026-07", 17.2, denominator=664)

    assert persons(20, latest, 1, PERCENT) == Persons(19, approximate=True, denominator=664)


def test_persons_are_exact_where_the_numerator_is_known() -> None:
    latest = observed("2026-07", 17.2, numerator=115, denominator=664)

    assert persons(20, latest, 1, PERCENT) == Persons(18, approximate=False, denominator=664)


@pytest.mark.parametrize(
    ("level", "denominator", "needed"), [(16, 76, 13), (20, 426, 86), (72, 10, 8), (72, 11, 8), (72, 7, 6)]
)
def test_a_share_of_few_persons_needs_a_whole_person_more_than_it_looks(
    level: float, denominator: int, needed: int
) -> None:
    found = persons(level, observed("2026-07", 0, numerator=0, denominator=denominator), 1, PERCENT)

    assert found is not None
    assert found.count == needed


def test_a_gap_of_exactly_so_many_persons_is_not_one_more() -> None:
    # 17.2 to 20.2 of 1 000 is 30 persons; floating point makes it 30.000000000000004
    found = persons(20.2, observed("2026-07", 17.2, denominator=1000), 1, PERCENT)

    assert found is not None
    assert found.count == 30


@pytest.mark.parametrize(
    ("level", "value", "direction", "count"), [(146.3, 178, -1, 32), (650, 702, -1, 52), (60, 55, 1, 5)]
)
def test_a_gap_in_a_count_is_whole_persons_rounded_up(level: float, value: float, direction: int, count: int) -> None:
    assert persons(level, observed("2026-06", value), direction, FULL_TIME) == Persons(count)


def test_no_person_is_missing_where_the_level_is_met() -> None:
    assert persons(16, observed("2026-07", 17.2, denominator=664), 1, PERCENT) == Persons(0, True, 664)  # noqa: FBT003
    assert persons(650, observed("2026-07", 640), -1, PERSONS) == Persons(0)


@pytest.mark.parametrize("unit", ["percent", "hours", "weeks"])
def test_without_a_denominator_or_persons_to_count_there_is_no_gap_in_persons(unit: str) -> None:
    assert persons(20, observed("2026-07", 17.2), 1, UNITS[unit]) is None


def test_a_missing_value_has_no_gap_in_persons() -> None:
    assert persons(20, observed("2026-07", None, denominator=664), 1, PERCENT) is None


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 3000), st.booleans())
def test_persons_are_those_one_finds_by_moving_one_at_a_time(
    level: int,
    value: int,
    denominator: int,
    higher: bool,  # noqa: FBT001 - drawn
) -> None:
    found = persons(level / 10, observed("2026-07", value / 10, denominator=denominator), 1 if higher else -1, PERCENT)

    expected = plain.persons_missing(level / 10, value / 10, denominator, higher_is_better=higher)
    assert found is not None
    assert found.count == expected


def test_145_a_year_may_move_by_33_by_chance() -> None:
    limit = noise_limit(observed("2012", 145), PERSONS)

    assert limit == pytest.approx(33.4, abs=0.05)


@pytest.mark.parametrize(("n", "told_apart"), [(1500, False), (1800, True)])
def test_72_and_75_per_cent_are_told_apart_only_in_groups_of_about_1_660(n: int, told_apart: bool) -> None:  # noqa: FBT001
    limit = noise_limit(observed("2020-12", 72, denominator=n), PERCENT)

    assert limit is not None
    assert (limit < 3) is told_apart


@pytest.mark.parametrize(("value", "unit"), [(16.0, "percent"), (None, "persons"), (-3, "persons"), (12.0, "hours")])
def test_without_knowing_how_many_there_is_no_limit_of_chance(value: float | None, unit: str) -> None:
    assert noise_limit(observed("2026-07", value), UNITS[unit]) is None


@given(st.integers(0, 5000), st.none() | st.integers(1, 5000))
def test_limits_of_chance_are_those_of_the_plain_arithmetic(value: int, denominator: int | None) -> None:
    if denominator is None:
        found = noise_limit(observed("2026-07", value), PERSONS)
        expected = plain.noise(value, None)
    else:
        found = noise_limit(observed("2026-07", value / 50, denominator=denominator), PERCENT)
        expected = plain.noise(value / 50, denominator)

    assert found == pytest.approx(expected, abs=1e-9)


def test_a_level_has_been_met_so_often_in_the_newest_24_months() -> None:
    values = [20.0, 20.0, *[15.0] * 20, 18.0, 17.9, 18.1, 16.0]

    found = precedent(series(observations("2024-05", values)), 18, 1)

    assert found == Precedent(2, 24, parse_period("2026-05"))


def test_a_level_that_was_never_met_has_no_latest_month() -> None:
    assert precedent(series(observations("2024-01", [15.0] * 14)), 18, 1) == Precedent(0, 14, None)


def test_at_most_is_met_by_lower_values() -> None:
    found = precedent(series(observations("2024-01", [*[3.2] * 11, 3.0])), 3.0, -1)

    assert found == Precedent(1, 12, parse_period("2024-12"))


def test_eleven_months_are_too_few_for_a_precedent() -> None:
    assert precedent(series(observations("2024-01", [20.0] * 11)), 18, 1) is None


def test_hidden_months_are_neither_met_nor_counted() -> None:
    found = precedent(series(observations("2024-01", [20.0, None] * 12)), 18, 1)

    assert found == Precedent(12, 12, parse_period("2025-11"), since=parse_period("2024-01"))


def test_months_in_a_row_are_counted_without_a_beginning() -> None:
    found = precedent(series(observations("2024-01", [20.0] * 12)), 18, 1)

    assert found is not None
    assert found.since is None


def test_quarters_have_no_precedent_in_months() -> None:
    quarterly = indicator(frequency=parse_period("2020-Q1").frequency)

    assert precedent(series(observations("2014-Q1", [20.0] * 24), quarterly), 18, 1) is None


@given(st.lists(st.integers(0, 1000), min_size=12, max_size=40), st.integers(0, 1000), st.booleans())
def test_precedents_are_those_one_counts_by_hand(values: list[int], level: int, higher: bool) -> None:  # noqa: FBT001
    found = precedent(series(observations("2020-01", [one / 10 for one in values])), level / 10, 1 if higher else -1)

    expected = plain.met_by([one / 10 for one in values], level / 10, higher_is_better=higher)
    assert found is not None
    assert found.met == expected
