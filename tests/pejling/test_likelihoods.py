"""The three classes of chance, and that a target does not waver between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.likelihoods import class_after, plain_class
from pejling.statuses import Status

ON, UNSURE, NOT = Status.ON_TRACK, Status.UNCERTAIN, Status.NOT_ON_TRACK
CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("chance", "expected"), [(0.70, ON), (0.6999, UNSURE), (0.30, UNSURE), (0.2999, NOT), (0.0, NOT), (1.0, ON)]
)
def test_seventy_and_thirty_per_cent_are_the_boundaries(chance: float, expected: Status) -> None:
    assert plain_class(chance) is expected
    assert class_after([chance]) is expected


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ([0.70, 0.65], ON),
        ([0.70, 0.6499], UNSURE),
        ([0.60, 0.7499], UNSURE),
        ([0.60, 0.75], ON),
        ([0.60, 0.25], UNSURE),
        ([0.60, 0.2499], NOT),
        ([0.20, 0.3499], NOT),
        ([0.20, 0.35], UNSURE),
        ([0.20, 0.72], UNSURE),
        ([0.20, 0.75], ON),
        ([0.80, 0.28], UNSURE),
        ([0.80, 0.10], NOT),
        ([0.80, 0.68, 0.64, 0.68], UNSURE),
    ],
)
def test_a_boundary_must_be_passed_by_five_points(chances: list[float], expected: Status) -> None:
    assert class_after(chances) is expected


def test_without_a_chance_there_is_no_class() -> None:
    assert class_after([]) is None


@given(CHANCES)
def test_the_same_chance_again_changes_nothing(chances: list[float]) -> None:
    """So it does not matter how often somebody looks."""
    assert class_after(chances) is class_after([*chances, chances[-1]])
    assert class_after(one for chance in chances for one in (chance, chance)) is class_after(chances)
