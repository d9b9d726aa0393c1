"""What a level still takes: a month at a time for the due month, on average for rules over several months."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.measurements import Aim, measure, span_of
from pejling.paces import Pace, pace_of
from pejling.periods import Frequency
from pejling.plans import Measured
from pejling.series import Series
from tests.pejling.builders import Number, indicator, observations, provisional, series


def paced(found: Series, level: float | None, measured: Measured = Measured.END, direction: int = 1) -> Pace | None:
    """Return the pace to a level over 2020."""
    frequency = found.indicator.frequency
    wanted = Aim(level, direction, measured, span_of(measured, frequency, date(2020, 1, 1), date(2020, 12, 31)))
    return pace_of(found, None, wanted, measure(found, wanted))


def test_months_are_counted_from_the_newest_settled_one_and_not_from_today() -> None:
    pace = paced(series(provisional(observations("2020-01", [17.2] * 7))), 20)

    assert pace is not None
    assert pace.left == 6
    assert pace.per_period == pytest.approx(2.8 / 6)


def test_with_too_little_history_the_pace_is_as_it_is() -> None:
    pace = paced(series(observations("2020-01", [17.2] * 7)), 20)

    assert pace is not None
    assert pace.per_period == pytest.approx(0.56)
    assert (pace.unseasonal, pace.by_itself) == (None, None)


def test_what_the_calendar_brings_by_itself_is_taken_out_of_the_pace() -> None:
    values: list[Number] = [10 + (month % 12) / 2 for month in range(31)]

    pace = paced(series(observations("2018-01", values)), 16)

    assert pace is not None
    assert pace.per_period is not None
    assert pace.unseasonal is not None
    assert pace.by_itself is not None
    assert pace.by_itself > 2
    assert pace.unseasonal < pace.per_period


def test_a_fall_has_a_negative_pace() -> None:
    pace = paced(series(observations("2020-01", [702.0] * 6), indicator("persons")), 650, direction=-1)

    assert pace is not None
    assert pace.per_period == pytest.approx(-52 / 6)


@pytest.mark.parametrize("measured", [Measured.YEAR_AVERAGE, Measured.COHORT, Measured.EVERY_MONTH])
def test_rules_over_several_months_say_what_each_month_left_must_be(measured: Measured) -> None:
    pace = paced(series(observations("2020-01", [18.0] * 6)), 18, measured)

    assert pace == Pace(6, required=18, is_average=measured is not Measured.EVERY_MONTH)


def test_a_sum_says_what_each_month_left_must_bring() -> None:
    pace = paced(series(observations("2020-01", [10.0] * 6), indicator("persons")), 120, Measured.SUM)

    assert pace == Pace(6, required=10)


def test_a_hidden_month_that_has_passed_is_not_left() -> None:
    pace = paced(series(observations("2020-01", [10.0, 10.0, None, 10.0])), 12, Measured.YEAR_AVERAGE)

    assert pace is not None
    assert pace.left == 8


def test_quarters_are_counted_in_quarters() -> None:
    quarterly = indicator("persons", frequency=Frequency.QUARTER)

    pace = paced(series(observations("2019-Q1", [10.0] * 6), quarterly), 20)

    assert pace == Pace(2, 5)


def test_there_is_no_pace_without_a_level_or_a_settled_figure_or_time_left() -> None:
    year: list[Number] = [16.0] * 12

    assert paced(series(observations("2020-01", [16.0] * 6)), None) is None
    assert paced(series(()), 20) is None
    assert paced(series(observations("2020-01", year)), 20) is None
    assert paced(series(observations("2020-06", year)), 20) is None
