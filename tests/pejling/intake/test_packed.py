"""Packed cells read as the cells they were."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.intake.packed import Cell, Packed

CELLS = st.lists(
    st.one_of(st.floats(allow_nan=False), st.integers(), st.booleans(), st.text(), st.none(), st.dates(), st.times())
)


@given(CELLS)
def test_cells_are_read_back_as_they_were_and_of_the_same_kind(cells: list[Cell]) -> None:
    packed = Packed(cells)

    assert list(packed) == cells
    assert [type(cell) for cell in packed] == [type(cell) for cell in cells]
    assert [packed[row] for row in range(len(packed))] == cells
    assert len(packed) == len(cells)


@given(CELLS, st.integers(-5, 5), st.integers(-5, 5))
def test_some_of_the_cells_are_those_of_a_list(cells: list[Cell], first: int, end: int) -> None:
    assert Packed(cells)[first:end] == cells[first:end]


def test_the_last_cell_is_also_known_from_the_end() -> None:
    assert Packed([1.5, "-"])[-1] == "-"


def test_there_is_no_cell_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        Packed([1.5, "-"])[2]


def test_numbers_are_found_by_size_with_both_ends() -> None:
    packed = Packed([0.5, 1.0, "1.5", None, 2.0, 2.5, 2, date(2026, 7, 1)])

    assert packed.between(1, 2) == [1.0, 2.0]
