"""Workbooks written the same to the byte every time, whatever the day and the machine."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | None
Row = tuple[Cell, ...]

_WRITTEN = datetime(2020, 1, 1)  # noqa: DTZ001 - openpyxl takes no time zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can hold
_UNIX = 3
_PERCENT, _DECIMAL, _WHOLE, _MONTH = "0.0%", "#,##0.0", "#,##0", "mmm-yy"


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: rows from A1, merged areas ("B3:C3"), and columns (from 0) of fractions shown in per cent."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[str, ...] = ()
    percent: tuple[int, ...] = ()


def workbook(*sheets: Sheet) -> bytes:
    """Return a workbook's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    book.properties.creator = "Pejling, tools/make_examples.py"
    book.properties.created = _WRITTEN
    written = io.BytesIO()
    book.save(written)
    return _normal(written.getvalue())


def _write(page: Worksheet, sheet: Sheet) -> None:
    for row in sheet.rows:
        page.append(row)
    for cells in page.iter_rows():
        for cell in cells:
            if isinstance(cell, WrittenCell) and not isinstance(cell.value, str | None):
                cell.number_format = _format(cell.value, percent=cell.column - 1 in sheet.percent)
    for area in sheet.merged:
        page.merge_cells(area)


def _format(value: object, *, percent: bool) -> str:
    if isinstance(value, date):
        return _MONTH
    if percent:
        return _PERCENT
    return _DECIMAL if isinstance(value, float) else _WHOLE


def _normal(content: bytes) -> bytes:
    """Take out of a workbook what tells when, where and with which XML library it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.create_system, entry.compress_type = _UNIX, zipfile.ZIP_DEFLATED
            part = _MODIFIED.sub(rb"\g<1>" + _WRITTEN.isoformat().encode() + b"Z", old.read(name))
            new.writestr(entry, canonicalize(part.decode()).encode())
    return written.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """Return what a file holds: a workbook's parts unpacked, or the bytes themselves under no name.

    Two builds of zlib may pack the same parts differently, so files are compared by this.
    """
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
