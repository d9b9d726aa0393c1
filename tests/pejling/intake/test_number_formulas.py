"""A person number that stands in a formula alone refuses the file, in each format. All numbers are invented."""

from __future__ import annotations

import io
import os
import re
import struct
from collections.abc import Callable
from html import escape

import pytest
import xlwt

from pejling.intake.number_formulas import numbers_in_formulas, numbers_in_old_tokens
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.tabs import ods, opened_document
from tests.pejling.intake.test_hostile_files import FIGURES, PLAIN, TABLE, part_of, with_parts
from tests.pejling.intake.xlsb_files import xlsb

PERSON = "0709771795"
FORMULAS = [
    f'"{PERSON}"',
    f'IF(A1="{PERSON}",1,0)',
    f'COUNTIF(A1:A9,"{PERSON[:6]}-{PERSON[6:]}")',
    f"{int(PERSON)}*1",
    f"IF(A1={int(PERSON)},1,0)",
]
OTHERS = ['"2026M01"', '"1001234568"', '"sag 24/1234-0101"', "101901234*1", "105876123/1000", "709771795.5*1"]


def in_an_xls(formula: str) -> bytes:
    """Return an .xls with a formula below its table."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tal")
    for row, cells in enumerate(PLAIN.rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.write(1, 3, xlwt.Formula(formula))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def in_an_xlsx(formula: str) -> bytes:
    """Return an .xlsx with a formula beside its table."""
    cell = f'<c r="F2"><f>{escape(formula)}</f><v>0</v></c></row></sheetData>'
    sheet = part_of(TABLE, "xl/worksheets/sheet1.xml").replace(b"</row></sheetData>", cell.encode())
    return with_parts(TABLE, xl__worksheets__sheet1_xml=sheet)


def in_an_ods(formula: str) -> bytes:
    """Return an .ods with a formula in its first cell."""
    told = f'<table:table-cell table:formula="of:={escape(formula)}" '.encode()
    return opened_document(part_of(ods(PLAIN), "content.xml").replace(b"<table:table-cell ", told, 1))


def in_an_xlsb(formula: str) -> bytes:
    """Return an .xlsb whose figure comes of the tokens of a formula's texts, or of its number."""
    texts, number = formula.split('"')[1::2], re.search(r"\b\d{9}[\d.]*", formula)
    tokens = b"".join(struct.pack("<BH", 0x17, len(text)) + text.encode("utf-16-le") for text in texts)
    if number and not texts:
        tokens = struct.pack("<Bd", 0x1F, float(number[0]))
    figure = struct.pack("<BBIId", 5, 16, 2, 0, 12.4)
    told = struct.pack("<IIdHI", 2, 0, 12.4, 0, len(tokens)) + tokens + struct.pack("<I", 0)
    whole = xlsb(PLAIN)
    sheet = part_of(whole, "xl/worksheets/sheet1.bin")
    assert figure in sheet
    return with_parts(whole, xl__worksheets__sheet1_bin=sheet.replace(figure, struct.pack("<BB", 9, len(told)) + told))


WRITERS: list[Callable[[str], bytes]] = [in_an_xls, in_an_xlsx, in_an_ods, in_an_xlsb]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_person_number_in_a_formula_alone_refuses_the_file(
    read: Read, write: Callable[[str], bytes], formula: str
) -> None:
    told = read(write(formula))

    assert told.figures == {}
    assert "(CPR)" in told.problems
    assert PERSON[1:6] not in told.problems


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("formula", OTHERS)
def test_other_texts_and_numbers_in_a_formula_are_let_through(
    read: Read, write: Callable[[str], bytes], formula: str
) -> None:
    assert read(write(formula)).figures == FIGURES


def test_a_name_and_a_list_in_braces_are_formulas_too() -> None:
    wide = PERSON.encode("utf-16-le")

    assert numbers_in_formulas(b"\x27\x09" + struct.pack("<BH", 0x17, 10) + wide, "xl/workbook.bin") == {PERSON}
    assert numbers_in_formulas(struct.pack("<BH", 1, 10) + wide, "xl/worksheets/sheet1.bin") == {PERSON}
    assert numbers_in_old_tokens(struct.pack("<BHB", 2, 10, 0) + PERSON.encode()) == {PERSON}
    assert numbers_in_old_tokens(struct.pack("<BBB", 0x17, 10, 1) + wide) == {PERSON}
    assert numbers_in_old_tokens(struct.pack("<BB", 0x17, 10) + PERSON.encode()) == {PERSON}  # before Excel 97


def test_any_bytes_are_looked_through_and_hold_no_number() -> None:
    noise = os.urandom(1 << 20)

    for part in (noise, b"\x17" * 10_000, b"\x17\xff\0" * 10_000, b"\x17\xff\0" + b"0\0" * 9, b"\x1f\0\0"):
        assert numbers_in_formulas(part, "xl/worksheets/sheet1.bin") == set()
        assert numbers_in_old_tokens(part) == set()
