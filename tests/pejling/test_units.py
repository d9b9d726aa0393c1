"""Units: what may be added, and what may only be averaged with weights."""

from __future__ import annotations

import pytest

from pejling.errors import AdditionError
from pejling.units import UNITS, total, weighted_mean


@pytest.mark.parametrize("unit", ["percent", "hours", "weeks"])
def test_rates_and_averages_are_never_added(unit: str) -> None:
    with pytest.raises(AdditionError, match=rf"tal i {UNITS[unit].suffix} kan ikke lægges sammen"):
        total([1.0, 2.0], UNITS[unit])


@pytest.mark.parametrize("unit", [unit for unit in UNITS if UNITS[unit].additive])
def test_counts_are_added(unit: str) -> None:
    assert total([3, 4, 5], UNITS[unit]) == 12


def test_a_mean_of_shares_is_weighted_by_their_denominators() -> None:
    # 10 of 100 and 30 of 60: 40 of 160, not (10 + 50) / 2
    assert weighted_mean([10, 50], [100, 60]) == pytest.approx(25)


@pytest.mark.parametrize("weights", [[], [1], [0, 0], [1, 2, 3]])
def test_a_mean_without_a_weight_for_each_share_is_refused(weights: list[float]) -> None:
    with pytest.raises(AdditionError, match="kræver en vægt"):
        weighted_mean([10, 50], weights)


def test_the_grid_is_the_smallest_published_step() -> None:
    assert UNITS["percent"].grid == pytest.approx(0.1)
    assert UNITS["persons"].grid == 1


def test_the_difference_of_a_share_is_called_percentage_points() -> None:
    assert [unit.id for unit in UNITS.values() if unit.is_rate] == ["percent"]
    assert UNITS["percent"].difference == "procentpoint"


def test_a_unit_is_known_by_its_own_id() -> None:
    assert {name: unit.id for name, unit in UNITS.items()} == {name: name for name in UNITS}
