"""What other municipalities have done: counted once more here, plainly."""

from __future__ import annotations

import math

import pytest

from pejling.areas import Area, AreaKind
from pejling.period_spellings import parse_period
from pejling.references import AtLevel, Reference, Seen, reference_of
from pejling.series import Series
from tests.pejling.builders import Number, indicator, observations

JULY = parse_period("2024-07")


def town(number: int, values: list[Number], denominator: Number = 500.0, unit: str = "percent") -> Series:
    """Make a municipality's series from January 2020 on."""
    area = Area(f"{number:03}", f"By {number}", AreaKind.MUNICIPALITY, "")
    found = observations("2020-01", values, [denominator] * len(values))
    return Series(indicator(unit), area, (), found)


def towns(unit: str = "percent") -> list[Series]:
    """Make six of them, 55 months each, that rise by as many tenths a month as their number says."""
    return [town(number, [20 + number * month / 10 for month in range(55)], unit=unit) for number in range(6)]


def known(found: Reference | None) -> Reference:
    """Return a reference that there must be."""
    assert found is not None
    return found


def test_municipalities_at_a_level_are_counted_the_level_itself_included() -> None:
    found = known(reference_of(towns(), JULY, range(5, 6)))
    values = sorted(20 + number * 54 / 10 for number in range(6))

    assert found.at_level(values[3], 1) == AtLevel(3, 6, JULY)
    assert found.at_level(values[3], -1) == AtLevel(4, 6, JULY)


def test_a_rate_of_few_people_is_left_out() -> None:
    few = town(9, [90.0] * 55, denominator=99.0)
    found = known(reference_of([*towns(), few], JULY, range(5, 6)))

    assert found.at_level(90, 1) == AtLevel(0, 6, JULY)
    assert len(found.changes) == 6 * 4


def test_counts_are_not_compared_by_their_level() -> None:
    assert known(reference_of(towns("persons"), JULY, range(5, 6))).at_level(30, 1) is None


def test_changes_are_those_from_the_same_month_of_each_year_that_are_over() -> None:
    """July to December of 2020 to 2023, six municipalities: 24; on the logit scale."""
    found = known(reference_of(towns(), JULY, range(5, 6)))

    def logit(value: float) -> float:
        return math.log(value / (100 - value))

    changes = [
        logit(20 + number * (month + 5) / 10) - logit(20 + number * month / 10)
        for number in range(6)
        for month in (6, 18, 30, 42)
    ]
    needed = logit(22) - logit(20)
    assert sorted(found.changes.tolist()) == pytest.approx(sorted(changes))
    assert found.seen(20, 22, 1) == Seen(sum(change >= needed - 1e-9 for change in changes), 24, 5)


def test_for_an_average_the_mean_of_the_months_that_count_is_compared() -> None:
    flat_then_up: list[Number] = [*[20.0] * 47, *[30.0] * 8]  # December 2023 is the first of the higher ones
    found = known(reference_of([town(1, flat_then_up)] * 12, JULY, range(1, 6)))

    assert found.seen(20, 20, 1) == Seen(48, 48, 5)
    assert found.seen(20, 22, 1) == Seen(12, 48, 5)
    assert found.seen(20, 22.1, 1) == Seen(0, 48, 5)


def test_fewer_than_twelve_courses_say_nothing() -> None:
    assert known(reference_of(towns()[:2], JULY, range(5, 6))).seen(20, 22, 1) is None


def test_without_figures_there_is_no_reference() -> None:
    assert reference_of([town(1, [])], JULY, range(5, 6)) is None
    assert reference_of(towns(), JULY, range(0)) is None
