"""What an .xlsx says of a sheet beside its values; see `pejling.intake.appearance`.

Looked up in the file's own XML by pattern: a whole parser would take longer than reading the values, and would stop
at faults that do not matter here. `appearance` deals with what is damaged.
"""

from __future__ import annotations

import html
import itertools
import posixpath
import re
import zipfile
from collections.abc import Iterator

from pejling.intake.hidden import Hidden

_CHUNK = 1 << 20  # bytes; a sheet of 280 000 rows has sixty million
_OVERLAP = 40  # bytes; a pattern may stand across two chunks
_WIDEST = 16_384  # columns in a sheet
FORMAT_ROWS = 50
_HIDDEN = re.compile(rb"""\b(?:hidden\s*=\s*["'](?:1|true)|(?:ht|width)\s*=\s*["']0(?:\.0*)?)["']""")
# A pattern that begins with plain letters is looked for twenty times as fast as one that begins with a word's border.
_SIGNS = tuple(re.compile(word + rb"""\s*=\s*["'][01t]""") for word in (b"hidden", b"ht", b"width"))
_SHEET, _RELATION = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>"), re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ROW, _COLUMN = re.compile(rb"<(?:\w+:)?row\b[^>]*>"), re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_CELL, _LETTERS = re.compile(rb"<(?:\w+:)?c\s[^>]*>"), re.compile(r"[A-Z]{1,3}")
_FORMAT, _STYLE = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>"), re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
OWN_PERCENT = {9, 10}  # the numbers of Excel's own formats 0% and 0.00%


def hidden_parts(packed: zipfile.ZipFile, sheet: str) -> Hidden:
    """Return what is hidden on a sheet."""
    part = _part_of(packed, sheet)
    return _hidden_in(packed.read(part)) if holds(packed, part, *_SIGNS) else Hidden()


def percent_columns(packed: zipfile.ZipFile, sheet: str) -> frozenset[int]:
    """Return the columns that are shown in per cent."""
    styles = _percent_styles(packed.read("xl/styles.xml"))
    with packed.open(_part_of(packed, sheet)) as part:
        text = part.read(_CHUNK)
    found = [attributes(tag[0]) for tag in _CELL.finditer(_first_rows(text))]
    return frozenset(_column(one["r"]) for one in found if one.get("t", "n") == "n" and one.get("s") in styles)


def attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a start tag, by their names as they are written."""
    pairs = ((match[1], match[2] or match[3] or b"") for match in _ATTRIBUTE.finditer(tag))
    return {key.decode(errors="replace"): html.unescape(text.decode(errors="replace")) for key, text in pairs}


def holds(packed: zipfile.ZipFile, part: str, *patterns: re.Pattern[bytes]) -> bool:
    """Tell whether any of some short patterns stands anywhere in a part, without unpacking the part whole."""
    with packed.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if any(pattern.search(before + chunk) for pattern in patterns):
                return True
            before = chunk[-_OVERLAP:]
    return False


def relations(packed: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the names of the parts that a workbook's list of relations (itself a part) names, by their key."""
    told = (attributes(tag[0]) for tag in _RELATION.finditer(packed.read(part)))
    targets = {one["Id"]: one["Target"] for one in told}
    return {key: name[1:] if name.startswith("/") else f"xl/{name}" for key, name in targets.items()}


def sheets_by_part(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the sheets' names by the names of the parts their cells are in, and their comments and drawings."""
    names = [attributes(tag[0])["name"] for tag in _SHEET.finditer(packed.read("xl/workbook.xml"))]
    return with_parts_beside(packed, {_part_of(packed, name): name for name in names})


def with_parts_beside(packed: zipfile.ZipFile, sheets: dict[str, str]) -> dict[str, str]:
    """Return sheets' names by their parts (`sheets`), and by the parts that these name as their own."""
    return {beside: name for part, name in sheets.items() for beside in _parts_beside(packed, part)} | sheets


def _parts_beside(packed: zipfile.ZipFile, part: str) -> list[str]:
    folder, _, file = part.rpartition("/")
    told = f"{folder}/_rels/{file}.rels"
    if told not in packed.namelist():
        return []
    targets = (attributes(tag[0]).get("Target", "") for tag in _RELATION.finditer(packed.read(told)))
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part a sheet's cells are in. Raises KeyError where it is not told."""
    told = (attributes(tag[0]) for tag in _SHEET.finditer(packed.read("xl/workbook.xml")))
    by_name = {one["name"]: next((text for key, text in one.items() if key.endswith(":id")), "") for one in told}
    return relations(packed, "xl/_rels/workbook.xml.rels")[by_name[sheet]]


def _hidden_in(text: bytes) -> Hidden:
    return Hidden(frozenset(_hidden_rows(text)), frozenset(itertools.chain.from_iterable(_hidden_columns(text))))


def _hidden_rows(text: bytes) -> Iterator[int]:
    number = -1
    for tag in _ROW.finditer(text):
        told = attributes(tag[0]).get("r", "")
        number = int(told) - 1 if told.isdecimal() else number + 1
        if _HIDDEN.search(tag[0]):
            yield number


def _hidden_columns(text: bytes) -> Iterator[range]:
    for tag in _COLUMN.finditer(text):
        if _HIDDEN.search(tag[0]):
            told = attributes(tag[0])
            yield range(int(told["min"]) - 1, min(int(told["max"]), _WIDEST))


def _percent_styles(styles: bytes) -> frozenset[str]:
    """Return the numbers of the cell styles that show per cent."""
    told = (attributes(tag[0]) for tag in _FORMAT.finditer(styles))
    formats = {one["numFmtId"] for one in told if "%" in one.get("formatCode", "")} | set(map(str, OWN_PERCENT))
    cell_styles = _STYLES.search(styles)
    used = _STYLE.finditer(cell_styles[0]) if cell_styles else iter(())
    return frozenset(
        str(number) for number, tag in enumerate(used) if attributes(tag[0]).get("numFmtId", "0") in formats
    )


def _first_rows(text: bytes) -> bytes:
    after = next(itertools.islice(_ROW.finditer(text), FORMAT_ROWS, None), None)
    return text[: after.start()] if after else text


def _column(address: str) -> int:
    letters = _LETTERS.match(address)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
