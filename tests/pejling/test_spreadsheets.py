"""Workbooks Pejling writes: real numbers and dates, and nothing that is run when they are opened."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from pejling.spreadsheets import Figure, Sheet, harmless, workbook


def read_back(*row: object) -> list[object]:
    """Write a row in a sheet of its own and return it as it is read."""
    content = workbook([Sheet("Ark", tuple(f"H{n}" for n in range(len(row))), (row,))])  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Ark"]
    return [cell.value for cell in sheet[2]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert harmless(f"{start}cmd|' /C calc'!A0").startswith(f"'{start}cmd")


@pytest.mark.parametrize("text", ["Hvidovre", "", "16,4 pct.", "−3", "a=b", " =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    content = workbook([Sheet("=1+1"[1:], ("=HYPERLINK(1)", "B"), (("=1+1", "@SUM(A1)"),))])

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert [cell.value for cell in sheet[2]] == ["'=1+1", "'@SUM(A1)"]


def test_numbers_and_dates_are_numbers_and_dates() -> None:
    assert read_back(Figure(16.4, 1), 12, date(2026, 7, 1), None) == [16.4, 12, datetime(2026, 7, 1), None]  # noqa: DTZ001


def test_a_figure_is_shown_with_its_decimals() -> None:
    content = workbook([Sheet("Ark", ("A", "B"), ((Figure(16.44, 1), Figure(1234.0, 0)),))])

    sheet = openpyxl.load_workbook(io.BytesIO(content))["Ark"]
    assert [cell.number_format for cell in sheet[2]] == ["#,##0.0", "#,##0"]


def test_characters_no_workbook_can_hold_are_left_out() -> None:
    assert read_back("Hvid\x00ovre\x1b", "x" * 40_000) == ["Hvidovre", "x" * 32_000]


def test_headings_stay_in_sight_and_are_bold() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([Sheet("Ark", ("A",), ((1,),))])))["Ark"]

    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
