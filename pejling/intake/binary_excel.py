"""What an .xlsb says of a sheet beside its values; see `pejling.intake.appearance`.

Its parts are rows of records: a number, a length and that many bytes, as [MS-XLSB] describes them.
"""

from __future__ import annotations

import contextlib
import struct
import zipfile
from collections.abc import Iterator

from pejling.intake.hidden import Hidden
from pejling.intake.issues import NotReadableError
from pejling.intake.markup import FORMAT_ROWS, OWN_PERCENT, relations, with_parts_beside

_ROW, _NUMBERS, _FORMAT, _STYLE, _COLUMN, _SHEET = 0, {2, 5, 9}, 44, 47, 60, 156
_SHORT_CELLS = range(12, 19)  # whose column is the next after the one before, and which our reader passes over
_SHORTENED = (
    "filen er en .xlsb, som et andet program end Excel har skrevet på en kort form, og dens celler kan ikke læses; "
    "åbn den i Excel, og gem den igen (helst som .xlsx)"
)
_STYLES, _STYLES_END = 617, 618
_TEXTS, _TEXT, _OTHERS, _OTHERS_END = 159, 19, 35, 36
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_WIDEST = 16_384
_MORE, _BITS = 0x80, 0x7F  # whether a number goes on in the next byte, and what this one says of it


def hidden_parts(packed: zipfile.ZipFile, sheet: str) -> Hidden:
    """Return what is hidden on a sheet. Raises NotReadableError where it has cells that our reader passes over."""
    part = packed.read(_part_of(packed, sheet))
    rows, columns = set[int](), set[int]()
    for kind, place in _records(part):
        if kind == _ROW and part[place + 11] & _ROW_HIDDEN:
            rows.add(_long(part, place))
        elif kind == _COLUMN and part[place + 16] & _COLUMN_HIDDEN:
            columns.update(range(_long(part, place), min(_long(part, place + 4) + 1, _WIDEST)))
        elif kind in _SHORT_CELLS:
            raise NotReadableError(_SHORTENED)
    return Hidden(frozenset(rows), frozenset(columns))


def percent_columns(packed: zipfile.ZipFile, sheet: str) -> frozenset[int]:
    """Return the columns with numbers that are shown in per cent in the first rows."""
    styles = _percent_styles(packed.read("xl/styles.bin"))
    part = packed.read(_part_of(packed, sheet))
    found, rows = set[int](), 0
    for kind, place in _records(part):
        rows += kind == _ROW
        if rows > FORMAT_ROWS:
            break
        if kind in _NUMBERS and _long(part, place + 4) & 0xFFFFFF in styles:
            found.add(_long(part, place))
    return frozenset(found)


def sheets_by_part(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the sheets' names by the names of the parts their cells are in, and their comments and drawings."""
    return with_parts_beside(packed, {part: name for name, part in _parts(packed).items()})


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part a sheet's cells are in. Raises KeyError where it is not told."""
    return _parts(packed)[sheet]


def _parts(packed: zipfile.ZipFile) -> dict[str, str]:
    book, targets = packed.read("xl/workbook.bin"), relations(packed, "xl/_rels/workbook.bin.rels")
    parts = {}
    for kind, place in _records(book):
        if kind == _SHEET:
            relation, after = _text(book, place + 8)
            parts[_text(book, after)[0]] = targets[relation]
    return parts


def _percent_styles(part: bytes) -> set[int]:
    formats, styles, among_styles = set(OWN_PERCENT), list[int](), False
    for kind, place in _records(part):
        if kind in {_STYLES, _STYLES_END}:
            among_styles = kind == _STYLES
        elif kind == _FORMAT and "%" in _text(part, place + 2)[0]:
            formats.add(_short(part, place))
        elif kind == _STYLE and among_styles:
            styles.append(_short(part, place + 2))
    return {number for number, used in enumerate(styles) if used in formats}


def lengths_of_texts(part: bytes | bytearray) -> Iterator[int]:
    """Yield how many bytes each shared text takes, in their order, up to where the next record's content begins.

    What other programs may have put among them, or before them, is passed over, as a reader does.
    """
    begun, among_texts, of_others = 0, False, False
    with contextlib.suppress(LookupError):  # a part that breaks off
        for kind, place in _records(part):
            if begun:
                yield place - begun
            among_texts |= kind == _TEXTS
            of_others = kind == _OTHERS if kind in {_OTHERS, _OTHERS_END} else of_others
            begun = place if kind == _TEXT and among_texts and not of_others else 0
    if begun:
        yield len(part) - begun


def _records(part: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Yield each record's number and where its content begins. Raises LookupError where the part breaks off."""
    place = 0
    while place < len(part):
        kind = part[place]
        place += 1
        if kind & _MORE:
            kind = kind & _BITS | (part[place] & _BITS) << 7
            place += 1
        length, shift = part[place] & _BITS, 0
        while part[place] & _MORE:
            place, shift = place + 1, shift + 7
            length |= (part[place] & _BITS) << shift
        place += 1
        yield kind, place
        place += length


def _text(part: bytes, place: int) -> tuple[str, int]:
    """Return a text that begins with its length, and where it ends."""
    end = place + 4 + 2 * _long(part, place)
    return part[place + 4 : end].decode("utf-16-le"), end


def _long(part: bytes, place: int) -> int:
    found: int = struct.unpack_from("<I", part, place)[0]
    return found


def _short(part: bytes, place: int) -> int:
    found: int = struct.unpack_from("<H", part, place)[0]
    return found
