"""Workbooks as Pejling writes them: real numbers and dates, and no text that a spreadsheet would take for a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST_TEXT = 32_000  # characters; Excel holds 32 767 in a cell
_NARROWEST, _WIDEST = 8, 60  # characters
_BOLD = Font(bold=True)


class Figure(NamedTuple):
    """A number with the decimals it is shown with."""

    value: float
    decimals: int


Value = str | int | Figure | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its headings and, below them, its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, also after it has been saved as CSV.

    Begins it as a formula does, an apostrophe is put before it. Characters no workbook can hold are left out.

    >>> harmless("=1+1"), harmless("-5"), harmless("Hvidovre")
    ("'=1+1", "'-5", 'Hvidovre')
    """
    kept = "'" + text if text.startswith(_FORMULA_STARTS) else text
    return str(ILLEGAL_CHARACTERS_RE.sub("", kept))[:_LONGEST_TEXT]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Write sheets as the bytes of an .xlsx file."""
    book = openpyxl.Workbook(write_only=True)
    for one in sheets:
        sheet = book.create_sheet(one.title)
        sheet.freeze_panes = "A2"
        for column, width in enumerate(_widths(one), start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.append([_bold(heading, sheet) for heading in one.headings])
        for row in one.rows:
            sheet.append([_cell(value, sheet) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    rows: Sequence[Sequence[Value]] = (sheet.headings, *sheet.rows[:200])
    columns = [[row[at] for row in rows if at < len(row)] for at in range(len(sheet.headings))]
    longest = [max(len(value) if isinstance(value, str) else _NARROWEST for value in column) for column in columns]
    return [min(max(length + 2, _NARROWEST), _WIDEST) for length in longest]


def _bold(heading: str, sheet: WriteOnlyWorksheet) -> Cell:
    cell = _cell(heading, sheet)
    cell.font = _BOLD
    return cell


def _cell(value: Value, sheet: WriteOnlyWorksheet) -> Cell:
    if isinstance(value, Figure):
        cell = WriteOnlyCell(sheet, value.value)
        cell.number_format = "#,##0" + ("." + "0" * value.decimals if value.decimals else "")
        return cell
    written = harmless(value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, written)  # type: ignore[arg-type]  # openpyxl writes dates too
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = "dd-mm-yyyy hh:mm" if isinstance(value, datetime) else "dd-mm-yyyy"
    return cell
