"""The six measurement rules: the result so far, what the rest must be, and when it can no longer change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.indicators import Indicator
from pejling.measurements import Aim, Measurement, Span, measure, meets, span_of
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.plans import Measured
from tests.pejling import alternative_implementations as plain
from tests.pejling.builders import Number, indicator, observations, provisional, series

RATE, COUNT = indicator(), indicator("persons")
AVERAGES = [Measured.YEAR_AVERAGE, Measured.COHORT]
TENTHS = st.integers(0, 1000).map(lambda tenths: tenths / 10)


def aim(measured: Measured, level: float | None, direction: int = 1, year: int = 2020) -> Aim:
    """Make an aim at a monthly measure over one calendar year."""
    span = span_of(measured, Frequency.MONTH, date(year, 1, 1), date(year, 12, 31))
    return Aim(level, direction, measured, span)


def measured_2020(
    wanted: Aim, values: Sequence[Number], weights: Sequence[Number] | None = None, kind: Indicator = RATE
) -> Measurement:
    """Measure figures of 2020 from January on, the newest of them settled."""
    return measure(series(observations("2020-01", values, weights), kind), wanted)


# which periods count


@pytest.mark.parametrize(
    ("measured", "first", "due"),
    [
        (Measured.END, "2020-12", "2020-12"),
        (Measured.YEAR_AVERAGE, "2019-07", "2020-12"),
        (Measured.SUM, "2019-07", "2020-12"),
        (Measured.EVERY_MONTH, "2019-07", "2020-12"),
        (Measured.COHORT, "2019-07", "2020-12"),
        (Measured.ROLLING_12, "2020-01", "2020-12"),
    ],
)
def test_the_rule_decides_which_months_count(measured: Measured, first: str, due: str) -> None:
    span = span_of(measured, Frequency.MONTH, date(2019, 7, 1), date(2020, 12, 31))

    assert span == Span(parse_period(first), parse_period(due))


@pytest.mark.parametrize(
    ("frequency", "measured", "first", "due"),
    [
        (Frequency.QUARTER, Measured.ROLLING_12, "2020-Q1", "2020-Q4"),
        (Frequency.QUARTER, Measured.SUM, "2020-Q1", "2020-Q4"),
        (Frequency.YEAR, Measured.YEAR_AVERAGE, "2020", "2020"),
        (Frequency.YEAR, Measured.ROLLING_12, "2020", "2020"),
        (Frequency.ROLLING_YEAR_BY_MONTH, Measured.ROLLING_12, "2020-MAT12", "2020-MAT12"),
        (Frequency.ROLLING_YEAR_BY_MONTH, Measured.YEAR_AVERAGE, "2020-MAT12", "2020-MAT12"),
    ],
)
def test_a_period_that_is_a_year_long_counts_alone(
    frequency: Frequency, measured: Measured, first: str, due: str
) -> None:
    span = span_of(measured, frequency, date(2020, 1, 1), date(2020, 12, 31))

    assert span == Span(parse_period(first), parse_period(due))


def test_a_level_met_exactly_is_met() -> None:
    assert meets(16.0, 16, 1)
    assert meets(0.1 + 0.2, 0.3, -1)
    assert not meets(15.96, 16, 1)
    assert not meets(3.01, 3, -1)


# the value in the due month


def test_the_end_value_is_that_of_the_due_month_alone() -> None:
    found = measured_2020(aim(Measured.END, 16), [10.0] * 11 + [16.0])

    assert (found.value, found.complete, found.decided) == (16, True, True)


def test_before_the_due_month_is_settled_there_is_no_end_value() -> None:
    found = measured_2020(aim(Measured.END, 16), [20.0] * 11)

    assert (found.value, found.complete, found.decided) == (None, False, None)


def test_a_provisional_due_month_settles_nothing() -> None:
    found = measure(series(provisional(observations("2020-01", [20.0] * 12))), aim(Measured.END, 16))

    assert (found.value, found.complete) == (None, False)


def test_a_suppressed_due_month_is_no_zero() -> None:
    found = measured_2020(aim(Measured.END, 5, -1), [3.0] * 11 + [None, 4.0], kind=COUNT)

    assert found.value is None
    assert found.decided is None


# the average


def test_an_average_is_weighted_by_the_denominators() -> None:
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 16), [10.0, 50.0], [100, 60])

    assert found.value == pytest.approx(25)
    assert found.weighted
    assert found.people == 160


def test_an_average_is_plain_where_one_denominator_is_unknown_and_says_so() -> None:
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 16), [10.0, 50.0], [100, None])

    assert found.value == 30
    assert not found.weighted


def test_the_rest_of_the_year_must_make_up_for_what_is_missing() -> None:
    # six months at 18.9 of a year that must average 18: the other six may average 17.1
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 18), [18.9] * 6)

    assert found.required == pytest.approx(17.1)
    assert (found.known, found.needed) == (6, 12)


def test_nothing_is_required_when_the_year_is_complete() -> None:
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 18), [18.0] * 12)

    assert found.required is None
    assert (found.complete, found.decided) == (True, True)


@pytest.mark.parametrize("measured", AVERAGES)
def test_an_average_is_decided_when_even_nought_for_the_rest_cannot_lose_it(measured: Measured) -> None:
    found = measured_2020(aim(measured, 16), [20.0] * 10)

    assert found.required is not None
    assert found.required < 0
    assert found.decided is True


@pytest.mark.parametrize("measured", AVERAGES)
def test_an_average_is_out_of_reach_when_even_100_for_the_rest_cannot_save_it(measured: Measured) -> None:
    found = measured_2020(aim(measured, 60), [40.0] * 9 + [50.0, 50.0])

    assert found.required is not None
    assert found.required > 100
    assert found.decided is False


@pytest.mark.parametrize(
    ("level", "direction", "values", "met"),
    [
        (50, 1, [60.0] * 10, True),  # required 0: nought for the rest is exactly enough
        (60, -1, [52.0] * 10, True),  # required 100: even 100 for the rest is not too much
        (60, 1, [52.0] * 10, None),  # required 100: possible, if everybody counts
        (50, -1, [60.0] * 10, None),  # required 0: possible, if nobody counts
    ],
)
def test_a_tie_at_the_edge_of_what_is_possible_is_decided_only_where_it_must_be_met(
    level: float,
    direction: int,
    values: list[Number],
    met: bool | None,  # noqa: FBT001 - the expected answer
) -> None:
    assert measured_2020(aim(Measured.YEAR_AVERAGE, level, direction), values).decided is met


def test_an_average_of_counts_has_no_upper_limit() -> None:
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 200), [10.0] * 11, kind=COUNT)

    assert found.decided is None


def test_a_hidden_month_that_has_passed_is_not_among_those_that_can_still_make_up_for_it() -> None:
    # March hidden, October the newest settled: nine months are known, November and December can still make up
    found = measured_2020(aim(Measured.YEAR_AVERAGE, 12), [10.0, 10.0, None, *[12.0] * 7])

    assert found.required == pytest.approx((12 * 11 - (20 + 84)) / 2)


# sums


def test_a_sum_adds_the_months_of_the_plans_time() -> None:
    found = measured_2020(aim(Measured.SUM, 100), [10, 20, 30], kind=COUNT)

    assert found.value == 60
    assert found.required == pytest.approx(40 / 9)
    assert found.decided is None


def test_a_sum_of_at_least_is_met_as_soon_as_it_is_there() -> None:
    found = measured_2020(aim(Measured.SUM, 60), [10, 20, 30], kind=COUNT)

    assert (found.complete, found.decided, found.required) == (False, True, 0)


def test_a_sum_of_at_most_is_missed_as_soon_as_it_is_passed() -> None:
    found = measured_2020(aim(Measured.SUM, 59, -1), [10, 20, 30], kind=COUNT)

    assert (found.complete, found.decided) == (False, False)


def test_a_sum_of_at_most_that_is_just_used_up_is_not_missed_yet() -> None:
    found = measured_2020(aim(Measured.SUM, 60, -1), [10, 20, 30], kind=COUNT)

    assert found.decided is None
    assert found.required == 0


def test_a_sum_of_at_most_is_met_only_at_the_end() -> None:
    found = measured_2020(aim(Measured.SUM, 60, -1), [5] * 12, kind=COUNT)

    assert (found.complete, found.decided) == (True, True)


def test_a_sum_with_a_hidden_month_is_not_known_to_stay_below_its_level() -> None:
    # eleven months of 5 and one of one or two (hidden) may be 56 or 57
    found = measured_2020(aim(Measured.SUM, 55, -1), [*[5] * 6, None, *[5] * 5], kind=COUNT)

    assert found.decided is not True


# twelve months to the due date


def test_rolling_twelve_months_add_counts_and_average_rates() -> None:
    values: list[Number] = [float(number) for number in range(1, 13)]

    assert measured_2020(aim(Measured.ROLLING_12, 60), values, kind=COUNT).value == 78
    assert measured_2020(aim(Measured.ROLLING_12, 5), values).value == 6.5


# every month


def test_every_month_is_as_good_as_its_worst() -> None:
    assert measured_2020(aim(Measured.EVERY_MONTH, 16), [16.0, 18.0, 17.0]).value == 16
    assert measured_2020(aim(Measured.EVERY_MONTH, 20, -1), [16.0, 18.0, 17.0]).value == 18


def test_every_month_is_missed_by_the_first_that_misses() -> None:
    assert measured_2020(aim(Measured.EVERY_MONTH, 16), [18.0, 15.9]).decided is False
    assert measured_2020(aim(Measured.EVERY_MONTH, 16, -1), [15.0, 16.1]).decided is False


def test_every_month_is_met_only_when_all_have_met_it() -> None:
    assert measured_2020(aim(Measured.EVERY_MONTH, 16), [16.0] * 11).decided is None
    assert measured_2020(aim(Measured.EVERY_MONTH, 16), [16.0] * 12).decided is True


def test_every_month_is_not_known_to_be_met_where_one_is_hidden() -> None:
    found = measured_2020(aim(Measured.EVERY_MONTH, 3), [*[5] * 6, None, *[5] * 5], kind=COUNT)

    assert found.decided is not True


# all rules


@pytest.mark.parametrize("measured", list(Measured))
def test_before_any_settled_month_there_is_no_value(measured: Measured) -> None:
    found = measure(series(observations("2019-01", [16.0] * 12), COUNT), aim(measured, 16))

    assert (found.value, found.known, found.complete, found.decided) == (None, 0, False, None)


@pytest.mark.parametrize("measured", list(Measured))
def test_months_outside_the_plans_time_do_not_count(measured: Measured) -> None:
    inside: list[Number] = [20.0] * 12
    alone = measure(series(observations("2020-01", inside), COUNT), aim(measured, 16))

    among = measure(series(observations("2019-11", [1.0, 1.0, *inside, 99.0]), COUNT), aim(measured, 16))

    assert among == alone


@pytest.mark.parametrize("measured", list(Measured))
def test_without_a_level_nothing_is_required_or_decided(measured: Measured) -> None:
    found = measured_2020(aim(measured, None), [20.0] * 6, kind=COUNT)

    assert (found.required, found.decided) == (None, None)


# against the plain arithmetic


@given(st.lists(st.tuples(TENTHS, st.integers(1, 900)), min_size=1, max_size=12))
def test_weighted_averages_are_those_of_the_plain_arithmetic(months: list[tuple[float, int]]) -> None:
    values: list[Number] = [value for value, _ in months]
    weights: list[Number] = [float(weight) for _, weight in months]

    found = measured_2020(aim(Measured.YEAR_AVERAGE, 50), values, weights)

    expected = plain.average(
        {i: value for i, (value, _) in enumerate(months)}, {i: float(weight) for i, (_, weight) in enumerate(months)}
    )
    assert found.value == pytest.approx(expected)


@given(st.lists(st.tuples(TENTHS, st.integers(1, 900)), min_size=1, max_size=11), TENTHS, st.booleans())
def test_the_required_rest_is_that_of_the_plain_arithmetic(
    months: list[tuple[float, int]],
    level: float,
    weighted: bool,  # noqa: FBT001 - drawn
) -> None:
    values: list[Number] = [value for value, _ in months]
    weights: list[Number] | None = [float(weight) for _, weight in months] if weighted else None

    found = measured_2020(aim(Measured.YEAR_AVERAGE, level), values, weights)

    by_month = {i: float(weight) for i, (_, weight) in enumerate(months)}
    expected = plain.required_rest(
        level, {i: value for i, (value, _) in enumerate(months)}, by_month if weighted else None, 12
    )
    assert found.required == pytest.approx(expected, abs=1e-6)


@given(st.lists(TENTHS, min_size=1, max_size=11), TENTHS)
def test_the_required_rest_brings_the_average_to_its_level(values: list[float], level: float) -> None:
    required = measured_2020(aim(Measured.YEAR_AVERAGE, level), list(values)).required

    assert required is not None
    whole = [*values, *[required] * (12 - len(values))]
    assert plain.average(dict(enumerate(whole)), None) == pytest.approx(level, abs=1e-6)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=12), st.integers(0, 3000), st.sampled_from([1, -1]))
def test_a_decision_about_a_sum_never_turns(values: list[int], level: int, direction: int) -> None:
    wanted = aim(Measured.SUM, level, direction)
    decided = [
        measured_2020(wanted, [float(value) for value in values[: months + 1]], kind=COUNT).decided
        for months in range(len(values))
    ]

    spoken = [one for one in decided if one is not None]
    assert len(set(spoken)) <= 1
    if len(values) == 12:
        assert decided[-1] is meets(sum(values), level, direction)


@given(st.lists(TENTHS, min_size=12, max_size=12), TENTHS, st.sampled_from([1, -1]))
def test_a_decision_about_an_average_never_turns(values: list[float], level: float, direction: int) -> None:
    wanted = aim(Measured.YEAR_AVERAGE, level, direction)
    decided = [measured_2020(wanted, list(values[: months + 1])).decided for months in range(12)]

    assert len({one for one in decided if one is not None}) == 1
