"""What an .xlsx says beside its values: what is hidden, and what is shown in per cent."""

from __future__ import annotations

import openpyxl
import pytest

from pejling.intake.markup import Hidden, hidden_parts, percent_columns
from tests.pejling.builders import first_sheet, saved, workbook


def test_columns_shown_in_per_cent_are_known_by_their_format() -> None:
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.append(["Område", "Andel", "Antal"])
    sheet.append(["Hvidovre", 0.163, 12])
    sheet["B2"].number_format = "0.0%"

    assert percent_columns(saved(book), "Sheet") == {1}
    assert percent_columns(b"Periode;Antal", "") == frozenset()


def test_hidden_rows_and_columns_are_known_by_number() -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Ark & <2>")
    for number in range(6):
        sheet.append([number, number, number])
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["B"].hidden = True
    content = saved(book)

    assert hidden_parts(content, "Ark & <2>") == Hidden(frozenset({2, 4}), frozenset({1}))
    assert not hidden_parts(content, "Sheet")


@pytest.mark.parametrize("content", [b"Periode;Antal", b"PK\x03\x04 and no more", workbook(["x"])[:-30]])
def test_nothing_is_hidden_where_the_markup_cannot_be_read(content: bytes) -> None:
    assert not hidden_parts(content, "Ark1")
    assert percent_columns(content, "Ark1") == frozenset()
