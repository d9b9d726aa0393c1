"""What an .xls says of a sheet beside its values; see `pejling.intake.appearance`.

It is a stream of records: a number, a length and that many bytes, as [MS-XLS] describes them. xlrd would tell the
same, but reads every cell and every style for it.
"""

from __future__ import annotations

import bisect
import contextlib
import io
import re
import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate

import olefile

from pejling.intake.addresses import cell_name
from pejling.intake.hidden import Hidden
from pejling.intake.hiding_places import Place
from pejling.intake.markup import FORMAT_ROWS, OWN_PERCENT

_START, _END, _SHEET, _ROW, _COLUMN, _LOCKED = 0x809, 0x0A, 0x85, 0x208, 0x7D, 0x2F
_FORMAT, _STYLE, _SEVERAL, _NUMBERS = 0x41E, 0xE0, 0xBD, {0x203, 0x27E, 0x06}
_ERROR, _FORMULA, _ERROR_VALUE = 0x205, 0x06, 2
_CONTINUED, _DRAWN_TEXT, _AUTHOR = 0x3C, 0x1B6, 0x1C
_BESIDE = {0x14: 3, 0x15: 3, _AUTHOR: 0}  # header, footer, comment's author
# Formulas of cells (in old Excels too), shared ones, lists; and of names, choices and conditional formats.
_WITH_FORMULAS = {_FORMULA, 0x206, 0x406, 0x4BC, 0x221, 0x18, 0x1BE, 0x1B1}
_TEXTS, _CELL_WITH_TEXT, _WITH_FONTS, _WITH_SOUND = 0xFC, 0xFD, 8, 4
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_NEWEST = 0x600  # Excel 97 to 2003; before, names are in one byte a sign
_WIDEST = 256
_STREAMS = ("Workbook", "Book")
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_TEXT_BEGINS = re.compile(rb"[\x1e\x1f]\0\0\0.{4}", re.DOTALL)  # in properties: that it is text, and how long
_PLACED = re.compile(rb"&[LCR]")  # left, centre, right


def hidden_parts(content: bytes, sheet: str) -> Hidden:
    """Return what is hidden on a sheet."""
    rows, columns = set[int](), set[int]()
    for kind, told in _sheet(_stream(content), sheet):
        if kind == _ROW and (told[12] & _ROW_HIDDEN or not _short(told, 6)):
            rows.add(_short(told, 0))
        elif kind == _COLUMN and (told[8] & _COLUMN_HIDDEN or not _short(told, 4)):
            columns.update(range(_short(told, 0), min(_short(told, 2) + 1, _WIDEST)))
    return Hidden(frozenset(rows), frozenset(columns))


def percent_columns(content: bytes, sheet: str) -> frozenset[int]:
    """Return the columns with numbers that are shown in per cent in the first rows."""
    stream = _stream(content)
    styles = _percent_styles(stream)
    cells = (cell for kind, told in _sheet(stream, sheet) for cell in _cells(kind, told))
    return frozenset(column for row, column, style in cells if row < FORMAT_ROWS and style in styles)


def cells_with_errors(content: bytes, sheet: str) -> tuple[str, ...]:
    """Return the addresses of a sheet's cells with #DIV/0! and the like."""
    cells = ((kind, told) for kind, told in _sheet(_stream(content), sheet) if kind in {_ERROR, _FORMULA})
    return tuple(cell_name(_short(told, 0), _short(told, 2)) for kind, told in cells if _is_error(kind, told))


def _is_error(kind: int, told: bytes) -> bool:
    """True for an error typed or copied, and for a formula whose kept value is one."""
    return bool(told[7]) if kind == _ERROR else (told[6] == _ERROR_VALUE and told[12:14] == b"\xff\xff")


def is_locked(content: bytes) -> bool:
    """Tell whether the workbook's records are encrypted."""
    return any(kind == _LOCKED for kind, _ in _records(_stream(content)))


def words_beside(content: bytes) -> dict[Place, bytes]:
    """Return what people have written beside the cells: comments, drawn texts, headers, footers and properties."""
    with olefile.OleFileIO(io.BytesIO(content)) as packed:
        told = [packed.openstream(name).read() for name in _PROPERTIES if packed.exists(name)]
    found = {place: list[bytes]() for place in (Place.NOTES, Place.HEADERS)}
    drawn = False
    for kind, text in _all_records(_stream(content)):
        if drawn and kind == _CONTINUED:
            found[Place.NOTES].append(text[1:])
        elif kind in _BESIDE:
            place = Place.NOTES if kind == _AUTHOR else Place.HEADERS
            found[place].append(_PLACED.sub(b" ", text[_BESIDE[kind] :].replace(b"\0", b"")))
        drawn = kind == _DRAWN_TEXT or (drawn and kind == _CONTINUED)
    found[Place.PROPERTIES] = [_TEXT_BEGINS.sub(b" ", one) for one in told]
    return {place: b" ".join(texts) for place, texts in found.items()}


def formulas(content: bytes) -> bytes:
    """Return the records that hold formulas, which are kept as tokens."""
    return b"\0".join(told for kind, told in _all_records(_stream(content)) if kind in _WITH_FORMULAS)


def shared_texts(content: bytes) -> tuple[list[int], bytes]:
    """Return how many bytes each text takes that cells share, in their order, and the records of those cells."""
    texts, cells = list[bytes](), list[bytes]()
    last = 0
    for kind, told in _all_records(_stream(content)):
        last = _TEXTS if kind == _CONTINUED and last == _TEXTS else kind
        if last == _TEXTS:
            texts.append(told)
        elif kind == _CELL_WITH_TEXT:
            cells.append(told[6:10])
    return list(_lengths(texts)), b"".join(cells)


def _lengths(parts: Sequence[bytes]) -> Iterator[int]:
    """Yield the bytes of each text. One that goes on in the next record says there anew how wide its signs are."""
    told, ends = b"".join(parts), list(accumulate(map(len, parts)))
    place = 8  # after how many they are
    with contextlib.suppress(struct.error, IndexError):  # a part that breaks off
        while place < len(told):
            begun, signs, flags = place, _short(told, place), told[place + 2]
            after = 4 * _short(told, place + 3) if flags & _WITH_FONTS else 0
            place += 5 if flags & _WITH_FONTS else 3
            if flags & _WITH_SOUND:
                after += struct.unpack_from("<I", told, place)[0]
                place += 4
            place = _after_signs(told, ends, place, (signs, 1 + (flags & 1))) + after
            yield place - begun


def _after_signs(told: bytes, ends: Sequence[int], place: int, signs: tuple[int, int]) -> int:
    """Return where so many signs, so many bytes wide, end."""
    left, width = signs
    while True:
        end = ends[bisect.bisect_right(ends, place)]
        fit = min(left, (end - place) // width)
        place, left = place + fit * width, left - fit
        if not left:
            return place
        width, place = 1 + (told[place] & 1), place + 1


def _stream(content: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(content)) as packed:
        name = next(name for name in _STREAMS if packed.exists(name))
        found: bytes = packed.openstream(name).read()
    return found


def _all_records(stream: bytes, place: int = 0) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _records(stream: bytes, place: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place to the end of what begins there, which may be part of something else."""
    depth = 0
    for kind, told in _all_records(stream, place):
        yield kind, told
        depth += (kind == _START) - (kind == _END)
        if not depth:
            return


def _sheet(stream: bytes, sheet: str) -> Iterator[tuple[int, bytes]]:
    """Yield a sheet's records. Raises LookupError where there is none of that name."""
    newest = _short(stream, 4) >= _NEWEST
    names = {_name(told, newest=newest): told for kind, told in _records(stream) if kind == _SHEET}
    return _records(stream, struct.unpack_from("<I", names[sheet])[0])


def _name(told: bytes, *, newest: bool) -> str:
    if not newest:
        return told[7:].decode("cp1252")
    return told[8:].decode("utf-16-le" if told[7] & 1 else "latin-1")


def _percent_styles(stream: bytes) -> set[int]:
    formats, styles = set(OWN_PERCENT), list[int]()
    for kind, told in _records(stream):
        if kind == _FORMAT and b"%" in told[2:]:
            formats.add(_short(told, 0))
        elif kind == _STYLE:
            styles.append(_short(told, 2))
    return {number for number, used in enumerate(styles) if used in formats}


def _cells(kind: int, told: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each cell with a number in a record."""
    if kind in _NUMBERS:
        yield _short(told, 0), _short(told, 2), _short(told, 4)
    elif kind == _SEVERAL:
        for number, place in enumerate(range(4, len(told) - 2, 6)):
            yield _short(told, 0), _short(told, 2) + number, _short(told, place)


def _short(told: bytes, place: int) -> int:
    found: int = struct.unpack_from("<H", told, place)[0]
    return found
