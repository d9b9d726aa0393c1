"""Cells to values: Danish text, masks, and what is unclear in which unit."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling import danish
from pejling.intake.numbers import MARKS, is_mask, looks_numeric, parse_column, text_value
from pejling.series import Mark
from tests.pejling.builders import PERCENT, PERSONS


def read(cell: object, unit: object = PERSONS) -> tuple[float | None, Mark, bool]:
    """Read one cell: its value, its mark and whether it could be read."""
    column = parse_column([cell], unit)  # type: ignore[arg-type]  # a unit
    value = float(column.values[0])
    return (None if math.isnan(value) else value), MARKS[column.marks[0]], not column.unreadable


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.184", 2184),
        ("54.597", 54597),
        ("1.005", 1005),
        ("1.234.567", 1234567),
        ("664", 664),
        ("0", 0),
        ("-12", -12),
        ("−12", -12),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234\u202f567", 1234567),
    ],
)
def test_a_count_stored_as_danish_text_is_read(text: str, value: float) -> None:
    assert text_value(text, PERSONS) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,7", 3.7),
        ("16,4 pct.", 16.4),
        ("16,4%", 16.4),
        ("16,4 procent", 16.4),
        ("0,0", 0),
        ("1.234,5", 1234.5),
        ("2.5", 2.5),
        ("16", 16),
    ],
)
def test_a_share_stored_as_text_is_read(text: str, value: float) -> None:
    assert text_value(text, PERCENT) == value


def test_two_dots_group_thousands_whatever_one_dot_means_in_the_column() -> None:
    column = parse_column(["1.234.567", "1.5", "2,5"], PERSONS)

    assert column.values[0] == 1_234_567


@pytest.mark.parametrize("text", ["2.5", "12.34"])
def test_a_dot_before_one_or_two_digits_is_unclear_in_a_count(text: str) -> None:
    assert text_value(text, PERSONS) is None


def test_a_dot_before_three_digits_is_unclear_in_a_share() -> None:
    assert text_value("2.184", PERCENT) is None


@pytest.mark.parametrize(
    "text", ["", "x", "1,2,3", "1.23.4", "25-29 år", "12 13", "1 2345", "nan", "inf", "1e5", "3+", "10 %-point"]
)
def test_other_text_is_no_number(text: str) -> None:
    assert text_value(text, PERSONS) is None
    assert text_value(text, PERCENT) is None


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "*", "<5", "< 3"])
def test_a_masked_cell_is_suppressed_and_never_nought(cell: object) -> None:
    assert read(cell) == (None, Mark.SUPPRESSED, True)


@pytest.mark.parametrize("cell", ["..", "."])
def test_two_dots_are_a_figure_that_does_not_exist(cell: str) -> None:
    assert read(cell) == (None, Mark.MISSING, True)


@pytest.mark.parametrize("cell", [0, 0.0, "0", "0,0"])
def test_nought_is_a_figure(cell: object) -> None:
    assert read(cell, PERCENT) == (0, Mark.FINAL, True)


@pytest.mark.parametrize("cell", ["ukendt", True, "2.5"])
def test_what_cannot_be_read_is_missing_and_said_so(cell: object) -> None:
    assert read(cell) == (None, Mark.MISSING, False)


def test_the_rows_that_cannot_be_read_are_known_by_number() -> None:
    column = parse_column([1.0, "ukendt", "-", "2", "ukendt"], PERSONS)

    assert column.unreadable == (1, 4)
    assert column.values[3] == 2


@pytest.mark.parametrize(
    ("cell", "masked"),
    [("-", True), ("..", True), ("<5", True), ("", False), (None, False), ("Hvidovre", False), (0, False)],
)
def test_an_empty_cell_is_no_mask_by_itself(cell: object, masked: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_mask(cell) is masked


@pytest.mark.parametrize(
    ("cell", "numeric"),
    [(1, True), (1.5, True), ("1.005", True), ("3,7", True), ("Aug 2021", False), (True, False), (None, False)],
)
def test_a_number_may_be_text(cell: object, numeric: bool) -> None:  # noqa: FBT001 - the expected answer
    assert looks_numeric(cell) is numeric


@given(st.integers(0, 99_999_999))
def test_a_count_written_in_danish_is_read_as_the_same(value: int) -> None:
    assert text_value(danish.number(value), PERSONS) == value


@given(st.integers(0, 1000))
def test_a_share_written_in_danish_is_read_as_the_same(tenths: int) -> None:
    assert text_value(danish.amount(tenths / 10, PERCENT), PERCENT) == tenths / 10
