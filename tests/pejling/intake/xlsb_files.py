"""Binary workbooks (.xlsb) as Excel writes them, made by hand: no library we have can write them.

The records and their numbers are those of [MS-XLSB]; only what the tests ask of a workbook is written.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence

from tests.pejling.intake.tabs import Tab

PERCENT_STYLE = 1  # the number of the cell style that shows per cent
_ROW, _CELL_REAL, _CELL_TEXT, _SHARED_TEXT, _XF, _COLUMN = 0, 5, 7, 19, 47, 60
_BOOK, _SHEET, _BOOK_PROPERTIES, _CELLS, _SHEETS, _SHEET_ENTRY, _TEXTS = 131, 129, 153, 145, 143, 156, 159
_COLUMNS, _STYLES, _CELL_STYLES = 390, 278, 617
_ENDS = {_BOOK: 132, _SHEET: 130, _CELLS: 146, _SHEETS: 144, _TEXTS: 160, _COLUMNS: 391, _STYLES: 279}
_ENDS |= {_CELL_STYLES: 618}
_OWN_PERCENT = 10  # Excel's own format 0.00%
_MAIN = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsb(*tabs: Tab) -> bytes:
    """Return a binary workbook of these sheets."""
    texts = {text: number for number, text in enumerate(sorted({text for tab in tabs for text in _texts(tab)}))}
    numbers = range(1, len(tabs) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": _book(tabs),
        "xl/_rels/workbook.bin.rels": _relations(
            {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.bin") for number in numbers}
            | {"rId98": ("styles", "styles.bin"), "rId99": ("sharedStrings", "sharedStrings.bin")}
        ),
        "xl/styles.bin": _inside(_STYLES, _inside(_CELL_STYLES, _xf(0) + _xf(_OWN_PERCENT), struct.pack("<I", 2))),
        "xl/sharedStrings.bin": _inside(
            _TEXTS,
            b"".join(_record(_SHARED_TEXT, b"\0" + _wide(text)) for text in texts),
            struct.pack("<II", len(texts), len(texts)),
        ),
    }
    parts |= {f"xl/worksheets/sheet{number}.bin": _sheet(tab, texts) for number, tab in zip(numbers, tabs, strict=True)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _texts(tab: Tab) -> Iterator[str]:
    return (cell for row in tab.rows for cell in row if isinstance(cell, str))


def _record(number: int, content: bytes = b"") -> bytes:
    """Write a record: its number in one byte or two, its length in seven bits a byte, and its content."""
    kind = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, rest = bytearray(), len(content)
    while rest > 0x7F:
        length.append(rest & 0x7F | 0x80)
        rest >>= 7
    return kind + bytes([*length, rest]) + content


def _inside(number: int, records: bytes, beginning: bytes = b"") -> bytes:
    return _record(number, beginning) + records + _record(_ENDS[number])


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _xf(number_format: int) -> bytes:
    return _record(_XF, struct.pack("<HHHHHBBHBB", 0, number_format, 0, 0, 0, 0, 0, 0, 0, 0))


def _book(tabs: Sequence[Tab]) -> bytes:
    entries = (
        _record(_SHEET_ENTRY, struct.pack("<II", tab.hidden, number) + _wide(f"rId{number}") + _wide(tab.name))
        for number, tab in enumerate(tabs, start=1)
    )
    properties = _record(_BOOK_PROPERTIES, struct.pack("<II", 0, 0) + _wide(""))
    return _inside(_BOOK, properties + _inside(_SHEETS, b"".join(entries)))


def _sheet(tab: Tab, texts: dict[str, int]) -> bytes:
    height, width = len(tab.rows), max(map(len, tab.rows), default=0)
    dimension = _record(148, struct.pack("<IIII", 0, max(height - 1, 0), 0, max(width - 1, 0)))
    columns = b"".join(
        _record(_COLUMN, struct.pack("<IIIIH", column, column, 2304, 0, 1)) for column in sorted(tab.hidden_columns)
    )
    rows = b"".join(_row(number, tab, texts) for number in range(height))
    return _inside(_SHEET, dimension + (_inside(_COLUMNS, columns) if columns else b"") + _inside(_CELLS, rows))


def _row(number: int, tab: Tab, texts: dict[str, int]) -> bytes:
    flags = 0x10 if number in tab.hidden_rows else 0  # fDyZero
    header = _record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
    return header + b"".join(
        _cell(column, cell, texts, PERCENT_STYLE if column in tab.percent else 0)
        for column, cell in enumerate(tab.rows[number])
        if cell is not None
    )


def _cell(column: int, cell: str | float, texts: dict[str, int], style: int) -> bytes:
    place = struct.pack("<II", column, style)
    if isinstance(cell, str):
        return _record(_CELL_TEXT, place + struct.pack("<I", texts[cell]))
    return _record(_CELL_REAL, place + struct.pack("<d", cell))


def _content_types(numbers: range) -> bytes:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
        for number in numbers
    )
    return (
        f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_MAIN}"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{sheets}</Types>"
    ).encode()


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()
