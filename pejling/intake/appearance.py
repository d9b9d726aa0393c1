"""What a workbook says beside its values: hidden rows and columns, columns shown in per cent, whether it is locked.

Where that cannot be read, nothing is hidden and nothing is in per cent: a fault there is no reason to stop a reading.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import TypeVar

from pejling.intake import binary_excel, documents, markup, old_excel
from pejling.intake.hidden import NOTHING_HIDDEN, Hidden
from pejling.intake.hiding_places import Place

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CALC, _BINARY = "content.xml", "xl/workbook.bin"
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, LookupError, ValueError, TypeError, EOFError, OSError)
_ODD_FAULTS = (RuntimeError, StopIteration)  # RuntimeError: a locked part, a packing unknown, or folders in themselves
_Told = TypeVar("_Told")


def hidden_parts(content: bytes, sheet: str) -> Hidden:
    """Return what is hidden on a sheet, by hand, by a filter or by a closed group."""
    zipped = {_CALC: documents.hidden_parts, _BINARY: binary_excel.hidden_parts, "": markup.hidden_parts}
    return _told(content, sheet, old_excel.hidden_parts, zipped) or NOTHING_HIDDEN


def percent_columns(content: bytes, sheet: str) -> frozenset[int]:
    """Return the columns (from 0) that a workbook shows in per cent, so that 0.163 means 16.3. Looks at 50 rows."""
    zipped = {_CALC: documents.percent_columns, _BINARY: binary_excel.percent_columns, "": markup.percent_columns}
    return _told(content, sheet, old_excel.percent_columns, zipped) or frozenset()


def cells_with_errors(content: bytes, sheet: str) -> tuple[str, ...]:
    """Return the addresses of cells with errors in an .ods or .xls; an .xlsx has been looked through already."""
    zipped = {_CALC: documents.cells_with_errors, "": lambda *_: ()}
    return _told(content, sheet, old_excel.cells_with_errors, zipped) or ()


def sheets_by_part(content: bytes) -> dict[str, str]:
    """Return the names of a zipped workbook's sheets by the names of their parts, comments' and drawings' too."""
    zipped = {_BINARY: binary_excel.sheets_by_part, "": markup.sheets_by_part}
    return _told(content, "", lambda *_: {}, {kind: _of_all(reader) for kind, reader in zipped.items()}) or {}


def words_beside(content: bytes) -> dict[Place, bytes]:
    """Return what an .xls holds of comments, drawn texts, headers and properties; a zipped file is looked through."""
    return _told(content, "", lambda old, _: old_excel.words_beside(old), {"": lambda *_: {}}) or {}


def formulas(content: bytes) -> bytes:
    """Return what an .xls holds of formulas; a zipped file is looked through."""
    return _told(content, "", lambda old, _: old_excel.formulas(old), {"": lambda *_: b""}) or b""


def shared_texts(content: bytes) -> tuple[list[int], bytes]:
    """Return the lengths of the texts that an .xls's cells share, and which cells have; a zipped file is measured."""
    nothing: tuple[list[int], bytes] = ([], b"")
    return _told(content, "", lambda old, _: old_excel.shared_texts(old), {"": lambda *_: nothing}) or nothing


def needs_password(content: bytes) -> bool:
    """Tell whether a workbook that cannot be read is locked; a locked .xlsx is no zip, and known by its format."""
    zipped = {_CALC: lambda packed, _: documents.is_locked(packed), "": lambda *_: False}
    return bool(_told(content, "", lambda old, _: old_excel.is_locked(old), zipped))


def _of_all(reader: Callable[[zipfile.ZipFile], _Told]) -> Callable[[zipfile.ZipFile, str], _Told]:
    return lambda packed, _: reader(packed)


def _told(
    content: bytes,
    sheet: str,
    old: Callable[[bytes, str], _Told],
    zipped: Mapping[str, Callable[[zipfile.ZipFile, str], _Told]],
) -> _Told | None:
    """Ask the reader of the file's format. `zipped` are readers by the part that tells the format, "" for the rest."""
    try:
        if content.startswith(_OLE):
            return old(content, sheet)
        if content.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                parts = set(packed.namelist())
                return zipped[next((part for part in zipped if part in parts), "")](packed, sheet)
    except (*_FAULTS, *_ODD_FAULTS):
        return None
    return None
