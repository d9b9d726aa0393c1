"""What an .ods says of a sheet beside its values, looked up by pattern; see `pejling.intake.appearance`."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from pejling.intake.addresses import cell_name
from pejling.intake.hidden import Hidden
from pejling.intake.markup import FORMAT_ROWS, attributes, holds

_CONTENT = "content.xml"
_HIDDEN = re.compile(rb"""visibility\s*=\s*["'](?:collapse|filter)["']""")
_PERCENT = re.compile(rb"""value-type\s*=\s*["']percentage["']""")
_ERROR = re.compile(rb"""value-type\s*=\s*["']error["']""")
_TABLE, _TABLE_END = re.compile(rb"<(?:\w+:)?table\s[^>]*>"), re.compile(rb"</(?:\w+:)?table>")
_ROW = re.compile(rb"<(?:\w+:)?table-row(?=[\s/>])[^>]*>")  # and not a group of rows
_COLUMN = re.compile(rb"<(?:\w+:)?table-column(?=[\s/>])[^>]*>")
_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b[^>]*>")
_TALLEST, _WIDEST = 1_048_576, 16_384


def hidden_parts(packed: zipfile.ZipFile, sheet: str) -> Hidden:
    """Return what is hidden on a sheet. One tag may stand for many rows or columns."""
    if not holds(packed, _CONTENT, _HIDDEN):
        return Hidden()
    text = _table(packed.read(_CONTENT), sheet)
    return Hidden(
        frozenset(_hidden(_ROW, text, "number-rows-repeated", _TALLEST)),
        frozenset(_hidden(_COLUMN, text, "number-columns-repeated", _WIDEST)),
    )


def percent_columns(packed: zipfile.ZipFile, sheet: str) -> frozenset[int]:
    """Return the columns with cells that are shares in the first rows."""
    if not holds(packed, _CONTENT, _PERCENT):
        return frozenset()
    text = _table(packed.read(_CONTENT), sheet)
    starts = [tag.end() for _, tag in zip(range(FORMAT_ROWS + 1), _ROW.finditer(text), strict=False)]
    found: set[int] = set()
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for first, after, tag in _counted(_CELL, text[start:end], "number-columns-repeated", _WIDEST):
            found.update(range(first, after) if _PERCENT.search(tag) else ())
    return frozenset(found)


def cells_with_errors(packed: zipfile.ZipFile, sheet: str) -> tuple[str, ...]:
    """Return the addresses of a sheet's cells with #DIV/0! and the like, as LibreOffice marks them."""
    if not holds(packed, _CONTENT, _ERROR):
        return ()
    text = _table(packed.read(_CONTENT), sheet)
    starts = [tag.end() for tag in _ROW.finditer(text)]
    numbers = [first for first, _, _ in _counted(_ROW, text, "number-rows-repeated", _TALLEST)]
    found = []
    for number, start, end in zip(numbers, starts, [*starts[1:], len(text)], strict=True):
        if _ERROR.search(text, start, end):
            cells = _counted(_CELL, text[start:end], "number-columns-repeated", _WIDEST)
            found += [cell_name(number, first) for first, _, tag in cells if _ERROR.search(tag)]
    return tuple(found)


def is_locked(packed: zipfile.ZipFile) -> bool:
    """Tell whether the parts are encrypted."""
    return b"encryption-data" in packed.read("META-INF/manifest.xml")


def _table(text: bytes, sheet: str) -> bytes:
    """Return what stands between a sheet's tags. Raises LookupError where there is none of that name."""
    start = next(tag.end() for tag in _TABLE.finditer(text) if _told(tag[0], "name") == sheet)
    end = _TABLE_END.search(text, start)
    return text[start : end.start()] if end else text[start:]


def _told(tag: bytes, name: str) -> str:
    return next((text for key, text in attributes(tag).items() if key.rpartition(":")[2] == name), "")


def _hidden(tags: re.Pattern[bytes], text: bytes, repeated: str, most: int) -> Iterator[int]:
    for first, after, tag in _counted(tags, text, repeated, most):
        if _HIDDEN.search(tag):
            yield from range(first, after)


def _counted(tags: re.Pattern[bytes], text: bytes, repeated: str, most: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield each tag with the numbers it stands for, from 0: the first, and the one after the last."""
    number = 0
    for tag in tags.finditer(text):
        told = _told(tag[0], repeated) if b"repeated" in tag[0] else ""
        after = min(number + (int(told) if told.isdecimal() else 1), most)
        yield number, after, tag[0]
        number = after
