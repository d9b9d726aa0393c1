"""What an .xlsx says of a sheet beside its values: hidden rows and columns, and columns shown in per cent.

Looked up in the file's own XML by pattern: a whole parser would take longer than reading the values, and would stop
at faults that do not matter here. Where the markup cannot be read, nothing is hidden and nothing is in per cent.
"""

from __future__ import annotations

import html
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pejling.intake.issues import Issue, column_name

_ZIP = b"PK\x03\x04"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError)
_CHUNK = 1 << 20  # bytes; a sheet of 280 000 rows has sixty million
_WIDEST = 16_384  # columns in a sheet
_FORMAT_ROWS = 50
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_SHEET, _RELATION = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>"), re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ROW, _COLUMN = re.compile(rb"<(?:\w+:)?row\b[^>]*>"), re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_CELL, _LETTERS = re.compile(rb"<(?:\w+:)?c\s[^>]*>"), re.compile(r"[A-Z]{1,3}")
_FORMAT, _STYLE = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>"), re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OWN_PERCENT = {"9", "10"}  # Excel's own formats 0% and 0.00%


@dataclass(frozen=True, slots=True)
class Hidden:
    """Rows and columns of a sheet that Excel does not show, from 0."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Return True where something is hidden."""
        return bool(self.rows or self.columns)

    def issues(self, sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
        """Say which rows and columns of a sheet hold something and are left out because they are hidden."""
        height, width = len(rows), len(rows[0]) if rows else 0
        filled = [
            row for row in sorted(self.rows) if row < height and any(cell not in {"", None} for cell in rows[row])
        ]
        columns = sorted(column for column in self.columns if column < width)
        beside = [column for column in columns if any(row[column] not in {"", None} for row in rows)]
        issues = [Issue(sheet, f"A{filled[0] + 1}", _told(len(filled), "række", "rækker"))] if filled else []
        issues += [Issue(sheet, column_name(beside[0]), _told(len(beside), "kolonne", "kolonner"))] if beside else []
        return tuple(issues)


def _told(count: int, one: str, many: str) -> str:
    what = f"en skjult {one}" if count == 1 else f"{count} skjulte {many}"
    return f"{what} er ikke brugt (den første her); vis dem i Excel, og gem filen igen, hvis de skal med"


def hidden_parts(content: bytes, sheet: str) -> Hidden:
    """Return what is hidden on a sheet, by hand, by a filter or by a closed group."""
    if not content.startswith(_ZIP):
        return Hidden()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            part = _part_of(packed, sheet)
            if not _holds_hidden(packed, part):
                return Hidden()
            return _hidden_in(packed.read(part))
    except _UNREADABLE:
        return Hidden()


def percent_columns(content: bytes, sheet: str) -> frozenset[int]:
    """Return the columns (from 0) that a workbook shows in per cent, so that 0.163 means 16.3. Looks at 50 rows."""
    if not content.startswith(_ZIP):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            styles = _percent_styles(packed.read("xl/styles.xml"))
            with packed.open(_part_of(packed, sheet)) as part:
                text = part.read(_CHUNK)
            found = [_attributes(tag[0]) for tag in _CELL.finditer(_first_rows(text))]
            return frozenset(_column(one["r"]) for one in found if one.get("t", "n") == "n" and one.get("s") in styles)
    except _UNREADABLE:
        return frozenset()


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part a sheet's cells are in. Raises KeyError where it is not told."""
    told = (_attributes(tag[0]) for tag in _SHEET.finditer(packed.read("xl/workbook.xml")))
    by_name = {one["name"]: next((text for key, text in one.items() if key.endswith(":id")), "") for one in told}
    relations = (_attributes(tag[0]) for tag in _RELATION.finditer(packed.read("xl/_rels/workbook.xml.rels")))
    target = {one["Id"]: one["Target"] for one in relations}[by_name[sheet]]
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    pairs = ((match[1], match[2] or match[3] or b"") for match in _ATTRIBUTE.finditer(tag))
    return {key.decode(errors="replace"): html.unescape(text.decode(errors="replace")) for key, text in pairs}


def _holds_hidden(packed: zipfile.ZipFile, part: str) -> bool:
    with packed.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if b"hidden" in (text := before + chunk) and _HIDDEN.search(text):
                return True
            before = chunk[-20:]  # the word may stand across two chunks
    return False


def _hidden_in(text: bytes) -> Hidden:
    return Hidden(frozenset(_hidden_rows(text)), frozenset(itertools.chain.from_iterable(_hidden_columns(text))))


def _hidden_rows(text: bytes) -> Iterator[int]:
    number = -1
    for tag in _ROW.finditer(text):
        told = _attributes(tag[0]).get("r", "")
        number = int(told) - 1 if told.isdecimal() else number + 1
        if _HIDDEN.search(tag[0]):
            yield number


def _hidden_columns(text: bytes) -> Iterator[range]:
    for tag in _COLUMN.finditer(text):
        if _HIDDEN.search(tag[0]):
            told = _attributes(tag[0])
            yield range(int(told["min"]) - 1, min(int(told["max"]), _WIDEST))


def _percent_styles(styles: bytes) -> frozenset[str]:
    """Return the numbers of the cell styles that show per cent."""
    told = (_attributes(tag[0]) for tag in _FORMAT.finditer(styles))
    formats = _OWN_PERCENT | {one["numFmtId"] for one in told if "%" in one.get("formatCode", "")}
    cell_styles = _STYLES.search(styles)
    used = _STYLE.finditer(cell_styles[0]) if cell_styles else iter(())
    return frozenset(
        str(number) for number, tag in enumerate(used) if _attributes(tag[0]).get("numFmtId", "0") in formats
    )


def _first_rows(text: bytes) -> bytes:
    after = next(itertools.islice(_ROW.finditer(text), _FORMAT_ROWS, None), None)
    return text[: after.start()] if after else text


def _column(address: str) -> int:
    letters = _LETTERS.match(address)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
