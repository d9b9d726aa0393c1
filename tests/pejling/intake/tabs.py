"""One workbook in each format: a sheet is described once, and written as .xlsx, .xls or .ods (.xlsb: xlsb_files)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

import openpyxl
import xlwt

from pejling.intake.addresses import column_name
from tests.pejling.builders import saved

Cell = str | float | None
_CALC = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True)
class Tab:
    """A sheet to write. Rows and columns are counted from 0; `percent` are columns shown in per cent."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()
    percent: Collection[int] = ()


def xlsx(*tabs: Tab) -> bytes:
    """Return a workbook of these sheets as newer Excel writes it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for tab in tabs:
        sheet = book.create_sheet(tab.name)
        sheet.sheet_state = "hidden" if tab.hidden else "visible"
        for row in tab.rows:
            sheet.append(list(row))
        for number in tab.hidden_rows:
            sheet.row_dimensions[number + 1].hidden = True
        for column in tab.hidden_columns:
            sheet.column_dimensions[column_name(column)].hidden = True
        for column in tab.percent:
            for cell in sheet[column_name(column)]:
                cell.number_format = "0.0%"
    return saved(book)


def xls(*tabs: Tab) -> bytes:
    """Return a workbook of these sheets as Excel 97 writes it."""
    book = xlwt.Workbook()
    in_percent, plain = xlwt.easyxf(num_format_str="0.0%"), xlwt.easyxf()
    for tab in tabs:
        sheet = book.add_sheet(tab.name)
        sheet.visibility = int(tab.hidden)
        for number, row in enumerate(tab.rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell, in_percent if column in tab.percent else plain)
        for number in tab.hidden_rows:
            sheet.row(number).hidden = True
        for column in tab.hidden_columns:
            sheet.col(column).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(*tabs: Tab) -> bytes:
    """Return a workbook of these sheets as LibreOffice writes it, filled with empty rows and columns to the end."""
    named = " ".join(f'xmlns:{name}="{_NAMES}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    style = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {named}><office:automatic-styles>{style}'
        f"</style:style></office:automatic-styles><office:body><office:spreadsheet>{''.join(map(_table, tabs))}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return opened_document(content.encode())


def opened_document(content: bytes, manifest: bytes = b"") -> bytes:
    """Return an OpenDocument workbook with this content.xml, and the list of its parts where there is one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", _CALC)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def _table(tab: Tab) -> str:
    width = max(map(len, tab.rows), default=0)
    columns = "".join(f"<table:table-column{_hidden(column in tab.hidden_columns)}/>" for column in range(width))
    rows = "".join(_row(number, row, tab) for number, row in enumerate(tab.rows))
    rest = f'<table:table-cell table:number-columns-repeated="{16_384}"/>'
    end = f'<table:table-row table:number-rows-repeated="{1_048_576 - len(tab.rows)}">{rest}</table:table-row>'
    style = ' table:style-name="ta2"' if tab.hidden else ""
    return f'<table:table table:name="{escape(tab.name)}"{style}>{columns}{rows}{end}</table:table>'


def _row(number: int, row: Sequence[Cell], tab: Tab) -> str:
    cells = "".join(_cell(cell, in_percent=column in tab.percent) for column, cell in enumerate(row))
    return f"<table:table-row{_hidden(number in tab.hidden_rows)}>{cells}</table:table-row>"


def _hidden(hidden: object) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _cell(cell: Cell, *, in_percent: bool) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    kind = "percentage" if in_percent else "float"
    return f'<table:table-cell office:value-type="{kind}" office:value="{cell}"/>'
